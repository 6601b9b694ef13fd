"""A table of features sums to a score that explains itself, in every language of the interface."""

from __future__ import annotations

import pytest

from recoupe import lang
from recoupe.link.alignment.alike import Judge
from recoupe.link.alignment.score import Feature, Finding, compare
from recoupe.link.alignment.weights import Weights
from recoupe.link.alignment.wording import Wording

TABLE: list[Feature[int]] = [
    Feature("words", lambda a, b: Finding(1.0 if a == b else 0.0, (str(a),), (str(b),)), 0.5),
    Feature("tense", lambda a, b: Finding(-1.0 if a * b < 0 else 0.0), 0.1, against=0.75),
]


def test_a_score_is_the_sum_of_its_weighted_findings() -> None:
    assert compare(TABLE, 3, 3).value == 0.5
    assert compare(TABLE, 3, -3).value == -0.75
    assert compare(TABLE, 3, 4).parts == ()


def test_findings_that_say_nothing_are_not_explained() -> None:
    assert [name for name, _, _ in compare(TABLE, 3, -3).parts] == ["tense"]


def test_reasons_show_the_words_behind_the_keys() -> None:
    (line,) = compare(TABLE, 3, 3).because(lang.load("en"), lambda key: f"<{key}>", lambda key: f"[{key}]")
    assert "<3>" in line
    assert "[3]" in line


@pytest.mark.parametrize("code", lang.codes())
def test_every_feature_has_its_sentences_in_every_language(code: str) -> None:
    for feature in Judge(Weights({}, 1.0), Wording({}, Weights({}, 1.0)), {}).table():
        sides = ["for", "against"] if feature.name not in ONE_SIDED else [ONE_SIDED[feature.name]]
        for side in sides:
            assert lang.load(code).message("align", f"{feature.name}_{side}", a="x", b="y").strip()


ONE_SIDED = {
    "words": "for",
    "wording": "for",
    "names": "against",
    "exclusion": "against",
    "occasion": "against",
    "roles": "against",
    "seat": "against",
    "silence": "against",
    "refused": "against",
    "course": "against",
    "part": "against",
    "size": "against",
    "evidence": "for",
    "quote": "for",
    "copy": "for",
    "tense": "against",
    "force": "against",
    "object": "against",
    "story": "against",
    "where": "against",
    "speaker": "for",
    "page": "against",
    "thin": "against",
    "lone": "against",
}
