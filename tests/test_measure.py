"""The project's own measure gives the numbers that the shared scorer gives, on right and on spoilt dossiers."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from recoupe import examples
from tests.example_tool import tool
from tests.measure import main, measure
from tests.sheet import MeasureError

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
Row = dict[str, Any]


def as_dossier(gold: Row, texts: dict[str, str]) -> Row:
    """A dossier that says exactly what gold says."""
    statements = [
        {**s, "article": f"id-{key}", "form": s["mode"]} for key, a in gold["articles"].items() for s in a["statements"]
    ]
    return {
        "articles": [
            {
                "id": f"id-{key}",
                "path": f"some/folder/{gold['files'][key]}",
                "text": texts[key],
                "published": {"value": a["published"]["accept"][0] or None},
                "artefacts": a["artefacts"],
            }
            for key, a in gold["articles"].items()
        ],
        "entities": [{"id": key, **e} for key, e in gold["entities"].items()],
        "statements": statements,
        "timexes": [{**t, "article": f"id-{key}"} for key, a in gold["articles"].items() for t in a["timexes"]],
        "claims": [
            {**c, "members": [_member(m) for m in c["members"]], "origins": _bounds(c["origins"])}
            for c in gold["claims"]
        ],
        "divergences": [
            {"kind": d["kind"], "members": [{"statement": m} for m in d["members"]] + [_member(m) for m in d["spans"]]}
            for d in gold["divergences"]
        ],
    }


def _member(member: Row) -> Row:
    return member if "statement" in member else {**member, "article": f"id-{member['article']}"}


def _bounds(origins: Row) -> Row:
    return {"lower": origins["lower"], "upper": origins["upper"][0]}


@pytest.fixture(scope="module")
def gold() -> Row:
    return examples.gold()


@pytest.fixture
def perfect(gold: Row) -> Row:
    masters = (tool.read_master(p) for p in sorted((tool.STORY / "master").glob("*.txt")))
    return copy.deepcopy(as_dossier(gold, {m.key: m.text for m in masters}))


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = SHARED / "score" / "score.py"
    if not path.exists():
        pytest.skip("NOT COMPARED: ../shared/score/score.py is not here")
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shared_values(scorer: ModuleType, gold: Row, dossier: Row) -> dict[str, float | None]:
    report = scorer.score(gold, dossier)
    return {f"{layer}.{name}": scorer.value(report, f"{layer}.{name}") for layer in report for name in report[layer]}


# ------------------------------------------------------------------------------------------------- ways to spoil one


def drop(layer: str, rng: random.Random, dossier: Row) -> None:
    """Lose a third of a layer."""
    dossier[layer] = [row for row in dossier[layer] if rng.random() > 0.33]


def drop_statements(rng: random.Random, dossier: Row) -> None:
    drop("statements", rng, dossier)
    known = {s["id"] for s in dossier["statements"]}
    for layer in ("claims", "divergences"):
        for row in dossier[layer]:
            row["members"] = [m for m in row["members"] if m.get("statement", next(iter(known))) in known]


def drop_times(rng: random.Random, dossier: Row) -> None:
    drop("timexes", rng, dossier)


def shift_contents(rng: random.Random, dossier: Row) -> None:
    for s in dossier["statements"]:
        start, end = s["content"][0]
        s["content"] = [[start, max(start + 1, end - rng.randrange(0, end - start))], *s["content"][1:]]


def add_statements(rng: random.Random, dossier: Row) -> None:
    for article in dossier["articles"]:
        start = rng.randrange(0, max(1, len(article["text"]) - 40))
        new = {"id": f"new-{article['id']}", "article": article["id"], "content": [[start, start + 30]]}
        dossier["statements"].append({**new, "source_entity": None, "chain": []})


def spoil_attributes(rng: random.Random, dossier: Row) -> None:
    for s in dossier["statements"]:
        for name, wrong in (("form", "x"), ("stance", "x"), ("certainty", "x"), ("said_on", None)):
            if rng.random() < 0.3:
                s[name] = wrong
        if rng.random() < 0.3:
            s["source_entity"] = rng.choice(dossier["entities"])["id"]
        if rng.random() < 0.3:
            s["chain"] = [*s["chain"], rng.choice(dossier["entities"])["id"]][-rng.randrange(1, 3) :]


def spoil_values(rng: random.Random, dossier: Row) -> None:
    for t in dossier["timexes"]:
        if rng.random() < 0.4:
            t["value"] += "X"
    for article in dossier["articles"]:
        if rng.random() < 0.4:
            article["published"] = rng.choice([None, {"value": None}, {"value": "2001-01-01"}])
        if rng.random() < 0.4:
            article["artefacts"] = [{"span": [0, 5], "kind": "foreign"}]


def cut_entities(rng: random.Random, dossier: Row) -> None:
    for entity in dossier["entities"]:
        entity["forms"] = rng.sample(entity["forms"], rng.randrange(0, 2))
        entity["name"] = rng.choice([entity["name"], "Nobody At All"])


def split_claims(rng: random.Random, dossier: Row) -> None:
    out = []
    for claim in dossier["claims"]:
        cut = rng.randrange(0, len(claim["members"]) + 1)
        out += [{**claim, "members": part} for part in (claim["members"][:cut], claim["members"][cut:]) if part]
    dossier["claims"] = out


def merge_claims(rng: random.Random, dossier: Row) -> None:
    first, second, *rest = rng.sample(dossier["claims"], len(dossier["claims"]))
    dossier["claims"] = [{**first, "members": first["members"] + second["members"]}, *rest]


def spoil_bounds(rng: random.Random, dossier: Row) -> None:
    for claim in dossier["claims"]:
        claim["origins"] = {"lower": rng.randrange(0, 4), "upper": rng.randrange(0, 7)}
        claim["status"] = rng.choice(["disputed", "single-origin", "corroborated", "unattributed"])


def spoil_divergences(rng: random.Random, dossier: Row) -> None:
    for row in dossier["divergences"]:
        row["kind"] = rng.choice(["number", row["kind"]])
        row["members"] = row["members"][: rng.randrange(0, 3)]
    dossier["divergences"].append({"kind": "number", "members": dossier["divergences"][0]["members"]})


def empty(rng: random.Random, dossier: Row) -> None:
    for layer in ("entities", "statements", "timexes", "claims", "divergences"):
        dossier[layer] = []


SPOILERS: list[Callable[[random.Random, Row], None]] = [
    drop_statements,
    drop_times,
    shift_contents,
    add_statements,
    spoil_attributes,
    spoil_values,
    cut_entities,
    split_claims,
    merge_claims,
    spoil_bounds,
    spoil_divergences,
]
MEASURES = {
    "drop_statements": "statements.f1@.3",
    "drop_times": "timexes.value",
    "shift_contents": "statements.f1@.8",
    "add_statements": "statements.f1@.3",
    "spoil_attributes": "statements.chain",
    "spoil_values": "published.accuracy",
    "cut_entities": "statements.source",
    "split_claims": "claims.pairs",
    "merge_claims": "claims.pairs",
    "spoil_bounds": "claims.lower",
    "spoil_divergences": "divergences.recall",
}


def test_gold_against_itself_is_perfect(gold: Row, perfect: Row) -> None:
    found = measure(gold, perfect)
    assert {name for name, value in found.values().items() if value != 1.0} == set()
    assert found.misses == []


def test_gold_against_itself_is_perfect_for_the_shared_scorer(gold: Row, perfect: Row, scorer: ModuleType) -> None:
    assert set(shared_values(scorer, gold, perfect).values()) == {1.0}


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda f: f.__name__)
def test_spoiling_lowers_the_measure_it_should(gold: Row, perfect: Row, spoil: Callable[..., None]) -> None:
    spoil(random.Random(1), perfect)
    found = measure(gold, perfect)
    value = found.values()[MEASURES[spoil.__name__]]
    assert value is not None
    assert value < 1
    assert found.misses


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("spoil", [*SPOILERS, empty], ids=lambda f: f.__name__)
def test_same_numbers_as_the_shared_scorer(
    gold: Row, perfect: Row, scorer: ModuleType, spoil: Callable[..., None], seed: int
) -> None:
    spoil(random.Random(seed), perfect)
    compare(scorer, gold, perfect)


@pytest.mark.parametrize("seed", range(6))
def test_same_numbers_when_everything_is_spoilt(gold: Row, perfect: Row, scorer: ModuleType, seed: int) -> None:
    rng = random.Random(100 + seed)
    for spoil in rng.sample(SPOILERS, len(SPOILERS)):
        spoil(rng, perfect)
    compare(scorer, gold, perfect)


def test_same_numbers_on_the_seeds(scorer: ModuleType) -> None:
    folder = SHARED / "seeds"
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    dossier = as_dossier(gold, {key: (folder / file).read_text("utf-8") for key, file in gold["files"].items()})
    compare(scorer, gold, dossier)
    for spoil in SPOILERS:
        spoil(random.Random(7), dossier)
    compare(scorer, gold, dossier)


def compare(scorer: ModuleType, gold: Row, dossier: Row) -> None:
    theirs, ours = shared_values(scorer, gold, dossier), measure(gold, dossier).values()
    assert {**dict.fromkeys(theirs), **ours} == pytest.approx(theirs, nan_ok=True)


def test_dossier_without_an_article_is_refused(gold: Row, perfect: Row) -> None:
    del perfect["articles"][0]
    with pytest.raises(MeasureError, match="no article for"):
        measure(gold, perfect)


def test_text_that_was_not_labelled_is_refused(gold: Row, perfect: Row) -> None:
    perfect["articles"][0]["text"] += " Encore."
    with pytest.raises(MeasureError, match="not the text labelled"):
        measure(gold, perfect)


def run_main(gold: Row, dossier: Row, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    for name, value in (("gold.json", gold), ("dossier.json", dossier)):
        (folder / name).write_text(json.dumps(value), "utf-8")
    monkeypatch.setattr("sys.argv", ["measure", str(folder / "gold.json"), str(folder / "dossier.json"), "-v"])
    return main()


def test_command_prints_every_measure_and_every_miss(
    gold: Row, perfect: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del perfect["statements"][0]["chain"][0]
    assert run_main(gold, perfect, tmp_path, monkeypatch) == 0
    out, err = capsys.readouterr()
    assert {line.split()[0] for line in out.splitlines()} == set(measure(gold, perfect).values())
    assert "WRONG" in err
    assert "chain" in err


def test_command_refuses_files_that_do_not_belong_together(
    gold: Row, perfect: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    perfect["articles"] = []
    assert run_main(gold, perfect, tmp_path, monkeypatch) == 2
    assert "no article for" in capsys.readouterr().err
