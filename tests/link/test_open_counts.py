"""Figures of which a pronoun names what is counted, or nothing does; places in a row; lengths in other units."""

import pytest

from tests.link.test_divergences_in_claims import differ

TWO = [
    ("La ferme abritait 200 brebis.", "J'en ai compté cent trente."),
    ("Soixante figurants étaient sur le plateau.", "Ils n'étaient que vingt-cinq."),
    ("Le comité a reçu douze plaintes.", "Nous en avons reçu trois."),
    ("La ville compte 120 logements vides.", "Il y en a 300."),
    ("Cinquante élus ont signé la lettre.", "Trente-deux d'entre eux ont signé la lettre."),
    ("Quarante-trois élèves sont malades.", "J'en suis à soixante et un enfants malades."),
    ("Le but a été marqué à la 67e minute.", "Le but a été marqué à la 71e minute."),
    ("Les travaux du tunnel doivent durer dix-huit mois.", "Les travaux du tunnel s'étaleront sur trois ans."),
    ("Seventeen pupils were admitted to hospital.", "We admitted fourteen."),
    ("The bus carried 60 children.", "There were 38 of us on the bus."),
    ("He was on the 3rd floor.", "He was on the 5th floor."),
    ("La grève a été suivie par 12 % des agents.", "40 %."),
    ("The guards counted 300 marchers.", "There were 900."),
]
ONE = [
    ("Douze chevaux ont été saisis.", "On nous en a pris douze."),
    ("Cinquante élus ont signé la lettre.", "Trois d'entre eux ont retiré leur signature."),
    ("Un plongeur de 34 ans s'est noyé à 22 mètres de fond.", "Le plongeur a été cherché pendant 40 minutes."),
    ("Le chantier doit durer dix-huit mois.", "Le chantier durera un an et demi."),
    ("Seventeen pupils were admitted to hospital.", "I treated three of them myself."),
    ("The baby was five weeks old.", "Two of them died."),
]


def counted(one: str, other: str) -> bool:
    """Whether two members of a claim are told to differ in a number."""
    return differ(one, other, kind="number", english=("The", "He", "Seventeen"))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_a_figure_may_count_what_the_other_member_counts(one: str, other: str) -> None:
    assert counted(one, other)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_a_part_or_a_like_figure_is_no_other(one: str, other: str) -> None:
    assert not counted(one, other)
