"""Where an object of a cue ends, and words that look like a cue and are none."""

from __future__ import annotations

import pytest

from tests.extract.says import find, words

CONTENTS = [
    ("fr", "Selon la CSM, le gendarme des mers, la faille est grave.", "la faille est grave"),
    ("fr", "Selon un rapport remis au maire, Paul Roy, le pont est dangereux.", "le pont est dangereux"),
    ("fr", "Selon la police, le maire, Paul Roy, a fui.", "le maire, Paul Roy, a fui"),
    ("fr", "Selon la mairie, le 3 mai, le pont a cédé.", "le 3 mai, le pont a cédé"),
    ("en", "According to papers she handed to the police, the director signed in May.", "the director signed in May"),
    ("en", "The firm hid a breach, a pilot told the Echo and several papers.", "The firm hid a breach"),
    ("en", "In a memo to employees seen by the Echo, CEO Mark Orvell denied ordering a leak.", "ordering a leak"),
    ("fr", "Le maire a révélé au Washington Post que la ville avait menti.", "la ville avait menti"),
    ("fr", "Le pilote nie les faits, d'après son avocate.", "les faits"),
    ("fr", "Le club conteste ce montant, avant de promettre un audit.", "ce montant"),
    (
        "fr",
        "La mairie dément tout rapport entre la panne et l'arrêt du bac.",
        "tout rapport entre la panne et l'arrêt du bac",
    ),
    ("fr", "Un courrier anonyme évoquant des fuites a été remis au juge.", "des fuites"),
    (
        "fr",
        "Douze postes seraient supprimés, une information démentie par le port.",
        "une information démentie par le port",
    ),
    ("fr", "Le Phare avait donné le chiffre de 40 départs, que conteste la direction.", "40 départs"),
    ("fr", "La mairie évalue les dégâts à 2 millions, un montant que nie l'assureur.", "les dégâts à 2 millions"),
    ("fr", "Selon Le Phare, le bac a coulé, une version contestée par le port.", "le bac a coulé"),
    (
        "fr",
        "Le port dit que le bac a coulé, que le pilote le sache ou non.",
        "le bac a coulé, que le pilote le sache ou non",
    ),
    ("fr", "Le quotidien annonce la fin du bail, le bailleur dément", "la fin du bail"),
    ("fr", "Le syndicat affirme que la grève est suivie, la direction le nie.", "la grève est suivie"),
    ("en", "The union says the strike is solid, the company denies it.", "the strike is solid"),
    ("fr", "La maire, Ana Roy, accuse la préfecture d'avoir menti.", "la préfecture d'avoir menti"),
    ("fr", "Le président du club, Paul Viard, a critiqué la Fédération.", "la Fédération"),
    ("en", "The pilot told the court that was untrue.", "that was untrue"),
    (
        "fr",
        "La mairie a dit que le bac avait coulé, deux jours après que Le Phare a affirmé que la coque fuyait.",
        "le bac avait coulé",
    ),
    (
        "en",
        "The board said the ferry had sunk, two days after the Echo reported that the hull leaked.",
        "the ferry had sunk",
    ),
    (
        "en",
        "The board said the ferry had sunk, two days after the storm.",
        "the ferry had sunk, two days after the storm",
    ),
    ("en", "The pilot told the court that divers were tired.", "divers were tired"),
    ("en", "The pilot told reporters on Monday he had slept badly.", "he had slept badly"),
    ("en", "The harbour board said in a statement on Friday it would sue.", "it would sue"),
    ("en", "The mayor said in an interview with the Echo the dam would hold.", "the dam would hold"),
    ("en", "Ann Lee told a hearing in Paris the dam would hold.", "the dam would hold"),
    ("en", "The mayor said the talks on Monday would be held at sea.", "the talks on Monday would be held at sea"),
    (
        "en",
        "Twelve posts will go, the union said. A claim denied by the harbour board.",
        "A claim",
    ),
]
NONE = [
    ("fr", "Le chef est soupçonné d'avoir fait signer par un employé de faux bons."),
    ("fr", "L'auteur de la fausse alerte au gaz était un élève."),
    ("fr", "Aucune avarie n'a été signalée par l'équipage."),
    ("en", "No fault was reported by the crew."),
    ("fr", "La nouvelle menace de grève inquiète les usagers."),
    ("fr", "Contrairement à ce que nous avions écrit, le pilote n'était pas seul."),
]


@pytest.mark.parametrize(("code", "text", "content"), CONTENTS)
def test_an_object_ends_where_somebody_else_speaks_or_the_clause_goes_on(code: str, text: str, content: str) -> None:
    assert content in [words(code, text, s.content) for s in find(code, text)]


@pytest.mark.parametrize(("code", "text"), NONE)
def test_a_described_noun_and_what_the_outlet_wrote_report_nothing(code: str, text: str) -> None:
    assert [words(code, text, s.content) for s in find(code, text)] == []
