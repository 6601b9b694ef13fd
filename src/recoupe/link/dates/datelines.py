"""Where an article states its own date: a date line, an agency's date line, its address, a post it reproduces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day

from recoupe.extract.when import calendar
from recoupe.extract.when.timegrammar import fold
from recoupe.extract.when.timevalue import Anchor, day_of, resolve
from recoupe.lang import Language, load
from recoupe.model import Because, Published, Reading, Span, TimeFound

HEAD = 1_500
"""Characters from the top of an article in which its date line is looked for; the foot has as many."""

_LINE = 90
"""A line longer than this is running text, not a date line."""

_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([/._-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_HANDLE = re.compile(r"\(@\w+\)[\s,·|—–-]*$")
_PLACE = re.compile(r"\W*[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[ /,-]+[A-ZÀ-ÖØ-Þ(][\w.'’-]*\)?){0,4},?[ —–-]*$")
_AGENCY = re.compile(r"(?: (?:19|20)\d\d)? *(?:\([A-Z][\w .,'’/-]{1,30}\)|[—–]|-(?= ))")


def stated(reading: Reading, ui: Language) -> Published | None:
    """The date an article gives itself, with the words that give it; None when it gives none.

    A date of publication goes before a date of update, the text before the address.
    """
    language = load(reading.article.language)
    found = sorted(_lines(reading, language), key=lambda f: (f[0] != "published", f[0] != "agency", f[1].span))
    for kind, time in found:
        value = resolve(time.expr, Anchor())
        if day_of(value):
            words = reading.article.text[slice(*time.span)]
            why = Because(reading.article.id, time.span, ui.message("time", kind, words=words))
            return Published(value, *calendar.bounds(value), basis="text", because=(why,))
    return _address(reading, ui)


def _address(reading: Reading, ui: Language) -> Published | None:
    match = _URL.search(reading.article.url or "")
    day = calendar.safe(int(match[1]), int(match[3]), int(match[4])) if match else None
    if match is None or day is None:
        return None
    why = Because(reading.article.id, (0, 0), ui.message("time", "url", words=match[0]))
    return Published(day.isoformat(), day.isoformat(), day.isoformat(), "text", (why,))


def undated_line(reading: Reading) -> TimeFound | None:
    """An agency's or site's date line that lacks the year: *PARIS, 3 mai (AFP)*."""
    for _, time in _lines(reading, load(reading.article.language)):
        if time.expr[0] == "date" and time.expr[1] == "" and "" not in time.expr[2:4]:
            return time
    return None


def embedded(reading: Reading) -> Iterator[tuple[Day, Span]]:
    """The dates of the posts an article reproduces, which it cannot precede: *— Name (@handle) 3 mai 2021*."""
    for time in reading.times:
        if _HANDLE.search(reading.article.text[max(0, time.span[0] - 40) : time.span[0]]):
            day = day_of(resolve(time.expr, Anchor()))
            if day:
                yield day, time.span


def _lines(reading: Reading, language: Language) -> Iterator[tuple[str, TimeFound]]:
    """The times that stand as a date line does, with which kind of line it is."""
    text = reading.article.text
    table = language.table("time")["dateline"]
    for time in reading.times:
        start, end = time.span
        if not _is_day(time) or HEAD <= start < len(text) - HEAD:
            continue
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        before, after = text[first:start], text[end : last if last >= 0 else len(text)]
        if _HANDLE.search(before):
            continue
        kind = _kind(fold(before), table, len(before) + len(after) <= _LINE)
        if kind == "" and len(before) <= 60 and _dispatch(before, after, table["link"]):
            kind = "agency"
        if kind == "" and start < HEAD and _byline(before, after, table["link"]):
            kind = "published"
        if kind == "" and start < HEAD and not re.search(r"[^\W\d_]", before + after):
            kind = "published"
        if kind:
            yield kind, time


def _is_day(time: TimeFound) -> bool:
    expr = time.expr[1] if time.expr[0] == "at" else time.expr
    return isinstance(expr, tuple) and expr[0] == "date" and len(expr) > 3 and expr[3] != ""


def _kind(before: str, table: dict[str, list[str]], short: bool) -> str:
    """Which kind of date line the words before a date open, when the line is short enough to be one."""
    before = before.rstrip(" :")
    for kind in ("updated", "published"):
        for cue in table[kind]:
            phrase = fold(cue).rstrip(" :")
            if (
                short
                and before.endswith(phrase)
                and not before[: -len(phrase)][-1:].isalnum()
                and (len(phrase) > 4 or before == phrase)
            ):
                return kind
    return ""


def _byline(before: str, after: str, links: list[str]) -> bool:
    """Whether a short line ends in the date and names, before it, somebody or something set off: *Par A. B., le …*."""
    words = before.split()
    while words and fold(words[-1]) in links:
        words.pop()
    return 0 < len(words) <= 8 and words[-1][-1] in ",|·•—–-/" and not after.strip()


def _dispatch(before: str, after: str, links: list[str]) -> bool:
    """Whether words and date open a line as an agency's dispatch does."""
    words = before.split()
    while words and fold(words[-1]) in links:
        words.pop()
    place = " ".join(words)
    return bool(_PLACE.match(place)) and bool(_AGENCY.match(after) or place.rstrip(" ,-—–").endswith(")"))
