"""Saved web pages, by trafilatura: the main text, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape

import trafilatura
from trafilatura.metadata import Document

from recoupe.ingest.decode import decode
from recoupe.ingest.entry import Entry, Refusal, refuse
from recoupe.ingest.pagedates import PageDates, dates
from recoupe.ingest.stamps import stamp
from recoupe.settings import Settings

_TAG = re.compile(r"<[^<>]*>|[\x00-\x1f]+")
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.S | re.I)


def read_html(path: str, data: bytes, settings: Settings) -> Iterator[Entry | Refusal]:
    """The one article of a saved page. The title is text without markup, whatever the page put there."""
    source = decode(data)
    if source is None:
        yield refuse(path, "binary")
        return
    tree = trafilatura.load_html(data if _declares(data) else source) if source.strip() else None
    if tree is None:
        yield refuse(path, "empty" if not source.strip() else "no-article")
        return
    text = trafilatura.extract(tree, output_format="txt", include_comments=False, deduplicate=False)
    if not text or not text.strip():
        yield refuse(path, "no-article")
        return
    yield _entry(path, text, data, trafilatura.extract_metadata(tree, extensive=False), dates(tree))


def _declares(data: bytes) -> bool:
    """True when the page names its own encoding, which the HTML parser then follows."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return not marked and re.search(rb"<meta[^>]+charset", data[:4096], re.I) is not None


def _entry(path: str, text: str, data: bytes, about: Document | None, said: PageDates) -> Entry:
    return Entry(
        path=path,
        text=text,
        sha256=sha256(data).hexdigest(),
        title=_plain(about.title) if about else None,
        url=about.url if about else None,
        outlet=_plain(about.sitename) if about else None,
        authors=tuple(filter(None, map(_plain, (about.author or "").split(";")))) if about else (),
        published=said.published or stamp(about.date if about else None),
        modified=said.modified,
    )


def _plain(markup: str | None) -> str | None:
    """Text without tags, scripts or entities, on one line.

    >>> _plain("Le port<script>alert(1)</script> &amp; la mer")
    'Le port & la mer'
    """
    text = unescape(markup or "")
    return " ".join(_TAG.sub(" ", _SCRIPT.sub("", text)).replace("<", " ").split()) or None
