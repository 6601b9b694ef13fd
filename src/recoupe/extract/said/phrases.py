"""Naming phrases beside a cue: the subject before a verb, the inverted one behind it, the antecedent of *qui*.

The parse proposes and punctuation disposes: spaCy's French model loses the subject of one inverted verb in three, so
each phrase is bounded by what a reader sees (commas, relatives, adjuncts) and only its head comes from the parse.
"""

from __future__ import annotations

from functools import cache

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.words import Words

Range = tuple[int, int]
"""Tokens ``first`` up to ``end``, exclusive."""

STOP = frozenset(':;«»“”"()[]—–')

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})

MAX_APPOSITION = 14

WORDS = 9
"""Tokens of a quotation that is a cue, with its adverbs and its opening mark."""


def is_finite(words: Words, i: int) -> bool:
    """Whether a token is a finite verb, by the parse."""
    token = words.tokens[i]
    return token.pos in ("VERB", "AUX") and any(m in token.morph for m in ("VerbForm=Fin", "Mood=", "VerbType=Mod"))


def is_infinitive(words: Words, i: int) -> bool:
    """Whether a token is an infinitive, by the parse."""
    return "VerbForm=Inf" in words.tokens[i].morph


def behind(words: Words, lex: Lexicon, start: int) -> Range | None:
    """The noun phrase at ``start``, after adverbs, times and an addressee: the subject of an inverted verb."""
    start = _past_aside(words, lex, start)
    start = _past_place(words, lex, _past_name(words, lex, skip_fillers(words, lex, start)))
    while start + 1 < len(words.tokens) and words.low[start] in '«“"‘' and words.tokens[start + 1].text[:1].isupper():
        start += 1
    stop = words.end(start) if start < len(words.tokens) else start
    if start >= stop or not opens_phrase(words, lex, start):
        return None
    end = _phrase_end(words, lex, start, stop)
    return (start, end) if end > start else None


def quality_end(words: Words, lex: Lexicon, start: int) -> int:
    """Where the quality of an unnamed source ends: one word, or with what it is near to (*proche de l'enquête*)."""
    stop = words.end(start)
    if start + 1 < stop and words.low[start + 1] in lex["links"]:
        found = behind(words, lex, start + 2)
        return found[1] if found else start + 1
    return min(start + 1, stop)


def _past_name(words: Words, lex: Lexicon, i: int) -> int:
    """Past *à Médianord* when another naming phrase follows it: the one addressed, not the speaker."""
    stop = words.end(i) if i < len(words.tokens) else i
    if i >= stop or words.low[i] not in lex["addressed"]:
        return i
    k = i + 1
    while k < stop and words.tokens[k].pos == "DET":
        k += 1
    name = k
    while k < stop and (words.tokens[k].text[:1].isupper() or (words.low[k] == "-" and k > name)):
        k += 1
        if k < stop and names_another(words, lex, k):
            break
    k = _past_bracket(words, k, stop) if k > name else stop
    return k if k < stop and opens_anew(words, lex, k) else i


