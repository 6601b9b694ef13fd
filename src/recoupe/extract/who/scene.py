"""Where things stand as a reader meets them: lines of narrative, which quotations do not lengthen, and paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract import Draft
from recoupe.extract.who.whereabouts import sentence_at
from recoupe.model import Span, StatementFound


@dataclass(frozen=True, slots=True)
class Scene:
    """A draft with the number of each of its sentences, those inside a quotation that began before not counted.

    However long somebody is quoted, who spoke stays one line away from *a-t-il ajouté*.
    """

    draft: Draft
    lines: tuple[int, ...]
    quoted: tuple[Span, ...]

    def line(self, at: int) -> int:
        """The narrative line that an offset stands in."""
        return self.lines[sentence_at(self.draft, at)] if self.lines else 0

    def block(self, at: int) -> int:
        """The paragraph that an offset stands in."""
        return self.draft.sentences[sentence_at(self.draft, at)].block if self.lines else 0

    def is_titled(self, at: int) -> bool:
        """Whether an offset stands in the title."""
        return bool(self.lines) and self.draft.sentences[sentence_at(self.draft, at)].kind == "title"

    def is_quoted(self, at: int) -> bool:
        """Whether an offset stands in somebody's own words."""
        return _within(self.quoted, at)


def scene(draft: Draft, statements: Sequence[StatementFound]) -> Scene:
    """The scene of a draft, by the statements found in it; linear."""
    direct = _merged([span for s in statements if s.form == "direct" for span in s.content])
    lines, number = [], 0
    for sentence in draft.sentences:
        number += not _within(direct, sentence.span[0] - 1)
        lines.append(number)
    return Scene(draft, tuple(lines), _merged([span for s in statements if s.form != "indirect" for span in s.content]))


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same stretches of text, in order and disjoint."""
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = out[-1][0], max(b, out[-1][1])
        else:
            out.append((a, b))
    return tuple(out)


def _within(spans: Sequence[Span], at: int) -> bool:
    """Whether an offset is in one of some disjoint, sorted stretches."""
    i = bisect_left(spans, at + 1, key=lambda s: s[0]) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]
