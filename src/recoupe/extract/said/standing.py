"""Quotations that stand alone, with no cue of their own: carried on from the one before, or taken up by the next
sentence.
"""

from __future__ import annotations

import re

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import Range, is_finite
from recoupe.extract.said.proposals import Proposal, trim_inner
from recoupe.extract.said.quotes import Quote
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import subject_of
from recoupe.extract.said.words import Words
from recoupe.model import Span
from recoupe.text.spans import overlap

MIN_CONTINUED = 4
"""Words that a quotation needs to carry on from another without a cue."""
HEADING = 5
"""Words of a quotation that is a subhead when a line holds nothing else."""
BETWEEN = 2
"""Sentences of narration that may stand between two quotations of one speaker."""
ASIDE = 12
"""Tokens of a sentence in which nobody acts that may stand between a speaker and a quotation."""
SHORT = 6
"""Tokens of a sentence without a verb that may stand between two quotations of one speaker."""


def carried(words: Words, lex: Lexicon, settled: list[Proposal]) -> list[Proposal]:
    """The proposals with, among them, the quotations that carry on from the one before."""
    out = list(settled)
    owner: dict[int, Proposal] = {}
    for p in settled:
        for n, quote in enumerate(words.quotes):
            if _is_told_inside(p, quote):
                continue
            if overlap(p.content, (quote.inner,)) >= 0.5 * (quote.inner[1] - quote.inner[0]):
                owner.setdefault(n, p)
    for n, quote in enumerate(words.quotes):
        if n in owner or n == 0 or n - 1 not in owner or not _stands_alone(words, quote):
            continue
        before = owner[n - 1]
        if _follows(words, before, words.quotes[n - 1], quote):
            p = Proposal((trim_inner(words.text, quote),), (), (), "assert", "continued-quote", 1)
            out.append(p)
            owner[n] = p
    for n, quote in enumerate(words.quotes):
        source = None if n in owner else _speaker(words, lex, settled, owner.get(n - 1), quote)
        if source is not None:
            rule = "standing" if source else "continued-quote"
            p = Proposal((trim_inner(words.text, quote),), (), source, "assert", rule, 1)
            out.append(p)
            owner[n] = p
    return sorted(out, key=lambda p: (p.content[0], -p.content[-1][1], p.rule))


def _speaker(
    words: Words, lex: Lexicon, settled: list[Proposal], before: Proposal | None, quote: Quote
) -> tuple[Span, ...] | None:
    """Whose a quotation without a cue is: the words that name them, none for whoever spoke last, None for nobody."""
    if _bears_out(words, settled, quote):
        return ()
    if told := _told_of(words, lex, settled, quote):
        return told
    if not _stands_alone(words, quote):
        return None
    if _takes_up(words, settled, quote):
        return ()
    if found := _named_before(words, lex, quote):
        return (words.span(*found),)
    if _goes_on(words, lex, before, quote):
        return ()
    if found := _named_next(words, lex, quote):
        return (words.span(*found),)
    return () if _leans(words, quote) and _goes_on(words, lex, before, quote, breaks=1) else None


def _is_told_inside(p: Proposal, quote: Quote) -> bool:
    """Whether a quotation itself reports it (*« Le capitaine m'a dit que … »*): whose words those are is not said."""
    cued = any(quote.inner[0] <= a and b <= quote.inner[1] for a, b in p.cue)
    return cued and p.rule != "incise" and any(quote.inner[0] <= a and b <= quote.inner[1] for a, b in p.source)


def _stands_alone(words: Words, quote: Quote) -> bool:
    """Whether a quotation fills its sentence or sentences."""
    first, last = words.at(quote.outer[0]), words.at(quote.outer[1]) - 1
    if first > last or last >= len(words.tokens) or first != words.first(first):
        return False
    if _is_heading(words, quote, first, last):
        return False
    enough = len(words.text[quote.inner[0] : quote.inner[1]].split()) >= MIN_CONTINUED
    return _ends_sentence(words, quote) and (enough or any(is_finite(words, k) for k in range(first, last + 1)))


def _ends_sentence(words: Words, quote: Quote) -> bool:
    """Whether nothing but marks stands behind a quotation in its sentence."""
    last = words.at(quote.outer[1]) - 1
    return not words.text[quote.outer[1] : words.tokens[words.end(last) - 1].end].strip(" .!?…»”\"'\n")


