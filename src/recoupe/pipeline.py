"""The whole way from paths to a dossier; the only module that knows every stage.

Data moves forward only. The article stage (prepare, parse, read) and the story stage (link … build) are pure functions
of their input; an engine decides where they run, and nothing they return depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from recoupe import extract, ingest, nlp
from recoupe._version import __version__
from recoupe.assemble.dossier import build
from recoupe.engines import Engine, Progress
from recoupe.engines.local import local
from recoupe.extract import Draft
from recoupe.extract.prepare import prepare
from recoupe.lang import codes
from recoupe.link import Corpus, Limits, statements, stories
from recoupe.link.alignment import claims
from recoupe.link.copies import reuse
from recoupe.link.counting import origins
from recoupe.link.dates import dating
from recoupe.link.differences import divergences, mistranslations
from recoupe.link.naming import names
from recoupe.model import Dossier, Input, Reading, Rejected, Run, Sentence
from recoupe.settings import Settings

T = TypeVar("T")
R = TypeVar("R")
Counts = dict[str, int]
Parses = Mapping[tuple[str, str], nlp.Parse]
SILENT = frozenset({"boilerplate", "foreign"})
"""Kinds of sentences that nobody speaks in: they are kept and shown, not parsed."""


def run(paths: Iterable[str | Path], *, settings: Settings, progress: Progress | None = None) -> Dossier:
    """Read the articles under ``paths`` and return what they say, by whom, and from how many origins."""
    inputs = ingest.read(paths, settings)
    with local(jobs=settings.jobs, progress=progress) as engine:
        first = partial(prepare, ui=settings.ui)
        drafts, lost = _sort_out(engine.map("prepare", partial(_guarded, first), inputs.articles))
        parses, asked = _parse_once(engine, drafts)
        ready = [_with_tokens(draft, parses) for draft in drafts]
        readings, unread = _sort_out(engine.map("read", partial(_guarded, extract.read), ready))
    counts = {"sentences": asked, "parsed": len(parses)}
    record = _record(inputs.inputs, (*inputs.rejected, *lost, *unread), settings, readings, counts)
    return _link(record, tuple(sorted(readings, key=lambda r: r.article.id)), settings)


def _link(record: Run, readings: tuple[Reading, ...], settings: Settings) -> Dossier:
    """The story stage: from readings that know nothing of each other to the dossier."""
    published = dating.date(readings, settings)
    timexes = dating.resolve(readings, published)
    limits = Limits()
    told = stories.group(readings, published, limits=limits)
    known = names.link(readings, told)
    rows = statements.build(readings, known, timexes)
    flat = tuple(t for reading in readings for t in timexes[reading.article.id])
    shared = reuse.pairs(readings, published, settings=settings, limits=limits)
    corpus = Corpus(readings, published, known.entities, flat, rows, shared, told)
    counted = tuple(origins.count(corpus, members, settings) for members in claims.align(corpus, limits))
    differ = divergences.find(corpus, counted, ui=settings.ui)
    record = replace(record, cutoffs=limits.rows())
    return build(record, corpus, told, counted, differ, mistranslations.find(corpus, ui=settings.ui), settings)


def _parse_once(engine: Engine, drafts: Sequence[Draft]) -> tuple[Parses, int]:
    """The parse of every distinct sentence of the heap, and how many sentences asked for one."""
    asked = [_key(draft, sentence) for draft in drafts for sentence in draft.sentences if sentence.kind not in SILENT]
    jobs = [(code, chunk) for code in codes() for chunk in nlp.chunks(text for lang, text in asked if lang == code)]
    parsed = engine.map("parse", _parse, jobs)
    pairs = ((code, zip(chunk, parses, strict=True)) for (code, chunk), parses in zip(jobs, parsed, strict=True))
    return {(code, text): parse for code, rows in pairs for text, parse in rows}, len(asked)


def _parse(job: tuple[str, tuple[str, ...]]) -> list[nlp.Parse]:
    return nlp.parse(*job)


def _key(draft: Draft, sentence: Sentence) -> tuple[str, str]:
    return draft.language.code, draft.text[slice(*sentence.span)]


def _with_tokens(draft: Draft, parses: Parses) -> Draft:
    return replace(draft, sentences=tuple(_parsed(draft, s, parses) for s in draft.sentences))


def _parsed(draft: Draft, sentence: Sentence, parses: Parses) -> Sentence:
    if sentence.kind in SILENT:
        return sentence
    return replace(sentence, tokens=nlp.shift(parses[_key(draft, sentence)], sentence.span[0]))


def _guarded(func: Callable[[T], R], item: T) -> R | Rejected:
    """``func(item)``, or a row that says which article it could not take: one article never ends a run."""
    try:
        return func(item)
    except Exception as error:
        path = item.article.path if isinstance(item, Draft) else getattr(item, "path", "?")
        return Rejected(path, "failed", f"{type(error).__name__}: {error}. Please report it with this article's text.")


def _sort_out(results: Sequence[R | Rejected]) -> tuple[list[R], list[Rejected]]:
    """What was done, and what was lost on the way."""
    kept = [r for r in results if not isinstance(r, Rejected)]
    return kept, [r for r in results if isinstance(r, Rejected)]


def _record(
    inputs: Sequence[Input],
    rejected: Sequence[Rejected],
    settings: Settings,
    readings: Sequence[Reading],
    counts: Counts,
) -> Run:
    """What is needed to get the same dossier again, and to trust it."""
    used = sorted({reading.article.language for reading in readings})
    return Run(
        version=__version__,
        settings=settings.to_dict(),
        models=tuple(nlp.model(code) for code in used),
        inputs=tuple(inputs),
        rejected=tuple(sorted(rejected, key=lambda r: (r.path, r.slug, r.message))),
        cutoffs=(),
        parsed=counts,
    )
