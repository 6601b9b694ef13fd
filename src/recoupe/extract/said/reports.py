"""From a cue to what it proposes: incise, quotation, clause, infinitive, object, passive, preposition."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said import contrary
from recoupe.extract.said.announced import announced
from recoupe.extract.said.asked import asks_whether
from recoupe.extract.said.auxiliaries import aux_lemma
from recoupe.extract.said.bare import bare_denial
from recoupe.extract.said.calledso import called
from recoupe.extract.said.cues import Cue, Frame, Hit, Lexicon
from recoupe.extract.said.frames import calls, find, quoted_after
from recoupe.extract.said.headlines import says_verbless
from recoupe.extract.said.incise import impersonal, incise, inverted_subject
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.located import meant
from recoupe.extract.said.passives import passive, reported
from recoupe.extract.said.phrases import Range, is_figure, is_finite
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.quoted_as import quoted_as
from recoupe.extract.said.relatives import as_said, object_relative
from recoupe.extract.said.reporters import (
    counts,
    gerund_subject,
    goes_on,
    is_told_elsewhere,
    may_speak,
    narrator,
    shared_subject,
    wishes,
)
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before, subject_of
from recoupe.extract.said.takenup import disputed
from recoupe.extract.said.trailing import closes, trailing
from recoupe.extract.said.words import Words
from recoupe.model import Span

_MARKS = '«»“”"'


def by_verb(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None = None) -> list[Proposal]:
    """What a verb group reports, if anything: the first frame that fits.

    ``previous`` is the proposal before it in its sentence, whose source a participle shares (*ajoutant que*).
    """
    if performs(words, lex, hit) or is_told_elsewhere(words, lex, hit) or asks_whether(words, lex, hit):
        return []
    if hit.form == "finite" and (phrase := contrary.opened(words, lex, hit)) is not None:
        return _first(contrary.contrary(words, lex, hit, phrase))
    if found := _first(quoted_as(words, lex, hit)) or _first(called(words, lex, hit)):
        return found
    if found := _first(disputed(words, lex, hit)):
        return found
    if hit.form == "part" and _shares_auxiliary(words, lex, hit, previous):
        return _first(_complement(words, lex, hit, previous))
    if hit.passive or hit.form == "part":
        found = _first(impersonal(words, lex, hit)) or _first(passive(words, lex, hit))
        return found or _first(reported(words, lex, hit))
    if hit.form in ("finite", "inf") and (found := _first(incise(words, lex, hit))):
        return found
    if hit.form == "finite" and (found := _first(as_said(words, lex, hit))):
        return found
    if lex["trailing_marks"] and closes(words, lex, hit) and (found := _first(trailing(words, lex, hit))):
        return found
    found = _first(_complement(words, lex, hit, previous)) or _first(trailing(words, lex, hit))
    found = found or _first(announced(words, lex, hit))
    return (
        found
        or _first(object_relative(words, lex, hit))
        or _first(bare_denial(words, lex, hit))
        or _first(says_verbless(words, lex, hit))
    )


def _shares_auxiliary(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None) -> bool:
    """Whether a participle stands under the auxiliary of the cue before it (*a appelé au calme et promis une
    enquête*).
    """
    before_it = words.low[hit.first - 1] if hit.first > words.first(hit.first) else ""
    if before_it not in lex["coordinators"]:
        return False
    under = previous is not None and previous.hit is not None and previous.hit.tense == "perfect"
    return under or _auxiliary_of(words, lex, hit) is not None


def _auxiliary_of(words: Words, lex: Lexicon, hit: Hit) -> int | None:
    """The auxiliary that a bare participle shares with the verb before it, which need not report (*a salué la foule et
    annoncé une prime*)."""
    verb = next((k for k in range(hit.first - 1, words.first(hit.first), -1) if is_finite(words, k)), None)
    if verb is None or aux_lemma(words, lex, verb) not in lex["perfect"]:
        return None
    led = words.tokens[verb].dep.startswith("aux") and words.tokens[verb].head < hit.first
    shared = words.low[verb - 1] in lex["clitics"] and words.tokens[verb - 1].pos != "DET"  # *l'avait suivie et …*
    return verb if led and not shared else None


def performs(words: Words, lex: Lexicon, hit: Hit) -> bool:
    """Whether a quoted speaker performs the act (*« Je promets de… »*): it is the quotation's stance, not a
    statement in it.
    """
    at, floor = hit.bare, words.first(hit.bare)
    if words.quoted[hit.verb] < 0:
        return False
    if at > floor and words.low[at - 1] in lex["first_persons"]:
        return True
    alone = at == floor or words.tokens[at - 1].pos in ("PUNCT", "CCONJ", "SCONJ", "ADV")
    return alone and at < hit.first and words.low[at] in lex["first_persons"]


def _first(proposals: Iterator[Proposal]) -> list[Proposal]:
    return [p for p in [next(proposals, None)] if p is not None and p.content]


def _complement(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None) -> Iterator[Proposal]:
    """Content behind the verb: a quotation, a clause, an infinitive, an object."""
    subject = before(words, lex, hit) if hit.form == "finite" and hit.inverted is None else None
    source: Range | None = subject.range if subject else None
    if (
        source
        and words.low[hit.bare - 1] == ","
        and source[0] > words.first(hit.bare)
        and is_finite(words, source[0] - 1)
    ):
        source = shared_subject(words, lex, hit, None)  # *Soldiers seize the port, say the mayor has fled*
    located = None
    if source and words.low[source[0]] in lex["generic"]:
        located = meant(words, lex, hit, source[0])
        source = located or source
    if hit.tense == "narrative":
        source = narrator(words, hit)
    elif previous and goes_on(words, lex, hit, previous):
        source = shared_subject(words, lex, hit, previous)
    elif hit.form == "inf":
        subject = subject_of(words, lex, words.tokens[hit.verb].head)
        source = subject.range if subject else None
    elif hit.form == "ger":
        source = gerund_subject(words, lex, hit, previous)
    elif source is None and hit.bare > words.first(hit.bare) and words.low[hit.bare - 1] in lex["coordinators"] | {","}:
        source = shared_subject(words, lex, hit, previous)
    elif source is None and hit.bare > words.first(hit.bare) and words.low[hit.bare - 1] in lex["complementisers"]:
        source = behind(words, lex, hit.last + 1)
    if hit.inverted is not None:
        source = inverted_subject(words, lex, hit)
    for cue, frame in _frames(hit):
        if (
            hit.negated
            and frame.kind in ("clause", "np", "inf", "quote", "island")
            and not cue.negated
            and _is_negated(words, lex, hit)
        ):
            continue
        quoted = quoted_after(words, lex, hit) if frame.kind == "quote" else None
        if quoted and subject and subject.relative and _has_object(words, lex, hit, quoted):
            continue
        if quoted and _fills(words, lex, hit, quoted):
            continue
        found = find(words, lex, hit, frame)
        content = quoted or (pieces(words, words.span(*found)) if found else ())
        if (
            words.quoted[hit.verb] >= 0
            and (frame.kind not in ("clause", "inf", "quote") or cue.doubtful)
            and source
            and source[1] - source[0] == 1
            and words.tokens[source[0]].pos == "PRON"
            and words.quoted[source[0]] >= 0
        ):
            continue
        if quoted and source and _is_only_word(words, lex, hit, quoted, source):
            continue
        speaks = (located is not None and not (cue.subjects or cue.evidence)) or may_speak(words, lex, hit, cue, source)
        if source and found and found[0] < source[1] and source[0] < found[1]:
            continue
        if not content or not speaks or _excluded(words, lex, hit, cue, found):
            continue
        if frame.kind in _SUBJECTED and source is None and hit.tense != "narrative":
            continue
        cue_end = {"tail": hit.verb, "itself": max(hit.first, hit.verb - 1)}.get(frame.kind, hit.last)
        yield Proposal(
            content,
            (words.span(_cue_start(words, lex, hit, cue), cue_end + 1),),
            (words.span(*source),) if source else (),
            cue.stance,
            "continued-cue"
            if hit.tense == "narrative" and not source
            else "-".join((*frame.marker, frame.kind)).replace("'", ""),
            _WEIGHT[frame.kind],
            hit.lemma,
            hit,
            hit.negated,
            bool(subject and subject.relative),
            cue.doubtful,
        )


def _has_object(words: Words, lex: Lexicon, hit: Hit, quoted: tuple[Span, ...]) -> bool:
    """Whether a figure stands between the verb of a relative clause and a colon: that is what it reports, and the words
    behind the colon are of the main clause (*Recul de la mairie, qui annonçait six blessés : « … »*)."""
    between = range(hit.last + 1, words.at(quoted[0][0]))
    return ":" in words.low[between.start : between.stop] and any(is_figure(words, lex, k) for k in between)


def _fills(words: Words, lex: Lexicon, hit: Hit, quoted: tuple[Span, ...]) -> bool:
    """Whether an object fills a verb before the colon of a quotation: that is what it reports, and the quotation bears
    it out (*Il dément toute faute : « … »*, *a annoncé une aide et exclu tout départ : « … »*)."""
    colon = words.at(quoted[0][0]) - 2
    if words.low[colon] != ":" or words.low[colon + 1] not in _MARKS or colon <= hit.last + 1:
        return False
    found = [find(words, lex, hit, frame) for cue in hit.cues for frame in cue.frames if frame.kind == "np"]
    return any(f and hit.last < f[0] and f[1] <= colon for f in found)


def _is_only_word(words: Words, lex: Lexicon, hit: Hit, quoted: tuple[Span, ...], source: Range) -> bool:
    """Whether a few quoted words are the complement of a verb whose subject says nothing (*ce risque relève « du conte
    de fées »*): they are of whoever speaks of it."""
    found = range(words.at(quoted[0][0]), words.at(quoted[-1][1]))
    if not found or ":" in words.low[hit.last + 1 : found.start] or any(is_finite(words, k) for k in found):
        return False
    governed = words.tokens[found.start].pos == "ADP"
    if hit.lemma in lex["naming"] and not governed:  # *ce que les marins appellent « la gifle »*
        return True
    opens = governed or words.low[found.start] in lex["determiners"]
    return opens and not names_speaker(words, lex, source, evidence=not governed)


def _cue_start(words: Words, lex: Lexicon, hit: Hit, cue: Cue) -> int:
    """The first token of a cue, with the negation that makes it one (*n'a pas voulu confirmer*)."""
    negators = (k for k in range(hit.bare, hit.first) if cue.negated and words.low[k] in lex["negator"])
    return next(negators, hit.first)


def _excluded(words: Words, lex: Lexicon, hit: Hit, cue: Cue, found: Range | None) -> bool:
    """Whether a word that gives the verb another sense stands in its object (*condamner quelqu'un à une peine*)."""
    if found is None:
        return False
    if cue.subjunctive and not wishes(words, found):
        return True
    if cue.counted and not counts(words, lex, found):
        return True
    if cue.quoted and all(words.quoted[k] < 0 for k in range(*found)) and not calls(words, lex, found):
        return True
    if cue.within and not set(cue.within) & set(words.low[hit.last + 1 : found[1]]):
        return True
    if hit.form == "ger" and cue.stance == "assert" and _is_word_of(words, lex, found):
        return True
    if cue.refused and _leads(words, found, cue.refused):
        return True
    place = hit.form == "ger" and len(range(*found)) == 1 and words.tokens[found[0]].pos == "PROPN"
    return place or any(words.low[k] in cue.without for k in range(hit.last + 1, found[1]))


def _leads(words: Words, found: Range, nouns: tuple[str, ...]) -> bool:
    """Whether one of some nouns is what an object is about, not a word that another noun governs.

    What is said of it in quotation marks is heard (*dismissed the offer as "an insult"*).
    """
    inside = range(*found)
    return all(words.quoted[k] < 0 for k in inside) and any(
        words.low[k] in nouns and words.tokens[k].head not in inside for k in inside
    )


def _is_word_of(words: Words, lex: Lexicon, found: Range) -> bool:
    """Whether an object is what somebody else had reported of the same (*confirmant une information de Radio Nord*)."""
    at = next((k for k in range(*found) if words.low[k] in lex["sayings"] | lex["reportings"]), None)
    led = at is not None and all(words.tokens[k].pos in ("DET", "ADJ") for k in range(found[0], at))
    behind = lex["links"] | lex["agents"] | lex["carriers"]
    return led and at is not None and at + 1 < found[1] and words.low[at + 1] in behind


_ORDER = ("clause", "inf", "ing", "quote", "adj", "np", "island", "verdict", "rest", "tail", "itself")
_SUBJECTED = frozenset({"np", "adj", "rest", "tail", "itself", "island", "verdict"})
"""Frames that report only where the subject is known."""
_WEIGHT = {
    "clause": 8,
    "inf": 7,
    "ing": 7,
    "quote": 8,
    "adj": 6,
    "np": 5,
    "island": 5,
    "verdict": 5,
    "rest": 5,
    "tail": 5,
    "itself": 4,
}


def _frames(hit: Hit) -> list[tuple[Cue, Frame]]:
    pairs = [(c, f) for c in hit.cues if not c.reported for f in c.frames]
    return sorted(pairs, key=lambda p: (_ORDER.index(p[1].kind), p[0].stance == "assert"))


def _is_negated(words: Words, lex: Lexicon, hit: Hit) -> bool:
    group = words.low[hit.first : hit.last + 2]
    return any(w in lex["negation"] for w in group) and not lex["negation_undone"] & set(group)
