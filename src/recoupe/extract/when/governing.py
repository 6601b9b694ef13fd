"""On which side of the publication an expression lies, by the verb that governs it in the parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from recoupe.lang.inflect import is_formed
from recoupe.model import Span, Token
from recoupe.text.folding import fold

Side = Literal["past", "future", "present", "near", ""]
"""``near``: the closest one, before or after (*devait arriver mardi*); empty when nothing tells."""

_CLIMB = 8
"""How many heads up a verb is looked for."""
_GAP = 9
"""Tokens back from a day in which the verb of saying stands that it dates."""
_PAST = ("Tense=Past", "VerbForm=Fin")
_OPENING = ("PRON", "DET", "PROPN", "NOUN", "SCONJ")
"""What opens a clause that is said."""


def governed(lists: Mapping[str, frozenset[str]], tokens: Sequence[Token], span: Span) -> Side:
    """The side told by the verbs above the span, nearest first."""
    inside = _inside(tokens, span)
    top = _top(tokens, span)
    if top is None:
        return ""
    if told := _told_before(lists, tokens, inside[0]) or _said_before(lists, tokens, inside):
        return told
    at, seen, within = top, {top.i}, False
    leads = {fold(t.text) for t in tokens if t.pos == "ADP" and (t.head == top.i or t.i == top.head)}
    for _ in range(_CLIMB):
        if at.pos in ("VERB", "AUX") and not (at.i == top.i and at in inside):
            lemma = fold(at.lemma)
            if lemma in lists["put_off"] and leads & lists["moved"]:  # *has been postponed from Monday to Friday*
                return "future" if leads & lists["moved_to"] else "near"
            asked = within and lemma in lists["prospective"]  # *called for a march on Saturday*
            side = "future" if asked else side_of_verb(lists, tokens, at)
            within = at.dep == "ccomp"  # *a ordonné qu'il soit libéré vendredi*
        else:
            side = _noun(lists, tokens, at, inside)
            if at.pos == "ADP":
                within = within and fold(at.text) in lists["asked_by"]
            else:
                within = at.pos == "NOUN" and at.i == _owner(tokens, top) and at.dep in lists["object"]
        if side:
            return side
        if at.head in seen:
            return ""
        at = tokens[at.head]
        seen.add(at.i)
    return ""


def _inside(tokens: Sequence[Token], span: Span) -> list[Token]:
    """The tokens of a span."""
    return [t for t in tokens if t.start < span[1] and t.end > span[0]]


def _top(tokens: Sequence[Token], span: Span) -> Token | None:
    """The token of a span that hangs on one outside it, or on none."""
    hanging = (t for t in _inside(tokens, span) if t.head == t.i or not span[0] <= tokens[t.head].start < span[1])
    return next(hanging, None)


def _below(tokens: Sequence[Token], above: Token) -> list[Token]:
    """The tokens that hang on one."""
    return [t for t in tokens if t.head == above.i and t.i != above.i]


def _helpers(below: Sequence[Token]) -> list[Token]:
    """The auxiliaries and the copula among the tokens that hang on one."""
    return [t for t in below if t.dep.startswith("aux") or t.dep == "cop"]


def verb_above(tokens: Sequence[Token], span: Span) -> Token | None:
    """The verb that a span hangs on, past the nouns between."""
    at = _top(tokens, span)
    for _ in range(_CLIMB):
        if at is None or at.pos in ("VERB", "AUX") or at.head == at.i:
            break
        at = tokens[at.head]
    return at if at is not None and at.pos in ("VERB", "AUX") else None


def tells_of_then(lists: Mapping[str, frozenset[str]], tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a verb tells a state of the past: imperfect, pluperfect, progressive, or a past that is denied."""
    below = _below(tokens, verb)
    helpers = _helpers(below)
    planned = fold(verb.lemma) in (lists["planned"] | lists["modal"] | lists["prospective"]) - lists["passive"]
    if planned or any(fold(t.lemma) in lists["modal"] - lists["passive"] for t in helpers):
        return False
    if any("Tense=Imp" in t.morph for t in (verb, *helpers)):
        return True
    past = side_of_verb(lists, tokens, verb) == "past"
    had = any(fold(t.lemma) in lists["perfect"] and "Tense=Past" in t.morph for t in helpers)
    under = {verb.i, *(t.i for t in below)}
    denied = any(fold(t.text) in lists["negation"] and t.head in under for t in tokens)
    return past and (had or denied or "Aspect=Prog" in verb.morph)


