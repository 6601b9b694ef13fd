"""The sentence encoder: near for what speaks of the same, the same in any order, and missed with a clear word."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest

import recoupe
from recoupe.errors import ModelError, SettingsError
from recoupe.nlp import encoder
from recoupe.settings import Settings

PASSAGES = ("Le maire de Lorvaux démissionne.", "The mayor of Lorvaux steps down.", "Les prix du blé ont doublé.")


def test_a_translation_is_nearer_than_another_story() -> None:
    one, two, other = encoder.encode(PASSAGES)
    assert one @ two > 2 * (one @ other)


def test_vectors_do_not_depend_on_the_order() -> None:
    there, back = encoder.encode(PASSAGES), encoder.encode(PASSAGES[::-1])
    assert np.array_equal(there, back[::-1])
    assert encoder.encode([]).shape == (0, encoder.SIZE)


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(encoder, "metadata", none)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "pont.txt"
    path.write_text("Le pont de Lorvaux est fermé, a annoncé mardi la mairie.", encoding="utf-8")
    return path


@pytest.mark.usefixtures("missing")
def test_where_it_is_missing_auto_goes_without_and_on_says_what_to_install(article: Path) -> None:
    made = recoupe.dossier([article])
    assert encoder.PACKAGE not in {model.name for model in made.run.models}
    with pytest.raises(ModelError, match=encoder.PACKAGE):
        recoupe.dossier([article], settings=Settings(encoder="on"))


@pytest.mark.parametrize(("asked", "used"), [("auto", True), ("on", True), ("off", False)])
def test_the_record_says_whether_it_was_used(article: Path, asked: str, used: bool) -> None:
    made = recoupe.dossier([article], settings=Settings(encoder=asked))
    assert (encoder.PACKAGE in {model.name for model in made.run.models}) == used
    assert made.run.settings["encoder"] == asked


def test_another_word_is_refused() -> None:
    with pytest.raises(SettingsError, match="auto, on, off"):
        Settings(encoder="yes")
