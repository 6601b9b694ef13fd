"""What the page calls things, in which order it puts them, and how it writes dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Dossier, Origins, Published
from tests.export.story import dossier


def view(made: Dossier | None = None, ui: str = "fr") -> View:
    return View(made or dossier(), words(ui))


@pytest.mark.parametrize(
    ("path", "title", "wanted"),
    [
        ("/home/x/la-gazette.txt", "Un pont ferme", "la-gazette"),
        ("notes.jsonl#gazette-7", "Un pont ferme", "gazette-7"),
        ("004_8a97f2d4be10c35e.txt", "Un pont ferme", "«\u00a0Un pont ferme\u00a0»"),
        (
            "0012.html",
            "Le très vieux pont de Valmer ferme pour trois semaines",
            "«\u00a0Le très vieux pont de Valmer ferme pour…\u00a0»",
        ),
        ("facade.txt", "Un pont ferme", "facade"),
    ],
)
def test_an_article_without_outlet_goes_by_a_name_that_says_something(path: str, title: str, wanted: str) -> None:
    article = replace(dossier().articles[1], path=path, title=title)
    assert view().outlet(article) == wanted


def test_reasons_call_articles_as_the_page_does() -> None:
    made = dossier()
    named = replace(made.articles[1], path="x/00_8a97f2d4be10c35e.txt", title="Le pont reste ouvert")
    seen = view(replace(made, articles=(made.articles[0], named)))
    assert seen.prose("le maire le dit dans 00_8a97f2d4be10c35e.txt : « non »") == (
        "Le maire le dit dans «\u00a0Le pont reste ouvert\u00a0»\u00a0: «\u00a0non\u00a0»"
    )
    assert seen.prose("00_8a97f2d4be10c35e.txt le dit").startswith("«\u00a0Le pont")


def test_files_are_shown_without_the_folders_they_share() -> None:
    made = dossier()
    paths = ("/home/someone/heap/a.txt", "/home/someone/heap/day/b.txt")
    moved = tuple(replace(a, path=p) for a, p in zip(made.articles, paths, strict=True))
    assert [view(replace(made, articles=moved)).file(a) for a in moved] == ["a.txt", "day/b.txt"]


def test_what_matters_comes_first() -> None:
    made = dossier()
    first = made.claims[0]
    alone = replace(first, id="alone", attestations=1)
    wide = replace(first, id="wide", attestations=7, status="corroborated")
    wider = replace(wide, id="wider", attestations=9, origins=Origins(1, 1, (), ()))
    update = replace(made.divergences[0], update=True)
    wording = replace(made.divergences[0], kind="wording")
    seen = view(replace(made, claims=(alone, wide, wider, first), divergences=(update, wording, *made.divergences)))
    assert [claim.id for claim in seen.claims] == ["c1", "wider", "wide", "alone"]
    assert [seen.number(claim) for claim in ("c1", "alone")] == ["A1", "A4"]
    assert [(x.kind, x.update) for x in seen.divergences] == [("denial", False), ("wording", False), ("denial", True)]


def test_articles_and_members_stand_in_the_order_of_publication() -> None:
    made = dossier()
    early = replace(made.articles[1], published=Published("2031-05-01"))
    seen = view(replace(made, articles=(made.articles[0], early)))
    assert [article.id for article in seen.articles] == ["b", "a"]
    assert [p.article.id for p in seen.members(made.claims[0])] == ["b", "b", "a"]


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        ("2031", "2031", "2031"),
        ("2031-08", "août 2031", "August 2031"),
        ("2031-08-01", "1er août 2031", "1 August 2031"),
        ("2031-08-02TEV", "2 août 2031, soir", "2 August 2031, evening"),
        ("2031-08-02T02:05Z", "2 août 2031, 2 h 05 UTC", "2 August 2031, 2:05 UTC"),
        ("2031-08-01/2031-08-03", "1er – 3 août 2031", "1 – 3 August 2031"),
        ("2031-07-30/2031-08-03", "30 juillet 2031 – 3 août 2031", "30 July 2031 – 3 August 2031"),
        ("2031-W07", "semaine du 10 février 2031", "week of 10 February 2031"),
        ("2031-W07-WE", "week-end du 15 février 2031", "weekend of 15 February 2031"),
        ("2031-W60", "2031-W60", "2031-W60"),
        ("2031-SU", "été 2031", "summer 2031"),
        ("2031-Q2", "2e trimestre 2031", "second quarter of 2031"),
        ("203X", "années 2030", "2030s"),
        ("P1D", "1 jour", "1 day"),
        ("P1.5Y", "1,5 ans", "1.5 years"),
        ("PT1H50M", "1 heure 50 minutes", "1 hour 50 minutes"),
        ("PXM", "quelques mois", "some months"),
        ("PT5M", "5 minutes", "5 minutes"),
        ("PRESENT_REF", "présent", "present"),
        ("XXXX-WXX-3", "XXXX-WXX-3", "XXXX-WXX-3"),
        ("P", "P", "P"),
    ],
)
def test_dates_are_written_out(value: str, fr: str, en: str) -> None:
    assert (words("fr").date(value), words("en").date(value)) == (fr, en)
