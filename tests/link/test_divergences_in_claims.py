"""Members of one claim that differ, and those that are only alike: rows of a claim given by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from recoupe.link.differences.divergences import find
from recoupe.model import Claim, Divergence, Origins
from tests.link import heap


def rows(
    lines: Mapping[str, Sequence[str]],
    *,
    kind: str,
    claim: Sequence[str] = (),
    sources: Mapping[str, str] | None = None,
    dates: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
) -> list[Divergence]:
    """The rows of a kind when the lines of ``claim`` (the first of each article by default) are one claim.

    ``sources`` says who says a line; nobody does otherwise.
    """
    made = heap.corpus(lines, dates=dates, published=published)
    by = sources or {}
    said = (replace(s, chain=(by[s.id],), source_entity=by[s.id]) if s.id in by else s for s in made.statements)
    made = replace(made, statements=tuple(said))
    members = tuple(heap.member(place, made) for place in claim or [f"{a}.0" for a in lines])
    claim_of = Claim("c", "", members, len(members), (), Origins(0, 0, (), ()), "single-origin", {})
    return [d for d in find(made, [claim_of]) if d.kind == kind]


DENIED = [
    ("Les ravisseurs ont demandé une rançon au maire.", "Aucune demande de rançon n'est parvenue au maire."),
    ("L'usine a reçu une alerte en mai.", "[deny] L'usine n'a été destinataire d'aucun message de ce type."),
    ("The plant got a warning in May.", "[deny] No such message ever arrived."),
    ("1.500 emplois seront supprimés à Valmer.", "Aucun poste ne sera supprimé."),
]


@pytest.mark.parametrize(("told", "answer"), DENIED)
def test_a_denial_answers_what_it_denies_in_other_words(told: str, answer: str) -> None:
    pair = {"a-en": [told], "b-en": [answer]} if told.startswith("The") else {"a": [told], "b": [answer]}
    assert rows(pair, kind="denial"), told


ALIKE = [
    ("Le ministre a reçu la délégation dix minutes.", "L'opérateur n'a reçu aucune instruction."),
    ("Il devait rentrer pour la fête.", "Personne ne paie jamais, et tout le monde finit par rentrer."),
    ("La porte-parole du syndicat, Ana Cambon, se dit stupéfaite.", "La porte-parole du syndicat n'est pas rassurée."),
    ("Un dossier spécial paraît à Valmer.", "C'est un dossier dont on ne parlait pas."),
    ("Le parquet a ouvert une enquête.", "Le conseil s'est tu afin de ne pas compromettre l'enquête."),
    ("Le site a causé la contamination.", "[assert] Nous n'avons aucun cas de contamination à Port-Salin."),
]


@pytest.mark.parametrize(("told", "other"), ALIKE)
def test_a_negation_beside_one_common_word_denies_nothing(told: str, other: str) -> None:
    assert not rows({"a": [told], "b": [other]}, kind="denial"), told


def test_without_delay_is_no_denial() -> None:
    lines = {
        "a-en": ["The union condemns this unacceptable act and urges the soldiers to return to their barracks."],
        "b-en": ["The union condemns this unacceptable act; soldiers should return to their barracks without delay."],
    }
    assert not rows(lines, kind="denial")


def test_who_answers_on_the_spot_that_it_was_another_thing_alone_denies() -> None:
    lines = {"a": ["La police a tiré des balles réelles sur la place.", "Nos hommes n'ont tiré que du gaz."]}
    claim, sources = ["a.0", "a.1"], {"a.0": "ligue", "a.1": "police"}
    assert rows(lines, kind="denial", claim=claim, sources=sources)
    assert not rows(lines, kind="denial", claim=claim)
