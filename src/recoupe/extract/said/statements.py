"""Statements: what others than the outlet are reported to have said, with content, cue, source, form, stance and
certainty.

One article at a time. Every cue proposes what it reports; proposals that claim the same words are settled;
quotations with
no cue of their own are hung on the one they carry on from; then form, stance, hedges and dates are read off.
"""

from __future__ import annotations

from recoupe.extract import Draft
from recoupe.extract.said.answers import parted
from recoupe.extract.said.bare import answered
from recoupe.extract.said.counts import against, bracketed_counts
from recoupe.extract.said.cues import Hit, lexicon, prepositions
from recoupe.extract.said.finish import finish
from recoupe.extract.said.gapped import gapped
from recoupe.extract.said.grounds import grounded
from recoupe.extract.said.headlines import bracketed, headlines
from recoupe.extract.said.nominals import nominals
from recoupe.extract.said.posts import posts
from recoupe.extract.said.prepositions import by_preposition
from recoupe.extract.said.proposals import Proposal, colons, settle
from recoupe.extract.said.reports import by_verb
from recoupe.extract.said.sharedcounts import shared
from recoupe.extract.said.standing import carried
from recoupe.extract.said.verbgroups import verbs
from recoupe.extract.said.words import Words
from recoupe.model import StatementFound, TimeFound


def _previous(words: Words, proposals: list[Proposal], hit: Hit) -> Proposal | None:
    """The proposal before a hit in the sentence it stands in; of a report that somebody denies, the denial, for who
    denies it goes on (*denied a Herald report that he had left, calling it “absurd”*)."""
    start = words.tokens[words.first(hit.verb)].start
    here = [p for p in proposals[-2:] if p.cue and p.cue[0][0] >= start]
    if len(here) == 2 and here[0].stance == "deny" and any(a <= here[1].cue[0][0] < b for a, b in here[0].content):
        return here[0]
    return here[-1] if here and here[-1] is proposals[-1] else None


def find(draft: Draft, words: Words, times: tuple[TimeFound, ...]) -> tuple[StatementFound, ...]:
    """The statements of an article, in text order, in the coordinates of its view; ``mention`` and ``chain`` are
    left empty.

    A quotation that carries on from the one before has no cue and no source, and a rule that starts with ``continued``.
    Cost: linear in the article but for a search of a few dozen words around each cue.
    """
    lex = lexicon(draft.language)
    proposals: list[Proposal] = []
    for hit in verbs(words, lex):
        proposals += by_verb(words, lex, hit, _previous(words, proposals, hit))
    proposals = gapped(words, lex, proposals)
    attributed: list[Proposal] = []
    for marker in prepositions(words, lex):
        attributed += by_preposition(words, lex, marker, attributed[-1] if attributed else None)
    proposals = against(words, lex, proposals + shared(words, lex, attributed)) + bracketed_counts(words, lex)
    proposals += nominals(words, lex, draft.language)
    proposals += colons(words, lex, proposals)
    proposals += posts(words) + bracketed(words, lex) + headlines(words, lex, proposals)
    settled = settle(words, answered(words, grounded(words, lex, proposals)))
    return finish(draft, words, lex, carried(words, lex, list(parted(words, lex, settled))), times)