def _bears_out(words: Words, settled: list[Proposal], quote: Quote) -> bool:
    """Whether a quotation ends a sentence behind a colon and what its speaker is just said to say (*Le maire se dit
    « inquiet » : « On nous a menti »*)."""
    colon, last = words.at(quote.outer[0]) - 1, words.at(quote.outer[1]) - 1
    if colon < 0 or words.low[colon] != ":" or words.first(colon) != words.first(last) or not _has_verb(words, quote):
        return False
    start, end = words.tokens[words.first(colon)].start, words.tokens[colon].start
    ends = [max(s[1] for s in (*p.content, *p.cue, *p.source)) for p in settled if p.cue and p.content[0][0] >= start]
    before = max((e for e in ends if e <= end), default=None)
    if before is None or not _ends_sentence(words, quote):
        return False
    return not any(is_finite(words, k) for k in range(words.at(before), colon))


def _told_of(words: Words, lex: Lexicon, settled: list[Proposal], quote: Quote) -> tuple[Span, ...]:
    """The speaker of whom a relative clause tells in quoted words (*« C'est faux », répond X, qui « n'a rien vu »*)."""
    who = words.at(quote.outer[0]) - 1
    if who < 1 or words.low[who] not in lex["relatives"] or not _has_verb(words, quote):
        return ()
    end = words.tokens[who - 1].start if words.low[who - 1] == "," else words.tokens[who].start
    return next((p.source for p in settled if p.cue and p.source and 0 <= end - p.source[-1][1] <= 1), ())


def _is_heading(words: Words, quote: Quote, first: int, last: int) -> bool:
    """Whether a quotation is a line of its own that no stop ends: the title of something, not speech that goes on."""
    before = words.text[: words.tokens[first].start].rstrip(" ")
    after = words.text[quote.outer[1] :].lstrip(" ")
    lone = before.endswith("\n") and after[:1] in ("", "\n")
    few = len(words.text[quote.inner[0] : quote.inner[1]].split()) <= HEADING
    return lone and (few or words.text[quote.inner[1] - 1] not in ".!?")


def _follows(words: Words, before: Proposal, previous: Quote, quote: Quote) -> bool:
    """Whether nothing but the end of the attribution stands between two quotations."""
    first, last = words.at(previous.outer[1]), words.at(quote.outer[0])
    if last == 0 or first > last:
        return False
    ends = max(s[1] for s in (*before.content, *before.cue, *before.source))
    sentence = words.sentence[words.at(previous.outer[0])]
    same = words.sentence[last - 1] if last else sentence
    while same > sentence and (same in words.titles or _is_short(words, same)):
        same -= 1
    return same == words.sentence[min(max(words.at(ends) - 1, 0), len(words.tokens) - 1)]


def _is_short(words: Words, sentence: int) -> bool:
    """Whether a sentence is a few words without a verb (*Silence.*, a subhead without a line of its own)."""
    first, stop = words.bounds[sentence]
    return stop - first <= SHORT and not any(is_finite(words, k) for k in range(first, stop))


def _named_next(words: Words, lex: Lexicon, quote: Quote) -> Range | None:
    """The person whose sentence follows a quotation in its paragraph and takes it up (*« … » Ana Roy est sonnée.*)."""
    first = words.at(quote.outer[1])
    first += first < len(words.tokens) and words.low[first] in ".!?"
    if first >= len(words.tokens) or first != words.first(first):
        return None
    if "\n" in words.text[quote.outer[1] : words.tokens[first].start]:
        return None
    verb = next((k for k in range(first, words.end(first)) if is_finite(words, k)), None)
    if verb is None or (found := subject_of(words, lex, verb)) is None or not _opens(words, found.range):
        return None
    judged = not lex["verdicts"].isdisjoint(words.low[verb : words.end(first)])
    speaks = judged and names_speaker(words, lex, found.range, evidence=False)
    return found.range if speaks or _is_person(words, found.range) else None


def _named_before(words: Words, lex: Lexicon, quote: Quote) -> Range | None:
    """The person whose sentence stands before a quotation (*Ana Roy partage cet avis. « … »*), or ends the paragraph
    before it (*Elle a tout vu.*); a short sentence in which nobody acts may stand between (*Marc Roux hausse les
    épaules. Le stade ? « … »*)."""
    last = words.at(quote.outer[0]) - 1
    if not _has_verb(words, quote):
        return None
    for _ in range(1 + BETWEEN):
        if last < 0 or words.low[last] not in ".!?" or words.sentence[last] in words.titles or words.quoted[last] >= 0:
            return None
        first = words.first(last)
        found = _who_acts(words, lex, first, last)
        if found and (_is_someone(words, lex, found) or names_speaker(words, lex, found)):
            return found if _is_someone(words, lex, found) else None
        if last - first > ASIDE or any(_is_person(words, (k, k + 1)) for k in range(first, last)) or not first:
            return None
        if "\n" in words.text[words.tokens[first - 1].end : words.tokens[first].start]:
            return None
        last = first - 1
    return None


