"""What people decided, as a list to read: on which words, by whom, why, and whether it stands and found its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.export.view import Passage, View
from recoupe.model import Judgement
from recoupe.store.judgements import undoings


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision. ``undone`` is the row that undoes it, None while it stands; ``applied`` whether it found its words
    when it was replayed; ``passages`` are those words (None for an article that is not in the heap); ``claims`` the
    claims that owe their shape to it."""

    judgement: Judgement
    applied: bool
    undone: Judgement | None
    passages: tuple[Passage | None, ...]
    claims: tuple[str, ...]

    @property
    def state(self) -> str:
        """``undone``, ``applied``, or ``lost`` when its words are not in this heap."""
        return "undone" if self.undone else "applied" if self.applied else "lost"


def rulings(view: View, rows: Sequence[Judgement] | None = None) -> tuple[Ruling, ...]:
    """The decisions, the latest first.

    ``rows`` are all rows of the store, undone and undoing ones too; left out, those that the dossier was made with,
    which all stand. Linear in rows and claims.
    """
    replayed = {d.judgement.id: d.applied for d in view.dossier.decisions}
    kept = [d.judgement for d in view.dossier.decisions] if rows is None else list(rows)
    undone = undoings(kept)
    shaped: dict[int, list[str]] = {}
    for claim in view.claims:
        for id in claim.judged:
            shaped.setdefault(id, []).append(claim.id)
    return tuple(
        Ruling(j, replayed.get(j.id, False), undone.get(j.id), _passages(view, j), tuple(shaped.get(j.id, ())))
        for j in sorted(kept, key=lambda j: -j.id)
        if j.kind != "undo"
    )


def _passages(view: View, judgement: Judgement) -> tuple[Passage | None, ...]:
    known = {article.id for article in view.dossier.articles}
    return tuple(view.place(at) if at.article in known else None for at in judgement.places)
