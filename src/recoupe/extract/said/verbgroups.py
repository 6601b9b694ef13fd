"""Verb groups that may report: a cue verb with its auxiliary, clitics, negation and tail, and what stands between them.

A verb is known by its generated forms, not by the tagger's lemma, which errs on inverted subjects; its group runs
from the
auxiliary to the participle with what stands between.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract.said.auxiliaries import Group, aux_lemma, governor, perfect, progressive, under_governor
from recoupe.extract.said.contents import variants
from recoupe.extract.said.cues import Cue, Frame, Hit, Lexicon
from recoupe.extract.said.headlines import is_headline
from recoupe.extract.said.nounlike import behind_as, is_noun
from recoupe.extract.said.phrases import parts_of
from recoupe.extract.said.tails import with_tail
from recoupe.extract.said.words import Words
from recoupe.lang.inflect import FINITE, Form

VERBAL = ("VERB", "AUX")


def verbs(words: Words, lex: Lexicon) -> tuple[Hit, ...]:
    """The verb groups of an article that some row may explain, in text order; a token belongs to one at most."""
    out: list[Hit] = []
    for i in range(len(words.tokens)):
        hit = _group(words, lex, i)
        if hit and not (out and hit.first <= out[-1].last):
            out.append(hit)
        elif hit and hit.last > out[-1].last and hit.first <= out[-1].first:
            out[-1] = hit
    return tuple(out)


def _group(words: Words, lex: Lexicon, i: int) -> Hit | None:
    forms = lex.forms.get(words.low[i])
    readings = [f for f in forms if f.lemma in lex.cues] if forms else []
    if readings and aux_lemma(words, lex, i) and not _owns_nothing(words, lex, i):
        readings = []
    if not readings:
        return _unlisted(words, lex, i)
    if is_noun(words, lex, i):
        return None
    tenses = {f.tense: f for f in readings}
    group = _carried(words, lex, i, tenses["inf"]) if "inf" in tenses else None
    if group is None and "part" in tenses and _is_behind_deed(words, lex, i):
        group = (tenses["part"], i - 1, i, "ger", False)
    if group is None and "part" in tenses:
        group = perfect(words, lex, i, tenses["part"])
    if group is None and "ger" in tenses:
        group = progressive(words, lex, i, tenses["ger"])
    if group is None and "inf" in tenses and (at := governor(words, lex, i)) is not None:
        group = under_governor(words, lex, i, tenses["inf"], at)
        return _finish(words, lex, i, *group) if group else None
    if (
        group is None
        and "part" in tenses
        and (_is_done_by(words, lex, i) or _is_addressed(words, lex, i, tenses["part"]) or _is_held(words, lex, i))
    ):
        return _finish(words, lex, i, tenses["part"], i, i, "part", True)
    behind_finite = i > words.first(i) and words.tokens[i - 1].pos == "AUX" and bool(aux_lemma(words, lex, i - 1))
    if group is None and FINITE & set(tenses) and not behind_finite:
        form = next(tenses[t] for t in tenses if t in FINITE)
        group = _simple(words, lex, i, form)
    if group is None and "inf" in tenses and _narrates(words, lex, i):
        group = (tenses["inf"], i, i, "narrative", False)
    if group is None and "ger" in tenses and _describes(words, lex, i):
        return None
    if group is None and "ger" in tenses and words.tokens[i].pos not in ("ADV", "ADP") and words.timed[i] < 0:
        group = (tenses["ger"], i, i, "ger", False)
    if group is None and "part" in tenses:
        group = (tenses["part"], i, i, "part", True)
    return _finish(words, lex, i, *group) if group else None


def _is_behind_deed(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a participle is of what somebody had done before (*après avoir dit*), or is blamed for."""
    if i - 2 < words.first(i) or words.low[i - 2] not in lex["deed_markers"]:
        return False
    return any(f.tense == "inf" and f.lemma in lex["perfect"] for f in lex.forms.get(words.low[i - 1], ()))


