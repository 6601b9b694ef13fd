"""A graph for Gephi, yEd or networkx: outlets, relays, origins and articles; who relays, cites and copies whom.

Edges run from who has it to whom they have it from: an outlet *cites* a relay or an origin, a relay *relays* the next
one, an article is *published* by its outlet and *copies* another. ``weight`` counts statements or passages in this
corpus. A shared passage whose direction is unknown says so; it is one edge all the same, from the second article to
the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from xml.etree import ElementTree as xml

from recoupe.export.inert import line
from recoupe.export.links import web_link
from recoupe.export.naming import is_same_name
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Dossier, Statement

SPACE = "http://graphml.graphdrawing.org/xmlns"
KEYS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "label": ("node", "string"),
        "kind": ("node", "string"),
        "entity_kind": ("node", "string"),
        "statements": ("node", "int"),
        "published": ("node", "string"),
        "language": ("node", "string"),
        "url": ("node", "string"),
        "relation": ("edge", "string"),
        "direction": ("edge", "string"),
        "weight": ("edge", "double"),
    }
)
"""Attributes, of what they are one, and their type. ``statements``: how many an origin is behind, or a relay passes."""

UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation: from whom, to whom, which, and for shared passages whether its direction is ``known``."""

    source: str
    target: str
    relation: str
    direction: str = "known"


def dumps(dossier: Dossier, ui: str = "fr") -> str:
    """The graph as GraphML, directed, one edge for each pair and relation; labels in ``ui`` where nothing is named."""
    graph = _Graph(View(dossier, words(ui)))
    root = xml.Element("graphml", {"xmlns": SPACE})
    for name, (domain, kind) in KEYS.items():
        xml.SubElement(root, "key", {"id": name, "for": domain, "attr.name": name, "attr.type": kind})
    body = xml.SubElement(root, "graph", {"edgedefault": "directed"})
    edges = graph.edges()
    for id, data in graph.nodes(edges).items():
        _element(body, "node", {"id": id}, data)
    for number, (edge, weight) in enumerate(sorted(edges.items(), key=lambda item: _order(item[0]))):
        ends = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        _element(body, "edge", ends, {"relation": edge.relation, "direction": edge.direction, "weight": weight})
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _order(edge: Edge) -> tuple[str, ...]:
    return (edge.relation, edge.source, edge.target, edge.direction)


def _element(body: xml.Element, tag: str, ends: Mapping[str, str], data: Mapping[str, object]) -> None:
    element = xml.SubElement(body, tag, {name: line(value) for name, value in ends.items()})
    for key, value in data.items():
        if value is not None:
            xml.SubElement(element, "data", {"key": key}).text = line(str(value))


class _Graph:
    def __init__(self, view: View) -> None:
        self.v, self.d = view, view.dossier
        self.outlets = {view.outlet(a): f"outlet:{line(view.outlet(a))}" for a in self.d.articles}
        self.entities = {e.id: self._node_of(e.id, e.kind, e.name) for e in self.d.entities}
        self.home = {a.id: self.outlets[view.outlet(a)] for a in self.d.articles}

    def _node_of(self, id: str, kind: str, name: str) -> str:
        """A medium that is named as the source and publishes an article itself is one node."""
        same = (node for outlet, node in self.outlets.items() if kind == "media" and is_same_name(name, outlet))
        return next(same, f"entity:{id}")

    def edges(self) -> Counter[Edge]:
        """Every relation with how often it holds."""
        found: Counter[Edge] = Counter()
        for article in self.d.articles:
            found[Edge(f"article:{article.id}", self.home[article.id], "published")] += 1
        for statement in self.d.statements:
            found.update(self._told(statement))
        for shared in self.d.reuse:
            a, b = f"article:{shared.a.article}", f"article:{shared.b.article}"
            taker, giver = (a, b) if shared.direction == "b>a" else (b, a)
            known = "unknown" if shared.direction == "unknown" else "known"
            found[Edge(taker, giver, "copies" if known == "known" else "shares", known)] += 1
        return found

    def _told(self, statement: Statement) -> Iterator[Edge]:
        for step, (source, target) in enumerate(pairwise(self.way(statement))):
            yield Edge(source, target, "relays" if step else "cites")

    def way(self, statement: Statement) -> list[str]:
        """Nodes from the outlet to the origin; an outlet named as the relay of its own words stands there once."""
        chain = statement.chain or ((statement.source_entity,) if statement.source_entity else ())
        nodes = [self.home[statement.article], *(self.entities.get(id, UNRESOLVED) for id in chain)]
        if not chain:
            nodes.append(UNRESOLVED)
        return [node for n, node in enumerate(nodes) if n == 0 or node != nodes[n - 1]]

    def nodes(self, edges: Counter[Edge]) -> dict[str, dict[str, object]]:
        """Every node that an edge touches, with its attributes."""
        ways = [self.way(statement) for statement in self.d.statements]
        ends = Counter(way[-1] for way in ways)
        passed = Counter(node for way in ways for node in way[1:-1])
        met = ends + passed
        found: dict[str, dict[str, object]] = {}
        for name, node in self.outlets.items():
            found[node] = {"label": name, "kind": "outlet", "statements": met[node]}
        for a in self.d.articles:
            data = {"label": a.title or self.v.outlet(a), "kind": "article", "language": a.language}
            found[f"article:{a.id}"] = data | {"published": a.published.value, "url": web_link(a.url)}
        for entity in self.d.entities:
            node = self.entities[entity.id]
            if node not in found and met[node]:
                kind = "relay" if passed[node] > ends[node] else "origin"
                data = {"label": entity.name, "kind": kind, "entity_kind": entity.kind}
                found[node] = data | {"statements": met[node]}
        if met[UNRESOLVED]:
            found[UNRESOLVED] = {"label": self.v.entity(None), "kind": UNRESOLVED, "statements": met[UNRESOLVED]}
        return found
