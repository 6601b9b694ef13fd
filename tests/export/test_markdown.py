"""The report: read back by a Markdown parser; articles can make no markup and no link."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from recoupe.export.markdown import dumps, escape
from recoupe.model import Dossier
from tests.export.story import dossier, hostile


def tokens(text: str) -> list[Token]:
    """Every token of the parsed text, those inside paragraphs among them; tables and strikethrough understood."""
    blocks = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def shape(made: Dossier) -> list[str]:
    """What the report is made of, words left out."""
    return [
        t.type
        for t in tokens(dumps(made))
        if t.type not in ("text", "softbreak", "text_special", "link_open", "link_close")
    ]


def test_it_tells_the_claim_with_its_passages() -> None:
    text = dumps(dossier())
    assert "### A1. Le pont de Valmer ferme lundi" in text
    assert "**Contestée** · 2 articles → 1 à 2 origines" in text
    assert "[Le pont ferme](<https://phare.example/a>), 5 mai 2031." in text
    assert "Tous les nombres valent dans ce corpus." in text
    assert "### C1." in dumps(dossier(), "en")


def test_every_note_is_defined_once() -> None:
    text = dumps(dossier())
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.M)
    assert sorted(set(re.findall(r"\[\^(\d+)\](?!:)", text))) == sorted(defined) == ["1", "2"]


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_harm_is_shown_as_words(ui: str) -> None:
    found = tokens(dumps(hostile(), ui))
    assert not [t for t in found if t.type in ("html_inline", "html_block", "link_open", "image")]
    assert shape(hostile()) == shape(dossier())


def test_an_address_cannot_leave_its_link() -> None:
    url = "https://a.example/x>)<script>](javascript:y)"
    evil = replace(dossier(), articles=tuple(replace(a, url=url) for a in dossier().articles))
    found = tokens(dumps(evil))
    assert {t.attrs["href"] for t in found if t.type == "link_open"} == {
        "https://a.example/x%3E%29%3Cscript%3E%5D%28javascript:y%29"
    }
    assert not [t for t in found if t.type.startswith("html")]


@given(st.text(st.sampled_from("abc 1.)#*_`[]()<>!&;~|\\-+=:/\n\"'w@$")))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    line = " ".join(text.split())
    shown = tokens(f"- {escape(text)}")
    allowed = {"bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "text_special"}
    allowed |= {"paragraph_close", "list_item_close", "bullet_list_close"}
    assert {t.type for t in shown} <= allowed
    assert "".join(t.content for t in shown if t.type in ("text", "text_special")) == line
