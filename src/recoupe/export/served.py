"""The pages of the local server: the templates of the file, with styles and scripts beside them instead of inside.

Nothing here listens to anything: a server calls :func:`page`, :func:`add`, :func:`asset` and sends what they return.
No page holds an inline script, a style element or a style attribute, so that a strict Content-Security-Policy fits.
"""

from __future__ import annotations

import hashlib
import json as data
import re
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from recoupe.export import FORMATS, html
from recoupe.export.view import View
from recoupe.ingest import READERS
from recoupe.lang import load
from recoupe.lang.words import words
from recoupe.model import Dossier, Judgement, Statement
from recoupe.store.judgements import passage

MB = 1 << 20
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
ASSETS = ("page.css", "page.js", "serve.css", "desk.js", "place.js", "serve.js", "add.js")
COLUMNS = re.compile(r"columns-(\d{1,5})\.css")
KNOWN = tuple(READERS)
"""Endings of the files that the page to add articles offers to send; the server has the last word."""

BUTTON = Markup(
    '<button type="button" class="judge" data-judge="{kind}" data-id="{id}" data-at="{at}">{text}'
    '<span class="hush"> {about}</span></button>'
)
PLAIN = Markup('<p class="desk-tools"><button type="button" class="{name}" data-id="{id}">{text}</button></p>')


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page must know of its server.

    ``etag`` is that of the dossier shown; ``rows`` are all judgements that are kept; ``run`` the id of a run that is
    going on; ``read_only`` a sentence that says why nothing can be added or judged, empty when it can. Limits are those
    of one file and one request in bytes, and of one request in files.
    """

    etag: str
    rows: tuple[Judgement, ...] = ()
    run: str = ""
    read_only: str = ""
    file_bytes: int = 16 * MB
    request_bytes: int = 64 * MB
    request_files: int = 500


def page(dossier: Dossier, desk: Desk, ui: str) -> str:
    """The page of a dossier as the server shows it: with what judges, adds, takes out and exports."""
    say = partial(load(ui).message, "desk")
    slot = None if desk.read_only else _Slots(View(dossier, words(ui)), ui)
    read = html.context(dossier, ui, slot=slot, rows=desk.rows)
    more = {"served": True, "columns": f"columns-{len(dossier.articles)}.css", "formats": tuple(FORMATS)}
    made = html.environment().get_template("serve.html.j2").render(read | more | _common(desk, ui, say))
    return html.clean(made)


def add(desk: Desk, ui: str, *, articles: int = 0) -> str:
    """The page where files are dropped and texts pasted; ``articles`` is how many the dossier holds already."""
    say = partial(load(ui).message, "desk")
    more = {"articles": articles, "w": words(ui), "known": KNOWN}
    return html.clean(html.environment().get_template("add.html.j2").render(more | _common(desk, ui, say)))


def asset(name: str) -> tuple[bytes, str] | None:
    """A style sheet or script by name, with its media type; None where there is none.

    >>> asset("columns-2.css")[0], asset("../html.py")
    (b'.matrix{--n:2}.k0{grid-column:2}.k1{grid-column:3}', None)
    """
    if wide := COLUMNS.fullmatch(name):
        return html.columns(int(wide[1])).encode(), TYPES["css"]
    if name not in ASSETS:
        return None
    return html.asset(name).encode(), TYPES[name.rpartition(".")[2]]


@cache
def address(name: str) -> str:
    """Where a page finds an asset: with the digest of what it holds, so that it may be kept for ever."""
    found = asset(name)
    assert found is not None
    return f"/assets/{name}?v={hashlib.sha256(found[0]).hexdigest()[:12]}"


def _common(desk: Desk, ui: str, say: Any) -> dict[str, Any]:
    limits = {"file": desk.file_bytes, "request": desk.request_bytes, "files": desk.request_files, "known": KNOWN}
    return {
        "ui": ui,
        "say": say,
        "desk": desk,
        "address": address,
        "megabytes": say_size(ui, desk.file_bytes),
        "words": data.dumps(dict(load(ui).table("desk")["script"]), ensure_ascii=False),
        "limits": data.dumps(limits),
    }


def say_size(ui: str, count: int) -> str:
    """A number of bytes in words.

    >>> say_size("en", 16 << 20), say_size("fr", 1_500)
    ('16 MB', '1 Ko')
    """
    table = load(ui).table("desk")["script"]
    size, key = (count / MB, "megabytes") if count >= MB else (count / 1024, "kilobytes")
    return str(table[key]).format(n=max(round(size), 1))


class _Slots:
    """The button that stands beside each thing that can be judged, undone or taken out."""

    def __init__(self, view: View, ui: str) -> None:
        self.say = partial(load(ui).message, "desk")
        self.view = view
        self.statements = {statement.id: statement for statement in view.dossier.statements}
        self.articles = {article.id: article for article in view.dossier.articles}

    def __call__(self, kind: str, id: str) -> str:
        if kind in ("decision", "undoing"):
            name, text = ("undo", "undo_decision") if kind == "decision" else ("redo", "redo_decision")
            return PLAIN.format(name=name, id=id, text=self.say(text))
        if kind == "article":
            return PLAIN.format(name="remove", id=id, text=self.say("remove"))
        if kind == "claim":
            return self.button(kind, id, "", self.view.number(id))
        if kind == "statement":
            said = self.statements[id]
            return self.button(kind, id, place(said), self.view.outlet(self.articles[said.article]))
        if kind == "passage":
            return self.button(kind, id, id, self.view.outlet(self.articles[id.rpartition(":")[0]]))
        return ""

    def button(self, kind: str, id: str, at: str, about: str) -> str:
        """What opens the judging; ``about`` says of what, for those who hear the page instead of seeing it."""
        return BUTTON.format(kind=kind, id=id, at=at, about=about, text=self.say("judge"))


def place(statement: Statement) -> str:
    """``ARTICLE:START-END`` of what a statement reports, as a judgement points at it."""
    at = passage(statement)
    return f"{at.article}:{at.span[0]}-{at.span[1]}"
