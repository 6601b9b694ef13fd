"""Who leads in a quotation that a colon opens and no verb of saying reports, and lines that a name and a colon open."""

from __future__ import annotations

import re

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.headwords import behind_place, headed
from recoupe.extract.said.phrases import NOMINAL, Range, is_finite, is_of_cue
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import subject_of
from recoupe.extract.said.words import Words
from recoupe.model import Span

LONGEST = 14
"""Tokens of a lead-in without a verb."""
GROUP = 4
"""Tokens of an auxiliary, what stands behind it, and its participle."""
NAME = 6
"""Tokens before the colon of a line that a name opens."""
_INITIALS = re.compile(r"(?:[^\W\d_]\. ?-?){2,3}$")


def lead_in(words: Words, lex: Lexicon, colon: int) -> Range | None:
    """Who speaks behind a colon: the subject of the main verb before it, or of a last one that tells of speech (*…, ce
    que l'avocate ne conteste pas :*), or the phrase that stands there alone."""
    start = _start(words, colon)
    finite = [k for k in range(start, colon) if is_finite(words, k)]
    last = [k for k in finite[-1:] if is_of_cue(words, lex, k)]
    subjects = (_subject(words, lex, k) for k in (*last, *finite))
    subject = next((s for s in subjects if s), None)
    if subject and names_speaker(words, lex, subject, evidence=False):
        return subject
    if (named := _agent_last(words, lex, start, colon) or _named_last(words, lex, start, colon)) is not None:
        return named
    start = behind_place(words, lex, start, colon)
    ends = lex["clitics"] - lex["determiners"] | lex["reflexives"] | {","}
    stop = next((k for k in range(start, colon) if is_finite(words, k) or words.low[k] in ends), colon)
    if start < stop and words.low[start] in lex["lead_nouns"]:
        start = next((k + 1 for k in range(start, stop) if words.low[k] in lex["links"]), stop)
    if not (narrowed := headed(words, lex, start, stop)):
        return None
    start, stop = found = narrowed
    if stop == start + 1 == colon and words.tokens[start].text[:1].isupper() and words.low[start] not in lex["labels"]:
        return found if words.tokens[start].pos in NOMINAL else None
    return found if start < stop <= start + LONGEST and names_speaker(words, lex, found, evidence=False) else None


def lead_out(words: Words, lex: Lexicon, colon: int) -> Range | None:
    """Who speaks before a colon: the subject of a cue in the clause behind it (*« Je dormais » : le gardien nie*)."""
    verb = next((k for k in range(colon + 1, words.end(colon)) if is_finite(words, k)), None)
    found = _subject(words, lex, verb) if verb is not None and _reports(words, lex, verb) else None
    return found if found and found[0] > colon and names_speaker(words, lex, found, evidence=False) else None


def _reports(words: Words, lex: Lexicon, verb: int) -> bool:
    """Whether a finite verb, or the participle behind it, is that of a cue (*a longuement démenti*)."""
    group = [k for k in range(verb, min(verb + GROUP, words.end(verb))) if words.tokens[k].pos == "VERB"]
    return is_of_cue(words, lex, verb) or any(is_of_cue(words, lex, k) for k in group[:1])


def _agent_last(words: Words, lex: Lexicon, start: int, colon: int) -> Range | None:
    """Who handed on what a colon opens, behind the last participle before it (*Une confidence lâchée par un proche :*,
    *The mood was summed up by a fisherman:*)."""
    at = next((k for k in range(colon - 1, start + 1, -1) if words.low[k] in lex["agents"]), None)
    if at is None or words.quoted[colon + 1] < 0 or any(is_finite(words, k) for k in range(at, colon)):
        return None
    handed = range(max(start, at - 2), at)  # *summed up by*
    part = next((k for k in handed if "VerbForm=Part" in words.tokens[k].morph or words.tokens[k].pos == "VERB"), None)
    lemmas = {f.lemma for f in lex.forms.get(words.low[part], ())} if part is not None else set()
    # *Des accusations balayées par X*
    answered = any(words.low[k] in lex["sayings"] for k in range(start, part or start))
    cues = [c for lemma in lemmas for c in lex.cues.get(lemma, ())]
    speaks = any(c.takes("quote") or (answered and c.takes("np")) for c in cues)
    if (
        part is None
        or (not answered and names_speaker(words, lex, (start, part)))
        or not (speaks or words.tokens[part].lemma.lower() in lex["handing_on"])
    ):
        return None
    return (at + 1, colon) if names_speaker(words, lex, (at + 1, colon), evidence=False) else None


