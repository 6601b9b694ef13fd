"""What an article names, and whom a naming phrase means."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from recoupe.extract.who import names, naming, nounphrase
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.lang import codes, load
from tests.extract.whodraft import draft, named

NAMED = [
    (
        "fr",
        "Le Kremlin a reçu Kim Jong-un à Moscou.",
        {"Kremlin": "institution", "Kim Jong-un": "person", "Moscou": "place"},
    ),
    ("fr", "Moscou accuse Tallinn de mentir.", {"Moscou": "state"}),
    (
        "fr",
        "Marine Le Pen et Charles de Gaulle sont cités.",
        {"Marine Le Pen": "person", "Charles de Gaulle": "person"},
    ),
    ("fr", "L’Élysée dément, l’AFP le rapporte.", {"Élysée": "institution", "AFP": "media"}),
    ("fr", "Un bulletin de l'ONU cite la RDC.", {"ONU": "institution", "RDC": "state"}),
    ("fr", "Mme Verdier rencontre M. Lepik mardi.", {"Verdier": "person", "Lepik": "person"}),
    ("fr", "Le quotidien Le Courrier du Val paraît.", {"Courrier du Val": "media"}),
    ("fr", "La digue cède, écrit La Dépêche du Corvain.", {"La Dépêche du Corvain": "media"}),
    ("fr", "La France et le Royaume-Uni signent.", {"France": "state", "Royaume-Uni": "state"}),
    ("fr", "Le gardien Jordan Pickford a signé.", {"Jordan Pickford": "person"}),
    ("en", "US President Ann Hartley met Jordan Pickford.", {"Ann Hartley": "person", "Jordan Pickford": "person"}),
    (
        "en",
        "Reuters and the BBC cite the White House.",
        {"Reuters": "media", "BBC": "media", "White House": "institution"},
    ),
]

NOBODY = [
    ("fr", "Selon lui, Mardi sera long. Interrogé hier, il se tait.", {"Selon", "Mardi", "Interrogé"}),
    ("fr", "Le Président parle.", {"Président"}),
    ("en", "However, it rained on us on Monday.", {"However", "Monday", "us"}),
]

MEANT = [
    ("fr", "le porte-parole du Kremlin, Ivan Petrov", ("person", "Ivan Petrov", "porte-parole", "Kremlin")),
    ("fr", "La ministre de la Culture Jeanne Morel", ("person", "Jeanne Morel", "ministre de la Culture", None)),
    (
        "fr",
        "Sophie Arnaud, la secrétaire générale de la CGT",
        ("person", "Sophie Arnaud", "secrétaire générale", "CGT"),
    ),
    (
        "fr",
        "le nouveau Premier ministre russe Ivan Petrov",
        ("person", "Ivan Petrov", "Premier ministre russe", "russia"),
    ),
    ("fr", "un communiqué du Kremlin", ("institution", "Kremlin", "communiqué", "russia")),
    ("fr", "une étude publiée par l'université de Valmont", ("institution", "université de Valmont", None, None)),
    ("fr", "des photos diffusées par les médias estoniens", ("media", "médias estoniens", "médias", "estonia")),
    ("fr", "un haut responsable chilien", ("anonymous", "haut responsable chilien", "haut responsable", "chile")),
    ("fr", "Pékin", ("state", "Pékin", None, None)),
    ("fr", "Pékin et ses alliés", ("state", "Pékin", None, None)),
    ("fr", "la chaîne de télévision chilienne Canal Sur", ("media", "Canal Sur", "chaîne de télévision", "chile")),
    ("fr", "des sources chiliennes du journal « Le Monde »", ("anonymous", "sources chiliennes", "sources", "chile")),
    ("fr", "le ministère chilien de la Pêche", ("institution", "ministère chilien de la Pêche", None, "chile")),
    ("fr", "un témoin", ("anonymous", "témoin", "témoin", None)),
    ("en", "Kremlin spokesman Ivan Petrov", ("person", "Ivan Petrov", "spokesman", "Kremlin")),
    ("en", "a senior Chilean official", ("anonymous", "senior Chilean official", "official", "chile")),
    ("en", "a statement from the White House", ("institution", "White House", "statement", "united_states")),
    ("en", "South Korea's defense ministry", ("institution", "South Korea's defense ministry", None, "south_korea")),
    ("en", "the Russian news agency Interfax", ("media", "Interfax", "news agency", "russia")),
]


@pytest.mark.parametrize(("code", "text", "expected"), NAMED)
def test_names_found(code: str, text: str, expected: dict[str, str]) -> None:
    found = {m.name: m.kind for m in names.find(draft(text, code))}
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(("code", "text", "never"), NOBODY)
def test_capitals_that_name_nobody(code: str, text: str, never: set[str]) -> None:
    assert not never & {m.name for m in names.find(draft(text, code))}


@pytest.mark.parametrize(("code", "phrase", "expected"), MEANT)
def test_phrase_means(code: str, phrase: str, expected: tuple[str, str, str | None, str | None]) -> None:
    article = draft(phrase, code)
    meant = naming.read(article, (0, len(article.text)), names.find(article))
    assert meant is not None
    kind, name, role, body = expected
    assert (meant.kind, meant.name, meant.body) == (kind, name, body)
    assert role is None or meant.role == role


def test_coordinated_sources_each_have_a_mention() -> None:
    article = draft("Pékin et Tallinn")
    found = naming.all_of(article, (0, len(article.text)), names.find(article))
    assert [(m.kind, m.name) for m in found] == [("state", "Pékin"), ("state", "Tallinn")]


def test_an_unnamed_source_has_a_type() -> None:
    article = draft("une source judiciaire")
    meant = naming.read(article, (0, len(article.text)), ())
    assert meant is not None
    assert (meant.kind, meant.type) == ("anonymous", "judicial")


def test_mentions_do_not_overlap_and_stand_in_order() -> None:
    article = draft("Le président Luc Verdier, à Paris, a cité Anne Morel, de l'ONU, et la Maison Blanche.")
    spans = [m.span for m in names.find(article)]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert named(names.find(article), "Luc Verdier").role == "président"


@pytest.mark.parametrize("code", codes())
def test_noun_rows_read_their_examples(code: str) -> None:
    """Every noun row's examples are headed by one of its nouns, and its counter-examples are not."""
    lex = gazetteer(load(code))
    for row in load(code).rows("who", "noun"):
        for example in row["examples"]:
            assert _heads(code, example) & {row["class"]}, (example, row["class"])
        for counter in row["counter"]:
            keys = [key_of(w) for w in counter.replace("'", " ").split()]
            own = {key_of(w) for w in row["words"]}
            assert not own & {k for k in keys if lex.noun(k)}, counter


def _heads(code: str, phrase: str) -> set[str]:
    article = draft(phrase, code)
    return {h.noun.kind for h in nounphrase.phrase(article, (0, len(article.text)), names.find(article)).heads}


@pytest.mark.parametrize("code", codes())
def test_every_state_is_named_in_every_language(code: str) -> None:
    ids = {row["id"] for row in load(code).table("places")["state"]}
    assert len(ids) > 190
    assert ids == {row["id"] for row in load("fr").table("places")["state"]}


def test_the_town_of_an_outlet_is_none() -> None:
    base = draft("Le CHU de Lorvaux a fermé, a indiqué la mairie de Lorvaux.")
    own = replace(base, article=replace(base.article, outlet="Radio Lorvaux"))
    assert "media" not in {m.kind for m in names.find(own)}
