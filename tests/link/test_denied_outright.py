"""Denials that a limiting word makes stronger, what is said to somebody and never came, acts that clash."""

import pytest

from tests.link.test_divergences_in_claims import differ, rows

DENIED = [
    ("Vingt lits sont réservés aux réfugiés, dit le maire.", "Pas un seul lit n'est réservé aux réfugiés."),
    ("Elle dormait à l'hôtel.", "Elle ne dormait même pas à l'hôtel."),
    ("Trees were felled in the park.", "Not one tree was felled in the park."),
    ("He signed the contract.", "He did not even sign the contract."),
    ("He was the treasurer of the club.", "He was not even the treasurer of the club."),
    ("Le syndicat a demandé un rendez-vous au maire.", "Je n'ai jamais reçu la moindre demande du syndicat."),
    ("Le préfet a adressé une mise en garde à l'usine.", "L'usine n'a reçu aucune mise en garde du préfet."),
    ("The inspector sent a warning to the plant.", "The plant never got any warning from the inspector."),
    ("Le maire a vendu le terrain.", "Ne me dites pas que le maire a vendu le terrain."),
    ("The strike was caused by the heat.", "Do not tell me the strike was caused by the heat."),
    ("L'amiante du plafond est à nu.", "L'amiante du plafond est encapsulé."),
    ("La porte de secours était verrouillée.", "La porte de secours était ouverte."),
]
NOT_DENIED = [
    ("Vingt lits sont réservés aux réfugiés.", "Les lits ne sont pas tous réservés aux réfugiés."),
    ("Le pont est fermé aux camions.", "Le pont n'est pas seulement fermé aux camions."),
    ("He signed the contract.", "He did not just sign the contract."),
    ("The union asked for a meeting.", "I never received a letter from the bank."),
    ("La mairie a reçu une lettre du préfet.", "La mairie n'a pas encore reçu la demande du préfet."),
    ("Le portail était ouvert.", "Le portail était vert."),
    ("Le maire a vendu le terrain.", "Dites-leur que le maire a vendu le terrain."),
    ("The mayor sold the land.", "He did not tell me that the mayor sold the land."),
    ("Le gardien a tiré sur un homme.", "Il a tiré deux coups, pas un de plus."),
    ("A patrol fired on the boat.", "They fired at the boat, not over it."),
    ("Les otages ont perdu du poids.", "Nous n'avons jamais perdu espoir."),
    ("La banque a perdu 80 millions.", "Il n'était plus question de perdre la face."),
    ("Le maire nous reçoit dans son bureau.", "Nous n'avons rien reçu, ni courrier, ni mail."),
]


def denies(one: str, other: str) -> bool:
    """Whether two members of a claim are told to deny each other."""
    return differ(one, other, kind="denial", english=("Trees", "He", "The"))


@pytest.mark.parametrize(("one", "other"), DENIED)
def test_what_is_denied_outright_is_a_denial(one: str, other: str) -> None:
    assert denies(one, other)


@pytest.mark.parametrize(("one", "other"), NOT_DENIED)
def test_what_is_denied_in_part_is_none(one: str, other: str) -> None:
    assert not denies(one, other)


def test_a_row_quotes_the_two_that_have_most_in_common() -> None:
    told = {
        "a": ["La séance du conseil de Valmer a duré deux heures."],
        "b": ["Le maire de Valmer a vendu le terrain de la gare."],
        "c": ["[deny] Le maire n'a pas vendu le terrain de la gare de Valmer."],
    }
    (row,) = rows(told, kind="denial")
    assert "a vendu le terrain" in row.values[0]
