"""Heaps of fictional articles whose days of publication the generator knows, for measuring how well they are dated.

A story has a first event, a second one a day or two later, a third one announced some days ahead (which may be put
off), and each day something is said, to all articles of the day or to one alone. Articles come out over a week, in
French or English (one heap in seven mixes them), in one of three hands:

* *web* names its own day with *ce mardi* or *today*, the eve with *hier* or its weekday, older days with their weekday;
* *print* writes *hier* and *aujourd'hui*, weekdays for what is older;
* *wire* uses bare weekdays for everything, so that often nobody can tell its day from the next ones.

Some articles are dated (a line of one of several forms, or metadata) and keep their date; the others have lost it. What
evidence an undated article has is what it happens to tell: events that a dated article tells too, its own day's name,
a date without its year, a toll that grows, the outlet it cites, a post it reproduces. A heap may hold

* no dated article at all (one in eight): unless a post names a year, every day is ``unknown``;
* articles that tell nothing by a date (one in twenty): ``unknown``;
* one dated article with a wrong date, far away (one heap in eight of those with two right ones): it must not mislead;
* a reproduced post of another year (one heap in twenty);
* an article that went out just after midnight with the words of the day before (one in a hundred): misleading for all;
* a second story among the same names, in another month (one heap in eight).

:mod:`tests.link.careful` works out, by brute force, on which days each article may have come out for a careful reader.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from recoupe.extract.when import timex
from recoupe.model import Article, Reading
from tests.extract.timedraft import MONTHS, draft
from tests.link.careful import Made, Told, ideal

WORDS = Path(__file__).parents[1] / "fixtures" / "undated.toml"
MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December")  # fmt: skip


@dataclass(frozen=True)
class Story:
    """A heap of one story: its readings, the true day of each article, and the days a careful reader leaves open.

    ``ideal`` is empty for an article of which nothing tells the day; ``stated`` are the articles that carry a date,
    ``wrong`` those among them whose date is wrong; ``slipped`` those whose own words mislead.
    """

    readings: tuple[Reading, ...]
    truth: dict[str, date]
    ideal: dict[str, tuple[date, ...]]
    anchored: bool
    stated: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()
    slipped: frozenset[str] = frozenset()
    made: tuple[Made, ...] = field(default=(), repr=False)


def reading(
    key: str,
    text: str,
    code: str = "fr",
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    modified: str | None = None,
) -> Reading:
    """A text read for its times alone, without a parse."""
    seen = draft(text, code)
    article = Article(key, f"{key}.txt", text, "", code, published=published, url=url, outlet=outlet, modified=modified)
    times = timex.find(seen)
    return Reading(article, seen.sentences, times=times)


def spelt(day: date) -> str:
    """A date as French writes it."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


@cache
def words() -> Mapping[str, Any]:
    """The fixture."""
    return tomllib.loads(WORDS.read_text("utf-8"))


# ------------------------------------------------------------------------------------------------------- writing a heap


@dataclass(frozen=True)
class _Plot:
    """What happens in a story, and to whom."""

    theme: Mapping[str, Any]
    names: dict[str, str]
    days: dict[str, date]
    moved: date | None
    outlets: tuple[str, ...]


def story(seed: int) -> Story:
    """One story, the same for the same seed."""
    dice = random.Random(seed)
    plot = _plot(dice)
    anchored = dice.random() > 0.12
    code = dice.choice(("fr", "fr", "en"))
    mixed = dice.random() < 0.14
    count = dice.randrange(4, 9)
    dated = dice.randrange(1, 4) if anchored else 0
    wrong = 0 if dated == 3 and dice.random() < 0.3 else -1
    days = sorted(plot.days["first"] + timedelta(days=min(dice.randrange(7), dice.randrange(7))) for _ in range(count))
    keep = sorted(dice.sample(range(count), dated))
    made: list[Made] = []
    for i, day in enumerate(days):
        language = dice.choice(("fr", "en")) if mixed else code
        one = _Writer(dice, plot, f"s{seed}-{i}", day, language, plot.outlets[i % len(plot.outlets)])
        made.append(one.write(stated=i in keep, wrong=i in keep and keep.index(i) == wrong, before=made))
    if dice.random() < 0.05:
        made[-1] = _posted(dice, made[-1])
    allowed = ideal(made)
    if allowed is None:
        return story(seed + 1_000_003)
    dice.shuffle(made)
    return Story(
        (*map(_reading, made), *_second(dice, seed, plot)),
        {m.key: m.day for m in made},
        allowed,
        anchored,
        frozenset(m.key for m in made if m.stated),
        frozenset(m.key for m in made if m.wrong),
        frozenset(m.key for m in made if m.slipped),
        tuple(made),
    )


