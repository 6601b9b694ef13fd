"""Articles on one event make a story, whatever their words and language; others stay apart."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from bench.heaps import heap as heap_of
from bench.stories import b_cubed, sketch_of

from recoupe.lang import load
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.stories import group, grouped
from recoupe.link.stories.sketches import Sketch, headline
from recoupe.link.stories.stream import HORIZON, THRESHOLD, Stream
from recoupe.model import Published, Reading
from tests.link.heap import reading

RIVER = {
    "r1": [
        "La Nerle déborde à Port-Aubry, deux cents habitants évacués",
        "La crue de la Nerle a inondé mardi le centre de Port-Aubry, où deux cents habitants ont été évacués.",
        "La maire, Colette Ferrand, a ouvert le gymnase aux sinistrés.",
    ],
    "r2": [
        "Inondations : Port-Aubry sous les eaux",
        "Deux cents personnes ont dû quitter leur logement à Port-Aubry après la crue de la Nerle.",
        "« L'eau est montée en une heure », raconte la maire Colette Ferrand.",
    ],
    "r3-en": [
        "Nerle river floods Port-Aubry",
        "Two hundred residents of Port-Aubry were evacuated on Tuesday after the Nerle flooded the town.",
        "Mayor Colette Ferrand opened a gymnasium to the victims.",
    ],
}
TRIAL = {
    "t1": [
        "L'ancien banquier Hugo Mestral condamné à Villebon",
        "Le tribunal de Villebon a condamné Hugo Mestral à quatre ans de prison pour fraude.",
        "Son avocate a annoncé qu'il ferait appel.",
    ],
    "t2": [
        "Quatre ans de prison pour Hugo Mestral",
        "Hugo Mestral, ancien directeur de la banque de Villebon, a été reconnu coupable de fraude par le tribunal.",
        "La procureure avait requis cinq ans.",
    ],
}
ALONE = {
    "x": [
        "Le secret des confitures de Sauvagnat",
        "À Sauvagnat, trois sœurs cuisent la mirabelle au chaudron depuis un demi-siècle.",
        "Elles n'ont jamais écrit leur recette.",
    ]
}


def heap(*parts: dict[str, list[str]]) -> list[Reading]:
    return [
        reading(name, lines, language="en" if name.endswith("-en") else "fr", kinds={0: "title"})
        for part in parts
        for name, lines in part.items()
    ]


def test_stories_stay_apart_and_every_article_has_one() -> None:
    found = group(heap(RIVER, TRIAL, ALONE))
    assert [s.articles for s in found] == [("r1", "r2", "r3-en"), ("t1", "t2"), ("x",)]


def test_whoever_knows_that_it_is_one_story_may_say_so() -> None:
    (found,) = group(heap(RIVER, TRIAL, ALONE), one=True)
    assert found.articles == ("r1", "r2", "r3-en", "t1", "t2", "x")
    assert group([], one=True) == ()


def test_a_small_heap_on_one_story_is_one_story() -> None:
    assert [s.articles for s in group(heap(RIVER))] == [("r1", "r2", "r3-en")]


def test_the_same_river_a_season_later_is_another_story() -> None:
    later = {name.replace("r", "s"): lines for name, lines in RIVER.items()}
    days = {name: _day("2031-03-04") for name in RIVER} | {name: _day("2031-11-18") for name in later}
    found = group(heap(RIVER, later), days)
    assert [s.articles for s in found] == [("r1", "r2", "r3-en"), ("s1", "s2", "s3-en")]
    assert [(s.from_, s.to) for s in found] == [("2031-03-04", "2031-03-04"), ("2031-11-18", "2031-11-18")]


def test_the_title_is_one_of_theirs_and_says_what_the_others_say() -> None:
    (story,) = group(heap(RIVER))
    assert story.title in {lines[0] for lines in RIVER.values()}
    assert "Nerle" in story.title


def test_dates_are_unknown_when_nothing_says_them() -> None:
    (story,) = group(heap(ALONE))
    assert (story.from_, story.to) == (None, None)


def test_nothing_in_nothing_out() -> None:
    assert group([]) == ()


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = heap(RIVER, TRIAL, ALONE)
    assert group(random.Random(5).sample(articles, len(articles))) == group(articles)


def test_episodes_of_one_affair_are_linked_and_kept_apart() -> None:
    hearing = {
        "u1": [
            "Hugo Mestral rejugé à Villebon",
            "La cour d'appel de Villebon a ouvert le second procès de Hugo Mestral, qui nie les faits.",
            "Douze parties civiles seront entendues.",
        ]
    }
    days = {name: _day("2031-03-04") for name in TRIAL} | {"u1": _day("2031-06-02"), "x": _day("2031-06-02")}
    first, second, alone = group(heap(TRIAL, hearing, ALONE), days)
    assert (first.linked, second.linked, alone.linked) == ((second.id,), (first.id,), ())


@pytest.mark.parametrize("factor", [0.8, 1.0, 1.2])
def test_stories_of_a_generated_heap(factor: float) -> None:
    articles = heap_of(1000, 3)
    gold = {article.id: article.story for article in articles}
    sketches = [sketch_of(article) for article in articles]
    stream = Stream(factor * THRESHOLD)
    for sketch in sketches:
        stream.place(sketch)
    batch = b_cubed(gold, grouped(sketches, threshold=factor * THRESHOLD))[2]
    streamed = b_cubed(gold, stream.stories())[2]
    assert min(batch, streamed) >= (0.96 if factor == 1.0 else 0.94)
    assert abs(batch - streamed) < 0.03


def test_an_old_story_takes_no_more_articles() -> None:
    counts = {"n:nerle": 2.0, "w:crue": 1.0}
    stream = Stream()
    first = stream.place(Sketch("a", "fr", counts, 100, ""))
    stream.place(Sketch("z", "fr", {"n:lisbonne": 1.0}, 100 + HORIZON + 5, ""))
    assert stream.place(Sketch("b", "fr", counts, 100 + HORIZON + 5, "")) != first
    assert [len(members) for members in stream.stories()] == [1, 1, 1]


def test_what_is_told_days_later_names_the_day_that_it_tells_of() -> None:
    counts = {"n:nerle": 2.0, "w:crue": 1.0}
    late = Sketch("b", "fr", counts | {f"w:{n}": 1.0 for n in range(20)}, 112, "", frozenset({100, 112}))
    unrelated = Sketch("c", "fr", {"n:lisbonne": 2.0, "w:greve": 1.0}, 112, "", frozenset({100, 112}))
    stream = Stream()
    first = stream.place(Sketch("a", "fr", counts, 100, "", frozenset({100})))
    stream.place(Sketch("aa", "fr", counts, 100, "", frozenset({100})))
    assert stream.place(late) == first
    assert stream.place(unrelated) != first
    stream = Stream()
    first = stream.place(Sketch("a", "fr", counts, 100, "", frozenset({100})))
    assert stream.place(replace(late, about=frozenset({112}))) != first


def _day(value: str) -> Published:
    return Published(value, value, value, "metadata")


def test_a_story_that_settling_empties_is_looked_up_no_more() -> None:
    words = [{"w:a": 1.0, "w:b": 1.0}, {"w:b": 1.0, "w:c": 1.0}, {"w:c": 1.0, "w:d": 1.0}]
    heap = [Sketch(str(n), "fr", words[n % 3], 10, "") for n in range(9)]
    for threshold in (0.01, 0.04, 0.2, 0.4):
        found = grouped(heap, threshold=threshold)
        assert sorted(s.article for members in found for s in members) == [str(n) for n in range(9)]


def test_a_title_beside_the_text_counts() -> None:
    lex = lexicon(load("fr"))
    told = {term.key: term.kind for term in headline("Nerle : la digue cède à Port-Salin", frozenset({"n:nerle"}), lex)}
    assert {key for key, kind in told.items() if kind == "name"} == {"nerle", "port", "salin"}
    told = {term.key: term.kind for term in headline("The Dyke At Nerle Gives Way", frozenset({"n:nerle"}), lex)}
    assert {key for key, kind in told.items() if kind == "name"} == {"nerle"}


def test_what_short_articles_share_tells_more() -> None:
    """Of two pairs that share one name alone, the one with little else beside it is the closer."""
    short = [Sketch(str(n), "fr", {"n:nerle": 1.0} | {f"w:{n}{k}": 1.0 for k in range(24)}, 10, "") for n in range(2)]
    long = [Sketch(str(n), "fr", {"n:nerle": 1.0} | {f"w:{n}{k}": 1.0 for k in range(199)}, 10, "") for n in range(2)]
    assert len(grouped(short, threshold=0.05)) == 1
    assert len(grouped(long, threshold=0.05)) == 2


def test_an_article_that_may_be_of_the_storys_day_is_not_held_to_the_first_that_it_may_be_of() -> None:
    told = [_sketch(name, 100, "n:nerle", "w:crue", *(f"w:{name}{k}" for k in range(6))) for name in "ab"]
    late = _sketch("c", 90, "n:nerle", "w:crue", *(f"w:c{k}" for k in range(6)))
    other = [_sketch(f"o{n}", 100, f"w:{n}p", f"w:{n}q") for n in range(4)]
    for until, stories in ((None, 2), (104, 1)):
        heap = [*told, *other, replace(late, until=until)]
        found = [members for members in grouped(heap) if any(m.article in "abc" for m in members)]
        assert len(found) == stories


def _sketch(article: str, day: int, *keys: str) -> Sketch:
    return Sketch(article, "fr", dict.fromkeys(keys, 1.0), day, "")


def test_stories_that_the_order_of_coming_kept_apart_are_joined_when_all_are_known() -> None:
    """The last article is too late for the first story, and brings near it the one that it joins."""
    first = [_sketch(f"a{n}", 100, "k:crue", "k:digue", f"w:{n}a", f"w:{n}b", f"w:{n}c") for n in range(2)]
    second = [_sketch(f"b{n}", 101 + n, "k:crue", "k:gymnase", f"w:{n}d", f"w:{n}e", f"w:{n}f") for n in range(3)]
    late = _sketch("c", 105, "k:crue", "k:digue", "k:gymnase")
    stream = Stream(0.46, seen=[*first, *second, late])
    for one in (*first, *second, late):
        stream.place(one)
    assert [[m.article for m in members] for members in stream.stories()] == [["a0", "a1"], ["b0", "b1", "b2", "c"]]
    stream.settle()
    assert [len(members) for members in stream.stories()] == [6]


def test_a_heap_gathered_on_one_story_draws_in_what_comes_late() -> None:
    """The same late article is another story where no story holds most of the heap."""
    flood = [_sketch(f"a{n}", 100, "k:crue", "k:digue", "k:nerle", f"w:{n}a", f"w:{n}b") for n in range(3)]
    late = _sketch("late", 107, "k:crue", "k:nerle", "w:x", "w:y", "w:z")
    others = [_sketch(f"o{n}", 100, f"w:{n}p", f"w:{n}q", f"w:{n}r") for n in range(4)]
    assert [len(members) for members in grouped([*flood, late], threshold=0.5)] == [4]
    assert [len(m) for m in grouped([*flood, late, *others], threshold=0.5)] == [3, 1, 1, 1, 1, 1]
