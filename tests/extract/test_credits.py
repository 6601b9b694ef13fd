"""Whose text an article says it carries."""

from __future__ import annotations

import pytest

from recoupe.extract.who import credits, names
from recoupe.lang import codes, load
from tests.extract.says import find, words
from tests.extract.whodraft import draft

CREDITS = [
    ("fr", "Le pont a cédé.\n\n(avec AFP)", ["AFP"]),
    ("fr", "Le pont a cédé.\n\nSource : AFP, Reuters", ["AFP", "Reuters"]),
    ("fr", "VALMONT (AFP) - Le pont a cédé mardi.", ["AFP"]),
    ("fr", "Le pont a cédé.\n\nAFP", ["AFP"]),
    ("fr", "L'AFP annonce que le pont a cédé.", []),
    ("fr", "Paul Verdier travaille avec Marie.", []),
    ("fr", "Léa Morand avec AFP — Le pont a cédé mardi.", ["AFP"]),
    ("en", "HARTLEY (Reuters) - The bridge fell on Monday.", ["Reuters"]),
    ("en", "The bridge fell.\n\nSource: AFP", ["AFP"]),
]


@pytest.mark.parametrize(("code", "text", "expected"), CREDITS)
def test_credits(code: str, text: str, expected: list[str]) -> None:
    article = draft(text, code)
    found = credits.find(article, names.find(article))
    assert [hop.mention.name for hop in found if hop.mention] == expected
    assert {hop.status for hop in found} <= {"inferred" if "avec" in text else "stated"}


@pytest.mark.parametrize("code", codes())
def test_credit_rows_take_their_examples_and_spare_their_counters(code: str) -> None:
    """Each row is tried at the foot of an article, alone on its line."""
    body = {"fr": "Le pont a cédé.\n\n", "en": "The bridge fell.\n\n"}
    for row in load(code).rows("who", "credit"):
        for example in row["examples"]:
            assert _credited(body[code] + example, code), f"{row['rule']}: {example}"
        for counter in row["counter"]:
            assert not _credited(body[code] + counter, code), f"{row['rule']}: {counter}"


def _credited(text: str, code: str) -> bool:
    article = draft(text, code)
    return bool(credits.find(article, names.find(article)))


OPENED = [
    ("fr", "Léa Morand avec AFP — Le pont a cédé, a dit la maire.", "Le pont a cédé"),
    ("fr", "Le Fanal avec Reuters : le pont a cédé, selon la maire.", "le pont a cédé"),
    ("fr", "Valdor, le 3 mai (AFP) – « Le pont a cédé », a dit la maire.", "Le pont a cédé"),
    ("fr", "La maire (PS) - élue en 2030 - dit que le pont a cédé.", "le pont a cédé"),
    ("en", 'HARTLEY/TARN, May 3 (Reuters) - "The bridge fell," the mayor said.', "The bridge fell"),
    ("en", "Lea Moran with AFP - The bridge fell, the mayor said.", "The bridge fell"),
]


@pytest.mark.parametrize(("code", "text", "content"), OPENED)
def test_who_signs_is_no_part_of_what_is_said(code: str, text: str, content: str) -> None:
    assert [words(code, text, s.content) for s in find(code, text)] == [content]
