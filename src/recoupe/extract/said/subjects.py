"""The subject before a verb group, or the antecedent of its *qui*.

The parse proposes a head and punctuation disposes: what a reader sees (commas, relatives, adjuncts) bounds the phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.said.antecedent import antecedent
from recoupe.extract.said.between import REACH, skip_parenthesis
from recoupe.extract.said.clauses import opening
from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.edges import clause_start, left_edge
from recoupe.extract.said.phrases import NOMINAL, STOP, Range, adverbial, is_finite, opens_phrase
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words

OFFICE = 9
"""Tokens of an office that a comma parts from the name of who holds it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb's subject is: the phrase, how it was found, and whether it stands in a relative clause."""

    range: Range
    how: str
    relative: bool = False


def before(words: Words, lex: Lexicon, hit: Hit) -> Subject | None:
    """The subject in front of a verb group; the antecedent when that is *qui*."""
    start = hit.bare
    floor = min(start, max(words.first(start), words.at(opening(words, lex, start))))
    floor = min(start, floor + adverbial(words, lex, floor))
    end = skip_parenthesis(words, lex, start, floor)
    if end <= floor or _is_what(words, lex, start):
        return None
    if words.low[end - 1] in lex["relatives"]:
        found = antecedent(words, lex, end - 1, floor)
        return Subject(_named_end(words, lex, found), "antecedent", True) if found else None
    if (pronoun := _pronoun(words, lex, end, floor)) is not None:
        return Subject(pronoun, "pronoun")
    if (unopened := _before_relative_clause(words, lex, end, floor)) is not None:
        return Subject(unopened, "parted")
    clause = clause_start(words, lex, end, floor)
    if (parted := _parted(words, lex, hit, clause, floor)) is not None:
        return Subject((left_edge(words, lex, parted, floor), start - (words.low[start - 1] == ",")), "parted")
    if (
        words.low[end - 1] in lex["coordinators"]
        or words.tokens[end - 1].pos in ("ADP", "SCONJ")
        or words.low[end - 1] in lex["complementisers"]
    ):
        return None
    head = _head(words, lex, hit, clause, end)
    if head is None:
        return None
    start = left_edge(words, lex, head, clause)
    if not _is_behind_speech(words, lex, clause, end):
        start = _with_name(words, start, clause)
    return Subject((_with_office(words, lex, start, clause), end), "subject")


def _pronoun(words: Words, lex: Lexicon, end: int, floor: int) -> Range | None:
    """The pronoun that ends at ``end``, which may be several tokens to the tagger (*Celle | - | ci*); none that ends a
    name (*Un toit pour tous*)."""
    for start in range(end - 1, max(floor, end - 3) - 1, -1):
        if start > floor and words.tokens[start - 1].pos == "ADP":
            return None
        if words.text[words.tokens[start].start : words.tokens[end - 1].end].lower() in lex["subject_pronouns"]:
            return start, end
    return None


def _named_end(words: Words, lex: Lexicon, found: Range) -> Range:
    """Who can speak of an antecedent that cannot itself: the person named in it (*aux yeux de Paul Roy, élu, qui
    rappelle que*), or whose act it is (*volte-face de la mairie, qui annonçait*)."""
    owner = _owner(words, lex, found)
    if owner is not None:
        return owner
    if names_speaker(words, lex, found):
        return found
    person = next((k for k in range(*found) if words.tokens[k].ent in ("B-PER", "B-PERSON")), found[0])
    return person, found[1]


def _owner(words: Words, lex: Lexicon, found: Range) -> Range | None:
    """The phrase behind the link of one that begins with a bare noun for an act, when it alone names a speaker."""
    head, end = found
    if (
        head + 1 < end
        and words.low[head] in lex["determiners"]
        and words.low[head + 1] in lex["lead_nouns"] | lex["sayings"]
    ):
        head += 1  # *les aveux du suspect, qui a confirmé*
    opens = words.tokens[head].pos == "NOUN" and words.low[head] not in lex["determiners"]
    if not opens or head + 2 >= end or words.low[head + 1] not in lex["links"]:
        return None
    if names_speaker(words, lex, (head, head + 1)):
        return None
    start = head + 1 + (words.low[head + 1] in lex["bare_links"])
    return (start, end) if names_speaker(words, lex, (start, end)) else None


