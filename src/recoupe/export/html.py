"""``dossier.html``: the whole dossier as one file that opens from disk, asks nothing of the network, and is inert.

Everything that comes from an article passes through Jinja's escaping; the only script is the package's own, admitted
by its digest in the Content-Security-Policy. A server uses the same templates: :func:`context` makes what they read,
and a template that extends ``dossier.html.j2`` replaces its blocks (``policy``, ``assets``, ``data``) and ``slot``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from recoupe.export import figures, flow, json, tracks
from recoupe.export.changes import changes
from recoupe.export.highlights import Highlights
from recoupe.export.links import anchor, flat, web_link
from recoupe.export.matrix import matrix
from recoupe.export.routes import outlets, relays, routes
from recoupe.export.rulings import rulings
from recoupe.export.spread import SPREADS, echoes, spread
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Dossier, Judgement

ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
ESCAPED = re.compile(f"[{''.join(ESCAPES)}]")
PARTS = ("brief", "claims", "sources", "timeline", "articles")
"""The views of the page, in order; each has a template of its name. ``decisions`` follows where there are any."""

Slot = Callable[[str, str], str]


def render(dossier: Dossier, ui: str = "fr", *, since: Dossier | None = None) -> str:
    """The page of a dossier, in the interface language ``ui`` (``fr`` or ``en``).

    One HTML document: styles, script and the dossier itself (``<script type="application/json" id="dossier">``)
    inside. It works without JavaScript, which adds views, search, filters and the comparison of two articles. ``since``
    is an earlier dossier: the page then says what changed. Cost: about 1 ms a statement.
    """
    script = asset("page.js")
    more = {"digest": digest(script), "script": Markup(script), "data": Markup(embed(json.dumps(dossier)))}
    page = environment().get_template("dossier.html.j2").render(context(dossier, ui, since=since), **more)
    return clean(page)


def context(
    dossier: Dossier,
    ui: str,
    *,
    since: Dossier | None = None,
    slot: Slot | None = None,
    rows: Sequence[Judgement] | None = None,
) -> dict[str, Any]:
    """What the templates read. ``slot(kind, id)`` is the markup that stands beside a claim, a statement, a passage in
    an outlet's own voice, an entity, an article or a decision (for judgements, where somebody is there to keep them);
    nothing by default. ``rows`` are all judgements that are kept, where that is more than the dossier holds."""
    w = words(ui)
    view = View(dossier, w)
    ways, found = routes(view), tracks.days(view)
    return {
        "v": view,
        "w": w,
        "d": dossier,
        "ui": ui,
        "parts": PARTS if rows is None and not dossier.decisions else (*PARTS, "decisions"),
        "decided": rulings(view, rows),
        "served": False,
        "anchor": anchor,
        "web_link": web_link,
        "slot": slot or (lambda kind, id: ""),
        "h": Highlights(view),
        "m": matrix(view),
        "echoes": echoes(view.claims),
        "spreads": SPREADS,
        "routes": ways,
        "relays": relays(ways),
        "outlets": outlets(ways),
        "flow": flow.draw(ways, [w.say(f"rest_{kind}", count="{count}") for kind in flow.KINDS]),
        "days": found,
        "tracks": tracks.draw(found, view),
        "figures": figures.figures(view),
        "since": changes(since, dossier) if since else None,
        "before": View(since, w) if since else None,
        "style": Markup(asset("page.css") + columns(len(dossier.articles))),
    }


def columns(count: int) -> str:
    """The style rules that put the cells of the matrix in their columns.

    >>> columns(2)
    '.matrix{--n:2}.k0{grid-column:2}.k1{grid-column:3}'
    """
    return f".matrix{{--n:{count}}}" + "".join(f".k{n}{{grid-column:{n + 2}}}" for n in range(count))


def clean(page: str) -> str:
    """The page without what no file may hold: halves of surrogate pairs and null characters."""
    return json.LONE_SURROGATE.sub("\ufffd", page).replace("\0", "\ufffd")


def embed(text: str) -> str:
    """JSON text that can stand inside a ``<script>``: no character in it can end the element or open a comment.

    >>> embed('{"a": "</script><!--"}')
    '{"a": "\\\\u003c/script\\\\u003e\\\\u003c!--"}'
    """
    return ESCAPED.sub(lambda found: ESCAPES[found[0]], text)


def digest(script: str) -> str:
    """The ``sha256-…`` source of a Content-Security-Policy for this inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


@cache
def environment() -> Environment:
    """The templates of the package, with everything escaped and no undefined name let through."""
    made = Environment(
        loader=PackageLoader("recoupe", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["flat"] = flat
    made.filters["spread"] = spread
    return made


@cache
def asset(name: str) -> str:
    """A style sheet or a script of the package."""
    return (files("recoupe") / "templates" / name).read_text("utf-8")
