"""The articles as CSL-JSON, which Zotero, Pandoc and every citation processor read.

Schema: https://github.com/citation-style-language/schema (``csl-data.json``, 1.0.2).
"""

from __future__ import annotations

import json
import re
from typing import Any

from recoupe.export.inert import line
from recoupe.export.links import web_link
from recoupe.model import ArticleRow, Dossier, Published

DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T|$)")


def dumps(dossier: Dossier) -> str:
    """One item an article, those of the dossier in its order."""
    return json.dumps([_item(article) for article in dossier.articles], ensure_ascii=False, indent=1) + "\n"


def _item(article: ArticleRow) -> dict[str, Any]:
    """What is unknown is left out: no outlet, no date is made up."""
    item = {
        "id": line(article.id),
        "type": "article-newspaper" if article.outlet else "article",
        "title": line(article.title or ""),
        "container-title": line(article.outlet or ""),
        "author": [{"literal": line(name)} for name in article.authors],
        "issued": _issued(article.published),
        "language": line(article.language),
        "URL": line(web_link(article.url) or ""),
    }
    return {key: value for key, value in item.items() if value}


def _issued(published: Published) -> dict[str, Any] | None:
    """The day, month or year; the interval where only that is known; ``circa`` where it is inferred."""
    value = _parts(published.value)
    bounds = [value] if value else [part for part in (_parts(published.earliest), _parts(published.latest)) if part]
    if len(bounds) < 2 and not value:
        return None
    return {"date-parts": bounds} | ({"circa": True} if published.basis == "inferred" else {})


def _parts(value: str | None) -> list[int]:
    found = DAY.match(value or "")
    return [int(part) for part in found.groups() if part] if found else []
