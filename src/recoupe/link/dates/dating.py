"""When each article came out: given with it, stated in it, or inferred from what the heap says, with the reasons.

What contradicts a date that is given is reported beside it. Where nothing names a year, nothing is inferred: the day of
the run is never used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from recoupe.extract.when import calendar
from recoupe.extract.when.timevalue import day_of
from recoupe.lang import Language, load
from recoupe.link.dates import clues, weekdays
from recoupe.link.dates.clues import Clue
from recoupe.link.dates.contradictions import checked, estranged, is_doubtful, strangers
from recoupe.link.dates.datelines import stated
from recoupe.link.dates.neighbours import Likeness, related, same_events
from recoupe.link.dates.order import Order, orders
from recoupe.link.dates.posts import borne_out
from recoupe.link.dates.profiles import Profile, profile
from recoupe.link.dates.reasons import Reasons
from recoupe.link.dates.solve import TELLING, solve
from recoupe.link.dates.timexes import days_of, resolve
from recoupe.link.dates.window import Case
from recoupe.model import Because, Published, Reading
from recoupe.settings import Settings

__all__ = ["date", "resolve"]


@dataclass(frozen=True, slots=True)
class _Heap:
    """The readings by article with all that is compared between them."""

    readings: Mapping[str, Reading]
    clues: Mapping[str, tuple[Clue, ...]]
    profiles: Mapping[str, Profile]
    links: Mapping[str, tuple[str, ...]]
    alike: Likeness


def date(readings: Iterable[Reading], settings: Settings) -> Mapping[str, Published]:
    """When each article came out, by article id, with the words that tell it.

    ``basis`` is ``metadata`` (given with the article, or by ``settings.published`` where it says nothing), ``text``,
    ``inferred``, or ``unknown`` with no value. Whatever the order of the readings, the result is the same. Cost: linear
    in the articles, plus a comparison of the dated sentences of each undated article with those of its story.
    """
    heap = _heap(readings)
    ui = load(settings.ui)
    given = {key: p for key, r in heap.readings.items() if (p := _given(r, settings, ui))}
    known = {key: checked(heap.readings[key], p, heap.clues[key], ui) for key, p in given.items()}
    days = {key: day for key, p in known.items() if (day := day_of(p.value or ""))}
    strange = strangers(days, heap.links, heap.profiles, heap.alike)
    known |= {key: estranged(known[key], event, days, ui) for key, event in strange.items()}
    doubted = {key for key, p in given.items() if is_doubtful(heap.readings[key], p, heap.clues[key])}
    trusted = {key: p for key, p in known.items() if key not in strange and key not in doubted}
    dated = {**known, **_infer(heap, known, trusted, ui)}
    return {key: dated[key] for key in heap.readings}


def _heap(readings: Iterable[Reading]) -> _Heap:
    ordered = {r.article.id: r for r in sorted(readings, key=lambda r: r.article.id)}
    profiles = {key: profile(r) for key, r in ordered.items()}
    told = {key: (*clues.own(r), *weekdays.clues(r)) for key, r in ordered.items()}
    return _Heap(ordered, told, profiles, related(profiles), Likeness(profiles))


def _given(reading: Reading, settings: Settings, ui: Language) -> Published | None:
    """The date given with the article, else the one it states, else the default."""
    metadata, line = reading.article.published, stated(reading, ui)
    if metadata and not (line and _is_local(line, metadata)):
        return _metadata(reading, metadata, "metadata", ui)
    if line is None and settings.published:
        return _metadata(reading, settings.published, "default", ui)
    return line


def _is_local(line: Published, metadata: str) -> bool:
    """Whether a line says by the clock of its readers what metadata says in UTC: near midnight, another day."""
    stated, given = day_of(line.value or ""), day_of(metadata)
    in_utc = metadata.endswith(("Z", "+00:00"))
    return in_utc and stated is not None and given is not None and abs((stated - given).days) == 1


def _metadata(reading: Reading, value: str, key: str, ui: Language) -> Published:
    why = Because(reading.article.id, (0, 0), ui.message("dating", key))
    return Published(value, *calendar.bounds(value), "metadata", (why,))


def _infer(
    heap: _Heap, dated: Mapping[str, Published], trusted: Mapping[str, Published], ui: Language
) -> Mapping[str, Published]:
    """The dates of the others, by what they say and what the articles whose dates hold tell of the same things."""
    missing = [key for key in heap.readings if key not in dated]
    if not missing:
        return {}
    found = orders(heap.readings, heap.links)
    posts = borne_out(heap.readings, heap.links)
    strange = set(dated) - set(trusted)
    cases = [_case(heap, key, found, strange, posts.get(key, ())) for key in missing]
    given = {key: days for key, p in trusted.items() if (days := days_of(p))}
    intervals = solve(cases, given)
    known = {**{key: run.days for key, run in intervals.items() if len(run.days) <= TELLING}, **given}
    reasons = Reasons(heap.readings, given, known, ui)
    return {
        case.id: reasons.inferred(case, intervals[case.id]) if case.id in intervals else reasons.bounded(case)
        for case in cases
    }


def _case(heap: _Heap, key: str, found: Sequence[Order], strange: set[str], posts: tuple[Day, ...]) -> Case:
    links = tuple(other for other in heap.links[key] if other not in strange)
    events = same_events(heap.profiles[key], frozenset(links), heap.alike)
    own = tuple(order for order in found if key in (order.earlier, order.later))
    return Case(heap.readings[key], heap.clues[key], links, tuple(events), own, posts)
