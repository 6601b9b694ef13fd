"""One name written in one word and in several: *Vandersmissen*, *Van der Smissen*; *Legall*, *Le Gall*.

As in ``namings``, nothing depends on claims, and an article that writes both tells two apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from recoupe.link import Corpus
from recoupe.link.differences.desk import Desk
from recoupe.link.differences.namings import LONG, Word, row_of, stories, words_of
from recoupe.model import Divergence
from recoupe.text.folding import fold

_LARGE = r"[A-ZÀ-ÖØ-Þ][\w]*"
_SPACED = re.compile(rf"(?=\b({_LARGE}(?:[ '](?:[a-zà-ÿ]{{1,3}} ){{0,2}}{_LARGE})))\b")
"""Two words that are written large, with no more than two small ones between them, wherever one begins."""


def spaced_otherwise(desk: Desk) -> Iterator[Divergence]:
    """A row for each name that some write in one word and others in several. Cost: linear in the text."""
    for story in stories(desk):
        whole: dict[str, list[Word]] = defaultdict(list)
        parted: dict[str, list[Word]] = defaultdict(list)
        for article in story:
            for word in words_of(desk.corpus, article):
                if word.letters in fold(word.name).split():  # *Saint-Martin* is *Saint Martin*
                    whole[word.letters].append(word)
            for word in _parted(desk.corpus, article):
                parted[word.letters].append(word)
        for form in sorted(whole.keys() & parted.keys()):
            if len(form) >= LONG and not {w.article for w in whole[form]} & {w.article for w in parted[form]}:
                yield row_of(desk, whole[form], parted[form])


def _parted(corpus: Corpus, article: str) -> Iterator[Word]:
    """Names of several words, as one."""
    text = corpus.by_article[article].article.text
    for found in _SPACED.finditer(text.replace("’", "'")):
        letters = "".join(c for c in fold(found[1]) if c.isalpha())
        yield Word(letters, "", "", article, found.span(1), text[slice(*found.span(1))], "")
