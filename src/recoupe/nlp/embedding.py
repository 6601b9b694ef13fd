"""The vectors of words, made once for each distinct word of a batch: half of a text's words have been there before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import ORTH
from thinc.api import Model

_MIX = np.random.default_rng(0).integers(1, 1 << 63, size=64, dtype=np.uint64) | np.uint64(1)
"""Odd factors that mix the columns of a word's row into one number."""


class _Words:
    """Distinct words in the guise of a document of spaCy: all that the layers of an embedding ask of one."""

    def __init__(self, vocab: Any, columns: Sequence[str], table: Any) -> None:
        self.vocab, self.columns, self.table = vocab, columns, table

    def __len__(self) -> int:
        return len(self.table)

    def to_array(self, names: Any) -> Any:
        """The columns asked for: the features, or the numbers of the words themselves."""
        return self.table[:, :-1] if list(np.atleast_1d(names)) == list(self.columns) else self.table[:, -1]


def once(embed: Any) -> Any:
    """The layer ``embed`` (documents → the vectors of their words), each distinct word of a call embedded once."""
    columns = next(node.attrs["columns"] for node in embed.walk() if node.name == "extract_features")

    def forward(model: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Any], None]:
        if is_train:
            raise ValueError("this layer is for parsing; train the one it holds")
        table = np.concatenate([doc.to_array([*columns, ORTH]) for doc in docs])
        _, first, place = np.unique(table @ _MIX[: table.shape[1]], return_index=True, return_inverse=True)
        (vectors,) = model.layers[0].predict([_Words(docs[0].vocab, columns, table[first])])
        return np.split(vectors[place], np.cumsum([len(doc) for doc in docs])[:-1]), None

    return Model("embed_once", forward, layers=[embed])
