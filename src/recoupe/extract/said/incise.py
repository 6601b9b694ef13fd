"""Incises: a cue in or behind its content, before its subject (*« … », a dit X*)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract.said import clauses, contents
from recoupe.extract.said.answers import answers
from recoupe.extract.said.around import around, opens_sentence, waits
from recoupe.extract.said.circumstances import past_circumstances
from recoupe.extract.said.cues import Cue, Frame, Hit, Lexicon
from recoupe.extract.said.fillers import skip_fillers
from recoupe.extract.said.headlines import is_headline
from recoupe.extract.said.inverted import behind, quality_end
from recoupe.extract.said.phrases import Range, adverbial, is_finite, opens_phrase
from recoupe.extract.said.proposals import Proposal, attributed
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words

NEAR = 10
"""Tokens from a preposition of place to the relative word that takes the place up."""
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
    if (inside and as_word is not None) or (hit.inverted is None and _closes_aside(words, lex, at)):
        return
    if not (after_quote or mark in (",", "—", "–", "!", "?", "...") or as_word is not None):
        return
    if hit.inverted is None and any(contents.clause(words, lex, hit, f) for f in cue_frames(hit, "clause") if f.marker):
        return
    source = inverted_subject(words, lex, hit)
    if (
        source is None
        or words.low[source[0]].lstrip("-") in lex["first_persons"]
        or _is_ours(words, hit)
        or _is_governed(words, lex, hit, source)
    ):
        return
    source = _learnt_from(words, lex, hit) or source
    end = max(source[1], hit.last + 1)
    closed = end + 1 < words.end(at) and words.low[end] == "," and clauses.verb_at(words, lex, end + 1, words.end(at))
    if cue.weak and cue.lemma not in lex.cues and not names_speaker(words, lex, source):
        return
    if mark == "," and not after_quote and _has_object(words, lex, hit, source):
        return
    closed = closed or (end + 1 < words.end(at) and words.low[end] == ":" and words.quoted[end + 1] >= 0)
    free = bool(lex["pronouns_inverted"])
    told = free and not any(c.takes("np") for c in hit.cues) and names_speaker(words, lex, source)
    told = told and not any(_is_subject(words, hit, k) for k in range(words.first(at), at))
    closed = free and closed
    placed = hit.inverted is not None or as_word is not None or (after_quote and opens_sentence(words, at))
    if (free and not (placed or names_speaker(words, lex, source))) or _acts_itself(words, lex, source):
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
        or (mark == "," and (waits(words, lex, at, end) or _follows_when(words, lex, at, source)))
        or _clause_before(words, lex, hit, at, source)
    ):
        return
    content = around(words, lex, at, end, inside=inside)
    yield attributed(words, hit, cue, content, source, "incise", 9)


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


def _is_ours(words: Words, hit: Hit) -> bool:
    """Whether a verb in the first person plural has its subject before it (*ce que nous avions écrit, …*)."""
    morphs = (words.tokens[k].morph for k in range(hit.first, hit.last + 1))
    return hit.inverted is None and any("Person=1" in m and "Number=Plur" in m for m in morphs)


def _has_object(words: Words, lex: Lexicon, hit: Hit, source: Range) -> bool:
    """Whether what stands behind a verb in a headline is its object and no speaker: *Bank admits fault, pledges
    refunds*, *PM ‘sorry’, pledges full inquiry*."""
    if "compound nouns" not in lex["traits"] or not any(c.takes("np") for c in hit.cues):
        return False
    described = words.tokens[source[0]].pos == "ADJ" and words.tokens[source[0]].text.islower()
    described = described or words.low[source[0]] in lex["impersonal"] | lex["object_pronouns"] - lex["determiners"]
    return described or not names_speaker(words, lex, source)


def _acts_itself(words: Words, lex: Lexicon, source: Range) -> bool:
    """Whether what stands behind a verb is the subject of another one, so that both are told and nobody speaks (*say
    mayor ousted*, *say a third is missing*)."""
    start, end = source
    if "compound nouns" not in lex["traits"] or end >= words.end(start) or words.low[end] in lex["reduced"]:
        return False
    bare = end - start == 1 and words.tokens[start].text.islower()
    past = words.tokens[end].pos == "VERB" and "Tense=Past" in words.tokens[end].morph
    return is_finite(words, end) if not bare else past or is_finite(words, end)


def _is_governed(words: Words, lex: Lexicon, hit: Hit, source: Range) -> bool:
    """Whether a preposition stands before what follows a verb, or one and an infinitive between them (*a promis
    d'indemniser les familles*, *s'est engagé à indemniser les familles*): it is no subject of the verb."""
    markers, first = lex["noun_markers"] | lex["addressed"], hit.last + 1
    second = words.tokens[first + 1] if first + 1 < source[0] else None
    done = (
        not adverbial(words, lex, first)
        and second is not None
        and "VerbForm=Inf" in second.morph
        and second.text.islower()
    )
    return hit.inverted is None and (words.low[source[0]] in markers or (done and words.low[first] in markers))


def _closes_aside(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a second dash stands before token ``at``, or the comma of an aside that sets a subject apart from others
    (*Les élus, eux, ont compté …*, *Les élus, de leur côté, ont compté …*): it parts no cue from what is said."""
    dashes = ("—", "–", "-")
    if words.low[at - 1] in dashes[:2]:
        return any(low in dashes[:2] for low in words.low[words.first(at) : at - 1])
    comma = next((k for k in range(at - 2, words.first(at), -1) if words.low[k] == ","), None)
    if words.low[at - 1] != "," or comma is None:
        return False
    size = at - comma - 2
    alone = size == 1 and words.tokens[comma + 1].pos == "PRON"
    return alone or adverbial(words, lex, comma + 1) == size > 0


