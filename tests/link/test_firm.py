"""Two passages that agree in little are no claim; what bears them out makes them one."""

from __future__ import annotations

import pytest

from recoupe.link import Corpus
from recoupe.link.alignment.claims import align
from recoupe.link.alignment.firm import NEEDED, firm, firmness
from recoupe.link.alignment.graph import Graph, graphs
from tests.link.heap import corpus, member
from tests.link.test_claims import NOISE, PEOPLE

TABLE = {
    "one": ["[fact] Le consul de Valdor a remis les clés autour d'une table."],
    "two": ["[fact] Deux ouvriers se souviennent de cette table."],
}
"""Nothing but a table, told by two outlets of their own accord."""
KEYS = {
    "one": ["[fact] Le consul de Valdor a remis les clés de la mairie à Otto Brunel."],
    "two": ["[fact] Otto Brunel a reçu les clés de la mairie des mains du consul."],
}


def graph(heap: Corpus) -> Graph:
    (only,) = graphs(heap)
    return only


def pair(heap: Corpus) -> list[int]:
    """The classes of what the articles that are no noise say."""
    return [n for n in range(len(graph(heap).alike)) if not graph(heap).of([n])[0].article.startswith("noise")]


def test_one_word_in_two_passages_is_no_claim() -> None:
    heap = corpus({**TABLE, **NOISE}, names=PEOPLE)
    group = pair(heap)
    assert firmness(graph(heap), group) < NEEDED
    assert firm(graph(heap), [group]) == [[n] for n in group]
    assert {member("one.0", heap), member("two.0", heap)}.isdisjoint(m for claim in align(heap) for m in claim)


def test_one_fact_in_two_passages_is_a_claim() -> None:
    heap = corpus({**KEYS, **NOISE}, names=PEOPLE)
    group = pair(heap)
    assert firmness(graph(heap), group) > NEEDED
    assert firm(graph(heap), [group]) == [group]
    assert {member("one.0", heap), member("two.0", heap)} in [set(claim) for claim in align(heap)]


@pytest.mark.parametrize("marks", [("", "[fact] "), ("", "")])
def test_what_people_say_is_firmer_than_what_outlets_tell(marks: tuple[str, str]) -> None:
    lines = [lines[0].removeprefix("[fact] ") for lines in TABLE.values()]
    heard = corpus({k: [m + x] for k, m, x in zip(TABLE, marks, lines, strict=True)} | NOISE, names=PEOPLE)
    told = corpus({**TABLE, **NOISE}, names=PEOPLE)
    assert firmness(graph(heard), pair(heard)) > firmness(graph(told), pair(told))


def test_what_one_article_repeats_is_left_alone() -> None:
    heap = corpus({"one": [TABLE["one"][0], TABLE["two"][0]], **NOISE}, names=PEOPLE)
    assert firm(graph(heap), [pair(heap)]) == [pair(heap)]
