"""What somebody says against what another has just said in the same article, in whatever words.

*« La clause court toujours », assure le club. L'agent ne l'entend pas de cette oreille : « Elle a expiré en juin. »*
The two share no word, and nothing is denied in so many words; it is the article that says that the second speaks
against the first: by the verb that reports him (*rétorquer*), by what stands between the two (*that account is
disputed*), or by a word of the reply (*pourtant*) that takes up what was said.

Block: what is said next after another's words, within a few sentences. Compare: the words of the article around it.
Connect: of what the other had said there, the nearest that shares something with the reply, or else the nearest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.anaphora import is_former
from recoupe.link.alignment.holders import keys
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.replies import denies
from recoupe.link.alignment.targets import is_of_charges
from recoupe.link.alignment.turners import contradicting, is_false, polarity
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from recoupe.link.differences.answered import points_back
from recoupe.link.differences.desk import Desk
from recoupe.link.memory import per_corpus
from recoupe.model import Reading, Span, Statement
from recoupe.text.folding import fold, plain

SOON = 3
"""Most sentences between what is said and what is said against it."""
TURN = 2
"""Most sentences between two things that one says before another takes the word."""
AT_ONCE = 1
"""The same where only a word of the reply speaks for it."""
BRIEF = 2
"""Keys up to which a reply says little by itself, so that the next sentence belongs to it: *a lie. He was there*."""
NEGATED = 4
"""Words around a verb among which a negation makes it none of dispute: *ne conteste pas*."""
BESIDE = 40
"""Characters around a verb of dispute in which stands what points back at what was said: *cette version*."""
DETERMINER = 6
"""Characters before what is denied in which stands a word that points: *that account*."""
MARKS = '«»“”"'
UNSAID = frozenset({"decline", "ask", "urge"})
"""Stances of what nobody can speak against, since it says nothing that is so."""


@dataclass(frozen=True, slots=True)
class Rejoinder:
    """What is said and what is said against it, on either side what is shown of it first; ``whole`` when the reply says
    no more than that all of it is denied."""

    said: tuple[Unit, ...]
    against: tuple[Unit, ...]
    whole: bool


@dataclass(frozen=True, eq=False)
class Exchange:
    """What is said in one article, as an exchange of one with another."""

    desk: Desk
    reading: Reading

    def rejoinders(self) -> Iterator[Rejoinder]:
        """Every rejoinder, in the order of the text. Cost: what is said, with what is said a few sentences before."""
        for number, no in enumerate(self._said):
            before = self._before(number)
            if not before or no.stance in UNSAID or is_former(self.desk.corpus, no):
                continue
            further = self._further(number, before[-1])
            reply = (no, *further) if self._is_bare(no) else (no,)
            yes = max(before, key=lambda u: (any(self._shared(u, one) > 0 for one in reply), u.spans))
            if not self._is_elsewhere(no, before) and self._speaks_against(before[-1], yes, no):
                others = (u for u in before if u is not yes)
                yield Rejoinder((yes, *others), (no, *further), self._is_bare(no) and not self._tells(no))

    def _before(self, number: int) -> list[Unit]:
        """What the last other speaker said, up to soon before a unit with which another takes the word."""
        no, near = self._said[number], list[Unit]()
        for yes in reversed(self._said[:number]):
            steps = self._sentence(near[-1] if near else no) - self._sentence(yes)
            if steps > (TURN if near else SOON) or (near and yes.source != near[0].source):
                break
            if yes.source == no.source or self._is_one_side(yes, no):
                if near or not self._is_bare(yes):
                    break
            elif self._is_bare(yes):
                break
            elif yes.stance not in UNSAID and yes.spans[-1][1] <= no.spans[0][0]:
                near.append(yes)
        return near[::-1]

    def _is_one_side(self, yes: Unit, no: Unit) -> bool:
        """Whether one is told through the other or both through one, as what a paper says and what its sources say."""
        return not {*self._statement(yes).chain}.isdisjoint(self._statement(no).chain)

    def _is_elsewhere(self, no: Unit, before: Sequence[Unit]) -> bool:
        """Whether charges that are rejected are none of what was said last."""
        told = {*no.keys}
        met = (2 * len(told.intersection(yes.keys)) >= len(told) for yes in before)
        return no.borrowed and is_of_charges(self.desk.corpus, no) and not any(met)

    def _is_bare(self, unit: Unit) -> bool:
        """Whether somebody only says that he does not agree, before he says why."""
        return unit.stance == "deny" or is_false(unit.text, self._language)

    def _tells(self, no: Unit) -> bool:
        """Whether a denial says itself what is not so: *denied that it was preparing a higher bid*."""
        return no.stance == "deny" and not no.borrowed and (bool(no.told) or len(keys(no)) > BRIEF)

    def _further(self, number: int, yes: Unit) -> list[Unit]:
        """What belongs to a brief reply, besides: the rest of its sentence, and the next one; after *they deny it*,
        what somebody says for them."""
        no, out = self._said[number], list[Unit]()
        for unit in self._said[number + 1 :]:
            steps, bare = self._sentence(unit) - self._sentence(no), self._is_bare(no)
            other = unit.source != yes.source and self._statement(unit).form != "indirect"
            mine = unit.source == no.source or (bare and other and self._goes_on(no, unit))
            apart = len(keys(no)) > BRIEF and not bare and not self._is_one_quotation(no, unit)
            if not mine or unit.stance in UNSAID or steps > 1 or (steps and apart):
                break
            out.append(unit)
        return out

    def _goes_on(self, no: Unit, unit: Unit) -> bool:
        """Whether a unit stands in the paragraph of another."""
        return "\n" not in self.reading.article.text[no.spans[-1][1] : unit.spans[0][0]].strip()

    def _is_one_quotation(self, one: Unit, other: Unit) -> bool:
        """Whether nothing but a full stop stands between two units."""
        return not any(
            c.isalnum() or c in MARKS for c in self.reading.article.text[one.spans[-1][1] : other.spans[0][0]]
        )

    def _shared(self, yes: Unit, no: Unit) -> float:
        """How much the two have in common beside the days and figures that they give."""
        shared = keys(yes) & keys(no) & frozenset((*yes.words, *yes.names))
        return self.desk.weight.total(shared)

    def _speaks_against(self, last: Unit, yes: Unit, no: Unit) -> bool:
        """Whether the article says that a reply contradicts what stands before it."""
        words = contradicting(self._language)
        if no.stance == "deny" and self._statement(no).form != "direct":
            if not self._points(no, yes):
                return False
        elif no.stance == "deny" or self._is_cued(no, words.verbs):
            return True
        if words.phrases.search(self._between(last, no)) or self._is_disputed(last, no):
            return True
        near = self._sentence(no) - self._sentence(last) <= AT_ONCE
        takes_up = self._shared(yes, no) > 0 and bool(words.contrast.search(plain(no.text)))
        return near and (takes_up or self._points_back(no))

    def _points_back(self, no: Unit) -> bool:
        """Whether a reply says that there was no such thing: *no such order*, *aucune trace de ce message*."""
        cued = self._is_cued(no, polarity(self._language).replying)
        demonstrative = cued and self._is_pointed_at(no)
        return denies(no) and (points_back(no) or demonstrative)

    def _is_pointed_at(self, no: Unit) -> bool:
        """Whether a reply says no more than that something pointed at is not so, or there is no such thing: *aucune
        trace de ce message*, but not *cet accord ne vise aucun pays tiers*."""
        found = contradicting(self._language).pointing.search(plain(no.text))
        lex = lexicon(self._language)
        words = plain(no.text[: found.start()] if found else "").replace("'", "' ").split()
        behind = bool(set(words) & (lex.negation | lex.with_partner | lex.partner))
        return found is not None and (behind or len(keys(no)) <= 1)

    def _is_cued(self, no: Unit, verbs: frozenset[str]) -> bool:
        tokens = tuple(self.desk.corpus.tokens(no.article, self._statement(no).cue))
        lex = lexicon(self._language)
        if {fold(t.text) for t in tokens} & (lex.negation | lex.partner):  # *ne conteste pas*
            return False
        return any(form in verbs for t in tokens for form in (fold(t.lemma), fold(t.text)))

    def _is_disputed(self, last: Unit, no: Unit) -> bool:
        """Whether a verb of dispute stands between the two that bears on what was said: *that was disputed by*."""
        start, end = self._gap(last, no)
        words, lex = contradicting(self._language), lexicon(self._language)
        for sentence in self.reading.sentences:
            for n, t in enumerate(sentence.tokens):
                if not start <= t.start < end or t.pos != "VERB" or fold(t.lemma) not in words.disputing:
                    continue
                around = sentence.tokens[max(0, n - NEGATED) : n + NEGATED]
                if {fold(x.text) for x in around} & (lex.negation | lex.partner) or not self._bears(t.start, last, no):
                    continue
                beside = plain(self.reading.article.text[max(start, t.start - BESIDE) : t.end + BESIDE])
                if fold(t.lemma) in words.denying or words.pointing.search(beside):
                    return True
        return False

    def _bears(self, verb: int, last: Unit, no: Unit) -> bool:
        """Whether a verb of dispute, if it says what is disputed, is of the same speaker and of what was said."""
        mine = (u for u in self._said if _inside(verb, self._statement(u).cue))
        denied = next((u for u in mine if self._statement(u).form != "direct"), None)
        if denied is None:
            return True
        return denied.source == no.source and not self._tells(denied) and self._points(denied, last)

    def _points(self, denied: Unit, last: Unit) -> bool:
        """Whether what is denied was said just before, or is only called so: *ces accusations*."""
        start, end = denied.spans[0]
        named = plain(self.reading.article.text[max(0, start - DETERMINER) : end])
        if contradicting(self._language).pointing.search(named) and len(keys(denied)) <= BRIEF:
            return not denied.names
        return self._shared(last, denied) > 0

    def _between(self, last: Unit, no: Unit) -> str:
        """The words of the article between two passages and around the second, without what others say there."""
        start, end = self._gap(last, no)
        quoted = sorted(
            span for s in self.desk.corpus.statements_of[no.article] if s.stance != "deny" for span in s.content
        )
        out, at = "", start
        for a, b in quoted:
            if at < b and a < end:
                out += self.reading.article.text[at : max(at, a)] + " … "
                at = b
        return plain(out + self.reading.article.text[at : max(at, end)])

    def _gap(self, last: Unit, no: Unit) -> Span:
        """From the end of what is said, or of its sentence, to that of the reply and of the words that report it."""
        said, reply = self._statement(last), self._statement(no)
        ends = (b for _, b in (*last.spans, *said.cue, *said.source, self.reading.sentences[self._sentence(last)].span))
        start = max(b for b in ends if b <= no.spans[0][0])
        return start, max(b for _, b in (*no.spans[:1], *reply.cue, *reply.source))

    def _statement(self, unit: Unit) -> Statement:
        return self.desk.corpus.by_statement[unit.member.said or ""]

    def _sentence(self, unit: Unit) -> int:
        at = unit.spans[0][0]
        return next((n for n, s in enumerate(self.reading.sentences) if at < s.span[1]), 0)

    @property
    def _said(self) -> list[Unit]:
        return _said_in(self.desk.corpus).get(self.reading.article.id, [])

    @property
    def _language(self) -> Language:
        return lang.load(self.reading.article.language)


@per_corpus
def _said_in(corpus: Corpus) -> Mapping[str, list[Unit]]:
    """What others say in the body of each article, in the order of the text."""
    out: dict[str, list[Unit]] = defaultdict(list)
    for unit in sorted(units(corpus), key=lambda u: u.spans):
        if unit.member.said and not unit.title:
            out[unit.article].append(unit)
    return out


def _inside(at: int, spans: Sequence[Span]) -> bool:
    return any(a <= at < b for a, b in spans)
