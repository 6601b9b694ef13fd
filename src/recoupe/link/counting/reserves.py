"""What an outlet says itself, with reserve (*le maire aurait démissionné*): the members, and the words that do it."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.link import Corpus
from recoupe.link.counting.voices import Voice
from recoupe.model import Reserve


def reserves(corpus: Corpus, heard: Sequence[Voice]) -> tuple[Reserve, ...]:
    """One row for each member in an outlet's own voice that it hedges; a statement says that of itself."""
    found = []
    for voice in heard:
        if voice.statement is None:
            facts = (fact for fact in corpus.by_article[voice.article].facts if fact.span in voice.spans)
            found += [Reserve(voice.index, fact.hedges) for fact in facts if fact.certainty == "hedged"]
    return tuple(found)