def _told_before(lists: Mapping[str, frozenset[str]], tokens: Sequence[Token], first: Token) -> Side:
    """The side of a compound tense that the span stands right behind, whatever the parse hangs it on: *où ils ont
    fouillé jeudi une maison, les voisins se taisent*; a bare noun may stand between (*ont fait irruption jeudi*)."""
    before = first.i - 1
    if before > 0 and tokens[before].pos == "ADP":
        before -= 1
    verb = tokens[before] if first.i else first
    if verb.pos in ("NOUN", "ADJ") and verb.i and _tells(lists, tokens[verb.i - 1]):
        verb = tokens[verb.i - 1]
    if _is_epithet(lists, verb):  # *l'enfant dégagée vivante mardi*, *un programme gelé au printemps*
        return "future" if {fold(verb.lemma), fold(verb.lemma) + "r"} & lists["planned"] else "past"
    carried = any(t.dep == "aux:tense" and t.head == verb.i and t.i < verb.i for t in tokens)
    return side_of_verb(lists, tokens, verb) if carried and verb.pos == "VERB" else ""


def _said_before(lists: Mapping[str, frozenset[str]], tokens: Sequence[Token], inside: Sequence[Token]) -> Side:
    """``past`` for a day between a past verb of saying and the clause that is said: *said on Monday it would appeal*,
    *told reporters on Monday he would resign*; before a verb it is a subject (*said Monday would be a holiday*)."""
    day, after = inside[0].i, tokens[inside[-1].i + 1 : inside[-1].i + 2]
    near = range(day - 1, max(-1, day - _GAP), -1)
    at = next((i for i in near if tokens[i].pos not in ("ADP", "DET", "ADJ", "NOUN", "PROPN")), day)
    verb, near = tokens[at], range(at + 1, day)
    said = verb.pos == "VERB" and fold(verb.lemma) in lists["say"] and {*_PAST} <= {*verb.morph.split("|")}
    opens = ("PRON", "DET", "PROPN") if any(tokens[i].pos != "ADP" for i in near) else _OPENING
    return "past" if said and after and after[0].pos in opens and "PronType=Rel" not in after[0].morph else ""


def _tells(lists: Mapping[str, frozenset[str]], token: Token) -> bool:
    """Whether a token is a verb, or a participle that the tagger took for an epithet."""
    return token.pos == "VERB" or _is_epithet(lists, token)


def _is_epithet(lists: Mapping[str, frozenset[str]], token: Token) -> bool:
    """Whether a token is an adjective that its ending makes a participle."""
    participle = token.dep == "acl" or token.lemma.lower().endswith(tuple(lists["participle_ends"]))
    return token.pos == "ADJ" and token.dep in ("acl", "amod") and participle


def _owner(tokens: Sequence[Token], day: Token) -> int:
    """What a day hangs on, past its preposition."""
    head = tokens[day.head]
    return head.head if head.pos == "ADP" else head.i


def _noun(lists: Mapping[str, frozenset[str]], tokens: Sequence[Token], noun: Token, own: Sequence[Token]) -> Side:
    """The side told by a noun above the span: by its copula, or by a preposition (*après le vote de mars*)."""
    below = _below(tokens, noun)
    if noun not in own and any(t.dep == "case" and t.text.lower() in lists["backward"] for t in below):
        return "past"
    copula = next((t for t in below if t.dep == "cop"), None)
    above = tokens[noun.head]
    supposed = fold(above.lemma) in lists["supposing"] and "Mood=Cnd" in above.morph
    if copula is not None and "VerbForm=Inf" in copula.morph and supposed:  # *pourrait être à l'origine*
        return "near"
    return _finite(lists, copula, None) if copula is not None else ""


