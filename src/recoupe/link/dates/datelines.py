"""Where an article states its own date: a date line, an agency's date line, its address, a post it reproduces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day

from recoupe.extract.when import calendar
from recoupe.extract.when.timevalue import day_of
from recoupe.lang import Language, codes, load
from recoupe.link.dates.linedate import LineDate, dates
from recoupe.model import Because, Published, Reading, Span
from recoupe.text.folding import fold_in_place

HEAD = 1_500
"""Characters from the top of an article in which its date line is looked for; the foot has as many."""

_LINE = 120
"""A line that holds more characters than this beside its dates is running text, not a date line."""
_AFTER = 40
"""Characters that may follow a bare date on its line, behind a separator."""

_SIGNS = "|·•/—–-"
_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([/._-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_HANDLE = re.compile(r"\(@\w+\)[ ,·|—–-]*|(?<=[—–-])\s?@\w+[ ,·|—–-]*")
_PLACE = re.compile(r"\W*[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[ /,-]+[A-ZÀ-ÖØ-Þ(][\w.'’-]*\)?){0,4},?[ —–-]*$")
_AGENCY = re.compile(r" *(?:\([A-Z][\w .,'’/-]{1,30}\)|[—–]|-(?= ))")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date that stands as a date line does; ``kind`` is ``published``, ``agency`` or ``updated``."""

    kind: str
    date: LineDate


def stated(reading: Reading, ui: Language) -> Published | None:
    """The date an article gives itself, with the words that give it; None when it gives none.

    A date of publication goes before a date of update, the text before the address.
    """
    order = ("published", "agency", "updated")
    found = [line for line in lines(reading) if line.date.has_year]
    if not found:
        return _address(reading, ui)
    first = min(found, key=lambda f: (order.index(f.kind), f.date.span))
    words = reading.article.text[slice(*first.date.span)]
    why = Because(reading.article.id, first.date.span, ui.message("dating", first.kind, words=words))
    return Published(first.date.value, *calendar.bounds(first.date.value[:10]), basis="text", because=(why,))


def undated_line(reading: Reading) -> LineDate | None:
    """An agency's or site's date line that lacks the year: *PARIS, 3 mai (AFP)*."""
    return next((line.date for line in lines(reading) if not line.date.has_year), None)


def embedded(reading: Reading) -> Iterator[tuple[Day, Span]]:
    """The dates of the posts an article reproduces, which it cannot precede: *— Name (@handle) 3 mai 2021*.

    A page dates a post in its own language or in that of the page it was taken from.
    """
    text, home = reading.article.text, reading.article.language
    for found in _HANDLE.finditer(text):
        near = text[found.end() : found.end() + 40].partition("\n")[0]
        for code in sorted(codes(), key=lambda code: code != home):
            date = next((d for d in dates(near, load(code)) if d.span[0] <= 12 and d.has_year), None)
            day = day_of(date.value) if date else None
            if date and day:
                yield day, (found.end() + date.span[0], found.end() + date.span[1])
                break


def lines(reading: Reading) -> Iterator[DateLine]:
    """The date lines of an article, in order: looked for at its head and its foot."""
    text, language = reading.article.text, load(reading.article.language)
    table = language.table("dating")["dateline"]
    for first, line in _short_lines(text):
        found = list(dates(line, language))
        spare = len(line) - sum(d.end - d.span[0] for d in found)
        for date in found:
            kind = _kind(line, date, table, first < HEAD, spare <= _LINE)
            if kind:
                start, end = date.span
                yield DateLine(kind, replace(date, span=(first + start, first + end), end=first + date.end))


def _short_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of the head and foot, with where they begin; of a long one its beginning, where an agency dates it."""
    for found in re.finditer(r"[^\n]+", text):
        if found.start() < HEAD or found.end() > len(text) - HEAD:
            yield found.start(), found[0][: 3 * _LINE]


def _kind(line: str, date: LineDate, table: Mapping[str, Sequence[str]], at_head: bool, short: bool) -> str:
    """Which kind of date line a date stands on; empty when it stands on none."""
    before, after = line[: date.span[0]], line[date.end :]
    if any(h.end() == len(before) for h in _HANDLE.finditer(before)):
        return ""
    ends = not after.strip(" .")
    kind = _cued(fold_in_place(before), table, ends or after.lstrip()[:1] in _SIGNS) if short else ""
    if kind == "" and len(before) <= 60 and _is_dispatch(before, after, table["link"]):
        return "agency"
    if kind == "" and at_head and short and date.has_year and _is_label(before, after, table):
        return "published"
    return kind


def _cued(before: str, table: Mapping[str, Sequence[str]], ends: bool) -> str:
    """Which kind of date line the words before a date open; one as short as *le* must open it and the date end it."""
    before = before.rstrip(" :\u00a0\u202f,")
    for kind in ("updated", "published"):
        for cue in table[kind]:
            phrase = fold_in_place(cue)
            opens = before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum()
            if opens and (len(phrase) > 4 or (ends and before == phrase)):
                return kind
    return ""


def _unlinked(before: str, links: Sequence[str]) -> list[str]:
    """The words before a date without those that only lead to it."""
    words = before.split()
    while words and fold_in_place(words[-1]) in links:
        words.pop()
    return words


def _is_label(before: str, after: str, table: Mapping[str, Sequence[str]]) -> bool:
    """Whether a date stands alone on its line, or behind a name that is set off or opened by *par*."""
    words, rest = _unlinked(before, table["link"]), after.strip()
    if not words:
        if not rest or not re.search(r"[^\W\d_]", rest):
            return True
        name = fold_in_place(rest.lstrip(_SIGNS + " ,(")).partition(" ")[0]
        signed = rest[0] in _SIGNS + ",(" and name in (*table["by"], *table["with"])  # *18/06/2021 - avec AVP*
        return (rest[0] in "|/•·" or signed) and len(rest) <= _AFTER
    if rest and rest[0] not in _SIGNS:
        return False
    written = any(fold_in_place(before).startswith(fold_in_place(by) + " ") for by in table["by"])
    return len(words) <= 12 and (words[-1][-1] in _SIGNS + "," or (written and not rest))


def _is_dispatch(before: str, after: str, links: Sequence[str]) -> bool:
    """Whether words and date open a line as an agency's dispatch does."""
    place = " ".join(_unlinked(before, links))
    return bool(_PLACE.match(place)) and bool(_AGENCY.match(after) or place.rstrip(" ,-—–").endswith(")"))


def _address(reading: Reading, ui: Language) -> Published | None:
    match = _URL.search(reading.article.url or "")
    day = calendar.safe(int(match[1]), int(match[3]), int(match[4])) if match else None
    if match is None or day is None:
        return None
    why = Because(reading.article.id, (0, 0), ui.message("dating", "url", words=match[0]))
    return Published(day.isoformat(), day.isoformat(), day.isoformat(), "text", (why,))
