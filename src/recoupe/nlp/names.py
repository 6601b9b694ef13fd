"""Names in parsed sentences: spaCy's recogniser, with its network as trained and its walk over the words done in bulk.

The recogniser chooses a move at each word: no name (O), one of one word (U), the first (B), inner (I) or last (L) word
of a longer one. Outside a name its state is the word alone, so that all words are judged at once; only what
follows a B is walked through. spaCy walks through everything, and asks eighteen times a word what moves are allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.tokens import Span

Name = tuple[int, int, str]
"""First word, one past the last, label."""


@dataclass(frozen=True, slots=True)
class Namer:
    """The parts of a trained recogniser: word vectors, what they give each of three places in a state, the scores.

    ``moves`` holds the names of the moves (*B-PER*) in the order of the scores.
    """

    vectors: Any
    places: Any
    bias: Any
    weights: Any
    offsets: Any
    moves: tuple[str, ...]

    def mark(self, docs: Sequence[Any]) -> None:
        """Write the names of the documents into them."""
        given = self.places.predict(self.vectors.predict(docs))
        missing, given = given[0], given[1:]
        chosen = self._outside(given, missing, docs)
        first = 0
        for doc in docs:
            end = first + len(doc)
            found = self._walk(given[first:end], chosen[first:end])
            doc.set_ents([Span(doc, start, stop, label) for start, stop, label in found])
            first = end

    def _outside(self, given: Any, missing: Any, docs: Sequence[Any]) -> list[int]:
        """The best move at each word when no name is open."""
        scores = self._hidden(given[:, 0] + missing[1] + missing[2]) @ self.weights.T + self.offsets
        opens, single = (np.array([move[:2] == kind != move for move in self.moves]) for kind in ("B-", "U-"))
        space = np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(bool)
        last = np.cumsum([len(doc) for doc in docs]) - 1
        scores[:, ~(opens | single | (np.array(self.moves) == "O"))] = -np.inf
        scores[np.ix_(space, opens | single)] = -np.inf
        scores[np.ix_(last, opens)] = -np.inf
        return list(scores.argmax(axis=1))

    def _walk(self, given: Any, chosen: Sequence[int]) -> Iterator[Name]:
        at = 0
        while at < len(chosen):
            kind, _, label = self.moves[chosen[at]].partition("-")
            end = self._end(given, at, label) if kind == "B" else at + 1
            if label:
                yield at, end, label
            at = end

    def _end(self, given: Any, first: int, label: str) -> int:
        """One past the last word of a name that begins at ``first``."""
        inner, last = self.moves.index(f"I-{label}"), self.moves.index(f"L-{label}")
        for at in range(first + 1, len(given) - 1):
            hidden = self._hidden(given[at, 0] + given[first, 1] + given[at - 1, 2])
            scores = self.weights[[inner, last]] @ hidden + self.offsets[[inner, last]]
            if scores[1] > scores[0]:
                return at + 1
        return len(given)

    def _hidden(self, state: Any) -> Any:
        """The hidden layer: the greater of each unit's two pieces."""
        return (state + self.bias).max(axis=-1)


def namer(component: Any) -> Namer:
    """The parts of spaCy's component ``ner``."""
    lower, upper = (component.model.get_ref(name) for name in ("lower", "upper"))
    return Namer(
        vectors=component.model.get_ref("tok2vec"),
        places=lower,
        bias=lower.get_param("b"),
        weights=upper.get_param("W"),
        offsets=upper.get_param("b"),
        moves=tuple(component.moves.get_class_name(i) for i in range(component.moves.n_moves)),
    )
