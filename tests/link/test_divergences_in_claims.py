"""Members of one claim that differ, and those that are only alike: rows of a claim given by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from recoupe.link import Corpus
from recoupe.link.differences.divergences import find
from recoupe.model import Article, Claim, Divergence, EntityKind, Mention, Origins, Published, Reading
from tests.link import heap


def rows(
    lines: Mapping[str, Sequence[str]],
    *,
    kind: str,
    claim: Sequence[str] = (),
    sources: Mapping[str, str] | None = None,
    names: Mapping[str, tuple[EntityKind, Sequence[str]]] | None = None,
    dates: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
    hedged: Sequence[str] = (),
) -> list[Divergence]:
    """The rows of a kind when the lines of ``claim`` (the first of each article by default) are one claim.

    ``sources`` says who says a line; nobody does otherwise. The statements ``hedged`` keep a reserve,
    a line between quotation marks is a quotation.
    """
    made = heap.corpus(lines, names=names, dates=dates, published=published)
    by = sources or {}
    said = (replace(s, chain=(by[s.id],), source_entity=by[s.id]) if s.id in by else s for s in made.statements)
    said = (replace(s, form="direct") if made.text(s.article, s.content[0])[0] in "«“" else s for s in said)
    made = replace(made, statements=tuple(replace(s, certainty="hedged") if s.id in hedged else s for s in said))
    members = tuple(heap.member(place, made) for place in claim or [f"{a}.0" for a in lines])
    claim_of = Claim("c", "", members, len(members), (), Origins(0, 0, (), ()), "single-origin", {})
    return [d for d in find(made, [claim_of]) if d.kind == kind]


def differ(one: str, other: str, *, kind: str, english: Sequence[str]) -> bool:
    """Whether two members of a claim differ; both are English when the first opens with one of some words."""
    code = "-en" if one.split()[0] in english else ""
    return bool(rows({f"a{code}": [one], f"b{code}": [other]}, kind=kind))


def differ_across(one: str, other: str, code: str, *, kind: str) -> bool:
    """Whether a French member of a claim and one in the language ``code`` differ."""
    return bool(rows({"a": [one], f"b-{code}": [other]}, kind=kind))


DENIED = [
    ("Les ravisseurs ont demandé une rançon au maire.", "Aucune demande de rançon n'est parvenue au maire."),
    ("L'usine a reçu une alerte en mai.", "[deny] L'usine n'a été destinataire d'aucun message de ce type."),
    ("The plant got a warning in May.", "[deny] No such message ever arrived."),
    ("1.500 emplois seront supprimés à Valmer.", "Aucun poste ne sera supprimé."),
]


@pytest.mark.parametrize(("told", "answer"), DENIED)
def test_a_denial_answers_what_it_denies_in_other_words(told: str, answer: str) -> None:
    pair = {"a-en": [told], "b-en": [answer]} if told.startswith("The") else {"a": [told], "b": [answer]}
    assert rows(pair, kind="denial"), told


BLAMED = [
    ("L'eau du lac est polluée.", "Dire que l'eau du lac est polluée est irresponsable."),
    ("L'eau du lac est polluée.", "Il est absurde de prétendre que l'eau du lac est polluée."),
    ("La fumée n'est pas toxique.", "« Affirmer que la fumée n'est pas toxique, c'est une honte. »"),
    ("The lake water is safe.", "To say the lake water is safe is irresponsible."),
    ("The lake water is safe.", "It is misleading to claim the lake water is safe."),
]


@pytest.mark.parametrize(("told", "answer"), BLAMED)
def test_who_blames_those_who_say_a_thing_denies_it(told: str, answer: str) -> None:
    names = ("a-en", "b-en") if told.startswith("The") else ("a", "b")
    pair = {names[0]: [f"[assert] {told}"], names[1]: [f"[assert] {answer}"]}
    assert rows(pair, kind="denial"), told
    praised = answer.replace("irresponsable", "courageux").replace("irresponsible", "brave")
    if praised != answer:
        assert not rows({**pair, names[1]: [f"[assert] {praised}"]}, kind="denial")


@pytest.mark.parametrize(
    ("days", "update"),
    [(("2031-05-06T08:00", "2031-05-07"), True), (("2031-05-07", "2031-05-06"), False), (("2031-05-06",) * 2, False)],
)
def test_nobody_hurt_yet_may_be_of_an_earlier_hour(days: tuple[str, str], update: bool) -> None:
    lines = {
        "a": ["Aucun pompier n'a été blessé dans l'incendie."],
        "b": ["Trois pompiers ont été blessés dans l'incendie."],
    }
    (row,) = rows(lines, kind="denial", published=dict(zip(lines, days, strict=True)))
    assert row.update is update


def test_what_was_not_to_come_may_have_come_since() -> None:
    lines = {
        "a": ["[assert] Le ministre Otto Brunel ne démissionnera pas."],
        "b": ["Le ministre Otto Brunel a démissionné."],
    }
    days = {"a": "2031-05-06", "b": "2031-05-07"}
    assert [row.update for row in rows(lines, kind="denial", published=days)] == [True]
    assert [row.update for row in rows(lines, kind="denial", published={"a": days["b"], "b": days["a"]})] == [False]


OWN = [
    ("Le comptable a volé la caisse.", "Mon client n'a rien volé."),
    ("Le stagiaire a ouvert la vanne.", "Mon fils n'a jamais ouvert de vanne."),
    ("The suspect was armed.", "My brother had no weapon."),
]


@pytest.mark.parametrize(("told", "answer"), OWN)
def test_who_speaks_for_somebody_calls_him_otherwise(told: str, answer: str) -> None:
    en = told.startswith("The")
    assert rows({"a-en" if en else "a": [told], "b-en" if en else "b": [answer]}, kind="denial"), told


def test_a_figure_alone_counts_what_was_counted_before() -> None:
    who: dict[str, tuple[EntityKind, list[str]]] = {"g": ("institution", ["garde"]), "s": ("institution", ["syndicat"])}
    lines = {"a": ["Il y avait 300 marcheurs, dit la garde.", "1.500.", "Le syndicat le dit, la garde aussi."]}
    said = {"a.0": "g", "a.1": "s"}
    (row,) = rows(lines, kind="number", claim=["a.0", "a.1"], sources=said, names=who)
    assert row.values == ("300 marcheurs", "1.500")


SUSPECTED = [
    ("Le trésorier est soupçonné d'avoir détourné les dons.", "Le trésorier a détourné les dons."),
    ("Deux gardes sont accusés d'avoir vendu le fusil.", "Deux gardes ont vendu le fusil."),
    ("The treasurer is suspected of stealing the gifts.", "The treasurer stole the gifts."),
]


@pytest.mark.parametrize(("kept", "lost"), SUSPECTED)
def test_a_suspicion_that_became_a_fact_lost_its_reserve(kept: str, lost: str) -> None:
    en = kept.startswith("The")
    published = {"a-en" if en else "a": "2031-05-03", "b-en" if en else "b": "2031-05-04"}
    lines = dict(zip(published, ([f"[fact] {kept}"], [f"[fact] {lost}"]), strict=True))
    claim = [f"{a}.0" for a in lines]
    assert rows(lines, kind="hedge", claim=claim, published=published)
    assert not rows({**lines, claim[1][:-2]: [f"[fact] {kept}"]}, kind="hedge", claim=claim, published=published)


def test_what_only_likens_keeps_no_reserve() -> None:
    lines = {"a": ["On aurait dit qu'un train passait dans la cave."], "b": ["Un train passait dans la cave."]}
    assert not rows(lines, kind="hedge", hedged=["a.0"])


def test_an_outlet_that_says_no_in_passing_denies_nobody() -> None:
    told = ["Le gardien a parlé à la presse."]
    assert not rows(
        {"a": told, "b": ["[fact] Le gardien n'a pas parlé à la presse."]}, kind="denial", claim=["a.0", "b.0"]
    )
    assert rows({"a": told, "b": ["Le gardien n'a pas parlé à la presse."]}, kind="denial")


CLEARED = [
    ("Le gel a provoqué la panne du barrage.", "Le gel n'y est pour rien."),
    ("Une soudure serait en cause dans la chute de la grue.", "La soudure n'a rien à voir avec la chute de la grue."),
    ("C'est la pompe qui est à l'origine de la fuite.", "La pompe n'est pas en cause, selon le fabricant."),
    ("La bactérie du lait a causé les malaises.", "Les malaises n'ont aucun lien avec le lait."),
    ("The pump is to blame for the leak.", "The pump is not at fault."),
    ("Frost caused the failure of the dam.", "Frost had nothing to do with it."),
]
NOT_CLEARED = [
    ("Le gel a provoqué la panne du barrage.", "La pluie n'y est pour rien."),
    ("La pompe n'est pas en cause.", "La pompe n'y est pour rien."),
    ("The pump is to blame for the leak.", "The valve is not at fault."),
    ("La trêve a été violée par les rebelles.", "Les rebelles n'ont pas respecté la trêve."),
    ("Le match de Valmer est annulé.", "Le match de Valmer n'aura pas lieu."),
]


@pytest.mark.parametrize(("told", "answer"), CLEARED)
def test_who_clears_what_others_blame_denies_them(told: str, answer: str) -> None:
    en = told.startswith(("The", "Frost"))
    assert rows({"a-en" if en else "a": [told], "b-en" if en else "b": [answer]}, kind="denial"), told


@pytest.mark.parametrize(("told", "answer"), NOT_CLEARED)
def test_who_clears_something_else_or_says_the_same_in_the_negative_does_not(told: str, answer: str) -> None:
    en = told.startswith("The")
    assert not rows({"a-en" if en else "a": [told], "b-en" if en else "b": [answer]}, kind="denial"), told


COUNTED = [
    ("La garde a tiré à quatre reprises.", "La garde a tiré deux fois."),
    ("The guard fired four times.", "The guard fired twice."),
    ("Le texte est adopté par 31 voix contre 12.", "Le texte est adopté par 31 voix contre 14."),
    ("The bill passed by 31 votes to 12.", "The bill passed by 31 votes to 14."),
    ("Quelque 300 personnes ont manifesté à Valmer.", "La mairie évalue la participation à 1 200."),
    ("Some 300 people marched in Valmer.", "The council put the turnout at 1,200."),
    ("La pétition compte 3 000 signatures.", "Plus de 9 000 habitants ont signé la pétition."),
    ("Three people were arrested in Valmer.", "Police made nine arrests in Valmer."),
    ("Le chantier coûtera 20 millions d'euros.", "Le chantier ? Je dirais plutôt 50 millions."),
    ("La vente a rapporté 1,2 million d'euros.", "La vente a rapporté 3,4 millions d'euros, et non 1,2 million."),
    ("Le car a fauché un passant, en blessant deux autres.", "Le car a fauché un passant, en blessant six autres."),
]
COUNTED_ALIKE = [
    ("La garde a tiré deux fois.", "La garde est venue trois fois."),
    ("Elle plonge trois fois par jour.", "Elle a plongé deux fois."),
    ("La loi 61 est adoptée.", "Le texte est adopté par 31 voix contre 12."),
    ("Le chantier coûtera 50 millions d'euros.", "Le chantier ? Je dirais 50 millions."),
    ("The guard fired twice.", "The guard came three times."),
]


@pytest.mark.parametrize(("one", "other"), COUNTED)
def test_figures_are_told_in_phrases_of_their_own(one: str, other: str) -> None:
    en = one.startswith(("The ", "Some", "Three"))
    assert rows({"a-en" if en else "a": [one], "b-en" if en else "b": [other]}, kind="number"), one


@pytest.mark.parametrize(("one", "other"), COUNTED_ALIKE)
def test_such_figures_of_other_things_or_the_same_do_not_differ(one: str, other: str) -> None:
    en = one.startswith("The ")
    assert not rows({"a-en" if en else "a": [one], "b-en" if en else "b": [other]}, kind="number"), one


ALIKE = [
    ("Le ministre a reçu la délégation dix minutes.", "L'opérateur n'a reçu aucune instruction."),
    ("Il devait rentrer pour la fête.", "Personne ne paie jamais, et tout le monde finit par rentrer."),
    ("La porte-parole du syndicat, Ana Cambon, se dit stupéfaite.", "La porte-parole du syndicat n'est pas rassurée."),
    ("Un dossier spécial paraît à Valmer.", "C'est un dossier dont on ne parlait pas."),
    ("Le parquet a ouvert une enquête.", "Le conseil s'est tu afin de ne pas compromettre l'enquête."),
    ("Le site a causé la contamination.", "[assert] Nous n'avons aucun cas de contamination à Port-Salin."),
]


@pytest.mark.parametrize(("told", "other"), ALIKE)
def test_a_negation_beside_one_common_word_denies_nothing(told: str, other: str) -> None:
    assert not rows({"a": [told], "b": [other]}, kind="denial"), told


IDLE = [
    ("", "Trois camions ont brûlé près de la ville.", "Lundi, trois camions ont brûlé non loin de la ville."),
    ("", "Le maire a vendu le port.", "Le maire a non seulement vendu le port, mais aussi la halle."),
    ("-en", "Forty houses burned in Valdor.", "No fewer than forty houses burned in Valdor."),
    ("-en", "The ferry left on Monday.", "The ferry left no later than Monday."),
    ("-en", "Three trucks burned near the port.", "Three trucks burned far from the town."),
]


@pytest.mark.parametrize(("code", "told", "other"), IDLE)
def test_a_word_of_negation_that_opens_another_phrase_denies_nothing(code: str, told: str, other: str) -> None:
    assert not rows({f"a{code}": [told], f"b{code}": [other]}, kind="denial"), told


def test_without_delay_is_no_denial() -> None:
    lines = {
        "a-en": ["The union condemns this unacceptable act and urges the soldiers to return to their barracks."],
        "b-en": ["The union condemns this unacceptable act; soldiers should return to their barracks without delay."],
    }
    assert not rows(lines, kind="denial")


def test_who_answers_on_the_spot_that_it_was_another_thing_alone_denies() -> None:
    lines = {"a": ["La police a tiré des balles réelles sur la place.", "Nos hommes n'ont tiré que du gaz."]}
    claim, sources = ["a.0", "a.1"], {"a.0": "ligue", "a.1": "police"}
    assert rows(lines, kind="denial", claim=claim, sources=sources)
    assert not rows(lines, kind="denial", claim=claim)


FIGURES = [
    ("Plus de 3 000 personnes ont défilé samedi.", "Les manifestants étaient 1 500, selon la préfecture."),
    ("Onze cas ont été recensés.", "Les cas se situent déjà en vingt-trois."),
    ("La fonderie a reçu une offre de 62 millions d'euros.", "La fonderie a reçu une offre de 65 M€."),
    ("Il obtient 46,9 % des voix.", "Il obtient 49,6 pour cent des voix."),
    ("Un élève sur trois est absent.", "La moitié des élèves est absente."),
    ("L'avion transportait 18 passagers et trois membres d'équipage.", "L'avion transportait 23 personnes."),
    ("Environ 300 habitants ont fui.", "Quelque 400 habitants ont fui."),
    ("Quelque 300 habitants ont fui.", "Les habitants ont fui, ils sont peut-être 500."),
    ("Douze contrebandiers ont été tués à l'aube.", "Dix-sept bûcherons ont été tués par la patrouille."),
    ("Les braconniers ont été arrêtés, neuf d'entre eux à Valmer.", "Treize tanneurs ont été arrêtés."),
    ("Deux de nos camarades sont blessés.", "Neuf étudiants ont été blessés."),
    ("Un séisme de magnitude 5,8 a réveillé Valmer.", "Un séisme de magnitude 6,2 a réveillé Valmer."),
    ("La marche a rassemblé 3 000 personnes.", "Ils étaient dix mille à marcher."),
]


@pytest.mark.parametrize(("one", "other"), FIGURES)
def test_figures_are_compared_however_they_are_written(one: str, other: str) -> None:
    assert rows({"a": [one], "b": [other]}, kind="number"), one


SAME = [
    ("Il possède 65 M€ de titres.", "Il possède 65 millions d'euros de titres."),
    ("Un tiers des élèves est absent.", "Un élève sur trois est absent."),
    ("Neuf des quatorze mineurs sont remontés.", "Quatorze mineurs sont bloqués."),
    ("Le village est à 3 900 mètres d'altitude.", "La source est à une cinquantaine de mètres."),
    ("Le navire transporte 18 passagers et trois membres d'équipage.", "Le navire transporte 21 personnes."),
    ("Environ 300 habitants ont fui.", "Quelque 330 habitants ont fui."),
    ("Une dizaine d'habitants ont fui.", "Une douzaine d'habitants ont fui."),
    ("Nous avons reçu 40 blessés, dont neuf bergers.", "Plus de 35 blessés ont été reçus."),
    ("Un marché bombardé, 52 morts dont 14 enfants.", "Le raid a fait 52 morts."),
    ("Le virus a tué trois personnes.", "Quinze personnes ont été contaminées."),
    ("Deux gendarmes ont été tués.", "Quarante civils ont été tués."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_figures_of_other_things_and_of_the_same_are_no_difference(one: str, other: str) -> None:
    assert not rows({"a": [one], "b": [other]}, kind="number"), one


ABROAD = [
    ("Un séisme de magnitude 5,8 a réveillé Valmer.", "The 6.2-magnitude quake woke Valmer."),
    ("Le navire mesure 120 mètres.", "The 150-metre vessel is blue."),
    ("Le barrage contenait 12 millions de mètres cubes d'eau.", "The dam held 9 million cubic metres of water."),
]


@pytest.mark.parametrize(("one", "other"), ABROAD)
def test_figures_are_compared_across_languages(one: str, other: str) -> None:
    assert rows({"a": [one], "b-en": [other]}, kind="number"), one


def test_feet_are_about_as_many_metres() -> None:
    made = {"a-en": ["The wreck lies at 13,000 feet."], "b": ["L'épave est à 3 900 mètres."]}
    assert not rows(made, kind="number")


def test_one_toll_told_in_several_claims_is_one_row() -> None:
    lines = {
        "a": ["Douze marins sont morts.", "La tempête a tué douze marins."],
        "b": ["Quinze marins sont morts.", "La tempête a tué quinze marins."],
    }
    (row,) = rows(lines, kind="number", claim=["a.0", "b.0"])
    assert len(row.members) > 1


def test_a_person_with_two_ages_is_shown_wherever_they_stand() -> None:
    lines = {
        "a": ["Marisela Quinta, 6 ans, est à l'hôpital.", "La pluie tombe."],
        "b": ["Marisol Quinta, cette enfant de 8 ans, rit.", "Le vent souffle."],
        "c": ["Ana Cambon, 41 ans, attend.", "Jean Cambon, 44 ans, arrive."],
    }
    people = {"x": ["Marisela Quinta", "Marisol Quinta"], "y": ["Ana Cambon"], "z": ["Jean Cambon"]}
    names: dict[str, tuple[EntityKind, Sequence[str]]] = {key: ("person", forms) for key, forms in people.items()}
    (row,) = [d for d in find(heap.corpus(lines, names=names), ()) if d.kind == "number"]
    assert set(row.values) == {"6 ans", "8 ans"}


def test_the_day_of_telling_and_the_end_of_a_thing_are_no_other_days() -> None:
    days = {"mercredi": "2031-05-07", "lundi": "2031-05-05", "le 8 mai": "2031-05-08", "le 7 mai": "2031-05-07"}
    published = dict.fromkeys("ab", "2031-05-09")
    lines = {
        "a": ["[fact] Le séisme a fait des blessés à Valmer, a annoncé mercredi la préfète."],
        "b": ["[fact] Le séisme a frappé lundi Valmer et fait des blessés."],
    }
    assert not rows(lines, kind="date", dates=days, published=published)
    told = {
        "a": ["La visite du roi à Valmer s'achève le 8 mai."],
        "b": ["La visite du roi à Valmer est prévue le 7 mai."],
    }
    made = heap.corpus(told, dates=days, published=published)
    assert not [d for d in find(made, ()) if d.kind == "date"]


def test_opposite_sides_of_a_country_are_two_places() -> None:
    west, east = "Le missile est parti du nord-ouest du pays.", "Le missile est parti de la côte est du pays."
    (row,) = rows({"a": [west], "b": [east]}, kind="place")
    assert len(row.values) == 2
    assert not rows({"a": [west], "b": ["Le missile est parti du nord du pays."]}, kind="place")
    assert not rows({"a": [west], "b": ["La route est de nouveau bloquée."]}, kind="place")


def test_the_place_of_another_clause_is_no_other_place() -> None:
    lines = {
        "a": ["L'échantillon a été prélevé à l'arrivée de l'étape à Valmer."],
        "b": ["Le contrôle date du jour où Darcel avait distancé Roussel dans l'ascension du col de Combe-Noire."],
    }
    assert not rows(lines, kind="place")
    there = {"a": ["Ils se sont vus en secret à Valmer."], "b": ["La rencontre a eu lieu à Port-Salin."]}
    assert rows(there, kind="place")


def test_what_one_is_called_in_two_ways_is_shown() -> None:
    lines = {
        "a": ["Ce groupe, connu sous le nom d'Ours de givre, vole des courriels."],
        "b": ["Ils se font appeler les Ours gelés."],
    }
    (row,) = rows(lines, kind="name")
    assert set(row.values) == {"Ours de givre", "Ours gelés"}


def test_a_reserve_is_lost_of_the_same_act_alone() -> None:
    one, other = "Le groupe Orvane aurait payé le voyage à Valmer.", "Le groupe Orvane a gagné un marché de mai."
    assert not rows({"a": [f"[fact] {one}"], "b": [f"[fact] {other}"]}, kind="hedge")


def test_a_reserve_is_lost_by_an_outlet_that_later_tells_it_on_its_own_account() -> None:
    told = "[fact] La mairie de Valmer a vendu douze tramways au groupe Orvane."
    lines = {
        "a": ["La mairie de Valmer pourrait vendre douze tramways au groupe Orvane."],
        "b": ["La mairie de Valmer a vendu douze tramways à Orvane."],
        "c": [told],
    }
    who: dict[str, tuple[EntityKind, Sequence[str]]] = {
        "x": ("person", ["Ana Cambon"]),
        "y": ("person", ["Luc Serrat"]),
    }
    days = {"a": "2031-05-09", "b": "2031-05-11", "c": "2031-05-12"}

    def found(days: Mapping[str, str]) -> list[Divergence]:
        said = {"a.0": "x", "b.0": "y"}
        return rows(lines, kind="hedge", names=who, sources=said, published=days, hedged=["a.0"])

    (row,) = found(days)
    assert row.update
    assert len(row.members) == 3
    assert not found(days | {"a": "2031-05-13"})


def test_who_leaves_it_open_is_set_against_who_knows_whatever_came_first() -> None:
    lines = {
        "a": [
            "Des plans de la digue ont été dérobés.",
            "Il est trop tôt pour dire si des plans de la digue ont été exfiltrés.",
        ],
        "b": ["Le maire parle de la digue."],
    }
    who: dict[str, tuple[EntityKind, Sequence[str]]] = {
        "x": ("person", ["Ana Cambon"]),
        "y": ("person", ["Luc Serrat"]),
    }
    said = {"a.0": "x", "a.1": "y"}
    (row,) = rows(lines, kind="hedge", claim=["a.0", "a.1"], names=who, sources=said, hedged=["a.1"])
    assert len(row.members) == 2


def test_what_one_version_of_a_quotation_only_leaves_out_is_no_other_wording() -> None:
    who: dict[str, tuple[EntityKind, Sequence[str]]] = {"x": ("person", ["Ana Cambon"])}
    lines = {"a": ["« Mon client n'a rien volé à la mairie. »"], "b": ["« Il n'a rien volé à la mairie. »"]}
    assert not rows(lines, kind="wording", names=who, sources={"a.0": "x", "b.0": "x"})


COUNTED = [
    ("Le bilan de la crue est passé à 63, alors que la pluie tombe.", "La crue a fait 17 morts.", {"63", "17 morts"}),
    (
        "C'est la fin d'une série de 24 matchs gagnés d'affilée.",
        "Le club alignait 17 succès consécutifs.",
        {"24 matchs", "17 succès"},
    ),
    ("Le lait en contient 14 fois la limite.", "La dose est 23 fois supérieure à la limite.", {"14 fois", "23 fois"}),
]


@pytest.mark.parametrize(("one", "other", "values"), COUNTED)
def test_a_toll_that_climbs_a_run_and_a_multiple_are_figures(one: str, other: str, values: set[str]) -> None:
    (row,) = rows({"a": [one], "b": [other]}, kind="number")
    assert set(row.values) == values


def test_the_present_of_a_day_to_come_is_a_future() -> None:
    days = {"mardi": "2031-05-13", "mercredi": "2031-05-14"}
    other = "La prestation de serment doit avoir lieu mercredi."
    lines = {"a": ["Le préfet prêtera serment mardi à Valmer."], "b": [other]}
    (row,) = rows(lines, kind="date", dates=days, published=dict.fromkeys("ab", "2031-05-12"))
    assert set(row.values) == {"mardi", "mercredi"}
    assert not rows(lines, kind="date", dates=days, published={"a": "2031-05-12", "b": "2031-05-14"})


def test_a_square_is_set_against_another_place_of_a_town_and_not_against_a_town() -> None:
    one = "Les grévistes se sont rassemblés mardi place de la Victoire."
    (row,) = rows({"a": [one], "b": ["Les grévistes se sont rassemblés mardi au Belvédère."]}, kind="place")
    assert set(row.values) == {"place de la Victoire", "Belvédère"}
    assert not rows({"a": [one], "b": ["Les grévistes se sont rassemblés mardi à Valmer."]}, kind="place")


def test_a_district_lies_in_a_town() -> None:
    burnt = "Dix voitures ont brûlé dans la nuit "
    lines = {"a": [burnt + "à Valmer."], "b": [burnt + "aux Aulnes."]}
    assert rows(lines, kind="place")
    told = {**lines, "c": ["Le calme est revenu dans le quartier des Aulnes."]}
    assert not rows(told, kind="place", claim=["a.0", "b.0"])
    english = {
        "a-en": ["The rioters set fire to ten cars in Valmer."],
        "b-en": ["Ten cars were burnt by rioters in Alder Park."],
    }
    assert rows(english, kind="place")
    told = {**english, "c-en": ["Calm is back on the Alder Park estate."]}
    assert not rows(told, kind="place", claim=["a-en.0", "b-en.0"])


def test_one_visit_to_two_places_is_shown() -> None:
    lines = {"a": ["Le ministre s'est rendu dimanche à Valmer."], "b-en": ["The minister toured Port-Salin on Sunday."]}
    assert rows(lines, kind="place")


def test_states_are_compared_with_states() -> None:
    lines = {"a": ["La frontière avec le Togo est fermée à Valmer."], "b": ["La frontière avec le Ghana est fermée."]}
    assert rows(lines, kind="place")


def test_a_name_in_one_word_and_in_several_is_one() -> None:
    lines = {"a": ["Luc Vandersteen a été relâché."], "b": ["Luc Van der Steen a été libéré."]}
    (row,) = rows(lines, kind="name")
    assert set(row.values) == {"Luc Vandersteen", "Van der Steen"}


def test_one_body_under_two_translated_names_is_shown() -> None:
    lines = {"a": ["La katiba de l'Aube a enlevé le maire."], "b": ["La brigade de l'Aurore a enlevé le maire."]}
    (row,) = rows(lines, kind="name")
    assert set(row.values) == {"katiba de l'Aube", "brigade de l'Aurore"}
    lines = {"a": ["La brigade de l'Aube a enlevé le maire."], "b": ["Le front de l'Aurore a enlevé le maire."]}
    assert not rows(lines, kind="name")


def test_a_row_of_a_denial_holds_who_says_the_same_outside_its_claim() -> None:
    lines = {
        "a": ["Le groupe Orvane a vendu le barrage de Valmer."],
        "b": ["Le groupe Orvane n'a pas vendu le barrage de Valmer."],
        "c": ["Le barrage de Valmer a été vendu par Orvane."],
        "d": ["Le barrage de Valmer est ouvert le dimanche."],
    }
    said = dict(zip((f"{a}.0" for a in lines), "wxyz", strict=True))
    who: dict[str, tuple[EntityKind, Sequence[str]]] = {key: ("person", [f"Ana {key.upper()}osta"]) for key in "wxyz"}
    (row,) = rows(lines, kind="denial", claim=["a.0", "b.0"], sources=said, names=who)
    assert {m.statement for m in row.members} == {"a.0", "b.0", "c.0"}


def test_a_row_of_figures_holds_who_gives_one_of_them_outside_its_claim() -> None:
    lines = {
        "a": ["Douze contrebandiers ont été tués samedi à Valmer."],
        "b": ["Dix-neuf bûcherons ont été tués samedi à Valmer."],
        "c": ["Nous avons compté dix-neuf corps."],
        "d": ["Dix-neuf camions attendent à la frontière."],
    }
    (row,) = rows(lines, kind="number", claim=["a.0", "b.0"])
    assert {m.statement for m in row.members} == {"a.0", "b.0", "c.0"}


def test_what_is_counted_is_shown_up_to_its_noun() -> None:
    (row,) = rows({"a-en": ["Five tiny babies died."], "b-en": ["Seven tiny babies died."]}, kind="number")
    assert set(row.values) == {"Five tiny babies", "Seven tiny babies"}


def test_who_was_never_asked_denies_who_asked() -> None:
    who: dict[str, tuple[EntityKind, Sequence[str]]] = {
        "p": ("institution", ["la préfecture", "préfecture"]),
        "x": ("person", ["Ana Cambon"]),
    }
    lines = {"a": ["[urge] fermer la terrasse du café"], "b": ["La préfecture ne nous a jamais demandé de fermer."]}
    said = {"a.0": "p", "b.0": "x"}
    assert rows(lines, kind="denial", names=who, sources=said)
    assert not rows(lines, kind="denial", names=who, sources=said | {"a.0": "x"})


def test_a_translation_stands_beside_two_versions_of_a_quotation_and_makes_none() -> None:
    who: dict[str, tuple[EntityKind, Sequence[str]]] = {"x": ("person", ["Ana Cambon"])}
    lines = {
        "a": ["« Nous regrettons la fermeture brutale de la fonderie. »"],
        "b": ["« Nous déplorons que la fonderie ait fermé ainsi. »"],
        "c-en": ["“We regret the sudden closure of the foundry.”"],
    }
    said = {f"{a}.0": "x" for a in lines}
    (row,) = rows(lines, kind="wording", names=who, sources=said)
    assert len(row.members) == 3
    assert not rows({a: lines[a] for a in ("a", "c-en")}, kind="wording", names=who, sources=said)


def test_a_denial_of_one_place_alone_says_nothing_of_another() -> None:
    names: dict[str, tuple[EntityKind, Sequence[str]]] = {"v": ("place", ["Valmer"]), "p": ("place", ["Port-Salin"])}
    lines = {"a": ["La contamination vient de Valmer."], "b": ["Aucune contamination n'est constatée à Port-Salin."]}
    assert not rows(lines, kind="denial", names=names)


def test_one_office_of_two_people_is_shown_unless_an_article_names_both() -> None:
    def found(*names: str) -> set[str]:
        text = "Le maire de Valmer, {}, est venu. Le maire de Port-Salin, Luc Serrat, aussi."
        articles = [Article(f"a{i}", f"a{i}.txt", text.format(name), "", "fr") for i, name in enumerate(names)]
        made = [Reading(a, mentions=_mayors(a.text, names[i])) for i, a in enumerate(articles)]
        one = Corpus(tuple(made), {a.id: Published("2031-05-04") for a in articles}, (), (), ())
        return {value for d in find(one, ()) if "fonction" in d.because for value in d.values}

    assert found("Jean Dupont", "Jacques Durand") == {"Jean Dupont", "Jacques Durand"}
    assert not found("Jean Dupont", "Jean Dupond")
    assert not found("Jean Dupont", "Jacques Durand, qui suit Jean Dupont")


def _mayors(text: str, name: str) -> tuple[Mention, ...]:
    return tuple(
        Mention((text.index(who), text.index(who) + len(who)), who, "person", "maire", town)
        for who, town in ((name.partition(",")[0], "Valmer"), ("Luc Serrat", "Port-Salin"))
    )


def test_a_count_that_does_not_go_on_is_no_update_in_other_words() -> None:
    days = {"a": "2031-05-04", "b": "2031-05-05"}
    lines = {
        "a": ["[fact] La police a saisi 30 poches de sang."],
        "b": ["[fact] La police a saisi 300 poches."],
    }
    (row,) = rows(lines, kind="number", published=days)
    assert not row.update
    dead = {"a": ["[fact] Le séisme a fait 30 morts."], "b": ["[fact] Le séisme a fait 300 morts."]}
    (row,) = rows(dead, kind="number", published=days)
    assert row.update


HOURS = {"vers 22 heures": "2031-05-07T22:00", "vers 23 heures": "2031-05-07T23:00", "21h20 GMT": "2031-05-07T21:20Z"}
EVACUATED = "Le port a été évacué vers 22 heures."


def test_hours_to_the_minute_are_two_sooner_than_round_ones() -> None:
    dates = {"à 8h05": "2031-05-07T08:05", "à 8h12": "2031-05-07T08:12", "à 8h15": "2031-05-07T08:15"}
    told = "Le port a été évacué {}."
    assert rows({"a": [told.format("à 8h05")], "b": [told.format("à 8h12")]}, kind="date", dates=dates)
    assert not rows({"a": [told.format("à 8h05")], "b": [told.format("à 8h15")]}, kind="date", dates=dates)


def test_two_hours_of_one_act_are_two_dates() -> None:
    made = {"a": [EVACUATED], "b": ["Le port avait été évacué vers 23 heures."]}
    (row,) = rows(made, kind="date", dates=HOURS)
    assert row.values == ("vers 22 heures", "vers 23 heures")


@pytest.mark.parametrize(
    "other",
    [
        "Le port a été évacué à 21h20 GMT.",
        "Le port a été évacué avant 23 heures.",
        "Le port n'a pas été évacué vers 23 heures.",
    ],
)
def test_hours_of_another_zone_and_bounds_are_no_other_hours(other: str) -> None:
    dates = HOURS | {"23 heures": "2031-05-07T23:00"}
    assert not rows({"a": [EVACUATED], "b": [other]}, kind="date", dates=dates)


def test_a_row_of_days_holds_all_who_give_either() -> None:
    days = {"le 7 mai": "2031-05-07", "le 8 mai": "2031-05-08", "vendredi": "2031-05-09"}
    lines = {
        "a": ["L'accord entrera en vigueur le 7 mai."],
        "b": ["L'accord est entré en vigueur le 7 mai."],
        "c": ["L'accord est entré en vigueur le 8 mai."],
    }
    (row,) = rows(lines, kind="date", dates=days, published=dict.fromkeys("abc", "2031-05-09"))
    assert len(row.members) == 3


def test_a_day_before_an_hour_of_greenwich_says_again_what_local_time_says() -> None:
    days = {"samedi": "2031-05-10", "vendredi": "2031-05-09", "23H00 GMT": "2031-05-09T23:00Z", "jeudi": "2031-05-08"}
    lines = {
        "a": ["L'accord est entré en vigueur samedi (vendredi 23H00 GMT)."],
        "b": ["L'accord est entré en vigueur jeudi."],
    }
    (row,) = rows(lines, kind="date", dates=days, published=dict.fromkeys("ab", "2031-05-11"))
    assert set(row.values) == {"samedi", "jeudi"}


def test_one_warning_of_two_colours_is_worded_in_two_ways() -> None:
    lines = {"a": ["La côte est placée en vigilance orange."], "b": ["La côte a été placée en vigilance rouge."]}
    (row,) = rows(lines, kind="wording")
    assert set(row.values) == {"vigilance orange", "vigilance rouge"}
    lines = {"a": ["La côte est placée en vigilance orange."], "b-en": ["The coast is under an orange warning."]}
    assert not rows(lines, kind="wording")


def test_what_was_stopped_is_not_denied_by_who_says_that_it_is_so_no_longer() -> None:
    told, other = "The sale of this powder has been banned.", "La vente de cette poudre n'est plus autorisée."
    assert not rows({"a-en": [told], "b": [other]}, kind="denial")


NAMED = [
    ("La marche part de Saint-Aubin-sur-Orle.", "La marche part de Saint-Aubin-de-Orle."),
    ("Le rapport de Main Verte est sorti.", "Le rapport de Mains Vertes est sorti."),
]


@pytest.mark.parametrize(("one", "other"), NAMED)
def test_a_small_word_or_a_plural_makes_another_form_of_a_name(one: str, other: str) -> None:
    assert rows({"a": [one], "b": [other]}, kind="name"), one
