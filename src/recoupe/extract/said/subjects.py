"""The subject before a verb group, or the antecedent of its *qui*.

The parse proposes a head and punctuation disposes: what a reader sees (commas, relatives, adjuncts) bounds the phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.said.clauses import opening
from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.phrases import (
    MAX_APPOSITION,
    NOMINAL,
    STOP,
    Range,
    adverbial,
    affiliates,
    is_finite,
    opens_phrase,
)
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words

OFFICE = 9
"""Tokens of an office that a comma parts from the name of who holds it."""
CIRCUMSTANCE = 5
"""Tokens that say where somebody spoke, between a subject and its verb."""
REACH = 24
"""Tokens of a relative clause between a subject and its verb."""


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
    end = _skip_parenthesis(words, lex, start, floor)
    if end <= floor or _is_what(words, lex, start):
        return None
    if words.low[end - 1] in lex["relatives"]:
        found = antecedent(words, lex, end - 1, floor)
        return Subject(_named_end(words, lex, found), "antecedent", True) if found else None
    if (pronoun := _pronoun(words, lex, end, floor)) is not None:
        return Subject(pronoun, "pronoun")
    if (unopened := _before_relative_clause(words, lex, end, floor)) is not None:
        return Subject(unopened, "parted")
    clause = _clause_start(words, lex, end, floor)
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
    start = _with_name(words, left_edge(words, lex, head, clause), clause)
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


def _with_office(words: Words, lex: Lexicon, start: int, clause: int) -> int:
    """The start of a name, or of the office that a comma parts from it (*The hospital's director, Dr Sen, when asked,
    said*)."""
    office = range(clause, start - 1)
    if not 0 < len(office) <= OFFICE or words.low[start - 1] != "," or not words.tokens[start].text[:1].isupper():
        return start
    if not (lex["trailing_marks"] and opens_phrase(words, lex, clause)) or words.tokens[start].pos != "PROPN":
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


def _skip_parenthesis(words: Words, lex: Lexicon, end: int, floor: int) -> int:
    """Back over what stands between a subject and its verb: adverbs, *, de son côté,* and relative clauses."""
    while end > floor:
        low = words.low[end - 1]
        if (
            low in '«“"'
            and words.quoted[end - 1] >= 0
            and end == words.at(words.quotes[words.quoted[end - 1]].inner[0])
        ):
            end -= 1
        elif low == "," and (opened := _parenthesis_start(words, lex, end - 1, floor)) is not None:
            end = _open_relative(words, lex, opened, floor)
        elif _is_aside(words, lex, end - 1, floor):
            end -= 1
        elif (size := _circumstance(words, lex, end, floor)) > 0:
            end -= size
        elif low == ")":
            end = next((k for k in range(end - 1, floor, -1) if words.low[k] == "("), end - 1)
        else:
            return end
    return end


def _circumstance(words: Words, lex: Lexicon, end: int, floor: int) -> int:
    """Words right before ``end`` that say where somebody spoke or set them apart from others (*The army in a statement
    said*, *The union for its part said*), 0 for none."""
    for k in range(end - 2, max(floor, end - CIRCUMSTANCE) - 1, -1):
        if adverbial(words, lex, k) == end - k:
            return end - k
        said = words.low[end - 1] in lex["audience"] and words.low[k + 1] in lex["predicate_openers"]
        if k > floor and said and words.low[k] in lex["dating_prepositions"]:
            return end - k
        if words.tokens[k].pos == "PUNCT" or is_finite(words, k):
            return 0
    return 0


def _is_aside(words: Words, lex: Lexicon, k: int, floor: int) -> bool:
    """Whether a word between a subject and its verb is of neither: an adverb, or a time that measures no noun."""
    if words.timed[k] >= 0:
        return not _measures(words, lex, k, floor)
    if words.low[k] in lex["dating_prepositions"] and words.timed[k + 1] >= 0:  # *Police on Monday said*
        return True
    return words.tokens[k].pos == "ADV" and words.low[k] not in lex["relative_words"]


def _measures(words: Words, lex: Lexicon, k: int, floor: int) -> bool:
    """Whether a time belongs to the noun before it (*un retard de deux ans a été annoncé*)."""
    first = k
    while first > floor and words.timed[first - 1] == words.timed[k]:
        first -= 1
    return first > floor and words.low[first - 1] in lex["bare_links"] and words.tokens[first].pos == "NUM"


def _parenthesis_start(words: Words, lex: Lexicon, comma: int, floor: int) -> int | None:
    """The comma that opens a parenthesis closed at ``comma`` when it is no apposition that names."""
    for k in range(comma - 1, floor, -1):
        if words.low[k] in STOP and not _short_quote(words, k):
            return None
        if words.low[k] == ",":
            first = words.low[k + 1]
            if affiliates(words, lex, k + 1):
                return None
            if first in lex["partitives"] and any("VerbForm=Part" in words.tokens[j].morph for j in range(k, comma)):
                return k
            if comma - k == 2 and words.tokens[k + 1].pos == "PRON":
                return k
            link = next((j for j in range(k + 2, k + 4) if words.low[j] in lex["bare_links"]), None)
            if link is not None and words.low[link + 1] in lex["relative_words"]:
                return k  # *officials, all of whom asked not to be named,*, *an audit, a copy of which was seen by X,*
            if (
                first in lex["relative_words"]
                or words.tokens[k + 1].pos in ("ADP", "ADV", "SCONJ", "VERB")
                or words.timed[k + 1] >= 0
            ):
                return k
            if comma - k <= 2 + MAX_APPOSITION and any(
                t.pos in ("NOUN", "PROPN") for t in words.tokens[max(floor, k - 3) : k]
            ):
                return None
    return None


def _open_relative(words: Words, lex: Lexicon, comma: int, floor: int) -> int:
    """The comma of a relative clause that is still open at a comma (*Rives, qui gère le port de Valmont, près de Caen,
    a dit*), else that comma."""
    for k in range(comma - 1, max(floor, comma - REACH), -1):
        if words.low[k] in STOP and not _short_quote(words, k):
            return comma
        if words.low[k] == ",":
            opens = words.low[k + 1] in lex["relative_words"] and any(is_finite(words, j) for j in range(k + 2, comma))
            return k if opens else comma
    return comma


def _clause_start(words: Words, lex: Lexicon, end: int, floor: int) -> int:
    """The first token of the clause whose subject ends at ``end``: behind a subordinator, a colon or a mark."""
    for k in range(end - 1, floor - 1, -1):
        low = words.low[k]
        if (
            low in lex["complementisers"]
            or low in lex["relative_words"]
            or words.tokens[k].pos == "SCONJ"
            or low in lex["subordinators"]
        ):
            return k + 1
        if low in ":;" or (low in '«»“”"' and not _short_quote(words, k)):
            return k + 1
        if is_finite(words, k) and (low not in lex["reduced"] or words.tokens[k].dep == "ROOT"):
            return _after_verb(words, lex, k + 1, end)
    return floor


def _short_quote(words: Words, k: int) -> bool:
    n = words.quoted[k]
    return n >= 0 and words.quotes[n].outer[1] - words.quotes[n].outer[0] <= 40


def _after_verb(words: Words, lex: Lexicon, start: int, end: int) -> int:
    """Behind the comma or conjunction that parts a clause from the verb before it."""
    for k in range(start, end - 1):
        if words.low[k] == ",":
            return k + 1
        if words.low[k] in lex["coordinators"] and k + 1 < end and opens_phrase(words, lex, k + 1):
            return k + 1
    return next((k + 1 for k in range(start, end - 1) if words.low[k] == ","), start)


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


def left_edge(words: Words, lex: Lexicon, head: int, clause: int) -> int:
    """Back from a head noun over its determiner and what stands between them."""
    k = head
    while k > clause:
        low, token = words.low[k - 1], words.tokens[k - 1]
        if words.timed[k - 1] >= 0 or (
            token.pos in ("PUNCT", "VERB", "SCONJ", "AUX", "ADV", "PRON")
            and low not in lex["determiners"] | {"-"}
            and not _qualifies(words, lex, k - 1)
        ):
            break
        if token.pos == "ADP" and low not in lex["noun_links"] and not _links_names(words, lex, k - 1, clause):
            break
        if words.tokens[k].pos == "DET" and token.pos not in ("ADP", "CCONJ", "DET"):
            break
        k -= 1
    while k < head and (
        (words.tokens[k].pos in ("CCONJ", "ADP") and words.low[k] not in lex["determiners"])
        or (words.low[k] in lex["bare_links"] and words.tokens[k + 1].pos == "DET")
    ):
        k += 1
    return k


def _links_names(words: Words, lex: Lexicon, k: int, clause: int) -> bool:
    """Whether a word of another language joins two words of one name (*La Gazette de Warelle*)."""
    named = k > clause and words.tokens[k - 1].pos == words.tokens[k + 1].pos == "PROPN"
    return named and words.low[k] not in lex["adjunct_words"] and bool(lex["trailing_marks"])


def _qualifies(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a participle stands before its noun (*the managing director*, *its ruling party*)."""
    token = words.tokens[k]
    if token.pos != "VERB" or words.tokens[k + 1].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    return token.dep == "amod" or ("VerbForm=Part" in token.morph and k > 0 and words.low[k - 1] in lex["determiners"])


