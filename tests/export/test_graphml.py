"""GraphML: read back by networkx; who relays, cites and copies whom can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest

from recoupe.export.graphml import dumps
from recoupe.model import Dossier, Entity
from tests.export.story import dossier, hostile


def graph(made: Dossier) -> nx.MultiDiGraph:
    """The graph as networkx reads it."""
    return nx.parse_graphml(dumps(made), force_multigraph=True)


def relations(found: nx.MultiDiGraph) -> set[tuple[str, str, str, float]]:
    return {(a, b, data["relation"], data["weight"]) for a, b, data in found.edges(data=True)}


def test_who_has_it_from_whom() -> None:
    found = graph(dossier())
    assert relations(found) == {
        ("article:a", "outlet:Le Phare", "published", 1),
        ("article:b", "outlet:b", "published", 1),
        ("outlet:Le Phare", "entity:mairie", "cites", 1),
        ("outlet:Le Phare", "unresolved", "cites", 1),
        ("outlet:b", "entity:mairie", "cites", 1),
        ("article:b", "article:a", "shares", 1),
    }
    assert found.nodes["entity:mairie"] == {
        "label": "mairie de Valmer",
        "kind": "origin",
        "entity_kind": "institution",
        "statements": 2,
    }
    assert found.nodes["article:a"]["url"] == "https://phare.example/a"
    assert "published" not in found.nodes["article:b"]


def test_a_relay_stands_between_outlet_and_origin() -> None:
    made = dossier()
    first, *rest = made.statements
    agency = Entity("agence", "media", "Agence Estran", ("l’agence",), ())
    relayed = replace(first, chain=("agence", "mairie"))
    found = graph(replace(made, entities=(*made.entities, agency), statements=(relayed, *rest)))
    assert {("outlet:Le Phare", "entity:agence", "cites", 1), ("entity:agence", "entity:mairie", "relays", 1)} <= (
        relations(found)
    )
    assert found.nodes["entity:agence"]["kind"] == "relay"
    assert nx.has_path(found, "outlet:Le Phare", "entity:mairie")


@pytest.mark.parametrize(
    ("direction", "edge"), [("a>b", ("article:b", "article:a")), ("b>a", ("article:a", "article:b"))]
)
def test_a_copy_points_to_what_it_copies(direction: str, edge: tuple[str, str]) -> None:
    made = dossier()
    reuse = tuple(replace(shared, direction=direction) for shared in made.reuse)
    assert (*edge, "copies", 1) in relations(graph(replace(made, reuse=reuse)))


@pytest.mark.parametrize("make", [dossier, hostile])
def test_every_edge_ends_in_nodes_that_are_there(make: Callable[[], Dossier]) -> None:
    found = graph(make())
    assert all(data.get("kind") for _, data in found.nodes(data=True))


def test_harm_is_words() -> None:
    text = dumps(hostile())
    assert "<script" not in text
    assert "javascript:alert(3)" not in text
    assert not set("\x1b\u202e\u2028\0") & set(text)
    assert len(graph(hostile()).nodes) == len(graph(dossier()).nodes) - 1, "both outlets bear one name there"
