"""Whose text an article says it carries."""

from __future__ import annotations

import pytest

from recoupe.extract.who import credits, names
from tests.extract.whodraft import draft

CREDITS = [
    ("fr", "Le pont a cédé.\n\n(avec AFP)", ["AFP"]),
    ("fr", "Le pont a cédé.\n\nSource : AFP, Reuters", ["AFP", "Reuters"]),
    ("fr", "VALMONT (AFP) - Le pont a cédé mardi.", ["AFP"]),
    ("fr", "Le pont a cédé.\n\nAFP", ["AFP"]),
    ("fr", "L'AFP annonce que le pont a cédé.", []),
    ("fr", "Paul Verdier travaille avec Marie.", []),
    ("en", "HARTLEY (Reuters) - The bridge fell on Monday.", ["Reuters"]),
    ("en", "The bridge fell.\n\nSource: AFP", ["AFP"]),
]


@pytest.mark.parametrize(("code", "text", "expected"), CREDITS)
def test_credits(code: str, text: str, expected: list[str]) -> None:
    article = draft(text, code)
    found = credits.find(article, names.find(article))
    assert [hop.mention.name for hop in found if hop.mention] == expected
    assert {hop.status for hop in found} <= {"stated"}
