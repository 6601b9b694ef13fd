"""The dossier in each format of other tools, as bytes to download; a format of several files as one archive."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from recoupe import export
from recoupe.errors import SettingsError
from recoupe.export import FORMATS
from recoupe.model import Dossier
from recoupe.serve.problems import Problem

MEDIA = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "markdown": "text/markdown; charset=utf-8",
    "jsonld": "application/ld+json",
    "graphml": "application/graphml+xml",
    "ics": "text/calendar; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json",
    "sqlite": "application/vnd.sqlite3",
}
ZIP = "application/zip"
FIRST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, so that equal dossiers give equal bytes."""


def media(name: str) -> str:
    """The media type of a format; an archive where it is a folder of files."""
    return MEDIA.get(name, ZIP)


def file_name(name: str) -> str:
    """What a browser calls the download.

    >>> file_name("csl"), file_name("csv")
    ('dossier.csl.json', 'dossier-csv.zip')
    """
    endings = FORMATS[name].endings
    return f"dossier{endings[0]}" if endings else f"dossier-{name}.zip"


def make(dossier: Dossier, name: str, *, share: bool, ui: str) -> bytes:
    """The dossier in a format; ``share`` leaves out full texts.

    Raises :class:`Problem` where a library of that format is not installed.
    """
    found = export.shared(dossier) if share else dossier
    with TemporaryDirectory(prefix="recoupe-") as folder:
        try:
            written = export.write(found, Path(folder) / "dossier", to=name, ui=ui)
        except SettingsError as error:
            raise Problem("missing-extra", name, why=str(error)) from None
        return _zipped(written) if written.is_dir() else written.read_bytes()


def _zipped(folder: Path) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(path.name, FIRST)
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return held.getvalue()
