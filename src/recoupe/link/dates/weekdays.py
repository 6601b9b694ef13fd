"""Weekdays without a date, which the verb and the habits of the press place: *lundi*, *ce mardi*, *jeudi prochain*.

The latest one told as past is an article's news, of its day or of the day before; the others trail behind. One to come
lies in the week ahead. *Ce mardi* is the day of the article itself when it tells the past.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from recoupe.extract.when.timevalue import Anchor, day_of, resolve
from recoupe.link.dates import odds
from recoupe.link.dates.clues import Clue, Expr, core, told, words_of
from recoupe.model import Reading, Span

TODAY, YESTERDAY = ("shift", 0, "D"), ("shift", -1, "D")


@dataclass(frozen=True, slots=True)
class _Named:
    """A weekday as it stands: its number, the side its verb tells, and ``this``, ``last`` or ``next`` beside it."""

    number: int
    side: str
    which: str
    span: Span
    expr: Expr

    def lag(self, day: Day) -> int:
        """Days from the latest such weekday to a day."""
        return (day.isoweekday() - self.number) % 7

    def lead(self, day: Day) -> int:
        """Days from a day to the next such weekday."""
        return (self.number - day.isoweekday()) % 7


def clues(reading: Reading) -> Iterator[Clue]:
    """The clues that an article's weekdays give, each weekday on each side once."""
    said = {s.said_on for s in reading.statements if s.said_on is not None}
    named = list(_named(reading, said))
    past = [w for w in named if w.which == "" and w.side == "past"]
    for weekday in named:
        if weekday not in past:
            yield _alone(reading, weekday)
    pegs = {core(t.expr)[1]: t.span for t in reading.times if core(t.expr) in (TODAY, YESTERDAY)}
    if past and not pegs and not any(w.which == "this" and w.side != "future" for w in named):
        yield _news(reading, past)
    if past:
        yield _oldest(reading, past)
    yield from (_unsaid(reading, past, -shift, span) for shift, span in pegs.items() if past)


def _named(reading: Reading, said: Set[int]) -> Iterator[_Named]:
    seen = set()
    for i, time in enumerate(reading.times):
        expr = core(time.expr)
        if expr[0] != "weekday" or expr[3] not in ("", "this", "last", "next"):
            continue
        side = "past" if i in said and expr[2] != "future" else str(expr[2])
        if (expr[1], side, expr[3]) not in seen:
            seen.add((expr[1], side, expr[3]))
            yield _Named(int(expr[1]), side, str(expr[3]), time.span, expr)


def _past(lag: int, which: str) -> float:
    """The cost of a weekday told as past."""
    if which == "last":
        return odds.fades((lag or 7) - 1, odds.AHEAD)
    if which == "this":
        return odds.THIS + odds.fades(lag - 1, odds.NEWS) if lag else 0.0
    return odds.fades(max(0, lag - odds.FREE), odds.OLDER)


def _ahead(lead: int, which: str) -> float:
    """The cost of a weekday to come; of the very day one says *ce* or *aujourd'hui* rather than its bare name."""
    if which == "next":
        return odds.fades((lead or 7) - 1, odds.AHEAD)
    return 2 * odds.AHEAD if lead == 0 and which == "" else odds.fades(max(0, lead - 1), odds.AHEAD)


def _alone(reading: Reading, weekday: _Named) -> Clue:
    def cost(day: Day) -> float:
        past, ahead = _past(weekday.lag(day), weekday.which), _ahead(weekday.lead(day), weekday.which)
        if weekday.which == "last" or weekday.side == "past":
            return past
        return ahead if weekday.which == "next" or weekday.side == "future" else min(past, ahead)

    def why(day: Day) -> tuple[str, dict[str, object]]:
        meant = day_of(resolve(weekday.expr, Anchor(day))) or day
        gap = (day - meant).days
        key = "weekday-same" if gap == 0 else "weekday-past" if gap > 0 else "weekday-future"
        return key, {"words": words_of(reading, weekday.span), "day": meant.isoformat(), "gap": abs(gap)}

    return Clue(weekday.span, cost, why)


def _news(reading: Reading, past: list[_Named]) -> Clue:
    """The latest of the weekdays told as past, whichever it is: an article tells the news of its day."""

    def cost(day: Day) -> float:
        return odds.fades(min(w.lag(day) for w in past), odds.NEWS)

    def why(day: Day) -> tuple[str, dict[str, object]]:
        latest = min(past, key=lambda w: w.lag(day))
        named = day - timedelta(days=latest.lag(day))
        return "fresh", {"words": words_of(reading, latest.span), "day": named.isoformat()}

    return Clue(min(w.span for w in past), cost, why)


def _oldest(reading: Reading, past: list[_Named]) -> Clue:
    """The oldest of the weekdays told as past: after some days a bare weekday would be taken for the next one."""

    def why(day: Day) -> tuple[str, dict[str, object]]:
        first = max(past, key=lambda w: w.lag(day))
        lag = first.lag(day)
        told = {"words": words_of(reading, first.span), "day": (day - timedelta(days=lag)).isoformat(), "gap": lag}
        return ("weekday-past" if lag else "weekday-same"), told

    return Clue(max(w.span for w in past), lambda day: max(_past(w.lag(day), "") for w in past), why)


def _unsaid(reading: Reading, past: list[_Named], lag: int, span: Span) -> Clue:
    """An article that says *hier* or *aujourd'hui* does not call the same day by its weekday."""
    return Clue(
        span,
        lambda day: odds.NAMED if any(w.lag(day) == lag for w in past) else 0.0,
        told(words_of(reading, span), "unsaid"),
    )
