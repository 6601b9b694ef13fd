"""A dossier as flat tables for pandas, DuckDB, Spark: Parquet files with a documented schema.

Ids of statements, entities and claims are unique inside one dossier; a table holds many, so they carry the id of their
story in front. Spans are code points, end-exclusive, into the ``text`` of the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from recoupe.errors import SettingsError
from recoupe.export.spread import spread
from recoupe.model import Dossier, Member, Reuse, Span

Row = dict[str, Any]
Column = tuple[str, str, str]
"""Name, type and meaning."""

Owned = Callable[[str], Callable[[str | None], str | None]]
"""From a story to what makes an id of its dossier an id of the table."""

TABLES: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "articles": (
            ("id", "string", "unique in the archive"),
            ("path", "string", "the file, and the record in it"),
            ("url", "string", "its address, where known"),
            ("outlet", "string", "who publishes it, where known"),
            ("owner", "string", "who owns that outlet, where told"),
            ("title", "string", "headline, where known"),
            ("authors", "strings", "bylines"),
            ("language", "string", "code of its language"),
            ("published", "string", "ISO prefix, null when unknown"),
            ("earliest", "string", "first day it may have come out"),
            ("latest", "string", "last day it may have come out"),
            ("basis", "string", "metadata, text, inferred or unknown"),
            ("story", "string", "the story it is of"),
            ("text", "string", "as it was read"),
        ),
        "statements": (
            ("id", "string", "unique in the archive"),
            ("article", "string", "where it stands"),
            ("story", "string", "the story of that article"),
            ("content", "spans", "what is reported"),
            ("cue", "spans", "the words that report it"),
            ("source", "spans", "the words that name who says it"),
            ("content_text", "string", "the content's words"),
            ("source_text", "string", "the source's words"),
            ("source_entity", "string", "who says it, null when unresolved"),
            ("chain", "strings", "entities, nearest the outlet first, the origin last"),
            ("form", "string", "direct, indirect or mixed"),
            ("stance", "string", "assert, deny, decline, warn, urge, promise, expect or ask"),
            ("certainty", "string", "certain or hedged"),
            ("hedges", "spans", "the words that limit it"),
            ("said_on", "string", "TIMEX3 value of the utterance"),
            ("parent", "string", "the statement it is reported inside"),
            ("rule", "string", "the rule that found it"),
        ),
        "timexes": (
            ("article", "string", "where it stands"),
            ("story", "string", "the story of that article"),
            ("start", "int", "first character"),
            ("end", "int", "behind the last character"),
            ("text", "string", "its words"),
            ("type", "string", "DATE, TIME, DURATION or SET"),
            ("value", "string", "TIMEX3 value, a prefix, never padded"),
            ("earliest", "string", "when it begins at the earliest; an edge (*fin mai*) keeps a third of its `value`"),
            ("latest", "string", "when it ends at the latest"),
            ("anchor", "string", "what it counts from"),
            ("rule", "string", "the rule that found it"),
        ),
        "entities": (
            ("id", "string", "unique in the archive"),
            ("story", "string", "the story whose articles name it"),
            ("kind", "string", "person, institution, media, state, place, document, anonymous or other"),
            ("name", "string", "its fullest name"),
            ("forms", "strings", "every surface form met"),
            ("mentions", "int", "how often it is named"),
        ),
        "reuse": (
            ("a", "string", "the article whose id sorts first"),
            ("a_start", "int", "first character in a"),
            ("a_end", "int", "behind the last character in a"),
            ("b", "string", "the other article"),
            ("b_start", "int", "first character in b"),
            ("b_end", "int", "behind the last character in b"),
            ("words", "int", "equal words, in order; null in a translation"),
            (
                "similarity",
                "float",
                "share of the words on both sides that are equal, in order; or of anchors",
            ),
            ("kind", "string", "verbatim, edited or translated (looked for inside a story)"),
            ("what", "string", "text, quotation, document or background"),
            ("direction", "string", "a>b, b>a or unknown"),
        ),
        "stories": (
            ("id", "string", "unique in the archive"),
            ("title", "string", "a headline"),
            ("articles", "strings", "their ids"),
            ("from", "string", "first day"),
            ("to", "string", "last day"),
            ("linked", "strings", "other episodes of its affair"),
        ),
        "claims": (
            ("id", "string", "unique in the archive"),
            ("story", "string", "the story in which it is told"),
            ("gloss", "string", "the clearest member, in its own words"),
            ("statements", "strings", "members that somebody says"),
            ("spans", "places", "members in an outlet's own voice, and parts of statements"),
            ("attestations", "int", "articles that carry it"),
            ("lower", "int", "distinct origins at the least, in this corpus"),
            ("upper", "int", "distinct origins at the most, in this corpus"),
            ("status", "string", "corroborated, single-origin, unattributed or disputed"),
            ("spread", "string", "one, open, several (origins of several articles) or lone (one article)"),
            ("origins", "strings", "entities that may stand behind it"),
            ("because", "strings", "one sentence for each step of the count"),
        ),
        "rejected": (
            ("path", "string", "what was not read"),
            ("slug", "string", "the kind of trouble"),
            ("message", "string", "what, and what to do"),
        ),
    }
)


def write(rows: Sequence[Row], table: str, path: Path, *, columns: Sequence[Column] = ()) -> None:
    """Write rows of a table as one Parquet file, whole or not at all."""
    arrow, parquet = _pyarrow()
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    parquet.write_table(arrow.Table.from_pylist(list(rows), schema=schema(table, columns)), partial, compression="zstd")
    partial.replace(path)


def schema(table: str, columns: Sequence[Column] = ()) -> Any:
    """The Arrow schema of a table, or of other ``columns`` than an archive's; each field carries what it means."""
    arrow, _ = _pyarrow()
    types = _types(arrow)
    described = columns or TABLES[table]
    fields = [arrow.field(name, types[kind], metadata={"meaning": meaning}) for name, kind, meaning in described]
    return arrow.schema(fields)


