"""One entity for every way a heap names somebody, and two people kept apart."""

from __future__ import annotations

import random

from recoupe.link.naming import names
from recoupe.link.naming.names import Names
from recoupe.model import Reading, Story
from tests.extract.whodraft import reading

HEAP = (
    reading("Vladimir Poutine a reçu Arvo Lepik. M. Lepik a assuré que tout allait bien.", "fr", "a1"),
    reading("The White House said it was ready. Vladimir Putin and Moscow said nothing was decided.", "en", "a2"),
    reading(
        "La Maison Blanche a annoncé un plan. Moscou a démenti tout accord. Le président Poutine a promis une réponse.",
        "fr",
        "a3",
    ),
    reading("Selon l'Agence Valmontaise du Fret (AVF), le port rouvre. L'AVF a promis un bilan.", "fr", "a4"),
    reading(
        "L'agence Yonhap l'a confirmé. L'agence de presse sud-coréenne a précisé que le train était parti.", "fr", "a5"
    ),
)


def entity(known: Names, form: str) -> str:
    """The id of the one entity that has a form."""
    found = [e.id for e in known.entities if form in e.forms]
    assert len(found) == 1, (form, found)
    return found[0]


def test_spellings_and_languages_are_one() -> None:
    known = names.link(HEAP)
    assert entity(known, "Vladimir Poutine") == entity(known, "Vladimir Putin")
    assert entity(known, "Maison Blanche") == entity(known, "White House") == "white_house"
    assert entity(known, "Arvo Lepik") == entity(known, "Lepik")


def test_capital_that_speaks_is_the_state() -> None:
    known = names.link(HEAP)
    russia = next(e for e in known.entities if e.id == "russia")
    assert russia.kind == "state"
    assert {"Moscou", "Moscow"} <= set(russia.forms)


def test_joins_give_their_reasons() -> None:
    known = names.link(HEAP)
    steps = known.reasons[entity(known, "Vladimir Poutine")]
    assert "same_sound_for" in {why for why, _, _ in steps}


def test_a_double_family_name_is_the_person_of_its_story() -> None:
    heap = (
        reading("La ministre Corinne Ferrand-Roth a promis une loi.", "fr", "d1"),
        reading("Mme Ferrand-Roth a promis une loi, a affirmé Jean-Pierre.", "fr", "d2"),
        reading("Pierre Lamy a dit non.", "fr", "d3"),
    )
    known = names.link(heap)
    assert entity(known, "Corinne Ferrand-Roth") == entity(known, "Ferrand-Roth")
    assert entity(known, "Pierre Lamy") not in {entity(known, "Jean-Pierre"), entity(known, "Ferrand-Roth")}


def test_a_body_with_a_word_for_what_it_is() -> None:
    heap = (
        reading(
            "L'association Bord Clair a dénoncé le projet. Le ministère de la Pêche a promis un bilan.", "fr", "e1"
        ),
        reading("Consumer group Bord Clair said the plan was bad. Bord Clair said it would sue.", "en", "e2"),
        reading("Pêche a promis un bilan, selon Bord Clair.", "fr", "e3"),
    )
    known = names.link(heap)
    assert entity(known, "Consumer group Bord Clair") == entity(known, "Bord Clair")
    assert entity(known, "ministère de la Pêche") != entity(known, "Bord Clair")


def test_two_people_of_one_family_name_stay_two() -> None:
    heap = (
        reading("Jean Marchand a salué Paul Marchand. Marchand a promis de revenir.", "fr", "b1"),
        reading("Jeanne Marchand a dit non.", "fr", "b2"),
    )
    known = names.link(heap)
    assert len({entity(known, n) for n in ("Jean Marchand", "Paul Marchand", "Jeanne Marchand", "Marchand")}) == 4


def test_unnamed_sources_are_not_linked_across_stories() -> None:
    text = "Un haut responsable chilien a affirmé que le navire était parti."
    heap = (reading(text, "fr", "c1"), reading(text, "fr", "c2"))
    apart = (Story("s1", "", ("c1",), None, None), Story("s2", "", ("c2",), None, None))
    together = (Story("s1", "", ("c1", "c2"), None, None),)
    assert len([e for e in names.link(heap, apart).entities if e.kind == "anonymous"]) == 2
    assert len([e for e in names.link(heap, together).entities if e.kind == "anonymous"]) == 1


def test_unnamed_sources_are_never_a_named_person() -> None:
    heap = (
        reading("Le responsable chilien Luis Rojas a affirmé que le navire était parti.", "fr", "d1"),
        reading("Un responsable chilien a affirmé que le navire était parti.", "fr", "d2"),
    )
    known = names.link(heap)
    assert not any(e.kind == "anonymous" and "Luis Rojas" in e.forms for e in known.entities)


def test_a_described_agency_is_the_only_one_of_its_state() -> None:
    known = names.link(HEAP)
    assert entity(known, "agence de presse sud-coréenne") == entity(known, "Yonhap") == "yonhap"


def test_the_order_of_the_articles_does_not_matter() -> None:
    expected = names.link(HEAP)
    for seed in range(3):
        shuffled: list[Reading] = list(HEAP)
        random.Random(seed).shuffle(shuffled)
        found = names.link(shuffled)
        assert found.entities == expected.entities
        assert found.reasons == expected.reasons


def test_every_mention_has_an_entity() -> None:
    known = names.link(HEAP)
    for r in HEAP:
        for s in r.statements:
            assert (known.of(r.article.id, s.mention) is None) == (s.mention is None)
        assert all(known.of(r.article.id, m) for m in r.mentions)


def test_a_first_name_that_was_translated_is_one_person_s() -> None:
    heap = (
        reading("Le porte-parole de la police, Peter Lund, a démenti.", "fr", "f1"),
        reading("Un porte-parole de la police, Pierre Lund, a démenti.", "fr", "f2"),
        reading("Le boulanger Paul Lund a dit non.", "fr", "f3"),
    )
    known = names.link(heap)
    assert entity(known, "Peter Lund") == entity(known, "Pierre Lund") != entity(known, "Paul Lund")


def test_a_company_is_the_one_that_is_named_behind_the_word() -> None:
    heap = (
        reading("La compagnie Marval Lines a démenti toute avarie.", "fr", "g1"),
        reading("Le capitaine a été entendu. La compagnie dément toute avarie.", "fr", "g2"),
    )
    known = names.link(heap)
    assert entity(known, "compagnie") == entity(known, "Marval Lines")


def test_a_firm_is_known_by_the_first_word_of_its_name_unless_somebody_bears_it() -> None:
    heap = (
        reading("La société Orvane Minerals a promis un bilan.", "fr", "h1"),
        reading("Orvane a démenti toute fuite.", "fr", "h2"),
    )
    known = names.link(heap)
    assert entity(known, "Orvane") == entity(known, "Orvane Minerals")
    known = names.link((*heap, reading("Le maire, Paul Orvane, a promis une loi.", "fr", "h3")))
    assert entity(known, "Orvane Minerals") not in {e.id for e in known.entities if "Orvane" in e.forms}


def test_an_outlet_by_the_last_word_of_its_name() -> None:
    heap = (
        reading("The dyke will go, the Norval Ledger reported on Monday.", "en", "l1"),
        reading("The Ledger, citing two officials, said the dyke would go.", "en", "l2"),
    )
    known = names.link(heap)
    assert entity(known, "Ledger") == entity(known, "Norval Ledger")
