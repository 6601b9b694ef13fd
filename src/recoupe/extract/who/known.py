"""Those met so far in an article whom a pronoun or a general word may mean."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.model import Mention, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody an anaphor may mean. ``spoke`` is true of the source of a statement; ``quoted`` of a name inside one.

    ``line`` and ``block`` are the narrative line and the paragraph of ``at``; ``titled``: it stands in a title;
    ``written``: a paper spoke for them; ``several``: people who only stand there, of whom but *one of them* is said.
    """

    at: int
    line: int
    block: int
    mention: Mention
    gender: str | None
    plural: bool
    spoke: bool
    subject: bool
    quoted: bool
    titled: bool = False
    written: bool = False
    several: bool = False


class Known:
    """The candidates of an article in the order of its text, to which each speaker is added as it is met.

    By family name, ``roles`` holds every function the article gives, ``first`` where its text first names them.
    """

    def __init__(self, found: Iterable[Candidate]) -> None:
        self.rows = sorted(found, key=lambda c: c.at)
        self.roles: dict[str, list[str]] = {}
        self.first: dict[str, int] = {}
        for c in self.rows:
            self._note(c)

    def add(self, c: Candidate) -> None:
        """Take in a speaker; what is known of their function with them."""
        insort(self.rows, c, key=lambda row: row.at)
        self._note(c)

    def _note(self, c: Candidate) -> None:
        if not c.titled:
            self.first[family(c.mention)] = min(c.at, self.first.get(family(c.mention), c.at))
        if c.mention.role:
            self.roles.setdefault(family(c.mention), []).append(c.mention.role)

    def told(self, person: Mention, office: Mention) -> None:
        """Take in a function of somebody that was told before their name."""
        self.roles.setdefault(family(person), []).append(office.role or office.name)

    def outside(self, spans: Sequence[Span]) -> Known:
        """The same without those who stand in some spans and did not speak."""
        return Known(c for c in self.rows if c.spoke or not any(a <= c.at < b for a, b in spans))

    def before(self, at: int) -> Iterator[Candidate]:
        """Those before an offset, the nearest first."""
        return (self.rows[i] for i in range(bisect_left(self.rows, at, key=lambda c: c.at) - 1, -1, -1))

    def near(self, at: int, line: int) -> list[Candidate]:
        """Those before an offset that stand in a narrative line or after it."""
        first = bisect_left(self.rows, line, key=lambda c: c.line)
        return self.rows[first : bisect_left(self.rows, at, key=lambda c: c.at)]


def family(mention: Mention) -> str:
    """The last word of a name."""
    return mention.name.split()[-1] if mention.name.split() else ""
