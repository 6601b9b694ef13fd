"""Quotations of a text, whatever marks they stand in: paired, nested, unbalanced, or running over paragraphs.

A mark's shape says less than its surroundings: machine-translated and hastily typed news closes with “ or «, opens
with »,
forgets the closer. So each mark's part is decided from the characters beside it first and its shape second, and a stack
pairs them in one pass, linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoupe.model import Span

_MARK = re.compile(r"[«»“”„‟\"‘‚‹›]|''|(?<!\w)'(?=\w)|(?<=[\w.,!?…)])'(?!\w)|\n")
_OPENERS = frozenset("«“„‘‚‹")
_CLOSERS = frozenset("»”‟›")
_SINGLE = frozenset("'‘‚")
_DASH = re.compile(r"(?m)^[ ]*[—–-][ ]+(?=[A-ZÀ-ÖØ-Þ«\"“])")
_FIRST = re.compile(r"[^«»“”„\"\n]*([«»“”„\"])")
MAX_PARAGRAPHS = 12
"""Lines that one quotation may run over; a longer one has lost its closing mark."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: ``outer`` with its marks, ``inner`` without them and their spaces, ``depth`` 0 when it stands in no
    other, ``closed`` False when its closing mark is missing and its end was inferred."""

    outer: Span
    inner: Span
    depth: int
    closed: bool


@dataclass(slots=True)
class _Open:
    at: int
    after: int
    mark: str


def find(text: str) -> tuple[Quote, ...]:
    """The quotations of a normalised text, in the order they begin.

    >>> [q.inner for q in find('Il a dit : « oui » et “non“.')]
    [(13, 16), (23, 26)]

    Cost: linear in ``text``, however deep they nest.
    """
    return tuple(_mended(text, sorted(_pair(text), key=lambda q: (q.outer[0], -q.outer[1]))))


def _mended(text: str, quotes: list[Quote]) -> Iterator[Quote]:
    """Where a closing mark is missing, end the quotation before the next one that begins a sentence, and lift that
    one.
    """
    shallower = 0, 0
    for n, quote in enumerate(quotes):
        if quote.closed or quote.depth:
            inside = quote.outer[0] < shallower[1] and quote.depth > 0
            yield replace(quote, depth=quote.depth - 1) if inside and quote.outer[0] >= shallower[0] else quote
            continue
        cut = _next_sentence_quote(text, quotes, n)
        shallower = (cut, quote.outer[1]) if cut is not None else (0, 0)
        inner = _trim(text, quote.inner[0], quote.inner[1] if cut is None else cut)
        yield replace(quote, outer=(quote.outer[0], inner[1]), inner=inner)


def _next_sentence_quote(text: str, quotes: list[Quote], n: int) -> int | None:
    for k in range(n + 1, len(quotes)):
        following = quotes[k]
        if following.outer[0] >= quotes[n].outer[1]:
            return None
        if following.depth == 1 and text[max(0, following.outer[0] - 9) : following.outer[0]].rstrip()[-1:] in (
            ".",
            "!",
            "?",
        ):
            return following.outer[0]
    return None


def dialogue(text: str) -> tuple[Span, ...]:
    """The lines that a dash opens, as in *— Je ne sais pas, répond-elle.*, without their dash."""
    out = []
    for match in _DASH.finditer(text):
        end = text.find("\n", match.end())
        out.append((match.end(), end if end >= 0 else len(text)))
    return tuple(out)


def top(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotations that stand in no other, which never overlap."""
    return tuple(q for q in quotes if q.depth == 0)


def _pair(text: str) -> Iterator[Quote]:
    stack: list[_Open] = []
    closed_at = 0
    for match in _MARK.finditer(text):
        mark, at, after = match[0], match.start(), match.end()
        if mark == "\n":
            closed_at = after
            if not _runs_on(text, at, stack):
                yield from _flush(text, at, stack)
        elif _closes(text, at, after, mark, stack):
            yield from _close(text, at, after, mark, stack)
        elif _may_open(text, at, after, mark):
            stack.append(_Open(at, after, mark))
        elif not stack and mark not in _SINGLE and _may_orphan(text, at, mark):
            yield from _orphan(text, closed_at, at, after)
        closed_at = after if mark not in _SINGLE and not stack else closed_at
    yield from _flush(text, len(text), stack)