def names_another(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether another name begins at ``k``: a person's, or a word behind an acronym (*sur France 9 | Ana Roy*)."""
    if is_style(words, lex, k) or words.tokens[k].pos != "PROPN":
        return is_style(words, lex, k)
    if words.tokens[k].ent.startswith("B-PER") or words.tokens[k - 1].pos == "NUM":
        return True
    return _is_acronym(words, k - 1) and not _is_acronym(words, k)


def is_style(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a word is what people are addressed by, before a name (*à l'agence | Mme Roy*)."""
    named = k + 1 < words.end(k) and words.tokens[k + 1].text[:1].isupper()
    return named and words.tokens[k].text[:1].isupper() and words.low[k] in lex["styles"]


def _is_acronym(words: Words, k: int) -> bool:
    return len(words.tokens[k].text) > 1 and words.tokens[k].text.isupper()


def _past_bracket(words: Words, k: int, stop: int) -> int:
    """Past a bracket at ``k`` (*l'Agence Nord (AN)*), or ``k``."""
    if k < stop and words.low[k] == "(":
        return next((j + 1 for j in range(k, min(stop, k + 12)) if words.low[j] == ")"), k)
    return k


def opens_anew(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a noun phrase begins at ``k`` that no preposition ties to what stands before it."""
    low, token = words.low[k], words.tokens[k]
    return (low in lex["determiners"] and low not in lex["links"] | lex["addressed"]) or (
        (token.pos == "PROPN" and token.text[:1].isupper()) or is_style(words, lex, k)
    )


def _past_place(words: Words, lex: Lexicon, i: int) -> int:
    """Past *sur France 9*, *depuis la tribune* when another naming phrase follows it: where, not who."""
    stop = words.end(i) if i < len(words.tokens) else i
    circumstance = i < stop and words.tokens[i].pos == "ADP" and words.low[i] not in lex["bare_links"] | lex["agents"]
    if i >= stop or not (circumstance or words.low[i] in lex["venues"]):
        return i
    k = _past_venue(words, lex, i, stop)
    while k + 1 < stop and words.low[k] in lex["links"]:
        k = _past_venue(words, lex, k, stop)
    k += k < stop and words.low[k] == ","
    return k if k < stop and opens_anew(words, lex, k) else i


def _past_aside(words: Words, lex: Lexicon, i: int) -> int:
    """Past what commas set off right behind a verb (*glisse, tout sourire, le maire*) when a phrase follows."""
    stop = words.end(i) if i < len(words.tokens) else i
    if i + 2 >= stop or words.low[i] != "," or words.quoted[i + 1] >= 0:
        return i
    for k in range(i + 1, min(stop - 1, i + MAX_APPOSITION)):
        if is_finite(words, k) or words.low[k] in STOP or words.low[k] in lex["relative_words"]:
            return i
        if words.low[k] == ",":
            return k + 1 if opens_anew(words, lex, k + 1) else i
    return i


def past_parenthesis(words: Words, i: int) -> int:
    """Past what two commas set off at ``i`` and holds no verb (*a promis, lors d'une visite, « des réponses »*), or
    ``i``."""
    stop = words.end(i) if i < len(words.tokens) else i
    if i + 2 >= stop or words.low[i] != "," or words.tokens[i + 1].pos not in ("ADP", "ADV"):
        return i
    for k in range(i + 1, min(stop - 1, i + MAX_APPOSITION)):
        if is_finite(words, k) or words.low[k] in STOP or "VerbForm=Part" in words.tokens[k].morph:
            return i
        if words.low[k] == ",":
            return k + 1
    return i


def opens_phrase(words: Words, lex: Lexicon, i: int) -> bool:
    low, token = words.low[i], words.tokens[i]
    if (
        low in lex["complementisers"]
        or low in lex["relative_words"]
        or low in lex["negator"]
        or low in lex["addressed"]
    ):
        return False
    bare = token.pos == "ADJ" and "compound nouns" in lex["traits"] and _leads_to_noun(words, i)
    called = low in lex.human and i + 1 < len(words.tokens) and words.tokens[i + 1].text[:1].isupper()
    return (
        bare
        or called
        or low in lex["determiners"]
        or token.pos in NOMINAL
        or token.pos == "DET"
        or token.text[:1].isupper()
    )


def _leads_to_noun(words: Words, i: int) -> bool:
    """Whether a noun follows an adjective at ``i`` (*environmental groups*), other adjectives between at most."""
    after = next((k for k in range(i + 1, words.end(i)) if words.tokens[k].pos != "ADJ"), i)
    return words.tokens[after].pos in ("NOUN", "PROPN")


def _phrase_end(words: Words, lex: Lexicon, start: int, stop: int) -> int:
    i = start
    while i < stop:
        low = words.low[i]
        if low == ",":
            if i == start + 1 and words.tokens[start].pos == "PRON":
                return i
            after = _apposition_end(words, lex, start, i, stop)
            if after is None:
                return i
            i = after
            continue
        if low in STOP and not (low in '«“"' and _titled(words, i)):
            if low == "(":
                close = next((k for k in range(i, min(stop, i + 40)) if words.low[k] == ")"), None)
                if close is not None:
                    i = close + 1
                    continue
            return i
        if low in '«“"':
            i = next((k for k in range(i + 1, stop) if words.low[k] in '»”"'), stop) + 1
            continue
        if words.tokens[i].pos == "PUNCT" and low in ".!?...":
            return i
        if i > start and (agent := _agent_ahead(words, lex, start, i, stop)) is not None:
            i = agent
            continue
        told = i > start and (words.timed[i] >= 0 or is_adjunct(words, lex, i) or is_finite(words, i))
        if told or (i > start + 1 and adverbial(words, lex, i)):
            return _before_and(words, lex, start, i)
        i += 1
    return min(i, stop)


def _agent_ahead(words: Words, lex: Lexicon, start: int, i: int, stop: int) -> int | None:
    """The agent behind a time that stands in a participle phrase (*publiée mardi par l'institut*, *released late on
    Monday by the county*), or behind a paper whose participle was taken for a noun (*un bilan communiqué lundi
    par*)."""
    at = i
    while at < min(stop, i + 3) and words.timed[at] < 0 and words.low[at] in lex["dating_prepositions"]:
        at += 1
    dated = at
    while at < stop and words.timed[at] >= 0:
        at += 1
    if at == dated or at + 1 >= stop or words.low[at] not in lex["agents"]:
        return None
    paper = any(words.low[k] in lex.evidence for k in range(start, i))
    return at + 1 if paper or words.tokens[i - 1].pos in ("VERB", "ADJ") else None


def _titled(words: Words, i: int) -> bool:
    """Whether a quotation at ``i`` is short enough to be a name in a phrase (*le journal « Le Phare »*)."""
    n = words.quoted[i]
    return (
        n >= 0
        and words.quotes[n].outer[1] - words.quotes[n].outer[0] <= 40
        and words.quotes[n].inner[0] - words.quotes[n].outer[0] <= 2
        and not is_finite(words, min(i + 1, len(words.tokens) - 1))
    )


def _before_and(words: Words, lex: Lexicon, start: int, end: int) -> int:
    while end - 1 > start and (
        words.low[end - 1] in lex["coordinators"] | lex["links"]
        or words.low[end - 1] in lex["clitics"] - lex["determiners"]
    ):
        end -= 1
    return end


def is_adjunct(words: Words, lex: Lexicon, i: int) -> bool:
    low = words.low[i]
    if low not in lex["adjunct_words"]:
        return False
    if low in lex["agents"] and (words.tokens[i - 1].pos in ("VERB", "ADJ") or words.low[i - 1] in lex.evidence):
        return False
    if low in lex["office_prepositions"]:
        if words.low[i - 1] in lex["reduced"]:
            return False
        near = words.low[i + 1 : i + 4]
        return (
            any(w in lex["audience"] and words.tokens[k].text.islower() for k, w in enumerate(near, i + 1))
            or (words.tokens[i].pos != "ADP" and low not in lex["determiners"])
            or not _in_office(words, i)
        )
    return not (
        low in lex["determiners"]
        and words.tokens[i].pos == "DET"
        and words.low[i - 1] in lex["bare_links"] | lex["agents"] | lex["coordinators"]
    )


def _in_office(words: Words, i: int) -> bool:
    """Whether a prepositional phrase belongs to the noun before it (*ministre à la Santé*, *expert en sols*)."""
    before, after = words.tokens[i - 1], words.tokens[min(i + 1, len(words.tokens) - 1)]
    return (
        before.pos in ("NOUN", "ADJ")
        and after.pos in ("NOUN", "PROPN", "DET", "ADJ")
        and not words.timed[i + 1 if i + 1 < len(words.timed) else i] >= 0
    )


def _apposition_end(words: Words, lex: Lexicon, start: int, comma: int, stop: int) -> int | None:
    """Where an apposition behind a comma ends (a name or a function, no verb of its own), or None."""
    i = comma + 1
    if i >= stop or words.timed[i] >= 0 or words.low[i][:1].isdigit():
        return None
    if affiliates(words, lex, i):
        return next((k for k in range(i, min(stop, i + MAX_APPOSITION)) if words.low[k] in ",."), stop)
    if "VerbForm=Part" in words.tokens[i].morph and "Tense=Past" in words.tokens[i].morph:
        return _participle_end(words, lex, i, stop)
    if words.tokens[i].pos not in ("NOUN", "PROPN", "DET", "ADJ"):
        return None
    if words.low[i] in lex["adjunct_words"] and words.tokens[i].pos != "DET":
        return None
    name = any(t.pos == "PROPN" or t.text[:1].isupper() for t in words.tokens[start:comma])
    head = next((words.low[k] for k in range(i, min(i + 4, stop)) if words.tokens[k].pos in ("NOUN", "PROPN")), "")
    named = _name_before_comma(words, i, stop)
    if words.tokens[i].pos == "DET" and "Number=Plur" in words.tokens[i].morph and head not in lex.human:
        return None
    if not (
        words.tokens[i].pos == "PROPN" or (head in lex.human and name) or named or words.tokens[i].text[:1].isupper()
    ):
        return None
    for k in range(i, min(stop, i + MAX_APPOSITION)):
        if is_finite(words, k) or words.low[k] in lex["complementisers"] or words.low[k] in '«“"':
            return None
        if (
            words.low[k] in (",", ".", ":", ";", "»", "”")
            or words.low[k] in lex["relative_words"]
            or words.timed[k] >= 0
        ):
            return k
        if is_adjunct(words, lex, k) and words.low[k] not in lex["office_prepositions"]:
            return k
    return stop if stop - i <= MAX_APPOSITION else None


def affiliates(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether words behind a comma at ``i`` say whom somebody speaks for (*Sarah Wood, of West Mercia Police*)."""
    if words.low[i] not in lex["affiliations"] or words.tokens[i - 2].pos != "PROPN":
        return False
    after = range(i + 1, min(i + 4, words.end(i)))
    named = next((k for k in after if words.tokens[k].pos not in ("DET", "ADJ")), None)
    return named is not None and words.tokens[named].text[:1].isupper() and words.timed[named] < 0


def _name_before_comma(words: Words, i: int, stop: int) -> bool:
    """Whether a name stands in the stretch from ``i`` to the next comma."""
    for k in range(i, min(stop, i + MAX_APPOSITION)):
        if words.low[k] in (",", "."):
            return False
        if words.tokens[k].pos == "PROPN":
            return True
    return False


def _participle_end(words: Words, lex: Lexicon, i: int, stop: int) -> int | None:
    """Where a participle phrase with an agent ends, at its comma (*cette note, publiée par Le Phare,*)."""
    agent = False
    for k in range(i + 1, min(stop, i + MAX_APPOSITION)):
        agent = agent or words.low[k] in lex["agents"]
        if is_finite(words, k) or words.low[k] in lex["complementisers"]:
            return None
        if words.low[k] == ",":
            return k if agent else None
    return None


def _leads_on(words: Words, i: int) -> bool:
    """Whether a preposition leads to a time, or a comma behind a time to an infinitive (*affirmait hier, accepter*)."""
    if words.low[i] == ",":
        return words.timed[i - 1] >= 0 and is_infinitive(words, i + 1)
    return words.tokens[i].pos == "ADP" and words.timed[i + 1] >= 0


def adverbial(words: Words, lex: Lexicon, i: int) -> int:
    """Words of an adverbial phrase at ``i`` (*de son côté*), 0 for none."""
    if i >= len(words.low):
        return 0
    for parts in _by_first(lex["adverbials"]).get(words.low[i], ()):
        if words.low[i : i + len(parts)] == parts:
            return len(parts)
    return 0


@cache
def _by_first(phrases: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases of the data as tokens, under their first one, the longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for parts in sorted((tuple(p.replace("'", "' ").split()) for p in phrases), key=lambda p: (-len(p), p)):
        out.setdefault(parts[0], []).append(parts)
    return out


def _past_venue(words: Words, lex: Lexicon, i: int, stop: int) -> int:
    """Past *sur France 9*, *dans un entretien*: to the determiner of the next phrase, or whatever is no part of a
    noun phrase.
    """
    k = i + 1
    while k < stop and words.tokens[k].pos == "DET":
        k += 1
    nominal = ("NOUN", "PROPN", "ADJ", "NUM", "X")
    while k < stop and words.timed[k] < 0:
        if words.tokens[k].pos not in nominal and not words.tokens[k].ent.startswith("I-"):
            break
        k += 1
        if k < stop and names_another(words, lex, k):
            break
    return k


def _measures(words: Words, lex: Lexicon, i: int, stop: int) -> bool:
    """Whether a span of time at ``i`` measures something (*dix mois de prison*), so that it opens a noun phrase."""
    k = i
    while k < stop and words.timed[k] == words.timed[i]:
        k += 1
    return words.tokens[i].pos == "NUM" and k < stop and words.low[k] in lex["bare_links"] | lex["measured_by"]


ASIDE = ("PRON", "ADV", "ADJ")
"""What two commas may set off alone behind a verb: *lui a répondu, elle, X*, *cinglante, X*."""


def skip_fillers(words: Words, lex: Lexicon, i: int, *, venues: bool = False) -> int:
    """Past adverbs, times, parentheses between commas and an addressee (*aux journalistes*, *à l'AFP*)."""
    stop = words.end(i) if i < len(words.tokens) else i
    moved = True
    while moved and i < stop:
        moved = False
        if words.timed[i] >= 0 and _measures(words, lex, i, stop):
            return i
        aside = words.tokens[i].pos == "ADV" and words.low[i] not in lex["negator"] | lex["addressed"]
        if (size := adverbial(words, lex, i) or detached(words, lex, i)) > 0:
            i, moved = i + size, True
        elif words.timed[i] >= 0 or aside or (words.low[i] == "”" and closes_cue(words, i)):
            i, moved = i + 1, True
        elif words.low[i] in lex["addressed"] and lex["audience"] & set(words.low[i + 1 : i + 5]):
            i, moved = _past_addressee(words, lex, i, stop), True
        elif i + 1 < stop and _leads_on(words, i):
            i, moved = i + 1, True
        elif venues and words.low[i] in lex["venues"] and words.tokens[i].pos == "ADP":
            i, moved = _past_venue(words, lex, i, stop), True
        elif words.low[i] == "," and words.low[i + 2 : i + 3] == (",",) and words.tokens[i + 1].pos in ASIDE:
            i, moved = i + 3, True
    return i


def closes_cue(words: Words, i: int) -> bool:
    """Whether the mark at ``i`` closes a quotation that is only a cue in the speaker's words (*« nie » ce choix*)."""
    n = words.quoted[i - 1]
    return (
        n >= 0 and i - words.at(words.quotes[n].outer[0]) <= WORDS and words.tokens[i].end == words.quotes[n].outer[1]
    )


def detached(words: Words, lex: Lexicon, i: int) -> int:
    """Tokens of a pronoun at ``i`` that only sets the subject apart (*évoque lui 20 morts*), 0 for none.

    What stands behind it is the object or its preposition: no verb, whose dative it would be (*dit lui avoir parlé*).
    """
    if words.low[i] not in lex["detached"] or words.tokens[i - 1].pos == "ADP" or i + 1 >= words.end(i):
        return 0
    behind_it = words.tokens[i + 1]
    return int(behind_it.pos not in ("VERB", "AUX", "PUNCT", "CCONJ") or words.quoted[i + 1] >= 0)


def _past_addressee(words: Words, lex: Lexicon, i: int, stop: int) -> int:
    """Past *à l'agence X* up to the determiner of the next phrase, a comma or a complement."""
    seen = False
    for k in range(i + 1, stop):
        low = words.low[k]
        if seen and names_another(words, lex, k):
            return k
        if seen and low == "(" and (after := _past_bracket(words, k, stop)) < stop:
            return after
        if seen and (
            low in lex["determiners"]
            or low in lex["complementisers"] | lex["agents"]
            or low in STOP
            or low == ","
            or words.timed[k] >= 0
            or is_infinitive(words, k)
        ):
            if low in lex["links"]:
                continue
            return k
        seen = seen or low in lex["audience"]
    return stop


def is_figure(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a token says how many, in figures or words: *12*, *douze*, *une dizaine*."""
    return words.tokens[k].pos == "NUM" or words.low[k][:1].isdigit() or words.low[k] in lex["counting"]


def quantified(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a word at ``k`` belongs to the number behind it (*reported nearly 40 cases*, *plus d'un millier*)."""
    for phrase in _by_first(lex["quantifiers"]).get(words.low[k], ()):
        at = k + len(phrase)
        if words.low[k:at] == phrase and at < words.end(k):
            several = (
                words.low[at] in lex["indefinites"]
                and words.low[at + 1 : at + 2]
                and words.low[at + 1] in lex["counting"]
            )
            if words.tokens[at].pos == "NUM" or words.low[at] in lex["counting"] or several:
                return True
    return False
