"""What people decided, as the page lists it."""

from __future__ import annotations

from dataclasses import replace

from recoupe.export import html
from recoupe.export.rulings import rulings
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Decision, Dossier, Judgement, Place
from recoupe.store.judgements import undoings
from tests.export.story import dossier
from tests.export.test_html import Page

HERE, GONE = Place("a", (0, 29)), Place("zz", (3, 9))
MERGED = Judgement(1, "2031-05-06T08:00:00+00:00", "Inès", "merge", (HERE, Place("b", (0, 20))), "même fermeture", None)
REJECTED = Judgement(2, "2031-05-06T08:10:00+00:00", "Inès", "reject", (GONE,), "", None)
UNDOING = Judgement(3, "2031-05-06T08:20:00+00:00", "Marc", "undo", (), "trop vite", 1)
RESTORING = Judgement(4, "2031-05-06T08:30:00+00:00", "Inès", "undo", (), "", 3)


def decided() -> Dossier:
    made = dossier()
    shaped = replace(made.claims[0], judged=(1,))
    return replace(made, claims=(shaped,), decisions=(Decision(MERGED, True), Decision(REJECTED, False)))


def test_the_latest_comes_first_with_its_state_its_words_and_its_claims() -> None:
    last, first = rulings(View(decided(), words("fr")))
    assert (last.judgement, last.state, last.passages) == (REJECTED, "lost", (None,))
    assert (first.judgement, first.state, first.claims) == (MERGED, "applied", ("c1",))
    assert [p.text for p in first.passages if p] == ["Le pont de Valmer ferme lundi", "La mairie de Valmer "]


def test_what_is_undone_says_by_whom_until_that_is_undone_too() -> None:
    view = View(replace(decided(), decisions=()), words("fr"))
    assert [r.undone for r in rulings(view, (MERGED, UNDOING))] == [UNDOING]
    assert [r.undone for r in rulings(view, (MERGED, UNDOING, RESTORING))] == [None]
    assert undoings((MERGED, UNDOING, RESTORING, replace(UNDOING, id=5)))[1].id == 5


def test_the_file_shows_the_decisions_that_made_it_and_every_link_lands() -> None:
    page = Page(html.render(decided(), "fr"))
    ids = set(page.values("id"))
    assert {"decisions", "decision-1", "decision-2"} <= ids
    assert not [
        href for href in page.values("href") if href[1:] not in ids and not href.startswith(("#compare", "http"))
    ]
    assert "decisions" not in set(Page(html.render(dossier(), "fr")).values("id"))
