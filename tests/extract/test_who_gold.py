"""Gold cases of sources, chains, acts, hedges and dates of utterance: the value first, the wordings under it."""

from __future__ import annotations

from typing import Any

import pytest

from recoupe.link.naming import names
from recoupe.model import Mention
from tests.extract.says import GOLD, cases
from tests.extract.whodraft import reading, statement

CODES = [code.name for code in sorted(GOLD.iterdir()) if (code / "sources.toml").exists()]


def _params() -> list[Any]:
    out = []
    for code in CODES:
        for text, case in cases(code, "sources"):
            reason = case.get("xfail")
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            out.append(pytest.param(code, text, case, marks=marks, id=f"{code}:{text[:70]}"))
    return out


@pytest.mark.parametrize(("code", "text", "case"), _params())
def test_case(code: str, text: str, case: dict[str, Any]) -> None:
    found = seen(code, text, case["holding"])
    assert {k: found[k] for k in wanted(case)} == wanted(case)
    assert not {found["source"], *found["chain"], *found["beside"]} & set(case.get("must_not", ()))
    assert set(case.get("forms", ())) <= found["forms"]


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    """The values that a case gives and that must be met exactly."""
    return {k: v for k, v in case.items() if k not in ("texts", "holding", "must_not", "forms", "xfail")}


def seen(code: str, text: str, holding: str) -> dict[str, Any]:
    """What the statement whose content holds some words has, with names as the article's entities have them."""
    s, read = statement(text, holding, code), reading(text, code)
    linked = names.link([read])
    entities = {e.id: e for e in linked.entities}
    found = entities.get(linked.of(read.article.id, s.mention) or "")

    def named(m: Mention | None) -> str:
        return entities[linked.of(read.article.id, m) or ""].name if m else "?"

    return {
        "source": found.name if found else "",
        "kind": found.kind if found else None,
        **{k: getattr(s.mention, k, None) for k in ("type", "role", "body")},
        "beside": [named(m) for m in s.beside],
        "chain": [named(h.mention) if h.status != "broken" else "?" for h in s.chain],
        **{k: getattr(s, k) for k in ("stance", "certainty", "form")},
        "content": " … ".join(text[a:b] for a, b in s.content),
        "hedges": [text[a:b] for a, b in s.hedges],
        "said": "" if s.said_on is None else text[slice(*read.times[s.said_on].span)].lower(),
        "forms": set(found.forms) if found else set(),
    }
