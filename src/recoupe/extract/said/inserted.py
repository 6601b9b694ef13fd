"""Whether a report stands in somebody else's sentence, which is then no content of it."""

from __future__ import annotations

from recoupe.extract.said import clauses
from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.phrases import Range, adverbial, is_finite, opens_phrase
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words


def is_ours(words: Words, hit: Hit) -> bool:
    """Whether a verb in the first person plural has its subject before it (*ce que nous avions écrit, …*)."""
    morphs = (words.tokens[k].morph for k in range(hit.first, hit.last + 1))
    return hit.inverted is None and any("Person=1" in m and "Number=Plur" in m for m in morphs)


def has_object(words: Words, lex: Lexicon, hit: Hit, source: Range) -> bool:
    """Whether what stands behind a verb in a headline is its object and no speaker: *Bank admits fault, pledges
    refunds*, *PM ‘sorry’, pledges full inquiry*."""
    if "compound nouns" not in lex["traits"] or not any(c.takes("np") for c in hit.cues):
        return False
    described = words.tokens[source[0]].pos == "ADJ" and words.tokens[source[0]].text.islower()
    described = described or words.low[source[0]] in lex["impersonal"] | lex["object_pronouns"] - lex["determiners"]
    return described or not names_speaker(words, lex, source)


def acts_itself(words: Words, lex: Lexicon, source: Range) -> bool:
    """Whether what stands behind a verb is the subject of another one, so that both are told and nobody speaks (*say
    mayor ousted*, *say a third is missing*)."""
    start, end = source
    if "compound nouns" not in lex["traits"] or end >= words.end(start) or words.low[end] in lex["reduced"]:
        return False
    bare = end - start == 1 and words.tokens[start].text.islower()
    past = words.tokens[end].pos == "VERB" and "Tense=Past" in words.tokens[end].morph
    return is_finite(words, end) if not bare else past or is_finite(words, end)


def is_governed(words: Words, lex: Lexicon, hit: Hit, source: Range) -> bool:
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


def closes_aside(words: Words, lex: Lexicon, at: int) -> bool:
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


def follows_when(words: Words, lex: Lexicon, at: int, source: Range) -> bool:
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


def clause_before(words: Words, lex: Lexicon, hit: Hit, at: int, source: Range) -> bool:
    """Whether a full clause stands before the comma and the verb has no subject there."""
    floor = words.first(at)
    if lex["pronouns_inverted"] and names_speaker(words, lex, source) and opens_with_clause(words, lex, floor, at):
        return True
    own = any(is_subject(words, hit, k) and not _main_verb_between(words, lex, k, at) for k in range(floor, at))
    return not own and any(is_finite(words, k) and not is_in_relative(words, lex, k) for k in range(floor, at))


def is_subject(words: Words, hit: Hit, k: int) -> bool:
    """Whether the parse makes a token the subject of the cue; a finite verb is nobody's (*il reste grave, a dit X*);
    many do not act in the singular (*vingt blessés, dont un enfant, sont hospitalisés, a dit X*)."""
    of_cue = words.tokens[k].dep.startswith("nsubj") and hit.first <= words.tokens[k].head <= hit.last
    return of_cue and not is_finite(words, k) and not _is_object(words, k) and not _disagrees(words, hit, k)


def _disagrees(words: Words, hit: Hit, k: int) -> bool:
    """Whether a noun is plural and the cue is not."""
    singular = any(
        "Number=Sing" in t.morph and "VerbForm=Fin" in t.morph for t in words.tokens[hit.first : hit.last + 1]
    )
    return singular and "Number=Plur" in words.tokens[k].morph


def _is_object(words: Words, k: int) -> bool:
    """Whether a noun stands behind a verb with no mark or conjunction between them, and is what that verb is about
    (*ils ont signé hier un accord, après …, a constaté X*)."""
    for j in range(k - 1, words.first(k), -1):
        if words.tokens[j].pos in ("PUNCT", "CCONJ", "SCONJ", "PRON"):
            return False
        if words.tokens[j].pos == "VERB":
            return True
    return False


def is_in_relative(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a verb stands right behind a relative word (*qui ne dispose*)."""
    while k - 1 > words.first(k) and words.low[k - 1] in lex["clitics"] | lex["reflexives"] | lex["negator"]:
        k -= 1
    return k > words.first(k) and words.low[k - 1] in lex["relatives"]


def opens_with_clause(words: Words, lex: Lexicon, floor: int, at: int) -> bool:
    """Whether the stretch before the sentence's first comma is a main clause, its verb in no relative one; two commas
    may set a name between its subject and its verb (*La maire, Ana Roy, a saisi le juge, …, a annoncé la mairie*)."""
    behind = _behind_aside(words, floor, at)
    for k in (*range(floor, behind[0]), *range(behind[1], at)) if behind else range(floor, at):
        low = words.low[k]
        if low in lex["relative_words"] or low in lex["complementisers"] or low in lex["subordinators"] or low == ",":
            return False
        if words.tokens[k].pos == "SCONJ":
            return False
        if is_finite(words, k):
            return True
    return False


def _behind_aside(words: Words, floor: int, at: int) -> Range | None:
    """The first two commas of a stretch, the second as where its rest begins, when no verb stands before it."""
    commas = [k for k in range(floor, at - 1) if words.low[k] == ","][:2]
    if len(commas) < 2 or any(is_finite(words, k) for k in range(floor, commas[1])):
        return None
    return commas[0], commas[1] + 1


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
