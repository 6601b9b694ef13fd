"""Verbs that mean another thing beside some words: each row of senses is met in its examples, not in its counters."""

from __future__ import annotations

import pytest

from recoupe import lang, nlp
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.terms import lemma, terms
from recoupe.text.folding import fold

LANGUAGES = [code for code in lang.codes() if lang.load(code).rows("concepts", "sense")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_senses_are_met_in_their_examples_alone(code: str) -> None:
    lex = lexicon(lang.load(code))
    wrong = []
    for row in lang.load(code).rows("concepts", "sense"):
        texts = [*row["examples"], *row["counter"]]
        for text, tokens in zip(texts, nlp.parse(code, texts), strict=True):
            verbs = {i for i, t in enumerate(tokens) if fold(lemma(t, lex)) in map(fold, row["lemmas"])}
            keys = {term.key for term in terms(tokens, lex) if verbs & set(term.tokens)}
            held = row["key"] in keys if row["key"] else not keys
            if held != (text in row["examples"]):
                wrong.append((row["key"], text, sorted(keys)))
    assert not wrong
