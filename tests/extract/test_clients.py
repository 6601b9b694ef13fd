"""Whom a lawyer means by *mon client*, *my client*."""

from __future__ import annotations

import pytest

from tests.extract.whodraft import statement

CALLED = [
    (
        "fr",
        "L'avocat de Luc Viard, Me Paul Sorel, a plaidé. « Mon client affirme que le quai était vide », a-t-il dit.",
        "Luc Viard",
    ),
    ("fr", "« Selon ma cliente, le quai était vide », a déclaré Me Paul Sorel, avocat d'Ana Roy.", "Ana Roy"),
    ("fr", "« Mon client dit que le quai était vide », a réagi l'avocat du grutier, Me Paul Sorel.", "grutier"),
    (
        "fr",
        "Me Paul Sorel, conseil du grutier, a plaidé. « Mon client affirme que le quai était vide », a-t-il dit.",
        "grutier",
    ),
    ("en", '"My client says the quay was empty," said Paul Sorel, the lawyer for Ann Lee.', "Ann Lee"),
    ("en", 'Ann Lee\'s lawyer, Paul Sorel, said: "My client insists that the quay was empty."', "Ann Lee"),
    ("en", 'A lawyer for the docker said: "My client insists that the quay was empty."', "docker"),
    ("fr", "« Mon client dit que le quai était vide », a déclaré Me Paul Sorel.", "client de Paul Sorel"),
    (
        "fr",
        "L'avocat de Luc Viard, Me Paul Sorel, a plaidé. « Mon client dit que le quai était vide », a dit Me Ida Lenz, "
        "avocate d'Ana Roy.",
        "Ana Roy",
    ),
]


@pytest.mark.parametrize(("code", "text", "name"), CALLED)
def test_client_is_whose_lawyer_speaks(code: str, text: str, name: str) -> None:
    words = {"fr": "le quai était vide", "en": "the quay was empty"}[code]
    found = statement(text, words, code).mention
    assert found is not None
    assert found.name == name
