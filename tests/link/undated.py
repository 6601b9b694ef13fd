"""Heaps of fictional articles whose days of publication the generator knows, for measuring how well they are dated."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.extract.when import timex
from recoupe.model import Article, Reading
from tests.extract.timedraft import MONTHS, draft

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
PLACES = ("Portville", "Valdor", "Briançay", "Saint-Orme", "Kervalan", "Montclar", "Ostrave", "Lugnac")
PEOPLE = ("Mireille Astier", "Yann Kerdoncuff", "Paul Dravet", "Ines Rovira", "Tomas Lindqvist", "Odile Marchand")
BODIES = ("Armatix", "Celestor", "Novagare", "Ferronor", "Hydralis", "Transvalor")


@dataclass(frozen=True)
class Story:
    """A heap of one story: its readings, and the true day of each."""

    readings: tuple[Reading, ...]
    truth: dict[str, date]
    anchored: bool


def reading(key: str, text: str, code: str = "fr", published: str | None = None, url: str | None = None) -> Reading:
    """A text read for its times alone, without a parse."""
    seen = draft(text, code)
    article = Article(key, f"{key}.txt", text, "", code, published=published, url=url)
    times = timex.find(seen)
    return Reading(article, seen.sentences, times=times)


def spelt(day: date) -> str:
    """A date as French writes it."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def story(seed: int) -> Story:
    """One story, the same for the same seed. About one in six holds no year at all."""
    dice = random.Random(seed)
    event = date(1990, 1, 1) + timedelta(days=dice.randrange(14000))
    meeting = event + timedelta(days=dice.randrange(4, 9))
    place, other = dice.sample(PLACES, 2)
    person, witness = dice.sample(PEOPLE, 2)
    body = dice.choice(BODIES)
    anchored = dice.random() > 0.17
    dated = dice.randrange(1, 3) if anchored else 0
    readings, truth = [], {}
    for i in range(dice.randrange(3, 7)):
        key, day = f"s{seed}-{i}", event + timedelta(days=min(dice.randrange(4), dice.randrange(4)))
        lines = list(_lines(dice, day, event, meeting, (place, other, person, witness, body)))
        if i < dated:
            lines.insert(0, f"Publié le {spelt(day)} à {dice.randrange(6, 23)}h{dice.randrange(10, 59)}")
        readings.append(reading(key, "\n".join(lines)))
        truth[key] = day
    return Story(tuple(readings), truth, anchored)


def _lines(dice: random.Random, day: date, event: date, meeting: date, names: tuple[str, ...]) -> Iterator[str]:
    place, other, person, witness, body = names
    said = day - timedelta(days=dice.choice((0, 0, 0, 1)))
    this = "ce " if said == day and dice.random() < 0.4 else ""
    told = [
        f"La maire de {place}, {person}, a indiqué {this}{DAYS[said.weekday()]} que {body} tiendrait à {other}.",
        f"Le barrage de {other} s'est fissuré {DAYS[event.weekday()]} près de {place}, selon {body}.",
    ]
    if 0 < (meeting - day).days < 7 and meeting.weekday() not in (event.weekday(), said.weekday()):
        told.append(f"Une réunion entre {person} et {body} se tiendra {DAYS[meeting.weekday()]} à {place}.")
    if dice.random() < 0.5:
        told.append(f"« Nous avons eu peur », raconte {witness}, qui habite {other} depuis vingt ans.")
    dice.shuffle(told)
    yield from told
