"""Every row of the cue and hedge tables finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

from typing import Any

import pytest

from recoupe.extract.said import stance
from recoupe.extract.said.cues import lexicon
from recoupe.extract.said.words import of
from recoupe.lang import load
from recoupe.lang.inflect import inflect
from tests.extract.says import draft, find

CODES = ("fr", "en")


def _rows(table: str, key: str, field: str) -> list[Any]:
    out = []
    for code in CODES:
        for row in load(code).rows(table, key):
            name = row.get("id") or row.get("lemma") or (row.get("lemmas") or row.get("words") or row["nouns"])[0]
            out += [pytest.param(code, row, text, id=f"{code}:{name}:{text[:40]}") for text in row.get(field, ())]
    return out


def _lemmas(row: Any) -> set[str]:
    code_lemmas = row.get("lemmas") or [row.get("lemma")]
    return {lemma.split()[-1].split("'")[-1] for lemma in code_lemmas if lemma} | {
        lemma.split()[0] for lemma in code_lemmas if lemma
    }


@pytest.mark.parametrize(("code", "row", "text"), _rows("cues", "cue", "examples"))
def test_cue_example(code: str, row: Any, text: str) -> None:
    found = [s for s in find(code, text) if s.cue_lemma in _lemmas(row)]
    assert found, find(code, text)
    assert any(s.stance == row["stance"] for s in found), [s.stance for s in found]


@pytest.mark.parametrize(("code", "row", "text"), _rows("cues", "cue", "counter"))
def test_cue_counter(code: str, row: Any, text: str) -> None:
    assert not [s for s in find(code, text) if s.cue_lemma in _lemmas(row)]


@pytest.mark.parametrize(("code", "row", "text"), _rows("cues", "preposition", "examples"))
def test_preposition_example(code: str, row: Any, text: str) -> None:
    assert [s.rule for s in find(code, text)] == ["preposition"]


@pytest.mark.parametrize(("code", "row", "text"), _rows("cues", "preposition", "counter"))
def test_preposition_counter(code: str, row: Any, text: str) -> None:
    assert not find(code, text)


@pytest.mark.parametrize(("code", "row", "text"), _rows("cues", "nominal", "examples"))
def test_nominal_example(code: str, row: Any, text: str) -> None:
    assert row["stance"] in [s.stance for s in find(code, text) if s.cue]


@pytest.mark.parametrize(("code", "row", "text"), _rows("cues", "nominal", "counter"))
def test_nominal_counter(code: str, row: Any, text: str) -> None:
    assert not find(code, text)


def _hedges(code: str, row: Any, text: str) -> tuple[Any, ...]:
    made = draft(code, text)
    words, lex = of(made, ()), lexicon(made.language)
    whole = ((0, len(text)),)
    return stance.hedged(words, lex, stance.hedges(made.language), whole, nominal=bool(row.get("nominal")))


@pytest.mark.parametrize(("code", "row", "text"), _rows("hedges", "hedge", "examples"))
def test_hedge_example(code: str, row: Any, text: str) -> None:
    assert _hedges(code, row, text)


@pytest.mark.parametrize(("code", "row", "text"), _rows("hedges", "hedge", "counter"))
def test_hedge_counter(code: str, row: Any, text: str) -> None:
    assert not _hedges(code, row, text)


@pytest.mark.parametrize("code", CODES)
def test_every_lemma_inflects(code: str) -> None:
    lex = lexicon(load(code))
    for lemma in lex.cues:
        tenses = {f.tense for forms in inflect(load(code), lemma).values() for f in forms}
        assert {"pres", "past", "part", "ger", "inf"} <= tenses, lemma


def _plain_clause_verbs() -> list[Any]:
    rows = [
        r
        for r in load("fr").rows("cues", "cue")
        if "que clause" in r["frames"] and not any(r.get(x) for x in ("negated", "inverted", "quoted", "evidence"))
    ]
    return sorted(
        {
            n
            for r in rows
            for n in r.get("lemmas", [r.get("lemma")])
            if " " not in n and "'" not in n and not r.get("tails") and not r.get("nouns")
        }
    )


@pytest.mark.parametrize("lemma", _plain_clause_verbs())
def test_every_clause_verb_reports_in_the_perfect_and_the_present(lemma: str) -> None:
    forms = inflect(load("fr"), lemma)
    part = next(w for w, fs in forms.items() if any(f.tense == "part" for f in fs))
    third = next(w for w, fs in forms.items() if any(f.tense == "pres" and 3 in f.persons for f in fs))
    for text in (
        f"La ministre a {part} que la route restera fermée.",
        f"Le préfet {third} que la route restera fermée.",
    ):
        assert [s.cue_lemma for s in find("fr", text)] == [lemma], text
