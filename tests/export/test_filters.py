"""Search, filters and order of the claims, on the bundled example and, where they are, the seeds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recoupe.export.matrix import Matrix, matrix
from recoupe.export.spread import echoes, spread
from recoupe.export.view import View
from recoupe.lang.words import words
from tests.export.visit import Visit, read


@pytest.fixture(scope="module")
def visit(browser: Any, page_of: Callable[..., Path]) -> Visit:
    return Visit(browser, page_of("example"), "claims")


@pytest.fixture(scope="module", params=["example", "seeds"])
def opened(browser: Any, page_of: Callable[..., Path], request: pytest.FixtureRequest) -> tuple[Visit, Matrix]:
    """The claims of a corpus on its page, and as they were computed."""
    path = page_of(request.param)
    return Visit(browser, path, "claims"), matrix(View(read(request.param), words("fr")))


def shown(visit: Visit) -> list[str]:
    return list(visit.page.eval_on_selector_all(".claim", "all => all.filter(c => !c.hidden).map(c => c.id)"))


def names(rows: Any) -> list[str]:
    return [f"claim-{row.claim.id}" for row in rows]


@pytest.mark.parametrize("facet", ["origin", "relay", "outlet"])
def test_each_facet_shows_exactly_its_rows(opened: tuple[Visit, Matrix], facet: str) -> None:
    visit, found = opened
    for n, (name, count) in enumerate(found.options[facet][:12]):
        visit.open(f"claims?{facet}={n}")
        wanted = [row for row in found.rows if n in row.facets[facet]]
        assert len(wanted) == count
        assert shown(visit) == names(wanted), name
        assert visit.page.locator(f"[data-filter={facet}] option:checked").inner_text().startswith(name)


def test_status_certainty_and_spread(opened: tuple[Visit, Matrix]) -> None:
    visit, found = opened
    for status in {row.claim.status for row in found.rows}:
        visit.open(f"claims?status={status}")
        assert shown(visit) == names(r for r in found.rows if r.claim.status == status)
    for each in {spread(row.claim) for row in found.rows}:
        visit.open(f"claims?spread={each}")
        assert shown(visit) == names(r for r in found.rows if spread(r.claim) == each)
    for kind in ("denied", "hedged", "attributed", "asserted"):
        visit.open(f"claims?kind={kind}")
        assert shown(visit) == names(r for r in found.rows if kind in r.kinds)


def test_filters_are_kept_in_the_address_and_cleared(visit: Visit) -> None:
    visit.open("claims")
    visit.page.locator(".filters > summary").click()
    visit.page.locator("[data-filter=status]").select_option("disputed")
    visit.page.locator("[data-filter=kind]").select_option("denied")
    few = shown(visit)
    assert visit.hash == "claims?status=disputed&kind=denied"
    visit.page.reload()
    visit.settle()
    assert shown(visit) == few
    assert str(len(few)) in visit.page.locator("#shown").inner_text()
    visit.page.locator("#clear").click()
    assert visit.hash == "claims"
    assert len(shown(visit)) == len(read("example").claims)


def test_search_ignores_case_and_accents(visit: Visit) -> None:
    visit.open("claims")
    visit.page.locator("#find").fill("FERRY radàr")
    found = shown(visit)
    assert 0 < len(found) < 10
    visit.page.locator("#find").fill("ferry xyzzy")
    assert shown(visit) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("articles", lambda row: -row.claim.attestations),
        ("origins", lambda row: -row.claim.origins.upper),
        ("first", lambda row: row.first),
    ],
)
def test_orders(visit: Visit, key: str, value: Callable[[Any], Any]) -> None:
    found = matrix(View(read("example"), words("fr")))
    visit.open(f"claims?sort={key}")
    assert shown(visit) == names(sorted(found.rows, key=value))
    visit.open("claims")
    assert shown(visit) == names(found.rows)


def test_a_status_of_the_brief_leads_to_its_claims(visit: Visit) -> None:
    visit.open("brief")
    visit.page.locator(".status-strip .disputed a").click()
    visit.settle()
    assert visit.hash == "claims?status=disputed"
    assert len(shown(visit)) == sum(c.status == "disputed" for c in read("example").claims)
    visit.page.go_back()
    assert visit.page.locator("#brief").is_visible()


def test_what_many_carry_from_one_origin_is_one_click_away(visit: Visit) -> None:
    claims = View(read("example"), words("fr")).claims
    visit.open("brief")
    visit.page.locator(".echoes > p a").click()
    visit.settle()
    assert visit.hash == "claims?spread=one&sort=articles"
    assert shown(visit) == [f"claim-{claim.id}" for claim in echoes(claims)]


def test_a_link_to_a_claim_that_is_filtered_away_shows_it(visit: Visit) -> None:
    found = matrix(View(read("example"), words("fr")))
    other = next(row.claim.id for row in found.rows if row.claim.status != "disputed")
    visit.open("claims?status=disputed")
    visit.page.evaluate("id => { location.hash = id; }", f"claim-{other}")
    visit.settle()
    assert visit.page.locator(f"#claim-{other}").is_visible()
