"""What the tests of this folder share: a parsed draft of a text, its statements in words, the gold cases."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from recoupe import nlp
from recoupe.extract import Draft
from recoupe.extract.prepare import prepare
from recoupe.extract.said import statements
from recoupe.extract.said.words import of
from recoupe.extract.when import timex
from recoupe.model import Article, Span, StatementFound

GOLD = Path(__file__).parent.parent / "gold"


@cache
def draft(code: str, text: str) -> Draft:
    made = prepare(Article("a", "a.txt", text, "0", code))
    parses = nlp.parse(code, [made.text[slice(*s.span)] for s in made.sentences])
    shifted = (replace(s, tokens=nlp.shift(p, s.span[0])) for s, p in zip(made.sentences, parses, strict=True))
    return replace(made, sentences=tuple(shifted))


@cache
def find(code: str, text: str) -> tuple[StatementFound, ...]:
    made = draft(code, text)
    times = timex.find(made) if "time" in made.language.tables else ()
    return statements.find(made, of(made, times), times)


def words(code: str, text: str, spans: tuple[Span, ...]) -> str:
    """The words of spans, pieces joined by an ellipsis."""
    return " … ".join(draft(code, text).text[a:b] for a, b in spans)


def cases(code: str, name: str = "statements") -> list[tuple[str, dict[str, Any]]]:
    """(wording, case) for every wording of a gold file."""
    rows = tomllib.loads((GOLD / code / f"{name}.toml").read_text("utf-8"))["case"]
    return [(text, row) for row in rows for text in row["texts"]]
