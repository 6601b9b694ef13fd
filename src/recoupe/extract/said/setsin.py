"""Whether a new clause sets in at a token: another report, a verb with a subject of its own, a contrast."""

from __future__ import annotations

from recoupe.extract.said.appended import disputed_next, taken_up
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import after_spell, is_finite, is_infinitive, is_of_cue, parts_of
from recoupe.extract.said.words import Words
from recoupe.lang.inflect import FINITE

SPELL = 6
"""Tokens from the start of a spell of time to the word behind it that says after what."""
SPEAKER = 8
"""Tokens of a phrase that names a speaker, behind a comma and before their verb."""


def joints(lex: Lexicon) -> frozenset[str]:
    """The words and marks that open a clause or join it to another."""
    names = ("relative_words", "complementisers", "coordinators", "subordinators")
    return frozenset(",:;").union(*(lex[name] for name in names))


def acts_next(words: Words, lex: Lexicon, k: int, stop: int) -> bool:
    """Whether words at ``k`` lead to the speaker's next act (*parle de six blessés, avant de se raviser*)."""
    ends = [k + len(p) for p in map(parts_of, lex["next_acts"]) if words.low[k : k + len(p)] == p]
    return any(is_infinitive(words, j) for end in ends for j in range(end, min(end + 3, stop)))


def goes_on(words: Words, lex: Lexicon, k: int, stop: int) -> bool:
    """Whether the main clause goes on at a conjunction (*dénonce un tarif injuste et pose ses conditions*), or another
    one with a subject of its own begins (*annonce une prime et la région ferme ses écoles*)."""
    if words.low[k] not in lex["coordinators"] or k + 1 >= stop:
        return False
    return verb_at(words, lex, k + 1, stop) or has_own_subject(words, lex, k, stop)


def has_own_subject(words: Words, lex: Lexicon, k: int, stop: int) -> bool:
    """Whether a noun phrase and the finite verb that it is the subject of follow a conjunction at ``k``."""
    verb = next((j for j in range(k + 1, stop) if is_finite(words, j)), None)
    if verb is None:
        return False
    shut = lex["relative_words"] | lex["complementisers"] | {",", ":", "("}
    between = range(k + 1, verb)
    if any(words.low[j] in shut or words.tokens[j].pos == "SCONJ" or words.quoted[j] >= 0 for j in between):
        return False
    heads = (verb, words.tokens[verb].head)
    return any(words.tokens[j].dep.startswith("nsubj") and words.tokens[j].head in heads for j in between)


