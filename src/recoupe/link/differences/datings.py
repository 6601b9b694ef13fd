"""Dates of one act that cannot both hold, each read with its own clause: *taken in 2018*, *taken in February 2022*.

``clashes.days`` compares the one day that each of two voices gives. Here a passage may give several dates, and years or
months too: what counts is the one in the clause that tells the act.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.occasions import Dates, are_next, lasts, meet
from recoupe.link.alignment.proposition import Proposition, briefest
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights
from recoupe.link.counting.hinges import is_of_reckoning
from recoupe.link.counting.voices import voices
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.differences.likeness import are_on_one_thing, tell_one_act
from recoupe.link.differences.nearness import may_clash
from recoupe.model import Divergence, Timex

Dated = tuple[Proposition, Timex]


def dated_otherwise(
    desk: Desk, claims: Sequence[Group], weight: Weights, known: Sequence[Divergence]
) -> Iterator[Divergence]:
    """One row for each claim whose members date its act otherwise, but where a day is told against another already.

    Cost: the members of one claim squared.
    """
    told = {member for d in known if d.kind == "date" for member in d.members}
    for claim in claims:
        found = [desk.units[m] for m in claim.members if m in desk.units and m not in told]
        for one, other in combinations(found, 2):
            clash = dates(desk.corpus, one, other, weight) if may_clash(desk, one, other) else None
            if clash:
                values = tuple(desk.corpus.text(t.article, t.span) for t in clash)
                heard = [voices(desk.corpus, (u.member,))[0] for u in (one, other)]
                words = {"x": values[0], "y": values[1], **desk.about(*heard)}
                yield desk.row("date", (one.member, other.member), values, words=words)
                break


def dates(corpus: Corpus, a: Unit, b: Unit, weight: Weights) -> tuple[Timex, Timex] | None:
    """The dates that two units give for one act that is over, when neither gives that of the other, too."""
    some, others = _dated(corpus, a), _dated(corpus, b)
    for p, one in some:
        for q, two in others:
            shared = _gives(others, p, one) or _gives(some, q, two) or are_next(_days(one), _days(two))
            if not shared and tell_one_act(p, q) and are_on_one_thing(p, q, weight):
                return one, two
    return None


def _gives(found: Sequence[Dated], p: Proposition, timex: Timex) -> bool:
    """Whether one of some dated clauses tells an act of ``p`` on that date."""
    return any(tell_one_act(p, q) and meet(_days(timex), _days(other)) for q, other in found)


def _days(timex: Timex) -> Dates:
    return ((timex.earliest or "", timex.latest or "", timex.value),)


def _dated(corpus: Corpus, unit: Unit) -> list[Dated]:
    """The clauses of a unit that tell what came about, each with the one date in it and in no clause within it."""
    since = lexicon(lang.load(unit.language)).since
    text = corpus.by_article[unit.article].article.text
    by_clause: dict[Proposition, list[Timex]] = {}
    for timex in corpus.timexes_of.get(unit.article, ()):
        clause = briefest(p for p in unit.told if p.span[0] <= timex.span[0] and timex.span[1] <= p.span[1])
        is_day = clause and timex.type in ("DATE", "TIME") and not lasts(text, timex.span, since)
        if clause and is_day and not is_of_reckoning(corpus, timex):
            by_clause.setdefault(clause, []).append(timex)
    return [
        (p, found[0]) for p, found in by_clause.items() if len(found) == 1 and _came_about(p) and _is_resolved(found[0])
    ]


def _came_about(p: Proposition) -> bool:
    """Whether a clause tells what happened: a state holds on one day and on the next."""
    return "past" in p.modes and not (p.negated or p.unsure or p.copular or p.modes & {"wanted", "there"})


def _is_resolved(timex: Timex) -> bool:
    return bool(timex.earliest and timex.latest)
