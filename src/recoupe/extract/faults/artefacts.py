"""What is wrong with the text of one article, read alone: each fault with its span, what it should read, and why.

Nothing is deleted. Glued words also give the :class:`~recoupe.text.view.Insertion` rows that mend the view the
parser sees. Each kind has its module; this one runs them in order, because boilerplate and foreign lines are not
searched for misspellings.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.faults import breaks, edges, glue, spelling
from recoupe.extract.faults.lexicon import Lexicon
from recoupe.extract.faults.marks import Mark, overlaps
from recoupe.lang import Language
from recoupe.model import Artefact, Article
from recoupe.text.view import Insertion, view


@dataclass(frozen=True, slots=True)
class Faults:
    """Artefacts in order of place (spans in the original text), and what the view needs to be readable."""

    artefacts: tuple[Artefact, ...]
    insertions: tuple[Insertion, ...]


def find(article: Article, language: Language, ui: Language) -> Faults:
    """The artefacts of one article, explained in the language ``ui``. Cost: about 1 ms a thousand characters."""
    seen = view(article.text)
    lexicon = Lexicon(language)
    marks: list[Mark] = [*edges.find(seen.text, language, article.outlet), *edges.foreign_passages(seen.text, language)]
    outside = tuple(m.span for m in marks)
    glued = glue.find(seen.text, lexicon, outside)
    marks += glued
    marks += (m for m in spelling.find(seen.text, lexicon) if not overlaps(m.span, (x.span for x in marks)))
    marks += (m for m in breaks.find(seen.text, language, glued=len(glued)) if not overlaps(m.span, outside))
    artefacts = (Artefact(seen.original(*m.span), m.kind, m.suggestion, m.why(ui)) for m in marks)
    insertions = (Insertion(seen.starts[at], text) for m in glued for at, text in m.insertions)
    return Faults(
        tuple(sorted(artefacts, key=lambda a: (a.span, a.kind))), tuple(sorted(insertions, key=lambda i: i.at))
    )
