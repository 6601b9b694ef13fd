"""Readers of a dossier: the page, ``dossier.json``, and a format for each tool of the field.

>>> import recoupe
>>> found = recoupe.export.read("recoupe-out/dossier.json")     # doctest: +SKIP
>>> recoupe.export.write(found, "report.md")                    # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from recoupe.errors import RecoupeError, SettingsError
from recoupe.model import Dossier


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the endings by which a path asks for it (none: a folder is written), and what it is for.

    ``speaks``: whether a person reads it, so that it is in a language; ``maker``: what makes it in its module.
    """

    endings: tuple[str, ...]
    about: str
    speaks: bool = False
    maker: str = "dumps"


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format((".html",), "the page", speaks=True, maker="render"),
        "json": Format((".json",), "the dossier itself"),
        "csv": Format((), "one file a table, for a spreadsheet"),
        "markdown": Format((".md", ".markdown"), "a report to read, with citations", speaks=True),
        "parquet": Format((), "one file a table, for pandas, DuckDB, Polars, Spark"),
        "jsonld": Format((".jsonld",), "PROV-O, Web Annotation and schema.org", speaks=True),
        "graphml": Format((".graphml",), "who relays, cites and copies whom, for Gephi", speaks=True),
        "ics": Format((".ics",), "the timeline as a calendar", speaks=True),
        "csl": Format((".csl.json",), "the articles as sources, for Zotero and Pandoc"),
        "sqlite": Format((".sqlite", ".db"), "a database with views and search, for Datasette"),
    }
)
"""Every format by its name, which is that of its module too."""


def read(path: str | Path) -> Dossier:
    """The dossier in a ``dossier.json``; :class:`RecoupeError` where the file holds none."""
    from recoupe.export import json

    try:
        text = Path(path).read_text("utf-8")
    except UnicodeError as error:
        raise RecoupeError(f"{path} is not UTF-8 text; give a dossier.json") from error
    return json.loads(text)


def write(dossier: Dossier, path: str | Path, *, to: str = "", ui: str = "") -> Path:
    """Write a dossier in the format ``to`` and return the path, a file or a folder of files.

    ``to`` is one of ``FORMATS``; left out, the ending of ``path`` tells. ``ui`` (``fr`` or ``en``) is the language of
    what a person reads in it, by default that of the dossier. A file is written whole or not at all. What comes from
    an article is inert in every format. Raises :class:`SettingsError` for a format that there is not.
    """
    target = Path(path)
    name = to or format_of(target)
    if name not in FORMATS:
        raise SettingsError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    module = import_module(f"recoupe.export.{name}")
    if hasattr(module, "write"):
        module.write(dossier, target)
        return target
    from recoupe.export.whole import write_whole

    form = FORMATS[name]
    spoken = (ui or language(dossier),) if form.speaks else ()
    with write_whole(target) as partial:
        partial.write_text(getattr(module, form.maker)(dossier, *spoken), "utf-8", newline="")
    return target


def shared(dossier: Dossier) -> Dossier:
    """The dossier without full texts, to pass on: titles, addresses, dates, offsets, and extracts of 150 characters.

    Of one article they hold at most 1,500 characters and a third. Offsets still point where they did.
    """
    from recoupe.export.share import share

    return share(dossier)


def language(dossier: Dossier) -> str:
    """The interface language that a dossier was made with, French when it says none."""
    return "en" if dossier.run.settings.get("ui") == "en" else "fr"


def format_of(path: Path) -> str:
    """The format that the ending of a path asks for; :class:`SettingsError` where it asks for none.

    >>> format_of(Path("report.md"))
    'markdown'
    """
    found = [(len(end), name) for name, f in FORMATS.items() for end in f.endings if path.name.lower().endswith(end)]
    if found:
        return max(found)[1]
    raise SettingsError(f"{path.name!r} does not tell a format; choose one of {', '.join(FORMATS)}")
