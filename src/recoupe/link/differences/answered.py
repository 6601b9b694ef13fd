"""Whether a denial is of what another member of the claim tells, and not of something else.

A claim may join passages by one word only. So most of what a clause denies must be told on the other side; less, where
it answers at once, in the same article, what another source says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.holders import keys
from recoupe.link.alignment.kinds import light, relations
from recoupe.link.alignment.lexicon import Lexicon, lexicon, unmarked
from recoupe.link.alignment.numbers import number
from recoupe.link.alignment.proposition import Proposition
from recoupe.link.alignment.terms import is_idle
from recoupe.link.alignment.turners import clears, lays, polarity
from recoupe.link.alignment.unit import Unit
from recoupe.link.differences.denials import answers_bare, stops
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.differences.likeness import tell_one_act
from recoupe.link.differences.opposites import opposites
from recoupe.link.memory import per_corpus
from recoupe.model import Span, Token
from recoupe.text.folding import fold, plain

PART = 0.58
"""Share of a denied clause, by weight, that the other side must hold, in one claim."""
LESS = 0.2
"""The same where more speaks for a denial: it answers at once, or is of something in one place."""
HALF = 0.5
"""Share of the lighter of two sides that the one word which they share must make up, when nobody else tells of it."""


def denied_clauses(corpus: Corpus, unit: Unit) -> list[Proposition]:
    """The clauses in which a unit says outright that a thing is not so, but *did not stop*."""
    words = polarity(lang.load(unit.language))
    return [
        p
        for p in unit.told
        if p.negated
        and not p.unsure
        and not p.told & words.undoing
        and negations(corpus, unit.article, unit.spans)
        and not {fold(w) for w in corpus.text(unit.article, p.span).split()} & words.comparing  # *never so grave*
    ]


@per_corpus
def negations(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> frozenset[str]:
    """The words of negation that stand in a passage."""
    lex = lexicon(lang.load(corpus.by_article[article].article.language))
    tokens = list(corpus.tokens(article, spans))
    bearing = (t for n, t in enumerate(tokens) if not is_idle(tokens, n, lex) and not _denies_a_figure(tokens, n, lex))
    found = frozenset(form for t in bearing for form in (fold(t.text), fold(t.lemma)))
    return found & (lex.negation | lex.with_partner if found & lex.partner else lex.negation)


def _denies_a_figure(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a word denies no more than the figure behind it, beside another: *quatre fois, pas trois*."""
    aside = at == 0 or tokens[at - 1].pos in ("PUNCT", "CCONJ")
    return aside and at + 1 < len(tokens) and number(tokens[at + 1], lex) is not None


def is_met(desk: Desk, no: Unit, p: Proposition, other: Unit, least: float) -> bool:
    """Whether enough of a denied clause ``p`` of ``no`` is what the other side says: more than of whom it is told.

    A bare act is denied of somebody, or of all. To say that a thing is not there takes less, where the other side names
    the place, too.
    """
    told = p.held - light()
    told -= p.agents & _own() if len(told) > 1 else frozenset()
    if _says_it_too(no, other) or any(stops(p, q) or _agrees(p, q, no.language, other.language) for q in other.told):
        return False
    met = told & frozenset(other.keys).union(*(q.held for q in other.told))
    if any(tell_one_act(p, q) for q in other.told if "there" in p.modes or not (q.negated or q.unsure)):
        met |= p.acts
    there = "there" in p.modes and bool(met & set(other.names))
    if not met or desk.weight.total(met) < (LESS if there else least) * desk.weight.total(told):
        return False
    if len(told) == 1:
        return answers_bare(p, other)
    return there or bool(met & p.acts) or (len(met) > 1 and bool(met - no.subjects - other.subjects))


@cache
def _own() -> frozenset[str]:
    """The keys of the words by which speakers call those for whom they deny something: *my client*."""
    lexica = [(lexicon(lang.load(code)), lang.load(code).words("oppose", "own.words")) for code in lang.codes()]
    runs = ((lex, (fold(word),)) for lex, words in lexica for word in words)
    return frozenset(unmarked(lex)[run][0] for lex, run in runs if run in unmarked(lex))


