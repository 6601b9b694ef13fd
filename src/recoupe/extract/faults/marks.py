"""A fault of the text as a search finds it: in view coordinates, its reason not yet put into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.lang import Language
from recoupe.model import ArtefactKind, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """``message`` is a key of the messages, ``values`` what fills it; ``insertions`` are (place, string) pairs."""

    span: Span
    kind: ArtefactKind
    message: str
    suggestion: str | None = None
    values: tuple[tuple[str, object], ...] = ()
    insertions: tuple[tuple[int, str], ...] = ()

    def why(self, ui: Language) -> str:
        """The reason as a person reads it."""
        return ui.message("text", self.message, **dict(self.values))


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """True when ``span`` shares a character with one of ``others``."""
    return any(span[0] < end and start < span[1] for start, end in others)
