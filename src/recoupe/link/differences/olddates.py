"""A day that one article alone gives for what others tell as it happens: *arrive le 3 mai 2011*, in 2024."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.kinds import light
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from recoupe.model import Timex, Token
from recoupe.text.folding import fold

FAR = 45
"""Days between the date and the article's own from which a present-tense report cannot mean it."""


@dataclass(frozen=True, slots=True)
class OldDate:
    """The expression, the member that carries it, and what another article says of the same at its own time."""

    timex: Timex
    unit: Unit
    other: Unit


def old_dates(corpus: Corpus, found: Sequence[Unit] | None = None) -> tuple[OldDate, ...]:
    """Days far from their article that no other gives, in a clause about now, of an act that others tell too."""
    every = units(corpus) if found is None else found
    out = []
    for timex in corpus.timexes:
        if timex.type != "DATE" or len(timex.value) != 10 or not _is_far(corpus, timex):
            continue
        if _is_shared(corpus, timex) or not _is_told_now(corpus, timex):
            continue
        for unit in every:
            if unit.article == timex.article and any(a <= timex.span[0] and timex.span[1] <= b for a, b in unit.spans):
                other = _same_now(unit, every)
                if other:
                    out.append(OldDate(timex, unit, other))
                    break
    return tuple(out)


def _is_far(corpus: Corpus, timex: Timex) -> bool:
    published = corpus.published[timex.article].value
    day, out = _day(timex.value), _day(published or "")
    return bool(day and out and abs((out - day).days) > FAR)


def _is_told_now(corpus: Corpus, timex: Timex) -> bool:
    """Whether the verb before the date is in the present or the future, and the date no starting point (*since*)."""
    reading = corpus.by_article[timex.article]
    limits = lang.load(reading.article.language).words("origins", "negation.limits")
    sentence = corpus.sentence_at(timex.article, timex.span[0])
    before = [t for t in sentence.tokens if t.end <= timex.span[0]] if sentence else []
    verbs = [t for t in before if "VerbForm=Fin" in t.morph]
    if not verbs or any(fold(t.text) in limits for t in before[-3:]):
        return False
    return ("Tense=Pres" in verbs[-1].morph or "Tense=Fut" in verbs[-1].morph) and not _perfect(before, verbs[-1])


def _perfect(before: Sequence[Token], verb: Token) -> bool:
    """Whether the last finite verb is an auxiliary of a past participle: *est arrivé le*."""
    return any(
        t.i > verb.i and "VerbForm=Part" in t.morph and "Tense=Past" in t.morph and verb.head == t.i for t in before
    )


def _is_shared(corpus: Corpus, timex: Timex) -> bool:
    return any(t.value[:10] == timex.value and t.article != timex.article for t in corpus.timexes)


def _same_now(unit: Unit, every: Sequence[Unit]) -> Unit | None:
    """The unit of another article that shares an act and most names with this one, and no date of its own far off."""
    best: tuple[int, Unit] | None = None
    for other in every:
        acts = (unit.main | unit.acts) & (other.main | other.acts) - light()
        names = set(unit.names) & set(other.names)
        if other.article == unit.article or not acts or len(names) < 2:
            continue
        if best is None or len(acts) + len(names) > best[0]:
            best = (len(acts) + len(names), other)
    return best[1] if best else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
