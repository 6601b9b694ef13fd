"""The summary of a heap: some sentences that quote and count, each with the spans it rests on.

A sentence quotes the least firm wording among the members it speaks for, names who says it, and never asserts anything
itself: this is how it stays no firmer than its least firm source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from recoupe.assemble.members import Said, origin, said
from recoupe.lang.words import Words, words
from recoupe.link import Corpus
from recoupe.link.counting.standing import standings
from recoupe.link.counting.voices import called
from recoupe.link.naming.unnamed import once
from recoupe.model import Claim, Divergence, Entity, Place, SummaryLine
from recoupe.settings import Settings

LINES = 9
"""Claims that make a sentence: ten lines in all, what a reader takes in before the tables."""
SOURCES = 3
"""Sources named in one sentence; more are counted."""
SHORTEST = 25
"""Characters below which a wording is a shred, quoted only for want of another."""
CLASHING = frozenset({"number", "date", "place"})
LONGEST = 240
"""Characters of a quotation; what is longer is cut at a word and ends in an ellipsis."""

Say = Callable[..., str]


def summary(
    corpus: Corpus, claims: Sequence[Claim], settings: Settings, divergences: Sequence[Divergence] = ()
) -> tuple[SummaryLine, ...]:
    """One sentence on what the heap is, then one for each claim that most articles carry.

    ``divergences`` let it say on what a disputed claim turns when nobody denies it.
    """
    if not corpus.readings:
        return ()
    language = words(settings.ui)

    def say(key: str, **values: object) -> str:
        return language.language.message("summary", key, **values)

    first = sorted(claims, key=lambda c: (-c.attestations, -c.origins.upper, -len(c.members), c.id))
    told = [c for c in first if c.attestations > 1 or c.status == "disputed"] or first
    return (
        _coverage(corpus, say, language),
        *(_line(corpus, claim, say, divergences, settings.ui) for claim in told[:LINES]),
    )


def _coverage(corpus: Corpus, say: Say, language: Words) -> SummaryLine:
    articles = [reading.article for reading in corpus.readings]
    outlets = len({a.outlet for a in articles if a.outlet})
    days = sorted(p.value[:10] for p in corpus.published.values() if p.value and len(p.value) >= 10)
    named = say("outlets", n=outlets) if outlets > 1 else say("outlet" if outlets else "no_outlet")
    dates = ""
    if days:
        first, last = language.date(days[0]), language.date(days[-1])
        dates = say("span" if first != last else "day", first=first, last=last)
    cites = tuple(Place(r.article.id, r.sentences[0].span) for r in corpus.readings if r.sentences)
    text = say("coverage", articles=_articles(len(articles), say), outlets=named, dates=dates)
    return SummaryLine(_capital(text), cites, ())


def _line(corpus: Corpus, claim: Claim, say: Say, divergences: Sequence[Divergence], ui: str) -> SummaryLine:
    members = said(corpus, claim.members)
    against = [m for m in members if m.denies]
    spoken = [m for m in members if not m.denies] or against
    quoted = min(spoken, key=lambda m: (not m.hedged, m.statement is None, *_plainness(corpus, m, claim, ui)))
    # nobody is lent the outlet's words
    sources = _capital(_sources(corpus, spoken, say, ui)) if quoted.statement else ""
    values = {"quote": _cut(quoted.text), "counts": _counts(claim, say), "sources": sources}
    if against and spoken is not against:
        denial = min(against, key=lambda m: (_says_only_no(m), *_bulk(corpus, m, ui)))
        values["sources"] = values["sources"] or say("no_source")
        key = "disputed_bare" if _says_only_no(denial) else "disputed"
        text = say(key, against=_against(corpus, against, say, ui), other=_cut(denial.text), **values)
    else:
        key = ("hedged" if quoted.hedged else "said") if values["sources"] else "unsourced"
        text = say("unsourced_hedged" if key == "unsourced" and quoted.hedged else key, **values)
        if claim.status == "disputed":
            text = say("differs", said=_capital(text), because=_differences(claim, divergences)).rstrip()
    return SummaryLine(_capital(text), tuple(m.place for m in members), (claim.id,))


def _plainness(corpus: Corpus, m: Said, claim: Claim, ui: str) -> tuple[object, ...]:
    """What makes a wording fit to quote: the reader's language, the clearest, whole, short."""
    foreign, *bulk = _bulk(corpus, m, ui)
    return foreign, m.text != claim.gloss, *bulk


