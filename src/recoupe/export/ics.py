"""The timeline as a calendar (RFC 5545), for Thunderbird, Outlook, Google and TimelineJS converters.

A moment known to the minute is an event of no length, any other covers the days it may be: *April* is a month long. A
moment without bounds cannot stand in a calendar; how many were left out is said in the calendar's description.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator

from recoupe.export.inert import line
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Dossier, Moment

MINUTE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?")
OCTETS = 75
"""Longest line, in octets of UTF-8, without its end."""


def dumps(dossier: Dossier, ui: str = "fr") -> str:
    """The calendar in the interface language ``ui``, one event a dated moment, in the order of the dossier."""
    view = View(dossier, words(ui))
    events = [event for moment in dossier.timeline if (event := list(_event(moment, view)))]
    lost = len(dossier.timeline) - len(events)
    note = f"{view.w.say('in_corpus')} {view.w.say('undated_moment')}{view.w.say('colon')}{lost}"
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//recoupe//dossier//EN", "CALSCALE:GREGORIAN")
    named = (f"X-WR-CALNAME:{_text(view.title())}", f"X-WR-CALDESC:{_text(note)}")
    lines = (*head, *named, *(row for event in events for row in event), "END:VCALENDAR")
    return "".join(f"{folded}\r\n" for row in lines for folded in _fold(row))


def _event(moment: Moment, view: View) -> Iterator[str]:
    times = list(_times(moment))
    if not times:
        return
    told = ", ".join(dict.fromkeys(name for name, _ in view.tellers(moment)))
    kind = view.w.say("announced") if moment.announced else view.w.say(moment.kind)
    claims = " ".join(view.number(id) for id in moment.claims)
    about = ". ".join(part for part in (view.w.date(moment.when.value), kind, told, claims) if part)
    key = repr((moment.when, moment.kind, moment.what, moment.claims, moment.members))
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(key.encode('utf-8', 'backslashreplace')).hexdigest()[:32]}@recoupe.invalid"
    yield f"DTSTAMP:{times[0].partition(':')[2][:8]}T000000Z"
    yield from times
    yield f"SUMMARY:{_text(moment.what)}"
    yield f"DESCRIPTION:{_text(about)}"
    yield f"CATEGORIES:{_text(kind)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _times(moment: Moment) -> Iterator[str]:
    """When it begins and ends, the end not counted; nothing when a bound is missing or no date."""
    found = MINUTE.fullmatch(moment.when.value or "")
    try:
        if found:
            yield f"DTSTART:{_stamp(found[1], found[2])}"
        elif moment.when.earliest and moment.when.latest:
            first, last = (datetime.date.fromisoformat(d[:10]) for d in (moment.when.earliest, moment.when.latest))
            behind = max(first, last) + datetime.timedelta(days=1)
            yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
            yield f"DTEND;VALUE=DATE:{behind:%Y%m%d}"
    except (ValueError, OverflowError):
        return


def _stamp(minute: str, zone: str | None) -> str:
    """A moment with its zone is told in UTC, one without as the clock showed it."""
    if zone is None:
        return f"{datetime.datetime.fromisoformat(minute):%Y%m%dT%H%M%S}"
    there = datetime.datetime.fromisoformat(minute + zone)
    return f"{there.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """A value on one line, with what would end it escaped.

    >>> _text("Un, deux; trois\\\\")
    'Un\\\\, deux\\\\; trois\\\\\\\\'
    """
    return re.sub(r"([\\;,])", r"\\\1", line(value))


def _fold(row: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, the later ones begun with a space; no character is cut in two."""
    piece, size = "", 0
    for character in row:
        width = len(character.encode("utf-8"))
        if size + width > OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + width
    yield piece
