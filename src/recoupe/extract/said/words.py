"""The words of an article in one row: tokens numbered through, so that a search may cross a sentence inside a
quotation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from recoupe.extract import Draft
from recoupe.extract.said.manners import manners, unmarked
from recoupe.extract.said.quotes import Quote, dialogue, find, top
from recoupe.model import Span, TimeFound, Token

_MARKUP = "#*>•▪►■"
SKIPPED = frozenset({"boilerplate", "foreign"})


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of an article. ``sentence`` runs parallel to ``tokens``, and so does ``low``: the lower-case text, the
    marks of a quotation written “ and ” whatever they are.

    ``bounds`` holds, for each sentence of the draft, its first token and one past its last; ``quoted`` the index in
    ``quotes`` (outermost ones) of the quotation a token stands in, -1 outside; ``timed`` the index of the time
    expression it belongs to, -1 for none; ``lines`` the lines of a dialogue that a dash opens; ``titles`` the indices
    of the sentences that are titles or subheads; ``manners`` the quotations that only say how something is said.
    """

    text: str
    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    sentence: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    quotes: tuple[Quote, ...]
    quoted: tuple[int, ...]
    timed: tuple[int, ...]
    lines: tuple[Span, ...]
    titles: frozenset[int]
    manners: frozenset[Quote]

    def first(self, i: int) -> int:
        """The first token of the sentence that token ``i`` stands in."""
        return self.bounds[self.sentence[i]][0]

    def end(self, i: int) -> int:
        """One past the last token of the sentence that token ``i`` stands in."""
        return self.bounds[self.sentence[i]][1]

    def span(self, first: int, end: int) -> Span:
        """The characters of tokens ``first`` up to ``end``, exclusive."""
        return self.tokens[first].start, self.tokens[end - 1].end

    def at(self, offset: int) -> int:
        """The first token that starts at or after a character offset."""
        return bisect_left(self.tokens, offset, key=lambda t: t.start)


def of(draft: Draft, times: tuple[TimeFound, ...]) -> Words:
    """The words of a draft; sentences of boilerplate or in a foreign language have none."""
    tokens: list[Token] = []
    sentence: list[int] = []
    bounds: list[tuple[int, int]] = []
    every = top(find(draft.text))
    idle = manners(draft, every)
    for index, sent in enumerate(draft.sentences):
        base = len(tokens)
        if sent.kind not in SKIPPED and not _links(draft, sent.span):
            kept = _elided(unmarked(_unmarked([t for t in sent.tokens if t.text.strip()]), idle))
            place = {t.i: base + n for n, t in enumerate(kept)}
            tokens += [t.placed(place[t.i], place.get(t.head, place[t.i])) for t in kept]
            sentence += [index] * len(kept)
        bounds.append((base, len(tokens)))
    quotes = tuple(q for q in every if q not in idle)
    return Words(
        draft.text,
        tuple(tokens),
        _lowered(tokens, quotes),
        tuple(sentence),
        tuple(bounds),
        quotes,
        _inside(tokens, [q.outer for q in quotes]),
        _inside(tokens, [t.span for t in times]),
        dialogue(draft.text),
        frozenset(n for n, s in enumerate(draft.sentences) if s.kind == "title"),
        idle,
    )


def _lowered(tokens: list[Token], quotes: tuple[Quote, ...]) -> tuple[str, ...]:
    """The tokens in lower case, the marks of each quotation as “ and ”, so that a rule need know no other."""
    opened = {q.outer[0] for q in quotes if q.outer[0] < q.inner[0]}
    closed = {q.outer[1] for q in quotes if q.closed}
    return tuple(
        "“" if t.start in opened else "”" if t.end in closed and len(t.text) <= 2 else t.text.lower() for t in tokens
    )


def _unmarked(tokens: list[Token]) -> list[Token]:
    """The tokens without the marks of a heading, a list or a citation that open their line (*## Le pont fermé*)."""
    first = next((n for n, t in enumerate(tokens) if t.text.strip(_MARKUP)), 0)
    return tokens[first:]


def _elided(tokens: list[Token]) -> list[Token]:
    """The tokens with an elided word and its apostrophe made one where a quotation mark parted them (*d'« un … »*)."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        if token.text == "'" and last and last.end == token.start and last.text.isalpha() and len(last.text) <= 2:
            out[-1] = last._replace(text=last.text + "'", end=token.end)
        else:
            out.append(token)
    return out


def _links(draft: Draft, span: Span) -> bool:
    """Whether a sentence only points to another article (*À lire aussi : …*)."""
    leads = tuple(sorted(draft.language.words("cues", "read_also")))
    return bool(leads) and draft.text[span[0] : span[1]].lower().startswith(leads)


def _inside(tokens: list[Token], spans: list[Span]) -> tuple[int, ...]:
    """For each token the last span that begins at or before it and holds it, -1 for none."""
    order = sorted(range(len(spans)), key=lambda n: spans[n])
    starts = [spans[n][0] for n in order]
    out = []
    for token in tokens:
        n = bisect_right(starts, token.start) - 1
        out.append(order[n] if n >= 0 and token.end <= spans[order[n]][1] else -1)
    return tuple(out)
