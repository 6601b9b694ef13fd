"""What the figures of a passage count, and which figure of another passage counts the same.

Two figures count one thing when the noun is one, in either language; when both count people and each member counts
them once; when two acts are one, too. Each figure has one counterpart at most, the best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.kinds import companies, kindred, light
from recoupe.link.alignment.known import terms_at
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.numbers import counted_by, number
from recoupe.link.differences.idioms import AGAIN, AGE, LARGE, OFTEN, SUM
from recoupe.link.differences.quantities import LENGTH, lengths, quantities
from recoupe.link.differences.quantity import PEOPLE, Quantity
from recoupe.link.differences.tolls import PASSENGERS, TOLLS, befalling, ends_told, people_of
from recoupe.link.memory import per_corpus
from recoupe.model import Span, Token
from recoupe.text.folding import fold

ENOUGH = 2
"""Points from which two figures count one thing: 2 for one noun, 1 for two nouns of people, 1 for one act."""
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
"""Parts of speech of what is counted; taggers take *blessés* for an adjective."""
BEFORE = frozenset({"ADJ", "NOUN", "PROPN"})
"""What may stand between a number and its noun, and that noun."""
BETWEEN = 20
"""Characters behind a number and the next word within which its noun begins."""
TIMES = 6
"""How many times as many people as others are none of theirs, when they are called otherwise."""
REACH = 300
"""Characters before a figure alone in which what it counts stands."""
WHOLE = 20
"""Characters before a number in which what makes it a part stands."""
NEAR = 9
"""Characters before a number in which what it points at begins."""

Passage = tuple[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with what it counts: the key of its noun, and those of the acts which that noun takes part in.

    ``people`` whether it counts people, ``total`` of two kinds, ``part`` of those counted before (*dont neuf civils*),
    ``open`` whether a pronoun or nothing names what is counted, so that it may be anything.
    """

    quantity: Quantity
    noun: str
    acts: frozenset[str]
    people: bool
    total: bool = False
    part: bool = False
    open: bool = False

    @property
    def names(self) -> set[str]:
        """What is counted: the word, and what it stands for in either language."""
        return {self.quantity.noun, self.noun} - {""} if not self.quantity.measure else {self.quantity.noun}


