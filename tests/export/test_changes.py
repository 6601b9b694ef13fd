"""What changed between two dossiers: matched by words, not by ids."""

from __future__ import annotations

from dataclasses import replace

from recoupe.export.changes import changes
from recoupe.export.html import render
from recoupe.model import Dossier, Member, Origins
from tests.export.story import SECOND, at, dossier


def earlier() -> Dossier:
    """The same story a day before: the second article is not there yet, and nothing is disputed."""
    made = dossier()
    claim = replace(
        made.claims[0],
        id="another-id",
        members=(Member(statement="a.1"),),
        attestations=1,
        lineages=((0,),),
        origins=Origins(1, 1, ("mairie",), ()),
        status="single-origin",
    )
    return replace(
        made,
        articles=made.articles[:1],
        statements=made.statements[:2],
        claims=(claim,),
        divergences=(),
        timeline=made.timeline[:1],
        reuse=(),
    )


def test_nothing_changes_in_a_dossier_against_itself() -> None:
    assert not changes(dossier(), dossier())
    assert "Rien n’a changé" in render(dossier(), since=dossier())


def test_a_claim_that_grew_is_the_same_claim() -> None:
    found = changes(earlier(), dossier())
    assert [a.id for a in found.articles] == ["b"]
    assert (found.claims, found.claims_gone, found.articles_gone) == ((), (), ())
    (move,) = found.moves
    assert (move.before.id, move.after.id) == ("another-id", "c1")
    assert (move.status, move.origins, move.articles) == (True, True, True)
    assert [d.kind for d in found.divergences] == ["denial"]
    assert "Origine unique" in render(dossier(), since=earlier())


def test_the_other_way_round_things_are_gone() -> None:
    found = changes(dossier(), earlier())
    assert [a.id for a in found.articles_gone] == ["b"]
    assert [d.kind for d in found.divergences_gone] == ["denial"]


def test_a_claim_on_other_words_is_new() -> None:
    made = dossier()
    other = replace(made.claims[0], id="c2", members=(Member(article="b", span=at(SECOND, "reste ouvert")),))
    old = replace(made, claims=(replace(made.claims[0], members=(Member(statement="a.1"),)),))
    found = changes(old, replace(made, claims=(*old.claims, other)))
    assert [c.id for c in found.claims] == ["c2"]
    assert found.moves == ()
    assert [c.id for c in changes(replace(made, claims=(*old.claims, other)), old).claims_gone] == ["c2"]
