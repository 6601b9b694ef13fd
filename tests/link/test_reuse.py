"""Shared passages are found wherever they stand, told from what anybody writes, and explained."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from recoupe.link.copies.passages import SIZE, WINDOW, fingerprints, passages
from recoupe.link.copies.reuse import is_quotation, pairs
from recoupe.link.words import words
from recoupe.model import Published, Reading, Reuse
from recoupe.settings import Settings
from tests.link.heap import reading

DISPATCH = [
    "Le funiculaire de Saint-Aubin a dévalé la pente samedi après la rupture d'un câble, blessant neuf voyageurs.",
    "La cabine s'est immobilisée contre les butoirs de la gare basse, a précisé la régie des transports.",
    "Le service est suspendu jusqu'à nouvel ordre et une enquête technique est ouverte.",
]
OTHERS = [
    "La saison des foins commence tôt cette année dans les prés du bas.",
    "Le club de hand a recruté une gardienne venue de Lisbonne.",
    "On ne trouve plus de moutarde forte chez les épiciers du canton.",
    "Un orgue du dix-huitième siècle retrouve sa voix à la collégiale.",
    "Les cantonniers repeignent les passages piétons avant la rentrée.",
    "Le bac de la Nerle a changé de capitaine au printemps.",
]
FOOTER = "Recevez chaque matin notre lettre et retrouvez tous nos articles réservés aux abonnés fidèles."


def found(*articles: Reading, **options: object) -> tuple[Reuse, ...]:
    return pairs(articles, **options)  # type: ignore[arg-type]


def text(article: Reading, span: tuple[int, int]) -> str:
    return article.article.text[slice(*span)]


def test_a_copied_dispatch_is_verbatim_with_its_spans() -> None:
    a, b = reading("a", [OTHERS[0], *DISPATCH]), reading("b", [*DISPATCH, OTHERS[1]])
    (one,) = found(a, b)
    assert one.kind == "verbatim"
    assert text(a, one.a.span) == text(b, one.b.span) == "\n".join(DISPATCH)[:-1]
    assert one.similarity == 1.0
    assert one.direction == "unknown"


def test_one_copied_sentence_in_long_articles_is_found() -> None:
    a = reading("a", [*OTHERS[:3], DISPATCH[0], *OTHERS[3:5]])
    b = reading("b", [OTHERS[5], "La neige tarde sur les crêtes et les loueurs de skis patientent.", DISPATCH[0]])
    (one,) = found(a, b)
    assert text(a, one.a.span) == DISPATCH[0][:-1]


def test_a_reworked_passage_is_edited() -> None:
    reworked = DISPATCH[0].replace("samedi", "samedi matin").replace("neuf voyageurs", "neuf de ses voyageurs")
    a, b = reading("a", [DISPATCH[0]]), reading("b", [reworked])
    (one,) = found(a, b)
    assert one.kind == "edited"
    assert 0.8 < one.similarity < 1


def test_typography_does_not_hide_a_copy() -> None:
    a = reading("a", [DISPATCH[0]])
    b = reading("b", [DISPATCH[0].replace("'", "’").replace("é", "e\u0301").upper()])
    assert [one.kind for one in found(a, b)] == ["verbatim"]


def test_independent_reports_share_nothing() -> None:
    a = reading("a", DISPATCH)
    b = reading("b", ["À Saint-Aubin, un câble du funiculaire s'est rompu et neuf personnes sont blessées."])
    assert found(a, b) == ()


def test_titles_and_attribution_formulas_are_anybody_s() -> None:
    name = "a indiqué la porte-parole de la régie municipale des transports de Saint-Aubin, Irène Vasseur-Lagarde"
    a = reading("a", [f"La ligne ne rouvrira pas avant l'été, {name}."])
    b = reading("b", [f"« Personne n'est en danger », {name}."])
    assert found(a, b) == ()


def test_boilerplate_shared_by_unrelated_articles_is_not_reuse() -> None:
    heap = [reading(f"a{i}", [line, *_more(i), FOOTER]) for i, line in enumerate(OTHERS)]
    assert found(*heap) == ()


def test_a_dispatch_in_many_related_articles_still_is() -> None:
    heap = [reading(f"a{i}", [*DISPATCH, line]) for i, line in enumerate(OTHERS)]
    assert len(found(*heap)) == 15


def test_lines_marked_as_boilerplate_are_left_out() -> None:
    a = reading("a", [OTHERS[0], FOOTER], kinds={1: "boilerplate"})
    b = reading("b", [OTHERS[1], FOOTER], kinds={1: "boilerplate"})
    assert found(a, b) == ()


QUOTE = "« Nous remettrons la ligne en marche quand le dernier boulon aura été contrôlé deux fois par nos équipes »"


def test_a_shared_quotation_is_told_from_a_shared_dispatch() -> None:
    a = reading("a", [f"{QUOTE}, promet la directrice."])
    b = reading("b", [f"Devant la presse, elle a lancé : {QUOTE}."])
    c = reading("c", DISPATCH)
    d = reading("d", [*DISPATCH, OTHERS[0]])
    (quotation,), (dispatch,) = found(a, b), found(c, d)
    assert any("citation" in line for line in quotation.because)
    assert any("pas une citation" in line for line in dispatch.because)
    assert is_quotation(quotation, {"a": a, "b": b})
    assert not is_quotation(dispatch, {"c": c, "d": d})


@pytest.mark.parametrize(
    ("first", "second", "direction"),
    [
        ("2031-02-01", "2031-02-03", "a>b"),
        ("2031-02-03T10:00", "2031-02-03T08:00", "b>a"),
        ("2031-02-03", "2031-02-03", "unknown"),
        ("2031-02-03", None, "unknown"),
    ],
)
def test_direction_only_where_times_allow(first: str, second: str | None, direction: str) -> None:
    days = {"a": Published(first, first, first, "metadata"), "b": Published(second, second, second)}
    (one,) = found(reading("a", DISPATCH), reading("b", DISPATCH), published=days)
    assert one.direction == direction


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_every_finding_says_why(ui: str) -> None:
    (one,) = found(reading("a", DISPATCH), reading("b", DISPATCH), settings=Settings(ui=ui))
    assert len(one.because) == 3
    assert all(line.endswith(".") for line in one.because)


FRENCH = [
    "Neuf voyageurs ont été blessés à Saint-Aubin dans l'accident du funiculaire, a annoncé la maire, Irène Vasseur.",
    "Le procureur de Saint-Aubin, Max Tellier, a ouvert une enquête pour 3 infractions.",
    "Le pain se vend mieux le dimanche.",
]
ENGLISH = [
    "Nine passengers were injured in Saint-Aubin in the funicular accident, mayor Irène Vasseur announced.",
    "Saint-Aubin prosecutor Max Tellier opened an investigation into 3 offences.",
]


def test_a_translation_is_found_by_its_anchors() -> None:
    a, b = reading("a", FRENCH), reading("b", ENGLISH, language="en")
    (one,) = found(a, b)
    assert one.kind == "translated"
    assert text(a, one.a.span) == "\n".join(FRENCH[:2])
    assert "vasseur" in one.because[0]


def test_another_count_is_no_translation() -> None:
    other = [ENGLISH[0].replace("Nine", "Forty")]
    assert found(reading("a", FRENCH[:1]), reading("b", other, language="en")) == ()


def test_the_order_of_the_articles_does_not_matter() -> None:
    heap = [reading(f"a{i}", [*DISPATCH[: 1 + i % 3], line]) for i, line in enumerate(OTHERS)]
    before = found(*heap)
    assert before
    assert found(*random.Random(3).sample(heap, len(heap))) == before


def test_an_article_does_not_copy_itself() -> None:
    assert found(reading("a", [*DISPATCH, *DISPATCH])) == ()


def test_unparsed_text_is_compared_too() -> None:
    bare = [replace(r, sentences=tuple(replace(s, tokens=()) for s in r.sentences)) for r in _two()]
    assert len(found(*bare)) == 1


def test_winnowing_keeps_a_fingerprint_of_every_long_enough_run() -> None:
    rng = random.Random(11)
    run = [f"w{rng.randrange(10_000)}" for _ in range(SIZE + WINDOW - 1)]
    for _ in range(200):
        a = [f"a{rng.randrange(500)}" for _ in range(rng.randrange(30))] + run
        b = run + [f"b{rng.randrange(500)}" for _ in range(rng.randrange(30))]
        assert {mark for mark, _ in fingerprints(a)} & {mark for mark, _ in fingerprints(b)}


def test_passages_join_runs_over_small_gaps_only() -> None:
    a = [f"x{i}" for i in range(40)]
    near, far = [*a[:10], "y", "z", *a[10:20]], [*a[:10], *(f"y{i}" for i in range(30)), *a[10:20]]
    seeds = [(0, 0), (12, 14)]
    assert [p.matched for p in passages(a, near, seeds)] == [20]
    assert [p.matched for p in passages(a, far, [(0, 0), (12, 42)])] == [10, 10]


def test_words_know_where_they_stand_and_what_is_quoted() -> None:
    one = words(reading("a", ["Il a dit « jamais plus » à l’aube."]))
    assert one.keys == ("il", "a", "dit", "jamais", "plus", "a", "l", "aube")
    assert [key for key, mark in zip(one.keys, one.quoted, strict=True) if mark] == ["jamais", "plus"]


def _two() -> list[Reading]:
    return [reading("a", [OTHERS[0], *DISPATCH]), reading("b", [*DISPATCH, OTHERS[1]])]


def _more(i: int) -> list[str]:
    rng = random.Random(i)
    letters = "bcdfglmnprstv"
    return [
        " ".join("".join(rng.choice(letters) + rng.choice("aeiou") for _ in range(4)) for _ in range(14)) + "."
        for _ in range(4)
    ]
