"""Statements of the articles as the dossier shows them: sources and chains as entities, dates as values, ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.link.dates import glosses
from recoupe.link.naming.names import Names
from recoupe.model import Hop, HopFound, Reading, Statement, StatementFound, Timex

Timexes = Mapping[str, tuple[Timex, ...]]


def build(readings: Sequence[Reading], names: Names, timexes: Timexes) -> tuple[Statement, ...]:
    """One row for each statement found, sorted by article and position; ids are ``{article}.{n}``, n from 1.

    A broken hop stays in ``hops`` with no entity and is left out of ``chain``. ``said_on`` is the value of the time
    expression that dates the utterance, else the day that a gloss tells; None when nothing does.
    """
    rows: list[Statement] = []
    for reading in sorted(readings, key=lambda r: r.article.id):
        article = reading.article.id
        ids = _ids(article, reading.statements)
        found = sorted(zip(ids, reading.statements, strict=True), key=lambda pair: int(pair[0].rpartition(".")[2]))
        rows.extend(_row(reading, id, s, ids, names, timexes.get(article, ())) for id, s in found)
    return tuple(rows)


def _ids(article: str, statements: Sequence[StatementFound]) -> list[str]:
    """The id of each statement, numbered in the order of the text."""
    order = sorted(range(len(statements)), key=lambda i: (statements[i].content, statements[i].cue, i))
    number = {i: n for n, i in enumerate(order, 1)}
    return [f"{article}.{number[i]}" for i in range(len(statements))]


def _row(
    reading: Reading, id: str, s: StatementFound, ids: Sequence[str], names: Names, times: Sequence[Timex]
) -> Statement:
    article = reading.article.id
    hops = tuple(_hop(article, hop, names) for hop in s.chain)
    return Statement(
        id=id,
        article=article,
        content=s.content,
        cue=s.cue,
        source=s.source,
        source_entity=names.of(article, s.mention),
        chain=_chain(hops),
        hops=hops,
        form=s.form,
        stance=s.stance,
        certainty=s.certainty,
        hedges=s.hedges,
        said_on=_said_on(reading, s, times),
        parent=ids[s.parent] if s.parent is not None else None,
        rule=s.rule,
        beside=tuple(e for m in s.beside if (e := names.of(article, m))),
        event_times=_event_times(s, times),
        parts=s.parts,
    )


def _said_on(reading: Reading, s: StatementFound, times: Sequence[Timex]) -> str | None:
    if s.said_on is None:
        return glosses.said_on(reading, s, times)
    return times[s.said_on].value if s.said_on < len(times) else None


def _event_times(s: StatementFound, times: Sequence[Timex]) -> tuple[str, ...]:
    """The values of the days and hours inside the content, in order, each once: never that of the saying."""
    inside = (
        time.value
        for i, time in enumerate(times)
        if i != s.said_on and time.type in ("DATE", "TIME") and time.earliest
        if any(start <= time.span[0] and time.span[1] <= end for start, end in s.content)
    )
    return tuple(dict.fromkeys(inside))


def _hop(article: str, hop: HopFound, names: Names) -> Hop:
    entity = names.of(article, hop.mention)
    return Hop(entity, hop.status if entity else "broken", hop.span)


def _chain(hops: Sequence[Hop]) -> tuple[str, ...]:
    """The entities of the hops, each once in a row."""
    ids = [hop.entity for hop in hops if hop.entity]
    return tuple(x for i, x in enumerate(ids) if i == 0 or ids[i - 1] != x)