def _plot(dice: random.Random) -> _Plot:
    names = words()["names"]
    first = date(1995, 1, 1) + timedelta(days=dice.randrange(11000))
    place, other = dice.sample(names["place"], 2)
    person, witness = dice.sample(names["person"], 2)
    third = first + timedelta(days=dice.randrange(3, 9))
    days = {"first": first, "second": first + timedelta(days=dice.randrange(1, 3)), "third": third}
    moved = third + timedelta(days=dice.randrange(1, 4)) if dice.random() < 0.1 else None
    return _Plot(
        dice.choice(words()["theme"]),
        {"place": place, "other": other, "person": person, "witness": witness, "body": dice.choice(names["body"])},
        days,
        moved,
        tuple(dice.sample(names["outlet"], 8)),
    )


def _reading(made: Made) -> Reading:
    return reading(made.key, made.text, made.language, made.published, outlet=made.outlet)


def _posted(dice: random.Random, made: Made) -> Made:
    """The article with a post of another year in it."""
    year = made.day.year + dice.choice((-1, 1))
    post = made.day.replace(year=year, day=min(made.day.day, 28))
    line = _filled(words()["line"][made.language]["post"], post, made.language, outlet=made.outlet)
    return replace(made, text=f"{made.text}\n{line}", stray=post)


def _second(dice: random.Random, seed: int, plot: _Plot) -> Iterator[Reading]:
    """One heap in eight has, beside its story, a dated article on something else in the same places."""
    if dice.random() < 0.125:
        day = plot.days["first"] + timedelta(days=dice.choice((-1, 1)) * dice.randrange(40, 200))
        names = plot.names
        text = (
            f"Publié le {spelt(day)} à 9h12\nLe festival de {names['other']} s'est ouvert lundi à {names['place']}.\n"
            f"{names['person']} a inauguré mardi une exposition avec {names['body']}."
        )
        yield reading(f"s{seed}-x", text, published=None)


