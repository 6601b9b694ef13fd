"""A reserve that is lost by a newspaper without a name: an invented story in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe

HEDGED = "Le bateau aurait été vendu à un armateur de Lugano, selon un document que nous avons consulté."
FLAT = {
    "a Swiss newspaper": "The boat was sold to a shipowner in Lugano, a Swiss newspaper reported.",
    "somebody": "The boat was sold to a shipowner in Lugano, said the harbour master, John Tardel.",
}


@pytest.mark.parametrize(("who", "rows"), [("a Swiss newspaper", 1), ("somebody", 0)])
def test_who_may_pass_on_what_was_said_with_a_reserve_has_lost_it(who: str, rows: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Valdor, 12 mars 2031\n\nLe port a rouvert. {HEDGED}\n", "utf-8")
    (tmp_path / "b.txt").write_text(f"Valdor, March 14, 2031\n\nThe port has reopened. {FLAT[who]}\n", "utf-8")
    found = [d.because for d in recoupe.dossier([tmp_path]).divergences if d.kind == "hedge"]
    assert len(found) == rows, found
