"""What a passage counts, as the alignment of claims compares it: sums in short among it."""

from __future__ import annotations

import pytest

from recoupe.link.alignment.units import units
from tests.link.heap import corpus


@pytest.mark.parametrize(
    ("article", "line", "value", "currency"),
    [
        ("a", "La fonderie doit 48 millions d'euros.", 48e6, "euro"),
        ("a", "La fonderie doit 48 M€.", 48e6, "euro"),
        ("a", "La fonderie doit 1,5 Md€ à ses banques.", 1.5e9, "euro"),
        ("b-en", "The foundry owes its banks €48m.", 48e6, "euro"),
        ("b-en", "The foundry owes its banks €48 million.", 48e6, "euro"),
        ("b-en", "A $1.5bn fine was imposed on the bank.", 1.5e9, "dollar"),
        ("b-en", "The bank paid $300 to each client.", 300, "dollar"),
    ],
)
def test_a_sum_in_short_is_the_sum(article: str, line: str, value: float, currency: str) -> None:
    [unit] = units(corpus({article: [line]}))
    [amount] = unit.amounts
    assert amount.value == pytest.approx(value)
    assert currency in amount.counts
