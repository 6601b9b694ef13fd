"""What cues propose, and how proposals that claim the same words are settled."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.contents import trim
from recoupe.extract.said.cues import Cue, Hit, Lexicon
from recoupe.extract.said.leadins import goes_on, lead_in, lead_out, named_lines, verdicts
from recoupe.extract.said.phrases import Range, is_finite
from recoupe.extract.said.quotes import Quote
from recoupe.extract.said.words import Words
from recoupe.model import Span, Stance
from recoupe.text.spans import overlap, size


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement as one cue sees it: spans of characters, the act, the rule that found it, and how sure the rule
    is.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    stance: Stance
    rule: str
    weight: int
    lemma: str | None = None
    hit: Hit | None = None
    negated: bool = False
    relative: bool = False
    doubtful: bool = False
    inserted: int = 0


def attributed(
    words: Words, hit: Hit, cue: Cue, content: tuple[Span, ...], source: Range, rule: str, weight: int
) -> Proposal:
    """What a verb group reports of a phrase that names its source."""
    told, who = (words.span(hit.first, hit.last + 1),), (words.span(*source),)
    return Proposal(content, told, who, cue.stance, rule, weight, hit.lemma, hit, hit.negated)


def pieces(words: Words, *spans: Span) -> tuple[Span, ...]:
    """Spans of a content trimmed, empty ones dropped, the marks of a quotation that fills one left out."""
    out = []
    for span in spans:
        start, end = trim(words.text, span)
        quote = filling(words, start, end)
        if quote:
            start, end = trim_inner(words.text, quote)
        if start < end:
            out.append((start, end))
    return tuple(out)


def trim_inner(text: str, quote: Quote) -> Span:
    """The inside of a quotation without its final full stop or comma."""
    start, end = quote.inner
    while end > start and text[end - 1] in " ,.;:\n" and not text[start:end].endswith("..."):
        end -= 1
    return start, end


def filling(words: Words, start: int, end: int) -> Quote | None:
    """The quotation that fills a span, marks and all."""
    for quote in words.quotes:
        if (
            quote.outer[0] >= start - 2
            and quote.outer[0] <= start
            and end <= quote.outer[1]
            and end >= quote.inner[1] - 2
        ):
            return quote
    return None


def settle(words: Words, proposals: list[Proposal]) -> list[Proposal]:
    """Proposals in text order, of those that claim nearly the same content the weightiest only."""
    kept: list[Proposal] = []
    for p in sorted(proposals, key=lambda p: (-p.weight, p.content[0], p.rule)):
        if not p.content or any(_same(p, k) for k in kept):
            continue
        kept.append(p)
    kept = [_echoed(words, p, kept) for p in kept]
    kept = [_parted(words, p, kept) for p in kept]
    kept = [p for p in kept if not any(_is_own(words, p, q) or _is_told_by(p, q) or _is_paper(p, q) for q in kept)]
    kept = [_beside_contrary(words, _carved(words, p, kept), kept) for p in kept]
    return sorted(kept, key=lambda p: (p.content[0], -p.content[-1][1], p.rule))


def _is_told_by(p: Proposal, q: Proposal) -> bool:
    """Whether words in quotation marks stand in what somebody else tells (*La victime a « de multiples lésions »,
    indique le rapport*): they are of whoever tells it."""
    told = q.rule in ("incise", "preposition", "trailing") and p.source != q.source
    return p.rule == "island" and told and overlap(q.content, p.cue) == size(p.cue)


def _is_paper(p: Proposal, q: Proposal) -> bool:
    """Whether a participle only says by whom a paper came out that then says something (*La note, révélée par Le Phare,
    évoque …*)."""
    told = p.rule == "passive" and p.hit is not None and p.hit.form == "part"
    return told and bool(q.source) and overlap(p.content, q.source) == size(p.content)


def _is_own(words: Words, p: Proposal, q: Proposal) -> bool:
    """Whether a statement is the predicate of another's clause, by its speaker (*The bank said it expects …*)."""
    opens = q.rule.endswith("clause") and bool(p.source) and p.source[0][0] == q.content[0][0]
    pronoun = opens and words.tokens[words.at(p.source[0][0])].pos == "PRON"
    return pronoun and p.source[-1][1] == words.tokens[words.at(p.source[0][0])].end


