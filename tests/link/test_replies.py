"""What a denial answers, in words that it does not share: invented stories, one line a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import recoupe
from recoupe import lang
from recoupe.link.alignment.claims import align, explain, replies
from recoupe.link.alignment.judged import by_story, judge_of
from recoupe.link.alignment.replies import Replies
from recoupe.link.alignment.scene import Scene
from tests.link import heap

Lines = Mapping[str, Sequence[str]]
RANSOM: Lines = {
    "a": [
        "Le capitaine a exigé une rançon de deux millions de couronnes.",
        "Le cargo est à quai à Valdor depuis lundi.",
    ],
    "b": ["[deny] toute demande de rançon."],
}
PUMP: Lines = {
    "a": ["La pompe de secours a été débranchée avant le départ.", "Le navire a été remorqué à Valdor."],
    "b-en": ["[deny] the backup pump had been switched off."],
}


def answered(lines: Lines) -> dict[str | None, str | None]:
    """The line that each denial answers."""
    found = [r for rs in replies(heap.corpus(lines)).values() for r in rs]
    return {r.no.member.said: r.yes.member.said for r in found}


@pytest.mark.parametrize("lines", [RANSOM, PUMP], ids=["ransom", "pump"])
def test_it_answers_what_tells_the_same_and_joins_its_claim(lines: Lines) -> None:
    (denial,) = (f"{article}.0" for article in lines if article != "a")
    assert answered(lines) == {denial: "a.0"}
    claims = [{m.said for m in claim} for claim in align(heap.corpus(lines))]
    assert {"a.0", denial} in claims


def test_what_is_only_planned_is_not_what_is_denied() -> None:
    lines = {
        "a": ["Le maire prévoit de vendre le stade de Valdor.", "Le stade de Valdor date de 1962."],
        "b": ["[deny] avoir vendu le stade."],
    }
    assert answered(lines) == {}


def test_who_tells_it_does_not_answer_himself() -> None:
    assert answered({"a": [RANSOM["a"][0], RANSOM["b"][0]]}) == {}


def test_what_everybody_says_in_the_negative_is_no_answer() -> None:
    lines = {"a": ["Le capitaine n'a exigé aucune rançon."], "b": RANSOM["b"]}
    assert answered(lines) == {}


def test_a_reply_is_shown_beside_what_another_article_says(tmp_path: Path) -> None:
    told = (
        "La digue de Valdor a cédé dans la nuit. Selon un ingénieur du port, Paul Mérand, "
        "les vannes avaient été bloquées par la rouille."
    )
    denied = (
        "Le port de Valdor est fermé depuis mardi. La directrice du port, Anne Tarel, dément tout blocage des vannes. "
        "« Nous les essayons chaque semaine », assure-t-elle."
    )
    for name, line in (("a.txt", told), ("b.txt", denied)):
        (tmp_path / name).write_text(f"La digue de Valdor\n\n{line}\n", "utf-8")
    rows = [d for d in recoupe.dossier([tmp_path]).divergences if d.kind == "denial"]
    assert [("Mérand" in d.because, "Tarel" in d.because) for d in rows] == [(True, True)]


def test_why_it_answers_is_told() -> None:
    made = heap.corpus(PUMP)
    _, because = explain(made, heap.member("b-en.0", made), heap.member("a.0", made))
    assert "Le verbe dit que c'est nié." in because
    assert not any("{" in sentence for sentence in because)


@pytest.mark.parametrize("code", lang.codes())
def test_each_row_of_the_table_has_its_sentence(code: str) -> None:
    made = heap.corpus(PUMP)
    (found,) = by_story(made)
    messages = lang.load(code).table("align")["messages"]
    for row in Replies(Scene(made, judge_of(made, found), found)).table:
        assert {f"{row.name}_for", f"{row.name}_against"} & messages.keys(), row.name
