"""Contents: what a cue reports, as spans. One function for each frame, and where a reported clause ends."""

from __future__ import annotations

from recoupe.extract.said.clauses import OPEN, clause_end, lead_end, main_verb
from recoupe.extract.said.cues import Frame, Hit, Lexicon
from recoupe.extract.said.fillers import past_object, past_setting, skip_fillers
from recoupe.extract.said.mainclause import before_main
from recoupe.extract.said.phrases import is_finite, is_gerund_of_cue, quantified
from recoupe.extract.said.setsin import reports_next
from recoupe.extract.said.words import Words
from recoupe.model import Span

_TRAIL = " \t\n.,;:!?…—–-"

NEAR = 6
"""Tokens of a subject between a relative word and its cue."""
SEARCH = 40
"""Tokens between a cue and the word that opens its clause; commas and parentheses may stand between."""
REACH = 20
"""Tokens that two commas may set off behind a cue."""


def clause(words: Words, lex: Lexicon, hit: Hit, frame: Frame) -> tuple[int, int] | None:
    """Tokens of a clause behind ``frame.marker`` (*que*), which may stand behind an addressee or a parenthesis."""
    at = _marker(words, lex, hit, frame)
    if at is not None and _tells_whom(words, at):
        again = next((k for k in range(at + 1, words.end(at)) if _opens_again(words, frame, k)), None)
        at = at if again is None and _says_like(words, at + 1) else again
    if at is None:
        return None
    kept = frame.marker[0] in lex["kept_markers"] or _points(words, lex, frame, at)
    start = at + (0 if kept else len(frame.marker))
    if start >= words.end(hit.last):
        return None
    if words.low[start - 1] in lex["complementisers"] and _restricts(words, lex, hit, start):
        return None
    if (
        not kept
        and frame.marker[0] in lex["determiners"]
        and not (has_verb(words, start) or _cannot_be_pointed_at(words, start))
    ):
        return None
    end = clause_end(words, lex, start, since=main_verb(words, lex, start))
    return start, before_main(words, lex, hit, start, end)


def _points(words: Words, lex: Lexicon, frame: Frame, at: int) -> bool:
    """Whether *that* is the subject, which points back at what was said (*said | that was untrue*)."""
    return frame.marker[0] in lex["determiners"] and at + 1 < words.end(at) and is_finite(words, at + 1)


def _says_like(words: Words, verb: int) -> bool:
    """Whether a copula says what something is like, which is nobody spoken to (*told the court that was untrue*)."""
    return words.tokens[verb].pos == "AUX" and any(t.head == verb and t.dep == "acomp" for t in words.tokens[verb:])


def _tells_whom(words: Words, at: int) -> bool:
    """Whether *that* is the subject of a relative clause, which says whom somebody spoke to (*told a charity that had
    raised the alarm*)."""
    token = words.tokens[at]
    verb = words.tokens[token.head]
    return token.dep.startswith("nsubj") and verb.dep == "relcl" and words.tokens[at - 1].pos in ("NOUN", "PROPN")


def _opens_again(words: Words, frame: Frame, k: int) -> bool:
    """Whether the word of a frame stands at ``k`` and opens a clause, by the parse."""
    return words.low[k] == frame.marker[0] and words.tokens[k].dep == "mark"


def _restricts(words: Words, lex: Lexicon, hit: Hit, start: int) -> bool:
    """Whether *que* only says when, behind *ne*: *il n'a prévenu la mairie que mardi*, *dit n'avoir su
    qu'à midi*."""
    if any(words.low[k] in lex["negator"] and words.quoted[k] < 0 for k in range(hit.last + 1, start - 1)):
        return True
    negated = bool(lex["negator"] & set(words.low[hit.bare : hit.first]))
    return negated and words.timed[start + (words.low[start] in lex["determiners"])] >= 0 and not has_verb(words, start)


def has_verb(words: Words, start: int) -> bool:
    """Whether a verb follows *that*, which else only points (*confirmed that account*)."""
    return any(words.tokens[k].pos in ("VERB", "AUX") for k in range(start, words.end(start)))


def _cannot_be_pointed_at(words: Words, start: int) -> bool:
    """Whether *that* opens a clause whose verb the tagger missed (*found that one child in five walks to school*)."""
    token = words.tokens[start]
    return token.pos in ("DET", "NUM", "PROPN") or (token.pos == "NOUN" and "Number=Plur" in token.morph)


