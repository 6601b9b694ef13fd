"""The bundled example: its files are what the tool makes, and its gold points at what it says it points at."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from recoupe import examples, ingest
from recoupe.settings import Settings
from tests.example_tool import tool

NEVER_BEGINS_OR_ENDS = ' \n«»“”"|{}'


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return examples.gold()


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    masters = [tool.read_master(p) for p in sorted((tool.STORY / "master").glob("*.txt"))]
    return {m.key: m.text for m in masters}


def test_committed_files_are_what_the_tool_makes() -> None:
    assert [str(p) for p in tool.stale()] == [], "run: python tools/build_example.py"


def test_every_gold_article_exists_and_holds_the_text_its_offsets_count(
    gold: dict[str, Any], texts: dict[str, str]
) -> None:
    for key, file in gold["files"].items():
        name, _, number = file.partition("#")
        held = (examples.path() / name).read_text("utf-8")
        if number:
            rows = {row["id"]: row["text"] for row in map(json.loads, held.splitlines())}
            assert rows[number] == texts[key]
        elif not name.endswith(".html"):
            assert held == texts[key] + "\n"


def test_reader_extracts_exactly_the_text_gold_counts_in(gold: dict[str, Any], texts: dict[str, str]) -> None:
    found = ingest.read([examples.path()], Settings())
    assert found.rejected == ()
    read = {a.path.rsplit("/", 1)[-1]: a.text for a in found.articles}
    assert sorted(read) == sorted(gold["files"].values())
    for key, file in gold["files"].items():
        assert read[file].rstrip("\n") == texts[key], f"{file}: the text read is not the text labelled"


def test_story_is_as_rich_as_promised(gold: dict[str, Any]) -> None:
    english = [f for f in gold["files"].values() if "meridian" in f or "gazette" in f]
    assert len(gold["files"]) - len(english) >= 9
    assert len(english) >= 2
    suffixes = {f.partition("#")[0].rsplit(".", 1)[1] for f in gold["files"].values()}
    assert suffixes == {"txt", "md", "html", "jsonl"}
    statements = [s for a in gold["articles"].values() for s in a["statements"]]
    assert {s["stance"] for s in statements} >= {"assert", "deny", "decline", "warn", "urge", "promise", "expect"}
    assert {s["mode"] for s in statements} == {"direct", "indirect", "mixed"}
    kinds = {x["kind"] for a in gold["articles"].values() for x in a["artefacts"]}
    assert kinds >= {"boilerplate", "glued", "misspelling", "foreign"}
    assert {d["kind"] for d in gold["divergences"]} >= {"number", "date", "place", "denial", "hedge", "wording"}
    assert any(len(s["chain"]) > 1 for s in statements)
    assert any(a["published"]["value"] is None for a in gold["articles"].values())


def test_labels_start_and_end_on_words(gold: dict[str, Any], texts: dict[str, str]) -> None:
    for key, article in gold["articles"].items():
        spans = [span for s in article["statements"] for role in ("content", "cue", "source") for span in s[role]]
        spans += [t["span"] for t in article["timexes"]] + [a["span"] for a in article["artefacts"]]
        for start, end in spans:
            words = texts[key][start:end]
            assert words, key
            assert words == words.strip(NEVER_BEGINS_OR_ENDS) or words.endswith("»"), (key, words)


def test_contents_of_an_article_do_not_cross(gold: dict[str, Any]) -> None:
    for key, article in gold["articles"].items():
        spans = sorted(tuple(span) for s in article["statements"] if "parent" not in s for span in s["content"])
        assert all(left[1] <= right[0] for left, right in pairwise(spans)), key


def test_references_hold(gold: dict[str, Any]) -> None:
    known = {s["id"] for a in gold["articles"].values() for s in a["statements"]}
    entities = set(gold["entities"])
    for article in gold["articles"].values():
        for s in article["statements"]:
            assert {s["source_entity"], *s["chain"]} <= entities
    used = [m["statement"] for c in gold["claims"] for m in c["members"] if "statement" in m]
    assert set(used) <= known
    assert len(used) == len(set(used)), "a statement belongs to one claim"
    assert {m for d in gold["divergences"] for m in d["members"]} <= known
    for claim in gold["claims"]:
        low, high = claim["origins"]["upper"]
        assert 0 <= claim["origins"]["lower"] <= high
        assert low <= high


def test_articles_carry_no_label_and_no_disclaimer() -> None:
    for file in sorted(examples.path().iterdir()):
        held = file.read_text("utf-8")
        if file.suffix in (".txt", ".md"):
            assert not any(mark in held for mark in "{}|")
            assert "ficti" not in held.lower()


def test_nobody_of_the_story_is_told_apart_by_two_keys(gold: dict[str, Any]) -> None:
    forms = [f.casefold() for e in gold["entities"].values() for f in dict.fromkeys(e["forms"])]
    by_form: dict[str, set[str]] = {}
    for key, entity in gold["entities"].items():
        for form in entity["forms"]:
            by_form.setdefault(form.casefold(), set()).add(key)
    assert forms
    assert {f: keys for f, keys in by_form.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("marked", ["{c1|ouvert", "{c1|a} {c2|b"])
def test_unclosed_tag_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="unclosed"):
        tool.strip(marked)
