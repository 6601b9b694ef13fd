"""Quotations that stand alone in a report: whose they are, and when nobody's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import recoupe
from recoupe.export.json import to_dict

CASES = {
    "goes on": (
        "« On a ramé sans lumière », raconte Bruno Castel. Le matin, la soif gagne l'équipage. "
        "« On a bu l'eau de pluie. »",
        ("fr", "On a bu l'eau de pluie", "Bruno Castel"),
    ),
    "pronoun": (
        "Odile Marchand n'a pas fermé l'œil. Dans sa cuisine, elle serre une lampe. "
        "« Nous étions vingt à l'attendre. »",
        ("fr", "Nous étions vingt à l'attendre", "Odile Marchand"),
    ),
    "pronoun behind a clause": (
        "Odile Marchand est rentrée lundi. Des mots qu'on lui prête, elle ne garde rien. "
        "« J'ai compté douze barques. »",
        ("fr", "J'ai compté douze barques", "Odile Marchand"),
    ),
    "somebody else acts between": (
        "« On a ramé sans lumière », raconte Bruno Castel. Le pilote Jean Roux hausse les épaules. "
        "« Il ment et il le sait. »",
        ("fr", "Il ment et il le sait", "Jean Roux"),
    ),
    "another paragraph": (
        "« On a ramé sans lumière », raconte Bruno Castel.\nLe matin, la mer est calme. « Le port est ouvert à tous. »",
        ("fr", "Le port est ouvert à tous", None),
    ),
    "the paragraph before": (
        "Odile Marchand vend des huîtres sur le quai. Lundi, elle a tout vu.\n"
        "« Il y a eu un coup, puis deux autres. » Le quai est resté vide.",
        ("fr", "Il y a eu un coup, puis deux autres", "Odile Marchand"),
    ),
    "told before": (
        "The guide, Martin Holt, gave his account. They burned the oars, he recalled. "
        '"We heard a helicopter after dark."',
        ("en", "We heard a helicopter after dark", "Martin Holt"),
    ),
    "bears out": (
        "Le maire de Saulges, Ivan Perret, se dit « inquiet » : « On nous avait promis une digue. »",
        ("fr", "On nous avait promis une digue", "Ivan Perret"),
    ),
    "bears out a clause": (
        'The mayor, Jane Roe, said she was "worried": "We were promised a wall."',
        ("en", "We were promised a wall", "Jane Roe"),
    ),
    "told of a speaker": (
        "« C'est faux », répond Ivan Perret, qui « n'a jamais participé à la moindre réunion ».",
        ("fr", "n'a jamais participé à la moindre réunion", "Ivan Perret"),
    ),
    "told of nobody who speaks": (
        "« C'est faux », répond Ivan Perret. Le sac, qui « contenait des fils », a brûlé.",
        ("fr", "contenait des fils", None),
    ),
    "whoever is told of answers": (
        "Le club a licencié Marc Roy, a annoncé Ivan Perret, le président. « C'est une honte », réagit l'intéressé.",
        ("fr", "C'est une honte", "Marc Roy"),
    ),
    "the last to speak before a colon": (
        "Le frère du ministre détient la société, ce que l'avocate Claire Aubin ne conteste pas : « Tout est public. »",
        ("fr", "Tout est public", "Claire Aubin"),
    ),
    "a sign behind a colon": (
        "Ivan Perret se dit « inquiet », et une affiche annonce : « Nous fermons le quai lundi. »",
        ("fr", "Nous fermons le quai lundi", "affiche"),
    ),
    "she": (
        'Jane Roe came home on Monday. She shook her head. "I told them twice."',
        ("en", "I told them twice", "Jane Roe"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_quotation_is_of_whom_the_narration_speaks_of_or_of_who_spoke_before(name: str, tmp_path: Path) -> None:
    text, (language, quoted, speaker) = CASES[name]
    path = tmp_path / "story.jsonl"
    row = {
        "id": "a",
        "language": language,
        "outlet": "Le Phare",
        "published": "2031-03-04",
        "text": f"Nuit en mer\n{text}",
    }
    path.write_text(json.dumps(row), "utf-8")
    dossier = to_dict(recoupe.dossier([path]))
    text = dossier["articles"][0]["text"]
    called = {e["id"]: e["name"] for e in dossier["entities"]}
    said = {
        text[s["content"][0][0] : s["content"][0][1]]: called.get(s["source_entity"]) for s in dossier["statements"]
    }
    assert said.get(quoted) == speaker
