"""Where articles differ on one point: numbers, dates, places, names, denials, lost hedges, renderings of one quote.

Each rule is narrow, for a reader who is shown ten differences that are none stops reading the eleventh.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from recoupe.link import Corpus
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.across import answered, dated_alone, denied_statements, named_otherwise
from recoupe.link.differences.ages import aged_otherwise
from recoupe.link.differences.bodies import rendered_otherwise
from recoupe.link.differences.bridges import bridged
from recoupe.link.differences.completing import completed
from recoupe.link.differences.contrasts import contrasted
from recoupe.link.differences.datings import dated_otherwise
from recoupe.link.differences.denied import at_length, denied
from recoupe.link.differences.desk import Desk, Group, desk_of, homes
from recoupe.link.differences.directions import directed
from recoupe.link.differences.forenames import first_named_otherwise
from recoupe.link.differences.grades import graded
from recoupe.link.differences.hedging import lost
from recoupe.link.differences.hours import hours
from recoupe.link.differences.joining import counted_once, joined
from recoupe.link.differences.namings import written_otherwise
from recoupe.link.differences.nearness import Nearness
from recoupe.link.differences.nicknames import called_otherwise
from recoupe.link.differences.offices import held_otherwise
from recoupe.link.differences.rejoinders import rejoined
from recoupe.link.differences.slots import counted_in_one_act
from recoupe.link.differences.spacings import spaced_otherwise
from recoupe.link.differences.standpoints import heard
from recoupe.link.differences.values import dates, numbers, same_noun
from recoupe.link.differences.whereabouts import placed
from recoupe.link.differences.wordings import quoted_otherwise, reworded
from recoupe.model import Claim, Divergence


def find(corpus: Corpus, claims: Sequence[Claim], *, ui: str = "fr") -> tuple[Divergence, ...]:
    """Every divergence, by kind and first member; none twice. Cost: quadratic in the members of one claim only."""
    desk = replace(desk_of(corpus), ui=ui)
    every, near = tuple(desk.units.values()), Nearness(corpus)
    out: list[Divergence] = []
    for claim in claims:
        voices = heard(corpus, claim.members)
        for rule in RULES:
            out += rule(desk, claim, voices)
    out += denied_statements(desk, claims, every)
    out += answered(desk, claims)
    out += contrasted(desk, claims, every, desk.weight, near, out)
    out += rejoined(desk, homes(claims), claims, out)
    out += bridged(desk, claims, every, near)
    out += counted_in_one_act(desk, homes(claims), every, near, out)
    out += named_otherwise(desk)
    out += written_otherwise(desk)
    out += first_named_otherwise(desk)
    out += spaced_otherwise(desk)
    out += rendered_otherwise(desk, claims, out)
    out += aged_otherwise(desk)
    out += held_otherwise(desk)
    out += dated_alone(desk, every)
    out += dated_otherwise(desk, claims, desk.weight, out)
    out += quoted_otherwise(desk)
    rows = counted_once(corpus, joined((at_length(corpus, d) for d in out), homes(claims)), desk.story)
    rows = completed(desk, rows, every, near)
    kept = {(d.kind, d.members): d for d in rows}
    return tuple(
        kept[k]
        for k in sorted(kept, key=lambda k: (k[0], [(m.said or "", m.article or "", m.span or (0, 0)) for m in k[1]]))
    )


RULES: tuple[Callable[[Desk, Group, Sequence[Voice]], Iterator[Divergence]], ...] = (
    numbers,
    dates,
    hours,
    graded,
    same_noun,
    placed,
    directed,
    called_otherwise,
    denied,
    lost,
    reworded,
)
