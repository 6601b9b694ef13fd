"""From spaCy's documents to our tokens, read off in columns: asking token by token takes four times as long."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from recoupe.model import Token

Parse = tuple[Token, ...]

_COLUMNS = ("IDX", "LENGTH", "HEAD", "LEMMA", "POS", "DEP", "MORPH", "ENT_IOB", "ENT_TYPE")
_IOB = ("O", "I", "O", "B")
"""spaCy's codes; 0 is a token whose sentence nobody searched for names, since it has none."""


class Strings(dict[int, str]):
    """The strings behind spaCy's numbers, each made once; all tokens of a kind share one."""

    def __init__(self, store: Any) -> None:
        super().__init__()
        self.store = store

    def __missing__(self, number: int) -> str:
        self[number] = string = sys.intern(self.store[number])
        return string


def tokens(doc: Any, text: str, strings: Strings) -> Parse:
    """The tokens of one parsed text; ``text`` is the text as it was, with its own quotation marks."""
    table = doc.to_array(_COLUMNS)
    starts, sizes, heads = table[:, :3].astype("int64").T.tolist()
    lemmas, parts, deps, morphs, iobs, types = table[:, 3:].T.tolist()
    return tuple(
        Token(
            i,
            start,
            start + size,
            text[start : start + size],
            strings[lemma],
            strings[part],
            strings[dep],
            i + head,
            strings[morph].removeprefix("_"),
            f"{_IOB[iob]}-{strings[kind]}" if kind else _IOB[iob],
        )
        for i, (start, size, head, lemma, part, dep, morph, iob, kind) in enumerate(
            zip(starts, sizes, heads, lemmas, parts, deps, morphs, iobs, types, strict=True)
        )
    )


def attached(read: Parse, places: Mapping[int, tuple[int, str]]) -> Parse:
    """The same tokens, those of some numbers with another head and relation to it."""
    return tuple(t._replace(head=places[t.i][0], dep=places[t.i][1]) if t.i in places else t for t in read)
