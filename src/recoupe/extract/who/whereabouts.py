"""Which sentence an offset stands in, and the tokens under a span, without walking the whole article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from recoupe.extract import Draft
from recoupe.model import Mention, Span, StatementFound, Token

_PHRASE = frozenset({"det", "amod", "nmod", "flat:name", "appos", "case", "compound", "poss"})


NESTED = 8
"""Spans that may lie inside one another at one place of a text."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "obl:agent"})
"""Dependencies of those who act, in the active or the passive."""


def sentence_at(draft: Draft, offset: int) -> int:
    """The index of the last sentence that begins at or before an offset; 0 before the first. Logarithmic."""
    return max(0, bisect_right(draft.sentences, offset, key=lambda s: s.span[0]) - 1)


def tokens_in(draft: Draft, span: Span) -> tuple[Token, ...]:
    """The tokens that begin inside a span, in the order of the text."""
    first, last = sentence_at(draft, span[0]), sentence_at(draft, max(span[0], span[1] - 1))
    inside = draft.sentences[first : last + 1]
    return tuple(t for s in inside for t in s.tokens if span[0] <= t.start < span[1])


def reaches(spans: Sequence[Span], at: Span) -> bool:
    """Whether one of some spans, sorted by where they begin, holds the beginning of another."""
    i = bisect_right(spans, at[0], key=lambda s: s[0])
    return any(a <= at[0] < b for a, b in spans[max(0, i - NESTED) : i])


def any_in(starts: list[int], span: Span) -> bool:
    """Whether one of some offsets, sorted, lies in a span."""
    i = bisect_left(starts, span[0])
    return i < len(starts) and starts[i] < span[1]


def within(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions, of those in the order of a text, that stand in a span or reach into it. Logarithmic."""
    first = bisect_left(mentions, span[0] + 1, key=lambda m: m.span[1])
    return mentions[first : bisect_left(mentions, span[1], key=lambda m: m.span[0])]


def widened(span: Span, mentions: Sequence[Mention]) -> Span:
    """The span with the names that it cuts made whole."""
    met = [m.span for m in within(mentions, span)]
    return min((a for a, _ in (span, *met))), max((b for _, b in (span, *met)))


def in_order(statements: Sequence[StatementFound]) -> list[int]:
    """The indices of statements in the order in which a reader meets them."""
    return sorted(range(len(statements)), key=lambda i: (start_of(statements[i]), i))


def start_of(statement: StatementFound) -> int:
    """Where the first words of a statement begin."""
    return min(a for a, _ in (*statement.content, *statement.cue, *statement.source))


def carried_from(statements: Sequence[StatementFound], order: Sequence[int], at: int) -> int | None:
    """Where in ``order`` the statement stands that a quotation with no cue of its own carries on from; None for others.

    It is the last that stands in no other: what somebody quotes in passing does not take over their speech.
    """
    mine = statements[order[at]]
    if mine.source or not mine.rule.startswith("continued"):
        return None
    return next((k for k in range(at - 1, -1, -1) if statements[order[k]].parent in (None, mine.parent)), None)


def subject_phrases(draft: Draft, *, names: bool = False, others: bool = False) -> Iterator[tuple[Token, Span]]:
    """The noun for each one who acts in a sentence, by the parse, with its phrase from determiner to last word.

    Whom a cleft presents (*c'est une voisine qui …*) is a subject too. With ``names``, proper nouns instead; with
    ``others``, the nouns of several who do not act (*cite trois diplomates*).
    """
    wanted, by = "PROPN" if names else "NOUN", draft.language.words("who", "words.agents")
    for sentence in draft.sentences:
        kids: dict[int, list[Token]] = {}
        for t in sentence.tokens:
            kids.setdefault(t.head, []).append(t)
        for t in sentence.tokens:
            if not names and t.pos != wanted:
                continue
            below = [k for k in kids.get(t.i, ()) if k.i != t.i]
            acting = t.dep in SUBJECTS or _is_cleft(t, below) or _is_agent(t, below, by) or _opens(sentence.tokens, t)
            if "Number=Plur" in t.morph and not acting if others else acting:
                near = [k for k in below if k.dep in _PHRASE - {"case"}]
                ends = [_last(kids, k) for k in near if k.i > t.i]
                yield t, (min((t.start, *(k.start for k in near))), max((t.end, *ends)))


def pronoun_subjects(draft: Draft, pronouns: frozenset[str]) -> list[Span]:
    """The pronouns that a finite clause has for its subject (*elle*, *l'intéressée*), in the order of the text."""
    alone = [(t.start, t.end) for s in draft.sentences for t in s.tokens if t.pos == "PRON" and t.dep in SUBJECTS]
    phrases = [span for _, span in subject_phrases(draft, names=True)]
    return sorted(span for span in {*alone, *phrases} if draft.text[slice(*span)].lower().strip("- ") in pronouns)


def _is_cleft(token: Token, below: Sequence[Token]) -> bool:
    kinds = {k.dep for k in below}
    return token.dep == "ROOT" and "cop" in kinds and any(k.startswith("acl:relcl") for k in kinds)


def _opens(sentence: Sequence[Token], token: Token) -> bool:
    """Whether a noun with its article opens a sentence as its root, though a verb stands behind a comma: parsers take
    the verb behind a relative for another's (*La firme Norval, qui les vend, retire ses pots*)."""
    k = next((n for n, t in enumerate(sentence) if t.i == token.i), 0)
    opening = token.dep == "ROOT" and k == 1 and sentence[0].pos == "DET"
    comma = next((n for n in range(k, len(sentence)) if sentence[n].text == ","), len(sentence))
    return opening and any("VerbForm=Fin" in t.morph for t in sentence[comma:])


def _is_agent(token: Token, below: Sequence[Token], by: frozenset[str]) -> bool:
    """Whether a noun is who did something, in a passive that the parser hangs elsewhere (*démentie par l'agent*)."""
    return token.dep in ("nmod", "obl") and any(k.dep == "case" and k.text.lower() in by for k in below)


def _last(kids: dict[int, list[Token]], token: Token) -> int:
    """Where the last word below a token ends."""
    return max([token.end, *(_last(kids, k) for k in kids.get(token.i, ()) if k.i > token.i)])


def acts(draft: Draft, name: Span) -> bool:
    """Whether a name is followed by a finite verb, past an apposition between commas, and hangs on no preposition.

    Parsers miss the subject of a sentence that an adverbial opens (*À la barre, Ana Reyes, 43 ans, fixe le sol*).
    """
    sentence = draft.sentences[sentence_at(draft, name[0])].tokens if draft.sentences else ()
    first = next((n for n, t in enumerate(sentence) if t.start >= name[0]), len(sentence))
    k = next((n for n in range(first, len(sentence)) if sentence[n].start >= name[1]), len(sentence))
    if first and sentence[first - 1].pos in ("ADP", "VERB"):
        return False  # *Me Roy, qui défend Luc Viard, a pris la parole*
    if k < len(sentence) and sentence[k].text == ",":
        closing = next((n for n in range(k + 1, min(len(sentence), k + 14)) if sentence[n].text == ","), None)
        closed = k + 1 < len(sentence) and _is_finite(sentence, k + 1)
        k = k + 1 if closed else closing + 1 if closing else k
    return _is_finite(sentence, k)


def _is_finite(sentence: Sequence[Token], k: int) -> bool:
    """Whether a finite verb stands at a token, past clitics and adverbs."""
    while k < len(sentence) and sentence[k].pos in ("PRON", "ADV") and sentence[k].text.islower():
        k += 1
    return k < len(sentence) and "VerbForm=Fin" in sentence[k].morph
