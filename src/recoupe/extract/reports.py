"""From a cue to what it proposes: incise, quotation, clause, infinitive, object, passive, preposition."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract import contents
from recoupe.extract.cues import Cue, Frame, Hit, Lexicon, Marker
from recoupe.extract.phrases import Range, before, behind, is_finite, names_speaker, shows_evidence, skip_fillers
from recoupe.extract.proposals import Proposal, pieces, trim_inner
from recoupe.extract.quotes import Quote
from recoupe.extract.words import Words
from recoupe.model import Span

_MARKS = "«»“”\""


def by_verb(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None = None) -> list[Proposal]:
    """What a verb group reports, if anything: the first frame that fits.

    ``previous`` is the proposal before it in its sentence, whose source a participle shares (*ajoutant que*).
    """
    if _performs(words, lex, hit):
        return []
    if hit.form == "part" and _shares_auxiliary(words, lex, hit, previous):
        return _first(_complement(words, lex, hit, previous))
    if hit.passive or hit.form == "part":
        return _first(_passive(words, lex, hit)) or _first(_reported(words, lex, hit))
    if hit.form in ("finite", "inf") and (found := _first(_incise(words, lex, hit))):
        return found
    return _first(_complement(words, lex, hit, previous)) or _first(_trailing(words, lex, hit))


def _shares_auxiliary(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None) -> bool:
    """Whether a participle stands under the auxiliary of the cue before it (*a appelé au calme et promis une enquête*)."""
    before_it = words.low[hit.first - 1] if hit.first > words.first(hit.first) else ""
    return before_it in lex["coordinators"] and previous is not None and previous.hit is not None and previous.hit.tense == "perfect"


def _performs(words: Words, lex: Lexicon, hit: Hit) -> bool:
    """Whether a quoted speaker performs the act (*« Je promets de… »*): it is the quotation's stance, not a statement in it."""
    at = hit.bare
    return words.quoted[hit.verb] >= 0 and at > words.first(at) and words.low[at - 1] in lex["first_persons"]


