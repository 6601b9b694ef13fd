"""What somebody says against what another has just said, in whatever words: invented exchanges, in one article each."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe

OF_ONE_ARTICLE = {
    "frame": "« Le contrat court jusqu'en mars », assure Paul Mérand, le directeur du port. Le maire, Jean Tardel, ne "
    "l'entend pas de cette oreille : « Les grues seront parties avant Noël. »",
    "verb": "« Le quai était fermé au public », affirme Paul Mérand, le directeur du port. « Deux de mes cousins y "
    "pêchaient ce matin-là », rétorque le maire, Jean Tardel.",
    "contested": "« Les vannes sont restées closes », affirme Paul Mérand, le directeur du port. Une version contestée "
    "par la mairie. « Toute la cave était sous l'eau », a déclaré le maire, Jean Tardel.",
    "word": "Les coffres étaient tous ouverts, selon le directeur du port, Paul Mérand. Trois coffres étaient pourtant "
    "cadenassés, indique le maire, Jean Tardel.",
    "bare": "« Les freins ont lâché dans la descente », raconte le chauffeur du car, Paul Mérand. La mairie dément. "
    "« Aucun défaut n'a été relevé sur ce modèle », indique le maire, Jean Tardel.",
    "defended": "« Ils ont coulé du béton dans la source », accuse Paul Mérand, riverain. À la mairie, on se défend. "
    "« Le chantier se trouve en aval », a répondu le maire, Jean Tardel.",
    "past": "« Les vannes sont restées closes », affirme Paul Mérand, le directeur du port. Le maire, Jean Tardel, a "
    "répondu que c'était faux.",
    "past-en": '"The gates stayed shut all night," said Paul Merand, the harbour director. The mayor, John Tardel, '
    "told the council that was untrue.",
    "frame-en": '"The bridge will hold for another winter," said Paul Merand, the harbour director. The mayor, John '
    'Tardel, sees it differently. "Two of its cables have rusted through," he said.',
    "contested-en": '"The gates stayed shut all night," said Paul Merand, the harbour director. That account is '
    'disputed by the mayor, John Tardel. "My cellar was under water," he said.',
}
OF_SOMETHING_ELSE = {
    "other": "« Le quai était fermé au public », affirme Paul Mérand, le directeur du port. Le maire, Jean Tardel, a "
    "par ailleurs démenti tout projet de vente du cinéma.",
    "agreed": "« Le quai était fermé au public », affirme Paul Mérand, le directeur du port. Le maire, Jean Tardel, ne "
    "conteste pas cette version. « Personne ne pêchait ce matin-là », dit-il.",
    "undenied": "« Les filets sont aux normes », assure Paul Mérand, le directeur de la station. La mairie ne conteste "
    "pas. « Je les ai vus », indique le maire, Jean Tardel.",
    "next": "« Le quai était fermé au public », affirme Paul Mérand, le directeur du port. « Les travaux commencent "
    "en mai », a indiqué le maire, Jean Tardel.",
    "other-en": '"The gates stayed shut all night," said Paul Merand, the harbour director. Separately, the mayor, '
    "John Tardel, has denied taking money from a builder.",
    "undenied-en": '"The gates stayed shut all night," said Paul Merand, the harbour director. The mayor, John Tardel, '
    'does not deny that the gates stayed shut. "We checked them twice," he said.',
    "topic": "Selon le directeur du port, Paul Mérand, il porte sur la fourniture de quarante grues. Le maire, Jean "
    "Tardel, a assuré que cet accord ne visait aucun pays voisin.",
    "former-en": '"The president has landed," said Paul Merand, the harbour director, days after John Tardel denied '
    'any such trip. "He looks tired," he said.',
    "agreed-en": '"The gates stayed shut all night," said Paul Merand, the harbour director. The mayor, John Tardel, '
    'does not dispute that account. "We checked them twice," he said.',
}


TURNS = {
    "fr": "« Les pompes étaient en panne depuis mai », lâche Émile Vasson, l'ancien gardien. « On m'a dit que la pièce "
    "coûtait trop cher », ajoute-t-il. Ces pompes, posées en 1999, devaient vider la cale. Le directeur, Paul Mérand, "
    "tombe des nues. « C'est faux. Les pompes tournaient », a-t-il assuré.",
    "en": "The council was warned in March, Paul Merand, a former clerk, told the Post. Work went on until June. "
    '"I sent a letter," he said. "The answer was silence." The mayor, John Tardel, denied the account. "No such letter '
    'ever reached me," he said.',
}
"""An answer to all that somebody said in his turn, of which the last words stand nearest."""

COUNTED = (
    "« Soixante mercenaires ont été tués », assure le chef de la garde, Paul Mérand. « Nous avons perdu quatre "
    "hommes », rétorque le porte-parole de la troupe, Jean Tardel."
)

DATED = (
    "« La mairie a reçu notre lettre le 21 août 2030 », affirme le chef de la garde, Paul Mérand. « La lettre est "
    "arrivée le 3 septembre 2030 », rétorque la maire, Jeanne Tardel."
)


def denials(text: str, folder: Path, language: str, kind: str = "denial") -> list[str]:
    """The sentences of the rows of a kind of an article."""
    more = {"fr": "Le port de Valdor a rouvert lundi.", "en": "The harbour of Valdor reopened on Monday."}[language]
    (folder / "a.txt").write_text(f"Valdor\n\n{more} {text}\n", "utf-8")
    (folder / "b.txt").write_text(f"Valdor\n\n{more}\n", "utf-8")
    return [d.because for d in recoupe.dossier([folder]).divergences if d.kind == kind]


@pytest.mark.parametrize("name", OF_ONE_ARTICLE)
def test_what_an_article_sets_against_what_was_said_is_shown_beside_it(name: str, tmp_path: Path) -> None:
    (row,) = denials(OF_ONE_ARTICLE[name], tmp_path, "en" if name.endswith("-en") else "fr")
    assert "rand" in row
    assert "Tardel" in row


@pytest.mark.parametrize("language", TURNS)
def test_an_answer_is_to_the_whole_turn_of_another(language: str, tmp_path: Path) -> None:
    first = {"fr": "étaient en panne", "en": "was warned"}[language]
    (tmp_path / "a.txt").write_text(f"Valdor\n\nLe port de Valdor.\n\n{TURNS[language]}\n", "utf-8")
    dossier = recoupe.dossier([tmp_path])
    text = dossier.articles[0].text
    said = {s.id: s.content for s in dossier.statements}
    rows = [[text[a:b] for m in d.members if m.said for a, b in said[m.said]] for d in dossier.divergences]
    assert any(any(first in words for words in row) for row in rows)


@pytest.mark.parametrize("language", TURNS)
def test_what_only_says_that_somebody_disputes_is_not_what_he_denies(language: str, tmp_path: Path) -> None:
    rows = denials(TURNS[language], tmp_path, language)
    assert rows
    assert not any("tombe des nues" in row or "account" in row for row in rows)


@pytest.mark.parametrize("name", OF_SOMETHING_ELSE)
def test_what_speaks_of_something_else_is_not(name: str, tmp_path: Path) -> None:
    assert denials(OF_SOMETHING_ELSE[name], tmp_path, "en" if name.endswith("-en") else "fr") == []


def test_a_reply_with_another_figure_is_shown_as_a_number(tmp_path: Path) -> None:
    (row,) = denials(COUNTED, tmp_path, "fr", "number")
    assert "Soixante" in row
    assert "quatre" in row


def test_a_reply_with_another_day_is_shown_as_a_date(tmp_path: Path) -> None:
    (row,) = denials(DATED, tmp_path, "fr", "date")
    assert "21 août" in row
    assert "3 septembre" in row


BESIDE = {
    "next-paragraph": "Selon un adjoint, Paul Mérand, le préfet est furieux et il a convoqué le maire, Jean Tardel. "
    "Contactée, la préfecture dément toute convocation.\n\nSelon une enquête de l'institut Delma, 62 % des "
    "habitants souhaitent son départ.",
    "declined": "« Le maire a touché de l'argent », affirme un ancien adjoint, Paul Mérand. Le maire, Jean Tardel, "
    "dément. La procureure, Lea Astor, n'a pas souhaité donner de détails.",
    "another-side-en": "The firm had paid the crew, said Paul Merand, a banker. The harbour has called the accusations "
    "absurd. The mayor summoned the pilots on Thursday, his office said.",
    "one-side": "La ville est derrière la panne, assure Paul Mérand, un banquier cité par La Gazette. Le port a "
    "aussitôt démenti. Selon La Gazette, deux plongeurs ont reçu 300 marks.",
    "full-en": '"The firm is preparing a higher bid for the ferry," said Paul Merand, a banker. The firm denied that '
    "it was preparing a higher bid. The firm said it took note of the decision by the harbour board.",
}
"""What follows a denial and belongs to something else, with the words that the row must not quote."""


@pytest.mark.parametrize(("name", "words"), [("next-paragraph", "62"), ("declined", "détails"), ("full-en", "note")])
def test_a_denial_is_not_told_in_words_that_follow_it_and_are_of_something_else(
    name: str, words: str, tmp_path: Path
) -> None:
    rows = denials(BESIDE[name], tmp_path, "en" if name.endswith("-en") else "fr")
    assert rows
    assert not any(words in row for row in rows)


@pytest.mark.parametrize("name", ["another-side-en", "one-side"])
def test_what_another_tells_behind_a_denial_is_no_reply(name: str, tmp_path: Path) -> None:
    rows = denials(BESIDE[name], tmp_path, "en" if name.endswith("-en") else "fr")
    assert not any("summoned" in row or "300" in row for row in rows)
