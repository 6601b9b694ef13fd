"""Hours and parts of a day that cannot both be those of one act, and days of another size."""

import pytest

from tests.link.test_divergences_in_claims import rows

DAY = "2031-05-07"
TIMES = {
    "vers 16 h": "T16:00",
    "midi": "T12:00",
    "peu avant midi": "T12:00",
    "onze heures": "T11:00",
    "10h20": "T10:20",
    "minuit": "T00:00",
    "2 heures": "T02:00",
    "dans la matinée": "TMO",
    "dans l'après-midi": "TAF",
    "4 p.m.": "T16:00",
    "noon": "T12:00",
    "midnight": "T00:00",
    "1 a.m.": "T01:00",
    "dans la nuit": "TNI",
    "in the night": "TNI",
    "4h10": "T04:10",
}
TWO = [
    ("La sirène a retenti vers 16 h.", "La sirène a retenti avant midi."),
    ("La sirène a retenti vers 16 h.", "La sirène a retenti dans la matinée."),
    ("Le car est parti à 10h20.", "Il était onze heures passées quand le car est parti."),
    ("La foudre est tombée vers 2 heures.", "Il n'était pas encore minuit."),
    ("Le hangar a brûlé dans la nuit, vers 2 heures.", "Le hangar a brûlé à 4h10."),
    ("The barn burnt in the night, at 1 a.m.", "The barn burnt at midnight."),
    ("Le quartier a été privé de gaz à partir de 2 heures.", "Le quartier a été privé de gaz à 4h10."),
    ("The siren sounded at 4 p.m.", "The siren sounded before noon."),
    ("The barge sank at 1 a.m.", "It was not yet midnight when the barge sank."),
]
ONE = [
    ("La sirène a retenti vers 16 h.", "La sirène a retenti après midi."),
    ("La sirène a retenti vers 16 h.", "La sirène a retenti dans l'après-midi."),
    ("Le car est parti à onze heures.", "Le car est parti peu avant midi, dit le chauffeur, à onze heures."),
    ("Le hangar a brûlé dans la nuit, vers 2 heures.", "Le hangar a brûlé dans la nuit."),
    ("La route a été coupée jusqu'à 4h10.", "La route a été coupée à 2 heures."),
    ("La sirène a retenti dans la matinée.", "Le préfet est parti dans l'après-midi."),
    ("The siren sounded at 4 p.m.", "The siren sounded after noon."),
]


def dated(one: str, other: str) -> bool:
    """Whether two members of a claim are told to differ in their time."""
    en = one.startswith("The")
    names = ("a-en", "b-en") if en else ("a", "b")
    return bool(rows({names[0]: [one], names[1]: [other]}, kind="date", dates={k: DAY + v for k, v in TIMES.items()}))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_hours_and_parts_of_a_day_that_have_no_minute_in_common_are_two(one: str, other: str) -> None:
    assert dated(one, other)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_hours_that_may_be_one_are_not(one: str, other: str) -> None:
    assert not dated(one, other)


SIZES = [
    ("Les fouilles ont commencé en mai.", "Les fouilles ont commencé le 3 juin."),
    ("La société a été fondée en 1987.", "La société a été créée il y a quarante ans."),
    ("La fuite a été découverte hier matin.", "La fuite a été découverte mardi."),
]


@pytest.mark.parametrize(("one", "other"), SIZES)
def test_a_month_is_no_day_of_another_and_yesterday_is_a_day(one: str, other: str) -> None:
    days = {"mai": "2031-05", "3 juin": "2031-06-03", "1987": "1987", "il y a quarante ans": "1991", "mardi": DAY}
    days |= {"hier matin": "2031-05-10TMO"}
    assert rows({"a": [one], "b": [other]}, kind="date", dates=days, published=dict.fromkeys("ab", "2031-06-10"))
