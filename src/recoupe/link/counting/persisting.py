"""Who still carries a claim after it was denied, or after the outlet that began it took it back.

A denial is a member that denies; a withdrawal a sentence in which an outlet takes back what it published (*retire sa
dépêche*, by the words of ``origins.toml``). Both have a moment; an article that came out later and still says the same
is named. Whether it knew is not for the count to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from recoupe import lang
from recoupe.lang.words import words as spelled
from recoupe.link import Corpus
from recoupe.link.counting.voices import Voice, called, outlet_of
from recoupe.model import Span, Still
from recoupe.settings import Settings
from recoupe.text.folding import fold

After = Literal["denial", "withdrawal"]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An outlet takes back what it published: in which article, in which words."""

    article: str
    outlet: str
    span: Span


def still(corpus: Corpus, heard: Sequence[Voice], settings: Settings) -> tuple[Still, ...]:
    """The members that stand for a claim later than its first denial or withdrawal, by position. Linear in both."""
    events = sorted(_events(corpus, heard))
    if not events:
        return ()
    when, kind, words, taken_back = events[0]
    language = lang.load(settings.ui)
    out = []
    for voice in heard:
        day = moment(corpus, voice.article)
        if voice.counts and day and is_later(day, when) and voice.article != taken_back:
            key = f"still_{kind}"
            date = spelled(settings.ui).date
            label = outlet_of(corpus, voice.article)
            because = language.message("origins", key, a=label, day=date(day), source=words, first=date(when))
            out.append(Still(voice.index, voice.article, kind, day, because[:1].upper() + because[1:]))
    return tuple(out)


def moment(corpus: Corpus, article: str) -> str | None:
    """When an article came out, by day at least; None when it is not known so closely."""
    published = corpus.published.get(article)
    value = published.value if published else None
    return value if value and len(value) >= 10 else None


def is_later(one: str, two: str) -> bool:
    """Whether a moment is surely later than another: by the hour where both have one, else by the day.

    >>> is_later("2031-05-04T09:00", "2031-05-04"), is_later("2031-05-05", "2031-05-04T23:00")
    (False, True)
    """
    size = min(len(one), len(two))
    return one[:size] > two[:size]


def _events(corpus: Corpus, heard: Sequence[Voice]) -> Iterator[tuple[str, After, str, str]]:
    """Moment, kind, who, and article of all that takes the claim back."""
    for voice in heard:
        day = moment(corpus, voice.article)
        if voice.against and day:
            known = corpus.by_entity.get(voice.last or "")
            yield day, "denial", called(known) if known else outlet_of(corpus, voice.article), voice.article
    standing = {v.article for v in heard if v.counts}
    denying = {v.article for v in heard} - standing
    for row in withdrawals(corpus):
        day = moment(corpus, row.article)
        if day and row.article in denying and any(outlet_of(corpus, a) == row.outlet for a in standing):
            yield day, "withdrawal", row.outlet, row.article


@lru_cache(maxsize=1)
def withdrawals(corpus: Corpus) -> tuple[Withdrawal, ...]:
    """Every sentence of the heap in which an outlet takes back what it published. Linear in the text."""
    out = []
    for reading in corpus.readings:
        language = lang.load(reading.article.language)
        verbs, things = (
            frozenset(fold(w) for w in language.words("origins", f"withdrawal.{key}")) for key in ("verbs", "things")
        )
        for sentence in reading.sentences:
            found = {fold(t.lemma) for t in sentence.tokens if t.pos == "VERB"} & verbs
            objects = [t for t in sentence.tokens if fold(t.lemma) in things and t.dep in ("obj", "dobj", "nsubj:pass")]
            if found and any(fold(sentence.tokens[t.head].lemma) in found for t in objects):
                out.append(Withdrawal(reading.article.id, outlet_of(corpus, reading.article.id), sentence.span))
    return tuple(out)
