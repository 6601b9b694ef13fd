"""The article stage: the same readings whatever the windows, each distinct sentence parsed once, nothing kept."""

from __future__ import annotations

import pytest

from recoupe import articles
from recoupe.articles import Stage
from recoupe.engines.local import Local
from recoupe.errors import ModelError
from recoupe.model import Article, Reading, Rejected
from recoupe.nlp import parser

TOLD = "Le maire de Valbrume a annoncé lundi la fermeture du pont.\nLe maire a parlé.\n"


def heap(count: int) -> list[Article]:
    return [Article(f"a{n}", f"a{n}.txt", f"{TOLD}Le numéro {n} du journal.\n", "", "fr") for n in range(count)]


def test_windows_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(Stage(Local()).read(heap(5)))
    monkeypatch.setattr(articles, "WINDOW", 2)
    stage = Stage(Local())
    assert list(stage.read(heap(5))) == whole
    assert (stage.sentences, stage.parsed) == (15, 7)


def test_no_more_sentences_are_remembered_than_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "WINDOW", 1)
    monkeypatch.setattr(articles, "REMEMBERED", 2)
    stage = Stage(Local())
    readings = list(stage.read(heap(3)))
    assert len(stage._parses) == 2
    assert all(isinstance(r, Reading) and all(s.tokens for s in r.sentences) for r in readings)
    assert stage.parsed > 5  # what was forgotten is parsed again


def test_an_article_that_cannot_be_read_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(article: Article, *, ui: str) -> object:
        if article.id == "a1":
            raise ValueError("no way")
        return prepare(article, ui=ui)

    prepare = articles.prepare
    monkeypatch.setattr(articles, "prepare", fails)
    found = list(Stage(Local()).read(heap(3)))
    assert [type(r) for r in found] == [Reading, Rejected, Reading]
    assert isinstance(found[1], Rejected)
    assert (found[1].path, found[1].slug) == ("a1.txt", "failed")


def test_a_missing_parser_is_one_error_and_no_article_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(code: str) -> object:
        raise ModelError(f"no parser for {code!r}")

    monkeypatch.setattr(parser, "load", missing)
    with pytest.raises(ModelError, match="no parser for 'fr'"):
        articles._guarded(_loads, heap(1)[0])
    with pytest.raises(ModelError):
        list(Stage(Local()).read(heap(2)))


def _loads(article: Article) -> object:
    return parser.load(article.language)


def test_progress_counts_on_through_the_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "WINDOW", 2)
    told: list[tuple[str, int, int]] = []
    list(Stage(Local(lambda *row: told.append(row))).read(heap(3)))
    assert [row for row in told if row[0] == "read"] == [
        ("read", 0, 2),
        ("read", 1, 2),
        ("read", 2, 2),
        ("read", 2, 3),
        ("read", 3, 3),
    ]
