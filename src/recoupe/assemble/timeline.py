"""The timeline of a heap: what happens, and when it was said, on two tracks.

An event stands once, however many articles tell it: at the time that most members of its claim give or leave room for,
with all its articles; at its current one, with those before it, when it was moved. Only times that resolve to a day or
better, or to an interval of at most a month, make a line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.assemble.eventtimes import Event, Times, Told, agreed, dated, event, when
from recoupe.assemble.members import Said, said
from recoupe.assemble.putoff import joined
from recoupe.assemble.revisions import figures, moved
from recoupe.link import Corpus
from recoupe.model import Claim, Divergence, Moment, Revision


def timeline(corpus: Corpus, claims: Iterable[Claim], divergences: Sequence[Divergence] = ()) -> tuple[Moment, ...]:
    """Events and utterances in time order; linear in the members of the claims.

    ``divergences`` tell which figures were revised.
    """
    times = dated(corpus)
    moments: list[Moment] = []
    for claim in claims:
        members = said(corpus, claim.members)
        revised = figures(corpus, members, divergences)
        events = list(_event(corpus, event(corpus, claim, members, times), revised))
        moments += events
        moments += _utterances(claim, members, times, () if events else revised)
    ordered = sorted(moments, key=lambda m: (m.when.earliest or "", m.when.latest or "", m.kind, m.claims, m.what))
    return joined(corpus, ordered)


def with_times(corpus: Corpus, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each with the time that its members give the event."""
    times = dated(corpus)
    out = []
    for claim in claims:
        timex = agreed(_current(corpus, event(corpus, claim, said(corpus, claim.members), times))[1])
        out.append(replace(claim, when=when(timex) if timex else None))
    return tuple(out)


def _current(corpus: Corpus, found: Event) -> tuple[tuple[Revision, ...], Sequence[Told]]:
    """The days an event had when it was moved, and the members that give the current one, else all."""
    states = moved(corpus, found)
    return states, [t for t in found.told if not states or t.timex.value == states[-1].value]


def _event(corpus: Corpus, found: Event, revised: tuple[Revision, ...]) -> Iterator[Moment]:
    states, current = _current(corpus, found)
    timex = agreed(current)
    if timex is None:
        return
    same = list(dict.fromkeys(t.said for t in current if t.timex.value == timex.value))
    yield Moment(
        when(timex),
        found.claim.gloss if any(found.claim.gloss == one.text for one in same) else _clearest(same),
        (found.claim.id,),
        tuple(one.member for one in same),
        "event",
        all(_came_before(corpus, m.article, timex.earliest) for m in found.members),
        _articles(corpus, found.members),
        (*states, *revised),
    )


def _clearest(members: Iterable[Said]) -> str:
    """The words of the member that says it without a hedge, and shortest."""
    return min(members, key=lambda m: (m.hedged, len(m.text), m.text)).text


def _came_before(corpus: Corpus, article: str, day: str | None) -> bool:
    """Whether an article came out before a day; False when its own is not known."""
    latest = corpus.published[article].latest
    return bool(latest and day and latest[:10] < day[:10])


def _articles(corpus: Corpus, members: Iterable[Said]) -> tuple[str, ...]:
    """The articles of some members, each once, by the day on which they came out."""
    ids = {m.article for m in members}
    return tuple(sorted(ids, key=lambda a: (corpus.published[a].value or "~", a)))


def _utterances(claim: Claim, members: Sequence[Said], times: Times, revised: tuple[Revision, ...]) -> Iterator[Moment]:
    """What was said on a day that its sentence gives, by one source at a time; the last has the figures revised."""
    by_day: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for member in members:
        if member.statement and member.statement.said_on:
            by_day[member.statement.said_on, member.statement.source_entity or ""].append(member)
    moments = []
    for (value, _), together in sorted(by_day.items()):
        found = [t for m in together for t in times.get(m.article, ()) if t.value == value]
        if found:
            articles, same = tuple(dict.fromkeys(m.article for m in together)), tuple(m.member for m in together)
            what = _clearest(together)
            moments.append(Moment(when(found[0]), what, (claim.id,), same, "utterance", articles=articles))
    yield from moments[:-1]
    yield from (replace(moment, revisions=revised) for moment in moments[-1:])