def _is_what(words: Words, lex: Lexicon, start: int) -> bool:
    """Whether *ce que* stands before a verb, whose subject is behind it: *Ce que dément X*."""
    first, (one, two) = words.first(start), words.low[start - 2 : start] if start > 1 else ("", "")
    return start - 2 >= first and one in lex["impersonal"] and two in lex["complementisers"]


def antecedent(words: Words, lex: Lexicon, qui: int, floor: int) -> Range | None:
    """The noun phrase that *qui* stands for: the head from the parse, else the nearest noun phrase."""
    end = qui - 1 if words.low[qui - 1] == "," else qui
    if end <= floor:
        return None
    if (speaker := _inverted_before(words, lex, end, floor)) is not None:
        if end == qui and (told := _addressee(words, lex, speaker, end)) is not None:
            return told, end
        last = next((k for k in range(end - 1, speaker, -1) if words.tokens[k].pos in NOMINAL), speaker)
        return _joined(words, lex, last, qui, speaker), end
    verb = words.tokens[qui].head
    head = words.tokens[verb].head if 0 <= verb < len(words.tokens) else verb
    if not (floor <= head < end and words.tokens[head].pos in NOMINAL and words.tokens[head].text[:1].isalnum()):
        clause = _clause_start(words, lex, _before_relative(words, lex, end, floor), floor)
        nominal = (k for k in range(clause, end) if words.tokens[k].pos in NOMINAL and words.timed[k] < 0)
        head = next((k for k in nominal if words.tokens[k].text[:1].isalnum()), end - 1)
    if words.tokens[end - 1].pos == "PROPN" and words.tokens[head].pos == "NOUN" and words.low[head] not in lex.human:
        head = head if _is_placed(words, lex, head, end) else end - 1
    head = _agreeing(words, lex, head, qui, floor, end)
    start = left_edge(words, lex, head, _joined(words, lex, head, qui, floor))
    return (start, end) if start < end else None


