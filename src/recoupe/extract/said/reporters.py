"""Who reports by a verb without a subject right before it: that of another verb, the narrator, one behind it."""

from __future__ import annotations

from recoupe.extract.said.cues import Cue, Hit, Lexicon
from recoupe.extract.said.edges import left_edge
from recoupe.extract.said.phrases import Range, is_figure, is_finite
from recoupe.extract.said.proposals import Proposal
from recoupe.extract.said.speakers import names_speaker, shows_evidence
from recoupe.extract.said.subjects import before, subject_of
from recoupe.extract.said.words import Words

OBJECTS = frozenset({"obj", "dobj"})


def counts(words: Words, lex: Lexicon, found: Range) -> bool:
    """Whether a figure that is no time stands in an object, in digits or in words (*un millier*)."""
    return any(words.timed[k] < 0 and is_figure(words, lex, k) for k in range(*found))


def wishes(words: Words, found: Range) -> bool:
    """Whether the first finite verb of a clause is a subjunctive."""
    verb = next((k for k in range(*found) if is_finite(words, k)), None)
    return verb is not None and "Mood=Sub" in words.tokens[verb].morph


def may_speak(words: Words, lex: Lexicon, hit: Hit, cue: Cue, source: Range | None) -> bool:
    """Whether the subject can report: a speaker, or evidence where the verb is one that shows."""
    if (cue.present and hit.tense not in ("pres", "perfect")) or (cue.over and hit.tense not in ("past", "perfect")):
        return False
    if source is None:
        return (not cue.weak or hit.tense == "narrative") and not cue.evidence
    if words.low[source[0]] in lex["ours"] and lex["own_people"] & set(words.low[slice(*source)]):
        return False
    nobody = lex["generic"] | lex["first_persons"] | lex["negative_subjects"]
    if len(range(*source)) == 1 and words.low[source[0]] in nobody:
        return False
    if words.low[source[0]] in lex["nobodies"]:  # *Aucun groupe n'a revendiqué l'attaque*
        return False
    if hit.lemma in lex["impersonal_verbs"] and words.low[source[0]] in lex["impersonal"] and hit.tense != "perfect":
        return False
    if cue.subjects:
        return bool(set(cue.subjects) & set(words.low[slice(*source)]))
    if cue.evidence:
        return shows_evidence(words, lex, source)
    return not cue.weak or hit.lemma in lex["sayers"] or names_speaker(words, lex, source)


def shared_subject(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None) -> Range | None:
    """The subject that a coordinated verb shares with the one before it."""
    if previous and previous.source:
        return words.at(previous.source[0][0]), words.at(previous.source[-1][1])
    floor, head = words.first(hit.bare), words.tokens[hit.verb].head
    verb = next((k for k in range(hit.bare - 1, floor, -1) if is_finite(words, k)), None)
    if verb is None and words.tokens[hit.verb].dep == "conj" and floor < head < hit.bare:
        verb = head  # a finite verb that the tagger took for a participle
    found = subject_of(words, lex, verb) if verb is not None else None
    return found.range if found else None


def narrator(words: Words, hit: Hit) -> Range | None:
    """Who stands between the words of a narrative infinitive (*Et le gardien de conclure*)."""
    start, end = words.first(hit.verb) + 1, hit.first - 1
    return (start, end) if start < end and "," not in words.low[start:end] else None


def is_told_elsewhere(words: Words, lex: Lexicon, hit: Hit) -> bool:
    """Whether a gerund only goes with a verb of quoting (*quoted the mayor as saying*), or only tells what stands on a
    banner, which nobody says (*une banderole proclamant « … »*)."""
    before = words.low[hit.first - 1] if hit.first > words.first(hit.first) else ""
    return hit.form == "ger" and before in lex["as_words"] | lex["bearers"]