def _bulk(corpus: Corpus, m: Said, ui: str) -> tuple[object, ...]:
    """What makes a wording easy to quote: the reader's language, long enough to tell something, short."""
    foreign = corpus.by_article[m.article].article.language != ui
    return foreign, len(m.text) < SHORTEST, len(m.text), m.text


def _says_only_no(m: Said) -> bool:
    """Whether a denial has hardly a word of its own to quote: *ce que la mairie dément*, *the claim*."""
    cue = m.statement.cue if m.statement else ()
    return len(m.text) < SHORTEST or any(a <= start and end <= b for start, end in cue for a, b in m.spans)


def _differences(claim: Claim, divergences: Sequence[Divergence]) -> str:
    """On what its members differ at one time, in the words of the divergences that lie in the claim."""
    mine = frozenset(claim.members)
    found = [
        d.because for d in divergences if not d.update and len(mine & frozenset(d.members)) > 1 and d.kind in CLASHING
    ]
    return " ".join(dict.fromkeys(found[:2]))


def _against(corpus: Corpus, members: Sequence[Said], say: Say, ui: str) -> str:
    sources = _sources(corpus, members, say, ui)
    return say("against", sources=sources) if sources else say("against_nobody")


def _sources(corpus: Corpus, members: Sequence[Said], say: Say, ui: str) -> str:
    return _join(_names(corpus, members, ui), say)


def _names(corpus: Corpus, members: Iterable[Said], ui: str) -> list[str]:
    """Whose word it is (the last link of each chain), the most frequent first, each voice once, and unnamed ones that
    are told alike; unresolved ones are not named."""
    entities = [e for m in members if m.statement and (e := origin(m.statement)) and e in corpus.by_entity]
    who = standings(corpus, entities)
    distinct = sorted(set(entities), key=lambda e: (who[e].untitled, -entities.count(e), e))
    voices = {who[e].key: e for e in reversed(distinct)}
    heard = (corpus.by_entity[e] for e in distinct if voices[who[e].key] == e)
    return [_told(corpus, one, ui) for one in once(heard, lambda a: corpus.by_article[a].article.language or ui, ui)]


def _told(corpus: Corpus, source: Entity, ui: str) -> str:
    """The name of a source; of an unnamed one, the words of the reader's language where an article has some."""
    name = called(source)
    if source.kind != "anonymous":
        return name
    own = [p for p in source.mentions if corpus.by_article[p.article].article.language == ui]
    words = [" ".join(corpus.text(p.article, p.span).split()) for p in own]
    told = [text for text in words if len(text.split()) > 1]
    return name if not told or name in " ".join(told) else min(told, key=lambda text: (len(text), text))


def _join(names: Sequence[str], say: Say) -> str:
    if len(names) > SOURCES + 1:
        return say("more", some=", ".join(names[:SOURCES]), n=len(names) - SOURCES)
    if len(names) > 1:
        return say("and", some=", ".join(names[:-1]), last=names[-1])
    return names[0] if names else ""


def _counts(claim: Claim, say: Say) -> str:
    lower, upper = claim.origins.lower, claim.origins.upper
    key = "origins_between" if lower != upper else "origin" if lower == 1 else "origins"
    return say("counts", articles=_articles(claim.attestations, say), origins=say(key, lower=lower, upper=upper))


def _articles(n: int, say: Say) -> str:
    return say("article") if n == 1 else say("articles", n=n)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
