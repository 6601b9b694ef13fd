"""Cues that end their sentence and announce the quotation that is the next one: *Le maire confirme. « … »*."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.fillers import skip_fillers
from recoupe.extract.said.proposals import Proposal, trim_inner
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before
from recoupe.extract.said.words import Words


def announced(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*Le maire confirme. « … »*: a cue ends its sentence and the next one is a quotation with no cue of its own."""
    stop = words.end(hit.last)
    end = skip_fillers(words, lex, hit.last + 1)
    if end + 1 != stop or words.low[end] != "." or stop >= len(words.tokens) or words.quoted[stop] < 0:
        return
    cue, quote = next((c for c in hit.cues if c.takes("quote")), None), words.quotes[words.quoted[stop]]
    after = words.at(quote.outer[1])
    if after < len(words.low) and words.low[after] == ",":
        return  # *Le maire dément. « … », a souligné la préfecture*: another says it
    subject = before(words, lex, hit) if cue and hit.form == "finite" and not hit.negated else None
    if cue and subject and quote.outer[0] == words.tokens[stop].start and names_speaker(words, lex, subject.range):
        said = (words.span(hit.first, hit.last + 1),), (words.span(*subject.range),)
        yield Proposal((trim_inner(words.text, quote),), *said, cue.stance, "announced", 4, hit.lemma, hit)
