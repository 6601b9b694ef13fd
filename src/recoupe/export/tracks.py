"""The timeline: days with what happened and what was said on them, and the drawing of the two tracks."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from recoupe.export.links import anchor
from recoupe.export.view import View
from recoupe.model import ArticleRow, Moment
from recoupe.text.called import shortened

WIDTH, MARGIN = 1000.0, 40.0
STEP = 90.0
"""Widest room for one day, in units of the drawing."""
LONG = 4
"""Days of a gap that are drawn; a longer gap is broken off, with a sign."""
LABEL, LANE = 128.0, 26.0
LETTER, LETTERS = 6.4, 38
"""Width of a letter of a caption, and how many it may have."""
LANES = 7
"""Lanes of a track up to which its marks have captions."""

Track = Literal["event", "utterance"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day (or week, or month) with its events, utterances and the articles that came out; "" has no date."""

    value: str
    earliest: str
    latest: str
    events: tuple[Moment, ...]
    said: tuple[Moment, ...]
    published: tuple[ArticleRow, ...]

    @property
    def id(self) -> str:
        """Its row on the page."""
        return anchor("day", self.value or "unknown")


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark of the drawing: how many moments, from where to where, on which lane (1 is next to the axis), its height.
    A disc is an event, a speech bubble an utterance, a bar what has no day of its own."""

    day: Day
    track: Track
    count: int
    x: float
    end: float
    lane: int
    caption: str = ""
    y: float = 0.0

    @property
    def shape(self) -> str:
        """The SVG path; the area of a disc or bubble follows the count."""
        if self.end > self.x:
            return f"M{self.x - 5} {self.y - 5}H{self.end + 5}v10H{self.x - 5}z"
        r = round(min(11.0, 5.0 * self.count**0.5), 1)
        if self.track == "event":
            return f"M{self.x - r} {self.y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0z"
        half = r / 2
        bubble = f"h{2 * r}v{1.5 * r:.1f}h-{r}l-{half} {half}v-{half}h-{half}z"
        return f"M{self.x - r} {self.y - 0.75 * r:.1f}{bubble}"

    @property
    def beside(self) -> float:
        """Where its count and its caption stand."""
        return self.end + 15


@dataclass(frozen=True, slots=True)
class Tracks:
    """Marks, publication marks (place, day), date labels and breaks of the axis, which runs at height ``axis``."""

    signs: tuple[Sign, ...]
    published: tuple[tuple[float, Day], ...]
    labels: tuple[tuple[float, str], ...]
    breaks: tuple[float, ...]
    axis: float
    height: float
    width: float


def days(view: View) -> list[Day]:
    """Each date of the timeline and each day of publication, in order; what has no date at the end."""
    moments: dict[str, list[Moment]] = defaultdict(list)
    for moment in view.dossier.timeline:
        moments[moment.when.value or ""].append(moment)
    papers: dict[str, list[ArticleRow]] = defaultdict(list)
    for article in view.articles:
        if article.published.value:
            papers[article.published.value[:10]].append(article)
    found = [_day(value, moments[value], papers[value]) for value in {**moments, **papers}]
    return sorted(found, key=lambda day: (not day.value, day.earliest, day.latest, day.value))


def _day(value: str, moments: Sequence[Moment], papers: Sequence[ArticleRow]) -> Day:
    earliest = next((m.when.earliest for m in moments if m.when.earliest), value)
    latest = next((m.when.latest for m in moments if m.when.latest), value)
    events = tuple(m for m in moments if m.kind == "event")
    said = tuple(m for m in moments if m.kind == "utterance")
    return Day(value, earliest, latest, events, said, tuple(papers))


def draw(found: Iterable[Day], view: View) -> Tracks | None:
    """The two tracks over one axis: events above, utterances below, publications on it; None when nothing is dated."""
    dated = [(day, ordinal(day.earliest), ordinal(day.latest, end=True)) for day in found]
    known = [(day, start, max(start, end)) for day, start, end in dated if start and end]
    if not known:
        return None
    scale, breaks, width = _scale(sorted({at for _, start, end in known for at in (start, end)}))
    events, said = _signs(known, scale, "event"), _signs(known, scale, "utterance")
    above, below = (max((s.lane for s in signs), default=0) for signs in (events, said))
    axis = above * LANE + 14
    signs = [replace(s, y=axis + 4 - s.lane * LANE) for s in events]
    signs += [replace(s, y=axis + 36 + s.lane * LANE) for s in said]
    published = tuple((scale[start], day) for day, start, _ in known if day.published)
    labels = _labels([(scale[start], view.w.date(day.value[:10])) for day, start, _ in known])
    return Tracks(tuple(signs), published, labels, breaks, axis, axis + 54 + below * LANE, width)


def ordinal(value: str, *, end: bool = False) -> int | None:
    """The day that an ISO prefix begins (or ends) with, as a number; None when it is not one.

    >>> ordinal("2031-05") == datetime.date(2031, 5, 1).toordinal(), ordinal("PXD")
    (True, None)
    """
    parts = value[:10].split("-")
    pad = ("12", "28") if end else ("01", "01")
    try:
        return datetime.date.fromisoformat("-".join((*parts, *pad[len(parts) - 1 :]))).toordinal()
    except ValueError:
        return None


def _scale(points: list[int]) -> tuple[dict[int, float], tuple[float, ...], float]:
    """Where each day stands, where the axis is broken off, and how wide the drawing is."""
    steps = [min(b - a, LONG) for a, b in pairwise(points)]
    unit = min(STEP, max(14.0, (WIDTH - 2 * MARGIN - LETTERS * LETTER) / max(sum(steps), 1)))
    places, breaks, x = {points[0]: MARGIN}, [], MARGIN
    for (a, b), step in zip(pairwise(points), steps, strict=True):
        if b - a > LONG:
            breaks.append(round(x + step * unit / 2, 1))
        x += step * unit
        places[b] = round(x, 1)
    return places, tuple(breaks), max(x + MARGIN + LETTERS * LETTER, 420.0)


def _signs(known: Sequence[tuple[Day, int, int]], scale: dict[int, float], track: Track) -> list[Sign]:
    """One sign a day, with a caption where they leave room for it."""
    captioned = _laid(known, scale, track, LETTERS)
    return captioned if all(sign.lane <= LANES for sign in captioned) else _laid(known, scale, track, 0)


def _laid(known: Iterable[tuple[Day, int, int]], scale: dict[int, float], track: Track, room: int) -> list[Sign]:
    """The signs, each on the first lane where it touches no other."""
    ends: list[float] = []
    signs = []
    for day, start, end in sorted(known, key=lambda k: (scale[k[1]], scale[k[2]], k[0].value)):
        moments = day.events if track == "event" else day.said
        if not moments:
            continue
        caption = shortened(moments[0].what, room) if room else ""
        left, right = scale[start] - 13, scale[end] + 32 + len(caption) * LETTER
        lane = next((n for n, taken in enumerate(ends) if taken <= left), len(ends))
        ends[lane : lane + 1] = [right]
        signs.append(Sign(day, track, len(moments), scale[start], scale[end], lane + 1, caption))
    return signs


def _labels(wanted: list[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    """The dates that can stand side by side."""
    kept: list[tuple[float, str]] = []
    for x, text in sorted(wanted):
        if not kept or x - kept[-1][0] >= LABEL:
            kept.append((x, text))
    return tuple(kept)
