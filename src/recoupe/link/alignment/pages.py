"""One article read for its units: acts, words, names, numbers, dates, tense, polarity of any of its passages.

Features are read from the parse of the sentences a passage stands in; names come from the linked entities, so that
*Kim*, *M. Kim* and an English spelling agree, and an adjective of nationality is the state it names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment import described
from recoupe.link.alignment.built import built_on, told_aside
from recoupe.link.alignment.clauses import Clause, clause, lent
from recoupe.link.alignment.described import Described
from recoupe.link.alignment.headlines import spelled_out, topic
from recoupe.link.alignment.kinds import light
from recoupe.link.alignment.known import Known, terms_at
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.numbers import Amount, amounts
from recoupe.link.alignment.occasions import Dates, is_remote, lasts, occasion
from recoupe.link.alignment.propositions import propositions
from recoupe.link.alignment.referents import Referents
from recoupe.link.alignment.tenses import ahead
from recoupe.link.alignment.terms import Term
from recoupe.link.alignment.turners import polarity
from recoupe.link.alignment.unit import Unit
from recoupe.link.words import quoted
from recoupe.model import Fact, Member, Published, Reading, Sentence, Span, Stance, Statement, Timex, Token
from recoupe.text.folding import fold
from recoupe.text.spans import overlap

NESTED = 4
"""Spans that may begin before another and still reach into it."""
OTHERS = frozenset({"urge", "ask", "warn"})
"""Stances whose infinitive is for somebody else to do."""
AHEAD = frozenset({"promise", "expect"})
"""Stances that look ahead, whatever the tense says: *il a promis que la loi serait adoptée*."""
GERUND = "-ing"
"""How the rules end that find what somebody is warned against doing."""
JUST_BEFORE = 7
"""Characters before a verb of denial in which stands what denies it: *never denied*."""
QUOTES = 12
"""Quoted stretches compared of one piece of a unit; a page of quotation marks is no quotation."""


class Page:
    """One article, indexed by position: sentences with their terms, names, dates, quoted stretches."""

    def __init__(
        self,
        reading: Reading,
        corpus: Corpus,
        heap: Known,
        names: list[tuple[Span, str]],
        dates: Iterable[Timex],
        reporting: list[Span],
    ) -> None:
        self.heap = heap
        self.id = reading.article.id
        self.language = reading.article.language
        self.text = reading.article.text
        self.lexicon = lexicon(lang.load(reading.article.language))
        self.sentences = [s for s in reading.sentences if s.tokens]
        self.number = [n for n, s in enumerate(reading.sentences) if s.tokens]
        self.corpus = corpus
        self.starts = [s.span[0] for s in self.sentences]
        self.names = names
        self.dates = {t.span: t for t in dates}
        self.dated = sorted(self.dates)
        self.quotes = quoted(self.text)
        self.reporting = reporting
        self.published = corpus.published.get(self.id, Published())
        self.read = [self._read(n, s) for n, s in zip(self.number, self.sentences, strict=True)]
        self.meant: Sequence[Mapping[int, str]] = ()

    def _read(self, number: int, sentence: Sentence) -> described.Sentence:
        labels = self._labels(sentence, frozenset(range(len(sentence.tokens))))
        return described.Sentence(self.language, sentence.tokens, terms_at(self.corpus, self.id, number), labels)

    def descriptions(self) -> list[Described]:
        """How the article describes those it names."""
        return [d for one in self.read for d in one.descriptions(self.id, self.heap.people, self.heap.unnamed)]

    def introduce(self, cast: Mapping[str, Sequence[Described]]) -> None:
        """Tell how the story describes those it names, before any unit is read."""
        self.meant = Referents(self.id, self.read, cast, self.heap).found

    def statement(self, s: Statement) -> list[Unit]:
        """The units of a statement: one, or one for each thing that it tells."""
        spans = [part.span for part in s.parts if part.span]
        spans = [span for span in spans if not self._announces(span)] or spans
        if not spans:
            return [self._said(s, Member(statement=s.id), s.content)]
        return [self._said(s, Member(article=s.article, span=span, part_of=s.id), (span,)) for span in spans]

    def _announces(self, span: Span) -> bool:
        """Whether some words of a headline only say what it is about, which nobody is told to say: *Port blast: staff
        were warned, letters show*."""
        index = bisect_left(self.starts, span[0] + 1) - 1
        if index < 0 or self.sentences[index].kind != "title":
            return False
        tokens, terms = self.sentences[index].tokens, terms_at(self.corpus, self.id, self.number[index])
        announced = topic(tokens, frozenset(t.i for t in tokens), terms)
        return {t.i for t in tokens if holds(span, (t.start, t.end)) and t.pos != "PUNCT"} <= announced

    def _said(self, s: Statement, member: Member, spans: tuple[Span, ...]) -> Unit:
        speaker = s.source_entity if s.stance not in OTHERS else None
        unit = self._build(member, spans, speaker)
        if s.stance in AHEAD and unit.tense == "past":
            unit = replace(unit, tense="future", dates=())
        stance: Stance = "assert" if s.stance == "deny" and self._undenied(s) else s.stance
        return replace(
            unit,
            negated=unit.negated != (stance == "deny"),
            hedged=s.firmness(member.span) == "hedged",
            bare=unit.bare or (s.stance == "warn" and s.rule.endswith(GERUND)),
            stance=stance,
            source=s.source_entity,
            speaker=self.heap.speaker(s.source_entity),
            parent=s.parent,
        )

    def _undenied(self, s: Statement) -> bool:
        """Whether nobody denies what a verb of denial tells of: *ce que personne ne conteste*, *has never denied*."""
        words = self.lexicon.negation | self.lexicon.with_partner | polarity(lang.load(self.language)).nobody
        reach = [(max(0, a - JUST_BEFORE), b) for a, b in s.cue]
        own = () if overlap(s.content, s.cue) else s.content  # *Non, répond X*
        found = (t for t in self.corpus.tokens(self.id, (*reach, *s.source)) if fold(t.text) in words)
        return any(not overlap(own, ((t.start, t.end),)) for t in found)

    def fact(self, f: Fact) -> Unit:
        unit = self._build(Member(article=self.id, span=f.span), (f.span,), own=True)
        return replace(unit, hedged=f.certainty == "hedged")

    def told(self, spans: Sequence[Span]) -> list[Token]:
        """The words of some spans, without dates and without those that say who tells it."""
        dates = [d for span in spans for d in near(self.dated, span) if holds(span, d)]
        parts = self._parts(spans, dates, own=False)
        return [p.tokens[i] for p in parts for i in sorted(p.inside - p.dated) if not self._reports(p.tokens[i])]

    def question(self, at: int) -> Unit | None:
        """The question that ends right before ``at``."""
        index = bisect_left(self.starts, at) - 1
        if index < 0 or not self.text[slice(*self.sentences[index].span)].rstrip(' »”"').endswith("?"):
            return None
        span = self.sentences[index].span
        return self._build(Member(article=self.id, span=span), (span,), own=True) if span[1] <= at else None

    def _build(self, member: Member, spans: tuple[Span, ...], speaker: str | None = None, *, own: bool = False) -> Unit:
        """The features of some spans; ``speaker`` does what a bare infinitive tells (*il dément avoir …*); ``own``:
        told by the outlet itself."""
        met = [self.dates[d] for span in spans for d in near(self.dated, span) if holds(span, d)]
        fixed = [t.span for t in met if t.earliest and t.latest]
        lasting = [t for t in met if lasts(self.text, t.span, self.lexicon.since)]
        dated, since = _resolved(t for t in met if t not in lasting), _resolved(lasting)
        parts = self._parts(spans, fixed, own=own)
        words = sorted({t.key for part in parts for t in part.terms if t.kind in ("act", "thing", "word")})
        acts = frozenset(t.key for p in parts for t in p.terms if t.kind == "act")
        things = frozenset(t.key for p in parts for t in p.terms if t.kind == "thing" and not _is_done(p.tokens, t))
        read = [clause(p.tokens, p.told, p.terms, self.lexicon, p.labels, p.around) for p in parts]
        counted = self._amounts(parts)
        acts_of = [(p.tokens, t) for p in parts for t in p.terms if t.kind == "act"]
        lead = read[0] if read else Clause()
        if lead.negated:  # *il n'est pas venu depuis 2019*: the last time was then
            dated, since = tuple(sorted(dated + since)), ()
        doer = frozenset({self.heap.one(speaker)} if speaker and lead.bare else ())
        if lead.pronoun:
            doer |= self._antecedent(spans[0][0], speaker)
        names = tuple(sorted(doer.union(*(part.names for part in parts))))
        return Unit(
            member=member,
            article=self.id,
            language=self.language,
            spans=spans,
            words=tuple(words),
            names=names,
            meant=frozenset(names).difference(*(part.names - part.meant for part in parts)),
            people=tuple(name for name in names if name in self.heap.people),
            places=tuple(sorted({self.heap.places[name] for name in names if name in self.heap.places})),
            main=built_on(
                read,
                [key for p in parts for key in p.acts()],
                things,
                names,
                counted,
                told_aside(acts_of, self.lexicon.dating),
                told_aside(acts_of, self.lexicon.dating, reduced=True),
            ),
            acts=acts,
            subjects=lead.subjects | doer,
            objects=lead.objects,
            amounts=counted,
            dates=dated,
            since=since,
            tense=occasion(dated, self.published) or lead.tense,
            remote=is_remote(dated, self.published),
            earlier=lead.earlier,
            negated=lead.negated,
            bare=lead.bare,
            hedged=False,
            stance=None,
            quotes=self._quoted(spans),
            source=None,
            speaker=None,
            parent=None,
            title=any(p.title for p in parts),
            text=" ".join(self.text[a:b] for a, b in spans),
            forms=self._forms(parts),
            told=tuple(t for p in parts for t in propositions(p.tokens, p.inside, p.terms, self.lexicon, p.labels)),
        )

    def _antecedent(self, at: int, speaker: str | None) -> frozenset[str]:
        """The person named last before ``at``, who does not speak of himself as *he*."""
        before = reversed(self.names[: bisect_left(self.names, ((at, 0), ""))])
        people = (name for _, name in before if name in self.heap.people and name != speaker)
        return frozenset({next(people, "")} - {""})

    def _forms(self, parts: Sequence[_Part]) -> dict[str, str]:
        """The words behind each key, first met first."""
        out: dict[str, str] = {}
        for part in parts:
            for term in part.terms:
                words = " ".join(part.tokens[i].text for i in term.tokens)
                out.setdefault(f"name:{term.key}" if term.kind == "name" else term.key, words)
            for i, name in sorted(part.labels.items()):
                out.setdefault(name, part.tokens[i].text)
        return out

    def _amounts(self, parts: Sequence[_Part]) -> tuple[Amount, ...]:
        found = (amounts(p.tokens, p.inside - p.dated, p.terms, self.lexicon) for p in parts)
        return tuple(sorted({amount for one in found for amount in one}))

    def _parts(self, spans: Sequence[Span], fixed: Sequence[Span], *, own: bool) -> list[_Part]:
        """What of each sentence lies in ``spans``, without the words of resolved dates."""
        inside: dict[int, set[int]] = {}
        for start, end in spans:
            for index in range(max(0, bisect_left(self.starts, start + 1) - 1), bisect_left(self.starts, end)):
                tokens = self.sentences[index].tokens
                inside.setdefault(index, set()).update(t.i for t in tokens if start <= t.start and t.end <= end)
        return [self._part(index, frozenset(held), fixed, own=own) for index, held in sorted(inside.items()) if held]

    def _part(self, index: int, inside: frozenset[int], fixed: Sequence[Span], *, own: bool) -> _Part:
        sentence = self.sentences[index]
        # what is said is not about who says it, but what the outlet tells of them is (*X, qui détient 8 % du capital*)
        around = frozenset(i for i in lent(sentence.tokens, inside) if own or not self._reports(sentence.tokens[i]))
        dated = {t.i for t in sentence.tokens if any(holds(f, (t.start, t.end)) for f in fixed)}
        labels = self._labels(sentence, inside | around)
        kept = [
            t
            for t in terms_at(self.corpus, self.id, self.number[index])
            if (inside | around).issuperset(t.tokens)
            and not dated.intersection(t.tokens)
            and not labels.keys() & set(t.tokens)
        ]
        free = {f"name:{t.key}": t.tokens[0] for t in kept if t.kind == "name"}
        names = frozenset(labels.values()) | free.keys()
        labels |= {i: who for i, who in self._meant(index).items() if i in inside}
        meant = frozenset(labels.values()) - names
        labels |= {token: name for name, token in free.items()}
        title, tokens = sentence.kind == "title", sentence.tokens
        announced = topic(tokens, inside, kept) if title else frozenset()
        if own:
            acts = frozenset(i for t in kept if t.kind == "act" for i in t.tokens)
            coming = frozenset(t.i for t in tokens if fold(t.lemma) in ahead(lang.load(self.language)).verbs)
            tokens = spelled_out(tokens, inside - announced, acts, coming, title=title)
        held = frozenset(dated), tuple(kept), labels, names | meant, meant, around
        return _Part(title, tokens, inside, inside - announced, *held)

    def _meant(self, index: int) -> Mapping[int, str]:
        return self.meant[index] if self.meant else {}

    def _reports(self, token: Token) -> bool:
        """Whether a word belongs to a reporting clause: what is said is not about who says it."""
        span = (token.start, token.end)
        return any(holds(outer, span) for outer in near(self.reporting, span))

    def _labels(self, sentence: Sentence, inside: frozenset[int]) -> dict[int, str]:
        """Entity id of every token inside that belongs to a mention, or that alone in the heap bears its name."""
        out = {}
        for i in sorted(inside):
            token = sentence.tokens[i]
            word = fold(token.text)
            at = bisect_left(self.names, ((token.start + 1, 0), ""))
            held = (
                name
                for (a, b), name in reversed(self.names[max(0, at - 3) : at])
                if a <= token.start and token.end <= b
            )
            found = next(held, None) if token.pos not in ("DET", "ADP", "PUNCT") else None
            if token.pos == "ADJ" or (token.pos in ("NOUN", "PROPN") and token.text[:1].isupper()):
                found = self.heap.nations.get(word, found)
            if found is None and token.text[:1].isupper() and token.pos not in ("DET", "ADP", "PRON", "ADV"):
                found = self.heap.names.get(word)
            if found is not None:
                out[i] = found
        return out

    def _quoted(self, spans: Sequence[Span]) -> tuple[tuple[str, ...], ...]:
        """Quoted stretches inside the unit, as folded words; one-word ones are scare quotes and left out."""
        out = []
        for span in spans:
            for a, b in near(self.quotes, span)[:QUOTES]:
                run = tuple(fold(w) for w in self.text[max(a, span[0]) : min(b, span[1])].split())
                if len(run) > 1:
                    out.append(run)
        return tuple(sorted(out))


@dataclass(frozen=True, slots=True)
class _Part:
    title: bool
    tokens: tuple[Token, ...]
    inside: frozenset[int]
    told: frozenset[int]
    dated: frozenset[int]
    terms: tuple[Term, ...]
    labels: Mapping[int, str]
    names: frozenset[str]
    meant: frozenset[str]
    around: frozenset[int]

    def acts(self) -> list[str]:
        """The acts it tells, those left out that a headline only announces."""
        left = self.inside - self.told
        return [t.key for t in self.terms if t.kind == "act" and not left.intersection(t.tokens)]


def _resolved(dates: Iterable[Timex]) -> Dates:
    return tuple(sorted((t.earliest, t.latest, t.value) for t in dates if t.earliest and t.latest))


def holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def near(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of some sorted spans that may meet ``span`` (a few more at the front)."""
    return spans[max(0, bisect_left(spans, span) - NESTED) : bisect_left(spans, (span[1], 0))]


def _is_done(tokens: Sequence[Token], term: Term) -> bool:
    """Whether the word of a thing is a verb here that says what happens (*les rescapés ont été conduits*); one that is
    its own lemma is a noun that the tagger took for a verb."""
    verbs = (tokens[i] for i in term.tokens if tokens[i].pos == "VERB")
    return term.key not in light() and any(fold(v.lemma) != fold(v.text) for v in verbs)
