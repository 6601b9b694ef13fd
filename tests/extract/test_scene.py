"""Narrative lines: what is quoted does not part a speaker from what goes on; titles and paragraphs are known."""

from __future__ import annotations

from recoupe.extract.who.scene import scene
from tests.extract.whodraft import draft, reading

TEXT = (
    "La digue a cédé\n\n"
    "« Rien ne presse. Nous attendons. Il pleut », a dit Ana Roy. Elle est partie.\n\n"
    "Le maire s'est tu."
)


def test_sentences_inside_a_quotation_are_one_line() -> None:
    here = scene(draft(TEXT), reading(TEXT).statements)
    first, last = TEXT.index("Rien"), TEXT.index("a dit")
    assert here.line(last) == here.line(first)
    assert here.line(TEXT.index("Elle est")) == here.line(last) + 1


def test_paragraphs_titles_and_quotations() -> None:
    here = scene(draft(TEXT), reading(TEXT).statements)
    assert here.block(TEXT.index("Le maire")) > here.block(TEXT.index("Elle est"))
    assert here.is_titled(TEXT.index("digue"))
    assert not here.is_titled(TEXT.index("Elle est"))
    assert here.is_quoted(TEXT.index("Nous"))
    assert not here.is_quoted(TEXT.index("a dit"))
