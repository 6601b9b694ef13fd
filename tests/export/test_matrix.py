"""The matrix of claims by articles: one cell for each article that says something, silence for the rest."""

from __future__ import annotations

from dataclasses import replace

from recoupe.export.matrix import matrix
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Dossier, Member, Published
from tests.export.story import dossier


def view(made: Dossier | None = None) -> View:
    return View(made or dossier(), words("fr"))


def test_a_cell_tells_how_its_article_carries_the_claim() -> None:
    row = matrix(view()).rows[0]
    assert [(cell.column, cell.outlet, cell.kinds, cell.passages) for cell in row.cells] == [
        (0, "Le Phare", ("attributed",), 1),
        (1, "b", ("denied", "asserted"), 2),
    ]
    assert [cell.href for cell in row.cells] == ["#said-a.1", "#said-b.1"]
    assert row.silent == ()
    assert row.kinds == ("denied", "attributed", "asserted")


def test_a_hedge_is_seen_and_silence_is_counted() -> None:
    made = dossier()
    hedged = replace(made.claims[0], id="c2", members=(Member(statement="a.2"),), attestations=1)
    rows = matrix(view(replace(made, claims=(hedged,)))).rows
    assert rows[0].cells[0].kinds == ("hedged",)
    assert [article.id for article in rows[0].silent] == ["b"]


def test_columns_are_in_the_order_of_publication() -> None:
    made = dossier()
    early = replace(made.articles[1], published=Published("2031-05-01"))
    seen = matrix(view(replace(made, articles=(made.articles[0], early))))
    assert [article.id for article in seen.columns] == ["b", "a"]
    assert [cell.column for cell in seen.rows[0].cells] == [0, 1]
    assert seen.rows[0].first == "2031-05-01"


def test_facets_point_at_their_options() -> None:
    seen = matrix(view())
    named = {facet: [seen.options[facet][n] for n in found] for facet, found in seen.rows[0].facets.items()}
    assert named == {
        "origin": [("mairie de Valmer", 1)],
        "relay": [("Le Phare", 1)],
        "outlet": [("b", 1), ("Le Phare", 1)],
    }
    assert seen.having("denied") == 1
    assert seen.having("hedged") == 0


def test_the_size_follows_the_columns() -> None:
    article = dossier().articles[0]
    sizes = [
        matrix(
            view(replace(dossier(), articles=tuple(replace(article, id=f"{n}") for n in range(count)), claims=()))
        ).size
        for count in (6, 12, 13, 201)
    ]
    assert sizes == ["wide", "few", "many", "huge"]