def _inverted_before(words: Words, lex: Lexicon, end: int, floor: int) -> int | None:
    """Where the subject behind a cue begins, when both fill the stretch from the last comma to ``end`` (*…, ont indiqué
    les pompiers, | qui précisent*)."""
    comma = next((k for k in range(end - 1, floor, -1) if words.low[k] == ","), None)
    if comma is None or not lex["pronouns_inverted"] or not is_finite(words, comma + 1):
        return None
    start = comma + 1
    while start < end and (words.tokens[start].pos in ("VERB", "AUX", "ADV") or words.low[start] in lex["clitics"]):
        if words.tokens[start].pos == "DET":
            break
        start += 1
    cue = any(c.takes("quote") for f in lex.forms.get(words.low[start - 1], ()) for c in lex.cues.get(f.lemma, ()))
    named = cue and start < end and opens_phrase(words, lex, start) and words.tokens[start].pos != "ADP"
    return start if named and names_speaker(words, lex, (start, end)) else None


def _addressee(words: Words, lex: Lexicon, speaker: int, end: int) -> int | None:
    """Where the one addressed begins, behind a speaker and right before *qui* (*« Non », a dit X à Y qui hésitait*)."""
    told = (k for k in range(end - 2, speaker, -1) if words.low[k] in lex["addressed"])
    at = next(told, None)
    return at + 1 if at is not None and names_speaker(words, lex, (at + 1, end), evidence=False) else None


def _is_placed(words: Words, lex: Lexicon, head: int, end: int) -> bool:
    """Whether a preposition of place parts a name from the noun before it (*a driver from Kelso who …*)."""
    links = (k for k in range(head + 1, end - 1) if words.tokens[k].pos == "ADP")
    return any(words.low[k] not in lex["bare_links"] | lex["determiners"] | lex["agents"] for k in links)


def _agreeing(words: Words, lex: Lexicon, head: int, qui: int, floor: int, end: int) -> int:
    """The head, or the nearest noun that agrees in number with the verb of *qui* when the head does not."""
    number = _verb_number(words, qui)
    if not number or _number(words, head) in ("", number):
        return head
    nouns = [k for k in range(floor, end) if words.tokens[k].pos in NOMINAL and words.timed[k] < 0]
    return next((k for k in reversed(nouns) if _number(words, k) == number), head)


def _joined(words: Words, lex: Lexicon, head: int, qui: int, floor: int) -> int:
    """Where the last of several joined phrases begins, of which one alone is the subject of *qui* (*des élus et la
    police, qui affirme que*); else ``floor``."""
    alone = _verb_number(words, qui) == _number(words, head) == "Number=Sing"
    joints = (k for k in range(head - 1, floor, -1) if words.low[k] in lex["coordinators"])
    return next((k + 1 for k in joints if alone and words.tokens[k + 1].pos == "DET"), floor)


def _verb_number(words: Words, qui: int) -> str:
    """The number of the verb of *qui*, where the parse shows it."""
    verb = next((k for k in range(qui + 1, min(qui + 6, words.end(qui))) if is_finite(words, k)), None)
    return _number(words, verb) if verb is not None else ""


def _number(words: Words, k: int) -> str:
    return next((part for part in words.tokens[k].morph.split("|") if part.startswith("Number=")), "")


def _before_relative(words: Words, lex: Lexicon, end: int, floor: int) -> int:
    """The first relative word of a chain of them (*X qui …, qui …*), so that the search starts in front of it."""
    found = [k for k in range(floor, end) if words.low[k] in lex["relative_words"]]
    return found[0] if found and found[0] > floor else end
