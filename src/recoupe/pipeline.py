"""The whole way from paths to a dossier; the only module that knows every stage.

Data moves forward only. The article stage (``articles.py``) and the story stage (link … build) are pure functions
of their input; an engine decides where they run, and nothing they return depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from recoupe import ingest, nlp
from recoupe._version import __version__
from recoupe.articles import Stage
from recoupe.assemble.dossier import build
from recoupe.engines import Progress
from recoupe.engines.local import local
from recoupe.link import Corpus, Encode, Limits, judging, statements, stories
from recoupe.link.alignment import claims
from recoupe.link.copies import reuse
from recoupe.link.counting import origins
from recoupe.link.dates import dating
from recoupe.link.differences import divergences, mistranslations
from recoupe.link.naming import names
from recoupe.model import Artefact, Dossier, Input, Judgement, Member, Reading, Rejected, Reuse, Run, Story
from recoupe.nlp import encoder
from recoupe.settings import Settings
from recoupe.store.judgements import Judgements

Counts = dict[str, int]
STEPS = 6
"""Steps of the story stage, by what they cost: dates, stories, names, copies, claims, and the dossier itself."""


def run(
    paths: Iterable[str | Path],
    *,
    settings: Settings,
    progress: Progress | None = None,
    judgements: str | Path | None = None,
) -> Dossier:
    """Read the articles under ``paths`` and return what they say, by whom, and from how many origins.

    ``judgements`` is a file of decisions, replayed on what was found.
    """
    decided = Judgements(judgements).standing() if judgements is not None else ()
    _encoder(settings)  # what is asked for and not there is said before anything is read
    inputs = ingest.read(paths, settings)
    with local(jobs=settings.jobs, progress=progress) as engine:
        stage = Stage(engine, settings.ui)
        read = list(stage.read(inputs.articles))
    readings, lost = [r for r in read if isinstance(r, Reading)], [r for r in read if isinstance(r, Rejected)]
    counts = {"sentences": stage.sentences, "parsed": stage.parsed}
    made = record_of(inputs.inputs, (*inputs.rejected, *lost), settings, readings, counts)
    return link(made, tuple(sorted(readings, key=lambda r: r.article.id)), settings, decided)


def link(
    record: Run,
    readings: tuple[Reading, ...],
    settings: Settings,
    decided: Sequence[Judgement] = (),
    *,
    told: tuple[Story, ...] | None = None,
    copied: Sequence[Reuse] | None = None,
) -> Dossier:
    """The story stage: from readings that know nothing of each other to the dossier, with what people ``decided``.

    ``readings`` are sorted by article id; ``told`` are their stories, and ``copied`` is what they share word for word,
    where those are known already.
    """
    return conclude(gather(record, readings, settings, told=told, copied=copied), settings, decided)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The story stage up to where people decide: all that stays as it is when a decision is made or undone."""

    record: Run
    corpus: Corpus
    claims: tuple[tuple[Member, ...], ...]
    mistranslated: Mapping[str, tuple[Artefact, ...]]


def gather(
    record: Run,
    readings: tuple[Reading, ...],
    settings: Settings,
    *,
    told: tuple[Story, ...] | None = None,
    copied: Sequence[Reuse] | None = None,
    progress: Progress | None = None,
) -> Gathered:
    """Readings linked: dates, stories, names, copies, and claims as the engine finds them; arguments as of ``link``.

    ``progress`` hears of the phase ``tell`` after each step.
    """
    done = partial(progress or _unheard, "tell")
    published = dating.date(readings, settings)
    timexes = dating.resolve(readings, published)
    done(1, STEPS)
    limits = Limits()
    told = stories.group(readings, published, timexes, one=settings.one_story) if told is None else told
    done(2, STEPS)
    known = names.link(readings, told)
    rows = statements.build(readings, known, timexes)
    done(3, STEPS)
    flat = tuple(t for reading in readings for t in timexes[reading.article.id])
    if copied is None:
        shared = reuse.pairs(readings, published, settings=settings, limits=limits)
    else:
        shared = reuse.among(copied, readings, published, settings=settings, limits=limits)
    done(4, STEPS)
    corpus = Corpus(readings, published, known.entities, flat, rows, shared, told, _encoder(settings))
    found = claims.align(corpus, limits)
    done(5, STEPS)
    return Gathered(replace(record, cutoffs=limits.rows()), corpus, found, mistranslations.find(corpus, ui=settings.ui))


def conclude(gathered: Gathered, settings: Settings, decided: Sequence[Judgement] = ()) -> Dossier:
    """The dossier of what was gathered, with what people ``decided``."""
    corpus = gathered.corpus
    judged = judging.replay(corpus, gathered.claims, decided)
    counted = tuple(
        replace(origins.count(corpus, members, settings, judged.of(members)), judged=judged.shaped(members))
        for members in judged.claims
    )
    differ = divergences.find(corpus, counted, ui=settings.ui)
    made = build(gathered.record, corpus, corpus.stories, counted, differ, gathered.mistranslated, settings)
    return replace(made, decisions=judged.decisions)


def record_of(
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
        models=(*(nlp.model(code) for code in used), *([encoder.model()] if _encoder(settings) else ())),
        inputs=tuple(inputs),
        rejected=tuple(sorted(rejected, key=lambda r: (r.path, r.slug, r.message))),
        cutoffs=(),
        parsed=counts,
    )


def _encoder(settings: Settings) -> Encode | None:
    """The sentence encoder that the settings ask for; :class:`~recoupe.errors.ModelError` where it is not installed."""
    if settings.encoder == "off" or (settings.encoder == "auto" and not encoder.is_installed()):
        return None
    encoder.model()  # says what to install
    return encoder.encode


def _unheard(phase: str, done: int, total: int) -> None:
    """The progress that nobody asked for."""
