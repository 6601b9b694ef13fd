"""What a passage that only points back points at: the question before it, or what somebody else tells before it.

A refusal to comment is of what was reported, not of another's denial of it. Charges (*ces accusations*, *the
allegations*) are what others say of whoever rejects them, wherever in the article that stands; and who rejects charges
in several articles of one story rejects the same ones, since those articles print one sentence of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.lexicon import NATION
from recoupe.link.alignment.pages import Page
from recoupe.link.alignment.turners import is_dispute
from recoupe.link.alignment.unit import Unit
from recoupe.link.groups import sharing

SILENT = ("ask", "urge", "promise")
"""Stances that say nothing of what stands before them; a refusal to comment is of it."""
MOVES = (*SILENT, "decline", "warn", "expect")
"""Stances that say what should or may be done: no charge against anybody."""
REACH = 300
"""Characters back in which what a passage points at must end; charges may be anywhere before."""
NEXT = 120
"""Characters between two denials of one thing, of which the second goes on where the first ends."""

_END = re.compile(r"[.!?;:\n]")
"""What parts a clause from the one that it takes up."""

Pointer = Literal["same", "contrary", "charge", "which"]
"""How a passage points back: it is so, it is not, others said so, or as a relative clause (*ce que dément X*)."""
Pointed = tuple[Unit, Unit]
"""A unit that points back, with what it points at."""


def target(unit: Unit, pointer: Pointer, told: Sequence[Unit], page: Page, last: Pointed | None) -> Unit | None:
    """What a unit points at: the question before it, else the passage before or around it.

    What is denied, and what one is accused of, is what somebody else tells, and of whoever denies it where anything
    near is. ``last``: the unit before with what it points at, where it does.
    """
    if (asked := page.question(unit.spans[0][0])) is not None:
        return asked
    reach = len(page.text) if unit.stance == "decline" and _is_of_all(page.corpus, unit) else REACH
    near = [one for one in _before(unit, told, reach) if one.words and _is_of(one, unit, pointer)]
    if near and unit.stance == "decline":  # *refuse de commenter cette arrestation*: the sentence, not a part of it
        near = [one for one in near if not _only_denies(one)] or near
        return next((one for one in near[1:] if _holds(one, near[0])), near[0])
    if pointer == "which" or not (pointer in ("charge", "contrary") or unit.stance == "deny"):
        return near[0] if near else None
    if near and (said := _in_sentence(unit, near[0], page)) is not None:
        return said
    charged = _charged(unit, told, page, last) if is_of_charges(page.corpus, unit) else None
    if charged is not None or not near:
        return charged
    who = _keys_of_source(unit, page)
    return next((one for one in near if _is_about(one, unit, who)), near[0])


def is_of_charges(corpus: Corpus, unit: Unit) -> bool:
    """Whether a unit names what it points at as charges (*ces accusations*), or denies all of it (*the claims*)."""
    refer = lang.load(unit.language).words
    charges = refer("refer", "charges") - refer("refer", "same")
    if any({t.text.lower(), t.lemma.lower()} & charges for t in corpus.tokens(unit.article, unit.spans)):
        return True
    return unit.stance == "deny" and _is_of_all(corpus, unit)


def _is_of_all(corpus: Corpus, unit: Unit) -> bool:
    """Whether a unit points at several things told, and so at what the article is about (*ces informations*)."""
    same = lang.load(unit.language).words("refer", "same")
    tokens = corpus.tokens(unit.article, unit.spans)
    return any(t.lemma.lower() in same and t.pos == "NOUN" and "Number=Plur" in t.morph for t in tokens)


def agreed(found: Sequence[Unit], charged: Mapping[int, Unit]) -> dict[int, Unit]:
    """What the units of some numbers point at as charges, one for all by whom one speaker rejects them.

    It is the one most like what the others point at.
    """
    keyed = [(n, [*([found[n].speaker] if found[n].speaker else []), before.place]) for n, before in charged.items()]
    out: dict[int, Unit] = {}
    for group in sharing(keyed):
        targets = [charged[n] for n in group]
        best = min(targets, key=lambda one: (-sum(_likeness(one, other) for other in targets), one.place))
        out |= {n: best for n in group if charged[n] is not best}
    return out


def _likeness(one: Unit, other: Unit) -> float:
    """How much of what two units tell is the same, from 0 to 1."""
    return len({*one.keys} & {*other.keys}) / max(1, len({*one.keys, *other.keys}))


def _in_sentence(unit: Unit, one: Unit, page: Page) -> Unit | None:
    """What somebody else says right before, in the sentence of a clause that takes it up (*accused X of fraud, a charge
    that X denied*)."""
    gap = page.text[one.spans[-1][1] : unit.spans[0][0]]
    told = one.member.said is not None and one.source != unit.source
    return one if told and "," in gap and not _END.search(gap) else None


def _charged(unit: Unit, told: Sequence[Unit], page: Page, last: Pointed | None) -> Unit | None:
    """What somebody else charges whoever rejects charges with: what was just denied, what is told by a verb of charging
    nearby, what is of them, or what is near."""
    if last and _goes_on(unit, last[0]):
        return last[1]
    before = [one for one in _before(unit, told, len(page.text)) if one.words and _is_of(one, unit, "charge")]
    near = [one for one in before if unit.spans[0][0] - one.spans[-1][1] <= REACH]
    if (accused := next((one for one in near if _accuses(one, page)), None)) is not None:
        return accused
    positive = [one for one in before if not one.negated]
    who = _keys_of_source(unit, page)
    return next((one for one in positive if _is_about(one, unit, who)), next(iter(positive), None))


def _goes_on(unit: Unit, last: Unit) -> bool:
    """Whether a unit stands right behind a denial."""
    close = last.article == unit.article and unit.spans[0][0] - last.spans[-1][1] <= NEXT
    return close and last.stance == "deny"


def _is_about(one: Unit, unit: Unit, who: frozenset[str]) -> bool:
    """Whether a unit tells of whoever says another, or of one of the names that they bear."""
    return unit.speaker in one.names or bool(who.intersection(one.keys))


def _only_denies(one: Unit) -> bool:
    return one.stance == "deny" or one.negated


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


def _before(unit: Unit, told: Sequence[Unit], reach: int) -> Iterator[Unit]:
    """What stands before a unit or around it in its article, the nearest first, as far back as it may point."""
    at, end = unit.spans[0][0], unit.spans[-1][1]
    for one in reversed(told):
        last = one.spans[-1][1]
        if one.article != unit.article or at - last > reach:
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
