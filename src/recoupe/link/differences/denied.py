"""A claim that some make and others deny: *le barrage est fissuré*, *le barrage n'est pas fissuré*, *c'est faux*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.acts import is_order
from recoupe.link.alignment.anaphora import pointing
from recoupe.link.alignment.claims import replies
from recoupe.link.alignment.turners import clears, decries, is_dispute, is_false, polarity
from recoupe.link.alignment.unit import Unit
from recoupe.link.counting.voices import Voice, is_negated
from recoupe.link.differences.answered import (
    LESS,
    PART,
    common,
    denied_clauses,
    is_cleared,
    is_met,
    is_narrower,
    is_other_alone,
    negations,
    says_only,
    touches,
)
from recoupe.link.differences.desk import Desk, Group, denial_row
from recoupe.link.memory import per_corpus
from recoupe.model import Divergence, Member, Span, Statement
from recoupe.text.folding import fold, plain

NEXT = 200
"""Characters from a denial within which a quotation follows it at once."""
REPLY = 250
"""Characters after what is said within which an answer follows it."""
TELLING = frozenset({None, "assert", "warn", "expect", "promise"})
"""Stances that say how things are."""


def denied(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One row for a claim: all who make it, all who deny it, when some denial answers what another says."""
    pairs = answers(desk, claim, heard)
    if pairs:
        a, b = min(pairs, key=lambda pair: (-_shared(desk, claim, *pair), desk.foreign(*pair)))
        met = {v.index for pair in pairs for v in pair}
        told = [v for v in heard if not v.silent]
        both = [v for v in told if v.index in met or _makes(desk, claim, v) or says_no(desk.corpus, v)]
        yield denial_row(desk, [claim.members[v.index] for v in both], a, b, pairs=pairs)


def _shared(desk: Desk, claim: Group, *pair: Voice) -> float:
    """How much of the briefer of two members the other holds: a row quotes the pair that shows best what it tells."""
    one, other = (desk.units.get(claim.members[v.index]) for v in pair)
    return common(desk, one, other) if one and other else 0.0


def answers(desk: Desk, claim: Group, heard: Sequence[Voice]) -> list[tuple[Voice, Voice]]:
    """Pairs of who says that it is so and who denies what they say. Cost: members squared."""
    told = [v for v in heard if not v.silent]
    making = [v for v in told if _makes(desk, claim, v)]
    denying = [v for v in told if _may_deny(desk, claim, v)]
    asking = [v for v in told if v.statement and v.statement.stance == "urge"]
    blaming = [v for v in denying if decries(v.text, _language(desk.corpus, v))]
    blamed = [(a, b) for a in told for b in blaming if _is_blamed(desk.corpus, a, b)]
    denied_asking = [(a, b) for a in asking for b in denying if _says_it_was_not_asked(desk, claim, b, a)]
    found = [(a, b) for a in making for b in denying if _denies(desk, claim, b, a)]
    return list(dict.fromkeys((*found, *blamed, *denied_asking, *_replies(desk, claim, told))))


def _is_blamed(corpus: Corpus, yes: Voice, no: Voice) -> bool:
    """Whether one member says what another blames those for who say it, be it that something is not so."""
    stance = yes.statement.stance if yes.statement else None
    return stance in TELLING and not is_flat(corpus, yes) and not (_speak_as_one(no, yes) or _overlap(no, yes))


