"""What an outlet hedges in its own voice reaches the claim, the matrix, and the text."""

from __future__ import annotations

from dataclasses import replace

from recoupe.export.highlights import Highlights
from recoupe.export.matrix import matrix
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.link import Corpus
from recoupe.link.counting.reserves import reserves
from recoupe.link.counting.voices import voices
from recoupe.model import Fact, Member, Reserve
from tests.export.story import SECOND, at, dossier
from tests.link.heap import corpus


def hedging(held: Corpus, article: str, hedges: tuple[tuple[int, int], ...]) -> Corpus:
    """The corpus with the facts of an article hedged by these words."""
    readings = tuple(
        replace(r, facts=tuple(Fact(f.span, f.sentence, "hedged", hedges) for f in r.facts))
        if r.article.id == article
        else r
        for r in held.readings
    )
    return replace(held, readings=readings)


def test_only_the_outlets_own_hedged_words_are_reserves() -> None:
    plain = corpus(
        {
            "a": ["[fact] Le maire de Valmer aurait quitté la ville."],
            "b": ["[fact] Le maire de Valmer a quitté la ville."],
        }
    )
    held = hedging(plain, "a", ((18, 24),))
    members = [Member(article=r.article.id, span=r.facts[0].span) for r in held.readings]
    assert reserves(held, voices(held, members)) == (Reserve(0, ((18, 24),)),)
    assert reserves(plain, voices(plain, members)) == ()


def test_the_matrix_shows_hedged_and_the_text_the_words() -> None:
    made = dossier()
    claim = replace(made.claims[0], reserves=(Reserve(2, (at(SECOND, "reste"),)),))
    view = View(replace(made, claims=(claim,)), words("fr"))
    cells = {cell.outlet: cell.kinds for cell in matrix(view).rows[0].cells}
    assert cells == {"Le Phare": ("attributed",), "b": ("denied", "hedged")}
    lines = Highlights(view).paragraphs(next(a for a in made.articles if a.id == "b"))
    hedges = [e.mark.span for _, line in lines for e in line if e.do == "open" and e.mark and e.mark.layer == "hedge"]
    assert hedges == [at(SECOND, "reste")]
