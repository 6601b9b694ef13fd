"""The parser behind one small interface: sentences in, tokens out.

The models are spaCy's ``fr_core_news_md`` and its small English pipeline, both installed as packages. What goes in is
the normalised view of a sentence; what comes out are :class:`recoupe.model.Token` with offsets into that sentence, so
that nothing else in the project imports spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import metadata

from recoupe.model import Model
from recoupe.nlp import parser
from recoupe.nlp.futures import futures
from recoupe.nlp.misread import misread
from recoupe.nlp.parser import MODELS
from recoupe.nlp.participles import participles
from recoupe.nlp.rehung import rehanging
from recoupe.nlp.relatives import relatives
from recoupe.nlp.reread import rereading
from recoupe.nlp.tokens import Parse, Strings, tokens

CHUNK = 64
"""Sentences per call of the model. Fixed, because a batch's make-up may move the last bit of a score; small, because
what a larger batch saves in calls it loses in the processor's caches."""
ROUNDS = 2
"""How often a sentence is read once more for a verb that was missed, one at a time."""

_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟", '"'))


def model(code: str) -> Model:
    """Name, version and licence of the model package of a language, for the run's record."""
    return packaged(MODELS[code])


def packaged(name: str) -> Model:
    """Name, version and licence of an installed package."""
    about = metadata(name)
    return Model(name, about["Version"], about["License"] or "see package")


def chunks(sentences: Iterable[str], *, size: int = CHUNK) -> list[tuple[str, ...]]:
    """Distinct sentences, sorted and cut into chunks: the same chunks whatever the order of the articles.

    >>> chunks(["b", "a", "b"], size=1)
    [('a',), ('b',)]
    """
    distinct = sorted(set(sentences))
    return [tuple(distinct[i : i + size]) for i in range(0, len(distinct), size)]


def parse(code: str, sentences: Sequence[str]) -> list[Parse]:
    """Parse sentences, one tuple of tokens each, offsets counted from the start of the sentence.

    Raises :class:`~recoupe.errors.ModelError` when the language's model is not installed. Cost: about 15,000 tokens a
    second on one core, and no more cores than that one: how many are used is the engine's to say.
    """
    hung, mended, made = rehanging(code), futures(code).mended, participles(code).mended
    below = relatives(code).mended
    retagged, standing = misread(code).mended, rereading(code).stand_in
    read = [retagged(p) for p in _read(code, sentences)]
    left: Iterable[int] = range(len(read))
    for _ in range(ROUNDS):
        again = [(i, verb) for i in left if (verb := standing(read[i]))]
        seconds = _read(code, [verb.placed(read[i], sentences[i]) for i, verb in again])
        taken = {i: verb.taken(read[i], retagged(p)) for (i, verb), p in zip(again, seconds, strict=True)}
        left = [i for i, p in taken.items() if p is not read[i]]
        read = [taken.get(i, p) for i, p in enumerate(read)]
    return [below(hung(mended(made(p)))) for p in read]


def _read(code: str, sentences: Sequence[str]) -> list[Parse]:
    """The sentences as the model reads them."""
    loaded = parser.load(code)
    strings = Strings(loaded.pipe.vocab.strings)
    with loaded.docs([sentence.translate(_QUOTES) for sentence in sentences], batch=CHUNK) as docs:
        return [tokens(d, s, strings) for d, s in zip(docs, sentences, strict=True)]


def shift(parse: Parse, by: int) -> Parse:
    """The same tokens with every offset moved by ``by`` characters."""
    return tuple(t.at(t.start + by, t.end + by) for t in parse)


def is_met(code: str, word: str) -> bool:
    """Whether the language's model knows this spelling by vector (500,000 of them for French, none for English)."""
    vocab = parser.load(code).pipe.vocab
    return vocab.strings[word] in vocab.vectors.key2row
