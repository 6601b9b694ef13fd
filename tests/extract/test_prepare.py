"""Drafts: sentences with their kinds on a mended view."""

import time

import pytest

from recoupe.extract.prepare import prepare
from recoupe.model import Article

TEXT = (
    "La digue ferme mardi\n\npar J.M.\nPublié le 4 mai 2031 à 9h12\nSource : Le Fanal\n\n"
    "Les bateauxdans le port partent. « Oui ! », a dit la maire.\n\nUn port sous les eaux\n\n"
    "La maire a parlé.\n[La alcaldesa dijo el martes que el dique estaría cerrado]\n(avec AFP)\nPartager\nLe Fanal\n"
)


def test_kinds_of_sentences():
    draft = prepare(Article("x", "x", TEXT, "", "fr", title="La digue ferme mardi", outlet="Le Fanal"))
    assert [(s.kind, draft.text[slice(*s.span)][:12]) for s in draft.sentences] == [
        ("title", "La digue fer"),
        ("credit", "par J.M."),
        ("credit", "Publié le 4 "),
        ("credit", "Source : Le "),
        ("body", "Les bateaux "),
        ("body", "« Oui ! », a"),
        ("title", "Un port sous"),
        ("body", "La maire a p"),
        ("foreign", "[La alcaldes"),
        ("credit", "(avec AFP)"),
        ("boilerplate", "Partager"),
        ("boilerplate", "Le Fanal"),
    ]


def test_spans_of_artefacts_are_in_the_original_and_those_of_sentences_in_the_view():
    draft = prepare(Article("x", "x", TEXT, "", "fr"))
    glued = next(a for a in draft.artefacts if a.kind == "glued")
    assert TEXT[slice(*glued.span)] == "bateauxdans"
    sentence = next(s for s in draft.sentences if "bateaux dans" in draft.text[slice(*s.span)])
    assert TEXT[slice(*draft.view.original(*sentence.span))] == "Les bateauxdans le port partent."
    assert draft.text[slice(*sentence.span)] == "Les bateaux dans le port partent."


@pytest.mark.parametrize("piece", ["« ", "x", "X", "a.", "[", "«", "1", "é. ", "x-", "x'"])
def test_time_is_linear_whatever_is_repeated(piece):
    def cost(count):
        article = Article("x", "x", "Le port est fermé. " + piece * count, "", "fr")
        began = time.process_time()
        prepare(article)
        return time.process_time() - began

    cost(1_000)
    small = max(min(cost(5_000) for _ in range(2)), 2e-3)
    assert cost(40_000) < 40 * small
