"""Names that the words beside them make a person's: a function or an age behind a comma, an office before one, a style.

*Alain Roy, a baker, …*; *the fire chief, Beat Rolle, …*; *Mme Berger*.
"""

from __future__ import annotations

import re

from recoupe.extract.who.gazetteer import Gazetteer, Word
from recoupe.model import Span

NEAR = 4
"""Words behind a name, or before it, in which its function stands."""


def is_presented(text: str, words: tuple[Word, ...], run: Span, lex: Gazetteer) -> bool:
    """Whether a name that a first name opens has an age or a function behind its comma (*Alain Roy, a baker,*)."""
    if words[run[0]].key not in lex.firsts or run[1] - run[0] not in (2, 3):
        return False
    after = words[run[1] : run[1] + NEAR]
    if not after or not re.fullmatch(r", ?", text[words[run[1] - 1].end : after[0].start]):
        return False
    if after[0].key.isdigit():
        return text[after[0].end : after[0].end + 1] == "," or len(after[0].key) == 2
    joined = next((i for i in range(1, len(after)) if text[after[i - 1].end : after[i].start] != " "), len(after))
    nouns = (lex.noun((w.key,)) for w in after[:joined])
    return any(noun is not None and noun.kind in ("role", "anonymous") for noun in nouns)


def is_holder(text: str, words: tuple[Word, ...], run: Span, lex: Gazetteer) -> bool:
    """Whether two or three capitals between commas stand behind an office and nothing else (*the fire chief, Beat
    Rolle, …*): one holds it; what is only some function may be a firm's (*its supplier, Dalton Steel, …*)."""
    if run[1] - run[0] not in (2, 3) or run[0] < 2 or words[run[1] - 1].key.isdigit():
        return False
    last = lex.language.table("who")["head"] == "last"
    at = run[0] - 1 if last else _opened(words, run[0] - 1, lex)
    noun = lex.noun((words[at].key,)) if at is not None else None
    open_, close = text[words[run[0] - 1].end : words[run[0]].start], text[words[run[1] - 1].end :][:1]
    held = noun is not None and noun.kind in ("role", "anonymous") and noun.type not in (None, "none", "close")
    return held and open_ == ", " and close in (",", ".", ";")


def _opened(words: tuple[Word, ...], end: int, lex: Gazetteer) -> int | None:
    """The word behind the last article up to a place, if no more than a few words follow it (*la cheffe des
    pompiers*)."""
    opens = lex.words("words.definite") | lex.words("words.indefinite") | lex.words("words.possessive")
    opens -= lex.words("words.governors")
    at = next((k for k in range(end - 1, max(-1, end - 1 - NEAR), -1) if words[k].key in opens), None)
    return None if at is None or at + 1 > end else at + 1


def is_surname(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
    """Whether a lone capital behind *Mme* or *Mr* is a name, although a function or a trade is called so (*Mme Berger*,
    *Mr Cook*); an office is none (*Mr President*)."""
    styles = lex.words("titles.masculine") | lex.words("titles.feminine")
    before = text[words[at - 1].start : words[at - 1].end].lower() if at else ""
    styled = bool({before, before + "."} & styles) and bool(
        re.fullmatch(r"\.? ", text[words[at - 1].end : words[at].start])
    )
    alone = at + 1 == len(words) or not text[words[at + 1].start].isupper()
    noun = lex.noun((words[at].key,))
    return styled and alone and noun is not None and noun.type != "official"
