"""A dossier looked up by id and made ready for people: what the page, the notebook and the terminal read."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from recoupe.export.links import anchor
from recoupe.lang.words import Words
from recoupe.link.naming.unnamed import once
from recoupe.model import ArticleRow, Claim, Divergence, Dossier, Entity, Member, Moment, Place, Span, Statement
from recoupe.text.called import base_name, called, shortened

LINE = 110
"""Characters of a claim where it is only pointed at."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A member or a citation resolved: the article, the words, the link to them, the statement if it is one, the span
    if it is not all of one. ``hedged``: it is said with reserve, by its source or by the outlet."""

    article: ArticleRow
    text: str
    href: str
    statement: Statement | None = None
    span: Span | None = None
    hedged: bool = False

    @property
    def at(self) -> str:
        """``ARTICLE:START-END``; empty for a whole statement, which has an id."""
        return f"{self.article.id}:{self.span[0]}-{self.span[1]}" if self.span else ""


@dataclass(frozen=True)
class View:
    """A dossier with its look-ups; templates call it as ``v``. Nothing here changes what the dossier says."""

    dossier: Dossier
    w: Words
    _articles: dict[str, ArticleRow] = field(init=False)
    _entities: dict[str, Entity] = field(init=False)
    _statements: dict[str, Statement] = field(init=False)
    _numbers: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_articles", {a.id: a for a in self.dossier.articles})
        object.__setattr__(self, "_entities", {e.id: e for e in self.dossier.entities})
        object.__setattr__(self, "_statements", {s.id: s for s in self.dossier.statements})
        object.__setattr__(self, "_numbers", {c.id: n for n, c in enumerate(self.claims, 1)})

    # ------------------------------------------------------------------------------------------------------- names

    def outlet(self, article: ArticleRow) -> str:
        """What people call the article: who published it, else its file's name, or its title if that says nothing."""
        return called(article, article.artefacts)

    def is_named(self, article: ArticleRow) -> bool:
        """Whether the article goes by another name than its own title."""
        return bool(article.outlet) or not self.outlet(article).startswith("«")

    def file(self, article: ArticleRow) -> str:
        """Where the article was read, without the folders that all inputs share."""
        first, last = min(self._paths), max(self._paths)
        alike = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
        return article.path[article.path[:alike].replace("\\", "/").rfind("/") + 1 :]

    @cached_property
    def _paths(self) -> list[str]:
        return [article.path for article in self.dossier.articles]

    def prose(self, text: str) -> str:
        """A sentence of the dossier as the page prints it: articles by what people call them, signs kept together."""
        named = self._file_names.sub(lambda found: self._called[found[0]], text)
        return self.w.tight(named if self._file_names.match(text) else named[:1].upper() + named[1:])

    @cached_property
    def _called(self) -> dict[str, str]:
        return {base_name(a.path): self.outlet(a) for a in self.dossier.articles if not a.outlet}

    @cached_property
    def _file_names(self) -> re.Pattern[str]:
        names = sorted((re.escape(name) for name in self._called if name), key=lambda name: (-len(name), name))
        return re.compile("|".join(names) or r"(?!)")

    def entity(self, id: str | None) -> str:
        """The name of an entity, or the words for an unresolved source."""
        found = self._entities.get(id or "")
        return found.name if found else self.w.say("unresolved")

    def sources(self, ids: Iterable[str]) -> list[str]:
        """The ids of sources to list, of unnamed ones that are told alike only one."""
        known = (self._entities[id] for id in ids if id in self._entities)
        code = self.w.language.code
        return [e.id for e in once(known, lambda a: self._articles[a].language or code, code)]

    def number(self, claim: str) -> str:
        """The short label of a claim (``A3``), by its place on the page."""
        return f"{self.w.say('claim_prefix')}{self._numbers.get(claim, '?')}"

    def title(self) -> str:
        """The title of the dossier: its largest story's, or how many articles it holds."""
        stories = sorted(self.dossier.stories, key=lambda s: (-len(s.articles), s.id))
        return stories[0].title if stories else self.w.count("article", len(self.dossier.articles))

    @property
    def key(self) -> str:
        """The same for the same articles: under it a reader's browser remembers where they were."""
        return f"{zlib.crc32(' '.join(sorted(self._articles)).encode()):08x}"

    def short(self, text: str) -> str:
        """A claim's words where there is little room, cut at a word."""
        return shortened(text, LINE)

    # ---------------------------------------------------------------------------------------------------- passages

    def place(self, at: Place) -> Passage:
        """The words of a citation and the link to them."""
        article = self._articles[at.article]
        return Passage(article, article.text[slice(*at.span)], self.link(at.article, at.span), span=at.span)

    def link(self, article: str, span: Span) -> str:
        """The link to a span of an article, or to the whole article when no words in it are meant."""
        words = self._articles[article].text[slice(*span)]
        return "#" + (anchor("at", article, *span) if words.strip() else anchor("article", article))

    def passage(self, member: Member) -> Passage:
        """A member of a claim or divergence as its words and a link to its sentence."""
        if member.statement is not None:
            return self.said(self._statements[member.statement])
        assert member.article is not None
        assert member.span is not None
        told = self.place(Place(member.article, member.span))
        if member.part_of is not None:
            statement = self._statements[member.part_of]
            href, hedged = self.said(statement).href, statement.firmness(member.span) == "hedged"
            return replace(told, href=href, statement=statement, hedged=hedged)
        return replace(told, hedged=member.span in self.reserves.get(member.article, ()))

    def said(self, statement: Statement) -> Passage:
        """A statement as its words and a link to its sentence."""
        article = self._articles[statement.article]
        words = " … ".join(article.text[slice(*span)] for span in statement.content)
        hedged = statement.certainty == "hedged"
        return Passage(article, words, "#" + anchor("said", statement.id), statement, hedged=hedged)

    @cached_property
    def reserves(self) -> dict[str, dict[Span, tuple[Span, ...]]]:
        """Passages in an outlet's own voice that it hedges, by article and span, with the words that limit them."""
        found: dict[str, dict[Span, tuple[Span, ...]]] = defaultdict(dict)
        for claim in self.dossier.claims:
            for reserve in claim.reserves:
                member = claim.members[reserve.member]
                if member.article is not None and member.span is not None:
                    found[member.article][member.span] = reserve.hedges
        return found

    def chain(self, statement: Statement) -> list[str]:
        """Who the outlet has it from, nearest the outlet first; the words of the source when nothing is resolved."""
        if statement.chain:
            return [self.entity(id) for id in statement.chain]
        if statement.source_entity:
            return [self.entity(statement.source_entity)]
        text = self._articles[statement.article].text
        named = " … ".join(text[slice(*span)] for span in statement.source)
        return [f"{named} ({self.w.say('unresolved')})" if named else self.w.say("unresolved")]

    def way(self, statement: Statement) -> list[str]:
        """The same, with one name for every source that nothing resolves: what is counted by origin."""
        known = statement.source_entity or statement.chain
        return self.chain(statement) if known else [self.entity(None)]

    def claims_of(self, statement: str) -> list[str]:
        """The claims that a statement belongs to."""
        return self._claims_of.get(statement, [])

    @cached_property
    def _claims_of(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for claim in self.dossier.claims:
            for member in claim.members:
                if member.said and claim.id not in found[member.said]:
                    found[member.said].append(claim.id)
        return found

    # ------------------------------------------------------------------------------------- order: what matters first

    @cached_property
    def claims(self) -> list[Claim]:
        """Claims of several articles first; among these the disputed, then the most carried."""
        return sorted(
            self.dossier.claims,
            key=lambda c: (c.attestations < 2, c.status != "disputed", -c.attestations, -c.origins.upper),
        )

    @cached_property
    def divergences(self) -> list[Divergence]:
        """What time does not explain first; denials and figures before dates, names and wordings."""
        kinds = ("denial", "number", "date", "place", "hedge", "name", "wording")
        return sorted(self.dossier.divergences, key=lambda x: (x.update, kinds.index(x.kind)))

    @cached_property
    def articles(self) -> list[ArticleRow]:
        """The articles as they came out, those without a date at the end."""
        return sorted(self.dossier.articles, key=lambda a: (a.published.value or "~", self.outlet(a), a.id))

    def members(self, holder: Claim | Divergence) -> list[Passage]:
        """Where it is said, the earliest article first."""
        found = [self.passage(member) for member in holder.members]
        return sorted(found, key=lambda p: (p.article.published.value or "~", self.outlet(p.article)))

    def cites(self, places: Iterable[Place]) -> list[tuple[str, list[Passage]]]:
        """Citations under the name of their outlet, in the order of publication."""
        return self._by_outlet(map(self.place, places))

    def lineage(self, claim: Claim, line: Iterable[int]) -> list[tuple[str, list[Passage]]]:
        """The members of a claim that share one text, by index, under the name of their outlet."""
        return self._by_outlet(self.passage(claim.members[n]) for n in line)

    def _by_outlet(self, found: Iterable[Passage]) -> list[tuple[str, list[Passage]]]:
        grouped: dict[str, list[Passage]] = defaultdict(list)
        for passage in sorted(found, key=lambda p: (p.article.published.value or "~", self.outlet(p.article))):
            grouped[self.outlet(passage.article)].append(passage)
        return list(grouped.items())

    # ---------------------------------------------------------------------------------------------------- counting

    @property
    def outlets(self) -> list[str]:
        """The outlets that are named, sorted."""
        return sorted({a.outlet for a in self.dossier.articles if a.outlet})

    @property
    def languages(self) -> list[tuple[str, int]]:
        """Languages with how many articles are in each."""
        counted = Counter(a.language for a in self.dossier.articles)
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

    @property
    def undated(self) -> list[ArticleRow]:
        """Articles of which nothing says when they came out."""
        return [a for a in self.dossier.articles if a.published.value is None]

    @property
    def period(self) -> str:
        """From the first to the last day of publication that is known."""
        days = sorted(a.published.value[:10] for a in self.dossier.articles if a.published.value)
        if not days:
            return self.w.say("published_unknown")
        return self.w.date(days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}")

    def statuses(self) -> list[tuple[str, list[Claim]]]:
        """The claims of each status, also of those that do not occur; the disputed first."""
        order = ("disputed", "corroborated", "single-origin", "unattributed")
        return [(status, [c for c in self.claims if c.status == status]) for status in order]

    def tellers(self, moment: Moment) -> list[tuple[str, str]]:
        """Who tells a moment, by day, with the link to the words that date it, else to the article."""
        dating = {(p := self.passage(m)).article.id: p.href for m in reversed(moment.members)}
        told = [self._articles[id] for id in moment.articles]
        return [(self.outlet(a), dating.get(a.id, "#" + anchor("article", a.id))) for a in told]
