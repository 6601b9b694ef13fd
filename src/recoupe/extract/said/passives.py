"""Passives: *X a été évoqué par Y*, *X, évoqué par Y*; *X is said to*."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Cue, Hit, Lexicon
from recoupe.extract.said.edges import left_edge
from recoupe.extract.said.fillers import skip_fillers
from recoupe.extract.said.frames import find
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.phrases import Range, is_figure, is_finite, is_infinitive, parts_of
from recoupe.extract.said.proposals import Proposal, attributed, pieces
from recoupe.extract.said.speakers import names_speaker, shows_evidence
from recoupe.extract.said.subjects import before, subject_of
from recoupe.extract.said.words import Words
from recoupe.model import Span

VERDICT = ("ADJ", "ADV")
"""What a patient is judged to be, between the verb and its agent (*jugée très insuffisante par*)."""
COMPLEMENT = 12
"""Tokens that may stand between a passive and its agent."""


def reported(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*X is said to …*, *it was reported that …*: speech reported in the passive, whose speaker nobody names."""
    cue = next((c for c in hit.cues if c.reported), None)
    subject = before(words, lex, hit)
    if cue is None or hit.form == "part" or subject is None:
        return
    told = bool(cue.subjects)  # *The jury was told that …*
    if told and not set(cue.subjects) & set(words.low[slice(*subject.range)]):
        return
    for frame in (f for f in cue.frames if f.kind != "quote"):
        found = find(words, lex, hit, frame)
        if found is None:
            continue
        head = (words.span(*subject.range),) if frame.kind == "inf" else ()
        content = pieces(words, *head, words.span(*found))
        who = (words.span(*subject.range),) if told else ()
        yield Proposal(content, (words.span(hit.first, hit.last + 1),), who, cue.stance, "reported", 9, hit.lemma, hit)


