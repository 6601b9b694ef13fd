"""Time expressions found in bare strings and in parsed sentences, and what they are worth on a day."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import nlp
from recoupe.extract.when import timex
from recoupe.extract.when.timevalue import Anchor, resolve
from recoupe.lang import load
from tests.extract.timedraft import MONTHS, draft, found, values

DAY = date(2021, 3, 4)  # a Thursday

GOLD_FR = {
    "2021-05-03": ["le 3 mai 2021", "LE 3 MAI 2021", "lundi 3 mai 2021", "03/05/2021", "le 3.5.2021", "2021-05-03"],
    "2021-03-03": ["hier", "la veille", "mercredi dernier", "il y a un jour"],
    "2021-03-02": ["avant-hier", "avant hier", "a parlé mardi"],
    "2021-03-05": ["demain", "le lendemain", "se tiendra vendredi"],
    "2021-03-06": ["après-demain", "dans deux jours", "le surlendemain"],
    "2021-03-03TEV": ["hier soir", "hier en fin de soirée"],
    "2021-03-04TMO": ["ce matin", "en début de journée", "dans la matinée"],
    "2021-03-01TNI": ["dans la nuit de lundi à mardi"],
    "2021-W08": ["la semaine dernière", "la semaine passée"],
    "2021-W10": ["la semaine prochaine"],
    "2021-W09-WE": ["ce week-end"],
    "2021-W10-WE": ["le week-end prochain"],
    "2021-03": ["ce mois-ci"],
    "2020": ["l'an dernier", "l'année dernière", "depuis 2020", "l’an passé"],
    "2020-07": ["en juillet dernier"],
    "2021-07": ["en juillet prochain"],
    "2019-04": ["en avril 2019", "mi-avril 2019"],
    "2021-03-10/2021-03-13": ["du 10 au 13 mars"],
    "2021-03-04T14:00": ["à 14h", "à 14 h", "vers 14 heures", "peu avant 14h00"],
    "2021-03-04T14:30": ["à 14h30", "à 14 h 30", "vers 14 heures 30"],
    "2021-03-04T02:00Z": ["à 2h00 GMT"],
    "2021-05-23": ["Le marché se tiendra à la Pentecôte", "d'ici la Pentecôte"],
    "2020-05-31": ["Le marché a eu lieu à la Pentecôte"],
    "2020-12-25": ["la veille du Nouvel An et à Noël dernier"],
    "2021-SP": ["Le marché ouvrira au printemps"],
    "2020-SU": ["l'été dernier"],
    "2021-Q1": ["au premier trimestre 2021"],
    "2021-06-03": ["Le procès a été reporté au 3 juin"],
    "2021-02-28T15:00": ["L'avion s'est posé peu après 15h00 (13h00 GMT) dimanche"],
    "2021-03-12": ["ce vendredi 12 mars", "vendredi 12 à Valdor"],
    "196X": ["dans les années 60", "dans les années soixante", "dans les années 1960"],
    "18XX": ["au XIXe siècle"],
    "P18M": ["18 mois de siège", "dix-huit mois de siège"],
    "P1W": ["depuis une semaine"],
    "PT1H50M": ["une heure et 50 minutes"],
    "P50Y": ["un demi-siècle"],
    "PXD": ["quelques jours après", "plusieurs jours"],
    "PTXH": ["quelques heures avant"],
    "FUTURE_REF": ["dans les prochains jours", "ces prochaines semaines", "dans les mois à venir", "bientôt"],
    "PAST_REF": ["ces derniers jours", "quelques jours auparavant", "récemment", "il y a quelques mois"],
    "PRESENT_REF": ["actuellement", "en ce moment"],
    "P1Y": ["chaque année", "tous les ans", "5 % par an"],
    "XXXX-WXX-4": ["tous les jeudis"],
}
GOLD_EN = {
    "2021-05-03": ["on May 3, 2021", "Monday, 3 May 2021", "the 3rd of May 2021", "05/24/2021 is not 2021-05-03"],
    "2021-03-03": ["yesterday", "the day before", "last Wednesday"],
    "2021-03-01": ["said on Monday"],
    "2021-03-08": ["will meet on Monday", "next Monday"],
    "2021-W08": ["last week"],
    "2020": ["last year", "in 2020"],
    "2021-03-04T14:30": ["at 2:30 p.m.", "at 14:30", "at 2.30pm"],
    "2021-03-03TNI": ["last night"],
    "P3D": ["for three days", "a three-day visit"],
    "FUTURE_REF": ["in the coming days", "soon"],
    "PAST_REF": ["in recent days", "a few days ago"],
    "P1D": ["three times a day", "every day"],
}


def _cases(gold: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(value, wording) for value, wordings in gold.items() for wording in wordings]


@pytest.mark.parametrize(("value", "wording"), _cases(GOLD_FR))
def test_french_values(value: str, wording: str) -> None:
    assert value in values(wording, DAY, "fr")


@pytest.mark.parametrize(("value", "wording"), _cases(GOLD_EN))
def test_english_values(value: str, wording: str) -> None:
    assert value in values(wording, DAY, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Elle a été élue et cela n'a pas été contesté.",
        "Sa sœur, sa mère et un voisin.",
        "La pandémie de Covid-19, le vol AF-447, le F-16.",
        "Ouvert 24/24 et 7 jours sur 7.",
        "Le Forum 2023 de Portville et l'équipe de France 98e.",
        "Appelez le 01 42 86 82 00 ou le +33 6 12 34 56 78.",
        "Victoire 3-1, puis 6-4, 7-5.",
        "Il coûte 2 000 euros, soit 1500 dollars.",
        "Près de 2000 manifestants, à 1800 mètres d'altitude.",
        "Les sept pays, les six équipes.",
        "Paul Verre, 47 ans, habite un appartement de 35 mètres carrés.",
        "Un homme de 38 ans et une fillette de 7 ans.",
        "Le Mardi gras de la planète Mars.",
        "Un jour, peut-être. Une seconde fois.",
    ],
)
def test_nothing_is_found_where_nothing_is_dated(text: str) -> None:
    assert [(text[slice(*t.span)], t.rule) for t in found(text) if t.rule not in ("feast",)] == []


SHORT = {1: "janv.", 2: "févr.", 4: "avr.", 7: "juil.", 9: "sept.", 10: "oct.", 11: "nov.", 12: "déc."}


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@given(
    day=st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    case=st.sampled_from([str.lower, str.upper, str.title]),
    accents=st.sampled_from([str, _plain, lambda w: unicodedata.normalize("NFD", w)]),
    short=st.booleans(),
    space=st.sampled_from([" ", "\u00a0", "\u202f"]),
)
def test_every_date_is_read_however_it_is_spelt(day: date, case, accents, short: bool, space: str) -> None:  # type: ignore[no-untyped-def]
    month = SHORT.get(day.month, MONTHS[day.month - 1]) if short else MONTHS[day.month - 1]
    number = "1er" if day.day == 1 else str(day.day)
    text = f"publié le {number}{space}{case(accents(month))}{space}{day.year}"
    assert values(text, None) == [day.isoformat()]


FRENCH_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


@pytest.mark.parametrize("offset", range(7))
@pytest.mark.parametrize("number", range(1, 8))
def test_every_weekday_in_every_tense_on_every_day(number: int, offset: int) -> None:
    day, name = DAY + timedelta(days=offset), FRENCH_DAYS[number - 1]
    before = day - timedelta(days=(day.isoweekday() - number) % 7)
    after = day + timedelta(days=(number - day.isoweekday()) % 7)
    assert values(f"Le ministre a indiqué {name} que tout va bien.", day) == [before.isoformat()]
    assert values(f"La réunion se tiendra {name} à Portville.", day) == [after.isoformat()]
    assert values(f"La foire dure jusqu'à {name}.", day) == [after.isoformat()]
    assert values(f"{name} dernier", day) == [(day - timedelta(days=(day.isoweekday() - number) % 7 or 7)).isoformat()]
    assert values(f"{name} prochain", day) == [(day + timedelta(days=(number - day.isoweekday()) % 7 or 7)).isoformat()]
    assert values(f"a indiqué {name}", None) == [f"XXXX-WXX-{number}"]


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


@given(st.text(alphabet=st.characters(whitelist_categories=["Ll"], max_codepoint=0x17F), min_size=4, max_size=12))
def test_an_unknown_word_has_no_value(word: str) -> None:
    known = {w for row in load("fr").table("time")["class"].values() for w in row}
    if not any(_plain(word) in _plain(k).lower() for k in known):
        assert found(f"Les {word}x {word}") == ()


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for code in ("fr", "en"):
        for time in found(text, code):
            assert isinstance(resolve(time.expr, Anchor(DAY)), str)
            assert isinstance(resolve(time.expr, Anchor()), str)
