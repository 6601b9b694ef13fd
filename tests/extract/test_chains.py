"""Through whom it came: relays stated in a sentence."""

from __future__ import annotations

import pytest

from recoupe.extract.who import chains, names
from recoupe.lang import codes, load
from tests.extract.whodraft import chain, draft, statement

CHAINS = [
    (
        "fr",
        "La maire a annoncé son départ mais siégera jusqu'en mai, selon son entourage.",
        "La maire a annoncé son départ mais siégera jusqu'en mai",
        ["entourage"],
    ),
    ("fr", "La maire a annoncé son départ, selon son entourage.", "son départ", ["maire"]),
    (
        "en",
        "The bank has not ruled out closing the branch and is in talks with a rival, according to two clerks.",
        "The bank has not ruled out closing the branch and is in talks with a rival",
        ["clerks"],
    ),
    ("fr", "Le club menace de partir et a saisi le juge, selon la mairie.", "partir", ["mairie", "club"]),
    ("fr", "Un bilan, établi par les pompiers, fait état de deux blessés.", "deux blessés", ["pompiers"]),
    (
        "fr",
        "Le rapport, remis lundi au maire par la Cour des ponts, pointe une fuite.",
        "une fuite",
        ["Cour des ponts"],
    ),
    ("fr", "Une note, révélée par Radio Nord, évoque deux départs.", "deux départs", ["Radio Nord", "note"]),
    ("en", "The toll, released on Monday by the harbour police, shows 12 died.", "12 died", ["harbour police"]),
    (
        "en",
        "An audit by the Tarn Institute, which the Tarn Ledger has seen, urges the closure of the bridge.",
        "the closure of the bridge",
        ["Tarn Ledger", "Tarn Institute"],
    ),
    ("en", "The mayor told the Tarn Ledger that the levy would go.", "the levy would go", ["Tarn Ledger", "mayor"]),
    ("en", "The mayor told the Registry Office that the levy would go.", "the levy would go", ["mayor"]),
    ("en", "The club said on its website that the coach had left.", "the coach had left", ["club"]),
    (
        "fr",
        "« Le pont tiendra », a déclaré jeudi à l'AFP le maire, Paul Verdier.",
        "Le pont tiendra",
        ["AFP", "Paul Verdier"],
    ),
    ("fr", "« Le pont tiendra », a assuré Paul Verdier sur BFMTV.", "Le pont tiendra", ["BFMTV", "Paul Verdier"]),
    ("fr", "« Le pont tiendra », a lancé Paul Verdier sur Facebook.", "Le pont tiendra", ["Paul Verdier"]),
    ("fr", "Paul Verdier a affirmé aux journalistes que le pont tiendrait.", "le pont tiendrait", ["Paul Verdier"]),
    (
        "fr",
        "L'agence Interfax a rapporté, citant une source militaire, que le pont avait cédé.",
        "le pont avait cédé",
        ["Interfax", "source militaire"],
    ),
    (
        "fr",
        "« Le pont tiendra », a ajouté Paul Verdier dans des déclarations recueillies par la chaîne Canal Nord.",
        "Le pont tiendra",
        ["Canal Nord", "Paul Verdier"],
    ),
    (
        "fr",
        "« Le pont tiendra », a expliqué Paul Verdier dans un entretien au Figaro.",
        "Le pont tiendra",
        ["Le Figaro", "Paul Verdier"],
    ),
    (
        "fr",
        "Selon des sources policières du journal « Le Monde », le pont avait cédé.",
        "le pont avait cédé",
        ["Le Monde", "sources policières"],
    ),
    (
        "fr",
        "Les services de secours ont confirmé que le pont avait cédé, selon la chaîne Canal Nord.",
        "le pont avait cédé",
        ["Canal Nord", "services de secours"],
    ),
    ("fr", "Paul Verdier a assuré que le pont tiendrait.", "le pont tiendrait", ["Paul Verdier"]),
    (
        "en",
        "The bridge was unsafe, Paul Hartley told Reuters on Monday.",
        "The bridge was unsafe",
        ["Reuters", "Paul Hartley"],
    ),
    (
        "en",
        "Reuters, citing two diplomats, reported that the bridge had fallen.",
        "the bridge had fallen",
        ["Reuters", "diplomats"],
    ),
    (
        "en",
        "Paul Hartley said in an interview with the BBC that the bridge would close.",
        "the bridge would close",
        ["BBC", "Paul Hartley"],
    ),
    ("fr", "Selon l'AFP, le ministre a dit que le pont était sûr.", "le pont était sûr", ["AFP", "ministre"]),
    ("fr", "Selon le maire, Paul Roy, le gang a exigé une rançon.", "une rançon", ["Paul Roy", "gang"]),
    ("fr", "Le gang a exigé une rançon, selon la préfecture.", "une rançon", ["préfecture", "gang"]),
    (
        "fr",
        "Norval a annoncé la vente du port, qui a fermé hier, selon la préfecture.",
        "la vente du port",
        ["Norval"],
    ),
    ("fr", "Une source citée par le quotidien évoque des ventes.", "des ventes", ["quotidien", "source"]),
]


@pytest.mark.parametrize(("code", "text", "holding", "expected"), CHAINS)
def test_chain(code: str, text: str, holding: str, expected: list[str]) -> None:
    assert chain(statement(text, holding, code)) == expected


@pytest.mark.parametrize("code", codes())
def test_relay_rows_hit_their_examples_and_spare_their_counters(code: str) -> None:
    """Each row's pattern finds its example, and a whom of a kind it takes; in its counter-examples it finds neither."""
    for row, relay in zip(load(code).rows("who", "relay"), chains.relays(load(code)), strict=True):
        for example in row["examples"]:
            assert _met(code, relay, example), (row["rule"], example)
        for counter in row["counter"]:
            assert not _met(code, relay, counter), (row["rule"], counter)


def _met(code: str, relay: chains.Relay, text: str) -> bool:
    article = draft(text, code)
    mentions = names.find(article)
    region = (0, len(article.text))
    if relay.after is not None:
        return any(True for _ in chains.around(article, relay, region, mentions))
    starts = (m.span() for m in relay.before.finditer(article.text))
    return any(chains.read(article, relay, span, region[1], mentions) for span in starts)


def test_a_relay_that_is_not_understood_breaks_the_chain() -> None:
    text = "Le quotidien Le Monde a rapporté, citant « on ne sait qui », que le pont avait cédé."
    found = statement(text, "le pont avait cédé")
    assert found.chain[0].mention is not None
    assert found.chain[-1].status in ("broken", "stated")


def test_press_that_gathers_somewhere_relays_nothing() -> None:
    for where in ("devant la presse à Lorvaux", "à la presse locale réunie à Lorvaux"):
        found = statement(f"« Le quai cédait », a affirmé Ines Darcel {where}.", "Le quai cédait")
        assert chain(found) == ["Ines Darcel"]


def test_officials_of_a_state_and_of_others_are_people_unnamed() -> None:
    text = "The dyke will go, according to three U.S. and European officials familiar with the matter."
    found = statement(text, "The dyke will go", "en").mention
    assert found is not None
    assert (found.name, found.kind) == ("U.S. and European officials familiar with the matter", "anonymous")
