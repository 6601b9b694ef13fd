"""Incises: a cue in or behind its content, before its subject (*« … », a dit X*)."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said import contents, setsin
from recoupe.extract.said.answers import answers
from recoupe.extract.said.around import around, opens_sentence, waits
from recoupe.extract.said.circumstances import past_circumstances
from recoupe.extract.said.cues import Cue, Frame, Hit, Lexicon
from recoupe.extract.said.fillers import skip_fillers
from recoupe.extract.said.headlines import is_headline
from recoupe.extract.said.inserted import (
    acts_itself,
    clause_before,
    closes_aside,
    follows_when,
    has_object,
    is_governed,
    is_ours,
    is_subject,
)
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.located import learnt_from, located_behind
from recoupe.extract.said.phrases import Range, is_finite, opens_phrase, parts_of
from recoupe.extract.said.proposals import Proposal, attributed
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words

LEAST = 4
"""Tokens, the comma among them, that a verbless content needs before its cue."""


def incise(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*« … », a dit X* and *…, a dit X*: the verb stands behind its content and before its subject."""
    cue = quoting(words, hit)
    at = hit.bare
    if cue is None or at == words.first(at) or hit.lemma in lex["addressing"]:
        return
    as_word = _as_word(words, lex, at)
    at = at if as_word is None else as_word
    if at == words.first(at):
        return
    mark = words.low[at - 1] if at > words.first(at) else ""
    after_quote = mark in '»”"' or (mark in ",?!." and at - 2 >= words.first(at) and words.low[at - 2] in '»”"')
    inside = words.quoted[hit.first] >= 0
    if (inside and as_word is not None) or (hit.inverted is None and closes_aside(words, lex, at)):
        return
    if not (after_quote or mark in (",", "—", "–", "!", "?", "...") or as_word is not None):
        return
    if hit.inverted is None and any(contents.clause(words, lex, hit, f) for f in cue_frames(hit, "clause") if f.marker):
        return
    source = inverted_subject(words, lex, hit)
    if (
        source is None
        or words.low[source[0]].lstrip("-") in lex["first_persons"]
        or is_ours(words, hit)
        or is_governed(words, lex, hit, source)
    ):
        return
    source = learnt_from(words, lex, hit) or source
    end = max(source[1], hit.last + 1)
    closed = end + 1 < words.end(at) and words.low[end] == "," and setsin.verb_at(words, lex, end + 1, words.end(at))
    if cue.weak and cue.lemma not in lex.cues and not names_speaker(words, lex, source):
        return
    if mark == "," and not after_quote and (has_object(words, lex, hit, source) or _holds_quote(words, source)):
        return  # *Le médecin, joint par Le Phare, juge la thèse « peu crédible »*
    closed = closed or (end + 1 < words.end(at) and words.low[end] == ":" and words.quoted[end + 1] >= 0)
    free = bool(lex["pronouns_inverted"])
    told = free and not any(c.takes("np") for c in hit.cues) and names_speaker(words, lex, source)
    told = told and not any(is_subject(words, hit, k) for k in range(words.first(at), at))
    closed = free and closed
    placed = hit.inverted is not None or as_word is not None or (after_quote and opens_sentence(words, at))
    if (free and not (placed or names_speaker(words, lex, source))) or acts_itself(words, lex, source):
        return
    if not (
        after_quote
        or inside
        or hit.inverted
        or as_word is not None
        or closed
        or told
        or _closes_headline(words, lex, hit, at, source)
        or answers(words, lex, at, end)
        or (mark == "," and (waits(words, lex, at, end) or follows_when(words, lex, at, source)))
        or clause_before(words, lex, hit, at, source)
    ):
        return
    content = around(words, lex, at, end, inside=inside)
    yield attributed(words, hit, cue, content, source, "incise", 9)


def _holds_quote(words: Words, source: Range) -> bool:
    """Whether what stands behind a verb ends in a quotation in lower case, which names nobody."""
    n = words.quoted[source[1] - 1]
    return n >= 0 and words.text[words.quotes[n].inner[0]].islower()


