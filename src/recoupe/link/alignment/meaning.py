"""How near two passages are by what they are about, as a sentence encoder sees it: where one is at hand.

Words that no data lists as one meaning may still tell one thing (*plucked from the hull*, *hélitreuillé de l'épave*).
All passages of a story are about much the same, so that what most of them share is taken off before they are compared
(Mu & Viswanath 2018, *All-but-the-top*); a small story leans on what any news is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from recoupe import lang
from recoupe.link import Corpus, Encode
from recoupe.link.alignment.unit import Unit
from recoupe.model import Member
from recoupe.nlp.encoder import Vectors

LEANS = 20
"""Passages of any news that stand beside those of a story when it is asked what they all share."""
ROWS = 1024
"""Passages compared with all others at once, which bounds what is held in memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """The vectors of the units of a story, of length 1, by the member that each unit is; empty without an encoder."""

    rows: Mapping[Member, int] = field(default_factory=dict)
    vectors: Vectors = field(default_factory=lambda: np.empty((0, 0), np.float32))

    def nearness(self, a: Member, b: Member) -> float:
        """Cosine of two members: 1 for the same words, about 0 for two passages taken at random; 0 without vectors."""
        one, two = self.rows.get(a), self.rows.get(b)
        return 0.0 if one is None or two is None else float(self.vectors[one] @ self.vectors[two])

    def nearest(self, found: Sequence[Unit], top: int) -> Iterator[tuple[int, int]]:
        """For each of some units the ``top`` nearest of other articles, as pairs ``i < j`` of their numbers."""
        if not self.rows or len(found) < 2:
            return
        vectors = self.vectors[[self.rows[unit.member] for unit in found]]
        home = np.unique([unit.article for unit in found], return_inverse=True)[1]
        for first in range(0, len(found), ROWS):
            near = vectors[first : first + ROWS] @ vectors.T
            near[home[first : first + ROWS, None] == home[None, :]] = -np.inf
            for i, row in enumerate(near, first):
                best = np.argsort(-row, kind="stable")[:top]
                yield from ((min(i, j), max(i, j)) for j in best.tolist() if row[j] > -np.inf)


NO_MEANINGS = Meanings()


def meanings(corpus: Corpus, found: Sequence[Unit]) -> Meanings:
    """The vectors of the units of a story; none where the corpus has no encoder. Cost: that of the encoder."""
    if corpus.encode is None or not found:
        return NO_MEANINGS
    texts = [" ".join(corpus.text(unit.article, span) for span in unit.spans) for unit in found]
    vectors = corpus.encode(texts)
    common = (vectors.sum(axis=0) + LEANS * _ordinary(corpus.encode)) / (len(texts) + LEANS)
    apart = vectors - common
    lengths = np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return Meanings({unit.member: n for n, unit in enumerate(found)}, apart / lengths)


@cache
def _ordinary(encode: Encode) -> Vectors:
    """The mean vector of what any news may say, over all languages."""
    languages = [lang.load(code) for code in lang.codes()]
    sentences = sorted(s for language in languages for s in language.words("ordinary", "news.sentences"))
    return np.asarray(encode(sentences).mean(axis=0), np.float32)
