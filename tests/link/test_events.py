"""What most headlines of a story tell, and what nobody is told to say: the topic of a headline, what somebody denies
that others said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import recoupe
from recoupe.link.alignment.judged import judged
from tests.link.heap import corpus


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("Un planeur s'est écrasé.", "L'appareil s'est écrasé dans un champ.", 1.0),
        ("Un planeur s'est écrasé.", "L'appareil s'est posé dans un champ.", 0.0),
        ("Un planeur s'est écrasé.", "Aucun planeur ne s'est écrasé.", 0.0),
    ],
)
def test_what_most_headlines_tell_is_one_thing(one: str, other: str, value: float) -> None:
    [(found, judge)] = judged(corpus({"a": [one], "b": [other]}))
    judge = replace(judge, events=frozenset({"crash"}))
    assert judge.event(*found).value == value


def _claims(tmp_path: Path, *texts: str, language: str = "en") -> list[str]:
    lines = [
        {"id": f"a{n}", "outlet": f"Gazette {n}", "language": language, "published": "2031-05-06T18:00", "text": text}
        for n, text in enumerate(texts)
    ]
    path = tmp_path / "heap.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    made = recoupe.dossier(path)
    names = {e.id: e.name for e in made.entities}
    return [" ".join(names[e] for e in c.origins.entities) for c in made.claims]


def test_who_is_denied_to_have_said_a_thing_is_no_origin_of_it(tmp_path: Path) -> None:
    text = "Ferry delayed\n\nThe shipowner denied that the pilot had reported a leak in the hull."
    assert not any("pilot" in who for who in _claims(tmp_path, text))


def test_the_topic_of_a_headline_is_said_by_nobody(tmp_path: Path) -> None:
    topic = "Lorvaux explosion: inspectors were warned about gas, letters show\n\nThe letters were read on Monday."
    event = "Explosion rocks Lorvaux\n\nAn explosion rocked Lorvaux on Monday, the mayor said."
    assert sum("letters" in who for who in _claims(tmp_path, topic, event)) == 1
