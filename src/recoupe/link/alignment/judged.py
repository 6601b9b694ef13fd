"""The units of each story, with the comparison that judges which of them say the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from recoupe.link import Corpus
from recoupe.link.alignment.alike import Judge
from recoupe.link.alignment.kinds import light
from recoupe.link.alignment.lying import lying
from recoupe.link.alignment.meaning import meanings
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from recoupe.link.alignment.weights import weights
from recoupe.link.alignment.wording import wording
from recoupe.link.memory import per_corpus
from recoupe.model import Member, Reuse

FEWEST = 3
"""Fewest headlines that tell an act for it to be what the story is about."""


def by_story(corpus: Corpus) -> list[tuple[Unit, ...]]:
    """The units of each story; those of articles in no story come first, together."""
    story = {article: told.id for told in corpus.stories for article in told.articles}
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in units(corpus):
        groups[story.get(unit.article, "")].append(unit)
    return [tuple(groups[key]) for key in sorted(groups)]


@per_corpus
def judged(corpus: Corpus) -> tuple[tuple[tuple[Unit, ...], Judge], ...]:
    """The units of each story with the comparison for them, made once."""
    return tuple((found, judge_of(corpus, found)) for found in by_story(corpus))


def judge_of(corpus: Corpus, found: Sequence[Unit]) -> Judge:
    """The comparison for the units of a story: how rare each key is among them, which passages its articles share."""
    shared: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for reuse in corpus.reuse:
        shared[reuse.a.article, reuse.b.article].append(reuse)
    story = {a: told.id for told in corpus.stories for a in told.articles}
    said = Counter((u.article, u.speaker) for u in found if u.speaker)
    return Judge(
        weights(found),
        wording(found),
        shared,
        _places(found),
        story,
        said,
        meanings(corpus, found),
        lying(corpus),
        _events(found),
    )


def _places(found: Sequence[Unit]) -> Mapping[Member, float]:
    """How far on in its article each unit stands, from 0 to 1, by the order of its units."""
    pages: dict[str, list[Unit]] = defaultdict(list)
    for unit in found:
        pages[unit.article].append(unit)
    told = (sorted(page, key=lambda unit: unit.spans) for page in pages.values())
    return {unit.member: n / len(page) for page in told for n, unit in enumerate(page)}


def _events(found: Sequence[Unit]) -> frozenset[str]:
    """The acts that the headlines of most articles of a story tell."""
    pages: dict[str, set[str]] = defaultdict(set)
    for unit in found:
        pages[unit.article] |= unit.main & unit.acts - light() if unit.title else set()
    told = Counter(act for acts in pages.values() for act in acts)
    return frozenset(act for act, n in told.items() if n >= FEWEST and 2 * n > len(pages))
