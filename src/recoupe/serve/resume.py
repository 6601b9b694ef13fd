"""The dossier that a desk left behind, shown at once while its articles are read again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from recoupe import export
from recoupe._version import __version__
from recoupe.errors import RecoupeError
from recoupe.ingest import READERS
from recoupe.ingest.files import File, walk
from recoupe.model import Dossier
from recoupe.serve.desk import Desk
from recoupe.settings import Settings


def left(desk: Desk, paths: Sequence[Path], settings: Settings) -> Dossier | None:
    """The last dossier of a desk, if it is what the same files and settings would give now; else None.

    Cost: every file is read once, for its digest.
    """
    with suppress(RecoupeError, OSError):
        found = export.read(desk.dossier)
        same = (found.run.version, found.run.settings) == (__version__, settings.to_dict())
        if same and {(one.path, one.sha256) for one in found.run.inputs} == _digests(desk, paths):
            return found
    return None


def _digests(desk: Desk, paths: Sequence[Path]) -> set[tuple[str, str]]:
    files = [*walk(paths, frozenset(READERS)), *desk.files()]
    return {(file.path, sha256(file.where.read_bytes()).hexdigest()) for file in files if isinstance(file, File)}
