"""Passages that only point back: what stands before them is so, or not (*c'est faux*, *ce que dément X*, *this is not
the case*, *he rejected the accusations*), or is counted or dated anew (*they were 30,000*).

Such a passage is compared by what it points at. The words that it takes from there are shown in square brackets, as
editors mark words that they supply.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.numbers import Amount, is_tally
from recoupe.link.alignment.pages import Page
from recoupe.link.alignment.targets import SILENT, Pointer, agreed, is_of_charges, target
from recoupe.link.alignment.unit import Unit
from recoupe.model import Token
from recoupe.text.folding import fold

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM", "INTJ"})
OWN = (
    "member",
    "article",
    "language",
    "spans",
    "stance",
    "source",
    "speaker",
    "parent",
    "title",
    "text",
    "hedged",
    "negated",
)
"""What a passage keeps for itself when it takes the rest from another."""
WHEN = ("dates", "since", "remote", "earlier", "tense")
LEAD = 12
"""Characters before who denies in which stands what opens a clause of time."""


def complete(found: Sequence[Unit], pages: Mapping[str, Page]) -> tuple[Unit, ...]:
    """Units by article and position, each that only points back with what it points at. Linear."""
    out: list[Unit] = []
    told: list[Unit] = []
    meant: dict[int, tuple[Pointer, Unit]] = {}
    for n, unit in enumerate(found):
        page = pages[unit.article]
        unit = (_recounted(unit, out[-1], page) if out else None) or unit
        pointer = _pointer(unit, page)
        last = (found[n - 1], meant[n - 1][1]) if n - 1 in meant else None
        before = target(unit, pointer, told, page, last) if pointer else None
        if pointer and before:
            meant[n] = pointer, before
            out.append(_taking(unit, pointer, before, page))
        else:
            told.append(unit)
            out.append(unit)
    charged = {n: before for n, (_, before) in meant.items() if is_of_charges(pages[found[n].article].corpus, found[n])}
    for n, before in agreed(found, charged).items():
        out[n] = _taking(found[n], meant[n][0], before, pages[found[n].article])
    return tuple(out)


def _recounted(unit: Unit, before: Unit, page: Page) -> Unit | None:
    """The unit before with the figures of one that says nothing else (*La préfecture en a compté 350*)."""
    if before.article != unit.article or unit.names or not (before.amounts and unit.amounts):
        return None
    words, being = page.told(unit.spans) if unit.words else [], lang.load(unit.language).words("refer", "being")
    telling = [t for t in words if t.pos in CONTENT - {"NUM"} and any(c.isalpha() for c in t.text)]
    if any(not is_tally(t, page.lexicon) and fold(t.lemma) not in being for t in telling):
        return None
    counts = before.amounts[0].counts
    return _like(before, unit, OWN, amounts=tuple(Amount(amount.value, counts, amount.aged) for amount in unit.amounts))


def _pointer(unit: Unit, page: Page) -> Pointer | None:
    """How a unit points back; None when it says something itself."""
    if unit.amounts or not unit.stance or unit.stance in SILENT or is_former(page.corpus, unit):
        return None
    words, language = page.told(unit.spans), lang.load(unit.language)
    pointer = _silently(unit, words, language) or pointing(words, language)
    return pointer or (staying(words, language) if unit.dates or unit.since else None)


def _taking(unit: Unit, pointer: Pointer, before: Unit, page: Page) -> Unit:
    """The unit with what it points at, or the contrary of it."""
    forms = {key: f"[{word}]" for key, word in before.forms.items()}
    words, language = page.told(unit.spans), lang.load(unit.language)
    against = unit.stance == "deny" or is_flat(words, language)  # *dément ces accusations mensongères*, *Pas du tout*
    against = against or unit.negated ^ (pointer == "contrary")
    own = (*OWN, *WHEN) if unit.dates or unit.since else OWN
    taken = {"told": unit.told, "borrowed": True, "meant": frozenset(before.names), "forms": forms}
    return _like(before, unit, own, negated=before.negated ^ against, **taken)


def is_flat(tokens: Sequence[Token], language: Language) -> bool:
    """Whether some words only answer that something is not so: *Pas du tout*, *Not so*."""
    said = " ".join(t.text.lower() for t in tokens if t.pos != "PUNCT").replace("’", "'").replace("' ", "'")
    return said in language.words("cues", "flat_denials")


def _silently(unit: Unit, words: Sequence[Token], language: Language) -> Pointer | None:
    """How a denial that says nothing itself points back: *La société dément catégoriquement*."""
    points = language.words("refer", "points")
    telling = any(t.pos in CONTENT and t.text.lower() not in points for t in words)
    return "same" if unit.stance == "deny" and not telling else None


def is_former(corpus: Corpus, unit: Unit) -> bool:
    """Whether a denial was made before what its sentence tells: *he left, days after his office denied any trip*."""
    said = corpus.by_statement.get(unit.member.said or "") if unit.stance == "deny" else None
    if said is None or not said.source:
        return False
    text, at = corpus.by_article[unit.article].article.text, said.source[0][0]
    lead = fold(text[max(0, at - LEAD) : at]).rstrip()
    return any(lead.endswith(fold(word)) for word in lang.load(unit.language).words("refer", "once"))


def _like(before: Unit, unit: Unit, own: Sequence[str], **changes: Any) -> Unit:
    return replace(before, **{"quotes": (), **{key: getattr(unit, key) for key in own}, **changes})


def pointing(tokens: Sequence[Token], language: Language) -> Pointer | None:
    """Whether some words only say that what stands before them is so, or the contrary.

    >>> pointing((), lang.load("fr")) is None
    True
    """
    if is_flat(tokens, language):
        return "contrary"
    refer = partial(language.words, "refer")
    words, lexical, said = [t.text.lower() for t in tokens], lexicon(language), _said(tokens, language)
    if not said:
        return (
            "which" if refer("which").intersection(words) else "same" if refer("points").intersection(words) else None
        )
    if not all(forms & (refer("same") | refer("charges") | refer("contrary")) for forms in said):
        return None
    if not refer("points").intersection(words) and any(t.pos in ("VERB", "AUX") for t in tokens):
        return None
    lacking = refer("without").intersection(words) and not lexical.negation.intersection(map(fold, words))
    if any(forms & refer("contrary") for forms in said) != bool(lacking):
        return "contrary"
    return "charge" if any(forms & refer("charges") for forms in said) else "same"


def staying(tokens: Sequence[Token], language: Language) -> Pointer | None:
    """Whether some words only say that it was so, beside when: *ils y étaient depuis mardi*, *since Tuesday*."""
    verbs = {fold(t.lemma) for t in tokens if t.pos in ("VERB", "AUX")}
    there = language.words("refer", "there").intersection(t.text.lower() for t in tokens)
    being = verbs <= language.words("refer", "being") and (there or not verbs)
    return "same" if being and not _said(tokens, language) else None


def _said(tokens: Sequence[Token], language: Language) -> list[set[str]]:
    """The forms of each word that says something, but for whose word it is."""
    being, bearing = (
        language.words("refer", "being"),
        language.words("refer", "same") | language.words("refer", "charges"),
    )
    content = [t for t in tokens if t.pos in CONTENT and fold(t.lemma) not in being]
    return [{t.text.lower(), t.lemma.lower()} for t in content if not _is_whose(t, tokens, bearing)]


def _is_whose(token: Token, tokens: Sequence[Token], bearing: frozenset[str]) -> bool:
    """Whether a word only says who told it: *les accusations de ses voisins*, not *des accusations de fraude*."""
    by_place = {t.i: t for t in tokens}
    above = by_place.get(token.head)
    if above is not None and above.pos == "ADP":
        above = by_place.get(above.head)
    told = above is not None and above.i < token.i and above.lemma.lower() in bearing
    return told and (token.pos == "PROPN" or any(t.head == token.i and t.pos in ("DET", "PRON") for t in tokens))
