"""The article stage: one article in, one :class:`~recoupe.model.Reading` out, pure and picklable.

Everything in this package works in the coordinates of the normalised view; :func:`read` maps every span back to the
original text at the very end, so that no extractor ever has to think of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.lang import Language
from recoupe.model import Artefact, Article, Sentence
from recoupe.text.view import View


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way to a reading: its view, and its sentences with (once parsed) their tokens.

    Spans of sentences and tokens are in view coordinates; ``artefacts`` are in the original's.
    """

    article: Article
    view: View
    sentences: tuple[Sentence, ...]
    artefacts: tuple[Artefact, ...]
    language: Language

    @property
    def text(self) -> str:
        """The normalised text: what patterns are matched against."""
        return self.view.text
