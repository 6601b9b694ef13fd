"""Names rendered in two ways, and the word that one article alone uses."""

import re
from dataclasses import replace

from recoupe.link import Corpus
from recoupe.link.alignment.units import units
from recoupe.link.differences import mistranslations
from recoupe.link.differences.denials import answers
from recoupe.link.differences.desk import desk_of
from recoupe.link.differences.divergences import find
from recoupe.link.differences.forenames import first_named_otherwise
from recoupe.link.differences.nearness import Nearness
from recoupe.link.differences.slots import counted_in_one_act
from recoupe.link.differences.whereabouts import are_apart
from recoupe.model import Article, Divergence, Mention, Published, Reading
from tests.link import heap


def corpus(*texts: str) -> Corpus:
    articles = [Article(f"a{i}", f"a{i}.txt", text, "", "fr") for i, text in enumerate(texts)]
    published = {a.id: Published("2031-05-04") for a in articles}
    return Corpus(tuple(Reading(a) for a in articles), published, (), (), ())


def test_a_station_turned_police_station_is_a_place_and_a_mistranslation() -> None:
    made = corpus(
        "Le train attend en gare de Valmer. Des agents gardent le commissariat de Valmer.",
        "La gare de Port-Salin est fermée.",
    )
    (found,) = find(made, ())
    assert (found.kind, found.values) == ("place", ("gare de Valmer", "commissariat de Valmer"))
    assert "gare de Valmer" in found.because
    ((article, (artefact,)),) = mistranslations.find(made).items()
    assert (article, artefact.kind, artefact.suggestion) == ("a0", "mistranslation", "gare de Valmer")


def test_an_established_name_shows_the_other_one_up() -> None:
    made = corpus("Le chef du Parti des travailleurs est venu.", "Le Parti des salariés au pouvoir se tait.")
    assert [d.kind for d in find(made, ())] == ["name"]
    assert list(mistranslations.find(made)) == ["a1"]


def test_two_places_of_two_towns_differ_in_nothing() -> None:
    made = corpus(
        "La gare de Valmer est vide.",
        "Le commissariat de Port-Salin aussi.",
        "Le Parti des verts et le Parti des bleus.",
    )
    assert find(made, ()) == ()
    assert mistranslations.find(made) == {}


def test_messages_follow_the_reader() -> None:
    made = corpus("La gare de Valmer, puis le commissariat de Valmer.")
    assert "One place" in find(made, (), ui="en")[0].because


def test_a_clause_that_denies_another_is_shown_wherever_it_stands() -> None:
    lines = {
        "a": ["L'armée a détruit le pont de Valmer.", "La pluie tombe."],
        "b": ["L'armée n'a pas détruit le pont de Valmer.", "Le vent souffle."],
        "c": ["[urge] L'armée ne doit pas détruire le pont de Valmer.", "La neige fond."],
    }
    (found,) = find(heap.corpus(lines), ())
    assert (found.kind, {m.statement for m in found.members}) == ("denial", {"a.0", "b.0"})


def test_opposite_words_are_shown_between_articles_with_the_words() -> None:
    lines = {
        "a": ["Le prix du pain a augmenté à Valmer en mai.", "La pluie tombe."],
        "b": ["Le prix du pain a baissé à Valmer en mai.", "Le vent souffle."],
        "c": ["Le prix du pain préoccupe les habitants de Valmer.", "La neige fond."],
    }
    (found,) = find(heap.corpus(lines), ())
    assert (found.kind, {m.statement for m in found.members}) == ("denial", {"a.0", "b.0"})
    assert "« augmenter » et « baisser » s'excluent" in found.because


def test_what_is_wanted_denies_nothing_and_neither_does_the_day_after() -> None:
    pairs = [
        ("La région n'a pas vendu le théâtre de Valmer.", "La région veut vendre le théâtre de Valmer."),
        ("La région ne vend plus de bois à Valmer.", "La région vendait du bois à Valmer."),
        ("La région n'a pas augmenté les tarifs du bac.", "La région n'a pas baissé les tarifs du bac."),
        ("Le port de Valmer a été bloqué par la neige, et non par la grève.", "La neige a bloqué le port de Valmer."),
    ]
    for one, other in pairs:
        assert find(heap.corpus({"a": [one], "b": [other]}), ()) == (), one


def test_figures_in_clauses_about_the_same_are_shown_where_no_claim_joins_them() -> None:
    lines = {
        "a": ["Le ferry de Valmer transportait 212 passagers vers Port-Salin.", "La pluie tombe."],
        "b": ["Le ferry de Valmer transportait 180 passagers vers Port-Salin.", "Le vent souffle."],
        "c": ["Le bac de Combe-Noire compte 40 passagers.", "La neige fond."],
    }
    (found,) = find(heap.corpus(lines), ())
    assert (found.kind, set(found.values)) == ("number", {"212 passagers", "180 passagers"})