def _owns_nothing(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether an auxiliary is a verb of its own, of something that somebody has not (*had no comment*)."""
    return i + 1 < words.end(i) and words.low[i + 1] in lex["negation"] - lex["negator"]


def _describes(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a present participle stands between a determiner and its noun (*the ruling party*)."""
    before = words.tokens[i - 1].pos == "DET" or words.low[i - 1] in lex["determiners"] | lex["owners"]
    after = words.tokens[i + 1].pos if i + 1 < words.end(i) else ""
    return before and i > words.first(i) and after in ("NOUN", "PROPN") and words.tokens[i].dep in ("amod", "compound")


def _is_done_by(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a form that may be finite is a participle with its agent (*The mayor, asked by reporters whether …*)."""
    after = words.low[i + 1] if i + 1 < words.end(i) else ""
    return after in lex["agents"] and "VerbForm=Part" in words.tokens[i].morph and bool(lex["modals"])


def _is_addressed(words: Words, lex: Lexicon, i: int, form: Form) -> bool:
    """Whether a form that may be finite is a participle, for its subject is the one addressed (*Residents told to stay
    indoors*): nobody stands between a verb that needs somebody and what they are to do."""
    bare = i + 2 < words.end(i) and words.low[i + 1] in lex["infinitive_markers"] and words.tokens[i + 2].pos in VERBAL
    needs = form.lemma in lex["orders"] or (form.lemma in lex["headline_orders"] and is_headline(words, i))
    return bare and needs


def _is_held(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a form that may be finite is a participle, for it says what others believe of the noun before it (*a man
    suspected of arson*, *the boat believed to have sunk*)."""
    believes = any(cue.doubtful for form in lex.forms[words.low[i]] for cue in lex.cues.get(form.lemma, ()))
    if not believes or i + 2 >= words.end(i):
        return False
    to = words.low[i + 1] in lex["infinitive_markers"] and words.tokens[i + 2].pos in VERBAL
    return to or (words.tokens[i].dep == "acl" and words.tokens[i + 1].pos == "ADP")


def _unlisted(words: Words, lex: Lexicon, i: int) -> Hit | None:
    """Any verb right behind a quotation and its comma (*« … », philosophe le gardien*): the place alone makes it a
    cue.
    """
    token, at = words.tokens[i], i
    if token.pos != "VERB" or i == words.first(i):
        return None
    if "VerbForm=Part" in token.morph and aux_lemma(words, lex, i - 1) in lex["perfect"]:
        at = i - 1
    elif "VerbForm=Fin" not in token.morph:
        return None
    before = words.low[max(words.first(i), at - 2) : at]
    if (
        not _whole_quote(words, at)
        or not (before[-1] in '»”"' or (before[-1] == "," and before[0] in '»”"'))
        or words.quoted[i] >= 0
    ):
        return None
    if not lex["pronouns_inverted"] and words.low[at - 2 : at - 1] not in ((",",), ("?",), ("!",)):
        return None
    cue = Cue(token.lemma, "assert", (Frame((), "quote"),), weak=True)
    return Hit((cue,), at, i, i, "finite", "pres", bare=at)


def _whole_quote(words: Words, at: int) -> bool:
    """Whether the quotation that ends before token ``at`` opens its sentence or stands behind a mark: no mere word."""
    end = next((q for k in (at - 1, at - 2) if k >= words.first(at) and (q := words.quoted[k]) >= 0), -1)
    first = words.at(words.quotes[end].outer[0]) if end >= 0 else at
    return end >= 0 and (first == words.first(first) or words.tokens[first - 1].pos in ("PUNCT", "CCONJ"))


def _narrates(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether an infinitive tells what came next: *Et de conclure*, *Et le gardien de conclure*."""
    lead = words.low[words.first(i) : i]
    aside = any(lead[-len(p) - 1 :] == (",", *p) for p in map(parts_of, lex["narrative"]))
    return aside or any(lead[:1] == p[:1] and lead[-len(p) + 1 :] == p[1:] for p in map(parts_of, lex["narrative"]))


def _simple(words: Words, lex: Lexicon, i: int, form: Form) -> Group:
    last = i
    while last + 1 < words.end(i) and words.low[last + 1] in lex["pronouns_inverted"]:
        last += 1
    return form, i, last, form.tense, False


def _carried(words: Words, lex: Lexicon, i: int, form: Form) -> Group | None:
    """An infinitive under a carrier (*se borne à dire*): the run is one cue."""
    floor = words.first(i)
    for j in range(i - 1, max(floor - 1, i - 5), -1):
        for reading in lex.forms.get(words.low[j], ()):
            for link in lex.carriers.get(reading.lemma, ()):
                between = [
                    w
                    for w in words.low[j + 1 : i]
                    if w not in lex["clitics"] | lex["negation"] | lex["pronouns_inverted"] | {"“"}
                ]
                if tuple(between) in (link, *variants(lex, link)) and not is_noun(words, lex, j):
                    group = perfect(words, lex, j, reading) if reading.tense == "part" else None
                    if reading.tense in FINITE | {"ger"} or group:
                        return form, group[1] if group else j, i, "perfect" if group else reading.tense, False
    return None


def _finish(
    words: Words, lex: Lexicon, i: int, form: Form, first: int, last: int, tense: str, passive: bool
) -> Hit | None:
    floor = words.first(i)
    first -= first > floor and words.low[first - 1] in lex["neither"]  # *neither confirmed nor denied*
    bare = first
    negated = reflexive = False
    carried = form.tense == "inf" and first < i
    while bare > floor and (words.low[bare - 1] in lex["clitics"] or words.low[bare - 1] in lex["reflexives"]):
        if (
            words.tokens[bare - 1].pos == "DET"
            and words.low[bare - 1] not in lex["negator"]
            and not behind_as(words, lex, bare)
        ):
            break
        bare -= 1
        if words.low[bare] in lex["reflexives"]:
            reflexive, first = not carried, bare
        negated = negated or words.low[bare] in lex["negator"]
    refused = _has_negative_subject(words, lex, first)
    negated = negated or refused or _negated_within(words, lex, first, last)
    negated = negated and not (carried and _is_among(words, lex, first, i, "affirming_carriers"))
    rows = [c for c in lex.cues[form.lemma] if c.reflexive == reflexive and (not c.negated or negated)]
    if negated:  # *n'exclut pas de partir* is no *exclut de partir*
        taken = {f for c in rows if c.negated for f in c.frames}
        rows = [c if c.negated else replace(c, frames=tuple(f for f in c.frames if f not in taken)) for c in rows]
        rows = [c for c in rows if c.frames]
    rows = [c for c in rows if not c.under or refused or words.low[first] in c.under]
    rows = [c for c in rows if not c.clitics or set(c.clitics) & set(words.low[bare:i])]
    rows, last = with_tail(words, lex, rows, max(last, i))
    inverted = next((k for k in range(first, last + 1) if words.low[k] in lex["pronouns_inverted"]), None)
    if not rows:
        return None
    if all(c.negated for c in rows):
        first = next((k for k in range(bare, first) if words.low[k] in lex["negator"]), first)
    doubtful = carried and _is_among(words, lex, first, i, "doubtful_carriers")
    rows = [replace(c, doubtful=True) for c in rows] if doubtful else rows
    kind = tense if tense in ("ger", "part", "inf") else "finite"
    return Hit(tuple(rows), first, last, i, kind, tense, passive, inverted, negated, bare)


def _has_negative_subject(words: Words, lex: Lexicon, first: int) -> bool:
    """Whether nobody does what a verb says (*Neither firm responded*)."""
    lead = words.low[max(words.first(first), first - 8) : first]
    return bool(lex["negative_subjects"] & set(lead)) and not any(w in ",;:" for w in lead)


def _negated_within(words: Words, lex: Lexicon, first: int, last: int) -> bool:
    """Whether a negation stands in a verb group or right before it, where it is a word of its own (*did not say*)."""
    apart = (lex["negator"] - lex["clitics"]) | lex["neither"]
    return bool(apart & set(words.low[max(words.first(first), first - 1) : last + 1]))


def _is_among(words: Words, lex: Lexicon, first: int, verb: int, carriers: str) -> bool:
    """Whether a carrier before a verb is one of a list: of those that make it doubtful (*appears to show*), or of those
    that report even when negated (*n'a pas hésité à dire*).
    """
    return any(f.lemma in lex[carriers] for k in range(first, verb) for f in lex.forms.get(words.low[k], ()))
