"""The timeline of a heap: what happens, and when it was said, on two tracks.

An event stands once, however many articles tell it: at the time that most members of its claim give, the finer and
the earlier first. Only times that resolve to a day or better, or to an interval of at most a month, make a line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from recoupe.assemble.members import Said, said
from recoupe.link import Corpus
from recoupe.model import Claim, Moment, Timex, When

LONGEST = 31
"""Days that an interval may last and still be a line of the timeline."""


def timeline(corpus: Corpus, claims: Iterable[Claim]) -> tuple[Moment, ...]:
    """Events and utterances in time order; linear in the members of the claims."""
    times: dict[str, list[Timex]] = defaultdict(list)
    for timex in corpus.timexes:
        if _is_dated(timex):
            times[timex.article].append(timex)
    moments: list[Moment] = []
    for claim in claims:
        members = said(corpus, claim.members)
        moments += _event(corpus, claim, members, times)
        moments += _utterances(claim, members, times)
    return tuple(sorted(moments, key=lambda m: (m.when.earliest or "", m.when.latest or "", m.kind, m.claims, m.what)))


def _event(corpus: Corpus, claim: Claim, members: Sequence[Said], times: dict[str, list[Timex]]) -> Iterator[Moment]:
    told = [(timex, member) for member in members for timex in _inside(member, times[member.article])]
    votes = Counter(timex.value for timex, _ in told)
    if not votes:
        return
    timex = min((t for t, _ in told), key=lambda t: (-votes[t.value], -len(t.value), t.earliest or "", t.value))
    ahead = [_is_ahead(corpus, timex, member) for member in members]
    same = tuple(m.member for t, m in told if t.value == timex.value)
    yield Moment(_when(timex), claim.gloss, (claim.id,), tuple(dict.fromkeys(same)), "event", all(ahead))


def _utterances(claim: Claim, members: Sequence[Said], times: dict[str, list[Timex]]) -> Iterator[Moment]:
    by_day: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for member in members:
        if member.statement and member.statement.said_on:
            by_day[member.statement.source_entity or "", member.statement.said_on].append(member)
    for (_, value), together in sorted(by_day.items()):
        found = [t for m in together for t in times[m.article] if t.value == value]
        if found:
            what = min(together, key=lambda m: (m.hedged, len(m.text), m.text)).text
            yield Moment(_when(found[0]), what, (claim.id,), tuple(m.member for m in together), "utterance")


def _inside(member: Said, times: Iterable[Timex]) -> Iterator[Timex]:
    for timex in times:
        if any(start <= timex.span[0] and timex.span[1] <= end for start, end in member.spans):
            yield timex


def _is_dated(timex: Timex) -> bool:
    if timex.type not in ("DATE", "TIME") or not timex.earliest or not timex.latest:
        return False
    days = date.fromisoformat(timex.latest[:10]) - date.fromisoformat(timex.earliest[:10])
    return days.days <= LONGEST


def _is_ahead(corpus: Corpus, timex: Timex, member: Said) -> bool:
    published = corpus.published[member.article].latest
    return bool(published and timex.earliest and timex.earliest[:10] > published[:10])


def _when(timex: Timex) -> When:
    return When(timex.value, timex.earliest, timex.latest)
