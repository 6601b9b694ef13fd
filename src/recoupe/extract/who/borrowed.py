"""Names that the outlet gives to people whom it leaves unnamed: *Luc (prénom d'emprunt)*, *let's call her Ann*.

Such a name identifies nobody outside its article, so that whoever bears it counts as an anonymous source.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from recoupe.extract import Draft
from recoupe.lang import Language
from recoupe.model import Mention, StatementFound

_NAME = r"[^\W\d_a-zà-ÿ][\w'’-]+"
_STARRED = re.compile(rf"(?<!\w)({_NAME}) ?\*")


def names(draft: Draft) -> frozenset[str]:
    """The names that an article says are not real ones; those with a star, where a note below says so.

    Three steps of reading an article ask for them, one after another: they are looked for once.
    """
    return _names(draft.text, draft.language)


@lru_cache(maxsize=1)
def _names(text: str, language: Language) -> frozenset[str]:
    if "who" not in language.tables:
        return frozenset()
    behind, before, note = _patterns(language)
    found = {m for pattern in (behind, before) if pattern for m in pattern.findall(text)}
    if note and note.search(text):
        found |= set(_STARRED.findall(text))
    return frozenset(found)


def unnamed(statements: tuple[StatementFound, ...], given: frozenset[str]) -> tuple[StatementFound, ...]:
    """The statements with those who bear a given name made anonymous, as sources and as links of a chain."""
    return tuple(_hidden(s, given) for s in statements) if given else statements


def _hidden(statement: StatementFound, given: frozenset[str]) -> StatementFound:
    def anonymous(mention: Mention | None) -> Mention | None:
        bears = mention is not None and mention.name in given and mention.kind in ("person", "other", "place")
        return replace(mention, kind="anonymous", type=mention.type or "none") if mention and bears else mention

    return replace(
        statement,
        mention=anonymous(statement.mention),
        beside=tuple(m for b in statement.beside if (m := anonymous(b))),
        chain=tuple(replace(hop, mention=anonymous(hop.mention)) for hop in statement.chain),
    )


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str] | None, ...]:
    """What stands behind such a name in brackets or commas, what stands before it, and the note to a star."""

    def any_of(key: str) -> str:
        rows = sorted(language.words("who", f"words.{key}"), key=lambda w: (-len(w), w))
        return "|".join(re.escape(w).replace("'", "['’]") for w in rows)

    changed, calling = any_of("name_changed"), any_of("name_given")
    if not changed or not calling:
        return None, None, None
    behind = rf"(?<!\w)({_NAME})(?: ?\* ?)?(?:,? ?[\(\[,] ?)(?:{changed})"
    before = rf"(?<!\w)(?i:{calling}) [«“\"]? ?({_NAME})"
    return re.compile(behind), re.compile(before), re.compile(rf"\*[^\n]{{0,20}}(?i:{changed})")
