"""Whether words go together by gender and number, as far as the tagger knows them."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import Token


def agree(one: Token, two: Token) -> bool:
    """Whether nothing is known by which two words disagree in gender or number."""
    a, b = (dict(part.split("=", 1) for part in token.morph.split("|") if "=" in part) for token in (one, two))
    return all(a[key] == b[key] for key in ("Gender", "Number") if key in a and key in b)


def is_participle(token: Token) -> bool:
    """Whether a word is a past participle, by its tag."""
    return token.pos in ("VERB", "ADJ") and "VerbForm=Part" in token.morph and "Tense=Past" in token.morph


def is_stray(tokens: Sequence[Token], i: int) -> bool:
    """Whether a past participle was hung on a noun that it does not agree with: *la fin du conflit et fermé le port*.

    It leans on a verb before it, then.
    """
    token, head = tokens[i], tokens[tokens[i].head]
    return is_participle(token) and head.i < i and head.pos == "NOUN" and not agree(token, head)
