"""The folders of data: every file reads, every rule row brings its examples, every message exists in every language."""

import pickle
import string
from collections.abc import Iterator

import pytest

from recoupe.errors import LanguageError
from recoupe.lang import Language, Row, codes, load

FACTS = {
    ("cues", "carrier"),
    ("divergences", "rendering"),
    ("numbers", "unit"),
    ("origins", "body"),
    ("places", "state"),
    ("places", "building"),
    ("verbs", "class"),
}
"""Rows that are facts of a gazetteer or a grammar table, not rules that match; they are tested where they are used."""

LANGUAGES = [load(code) for code in codes()]


def tables(language: Language) -> Iterator[tuple[str, str, Row]]:
    """Every row of every table of rows: file, key, row."""
    for file, data in language.tables.items():
        for key, value in data.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                yield from ((file, key, row) for row in value)


def messages(language: Language) -> dict[tuple[str, str], set[str]]:
    """The placeholders of every message, by file and key."""
    return {
        (file, key): {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
        for file, data in language.tables.items()
        for key, text in data.get("messages", {}).items()
    }


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda x: x.code)
def test_every_rule_brings_examples_and_counter_examples(language: Language) -> None:
    bare = [
        f"{file}.toml [[{key}]] {dict(row)}"
        for file, key, row in tables(language)
        if (file, key) not in FACTS and not (row.get("examples") and row.get("counter"))
    ]
    assert not bare, "\n".join(bare)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda x: x.code)
def test_every_language_has_the_same_files_and_messages(language: Language) -> None:
    french = load("fr")
    assert set(language.tables) == set(french.tables)
    mine, theirs = messages(language), messages(french)
    assert set(mine) == set(theirs)
    assert mine == theirs, {key: (mine[key], theirs[key]) for key in mine if mine[key] != theirs[key]}


def test_a_missing_language_says_what_there_is() -> None:
    with pytest.raises(LanguageError, match="there are: en, fr"):
        load("xx")


def test_a_missing_table_says_what_to_add() -> None:
    with pytest.raises(LanguageError, match=r"add one to its folder"):
        load("fr").table("nothing")


def test_a_missing_message_names_its_file() -> None:
    with pytest.raises(LanguageError, match=r"fr/cli\.toml"):
        load("fr").message("cli", "nothing-of-the-kind")


def test_a_language_that_travels_is_the_one_already_there() -> None:
    """Else another process would compile its rows anew for every article."""
    assert pickle.loads(pickle.dumps(load("fr"))) is load("fr")
