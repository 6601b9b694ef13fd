"""What a pure function of a corpus said of each passage, kept for as long as that corpus is the one at work."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Concatenate, ParamSpec, TypeVar

from recoupe.link import Corpus

P = ParamSpec("P")
R = TypeVar("R")


def per_corpus(func: Callable[Concatenate[Corpus, P], R]) -> Callable[Concatenate[Corpus, P], R]:
    """The function with its answers remembered; those of another corpus are forgotten when a new one comes.

    Its arguments after the corpus are positional and hashable.
    """

    @lru_cache(maxsize=1)
    def answers(corpus: Corpus) -> dict[Hashable, R]:
        return {}

    def remembered(corpus: Corpus, /, *args: P.args, **named: P.kwargs) -> R:
        known = answers(corpus)
        if args not in known:
            known[args] = func(corpus, *args, **named)
        return known[args]

    remembered.__doc__ = func.__doc__
    return remembered