def _with_name(words: Words, start: int, clause: int) -> int:
    """The start of a subject, or of the name that a comma parts from it (*Ana Roy, la maire de Valbrune, a dit*)."""
    if start - 1 <= clause or words.low[start - 1] != ",":
        return start
    named = all(words.tokens[k].ent.endswith(("PER", "PERSON")) for k in range(clause, start - 1))
    return clause if named else start


def _is_behind_speech(words: Words, lex: Lexicon, clause: int, end: int) -> bool:
    """Whether no comma closes an apposition before the verb, in the middle of a sentence, so that the name before the
    comma belongs to what is said (*… met the envoy, Ana Roy, state radio said*)."""
    return bool(lex["trailing_marks"]) and clause > words.first(clause) and words.low[end] != ","


def _with_office(words: Words, lex: Lexicon, start: int, clause: int) -> int:
    """The start of a name, or of the office that a comma parts from it (*The hospital's director, Dr Sen, when asked,
    said*)."""
    office = range(clause, start - 1)
    if not 0 < len(office) <= OFFICE or words.low[start - 1] != "," or not words.tokens[start].text[:1].isupper():
        return start
    named = words.tokens[clause].pos != "ADP" and words.tokens[start].pos == "PROPN"
    if not (lex["trailing_marks"] and opens_phrase(words, lex, clause) and named):
        return start
    if any(is_finite(words, k) or words.low[k] == "," or words.timed[k] >= 0 or words.quoted[k] >= 0 for k in office):
        return start
    held = words.low[start - 2] in lex.human or any(words.low[k] in lex.human for k in office)
    return clause if held and words.tokens[start - 2].pos in NOMINAL else start


def subject_of(words: Words, lex: Lexicon, verb: int) -> Subject | None:
    """The subject in front of any finite verb, behind its clitics and negation."""
    bare = verb
    while bare > words.first(verb) and (
        words.low[bare - 1] in lex["reflexives"] | lex["negator"]
        or (words.low[bare - 1] in lex["clitics"] and words.tokens[bare - 1].pos != "DET")
    ):
        bare -= 1
    return before(words, lex, Hit((), verb, verb, verb, "finite", "pres", bare=bare))


def _before_relative_clause(words: Words, lex: Lexicon, end: int, floor: int) -> Range | None:
    """The antecedent of a relative clause that a comma closes and none opens (*L'élu qui était là, s'est réjoui*)."""
    if words.low[end - 1] != ",":
        return None
    for k in range(end - 2, max(floor, end - 2 - REACH), -1):
        if words.low[k] == "," or words.low[k] in STOP:
            return None
        if words.low[k] in lex["relative_words"] and any(is_finite(words, j) for j in range(k + 1, end)):
            found = antecedent(words, lex, k, floor)
            if found is None or found[0] == 0:
                return found
            inside = words.low[found[0] - 1] == "," or words.tokens[found[0] - 1].pos == "ADP"
            return None if inside else found
    return None


def _parted(words: Words, lex: Lexicon, hit: Hit, clause: int, floor: int) -> int | None:
    """The head of a subject that a relative clause parts from its verb (*people who know him say*), by the parse; a
    time before the verb is of that clause (*Le patron du bar qui a brûlé mardi assure*)."""
    group = range(hit.first, hit.last + 1)
    own = (k for k in range(floor, clause - 1) if words.tokens[k].dep.startswith("nsubj"))
    head = next((k for k in own if words.tokens[k].head in group and words.tokens[k].pos in NOMINAL), None)
    if head is None:
        return _opening_relative(words, lex, hit, floor)
    verb = any(is_finite(words, k) for k in range(head, hit.bare))
    opened = lex["parting"] & set(words.low[head:clause]) or any(
        t.dep == "relcl" for t in words.tokens[head : hit.bare]
    )
    return head if verb and opened else None