def _replies(desk: Desk, claim: Group, told: Sequence[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """Pairs of which the second is known to answer the first, whatever words they share."""
    known, at = replies(desk.corpus), {claim.members[v.index]: v for v in told}
    for member, no in at.items():
        yield from ((at[r.yes.member], no) for r in known.get(member, ()) if r.yes.member in at)


def _says_it_was_not_asked(desk: Desk, claim: Group, no: Voice, yes: Voice) -> bool:
    """Whether one member says that who asks in another never did: *ils ne nous ont jamais demandé de partir*."""
    one, two = (desk.units.get(claim.members[v.index]) for v in (no, yes))
    if one is None or two is None or _speak_as_one(no, yes) or _overlap(no, yes):
        return False
    wanting = (p for p in denied_clauses(desk.corpus, one) if "wants" in p.modes and two.source in p.agents)
    return any((p.held - p.agents - p.acts) & set(two.keys) for p in wanting)


def at_length(corpus: Corpus, row: Divergence) -> Divergence:
    """A row of denials with the words that follow each of them: *X a démenti toute fissure. « Le barrage est intact »*.

    What somebody on the other side says does not belong to them.
    """
    if row.kind != "denial":
        return row
    said = [corpus.by_statement[m.said] for m in row.members if m.said]
    denying = [s for s in said if s.stance == "deny"]
    against = {s.source_entity for s in said if s.stance != "deny"} - {None}
    more = [Member(statement=n.id) for s in denying if (n := _next(corpus, s)) and n.source_entity not in against]
    return replace(row, members=tuple(dict.fromkeys((*row.members, *more))))


def _next(corpus: Corpus, statement: Statement) -> Statement | None:
    """The quotation that follows a statement at once."""
    end = max(b for _, b in statement.content)
    later = (s for s in corpus.statements_of[statement.article] if s.form != "indirect" and s.content[0][0] >= end)
    found = min(later, key=lambda s: s.content[0], default=None)
    return found if found and found.content[0][0] - end <= NEXT else None


def _denies(desk: Desk, claim: Group, no: Voice, yes: Voice) -> bool:
    """Whether one member says that what the other tells is not so."""
    one, two = (desk.units.get(claim.members[v.index]) for v in (yes, no))
    if _overlap(no, yes) or _speak_as_one(no, yes):
        return False
    if is_flat(desk.corpus, no) or (_is_contrary(desk.corpus, no) and not _is_contrary(desk.corpus, yes)):
        return True
    if one is None or two is None:
        return says_no(desk.corpus, no) and not says_no(desk.corpus, yes)
    if is_narrower(desk.corpus, two, one):
        return False
    if two.stance == "deny":
        return touches(desk, claim, two, one)
    telling = _tells(two) and not _leaves_open(desk.corpus, no)
    if not telling:
        return False
    if is_cleared(two, one):
        return True
    reply = _is_reply(no, yes)
    if reply and (is_other_alone(two, one) or (says_no(desk.corpus, no) and common(desk, two, one) >= LESS)):
        return True
    if no.statement is None and not two.title:
        return False
    return any(is_met(desk, two, p, one, LESS if reply else PART) for p in denied_clauses(desk.corpus, two))


def _overlap(a: Voice, b: Voice) -> bool:
    """Whether two members have words in common: one is told inside the other."""
    return a.article == b.article and any(x < d and c < y for x, y in a.spans for c, d in b.spans)


def _may_deny(desk: Desk, claim: Group, voice: Voice) -> bool:
    """Whether a member denies anything at all, so that it is worth setting against the others."""
    unit = desk.units.get(claim.members[voice.index])
    if unit is None or unit.stance == "deny" or is_flat(desk.corpus, voice) or _is_contrary(desk.corpus, voice):
        return True
    telling = _tells(unit) and not _leaves_open(desk.corpus, voice)
    freed = clears(unit.text, lang.load(unit.language))
    return telling and bool(freed or denied_clauses(desk.corpus, unit) or says_only(unit))


def _tells(unit: Unit) -> bool:
    """Whether a unit says how things are, and does not warn somebody off: *elle les avertit de ne pas vendre*."""
    return unit.stance in TELLING and not is_order(unit)


def is_answered(corpus: Corpus, no: Unit, yes: Unit) -> bool:
    """Whether one unit may deny another: the other denies nothing itself, and no *never so grave* is a denial."""
    words = polarity(lang.load(no.language))
    compares = {fold(w) for w in no.text.split()} & words.comparing and negations(corpus, no.article, no.spans)
    false = is_false(yes.text, lang.load(yes.language))
    return not compares and not negations(corpus, yes.article, yes.spans) and not false


def _speak_as_one(a: Voice, b: Voice) -> bool:
    """Whether two members have one source, or are one article's own words."""
    return a.last == b.last if a.last or b.last else a.article == b.article


def _makes(desk: Desk, claim: Group, voice: Voice) -> bool:
    """Whether a member says that it is so, be it with a reserve; a question does not, nor does *sans vaccin*."""
    unit = desk.units.get(claim.members[voice.index])
    if unit and unit.told and all(p.negated and not p.unsure for p in unit.told):
        return False
    if voice.statement is None and is_dispute(voice.text, _language(desk.corpus, voice)):
        return False
    stance = voice.statement.stance if voice.statement else None
    if stance not in TELLING or voice.text.rstrip().endswith("?") or is_flat(desk.corpus, voice):
        return False
    return _leaves_open(desk.corpus, voice) or not negations(desk.corpus, voice.article, voice.spans)


def says_no(corpus: Corpus, voice: Voice) -> bool:
    """Whether a member denies its main clause, or all that was said; not what it only leaves open."""
    if voice.statement and voice.statement.stance == "deny":
        return True
    denies = is_negated(corpus, voice.article, voice.spans) and not _leaves_open(corpus, voice)
    return is_flat(corpus, voice) or denies


def _is_reply(no: Voice, yes: Voice) -> bool:
    """Whether a denial follows at once, in the same article, on what another source says."""
    gap = no.spans[0][0] - yes.spans[-1][1]
    return no.article == yes.article and bool(no.chain and yes.chain) and 0 <= gap <= REPLY


def is_flat(corpus: Corpus, voice: Voice) -> bool:
    """Whether a member says of what was said before that it is false: *c'est faux*, *dire que … est irresponsable*."""
    language = _language(corpus, voice)
    told = tuple(corpus.tokens(voice.article, voice.spans))
    return is_false(voice.text, language) or decries(voice.text, language) or pointing(told, language) == "contrary"


def _language(corpus: Corpus, voice: Voice) -> Language:
    return lang.load(corpus.by_article[voice.article].article.language)


def _is_contrary(corpus: Corpus, voice: Voice) -> bool:
    """Whether a member says that others say the contrary: *contrairement à ce qui a été dit*, *contrary to reports*."""
    reading, (start, end) = corpus.by_article[voice.article], (voice.spans[0][0], voice.spans[-1][1])
    around = (s.span for s in reading.sentences if s.span[0] < end and start < s.span[1])
    text = " ".join(reading.article.text[a:b] for a, b in around)
    return bool(_contrary(lang.load(reading.article.language)).search(plain(text)))


@cache
def _contrary(language: Language) -> re.Pattern[str]:
    data = language.table("oppose")["flat"]
    either = {k: "|".join(re.escape(fold(w)) for w in data[k]) for k in ("contrary", "claimed", "claims")}
    return re.compile(
        rf"\b(?:(?:{either['contrary']})[^.;!?]{{0,40}}?\b(?:{either['claimed']})|(?:{either['claims']})\b)"
    )


def _leaves_open(corpus: Corpus, voice: Voice) -> bool:
    """Whether a negation only keeps something possible: *nous n'excluons pas*, *rien n'exclut*."""
    return is_negated(corpus, voice.article, voice.spans) and _rules_out(corpus, voice.article, voice.spans)


@per_corpus
def _rules_out(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> bool:
    """Whether a passage holds a verb that, denied, keeps a thing possible."""
    words = polarity(lang.load(corpus.by_article[article].article.language)).open
    return any(fold(t.lemma) in words for t in corpus.tokens(article, spans))
