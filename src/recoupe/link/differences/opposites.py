"""Clauses that are alike but for words that cannot both be said of one thing: the price rose, the price fell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations, product

from recoupe import lang
from recoupe.errors import LanguageError
from recoupe.lang import Language
from recoupe.lang.inflect import inflect
from recoupe.link.alignment.lexicon import AS_NO_VERB, AS_NOUN, AS_VERB, Lexicon, lexicon
from recoupe.link.alignment.proposition import Proposition
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights
from recoupe.link.differences.likeness import are_on_one_thing, share
from recoupe.text.folding import fold

ALIKE = 0.55
"""Share of both clauses, the lighter one counting more, that must be common."""
ALL_BUT = (0.4, 0.8)
"""Shares of the longer and the shorter of two passages that must be common where their clauses are not compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Opposites:
    """The compiled ``opposites.toml`` of a language.

    For each folded lemma: those opposed to it wherever they stand, those opposed to it on one word, and those that
    nothing is that is the one. ``forms`` leads
    from the form of a verb, where a tagger has no lemma, to its lemma; ``written`` to each lemma with its accents.
    """

    anywhere: Mapping[str, frozenset[str]]
    bound: Mapping[str, frozenset[str]]
    being: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]
    written: Mapping[str, str]

    def show(self, word: str) -> str:
        """A folded word of a clause as the lists write it."""
        return self.written.get(self.plain(word), word)

    def plain(self, word: str) -> str:
        """The lemma that a folded word stands for in the lists, or the word itself."""
        return self.forms.get(word, word)

    def against(self, word: str) -> frozenset[str]:
        """All that may be opposed to a word."""
        tables = (self.anywhere, self.bound, self.being)
        return frozenset[str]().union(*(table.get(self.plain(word), frozenset()) for table in tables))


@cache
def opposites(language: Language) -> Opposites:
    """Read from a language's data."""
    keys = ("pairs", "bound", "being")
    anywhere, bound, being = (_both_ways(language, key) for key in keys)
    listed = [w for key in keys for line in language.table("opposites")[key] for w in line.split()]
    return Opposites(anywhere, bound, being, _forms(language), {fold(w): w for w in listed})


def contraries(a: Unit, b: Unit, weight: Weights) -> Iterator[tuple[float, tuple[str, str]]]:
    """How sure it is, from 0 to 1, that clauses of two units say the contrary, and the words that do so."""
    table = opposites(lang.load(a.language))
    one_language = a.language == b.language
    for p in a.told:
        for q in b.told:
            if p.unsure or q.unsure or p.negated or q.negated or not p.held & q.held:
                continue
            words = _opposed(p, q, table) if one_language else _opposed_in_meaning(p, q)
            if words is None or (len(p.held & q.held) > 1) != are_on_one_thing(p, q, weight):
                continue
            strength = _alike(p, q, weight)
            if strength >= ALIKE:
                yield strength, (table.show(words[0]), table.show(words[1]))
    whole = _all_but(a, b, weight, table) if one_language else None
    if whole:
        yield whole


def _opposed_in_meaning(p: Proposition, q: Proposition) -> tuple[str, str] | None:
    """The first two keys, by alphabet, that set two clauses of two languages against each other."""
    pairs = opposed_keys()
    found = [(x, y) for x in p.held - q.held for y in q.held - p.held if (x, y) in pairs]
    return min(found, default=None)


@cache
def opposed_keys() -> frozenset[tuple[str, str]]:
    """Pairs of what opposite words mean in every language, both ways; a word of one may have other meanings."""
    return frozenset[tuple[str, str]].intersection(*(_opposed_by(lang.load(code)) for code in lang.codes()))


def _opposed_by(language: Language) -> frozenset[tuple[str, str]]:
    """Pairs of what words mean that stand on two sides of a line."""
    lex = lexicon(language)
    lines = ([_meanings(side, lex) for side in line.split("|")] for line in language.table("opposites")["pairs"])
    sides = (pair for line in lines for pair in permutations(line, 2))
    return frozenset(pair for one, other in sides for pair in product(one - other, other - one))