def _who_acts(words: Words, lex: Lexicon, first: int, last: int) -> Range | None:
    """The subject that opens a sentence, by its verb or, where the parse finds none, by its place: a pronoun or a
    person's name (*Elle lit, …*), or whom the sentence sets apart (*C'est elle qui a appelé*)."""
    apart = first + 2
    if apart + 1 < last and words.low[first] in lex["clefts"] and words.low[apart + 1] in lex["relative_words"]:
        personal = words.low[apart] in lex["third_persons"] | lex["emphatic"]
        return (apart, apart + 1) if personal or _is_person(words, (apart, apart + 1)) else None
    verbs = (k for k in range(first, last) if is_finite(words, k))
    subjects = [subject.range for k in verbs if (subject := subject_of(words, lex, k))]
    found = next((phrase for phrase in subjects if _opens(words, phrase)), None)
    if found or subjects:
        return found
    starts = [first, *(k + 1 for k in range(first, last) if words.low[k] == ",")][:2]
    return next((phrase for k in starts if (phrase := _person_at(words, lex, k, last))), None)


def _person_at(words: Words, lex: Lexicon, start: int, stop: int) -> Range | None:
    """A personal pronoun, or a name with what stands before it, at a token."""
    if words.low[start] in lex["third_persons"] and not words.tokens[start].dep.startswith("expl"):
        return start, start + 1
    end = start
    while end < stop and words.tokens[end].pos in ("DET", "NOUN", "ADJ", "PROPN"):
        end += 1
    return (start, end) if end > start and _is_person(words, (start, end)) else None


def _goes_on(words: Words, lex: Lexicon, before: Proposal | None, quote: Quote, *, breaks: int = 0) -> bool:
    """Whether the quotation before stands in the same paragraph (or ``breaks`` before it), with nothing between in
    which anybody else acts (*« … », dit Ana Roy. La nuit tombe. « … »*)."""
    if before is None or not _has_verb(words, quote):
        return False
    end, start = max(s[1] for s in (*before.content, *before.cue, *before.source)), quote.outer[0]
    between_text = words.text[end:start].strip()
    if end > start or len(re.findall(r"\n+", between_text)) > breaks or (breaks and not between_text):
        return False
    between = range(words.end(words.at(end) - 1), words.at(start))
    heads = {words.first(k) for k in between}
    return len(heads) <= BETWEEN and not any(_acts(words, lex, k) for k in between if is_finite(words, k))


def _acts(words: Words, lex: Lexicon, verb: int) -> bool:
    found = subject_of(words, lex, verb)
    return found is not None and (_is_someone(words, lex, found.range) or names_speaker(words, lex, found.range))


def _takes_up(words: Words, settled: list[Proposal], quote: Quote) -> bool:
    """Whether the sentence before, in the same paragraph, tells what somebody says (*…, he recalled. "…"*)."""
    last = words.at(quote.outer[0]) - 1
    if last < 0 or words.low[last] not in ".!?" or not _has_verb(words, quote):
        return False
    start, end = words.tokens[words.first(last)].start, words.tokens[last].end
    if "\n" in words.text[end : quote.outer[0]]:
        return False
    return any(p.cue and start <= p.content[0][0] and max(s[1] for s in (*p.content, *p.cue)) <= end for p in settled)


def _has_verb(words: Words, quote: Quote) -> bool:
    return any(is_finite(words, k) for k in range(words.at(quote.outer[0]), words.at(quote.outer[1])))


def _leans(words: Words, quote: Quote) -> bool:
    """Whether a quotation speaks of persons or things told before (*« Il est diabétique »*, *« Nous l'avons vue »*), so
    that it is no motto or sign."""
    inside = words.tokens[words.at(quote.outer[0]) : words.at(quote.outer[1])]
    return any(t.pos == "PRON" and ("Person=" in t.morph or "PronType=Dem" in t.morph) for t in inside)


def _opens(words: Words, found: Range) -> bool:
    """Whether a subject opens its sentence, or stands behind the circumstance that does."""
    first = words.first(found[0])
    return found[0] == first or words.low[found[0] - 1] == ","


def _is_someone(words: Words, lex: Lexicon, found: Range) -> bool:
    """Whether a phrase names a person, points back to one, or tells one by what they do (*cet instituteur*)."""
    tokens = words.tokens[slice(*found)]
    if len(tokens) == 1:
        return words.low[found[0]] in lex["third_persons"] and not tokens[0].dep.startswith("expl")
    head = next((k for k in range(*found) if words.tokens[k].pos == "NOUN"), None)
    told = head is not None and words.low[found[0]] in lex["pointing"] and words.low[head] in lex.people
    return told or _is_person(words, found)


def _is_person(words: Words, found: Range) -> bool:
    return any(t.ent.endswith(("PER", "PERSON")) for t in words.tokens[slice(*found)])
