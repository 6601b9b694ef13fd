"""What a text only tells of its sources is no fact: whose report is borne out, who could not be reached."""

from __future__ import annotations

import pytest

from tests.extract.whodraft import reading

IDLE = [
    ("fr", "Le parquet a ouvert une enquête lundi, confirmant une information de Radio Nord.", "confirmant"),
    ("fr", "L'usine a fermé lundi. La direction n'a pas pu être jointe dans l'immédiat.", "jointe"),
    ("en", "Prosecutors opened an inquiry on Monday, confirming a report by Radio North.", "confirming"),
    ("en", "The plant closed on Monday. Its owner could not immediately be reached for comment.", "reached"),
]


@pytest.mark.parametrize(("code", "text", "word"), IDLE)
def test_what_is_told_of_a_source_is_no_fact(code: str, text: str, word: str) -> None:
    found = reading(text, code)
    told = [found.article.text[slice(*fact.span)] for fact in found.facts]
    assert told
    assert not any(word in fact for fact in told)
