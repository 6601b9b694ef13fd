"""Saved web pages, by trafilatura: the main text, and what the page says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import unescape
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.metadata import Document

from recoupe.ingest.decode import decode
from recoupe.ingest.entry import Entry, Refusal, refuse
from recoupe.settings import Settings

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//meta[@name='date']/@content",
    "//meta[@name='DC.date.issued']/@content",
    "//time[@pubdate]/@datetime",
)
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
    about = trafilatura.extract_metadata(tree)
    yield _entry(path, text, data, about, _published(tree, about))


def _declares(data: bytes) -> bool:
    """True when the page names its own encoding, which the HTML parser then follows."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return not marked and re.search(rb"<meta[^>]+charset", data[:4096], re.I) is not None


def _entry(path: str, text: str, data: bytes, about: Document | None, published: str | None) -> Entry:
    return Entry(
        path=path,
        text=text,
        sha256=sha256(data).hexdigest(),
        title=_plain(about.title) if about else None,
        url=about.url if about else None,
        outlet=_plain(about.sitename) if about else None,
        authors=tuple(filter(None, map(_plain, (about.author or "").split(";")))) if about else (),
        published=published,
    )


def _plain(markup: str | None) -> str | None:
    """Text without tags, scripts or entities, on one line.

    >>> _plain("Le port<script>alert(1)</script> &amp; la mer")
    'Le port & la mer'
    """
    text = unescape(markup or "")
    return " ".join(_TAG.sub(" ", _SCRIPT.sub("", text)).replace("<", " ").split()) or None


def _published(tree: HtmlElement, about: Document | None) -> str | None:
    """When the page says it came out, with the hour when it gives one: JSON-LD, then meta tags, then htmldate's day."""
    stated = (*_linked(tree), *(str(v) for path in _TIMES for v in tree.xpath(path)))
    for value in stated:
        if found := _ISO.search(value.strip()):
            return found[0]
    return about.date if about else None


def _linked(tree: HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            yield from _dates(json.loads("".join(script.itertext())))
        except (ValueError, RecursionError, etree.LxmlError):
            continue


def _dates(value: Any) -> Iterable[str]:
    """Every ``datePublished`` of a JSON-LD value, outermost first."""
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        for inner in value.values():
            yield from _dates(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _dates(inner)