def bare_clause(words: Words, lex: Lexicon, hit: Hit) -> tuple[int, int] | None:
    """Tokens of a clause that no word opens (*said the bridge was closed*): a subject, then a finite verb."""
    start, stop = skip_fillers(words, lex, hit.last + 1), words.end(hit.last)
    if addresses(hit, Frame((), "clause")):
        after = past_object(words, lex, start, stop)
        start = after if after < stop and not is_finite(words, after) and words.tokens[after].pos != "PUNCT" else start
    start = past_setting(words, lex, start)
    if start >= stop or words.low[start] in ",.:;" or words.low[start] in lex["complementisers"]:
        return None
    if words.low[start] in lex["marked_openers"] and "," in words.low[words.first(hit.bare) : hit.bare]:
        return None  # *The dam will hold, the minister insists as rain falls*
    start = next((k for k in range(hit.last + 1, start) if quantified(words, lex, k)), start)
    if is_finite(words, start) and _relates(words, lex, hit):
        return start, clause_end(words, lex, start, relative=True)
    gerund = words.low[start].endswith(tuple(lex["gerund_endings"]) or ("\0",)) and words.tokens[start].pos != "PRON"
    if gerund and any(c.takes("ing") for c in hit.cues):
        return None
    k, reach = start, min(stop, start + SEARCH)
    while k < reach:
        if is_finite(words, k):
            joined = words.low[k - 1] in lex["coordinators"]  # *announced a strike and seeks talks*
            joined = joined or bool(lex["adversatives"] & set(words.low[start + 1 : k]))  # *claimed it but X denied …*
            return (start, clause_end(words, lex, start, since=k)) if k > start and not joined else None
        if words.low[k] == "," and k > start:
            k = next((j for j in range(k + 2, reach) if words.low[j] == ","), reach)
        elif (
            (words.low[k] in lex["coordinators"] and reports_next(words, lex, k + 1, stop))
            or words.low[k] in ",;:"
            or (words.low[k] in lex["relative_words"] and k == start)
        ):
            return None
        k += 1
    return None


def _relates(words: Words, lex: Lexicon, hit: Hit) -> bool:
    """Whether a relative word stands before the subject of a cue (*a law that critics say will cost lives*)."""
    near = range(max(words.first(hit.bare), hit.bare - NEAR), hit.bare)
    behind_noun = (k for k in near if k and words.tokens[k - 1].pos in ("NOUN", "PROPN"))
    taken_up = [k for k in behind_noun if words.low[k] in lex["complementisers"]]
    opened = [*taken_up, *(k for k in near if words.low[k] in lex["relative_words"])]
    return any(not any(is_finite(words, j) for j in range(k, hit.bare)) for k in opened)


def addresses(hit: Hit, frame: Frame) -> bool:
    """Whether some row of a verb has both a frame and somebody addressed before what fills it."""
    return any(c.object and frame in c.frames for c in hit.cues)


def _marker(words: Words, lex: Lexicon, hit: Hit, frame: Frame) -> int | None:
    stop, depth, k = words.end(hit.last), 0, hit.last + 1
    after = skip_fillers(words, lex, k)
    if (
        after < stop
        and _infinitive_at(words, lex, after, stop) is not None
        and any(not f.marker and f.kind == "inf" for c in hit.cues for f in c.frames)
    ):
        return None
    forms, nominal = variants(lex, frame.marker), addresses(hit, frame)
    while k < min(stop, hit.last + 1 + SEARCH):
        low = words.low[k]
        here = any(words.low[k : k + len(v)] == v and _elides(words, lex, k, v) for v in forms)
        if here and k > hit.last + 1 and words.low[k - 1] in lex["coordinators"]:
            return None  # *he said people protested and that two were arrested*
        if here and not _comparative(words, lex, k):
            return k
        if low in OPEN and (behind := _past_manner(words, k)) and words.low[behind : behind + len(forms[0])] in forms:
            return behind
        if low in OPEN or low in ":;" or low == "." or _reports_itself(words, lex, k):
            return None
        if low == "," and any(words.low[k + 1 : k + 1 + len(v)] == v for v in forms):
            return k + 1
        if low == ",":
            close = next((j for j in range(k + 1, min(stop, k + 30)) if words.low[j] == ","), None)
            if close is None:
                return None
            depth, k = depth + 1, close + 1
            continue
        if is_finite(words, k) and words.tokens[k].pos in ("VERB", "AUX") and words.timed[k] < 0:
            return None
        if not nominal and not depth and k == skip_fillers(words, lex, hit.last + 1) and _opens_object(words, lex, k):
            return None
        k += 1
    return None


def _past_manner(words: Words, k: int) -> int | None:
    """Behind a quotation that says how something is said (*assure « avec la plus grande fermeté » que …*)."""
    if words.quoted[k] < 0 or words.tokens[k + 1].pos != "ADP":
        return None
    end = words.at(words.quotes[words.quoted[k]].outer[1])
    return None if any(is_finite(words, j) for j in range(k, end)) or end >= words.end(k) else end


