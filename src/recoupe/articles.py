"""The article stage: articles in, readings out, in the same order, in memory that does not grow with their number.

Articles are taken a window at a time. The sentences of a window are pooled, those that were parsed lately are left
out, and the rest are parsed once each, in chunks whose make-up does not depend on the number of processes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TypeVar

from recoupe import extract, nlp
from recoupe.engines import Engine, Lost, whole
from recoupe.errors import LanguageError, ModelError
from recoupe.extract import Draft
from recoupe.extract.prepare import prepare
from recoupe.lang import codes
from recoupe.model import Article, Reading, Rejected, Sentence
from recoupe.nlp.tokens import Parse

T = TypeVar("T")
R = TypeVar("R")
Key = tuple[str, str]
"""The code of a language and a sentence in it."""

WINDOW = 64
"""Articles in hand at a time."""
REMEMBERED = 8_192
"""Sentences whose parse is kept for the articles to come: some 40 MB, a few hundred articles."""
SILENT = frozenset({"boilerplate", "foreign"})
"""Kinds of sentences that nobody speaks in: they are kept and shown, not parsed."""


@dataclass(slots=True)
class Stage:
    """Reads articles with an engine; counts the sentences that asked for a parse, and those that were parsed.

    >>> from recoupe.engines.local import Local
    >>> stage = Stage(Local())
    >>> article = Article("a", "a.txt", "Le maire a annoncé la fermeture du pont.", "", "fr")
    >>> [reading.statements[0].stance for reading in stage.read([article])], stage.parsed
    (['assert'], 1)
    """

    engine: Engine
    ui: str = "fr"
    sentences: int = 0
    parsed: int = 0
    _parses: OrderedDict[Key, Parse] = field(default_factory=OrderedDict, repr=False)

    def read(self, articles: Iterable[Article]) -> Iterator[Reading | Rejected]:
        """A reading of each article, in order; a row that says so for one that could not be read.

        Raises :class:`~recoupe.errors.ModelError` when the parser of a language is missing.
        """
        rest = iter(articles)
        while window := list(islice(rest, WINDOW)):
            yield from self._window(window)

    def _window(self, articles: Sequence[Article]) -> list[Reading | Rejected]:
        drafts = self.drafts(articles)
        ready = [draft for draft in drafts if isinstance(draft, Draft)]
        found = self.engine.map("read", partial(_guarded, extract.read), ready)
        readings = iter([_kept(one, draft.article) for one, draft in zip(found, ready, strict=True)])
        return [draft if isinstance(draft, Rejected) else next(readings) for draft in drafts]

    def drafts(self, articles: Sequence[Article]) -> list[Draft | Rejected]:
        """One window's articles, prepared and parsed: all that :func:`recoupe.extract.read` needs to know."""
        found = self.engine.map("prepare", partial(_guarded, partial(prepare, ui=self.ui)), articles)
        drafts = [_kept(one, article) for one, article in zip(found, articles, strict=True)]
        self._parse([_key(d, s) for d in drafts if isinstance(d, Draft) for s in d.sentences if s.kind not in SILENT])
        parsed = [self._with_tokens(draft) if isinstance(draft, Draft) else draft for draft in drafts]
        while len(self._parses) > REMEMBERED:
            self._parses.popitem(last=False)
        return parsed

    def _parse(self, asked: Sequence[Key]) -> None:
        """Parse the sentences that were not parsed lately, and remember all that were asked for as the latest."""
        new = {key for key in asked if key not in self._parses}
        jobs = [(code, chunk) for code in codes() for chunk in nlp.chunks(text for lang, text in new if lang == code)]
        done = whole(self.engine.map("parse", _parsed, jobs))
        for (code, chunk), parses in zip(jobs, done, strict=True):
            self._parses.update(((code, text), parse) for text, parse in zip(chunk, parses, strict=True))
        for key in asked:
            self._parses.move_to_end(key)
        self.sentences += len(asked)
        self.parsed += len(new)

    def _with_tokens(self, draft: Draft) -> Draft:
        return replace(draft, sentences=tuple(self._said(draft, sentence) for sentence in draft.sentences))

    def _said(self, draft: Draft, sentence: Sentence) -> Sentence:
        if sentence.kind in SILENT:
            return sentence
        return replace(sentence, tokens=nlp.shift(self._parses[_key(draft, sentence)], sentence.span[0]))


def _kept(found: R | Rejected | Lost, article: Article) -> R | Rejected:
    """What was found, or a row that says which article ended the process it was worked on in."""
    if isinstance(found, Lost):
        return Rejected(article.path, "failed", "its process died twice. Please report it with this article's text.")
    return found


def _parsed(job: tuple[str, tuple[str, ...]]) -> list[Parse]:
    return nlp.parse(*job)


def _key(draft: Draft, sentence: Sentence) -> Key:
    return draft.language.code, draft.text[slice(*sentence.span)]


def _guarded(func: Callable[[T], R], item: T) -> R | Rejected:
    """``func(item)``, or a row that says which article it could not take: one article never ends a run.

    What is missing for every article (a parser, a language) is no article's fault, and ends it.
    """
    try:
        return func(item)
    except (ModelError, LanguageError):
        raise
    except Exception as error:
        path = item.article.path if isinstance(item, Draft) else getattr(item, "path", "?")
        return Rejected(path, "failed", f"{type(error).__name__}: {error}. Please report it with this article's text.")