def test_a_thing_counted_once_in_one_act_is_one_thing() -> None:
    rest = ["Le vent souffle.", "La pluie tombe.", "La neige fond."]
    recalled, removed = "La laiterie Orvane a rappelé 12 000 bidons.", "Orvane retire 1 200 bidons du marché."

    def rows(*lines: str) -> list[Divergence]:
        made = heap.corpus({"a": [*lines, *rest], "b": [removed, *rest]})
        return list(counted_in_one_act(desk_of(made), {}, units(made), Nearness(made), []))

    (row,) = rows(recalled)
    assert (row.kind, {m.statement for m in row.members}) == ("number", {"a.0", "b.0"})
    assert not rows(recalled, "Le dépôt voisin a rappelé 90 bidons.")


def test_a_bare_denial_answers_what_is_told_of_the_same_or_of_anybody() -> None:
    told, nobody, other = "Douze marins sont morts.", "Personne n'est mort.", "La billetterie n'a pas changé."
    one = heap.corpus({"a": [told], "b": [nobody], "c": ["Les équipages changent souvent."], "d": [other]})
    units_of = {u.member.statement: u for u in units(one)}
    assert answers(units_of["a.0"], units_of["b.0"])
    assert not answers(units_of["c.0"], units_of["d.0"])


def test_one_name_written_in_two_ways_by_two_articles() -> None:
    made = heap.corpus(
        {
            "a": ["Le colonel Boubacar Sanogo est retenu.", "La marche part de Larrazketa."],
            "b": ["Le colonel Boubacar Sangare est retenu.", "La marche part de Larrazqueta."],
            "c": ["Le colonel Boubacar Sanogo dort.", "Les Valmérois et le maire de Valmer attendent."],
        }
    )
    rows = [d for d in find(made, ()) if d.kind == "name"]
    assert {frozenset(d.values) for d in rows} == {
        frozenset({"Boubacar Sanogo", "Boubacar Sangare"}),
        frozenset({"Larrazketa", "Larrazqueta"}),
    }


def test_one_holder_of_an_office_with_two_first_names_unless_an_article_has_both() -> None:
    def rows(*texts: str) -> list[str]:
        made = corpus(*texts)
        mentions = [
            tuple(
                Mention(m.span(), m[2], "person", role=m[1])
                for m in re.finditer(r"(juge) (\w+ Landrieu)", r.article.text)
            )
            for r in made.readings
        ]
        readings = tuple(replace(r, mentions=m) for r, m in zip(made.readings, mentions, strict=True))
        return [d.kind for d in first_named_otherwise(desk_of(replace(made, readings=readings)))]

    assert rows("La juge Sophie Landrieu instruit.", "La juge Sylvie Landrieu instruit.") == ["name"]
    assert not rows("La juge Anne Landrieu, et non la juge Sylvie Landrieu.", "La juge Sylvie Landrieu instruit.")


def test_an_article_that_writes_both_names_tells_two_apart() -> None:
    lines = {"a": ["Paul Valmerin et Paul Valmorin sont venus."], "b": ["Paul Valmerin est parti."]}
    assert not [d for d in find(heap.corpus(lines), ()) if d.kind == "name"]


def test_a_day_that_differs_is_shown_though_it_keeps_two_passages_out_of_one_claim() -> None:
    lines = {
        "a": ["L'échantillon du coureur a été prélevé à Combe-Noire le 12 mai.", "La pluie tombe."],
        "b": ["L'échantillon du coureur a été prélevé à Combe-Noire le 21 mai.", "Le vent souffle."],
        "c": ["Le coureur dort à Combe-Noire.", "La neige fond."],
    }
    days = dict.fromkeys("abc", "2031-05-30")
    made = heap.corpus(lines, dates={"le 12 mai": "2031-05-12", "le 21 mai": "2031-05-21"}, published=days)
    (found,) = find(made, ())
    assert (found.kind, set(found.values)) == ("date", {"le 12 mai", "le 21 mai"})


def test_a_town_in_a_country_is_no_other_place() -> None:
    made = heap.corpus({"a": ["Les émissaires se sont vus à Doha."], "b": ["Ils étaient au Qatar, à Mascate."]})
    assert are_apart(made, ("Doha",), ("Mascate",))
    assert not are_apart(made, ("Doha",), ("Qatar",))
    assert not are_apart(made, ("Mascate",), ("Qatar",))


def test_the_two_ends_of_a_line_are_two_places() -> None:
    made = heap.corpus({"a": ["L'autoroute Valmer-Sarzelle est coupée."], "b": ["À Valmer, près de Lorvan, il neige."]})
    assert are_apart(made, ("Valmer",), ("Sarzelle",))
    assert not are_apart(made, ("Valmer",), ("Lorvan",))
