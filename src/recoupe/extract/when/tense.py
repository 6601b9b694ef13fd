"""On which side of the publication an expression lies: what its verb and the words before it tell.

*a indiqué lundi* is the Monday before, *se tiendra lundi* the Monday after. With a parse, the verb that governs the
expression decides by mood and tense; without one, the nearest verb form of the sentence does, by its ending. The word
classes are the ``[tense]`` table of ``time.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoupe.extract import Draft
from recoupe.extract.when.governing import Side, governed, side_of_verb, tells_of_then, verb_above
from recoupe.lang import Language
from recoupe.model import Sentence, Span
from recoupe.text.folding import fold


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The ``[tense]`` table of a language, compiled."""

    lists: Mapping[str, frozenset[str]]
    past: re.Pattern[str]
    future: re.Pattern[str]


@cache
def _words(language: Language) -> Words:
    table: Mapping[str, Any] = language.table("time")["tense"]
    forms = {key: "|".join(table[f"{key}_forms"]) for key in ("past", "future")}
    lists = {key: frozenset(fold(w) for w in words) for key, words in table.items() if not key.endswith("_forms")}
    with_accents = (key for key in table if key.endswith("_ends") or key == "backward")  # *dès* is no *des*
    lists |= {key: frozenset(table[key]) for key in with_accents}
    return Words(lists, re.compile(rf"\b(?:{forms['past']})\b"), re.compile(rf"\b(?:{forms['future']})\b"))


def _ends(text: str, phrases: frozenset[str]) -> bool:
    """Whether a text ends with one of the phrases, as whole words."""
    return text.endswith(tuple(phrases)) and any(
        text.endswith(p) and not text[: -len(p)][-1:].isalnum() for p in phrases
    )


def _lower(text: str) -> str:
    """The text in lower case, of the same length, accents kept (they tell *à* from *a*)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Direction:
    """Tells the side of one span of a draft after another."""

    def __init__(self, draft: Draft, folded: str) -> None:
        self.draft, self.words, self.folded = draft, _words(draft.language), folded
        self.lower = _lower(draft.text)
        self.starts = [s.span[0] for s in draft.sentences]

    def of(self, span: Span) -> Side:
        """The side on which a span's moment lies, as the words before it, its verb, then the sentence tell."""
        cue = self._cue(span[0])
        if cue == "future" and self._has_passed(span):
            return "past"
        if cue:
            return cue
        if self.draft.text[: span[0]].rstrip(" ")[-1:] == "(":  # an aside has no verb
            return "near"
        sentence = self._sentence(span)
        if sentence is not None and sentence.tokens and not self._capitals(sentence.span):
            side = governed(self.words.lists, sentence.tokens, span)
            if side:
                return side
        return self._surface(sentence.span if sentence else self._line(span), span)

    def _cue(self, at: int) -> Side:
        if _ends(self._before(at)[0], self.words.lists["since"]):
            return "past"
        return "future" if self._follows(at, "until") else ""

    def _before(self, at: int) -> tuple[str, str]:
        """What stands before a place, and the same without a word that may stand between a cue and its date."""
        before = self.folded[max(0, at - 30) : at].rstrip(" ")
        words = before.rsplit(" ", 1)
        return before, words[0] if len(words) == 2 and words[1] in self.words.lists["skip"] else before

    def _follows(self, at: int, name: str) -> bool:
        """Whether a phrase of a list stands before a place."""
        return any(_ends(before, self.words.lists[name]) for before in self._before(at))

    def _has_passed(self, span: Span) -> bool:
        """Whether a limit is one of then: *jusqu'à lundi, nul ne savait*, *by Monday the toll had reached 17*."""
        if not self._follows(span[0], "limits"):
            return False
        sentence = self._sentence(span)
        tokens = sentence.tokens if sentence is not None else ()
        verb = verb_above(tokens, span)
        if verb is None:
            return False
        lists = self.words.lists
        return tells_of_then(lists, tokens, verb) or (
            self._follows(span[0], "attained") and side_of_verb(lists, tokens, verb) == "past"
        )

    def _capitals(self, span: Span) -> bool:
        """Whether a sentence is all capitals, as titles can be: parsers do not read those."""
        return self.draft.text[slice(*span)].isupper()

    def _sentence(self, span: Span) -> Sentence | None:
        at = bisect_right(self.starts, span[0]) - 1
        return self.draft.sentences[at] if at >= 0 and span[0] < self.draft.sentences[at].span[1] else None

    def _line(self, span: Span) -> Span:
        start, stop = self.folded.rfind("\n", 0, span[0]) + 1, self.folded.find("\n", span[1])
        return start, stop if stop >= 0 else len(self.folded)

    def _surface(self, within: Span, span: Span) -> Side:
        """The side of the verb form nearest to the span in its sentence (or within 150 characters of it)."""
        lo, hi = max(within[0], span[0] - 150), min(within[1], span[1] + 150)
        found: list[tuple[int, Side]] = []
        sides: tuple[tuple[Side, re.Pattern[str]], ...] = (("past", self.words.past), ("future", self.words.future))
        for side, forms in sides:
            found += [(span[0] - match.end(), side) for match in forms.finditer(self.lower, lo, span[0])]
            found += [(match.start() - span[1] + 5, side) for match in forms.finditer(self.lower, span[1], hi)]
        return min(found)[1] if found else ""
