"""Incises: a cue in or behind its content, before its subject (*« … », a dit X*) or after it (*"…," X said*)."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said import clauses, contents
from recoupe.extract.said.cues import Cue, Frame, Hit, Lexicon
from recoupe.extract.said.phrases import Range, behind, is_finite, skip_fillers
from recoupe.extract.said.proposals import Proposal, pieces, trim_inner
from recoupe.extract.said.quotes import Quote
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before
from recoupe.extract.said.words import Words
from recoupe.model import Span


def trailing(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*"…," the mayor said* and *…, police said*: subject and verb stand behind their content."""
    cue = quoting(words, hit)
    subject = before(words, lex, hit) if cue and hit.form == "finite" and hit.inverted is None else None
    if cue is None or subject is None or subject.relative or subject.range[0] == words.first(hit.bare):
        return
    start = subject.range[0]
    mark = words.low[start - 1]
    quoted = (mark in '»”"' and words.quoted[start - 1] >= 0) or (
        mark in lex["trailing_marks"] and words.quoted[start] >= 0
    )
    if not (
        quoted
        or (mark in lex["trailing_marks"] and any(is_finite(words, k) for k in range(words.first(start), start)))
        or (mark in lex["trailing_marks"] and hit.last + 1 == words.end(start))
    ):
        return
    end = contents.past_addressee(words, lex, hit)
    nothing_after = end >= words.end(hit.last) or words.low[end] in '.,;:«»“”"' or words.timed[end] >= 0
    if not nothing_after and words.tokens[end].pos not in ("ADP", "SCONJ", "ADV", "VERB"):
        return
    content = around(words, lex, start, end, inside=words.quoted[start] >= 0)
    yield Proposal(
        content,
        (words.span(hit.first, hit.last + 1),),
        (words.span(*subject.range),),
        cue.stance,
        "trailing",
        8,
        hit.lemma,
        hit,
        hit.negated,
    )


