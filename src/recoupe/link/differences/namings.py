"""One name written in two ways by two articles: *Larrazketa*, *Larrazqueta*; *le colonel Boubacar Sanogo*, *Sangare*.

Nothing here depends on claims. A word of a name counts when no article writes both forms: an article that writes
both tells two apart. Endings that only make an adjective, and names that the data knows in several languages, are none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein, Indel

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.counting.facts import facts
from recoupe.link.differences.desk import Desk
from recoupe.link.naming.resemblance import sound
from recoupe.model import Divergence, Member, Span
from recoupe.text.folding import fold

LETTERS = 4
"""Fewest letters of a word that is compared."""
LONG, SLIPS = 6, 2
"""Letters from which two words that nothing else joins are one name, but for so many slips."""
BESIDE = 0.55
"""Likeness of two last words after one first name from which they are one person's."""
MOST = 6
"""Mentions of a form that are shown for each article."""

_RUN = re.compile(r"(?:(?:al|el|ben|bin)-)?[A-ZÀ-ÖØ-Þ][\w-]*\w(?: (?:(?:al|el|ben|bin)-)?[A-ZÀ-ÖØ-Þ][\w-]*\w)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name as folded letters, with those beside it, where it stands and the whole name; ``core`` is a word
    of several parts without the small ones: *Saint-Martin-sur-Arve*."""

    letters: str
    before: str
    after: str
    article: str
    span: Span
    name: str
    core: str


def written_otherwise(desk: Desk) -> Iterator[Divergence]:
    """A row for each two forms of a name, with where they stand. Cost: the names of a story, squared."""
    for story in stories(desk):
        by_form: dict[str, list[Word]] = defaultdict(list)
        for word in (w for article in story for w in words_of(desk.corpus, article)):
            by_form[word.letters].append(word)
        common = {w for article in story for w in _plain(desk.corpus, article)}
        forms = {form: words for form, words in by_form.items() if form not in common and not _is_known(form)}
        for x, y in combinations(sorted(forms), 2):
            if _is_one(desk.corpus, forms[x], forms[y], common):
                yield row_of(desk, forms[x], forms[y])


def stories(desk: Desk) -> list[list[str]]:
    """The articles of each story."""
    groups: dict[str, list[str]] = defaultdict(list)
    for reading in desk.corpus.readings:
        groups[desk.story.get(reading.article.id, "")].append(reading.article.id)
    return [groups[key] for key in sorted(groups)]


def words_of(corpus: Corpus, article: str) -> Iterator[Word]:
    """The words of the names of an article, in their order; a line in capitals names nobody."""
    text = corpus.by_article[article].article.text
    glued = [a.span for a in corpus.by_article[article].artefacts]
    for sentence in corpus.by_article[article].sentences:
        if sentence.kind not in ("title", "body") or text[slice(*sentence.span)].isupper():
            continue
        for run in _RUN.finditer(text, *sentence.span):
            if any(a < run.end() and run.start() < b for a, b in glued):
                continue
            parts = run.group().split(" ")
            letters = ["".join(c for c in fold(part) if c.isalpha()) for part in parts]
            for i, form in enumerate(letters):
                beside = ([*letters, ""][i - 1] if i else "", [*letters, ""][i + 1])
                if len(form) >= LETTERS and not parts[i].isupper():
                    yield Word(form, *beside, article, run.span(), run.group(), _core(parts[i]))


def _core(part: str) -> str:
    """The parts of a word that are written large, where it has two of them and a small one."""
    pieces = part.split("-")
    large = [fold(p) for p in pieces if p[:1].isupper()]
    return "-".join(large) if 1 < len(large) < len(pieces) else ""


def _plain(corpus: Corpus, article: str) -> set[str]:
    """The words that an article writes small: no name, wherever a sentence begins with one."""
    return {fold(w) for w in re.findall(r"\b[a-zß-öø-ÿœ][\w]*", corpus.by_article[article].article.text)}


@cache
def _is_known(form: str) -> bool:
    """Whether the data knows the word as a country, a capital or a people: it has a form in each language."""
    known = facts()
    words = {w for names in (known.countries, known.demonyms) for key in names for w in key}
    return form in words or form in _places() or form in _pronouns()


@cache
def _pronouns() -> frozenset[str]:
    """The letters of words that point back, which sentences begin with: *Celui-ci*."""
    words = (w for code in lang.codes() for w in lang.load(code).words("refer", "points"))
    return frozenset("".join(c for c in fold(w) if c.isalpha()) for w in words)


@cache
def _places() -> frozenset[str]:
    rows = (row for code in lang.codes() for row in lang.load(code).rows("places", "state"))
    return frozenset(fold(w) for row in rows for name in row.get("capital", ()) for w in name.split())


def _is_one(corpus: Corpus, some: Sequence[Word], others: Sequence[Word], common: Set[str]) -> bool:
    """Whether two forms are one word of one name, and no article writes both; ``common`` words are titles."""
    x, y = some[0].letters, others[0].letters
    if {w.article for w in some} & {w.article for w in others}:
        return False
    if {w.core for w in some} & {w.core for w in others} - {""} or _is_plural(some, others):
        return True
    if _is_adjective(x, y):
        return False
    slips = DamerauLevenshtein.distance(x, y)
    near = x[0] == y[0] and min(len(x), len(y)) >= LONG and (slips == 1 or (slips <= SLIPS and _bones(x) == _bones(y)))
    if near and any(_in_one_language(corpus, a, b) for a in some for b in others):
        return True
    if (near and slips == 1 and _is_inside(x, y)) or _is_transcribed(x, y):
        return True
    likeness = Indel.normalized_similarity(x, y)
    first, last = (_beside(some, others, side) - common for side in ("before", "after"))
    alike = x[0] == y[0] or x[-1] == y[-1]
    return bool(first and likeness >= BESIDE and alike) or bool(last and (near or (slips == 1 and x[0] == y[0])))


def _beside(some: Sequence[Word], others: Sequence[Word], side: str) -> set[str]:
    """The words that stand on one side of both forms, or all but one letter of them: *Idriss Bako*, *Idris Bakou*."""
    one, two = ({w for word in words if len(w := getattr(word, side)) >= LETTERS} for words in (some, others))
    return {x for x in one for y in two if x == y or (x[0] == y[0] and DamerauLevenshtein.distance(x, y) == 1)}


def _is_plural(some: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether a name of several words stands in the plural on one side, each word: *Main Verte*, *Mains Vertes*."""
    one, two = ({tuple(w.name.split()) for w in words} for words in (some, others))
    pairs = (sorted((a, b), key=lambda name: len(name[0])) for a in one for b in two if len(a) == len(b) > 1)
    return any(all(f"{x}s" == y for x, y in zip(*pair, strict=True)) for pair in pairs)


def _is_inside(x: str, y: str) -> bool:
    """Whether two words of one length differ before the last letter, which languages change: *Khalgaun*, *Khalgaon*."""
    return len(x) == len(y) and x[-1] == y[-1]


@cache
def _bones(word: str) -> str:
    """The consonants of a word as they sound, each once."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouy]", "", sound(word)))


def _is_transcribed(x: str, y: str) -> bool:
    """Whether two words are one that two languages spell as each of them hears it.

    >>> _is_transcribed("zorica", "zoritsa"), _is_transcribed("djerma", "jerma"), _is_transcribed("valdor", "valder")
    (True, True, False)
    """
    return x != y and min(len(x), len(y)) > LETTERS and _heard(x) == _heard(y)


@cache
def _heard(word: str) -> str:
    for written, heard in _transcribed():
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word)


@cache
def _transcribed() -> tuple[tuple[str, str], ...]:
    return tuple((w, h) for code in lang.codes() for w, h in lang.load(code).table("divergences")["transcribed"])


def _in_one_language(corpus: Corpus, a: Word, b: Word) -> bool:
    return corpus.by_article[a.article].article.language == corpus.by_article[b.article].article.language


def _is_adjective(x: str, y: str) -> bool:
    """Whether two words differ only by endings of number, gender or people: *Mayenne*, *Mayennais*."""
    shared = next((i for i, (a, b) in enumerate(zip(x, y, strict=False)) if a != b), min(len(x), len(y)))
    return {x[shared:], y[shared:]} <= _endings()


@cache
def _endings() -> frozenset[str]:
    return frozenset(w for code in lang.codes() for w in lang.load(code).table("divergences")["endings"])


def row_of(desk: Desk, some: Sequence[Word], others: Sequence[Word]) -> Divergence:
    """The row that sets two forms side by side, the more usual first."""
    one, two = sorted((some, others), key=lambda words: (-len({w.article for w in words}), words[0].letters))
    x, y = (_whole(words) for words in (one, two))
    labels = {key: desk.label(words[0].article) for key, words in (("a", one), ("b", two))}
    members = [Member(article=w.article, span=w.span) for words in (one, two) for w in _shown(words)]
    return desk.row("name", members, (x, y), words={"x": x, "y": y, **labels})


def _whole(words: Sequence[Word]) -> str:
    """The longest name in which a form is met often."""
    met = Counter(w.name for w in words)
    return max(sorted(met), key=lambda name: (min(met[name], 2), len(name.split()) > 1))


def _shown(words: Sequence[Word]) -> list[Word]:
    """The first mentions in each article."""
    seen: Counter[str] = Counter()
    out = []
    for word in words:
        seen[word.article] += 1
        if seen[word.article] <= MOST:
            out.append(word)
    return out
