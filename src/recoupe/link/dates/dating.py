"""When each article came out: given with it, stated in it, or inferred from what the heap says, with the reasons.

Inference is a search over days. Each clue (:mod:`recoupe.link.dates.dateclues`) and each dated article of the story
gives every candidate day a cost; ``exp(-cost)`` weighs the days, and the interval published is the shortest run of days
that holds nine tenths of the weight. Articles that come out narrow then bear on the others, round after round. Where
nothing names a year, nothing is inferred: the day of the run is never used.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta

from recoupe.extract.when import calendar
from recoupe.extract.when.timevalue import day_of
from recoupe.lang import Language, load
from recoupe.link.dates.dateclues import CONTRADICTED, MOST, Clue, clues, named_days, past_days, span_days
from recoupe.link.dates.datelines import embedded, stated
from recoupe.link.dates.neighbours import SameEvent, agreement, profile, rarity, related, same_events
from recoupe.link.dates.timexes import resolve
from recoupe.model import Because, Published, Reading
from recoupe.settings import Settings

__all__ = ["date", "resolve"]

_AROUND = 30
"""Days before and after a dated neighbour among which an undated article is looked for."""
_NEAR = 10
"""The same around a day that the article itself names by weekday and date."""
_APART = 0.35
"""Cost of each day between an article and the closest dated one of its story: stories come in bursts."""
_SAME_EVENT = 2.0
"""Gain of a day that puts an event where another article puts it, loss (by half) of one that does not."""
_MASS = 0.9
"""Share of the weight that the published interval holds."""
_CLEAR = 0.6
"""Share of the weight from which one day is clearly the best of a wider interval."""
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class _Case:
    """An article to date: what it says, what it is compared by, which articles tell its story."""

    reading: Reading
    clues: tuple[Clue, ...]
    related: tuple[str, ...]
    events: tuple[SameEvent, ...]


def date(readings: Iterable[Reading], settings: Settings) -> Mapping[str, Published]:
    """When each article came out, by article id, with the words that tell it.

    ``basis`` is ``metadata`` (given with the article, or by ``settings.published`` where it says nothing), ``text``,
    ``inferred``, or ``unknown`` with no value. Whatever the order of the readings, the result is the same. Cost: linear
    in the articles, plus a comparison of the dated sentences of each undated article with those of its story.
    """
    ordered = sorted(readings, key=lambda r: r.article.id)
    ui = load(settings.ui)
    known = {r.article.id: p for r in ordered if (p := _given(r, settings, ui))}
    if len(known) < len(ordered):
        profiles = {r.article.id: profile(r) for r in ordered}
        links = related(profiles)
        rare = rarity(profiles)
        cases = [
            _Case(
                r, clues(r), links[key], tuple(same_events(profiles[key], {k: profiles[k] for k in links[key]}, rare))
            )
            for r in ordered
            if (key := r.article.id) not in known
        ]
        known |= _infer(cases, known, ui)
    return {r.article.id: known[r.article.id] for r in ordered}


def _given(reading: Reading, settings: Settings, ui: Language) -> Published | None:
    """The date given with the article, else the one it states, else the default, with what contradicts it."""
    article = reading.article
    if article.published:
        return _checked(reading, _metadata(reading, article.published, ui.message("time", "metadata")), ui)
    found = stated(reading, ui)
    if found is None and settings.published:
        found = _metadata(reading, settings.published, ui.message("time", "default"))
    return _checked(reading, found, ui) if found else None


def _metadata(reading: Reading, value: str, why: str) -> Published:
    return Published(value, *calendar.bounds(value), "metadata", (Because(reading.article.id, (0, 0), why),))


def _checked(reading: Reading, published: Published, ui: Language) -> Published:
    """The same date with what is later than it, posts and events told as past, reported beside it."""
    latest = published.latest or published.value or ""
    posts = [(day, span, "embed-later") for day, span in embedded(reading)]
    events = [(day, span, "event-later") for day, span in past_days(reading) if span not in {s for _, s, _ in posts}]
    stated_here = {b.span for b in published.because}
    later = [
        Because(
            reading.article.id,
            span,
            ui.message("time", key, day=day.isoformat(), words=reading.article.text[slice(*span)]),
        )
        for day, span, key in sorted(posts + events, key=lambda found: found[1])
        if day.isoformat() > latest and span not in stated_here
    ]
    return replace(published, because=(*published.because, *later))


def _infer(cases: list[_Case], known: Mapping[str, Published], ui: Language) -> dict[str, Published]:
    """Dates for the cases: round after round, those that come out narrow become neighbours of the others."""
    days = {key: day for key, p in known.items() if (day := _day(p))}
    out: dict[str, Published] = {}
    for _ in range(_ROUNDS):
        fresh = {c.reading.article.id: _one(c, days, ui) for c in cases if c.reading.article.id not in out}
        narrow = {key: p for key, p in fresh.items() if _day(p)}
        if not narrow:
            return out | fresh
        out |= narrow
        days |= {key: day for key, p in narrow.items() if (day := _day(p))}
    rest = {c.reading.article.id: _one(c, days, ui) for c in cases if c.reading.article.id not in out}
    return out | rest


def _day(published: Published) -> Day | None:
    return day_of(published.value) if published.value else None


def _one(case: _Case, days: Mapping[str, Day], ui: Language) -> Published:
    """The date of one article against the articles dated so far."""
    neighbours = {key: days[key] for key in case.related if key in days}
    options = _candidates(case, neighbours)
    if not options or not (case.clues or case.events):
        return _bounded(case, ui)
    costs = {day: sum(c.cost(day) for c in case.clues) for day in options}
    if neighbours:
        for day in options:
            costs[day] += min(MOST, _APART * min(abs((day - other).days) for other in neighbours.values()))
            costs[day] -= _SAME_EVENT * _agreed(case, day, neighbours)
    return _published(case, _interval(costs), neighbours, ui)


def _agreed(case: _Case, day: Day, neighbours: Mapping[str, Day]) -> float:
    """How well a day puts the article's events where dated articles of the story put them, between -1 and 2."""
    total = 0.0
    for event in case.events:
        told = [agreement(event.here, day, there, neighbours[k]) for k, there in event.there if k in neighbours]
        total += event.alike if True in told else -event.alike / 4 if False in told else 0.0
    return max(-1.0, min(2.0, total))


