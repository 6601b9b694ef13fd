"""Shared passages are found wherever they stand, told from what anybody writes, and explained."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from recoupe.link import Limits
from recoupe.link.copies.blocks import HOLDERS, blocks
from recoupe.link.copies.fingerprints import SIZE, WINDOW, fingerprints
from recoupe.link.copies.passages import Passage, Runs, joined
from recoupe.link.copies.reuse import pairs, text_of
from recoupe.link.copies.wordtable import Text, WordTable, build
from recoupe.link.words import is_quoted
from recoupe.model import Published, Reading, Reuse
from recoupe.settings import Settings
from recoupe.text.folding import fold
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
    texts = {r.article.id: r.article.text for r in (a, b, c, d)}
    assert all(is_quoted(texts[place.article], place.span) for place in (quotation.a, quotation.b))
    assert not any(is_quoted(texts[place.article], place.span) for place in (dispatch.a, dispatch.b))


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


def test_speech_that_two_languages_quote_is_no_translation() -> None:
    french = [
        "« Max Tellier a signé le contrat de la ligne en mars », dit-elle.",
        "« Irène Vasseur a fermé la gare de Saint-Aubin », ajoute-t-elle.",
    ]
    english = [
        '"Max Tellier signed the contract of the line in March," she said.',
        '"Irène Vasseur closed the station of Saint-Aubin," she added.',
    ]
    (one,) = found(reading("a", french), reading("b", english, language="en"))
    assert (one.kind, one.what) == ("translated", "quotation")


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


def _table(*texts: Sequence[str]) -> WordTable:
    return build(Text(line, ((0, (0, len(line))),)) for line in map(" ".join, texts))


def test_winnowing_keeps_a_fingerprint_of_every_long_enough_run() -> None:
    rng = random.Random(11)
    run = [f"w{rng.randrange(10_000)}" for _ in range(SIZE + WINDOW - 1)]
    for _ in range(200):
        a = [f"a{rng.randrange(500)}" for _ in range(rng.randrange(30))] + run
        b = run + [f"b{rng.randrange(500)}" for _ in range(rng.randrange(30))]
        marks = fingerprints(_table(a, b))
        assert set(marks.value[marks.text == 0].tolist()) & set(marks.value[marks.text == 1].tolist())


def test_fingerprints_never_reach_over_the_end_of_a_text() -> None:
    marks = fingerprints(_table(["a", "b", "c", "d", "e", "f"], ["g", "h"], [], ["i", "j", "k", "l", "m"]))
    assert set(marks.text.tolist()) == {0, 3}
    assert all(row <= 1 or row == 8 for row in marks.row.tolist())


@pytest.mark.parametrize("seed", range(40))
def test_runs_are_the_maximal_equal_runs(seed: int) -> None:
    rng = random.Random(seed)
    line = [f"w{rng.randrange(300)}" for _ in range(120)]
    texts = [_spoilt(line[(at := rng.randrange(60)) : at + rng.randrange(30, 60)], rng) for _ in range(2)]
    table = _table(*texts)
    found = {
        (p.one, p.two, i - table.bounds[p.one], j - table.bounds[p.two], n)
        for block in blocks(table, Limits(), size=50)
        for p in _all(joined(table, block.seeds))
        for i, j, n in p.runs
    }
    wanted = {(0, 1, *run) for run in _long_runs(*texts)}
    assert {run for run in wanted if run[4] >= SIZE + WINDOW - 1} <= found
    assert all(texts[x][i : i + n] == texts[y][j : j + n] for x, y, i, j, n in found)


def _spoilt(words: list[str], rng: random.Random) -> list[str]:
    return [word if rng.random() < 0.95 else f"z{rng.randrange(10**6)}" for word in words]


def _long_runs(a: list[str], b: list[str]) -> list[tuple[int, int, int]]:
    """Maximal equal runs of two word lists, by trying every pair of places."""
    out = []
    for i, j in product(range(len(a)), range(len(b))):
        if a[i] == b[j] and not (i and j and a[i - 1] == b[j - 1]):
            n = 1
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            out.append((i, j, n))
    return out


def test_passages_join_runs_over_small_gaps_only() -> None:
    a = [f"x{i}" for i in range(40)]
    near, far = [*a[:10], "y", "z", *a[10:20]], [*a[:10], *(f"y{i}" for i in range(30)), *a[10:20]]
    assert [p.matched for p in _passages(a, near)] == [20]
    assert [p.matched for p in _passages(a, far)] == [10, 10]


def _passages(a: list[str], b: list[str]) -> list[Passage]:
    table = _table(a, b)
    return [p for block in blocks(table, Limits()) for p in _all(joined(table, block.seeds))]


def _all(runs: Runs) -> list[Passage]:
    return list(runs.passages(np.ones(len(runs.heads()), bool)))


def test_a_line_in_too_many_articles_is_compared_with_the_next_ones_and_counted() -> None:
    limits = Limits()
    line = ["alpha", "bravo", "charlie", "delta", "foxtrot", "golfs", "hotel", "india", "juliet"]
    table = _table(*([f"own{i}", *line] for i in range(HOLDERS + 5)))
    pairs_ = {(p.one, p.two) for block in blocks(table, limits) for p in _all(joined(table, block.seeds))}
    assert len(pairs_) == sum(min(HOLDERS, n) for n in range(HOLDERS + 5))
    assert [row.limit for row in limits.rows()] == [HOLDERS]


def test_words_know_where_they_stand_and_what_is_quoted() -> None:
    line = "Il a dit « jamais plus » à l’aube."
    table = build([text_of(reading("a", [line]))])
    words = [line[a:b] for a, b in zip(table.start, table.end, strict=True)]
    assert words == ["Il", "a", "dit", "jamais", "plus", "à", "l", "aube"]
    assert table.keys[1] == table.keys[5]
    assert [word for word, mark in zip(words, table.quoted, strict=True) if mark] == ["jamais", "plus"]


@pytest.mark.parametrize("word", ["Œuvrées", "co\u00adpie", "e\u0301te\u0301", "ﬁn", "Straße", "𝒜b", "_x9"])
def test_a_word_folds_alike_in_a_table_and_alone(word: str) -> None:
    both = build(Text(form, ((0, (0, len(form))),)) for form in (word, fold(word), word.upper()))
    assert len(set(both.keys.tolist())) == 1


def _two() -> list[Reading]:
    return [reading("a", [OTHERS[0], *DISPATCH]), reading("b", [*DISPATCH, OTHERS[1]])]


def _more(i: int) -> list[str]:
    rng = random.Random(i)
    letters = "bcdfglmnprstv"
    return [
        " ".join("".join(rng.choice(letters) + rng.choice("aeiou") for _ in range(4)) for _ in range(14)) + "."
        for _ in range(4)
    ]
