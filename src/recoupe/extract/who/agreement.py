"""Number and gender of names and phrases, as far as the words beside them or the parse show them."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract import Draft
from recoupe.extract.who.gazetteer import Gazetteer, gazetteer, key_of
from recoupe.extract.who.whereabouts import sentence_at, tokens_in
from recoupe.model import Mention, Token

SHOWN = 80
"""Characters before a name in which its function is looked for."""


def genders(draft: Draft, mentions: Sequence[Mention]) -> dict[str, str]:
    """The gender of each person named: shown by a title, else by the first name, else by the function before it."""
    lex = gazetteer(draft.language)
    people = [m for m in mentions if m.kind == "person"]
    titled = {m.name: g for m in people if (g := gender_of((m.role or "").lower(), lex))}
    called = {m.name: g for m in people if (g := _first_name(m.name, lex))}
    placed = {m.name: g for m in people if (g := shown(draft, m.span[0], lex))}
    out = {**placed, **called, **titled}
    families = {name.split()[-1]: g for name, g in sorted(out.items())}
    return {m.name: g for m in mentions if (g := out.get(m.name) or families.get(m.name))}


def _first_name(name: str, lex: Gazetteer) -> str | None:
    """The gender of a full name by its first word (*Jean-Luc*, else *Jean*)."""
    words = name.split()
    first = key_of(words[0])
    return (lex.firsts.get("-".join(first)) or lex.firsts.get(first[0])) if len(words) > 1 and first else None


def shown(draft: Draft, at: int, lex: Gazetteer) -> str | None:
    """The gender of a name by what stands before it: a title, or the function it is given (*la maire, …*)."""
    start = max(at - SHOWN, draft.sentences[sentence_at(draft, at)].span[0]) if draft.sentences else at
    before = [t for t in tokens_in(draft, (start, at)) if t.pos != "PUNCT"]
    if before and (gender := gender_of(before[-1].text.lower(), lex)):
        return gender
    apart = draft.text[start:at].rstrip().endswith(",")
    for k in range(len(before) - 1, -1, -1):
        noun = lex.noun(key_of(before[k].text) or ("",))
        of = apart and k > 1 and "ADP" in (before[k - 1].pos, before[k - 2].pos)  # *le préfet de la région, X*
        held = noun is not None and noun.kind == "role"
        of = of or (k > 0 and before[k - 1].pos == "ADP" and not held)  # *le général de brigade X*
        beside = k == len(before) - 1 and before[k].pos == "NOUN" and not of
        if beside or held:
            if not beside and k > 1 and before[k - 2].pos == "ADP":
                return None
            return (gender_of(before[k - 1].text.lower(), lex) if k else None) or of_token(before[k], lex)
    return None


def of_token(token: Token, lex: Gazetteer) -> str | None:
    """The gender the parse gives a word; None for a noun of one form for both (*l'analyste*), where it guesses."""
    word = token.text.lower()
    both = word in lex.words("words.epicene") or word.endswith(tuple(lex.words("words.epicene_endings")) or ("\0",))
    if both and token.pos != "ADJ":
        return None
    return "feminine" if "Gender=Fem" in token.morph else "masculine" if "Gender=Masc" in token.morph else None


def gender_of(word: str, lex: Gazetteer) -> str | None:
    for gender in ("feminine", "masculine"):
        if word in lex.words(f"words.{gender}") or word in lex.words(f"titles.{gender}"):
            return gender
    return None


def clash(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b
