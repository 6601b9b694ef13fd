"""Words that one article alone renders otherwise than the others, or than itself: likely mistakes of a translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.differences.olddates import old_dates
from recoupe.link.differences.renderings import Rendering, renderings, variants
from recoupe.model import Artefact


def find(corpus: Corpus, *, ui: str = "fr") -> Mapping[str, tuple[Artefact, ...]]:
    """Artefacts of kind ``mistranslation`` by article, sorted by position; only articles that have some."""
    language = lang.load(ui)
    out: dict[str, set[Artefact]] = defaultdict(set)
    met = renderings(corpus)
    for a, b in variants(met):
        odd, other = _odd(a, b, met)
        if odd is None:
            continue
        key = "usual_name" if odd.has_usual else "mistranslation"
        because = language.message("divergences", key, x=odd.text, y=other.text)
        out[odd.place.article].add(Artefact(odd.place.span, "mistranslation", other.text, because))
    for late in old_dates(corpus):
        because = language.message("divergences", "odd_date", x=corpus.text(late.timex.article, late.timex.span))
        out[late.timex.article].add(Artefact(late.timex.span, "mistranslation", None, because))
    return {k: tuple(sorted(v, key=lambda x: x.span)) for k, v in sorted(out.items())}


def _odd(a: Rendering, b: Rendering, met: tuple[Rendering, ...]) -> tuple[Rendering | None, Rendering]:
    """Which of two renderings is the odd one, when one stands in a single article and the other is better borne out."""
    if a.has_usual:
        return (b, a) if a.usual and not b.usual else (a, b) if b.usual else (None, b)
    if a.kind == "artefact":
        return (a, b) if a.rank > b.rank else (b, a)
    holders = {w: len({r.place.article for r in met if r.row == a.row and r.word == w}) for w in (a.word, b.word)}
    if holders[a.word] == holders[b.word]:
        return None, b
    odd, other = (a, b) if holders[a.word] < holders[b.word] else (b, a)
    return (odd if holders[odd.word] == 1 else None), other
