"""A sentence encoder joins what shares few words and undoes what shares one by chance, but joins no two that exclude
each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from recoupe.link import Corpus
from recoupe.link.alignment.claims import align, explain
from recoupe.link.alignment.judged import judged
from recoupe.link.alignment.meaning import NO_MEANINGS, meanings
from recoupe.link.alignment.units import units
from recoupe.model import Member
from recoupe.nlp import encoder
from recoupe.nlp.encoder import Vectors
from tests.link.heap import corpus, member
from tests.link.test_claims import NOISE

REWORDED = {
    "one": ["Les convives ont été pris de vomissements après le banquet."],
    "two": ["Des convives ont été pris de vomissements après le banquet de mariage."],
    "three-en": ["Wedding guests fell sick after the dinner."],
}
WORD = {
    "one": ["[fact] La grève des remorqueurs dure depuis lundi."],
    "two": ["[fact] Les touristes ont retrouvé lundi la plage de la grève."],
}
"""A strike and a shore."""
EXCLUDED = {"one": ["Le convoi a quitté la gare de Lorvaux."], "two": ["Le convoi est arrivé à la gare de Lorvaux."]}


def with_encoder(heap: Corpus) -> Corpus:
    return replace(heap, encode=encoder.encode)


def claims(heap: Corpus) -> list[set[Member]]:
    return [set(claim) for claim in align(heap)]


def test_what_is_worded_otherwise_is_one_claim_with_the_encoder_alone() -> None:
    heap = corpus({**REWORDED, **NOISE})
    together = {member(place, heap) for place in ("one.0", "two.0", "three-en.0")}
    assert together not in claims(heap)
    assert together in claims(with_encoder(heap))


def test_acts_that_exclude_each_other_stay_two_claims() -> None:
    heap = with_encoder(corpus({**EXCLUDED, **NOISE}))
    assert {member("one.0", heap), member("two.0", heap)} not in claims(heap)


def test_a_claim_of_four_passages_is_not_parted() -> None:
    heap = corpus(
        {f"a{n}": [f"Le consul de Valdor a remis les clés de la mairie à Otto Brunel{n * '.'}"] for n in range(4)}
    )
    assert {member(f"a{n}.0", heap) for n in range(4)} in claims(replace(heap, encode=apart))


def apart(texts: Sequence[str]) -> Vectors:
    """An encoder to which no two passages are near."""
    places = {text: n for n, text in enumerate(sorted(set(texts)))}
    return np.eye(encoder.SIZE, dtype=np.float32)[[places[text] for text in texts]]


def test_two_passages_that_share_a_word_are_undone() -> None:
    heap = corpus({**WORD, **NOISE})
    both = {member("one.0", heap), member("two.0", heap)}
    assert both in claims(heap)
    assert both not in claims(with_encoder(heap))


def test_the_explanation_names_the_encoder() -> None:
    heap = corpus({**REWORDED, **NOISE})
    pair = member("one.0", heap), member("three-en.0", heap)
    assert not any("encodeur" in why for why in explain(heap, *pair)[1])
    assert any("encodeur" in why for why in explain(with_encoder(heap), *pair)[1])


def test_passages_of_one_article_are_not_proposed() -> None:
    heap = with_encoder(corpus({"one": ["Le pont est fermé.", "Le pont reste fermé."], "two": ["Il pleut à Valdor."]}))
    ((found, judge),) = judged(heap)
    pairs = set(judge.meanings.nearest(found, 5))
    assert pairs
    assert all(found[i].article != found[j].article for i, j in pairs)


def test_without_an_encoder_nothing_is_near() -> None:
    heap = corpus(REWORDED)
    assert meanings(heap, units(heap)) is NO_MEANINGS
    assert NO_MEANINGS.nearness(member("one.0", heap), member("three-en.0", heap)) == 0.0
    assert list(NO_MEANINGS.nearest(units(heap), 5)) == []


@pytest.mark.parametrize("size", [1, 2])
def test_a_story_of_one_or_two_passages_is_compared_too(size: int) -> None:
    heap = with_encoder(corpus(dict([*REWORDED.items()][:size])))
    found = meanings(heap, units(heap))
    assert np.allclose(np.linalg.norm(found.vectors, axis=1), 1.0)
    if size == 2:
        assert found.nearness(member("one.0", heap), member("two.0", heap)) > 0.5
