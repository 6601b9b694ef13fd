"""Lines, languages, and the rows of ``text.toml`` with their examples and counter-examples."""

import re

import pytest

from recoupe.lang import codes, load
from recoupe.text import lines
from recoupe.text.language import detect, foreign

ROWS = [
    (code, key, row) for code in codes() for key in ("boilerplate", "credit") for row in load(code).rows("text", key)
]


@pytest.mark.parametrize(("code", "key", "row"), ROWS, ids=lambda v: v if isinstance(v, str) else v["examples"][0])
def test_rows_take_their_examples_and_none_of_their_counters(code, key, row):
    pattern = re.compile(row["pattern"], 0 if row.get("case") else re.I)
    assert row["examples"]
    assert row["counter"]
    assert [e for e in row["examples"] if not pattern.fullmatch(e)] == []
    assert [c for c in row["counter"] if pattern.fullmatch(c)] == []
    test = lines.is_boilerplate if key == "boilerplate" else lines.is_credit
    assert not any(test(c, load(code)) for c in row["counter"] if len(c.split()) > 4)


@pytest.mark.parametrize("code", codes())
def test_digit_rows(code):
    for row in load(code).table("text")["digits"]:
        assert all(re.search(row["pattern"], e) for e in row["examples"])
        assert not any(re.search(row["pattern"], c) for c in row["counter"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("La maire a indiqué mardi que la digue serait fermée pendant trois jours.", "fr"),
        ("Tempête : deux morts dans le port", "fr"),
        ("The mayor said on Tuesday that the dyke would be closed for three days.", "en"),
        ("La alcaldesa dijo el martes que el dique estaría cerrado durante tres días por obras.", "es"),
        ("市長は火曜日に堤防を閉鎖すると発表した。", "ja"),
        ("12 34 56", "und"),
    ],
)
def test_detect(text, code):
    assert detect(text) == code


def test_foreign_lines():
    french = load("fr")
    assert foreign("La alcaldesa dijo el martes que el dique estaría cerrado durante tres días.", french) == "es"
    assert foreign("The mayor said on Tuesday that the dyke would be closed for three days.", french) == "en"
    assert foreign("La maire a indiqué mardi que la digue serait fermée.", french) is None
    assert foreign("Anton Vasiliev, Olga Petrova, Li Wei, Hassan Nasser et Jomo Otieno", french) is None
    assert foreign("La maire a dit mardi que la digue resterait fermée.", load("en")) == "fr"


def test_headline():
    french = load("fr")
    assert lines.headline(["En direct", "La digue ferme mardi", "", "Le texte suit."], french) == "La digue ferme mardi"
    assert lines.headline(["La digue ferme.", "Le texte suit."], french) is None
    assert lines.headline(["La digue ferme mardi"], french) is None
