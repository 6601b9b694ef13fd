"""The members of a claim as voices: who carries it, through whom, since when, and whether they stand by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.clauses import Clause, clause
from recoupe.link.alignment.known import terms_at
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.occasions import Tense
from recoupe.link.counting.filed import by_file
from recoupe.link.memory import per_corpus
from recoupe.model import Certainty, Entity, Member, Span, Statement
from recoupe.text.called import called as called_article
from recoupe.text.folding import fold

SILENT = frozenset({"decline", "ask"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One member with what counting needs. ``path`` is the outlet (when it is a known entity), the agency whose
    dispatch it prints, and then the chain.

    ``open_end``: a source is named that the text does not let us recognise. ``against``: it denies the claim
    (``standpoints``).
    ``home``: the outlet of the article and the agencies whose dispatch it is.
    """

    index: int
    article: str
    spans: tuple[Span, ...]
    statement: Statement | None
    path: tuple[str, ...]
    chain: tuple[str, ...]
    open_end: bool
    against: bool
    silent: bool
    certainty: Certainty
    since: str
    text: str
    headline: bool = False
    home: frozenset[str] = frozenset()
    tense: Tense = "none"

    @property
    def last(self) -> str | None:
        """The furthest source named, None when there is none or it is not understood."""
        return self.chain[-1] if self.chain and not self.open_end else None

    @property
    def counts(self) -> bool:
        """Whether it stands for the claim: a denial, a question, a refusal to comment do not."""
        return not (self.against or self.silent)


def spans_of(corpus: Corpus, member: Member) -> tuple[str, tuple[Span, ...]]:
    """The article and the words of a member."""
    if member.statement is not None:
        statement = corpus.by_statement[member.statement]
        return statement.article, statement.content
    return member.article or "", (member.span,) if member.span else ()


def outlet_of(corpus: Corpus, article: str) -> str:
    """What the reader calls an article: its outlet, else the name of its file, or its title if that says nothing."""
    reading = corpus.by_article[article]
    return called_article(reading.article, reading.artefacts)


def voices(corpus: Corpus, members: Sequence[Member]) -> tuple[Voice, ...]:
    """One voice per member, in the order given; remembered, for a claim is heard more than once."""
    return _voices(corpus, tuple(members))


@per_corpus
def _voices(corpus: Corpus, members: tuple[Member, ...]) -> tuple[Voice, ...]:
    known = outlets(corpus)
    return tuple(_voice(corpus, index, member, known) for index, member in enumerate(members))


def _voice(corpus: Corpus, index: int, member: Member, known: Outlets) -> Voice:
    article, spans = spans_of(corpus, member)
    said = corpus.by_statement[member.said] if member.said else None
    chain = known.chain(said.chain or ((said.source_entity,) if said.source_entity else ()) if said else ())
    own = (*((known.of[article],) if article in known.of else ()), *sorted(known.credited.get(article, ())))
    broken = bool(said and (not chain or (said.hops and said.hops[-1].status == "broken")))
    fact = _certainty(corpus, article, spans) if said is None else said.firmness(member.span)
    published = corpus.published.get(article)
    return Voice(
        index,
        article,
        spans,
        said,
        tuple(dict.fromkeys((*own, *chain))),
        chain,
        broken,
        False,
        bool(said and (said.stance in SILENT or _is_disowned(corpus, said))),
        fact,
        (published.earliest or published.value or "9999") if published else "9999",
        " ".join(corpus.text(article, span) for span in spans),
        _is_headline(corpus, article, spans),
        frozenset(own),
        _clause(corpus, article, spans).tense,
    )


def _is_disowned(corpus: Corpus, said: Statement) -> bool:
    """Whether somebody denies that it was said: *the airline denied that the crew had reported a fault*."""
    parent = corpus.by_statement.get(said.parent) if said.parent else None
    return parent is not None and parent.stance == "deny"


