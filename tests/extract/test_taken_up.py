"""Sources that are taken up from what was told before: a question, a cited source, a country; and what is none."""

from __future__ import annotations

import pytest

from tests.extract.says import find, words
from tests.extract.whodraft import chain, reading, statement

CITED = [
    (
        "fr",
        "La digue va céder, a rapporté mardi Le Phare, citant des responsables néerlandais. Selon ces responsables, "
        "six vannes sont ouvertes.",
        "six vannes sont ouvertes",
        "responsables néerlandais",
    ),
    (
        "fr",
        "Le navire a fui, révèle Le Phare, qui cite deux sources proches du dossier. L'équipage a été remplacé en mer, "
        "ajoutent ces sources.",
        "L'équipage a été remplacé",
        "sources proches du dossier",
    ),
    (
        "en",
        "The ship left on Monday, the Guardian reported, citing two people familiar with the matter. The crew was "
        "replaced at sea, the people said.",
        "The crew was replaced",
        "people familiar with the matter",
    ),
    (
        "en",
        "The envoy will resign, Reuters reported, citing three officials. The officials said the decision was made in "
        "May.",
        "the decision was made",
        "officials",
    ),
]


@pytest.mark.parametrize(("code", "text", "holding", "name"), CITED)
def test_whom_an_outlet_cites_still_speaks_through_it(code: str, text: str, holding: str, name: str) -> None:
    found = statement(text, holding, code)
    assert chain(found)[-1] == name
    assert len(found.chain) > 1
    assert found.chain[0].status == "inferred"


def test_an_unnamed_source_that_nobody_cited_has_no_outlet_before_it() -> None:
    text = "Selon des sources policières, deux suspects ont fui. Ces sources évoquent une voiture noire."
    assert chain(statement(text, "voiture noire")) == ["sources policières"]


MEANT = [
    ("fr", "Et la Russie ? Elle réclame une enquête internationale.", "une enquête", "Russie"),
    ("fr", "Le maire a parlé. Et le Kremlin ? Il dénonce une manipulation.", "une manipulation", "Kremlin"),
    ("fr", "Que répond l'Ukraine ? Le pays nie toute participation.", "toute participation", "Ukraine"),
    ("fr", "Le Maroc a rappelé son ambassadeur. Le royaume dénonce une ingérence.", "une ingérence", "Maroc"),
    ("fr", "« Il a été tué », dit son épouse, Lea Roy. Selon sa veuve, le corps a disparu.", "le corps", "Lea Roy"),
    (
        "fr",
        "Ferri, 26 ans, a quitté l'hôtel. Le club continue, a dit son manager, Paul Daens. « Je n'ai jamais triché », "
        "a réagi le coureur.",
        "Je n'ai jamais",
        "Ferri",
    ),
    ("en", "Ben's wife, Lea Roy, doubted it. His widow said the body was gone.", "the body was gone", "Lea Roy"),
    ("en", "Iran rejected the report. The country said it had no such plans.", "it had no such plans", "Iran"),
]


@pytest.mark.parametrize(("code", "text", "holding", "name"), MEANT)
def test_a_question_or_a_word_for_a_country_says_who_is_meant(code: str, text: str, holding: str, name: str) -> None:
    found = statement(text, holding, code)
    assert found.mention is not None
    assert found.mention.name == name


SUBJECTS = [
    (
        "fr",
        "Selon des agents cités par le New York Times, un groupe de six personnes, dont des plongeurs, a agi de nuit.",
        "un groupe de six personnes, dont des plongeurs, a agi de nuit",
    ),
    (
        "fr",
        "D'après la chaîne ARD, une femme, arrêtée samedi, avait loué le bateau.",
        "une femme, arrêtée samedi, avait",
    ),
    ("fr", "Selon la police, l'homme, qui dormait à bord, a donné l'alerte.", "l'homme, qui dormait à bord, a donné"),
    ("fr", "Selon Jean Dupont, un avocat parisien, la plainte sera déposée.", "la plainte sera déposée"),
    ("fr", "Selon Marie Roy, une infirmière qui travaille de nuit, les lits manquaient.", "les lits manquaient"),
    (
        "en",
        "According to Reuters, a woman, arrested on Saturday, had hired the boat.",
        "a woman, arrested on Saturday, had",
    ),
    ("en", "According to John Doe, a lawyer from Paris, the suit will be filed.", "the suit will be filed"),
]


