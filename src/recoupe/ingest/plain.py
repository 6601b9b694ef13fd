"""Plain text and Markdown: the text is the file, unchanged; what it says of itself is read beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from recoupe.ingest.decode import decode
from recoupe.ingest.entry import Entry, Refusal, refuse
from recoupe.ingest.stamps import stamp
from recoupe.lang import codes, load
from recoupe.settings import Settings
from recoupe.text import lines
from recoupe.text.language import detect
from recoupe.text.view import normalise

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.S | re.M)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$((?:\n[ \t]*-[ \t].*)*)", re.M)
_MARKUP = re.compile(r"^#+\s*|\s*#+$|(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)")
HEAD = 4_000
"""Characters at either end of a file in which it may say what it is."""


def read_text(path: str, data: bytes, settings: Settings) -> Iterator[Entry | Refusal]:
    """The one article of a ``.txt`` file: title and outlet only where the text says so plainly."""
    text = decode(data)
    if text is None:
        yield refuse(path, "binary")
    elif not text.strip():
        yield refuse(path, "empty")
    else:
        yield _entry(path, text, data, {}, settings)


def read_markdown(path: str, data: bytes, settings: Settings) -> Iterator[Entry | Refusal]:
    """The one article of a ``.md`` file, with the metadata of its front matter."""
    for found in read_text(path, data, settings):
        if isinstance(found, Entry):
            yield _entry(path, found.text, data, front_matter(found.text), settings)
        else:
            yield found


def front_matter(text: str) -> Mapping[str, tuple[str, ...]]:
    """Fields of the block between ``---`` lines at the top of a Markdown file, each with its values.

    >>> front_matter("---\\ntitle: 'Le port'\\nauthors: [A. B, C. D]\\n---\\nTexte")["authors"]
    ('A. B', 'C. D')
    """
    block = _FRONT.match(text)
    return {m[1].lower(): _values(m[2], m[3]) for m in _FIELD.finditer(block[1])} if block else {}


def _values(inline: str, items: str) -> tuple[str, ...]:
    listed = re.findall(r"^[ \t]*-[ \t]+(.*?)[ \t\r]*$", items, re.M)
    if inline.startswith("[") and inline.endswith("]"):
        listed = inline[1:-1].split(",")
    values = (value.strip().strip("\"'") for value in (listed or [inline]))
    return tuple(value for value in values if value)


def _entry(path: str, text: str, data: bytes, fields: Mapping[str, tuple[str, ...]], settings: Settings) -> Entry:
    code = _code(text, next(iter(fields.get("language", fields.get("lang", ()))), None), settings)
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    title, outlet = _says(body, code) if code in codes() else (None, None)
    return Entry(
        path=path,
        text=text,
        sha256=sha256(data).hexdigest(),
        language=code,
        title=_one(fields, "title") or title,
        url=_one(fields, "url", "link", "canonical"),
        outlet=_one(fields, "outlet", "source", "publisher", "site", "sitename") or outlet,
        authors=fields.get("authors", fields.get("author", ())),
        published=stamp(_one(fields, "published", "date")),
        modified=stamp(_one(fields, "modified", "updated", "lastmod")),
    )


def _one(fields: Mapping[str, tuple[str, ...]], *names: str) -> str | None:
    return next((fields[name][0] for name in names if fields.get(name)), None)


def _code(text: str, told: str | None, settings: Settings) -> str:
    if settings.lang != "auto":
        return settings.lang
    return told.split("-")[0].lower() if told else detect(text)


def _says(text: str, code: str) -> tuple[str | None, str | None]:
    """Title and outlet by the lines at the edges of the text."""
    language = load(code)
    edges = text if len(text) <= 2 * HEAD else text[:HEAD] + "\n" + text[-HEAD:]
    rows = normalise(edges).split("\n")
    return lines.headline(_unmarked(rows), language), lines.outlet(rows, language)


def _unmarked(rows: Iterable[str]) -> list[str]:
    return [_MARKUP.sub("", row) for row in rows]
