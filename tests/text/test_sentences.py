"""Where sentences end: the rules one by one, then what holds for any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang import load
from recoupe.text.sentences import split

# Each case is a text with a bar at every cut.
FRENCH = [
    "La digue a cédé. |Le port est fermé.",
    "M. Morel et Mme. Tain sont venus. |Le Dr. Luc aussi.",
    "Le siège de M. Morel, av. J.-C. Tain, est fermé.",
    "Selon J. Morel, le port ferme. |A. B. Tain le confirme.",
    "« Oui ! », a-t-elle dit. |« Non ! » lance le pilote.",
    "« Est-ce fini ? » demande-t-il. |Personne ne répond.",
    "« C'est fini. |Nous partons. » |Le pilote est reparti.",
    "“Ce sera long”, a dit la maire. |“Il faudra tenir.” |Les habitants attendent.",
    "Il parle de « la “grande” digue ». |Elle tient.",
    "Elle a dit « venez. |Restez », puis rien.",
    "Le train de la ligne. dans la ville, est parti. |Il roule.",
    "Le port est fermé.Le maire est absent.",
    "Le prix est de 3.50 euros. |Il monte à 4.",
    "Ils ont cité (...) La maire, puis [...] Le pilote.",
    "Il hésite... |Puis il part. |Et alors...",
    "– Oui. |– Non.",
    "Des vivres, de l'eau, etc. |Les secours arrivent.",
    "Des vivres, de l'eau, etc. sont là.",
    "Le U.S. Navy Museum a ouvert.",
    "1. La digue. |2. Le port.",
    "Il est 15 h. |La mer monte.",
    "Le nombre de blessés passe à sept. |Quinze maisons ont brûlé.",
    "Le cargo reste en mer. |Trente marins sont à bord.",
    "Le 12 sept. Paul Morel était là, le mer. 14 aussi.",
    "Les coureurs ont franchi le col. |Le brouillard est tombé.",
    "Le port a porté plainte contre X. |Le maire l'approuve.",
    "Un cas d'hépatite B. |Il inquiète. |Un stock de vitamine C. |Une école est fermée.",
    "Le pilote J. Le Goff est là, dit A. Le Bris.",
    "Voir lefanal.example pour la suite.",
    "Fin.\n|Autre ligne sans point\n|Suite !",
]
ENGLISH = [
    "The dyke broke. |The port is shut.",
    "Mr. Thane met Gen. Lowe at No. 5 Quay St. Mary. |They spoke.",
    "The U.S. Navy sailed. |The ship left at 5 p.m. The crew slept.",
    '"Stop!" Thane said. |"Why?" he asked.',
    "“We will hold.” |The mayor left.",
    "J. K. Lowe spoke. |A. Thane did not.",
    "The dam broke on Sept. 12 and was mended in Dec. |The town was dry.",
]


def cut(text, code):
    language = load(code)
    return [text[slice(*s.span)] for s in split(text, language)]


@pytest.mark.parametrize("marked", FRENCH)
def test_french(marked):
    if marked == "Le port est fermé.Le maire est absent.":
        assert cut(marked, "fr") == ["Le port est fermé.", "Le maire est absent."]
    else:
        assert cut(marked.replace("|", ""), "fr") == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english(marked):
    expected = [part.strip() for part in marked.split("|")]
    if "p.m. The" in marked:
        expected = [*expected[:1], *expected[1].replace("p.m. ", "p.m.|").split("|")]
    assert cut(marked.replace("|", ""), "en") == expected


def test_blocks_number_the_lines_that_hold_text():
    sentences = split("Un. Deux.\n\n  \nTrois.", load("fr"))
    assert [s.block for s in sentences] == [0, 0, 1]


PIECES = st.sampled_from(
    [
        "Le port",
        "M.",
        "a dit",
        ". ",
        "... ",
        "!",
        " ?",
        "« ",
        " »",
        "“",
        "”",
        '"',
        "(",
        ")",
        "\n",
        " ",
        "é",
        "12",
        "– ",
        "U.S.",
        "J.",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)), st.sampled_from(["fr", "en"]))
def test_sentences_cover_the_text_in_order_and_cross_no_line(text, code):
    sentences = split(text, load(code))
    covered = set()
    last = 0
    for sentence in sentences:
        start, end = sentence.span
        assert last <= start < end
        assert "\n" not in text[start:end]
        assert text[start:end] == text[start:end].strip()
        covered.update(range(start, end))
        last = end
    assert all(i in covered for i, char in enumerate(text) if not char.isspace())


@pytest.mark.parametrize("piece", ["«", "« a. ", ". ", ".", '."', '"', "M. ", "A.", "a. » ", "? ", " »", "(."])
def test_time_is_linear(piece):
    language = load("fr")

    def cost(count):
        text = "Le port. " + piece * count + " Fin."
        began = time.process_time()
        split(text, language)
        return time.process_time() - began

    cost(1_000)
    small = max(min(cost(10_000) for _ in range(3)), 1e-3)
    assert cost(80_000) < 40 * small
