"""``dossier.json``: written as the contract says, read back equal, held to its published schema."""

from __future__ import annotations

import dataclasses
import json as stdlib
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from recoupe import model
from recoupe.errors import RecoupeError
from recoupe.export import json
from tests.export.story import dossier, hostile

RECORDS = (
    "Run",
    "Model",
    "Input",
    "Rejected",
    "Cutoff",
    "ArticleRow",
    "Published",
    "Because",
    "Artefact",
    "Story",
    "Entity",
    "Timex",
    "Statement",
    "Part",
    "Hop",
    "Reuse",
    "Claim",
    "Origins",
    "Divergence",
    "When",
    "Moment",
    "SummaryLine",
    "Place",
)


@pytest.mark.parametrize("make", [dossier, hostile])
def test_reads_back_what_it_wrote(make: Callable[[], model.Dossier]) -> None:
    made = make()
    assert json.loads(json.dumps(made)) == made
    assert json.dumps(json.loads(json.dumps(made))) == json.dumps(made)
    assert stdlib.loads(json.dumps(made)) == json.to_dict(made)


def test_names_are_the_contract_s() -> None:
    plain = json.to_dict(dossier())
    assert next(iter(plain)) == "schema"
    assert plain["stories"][0]["from"] == "2031-05-05"
    assert [sorted(m) for m in plain["claims"][0]["members"]] == [["statement"], ["statement"], ["article", "span"]]


def test_half_a_surrogate_pair_can_be_written() -> None:
    made = dataclasses.replace(dossier(), summary=(model.SummaryLine("\ud800", (), ()),))
    assert json.loads(json.dumps(made).encode("utf-8").decode("utf-8")) == made


def test_schema_is_a_schema_and_accepts_dossiers() -> None:
    Draft202012Validator.check_schema(json.schema())
    for made in (dossier(), hostile()):
        Draft202012Validator(json.schema()).validate(json.to_dict(made))


def _break(path: list[str | int], value: Any) -> dict[str, Any]:
    broken = json.to_dict(dossier())
    at: Any = broken
    for step in path[:-1]:
        at = at[step]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return broken


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema"], "recoupe-dossier/2"),
        (["run"], ...),
        (["articles", 0, "text"], None),
        (["claims", 0, "status"], "true"),
        (["statements", 0, "content"], [[1]]),
        (["statements", 0, "content"], [[1, 2, 3]]),
        (["claims", 0, "members"], [{}]),
        (["statements", 0, "stance"], "lies"),
        (["claims", 0, "origins", "lower"], "1"),
        (["stories", 0, "from"], ...),
        (["articles", 0, "published", "basis"], "guess"),
        (["divergences", 0, "update"], None),
        (["timeline", 0, "when", "value"], ...),
        (["run", "rejected", 0, "message"], 3),
    ],
)
def test_broken_dossiers_are_refused(path: list[str | int], value: Any) -> None:
    broken = _break(path, value)
    assert not Draft202012Validator(json.schema()).is_valid(broken)
    if path[-1] != "members":
        with pytest.raises(RecoupeError):
            json.loads(broken)


def _literals(hint: Any) -> tuple[str, ...] | None:
    return get_args(hint) if get_origin(hint) is Literal else None


@pytest.mark.parametrize("name", RECORDS)
def test_schema_has_every_field_of_the_records(name: str) -> None:
    record, described = getattr(model, name), json.schema()["$defs"][name]
    keys = {json.key_of(field.name) for field in dataclasses.fields(record)}
    assert set(described["properties"]) == keys
    assert keys - set(described["required"]) <= {"parsed", "announced"}
    for field, hint in get_type_hints(record).items():
        if literals := _literals(hint):
            assert tuple(described["properties"][json.key_of(field)]["enum"]) == literals


def test_schema_has_every_table() -> None:
    assert set(json.schema()["required"]) == {field.name for field in dataclasses.fields(model.Dossier)}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "other"}'])
def test_what_is_not_a_dossier_says_so(text: str) -> None:
    with pytest.raises(RecoupeError):
        json.loads(text)
