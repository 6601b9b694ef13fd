"""What does not agree with the date an article is given: reported beside it, never averaged into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date as Day
from itertools import pairwise

from recoupe.extract.when.timevalue import day_of
from recoupe.lang import Language
from recoupe.link.dates import odds
from recoupe.link.dates.clues import Clue, words_of
from recoupe.link.dates.datelines import embedded, lines
from recoupe.link.dates.nameddays import dated, span_days
from recoupe.link.dates.neighbours import Likeness, SameEvent, same_events
from recoupe.link.dates.profiles import Profile
from recoupe.model import Because, Published, Reading, Span

FAR = 31
"""Days from which a date is another one, and not that of an update, an announcement told late or the next morning."""
SURE = 0.6
"""How alike two dated sentences are, at least, for their dates to be held against each other."""


def checked(reading: Reading, published: Published, clues: Sequence[Clue], ui: Language) -> Published:
    """The same date with, beside it, each piece of evidence in the article that does not agree with it."""
    day = day_of(published.latest or published.value or "")
    if day is None:
        return published
    known = {b.span for b in published.because}
    found = {
        span: (key, told) for span, key, told in reversed(list(_against(reading, day, clues))) if span not in known
    }
    rows = (_row(reading, span, *found[span], ui) for span in sorted(found))
    return replace(published, because=(*published.because, *rows))


def is_doubtful(reading: Reading, published: Published, clues: Sequence[Clue]) -> bool:
    """Whether an article's own words contradict its date, so that it dates no other; an old post alone does not."""
    day = day_of(published.latest or published.value or "")
    return day is not None and any(key != "embed-year" for _, key, _ in _against(reading, day, clues))


def _row(reading: Reading, span: Span, key: str, day: str, ui: Language) -> Because:
    return Because(reading.article.id, span, ui.message("dating", key, day=day, words=words_of(reading, span)))


def _against(reading: Reading, day: Day, clues: Sequence[Clue]) -> Iterator[tuple[Span, str, str]]:
    """Where, by which message and with which day the article contradicts its date."""
    modified = day_of(reading.article.modified or "") or day
    posts = set()
    for posted, span in embedded(reading):
        posts.add(span)
        if posted > max(day, modified):
            yield span, "embed-later", posted.isoformat()
        elif posted.year != day.year and (day - posted).days > FAR:
            yield span, "embed-year", posted.isoformat()
    for told, span in dated(reading, "past"):
        if told > max(day, modified) and span not in posts:
            yield span, "event-later", told.isoformat()
    for told, span in dated(reading, "future"):
        if (day - told).days > FAR and span not in posts:
            yield span, "event-earlier", told.isoformat()
    for clue in clues:
        if min(clue.cost(day), clue.cost(modified)) >= odds.THIS:
            yield clue.span, "conflict", ""
    yield from _lines(reading, day, modified)


def _lines(reading: Reading, day: Day, modified: Day) -> Iterator[tuple[Span, str, str]]:
    """Date lines that say another day than the one given; an update says when it was updated."""
    for line in lines(reading):
        stated = day_of(line.date.value)
        allowed = (day, modified) if line.kind == "updated" else (day,)
        if stated and line.kind != "updated" and all(abs((stated - d).days) > 1 for d in allowed):
            yield line.date.span, "line-differs", stated.isoformat()


# -------------------------------------------------------------------------------------- one article and the others


def strangers(
    days: Mapping[str, Day],
    links: Mapping[str, Sequence[str]],
    profiles: Mapping[str, Profile],
    alike: Likeness,
) -> Mapping[str, SameEvent]:
    """The dated articles whose date the story contradicts, each with an event that shows it.

    So it is when the article came out far from every other of its story, of which two or more lie close together, and
    its date puts an event on another day than those that tell it do: the date of a crawl, or one with a wrong year.
    """
    found = {}
    for key in sorted(days):
        others = [o for o in links[key] if o in days]
        if any(abs((days[o] - days[key]).days) <= FAR for o in others) or not _burst([days[o] for o in others]):
            continue
        events = same_events(profiles[key], frozenset(others), alike)
        shown = next((e for e in events if _elsewhere(e, days[key], days)), None)
        if shown:
            found[key] = shown
    return found


def _burst(days: Sequence[Day]) -> bool:
    """Whether two of some days lie close together."""
    ordered = sorted(days)
    return any((after - before).days <= FAR for before, after in pairwise(ordered))


def _elsewhere(event: SameEvent, day: Day, days: Mapping[str, Day]) -> bool:
    """Whether the articles that surely tell an event all put it on another day than a date does."""
    here = span_days(event.here.time.expr, day)
    sure = [t for t in event.twins if t.alike >= SURE]
    spans = [span for t in sure if (span := span_days(t.dated.time.expr, days[t.article]))]
    return here is not None and bool(spans) and all(b < here[0] or here[1] < a for a, b in spans)


def estranged(published: Published, event: SameEvent, days: Mapping[str, Day], ui: Language) -> Published:
    """A date that its story contradicts, with the sentence that says so."""
    twin = event.twins[0]
    span = span_days(twin.dated.time.expr, days[twin.article])
    count = len({t.article for t in event.twins if t.alike >= SURE})
    told = {"count": count, "day": span[0].isoformat() if span else "", "words": twin.dated.text}
    why = Because(twin.article, twin.dated.time.span, ui.message("dating", "story-differs", **told))
    return replace(published, because=(*published.because, why))