@per_corpus
def counted(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> tuple[Counted, ...]:
    """The quantities of a passage, but those of a thing it counts twice, and those in a date."""
    language = lang.load(corpus.by_article[article].article.language)
    parts = [(corpus.text(article, span), span[0]) for span in spans]
    found = [q for text, at in parts for q in quantities(text, language, offset=at)]
    ages = [q.span for q in found if q.noun == AGE]
    times = [q for text, at in parts for q in lengths(text, language, offset=at)]
    times = [t for t in times if not any(a <= t.span[0] < b for a, b in ages)]
    found = [q for q in found if not any(q.span[0] == t.span[0] for t in times)] + times  # *five weeks old*
    nouns = [q.noun for q in found]
    once = [q for q in found if nouns.count(q.noun) == 1 and not _dated(corpus, article, q.span)]
    once = [q for q in once if not _is_known(corpus, article, q, language)]
    told = (
        _meant(corpus, article, q, language) if q.noun == AGAIN else read(corpus, article, q, language) for q in once
    )
    return tuple(c for c in told if c)


def _meant(corpus: Corpus, article: str, q: Quantity, language: Language) -> Counted | None:
    """A figure alone, as one of what the last one before it counts: *300 marchers, say guards; 1,500, the union*; of
    whatever is counted where none stands before it."""
    end = q.span[0]
    start = max(0, end - REACH)
    before = [p for p in quantities(corpus.text(article, (start, end)), language, offset=start) if p.noun != AGAIN]
    if before and before[-1].measure:
        return None
    if not before:
        return replace(read(corpus, article, q, language), open=True)
    told = read(corpus, article, before[-1], language)
    return replace(told, quantity=replace(q, noun=told.quantity.noun), open=True)


def _is_part(corpus: Corpus, article: str, q: Quantity, language: Language) -> bool:
    """Whether a number is of those that were just counted: *31 blessés, dont neuf civils*, *deux d'entre eux*."""
    if fold(q.text).endswith(tuple(f" {fold(word)}" for word in language.words("numbers", "parts.behind"))):
        return True
    before = fold(corpus.text(article, (max(0, q.span[0] - WHOLE), q.span[0]))).rstrip()
    return before.endswith(tuple(fold(word) for word in language.words("numbers", "parts.before")))


def _is_known(corpus: Corpus, article: str, q: Quantity, language: Language) -> bool:
    """Whether a number only points at what is known, and counts nothing: *les deux pays*; but *ses deux fils*."""
    said = fold(corpus.text(article, (max(0, q.span[0] - NEAR), q.span[1])))
    kin = said.endswith(tuple(f" {fold(word)}" for word in language.words("numbers", "kin")))
    known = language.words("numbers", "known") - (language.words("numbers", "owned") if kin else frozenset())
    return any(re.search(rf"\b{re.escape(fold(k))}\b", said) for k in known)


@per_corpus
def counterparts(corpus: Corpus, a: Passage, b: Passage) -> list[tuple[Quantity, Quantity]]:
    """Pairs of quantities, one of either passage, that count one thing; each quantity is in one pair at most."""
    some, others = _with_total(corpus, a), _with_total(corpus, b)
    abroad = len({corpus.by_article[article].article.language for article, _ in (a, b)}) > 1
    ranked = sorted(
        ((-_points(x, y, some, others, abroad), i, j) for i, x in enumerate(some) for j, y in enumerate(others)),
    )
    left, right, out = set(range(len(some))), set(range(len(others))), []
    for points, i, j in ranked:
        if -points >= ENOUGH and i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((some[i].quantity, others[j].quantity))
    return out


def _points(x: Counted, y: Counted, some: list[Counted], others: list[Counted], abroad: bool) -> int:
    """How much speaks for two figures counting one thing; 0 when something speaks against. ``abroad``: in two languages
    one thing may be called by two words that the data does not bring together."""
    one, two = x.quantity, y.quantity
    if one.measure or two.measure:
        sums = SUM in (one.noun, two.noun) and min(one.low, two.low) >= LARGE
        same = one.noun == two.noun or _are_both_lengths(some, others)
        return ENOUGH if (one.measure and two.measure and same) or sums else 0
    if _met_other_ends(x, y):
        return 0
    act = any(p == q or (p, q) in kindred() for p in x.acts for q in y.acts)
    told = _told(x, y, some, others, act=act, abroad=abroad)
    unnamed = (x.open or y.open) and (act or not (x.part or y.part))
    return told or ENOUGH * (unnamed and _are_alone(some, others) and _are_of_a_size(x, y))


def _are_both_lengths(some: list[Counted], others: list[Counted]) -> bool:
    """Whether either passage gives one length of time and measures nothing else, be they in months and in years."""
    measured = [[c.quantity.noun for c in side if c.quantity.measure] for side in (some, others)]
    return all(len(nouns) == 1 and nouns[0].startswith(LENGTH) for nouns in measured)


def _are_alone(some: list[Counted], others: list[Counted]) -> bool:
    """Whether either passage counts one thing, whatever it measures."""
    return all([c.total for c in side if not c.quantity.measure] == [False] for side in (some, others))


def _told(x: Counted, y: Counted, some: list[Counted], others: list[Counted], *, act: bool, abroad: bool) -> int:
    """How much speaks for two figures, of which neither measures, counting one thing by what they are said to count."""
    one, two = x.quantity, y.quantity
    if OFTEN in (one.noun, two.noun):
        return ENOUGH * (act and one.noun == two.noun)
    if _counts_its_act(x, y) or _counts_its_act(y, x):
        return ENOUGH
    aboard = PASSENGERS in (one.noun, two.noun)  # no crew
    if one.noun == two.noun or (x.noun and x.noun == y.noun and not aboard):
        return 0 if one.noun == two.noun == PEOPLE and not act and _are_others(x, y) else ENOUGH + act
    tolls = {one.noun, two.noun} & TOLLS.keys()
    if len(tolls) > 1 or aboard:
        return 0
    if not (x.people or y.people or tolls):
        near = (x.noun, y.noun) in kindred() or (abroad and len(some) == len(others) == 1 and act)
        return ENOUGH * (near and _are_of_a_size(x, y))  # *40 000 foyers*, *65,000 homes lost power*
    both = x.people and y.people and _may_be_one(x, y)
    if tolls:  # *douze personnes sont mortes* and *quatorze morts*
        return (ENOUGH + 1) * bool(both and _dies(x, y))
    alone = all(sum(c.people and c.quantity.noun not in TOLLS for c in side) == 1 for side in (some, others))
    fated = bool(_ends(x)) != bool(_ends(y))  # *three people were killed*, *fifteen cases*
    return both * (1 + (act or (alone and not fated)))


def _counts_its_act(x: Counted, y: Counted) -> bool:
    """Whether one counts people by what they do, the other what they did: *22,000 have signed*, *3,000 signatures*."""
    return x.people and bool(y.noun) and not y.people and y.noun in x.acts


def _may_be_one(x: Counted, y: Counted) -> bool:
    """Whether people that are called otherwise may be the same: neither a part of others, nor many times as many, nor
    of two kinds that nobody takes for one another (*soldiers*, *civilians*)."""
    one, two = x.noun, y.noun
    others = one != two and companies().get(one, one) == companies().get(two, two)
    return not (x.part or y.part or others) and _are_of_a_size(x, y)


def _are_others(x: Counted, y: Counted) -> bool:
    """Whether people called no more than that do two things, and are many times as many: *45 people died*, *20,000
    people marched*."""
    return bool(x.acts and y.acts) and not _are_of_a_size(x, y)


def _are_of_a_size(x: Counted, y: Counted) -> bool:
    few, many = sorted((x.quantity, y.quantity), key=lambda q: q.low)
    return many.low <= TIMES * few.high


def _dies(x: Counted, y: Counted) -> bool:
    """Whether the act by which one counts people is what the other's noun tells of."""
    return bool(fate(x) & fate(y))


def _met_other_ends(x: Counted, y: Counted) -> bool:
    """Whether those of one figure were killed and those of the other were wounded, or fell ill."""
    one, two = _ends(x), _ends(y)
    if one and two:
        return not one & two
    fates = (x.acts & befalling(), y.acts & befalling())
    return bool(one or two) and all(fates) and not fates[0] & fates[1]


def _ends(c: Counted) -> set[str]:
    """Which toll those who are counted belong to, by what became of them."""
    return fate(c) & set(TOLLS.values())


def fate(c: Counted) -> set[str]:
    """What became of those who are counted: *nineteen bodies* are of people who were killed."""
    met = {c.noun, *c.acts, TOLLS.get(c.quantity.noun, "")} - {""}
    return met | {end for key, end in ends_told().items() if key in met}


def _with_total(corpus: Corpus, passage: Passage) -> list[Counted]:
    """The quantities of a passage; people of two kinds named together also as their sum, in place of the second."""
    found = list(counted(corpus, *passage))
    for x, y in pairwise(found):
        between = corpus.text(passage[0], (x.quantity.span[1], y.quantity.span[0])).strip()
        tolls = {x.quantity.noun, y.quantity.noun} & TOLLS.keys()  # the dead and the wounded are told apart
        if x.people and y.people and not tolls and between in _joining(corpus, passage[0]):
            one, two = x.quantity, y.quantity
            span = (one.span[0], two.span[1])
            total = Quantity(one.low + two.low, one.high + two.high, PEOPLE, False, span, corpus.text(passage[0], span))
            return [c for c in found if c is not y] + [replace(x, quantity=total, noun="", total=True)]
    return found


def _joining(corpus: Corpus, article: str) -> frozenset[str]:
    return lang.load(corpus.by_article[article].article.language).words("numbers", "joiners")


def read(corpus: Corpus, article: str, q: Quantity, language: Language) -> Counted:
    """A quantity with the keys of what it counts."""
    people = not q.measure and q.noun in {PEOPLE, PASSENGERS, *TOLLS, *people_of(language)}
    for place, sentence in enumerate(corpus.by_article[article].sentences):
        if sentence.span[0] <= q.span[0] < sentence.span[1]:
            keys = {i: t.key for t in terms_at(corpus, article, place) for i in t.tokens if t.kind != "name"}
            inside = [t.i for t in sentence.tokens if q.span[0] <= t.start and t.end <= q.span[1]]
            numbers = (i for i in inside if number(sentence.tokens[i], lexicon(language)) is not None)
            unread = bool(inside) and (q.noun == OFTEN or q.low == 1)  # *twice* is no number, nor *un*
            i = next(numbers, inside[0] if unread else None)
            if i is not None:
                noun = sentence.tokens[i].head
                own = keys.get(noun, "") if noun != i and sentence.tokens[noun].pos in NOUNS else ""
                own = own or ("" if q.measure else _named_before(q, sentence.tokens[:i], keys))
                acts = frozenset(counted_by(sentence.tokens, i, keys)) - light() - {own}
                befallen = not q.measure and bool(acts & befalling())
                part = _is_part(corpus, article, q, language)
                unnamed = q.noun == PEOPLE and not own and sentence.tokens[noun].pos not in NOUNS
                told = _with_noun(q, sentence.tokens, noun)
                return Counted(told, own, acts, people or befallen, part=part, open=unnamed)
    return Counted(q, "", frozenset(), people)


def _named_before(q: Quantity, tokens: Sequence[Token], keys: dict[int, str]) -> str:
    """The key of the noun of which a number is said: *le nombre d'arrestations est passé à 31*."""
    named = (t.i for t in tokens if t.i in keys and t.pos in NOUNS and fold(t.text).rstrip("sx") == q.noun.rstrip("sx"))
    return next((keys[i] for i in named), "")


def _with_noun(q: Quantity, tokens: Sequence[Token], noun: int) -> Quantity:
    """A quantity up to the noun that it counts, where a word stands between: *five tiny babies*."""
    token = tokens[noun]
    near = q.span[1] < token.start <= q.span[1] + BETWEEN and token.pos == "NOUN" and not q.measure
    if not near or any(t.pos not in BEFORE for t in tokens[: noun + 1] if t.start >= q.span[1]):
        return q
    between = "".join(t.text + " " for t in tokens[:noun] if t.start >= q.span[1])
    return replace(q, span=(q.span[0], token.end), text=f"{q.text} {between}{token.text}")


def _dated(corpus: Corpus, article: str, span: Span) -> bool:
    """Whether a number belongs to a date; a length of time that something else counts (*ans de prison*) does not."""
    times = (t for t in corpus.timexes_of.get(article, ()) if t.type != "DURATION")
    return any(t.span[0] < span[1] and span[0] < t.span[1] for t in times)
