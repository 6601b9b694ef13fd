"""Prepositions that name a source: *selon X*, *d'après X*, *according to X*, and what they report."""

from __future__ import annotations

from recoupe.extract.said import clauses
from recoupe.extract.said.around import around, opens_sentence
from recoupe.extract.said.cues import Lexicon, Marker
from recoupe.extract.said.inverted import behind, quality_end
from recoupe.extract.said.phrases import Range, is_finite, opens_relative, parts_of
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.recounted import recounted
from recoupe.extract.said.relatives import by_relative
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words
from recoupe.model import Span


def by_preposition(words: Words, lex: Lexicon, marker: Marker, previous: Proposal | None = None) -> list[Proposal]:
    """What *selon X* reports: the clause behind it, before it, or both sides of it.

    What another preposition (``previous``) reports before it is not of it (*2 500 selon les uns, 800 selon la police*).
    """
    if words.low[marker.end] in lex["complementisers"]:
        return []
    if words.low[marker.end] in lex["relative_words"] and not marker.row.get("whole"):
        return by_relative(words, lex, marker)
    source = behind(words, lex, marker.end)
    if source and _bare_relative(words, lex, source):
        source = source[0], source[1] - 1
    if source and words.low[source[0]] in lex["ours"]:  # *selon nos informations, le maire, Jean Roc, a …*
        source = _up_to_comma(words, source)
    if marker.row.get("clause"):
        return _impersonal(words, lex, marker, source)
    if marker.row.get("alone"):
        own = next((k for k in range(marker.first, marker.end) if words.low[k] in lex["owners"]), None)
        source = (own, own + 1) if own is not None else (marker.first, marker.end)
    elif marker.row.get("whole"):
        source = (marker.first, source[1] if source else quality_end(words, lex, marker.end))
    if source is None or not (
        marker.row.get("whole") or marker.row.get("alone") or _may_source(words, lex, marker, source)
    ):
        return []
    first = _clause_first(words, marker)
    initial = all(words.tokens[k].pos in ("PUNCT", "CCONJ", "ADV") for k in range(first, marker.first))
    told = source[1] < len(words.low) and words.low[source[1]] in {",", *lex["relative_words"]}
    if initial and not marker.row.get("whole") and not told:
        source = _up_to_comma(words, source)
    closes = source[1] >= words.end(marker.first) - 1 and opens_sentence(words, marker.first)
    if marker.row.get("initial") and not (closes or (initial and words.low[source[1] : source[1] + 1] == (",",))):
        return []
    count = None if initial else recounted(words, lex, marker)
    apart = pieces(words, words.span(count, marker.first)) if count is not None else _bracketed(words, marker)
    content = apart or _beside(words, lex, marker, source, initial=initial)
    content = _after(words, lex, previous, content) if previous and not initial else content
    cue = words.span(marker.first, marker.end)
    if not content or (marker.row.get("initial") and not _says(words, lex, content)):
        return []
    before = marker.first - 1 if count is None else count - 1
    cut = count is not None or (before > first and words.low[before] in lex["relative_words"])
    return [
        Proposal(
            content,
            (cue,),
            (words.span(*source),),
            "assert",
            "preposition",
            6,
            marker.row["words"][0],
            inserted=words.tokens[before].start if cut else 0,
        )
    ]


def _up_to_comma(words: Words, source: Range) -> Range:
    return source[0], next((k for k in range(*source) if words.low[k] == ","), source[1])


def _clause_first(words: Words, marker: Marker) -> int:
    """The first token of a sentence, or of what a colon or a semicolon opens in it (*La colère monte : selon un proche,
    …*)."""
    first = words.first(marker.first)
    colon = marker.first > first and words.low[marker.first - 1] in (":", ";") and words.quoted[marker.first] < 0
    return marker.first if colon else first


