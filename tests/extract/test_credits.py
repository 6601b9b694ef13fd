"""Whose text an article says it carries."""

from __future__ import annotations

import pytest

from recoupe.extract.who import credits, names
from recoupe.lang import codes, load
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