def _opening_relative(words: Words, lex: Lexicon, hit: Hit, floor: int) -> int | None:
    """The head of a phrase that opens a clause, when its relative clause has one verb and no mark before the cue
    (*Le conducteur dont la voiture a brûlé a dit*), where the parse hangs the cue on that verb."""
    low = words.low
    opened = next((k for k in range(floor, hit.bare) if low[k] in lex["parting"]), None)
    if opened is None or any(low[k] in STOP or words.tokens[k].pos == "PUNCT" for k in range(floor, hit.bare)):
        return None
    joints = lex["coordinators"] | lex["complementisers"]
    verbs = [k for k in range(floor, hit.bare) if is_finite(words, k)]
    if len(verbs) != 1 or verbs[0] < opened or any(low[k] in joints for k in range(opened + 1, hit.bare)):
        return None
    phrase = range(floor, opened)
    if len(phrase) == 1 and low[floor] in lex["clausal_pronouns"]:  # *Celui qui dirige le club se dit serein*
        return floor
    if not phrase or words.tokens[floor].pos != "DET" or any(words.tokens[k].pos == "SCONJ" for k in phrase):
        return None
    return next((k for k in phrase if words.tokens[k].pos in NOMINAL and words.timed[k] < 0), None)


def _head(words: Words, lex: Lexicon, hit: Hit, clause: int, end: int) -> int | None:
    """The head noun of the subject: what the parse says, else the first nominal of the last comma group."""
    group = range(hit.first, hit.last + 1)
    subjects = [
        k
        for k in range(clause, end)
        if words.tokens[k].dep.startswith("nsubj")
        and words.low[k] not in lex["relative_words"]
        and not (k > clause and words.tokens[k].pos == "PRON" and words.tokens[k - 1].pos == "ADP")  # *pour tous*
    ]
    own = [k for k in subjects if words.tokens[k].head in group]
    if own or subjects:
        inserted = bool(own) and bool(lex["trailing_marks"]) and "," in words.low[own[0] : own[-1]]
        found = (own[-1] if inserted else own[0]) if own else subjects[-1]
        return _last_chunk(words, found, end)
    commas = [k for k in range(clause, end) if words.low[k] == ","]
    for start in [*(c + 1 for c in reversed(commas)), clause]:
        for k in range(start, end):
            if words.tokens[k].pos in NOMINAL and words.timed[k] < 0:
                if words.tokens[start].pos == "ADP" and start != clause:
                    break
                return k
    return None


def _last_chunk(words: Words, head: int, end: int) -> int:
    """The head, unless a comma parts it from the verb and none closes an apposition (*Cité par X, un associé
    affirme*).
    """
    commas = [k for k in range(head, end) if words.low[k] == ","]
    if not commas or words.low[end - 1] == "," or any(words.tokens[k].pos == "CCONJ" for k in range(commas[-1], end)):
        return head
    behind = words.tokens[commas[-1] + 1]
    if behind.pos == "NOUN" and behind.text[:1].islower():  # a function without an article: an apposition
        return head
    return next((k for k in range(commas[-1] + 1, end) if words.tokens[k].pos in NOMINAL and words.timed[k] < 0), head)


def _is_what(words: Words, lex: Lexicon, start: int) -> bool:
    """Whether *ce que* stands before a verb, whose subject is behind it: *Ce que dément X*."""
    first, (one, two) = words.first(start), words.low[start - 2 : start] if start > 1 else ("", "")
    return start - 2 >= first and one in lex["impersonal"] and two in lex["complementisers"]
