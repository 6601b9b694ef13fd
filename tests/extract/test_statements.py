"""Gold cases of statements: the value first, the wordings under it; what must not be found, too."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.says import cases, find, words

FIELDS = ("form", "stance", "certainty")


def _params() -> list[Any]:
    out = []
    for code in ("fr", "en"):
        for text, case in cases(code):
            reason = case.get("xfail")
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            out.append(pytest.param(code, text, case, marks=marks, id=f"{code}:{text[:60]}"))
    return out


@pytest.mark.parametrize(("code", "text", "case"), _params())
def test_case(code: str, text: str, case: dict[str, Any]) -> None:
    found = find(code, text)
    contents = [words(code, text, s.content) for s in found]
    assert len(found) == case.get("count", 1), contents
    for unwanted in case.get("must_not", ()):
        assert unwanted not in contents
    if not case["content"]:
        return
    fold = str.lower if case.get("ignore_case") else str
    match = [s for s, c in zip(found, contents, strict=True) if fold(c) == fold(case["content"])]
    assert match, contents
    for name in FIELDS:
        assert getattr(match[0], name) == case.get(name, getattr(match[0], name)), name
    for name in ("cue", "source"):
        if name in case:
            assert words(code, text, getattr(match[0], name)) == case[name]