def _candidates(case: _Case, neighbours: Mapping[str, Day]) -> list[Day]:
    """The days worth weighing, in order: around dated articles of the story, else around *mardi 4 mai* and its like."""
    posts = [day for day, _ in embedded(case.reading)]
    around = {day + timedelta(days=n) for day in neighbours.values() for n in range(-_AROUND, _AROUND + 1)}
    around |= {day + timedelta(days=n) for day in posts for n in range(_AROUND + 1)}
    if not around:
        around = {day + timedelta(days=n) for day in named_days(case.reading) for n in range(-_NEAR, _NEAR + 1)}
    return sorted(around)


@dataclass(frozen=True, slots=True)
class _Interval:
    """The shortest run of days that holds most of the weight, its weightiest day, and whether that one is clear."""

    first: Day
    last: Day
    best: Day
    clear: bool


def _interval(costs: Mapping[Day, float]) -> _Interval:
    least = min(costs.values())
    weight = {day: math.exp(least - cost) for day, cost in costs.items()}
    ordered, total = sorted(weight), sum(weight[day] for day in sorted(weight))
    best = min(ordered, key=lambda day: (-round(weight[day], 9), day))
    runs = []
    for i, first in enumerate(ordered):
        mass = 0.0
        for last in ordered[i:]:
            mass += weight[last]
            if mass >= _MASS * total:
                runs.append(((last - first).days, -round(mass, 9), first, last))
                break
    width, _, first, last = min(runs)
    return _Interval(first, last, best, width <= 1 or weight[best] >= _CLEAR * total)


def _published(case: _Case, found: _Interval, neighbours: Mapping[str, Day], ui: Language) -> Published:
    """The interval as a date: its best day when that is clear, else the month or year its ends share, else no value."""
    first, last, best = found.first, found.last, found.best
    article = case.reading.article.id
    why = [Because(article, c.span, c.why(best, ui)) for c in case.clues if c.cost(best) < MOST]
    why += [
        Because(article, c.span, ui.message("time", "conflict", words=case.reading.article.text[slice(*c.span)]))
        for c in case.clues
        if c.cost(best) >= MOST and c.cost(best) != CONTRADICTED
    ]
    for event in case.events:
        for key, there in event.there[:1]:
            if key in neighbours and agreement(event.here, best, there, neighbours[key]):
                days = span_days(there.time.expr, neighbours[key])
                told = ui.message("time", "same-event", words=there.text, day=days[0].isoformat() if days else "")
                why.append(Because(key, there.time.span, told))
    for key in sorted(neighbours, key=lambda k: (abs((neighbours[k] - best).days), k))[:2]:
        why.append(Because(key, (0, 0), ui.message("time", "neighbour", day=neighbours[key].isoformat())))
    a, b = first.isoformat(), last.isoformat()
    if found.clear:
        value: str | None = best.isoformat()
        if first != last:
            why.append(Because(article, (0, 0), ui.message("time", "best", earliest=a, latest=b)))
    else:
        value = a[:7] if a[:7] == b[:7] else a[:4] if a[:4] == b[:4] else None
    return Published(value, a, b, "inferred", tuple(why))


def _bounded(case: _Case, ui: Language) -> Published:
    """An article that nothing dates: unknown, but no earlier than what it tells as past."""
    past = [(day, span) for day, span in past_days(case.reading)]
    if not past:
        return Published()
    day, span = max(past)
    words = case.reading.article.text[slice(*span)]
    why = Because(case.reading.article.id, span, ui.message("time", "date-past", words=words))
    return Published(earliest=day.isoformat(), because=(why,))