def _named_last(words: Words, lex: Lexicon, start: int, colon: int) -> Range | None:
    """The person whose name ends what leads in, or ends it but for a function (*Cela laisse froid Luc Roy, maire de
    Valbrune : « … »*)."""
    verb = next((k for k in range(colon - 1, start, -1) if is_finite(words, k)), None)
    if verb is None or words.quoted[colon + 1] < 0:
        return None
    opens = range(verb + 1, colon)
    name = next((k for k in opens if words.tokens[k].ent in ("B-PER", "B-PERSON")), None)
    if name is None or words.low[name - 1] in lex["links"] | lex["addressed"] or words.tokens[name - 1].pos == "ADP":
        return None
    end = next((k for k in range(name, colon) if not words.tokens[k].ent.endswith(("PER", "PERSON"))), colon)
    return (name, colon) if end == colon or words.low[end] == "," else None


def goes_on(words: Words, lex: Lexicon, colon: int) -> bool:
    """Whether what leads in a quotation names nobody and has no verb of its own (*Puis, se tournant vers eux :*)."""
    start = words.first(colon)
    lead = range(start, colon)
    if any(is_finite(words, k) for k in lead):
        return False
    gerund = any(f.tense == "ger" for k in lead for f in lex.forms.get(words.low[k], ()))
    part = any("VerbForm=Part" in words.tokens[k].morph and "Tense=Pres" in words.tokens[k].morph for k in lead)
    return gerund or part or all(words.tokens[k].pos in ("CCONJ", "ADV", "ADJ", "PUNCT") for k in lead)


def verdicts(words: Words, lex: Lexicon) -> list[tuple[int, Range]]:
    """Colons behind somebody's or a report's verdict, with no quotation behind them (*Le rapport est formel : …*, *Elle
    est catégorique sur ce point : …*)."""
    out = []
    for colon in range(1, len(words.tokens) - 1):
        if words.low[colon] != ":" or words.quoted[colon + 1] >= 0:
            continue
        finite = [k for k in range(words.first(colon), colon) if is_finite(words, k)]
        verb = finite[0] if len(finite) == 1 else None
        near = () if verb is None else words.low[verb + 1 : verb + 5]
        held = words.low[colon - 1] in lex["accounts"] and words.low[colon - 2] in lex["own"]
        if not held and words.low[colon - 1] not in lex["verdicts"] and not lex["verdicts"] & set(near):
            continue
        subject = subject_of(words, lex, verb) if verb is not None and colon + 1 < words.end(colon) else None
        if subject and names_speaker(words, lex, subject.range, evidence=not held):
            out.append((colon, subject.range))
    return out


def named_lines(words: Words, lex: Lexicon) -> list[tuple[Range, Span]]:
    """Lines that a person's name (or initials) and a colon open, without quotation marks: who, and what is said."""
    out = []
    for first, stop in words.bounds:
        colon = next((k for k in range(first + 1, min(stop - 1, first + NAME)) if words.low[k] == ":"), None)
        if colon is None or words.quoted[colon + 1] >= 0 or not _opens_line(words, first):
            continue
        end = words.text.find("\n", words.tokens[colon].end)
        span = (words.tokens[colon + 1].start, end if end >= 0 else len(words.text))
        said = range(colon + 1, words.at(span[1]))
        called = words.low[first] in lex["namesakes"]  # *Storm Petra: four dead*
        if not called and _is_person(words, first, colon) and any(is_finite(words, k) for k in said):
            out.append(((first, colon), span))
    return out


def _opens_line(words: Words, first: int) -> bool:
    at = words.tokens[first].start
    return at == 0 or words.text[at - 1] == "\n"


def _is_person(words: Words, first: int, colon: int) -> bool:
    text = words.text[words.tokens[first].start : words.tokens[colon - 1].end]
    if _INITIALS.match(text):
        return True
    tokens = words.tokens[first:colon]
    return len(tokens) > 1 and all(t.ent.endswith(("-PER", "-PERSON")) and t.text[:1].isupper() for t in tokens)


def _start(words: Words, colon: int) -> int:
    """The first token of a lead-in: behind a dash of the same sentence, and behind a conjunction."""
    start = words.first(colon)
    start = next((k + 1 for k in range(colon - 1, start, -1) if words.quoted[k] >= 0), start)
    start = next((k + 1 for k in range(colon - 1, start, -1) if words.low[k] in ("–", "—", "|")), start)
    while start < colon and words.tokens[start].pos == "CCONJ":
        start += 1
    return start


def _subject(words: Words, lex: Lexicon, verb: int) -> Range | None:
    found = subject_of(words, lex, verb)
    return found.range if found and not found.relative else None
