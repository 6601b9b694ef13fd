"""Cross-check a heap of news articles: who says what, through whom, how firmly, from how many distinct origins.

>>> import recoupe
>>> dossier = recoupe.dossier([recoupe.examples.path()])      # doctest: +SKIP
>>> dossier.claims[0].attestations                            # doctest: +SKIP
7

Everything heavy (the parser, the HTML reader, the templates) is loaded when it is first used.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoupe import examples, export
from recoupe._version import __version__
from recoupe.errors import InputError, JudgementError, LanguageError, ModelError, RecoupeError, SettingsError
from recoupe.model import Dossier
from recoupe.settings import Settings
from recoupe.store.judgements import Judgements

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from recoupe.engines import Engine, Progress

__all__ = [
    "Dossier",
    "InputError",
    "JudgementError",
    "Judgements",
    "LanguageError",
    "ModelError",
    "RecoupeError",
    "Settings",
    "SettingsError",
    "__version__",
    "archive",
    "dossier",
    "examples",
    "export",
]


def dossier(
    paths: str | Path | Iterable[str | Path],
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    judgements: str | Path | None = None,
) -> Dossier:
    """Read the articles under ``paths`` (files and folders, any mix) and return what they say.

    ``progress`` is called with the name of a phase, how many of its items are done and how many there are. The
    dossier is the same, byte for byte, whatever the order of the paths and the number of processes (``Settings.jobs``).

    ``judgements`` is a file of decisions (:class:`recoupe.Judgements`) that are replayed on what was found; the dossier
    lists them apart, and each claim names those it owes its shape to.

    Inputs that cannot be read are rows of ``dossier.run.rejected``, never an exception; :class:`RecoupeError` is raised
    for a wrong setting or a missing model. Cost on a laptop core: some twenty-five articles of two hundred words a
    second, dense with speech, after five seconds for loading the French parser.
    """
    from recoupe.pipeline import run

    wanted = [paths] if isinstance(paths, str | Path) else list(paths)
    return run(wanted, settings=settings or Settings(), progress=progress, judgements=judgements)


def archive(
    paths: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    settings: Settings | None = None,
    engine: str = "local",
    memory: int = 512,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Read an archive of any size and write Parquet tables under ``out``; returns the manifest.

    ``paths`` are files, folders and patterns (``"2031/**/*.jsonl.gz"``); what they may hold, and the tables, are told
    in docs/archive.md. ``engine`` is ``local`` (``Settings.jobs`` processes) or ``spark``; both write equal tables.
    ``memory`` bounds, in megabytes, what a process takes to look for copies. ``progress`` is called as by
    :func:`dossier`. A run that was killed goes on where it stood when it is started again.

    Raises :class:`InputError` when nothing can be read, :class:`SettingsError` where ``out`` holds another or a
    finished archive and where pyarrow or PySpark is missing, and :class:`OSError` where ``out`` cannot be written.
    Cost: 20 to 50 milliseconds an article on a laptop core.

    >>> recoupe.archive("my-articles.jsonl", "my-archive")["rows"]["articles"]  # doctest: +SKIP
    5191
    """
    from recoupe.bulk import run

    wanted = [paths] if isinstance(paths, str | Path) else list(paths)
    chosen = settings or Settings()
    with _engine(engine, chosen, Path(out), progress) as working:
        return run(wanted, Path(out), settings=chosen, engine=working, memory=memory, progress=progress)


def _engine(name: str, settings: Settings, out: Path, progress: Progress | None) -> AbstractContextManager[Engine]:
    if name == "spark":
        from recoupe.engines.spark import spark

        return spark(master=f"local[{settings.jobs}]", progress=progress, folder=out / ".work" / "done")
    if name != "local":
        raise SettingsError(f"engine is {name!r}; choose local or spark")
    from recoupe.engines.local import local

    return local(jobs=settings.jobs, progress=progress, folder=out / ".work" / "done")


def _repr_html_(self: Dossier) -> str:
    """The head of the page, for a notebook: what was read and the first claims."""
    from recoupe.export.notebook import summary_html

    return summary_html(self)


# A notebook looks for this method; it is hung here so that the records know nothing of the exports.
Dossier._repr_html_ = _repr_html_  # type: ignore[attr-defined]
