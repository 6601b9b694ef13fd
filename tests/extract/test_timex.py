"""Time expressions found in bare strings and in parsed sentences, and what they are worth on a day."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import nlp
from recoupe.extract.when import timex
from recoupe.extract.when.timegrammar import FILES
from recoupe.extract.when.timevalue import Anchor, resolve
from recoupe.lang import load
from tests.extract.says import draft as parsed
from tests.extract.timedraft import draft, found, values

DAY = date(2021, 3, 4)  # a Thursday

MONTHS = {
    "fr": (
        ("janvier", "janv.", "jan."),
        ("février", "févr.", "fév."),
        ("mars",),
        ("avril", "avr."),
        ("mai",),
        ("juin",),
        ("juillet", "juil."),
        ("août",),
        ("septembre", "sept."),
        ("octobre", "oct."),
        ("novembre", "nov."),
        ("décembre", "déc."),
    ),
    "en": (
        ("January", "Jan."),
        ("February", "Feb."),
        ("March", "Mar."),
        ("April", "Apr."),
        ("May",),
        ("June", "Jun."),
        ("July", "Jul."),
        ("August", "Aug."),
        ("September", "Sept.", "Sep."),
        ("October", "Oct."),
        ("November", "Nov."),
        ("December", "Dec."),
    ),
}
NAMES = [(code, n, name) for code, months in MONTHS.items() for n, names in enumerate(months, 1) for name in names]
FRAMES = {
    "fr": (
        ("le 3 {} 2021", "2021-{:02}-03"),
        ("d{}avant le 3 {} 2021", "2021-{:02}-03"),
        ("en {} 2021", "2021-{:02}"),
        ("depuis {} 2021", "2021-{:02}"),
    ),
    "en": (("on {} 3, 2021", "2021-{:02}-03"), ("on 3 {} 2021", "2021-{:02}-03"), ("in {} 2021", "2021-{:02}")),
}
CASES = (str.lower, str.upper, str.title)


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word)


@pytest.mark.parametrize(("code", "number", "name"), NAMES)
def test_every_month_is_read_however_it_is_spelt(code: str, number: int, name: str) -> None:
    """Case, accents, abbreviations, apostrophes, spaces: whatever the keyboard had, the value is the same."""
    cases = (
        CASES if code == "fr" else (str.upper, str.title)
    )  # English months take a capital: *may* and *march* are verbs
    for case, accents, apostrophe, space in product(cases, (str, _plain, _decomposed), "'’", " \u00a0\u202f"):
        for frame, value in FRAMES[code]:
            words = [apostrophe, case(accents(name))] if frame.startswith("d{}") else [case(accents(name))]
            text = frame.format(*words).replace(" ", space)
            assert values(text, None, code) == [value.format(number)], text


@given(day=st.dates(date(1950, 1, 1), date(2049, 12, 31)), case=st.sampled_from(CASES), numeric=st.booleans())
def test_every_date_is_read(day: date, case: Callable[[str], str], numeric: bool) -> None:
    number = "1er" if day.day == 1 else str(day.day)
    words = f"{day:%d/%m/%Y}" if numeric else f"{number} {case(MONTHS['fr'][day.month - 1][0])} {day.year}"
    assert values(f"publié le {words}", None) == [day.isoformat()]


DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
TENSES = {
    "fr": {
        "past": (
            "Le ministre a indiqué {} que tout va bien.",
            "La ville avait été évacuée {}.",
            "Interrogée {}, elle a refusé de répondre.",
            "{}, des milliers de personnes ont défilé.",
            "La ville est évacuée depuis {}.",
            "Il annonça {} sa démission.",
        ),
        "future": (
            "La réunion se tiendra {} à Portville.",
            "La foire dure jusqu'à {}.",
            "Le procès doit s'ouvrir {}.",
            "Elle va partir {}.",
            "La réponse est attendue {}.",
            "Le vote est reporté à {}.",
            "Le vote est prévu {}.",
        ),
        "last": ("{} dernier",),
        "next": ("{} prochain",),
    },
    "en": {
        "past": (
            "The minister said on {} that all is well.",
            "The town was evacuated on {}.",
            "It has been shut since {}.",
        ),
        "future": ("The meeting will take place on {}.", "The fair lasts until {}.", "The vote is due on {}."),
        "last": ("last {}",),
        "next": ("next {}",),
    },
}


def _meant(day: date, number: int, side: str) -> date:
    lag, lead = (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7
    return day + timedelta(days={"past": -lag, "future": lead, "last": -(lag or 7), "next": lead or 7}[side])


@pytest.mark.parametrize("offset", range(7))
@pytest.mark.parametrize("number", range(1, 8))
@pytest.mark.parametrize("code", sorted(DAYS))
def test_every_weekday_in_every_tense_on_every_day(code: str, number: int, offset: int) -> None:
    day, name = DAY + timedelta(days=offset), DAYS[code][number - 1]
    for side, frames in TENSES[code].items():
        for frame in frames:
            words = name.title() if frame.startswith("{}") else name
            text = frame.format(words)
            assert values(text, day, code) == [_meant(day, number, side).isoformat()], text
            assert values(text, None, code) == [f"XXXX-WXX-{number}"], text


def test_past_and_future_weekdays_in_one_parsed_article() -> None:
    text = (
        "La présidente de Valdor a quitté Portville dimanche, ont rapporté mardi les journaux. "
        "Elle doit rencontrer son homologue jeudi. Le sommet, prévu samedi, se déroule jusqu'à lundi."
    )
    bare = draft(text)
    cut = [bare.text[slice(*s.span)] for s in bare.sentences]
    sentences = tuple(
        replace(s, tokens=nlp.shift(tokens, s.span[0]))
        for s, tokens in zip(bare.sentences, nlp.parse("fr", cut), strict=True)
    )
    times = timex.find(replace(bare, sentences=sentences))
    got = [resolve(t.expr, Anchor(date(2021, 3, 2))) for t in times]
    assert got == ["2021-02-28", "2021-03-02", "2021-03-04", "2021-03-06", "2021-03-08"]


PARSED = (
    ("fr", "past", "Jusqu'à {}, personne n'avait donné l'alerte."),
    ("fr", "past", "La fillette dégagée vivante {} reçoit des visiteurs sous sa tente."),
    ("fr", "future", "Les deux attachés ont jusqu'à {} pour partir."),
    ("fr", "future", "Le roi ira {} à Portville."),
    ("fr", "future", "Elle rencontrera les élus des communes {} à Portville."),
    ("fr", "past", "Il devra s'expliquer sur la panne survenue après la visite de {}."),
    ("en", "past", "There was no signed agreement until {}."),
    ("en", "past", "The firm did not learn of the leak until {}."),
    ("en", "past", "By {} the toll had reached 17."),
    ("en", "past", "By {} their men were shooting at each other."),
    ("en", "past", "The mill said on {} it would sue its rival."),
    ("en", "past", "The union announced on {} its members would march."),
    ("en", "past", "The battery may have caused a fire on {}."),
    ("en", "future", "The two attachés have until {} to leave."),
    ("en", "future", "They must leave by {}."),
    ("en", "future", "The vote may be held on {}."),
)


@pytest.mark.parametrize(("code", "side", "frame"), PARSED, ids=[frame for _, _, frame in PARSED])
def test_a_limit_or_a_guess_has_the_side_of_its_verb(code: str, side: str, frame: str) -> None:
    day = date(2021, 3, 3)  # a Wednesday
    bare = draft(frame.format(DAYS[code][6]), code)
    cut = [bare.text[slice(*s.span)] for s in bare.sentences]
    sentences = tuple(
        replace(s, tokens=nlp.shift(tokens, s.span[0]))
        for s, tokens in zip(bare.sentences, nlp.parse(code, cut), strict=True)
    )
    times = timex.find(replace(bare, sentences=sentences))
    assert [resolve(t.expr, Anchor(day)) for t in times] == [_meant(day, 7, side).isoformat()]


@given(st.text(alphabet="abcdefgh éàç'’-.,;:()0123456789\n", max_size=80))
def test_no_value_is_invented_and_spans_hold(text: str) -> None:
    seen = draft(text)
    last = 0
    for time in timex.find(seen):
        start, end = time.span
        assert last <= start < end <= len(seen.text)
        assert seen.text[start:end].strip() == seen.text[start:end]
        assert any(c.isdigit() for c in seen.text[start:end]) or time.expr
        last = end


UNKNOWN = {
    "fr": (
        "Les {0}x {0}.",
        "Elle est partie en {}.",
        "la {} dernière",
        "le {} prochain",
        "il y a trois {}x",
        "le 3 {} à Portville",
    ),
    "en": ("The {0}z {0}.", "She left in {}.", "last {}", "three {}z ago", "on {} 3"),
}


@pytest.mark.parametrize("code", sorted(UNKNOWN))
@given(word=st.text(alphabet="bcdfghjklpqvwxzaeiou", min_size=6, max_size=12))
def test_an_unknown_word_has_no_value(code: str, word: str) -> None:
    language = load(code)
    known = {_plain(w).lower().rstrip(".") for file in FILES for c in language.table(file)["class"].values() for w in c}
    if not any(word.startswith(k) or k.startswith(word) for k in known):
        for frame in UNKNOWN[code]:
            assert found(frame.format(word), code) == (), frame.format(word)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for code in ("fr", "en"):
        for time in found(text, code):
            assert isinstance(resolve(time.expr, Anchor(DAY)), str)
            assert isinstance(resolve(time.expr, Anchor()), str)


def test_an_infinitive_that_leads_its_sentence_has_no_verb_above() -> None:
    text = "devoir aller lundi à Valdor et en revenir mardi"
    assert [text[slice(*t.span)] for t in timex.find(parsed("fr", text))] == ["lundi", "mardi"]
