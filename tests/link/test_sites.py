"""One thing in two sorts of place, bound for two towns, in two nights."""

from __future__ import annotations

import pytest

from tests.link.test_divergences_in_claims import differ_across

PLACES = [
    ("Le tireur s'est réfugié dans une école.", "The gunman took refuge in a church.", "en"),
    ("La victime a été retrouvée dans sa cave.", "Le corps de la victime a été retrouvé dans le jardin.", "fr"),
    ("Les manifestants se sont rassemblés devant la préfecture.", "Protesters gathered outside the courthouse.", "en"),
    ("Le convoi se dirigeait vers Valmer.", "Le convoi se dirigeait vers Sarzelle.", "fr"),
    ("Le convoi a atteint Valmer.", "The convoy reached Sarzelle.", "en"),
]
ONE = [
    ("Le tireur s'est réfugié dans une école.", "Le tireur s'est réfugié dans la cave.", "fr"),
    ("Le tireur s'est réfugié dans une école.", "The gunman hid in a high school.", "en"),
    ("Il a été arrêté devant l'église.", "Il a été arrêté devant l'église, près de la mairie.", "fr"),
    ("Le navire a quitté Valmer.", "Le navire se dirigeait vers Sarzelle.", "fr"),
    ("L'avion s'est écrasé à 200 km à l'ouest de Valmer.", "L'avion s'est écrasé au-dessus de Combe.", "fr"),
]


@pytest.mark.parametrize(("one", "other", "code"), PLACES)
def test_two_places_of_one_thing_differ(one: str, other: str, code: str) -> None:
    assert differ_across(one, other, code, kind="place")


@pytest.mark.parametrize(("one", "other", "code"), ONE)
def test_places_that_may_both_hold_do_not(one: str, other: str, code: str) -> None:
    assert not differ_across(one, other, code, kind="place")
