"""Whom *son homologue* and *her counterpart* mean: that country's holder of the office, or nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from tests.extract.whodraft import reading, statement
from tests.written import written

NAMED = [
    (
        "fr",
        "Le ministre marnais de la Mer, Luc Viard, a vu mardi son homologue valdrien, Piotr Lazare. M. Viard s'est dit "
        "inquiet. Son homologue valdrien a jugé que la digue tenait.",
        "la digue tenait",
        "Piotr Lazare",
    ),
    (
        "fr",
        "La ministre marnaise de la Mer, Ana Roy, était assise près du ministre valdrien de la Mer, Piotr Lazare. "
        "« La digue tient », a répondu son homologue valdrien.",
        "La digue tient",
        "Piotr Lazare",
    ),
    (
        "fr",
        "Le président français Luc Viard a reçu mardi le premier ministre japonais Ken Mori et le président polonais "
        "Jan Kowal. « La digue tient », a déclaré son homologue polonais.",
        "La digue tient",
        "Jan Kowal",
    ),
    (
        "en",
        "Foreign Secretary Ann Lee met the French foreign minister, Luc Viard, in Geneva. Her French counterpart said "
        "the dyke would hold.",
        "the dyke would hold",
        "Luc Viard",
    ),
    (
        "en",
        "The Marnian fisheries minister, Ana Roy, spoke first. The Valdrian fisheries minister, Piotr Lazar, followed. "
        '"The dyke holds," her Valdrian counterpart said.',
        "The dyke holds",
        "Piotr Lazar",
    ),
    (
        "en",
        "Luc Viard's British counterpart, David Hall, said the dyke would hold.",
        "the dyke would hold",
        "David Hall",
    ),
    (
        "fr",
        "Luc Viard a reçu son homologue sénégalais, Amadou Ba, au palais. Le président sénégalais a affirmé que la "
        "digue tenait.",
        "la digue tenait",
        "Amadou Ba",
    ),
]


@pytest.mark.parametrize(("code", "text", "holding", "name"), NAMED)
def test_counterpart_is_the_holder_there(code: str, text: str, holding: str, name: str) -> None:
    found = statement(text, holding, code).mention
    assert found is not None
    assert found.name == name


NOBODY = [
    (
        "fr",
        "Le chancelier allemand Karl Brandt a dit non. Le président français Luc Viard a réservé sa réponse. Son "
        "homologue américain a affirmé que la digue tenait.",
        "la digue tenait",
    ),
    ("fr", "Le bac est parti. Son homologue valdrien a affirmé que la digue tenait.", "la digue tenait"),
]


@pytest.mark.parametrize(("code", "text", "holding"), NOBODY)
def test_counterpart_of_nobody_who_can_be_told(code: str, text: str, holding: str) -> None:
    assert statement(text, holding, code).mention is None


def test_several_counterparts_stay_unnamed() -> None:
    found = statement(
        "Les ministres ont parlé. Leurs homologues valdriens ont dit que la digue tenait.", "digue"
    ).mention
    assert found is not None
    assert found.kind == "anonymous"


def test_counterpart_has_the_office_too() -> None:
    text = "La ministre marnaise de la Mer, Ana Roy, a vu son homologue valdrien, Piotr Lazare."
    assert {m.name: m.role for m in reading(text).mentions}["Piotr Lazare"] == "ministre de la Mer"


ROWS = (
    "La ministre française de la Défense, Ana Roy, a affirmé mardi que l'accord sur le détroit d'Orvale tenait. Son "
    "homologue italien a assuré que le texte n'était pas signé.",
    "Le ministre italien de la Défense, Paolo Conti, a assuré mardi que le texte sur le détroit d'Orvale n'était pas "
    "signé. La ministre française de la Défense, Ana Roy, a affirmé que l'accord tenait.",
)


def test_holder_whom_another_article_names(tmp_path: Path) -> None:
    rows = [{"id": f"a{n}", "language": "fr", "text": text} for n, text in enumerate(ROWS)]
    dossier = recoupe.dossier([written(tmp_path, *rows)])
    who = {e.id: e.name for e in dossier.entities}
    assert {who[s.source_entity or ""] for s in dossier.statements} == {"Ana Roy", "Paolo Conti"}