def _follows_when(words: Words, lex: Lexicon, at: int, source: Range) -> bool:
    """Whether a cue and its speaker stand between when or where something happened and the clause that tells it (*Ce
    jour-là, dit le maire, la digue tenait*)."""
    first, end = words.first(at), source[1]
    opens = words.timed[first] >= 0 or words.tokens[first].pos in ("ADP", "ADV")
    if not opens or end + 1 >= words.end(at) or words.low[end] != "," or not names_speaker(words, lex, source):
        return False
    if any(is_finite(words, k) or words.low[k] in ",:;" for k in range(first, at - 1)):
        return False
    clause = opens_phrase(words, lex, end + 1) and words.low[end + 1] not in lex["relative_words"]
    verb = clauses.main_verb(words, lex, end + 1) if clause else None
    return verb is not None and "," not in words.low[end + 1 : verb]


def _closes_headline(words: Words, lex: Lexicon, hit: Hit, at: int, source: Range) -> bool:
    """Whether a cue and its speaker stand behind a stretch without a verb (*Trois blessés à Lorvaux, annonce le maire*,
    *Aucun licenciement, promet la direction, qui …*)."""
    stop = words.end(at)
    first = words.first(at)
    ends = source[1] == stop or (source[1] + 1 == stop and words.tokens[source[1]].pos == "PUNCT")
    told = source[1] + 1 < stop and words.low[source[1]] == ","  # *says Ann Lee, who runs it*
    ends = ends or (told and words.low[source[1] + 1] in lex["relative_words"])
    if "compound nouns" in lex["traits"]:
        titled = ends and is_headline(words, first) and not any(c.takes("np") for c in hit.cues)
        if titled and names_speaker(words, lex, source, evidence=False):  # *Four dead as dam bursts, say rescuers*
            return True
        if not is_headline(words, first) and any(_is_subject(words, hit, k) for k in range(first, at)):
            return False  # *The governor, flanked by his deputy, assured the victims.*
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


def cue_frames(hit: Hit, kind: str) -> list[Frame]:
    """The frames of one kind that the rows of a hit take."""
    return [f for c in hit.cues for f in c.frames if f.kind == kind]


def _as_word(words: Words, lex: Lexicon, at: int) -> int | None:
    """The first token of *comme* (*ainsi que*) before a verb that has its subject behind it."""
    for phrase in lex["as_words"]:
        parts = tuple(clauses.split(phrase))
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