def _says_it_too(no: Unit, other: Unit) -> bool:
    """Whether what one unit tells in the negative is an act that the other tells: *n'aura pas lieu*, *est annulé*."""
    told = frozenset[str]().union(*(p.held for p in no.told))
    return bool(((no.acts | no.main) - told) & (other.acts | other.main))


def _agrees(p: Proposition, q: Proposition, one: str, other: str) -> bool:
    """Whether what one clause denies is the contrary of what the other says: *n'a pas respecté*, *a violé la trêve*."""
    if q.negated:
        return False
    if any((x, y) in relations()[0] for x in p.acts for y in q.acts):
        return True
    if one != other:
        return False
    table = opposites(lang.load(one))
    return any(table.plain(y) in map(table.plain, q.told) for x in p.told for y in table.against(table.plain(x)))


def is_cleared(no: Unit, yes: Unit) -> bool:
    """Whether one unit clears what the other lays something to: *le gel n'y est pour rien*, *le gel est en cause*."""
    freed, laid = clears(no.text, lang.load(no.language)), lays(yes.text, lang.load(yes.language))
    return freed and laid and bool((set(no.words) | set(no.names)) & (set(yes.words) | set(yes.names)) - light())


def touches(desk: Desk, claim: Group, no: Unit, yes: Unit) -> bool:
    """Whether what somebody denies has anything to do with what the other tells; more, where only they make a claim."""
    some, others = (keys(unit) for unit in (no, yes))
    shared = some & others
    if points_back(no):
        return True
    alone = len(claim.members) == 2 and len(shared) == 1
    return bool(shared) and not (alone and common(desk, no, yes) < HALF)


def common(desk: Desk, one: Unit, other: Unit) -> float:
    """Share of what the briefer of two units tells, by weight, that the other holds."""
    some, others = (keys(unit) for unit in (one, other))
    brief = min(desk.weight.total(some), desk.weight.total(others))
    return desk.weight.total(some & others) / brief if brief else 0.0


def points_back(unit: Unit) -> bool:
    """Whether a denial says what it denies by pointing at what was said before: *aucune alerte de ce type*."""
    back = lang.load(unit.language).words("oppose", "flat.back")
    return any(re.search(rf"\b{re.escape(fold(words))}\b", plain(unit.text)) for words in back)


def is_narrower(corpus: Corpus, no: Unit, yes: Unit) -> bool:
    """Whether a denial is of one place only, and the other side names another: *no case in Britain*."""
    some, others = (_located(corpus, unit) for unit in (no, yes))
    return bool(some - others and others - some) or bool(no.places and not set(no.places) & set(yes.places))


def _located(corpus: Corpus, unit: Unit) -> set[str]:
    """The places and states that a unit names."""
    known = ((name, corpus.by_entity.get(name)) for name in unit.names)
    return {name for name, entity in known if entity and entity.kind in ("place", "state")}


def is_other_alone(no: Unit, yes: Unit) -> bool:
    """Whether a unit tells the other's act of another thing alone: *ils n'ont utilisé que du gaz*."""
    if not says_only(no):
        return False
    held = keys(yes)
    return any(
        p.acts & held and p.held - p.acts - p.agents - light() and not (p.held - p.acts) & held and held - p.acts
        for p in no.told
        if not p.negated
    )


def says_only(unit: Unit) -> bool:
    """Whether a unit says of one thing that it is the only one: *ne … que*, *only*."""
    data = lang.load(unit.language).table("oppose")["only"]
    text = f" {plain(unit.text)} "
    around = (rf"\b{re.escape(a)} ?(?:\w+ ){{1,4}}{re.escape(b)}" for a, b in data["around"])
    return any(re.search(rf"\b{re.escape(fold(w))}\b", text) for w in data["words"]) or any(
        re.search(pattern, text) for pattern in around
    )