def incise(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*« … », a dit X* and *…, a dit X*: the verb stands behind its content and before its subject."""
    cue = quoting(words, hit)
    at = hit.bare
    if cue is None or at == words.first(at):
        return
    as_word = _as_word(words, lex, at)
    at = at if as_word is None else as_word
    if at == words.first(at):
        return
    mark = words.low[at - 1] if at > words.first(at) else ""
    after_quote = mark in '»”"' or (mark in ",?!." and at - 2 >= words.first(at) and words.low[at - 2] in '»”"')
    inside = words.quoted[hit.first] >= 0
    if inside and as_word is not None:
        return
    if not (after_quote or mark in (",", "—", "–", "!", "?", "...") or as_word is not None):
        return
    if hit.inverted is None and any(contents.clause(words, lex, hit, f) for f in cue_frames(hit, "clause") if f.marker):
        return
    source = inverted_subject(words, lex, hit)
    if source is None:
        return
    end = max(source[1], hit.last + 1)
    closed = end + 1 < words.end(at) and words.low[end] == "," and clauses.verb_at(words, lex, end + 1, words.end(at))
    if cue.weak and cue.lemma not in lex.cues and not names_speaker(words, lex, source):
        return
    closed = closed or (end + 1 < words.end(at) and words.low[end] == ":" and words.quoted[end + 1] >= 0)
    free = bool(lex["pronouns_inverted"])
    told = free and not any(c.takes("np") for c in hit.cues) and names_speaker(words, lex, source)
    closed = free and closed
    placed = hit.inverted is not None or as_word is not None or (after_quote and _opens_sentence(words, at))
    if free and not (placed or names_speaker(words, lex, source)):
        return
    if not (
        after_quote
        or inside
        or hit.inverted
        or as_word is not None
        or closed
        or told
        or _clause_before(words, lex, hit, at, source)
    ):
        return
    content = around(words, lex, at, end, inside=inside)
    yield Proposal(
        content,
        (words.span(hit.first, hit.last + 1),),
        (words.span(*source),),
        cue.stance,
        "incise",
        9,
        hit.lemma,
        hit,
        hit.negated,
    )


def _opens_sentence(words: Words, at: int) -> bool:
    """Whether the quotation that ends right before token ``at`` opens its sentence, or stands behind a mark."""
    quote = _quote_ending(words, words.tokens[at - 1].end)
    first = words.at(quote.outer[0]) if quote else at
    return quote is not None and (first == words.first(first) or words.tokens[first - 1].pos in ("PUNCT", "CCONJ"))


def cue_frames(hit: Hit, kind: str) -> list[Frame]:
    """The frames of one kind that the rows of a hit take."""
    return [f for c in hit.cues for f in c.frames if f.kind == kind]


def _as_word(words: Words, lex: Lexicon, at: int) -> int | None:
    """The first token of *comme* (*ainsi que*) before a verb that has its subject behind it."""
    for k in (at - 1, at - 2):
        if k >= words.first(at):
            for phrase in lex["as_words"]:
                parts = tuple(phrase.split())
                if words.low[k : k + len(parts)] == parts and k + len(parts) == at:
                    return k
    return None


def inverted_subject(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    if hit.inverted is not None:
        last = hit.inverted
        while last + 1 <= hit.last and words.low[last + 1] in lex["pronouns_inverted"]:
            last += 1
        located = located_behind(words, lex, hit) if words.low[last].lstrip("-") in lex["generic"] else None
        return located or (last, last + 1)
    nxt = skip_fillers(words, lex, hit.last + 1)
    if hit.cues[0].lemma not in lex.cues and nxt + 1 < words.end(hit.last) and words.tokens[nxt].pos == "ADJ":
        nxt += words.tokens[nxt + 1].pos == "DET"
        return behind(words, lex, nxt)
    if nxt < words.end(hit.last) and words.low[nxt] in lex["complementisers"]:
        return None
    found = behind(words, lex, hit.last + 1)
    return None if found and _is_bare(words, lex, found[0]) else found


def _is_bare(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a phrase begins with a common noun that a determiner should stand before (*a glissé arrière-droit*)."""
    bare = words.tokens[k].pos == "NOUN" and words.tokens[k].text[:1].islower() and bool(lex["pronouns_inverted"])
    return bare and words.low[k] not in lex["determiners"] and words.low[k] not in lex.human | lex.evidence


def quoting(words: Words, hit: Hit) -> Cue | None:
    """The row that takes a quotation; a row that asks when a question mark stands before the verb."""
    rows = [c for c in hit.cues if c.takes("quote") and (hit.inverted is not None or not c.inverted)]
    if "?" in words.low[max(0, hit.bare - 3) : hit.bare]:
        rows.sort(key=lambda c: c.stance != "ask")
    return rows[0] if rows else None


def located_behind(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    """Who *on* is, where the sentence says it: *assure-t-on à la mairie*, *apprend-on auprès des pompiers*."""
    start, stop = skip_fillers(words, lex, hit.last + 1), words.end(hit.last)
    for phrase in sorted(lex["locators"], key=lambda p: (-len(p), p)):
        parts = tuple(clauses.split(phrase))
        if words.low[start : start + len(parts)] == parts:
            found = behind(words, lex, start + len(parts))
            if found:
                return found
    for marker, row in lex.prepositions:
        if row.get("whole") and words.low[start : start + len(marker)] == marker:
            found = behind(words, lex, start + len(marker))
            return start, found[1] if found else min(stop, start + len(marker) + 1)
    return None


def located_before(words: Words, lex: Lexicon, on: int) -> Range | None:
    """Who *on* is, where the sentence begins with it: *À la mairie, on assure que …*."""
    first = words.first(on)
    if on - 1 <= first or words.low[on - 1] != ",":
        return None
    for phrase in sorted(lex["locators"], key=lambda p: (-len(p), p)):
        parts = tuple(clauses.split(phrase))
        if words.low[first : first + len(parts)] == parts:
            return first + len(parts), on - 1
    return None


def _clause_before(words: Words, lex: Lexicon, hit: Hit, at: int, source: Range) -> bool:
    """Whether a full clause stands before the comma and the verb has no subject there."""
    floor = words.first(at)
    group = range(hit.first, hit.last + 1)
    if lex["pronouns_inverted"] and names_speaker(words, lex, source) and _opens_with_clause(words, lex, floor, at):
        return True
    own = any(
        t.dep.startswith("nsubj") and t.head in group and not _main_verb_between(words, lex, t.i, at)
        for t in words.tokens[floor:at]
    )
    return not own and any(is_finite(words, k) for k in range(floor, at))


def _opens_with_clause(words: Words, lex: Lexicon, floor: int, at: int) -> bool:
    """Whether the stretch before the sentence's first comma is a main clause, its verb in no relative one."""
    for k in range(floor, at):
        low = words.low[k]
        if low in lex["relative_words"] or low in lex["complementisers"] or low in lex["subordinators"] or low == ",":
            return False
        if words.tokens[k].pos == "SCONJ":
            return False
        if is_finite(words, k):
            return True
    return False


def _main_verb_between(words: Words, lex: Lexicon, subject: int, at: int) -> bool:
    """Whether a finite verb that no relative or subordinate clause holds stands between a subject and a cue."""
    for k in range(subject + 1, at):
        if (
            words.low[k] in lex["relative_words"]
            or words.low[k] in lex["complementisers"]
            or words.tokens[k].pos == "SCONJ"
        ):
            return False
        if is_finite(words, k):
            return True
    return False


def around(words: Words, lex: Lexicon, at: int, end: int, *, inside: bool) -> tuple[Span, ...]:
    """The content on both sides of an incise that runs from token ``at`` up to ``end``."""
    left_end = words.tokens[at - 1].end
    quote = _quote_ending(words, left_end)
    start = clauses.opening(words, at)
    if inside:
        whole = words.quotes[words.quoted[at]]
        return pieces(words, (whole.inner[0], left_end), *_right(words, lex, end, at, whole))
    if quote:
        left = _left_of_quote(words, lex, quote, left_end)
        direct = left[0] >= quote.inner[0]
        return pieces(
            words, *_paragraphs_before(words, quote, left), left, *_right(words, lex, end, at, None, direct=direct)
        )
    return pieces(words, (start, left_end), *_right(words, lex, end, at, None))


def _quote_ending(words: Words, offset: int) -> Quote | None:
    return next((q for q in words.quotes if offset - 3 <= q.outer[1] <= offset), None)


def _left_of_quote(words: Words, lex: Lexicon, quote: Quote, left_end: int) -> Span:
    first = words.at(quote.outer[0])
    start = words.tokens[words.first(first)].start
    lead = words.tokens[words.first(first) : first]
    if not lead or lead[-1].text == ":" or all(t.pos in ("PUNCT", "CCONJ") for t in lead):
        return trim_inner(words.text, quote)
    return start, left_end


def _paragraphs_before(words: Words, quote: Quote, left: Span) -> list[Span]:
    """Paragraphs of the same quotation, each opened anew and left unclosed."""
    out: list[Span] = []
    n = words.quotes.index(quote)
    while left[0] >= quote.inner[0] and n > 0:
        previous = words.quotes[n - 1]
        gap = words.text[previous.outer[1] : words.quotes[n].outer[0]]
        if previous.closed or gap.strip() or "\n" not in gap:
            break
        out.insert(0, previous.inner)
        n -= 1
    return out


def _right(words: Words, lex: Lexicon, end: int, at: int, whole: Quote | None, *, direct: bool = False) -> list[Span]:
    """What goes on behind an incise: the rest of the quotation, another one behind a comma, the rest of the clause."""
    if end >= len(words.tokens):
        return []
    if whole is not None:
        offset = words.tokens[_past_circumstance(words, end)].start
        return [(offset, whole.inner[1])] if offset < whole.inner[1] else []
    if words.low[end - 1 : end] == (".",) or words.low[end] not in (",", ":") or end + 1 >= words.end(end):
        return []
    if words.quoted[end + 1] >= 0:
        quote = words.quotes[words.quoted[end + 1]]
        return [trim_inner(words.text, quote)] if quote.outer[0] == words.tokens[end + 1].start else []
    return [] if direct else _resumed(words, lex, end + 1, at)


def _past_circumstance(words: Words, end: int) -> int:
    """The comma that closes what stands behind the subject of an incise (*explique le maire dans une lettre,*)."""
    for k in range(end, min(words.end(end), end + 14)):
        if words.low[k] == ",":
            return k
        if words.tokens[k].pos == "PUNCT" or is_finite(words, k):
            break
    return end


def _resumed(words: Words, lex: Lexicon, start: int, at: int) -> list[Span]:
    """The rest of a clause that the incise cut in two; what comments on it or follows in time is not of it."""
    stop = words.end(start)
    low, token = words.low[start], words.tokens[start]
    if low in lex["relative_words"] or clauses.sets_in(words, lex, start):
        return []
    if any(is_finite(words, k) for k in range(words.first(at), at)) and low not in lex["coordinators"]:
        return []
    return [(token.start, words.span(start, clauses.clause_end(words, lex, start))[1])] if start < stop else []
