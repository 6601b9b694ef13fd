"""One name rendered in two ways: *la gare de Valmer*, *le commissariat de Valmer*; *Parti des travailleurs*.

Works on words that are known to be confused (``divergences.toml``) and that stand beside the same name: nothing is
guessed from likeness alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.model import Member, Place
from recoupe.text.folding import FLAT, fold
from recoupe.text.patterns import leading

_NAME = r"[A-ZÀ-ÖØ-Þ][\w-]+"


@dataclass(frozen=True, slots=True)
class Rendering:
    """One of a set's words beside a name: ``anchor`` is that name, folded; ``usual`` whether it is the set name."""

    row: int
    kind: str
    word: str
    rank: int
    anchor: str
    place: Place
    text: str
    usual: bool
    has_usual: bool


def renderings(corpus: Corpus) -> tuple[Rendering, ...]:
    """Every such phrase of the corpus, by article and position. Linear in the text."""
    found = [
        r
        for reading in corpus.readings
        for r in _in_text(reading.article.id, reading.article.text, reading.article.language)
    ]
    return tuple(sorted(found, key=lambda r: (r.place.article, r.place.span, r.row)))


def variants(found: tuple[Rendering, ...]) -> list[tuple[Rendering, Rendering]]:
    """The first pair of different words for each name of each set."""
    out: dict[tuple[int, str, frozenset[str]], tuple[Rendering, Rendering]] = {}
    for a in found:
        for b in found:
            if (
                (a.row, a.anchor) == (b.row, b.anchor)
                and a.word != b.word
                and _before(a, b)
                and not (a.usual and b.usual)
            ):
                out.setdefault((a.row, a.anchor, frozenset((a.word, b.word))), (a, b))
    return [out[key] for key in sorted(out, key=lambda k: (k[0], k[1], sorted(k[2])))]


def member(rendering: Rendering) -> Member:
    """The phrase as a member of a divergence."""
    return Member(article=rendering.place.article, span=rendering.place.span)


def _before(a: Rendering, b: Rendering) -> bool:
    return (a.place.article, a.place.span) < (b.place.article, b.place.span)


def _in_text(article: str, text: str, code: str) -> Iterator[Rendering]:
    flat = text.translate(FLAT)
    for number, row, pattern in _patterns(lang.load(code)):
        for match in pattern.finditer(flat):
            word, anchor = fold(match["word"]), fold(match["anchor"])
            words = [fold(w) for w in row["words"]]
            usual = [fold(w) for w in row.get("usual", {}).get(match["anchor"].casefold(), ())]
            if row["kind"] == "name" and not usual:
                continue
            span = match.span()
            yield Rendering(
                number,
                row["kind"],
                word,
                words.index(word),
                anchor,
                Place(article, span),
                text[slice(*span)],
                word in usual,
                bool(usual),
            )


@cache
def _patterns(language: Language) -> tuple[tuple[int, lang.Row, re.Pattern[str]], ...]:
    joints = leading(language.table("divergences")["prepositions"])
    out = []
    for number, row in enumerate(language.rows("divergences", "rendering")):
        words = "|".join(re.escape(w) for w in row["words"])
        if row["kind"] == "name":
            heads = "|".join(re.escape(h) for h in row.get("usual", {}))
            pattern = rf"\b(?P<anchor>(?i:{heads})) (?:{joints})(?P<word>{words})\b"
        else:
            pattern = rf"\b(?P<word>(?i:{words})) (?:{joints})(?P<anchor>{_NAME})"
        out.append((number, row, re.compile(pattern)))
    return tuple(out)
