"""Units that say the same thing join one claim, in any words and either language, and only then."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from recoupe.link import Corpus, Limits
from recoupe.link.alignment.claims import align, explain
from recoupe.link.alignment.units import units
from recoupe.link.copies import reuse
from recoupe.model import Cutoff, Member, Part
from recoupe.settings import Settings
from tests.link.heap import corpus, member

NOISE = {
    "noise1": [
        "Le conseil municipal de Grandval a voté le budget de la piscine.",
        "Les apiculteurs de la Lorne craignent un hiver trop doux.",
        "La bibliothèque prêtera des instruments de musique aux enfants.",
    ],
    "noise2": [
        "Une comédienne de Sérignan a reçu le prix de la mise en scène.",
        "Le prix du beurre a doublé en un an sur les marchés.",
        "Des chercheurs ont décrit une nouvelle espèce de grenouille.",
    ],
}
"""What else a heap talks about: rarity means nothing in a corpus of two lines."""

PEOPLE = {
    "sarrazin": ("person", ["Léa Sarrazin", "Mme Sarrazin", "Sarrazin"]),
    "brunel": ("person", ["Otto Brunel", "M. Brunel", "Brunel"]),
    "valdor": ("place", ["Valdor"]),
    "montbrac": ("place", ["Montbrac"]),
}


def together(a: str, b: str, *, language: tuple[str, str] = ("fr", "fr"), **options: object) -> bool:
    """Whether two lines, each in its own article among others on other things, join one claim."""
    ids = [name + ("-en" if code == "en" else "") for name, code in zip(("one", "two"), language, strict=True)]
    heap = corpus({ids[0]: [a], ids[1]: [b], **NOISE}, names=PEOPLE, **options)  # type: ignore[arg-type]
    claims = align(heap)
    return any({member(f"{ids[0]}.0", heap), member(f"{ids[1]}.0", heap)} <= set(claim) for claim in claims)


SAME = [
    ("Le convoi a quitté la gare de Montbrac dimanche.", "Le train spécial est parti de Montbrac dimanche."),
    ("Léa Sarrazin a démissionné de la direction du port.", "La démission de Mme Sarrazin de la direction du port."),
    ("Douze personnes sont mortes dans l'incendie de Valdor.", "L'incendie de Valdor a fait douze morts."),
    ("Douze personnes sont mortes dans l'incendie de Valdor.", "L'incendie de Valdor a fait quatorze morts."),
    ("Le tribunal de Valdor a condamné Otto Brunel.", "Otto Brunel a été condamné par le tribunal de Valdor."),
    ("L'usine de Valdor fermera ses portes.", "La fermeture de l'usine de Valdor."),
    ("Otto Brunel livre des armes à Valdor.", "[deny] Otto Brunel livre des armes à Valdor."),
    ("Otto Brunel a livré des armes à Valdor.", "Otto Brunel n'a livré aucune arme à Valdor."),
    ("Otto Brunel aurait rencontré Léa Sarrazin à Montbrac.", "Otto Brunel a rencontré Léa Sarrazin à Montbrac."),
    ("Un pompier a été mortellement blessé à Valdor.", "Un pompier a été tué à Valdor."),
    ("Les négociations sur les armes ont avancé.", "Les pourparlers sur l'armement ont progressé."),
]

APART = [
    ("Quinze soldats ont été tués à Valdor.", "Quinze rebelles ont été tués à Valdor."),
    ("Huit passagers sont morts à Valdor.", "Huit membres d'équipage sont morts à Valdor."),
    ("Deux touristes belges ont été blessés à Valdor.", "Deux touristes grecs ont été blessés à Valdor."),
    ("Le train d'Otto Brunel a quitté Montbrac.", "Le train d'Otto Brunel est arrivé à Montbrac."),
    ("Otto Brunel rencontrera Léa Sarrazin.", "Otto Brunel a rencontré Léa Sarrazin."),
    ("L'incendie de Valdor a fait douze morts.", "L'incendie de Valdor a fait douze blessés."),
    ("Le parlement de Valdor a adopté la réforme.", "Le parlement de Valdor a rejeté la réforme."),
    ("Le tribunal a condamné Otto Brunel.", "Le tribunal a acquitté Otto Brunel."),
    ("Otto Brunel a arrêté Léa Sarrazin à Valdor.", "Léa Sarrazin a arrêté Otto Brunel à Valdor."),
    ("Otto Brunel a visité le port de Valdor.", "Le maire a inauguré le port de Valdor."),
    ("La police a arrêté trois suspects à Valdor.", "La police a libéré trois suspects à Valdor."),
    ("Le couvre-feu a été levé jeudi à Valdor.", "Un couvre-feu a été imposé jeudi à Valdor."),
    ("Le confinement des habitants de Valdor est levé.", "Les habitants de Valdor ont été confinés."),
    ("L'incendie de Valdor a été maîtrisé.", "Un incendie s'est déclaré à Valdor."),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_the_same_thing_in_other_words_is_one_claim(a: str, b: str) -> None:
    assert together(a, b)


@pytest.mark.parametrize(("a", "b"), APART)
def test_another_thing_in_the_same_words_is_another_claim(a: str, b: str) -> None:
    assert not together(a, b)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le convoi a quitté la gare de Montbrac.", "The train has left Montbrac station."),
        ("L'incendie de Valdor a fait douze morts.", "Twelve people died in the Valdor fire."),
        ("Otto Brunel a été condamné par le tribunal de Valdor.", "The court in Valdor convicted Otto Brunel."),
    ],
)
def test_languages_meet(french: str, english: str) -> None:
    assert together(french, english, language=("fr", "en"))


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le convoi a quitté la gare de Montbrac.", "The train has arrived at Montbrac station."),
        ("L'incendie de Valdor a fait douze morts.", "Twelve people were injured in the Valdor fire."),
        ("Le couvre-feu a été levé jeudi à Valdor.", "A curfew was imposed in Valdor on Thursday."),
    ],
)
def test_languages_keep_what_differs_apart(french: str, english: str) -> None:
    assert not together(french, english, language=("fr", "en"))


def test_a_remote_date_is_another_occasion() -> None:
    days = {"one": "2031-05-06", "two": "2031-05-06"}
    last = "La dernière visite d'Otto Brunel à Montbrac date de 2024."
    soon = "Otto Brunel se rendra à Montbrac pour une visite officielle."
    assert not together(last, soon, dates={"2024": "2024"}, published=days)
    again = "Otto Brunel ne s'est pas rendu à Montbrac depuis 2024."
    assert together(last, again, dates={"2024": "2024"}, published=days)


def test_what_had_happened_before_may_be_of_any_day() -> None:
    days = {"one": "2031-05-06", "two": "2031-05-06"}
    dated = "L'usine avait reçu une amende en septembre 2029 pour une fuite de solvant."
    undated, now = (f"L'usine {had} été condamnée à une amende." for had in ("avait", "a"))
    assert together(dated, undated, dates={"septembre 2029": "2029-09"}, published=days)
    assert not together(dated, now, dates={"septembre 2029": "2029-09"}, published=days)


def test_an_order_is_not_a_report() -> None:
    told = "Otto Brunel livre des armes à Valdor."
    assert not together(told, "[urge] Otto Brunel doit cesser de livrer des armes à Valdor, ville martyre et isolée.")


def story() -> Corpus:
    return corpus(
        {
            "a": [
                "Le train d'Otto Brunel a quitté Montbrac dimanche.",
                "[fact] Otto Brunel collectionne les horloges.",
            ],
            "b": ["[fact] Otto Brunel est parti de Montbrac en train dimanche.", "Il pleut souvent en Lorne."],
            "c-en": ["The train of Otto Brunel left Montbrac on Sunday."],
            "d": ["Le train d'Otto Brunel est arrivé à Valdor mardi."],
            **NOISE,
        },
        names=PEOPLE,  # type: ignore[arg-type]
        dates={"dimanche": "2031-05-04", "Sunday": "2031-05-04", "mardi": "2031-05-06"},
    )


def test_facts_join_statements_and_lone_facts_are_dropped() -> None:
    heap = story()
    claims = align(heap)
    assert (member("a.0", heap), member("b.0", heap), member("c-en.0", heap)) in claims
    assert (member("d.0", heap),) in claims
    assert member("a.1", heap) not in {m for claim in claims for m in claim}


def test_every_statement_that_tells_one_thing_is_in_exactly_one_claim() -> None:
    heap = story()
    placed = [m.statement for claim in align(heap) for m in claim if m.statement]
    assert sorted(placed) == sorted(heap.by_statement)


def test_a_statement_that_tells_two_things_is_in_two_claims() -> None:
    both = "La crue a tué dix personnes et le pont de Valdor a été fermé"
    lines = {"two": ["Le pont de Valdor est fermé."], "ten": ["La crue a fait dix morts."]}
    made = corpus({"one": [both], **lines, **NOISE}, names=PEOPLE)
    cut = both.index(" et ")
    parts = (Part((0, cut), "certain"), Part((cut + 4, len(both)), "certain"))
    told = tuple(replace(s, parts=parts) if s.id == "one.0" else s for s in made.statements)
    ten, closed = (Member(article="one", span=part.span, part_of="one.0") for part in parts)
    claims = [set(claim) for claim in align(replace(made, statements=told))]
    assert {ten, member("ten.0", made)} in claims
    assert {closed, member("two.0", made)} in claims
    alone = replace(corpus({"one": [both], **NOISE}, names=PEOPLE), statements=told[:1])
    assert [set(claim) for claim in align(alone)] == [{ten}, {closed}]


def test_a_fact_inside_a_statement_is_no_unit() -> None:
    heap = corpus({"a": ["Otto Brunel a quitté Montbrac.", "[fact] Il pleut."], **NOISE})
    inner = replace(heap.readings[0].facts[0], span=(5, 30), sentence=0)
    first = replace(heap.readings[0], facts=(*heap.readings[0].facts, inner))
    found = units(replace(heap, readings=(first, *heap.readings[1:])))
    assert Member(article="a", span=(5, 30)) not in {u.member for u in found}
    assert member("a.1", heap) in {u.member for u in found}


def test_the_order_of_the_corpus_does_not_matter() -> None:
    heap = story()
    before = align(heap)
    shuffle = random.Random(7).sample
    mixed = Corpus(
        heap.readings,
        heap.published,
        tuple(shuffle(heap.entities, len(heap.entities))),
        tuple(shuffle(heap.timexes, len(heap.timexes))),
        tuple(shuffle(heap.statements, len(heap.statements))),
    )
    assert align(mixed) == before


def test_a_copied_line_joins_even_where_it_says_little() -> None:
    line = "« C'est une page qui se tourne, et nous la tournerons ensemble avec calme », selon elle."
    heap = corpus({"a": [line], "b": [line], **NOISE})
    heap = replace(heap, reuse=reuse.pairs(heap.readings))
    assert (Member("a.0"), Member("b.0")) in align(heap)


def test_a_hundred_copies_are_one_claim() -> None:
    line = "L'incendie de la halle de Valdor a fait douze morts."
    heap = corpus({f"a{i:03}": [line] for i in range(100)} | NOISE, names=PEOPLE)  # type: ignore[arg-type]
    assert max(map(len, align(heap))) == 100


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_score_explains_itself(ui: str) -> None:
    heap = story()
    value, because = explain(heap, Member("a.0"), member("b.0", heap), settings=Settings(ui=ui))
    assert value > 0.5
    assert any("quitté" in line and "parti" in line for line in because)
    value, because = explain(heap, Member("a.0"), Member("d.0"), settings=Settings(ui=ui))
    assert value < 0.5
    assert any("quitté" in line and "arrivé" in line for line in because)


def test_limits_that_cut_are_counted() -> None:
    """A word that every member shares proposes no pair by itself, and the run says so."""
    limits = Limits()
    limits.cut("what", 3, 0)
    assert limits.rows() == ()
    limits.cut("what", 3)
    limits.cut("what", 3, 4)
    assert limits.rows() == (Cutoff("what", 3, 5),)