def _reports_itself(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a participle that reports stands at ``k`` (*s'est défendu en assurant que …*, *told the paper, asking not
    to be named*): what follows is its own."""
    return words.low[k - 1] in lex["gerund_markers"] | {","} and is_gerund_of_cue(words, lex, k)


def variants(lex: Lexicon, marker: tuple[str, ...]) -> list[tuple[str, ...]]:
    if not marker:
        return []
    last = marker[-1]
    elided = {e[:-1] + "'" for e in (last,) if e[-1:] in "aei"}
    return [marker, *((*marker[:-1], e) for e in sorted(elided))]


def _elides(words: Words, lex: Lexicon, k: int, variant: tuple[str, ...]) -> bool:
    """Whether a word elided at ``k`` is the marker and not another word of that spelling (*s'il*, not *s'agit*)."""
    before = lex["elided " + variant[-1]]
    end = k + len(variant)
    return not before or (end < len(words.low) and words.low[end] in before)


def _comparative(words: Words, lex: Lexicon, k: int) -> bool:
    return k > words.first(k) and words.low[k - 1] in lex["before_que"]


def _opens_object(words: Words, lex: Lexicon, k: int) -> bool:
    low = words.low[k]
    return (low in lex["determiners"] and low not in lex["links"] | lex["addressed"]) or words.tokens[k].pos in (
        "PROPN",
        "NUM",
    )


def infinitive(words: Words, lex: Lexicon, hit: Hit, frame: Frame) -> tuple[int, int] | None:
    """Tokens of an infinitive phrase behind ``frame.marker``, its object pronouns and negation included."""
    stop = words.end(hit.last)
    if not frame.marker:
        start = _past_parenthesis(words, skip_fillers(words, lex, hit.last + 1), stop)
        return _infinitive_at(words, lex, start, stop) or _past_infinitive(words, lex, start, stop)
    nominal, relative = addresses(hit, frame), False
    for k in range(hit.last + 1, min(stop, hit.last + (24 if nominal else 12))):
        if words.low[k] in lex["relative_words"] and nominal:
            relative = True
        if (
            words.low[k] in ".;:"
            or _reports_itself(words, lex, k)
            or (is_finite(words, k) and not relative)
            or (words.low[k] in lex["coordinators"] and reports_next(words, lex, k + 1, stop))
        ):
            return None
        for variant in variants(lex, frame.marker):
            if words.low[k : k + len(variant)] == variant and words.low[k - 1] not in lex["before_de"]:
                found = _infinitive_at(words, lex, k + len(variant), stop)
                if found and k > hit.last + 1 and any(c.raising for c in hit.cues):
                    return skip_fillers(words, lex, hit.last + 1), found[1]
                if found:
                    return (k - 1 if words.low[k - 1] in lex["negator"] else found[0]), found[1]
    return None


def _past_parenthesis(words: Words, start: int, stop: int) -> int:
    """Behind what two commas set off at ``start`` (*a affirmé, dans un entretien, vouloir …*), or ``start``."""
    if start >= stop or words.low[start] != ",":
        return start
    for k in range(start + 1, min(stop - 1, start + REACH)):
        if words.low[k] == ",":
            return k + 1
        if is_finite(words, k):
            break
    return start


def _past_infinitive(words: Words, lex: Lexicon, start: int, stop: int) -> tuple[int, int] | None:
    """An infinitive of the perfect behind a circumstance (*a expliqué après la course avoir crevé*)."""
    if start >= stop or words.tokens[start].pos != "ADP":
        return None
    for k in range(start + 1, min(stop, start + 10)):
        if is_finite(words, k) or words.low[k] in ".;:" or words.low[k] in lex["complementisers"]:
            return None
        if any(
            f.tense == "inf" and f.lemma in lex["perfect"] | lex["passive"] for f in lex.forms.get(words.low[k], ())
        ):
            begin = k - 1 if words.low[k - 1] in lex["negation"] | lex["clitics"] else k
            return begin, clause_end(words, lex, begin)
    return None


def _infinitive_at(words: Words, lex: Lexicon, start: int, stop: int) -> tuple[int, int] | None:
    skip = lex["clitics"] | lex["negation"] | lex["reflexives"] | frozenset(OPEN)
    for k in range(start, min(stop, start + 7)):
        if "VerbForm=Inf" in words.tokens[k].morph or (
            words.tokens[k].pos in ("VERB", "AUX") and words.low[k].endswith(tuple(lex["infinitive_endings"]))
        ):
            return start, lead_end(words, lex, start)
        if words.low[k] not in skip and words.tokens[k].pos != "ADV":
            return None
    return None


def past_addressee(words: Words, lex: Lexicon, hit: Hit) -> int:
    """The token behind a verb and the one addressed (*told reporters*)."""
    start = skip_fillers(words, lex, hit.last + 1)
    return past_object(words, lex, start, words.end(hit.last)) if addresses(hit, Frame((), "quote")) else start


def trim(text: str, span: Span) -> Span:
    """A span without its outer spaces and separating punctuation, and without the marks of a quotation that fills
    it.
    """
    start, end = span
    while start < end and (text[start] in " \t\n,;:—–-" or (text[start] == "." and text[start + 1 : start + 2] == " ")):
        start += 1
    while end > start and text[end - 1] in _TRAIL and not _abbreviation(text, end):
        end -= 1
    return start, end


def _abbreviation(text: str, end: int) -> bool:
    return text[end - 1] == "." and text[end - 4 : end].count(".") >= 2 and text[end - 4 : end] != "..."
