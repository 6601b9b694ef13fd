"""What contradicts what: clauses denied, opposite words; and what only looks like it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from bench.contradictions import corpus_of

from recoupe import lang
from recoupe.link.alignment.units import units
from recoupe.link.differences.contradictions import contradiction, weights
from recoupe.link.differences.datings import dates
from recoupe.link.differences.opposites import opposites

CASES = tomllib.loads((Path(__file__).parent / "contradictions.toml").read_text("utf-8"))["case"]
PAIRS = [(row["language"], row["kind"], row.get("alike", 0.0), *pair) for row in CASES for pair in row["pairs"]]


@pytest.mark.parametrize(("code", "kind", "alike", "one", "two"), PAIRS)
def test_pairs(code: str, kind: str, alike: float, one: str, two: str) -> None:
    found = units(corpus_of({"premise": one, "hypothesis": two}, code))
    a, b = (next(u for u in found if u.article == key) for key in "ab")
    there, back = contradiction(a, b, weights(found), alike), contradiction(b, a, weights(found), alike)
    assert (there.kind if there else "") == kind
    assert (back.kind if back else "") == kind


@pytest.mark.parametrize("code", lang.codes())
def test_opposites_go_both_ways_and_no_word_is_its_own(code: str) -> None:
    table = opposites(lang.load(code))
    for pairs in (table.anywhere, table.bound, table.being):
        assert pairs
        assert all(word in pairs[other] and word != other for word, others in pairs.items() for other in others)


DATES = [
    (
        "Les photos publiées ont été prises à Valmer en février 2031.",
        "Les photos, qui sont apparues en février 2031, ont été prises en 2028.",
        True,
    ),
    (
        "Le plan d'urgence de l'hôpital a été déclenché en 2031.",
        "Le plan d'urgence de l'hôpital a été activé en octobre 2032.",
        True,
    ),
    ("La maire a été élue en 2030, puis réélue en 2035.", "La maire a été réélue en 2035.", False),
    ("Depuis 2031, la ville a pris des mesures.", "En 2033, la ville a pris des mesures.", False),
    ("Le pont de Valmer était dangereux en 2031.", "Le pont de Valmer était dangereux en 2033.", False),
]


@pytest.mark.parametrize(("one", "two", "apart"), DATES)
def test_dates_are_those_of_the_act(one: str, two: str, apart: bool) -> None:
    corpus = corpus_of({"premise": one, "hypothesis": two}, "fr")
    found = units(corpus)
    a, b = (next(u for u in found if u.article == key) for key in "ab")
    assert (dates(corpus, a, b, weights(found)) is not None) == apart