def _beside_contrary(words: Words, p: Proposal, others: list[Proposal]) -> Proposal:
    """A content without what opens or ends its sentence and says of whom it is the contrary (*Contrairement à ce que
    dit X, le pont a tenu, selon Y*), and the contrary without who else is heard in it."""
    if p.rule == "contrary":
        told = (q for q in others if q.rule != "contrary" and q.cue and overlap(p.content, q.cue) == size(q.cue))
        main = next((q for q in told if overlap(q.content, p.content)), None)
        if main is None:
            return p
        act: Stance = "assert" if main.stance == "deny" else p.stance  # *X dément avoir tiré, contrairement à ce que …*
        return replace(merged(p, _before(words, main.content, p)), stance=act)
    for q in (q for q in others if q.rule == "contrary" and overlap(p.content, q.content)):
        if q.cue[0][0] == p.content[0][0] == words.tokens[words.first(words.at(p.content[0][0]))].start:
            return merged(p, pieces(words, (q.content[0][0], p.content[0][1]), *p.content[1:]))
        if q.content[0][0] < q.cue[0][0]:
            return merged(p, _before(words, p.content, q))
    return p


def _before(words: Words, content: tuple[Span, ...], q: Proposal) -> tuple[Span, ...]:
    """A content up to the cue of another."""
    stop = q.cue[0][0]
    kept = tuple((a, min(b, stop)) for a, b in content if a < stop) or content
    start, end = kept[-1]
    return pieces(words, *kept[:-1], (start, start + len(words.text[start:end].rstrip(" ,"))))


def _carved(words: Words, p: Proposal, others: list[Proposal]) -> Proposal:
    """A content without the relative clause another source stands for (*le train qui, selon X, a …, avait …*), or the
    count that it sets beside (*a fait 12 morts, 15 selon X, dit Y*)."""
    if len(p.content) != 1:
        return p
    a, b = p.content[0]
    for q in others:
        end = max(q.content[-1][1], q.source[-1][1]) if q.source else q.content[-1][1]
        if not (q.inserted and a < q.inserted and end <= b and overlap(p.content, q.cue)):
            continue
        if end == b or words.text[end:b].lstrip().startswith(","):
            return merged(p, pieces(words, (a, q.inserted), (end, b)))
    return p


def _parted(words: Words, p: Proposal, others: list[Proposal]) -> Proposal:
    """A content without the attribution of somebody else that a semicolon, or a comma and a figure, parts from it (*Il
    roulait à 50, selon la police ; à 90, rétorquent les avocats*)."""
    if p.rule not in ("incise", "trailing") or not p.content:
        return p
    a, b = p.content[0]
    for q in others:
        if (
            q is p
            or not q.cue
            or not q.source
            or q.source == p.source
            or overlap((p.content[0],), q.cue) != size(q.cue)
        ):
            continue
        k = words.at(max(q.cue[-1][1], q.source[-1][1]))
        figure = k + 1 < len(words.tokens) and words.low[k] == "," and words.low[k + 1][:1].isdigit()
        rest = words.tokens[k + 1].start if k + 1 < len(words.tokens) else b
        theirs = figure and any(
            r is not p and r.cue and rest < r.cue[0][0] < b for r in others
        )  # *12, selon X, 15 selon Y*
        if q.content[0][0] == a and k + 1 < words.at(b) and (words.low[k] == ";" or figure) and not theirs:
            return merged(p, pieces(words, (words.tokens[k + 1].start, b), *p.content[1:]))
    return p