def attributes(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a subject and its cue at ``k`` close the sentence or a parenthesis (*…, the Post reported*)."""
    for j in range(k, min(k + 9, words.end(k))):
        if is_finite(words, j):
            cue = any(c.takes("quote") for f in lex.forms.get(words.low[j], ()) for c in lex.cues.get(f.lemma, ()))
            after = j + 1 >= words.end(k) or words.low[j + 1] in ",.;" or words.timed[j + 1] >= 0
            return cue and (after or closes_told(words, lex, j)) and j > k
    return False


def closes_told(words: Words, lex: Lexicon, verb: int) -> bool:
    """Whether whom a verb addresses is all that stands behind it (*…, the mayor told reporters*)."""
    addresses = any(f.lemma in lex["addressing"] for f in lex.forms.get(words.low[verb], ()))
    rest = range(verb + 1, words.end(verb))
    shut = lex["complementisers"] | lex["relative_words"] | {",", ":"}
    return addresses and not any(
        words.low[k] in shut or words.quoted[k] >= 0 or is_finite(words, k) or is_infinitive(words, k) for k in rest
    )


def reports_next(words: Words, lex: Lexicon, k: int, stop: int) -> bool:
    """Whether a cue with no subject of its own stands at ``k`` (*… et a promis de …*): the first speaker goes on."""
    if (
        k < stop
        and words.tokens[k].pos == "VERB"
        and any(f.tense == "part" and speaks(words, lex, f.lemma, k) for f in lex.forms.get(words.low[k], ()))
    ):
        return True
    if k < stop and words.low[k] in lex["modals"]:
        return _refuses(words, lex, k, stop)
    if k >= stop or not verb_at(words, lex, k, stop):
        return False
    while words.low[k] in lex["clitics"] | lex["reflexives"]:
        k += 1
    reach = (
        [k, *range(k + 1, min(k + 4, stop))]
        if any(f.lemma in lex["perfect"] for f in lex.forms.get(words.low[k], ()))
        else [k]
    )
    return any(
        speaks(words, lex, f.lemma, j) and f.tense != "inf" for j in reach for f in lex.forms.get(words.low[j], ())
    )


def _refuses(words: Words, lex: Lexicon, k: int, stop: int) -> bool:
    """Whether a modal at ``k`` and its negation hold a cue that refuses (*but would not say how*)."""
    near = words.low[k : min(k + 5, stop)]
    cues = (c for low in near for f in lex.forms.get(low, ()) for c in lex.cues.get(f.lemma, ()))
    return bool(lex["negator"] & set(near)) and any(c.negated and words.low[k] in c.under for c in cues)


def speaks(words: Words, lex: Lexicon, lemma: str, k: int) -> bool:
    """Whether some row of the verb at ``k`` takes a speaker, not only evidence (*and found the roof gone* reports
    nothing), and the words that the row asks for stand there (*et tiendra le choc* is no *tenir à répondre*).
    """
    near = words.low[k + 1 : k + 8]
    return any(
        not c.evidence
        and not c.negated
        and not c.subjects
        and (not c.clitics or set(c.clitics) & set(words.low[max(0, k - 2) : k]))
        and (not (c.tails or c.nouns) or any(p[-1] in near for p in (*c.tails, *c.nouns)))
        for c in lex.cues.get(lemma, ())
    )


def sets_in(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether something of the outlet's own, or another attribution, begins at token ``k``."""
    low, at = words.low, k
    while low[at] in lex["gerund_markers"] | lex["clitics"] and at + 1 < words.end(k):
        at += 1
    if any(f.tense == "ger" and _reports_here(words, lex, at, f.lemma) for f in lex.forms.get(low[at], ())):
        return True
    if lex["trailing_marks"] and attributes(words, lex, k):
        return True
    if words.low[k - 1] == "," and (_speaks_anew(words, lex, k) or taken_up(words, lex, k) is not None):
        return True
    if _inverts(words, lex, k) or disputed_next(words, lex, k):
        return True
    if (
        low[k] in lex["complementisers"]
        and k + 2 < words.end(k)
        and low[k + 1] in lex["subject_pronouns"]
        and reports_next(words, lex, k + 2, words.end(k))
    ):
        return True
    if any(low[k : k + len(p)] == p and is_cue(words, lex, k + len(p)) for p in map(parts_of, lex["narrative"])):
        return True
    if low[k] in lex["leaving_out"] and k + 1 < words.end(k) and _left_out(words, lex, k + 1):
        return True
    if contrasts(words, lex, k):
        return True
    return any(low[k : k + len(p)] == p for p in map(parts_of, lex["commas_stop"] | lex["comments"]))


def _speaks_anew(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether somebody else speaks at ``k``, with a clause of their own (*…, la direction assure que …*)."""
    if words.low[k] not in lex["determiners"] or words.low[k] in lex["links"] or words.timed[k] >= 0:
        return False
    verb = next((j for j in range(k + 1, min(k + SPEAKER, words.end(k) - 2)) if is_finite(words, j)), None)
    if verb is None or any(words.low[j] in lex["relative_words"] | {","} for j in range(k, verb)):
        return False
    near = range(verb, min(verb + 3, words.end(k) - 1))
    cues = (
        j for j in near for f in lex.forms.get(words.low[j], ()) for c in lex.cues.get(f.lemma, ()) if c.takes("clause")
    )
    last = next(cues, None)
    led = last is not None and words.low[last + 1] in lex["complementisers"]
    return led and not lex.human.isdisjoint(words.low[k:verb])


def _reports_here(words: Words, lex: Lexicon, k: int, lemma: str) -> bool:
    """Whether a participle at ``k`` may report: some frame of its verb is more than a quotation, or one follows."""
    frames = {f.kind for c in lex.cues.get(lemma, ()) for f in c.frames}
    after = k + 1 < words.end(k) and (words.low[k + 1] == ":" or words.quoted[k + 1] >= 0)
    return bool(frames - {"quote", "island"}) or (bool(frames) and after)


def _inverts(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a cue with its subject behind it stands at ``k`` (*…, a-t-il dit*, *…, peut-on lire*)."""
    k += words.low[k] in lex["reflexives"] | lex["clitics"]
    if k + 1 >= words.end(k) or words.low[k + 1] not in lex["pronouns_inverted"]:
        return False
    near = [f.lemma for j in range(k, min(k + 6, words.end(k))) for f in lex.forms.get(words.low[j], ())]
    return any(lemma in lex.cues for lemma in near)


def is_cue(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether the infinitive of a cue stands at ``k``."""
    return k < len(words.tokens) and any(
        f.tense == "inf" and f.lemma in lex.cues for f in lex.forms.get(words.low[k], ())
    )


def verb_at(words: Words, lex: Lexicon, k: int, stop: int) -> bool:
    """Whether a finite verb stands at ``k``, behind clitics at most."""
    before = k
    while k < stop and words.low[k] in lex["clitics"] | lex["reflexives"]:
        k += 1
    if k < stop and k > before and words.tokens[k].pos == "NOUN" and words.tokens[k - 1].pos == "DET":
        return False  # *ce décès et l'attaque*
    return k < stop and (is_finite(words, k) or any(f.tense in FINITE for f in lex.forms.get(words.low[k], ())))


def _left_out(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a form of a cue at ``k`` says what a speaker did not tell (*…, sans préciser quand*, *…, without saying
    when*)."""
    return any(f.tense in ("inf", "ger") and f.lemma in lex.cues for f in lex.forms.get(words.low[k], ()))


def contrasts(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a conjunction at ``k``, or behind how long after (*a day after the Post reported that*), opens a clause
    that is an attribution of its own (*tandis que X a prévenu que*).
    """
    k = _past_spell(words, lex, k)
    for phrase in lex["contrasts"]:
        parts = parts_of(phrase)
        if words.low[k : k + len(parts)] != parts or (len(parts) == 1 and _governs_noun(words, k)):
            continue
        for j in range(k + len(parts), words.end(k)):
            if words.low[j] in lex["complementisers"] or words.low[j] in lex["relative_words"]:
                return False
            if (is_finite(words, j) and words.tokens[j].pos != "AUX") or "VerbForm=Part" in words.tokens[j].morph:
                return is_of_cue(words, lex, j) and j > k + len(parts)
    return False


def _governs_noun(words: Words, k: int) -> bool:
    """Whether a word at ``k`` is a preposition, and none that a verb behind it has for its conjunction."""
    above = words.tokens[k].head
    return words.tokens[k].pos == "ADP" and not (above > k and words.tokens[above].pos == "VERB")


def _past_spell(words: Words, lex: Lexicon, k: int) -> int:
    """The word that says after what, behind a spell of time that begins at ``k``; ``k`` where none does."""
    j = after_spell(words, lex, k, min(k + SPELL, words.end(k)))
    broken = j is not None and any(words.tokens[i].pos in ("VERB", "AUX", "PUNCT") for i in range(k, j - 1))
    return k if j is None or broken else j
