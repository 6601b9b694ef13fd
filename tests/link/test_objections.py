"""What an article sets against what another has just said, where one claim holds both: invented exchanges."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.divergences import gathered

from recoupe.link.counting.origins import count
from recoupe.model import Claim, Member
from recoupe.settings import Settings

PUMP = "« La pompe était neuve », assure Paul Mérand, le directeur du port. "
ANSWERED = {
    "verb": PUMP + "« Elle a fui trois fois en avril », rétorque le maire, Jean Tardel.",
    "frame": PUMP + "Le maire, Jean Tardel, tombe des nues. « Elle a fui trois fois en avril », dit-il.",
    "frame-en": '"The pump was new," said Paul Merand, the harbour director. The mayor, John Tardel, disputes this. '
    '"It leaked in April," he said.',
}
ADDED = PUMP + "« Elle a fui trois fois en avril », a indiqué le maire, Jean Tardel."
COUNTED = "« Mille marcheurs ont défilé », affirme Paul Mérand, le directeur du port. « Nous étions trois mille », "
COUNTED += "réplique le porte-parole du cortège, Jean Tardel."


def claimed(text: str, folder: Path) -> Claim:
    """The claim that all that is said in an article makes, each in the words of its speaker."""
    (folder / "a.txt").write_text(f"Valdor\n\n{text}\n", "utf-8")
    corpus = gathered([folder], Settings()).corpus
    said = [s for s in corpus.statements if s.stance != "deny"]
    return count(corpus, [Member(statement=s.id) for s in sorted(said, key=lambda s: s.content)], Settings())


@pytest.mark.parametrize("name", ANSWERED)
def test_what_is_answered_is_disputed_and_the_answer_no_origin_of_it(name: str, tmp_path: Path) -> None:
    claim = claimed(ANSWERED[name], tmp_path)
    assert (claim.origins.lower, claim.status) == (1, "disputed")


def test_what_is_only_added_is_another_origin(tmp_path: Path) -> None:
    claim = claimed(ADDED, tmp_path)
    assert (claim.origins.lower, claim.status) == (2, "corroborated")


def test_who_answers_with_another_figure_is_an_origin_too(tmp_path: Path) -> None:
    claim = claimed(COUNTED, tmp_path)
    assert (claim.origins.lower, claim.status) == (2, "disputed")


def test_what_an_outlet_says_itself_and_attributes_elsewhere_is_one_lineage(tmp_path: Path) -> None:
    text = "Le pont de Valdor ferme.\n\nLes camions passent par Mont.\nLe pont de Valdor ferme, a indiqué la mairie."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    corpus = gathered([tmp_path], Settings()).corpus
    said = [Member(statement=s.id) for s in corpus.statements]
    [reading] = corpus.readings
    told = [Member(article=f"{reading.article.id}", span=fact.span) for fact in reading.facts if fact.span[0] == 0]
    assert said
    assert told
    found = count(corpus, [*told, *said], Settings()).origins
    assert (found.lower, found.upper) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other"), [("le substitut du procureur Paul Mérand", "le parquet"), ("l'inspecteur", "l'inspection")]
)
def test_a_deputy_speaks_for_the_house(one: str, other: str, tmp_path: Path) -> None:
    text = f"La halle rouvrira lundi, a annoncé {one}.\nLa halle rouvrira lundi, a confirmé {other}."
    claim = claimed(text, tmp_path)
    assert claim.origins.lower == 1


@pytest.mark.parametrize(
    ("one", "other", "lower"),
    [
        ("la biologiste Ana Morel, du Service des eaux de Valdor", "le Service des eaux de Valdor", 1),
        ("Ana Morel, de la Ligue du rail", "la Ligue du rail", 1),
        ("la professeure Ana Morel, de l'Université de Valdor", "l'Université de Valdor", 2),
    ],
)
def test_who_knows_things_for_a_body_tells_what_it_knows(one: str, other: str, lower: int, tmp_path: Path) -> None:
    text = f"La source est tarie, indique {one}.\nLa source est tarie, selon {other}."
    assert claimed(text, tmp_path).origins.lower == lower
