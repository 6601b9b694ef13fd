"""Every act of ``concepts.toml`` is found in its examples, not in its counter-examples; keys meet across languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

import pytest

from recoupe import lang, nlp
from recoupe.link.alignment.kinds import kindred, relations
from recoupe.link.alignment.lexicon import GLOSSARIES, lexicon
from recoupe.link.alignment.terms import terms
from recoupe.text.folding import fold

ROWS = {code: lang.load(code).rows("concepts", "act") for code in lang.codes()}
BOTH_WAYS = {"defeat"}
"""Who defeats wins, and a defeat is lost."""


@pytest.mark.parametrize("code", sorted(ROWS))
def test_examples_hold_the_act_and_counters_do_not(code: str) -> None:
    cases = [(row["key"], text, True) for row in ROWS[code] for text in row["examples"]]
    cases += [(row["key"], text, False) for row in ROWS[code] for text in row["counter"]]
    lex = lexicon(lang.load(code))
    wrong = []
    for (key, text, held), tokens in zip(cases, nlp.parse(code, [text for _, text, _ in cases]), strict=True):
        if (key in {t.key for t in terms(tokens, lex)}) != held:
            wrong.append((key, text, "missed" if held else "spurious"))
    assert not wrong


def test_the_languages_share_their_keys() -> None:
    for table in ("act", "things"):
        keys = [_keys(code, table) for code in sorted(ROWS)]
        assert set.union(*keys) == set.intersection(*keys)


def test_a_lemma_means_one_thing() -> None:
    for code in ROWS:
        lemmas = [lemma for row in ROWS[code] for lemma in row["lemmas"]]
        lemmas += [lemma for row in lang.load(code).table("concepts")["things"].values() for lemma in row]
        assert len(lemmas) == len(set(lemmas))


def test_related_acts_exist() -> None:
    acts = {row["key"] for row in ROWS["fr"]}
    for pairs in relations():
        assert {key for pair in pairs for key in pair} <= acts


def _keys(code: str, table: str) -> set[str]:
    if table == "act":
        return {row["key"] for row in ROWS[code]}
    return set(lang.load(code).table("concepts")["things"])


def test_the_glossaries_share_their_keys_and_take_no_concept_over() -> None:
    for name in GLOSSARIES:
        assert len({frozenset(lang.load(code).table(name)["words"]) for code in ROWS}) == 1
    for code in ROWS:
        words = [row for name in GLOSSARIES for row in lang.load(code).table(name)["words"].items()]
        listed = {lemma for row in ROWS[code] for lemma in row["lemmas"]}
        listed |= {lemma for row in lang.load(code).table("concepts")["things"].values() for lemma in row}
        assert _twice(key for key, _ in words) == set()
        assert _twice(lemma for _, lemmas in words for lemma in lemmas) == set()
        assert not (_keys(code, "act") | _keys(code, "things")) & {key for key, _ in words}
        assert not listed & {lemma for _, lemmas in words for lemma in lemmas}


def test_what_often_tells_one_fact_is_listed() -> None:
    keys = _keys("fr", "act") | _keys("fr", "things")
    keys |= {key for name in GLOSSARIES for key in lang.load("fr").table(name)["words"]}
    assert {key for pair in kindred() for key in pair} - keys == set()


def test_what_excludes_itself_never_tells_one_fact() -> None:
    against, _ = relations()
    assert against & kindred() == set()


@pytest.mark.parametrize(
    ("code", "text", "keys"),
    [
        ("fr", "Le maire est en train de partir.", {"mayor", "depart"}),
        ("fr", "Le dossier a été jugé.", {"file_noun"}),
        ("en", "A co-worker called an off-duty nurse.", {"colleague", "nurse"}),
        ("en", "The nurse in charge of the bridge left.", {"bridge"}),
        ("en", "They fired twice and the fire spread.", {"shoot", "burn"}),
        ("en", "The ship carried salt that was shipped from Portville.", {"ship", "send"}),
        ("fr", "Les soldats arméniens et un Turc sont là.", {"army", "of:armenia", "of:turkey"}),
        ("en", "Armenian soldiers and a Turkish nurse are there.", {"army", "of:armenia", "of:turkey"}),
    ],
)
def test_what_a_word_stands_for_depends_on_how_it_stands(code: str, text: str, keys: set[str]) -> None:
    """Idioms say nothing, a verb is no noun of its form, and hyphens part words or do not."""
    found = {t.key for tokens in nlp.parse(code, [text]) for t in terms(tokens, lexicon(lang.load(code)))}
    assert keys <= found
    assert not found & {"train", "summer", "judge", "worker", "charge"}


@pytest.mark.parametrize("code", sorted(ROWS))
def test_opposite_words_neither_share_a_key_nor_tell_one_fact(code: str) -> None:
    runs, kin = lexicon(lang.load(code)).runs, kindred()
    met = [(a, b, runs[(fold(a),)][0], runs[(fold(b),)][0]) for a, b in _opposites(code) if _listed(runs, a, b)]
    assert [pair for pair in met if pair[2] == pair[3] or (pair[2], pair[3]) in kin] == []


def _opposites(code: str) -> Iterator[tuple[str, str]]:
    """Every word of one side of ``opposites.toml`` with every word of the other."""
    tables = [rows for rows in lang.load(code).table("opposites").values() if isinstance(rows, list)]
    for row in (row for rows in tables for row in rows if isinstance(row, str) and row.count("|") == 1):
        one, other = (side.split() for side in row.split("|"))
        yield from product(set(one) - BOTH_WAYS, set(other) - BOTH_WAYS)


def _listed(runs: Mapping[tuple[str, ...], object], *words: str) -> bool:
    return all((fold(word),) in runs for word in words)


def _twice(values: Iterable[str]) -> set[str]:
    return {value for value, count in Counter(values).items() if count > 1}