def impersonal(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*…, a-t-il été précisé par X*, *…, est-il indiqué dans le rapport*: an inverted passive behind its content."""
    at = hit.bare
    if hit.inverted is None or not hit.passive or at - 1 <= words.first(at) or words.low[at - 1] not in (",", "»", "”"):
        return
    cue = quoting(words, hit)
    by = hit.last + 1 if hit.last + 1 < words.end(at) and words.low[hit.last + 1] in lex["agents"] else None
    source = behind(words, lex, by + 1) if by is not None else located_behind(words, lex, hit)
    if cue is None or source is None or not (names_speaker(words, lex, source) or by is None):
        return
    content = around(words, lex, at, source[1], inside=words.quoted[hit.first] >= 0)
    yield attributed(words, hit, cue, content, source, "incise", 9)


def _closes_headline(words: Words, lex: Lexicon, hit: Hit, at: int, source: Range) -> bool:
    """Whether a cue and its speaker stand behind a stretch without a verb (*Trois blessés à Lorvaux, annonce le maire*,
    *Aucun licenciement, promet la direction, qui …*)."""
    stop = words.end(at)
    first = words.first(at)
    ends = source[1] == stop or (source[1] + 1 == stop and words.tokens[source[1]].pos == "PUNCT")
    ends = ends or words.low[source[1]] == ";"  # *80 dead, says army; rebels say 200*
    told = source[1] + 1 < stop and words.low[source[1]] == ","  # *says Ann Lee, who runs it*
    ends = ends or (told and words.low[source[1] + 1] in lex["relative_words"])
    if "compound nouns" in lex["traits"]:
        titled = ends and is_headline(words, first) and not any(c.takes("np") for c in hit.cues)
        if titled and names_speaker(words, lex, source, evidence=False):  # *Four dead as dam bursts, say rescuers*
            return True
        if not is_headline(words, first) and any(is_subject(words, hit, k) for k in range(first, at)):
            return False  # *The governor, flanked by his deputy, assured the victims.*
    if _apposed(words, lex, first, at) or _made_by(words, lex, first, at):
        return False  # *La maire, Ana Roy, accuse la préfecture*
    verbless = not any(is_finite(words, k) for k in range(first, at))
    nothing = words.low[first] in lex["negation"] and words.tokens[first + 1].pos == "NOUN"
    told = (ends and at - first > LEAST) or (nothing and words.tokens[source[1]].pos == "PUNCT")
    object_ = (
        words.tokens[source[0]].pos == "ADJ"
        and words.tokens[source[0]].text.islower()
        and opens_phrase(words, lex, first)
    )
    if "compound nouns" in lex["traits"] and object_ and names_speaker(words, lex, (first, first + 1), evidence=False):
        return False  # *Mayor under fire, pledges full inquiry*
    return verbless and told and names_speaker(words, lex, source, evidence=False)


def _apposed(words: Words, lex: Lexicon, first: int, at: int) -> bool:
    """Whether what stands before a verb is its subject: somebody by their function, and between commas their name."""
    comma = next((k for k in range(at - 2, first, -1) if words.low[k] == ","), None)
    if comma is None or words.low[at - 1] != "," or not names_speaker(words, lex, (first, comma), evidence=False):
        return False
    return all(
        words.tokens[k].text[:1].isupper() or not words.tokens[k].text.isalpha() for k in range(comma + 1, at - 1)
    )


def _made_by(words: Words, lex: Lexicon, first: int, at: int) -> bool:
    """Whether what stands before a verb is its subject: a paper, and between commas whose it is (*Un bilan, établi par
    les secours, faisait état de …*), or a thing and what somebody did to it (*Le plan, rédigé par X, propose …*)."""
    comma = next((k for k in range(first, at - 1) if words.low[k] == ","), None)
    if comma is None or words.low[at - 1] != ",":
        return False
    paper = bool(lex.evidence & set(words.low[first:comma])) or "VerbForm=Part" in words.tokens[comma + 1].morph
    return paper and bool(lex["agents"] & set(words.low[comma + 1 : at - 1]))


def cue_frames(hit: Hit, kind: str) -> list[Frame]:
    """The frames of one kind that the rows of a hit take."""
    return [f for c in hit.cues for f in c.frames if f.kind == kind]


def _as_word(words: Words, lex: Lexicon, at: int) -> int | None:
    """The first token of *comme* (*ainsi que*) before a verb that has its subject behind it."""
    for phrase in lex["as_words"]:
        parts = parts_of(phrase)
        start = at - len(parts)
        if start >= words.first(at) and words.low[start:at] == parts:
            return start
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
    far = past_circumstances(words, lex, hit.last + 1) if lex["pronouns_inverted"] else None
    subject = behind(words, lex, far) if far is not None else None
    if subject and names_speaker(words, lex, subject):
        return subject
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
