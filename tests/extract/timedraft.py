"""Drafts of bare strings, for the tests of time expressions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from recoupe.extract import Draft
from recoupe.extract.when import timex
from recoupe.extract.when.timevalue import Anchor, resolve
from recoupe.lang import load
from recoupe.link.dates import timexes
from recoupe.model import Article, Published, Reading, TimeFound, Timex
from recoupe.text.sentences import split
from recoupe.text.view import view

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def draft(text: str, code: str = "fr") -> Draft:
    """A draft of a text whose sentences are cut and not parsed."""
    seen, language = view(text), load(code)
    return Draft(Article("a", "a.txt", text, "", code), seen, split(seen.text, language), (), language)


def found(text: str, code: str = "fr") -> tuple[TimeFound, ...]:
    """What is found in a bare string."""
    return timex.find(draft(text, code))


def readings(text: str, day: date | None, code: str = "fr") -> tuple[Timex, ...]:
    """What is found in a bare string published on a day, resolved as in the pipeline: each in the light of the last."""
    seen = draft(text, code)
    times = tuple(replace(t, span=seen.view.original(*t.span)) for t in timex.find(seen))
    iso = day.isoformat() if day else None
    published = {"a": Published(iso, iso, iso)}
    return timexes.resolve([Reading(seen.article, seen.sentences, times=times)], published)["a"]


def values(text: str, day: date | None, code: str = "fr") -> list[str]:
    """The values of what is found in a bare string published on a day."""
    return [resolve(time.expr, Anchor(day)) for time in found(text, code)]
