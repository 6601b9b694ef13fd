"""Judgements: that two passages are one claim or two, that they have one origin, that a passage is no claim.

Rows are only ever added; what was decided by mistake is undone by another row. The file is replayed on every run that
is given it (``recoupe.dossier(paths, judgements="desk.sqlite")``), and the dossier says which decisions shaped it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import get_args

from recoupe.errors import JudgementError
from recoupe.model import Judgement, JudgementKind, Place, Span, Statement

TWO = frozenset({"merge", "split", "same-origin"})
"""Kinds that are about two passages; the others are about one, or about another judgement."""


class Judgements:
    """The judgements kept in one file, which is made when it is missing.

    >>> from tempfile import mkdtemp
    >>> kept = Judgements(Path(mkdtemp()) / "desk.sqlite")
    >>> made = kept.add("merge", (Place("a1", (0, 9)), Place("b2", (4, 30))), who="Ines", why="same march")
    >>> [row.kind for row in kept.standing()], kept.undo(made.id, who="Ines").undoes, kept.standing()
    (['merge'], 1, ())

    Raises :class:`JudgementError` for a file that is something else. Cost: one open and one commit a call.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        try:
            with closing(self._open()) as base, base:
                base.executescript((files(__package__) / "schema.sql").read_text("utf-8"))
        except sqlite3.DatabaseError as error:
            raise JudgementError(f"{self.path}: {error}; give a file that recoupe made, or a new name") from None

    def add(
        self, kind: JudgementKind, places: Sequence[Place], *, who: str, why: str = "", at: str | None = None
    ) -> Judgement:
        """Add a decision on passages, and return it with its id; ``at`` is now unless given (ISO)."""
        if kind not in get_args(JudgementKind) or kind == "undo":
            raise JudgementError(f"no judgement {kind!r}; choose one of {', '.join(sorted((*TWO, 'reject')))}")
        wanted = 2 if kind in TWO else 1
        if len(places) != wanted:
            raise JudgementError(f"{kind} is about {wanted} passage{'s' * (wanted > 1)}, not {len(places)}")
        return self._append(kind, tuple(places), who, why, at, None)

    def undo(self, judgement: int, *, who: str, why: str = "", at: str | None = None) -> Judgement:
        """Add a row that undoes an earlier one, and return it; an undoing can be undone."""
        known = {row.id for row in self.rows()}
        if judgement not in known:
            raise JudgementError(f"there is no judgement {judgement}; there are: {', '.join(map(str, sorted(known)))}")
        return self._append("undo", (), who, why, at, judgement)

    def rows(self) -> tuple[Judgement, ...]:
        """All rows in the order they were added."""
        with closing(self._open()) as base:
            passages: dict[int, list[Place]] = {}
            for judgement, article, start, end in base.execute(
                'SELECT judgement, article, "start", "end" FROM passage ORDER BY judgement, position'
            ):
                passages.setdefault(judgement, []).append(Place(article, (start, end)))
            rows = base.execute("SELECT id, at, who, kind, why, undoes FROM judgement ORDER BY id").fetchall()
        return tuple(
            Judgement(id, at, who, kind, tuple(passages.get(id, ())), why, undoes)
            for id, at, who, kind, why, undoes in rows
        )

    def standing(self) -> tuple[Judgement, ...]:
        """The decisions that are not undone, in the order they were made."""
        rows = self.rows()
        undone = undoings(rows)
        return tuple(row for row in rows if row.kind != "undo" and row.id not in undone)

    def _append(
        self, kind: JudgementKind, places: tuple[Place, ...], who: str, why: str, at: str | None, undoes: int | None
    ) -> Judgement:
        if not who.strip():
            raise JudgementError("a judgement needs a name; say who decides")
        moment = at or datetime.now(UTC).isoformat(timespec="seconds")
        try:
            with closing(self._open()) as base, base:
                row = base.execute(
                    "INSERT INTO judgement (at, who, kind, why, undoes) VALUES (?, ?, ?, ?, ?)",
                    (moment, who, kind, why, undoes),
                )
                made = int(row.lastrowid or 0)
                spans = [(made, n, p.article, *p.span) for n, p in enumerate(places)]
                base.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?)", spans)
        except sqlite3.DatabaseError as error:
            raise JudgementError(f"{self.path}: {error}") from None
        return Judgement(made, moment, who, kind, places, why, undoes)

    def _open(self) -> sqlite3.Connection:
        try:
            base = sqlite3.connect(self.path)
        except sqlite3.Error as error:
            raise JudgementError(f"{self.path}: {error}; name a file in a folder that exists") from None
        base.execute("PRAGMA foreign_keys = ON")
        return base


def undoings(rows: Sequence[Judgement]) -> dict[int, Judgement]:
    """The undoings that hold, by the id of the row each undoes; one that is undone itself holds nothing.

    >>> back, again = (Judgement(n, "", "Ines", "undo", (), "", n - 1) for n in (2, 3))
    >>> list(undoings([back])), list(undoings([back, again]))
    ([1], [2])
    """
    held: dict[int, Judgement] = {}
    for row in sorted(rows, key=lambda row: -row.id):
        if row.undoes is not None and row.id not in held:
            held[row.undoes] = row
    return held


def passage(said: Statement) -> Place:
    """Where a statement's content stands, as a judgement points at it: from end to end, or its longest piece when that
    is most of it.

    A judgement finds what shares half of its words or more; between far pieces stand many that are not of it.
    """
    start, end = said.content[0][0], said.content[-1][1]
    held = sum(b - a for a, b in said.content)
    longest = max(said.content, key=_length)
    near = _length(longest) / held > held / (end - start)
    return Place(said.article, longest if near else (start, end))


def _length(span: Span) -> int:
    return span[1] - span[0]
