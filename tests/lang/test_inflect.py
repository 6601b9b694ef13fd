"""Forms that grammars list, generated from lemmas."""

from __future__ import annotations

import pytest

from recoupe.errors import LanguageError
from recoupe.lang import load
from recoupe.lang.inflect import inflect

FORMS = {
    "fr": {
        "dire": "dit disent disait dira dirait dit dite disant",
        "démentir": "dément démentent démenti démentit démentant",
        "prévenir": "prévient préviennent prévenu prévint préviendra",
        "appeler": "appelle appellent appelait appellera appelé",
        "rejeter": "rejette rejetait rejettera",
        "révéler": "révèle révèlent révélait révélera",
        "marteler": "martèle martelait martèlera",
        "annoncer": "annonce annonçait annonça annoncèrent annonçant",
        "exiger": "exige exigeait exigea exigeant",
        "reconnaître": "reconnaît reconnaissait reconnut reconnu",
        "promettre": "promet promettait promit promis",
        "avertir": "avertit avertissent avertissait averti",
        "appuyer": "appuie appuyait appuiera",
        "balayer": "balaie balayait balaiera",
        "craindre": "craint craignent craignait craint",
        "conclure": "conclut concluait conclu",
    },
    "en": {
        "say": "says said saying",
        "tell": "tells told telling",
        "deny": "denies denied denying",
        "admit": "admits admitted admitting",
        "stress": "stresses stressed stressing",
        "announce": "announces announced announcing",
        "write": "writes wrote written writing",
    },
}


@pytest.mark.parametrize(("code", "lemma"), [(c, v) for c, verbs in FORMS.items() for v in verbs])
def test_forms(code: str, lemma: str) -> None:
    assert set(FORMS[code][lemma].split()) <= set(inflect(load(code), lemma))


def test_a_lemma_no_class_fits_says_what_to_do() -> None:
    with pytest.raises(LanguageError, match=r"add one"):
        inflect(load("fr"), "xyz")
