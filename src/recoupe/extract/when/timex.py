"""Time expressions of one article, as symbols that are resolved once its publication date is known.

The rules are the rows of ``lang/*/time.toml``; this module only walks over the words of the normalised text, tries the
rules that can begin at each of them, keeps the longest match and says what was found. What an expression may hold
is documented in :mod:`recoupe.extract.when.timevalue`. The method is that of rule-based temporal taggers (HeidelTime,
SUTime): extraction first, normalisation once the anchor is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recoupe.extract import Draft
from recoupe.extract.when import leaning, timecheck
from recoupe.extract.when.place import Place
from recoupe.extract.when.tense import Direction
from recoupe.extract.when.timegrammar import Grammar, Rule, Start, grammar
from recoupe.extract.when.timepattern import DIGIT
from recoupe.model import Span, TimeFound
from recoupe.text.folding import fold_in_place

_WORD = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match before it is turned into an expression; ``span`` is what is reported."""

    rule: Rule
    match: re.Match[str]
    span: Span

    @property
    def end(self) -> int:
        """Where the whole match ends."""
        return self.match.end()


def find(draft: Draft) -> tuple[TimeFound, ...]:
    """Every time expression of a draft, in order of appearance and without overlap, in view coordinates.

    Works without tokens; where sentences are parsed, the verb's tense decides the side on which a weekday lies.
    Cost: one pass over the words, a few microseconds for each that can begin an expression.
    """
    rules = grammar(draft.language)
    folded = fold_in_place(draft.text)
    side = Direction(draft, folded)
    found = [_found(rules, hit, side) for hit in _scan(draft, folded, rules)]
    return tuple(leaning.hours(draft.text, list(leaning.shared(draft, found))))


def _scan(draft: Draft, folded: str, rules: Grammar) -> Iterator[Hit]:
    where = Place(draft.text, folded, draft.language)
    starts, figures, done = rules.starts, rules.starts[DIGIT], 0
    for word in _WORD.finditer(folded):
        text = word[0]
        begins = starts.get(text) if text[0] > "9" else figures
        at = word.start()
        if begins and at >= done and begins.any.match(folded, at) and (best := _best(begins, where, at)):
            yield best
            done = best.span[1]


def _best(begins: Start, where: Place, at: int) -> Hit | None:
    """The longest match at ``at``; the first row among equals."""
    left, glued = where.left_of(at)
    if not where.can_start(at, glued):
        return None
    matches = [(rule, match) for rule in begins.rules if (match := rule.regex.match(where.folded, at))]
    hits = [hit for rule, match in matches if (hit := _try(rule, match, where, left))]
    return max(hits, key=lambda hit: hit.end, default=None)


def _try(rule: Rule, match: re.Match[str], where: Place, left: str) -> Hit | None:
    """A rule's match when the words around it allow it."""
    if left in rule.not_left or (rule.left and left not in rule.left):
        return None
    groups = match.re.groupindex
    begin = match.start("mark1") if "mark1" in groups else match.start()
    end = match.start("mark2") if "mark2" in groups else match.end()
    if where.following(match.end()) in rule.not_right:
        return None
    if rule.capital and not any(c.isupper() for c in where.text[begin:end]):
        return None
    if not timecheck.passes(rule.check, where, match, left):
        return None
    return Hit(rule, match, (begin, end))


def _found(rules: Grammar, hit: Hit, side: Direction) -> TimeFound:
    captured = _captures(rules, hit)
    used: set[str] = set()

    def fill(item: Any) -> Any:
        if isinstance(item, tuple):
            return tuple(fill(i) for i in item)
        if item == "$dir":
            return side.of(hit.span)
        if not isinstance(item, str) or "$" not in item:
            return item
        names = [name.strip("-$") for name in item.split("|")]
        used.update(names)
        value = next((captured[n] for n in names if n in captured), "")
        return -value if item.startswith("-") and isinstance(value, int) else value

    expr = fill(hit.rule.expr)
    kind = hit.rule.type
    if expr[0] == "within":  # "in three days" is a date when what is told lies ahead, else a length of time
        ahead = expr[3] == "future"
        kind, expr = ("DATE", ("shift", *expr[1:3])) if ahead else ("DURATION", ("duration", *expr[1:3]))
    if "hour" in captured and "hour" not in used:
        expr, kind = ("at", expr, captured["hour"], captured.get("minute", ""), captured.get("zone", "")), "TIME"
    elif "part" in captured and "part" not in used:
        expr, kind = ("at", expr, captured["part"]), "TIME"
    if expr[:2] == ("at", ("offset", 0, "D")):
        expr = ("at", (*expr[1], side.of(hit.span)), *expr[2:])
    return TimeFound(hit.span, kind, expr, hit.rule.name, str(fill(hit.rule.mod)))


def _captures(rules: Grammar, hit: Hit) -> dict[str, Any]:
    """The values of what a match captured, by name: numerals as integers, words by their list."""
    out: dict[str, Any] = {}
    for group, name in hit.rule.classes.items():
        words = hit.match[group]
        if words is not None:
            out.setdefault(group.rpartition("_")[0], _value(rules, name, words))
    if "half" in out:  # hours counted from noon
        out["hour"] = out["hour"] % 12 + out.pop("half")
    return out


def _value(rules: Grammar, name: str, words: str) -> Any:
    listed = rules.values.get(name)
    if listed is None:
        figures = words.replace(",", ".") if name == "decimal" else re.sub(r"\D", "", words)
        return figures if name in ("decimal", "yy") else int(figures)
    key = re.sub(" +", " ", words).rstrip(".")
    return listed[key] if key in listed else listed[_respelt(listed, key)]


def _respelt(listed: Mapping[str, Any], key: str) -> str:
    """The listed word that ``key`` spells with other hyphens."""
    return next(word for word in listed if word.replace("-", " ") == key.replace("-", " "))
