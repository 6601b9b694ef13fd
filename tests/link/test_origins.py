"""Stories whose origins are known because they were made so: the interval must be theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench.counting import TEXT, Maker, made_story

from recoupe.link.counting.edges import differ
from recoupe.link.counting.voices import voices
from recoupe.model import Claim, Member
from recoupe.settings import Settings
from tests.link.heap import corpus


def bounds(claim: Claim) -> tuple[int, int, str]:
    return claim.origins.lower, claim.origins.upper, claim.status


def test_a_press_conference_reported_ten_times_is_one_origin() -> None:
    made = Maker()
    maire = made.entity("maire", "person", "Odile Brancard")
    for _ in range(10):
        made.say(maire)
    claim = made.claim()
    assert (claim.attestations, *bounds(claim)) == (10, 1, 1, "single-origin")


def test_a_spokesman_and_his_body_are_one_two_bodies_of_a_state_one_or_two() -> None:
    made = Maker()
    made.say(made.entity("kremlin", "institution", "Kremlin"))
    made.say(made.entity("voix", "person", "Igor Valine", role="porte-parole", body="Kremlin"))
    assert bounds(made.claim()) == (1, 1, "single-origin")
    made.say(made.entity("defense", "institution", "ministère russe de la Défense"))
    assert bounds(made.claim()) == (1, 2, "single-origin")
    made.say(made.entity("elysee", "institution", "Élysée"))
    assert bounds(made.claim()) == (2, 3, "corroborated")


def test_who_is_little_known_may_be_one_of_two_states_and_does_not_make_them_one() -> None:
    made = Maker()
    made.say(made.entity("a", "institution", "gouvernement chilien"))
    made.say(made.entity("b", "institution", "ministère norvégien de la Pêche"))
    made.say(made.entity("c", "institution", "préfecture"))
    assert bounds(made.claim()) == (2, 3, "corroborated")


@pytest.mark.parametrize(
    ("role", "body", "lower"),
    [
        ("président chilien", "chile", 1),
        ("présidente du Chili", "chile", 1),
        ("président", "Chili", 1),
        ("président de la coopérative", "", 2),
        ("ancien président chilien", "chile", 2),
    ],
)
def test_the_head_of_a_state_and_its_ministry_are_one_at_least(role: str, body: str, lower: int) -> None:
    made = Maker()
    made.say(made.entity("a", "institution", "ministère chilien de la Pêche"))
    made.say(made.entity("b", "person", "Rosa Ibarra", role=role, body=body))
    assert bounds(made.claim())[0] == lower


@pytest.mark.parametrize(
    ("name", "lower"),
    [("ministère malgache des Anciens Combattants", 1), ("syndicat malgache de la police", 2)],
)
def test_a_word_after_the_service_does_not_take_it_from_its_state(name: str, lower: int) -> None:
    made = Maker()
    made.say(made.entity("a", "institution", "gouvernement malgache"))
    made.say(made.entity("b", "institution", name))
    assert bounds(made.claim())[0] == lower


def test_a_doctor_of_the_hospital_is_no_commentator() -> None:
    made = Maker()
    made.say(made.entity("a", "institution", "préfecture"))
    made.say(made.entity("b", "anonymous", "médecin de l'hôpital de Valmer", type="expert"))
    made.say(made.entity("c", "anonymous", "médecin", type="expert"))
    assert bounds(made.claim())[0] == 2


def test_unnamed_sources_that_may_be_one_are_one_or_several() -> None:
    made = Maker()
    for number in range(3):
        made.say(made.entity(f"off{number}", "anonymous", "haut responsable chilien", type="official"))
    assert bounds(made.claim()) == (1, 3, "single-origin")
    made.say(made.entity("gov", "institution", "gouvernement chilien"))
    assert bounds(made.claim()) == (1, 4, "single-origin")
    made.say(made.entity("temoin", "anonymous", "habitant du quartier", type="witness"))
    assert bounds(made.claim()) == (2, 5, "corroborated")


def test_two_named_witnesses_do_not_merge() -> None:
    made = Maker()
    made.say(made.entity("a", "person", "Rose Tilleul"))
    made.say(made.entity("b", "person", "Marc Aubépin"))
    assert bounds(made.claim()) == (2, 2, "corroborated")
    assert made.claim(Settings(min_origins=3)).status == "single-origin"


def test_a_relay_adds_nothing_to_the_source_it_relays() -> None:
    made = Maker()
    press = made.entity("val", "media", "Valpresse")
    made.say(press)
    made.say(press, made.entity("off", "anonymous", "source policière", type="military"))
    assert bounds(made.claim()) == (1, 1, "single-origin")


def test_a_loop_of_citations_has_no_origin_and_says_so() -> None:
    made = Maker()
    one, two = made.entity("un", "media", "Le Fanal"), made.entity("deux", "media", "The Beacon")
    made.say(two, outlet="Le Fanal")
    made.say(one, outlet="The Beacon")
    claim = made.claim()
    assert bounds(claim) == (0, 1, "unattributed")
    assert any("boucle" in reason for reason in claim.origins.because)


def test_a_denial_disputes_and_is_no_origin() -> None:
    made = Maker()
    made.say(made.entity("a", "person", "Rose Tilleul"))
    made.say(made.entity("b", "person", "Marc Aubépin"), stance="deny")
    claim = made.claim()
    assert bounds(claim) == (1, 1, "disputed")
    assert claim.evidence["denied"] == 1


def test_a_weak_likeness_widens_and_does_not_join() -> None:
    made = Maker()
    a = made.say(made.entity("a", "person", "Rose Tilleul"))
    b = made.say(made.entity("b", "person", "Marc Aubépin"))
    made.copy(a, b, 0.5)
    assert bounds(made.claim()) == (1, 2, "single-origin")


def test_a_loop_is_named() -> None:
    made = Maker()
    one, two = made.entity("un", "media", "Le Fanal"), made.entity("deux", "media", "The Beacon")
    made.say(two, outlet="Le Fanal")
    made.say(one, outlet="The Beacon")
    assert made.claim().loops == (("deux", "un"),)


def test_outlets_of_one_owner_are_one_at_least() -> None:
    made = Maker()
    for number, name in enumerate(("Le Fanal", "Le Phare")):
        made.say(made.entity(f"m{number}", "media", name), outlet="Le Guet")
        made.say(outlet=name, owner="Groupe Val")
    assert (made.claim().origins.lower, made.claim().origins.upper) == (1, 3)  # two, and one for both own voices


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Quai d'Orsay", "ministère des Affaires étrangères", (1, 1)),
        ("Élysée", "présidence de la République", (1, 1)),
        ("gouvernement chilien", "Chilean government", (1, 1)),
        ("foreign ministry in Santiago", "ministère chilien des Affaires étrangères", (1, 1)),
        ("ministère de la Santé", "ministère de la Santé et des Affaires sociales", (1, 1)),
        ("ministère chilien de la Santé", "ministère norvégien de la Santé", (2, 2)),
        ("préfecture du Val", "préfecture de la Brenne", (1, 2)),
        ("fondation Marval", "Marval Foundation", (1, 1)),
        ("évêché de Valbrune", "diocese of Valbrune", (1, 1)),
        ("université de Valbrune", "University of Marval", (2, 2)),
        ("ministère de l'Eau", "ministère émirati de l'Eau", (1, 1)),
        ("country's emergency agency", "Service national des urgences", (1, 1)),
        ("agence sanitaire", "Agence nationale de santé", (1, 1)),
        ("agence sanitaire", "Agence spatiale", (2, 2)),
        ("agence sanitaire", "syndicat national de la santé", (2, 2)),
    ],
)
def test_a_body_under_two_names_is_one_even_at_most(one: str, two: str, expected: tuple[int, int]) -> None:
    made = Maker()
    for number, name in enumerate((one, two)):
        made.say(made.entity(f"e{number}", "institution", name))
    assert bounds(made.claim())[:2] == expected


def test_a_ministry_without_a_state_and_a_minister_of_one_are_two_at_most() -> None:
    made = Maker()
    made.say(made.entity("a", "institution", "ministère norvégien de la Pêche"))
    made.say(made.entity("b", "person", "Solange Morvan", role="ministre de la Pêche"))
    assert bounds(made.claim())[:2] == (1, 2)


def test_a_firm_of_which_no_more_is_said_is_one_at_least_with_a_body_of_which_no_kind_is_said() -> None:
    made = Maker()
    made.say(made.entity("a", "institution", "direction"))
    made.say(made.entity("b", "person", "Rose Tilleul", role="porte-parole", body="Norvane"))
    assert bounds(made.claim())[:2] == (1, 2)
    made.say(made.entity("c", "institution", "syndicat des dockers"))
    assert bounds(made.claim())[:2] == (2, 3)


@pytest.mark.parametrize(
    ("form", "upper"), [("l'ingénieure du groupe Orvane", 2), ("une ancienne ingénieure du groupe", 3)]
)
def test_who_was_of_a_body_is_no_voice_of_it_and_may_be_one_who_is_not_named(form: str, upper: int) -> None:
    made = Maker()
    made.say(made.entity("a", "anonymous", "lanceuse d'alerte"))
    made.say(made.entity("b", "person", "Solange Morvan", role="ingénieure", body="groupe Orvane"))
    made.say(made.entity("c", "institution", "Orvane"))
    made.entities["b"] = replace(made.entities["b"], forms=("Solange Morvan", f"{form}, Solange Morvan"))
    assert bounds(made.claim())[:2] == (2, upper)


def test_an_official_of_a_state_is_not_the_minister_of_whom_no_state_is_said() -> None:
    made = Maker()
    made.say(made.entity("a", "anonymous", "haut responsable chilien", type="official"))
    made.say(made.entity("b", "person", "Solange Morvan", role="ministre de la Pêche"))
    assert bounds(made.claim())[:2] == (2, 2)


def test_a_toll_that_is_nobodys_adds_one_with_those_who_name_no_source() -> None:
    made = Maker()
    made.say(made.entity("a", "person", "Rose Tilleul"))
    made.say(made.entity("b", "document", "dernier bilan", role="bilan"))
    made.say()
    assert bounds(made.claim())[:2] == (1, 2)


def test_who_names_no_source_adds_one_for_all_where_others_name_one() -> None:
    made = Maker()
    for outlet in ("Le Fanal", "Le Phare", "Le Guet"):
        made.say(outlet=outlet)
    assert bounds(made.claim()) == (0, 3, "unattributed")
    made.say(made.entity("a", "person", "Rose Tilleul"))
    assert bounds(made.claim()) == (1, 2, "single-origin")
    assert any("Le Fanal, Le Phare, Le Guet" in line for line in made.claim().origins.because)


def test_a_shared_quotation_is_no_copy() -> None:
    made, quote = Maker(), "« Le pont de Valmer a cédé cette nuit »"
    for text, alone in ((TEXT, False), (quote, True)):
        a = made.say(made.entity(f"a{alone}", "person", "Rose Tilleul"), text=text)
        made.copy(a, made.say(text=text), span=(2, len(text) - 2) if alone else (0, len(text)))
    lines = made.claim().lineages
    assert (0, 1) in lines
    assert (2,) in lines
    assert (3,) in lines


def test_a_quotation_with_who_is_quoted_is_no_copy_either() -> None:
    made = Maker()
    a = made.say(made.entity("a", "person", "Rose Tilleul"))
    made.copy(a, made.say())
    made.reuse = [replace(row, what="quotation") for row in made.reuse]
    assert (0, 1) not in made.claim().lineages


def test_who_still_carries_it_after_a_denial_is_named() -> None:
    made = Maker()
    rose, marc = made.entity("a", "person", "Rose Tilleul"), made.entity("b", "person", "Marc Aubépin")
    made.say(rose, published="2031-05-04T08:00")
    made.say(marc, stance="deny", published="2031-05-04T12:00")
    made.say(rose, published="2031-05-04T10:00")
    late = made.say(rose, published="2031-05-05T07:00", outlet="Le Fanal")
    made.say(rose, published="2031-05-04")  # by day only: not surely later
    (found,) = made.claim().still
    assert (found.article, found.member, found.after) == (late, 3, "denial")
    assert "Marc Aubépin" in found.because


@pytest.mark.parametrize("seed", range(300))
def test_made_stories_hold_their_origins(seed: int) -> None:
    made, truth = made_story(seed)
    claim = made.claim()
    assert (claim.origins.lower, claim.origins.upper, claim.status == "disputed") == (
        truth.lower,
        truth.upper,
        truth.disputed,
    )
    assert sorted(i for line in claim.lineages for i in line) == list(range(len(made.members)))


def test_a_spokesman_without_a_name_is_his_body_and_a_leader_is_by_its_acronym() -> None:
    made = Maker()
    made.say(made.entity("board", "institution", "Food Board"))
    made.say(made.entity("voice", "anonymous", "spokesman", role="spokesman", body="Food Board"))
    assert bounds(made.claim()) == (1, 1, "single-origin")


@pytest.mark.parametrize(
    ("one", "other", "lower"),
    [
        (("institution", "direction", None), ("institution", "société Orvane", None), 1),
        (("institution", "syndicat", None), ("institution", "société Orvane", None), 2),
        (("institution", "opposition", None), ("person", "Paul Voix", "candidat"), 1),
        (("institution", "défense", None), ("person", "Ana Tilleul", "avocate"), 1),
        (("institution", "défense", None), ("person", "Ana Tilleul", "notaire"), 2),
        (("institution", "association", None), ("institution", "association Clair Rivage", None), 1),
        (("institution", "commission", None), ("institution", "commission électorale", None), 1),
        (("institution", "Orvane", None), ("institution", "syndicat d'Orvane", None), 2),
        (("document", "message", "message"), ("institution", "société Orvane", None), 1),
        (("document", "rapport du comité", "rapport"), ("institution", "société Orvane", None), 2),
        (("institution", "gouvernement gabonais", None), ("institution", "opposition gabonaise", None), 2),
        (("document", "rapport", "rapport"), ("document", "rapport de toxicologie", "rapport"), 1),
        (("document", "rapport de police", "rapport"), ("document", "rapport de toxicologie", "rapport"), 2),
        (("place", "Libreville", None), ("state", "Gabon", None), 1),
        (("person", "Paul Voix", "directeur par intérim"), ("institution", "société Orvane", None), 1),
        (("person", "Paul Voix", "directeur par intérim"), ("institution", "syndicat des dockers", None), 2),
        (("person", "Paul Voix", "consultant"), ("institution", "société Orvane", None), 2),
    ],
)
def test_a_body_of_which_only_the_kind_is_said_may_be_any_of_that_kind(
    one: tuple[str, str, str | None], other: tuple[str, str, str | None], lower: int
) -> None:
    made = Maker()
    for number, (kind, name, role) in enumerate((one, other)):
        made.say(made.entity(f"e{number}", kind, name, **({"role": role} if role else {})))
    assert bounds(made.claim())[0] == lower


def test_two_who_always_say_it_together_are_one_at_least() -> None:
    made = Maker()
    paris, berlin = made.entity("paris", "state", "France"), made.entity("berlin", "state", "Allemagne")
    made.say(paris)
    made.say(berlin)
    assert bounds(made.claim()) == (2, 2, "corroborated")
    for row, other in ((0, berlin), (1, paris)):
        made.statements[row] = replace(made.statements[row], beside=(other,))
    assert bounds(made.claim()) == (1, 2, "single-origin")


def test_who_says_it_beside_another_is_a_second_origin_at_most() -> None:
    made = Maker()
    paris, berlin = made.entity("paris", "state", "France"), made.entity("berlin", "state", "Allemagne")
    made.say(paris)
    made.statements[0] = replace(made.statements[0], beside=(berlin,))
    assert bounds(made.claim()) == (1, 2, "single-origin")
    made.say(paris)
    assert bounds(made.claim()) == (2, 2, "corroborated")


@pytest.mark.parametrize(
    ("other", "apart"), [("Douze passagers ont été transférés.", True), ("Les passagers partent.", False)]
)
def test_an_article_that_gives_another_figure_sets_it_against_the_first(other: str, apart: bool) -> None:
    lines = ["Vingt passagers ont été transférés.", other]
    made = corpus({"a": lines})
    spans = ((0, len(lines[0])), (len(lines[0]) + 1, len(lines[0]) + 1 + len(other)))
    one, two = voices(made, [Member(article="a", span=span) for span in spans])
    assert differ(made, one, two) is apart