def goes_on(words: Words, lex: Lexicon, hit: Hit, previous: Proposal) -> bool:
    """Whether a bare verb stands behind the content of the one before it and a comma (*X denies it, blames Y*), and is
    of no relative clause in it (*met Y, whose lawyer, Z, said …*)."""
    at = hit.bare
    inside = range(words.at(previous.content[0][0]), at)
    relative = next((k for k in reversed(inside) if words.low[k] in lex["relative_words"]), None)
    if relative is not None and not any(is_finite(words, k) for k in range(relative, at)):
        return False
    comma = at - 1 > words.first(at) and words.low[at - 1] == "," and hit.form == "finite"
    return comma and bool(previous.source) and previous.content[-1][1] == words.tokens[at - 2].end


def gerund_subject(words: Words, lex: Lexicon, hit: Hit, previous: Proposal | None) -> Range | None:
    """Whose act a participle is: the noun right before it, or behind a comma the subject of the sentence's main
    verb.
    """
    floor, at = words.first(hit.first), hit.bare
    if all(words.low[k] in lex["gerund_markers"] for k in range(floor, at)):
        return subject_behind(words, lex, hit)
    at += words.low[at] in lex["gerund_markers"]
    at -= at > floor and words.low[at - 1] in lex["clitics"] and words.tokens[at - 1].pos == "DET"
    if words.low[at - 1] in lex["deed_markers"]:
        return _doer(words, lex, at - 1)
    if words.low[at - 1] not in lex["gerund_markers"] | lex["coordinators"] | {",", "»", "”"}:
        subject = before(words, lex, hit)
        if subject is None:
            return None
        paper = not lex["complementisers"] & set(words.low[words.first(hit.bare) : subject.range[0]])
        return subject.range if names_speaker(words, lex, subject.range, evidence=paper) else None
    if previous and previous.source:
        return words.at(previous.source[0][0]), words.at(previous.source[-1][1])
    subjects = [
        k
        for k in range(floor, at)
        if words.tokens[k].dep.startswith("nsubj") and words.low[k] not in lex["relative_words"]
    ]
    if not subjects:
        return _first_subject(words, lex, floor, at)
    verb = next((k for k in range(subjects[0] + 1, at) if is_finite(words, k)), None)
    main = subject_of(words, lex, verb) if verb else None
    if main and not main.relative and main.range[0] <= subjects[0] < main.range[1]:
        return main.range
    return (left_edge(words, lex, subjects[0], floor), subjects[0] + 1) if subjects else None


def _doer(words: Words, lex: Lexicon, marker: int) -> Range | None:
    """Who did what stands behind a marker, as one says of the last verb before: its subject, or whom it blames."""
    before = [k for k in range(words.first(marker), marker) if is_finite(words, k)]
    apart = any(words.low[k] == "," for k in range(before[-1] if before else marker, marker))
    verb = before[0 if apart else -1] if before else None  # *X said that Y resigned, a day after denying it*
    subject = subject_of(words, lex, verb) if verb is not None else None
    if subject is None or verb is None:
        return None
    blamed = words.low[marker] in lex["blame_markers"]
    objects = (k for k in range(verb + 1, marker) if words.tokens[k].dep in OBJECTS) if blamed else iter(())
    found = next(((left_edge(words, lex, k, verb + 1), k + 1) for k in objects), None)
    return found if found and names_speaker(words, lex, found, evidence=False) else subject.range


def _first_subject(words: Words, lex: Lexicon, floor: int, at: int) -> Range | None:
    """The subject of the first finite verb of a sentence in which the parse found none."""
    verb = next((k for k in range(floor, at) if is_finite(words, k)), None)
    found = subject_of(words, lex, verb) if verb is not None else None
    return found.range if found and not found.relative else None


def subject_behind(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    """The subject of the main verb behind a participle that opens the sentence (*Estimant que …, le maire a signé*)."""
    stop = words.end(hit.last)
    for comma in (k for k in range(hit.last + 1, stop) if words.low[k] == "," and words.quoted[k] < 0):
        verb = next((k for k in range(comma + 1, stop) if is_finite(words, k)), None)
        found = subject_of(words, lex, verb) if verb else None
        if found and found.range[0] == comma + 1 and names_speaker(words, lex, found.range, evidence=False):
            return found.range
    return None