def _after(words: Words, lex: Lexicon, previous: Proposal, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A content without what stands up to the source of a trailing attribution before it, and the mark behind that."""
    end = previous.source[-1][1] if previous.source else 0
    if not content or not content[0][0] <= previous.content[0][0] < end < content[-1][1]:
        return content
    k = words.at(end)
    while k < len(words.low) and (words.low[k] in (",", ";") or words.low[k] in lex["coordinators"]):
        k += 1
    start = words.tokens[k].start
    return tuple((max(a, start), b) for a, b in content if b > start)


def _impersonal(words: Words, lex: Lexicon, marker: Marker, source: Range | None) -> list[Proposal]:
    """*Il ressort du rapport que …*: the source stands in the cue and the content behind its *que*."""
    if source is None or words.low[source[1] : source[1] + 1] not in tuple((c,) for c in lex["complementisers"]):
        return []
    if source[1] + 1 >= words.end(source[1]) or not names_speaker(words, lex, source):
        return []
    content = pieces(words, words.span(source[1] + 1, clauses.clause_end(words, lex, source[1] + 1)))
    cue, who = words.span(marker.first, marker.end), words.span(*source)
    return [Proposal(content, (cue,), (who,), "assert", "preposition", 6, marker.row["words"][0])]


def _says(words: Words, lex: Lexicon, content: tuple[Span, ...]) -> bool:
    """Whether a content has a verb, a quotation, or words that stand for a verb (*pas question de céder*)."""
    found = range(words.at(content[0][0]), words.at(content[-1][1]))
    stands = any(words.low[found.start : found.start + len(p)] == p for p in map(parts_of, lex["verbless"]))
    return stands or any(is_finite(words, k) or words.quoted[k] >= 0 for k in found)


def _bracketed(words: Words, marker: Marker) -> tuple[Span, ...]:
    """What a bracket that holds a source holds before it (*8 000 personnes (4 200 selon la police)*)."""
    for k in range(marker.first - 1, words.first(marker.first), -1):
        if words.low[k] in ")[]":
            return ()
        if words.low[k] in ("(", ";", ",") and k + 1 < marker.first and "(" in words.low[words.first(k) : k + 1]:
            opened = words.low[words.first(k) : k + 1]
            return pieces(words, words.span(k + 1, marker.first)) if opened.count("(") > opened.count(")") else ()
    return ()


def _bare_relative(words: Words, lex: Lexicon, source: Range) -> bool:
    """Whether a source ends with the subject of a relative clause that no word opens (*documents she handed over*)."""
    last = source[1] - 1
    alone = lex["trailing_marks"] and words.low[last] in lex["subject_pronouns"] and last > words.first(last)
    return bool(alone) and words.tokens[last - 1].pos == "NOUN" and is_finite(words, last + 1)


def _past_apposition(words: Words, lex: Lexicon, start: int, stop: int) -> int:
    """Behind what a comma sets beside a source (*Selon l'AMF, le gendarme de la Bourse, la faille est grave*), where a
    clause with a subject of its own follows; ``start`` where none does."""
    close = next((k for k in range(start, stop) if words.low[k] == ","), stop)
    if start == close or words.low[start - 1] != "," or not _is_definite(words, start):
        return start
    joined = {*lex["coordinators"], *lex["relative_words"], *lex["complementisers"]}
    aside = range(start, close)
    if any(is_finite(words, k) or words.tokens[k].pos == "VERB" or words.low[k] in joined for k in aside):
        return start
    if any(words.timed[k] >= 0 for k in aside):
        return start
    end = next((k for k in range(close + 1, stop) if words.low[k] == "," or is_finite(words, k)), stop)
    subject = range(close + 1, end)
    led = end < stop and words.low[end] != "," and subject and words.tokens[subject[0]].pos in ("DET", "PROPN", "PRON")
    return close + 1 if led and not any(words.low[k] in joined for k in subject) else start


def _is_definite(words: Words, k: int) -> bool:
    """Whether a name, or a noun that its article says is known, begins at ``k``."""
    return words.tokens[k].pos == "PROPN" or "Definite=Def" in words.tokens[k].morph


def _after_comma(words: Words, end: int, stop: int) -> int:
    """Behind the comma that closes what still belongs to a source (*une source citée par Le Phare,*), else ``end``."""
    for k in range(end, min(stop, end + 14)):
        if is_finite(words, k):
            return end
        if words.low[k] == ",":
            return k + 1
    return end


def _may_source(words: Words, lex: Lexicon, marker: Marker, source: Range) -> bool:
    """Whether a phrase behind *selon* names a source: a speaker or evidence; set off by a comma, any but a measure
    (*son âge*).
    """
    head = next((k for k in range(*source) if words.tokens[k].pos in ("NOUN", "PROPN")), source[0])
    named = any(words.tokens[k].pos == "PROPN" or words.tokens[k].text[:1].isupper() for k in range(*source))
    ours, inner = (
        any(words.low[k] in lex["measures"] for k in part) for part in ((source[0],), range(source[0] + 1, source[1]))
    )
    if (
        source[1] < len(words.low)
        and words.low[source[1]] in lex["relative_words"]
        and _is_ours(words, lex, source, source[1])
    ):
        return False
    if words.tokens[head].text in lex["measures"] or (inner and not named):
        return False
    if names_speaker(words, lex, source, evidence=not (ours or marker.row.get("speaker"))):
        return True
    if ours and not named:
        return False
    apart = marker.first == words.first(marker.first) or words.low[marker.first - 1] in (",", "»", "”", "(")
    if marker.row.get("speaker") or not apart:
        return False
    return any(words.tokens[k].pos in ("NOUN", "PROPN", "PRON") for k in range(*source))


def _is_ours(words: Words, lex: Lexicon, source: Range, relative: int) -> bool:
    """Whether a relative clause is about the outlet itself (*les informations dont nous disposons*), and about no paper
    (*une note dont nous avons copie*)."""
    head = next((k for k in range(*source) if words.tokens[k].pos == "NOUN"), source[0])
    paper = words.low[head] in lex.evidence - lex["sayings"]
    return not paper and bool(lex["first_persons"] & set(words.low[relative + 1 : relative + 3]))


def _beside(words: Words, lex: Lexicon, marker: Marker, source: Range, *, initial: bool) -> tuple[Span, ...]:
    end = source[1]
    stop = words.end(marker.first)
    if (
        initial
        or words.low[marker.first - 1] == "("
        or words.low[marker.first - 1] in lex["relative_words"]
        or _opens_clause(words, lex, marker.first)
    ):
        start = end + 1 if end < stop and words.low[end] == "," else _after_comma(words, end, stop)
        aside = lex["complementisers"] | lex["cited"]
        participle = start < stop and any(f.tense == "ger" for f in lex.forms.get(words.low[start], ()))
        relative = start < stop and (
            opens_relative(words, lex, start, stop) or _bare_relative(words, lex, (end, end + 1))
        )
        if start < stop and (words.low[start] in aside or relative or participle):
            start = next((k + 1 for k in range(start, stop) if words.low[k] == ","), start)
        start = _past_apposition(words, lex, start, stop)
        relative = words.low[marker.first - 1] in lex["relative_words"] and not initial
        return (
            pieces(words, words.span(start, clauses.clause_end(words, lex, start, relative=relative)))
            if start < stop
            else ()
        )
    apart = words.low[marker.first - 1] in (",", "»", "”", '"', "—", "–") or end >= stop or words.low[end] in '.»”"(,'
    if not apart and (marker.row.get("inner") or _within_relative(words, lex, marker)):
        return _both_sides(words, lex, marker, source[1])
    if marker.row.get("whole") and words.tokens[marker.first - 1].pos in ("VERB", "AUX"):
        return ()
    set_phrase = marker.row.get("whole") or marker.row.get("alone")
    if not apart and (set_phrase or not names_speaker(words, lex, source, evidence=False)):
        return ()
    venue = bool((lex["audience"] | lex.evidence) & set(words.low[end + 1 : end + 5]))
    inserted = words.low[marker.first - 1] == "," and not venue
    return around(words, lex, marker.first, end, inside=words.quoted[marker.first] >= 0, inserted=inserted)


def _within_relative(words: Words, lex: Lexicon, marker: Marker) -> bool:
    """Whether a source stands in a relative clause with no comma around it (*un tir qui a fait, dit-il, …* aside)."""
    for k in range(marker.first - 1, words.first(marker.first), -1):
        if words.low[k] == ",":
            return False
        if words.low[k] in lex["relative_words"]:
            return True
    return False


def _opens_clause(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a source opens a reported clause, a comma before it or none (*X rapporte que, selon Y, …*)."""
    before = k - 2 if words.low[k - 1] == "," and k - 2 >= words.first(k) else k - 1
    return words.low[before] in lex["complementisers"]


def _both_sides(words: Words, lex: Lexicon, marker: Marker, after: int) -> tuple[Span, ...]:
    """The clause, relative or not, that a source stands in the midst of (*les Jeux, qui seront selon lui une fête*)."""
    first, stop = words.first(marker.first), words.end(marker.first)
    start = next((k for k in range(marker.first - 1, first, -1) if words.low[k] in lex["relative_words"]), first)
    left = words.span(start, marker.first)
    if after >= stop:
        return pieces(words, left)
    end = clauses.clause_end(words, lex, after, relative=start > first)
    return pieces(words, left, words.span(after, max(end, after + 1)))
