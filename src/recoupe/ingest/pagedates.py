"""What a web page says of its own dates: JSON-LD first, then meta tags and microdata, then its ``time`` elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from recoupe.ingest.stamps import local, stamp

_NAMED = (
    "translate(@{0}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')='{1}'"  # XPath 1.0 has no lower-case
)
PUBLISHED = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate"),
    *("publishdate", "publish-date", "publish_date", "publication_date", "article.published", "article:published"),
    *("dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "dcterms.issued", "dc.date.created"),
    *("sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime"),
)
"""Names of ``meta`` elements (``property``, ``name`` or ``itemprop``) that hold the date of publication, best first."""
MODIFIED = (
    *("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"),
    *("dc.date.modified", "article.updated", "article:modified"),
)
_TIMES = (
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
    "//time[contains(concat(' ', @class, ' '), ' published ')]/@datetime",
    "//abbr[contains(concat(' ', @class, ' '), ' published ')]/@title",
    "//time[contains(concat(' ', @class, ' '), ' entry-date ')]/@datetime",
)
_UPDATED = (
    "//*[@itemprop='dateModified']/@datetime",
    "//time[contains(concat(' ', @class, ' '), ' updated ')]/@datetime",
)
_HEADER = "//article//header//time/@datetime | //article/time/@datetime | //h1/following::time[1]/@datetime"


@dataclass(frozen=True, slots=True)
class PageDates:
    """When a page says it was published and modified, as ISO prefixes; None where it does not say."""

    published: str | None
    modified: str | None


def dates(tree: HtmlElement) -> PageDates:
    """The dates of a page. Where it gives one moment in UTC and by a local clock, the local one: it names the day.

    Nothing is guessed from the running text or the address; other stages read those. Linear in the page.
    """
    nodes = list(_articles(tree))
    published = [*_of(nodes, "datePublished"), *_metas(tree, PUBLISHED), *_paths(tree, _TIMES)]
    modified = [*_of(nodes, "dateModified"), *_metas(tree, MODIFIED), *_paths(tree, _UPDATED)]
    return PageDates(local(published or _only(_paths(tree, (_HEADER,)))), local(modified))


def _only(values: Iterator[str]) -> list[str]:
    """What all of some dates say; nothing where they differ, as those of other articles in a margin do."""
    found = list(values)
    return found[:1] if len({value[:10] for value in found}) == 1 else []


def _of(nodes: list[dict[str, Any]], key: str) -> Iterator[str]:
    return (found for node in nodes if (found := stamp(node.get(key))))


def _metas(tree: HtmlElement, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for kind in ("property", "name", "itemprop", "http-equiv"):
            for value in tree.xpath(f"//meta[{_NAMED.format(kind, name)}]/@content"):
                if found := stamp(str(value)):
                    yield found


def _paths(tree: HtmlElement, paths: tuple[str, ...]) -> Iterator[str]:
    return (found for path in paths for value in tree.xpath(path) if (found := stamp(str(value))))


# ---------------------------------------------------------------------------------------------------------- JSON-LD


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The nodes that describe the page's own article: those of an article type first, at the outermost level."""
    nodes = [node for script in tree.xpath("//script[@type='application/ld+json']") for node in _read(script)]
    yield from (node for node in nodes if _is_article(node))
    yield from (node for node in nodes if not _is_article(node) and "datePublished" in node)


def _read(script: HtmlElement) -> Iterator[dict[str, Any]]:
    try:
        yield from _nodes(json.loads("".join(script.itertext()), strict=False))
    except (ValueError, RecursionError, etree.LxmlError):
        return


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes of a JSON-LD value at its outermost level, in lists and in ``@graph``; and what is about the page."""
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and kind.rpartition("/")[2].endswith(("Article", "Posting", "Report", "Review"))
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )
