"""On heaps whose lineage is known, copies are found and boilerplate is not taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench.heaps import Line, heap, shares
from bench.reuse import judged, ours


@pytest.mark.parametrize(("count", "seed"), [(300, 7), (1000, 1), (1000, 2)])
def test_copies_are_found_and_boilerplate_is_not(count: int, seed: int) -> None:
    articles = heap(count, seed)
    large, small, right = judged(ours([a.text for a in articles], jobs=2), articles)
    assert large >= 0.99
    assert small >= 0.95
    assert right >= 0.97


def test_precision_without_shared_boilerplate() -> None:
    bare = [replace(a, lines=a.lines[1:-3]) for a in heap(1000, 3)]
    large, small, right = judged(ours([a.text for a in bare]), bare)
    assert large >= 0.99
    assert small >= 0.95
    assert right >= 0.99


def test_threads_change_nothing() -> None:
    texts = [article.text for article in heap(200, 4)]
    assert ours(texts, jobs=1) == ours(texts, jobs=3)


def test_a_heap_follows_from_its_seed() -> None:
    assert heap(80, 5) == heap(80, 5)
    assert heap(80, 5) != heap(80, 6)


def test_shares_count_the_words_of_copied_lines() -> None:
    one, two, *_ = heap(20, 1)
    a = replace(one, id="a", lines=(Line("un deux trois", 1), Line("quatre")))
    b = replace(two, id="b", lines=(Line("un deux trois", 1), Line("cinq six")))
    assert shares([a, b])["a", "b"].words == 3
    assert shares([a, b])["a", "b"].part == 0.75
