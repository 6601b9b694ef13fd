"""What the figures of a passage count: the noun, and the acts which it takes part in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.kinds import light
from recoupe.link.alignment.known import terms_at
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.numbers import counted_by, number
from recoupe.link.differences.idioms import AGAIN, OFTEN
from recoupe.link.differences.quantities import lengths, quantities
from recoupe.link.differences.quantity import AGE, PEOPLE, Quantity
from recoupe.link.differences.tolls import PASSENGERS, TOLLS, befalling, people_of
from recoupe.link.memory import per_corpus
from recoupe.model import Span, Token
from recoupe.text.folding import fold

NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
"""Parts of speech of what is counted; taggers take *blessés* for an adjective."""
BEFORE = frozenset({"ADJ", "NOUN", "PROPN"})
"""What may stand between a number and its noun, and that noun."""
BETWEEN = 20
"""Characters behind a number and the next word within which its noun begins."""
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
    if q.measure:
        return False  # *les deux tiers*
    kin = said.endswith(tuple(f" {fold(word)}" for word in language.words("numbers", "kin")))
    known = language.words("numbers", "known") - (language.words("numbers", "owned") if kin else frozenset())
    return any(re.search(rf"\b{re.escape(fold(k))}\b", said) for k in known)


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
                own = own or ("" if q.measure else _named(q, sentence.tokens, i, keys))
                acts = frozenset(counted_by(sentence.tokens, i, keys)) - light() - {own}
                befallen = not q.measure and bool(acts & befalling())
                part = _is_part(corpus, article, q, language)
                unnamed = q.noun == PEOPLE and not own and sentence.tokens[noun].pos not in NOUNS
                told = _with_noun(q, sentence.tokens, noun)
                return Counted(told, own, acts, people or befallen, part=part, open=unnamed)
    return Counted(q, "", frozenset(), people)


def _named(q: Quantity, tokens: Sequence[Token], i: int, keys: dict[int, str]) -> str:
    """The key of the noun of which a number is said that is not its head: *le nombre d'arrestations est passé à 31*,
    *six of the group's stores*."""
    near = (t for t in tokens if t.i < i or t.end <= q.span[1])
    named = (t.i for t in near if t.i in keys and t.pos in NOUNS and fold(t.text).rstrip("sx") == q.noun.rstrip("sx"))
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