@pytest.mark.parametrize(("code", "text", "content"), SUBJECTS)
def test_a_subject_behind_a_source_is_no_part_of_it(code: str, text: str, content: str) -> None:
    assert any(words(code, text, s.content).startswith(content) for s in find(code, text))


OFFICES = [
    ("President Orsen Talvik of Valdoria said the pipes were safe.", "the pipes were safe", "Orsen Talvik"),
    ("Bishop Ann Lee of Roxham said the church would close.", "the church would close", "Ann Lee"),
    ("The University of Roxham said it was sorry.", "it was sorry", "University of Roxham"),
    ("The governor of Roxham, John of Gaunt, said he was ill.", "he was ill", "John of Gaunt"),
]


@pytest.mark.parametrize(("text", "holding", "name"), OFFICES)
def test_where_an_office_is_held_is_no_part_of_a_name(text: str, holding: str, name: str) -> None:
    found = statement(text, holding, "en")
    assert found.mention is not None
    assert found.mention.name == name


def test_a_topic_before_a_colon_says_nothing_where_another_speaks() -> None:
    text = "Baltica Nord : la piste se précise, Tallinn dément toute implication\n\nL'enquête avance."
    assert [chain(s) for s in reading(text).statements] == [["Tallinn"]]


def test_the_wife_of_somebody_new_is_somebody_else() -> None:
    text = "« Il a été tué », dit son épouse, Lea Roy. Le maire, Paul Lund, est parti. Selon sa femme, il est malade."
    found = statement(text, "il est malade")
    assert found.mention is not None
    assert found.mention.name != "Lea Roy"


def test_the_president_of_one_country_is_not_a_leader_of_another() -> None:
    text = "Moroccan opposition leader Benkirane died.\n\nThe U.S. president said the guards were responsible."
    assert chain(statement(text, "the guards were responsible", "en")) == ["U.S. president"]


JUDGED = [
    ("Le médecin de l'élu, joint par Le Phare, juge la thèse « peu crédible ».", "la thèse « peu crédible »"),
    ("La députée, absente lundi, estime le texte « trop flou ».", "le texte « trop flou »"),
    ("Une décision « hâtive », estime le syndicat « Force du port ».", "Une décision « hâtive »"),
]


@pytest.mark.parametrize(("text", "content"), JUDGED)
def test_what_is_judged_is_no_speaker(text: str, content: str) -> None:
    assert [words("fr", text, s.content) for s in find("fr", text)] == [content]


def test_a_credit_in_brackets_that_closes_a_line_is_no_part_of_the_sentence_before() -> None:
    text = "La digue ferme.\n\nLe titre a bondi lundi. (avec AFP)\n\n« C'est fini. » (le maire)"
    assert [text[slice(*f.span)] for f in reading(text).facts][-1] == "Le titre a bondi lundi"
    assert len(find("fr", text)) == 1


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_bare_denial_does_not_announce_what_another_says(between: str) -> None:
    text = (
        f"Une négociation a été menée, affirme Le Phare. Le parquet dément.{between}« Tout va bien », a dit le maire."
    )
    assert [s.mention.name for s in reading(text).statements if s.mention] == ["Phare", "parquet", "maire"]


CUT = [
    (
        "en",
        "Hackers have published data on patients and staff after the clinic refused to pay, police said.",
        ["Hackers have published data on patients and staff", "after the clinic refused to pay"],
    ),
    (
        "fr",
        "Les pirates ont publié les données des patients et du personnel après que l'hôpital a refusé de payer, selon "
        "la police.",
        [
            "Les pirates ont publié les données des patients et du personnel",
            "après que l'hôpital a refusé de payer",
        ],
    ),
]


@pytest.mark.parametrize(("code", "text", "told"), CUT)
def test_nouns_joined_before_a_subordinate_clause_are_not_cut(code: str, text: str, told: list[str]) -> None:
    [found] = find(code, text)
    assert words(code, text, found.content) == " ".join(told)
    assert [words(code, text, [part.span]) for part in found.parts if part.span] == told


def test_a_piece_does_not_end_in_what_opens_the_next() -> None:
    text = "A clinic has sent patients elsewhere after hackers crippled its systems and demanded a ransom."
    assert text[slice(*reading(text, "en").facts[0].span)] == "A clinic has sent patients elsewhere"