def side_of_verb(lists: Mapping[str, frozenset[str]], tokens: Sequence[Token], verb: Token) -> Side:
    """The side told by one verb and its auxiliaries; empty when it depends on the verb above."""
    below = _below(tokens, verb)
    helpers = _helpers(below)
    if ahead := {fold(t.lemma) for t in helpers} & lists["future_aux"]:
        supposed = ahead <= lists["supposing"]
        if supposed and any(fold(t.lemma) in lists["perfect"] for t in helpers):  # *may have been told*
            return "past"
        return "near" if supposed and fold(verb.lemma) in lists["passive"] else "future"
    if any(t.dep in ("mark", "case", "advmod") and t.i < verb.i and fold(t.text) in lists["forward"] for t in below):
        return "future"
    finite = next((t for t in (*helpers, verb) if "VerbForm=Fin" in t.morph or "Mood=" in t.morph), None)
    if finite is not None:
        return _finite(lists, finite, verb if finite is not verb else None)
    planned = fold(verb.lemma) in lists["planned"]
    if any("VerbForm=Inf" in t.morph and fold(t.lemma) in lists["passive"] for t in helpers):  # *pourrait être signé*
        return _above(lists, tokens, verb)
    if "VerbForm=Part" in verb.morph and "Tense=Past" in verb.morph:
        return "future" if planned and not helpers else "past"
    if "VerbForm=Inf" in verb.morph or not verb.morph:
        if any(fold(t.lemma) in lists["have"] for t in helpers):
            return "past"
        return _above(lists, tokens, verb)
    return ""


def _above(lists: Mapping[str, frozenset[str]], tokens: Sequence[Token], verb: Token) -> Side:
    """The side that an infinitive has from the verb above it; none at the head of a sentence (*Devoir partir*)."""
    return "" if verb.head == verb.i else _infinitive(lists, tokens, tokens[verb.head])


def _infinitive(lists: Mapping[str, frozenset[str]], tokens: Sequence[Token], head: Token) -> Side:
    """The side told by the verb above an infinitive: *doit*, *devait*, *a promis de*."""
    if head.pos in ("VERB", "AUX") and fold(head.lemma) in lists["modal"]:
        side = side_of_verb(lists, tokens, head)
        if side == "near" or (side == "past" and ("Tense=Imp" in head.morph or fold(head.lemma) in lists["passive"])):
            return "near"
        return "past" if side == "past" else "future"
    return "future" if fold(head.lemma) in lists["prospective"] else ""


def _finite(lists: Mapping[str, frozenset[str]], finite: Token, verb: Token | None) -> Side:
    """The side told by a finite form, and by the participle or infinitive it carries."""
    morph, lemma = finite.morph, fold((verb or finite).lemma)
    planned, participle = lemma in lists["planned"], verb is not None and _is_participle(verb, finite)
    if fold(finite.text) in lists["not_verbs"]:
        return ""
    if "Mood=Cnd" in morph or _is_conditional(lists, finite):
        if participle and lemma in lists["modal"]:  # *aurait dû se tenir*
            return "near"
        passive = finite.dep == "aux:pass" and lemma not in lists["by_being"]  # *serait signé*, not *serait arrivé*
        return "past" if participle and not planned and not passive else "future"
    if "Tense=Fut" in morph:
        done = participle and finite.dep == "aux:tense" and fold(finite.lemma) not in lists["passive"]
        return "past" if done else "future"  # *la visite aura surtout valu par ses images*: the press looks back
    if "Tense=Imp" in morph:
        passive = verb is None or fold(finite.lemma) in lists["passive"]
        return "near" if (planned and passive) or lemma in lists["modal"] else "past"
    if "Tense=Past" in morph:
        return "near" if planned and verb is not None and fold(finite.lemma) in lists["passive"] else "past"
    if "Tense=Pres" in morph or "Mood=" in morph:
        if participle:
            return "future" if planned and fold(finite.lemma) in lists["passive"] else "past"
        return "past" if lemma in lists["say"] else "present"
    return ""


def _is_participle(verb: Token, finite: Token) -> bool:
    """Whether a form is a past participle beside its finite auxiliary; *is flying* is a present.

    What an auxiliary of tense carries is one however it was tagged (*ont recouvré la liberté*).
    """
    return finite.dep == "aux:tense" or ("VerbForm=Part" in verb.morph and "Aspect=Prog" not in verb.morph)


def _is_conditional(lists: Mapping[str, frozenset[str]], finite: Token) -> bool:
    """Whether a form is its infinitive, or an irregular stem, with an ending of the conditional, which taggers take for
    an imperfect."""
    form, lemma, stems = fold(finite.text), fold(finite.lemma), lists["conditional_stems"]
    return is_formed(form, lemma, lists["conditional"], stems=stems, clipped=lists["clipped"])
