"""Linked data: PROV-O for who has it from whom, Web Annotation for where it stands, schema.org for what it is.

Vocabularies: https://www.w3.org/TR/prov-o/, https://www.w3.org/TR/annotation-vocab/, https://schema.org/. Nothing is
fetched: the context stands in the file. A claim has a status and counts *in this corpus*, in terms of recoupe's own
(``rc:``), and no rating: whether a thing happened is not what they say. An article's text is not repeated; a selector
quotes the words with a little of what stands around them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from recoupe.export.inert import inert
from recoupe.export.links import web_link
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import ArticleRow, Claim, Divergence, Dossier, Entity, Member, Reuse, Span, Statement

Node = dict[str, Any]

AROUND = 32
"""Characters quoted before and behind the words that a selector means."""

CONTEXT: Mapping[str, str] = MappingProxyType(
    {
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/",
        "rc": "urn:recoupe:terms:",
    }
)
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "person": ("schema:Person", "prov:Person"),
        "institution": ("schema:Organization", "prov:Organization"),
        "media": ("schema:NewsMediaOrganization", "prov:Organization"),
        "state": ("schema:Country", "prov:Organization"),
        "place": ("schema:Place",),
        "document": ("schema:CreativeWork", "prov:Entity"),
    }
)
"""Types of an entity of each kind; any other, the unnamed source among them, is somebody (``prov:Agent``)."""

QUOTED = ("direct", "mixed")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")


def dumps(dossier: Dossier, ui: str = "fr") -> str:
    """The graph as one JSON-LD document; ``ui`` is the language of its title and note."""
    graph = list(_Graph(dossier, View(dossier, words(ui))).nodes())
    return json.dumps({"@context": dict(CONTEXT), "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def name(kind: str, id: str) -> str:
    """The IRI of a record: the same for the same id, and safe whatever the id holds.

    >>> name("article", "a<b>")
    'urn:recoupe:article:a%3Cb%3E'
    """
    return f"urn:recoupe:{kind}:{quote(id, safe='', errors='replace')}"


class _Graph:
    def __init__(self, dossier: Dossier, view: View) -> None:
        self.d, self.v = dossier, view
        self.text = {a.id: inert(a.text) for a in dossier.articles}
        self.run = name("run", view.key)

    def nodes(self) -> Iterator[Node]:
        """Every record as a node, those without anything unknown."""
        made = (
            self._head(),
            map(self._article, self.d.articles),
            map(_entity, self.d.entities),
            map(self._statement, self.d.statements),
            map(self._claim, self.d.claims),
            (self._reuse(number, shared) for number, shared in enumerate(self.d.reuse, 1)),
            (self._divergence(number, found) for number, found in enumerate(self.d.divergences, 1)),
        )
        yield from map(_known, chain.from_iterable(made))

    def _head(self) -> Iterator[Node]:
        software = name("software", self.d.run.version)
        yield {
            "@id": software,
            "@type": ["prov:SoftwareAgent", "schema:SoftwareApplication"],
            "schema:name": "recoupe",
            "schema:softwareVersion": self.d.run.version,
        }
        yield {
            "@id": self.run,
            "@type": "prov:Activity",
            "prov:used": [_ref("article", a.id) for a in self.d.articles],
            "prov:wasAssociatedWith": {"@id": software},
        }
        note = f"{self.v.w.say('in_corpus')} {self.v.w.say('made_by', version=self.d.run.version)}"
        yield {
            "@id": name("dossier", self.v.key),
            "@type": ["schema:Dataset", "prov:Entity"],
            "schema:name": inert(self.v.title()),
            "schema:description": note,
            "schema:hasPart": [_ref("claim", c.id) for c in self.d.claims],
            "prov:wasGeneratedBy": {"@id": self.run},
        }

    def _article(self, article: ArticleRow) -> Node:
        outlet = {"@type": "schema:NewsMediaOrganization", "schema:name": inert(article.outlet or "")}
        bounds = (article.published.earliest, article.published.latest)
        return {
            "@id": name("article", article.id),
            "@type": ["schema:NewsArticle", "prov:Entity"],
            "schema:headline": _text(article.title),
            "schema:url": {"@id": quote(url, safe=":/?#@!$&'()*+,;=%~[]")} if (url := web_link(article.url)) else None,
            "schema:publisher": outlet if article.outlet else None,
            "schema:author": [{"@type": "schema:Person", "schema:name": inert(author)} for author in article.authors],
            "schema:inLanguage": inert(article.language),
            "schema:datePublished": _date(article.published.value),
            "schema:dateModified": _date(article.modified),
            "rc:publishedBetween": [inert(bound or "") for bound in bounds] if all(bounds) else None,
            "rc:publishedBasis": article.published.basis,
        }

    def _statement(self, said: Statement) -> Node:
        """What is reported, as the body of an annotation of the words that report it."""
        *relays, _ = said.chain or ("",)
        body = {
            "@id": name("statement", said.id),
            "@type": ["schema:Quotation" if said.form in QUOTED else "schema:Statement", "prov:Entity"],
            "schema:text": " … ".join(self.text[said.article][a:b] for a, b in said.content),
            "schema:isPartOf": _ref("article", said.article),
            "prov:wasQuotedFrom": _ref("article", said.article),
            "prov:wasAttributedTo": [_ref("entity", id) for id in (said.source_entity, *said.beside) if id],
            "prov:qualifiedAttribution": [
                {"@type": "prov:Attribution", "prov:agent": _ref("entity", id), "rc:role": {"@id": "rc:relay"}}
                for id in relays
            ],
            "rc:chain": {"@list": [_ref("entity", id) for id in said.chain]} if said.chain else None,
            "rc:form": said.form,
            "rc:stance": said.stance,
            "rc:certainty": said.certainty,
            "rc:saidOn": _text(said.said_on),
        }
        targets = self._targets(Member(statement=said.id))
        return self._annotation("annotation", said.id, targets) | {"oa:hasBody": _known(body)}

    def _claim(self, claim: Claim) -> Node:
        members = [_ref("statement", m.said) for m in claim.members if m.said]
        own = [target for m in claim.members if m.span for target in self._targets(m)]
        places = dict.fromkeys(self.v.passage(member).article.id for member in claim.members)
        return {
            "@id": name("claim", claim.id),
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:text": inert(claim.gloss),
            "schema:appearance": [_ref("article", id) for id in places],
            "prov:wasDerivedFrom": [*members, *own],
            "prov:wasGeneratedBy": {"@id": self.run},
            "rc:status": claim.status,
            "rc:articlesInThisCorpus": claim.attestations,
            "rc:originsAtLeastInThisCorpus": claim.origins.lower,
            "rc:originsAtMostInThisCorpus": claim.origins.upper,
            "rc:origin": [_ref("entity", id) for id in claim.origins.entities],
            "rc:because": [inert(reason) for reason in claim.origins.because],
        }

    def _reuse(self, number: int, shared: Reuse) -> Node:
        a, b = (self._target(place.article, place.span) for place in (shared.a, shared.b))
        giver, taker = (b, a) if shared.direction == "b>a" else (a, b)
        derived = {"prov:wasDerivedFrom": {"@id": giver["@id"]}} if shared.direction != "unknown" else {}
        node = self._annotation("reuse", f"{self.v.key}-{number}", [giver, taker | derived])
        node |= {"rc:kind": shared.kind, "rc:direction": shared.direction}
        return node | {"oa:motivatedBy": {"@id": "oa:linking"}}

    def _divergence(self, number: int, found: Divergence) -> Node:
        targets = [target for member in found.members for target in self._targets(member)]
        node = self._annotation("divergence", f"{self.v.key}-{number}", targets)
        return node | {"oa:bodyValue": inert(found.because), "rc:kind": found.kind, "rc:update": found.update}

    def _annotation(self, kind: str, id: str, targets: list[Node]) -> Node:
        made = {"@id": name(kind, id), "@type": "oa:Annotation", "oa:motivatedBy": {"@id": "oa:describing"}}
        return made | {"oa:hasTarget": targets}

    def _targets(self, member: Member) -> list[Node]:
        passage = self.v.passage(member)
        spans = passage.statement.content if member.statement and passage.statement else (member.span or (0, 0),)
        return [self._target(passage.article.id, span) for span in spans]

    def _target(self, article: str, span: Span) -> Node:
        """A span of an article, pointed at twice: by its offsets, in code points, and by its words."""
        text, (a, b) = self.text[article], span
        quoted = {"oa:exact": text[a:b], "oa:prefix": text[max(0, a - AROUND) : a], "oa:suffix": text[b : b + AROUND]}
        return {
            "@id": name("span", f"{article}:{a}-{b}"),
            "@type": ["oa:SpecificResource", "prov:Entity"],
            "oa:hasSource": _ref("article", article),
            "oa:hasSelector": [
                {"@type": "oa:TextPositionSelector", "oa:start": a, "oa:end": b},
                {"@type": "oa:TextQuoteSelector", **quoted},
            ],
        }


def _entity(entity: Entity) -> Node:
    types = [*KINDS.get(entity.kind, ("schema:Thing", "prov:Agent")), "prov:Agent"]
    node = {"@id": name("entity", entity.id), "@type": list(dict.fromkeys(types)), "schema:name": inert(entity.name)}
    return node | {"schema:alternateName": [inert(form) for form in entity.forms], "rc:kind": entity.kind}


def _ref(kind: str, id: str) -> Node:
    return {"@id": name(kind, id)}


def _text(value: str | None) -> str | None:
    return inert(value) if value else None


def _date(value: str | None) -> str | None:
    """A date of ISO 8601, of whatever precision is known; nothing for what is none."""
    return value if value and DATE.fullmatch(value) else None


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], "")}
