"""How many distinct sources of knowledge stand behind a claim: an interval, with one sentence for every step.

The rules are those of docs/architecture.md, *How origins are counted*: members that share one text are one lineage,
a lineage's origin is the last link of its earliest explicit chain, one voice is one origin, and what cannot be known
widens the interval instead of moving it.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from recoupe.link import Corpus
from recoupe.link.counting.clearest import clearest
from recoupe.link.counting.lineages import Joined, beside, companions, lineages
from recoupe.link.counting.objections import objecting
from recoupe.link.counting.persisting import still
from recoupe.link.counting.reserves import reserves
from recoupe.link.counting.standing import standings
from recoupe.link.counting.tally import Tally
from recoupe.link.counting.voices import Voice, outlets
from recoupe.link.differences.standpoints import heard
from recoupe.model import Claim, Member, Origins, Status
from recoupe.settings import Settings


def count(corpus: Corpus, members: Sequence[Member], settings: Settings, judged: Joined = ()) -> Claim:
    """The claim that these members make: its lineages, the interval of its origins with reasons, its status.

    ``judged`` are pairs of members, by index, that have one origin because somebody decided so.

    Cost: quadratic in the members of the claim, which are few.
    """
    said = objecting(corpus, members, heard(corpus, members))
    voices = said.voices
    carried, joins, doubts = lineages(corpus, voices, judged)
    who = standings(corpus, {link for v in voices for link in (*v.path, *beside(v))}, outlets(corpus).owner)
    tally = Tally(corpus, settings, who, voices)
    tally.explain(joins)
    standing = [x for x in carried if x.first.counts]
    lower, upper = tally.bounds([*standing, *companions(standing)], doubts)
    disputed = tally.disputes(carried, said.counted)
    return Claim(
        _identify(voices),
        clearest(corpus, voices),
        tuple(members),
        len({v.article for v in voices}),
        tuple(tuple(v.index for v in x.voices) for x in carried),
        Origins(lower, upper, tuple(tally.entities), tuple(tally.because)),
        _status(lower, disputed, settings.min_origins),
        tally.evidence(carried),
        tuple(x.loop for x in carried if x.loop),
        still(corpus, voices, settings),
        reserves=reserves(corpus, voices),
    )


def _status(lower: int, disputed: bool, enough: int) -> Status:
    if disputed:
        return "disputed"
    if lower == 0:
        return "unattributed"
    return "corroborated" if lower >= enough else "single-origin"


def _identify(heard: Sequence[Voice]) -> str:
    places = sorted(f"{v.article}:{v.spans}" for v in heard)
    return "c" + sha256(places[0].encode()).hexdigest()[:10]