def rows(dossier: Dossier, *, owned: Owned | None = None) -> Iterator[tuple[str, Row]]:
    """Every row of a dossier, with the table it is of; ``reuse`` is left to who compares the whole archive.

    ``owned(story)`` makes an id of the dossier one of the table; it puts the story in front when nothing else is said.
    """
    owned = owned or _owned
    text = {article.id: article.text for article in dossier.articles}
    story = {article.id: article.story or "" for article in dossier.articles}
    for makes in (_articles, _timexes, _stories):
        yield from makes(dossier, text, story)
    yield from _statements(dossier, text, story, owned)
    yield from _entities(dossier, story, owned)
    yield from _claims(dossier, story, owned)


def shared(found: Reuse) -> Row:
    """A passage that two articles share, as the row of ``reuse`` that it is; its words are not known here."""
    row: Row = {"similarity": round(found.similarity, 3), "kind": found.kind}
    row |= {"what": found.what, "direction": found.direction}
    for name, place in (("a", found.a), ("b", found.b)):
        row |= {name: place.article, f"{name}_start": place.span[0], f"{name}_end": place.span[1]}
    return row


def _articles(dossier: Dossier, text: Mapping[str, str], story: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    for a in dossier.articles:
        when = a.published
        yield (
            "articles",
            {name: getattr(a, name) for name in ("id", "path", "url", "outlet", "owner", "title", "language", "text")}
            | {"authors": list(a.authors), "story": a.story, "published": when.value, "basis": when.basis}
            | {"earliest": when.earliest, "latest": when.latest},
        )


def _timexes(dossier: Dossier, text: Mapping[str, str], story: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    for t in dossier.timexes:
        same = ("article", "type", "value", "earliest", "latest", "anchor", "rule")
        yield (
            "timexes",
            {name: getattr(t, name) for name in same}
            | {
                "story": story[t.article],
                "start": t.span[0],
                "end": t.span[1],
                "text": text[t.article][slice(*t.span)],
            },
        )


def _stories(dossier: Dossier, text: Mapping[str, str], story: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    for s in dossier.stories:
        row = {"id": s.id, "title": s.title, "articles": list(s.articles), "linked": list(s.linked)}
        yield "stories", row | {"from": s.from_, "to": s.to}


def _statements(
    dossier: Dossier, text: Mapping[str, str], story: Mapping[str, str], owned: Owned
) -> Iterator[tuple[str, Row]]:
    for s in dossier.statements:
        own = owned(story[s.article])
        words = text[s.article]
        yield (
            "statements",
            {name: getattr(s, name) for name in ("article", "form", "stance", "certainty", "said_on", "rule")}
            | {name: _spans(getattr(s, name)) for name in ("content", "cue", "source", "hedges")}
            | {"id": own(s.id), "parent": own(s.parent), "story": story[s.article]}
            | {"content_text": _words(words, s.content), "source_text": _words(words, s.source) or None}
            | {"source_entity": own(s.source_entity), "chain": [own(hop) for hop in s.chain]},
        )


def _entities(dossier: Dossier, story: Mapping[str, str], owned: Owned) -> Iterator[tuple[str, Row]]:
    first = dossier.stories[0].id if dossier.stories else ""
    for e in dossier.entities:
        home = story[e.mentions[0].article] if e.mentions else first
        row = {"id": owned(home)(e.id), "story": home, "kind": e.kind, "name": e.name}
        yield "entities", row | {"forms": list(e.forms), "mentions": len(e.mentions)}


def _claims(dossier: Dossier, story: Mapping[str, str], owned: Owned) -> Iterator[tuple[str, Row]]:
    home = {s.id: story[s.article] for s in dossier.statements}
    for c in dossier.claims:
        first = _home(c.members[0], home, story)
        own = owned(first)
        yield (
            "claims",
            {"id": own(c.id), "story": first, "gloss": c.gloss, "attestations": c.attestations, "status": c.status}
            | {"lower": c.origins.lower, "upper": c.origins.upper, "because": list(c.origins.because)}
            | {"spread": spread(c)}
            | {"origins": [own(entity) for entity in c.origins.entities]}
            | {"statements": [own(m.said) for m in c.members if m.said]}
            | {"spans": places((m.article, m.span) for m in c.members)},
        )


def _home(member: Member, statements: Mapping[str, str], articles: Mapping[str, str]) -> str:
    return statements[member.said] if member.said else articles[member.article or ""]


def places(found: Iterable[tuple[str | None, Span | None]]) -> list[Row]:
    """Places as a column of that type holds them; what is no place is left out."""
    return [{"article": article, "start": span[0], "end": span[1]} for article, span in found if span]


def _owned(story: str) -> Callable[[str | None], str | None]:
    """Puts the story in front of an id."""
    return lambda id: f"{story}/{id}" if id is not None else None


def _spans(spans: Iterable[Span]) -> list[Row]:
    return [{"start": a, "end": b} for a, b in spans]


def _words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(text[a:b] for a, b in spans)


def _types(arrow: Any) -> dict[str, Any]:
    span = [("start", arrow.int32()), ("end", arrow.int32())]
    return {
        "string": arrow.string(),
        "int": arrow.int32(),
        "bool": arrow.bool_(),
        "float": arrow.float32(),
        "strings": arrow.list_(arrow.string()),
        "spans": arrow.list_(arrow.struct(span)),
        "places": arrow.list_(arrow.struct([("article", arrow.string()), *span])),
    }


def needed() -> None:
    """Raises :class:`~recoupe.errors.SettingsError` where what writes the tables is missing."""
    _pyarrow()


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise SettingsError("Parquet needs pyarrow: pip install 'recoupe[archive]'") from error
    return pyarrow, pyarrow.parquet
