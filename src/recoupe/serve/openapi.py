"""``/openapi.json``: what the routes declare, with the records of a dossier as its published schema has them."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from recoupe.export import json
from recoupe.serve.rows import KEYS, NUMBERED, Table
from recoupe.serve.shapes import Paste

Schema = dict[str, Any]
HERE = "#/components/schemas/"
DOSSIER: Schema = {"$ref": f"{HERE}Dossier"}
"""The schema of a whole dossier."""

FRAMEWORKS = ("HTTPValidationError", "ValidationError")
FRAMEWORK_SAYS = "Validation Error"
"""Shapes of errors that FastAPI would document and that nobody is ever sent."""

UPLOAD: Schema = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "items": {"type": "string", "contentMediaType": "application/octet-stream"},
                        }
                    },
                }
            },
            "application/json": {"schema": {"$ref": f"{HERE}Paste"}},
        },
    }
}
"""What ``POST /articles`` reads; it parses its body itself, to refuse what is too large before it is held."""


def content(schema: Schema) -> dict[str, Any]:
    """A successful answer of that schema."""
    return {"description": "as it stands", "content": {"application/json": {"schema": schema}}}


def row_of(table: Table) -> Schema:
    """The schema of a row of a table; one that has no id in the dossier gets one.

    >>> row_of("claims")
    {'$ref': '#/components/schemas/Claim'}
    """
    row: Schema = moved(json.schema()["properties"][KEYS.get(table, table)]["items"])
    return {"allOf": [row], "properties": {"id": {"type": "string"}}} if table in NUMBERED else row


def page_of(table: Table) -> Schema:
    """The schema of rows of a table."""
    counts = {name: {"type": "integer"} for name in ("total", "offset", "limit")}
    rows = {"rows": {"type": "array", "items": row_of(table)}}
    return {"type": "object", "required": [*counts, "rows"], "properties": counts | rows}


def describe(app: FastAPI) -> None:
    """Put the records of a dossier, and of a text that is sent, among the schemas of an application's document."""
    whole = json.schema()
    records = whole.pop("$defs")
    for name in ("$schema", "$id"):
        del whole[name]
    ours = {"Dossier": whole, "Paste": Paste.model_json_schema(), **records}
    document = app.openapi()
    schemas = document["components"]["schemas"]
    schemas |= {name: moved(schema) for name, schema in ours.items()}
    for name in FRAMEWORKS:
        schemas.pop(name, None)
    for operation in (operation for path in document["paths"].values() for operation in path.values()):
        _one_shape(operation["responses"])


def _one_shape(responses: dict[str, Any]) -> None:
    """Every error of a route in our shape: those that it names, and any other (another origin's, a failure of ours)."""
    error = {"application/json": {"schema": {"$ref": f"{HERE}Failure"}}}
    if "422" in responses:
        told = responses["422"]["description"]
        responses["422"] = {"description": told if told != FRAMEWORK_SAYS else "invalid", "content": error}
    responses["default"] = {"description": "any other error", "content": error}


def moved(schema: Any) -> Any:
    """A schema whose references lead to where an OpenAPI document keeps them.

    >>> moved({"items": {"$ref": "#/$defs/Span"}})
    {'items': {'$ref': '#/components/schemas/Span'}}
    """
    if isinstance(schema, list):
        return [moved(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace("#/$defs/", HERE) if key == "$ref" and isinstance(value, str) else moved(value)
        for key, value in schema.items()
    }