def _echoed(words: Words, p: Proposal, others: list[Proposal]) -> Proposal:
    """A content that one source denies or asserts, as another did: *il dément avoir menti, comme l'affirmait un rival*.

    Both say the same words, up to *comme*.
    """
    for q in others:
        a, b = (p, q) if p.rule == "incise" else (q, p)  # the echo, and what it echoes
        if a is b or a.rule != "incise" or not (a.cue and b.cue and len(a.content) == len(b.content) == 1):
            continue
        end = a.content[0][1]
        if overlap(a.content, b.cue) == size(b.cue) and overlap(b.content, a.cue) and b.content[0][0] < end:
            return merged(p, pieces(words, (b.content[0][0], end)))
    return p


def _same(a: Proposal, b: Proposal) -> bool:
    shared = overlap(a.content, b.content)
    if a.cue and b.cue and overlap(a.cue, b.cue):
        return True
    several = a.rule == b.rule and a.rule in ("passive", "bracketed-count", "shared-count")
    if several and a.source != b.source:  # *The arrests, reported by X, were confirmed by Y*
        return False
    if (a.rule == "contrary") != (b.rule == "contrary"):  # *Contrairement à ce que dit X, le pont a tenu, selon Y*
        return False
    shares = a.source == b.source and "preposition" not in (a.rule, b.rule)
    if not shares and (overlap(a.cue, b.source) or overlap(b.cue, a.source)):
        return True
    if {a.rule, b.rule} == {"incise", "quote"} and shared >= 0.8 * max(size(a.content), size(b.content)):
        return True
    if shared and overlap(a.cue, b.content) == 0 and overlap(b.cue, a.content) == 0:
        return shared >= 0.5 * min(size(a.content), size(b.content))
    return False


def colons(words: Words, lex: Lexicon, others: list[Proposal]) -> list[Proposal]:
    """Quotations that a colon opens and no verb reports: *Le maire : « Non »*, *Le maire est catégorique : « Non »*."""
    out = []
    taken = tuple(s for p in others for s in p.content)
    for quote in words.quotes:
        first = words.at(quote.outer[0])
        if first >= len(words.tokens) or first == 0 or words.low[first - 1] != ":":
            continue
        if overlap((quote.inner,), taken) > 0.5 * (quote.inner[1] - quote.inner[0]):
            continue
        source = lead_in(words, lex, first - 1)
        if source:
            out.append(Proposal((trim_inner(words.text, quote),), (), (words.span(*source),), "assert", "colon", 3))
        elif others and goes_on(words, lex, first - 1):
            out.append(Proposal((trim_inner(words.text, quote),), (), (), "assert", "continued-colon", 1))
    for quote in words.quotes:
        first, colon = words.at(quote.outer[0]), words.at(quote.outer[1])
        if colon + 2 >= len(words.tokens) or words.low[colon] != ":" or first != words.first(colon):
            continue
        spoken = any(is_finite(words, k) for k in range(first, colon)) and words.quoted[colon + 1] < 0
        who = lead_out(words, lex, colon) if spoken else None
        if who:
            out.append(Proposal((trim_inner(words.text, quote),), (), (words.span(*who),), "assert", "colon", 3))
    for colon, who in verdicts(words, lex):
        end = clause_end(words, lex, colon + 1)
        if any(is_finite(words, k) for k in range(colon + 1, end)):
            said = pieces(words, words.span(colon + 1, end))
            out.append(Proposal(said, (), (words.span(*who),), "assert", "colon", 3))
    told = [p for p in others if p.cue and p.source]
    for who, span in named_lines(words, lex):
        if any(span[0] <= min(p.source[0][0], p.cue[0][0]) < span[1] for p in told):
            continue  # *Luc Roy : le parquet dément*: a headline's topic, of whom others speak
        out.append(Proposal(pieces(words, span), (), (words.span(*who),), "assert", "named-line", 3))
    return out


def merged(a: Proposal, content: tuple[Span, ...]) -> Proposal:
    """A proposal with another content."""
    return replace(a, content=content)