@cache
def against_key() -> Mapping[str, frozenset[str]]:
    """All that is opposed to what a word means, by its key."""
    out: dict[str, frozenset[str]] = {}
    for x, y in opposed_keys():
        out[x] = out.get(x, frozenset()) | {y}
    return out


def _meanings(words: str, lexicon: Lexicon) -> frozenset[str]:
    """What the words of a side mean, as far as the data knows them."""
    runs = ((fold(word) + tag,) for word in words.split() for tag in ("", AS_VERB, AS_NO_VERB, AS_NOUN))
    return frozenset(lexicon.runs[run][0] for run in runs if run in lexicon.runs) - {""}


def _all_but(a: Unit, b: Unit, weight: Weights, table: Opposites) -> tuple[float, tuple[str, str]] | None:
    """Opposite words in two passages that say the same but for them, whichever clauses these stand in.

    A passage that holds both words, or says one of them to be not so, may say either of anything.
    """
    some, others = ([p for p in u.told if not (p.negated or p.unsure)] for u in (a, b))
    if len(some) < len(a.told) or len(others) < len(b.told):
        return None
    one, two = (frozenset(table.plain(w) for p in found for w in p.words) for found in (some, others))
    pairs = [(x, y) for x in one - two for y in table.anywhere.get(x, frozenset()) & two - one]
    clear = [(x, y) for x, y in pairs if not (table.against(x) & one or table.against(y) & two)]
    held, kept = (frozenset[str]().union(*(p.held for p in found)) for found in (some, others))
    shares = sorted(share(held & kept, side, weight) for side in (held, kept))
    if not clear or shares[1] < ALL_BUT[1] or shares[0] < ALL_BUT[0]:
        return None
    x, y = min(clear)
    return sum(shares) / 2, (table.show(x), table.show(y))


def _alike(p: Proposition, q: Proposition, weight: Weights) -> float:
    """Share of both clauses, but for the opposed word, that is common."""
    shared = weight.total(p.held & q.held)
    sizes = sorted(max(0.1, weight.total(x.held) - weight.unseen) for x in (p, q))
    return min(1.0, 0.6 * shared / sizes[0] + 0.4 * shared / sizes[1])


def _opposed(p: Proposition, q: Proposition, table: Opposites) -> tuple[str, str] | None:
    """The first two words, by alphabet, that set two clauses against each other."""
    found = []
    for x in p.words - q.words:
        one = table.plain(x)
        against = table.anywhere.get(one, frozenset())
        found += [(x, y) for y in q.words - p.words if table.plain(y) in against]
        against = table.bound.get(one, frozenset())
        found += [(x, y) for y in against & q.words - p.words if _on_one_word(p, q, x, y)]
        if p.copular and q.copular and x in p.told:
            found += [(x, y) for y in table.being.get(one, frozenset()) & q.told - p.words]
    return min(found, default=None)


def _on_one_word(p: Proposition, q: Proposition, x: str, y: str) -> bool:
    """Whether ``x`` in one clause and ``y`` in the other hang on one word, or both on what happens."""
    one, two = ({above for word, above in bonds if word == w} for bonds, w in ((p.bonds, x), (q.bonds, y)))
    return bool(one & two)


def _both_ways(language: Language, key: str) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for line in language.table("opposites")[key]:
        sides = [frozenset(fold(w) for w in side.split()) for side in line.split("|")]
        for some, against in permutations(sides, 2):
            out |= {word: out.get(word, frozenset()) | (against - some) for word in some}
    return out


def _forms(language: Language) -> dict[str, str]:
    """Folded forms of the listed verbs that are no listed word themselves."""
    listed = {w for line in language.table("opposites")["pairs"] for side in line.split("|") for w in side.split()}
    plain = {fold(word) for word in listed}
    out: dict[str, str] = {}
    for word in sorted(listed):
        try:
            forms = inflect(language, word)
        except LanguageError:
            continue  # no verb
        for form in map(fold, forms):
            if form not in plain:
                out.setdefault(form, fold(word))
    return out
