"""Names that an article gives an outlet, though no data knows them: *(AVP) -*, *le quotidien L'Essor*.

What a name is in one place it is all through the article: who told *l'AVP* told an outlet.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recoupe.extract import Draft
from recoupe.extract.who.gazetteer import Gazetteer, gazetteer, key_of
from recoupe.lang import Language
from recoupe.model import Mention, Span
from recoupe.text.patterns import either

_WORD = r"[A-ZÀ-ÖØ-ÞŒ](?:[\w'’-]*\w)?"
_NAME = rf"(?-i:(?:L['’])?{_WORD}(?: (?:(?:du|de|des|de la|of|of the) )?{_WORD}){{0,3}})"
_SHORT = r"(?-i:[A-ZÀ-ÖØ-Þ]{2,6})(?!\w)"
_ELIDED = re.compile(r"^L['’]")
_QUOTED = re.compile(r"«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\"")


def names(draft: Draft) -> frozenset[str]:
    """The names that the outlet's own words make those of outlets, without the article elided before them.

    Patterns are the rows ``outlet`` of ``who.toml``; ``{outlet}`` stands for a name, ``{short}`` for an acronym.
    Words that the data knows as a body, a function or a nationality name no outlet.
    """
    return _names(draft.text, draft.language)


@lru_cache(maxsize=1)
def _names(text: str, language: Language) -> frozenset[str]:
    own = _QUOTED.sub(lambda m: " " * len(m.group()), text)
    found = (name for pattern in patterns(language) for m in pattern.finditer(own) for name in m.groups() if name)
    lex = gazetteer(language)
    return frozenset(name for each in found if _may_be(name := _ELIDED.sub("", each), lex))


def _may_be(name: str, lex: Gazetteer) -> bool:
    key = key_of(name)
    noun = lex.noun(key[:1])
    other = lex.noun(key) or (noun if noun and noun.kind != "media" and len(key) > 1 else None)
    return not (other or lex.demonym(key) or key in lex.known or set(key) <= lex.words("words.plain") | {"tv"})


def untold(draft: Draft, span: Span, mentions: tuple[Mention, ...]) -> Span:
    """The words of a source without the outlet it spoke to (*cette source | à l'AVP*, *le maire | à Radio Orval*)."""
    told = (m for m in mentions if m.kind == "media" and m.span[1] == span[1])
    before = next((draft.text[span[0] : m.span[0]] for m in told), "")
    addressed = _addressed(draft.language).search(before)
    return (span[0], span[0] + addressed.start()) if addressed and addressed.start() else span


@cache
def _addressed(language: Language) -> re.Pattern[str]:
    words = either(language.words("who", "words.told_to"))
    return re.compile(rf"\s(?:{words or '(?!)'})\s*$", re.IGNORECASE)


@cache
def patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """The rows of a language, compiled; but for names, capitals do not count."""
    rows = language.rows("who", "outlet") if "who" in language.tables else ()
    return tuple(re.compile(_filled(row["pattern"]), re.IGNORECASE | re.MULTILINE) for row in rows)


def _filled(pattern: str) -> str:
    return pattern.replace("{outlet}", f"({_NAME})").replace("{short}", f"({_SHORT})")
