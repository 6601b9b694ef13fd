"""Claims about one matter are read together for what differs, and stay the claims that they are."""

from __future__ import annotations

from recoupe.link.alignment.claims import align
from recoupe.link.alignment.matters import matters
from recoupe.link.counting import origins
from recoupe.link.differences import divergences
from recoupe.settings import Settings
from tests.link.heap import corpus, member
from tests.link.test_claims import NOISE, PEOPLE

LOST = "La barge a perdu 300 tonnes de mazout devant le phare de Valdor."
ABOARD = "Il y avait 40 tonnes de mazout à bord de la barge, tout au plus, et peu de gazole."
HEAP = corpus({"one": [LOST], "two": [ABOARD], **NOISE}, names=PEOPLE)
PAIR = {member("one.0", HEAP), member("two.0", HEAP)}


def test_two_claims_about_one_matter_differ_in_a_figure() -> None:
    claims = align(HEAP)
    assert not any(set(claim) >= PAIR for claim in claims)
    assert PAIR in [set(matter) for matter in matters(HEAP, claims)]
    counted = tuple(origins.count(HEAP, claim, Settings()) for claim in claims)
    assert [(d.kind, d.values) for d in divergences.find(HEAP, counted)] == [("number", ("300 tonnes", "40 tonnes"))]


def test_every_claim_lies_whole_in_one_matter() -> None:
    claims = align(HEAP)
    found = matters(HEAP, claims)
    assert sorted(str(m) for matter in found for m in matter) == sorted(str(m) for claim in claims for m in claim)
    assert all(any(set(claim) <= set(matter) for matter in found) for claim in claims)


def test_what_people_parted_is_never_one_matter() -> None:
    heap = corpus({"one": [LOST], "two": [LOST.replace("devant", "près")], **NOISE}, names=PEOPLE)
    claims = align(heap)
    joined = next(claim for claim in claims if len(claim) > 1)
    parted = [*(claim for claim in claims if claim != joined), *((m,) for m in joined)]
    assert joined in matters(heap, claims)
    assert all(len(matter) == 1 for matter in matters(heap, parted))


def test_what_people_took_out_of_all_claims_is_in_no_matter() -> None:
    kept = [claim for claim in align(HEAP) if member("two.0", HEAP) not in claim]
    assert all(member("two.0", HEAP) not in matter for matter in matters(HEAP, kept))


def test_a_passage_that_nobody_repeats_may_differ_still() -> None:
    heap = corpus({"one": [LOST], "two": [f"[fact] {ABOARD}"], **NOISE}, names=PEOPLE)
    pair = {member("one.0", heap), member("two.0", heap)}
    claims = align(heap)
    assert member("two.0", heap) not in {m for claim in claims for m in claim}
    assert pair in [set(matter) for matter in matters(heap, claims)]
