"""A pair is held back by the better partners that either side has in the other's article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.link.alignment.rivals import HELD, LOW, held_back

ARTICLES = ["a", "a", "b", "b", "c"]
PAIRS = [(i, j) for i in range(5) for j in range(i + 1, 5)]
EDGES = st.dictionaries(st.sampled_from(PAIRS), st.floats(-5, 5, allow_nan=False), min_size=1)


def test_of_two_partners_in_one_article_the_weaker_loses_more() -> None:
    got = held_back({(0, 2): 3.0, (0, 3): 1.0}, ARTICLES)
    assert 3.0 - got[0, 2] < 1.0 - got[0, 3]


def test_a_rival_in_a_third_article_is_none() -> None:
    alone = held_back({(0, 2): 3.0}, ARTICLES)[0, 2]
    assert held_back({(0, 2): 3.0, (0, 4): 2.0}, ARTICLES)[0, 2] == alone


def test_within_an_article_nothing_is_held_back() -> None:
    assert held_back({(0, 1): 1.0, (0, 2): 2.0}, ARTICLES)[0, 1] == 1.0


@given(EDGES)
def test_no_pair_gains_more_than_the_lack_of_rivals_is_worth(edges: dict[tuple[int, int], float]) -> None:
    got = held_back(edges, ARTICLES)
    assert got.keys() == edges.keys()
    assert all(got[pair] <= value - 2 * HELD * LOW + 1e-9 for pair, value in edges.items())


@given(EDGES)
def test_the_order_of_the_edges_does_not_matter(edges: dict[tuple[int, int], float]) -> None:
    assert held_back(dict(reversed(edges.items())), ARTICLES) == held_back(edges, ARTICLES)
