"""News of summits, hostages and expulsions: who is released, who expels whom, what only says which people are meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import recoupe
from recoupe.link.alignment.acts import event, exclusion, roles
from recoupe.link.alignment.judged import judged
from recoupe.link.alignment.meaning import Meanings
from recoupe.link.alignment.units import units
from tests.link.heap import corpus
from tests.written import written


@pytest.mark.parametrize(
    ("article", "line", "main"),
    [
        ("a", "Deux otages libérés lundi ont atterri à Oslen.", {"arrive"}),
        ("a", "Deux otages ont été libérés lundi.", {"release"}),
        ("a", "Trois policiers blessés lors des heurts ont démissionné.", {"resign"}),
        ("b-en", "Two nurses released after 14 months in captivity have arrived at an airbase near Oslen.", {"arrive"}),
        ("b-en", "Two nurses were released after 14 months in captivity.", {"release", "detain"}),
    ],
)
def test_a_participle_that_says_who_is_not_what_is_told(article: str, line: str, main: set[str]) -> None:
    [unit] = units(corpus({article: [line]}))
    assert set(unit.main) <= main


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Deux otages ont été libérés mardi.", "Cinq prisonniers ont été libérés mardi.", True),
        ("Deux otages ont été libérés mardi.", "Deux captifs ont été libérés mardi.", False),
        ("Les ex-otages sont arrivés à Oslen.", "Deux prisonniers sont arrivés à Oslen.", True),
    ],
)
def test_hostages_and_the_prisoners_they_are_swapped_for(one: str, other: str, *, apart: bool) -> None:
    a, b = units(corpus({"a": [one], "b": [other]}))
    assert (exclusion(a, b).value < 0) is apart


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Deux infirmières ont été libérées.", "Cinq combattants ont été libérés.", False),
        ("Deux infirmières ont été libérées.", "Deux soignantes ont été libérées.", True),
        ("Deux infirmières ont été libérées.", "Trois infirmières ont été libérées.", True),
    ],
)
def test_what_the_story_is_about_happens_to_as_many(one: str, other: str, *, same: bool) -> None:
    a, b = units(corpus({"a": [one], "b": [other]}))
    assert (event(a, b, frozenset({"release"})).value > 0) is same


def test_an_expulsion_in_return_is_another_one() -> None:
    names = {"lorn": ("place", ["Lorn"]), "vesk": ("place", ["Vesk"])}
    lines = {
        "a": ["Le Lorn a expulsé deux diplomates de la Vesk."],
        "b": ["La Vesk a expulsé deux diplomates du Lorn."],
    }
    a, b = units(corpus(lines, names=names))
    assert roles(a, b).value < 0


def test_what_one_is_warned_against_doing_is_not_done(tmp_path: Path) -> None:
    lines = [
        "The minister said Lorn was supplying missiles to Vesk.",
        "The envoy warned Lorn against supplying missiles.",
    ]
    rows = [
        {"id": f"n{n}", "text": f"{line}\n", "language": "en", "published": "2031-05-07T10:00", "outlet": f"Outlet {n}"}
        for n, line in enumerate(lines)
    ]
    made = recoupe.dossier([written(tmp_path, *rows)])
    assert sorted(len(claim.members) for claim in made.claims) == [1, 1]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("horrifié", "un massacre", False), ("Le marché a été bombardé.", "Le raid a détruit la halle.", True)],
)
def test_one_word_of_a_reaction_is_near_nothing_by_what_it_is_about(one: str, other: str, *, told: bool) -> None:
    heap = corpus({"a": [one], "b": [other]})
    [(found, judge)] = judged(heap)
    a, b = found
    near = Meanings({a.member: 0, b.member: 1}, np.ones((2, 1), np.float32))
    assert (replace(judge, meanings=near).meaning(a, b).value > 0) is told
