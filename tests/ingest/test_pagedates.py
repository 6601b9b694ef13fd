"""What pages say of their own dates, by mark-up: gold cases as data, the values first."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring

from recoupe.ingest.pagedates import dates
from recoupe.ingest.stamps import stamp

GOLD = Path(__file__).parents[1] / "gold" / "pagedates.toml"


def cases() -> list[Any]:
    """One parameter for each page."""
    rows = tomllib.loads(GOLD.read_text("utf-8"))["case"]
    return [pytest.param(r["published"], r["modified"], page, id=page[:70]) for r in rows for page in r["pages"]]


@pytest.mark.parametrize(("published", "modified", "page"), cases())
def test_pages(published: str, modified: str, page: str) -> None:
    found = dates(document_fromstring(f"<html><head></head><body>{page}</body></html>"))
    assert (found.published or "", found.modified or "") == (published, modified)


@pytest.mark.parametrize("value", [None, 1570551120, [], "", "n/a", "08/10/2019", "2019-13-01", "2019-10-08T25:00"])
def test_what_is_no_date_is_none(value: object) -> None:
    assert stamp(value) is None


@pytest.mark.parametrize("value", ["2019", "2019-10", "2019-10-08", "2019-10-08T18:12", "2019-10-08T18:12:00Z"])
def test_what_is_iso_stays(value: str) -> None:
    assert stamp(value) == value
