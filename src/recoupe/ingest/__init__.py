"""From paths to articles: every file read, decoded, named; every failure one row, never an exception.

``.txt``, ``.md``, ``.html``/``.htm`` and ``.jsonl`` are read; folders are walked to the bottom, hidden entries left
alone, a linked folder visited once. In a folder, files of other types are left out without a word (a folder may hold
pictures); a file that is *named* and cannot be read is always told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from recoupe.ingest import jsonl, plain
from recoupe.ingest.entry import Entry, Refusal, refuse
from recoupe.ingest.files import File, walk
from recoupe.ingest.owners import owned
from recoupe.lang import codes
from recoupe.model import Article, Input, Rejected
from recoupe.settings import Settings
from recoupe.text.language import detect

Found = Entry | Refusal


def _read_html(path: str, data: bytes, settings: Settings) -> Iterable[Found]:
    """``html.read_html``, imported when the first page is met: it takes a second that other heaps need not pay."""
    from recoupe.ingest.html import read_html

    return read_html(path, data, settings)


READERS: Mapping[str, Callable[[str, bytes, Settings], Iterable[Found]]] = MappingProxyType(
    {
        ".txt": plain.read_text,
        ".md": plain.read_markdown,
        ".html": _read_html,
        ".htm": _read_html,
        ".jsonl": jsonl.read_jsonl,
    }
)
"""Suffix → reader of the bytes of one file."""

BYTES_PER_CHAR = 4
"""No encoding read here takes more: a longer file is too long before it is decoded."""
ID_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a heap of paths holds: articles and refusals sorted by path, and the files that were opened."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    inputs: tuple[Input, ...]


def read(paths: Iterable[str | Path], settings: Settings) -> Inputs:
    """Read every article under ``paths``, in any order, with the same result.

    An article's id is the beginning of a digest of its text and outlet: it depends on neither path nor company. An
    article met twice is kept under its first path and refused as ``duplicate`` under the others; one text under two
    outlets is two articles. Cost: linear in the bytes read; HTML about 50 pages a second.
    """
    found: list[Found] = []
    opened: list[Input] = []
    for item in walk(paths, frozenset(READERS)):
        if isinstance(item, Refusal):
            found.append(item)
        else:
            found.extend(opened_file(item, settings, opened))
    entries = sorted((e for e in found if isinstance(e, Entry)), key=lambda e: e.path)
    refusals = [r for r in found if isinstance(r, Refusal)]
    told = list(identified(in_known_languages(owned(entries, settings), settings)))
    rejected = {r.row(settings) for r in (*refusals, *(t for t in told if isinstance(t, Refusal)))}
    return Inputs(
        tuple(sorted((t for t in told if isinstance(t, Article)), key=lambda a: a.path)),
        tuple(sorted(rejected, key=lambda r: (r.path, r.slug, r.message))),
        tuple(sorted(opened, key=lambda i: i.path)),
    )


def opened_file(file: File, settings: Settings, opened: list[Input]) -> Iterator[Found]:
    """Everything one file holds; its digest goes to ``opened``."""
    try:
        if file.suffix != ".jsonl" and file.where.stat().st_size > BYTES_PER_CHAR * settings.max_chars:
            yield refuse(file.path, "too-long", limit=settings.max_chars)
            return
        data = file.where.read_bytes()
    except OSError as error:
        yield refuse(file.path, "unreadable", why=error.strerror or type(error).__name__)
        return
    opened.append(Input(file.path, sha256(data).hexdigest()))
    yield from sound(_entries(file, data, settings), settings)


def sound(found: Iterable[Found], settings: Settings) -> Iterator[Found]:
    """The entries of a length that is read and with words in them; refusals in place of the others."""
    for entry in found:
        if isinstance(entry, Entry) and len(entry.text) > settings.max_chars:
            yield refuse(entry.path, "too-long", limit=settings.max_chars)
        elif isinstance(entry, Entry) and not any(map(str.isalpha, entry.text)):
            yield refuse(entry.path, "empty")
        else:
            yield entry


def _entries(file: File, data: bytes, settings: Settings) -> Iterator[Found]:
    """What the reader of its type makes of a file; a reader that fails costs that file alone."""
    try:
        yield from READERS[file.suffix](file.path, data, settings)
    except Exception as error:
        yield refuse(file.path, "unreadable", why=f"{type(error).__name__}: {error}")


def in_known_languages(entries: Iterable[Entry], settings: Settings) -> Iterator[Found]:
    """The entries in a language that has a folder, each with its code; refusals in place of the others."""
    for entry in entries:
        code = settings.lang if settings.lang != "auto" else entry.language or detect(entry.text)
        if code in codes():
            yield replace(entry, language=code)
        else:
            yield refuse(entry.path, "language", language=code, known=", ".join(codes()))


def identified(found: Iterable[Found]) -> Iterator[Article | Refusal]:
    """Articles with their ids, refusals as they are and for what came twice; who comes first keeps the text."""
    first: dict[bytes, str] = {}
    taken: set[str] = set()
    for entry in found:
        if isinstance(entry, Refusal):
            yield entry
            continue
        digest = _digest(entry)
        key = bytes.fromhex(digest)
        if key in first:
            yield refuse(entry.path, "duplicate", other=first[key])
            continue
        first[key] = entry.path
        length = next(n for n in range(ID_LENGTH, len(digest) + 1) if digest[:n] not in taken)
        taken.add(digest[:length])
        yield entry.article(digest[:length])


def _digest(entry: Entry) -> str:
    """Digest of what makes an article itself: its words, and who publishes them when that is known."""
    outlet = entry.outlet or urlsplit(entry.url or "").hostname or ""
    return sha256("\0".join((" ".join(entry.text.split()), outlet.casefold())).encode()).hexdigest()
