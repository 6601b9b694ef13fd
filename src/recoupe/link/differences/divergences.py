"""Where articles differ on one point: numbers, dates, places, names, denials, lost hedges, renderings of one quote.

Each rule is narrow, for a reader who is shown ten differences that are none stops reading the eleventh.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.link import Corpus
from recoupe.link.alignment.matters import matters
from recoupe.link.counting.voices import Voice, spans_of
from recoupe.link.differences.across import answered, dated_alone, denied_statements, named_otherwise
from recoupe.link.differences.ages import aged_otherwise
from recoupe.link.differences.bodies import rendered_otherwise
from recoupe.link.differences.bridges import bridged
from recoupe.link.differences.completing import completed
from recoupe.link.differences.contrasts import contrasted
from recoupe.link.differences.datings import dated_otherwise
from recoupe.link.differences.denied import at_length, denied
from recoupe.link.differences.desk import Desk, Group, Members, desk_of, homes
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
from recoupe.link.differences.sites import sited
from recoupe.link.differences.slots import counted_in_one_act
from recoupe.link.differences.spacings import spaced_otherwise
from recoupe.link.differences.standpoints import heard
from recoupe.link.differences.values import dates, numbers, same_noun
from recoupe.link.differences.whereabouts import placed
from recoupe.link.differences.wordings import quoted_otherwise, reworded
from recoupe.model import Claim, Divergence, Member

Rule = Callable[[Desk, Group, Sequence[Voice]], Iterator[Divergence]]


def find(corpus: Corpus, claims: Sequence[Claim], *, ui: str = "fr") -> tuple[Divergence, ...]:
    """Every divergence, by kind and first member; none twice. Claims about one matter are read together.

    Cost: quadratic in the members of one matter only.
    """
    desk = replace(desk_of(corpus), ui=ui)
    every, near = tuple(desk.units.values()), Nearness(corpus)
    home = homes(claims)
    about = tuple(Members(members) for members in matters(corpus, [claim.members for claim in claims]))
    out = [*_ruled(desk, claims, WITHIN)]
    out += (row for row in _ruled(desk, about, ABOUT) if not _counts_twice(desk, row, home))
    out += denied_statements(desk, about, every)
    out += answered(desk, claims)
    out += contrasted(desk, claims, every, desk.weight, near, out)
    out = [*rejoined(desk, home, claims, out), *out]  # a reply in somebody's words tells more than that there is one
    out += bridged(desk, claims, every, near)
    out += counted_in_one_act(desk, homes(about), every, near, out)
    out += named_otherwise(desk)
    out += written_otherwise(desk)
    out += first_named_otherwise(desk)
    out += spaced_otherwise(desk)
    out += rendered_otherwise(desk, about, out)
    out += aged_otherwise(desk)
    out += held_otherwise(desk)
    out += dated_alone(desk, every)
    out += dated_otherwise(desk, claims, desk.weight, out)
    out += quoted_otherwise(desk)
    rows = counted_once(corpus, joined((at_length(corpus, d) for d in out), home), desk.story)
    rows = completed(desk, rows, every, near)
    kept = {(d.kind, d.members): d for d in rows}
    return tuple(
        kept[k]
        for k in sorted(kept, key=lambda k: (k[0], [(m.said or "", m.article or "", m.span or (0, 0)) for m in k[1]]))
    )


def _ruled(desk: Desk, groups: Sequence[Group], rules: Sequence[Rule]) -> Iterator[Divergence]:
    for group in groups:
        voices = heard(desk.corpus, group.members)
        for rule in rules:
            yield from rule(desk, group, voices)


def _counts_twice(desk: Desk, row: Divergence, home: Mapping[Member, int]) -> bool:
    """Whether the figures of a row are of one article, which gives them for two things unless they are one claim."""
    articles = {spans_of(desk.corpus, member)[0] for member in row.members}
    return row.kind == "number" and len(articles) == 1 and len({home.get(m, m) for m in row.members}) > 1


WITHIN: tuple[Rule, ...] = (dates, hours, same_noun, placed, sited, directed, lost, reworded)
"""What differs only where the same thing is told: another day may be that of another thing."""
ABOUT: tuple[Rule, ...] = (numbers, graded, called_otherwise, denied)
"""What differs between all that is told of one matter."""
