"""Many articles, one origin: the list under *In brief* and what the filter is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.export import html, markdown, tables
from recoupe.export.spread import echoes, spread
from recoupe.model import Claim, Dossier, Origins
from recoupe.terminal import summary
from tests.export.story import dossier
from tests.export.test_html import Page


def carried(id: str, articles: int, lower: int, upper: int) -> Claim:
    return replace(dossier().claims[0], id=id, attestations=articles, origins=Origins(lower, upper, ("mairie",), ()))


@pytest.mark.parametrize(
    ("articles", "lower", "upper", "found"),
    [(1, 1, 1, "lone"), (5, 1, 1, "one"), (5, 0, 1, "one"), (5, 0, 0, "one"), (5, 1, 3, "open"), (5, 2, 3, "several")],
)
def test_spread(articles: int, lower: int, upper: int, found: str) -> None:
    assert spread(carried("c", articles, lower, upper)) == found


def made() -> Dossier:
    numbers = ((2, 1, 1), (6, 1, 1), (9, 2, 2), (3, 1, 2), (4, 0, 1))
    claims = tuple(carried(f"c{n}", *numbers_) for n, numbers_ in enumerate(numbers, 1))
    return replace(dossier(), claims=claims, summary=(), timeline=(), divergences=())


def test_the_most_carried_comes_first() -> None:
    assert [claim.id for claim in echoes(made().claims)] == ["c2", "c5", "c1"]


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_the_page_lists_them(ui: str) -> None:
    text = html.render(made(), ui)
    section = text[text.index('class="echoes"') : text.index('id="divergences"')]
    assert [part.split("<")[0] for part in section.split('<td class="n">')[1:]] == ["6", "4", "2"]
    assert "mairie de Valmer" in section
    assert 'class="echoes"' not in html.render(replace(made(), claims=()), ui)
    assert {"c2": "one", "c3": "several", "c4": "open"}.items() <= {
        attrs["id"][6:]: attrs["data-spread"] for _, attrs in Page(text).tags if "data-spread" in attrs and attrs["id"]
    }.items()


def test_the_report_has_them_in_a_table() -> None:
    lines = markdown.dumps(made(), "en").splitlines()
    start = lines.index("## Several articles, one origin")
    assert lines[start + 2 : start + 4] == ["| Claims | Articles | Origins |", "| --- | ---: | --- |"]
    assert [line.split("|")[2].strip() for line in lines[start + 4 : start + 7]] == ["6", "4", "2"]
    assert (
        "one origin" not in markdown.dumps(replace(made(), claims=(carried("c", 3, 2, 2),)), "en").split("## Claims")[0]
    )


def test_the_summary_of_the_terminal_has_them() -> None:
    lines = [line.plain for line in summary(made(), "en", height=30)]
    start = lines.index("Several articles, one origin")
    assert [line.split()[1] for line in lines[start + 1 : start + 4]] == ["6→1", "4→0–1", "2→1"]


def test_the_table_of_claims_says_how_each_is_spread() -> None:
    claims = [row for table, row in tables.rows(made()) if table == "claims"]
    assert [row["spread"] for row in claims] == ["one", "one", "several", "open", "one"]
