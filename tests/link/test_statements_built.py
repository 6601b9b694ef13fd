"""Statements as the dossier shows them."""

from __future__ import annotations

from recoupe.link import statements
from recoupe.link.naming import names
from recoupe.model import HopFound, Reading, StatementFound, Timex
from tests.extract.whodraft import article, reading

TEXT = (
    "L'agence Interfax a rapporté, citant une source militaire, que le pont avait cédé. "
    "« Rien n'est perdu », a déclaré Arvo Lepik à l'AFP."
)


def test_rows_are_numbered_in_the_order_of_the_text() -> None:
    heap = (reading(TEXT, "fr", "b"), reading(TEXT, "fr", "a"))
    rows = statements.build(heap, names.link(heap), {})
    assert [r.id for r in rows] == ["a.1", "a.2", "b.1", "b.2"]
    assert [r.chain for r in rows[:2]] == [("interfax", "source_militaire"), ("afp", "arvo_lepik")]
    assert [r.source_entity for r in rows[:2]] == ["interfax", "arvo_lepik"]


def test_a_broken_hop_is_shown_and_left_out_of_the_chain() -> None:
    found = StatementFound(
        content=((0, 4),), cue=(), source=((5, 8),), mention=None, chain=(HopFound(None, "broken", (5, 8)),),
        form="indirect", stance="assert", certainty="certain", hedges=(), said_on=0, parent=None, rule="x", sentence=0,
    )  # fmt: skip
    heap = (Reading(article("Tout va bien", "fr", "a"), statements=(found,)),)
    when = Timex("a", (0, 4), "DATE", "2021-03-04", None, None, "publication", "x")
    (row,) = statements.build(heap, names.link(heap), {"a": (when,)})
    assert row.source_entity is None
    assert row.chain == ()
    assert [(h.entity, h.status) for h in row.hops] == [(None, "broken")]
    assert row.said_on == "2021-03-04"


def test_parents_keep_their_ids() -> None:
    text = "La chaîne Canal Sur a rapporté que Tallinn s'attend à une réponse."
    heap = (reading(text, "fr", "a"),)
    rows = {r.id: r for r in statements.build(heap, names.link(heap), {})}
    inner = [r for r in rows.values() if r.parent]
    assert all(rows[r.parent].chain == r.chain[: len(rows[r.parent].chain)] for r in inner if r.parent)
    assert inner
