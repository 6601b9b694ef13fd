"""Denials that time has overtaken: nobody was hurt yet, or what was not to come has come since."""

from __future__ import annotations

import re

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.turners import polarity
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.conflicts import is_later, moment
from recoupe.text.folding import fold


def is_outrun(corpus: Corpus, no: Voice, yes: Voice) -> bool:
    """Whether time alone may explain a denial: it was of what was to come (*il ne partira pas*), or nobody was counted
    yet of those whose number goes on growing."""
    if not is_later(*(moment(corpus, v.article, v.statement) for v in (no, yes))):
        return False
    if yes.tense != "future" and (no.tense == "future" or _excludes(corpus, no)):
        return True
    language = lang.load(corpus.by_article[no.article].article.language)
    words, data = {fold(w) for w in re.findall(r"\w+", no.text)}, polarity(language)
    moving = words & {fold(w) for w in language.words("numbers", "evolving")}
    nobody = words & (data.nobody | data.missing)
    return bool(nobody and moving)


def _excludes(corpus: Corpus, voice: Voice) -> bool:
    """Whether a source is told to rule something out: *exclure une démission*."""
    if voice.statement is None:
        return False
    told = corpus.by_article[voice.article].article
    words = "|".join(lang.load(told.language).words("divergences", "excluding.words"))
    return any(re.search(rf"\b(?:{words})\b", told.text[a:b], re.IGNORECASE) for a, b in voice.statement.cue)