def _trailing(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*"…," the mayor said* and *…, police said*: subject and verb stand behind their content."""
    cue = _quoting(words, hit)
    subject = before(words, lex, hit) if cue and hit.form == "finite" and hit.inverted is None else None
    if cue is None or subject is None or subject.relative or subject.range[0] == words.first(hit.bare):
        return
    start = subject.range[0]
    mark = words.low[start - 1]
    quoted = (mark in "»”\"" and words.quoted[start - 1] >= 0) or (mark in lex["trailing_marks"] and words.quoted[start] >= 0)
    if not (quoted or (mark in lex["trailing_marks"] and any(is_finite(words, k) for k in range(words.first(start), start)))):
        return
    end = contents.past_addressee(words, lex, hit)
    nothing_after = end >= words.end(hit.last) or words.low[end] in ".,;:«»“”\"" or words.timed[end] >= 0
    if not nothing_after and words.tokens[end].pos not in ("ADP", "SCONJ", "ADV", "VERB"):
        return
    content = _around(words, lex, start, end, inside=words.quoted[start] >= 0)
    yield Proposal(
        content, (words.span(hit.first, hit.last + 1),), (words.span(*subject.range),), cue.stance, "trailing", 8, hit.lemma, hit, hit.negated
    )


def _reported(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*X was quoted as saying …*, *X is said to …*, *it was reported that …*: speech reported in the passive."""
    cue = next((c for c in hit.cues if c.reported), None)
    subject = before(words, lex, hit)
    if cue is None or hit.form == "part" or subject is None:
        return
    for frame in cue.frames:
        saying = contents.saying(words, lex, hit) if frame.kind == "quote" else None
        found = saying or (_find(words, lex, hit, frame) if frame.kind != "quote" else None)
        if not isinstance(found, tuple):
            continue
        first, stop = found
        source = (words.span(*subject.range),) if saying else ()
        head = () if saying or frame.kind != "inf" else (words.span(*subject.range),)
        content = pieces(words, *head, words.span(int(first), int(stop)))
        yield Proposal(content, (words.span(hit.first, hit.last + 1),), source, cue.stance, "reported", 9, hit.lemma, hit)


def _first(proposals: Iterator[Proposal]) -> list[Proposal]:
    return [p for p in [next(proposals, None)] if p is not None and p.content]


# ------------------------------------------------------------------------------------------------------------- incise


def _incise(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*« … », a dit X* and *…, a dit X*: the verb stands behind its content and before its subject."""
    cue = _quoting(words, hit)
    at = hit.bare
    if cue is None or at == words.first(at):
        return
    as_word = _as_word(words, lex, at)
    at = at if as_word is None else as_word
    mark = words.low[at - 1] if at > words.first(at) else ""
    after_quote = mark in "»”\"" or (mark in ",?!." and at - 2 >= words.first(at) and words.low[at - 2] in "»”\"")
    inside = words.quoted[hit.first] >= 0
    if not (after_quote or mark in (",", "—", "–", "!", "?", "...") or as_word is not None):
        return
    if hit.inverted is None and any(contents.clause(words, lex, hit, f) for f in cue_frames(hit, "clause") if f.marker):
        return
    source = _inverted(words, lex, hit)
    if source is None:
        return
    end = max(source[1], hit.last + 1)
    closed = end + 1 < words.end(at) and words.low[end] == "," and contents.verb_at(words, lex, end + 1, words.end(at))
    if cue.weak and cue.lemma not in lex.cues and not names_speaker(words, lex, source):
        return
    closed = closed or (end + 1 < words.end(at) and words.low[end] == ":" and words.quoted[end + 1] >= 0)
    free = bool(lex["pronouns_inverted"])
    told = free and not any(c.takes("np") for c in hit.cues) and names_speaker(words, lex, source)
    closed = free and closed
    if not (after_quote or inside or hit.inverted or as_word is not None or closed or told or _clause_before(words, lex, hit, at)):
        return
    content = _around(words, lex, at, end, inside=inside)
    yield Proposal(
        content, (words.span(hit.first, hit.last + 1),), (words.span(*source),), cue.stance, "incise", 9, hit.lemma, hit, hit.negated
    )


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


def _inverted(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    if hit.inverted is not None:
        last = hit.inverted
        while last + 1 <= hit.last and words.low[last + 1] in lex["pronouns_inverted"]:
            last += 1
        located = _located(words, lex, hit) if words.low[last].lstrip("-") in lex["generic"] else None
        return located or (last, last + 1)
    nxt = skip_fillers(words, lex, hit.last + 1)
    if nxt < words.end(hit.last) and words.low[nxt] in lex["complementisers"]:
        return None
    return behind(words, lex, hit.last + 1)


def _quoting(words: Words, hit: Hit) -> Cue | None:
    """The row that takes a quotation; a row that asks when a question mark stands before the verb."""
    rows = [c for c in hit.cues if c.takes("quote") and (hit.inverted is not None or not c.inverted)]
    if "?" in words.low[max(0, hit.bare - 3) : hit.bare]:
        rows.sort(key=lambda c: c.stance != "ask")
    return rows[0] if rows else None


def _located(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    """Who *on* is, where the sentence says it: *assure-t-on à la mairie*, *apprend-on auprès des pompiers*."""
    start, stop = skip_fillers(words, lex, hit.last + 1), words.end(hit.last)
    for phrase in sorted(lex["locators"], key=lambda p: (-len(p), p)):
        parts = tuple(contents.split(phrase))
        if words.low[start : start + len(parts)] == parts:
            found = behind(words, lex, start + len(parts))
            if found:
                return found
    for phrase, row in lex.prepositions:
        if row.get("whole") and words.low[start : start + len(phrase)] == phrase:
            found = behind(words, lex, start + len(phrase))
            return start, found[1] if found else min(stop, start + len(phrase) + 1)
    return None


def _located_before(words: Words, lex: Lexicon, on: int) -> Range | None:
    """Who *on* is, where the sentence begins with it: *À la mairie, on assure que …*."""
    first = words.first(on)
    if on - 1 <= first or words.low[on - 1] != ",":
        return None
    for phrase in sorted(lex["locators"], key=lambda p: (-len(p), p)):
        parts = tuple(contents.split(phrase))
        if words.low[first : first + len(parts)] == parts:
            return first + len(parts), on - 1
    return None


def _clause_before(words: Words, lex: Lexicon, hit: Hit, at: int) -> bool:
    """Whether a full clause stands before the comma and the verb has no subject there."""
    floor = words.first(at)
    group = range(hit.first, hit.last + 1)
    own = any(
        t.dep.startswith("nsubj") and t.head in group and not _main_verb_between(words, lex, t.i, at) for t in words.tokens[floor:at]
    )
    return not own and any(is_finite(words, k) for k in range(floor, at))


def _main_verb_between(words: Words, lex: Lexicon, subject: int, at: int) -> bool:
    """Whether a finite verb that no relative or subordinate clause holds stands between a subject and a cue."""
    for k in range(subject + 1, at):
        if words.low[k] in lex["relative_words"] or words.low[k] in lex["complementisers"] or words.tokens[k].pos == "SCONJ":
            return False
        if is_finite(words, k):
            return True
    return False


def _around(words: Words, lex: Lexicon, at: int, end: int, *, inside: bool) -> tuple[Span, ...]:
    """The content on both sides of an incise that runs from token ``at`` up to ``end``."""
    left_end = words.tokens[at - 1].end
    quote = _quote_ending(words, left_end)
    start = contents.opening(words, at)
    if inside:
        whole = words.quotes[words.quoted[at]]
        return pieces(words, (whole.inner[0], left_end), *_right(words, lex, end, whole))
    if quote:
        left = _left_of_quote(words, lex, quote, left_end)
        direct = left[0] >= quote.inner[0]
        return pieces(words, *_paragraphs_before(words, quote, left), left, *_right(words, lex, end, None, direct=direct))
    return pieces(words, (start, left_end), *_right(words, lex, end, None))


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


def _right(words: Words, lex: Lexicon, end: int, whole: Quote | None, *, direct: bool = False) -> list[Span]:
    """What goes on behind an incise: the rest of the quotation, another one behind a comma, the rest of the clause."""
    if end >= len(words.tokens):
        return []
    if whole is not None:
        offset = words.tokens[end].start
        return [(offset, whole.inner[1])] if offset < whole.inner[1] else []
    if words.low[end - 1 : end] == (".",) or words.low[end] not in (",", ":") or end + 1 >= words.end(end):
        return []
    if words.quoted[end + 1] >= 0:
        quote = words.quotes[words.quoted[end + 1]]
        return [trim_inner(words.text, quote)] if quote.outer[0] == words.tokens[end + 1].start else []
    return [] if direct else _resumed(words, lex, end + 1)


def _resumed(words: Words, lex: Lexicon, start: int) -> list[Span]:
    """The rest of a clause that the incise cut in two; what comments on it or follows in time is not of it."""
    stop = words.end(start)
    low, token = words.low[start], words.tokens[start]
    if low in lex["relative_words"] or contents.sets_in(words, lex, start):
        return []
    first = words.first(start)
    before_finite = any(is_finite(words, k) for k in range(first, start) if words.low[k] not in lex.forms)
    if before_finite and low not in lex["coordinators"]:
        return []
    return [(token.start, words.span(start, contents.clause_end(words, lex, start))[1])] if start < stop else []


# --------------------------------------------------------------------------------------------------------- complement


def _complement(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None) -> Iterator[Proposal]:
    """Content behind the verb: a quotation, a clause, an infinitive, an object."""
    subject = before(words, lex, hit) if hit.form == "finite" and hit.inverted is None else None
    source: Range | None = subject.range if subject else None
    if source and words.low[source[0]] in lex["generic"]:
        source = _located_before(words, lex, source[0]) or source
    if hit.form == "ger":
        source = _gerund_subject(words, lex, hit, previous)
    elif source is None and hit.bare > words.first(hit.bare) and words.low[hit.bare - 1] in lex["coordinators"] | {","}:
        source = _shared(words, lex, hit, previous)
    if hit.inverted is not None:
        source = _inverted(words, lex, hit)
    for cue, frame in _frames(hit):
        if hit.negated and frame.kind in ("clause", "np", "inf", "quote") and not cue.negated and _is_negated(words, lex, hit):
            continue
        found = _find(words, lex, hit, frame)
        if not found:
            continue
        if not _may_speak(words, lex, hit, cue, source) or _excluded(words, hit, cue, found):
            continue
        if frame.kind in ("np", "adj", "rest", "tail") and source is None:
            continue
        cue_end = hit.verb if frame.kind == "tail" else hit.last
        content = found if isinstance(found[0], tuple) else pieces(words, words.span(*found))  # type: ignore[misc]
        yield Proposal(
            content,
            (words.span(hit.first, cue_end + 1),),
            (words.span(*source),) if source else (),
            cue.stance,
            "continued-cue" if hit.tense == "narrative" else "-".join((*frame.marker, frame.kind)).replace("'", ""),
            _WEIGHT[frame.kind],
            hit.lemma,
            hit,
            hit.negated,
            bool(subject and subject.relative),
            cue.doubtful,
        )


def _excluded(words: Words, hit: Hit, cue: Cue, found: object) -> bool:
    """Whether a word that gives the verb another sense stands in its object (*condamner quelqu'un à une peine*)."""
    if not cue.without or not isinstance(found, tuple):
        return False
    first, stop = hit.last + 1, found[1] if isinstance(found[1], int) else hit.last + 1
    return any(words.low[k] in cue.without for k in range(first, stop))


def _may_speak(words: Words, lex: Lexicon, hit: Hit, cue: Cue, source: Range | None) -> bool:
    """Whether the subject can report: a speaker, or evidence where the verb is one that shows."""
    if source is None:
        return not cue.weak and not cue.evidence
    if len(range(*source)) == 1 and words.low[source[0]] in lex["generic"] | lex["first_persons"]:
        return False
    if cue.evidence:
        return shows_evidence(words, lex, source)
    return not cue.weak or names_speaker(words, lex, source)


def _shared(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None) -> Range | None:
    """The subject that a coordinated verb shares with the one before it."""
    if previous and previous.source:
        return words.at(previous.source[0][0]), words.at(previous.source[-1][1])
    floor = words.first(hit.bare)
    for k in range(hit.bare - 1, floor, -1):
        if is_finite(words, k):
            found = before(words, lex, Hit(hit.cues, k, k, k, "finite", "pres", bare=k))
            return found.range if found else None
    return None


def _gerund_subject(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None) -> Range | None:
    """Whose act a participle is: the noun right before it, or behind a comma the subject of the sentence's main verb."""
    floor, at = words.first(hit.first), hit.first
    if at > floor and words.low[at - 1] not in (",", "en", "»", "”"):
        subject = before(words, lex, hit)
        return subject.range if subject and names_speaker(words, lex, subject.range, evidence=False) else None
    if previous and previous.source:
        return words.at(previous.source[0][0]), words.at(previous.source[-1][1])
    subjects = [k for k in range(floor, at) if words.tokens[k].dep.startswith("nsubj") and words.low[k] not in lex["relative_words"]]
    from recoupe.extract.phrases import _left_edge

    return (_left_edge(words, lex, subjects[0], floor), subjects[0] + 1) if subjects else None


_ORDER = ("clause", "inf", "ing", "quote", "adj", "np", "rest", "tail")
_WEIGHT = {"clause": 8, "inf": 7, "ing": 7, "quote": 8, "adj": 6, "np": 5, "rest": 5, "tail": 5}


def _frames(hit: Hit) -> list[tuple[Cue, Frame]]:
    pairs = [(c, f) for c in hit.cues for f in c.frames]
    return sorted(pairs, key=lambda p: (_ORDER.index(p[1].kind), p[0].stance == "assert"))


def _is_negated(words: Words, lex: Lexicon, hit: Hit) -> bool:
    return any(w in lex["negation"] for w in words.low[hit.first : hit.last + 2])


def _find(words: Words, lex: Lexicon, hit: Hit, frame: Frame) -> object:
    if frame.kind == "clause":
        return contents.clause(words, lex, hit, frame) if frame.marker else contents.bare_clause(words, lex, hit)
    if frame.kind == "inf":
        return contents.infinitive(words, lex, hit, frame)
    if frame.kind == "ing":
        return contents.gerund(words, lex, hit)
    if frame.kind == "np":
        return contents.noun_phrase(words, lex, hit, frame)
    if frame.kind == "tail":
        return (hit.verb + 1, hit.last + 1) if hit.last > hit.verb else None
    if frame.kind == "adj":
        return contents.adjective(words, lex, hit)
    if frame.kind == "rest":
        return contents.rest(words, lex, hit)
    if frame.kind == "quote":
        return _quoted_after(words, lex, hit)
    return None


def _quoted_after(words: Words, lex: Lexicon, hit: Hit) -> tuple[Span, ...] | None:
    """The quotation behind a colon in the cue's sentence, or right behind the verb."""
    stop = words.end(hit.last)
    for k in range(hit.last + 1, stop):
        if words.low[k] == ":" and k + 1 < len(words.tokens):
            n = words.quoted[k + 1]
            if n >= 0 and words.quotes[n].outer[0] == words.tokens[k + 1].start:
                return (trim_inner(words.text, words.quotes[n]),)
            return None
        if words.quoted[k] >= 0 and k <= skip_fillers(words, lex, hit.last + 1):
            quote = words.quotes[words.quoted[k]]
            return (trim_inner(words.text, quote),) if quote.outer[0] == words.tokens[k].start else None
        if is_finite(words, k):
            return None
    return None


# ------------------------------------------------------------------------------------------------------------ passive


def _passive(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*X a été évoqué par Y*, *X, évoqué par Y*, *X qui a été évoqué par Y*."""
    cue = next((c for c in hit.cues if c.passive), None)
    by = _agent(words, lex, hit)
    if cue is None or by is None or not names_speaker(words, lex, by) or words.low[hit.last + 1] in cue.without:
        return
    content = _patient(words, lex, hit)
    if content:
        yield Proposal(
            pieces(words, words.span(*content)),
            (words.span(hit.first, hit.last + 1),),
            (words.span(*by),),
            cue.stance,
            "passive",
            6,
            hit.lemma,
            hit,
        )


def _agent(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    k = skip_fillers(words, lex, hit.last + 1)
    if k + 1 < words.end(hit.last) and words.low[k] in lex["agents"]:
        return behind(words, lex, k + 1)
    return None


def _patient(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    subject = before(words, lex, hit)
    if subject:
        return subject.range
    if hit.form == "part":
        end = hit.bare - 1 if words.low[hit.bare - 1] == "," else hit.bare
        head = words.tokens[hit.verb].head
        if words.first(hit.bare) <= head < end and words.tokens[head].pos in ("NOUN", "PROPN"):
            from recoupe.extract.phrases import _left_edge

            return _left_edge(words, lex, head, words.first(head)), end
    return None


# -------------------------------------------------------------------------------------------------------- preposition


def by_preposition(words: Words, lex: Lexicon, marker: Marker) -> list[Proposal]:
    """What *selon X* reports: the clause behind it, before it, or both sides of it."""
    if words.low[marker.end] in lex["complementisers"]:
        return []
    source = behind(words, lex, marker.end)
    if marker.row.get("alone"):
        source = (marker.first, marker.end)
    elif marker.row.get("whole"):
        source = (marker.first, source[1] if source else min(marker.end + 1, words.end(marker.first)))
    if source is None or not (marker.row.get("whole") or marker.row.get("alone") or _may_source(words, lex, marker, source)):
        return []
    first = words.first(marker.first)
    initial = all(words.tokens[k].pos in ("PUNCT", "CCONJ", "ADV") for k in range(first, marker.first))
    if marker.row.get("initial") and not initial:
        return []
    content = _beside(words, lex, marker, source, initial=initial)
    cue = words.span(marker.first, marker.end)
    rule = "preposition"
    return [Proposal(content, (cue,), (words.span(*source),), "assert", rule, 6, marker.row["words"][0])] if content else []


def _after_comma(words: Words, end: int, stop: int) -> int:
    """Behind the comma that closes what still belongs to a source (*une source citée par Le Phare,*), else ``end``."""
    for k in range(end, min(stop, end + 14)):
        if is_finite(words, k):
            return end
        if words.low[k] == ",":
            return k + 1
    return end


def _may_source(words: Words, lex: Lexicon, marker: Marker, source: Range) -> bool:
    """Whether a phrase behind *selon* names a source: a speaker or evidence; set off by a comma, any but a measure (*son âge*)."""
    if names_speaker(words, lex, source, evidence=not marker.row.get("speaker")):
        return True
    apart = marker.first == words.first(marker.first) or words.low[marker.first - 1] in (",", "»", "”", "(")
    if marker.row.get("speaker") or not apart:
        return False
    return not any(words.low[k] in lex["measures"] for k in range(*source)) and any(
        words.tokens[k].pos in ("NOUN", "PROPN", "PRON") for k in range(*source)
    )


def _beside(words: Words, lex: Lexicon, marker: Marker, source: Range, *, initial: bool) -> tuple[Span, ...]:
    end = source[1]
    stop = words.end(marker.first)
    if initial or words.low[marker.first - 1] == "(" or words.low[marker.first - 1] in lex["relative_words"] or words.low[marker.first - 1] in lex["complementisers"]:
        start = end + 1 if end < stop and words.low[end] == "," else _after_comma(words, end, stop)
        aside = lex["relative_words"] | lex["complementisers"] | lex["cited"]
        if start < stop and words.low[start] in aside:
            start = next((k + 1 for k in range(start, stop) if words.low[k] == ","), start)
        relative = words.low[marker.first - 1] in lex["relative_words"] and not initial
        return pieces(words, words.span(start, contents.clause_end(words, lex, start, relative=relative))) if start < stop else ()
    apart = words.low[marker.first - 1] in (",", "»", "”", '"', "—", "–") or end >= stop or words.low[end] in ".»”\"(,"
    if not apart:
        return ()
    return _around(words, lex, marker.first, end, inside=words.quoted[marker.first] >= 0)
