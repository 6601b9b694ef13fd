"""When a thing was said, how firmly, which act it was, and what the outlet asserts itself."""

from __future__ import annotations

import pytest

from recoupe.extract.said import facts
from recoupe.extract.said.words import of
from recoupe.extract.when import timex
from tests.extract.says import draft, find

DATED = {
    "Le maire a indiqué lundi que la route fermerait.": "lundi",
    "La route fermera, a indiqué mardi le préfet.": "mardi",
    "La semaine dernière, le maire a annoncé que la route fermerait.": "La semaine dernière",
    "Le maire a annoncé que la route fermerait lundi.": None,
    "Le ministre, attendu mardi sur place, a assuré que tout irait bien.": None,
    "« La route fermera jeudi », a dit le maire.": None,
}


@pytest.mark.parametrize(("text", "want"), DATED.items())
def test_said_on(text: str, want: str | None) -> None:
    (found,) = find("fr", text)
    made = draft("fr", text)
    got = None if found.said_on is None else made.text[slice(*timex.find(made)[found.said_on].span)]
    assert got == want


def test_a_quotation_carried_on_keeps_the_date() -> None:
    first, second = find("fr", "« La route fermera », a dit lundi le maire. « Nous n'avons pas le choix. »")
    assert second.rule.startswith("continued")
    assert second.said_on == first.said_on is not None


CERTAINTY = {
    "La panne qui a privé dix rues de courant serait due à la foudre, selon le syndicat.": "hedged",
    "Le bac qui a heurté le quai pourrait repartir, selon le port.": "hedged",
    "Le bac qui pourrait couler reste à quai, selon le port.": "certain",
    "L'homme qui a dit que le bac coulerait est parti, selon le port.": "certain",
    "Le parquet affirme que le suspect serait en fuite.": "hedged",
    "L'avocat a dit que le suspect viendrait.": "certain",
    "Le maire n'a pas exclu que la route ferme.": "hedged",
    "Les experts préviennent que la digue cédera.": "hedged",
    "Le maire a répondu que la route, qui pourrait fermer, restait ouverte.": "certain",
    "Le maire pense que la route est sûre.": "hedged",
}


@pytest.mark.parametrize(("text", "want"), CERTAINTY.items())
def test_certainty(text: str, want: str) -> None:
    assert find("fr", text)[0].certainty == want


FACTS = {
    "Le train a déraillé près de Lorvaux, selon la police.": [],
    "Le train a déraillé près de Lorvaux.": [("Le train a déraillé près de Lorvaux", "certain")],
    "Le conducteur aurait perdu connaissance.": [("Le conducteur aurait perdu connaissance", "hedged")],
    "Le train, qui reliait Lorvaux à Sarville, a déraillé ; dix voitures se sont couchées.": [
        ("dix voitures se sont couchées", "certain"),
    ],
    "Le maire a annoncé que la gare fermerait.": [],
    "Pourquoi le train a-t-il déraillé ?": [],
    "Un beau matin d'automne.": [],
}


@pytest.mark.parametrize(("text", "want"), FACTS.items())
def test_facts(text: str, want: list[tuple[str, str]]) -> None:
    made = draft("fr", text)
    got = [(made.text[slice(*f.span)], f.certainty) for f in facts.find(made, of(made, ()), find("fr", text))]
    assert [w for w in want if w not in got] == []
    assert bool(got) == bool(want)
