"""What stands between a verb and the phrase that it goes with: adverbs, times, places, whom somebody spoke to."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import MAX_APPOSITION, STOP, adverbial, is_finite, is_infinitive
from recoupe.extract.said.words import Words

ADDRESSED = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
"""What opens the phrase for somebody addressed."""
WORDS = 9
"""Tokens of a quotation that is a cue, with its adverbs and its opening mark."""


def past_name(words: Words, lex: Lexicon, i: int) -> int:
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


def past_place(words: Words, lex: Lexicon, i: int) -> int:
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


def past_aside(words: Words, lex: Lexicon, i: int) -> int:
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
    if i + 2 >= stop or words.low[i] != ",":
        return i
    if words.tokens[i + 1].pos not in ("ADP", "ADV") and words.timed[i + 1] < 0:  # *, mardi 3 mars,*
        return i
    for k in range(i + 1, min(stop - 1, i + MAX_APPOSITION)):
        if is_finite(words, k) or words.low[k] in STOP or "VerbForm=Part" in words.tokens[k].morph:
            return i
        if words.low[k] == ",":
            return k + 1
    return i


def _leads_on(words: Words, i: int) -> bool:
    """Whether a preposition leads to a time, or a comma behind a time to an infinitive (*affirmait hier, accepter*)."""
    if words.low[i] == ",":
        return words.timed[i - 1] >= 0 and is_infinitive(words, i + 1)
    return words.tokens[i].pos == "ADP" and words.timed[i + 1] >= 0


def _dates(words: Words, lex: Lexicon, i: int, stop: int) -> bool:
    """Whether an article opens a date behind which an object begins (*avait démenti | le 5 mars | tout voyage*)."""
    if words.tokens[i].pos != "DET" or words.timed[i + 1] < 0 or _measures(words, lex, i + 1, stop):
        return False
    end = next((k for k in range(i + 1, stop) if words.timed[k] != words.timed[i + 1]), stop)
    return end < stop and (opens_anew(words, lex, end) or words.low[end] in lex["complementisers"])


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


SETTING = 6
"""Tokens of where something is said, up to the noun that tells it (*in a late-night television interview*)."""
PLACE = ("-GPE", "-LOC")
NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PUNCT")
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
        elif i + 1 < stop and (_leads_on(words, i) or _dates(words, lex, i, stop)):
            i, moved = i + 1, True
        elif size := _lasting(words, lex, i, stop):
            i, moved = i + size, True
        elif venues and words.low[i] in lex["venues"] and words.tokens[i].pos == "ADP":
            i, moved = _past_venue(words, lex, i, stop), True
        elif words.low[i] == "," and words.low[i + 2 : i + 3] == (",",) and words.tokens[i + 1].pos in ASIDE:
            i, moved = i + 3, True
    return i


def _lasting(words: Words, lex: Lexicon, i: int, stop: int) -> int:
    """Tokens at ``i`` that say since when something lasts, in round terms (*réclame depuis des mois un prix plancher*,
    *has for years denied it*), 0 for none."""
    if words.low[i] not in lex["since"]:
        return 0
    near = range(i + 1, min(i + 4, stop))
    spell = next((k for k in near if words.low[k] in lex["spells"]), None)
    return spell + 1 - i if spell is not None and not any(is_finite(words, k) for k in range(i, spell)) else 0


def past_object(words: Words, lex: Lexicon, start: int, stop: int) -> int:
    """Past the one addressed (*told reporters*, *told the court*): a pronoun, or a determiner and its noun."""
    k = start
    while k < stop and (words.tokens[k].pos in ("DET", "ADJ") or words.low[k] in lex["determiners"]):
        k += 1
    while (
        k < stop and words.tokens[k].pos in ("NOUN", "PROPN", "PRON") and (k == start or words.tokens[k].pos != "PRON")
    ):
        k += 1
        goes_on = k < stop and (words.tokens[k].pos == "PROPN" or words.low[k] in lex["audience"])
        told = words.low[k - 1] in lex["audience"] and not goes_on
        if words.tokens[k - 1].pos == "PRON" or told:
            break
    return past_object(words, lex, k + 1, stop) if _addresses_more(words, lex, k, stop) else k


def _addresses_more(words: Words, lex: Lexicon, k: int, stop: int) -> bool:
    """Whether a coordinator at ``k`` leads to another one addressed, and no clause (*told the Post and the Echo*)."""
    if k + 1 >= stop or words.low[k] not in lex["coordinators"] or words.tokens[k + 1].pos not in ADDRESSED:
        return False
    close = next((j for j in range(k + 1, stop) if words.tokens[j].pos in ("PUNCT", "SCONJ", "VERB", "AUX")), stop)
    return close == stop or words.tokens[close].pos in ("PUNCT", "SCONJ")


def past_setting(words: Words, lex: Lexicon, i: int) -> int:
    """Past where and when something is said, when a clause follows (*told reporters | on Monday | he …*, *said | in an
    interview with the Echo | the bridge …*), or ``i``."""
    stop = words.end(i) if i < len(words.tokens) else i
    k = skip_fillers(words, lex, i)
    if k < stop and words.tokens[k].pos == "ADP":
        near = range(k + 1, min(stop, k + SETTING))
        noun = next((j for j in near if words.low[j] in lex["audience"]), None)
        if noun is None and words.tokens[k + 1].ent.endswith(PLACE):  # *told a hearing in Paris the bridge …*
            noun = next((j - 1 for j in near[1:] if not words.tokens[j].ent.startswith("I-")), None)
        if noun is None or any(words.tokens[j].pos not in NOMINAL for j in range(k + 1, noun)):
            return i
        k = skip_fillers(words, lex, noun + 1)
        if k < stop and words.tokens[k].pos == "ADP":
            k = skip_fillers(words, lex, _past_venue(words, lex, k, stop))
    anew = k < stop and (words.tokens[k].pos == "PRON" or opens_anew(words, lex, k))
    return k if anew and words.low[k] not in lex["relative_words"] else i


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
