"""The two layers that turn words into vectors, as spaCy trained them but leaner to run, for parsing only.

Half of a batch's words have been there before, so that each distinct one is embedded once. The window encoder keeps
the pieces of a maxout apart, where NumPy compares whole columns, and takes the moments of a layer norm in one pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import ORTH
from thinc.api import Model

_MIX = np.random.default_rng(0).integers(1, 1 << 63, size=64, dtype=np.uint64) | np.uint64(1)
"""Odd factors that mix the columns of a word's row into one number."""
_LITTLE = 1e-8
"""What thinc adds to a variance."""


class _Words:
    """Distinct words in the guise of a document of spaCy: all that the layers of an embedding ask of one."""

    def __init__(self, vocab: Any, columns: Sequence[str], table: Any) -> None:
        self.vocab, self.columns, self.table = vocab, columns, table

    def __len__(self) -> int:
        return len(self.table)

    def to_array(self, names: Any) -> Any:
        """The columns asked for: the features, or the numbers of the words themselves."""
        return self.table[:, :-1] if list(np.atleast_1d(names)) == list(self.columns) else self.table[:, -1]


def embedder(embed: Any) -> Any:
    """The layer ``embed`` (documents → the vectors of their words), each distinct word of a call embedded once."""
    columns = next(node.attrs["columns"] for node in embed.walk() if node.name == "extract_features")

    def forward(model: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Any], None]:
        table = np.concatenate([doc.to_array([*columns, ORTH]) for doc in docs])
        _, first, place = np.unique(table @ _MIX[: table.shape[1]], return_index=True, return_inverse=True)
        (vectors,) = model.layers[0].predict([_Words(docs[0].vocab, columns, table[first])])
        return np.split(vectors[place], np.cumsum([len(doc) for doc in docs])[:-1]), None

    return Model("embed_once", forward, layers=[embed])


@dataclass(frozen=True, slots=True)
class _Layer:
    """One convolution: weights (input × pieces of output) and bias of its maxout, scale and shift of its norm."""

    weights: Any
    bias: Any
    scale: Any
    shift: Any

    def of(self, rows: Any, ops: Any) -> Any:
        """The layer's output for rows of vectors, which it adds to them."""
        width = rows.shape[1]
        pieces = ops.seq2col(rows, 1) @ self.weights
        pieces += self.bias
        best = pieces[:, :width]
        for at in range(width, pieces.shape[1], width):
            best = np.maximum(best, pieces[:, at : at + width])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(width) + np.float32(_LITTLE)
        best *= spread ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best + rows


def encoder(encode: Any) -> Any:
    """The layer ``encode`` (vectors of words → those of words in their context): spaCy's ``MaxoutWindowEncoder``.

    An encoder of another make is returned as it is.
    """
    found = [[node for node in encode.walk() if node.name == name] for name in ("expand_window", "maxout", "layernorm")]
    if encode.name[:10] != "with_array" or len({len(nodes) for nodes in found}) != 1:
        return encode
    if any(window.attrs["window_size"] != 1 for window in found[0]):
        return encode
    layers = [_layer(maxout, norm) for maxout, norm in zip(*found[1:], strict=True)]
    pad = encode.attrs["pad"]

    def forward(model: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Any], None]:
        rows = model.ops.flatten(docs, pad=pad)
        for layer in layers:
            rows = layer.of(rows, model.ops)
        return model.ops.unflatten(rows, [len(doc) for doc in docs], pad=pad), None

    return Model("encode_in_columns", forward, layers=[encode], ops=encode.ops)


def _layer(maxout: Any, norm: Any) -> _Layer:
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width = weights.shape[2]
    by_piece = weights.transpose(1, 0, 2).reshape(-1, width)
    return _Layer(np.ascontiguousarray(by_piece.T), bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b"))
