"""Judgements: kept as they were made, undone by adding, replayed on a run."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

import recoupe
from recoupe import cli
from recoupe.errors import JudgementError
from recoupe.model import Claim, Dossier, Place
from recoupe.store.judgements import Judgements
from tests.link import told

HERE, THERE = Place("a1", (0, 9)), Place("b2", (4, 30))


@pytest.fixture
def kept(tmp_path: Path) -> Judgements:
    return Judgements(tmp_path / "desk.sqlite")


def test_rows_are_read_back_as_they_were_made(kept: Judgements) -> None:
    made = kept.add("merge", (HERE, THERE), who="Ines", why="même marche", at="2031-05-04T08:00:00+00:00")
    assert Judgements(kept.path).rows() == (made,)
    assert (made.id, made.who, made.kind, made.places, made.why) == (1, "Ines", "merge", (HERE, THERE), "même marche")


def test_an_undoing_is_a_row_and_can_be_undone(kept: Judgements) -> None:
    made = kept.add("reject", (HERE,), who="Ines")
    back = kept.undo(made.id, who="Marc")
    assert kept.standing() == ()
    kept.undo(back.id, who="Ines")
    assert kept.standing() == (made,)
    kept.undo(3, who="Marc")
    assert kept.standing() == ()
    assert len(kept.rows()) == 4


@pytest.mark.parametrize(
    "statement", ["UPDATE judgement SET who = 'x'", "DELETE FROM judgement", "DELETE FROM passage"]
)
def test_nothing_is_ever_changed(kept: Judgements, statement: str) -> None:
    kept.add("merge", (HERE, THERE), who="Ines")
    with sqlite3.connect(kept.path) as base, pytest.raises(sqlite3.IntegrityError, match="only added"):
        base.execute(statement)


@pytest.mark.parametrize(
    ("kind", "places", "who", "words"),
    [
        ("merge", (HERE,), "Ines", "2 passages"),
        ("reject", (HERE, THERE), "Ines", "1 passage"),
        ("reject", (HERE,), " ", "who decides"),
        ("undo", (HERE,), "Ines", "no judgement 'undo'"),
        ("like", (HERE,), "Ines", "no judgement 'like'"),
        ("reject", (Place("a1", (4, 4)),), "Ines", "CHECK"),
    ],
)
def test_what_cannot_be_is_refused(
    kept: Judgements, kind: str, places: tuple[Place, ...], who: str, words: str
) -> None:
    with pytest.raises(JudgementError, match=words):
        kept.add(kind, places, who=who)  # type: ignore[arg-type]
    assert kept.rows() == ()


def test_another_file_and_another_number_are_refused(tmp_path: Path, kept: Judgements) -> None:
    (tmp_path / "notes.txt").write_text("ceci n'est pas une base " * 50, "utf-8")
    with pytest.raises(JudgementError, match="notes"):
        Judgements(tmp_path / "notes.txt")
    with pytest.raises(JudgementError, match="folder that exists"):
        Judgements(tmp_path / "nowhere" / "desk.sqlite")
    with pytest.raises(JudgementError, match="no judgement 7"):
        kept.undo(7, who="Ines")


# ---------------------------------------------------------------------------------------------------------- replayed


def claim_of(dossier: Dossier, words: str) -> Claim:
    """The claim that holds a passage with these words."""
    return next(c for c in dossier.claims for a, span in places(dossier, c) if words in text(dossier, a, span))


def places(dossier: Dossier, claim: Claim) -> list[tuple[str, tuple[int, int]]]:
    said = {s.id: s for s in dossier.statements}
    return [
        (said[m.statement].article, said[m.statement].content[0])
        if m.statement
        else (m.article or "", m.span or (0, 0))
        for m in claim.members
    ]


def text(dossier: Dossier, article: str, span: tuple[int, int]) -> str:
    return next(a.text for a in dossier.articles if a.id == article)[slice(*span)]


def place(dossier: Dossier, words: str) -> Place:
    """The passage that holds these words."""
    found = (Place(*p) for c in dossier.claims for p in places(dossier, c) if words in text(dossier, *p))
    return next(found)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Dossier]:
    path, _ = told.build("strike", tmp_path_factory.mktemp("strike"))
    return path, recoupe.dossier([path])


def test_decisions_shape_claims_and_are_named(story: tuple[Path, Dossier], kept: Judgements) -> None:
    path, before = story
    march, law = place(before, "12,000 people marched"), place(before, "adoptée avant l'été")
    next_march, again = place(before, "Une nouvelle manifestation"), place(before, "Another march")
    merged = kept.add("merge", (march, law), who="Ines")
    split = kept.add("split", (next_march, again), who="Ines")
    absent = kept.add("reject", (HERE,), who="Ines")
    after = recoupe.dossier([path], judgements=kept.path)
    assert claim_of(after, "12,000 people marched") == claim_of(after, "adoptée avant l'été")
    assert claim_of(after, "Une nouvelle manifestation") != claim_of(after, "Another march")
    assert claim_of(after, "12,000 people marched").judged == (merged.id,)
    assert claim_of(after, "Another march").judged == (split.id,)
    assert [d.applied for d in after.decisions if d.judgement == absent] == [False]
    assert before.decisions == ()


def test_a_rejected_passage_is_in_no_claim_until_that_is_undone(story: tuple[Path, Dossier], kept: Judgements) -> None:
    path, before = story
    made = kept.add("reject", (place(before, "Another march"),), who="Ines")
    after = recoupe.dossier([path], judgements=kept.path)
    assert not any("Another march" in text(after, *p) for c in after.claims for p in places(after, c))
    kept.undo(made.id, who="Ines")
    assert recoupe.dossier([path], judgements=kept.path).claims == before.claims


def test_one_origin_by_judgement_says_whose(story: tuple[Path, Dossier], kept: Judgements) -> None:
    path, before = story
    for words in ("30.000 personnes", "Elles étaient 30.000"):
        kept.add("same-origin", (place(before, "12,000 people"), place(before, words)), who="Ines", why="Vu.")
    after = claim_of(recoupe.dossier([path], judgements=kept.path), "12,000 people")
    assert after.origins.lower < claim_of(before, "12,000 people").origins.lower
    assert any("Ines a jugé" in why for why in after.origins.because)


def test_the_command_line_adds_and_undoes(tmp_path: Path) -> None:
    file = str(tmp_path / "desk.sqlite")
    run = CliRunner().invoke
    assert run(cli.app, ["judge", file, "merge", "a1:0-9", "b2:4-30", "--who", "Ines"]).stdout.startswith("1 merge ")
    assert run(cli.app, ["judge", file, "undo", "1", "--who", "Ines"]).exit_code == 0
    assert Judgements(file).standing() == ()
    for wrong in (["merge", "a1"], ["undo", "x"], ["like", "a1:0-9"]):
        done = run(cli.app, ["judge", file, *wrong, "--who", "Ines"])
        assert done.exit_code == 2, wrong
        assert "recoupe: " in done.stderr
