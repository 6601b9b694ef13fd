"""Passages that only point back: what stands before them is so, or not (*c'est faux*, *ce que dément X*, *this is not
the case*, *he rejected the accusations*), or is counted or dated anew (*they were 30,000*).

Such a passage is compared by what it points at. The words that it takes from there are shown in square brackets, as
editors mark words that they supply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Literal

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.lexicon import NATION, lexicon
from recoupe.link.alignment.numbers import Amount, is_tally
from recoupe.link.alignment.pages import Page
from recoupe.link.alignment.turners import is_dispute
from recoupe.link.alignment.unit import Unit
from recoupe.model import Token
from recoupe.text.folding import fold

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM", "INTJ"})
OWN = ("member", "spans", "stance", "source", "speaker", "parent", "title", "text", "hedged", "negated")
"""What a passage keeps for itself when it takes the rest from another."""
WHEN = ("dates", "since", "remote", "earlier", "tense")
SILENT = ("ask", "urge", "promise")
"""Stances that say nothing of what stands before them; a refusal to comment is of it."""
MOVES = (*SILENT, "decline", "warn", "expect")
"""Stances that say what should or may be done: no charge against anybody."""
LEAD = 12
"""Characters before who denies in which stands what opens a clause of time."""
REACH = 300
"""Characters back in which what a passage points at must end."""

_END = re.compile(r"[.!?;:\n]")
"""What parts a clause from the one that it takes up."""

Pointer = Literal["same", "contrary", "charge", "which"]
"""How a passage points back: it is so, it is not, others said so, or as a relative clause (*ce que dément X*)."""


def complete(found: Sequence[Unit], pages: Mapping[str, Page]) -> tuple[Unit, ...]:
    """Units by article and position, each that only points back with what it points at. Linear."""
    out: list[Unit] = []
    told: list[Unit] = []
    for unit in found:
        unit = (_recounted(unit, out[-1], pages[unit.article]) if out else None) or unit
        one = _supplied(unit, told, pages[unit.article])
        out.append(one or unit)
        if one is None:
            told.append(unit)
    return tuple(out)


def _recounted(unit: Unit, before: Unit, page: Page) -> Unit | None:
    """The unit before with the figures of one that says nothing else (*La préfecture en a compté 350*)."""
    if before.article != unit.article or unit.names or not (before.amounts and unit.amounts):
        return None
    words, being = page.told(unit.spans) if unit.words else [], lang.load(unit.language).words("refer", "being")
    telling = [t for t in words if t.pos in CONTENT - {"NUM"} and any(c.isalpha() for c in t.text)]
    if any(not is_tally(t, page.lexicon) and fold(t.lemma) not in being for t in telling):
        return None
    counts = before.amounts[0].counts
    return _like(before, unit, OWN, amounts=tuple(Amount(amount.value, counts, amount.aged) for amount in unit.amounts))


def _supplied(unit: Unit, told: Sequence[Unit], page: Page) -> Unit | None:
    """The unit with what it points at, or the contrary of it; None when it says something itself."""
    dated = bool(unit.dates or unit.since)
    if unit.amounts or not unit.stance or unit.stance in SILENT:
        return None
    words, language = page.told(unit.spans), lang.load(unit.language)
    if is_former(page.corpus, unit):
        return None
    pointer = _silently(unit, words, language) or pointing(words, language)
    pointer = pointer or (staying(words, language) if dated else None)
    before = _pointed_at(unit, pointer, told, page) if pointer else None
    if before is None:
        return None
    forms = {key: f"[{word}]" for key, word in before.forms.items()}
    against = unit.stance == "deny" or is_flat(words, language)  # *dément ces accusations mensongères*, *Pas du tout*
    against = against or unit.negated ^ (pointer == "contrary")
    own = (*OWN, *WHEN) if dated else OWN
    taken = {"told": unit.told, "borrowed": True, "meant": frozenset(before.names), "forms": forms}
    return _like(before, unit, own, negated=before.negated ^ against, **taken)


def is_flat(tokens: Sequence[Token], language: Language) -> bool:
    """Whether some words only answer that something is not so: *Pas du tout*, *Not so*."""
    said = " ".join(t.text.lower() for t in tokens if t.pos != "PUNCT").replace("’", "'").replace("' ", "'")
    return said in language.words("cues", "flat_denials")


def _silently(unit: Unit, words: Sequence[Token], language: Language) -> Pointer | None:
    """How a denial that says nothing itself points back: *La société dément catégoriquement*."""
    points = language.words("refer", "points")
    telling = any(t.pos in CONTENT and t.text.lower() not in points for t in words)
    return "same" if unit.stance == "deny" and not telling else None


def is_former(corpus: Corpus, unit: Unit) -> bool:
    """Whether a denial was made before what its sentence tells: *he left, days after his office denied any trip*."""
    said = corpus.by_statement.get(unit.member.said or "") if unit.stance == "deny" else None
    if said is None or not said.source:
        return False
    text, at = corpus.by_article[unit.article].article.text, said.source[0][0]
    lead = fold(text[max(0, at - LEAD) : at]).rstrip()
    return any(lead.endswith(fold(word)) for word in lang.load(unit.language).words("refer", "once"))


def _like(before: Unit, unit: Unit, own: Sequence[str], **changes: Any) -> Unit:
    return replace(before, **{"quotes": (), **{key: getattr(unit, key) for key in own}, **changes})


def pointing(tokens: Sequence[Token], language: Language) -> Pointer | None:
    """Whether some words only say that what stands before them is so, or the contrary.

    >>> pointing((), lang.load("fr")) is None
    True
    """
    if is_flat(tokens, language):
        return "contrary"
    refer = partial(language.words, "refer")
    words, lexical, said = [t.text.lower() for t in tokens], lexicon(language), _said(tokens, language)
    if not said:
        return (
            "which" if refer("which").intersection(words) else "same" if refer("points").intersection(words) else None
        )
    if not all(forms & (refer("same") | refer("charges") | refer("contrary")) for forms in said):
        return None
    if not refer("points").intersection(words) and any(t.pos in ("VERB", "AUX") for t in tokens):
        return None
    lacking = refer("without").intersection(words) and not lexical.negation.intersection(map(fold, words))
    if any(forms & refer("contrary") for forms in said) != bool(lacking):
        return "contrary"
    return "charge" if any(forms & refer("charges") for forms in said) else "same"


def staying(tokens: Sequence[Token], language: Language) -> Pointer | None:
    """Whether some words only say that it was so, beside when: *ils y étaient depuis mardi*, *since Tuesday*."""
    verbs = {fold(t.lemma) for t in tokens if t.pos in ("VERB", "AUX")}
    there = language.words("refer", "there").intersection(t.text.lower() for t in tokens)
    being = verbs <= language.words("refer", "being") and (there or not verbs)
    return "same" if being and not _said(tokens, language) else None


def _said(tokens: Sequence[Token], language: Language) -> list[set[str]]:
    """The forms of each word that says something, but for whose word it is."""
    being, bearing = (
        language.words("refer", "being"),
        language.words("refer", "same") | language.words("refer", "charges"),
    )
    content = [t for t in tokens if t.pos in CONTENT and fold(t.lemma) not in being]
    return [{t.text.lower(), t.lemma.lower()} for t in content if not _is_whose(t, tokens, bearing)]


def _is_whose(token: Token, tokens: Sequence[Token], bearing: frozenset[str]) -> bool:
    """Whether a word only says who told it: *les accusations de ses voisins*, not *des accusations de fraude*."""
    by_place = {t.i: t for t in tokens}
    above = by_place.get(token.head)
    if above is not None and above.pos == "ADP":
        above = by_place.get(above.head)
    told = above is not None and above.i < token.i and above.lemma.lower() in bearing
    return told and (token.pos == "PROPN" or any(t.head == token.i and t.pos in ("DET", "PRON") for t in tokens))


def _pointed_at(unit: Unit, pointer: Pointer, told: Sequence[Unit], page: Page) -> Unit | None:
    """What a unit points at: the question before it, else the passage before or around it.

    What is denied, and what one is accused of, is what somebody else tells, and of whoever denies it where anything
    near is.
    """
    if (asked := page.question(unit.spans[0][0])) is not None:
        return asked
    near = [one for one in _before(unit, told) if one.words and _is_of(one, unit, pointer)]
    if near and unit.stance == "decline":  # *refuse de commenter cette arrestation*: the sentence, not a part of it
        return next((one for one in near[1:] if _holds(one, near[0])), near[0])
    if not near or pointer == "which" or not (pointer in ("charge", "contrary") or unit.stance == "deny"):
        return near[0] if near else None
    if (said := _in_sentence(unit, near[0], page) or _charged(unit, near, page)) is not None:
        return said
    who = _keys_of_source(unit, page)
    return next((one for one in near if unit.speaker in one.names or who.intersection(one.keys)), near[0])


def _in_sentence(unit: Unit, one: Unit, page: Page) -> Unit | None:
    """What somebody else says right before, in the sentence of a clause that takes it up (*accused X of fraud, a charge
    that X denied*)."""
    gap = page.text[one.spans[-1][1] : unit.spans[0][0]]
    told = one.member.said is not None and one.source != unit.source
    return one if told and "," in gap and not _END.search(gap) else None


def _charged(unit: Unit, near: Sequence[Unit], page: Page) -> Unit | None:
    """What somebody is accused of nearby, where charges are denied (*ces accusations sont mensongères*)."""
    refer = lang.load(unit.language).words
    words = {w for t in page.corpus.tokens(unit.article, unit.spans) for w in (t.text.lower(), t.lemma.lower())}
    if not words & (refer("refer", "charges") - refer("refer", "same")):
        return None
    return next((one for one in near if _accuses(one, page) and one.source != unit.source), None)


def _accuses(one: Unit, page: Page) -> bool:
    said = page.corpus.by_statement.get(one.member.said or "")
    cue = page.corpus.tokens(one.article, said.cue) if said and said.cue else ()
    return any(t.text.lower() in lang.load(one.language).words("refer", "accusing") for t in cue)


def _keys_of_source(unit: Unit, page: Page) -> frozenset[str]:
    """What the names and nations stand for that the source of a statement bears: *le ministère russe* is of Russia."""
    said = page.corpus.by_statement.get(unit.member.said or "")
    spans = said.source if said else ()
    keyed = ((one.tokens[i], key) for one in page.read for i, key in one.key.items())
    named = ((t, key) for t, key in keyed if key.startswith(NATION) or t.pos == "PROPN")
    return frozenset(key.removeprefix(NATION) for token, key in named if any(a <= token.start < b for a, b in spans))


def _before(unit: Unit, told: Sequence[Unit]) -> Iterator[Unit]:
    """What stands before a unit or around it in its article, the nearest first, as far back as it may point."""
    at, end = unit.spans[0][0], unit.spans[-1][1]
    for one in reversed(told):
        last = one.spans[-1][1]
        if one.article != unit.article or at - last > REACH:
            return
        if last <= at or (last >= end and one.spans != unit.spans):
            yield one


def _holds(one: Unit, part: Unit) -> bool:
    return one.spans[0][0] <= part.spans[0][0] and part.spans[-1][1] <= one.spans[-1][1]


def _is_of(one: Unit, unit: Unit, pointer: Pointer) -> bool:
    """Whether somebody tells ``one`` to whom ``unit`` may answer."""
    if pointer == "charge":
        return one.member.said is not None and one.source != unit.source and one.stance not in MOVES
    denied = pointer == "contrary" or (unit.stance == "deny" and pointer == "same")
    told = one.member.said is not None or not is_dispute(one.text, lang.load(one.language))
    return not denied or (told and (unit.speaker is None or one.speaker != unit.speaker))
