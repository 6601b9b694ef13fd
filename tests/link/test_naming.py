"""Bodies under two names, and those that a text leaves without one: what one voice is, and what may be one."""

from __future__ import annotations

import pytest

from recoupe.link.counting.facts import split
from recoupe.link.counting.houses import body, translated
from recoupe.link.counting.kinship import kin, may_be, one_voice
from recoupe.link.counting.naming import full_names, initialled, is_unnamed, prefixed
from recoupe.link.counting.standing import Standing
from recoupe.model import Entity, EntityKind


def known(name: str, *forms: str, kind: EntityKind = "institution") -> Entity:
    return Entity("x", kind, name, (name, *forms), ())


def source(name: str, kind: EntityKind = "institution", **more: object) -> Standing:
    words = body(split(name))
    rest = {"key": "body:" + " ".join(words), "nation": None, "arm": False, "houses": frozenset({words}), **more}
    return Standing(name, name, kind, **rest)  # type: ignore[arg-type]


def speaker(name: str, **more: object) -> Standing:
    return source(name, "person", **{"key": name, "houses": frozenset(), **more})


@pytest.mark.parametrize(
    ("forms", "unnamed"),
    [
        (("groupe peu connu", "un groupe peu connu"), True),
        (("local charity", "a local charity"), True),
        (("groupe armé", "des groupes", "le groupe armé", "un groupe armé"), False),
        (("local charity", "the local charity"), False),
        (("Cercle des marins", "un Cercle des marins"), False),
    ],
)
def test_a_body_told_by_an_indefinite_phrase_alone_has_no_name(forms: tuple[str, ...], unnamed: bool) -> None:
    assert is_unnamed(known(*forms)) is unnamed


def test_full_names_leave_out_what_is_told_of_a_body() -> None:
    assert full_names(known("Secours", "Secours Médical du Val, a charity", "le secours")) == {
        ("secours", "medical", "val")
    }
    assert full_names(known("Ana Tilleul", kind="person")) == frozenset()


@pytest.mark.parametrize(
    ("short", "name", "same"),
    [
        ("RFV", "Réseau ferré du Val", True),
        ("VRA", "Valdor Rescue Association", True),
        ("RV", "Réseau du Val", False),
        ("Rfv", "Réseau ferré du Val", False),
        ("RFM", "Réseau ferré du Val", False),
        ("ARS", "Agence régionale de santé de Haute-Ornaye", True),
        ("RFVO", "Réseau ferré du Val", False),
    ],
)
def test_initials_are_the_name_that_they_shorten(short: str, name: str, same: bool) -> None:
    assert initialled(short, [body(split(name))]) is same
    found = one_voice(source(short), source(name))
    assert found == ("one_house" if same else None)


@pytest.mark.parametrize(
    ("name", "abroad", "same"),
    [
        ("Front populaire", "Popular Front", True),
        ("Front du Nord", "Northern Front", True),
        ("Mouvement du Val", "Front du Val", False),
        ("Front populaire", "Front populaire du Val", False),
        ("Front", "Frontier", False),
        ("Union des ouvriers", "Union des salariés", False),
    ],
)
def test_a_name_in_another_language_says_the_same_word_by_word(name: str, abroad: str, same: bool) -> None:
    assert translated(body(split(name)), body(split(abroad))) is same


@pytest.mark.parametrize(
    ("short", "name", "same"),
    [
        ("FLV", "rebelles du FLV", True),
        ("Ennoura", "parti Ennoura", True),
        ("Solival", "charity Solival", True),
        ("Orvane", "syndicat d'Orvane", False),
        ("Orvane", "association des riverains d'Orvane", False),
    ],
)
def test_a_kind_before_a_name_leaves_it_whole(short: str, name: str, same: bool) -> None:
    assert prefixed(body(split(short)), body(split(name))) is same
    assert bool(one_voice(source(short), source(name))) is same


def test_one_who_heads_something_may_head_the_body_that_another_speaks_for() -> None:
    head = speaker("Paul Norval", leads=True)
    voice = speaker("Ana Tilleul", houses=frozenset({("orvane",)}), serves=frozenset({"body:orvane"}))
    assert kin(head, voice) == kin(voice, head) == "may_lead"
    assert kin(speaker("Paul Norval"), voice) is None
    assert kin(head, speaker("Lise Aubépin")) is None


def test_a_body_without_a_name_may_be_one_that_has_a_name() -> None:
    unnamed = source("groupe peu connu", unnamed=True, trades=frozenset({"firm"}))
    assert kin(unnamed, source("Front du Val")) == "unnamed_body"
    assert kin(unnamed, source("Cercle du Val", trades=frozenset({"union"}))) is None
    assert kin(unnamed, source("police", arm=True)) is None
    assert kin(unnamed, speaker("Lise Aubépin")) is None


def test_an_employer_may_be_the_firm_that_somebody_heads() -> None:
    employer = source("employeur", "anonymous", bare=True, trades=frozenset({"firm"}), houses=frozenset())
    assert may_be(employer, speaker("Otto Brunel", houses=frozenset({("orvane",)}), key="body:orvane"))
    assert not may_be(employer, speaker("Otto Brunel", houses=frozenset({("police",)}), arm=True, key="body:police"))