def passive(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*X a été évoqué par Y*, *X, évoqué par Y*, *X a été qualifié de « … » par Y*, *X, jugé insuffisant par Y*."""
    at = _by(words, lex, hit)
    by = behind(words, lex, at + 1) if at is not None else None
    if at is None or by is None or not names_speaker(words, lex, by):
        return
    near = set(words.low[at : at + COMPLEMENT])
    for cue in sorted((c for c in hit.cues if c.passive), key=lambda c: not (c.counted and set(c.within) & near)):
        found = _said_of(words, lex, hit, cue, at)
        if found is None:
            continue
        content, rest = found
        who, said_of = _parted(words, lex, hit, cue, by)
        if hit.form == "part" and any(words.low[k] in lex["sayings"] for k in range(*content)):
            whole = pieces(words, words.span(content[0], who[1]))  # *Une information démentie par X*
            yield attributed(words, hit, cue, whole, who, "bare", 9)
            continue
        said_of += _spelt_out(words, lex, who[1])
        yield Proposal(
            pieces(words, words.span(*content), *rest, *said_of),
            (words.span(hit.first, hit.last + 1),),
            (words.span(*who),),
            cue.stance,
            "passive",
            6,
            hit.lemma,
            hit,
        )


def _said_of(words: Words, lex: Lexicon, hit: Hit, cue: Cue, at: int) -> tuple[Range, list[Span]] | None:
    """The patient of a passive whose agent stands behind ``at``, and what stands between verb and agent; None where the
    row does not fit."""
    verdict = cue.takes("verdict")
    between = range(hit.last + 1 if verdict else skip_fillers(words, lex, hit.last + 1), at)
    if _past_addressed(words, lex, between.start, words.end(hit.last)) == at:
        between = range(at, at)
    content = _patient(words, lex, hit)
    judged = verdict and bool(between) and all(_judges(words, k) for k in between)
    if content is not None and words.tokens[content[1] - 1].pos == "ADP":  # *details of which were reported by X*
        return None
    if content is None or words.low[hit.last + 1] in cue.without or verdict != judged:
        return None
    if words.low[content[0]] in lex["negation"] and cue.stance != "deny":
        return None  # *Aucune panne n'a été signalée par l'équipage*: nobody said so
    if cue.subjects and not set(cue.subjects) & set(words.low[slice(*content)]):
        return None
    if cue.quoted and all(words.quoted[k] < 0 for k in (*range(hit.last + 1, at), at - 1)):
        return None
    if cue.counted and not _is_counted(words, lex, content, range(hit.last + 1, _comma(words, at))):
        return None
    if content[0] and words.low[content[0] - 1] in lex["owning_relatives"] and hit.lemma in lex["relaying"]:
        return None  # *le préfet, dont les propos sont rapportés par X*: X relays what the main clause tells
    if _taken_up(words, lex, hit) is not None:
        told = any(words.low[k] in lex["sayings"] for k in range(*content))
        person = not told and names_speaker(words, lex, content, evidence=False)
        return None if person else (content, _rest(words, between))
    if hit.form == "part" and (
        not _may_stand_alone(words, lex, hit, cue, content)
        or (between and not (judged or cue.counted or hit.lemma in lex["calling"]))
    ):
        return None
    return content, _rest(words, between)


def _judges(words: Words, k: int) -> bool:
    """Whether a word is of a verdict, in quotation marks or not (*jugée « absurde » par X*)."""
    return words.tokens[k].pos in VERDICT or words.quoted[k] >= 0


def _rest(words: Words, between: range) -> list[Span]:
    """What stands between a verb and its agent, as a part of the content."""
    return [words.span(between.start, between.stop)] if between else []


def _may_stand_alone(words: Words, lex: Lexicon, hit: Hit, cue: Cue, content: Range) -> bool:
    """Whether a bare participle says of a phrase that somebody spoke of it: no account of theirs, but one that they
    deny (*une information démentie par X*), no paper handed on, nobody who could speak."""
    calls = cue.stance == "deny" or hit.lemma in lex["calling"]  # *Le rapport, traité de « torchon » par X, …*
    if not calls and any(words.low[k] in lex["sayings"] for k in range(*content)):
        return False
    if hit.lemma in lex["relaying"] and shows_evidence(words, lex, content):
        return False
    return not names_speaker(words, lex, content, evidence=False)


def _parted(words: Words, lex: Lexicon, hit: Hit, cue: Cue, by: Range) -> tuple[Range, list[Span]]:
    """The agent without what is said of the patient behind it (*condemned by unions as “reckless”*, *accused by X of
    lying*), and that.
    """
    openers = set(cue.within or lex["as_words"])
    start = next((k for k in range(by[0] + 1, min(by[1] + 1, words.end(by[0]))) if words.low[k] in openers), None)
    start = _called(words, lex, by) if start is None and cue.lemma in lex["calling"] else start
    if start is None or start + 1 >= words.end(start):
        return by, []
    end = clause_end(words, lex, start)
    if hit.form == "part":  # *La loi, taxée par X de « cadeau », sera votée*
        cut = (k for k in range(start, end) if words.quoted[k] < 0 and (words.low[k] == "," or is_finite(words, k)))
        end = next(cut, end)
    return (by[0], start), [words.span(start, end)]


def _called(words: Words, lex: Lexicon, by: Range) -> int | None:
    """The preposition behind an agent that says what the patient is called or accused of: before a quotation or an
    infinitive, else the last one with no article behind it (*taxée par un élu du canton de laxisme*)."""
    reach = range(by[0] + 1, min(by[1] + 1, words.end(by[0]) - 1))
    links = [k for k in reach if words.low[k] in lex["bare_links"]]
    said = (k for k in links if words.quoted[k + 1] >= 0 or is_infinitive(words, k + 1))
    bare = (
        k for k in reversed(links) if words.tokens[k + 1].pos in ("NOUN", "ADJ") and words.tokens[k - 1].pos != "ADP"
    )
    return next(said, None) or next(bare, None)


def _by(words: Words, lex: Lexicon, hit: Hit) -> int | None:
    """The *par* that brings the agent in, right behind the verb or behind its complement (*accusé de fraude par X*)."""
    start, stop = skip_fillers(words, lex, hit.last + 1), words.end(hit.last)
    judged = any(c.passive and c.takes("verdict") for c in hit.cues)
    for k in range(start, min(stop - 1, start + COMPLEMENT)):
        if words.low[k] in lex["agents"]:
            return k
        if judged and _judges(words, k):
            continue
        if words.low[k] in lex["causatives"] and is_infinitive(words, k + 1):  # *accusé d'avoir fait signer par X*
            return None
        if is_finite(words, k) or words.low[k] in ",;:.":
            return None
        if k == start and (by := _past_addressed(words, lex, k, stop)) is not None:
            return by
        if k == start and words.low[k] not in lex["bare_links"] | lex["as_words"] and not _is_set_at(words, lex, k):
            return None
    return None


def _comma(words: Words, at: int) -> int:
    """The next comma near an agent, or the end of what may be its complement (*estimated by police at 3,000*)."""
    reach = range(at, min(words.end(at), at + COMPLEMENT))
    return next((k for k in reach if words.low[k] == ","), reach.stop)


def _is_counted(words: Words, lex: Lexicon, content: Range, behind_it: range) -> bool:
    """Whether a patient has a figure, or is set at one behind the verb."""
    told = any(is_figure(words, lex, k) and words.timed[k] < 0 for k in range(*content))
    return told or any(_is_set_at(words, lex, k) for k in behind_it)


def _past_addressed(words: Words, lex: Lexicon, k: int, stop: int) -> int | None:
    """The agent's preposition behind a name that was told (*confirmé à Radio Nord par le maire*)."""
    if k >= stop or words.low[k] not in lex["addressed"] or _is_set_at(words, lex, k):
        return None
    by = next((j for j in range(k + 2, min(stop, k + 6)) if words.low[j] in lex["agents"]), None)
    named = by is not None and all(
        words.tokens[j].text[:1].isupper() or words.tokens[j].pos == "DET" for j in range(k + 1, by)
    )
    return by if named else None


def _is_set_at(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a figure follows at which something is set (*estimé à 300 par*, *porté de 12 à 14 par*)."""
    near = range(k + 1, min(k + 4, words.end(k)))
    alone = any("NumType=Card" in words.tokens[j].morph for j in near)  # *ramené à onze*
    return words.low[k] in lex["set_at"] and (alone or any(is_figure(words, lex, j) for j in near))


def _spelt_out(words: Words, lex: Lexicon, colon: int) -> list[Span]:
    """The figures that a colon behind an agent opens (*revu à la hausse par la mairie : 14 blessés, 9 lundi*)."""
    if colon + 2 >= len(words.tokens) or words.low[colon] != ":" or words.quoted[colon + 1] >= 0:
        return []
    end = clause_end(words, lex, colon + 1)
    return [words.span(colon + 1, end)] if any(is_figure(words, lex, k) for k in range(colon + 1, end)) else []


def _patient(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    if (opener := _taken_up(words, lex, hit)) is not None:
        return _patient_before(words, lex, opener)
    subject = before(words, lex, hit)
    if subject:
        return subject.range
    if hit.form == "part":
        end = hit.bare - 1 if words.low[hit.bare - 1] == "," else hit.bare
        head = words.tokens[hit.verb].head
        if words.first(hit.bare) <= head < end and words.tokens[head].pos in ("NOUN", "PROPN"):
            return left_edge(words, lex, head, words.first(head)), end
    return None


def _taken_up(words: Words, lex: Lexicon, hit: Hit) -> int | None:
    """The *avant d'être* right before a participle, whose patient is that of the clause before (*donnée par X avant
    d'être confirmée par Y*)."""
    for phrase in map(parts_of, lex["next_passives"]):
        start = hit.verb - len(phrase)
        if start > words.first(hit.verb) and words.low[start : hit.verb] == phrase:
            return start
    return None


def _patient_before(words: Words, lex: Lexicon, opener: int) -> Range | None:
    """The subject of the nearest finite verb before, else the phrase that opens the sentence, up to its comma."""
    first = words.first(opener)
    verb = next((k for k in range(opener - 1, first, -1) if is_finite(words, k)), None)
    if verb is not None:
        subject = subject_of(words, lex, verb)
        return subject.range if subject and not subject.relative else None
    comma = next((k for k in range(first + 1, opener) if words.low[k] == ","), None)
    return (first, comma) if comma is not None and words.tokens[first].pos == "DET" else None