def located_behind(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    """Who *on* is, where the sentence says it: *assure-t-on à la mairie*, *apprend-on auprès des pompiers*."""
    start = skip_fillers(words, lex, hit.last + 1)
    for phrase in sorted(lex["locators"], key=lambda p: (-len(p), p)):
        parts = tuple(clauses.split(phrase))
        at = next((k for k in (hit.last + 1, start) if words.low[k : k + len(parts)] == parts), None)
        found = behind(words, lex, at + len(parts)) if at is not None else None
        if found:
            return found
    for marker, row in lex.prepositions:
        if row.get("whole") and words.low[start : start + len(marker)] == marker:
            found = behind(words, lex, start + len(marker))
            return start, found[1] if found else quality_end(words, lex, start + len(marker))
    return None


def _learnt_from(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    """From whom an outlet has learnt what it reports (*…, a appris l'AFP de source policière, auprès du parquet*)."""
    if hit.lemma not in lex["learning"] or hit.inverted is not None:
        return None
    for k in range(hit.last + 1, words.end(hit.last) - 1):
        if any(row.get("whole") and words.low[k : k + len(m)] == m for m, row in lex.prepositions):
            return located_behind(words, lex, replace(hit, last=k - 1))
        if words.low[k] in lex["addressed"] - lex["determiners"] and words.tokens[k].pos != "DET":
            return located_behind(words, lex, replace(hit, last=k - 1))
    return None


def located_before(words: Words, lex: Lexicon, on: int) -> Range | None:
    """Who *on* is, where the sentence begins with it: *À la mairie, on assure que …*, *De source sûre, on dit …*."""
    first = words.first(on)
    where = on - 1 - (words.low[on - 1] in lex["determiners"])  # *où l'on assure*
    if where > first and words.low[where] in lex["where"]:
        return _place_before(words, lex, where)
    if on - 1 <= first or words.low[on - 1] != ",":
        return None
    for phrase in sorted(lex["locators"], key=lambda p: (-len(p), p)):
        parts = tuple(clauses.split(phrase))
        if words.low[first : first + len(parts)] == parts:
            return first + len(parts), on - 1
    unnamed = (p for p, row in lex.prepositions if row.get("whole") and words.low[first : first + len(p)] == p)
    return (first, on - 1) if any(unnamed) else None


def _place_before(words: Words, lex: Lexicon, where: int) -> Range | None:
    """The place that a relative clause goes on from (*du côté de la mairie, où l'on assure que …*)."""
    end = where - (words.low[where - 1] == ",")
    starts = [
        k + len(parts)
        for parts in (tuple(clauses.split(phrase)) for phrase in lex["locators"])
        for k in range(max(words.first(where), end - NEAR), end - len(parts))
        if words.low[k : k + len(parts)] == parts
    ]
    return (max(starts), end) if starts else None


def _clause_before(words: Words, lex: Lexicon, hit: Hit, at: int, source: Range) -> bool:
    """Whether a full clause stands before the comma and the verb has no subject there."""
    floor = words.first(at)
    if lex["pronouns_inverted"] and names_speaker(words, lex, source) and _opens_with_clause(words, lex, floor, at):
        return True
    own = any(_is_subject(words, hit, k) and not _main_verb_between(words, lex, k, at) for k in range(floor, at))
    return not own and any(is_finite(words, k) and not _is_in_relative(words, lex, k) for k in range(floor, at))


def _is_subject(words: Words, hit: Hit, k: int) -> bool:
    """Whether the parse makes a token the subject of the cue; a finite verb is nobody's (*il reste grave, a dit X*)."""
    of_cue = words.tokens[k].dep.startswith("nsubj") and hit.first <= words.tokens[k].head <= hit.last
    return of_cue and not is_finite(words, k) and not _is_object(words, k)


def _is_object(words: Words, k: int) -> bool:
    """Whether a noun stands behind a verb with no mark or conjunction between them, and is what that verb is about
    (*ils ont signé hier un accord, après …, a constaté X*)."""
    for j in range(k - 1, words.first(k), -1):
        if words.tokens[j].pos in ("PUNCT", "CCONJ", "SCONJ", "PRON"):
            return False
        if words.tokens[j].pos == "VERB":
            return True
    return False


def _is_in_relative(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a verb stands right behind a relative word (*qui ne dispose*)."""
    while k - 1 > words.first(k) and words.low[k - 1] in lex["clitics"] | lex["reflexives"] | lex["negator"]:
        k -= 1
    return k > words.first(k) and words.low[k - 1] in lex["relatives"]


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
