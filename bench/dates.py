"""Measure time expressions on the vetted part of two shared sets of French dates.

    python -m bench.dates [-v]

``bench/dates.toml`` says which cases are news French, by index and with reasons. Each wording is put in a sentence
whose verb lies on the side of its value (*aura lieu*, *a eu lieu*), as news has one. A case is right when what is read
and what is expected start and end on the same day at the same hour or, for what is coarser than a day or has soft
edges (*fin mars*, *dans une semaine*), when each covers half of the shorter one. With ``-v`` the misses are listed.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.corpora import SHARED
from tests.extract.timedraft import readings

DATA = SHARED / "data" / "dates"
VETTED = tomllib.loads((Path(__file__).parent / "dates.toml").read_text("utf-8"))
FRAMES = {1: "La réunion aura lieu {}.", 0: "La réunion a lieu {}.", -1: "La réunion a eu lieu {}."}
PARTS = {"TMO": (4, 12), "TMI": (11, 16), "TAF": (12, 19), "TEV": (17, 24), "TNI": (18, 30)}
CLOCK = re.compile(r"T(\d\d:\d\d)")
BARE = re.compile(r"\d\d?(h|H|:| heures)|midi")
"""How a wording begins that a sentence can only hold after *à*."""

UNITS = {"Second": 1, "Minute": 1, "Hour": 1, "Day": 1, "Week": 7}


@dataclass(frozen=True, slots=True)
class Case:
    """One wording in its sentence, the day it is read on, and when it begins and ends; a point has no end."""

    name: str
    text: str
    day: date | None
    start: datetime
    end: datetime | None


def indices(ranges: list[str]) -> set[int]:
    """The numbers that ``"3"`` and ``"5-7"`` stand for."""
    ends = [(r.split("-")[0], r.split("-")[-1]) for r in ranges]
    return {n for first, last in ends for n in range(int(first), int(last) + 1)}


def duckling() -> Iterator[Case]:
    """Every vetted case of Duckling's French corpus."""
    left_out = {n for ranges in VETTED["duckling"]["left_out"].values() for n in indices(ranges)}
    for n, line in enumerate((DATA / "duckling_fr_time.jsonl").read_text("utf-8").splitlines()):
        if n in left_out:
            continue
        row = json.loads(line)
        today = date.fromisoformat(row["reference_time"][:10])
        start, end = _spec(row["spec"])
        side = (start.date() > today) - (start.date() < today)
        wording = f"à {row['text']}" if BARE.match(row["text"]) else row["text"]
        yield Case(f"duckling {n}", FRAMES[side].format(wording), today, start, end)


def _spec(spec: str) -> tuple[datetime, datetime | None]:
    """The interval a specification of Duckling means; a clock time is a point."""
    found = [[int(n) for n in re.findall(r"\d+", group)] for group in re.findall(r"\((\d[^()]*)\)", spec)]
    start, *rest = [datetime(y, m or 1, d or 1, h, minute) for y, m, d, h, minute, *_ in found]
    if rest:
        return start, rest[0]
    grain = spec.split()[-1]
    if grain == "Month":
        return start, (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    if grain == "Year":
        return start, start.replace(year=start.year + 1)
    return start, None if grain in ("Hour", "Minute") else start + timedelta(days=UNITS[grain])


def recognizers() -> Iterator[Case]:
    """Every vetted case of the French specifications of Recognizers-Text."""
    for file, ranges in VETTED["recognizers"].items():
        rows = json.loads((DATA / "recognizers" / "DateTime" / f"{file}.json").read_text("utf-8-sig"))
        for n in sorted(indices(ranges)):
            context = rows[n].get("Context", {}).get("ReferenceDateTime")
            today = date.fromisoformat(context[:10]) if context else None
            yield _recognized(f"{file} {n}", rows[n]["Input"], today, rows[n]["Results"][0]["Value"])


def _recognized(name: str, text: str, today: date | None, value: dict[str, dict[str, str]]) -> Case:
    when = value["FutureResolution"]
    if "time" in when:
        return Case(name, text, date(2021, 3, 4), datetime.fromisoformat(f"2021-03-04T{when['time']}"), None)
    start = datetime.fromisoformat(when["date"])
    return Case(name, text, today, start, start + timedelta(days=1))


def read(case: Case) -> tuple[datetime, datetime | None] | None:
    """What the rules make of a case: from the beginning of the first to the end of the last of its finest values."""
    found = [t for t in readings(case.text, case.day) if t.earliest and t.latest]
    hours = [f"{t.earliest}T{clock[1]}" for t in found if (clock := CLOCK.search(t.value))]
    if hours:
        return datetime.fromisoformat(hours[0]), datetime.fromisoformat(hours[-1]) if hours[1:] else None
    finest = [t for t in found if "T" in t.value] or found
    if not finest:
        return None
    first, last = PARTS.get(finest[0].value[10:13], (0, 24))
    start, end = (datetime.fromisoformat(str(d)) for d in (finest[0].earliest, finest[-1].latest))
    return start + timedelta(hours=first), end + timedelta(hours=last)


def is_right(case: Case, got: tuple[datetime, datetime | None] | None) -> bool:
    """Whether what was read is what was expected."""
    if got is None:
        return False
    if case.end is None or got[1] is None:  # a point, or an interval that is open at its end
        return case.start == got[0]
    if case.end - case.start == timedelta(days=1) == got[1] - got[0]:
        return case.start == got[0]
    shared = min(case.end, got[1]) - max(case.start, got[0])
    shorter = min(case.end - case.start, got[1] - got[0])
    return shared * 2 >= shorter


def misses(cases: Iterable[Case]) -> list[str]:
    """A line for each case that is not right: its name, its sentence, what is expected and what was read."""
    wrong = [(case, got) for case in cases if not is_right(case, got := read(case))]
    return [f"{c.name}: {c.text} | {c.start} {c.end} | {got and tuple(map(str, got))}" for c, got in wrong]


def main() -> None:
    """Print the share of each set, and of both."""
    right = total = 0
    for name, cases in (("duckling", list(duckling())), ("recognizers", list(recognizers()))):
        missed = misses(cases)
        right, total = right + len(cases) - len(missed), total + len(cases)
        print(f"{name}: {len(cases) - len(missed)} of {len(cases)}, {1 - len(missed) / len(cases):.3f}")
        if "-v" in sys.argv[1:]:
            print("\n".join(f"  {line}" for line in missed))
    print(f"dates.right {right / total:.3f}")


if __name__ == "__main__":
    main()
