"""When the event of a claim takes place, by what its members say: each member's times, and the one most agree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recoupe.assemble.members import Said
from recoupe.link import Corpus
from recoupe.model import Claim, Timex, When

LONGEST = 31
"""Days that an interval may last and still be a line of the timeline."""

Times = Mapping[str, Sequence[Timex]]
"""The dated expressions of each article, in order."""


@dataclass(frozen=True, slots=True)
class Told:
    """A member of a claim with one time it gives the event, and the days on which its article may have come out."""

    said: Said
    timex: Timex
    published: str | None
    latest: str | None

    @property
    def is_ahead(self) -> bool:
        """Whether the event lay ahead when the article came out."""
        return bool(self.latest and self.timex.earliest and self.timex.earliest[:10] > self.latest[:10])


@dataclass(frozen=True, slots=True)
class Event:
    """What a claim tells of a time: its members, and those that date the event."""

    claim: Claim
    members: tuple[Said, ...]
    told: tuple[Told, ...]


def dated(corpus: Corpus) -> Times:
    """The expressions of each article that name a day or better, or an interval of at most a month."""
    times: dict[str, list[Timex]] = defaultdict(list)
    for timex in corpus.timexes:
        if _is_dated(timex):
            times[timex.article].append(timex)
    return times


def event(corpus: Corpus, claim: Claim, members: Sequence[Said], times: Times) -> Event:
    """The members of a claim with the times that stand inside what they tell."""
    told = (Told(m, t, *_published(corpus, m)) for m in members for t in _inside(m, times.get(m.article, ())))
    return Event(claim, tuple(members), tuple(told))


def agreed(told: Iterable[Told]) -> Timex | None:
    """The time that most members give or leave room for, as *en mai* does for *le 4 mai*; the finer and the earlier
    first, None when none gives any."""
    found = list(told)

    def rank(timex: Timex) -> tuple[int, int, str, str]:
        support = len({t.said.member for t in found if _holds(t.timex, timex)})
        return -support, -len(timex.value), timex.earliest or "", timex.value

    return min((t.timex for t in found), key=rank, default=None)


def when(timex: Timex) -> When:
    """A time expression as a moment."""
    return When(timex.value, timex.earliest, timex.latest)


def _holds(wide: Timex, narrow: Timex) -> bool:
    return (wide.earliest or "") <= (narrow.earliest or "") and (narrow.latest or "") <= (wide.latest or "")


def _published(corpus: Corpus, member: Said) -> tuple[str | None, str | None]:
    published = corpus.published[member.article]
    value = published.value if published.value and len(published.value) >= 10 else published.earliest
    return value, published.latest


def _inside(member: Said, times: Iterable[Timex]) -> Iterator[Timex]:
    for timex in times:
        if any(start <= timex.span[0] and timex.span[1] <= end for start, end in member.spans):
            yield timex


def _is_dated(timex: Timex) -> bool:
    if timex.type not in ("DATE", "TIME") or not timex.earliest or not timex.latest:
        return False
    days = date.fromisoformat(timex.latest[:10]) - date.fromisoformat(timex.earliest[:10])
    return days.days <= LONGEST