class _Writer:
    """Writes one article of a story."""

    def __init__(self, dice: random.Random, plot: _Plot, key: str, day: date, language: str, outlet: str) -> None:
        self.dice, self.plot, self.key, self.day, self.language = dice, plot, key, day, language
        self.outlet = outlet
        self.hand = dice.choices(("web", "print", "wire"), (60, 25, 15))[0]
        self.slipped = dice.random() < 0.01 and day > plot.days["first"]
        self.eve = day - timedelta(days=self.slipped)
        self.told: list[Told] = []
        self.kinds: dict[int, str] = {}

    def write(self, *, stated: bool, wrong: bool, before: Sequence[Made]) -> Made:
        """The article, dated or not, among those that came before it."""
        lines = words()["line"][self.language]
        if stated:
            self.slipped, self.eve = False, self.day
        silent = not stated and self.dice.random() < 0.05
        body = [self._fill(self.dice.choice(lines["idle"]))] if silent else list(self._body(stated))
        toll = 4 * (self.day - self.plot.days["first"]).days + 9 if self.dice.random() < 0.35 else None
        if toll is not None and not silent:
            body.append(self.dice.choice(lines["toll"]).format(n=toll))
        cited = self.dice.choice(before) if before and not silent and self.dice.random() < 0.12 else None
        if cited is not None and cited.outlet != self.outlet:
            body.append(lines["cites"].format(outlet=cited.outlet))
        post = self.day - timedelta(days=self.dice.randrange(2)) if self.dice.random() < 0.05 and not silent else None
        if post:
            body.append(_filled(lines["post"], post, self.language, outlet=self.outlet))
        shown = self.day + timedelta(days=self.dice.randrange(150, 900)) if wrong else self.day
        published = shown.isoformat() if stated and self.dice.random() < 0.3 else None
        if stated and published is None:
            body = self._dated(body, shown)
        return Made(
            self.key, self.day, self.language, "\n".join(body), tuple(self.told),
            toll if not silent else None, cited.key if cited and cited.outlet != self.outlet else None, post,
            self.outlet, stated, wrong, published, self.slipped,
        )  # fmt: skip

    def _dated(self, body: list[str], day: date) -> list[str]:
        lines = words()["line"][self.language]
        if self.dice.random() < 0.25:
            return [_filled(lines["agency"][0], day, self.language, **self.plot.names) + body[0], *body[1:]]
        clock = {"h": self.dice.randrange(6, 23), "n": self.dice.randrange(10, 59)}
        line = _filled(self.dice.choice(lines["published"]), day, self.language, **self.plot.names, **clock)
        return [line, "", *body]

    def _body(self, stated: bool) -> Iterator[str]:
        """The sentences of an article: something said, and the events that are known by then."""
        theme, days = self.plot.theme[self.language], self.plot.days
        tell = [name for name in ("first", "second") if days[name] <= self.eve]
        if len(tell) == 2 and self.dice.random() < 0.3:
            tell.remove(self.dice.choice(tell))
        sentences = [self._sentence(theme[name], name, days[name], ahead=False) for name in tell]
        if self.dice.random() < 0.7:
            sentences.append(self._third(theme))
        if not tell or (self.eve - days[tell[-1]]).days > 1 or self.dice.random() < 0.7:  # no news without its news
            said = {
                t.event: s
                for _ in range(1 + (self.dice.random() < 0.6))
                for s in [self._said(theme)]
                for t in self.told[-1:]
            }
            sentences += said.values()
        if self.dice.random() < 0.4:
            sentences.append(self._fill(self.dice.choice(words()["line"][self.language]["idle"])))
        self.dice.shuffle(sentences)
        yield from sentences

    def _said(self, theme: Mapping[str, Any]) -> str:
        """What was said on the day of the article or the day before, to all who came; or to this article alone."""
        first, draw = self.plot.days["first"], self.dice.random()
        day = self.eve - timedelta(days=1) if draw < 0.15 and self.eve > first else self.eve
        shared = draw < 0.7
        claims = theme["claims"] if shared else words()["line"][self.language]["own"]
        claim = claims[(day - first).days if shared else int(self.key.rpartition("-")[2])]
        event = f"said {(day - first).days}" if shared else None
        return self._sentence([s.replace("{claim}", claim) for s in theme["said"]], event, day, ahead=False)

    def _third(self, theme: Mapping[str, Any]) -> str:
        """The event announced, on the day it was then set for, or told once it is over."""
        day, name = self.plot.days["third"], "third"
        if self.plot.moved and (day - self.day).days <= 1:
            day, name = self.plot.moved, "moved"
        if day <= self.eve:
            return self._sentence(theme["third_told"], name, day, ahead=False)
        return self._sentence(theme["third_ahead"], name, day, ahead=True)

    def _sentence(self, wordings: Sequence[str], event: str | None, day: date, *, ahead: bool) -> str:
        gap = (day - self.eve).days
        kind = self.kinds.setdefault(gap, _kind(self.dice, self.hand, gap, self.language))  # one name for one day
        form = self.dice.choice(words()["when"][self.language][kind])
        when = _filled(form, day, self.language)
        text = self._fill(self.dice.choice(wordings), when=when, when_cap=when[0].upper() + when[1:])
        self.told.append(Told(event, kind, ahead, day, text))
        return text

    def _fill(self, sentence: str, **more: str) -> str:
        return sentence.format(**self.plot.names, **more)


def _kind(dice: random.Random, hand: str, gap: int, language: str) -> str:
    """The phrase by which a hand names a day that lies so many days from its own."""
    web = hand == "web"
    if abs(gap) > 6:
        return dice.choice(("date", "date", "named"))
    if hand == "wire":
        return "bare"
    if gap == 0 and not web:
        return "today"
    if gap == 0:
        weights = (6, 2, 1, 1) if language == "fr" else (0, 0, 6, 4)
        return dice.choices(("this", "this_dated", "today", "bare"), weights)[0]
    if gap == -1:
        return dice.choices(("yesterday", "bare", "named", "yesterday_named"), (4, 4, 1, 1) if web else (8, 0, 0, 2))[0]
    if gap == 1:
        return dice.choices(("tomorrow", "bare", "tomorrow_named"), (4, 5, 1) if web else (8, 0, 2))[0]
    if gap == -2 and not web and dice.random() < 0.3:
        return "before"
    return dice.choices(("bare", "last" if gap < 0 else "next", "date", "named"), (7, 1, 1, 1))[0]


def _filled(form: str, day: date, language: str, **more: object) -> str:
    weekday = words()["when"][language]["weekdays"][day.weekday()]
    month = (MONTHS if language == "fr" else MONTHS_EN)[day.month - 1]
    number = "1er" if language == "fr" and day.day == 1 and "{d:" not in form else day.day
    return form.format(w=weekday, d=number, m=month, y=day.year, k=day.month, **more)
