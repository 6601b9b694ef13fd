"""Linked data: read back by rdflib; the questions of PROV-O, Web Annotation and schema.org get their answers."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import PROV, RDF

from recoupe.export.jsonld import dumps, name
from recoupe.model import Dossier
from tests.export.story import EVIL, dossier, hostile

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
RC = Namespace("urn:recoupe:terms:")


def graph(made: Dossier) -> Graph:
    """The graph as rdflib reads it, with nothing fetched."""
    return Graph().parse(data=dumps(made), format="json-ld")


def node(kind: str, id: str) -> URIRef:
    return URIRef(name(kind, id))


def test_a_claim_tells_where_it_appears_and_what_it_rests_on() -> None:
    found, claim = graph(dossier()), node("claim", "c1")
    assert str(found.value(claim, SCHEMA.text)) == "Le pont de Valmer ferme lundi"
    assert set(found.objects(claim, SCHEMA.appearance)) == {node("article", "a"), node("article", "b")}
    derived = set(found.objects(claim, PROV.wasDerivedFrom))
    assert {node("statement", "a.1"), node("statement", "b.1")} < derived
    assert len(derived) == 3
    counts = [found.value(claim, RC[p]) for p in ("articlesInThisCorpus", "originsAtLeastInThisCorpus")]
    assert [c.toPython() for c in counts if c is not None] == [2, 1]


def test_a_statement_is_attributed_and_its_relay_has_its_role() -> None:
    found = graph(dossier())
    assert found.value(node("statement", "a.1"), PROV.wasAttributedTo) == node("entity", "mairie")
    asked = found.query(
        """SELECT ?relay WHERE { ?s prov:qualifiedAttribution [ prov:agent ?relay ; rc:role rc:relay ] }""",
        initNs={"prov": PROV, "rc": RC},
    )
    assert {row[0] for row in asked} == {node("entity", "phare")}
    assert (node("statement", "a.2"), PROV.wasAttributedTo, None) not in found, "nobody is made up"
    chain = found.value(node("statement", "a.1"), RC.chain)
    assert found.value(node("statement", "a.1"), PROV.wasQuotedFrom) == node("article", "a")
    assert list(found.items(chain)) == [node("entity", "phare"), node("entity", "mairie")]


def test_selectors_lead_to_the_words() -> None:
    made = dossier()
    found, texts = graph(made), {node("article", a.id): a.text for a in made.articles}
    spans = list(found.subjects(RDF.type, OA.SpecificResource))
    assert len(spans) >= 4
    for span in spans:
        text = texts[found.value(span, OA.hasSource)]
        by = {found.value(s, RDF.type): s for s in found.objects(span, OA.hasSelector)}
        place, quoted = by[OA.TextPositionSelector], by[OA.TextQuoteSelector]
        a, b = (found.value(place, p).toPython() for p in (OA.start, OA.end))
        prefix, exact, suffix = (str(found.value(quoted, p)) for p in (OA.prefix, OA.exact, OA.suffix))
        assert text[a:b] == exact
        assert prefix + exact + suffix in text


def test_forms_are_told_apart() -> None:
    made = dossier()
    quoted = replace(made, statements=(replace(made.statements[0], form="direct"), *made.statements[1:]))
    assert set(graph(quoted).subjects(RDF.type, SCHEMA.Quotation)) == {node("statement", "a.1")}
    assert set(graph(made).subjects(RDF.type, SCHEMA.Quotation)) == set()


@pytest.mark.parametrize(("direction", "taker"), [("a>b", "b"), ("b>a", "a"), ("unknown", None)])
def test_a_copy_is_derived_where_its_direction_is_known(direction: str, taker: str | None) -> None:
    made = dossier()
    found = graph(replace(made, reuse=tuple(replace(r, direction=direction) for r in made.reuse)))
    pairs = [(s, o) for s, o in found.subject_objects(PROV.wasDerivedFrom) if (s, RDF.type, SCHEMA.Claim) not in found]
    assert [found.value(s, OA.hasSource) for s, _ in pairs] == ([node("article", taker)] if taker else [])


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_nothing_is_rated(ui: str) -> None:
    text = dumps(dossier(), ui)
    assert "Rating" not in text
    assert "ClaimReview" not in text


def test_every_reference_ends_in_a_node() -> None:
    made = json.loads(dumps(dossier()))
    text = json.dumps(made)
    known = set(graph(dossier()).subjects())
    named = {URIRef(part) for part in text.split('"') if part.startswith("urn:recoupe:") and ":terms:" not in part}
    assert named <= known


def test_every_record_is_there_in_a_hostile_dossier_too() -> None:
    for kind in (SCHEMA.NewsArticle, SCHEMA.Claim, SCHEMA.Statement, OA.Annotation, OA.SpecificResource):
        assert set(graph(hostile()).subjects(RDF.type, kind)) == set(graph(dossier()).subjects(RDF.type, kind))


def test_harm_is_words_and_no_address() -> None:
    text = dumps(hostile())
    assert not set("\x1b\u202e\u2028\0") & set(json.dumps(json.loads(text), ensure_ascii=False))
    found = graph(hostile())
    assert not [o for o in found.objects() if isinstance(o, URIRef) and not str(o).startswith(("urn:", "http"))]
    assert str(found.value(node("claim", "c1"), SCHEMA.text)).startswith(EVIL[:9])
    url = 'https://a.example/"<b>\u202e'
    evil = replace(dossier(), articles=tuple(replace(a, url=url) for a in dossier().articles))
    assert {str(o) for o in graph(evil).objects(None, SCHEMA.url)} == {"https://a.example/%22%3Cb%3E%E2%80%AE"}
