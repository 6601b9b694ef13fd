"""One person whom two articles give two first names: *la juge Sophie Landrieu*, *la juge Sylvie Landrieu*.

Nothing here depends on claims. The last name and the office are the same, and no article of the story names both: who
writes of a father and a son, or of two sisters, tells them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.differences.desk import Desk
from recoupe.model import Divergence, Member, Mention
from recoupe.text.folding import fold

Person = tuple[str, Mention]
"""The article and how it names somebody."""


def first_named_otherwise(desk: Desk) -> Iterator[Divergence]:
    """A row for each last name and office to which two articles give two first names. Cost: those who share both."""
    for found in _holders(desk).values():
        for (a, one), (b, other) in combinations(found, 2):
            if a != b and _are_two(one.name, other.name) and not _are_told_apart(desk, a, one.name, other.name):
                words = {"x": one.name, "y": other.name, "a": desk.label(a), "b": desk.label(b)}
                members = [Member(article=article, span=m.span) for article, m in found]
                yield desk.row("name", members, (one.name, other.name), words=words)
                break


def _holders(desk: Desk) -> dict[tuple[str, str, str], list[Person]]:
    """Who is named in full with an office, by story, office and last name."""
    out: dict[tuple[str, str, str], list[Person]] = defaultdict(list)
    for reading in desk.corpus.readings:
        article = reading.article.id
        for mention in sorted(reading.mentions, key=lambda m: m.span):
            words = mention.name.split()
            if mention.kind == "person" and mention.role and len(words) == 2 and all(w[0].isupper() for w in words):
                office = _office(desk.corpus, article, mention.role)
                out[desk.story.get(article, ""), office, fold(words[1])].append((article, mention))
    return {key: out[key] for key in sorted(out)}


def _office(corpus: Corpus, article: str, role: str) -> str:
    """The first word of an office, by what it means in every language."""
    word = fold(role.split()[0])
    key, _ = lexicon(lang.load(corpus.by_article[article].article.language)).runs.get((word,), (word, ""))
    return key or word


def _are_two(one: str, other: str) -> bool:
    """Whether two full names have first names of which neither is short for the other: not *Jean-Marc*, *Jean*, *J.*"""
    x, y = (fold(name.split()[0]).rstrip(".") for name in (one, other))
    return not (x.startswith(y) or y.startswith(x))


def _are_told_apart(desk: Desk, article: str, one: str, other: str) -> bool:
    """Whether some article of the story has both names."""
    story = desk.story.get(article)
    texts = (r.article.text for r in desk.corpus.readings if desk.story.get(r.article.id) == story)
    return any(one in text and other in text for text in texts)
