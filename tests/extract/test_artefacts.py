"""What is wrong with a text, and what must be left alone."""

import pytest

from recoupe.extract.faults.artefacts import find
from recoupe.lang import load
from recoupe.model import Article
from recoupe.text.view import view


def faults(text, code="fr", outlet=None):
    return find(Article("x", "x", text, "", code, outlet=outlet), load(code), load("fr"))


def found(text, kind, code="fr", outlet=None):
    return [(text[slice(*a.span)], a.suggestion) for a in faults(text, code, outlet).artefacts if a.kind == kind]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("La maire Brelandier parle. La digue de Brelandierdans le port a cédé.", "Brelandier dans"),
        ("Les bateauxdans le port sont partis.", "bateaux dans"),
        ("Il a visité les quaisdont la maire parlait.", "quais dont"),
        ("Le port fermera deaccorder les horaires.", "de accorder"),
        ("Le port ferme tandisque la mer monte.", "tandis que"),
        ("Elle parle desbateliers qui partent.", "des bateliers"),
        ("Le salon se tient d4 au 9 mai.", "du 4"),
        ("Il fermera le12 mai.", "le 12"),
        ("Ils ont marché 18kilomètres.", "18 kilomètres"),
        ("La mer monte vers la digueLes bateaux partent.", "digue Les"),
        ("Ang Mo Vel est venu. Le chef Ang Mo Velprévoit de repartir.", "Vel prévoit"),
    ],
)
def test_glued_words(text, suggestion):
    assert [s for _, s in found(text, "glued")] == [suggestion]


def test_weak_evidence_counts_only_beside_beyond_doubt():
    weak = "Le train de Karmovetskce qui roule est long."
    assert found(weak, "glued") == []
    sure = "Les bateauxdans le port et les quaisdont elle parle. "
    assert "Karmovetsk ce" in [s for _, s in found(sure + weak, "glued")]


@pytest.mark.parametrize(
    "text",
    [
        "Ouarzazate, Vladivostok, Bucarest, Budapest, Oulan-Bator et Ernest Rostand sont avec Bousquet et Villedieu.",
        "L'influenceuse et la coprésidente parlent de désescalade, d'écoféminisme et de loi anticonstitutionnelle.",
        "Les Gazaouis, les Zaporijjiens, les bipartisans et un vapoteur voient M. Larroque et Mme Dubosque à Ivry.",
        "Le Covid-19, le G20, la 5G, le 14h30, 10km, CO2, YouTube, LeMonde et TotalEnergies figurent dans le rapport.",
        "Voir www.lefanal.example, #LesBateauxDans, @portdans et https://fanal.example/lesbateauxdans et la suite.",
        "Le gouvernement relocalisera, puis rapatrieront-ils ? Ils rétropédaleront, et déclassifieront les archives.",
    ],
)
def test_real_words_and_names_are_left_alone(text):
    assert faults(text).artefacts == ()


def test_insertions_mend_the_view():
    text = "Les bateauxdans le port’s, d4 au 9 mai."
    assert view(text, faults(text).insertions).text == "Les bateaux dans le port's, du 4 au 9 mai."


def test_misspellings():
    name = "Ang Moru Vel est venu. Ang Moru Vel a parlé. Puis Ang Maru Vel est parti. Ang Moru-vel aussi."
    assert found(name, "misspelling") == [("Ang Maru Vel", "Ang Moru Vel")]
    assert found("Les navires qui pourraien partir.", "misspelling") == [("pourraien", "pourraient")]
    relatives = "Paul Brelandier a parlé. Paul Brelandier est venu. Paula Brelandier est partie."
    assert found(relatives, "misspelling") == []


def test_boilerplate_at_the_edges():
    text = "Partager\nLa digue a cédé mardi dans le port.\nLire aussi : la mer monte\nTout\nLe Fanal\nxx-07"
    assert [t for t, _ in found(text, "boilerplate", outlet="Le Fanal")] == [
        "Partager", "Lire aussi : la mer monte\nTout\nLe Fanal"[:25], "Tout\nLe Fanal", "xx-07"]  # fmt: skip


def test_foreign_passages():
    text = "La digue a cédé mardi.\n[La alcaldesa dijo el martes que el dique estaría cerrado]\nLe port est fermé."
    assert [t for t, _ in found(text, "foreign")] == [text.split("\n")[1]]


def test_broken_sentences():
    assert found("La maire a cédé la grande digue. dans le port du nord, et rien.", "truncated") == [
        ("digue. dans", "digue dans")
    ]
    cut = "La maire a indiqué mardi que la digue serait fermée pendant plusieurs jours par la"
    assert found(cut, "truncated") == [("la", None)]
    assert found(cut + " mairie.", "truncated") == []


def test_english_without_a_vector_lexicon():
    assert found("The ships inthe harbour and the crewswith them left.", "glued", "en") == [("crewswith", "crews with")]
    assert faults("Spokesperson Zelinda Kowalczyk tweeted about cryptocurrency.", "en").artefacts == ()


def test_reasons_speak_the_language_asked_for():
    article = Article("x", "x", "Les bateauxdans le port.", "", "fr")
    french, english = (find(article, load("fr"), load(ui)).artefacts[0].because for ui in ("fr", "en"))
    assert "espace" in french
    assert "space" in english
