"""CSL-JSON: items as a citation processor wants them; what is unknown is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from recoupe.export.csl import dumps
from recoupe.model import Dossier, Published
from tests.export.story import EVIL, dossier, hostile

ITEM = {
    "type": "object",
    "required": ["id", "type"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "type": {"enum": ["article-newspaper", "article"]},
        **{key: {"type": "string", "minLength": 1} for key in ("title", "container-title", "language", "URL")},
        "author": {"type": "array", "items": {"type": "object", "required": ["literal"]}},
        "issued": {
            "type": "object",
            "required": ["date-parts"],
            "additionalProperties": False,
            "properties": {
                "circa": {"type": "boolean"},
                "date-parts": {
                    "minItems": 1,
                    "maxItems": 2,
                    "items": {"minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                },
            },
        },
    },
}
"""The part of csl-data.json that is used."""


def items(made: Dossier) -> list[dict[str, Any]]:
    """The items, each as the schema wants it."""
    found: list[dict[str, Any]] = json.loads(dumps(made))
    Draft202012Validator({"type": "array", "items": ITEM}).validate(found)
    return found


def test_an_article_is_a_source() -> None:
    assert items(dossier()) == [
        {
            "id": "a",
            "type": "article-newspaper",
            "title": "Le pont ferme",
            "container-title": "Le Phare",
            "author": [{"literal": "A. Nom"}],
            "issued": {"date-parts": [[2031, 5, 5]]},
            "language": "fr",
            "URL": "https://phare.example/a",
        },
        {"id": "b", "type": "article", "language": "fr"},
    ]


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        (Published("2031-05-05T07:30", basis="metadata"), {"date-parts": [[2031, 5, 5]]}),
        (Published("2031-05", basis="text"), {"date-parts": [[2031, 5]]}),
        (Published("2031", basis="inferred"), {"date-parts": [[2031]], "circa": True}),
        (
            Published(None, "2031-05-01", "2031-05-09", "inferred"),
            {"date-parts": [[2031, 5, 1], [2031, 5, 9]], "circa": True},
        ),
        (Published(None, "2031-05-01", None, "inferred"), None),
        (Published(), None),
    ],
)
def test_a_date_is_never_firmer_than_it_is_known(published: Published, issued: object) -> None:
    made = replace(dossier(), articles=tuple(replace(a, published=published) for a in dossier().articles))
    assert [item.get("issued") for item in items(made)] == [issued, issued]


def test_harm_is_words() -> None:
    found = items(hostile())
    assert not any("URL" in item for item in found)
    assert not set("\x1b\u202e\u2028\0") & set(dumps(hostile()))
    assert EVIL.startswith("</script>")
    assert found[0]["title"].startswith("</script>")