def _closes(text: str, at: int, after: int, mark: str, stack: list[_Open]) -> bool:
    """Whether the mark closes: by its surroundings when they are plain, else by its shape, else by what is open."""
    if not stack or (mark in _SINGLE and all(o.mark not in _SINGLE for o in stack)):
        return False
    left, right = text[at - 1 : at], text[after : after + 1]
    hugs_left, hugs_right = _solid(left), _solid(right) and right not in ".,;:!?)"
    if hugs_left and not hugs_right:
        return mark not in "«„" or (right in " \n" and text[after : after + 2].strip() in ("", ".", ",", ";", ")"))
    if hugs_right and not hugs_left and mark not in _CLOSERS:
        return False
    return mark in _CLOSERS or (mark not in _OPENERS and not hugs_right)


def _may_orphan(text: str, at: int, mark: str) -> bool:
    """Whether a closing mark that nothing opened ends what stands before it, hugging it or (») behind a space."""
    left = text[max(0, at - 2) : at].rstrip(" ")[-1:] if mark == "»" else text[at - 1 : at]
    return _solid(left) and not left.isdigit()


def _orphan(text: str, since: int, at: int, after: int) -> Iterator[Quote]:
    """The quotation that a closing mark ends and no mark began: from the start of its line, or the quotation before
    it.
    """
    inner = _trim(text, since, at)
    if inner[0] < inner[1]:
        yield Quote((inner[0], after), inner, 0, False)


def _may_open(text: str, at: int, after: int, mark: str) -> bool:
    left, right = text[at - 1 : at], text[after : after + 1]
    if mark in _CLOSERS:
        return not _solid(left) and right.isalnum()
    if mark in ('"', "''"):
        return not left.isdigit() and not _solid(left) and bool(right.strip() or text[after + 1 : after + 2].strip())
    if mark == "'":
        return not _solid(left) and right.isalpha() and bool(re.search(r"\w[.,!?]?'(?!\w)", text[after : after + 400]))
    return True


def _close(text: str, at: int, after: int, mark: str, stack: list[_Open]) -> Iterator[Quote]:
    """Close the innermost mark of the same family; single marks inside double ones that never closed are dropped."""
    single = mark in _SINGLE
    while stack and not single and stack[-1].mark in _SINGLE:
        stack.pop()
    if not stack or (single and stack[-1].mark not in _SINGLE):
        return
    opened = stack.pop()
    inner = _trim(text, opened.after, at)
    if inner[0] < inner[1]:
        yield Quote((opened.at, after), inner, len(stack), True)


def _runs_on(text: str, at: int, stack: list[_Open]) -> bool:
    """Whether the quotation open at a line's end closes in one of the next lines before another one opens."""
    if len(stack) != 1 or stack[0].mark not in _OPENERS:
        return False
    for _ in range(MAX_PARAGRAPHS):
        end = text.find("\n", at + 1)
        first = _FIRST.match(text, at + 1, end if end >= 0 else len(text))
        if first:
            return first[1] in _CLOSERS
        if end < 0:
            return False
        at = end
    return False


def _flush(text: str, end: int, stack: list[_Open]) -> Iterator[Quote]:
    """End at ``end`` what was never closed; an opener met inside another unclosed one ends the first."""
    outer = [o for o in stack if o.mark not in _SINGLE]
    for opened, following in zip(outer, [*outer[1:], None], strict=False):
        inner = _trim(text, opened.after, following.at if following else end)
        if inner[0] < inner[1]:
            yield Quote((opened.at, inner[1]), inner, 0, False)
    stack.clear()


def _solid(char: str) -> bool:
    return bool(char) and not char.isspace() and char not in "([—–-«“\"'"


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
