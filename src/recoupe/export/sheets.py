"""The tables of one dossier: those of an archive, whose ids need no story in front, and those only a dossier has.

What comes from an article is made inert, and an address that is not of the web is left out: these tables end in
spreadsheets, databases and pages of other tools.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from recoupe.export import tables
from recoupe.export.inert import inert_row
from recoupe.export.links import web_link
from recoupe.export.tables import Column, Row
from recoupe.model import Claim, Decision, Divergence, Dossier, Member, Reuse, Span

_OWN: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "members": (
            ("claim", "string", "the claim it is a member of"),
            ("position", "int", "its place among the members, from 0"),
            ("statement", "string", "the statement, null in an outlet's own voice"),
            ("article", "string", "where it stands"),
            ("start", "int", "first character"),
            ("end", "int", "behind the last character"),
            ("text", "string", "its words"),
            ("lineage", "int", "members of one number share one text"),
        ),
        "divergences": (
            ("id", "string", "D1, D2 …, in the order of the dossier"),
            ("kind", "string", "number, date, place, name, denial, hedge or wording"),
            ("values", "strings", "what is given"),
            ("update", "bool", "whether time alone explains it"),
            ("because", "string", "one sentence that quotes both"),
            ("statements", "strings", "members that somebody says"),
            ("spans", "places", "members in an outlet's own voice, and parts of statements"),
        ),
        "timeline": (
            ("value", "string", "TIMEX3 value, a prefix, never padded"),
            ("earliest", "string", "when it begins at the earliest"),
            ("latest", "string", "when it ends at the latest"),
            ("kind", "string", "event or utterance"),
            ("announced", "bool", "whether it lay ahead when the articles came out"),
            ("what", "string", "what is told"),
            ("claims", "strings", "claims it is told in"),
            ("articles", "strings", "articles that tell it"),
        ),
        "reuse": (
            ("a", "string", "one article"),
            ("a_start", "int", "first character in a"),
            ("a_end", "int", "behind the last character in a"),
            ("b", "string", "the other article"),
            ("b_start", "int", "first character in b"),
            ("b_end", "int", "behind the last character in b"),
            ("similarity", "float", "share of the words on both sides that are equal, in order"),
            ("kind", "string", "verbatim, edited or translated"),
            ("what", "string", "text, quotation, document or background"),
            ("direction", "string", "a>b, b>a or unknown"),
            ("credit", "string", "the entity that the copy names as where it has it from"),
            ("because", "strings", "what it rests on"),
        ),
        "decisions": (
            ("id", "int", "its number among the judgements"),
            ("at", "string", "when it was made"),
            ("who", "string", "who made it"),
            ("kind", "string", "what was decided"),
            ("places", "places", "the passages it is about"),
            ("why", "string", "the reason given"),
            ("applied", "bool", "whether its passages are in these articles"),
        ),
        "summary": (
            ("position", "int", "its place, from 0"),
            ("text", "string", "one sentence"),
            ("claims", "strings", "claims it tells"),
            ("cites", "places", "the words it rests on"),
        ),
    }
)
SHEETS: Mapping[str, tuple[Column, ...]] = MappingProxyType({**tables.TABLES, **_OWN})
"""Columns of each table of a dossier, by its name."""


def sheets(dossier: Dossier) -> dict[str, list[Row]]:
    """Every row of a dossier by table; a table without rows is there, empty. Linear in the dossier."""
    found: dict[str, list[Row]] = {name: [] for name in SHEETS}
    for table, row in _rows(dossier):
        found[table].append(inert_row(row))
    for row in found["articles"]:
        row["url"] = web_link(row["url"])
    return found


def _rows(dossier: Dossier) -> Iterator[tuple[str, Row]]:
    yield from tables.rows(dossier, owned=lambda story: lambda id: id)
    where = _Where(dossier)
    for claim in dossier.claims:
        yield from (("members", row) for row in _members(claim, where))
    for number, divergence in enumerate(dossier.divergences, 1):
        yield "divergences", _divergence(number, divergence)
    for moment in dossier.timeline:
        row = {"kind": moment.kind, "announced": moment.announced, "what": moment.what, "value": moment.when.value}
        row |= {"earliest": moment.when.earliest, "latest": moment.when.latest}
        yield "timeline", row | {"claims": list(moment.claims), "articles": list(moment.articles)}
    yield from (("reuse", _reuse(shared)) for shared in (*dossier.reuse, *dossier.shared))
    for position, told in enumerate(dossier.summary):
        cites = tables.places((place.article, place.span) for place in told.cites)
        yield "summary", {"position": position, "text": told.text, "claims": list(told.claims), "cites": cites}
    yield from (("decisions", _decision(made)) for made in dossier.decisions)
    for lost in dossier.run.rejected:
        yield "rejected", {"path": lost.path, "slug": lost.slug, "message": lost.message}


class _Where:
    """Where a member stands: article, first and last character, words."""

    def __init__(self, dossier: Dossier) -> None:
        self.text = {a.id: a.text for a in dossier.articles}
        self.spans = {s.id: (s.article, s.content) for s in dossier.statements}

    def of(self, member: Member) -> Row:
        article, spans = self._found(member)
        words = " … ".join(self.text[article][a:b] for a, b in spans)
        return {"article": article, "start": spans[0][0], "end": spans[-1][1], "text": words}

    def _found(self, member: Member) -> tuple[str, tuple[Span, ...]]:
        if member.statement is not None:
            return self.spans[member.statement]
        return member.article or "", (member.span or (0, 0),)


def _members(claim: Claim, where: _Where) -> Iterator[Row]:
    lineage: dict[int, int | None] = defaultdict(lambda: None)
    lineage.update((index, number) for number, shared in enumerate(claim.lineages) for index in shared)
    for index, member in enumerate(claim.members):
        row = {"claim": claim.id, "position": index, "statement": member.said, "lineage": lineage[index]}
        yield row | where.of(member)


def _divergence(number: int, found: Divergence) -> Row:
    own = tables.places((m.article, m.span) for m in found.members)
    said = [m.said for m in found.members if m.said]
    row = {"id": f"D{number}", "kind": found.kind, "values": list(found.values), "update": found.update}
    return row | {"because": found.because, "statements": said, "spans": own}


def _decision(made: Decision) -> Row:
    row = {name: getattr(made.judgement, name) for name in ("id", "at", "who", "kind", "why")}
    return row | {"applied": made.applied, "places": tables.places((p.article, p.span) for p in made.judgement.places)}


def _reuse(shared: Reuse) -> Row:
    return tables.shared(shared) | {"credit": shared.credit, "because": list(shared.because)}
