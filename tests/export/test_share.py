"""A shared dossier holds no more of an article than short extracts, and every offset still points where it did."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

import recoupe
from recoupe import cli
from recoupe.export import FORMATS, json
from recoupe.export.html import render
from recoupe.export.share import ARTICLE, EXTRACT, SHARE, blanked, share
from recoupe.model import Divergence, Dossier, Member, SummaryLine
from tests.export.story import FIRST, dossier, hostile, statement

LONG = " ".join(f"mot{n}" for n in range(600))


def long() -> Dossier:
    """A dossier with a long article, which a statement quotes to its end."""
    made, text = dossier(), f"{FIRST}\n{LONG}"
    start = text.index(LONG)
    spans = [(n, (start + n * 200, start + n * 200 + 199)) for n in range(9, 19)]
    more = [replace(statement(f"a.{n}", "a", text, "mot0"), content=(span,)) for n, span in spans]
    claim = replace(made.claims[0], gloss=LONG, members=(*made.claims[0].members, Member("a.9")))
    return replace(
        made,
        articles=(replace(made.articles[0], text=text), made.articles[1]),
        statements=(*made.statements, *more),
        claims=(claim,),
        divergences=(Divergence("wording", claim.members, (LONG, "x"), False, f"Dit « {LONG} » et “{LONG}”."),),
        summary=(SummaryLine(f"Selon la mairie, « {LONG} ».", (), ("c1",)),),
        timeline=tuple(replace(moment, what=LONG) for moment in made.timeline),
    )


def extracts(text: str) -> list[str]:
    """What is legible of a blanked text."""
    return [part for part in re.split(r"…[ \n]*", text) if part]


@pytest.mark.parametrize("make", [dossier, long, hostile])
def test_no_article_is_told_at_length(make: object) -> None:
    made = make()  # type: ignore[operator]
    for before, after in zip(made.articles, share(made).articles, strict=True):
        assert len(after.text) == len(before.text)
        legible = extracts(after.text)
        assert legible
        assert max(map(len, legible)) <= EXTRACT
        assert sum(map(len, legible)) <= min(ARTICLE, len(before.text) // SHARE)
        assert all(part in before.text for part in legible)
        assert (after.url, after.published.value) == (before.url, before.published.value)


def test_extracts_of_neighbouring_lines_are_one() -> None:
    made = dossier()
    text = "\n".join("x" * 99 for _ in range(30))
    lines = [replace(statement(f"a.{n}", "a", text, "x"), content=((n * 100, n * 100 + 99),)) for n in range(8)]
    only = replace(made.articles[0], text=text)
    alone = Dossier(made.run, articles=(only,), statements=tuple(lines), entities=made.entities)
    shown = share(alone).articles[0].text
    assert max(len(part.strip()) for part in re.split(r"…", shown)) <= EXTRACT


def test_no_other_field_tells_it_either() -> None:
    text = json.dumps(replace(share(long()), run=long().run))
    told = re.findall(r"mot\d+(?: mot\d+)*", text)
    assert max(map(len, told)) <= EXTRACT


def test_what_claims_rest_on_comes_first() -> None:
    text = share(dossier()).articles[0].text
    assert "Le pont de Valmer ferme lundi" in text
    assert "un élu" not in text, "a third of so short an article is used up by its claim"


def test_it_says_what_was_cut() -> None:
    made = share(long())
    assert made.run.settings["shared"] == {"extract": EXTRACT, "article": ARTICLE}
    assert [(c.what, c.count) for c in made.run.cutoffs][-1] == ("share: characters of one article", 2)
    Draft202012Validator(json.schema()).validate(json.to_dict(made))
    assert json.loads(json.dumps(made)) == made


@pytest.mark.parametrize(("ui", "word"), [("fr", "extraits"), ("en", "extracts")])
def test_the_page_says_so(ui: str, word: str) -> None:
    assert 'class="notice">' in render(share(dossier()), ui)
    assert word in render(share(dossier()), ui).split('class="notice">')[1].split("</p>")[0]
    assert 'class="notice">' not in render(dossier(), ui)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_reads_it(name: str, tmp_path: Path) -> None:
    recoupe.export.write(share(long()), tmp_path / "out", to=name)
    files = [tmp_path / "out"] if (tmp_path / "out").is_file() else list((tmp_path / "out").iterdir())
    assert not any(LONG[: EXTRACT * 2].encode() in path.read_bytes() for path in files)


def test_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "dossier.json").write_text(json.dumps(long()), "utf-8")
    out = tmp_path / "shared.json"
    done = CliRunner().invoke(cli.app, ["export", str(tmp_path / "dossier.json"), "--share", "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert recoupe.export.read(out) == share(long())


@given(st.text("ab\n", min_size=1), st.data())
def test_blanking_keeps_the_length_and_the_lines(text: str, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    made = blanked(text, [(a, b)])
    assert len(made) == len(text)
    assert made[a:b] == text[a:b]
    assert not set("ab") & set(made[:a] + made[b:])
    assert [n for n, c in enumerate(made) if c == "\n"] == [n for n, c in enumerate(text) if c == "\n"]
