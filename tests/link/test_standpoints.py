"""Who denies a claim, and what disputes it: members of one claim given by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import recoupe
from recoupe.link.counting.origins import count
from recoupe.link.differences.standpoints import heard
from recoupe.model import Claim
from recoupe.settings import Settings
from tests.link import heap


def against(lines: Mapping[str, Sequence[str]]) -> set[str]:
    """The articles whose first line denies the claim that all first lines make."""
    made = heap.corpus(lines)
    return {v.article for v in heard(made, [heap.member(f"{a}.0", made) for a in lines]) if v.against}


def counted(lines: Mapping[str, Sequence[str]], sources: Mapping[str, str]) -> Claim:
    """The claim that the first lines make; ``sources`` says who says a line."""
    made = heap.corpus(lines, names={name: ("person", [name]) for name in sources.values()})
    ids = {e.name: e.id for e in made.entities}
    said = tuple(
        replace(s, chain=(ids[sources[s.id]],), source_entity=ids[sources[s.id]]) if s.id in sources else s
        for s in made.statements
    )
    made = replace(made, statements=said)
    return count(made, [heap.member(f"{a}.0", made) for a in lines], Settings())


def test_who_answers_what_another_says_denies_it() -> None:
    lines = {
        "a": ["[assert] Le barrage de Valdor est fissuré."],
        "b": ["[assert] Le barrage de Valdor n'est pas fissuré."],
    }
    assert against(lines) == {"b"}


def test_who_warns_somebody_off_denies_nothing(tmp_path: Path) -> None:
    told = "Le quotidien La Lorne a annoncé que la coopérative de Valdor cherchait à vendre du blé traité à Montbrac."
    warned = "La préfecture a renouvelé ses avertissements à la coopérative de ne pas vendre à Montbrac du blé traité."
    for name, line in (("a.txt", told), ("b.txt", warned)):
        (tmp_path / name).write_text(f"Le marché de Valdor\n\nLa foire aux bestiaux ouvre samedi. {line}\n", "utf-8")
    found = recoupe.dossier([tmp_path])
    assert {s.stance for s in found.statements} == {"assert", "warn"}
    assert not [d for d in found.divergences if d.kind == "denial"]


def test_what_all_tell_in_the_negative_is_denied_by_nobody() -> None:
    lines = {
        "a": ["[assert] Il n'existe pas de vaccin contre la fièvre de Valdor."],
        "b": ["Contre la fièvre de Valdor, aucun vaccin n'est disponible."],
        "c": ["[assert] Personne n'a trouvé de vaccin contre la fièvre de Valdor."],
    }
    assert against(lines) == set()


def test_who_rejects_a_thing_says_what_others_say_in_a_negated_sentence() -> None:
    lines = {
        "a": ["[deny] Avoir pris un produit interdit."],
        "b": ["[assert] Je n'ai jamais pris de produit interdit."],
    }
    assert against(lines) == set()


@pytest.mark.parametrize(
    "line",
    [
        "Le gardien du phare est soigné à Valdor, contrairement à ce qui a été dit à Brenne.",
        "Contrairement aux affirmations du maire, le gardien du phare est en vie.",
    ],
)
def test_who_says_that_others_say_the_contrary_denies_it(line: str) -> None:
    lines = {"a": ["[assert] Le gardien du phare a été tué."], "b": [f"[assert] {line}"]}
    assert against(lines) == {"b"}


def test_who_says_the_contrary_of_what_was_done_before_denies_nothing() -> None:
    lines = {
        "a": ["[assert] Le gardien du phare a été blessé."],
        "b": ["[assert] Le gardien du phare a été blessé, contrairement à ce qui se passe d'ordinaire."],
    }
    assert against(lines) == set()


def test_a_denial_alone_denies() -> None:
    assert against({"a": ["[deny] Avoir vendu le barrage."]}) == {"a"}


@pytest.mark.parametrize(
    ("lines", "sources", "status"),
    [
        (
            {"a": ["[assert] Douze ouvriers sont morts à Valdor."], "b": ["Quatorze ouvriers sont morts à Valdor."]},
            {"a.0": "Lise Ferrer"},
            "single-origin",
        ),
        (
            {
                "a": ["[assert] Douze ouvriers sont morts à Valdor."],
                "b": ["[assert] Quatorze ouvriers sont morts à Valdor."],
            },
            {"a.0": "Lise Ferrer", "b.0": "Noé Castel"},
            "disputed",
        ),
        (
            {
                "a": ["[assert] Douze ouvriers sont morts à Valdor."],
                "b": ["Quatorze ouvriers sont morts à Valdor."],
                "c": ["À Valdor, quatorze ouvriers ont trouvé la mort."],
            },
            {"a.0": "Lise Ferrer"},
            "disputed",
        ),
    ],
)
def test_an_origin_is_contradicted_by_another_or_by_several_outlets(
    lines: Mapping[str, Sequence[str]], sources: Mapping[str, str], status: str
) -> None:
    assert counted(lines, sources).status == status