def _is_headline(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> bool:
    titles = [s.span for s in corpus.by_article[article].sentences if s.kind == "title"]
    return any(a < span[1] and span[0] < b for a, b in titles for span in spans)


@dataclass(frozen=True, slots=True)
class Outlets:
    """The entity of each article's own outlet, where the heap names it, and the one that stands for every entity
    under which it is met (a reader of another language may have taken *Le Courrier* for a firm). ``owner``: whose
    each is, by its entity, where the input says so; ``credited``: the agencies that an article says all of it
    comes from."""

    of: Mapping[str, str]
    owner: Mapping[str, str]
    alias: Mapping[str, str]
    credited: Mapping[str, frozenset[str]]

    @property
    def newsrooms(self) -> frozenset[str]:
        """The entities from which an article of the heap comes."""
        return frozenset(self.of.values())

    def chain(self, links: Iterable[str]) -> tuple[str, ...]:
        """The links of a chain, each outlet under one id."""
        return tuple(dict.fromkeys(self.alias.get(link, link) for link in links))


@lru_cache(maxsize=1)
def outlets(corpus: Corpus) -> Outlets:
    """Who is whose outlet, by name without its article."""
    found: dict[str, list[str]] = defaultdict(list)
    for entity in sorted(corpus.entities, key=lambda e: (e.kind != "media", e.id)):
        for name in sorted({_bare(form) for form in (entity.name, *entity.forms)}):
            found[name].append(entity.id)
    files = by_file(corpus.readings, corpus.entities, _articles())
    rows = [(r.article.id, _bare(r.article.outlet or files.get(r.article.id, ""))) for r in corpus.readings]
    credits = [
        (r.article.id, _bare(h.mention.name))
        for r in corpus.readings
        for h in r.credits
        if h.mention and h.status == "stated"
    ]
    known = {name: found[name] for _, name in (*rows, *credits) if name in found}
    by: dict[str, set[str]] = defaultdict(set)
    for article, name in credits:
        if name in known:
            by[article].add(known[name][0])
    alias = {entity: entities[0] for _, entities in sorted(known.items()) for entity in entities}
    of = {article: known[name][0] for article, name in rows if name in known}
    owner = {of[r.article.id]: r.article.owner for r in corpus.readings if r.article.owner and r.article.id in of}
    return Outlets(of, owner, alias, {article: frozenset(names) for article, names in by.items()})


def _bare(name: str) -> str:
    """A name without the articles and prepositions that languages put before it."""
    words = fold(name).replace("’", "'").replace("'", " ").split()
    return " ".join(words[next((i for i, w in enumerate(words) if w not in _articles()), 0) :])


@cache
def _articles() -> frozenset[str]:
    return frozenset(word for code in lang.codes() for word in lang.load(code).words("origins", "text.skip"))


def _certainty(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> Certainty:
    facts = (f for f in corpus.by_article[article].facts if f.span in spans)
    return next((f.certainty for f in facts), "certain")


def called(entity: Entity) -> str:
    """The name of a source as a sentence uses it: *une source proche de l'enquête*, *la préfecture*."""
    if entity.kind not in ("anonymous", "institution", "document"):
        return entity.name
    size = len(entity.name.replace("’", "'"))
    forms = (f.replace("’", "'") for f in entity.forms if f[:1].islower() and fold(f).endswith(fold(entity.name)))
    return min((f for f in forms if size < len(f) <= size + 5), key=lambda f: (len(f), f), default=entity.name)


def is_negated(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> bool:
    """Whether the main clause of these words is denied outright."""
    return _clause(corpus, article, spans).negated


@per_corpus
def _clause(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> Clause:
    """The main clause of these words; not negated when it is so in part: *has not come since May* says that it came."""
    reading = corpus.by_article[article]
    language = lang.load(reading.article.language)
    lex, limits = lexicon(language), language.words("origins", "negation.limits")
    for number, sentence in enumerate(reading.sentences):
        if not any(a < sentence.span[1] and sentence.span[0] < b for a, b in spans):
            continue
        inside = frozenset(t.i for t in sentence.tokens if any(a <= t.start and t.end <= b for a, b in spans))
        if inside:
            found = clause(sentence.tokens, inside, terms_at(corpus, article, number), lex, {})
            limited = any(fold(t.text) in limits for t in sentence.tokens if t.i in inside)
            return replace(found, negated=found.negated and not limited)
    return Clause()
