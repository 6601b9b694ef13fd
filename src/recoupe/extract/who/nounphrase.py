"""A naming phrase taken apart: its words, head nouns and names, up to where it stops naming.

Phrases are cut at their relatives and coordinations by words of the language's data; the parse is asked only for what
punctuation cannot tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.extract import Draft
from recoupe.extract.who.capitals import known_at
from recoupe.extract.who.gazetteer import Gazetteer, Key, Known, Noun, Word, covers, gazetteer, key_of, runs, words_of
from recoupe.extract.who.trimming import DETERMINERS, before_relative
from recoupe.extract.who.whereabouts import tokens_in, within
from recoupe.model import Mention, Span

Mentions = tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun with the words it covers, by index into the phrase's words."""

    first: int
    end: int
    noun: Noun


@dataclass(frozen=True, slots=True)
class Phrase:
    """A naming phrase cut at its relatives and coordinations, with what was found in it."""

    draft: Draft
    span: Span
    words: tuple[Word, ...]
    heads: tuple[Head, ...]
    names: Mentions
    lex: Gazetteer

    def text(self, start: int, end: int) -> str:
        """The phrase's words between two of its indices, as they stand."""
        return self.draft.text[self.words[start].start : self.words[end - 1].end] if end > start else ""

    @property
    def determiner(self) -> str:
        """Which kind of determiner opens the phrase: definite, indefinite, demonstrative, possessive or none."""
        first = self.words[0].key if self.words else ""
        for kind in ("demonstrative", "possessive", "indefinite", "definite"):
            if first in self.lex.words(f"words.{kind}"):
                return kind
        return "none"

    @property
    def bare(self) -> str:
        """The phrase without its determiner and without what only counts (*une dizaine de*)."""
        skip = 0
        amounts = self.lex.words("words.amounts")
        while skip < len(self.words) - 1 and (
            self._is_determiner(self.words[skip]) or (skip < 3 and self.words[skip].key in amounts)
        ):
            skip += 1
        if skip and self.words[skip].key in self.lex.words("words.partitive"):
            skip = next((i for i in range(skip + 1, len(self.words)) if not self._is_determiner(self.words[i])), skip)
        return self.draft.text[self.words[skip].start : self.span[1]] if self.words else ""

    def _is_determiner(self, word: Word) -> bool:
        return any(word.key in self.lex.words(f"words.{kind}") for kind in DETERMINERS)


def phrase(draft: Draft, span: Span, mentions: Mentions) -> Phrase:
    """The words, head nouns and names between two offsets, up to the first relative."""
    lex = gazetteer(draft.language)
    span = before_relative(draft.text, span, lex)
    words = words_of(draft.text, *span)
    names = _names(draft.text, words, span, mentions, lex)
    return Phrase(draft, span, words, _heads(draft.text, words, names, lex), names, lex)


def is_pronoun(text: str, lex: Gazetteer) -> bool:
    """Whether a source is only a pronoun (*il*, *ce dernier*)."""
    return re.sub(r"\s+", " ", text.strip(" -,").lower()) in lex.words("words.pronouns")


def is_age(draft: Draft, span: Span) -> bool:
    """Whether words only say how old somebody is."""
    lex = gazetteer(draft.language)
    words = words_of(draft.text, *before_relative(draft.text, span, lex))
    ages = lex.words("words.ages")
    words = words[1:] if words and words[0].key in lex.words("words.definite") else words
    return bool(words) and words[0].key.isdigit() and all(w.key.isdigit() or w.key in ages for w in words)


def is_bare_function(draft: Draft, span: Span) -> bool:
    """Whether words are one function without an article (*maire*), which stands behind its holder's name."""
    p = phrase(draft, span, ())
    head = p.heads[0] if p.heads and p.heads[0].first == 0 else None
    single = head is not None and tuple(w.key for w in p.words[: head.end]) == key_of(head.noun.head)
    return bool(head and single and head.noun.kind == "role" and draft.text[span[0]].islower())


def is_restricted(draft: Draft, span: Span) -> bool:
    """Whether a relative with no comma says who is meant (*the union that runs the docks*): no way back."""
    lex = gazetteer(draft.language)
    end = before_relative(draft.text, span, lex)[1]
    words = draft.text[end : span[1]].split()
    return bool(words) and words[0].lower() in lex.words("words.restrictive")


def _names(text: str, words: tuple[Word, ...], span: Span, mentions: Mentions, lex: Gazetteer) -> Mentions:
    """The article's mentions inside the phrase, and the short forms that only a source may have."""
    inside = [m for m in within(mentions, span) if span[0] <= m.span[0] and m.span[1] <= span[1]]
    at = 0
    while at < len(words):
        hit = known_at(text, words, at, lex, short=True)
        if hit and hit[1].via == "short":
            found = Mention((words[at].start, words[hit[0] - 1].end), hit[1].name, hit[1].kind)
            if not any(covers(m.span, found.span) and m.span != found.span for m in inside):
                inside = [m for m in inside if m.span[1] <= found.span[0] or m.span[0] >= found.span[1]] + [found]
        at = hit[0] if hit else at + 1
    return tuple(sorted(inside, key=lambda m: m.span))


def _heads(text: str, words: tuple[Word, ...], names: Mentions, lex: Gazetteer) -> tuple[Head, ...]:
    out: list[Head] = []
    at = 0
    while at < len(words):
        taken = next((m for m in names if m.span[0] <= words[at].start < m.span[1]), None)
        hit = None if taken else next(((e, n) for e, k in runs(words, at, text, 6) if (n := lex.noun(k))), None)
        if hit and not (out and _is_portfolio(text, words[at], lex)):
            out.append(Head(at, hit[0], hit[1]))
        at = hit[0] if hit else at + 1
    return tuple(out)


def _is_portfolio(text: str, word: Word, lex: Gazetteer) -> bool:
    """A capitalised word that is part of a function and no body of its own: *ministre des Armées*."""
    return text[word.start].isupper() and word.key in lex.words("words.plain")


def head_of(p: Phrase) -> Head | None:
    """The noun that heads the phrase; None when a name or an unknown noun comes first and no noun is built on it."""
    if not p.heads or _is_complement(p, p.heads[0]):
        return None
    head = _counsel(p) or p.heads[0]
    if not p.names or p.names[0].span[0] > p.words[head.first].start:
        return _last_of_group(p) if p.lex.language.table("who")["head"] == "last" else head
    between = p.draft.text[p.names[0].span[1] : p.words[head.first].start]
    built_on = p.names[0].kind != "person" or re.match(r"['’]s?\s", between) or _holds_next(p, head)
    if (
        "," in between
        or not built_on
        or re.search(r"\b(?:" + "|".join(sorted(p.lex.words("words.governors"))) + r")\b", between)
    ):
        return None
    return _last_of_group(p) if p.lex.language.table("who")["head"] == "last" else None


def _counsel(p: Phrase) -> Head | None:
    """Somebody's lawyer by a word for a body, when it is said whose: *son conseil*, *leurs conseils*."""
    head = p.heads[0]
    if p.determiner != "possessive" or head.noun.head not in p.lex.words("words.counsel"):
        return None
    lawyer = p.lex.noun(tuple(sorted(p.lex.words("words.counsel_role"))))
    follows = p.words[head.end].key if head.end < len(p.words) else ""
    return None if follows in p.lex.words("words.links") else replace(head, noun=lawyer) if lawyer else None


def _holds_next(p: Phrase, head: Head) -> bool:
    """Whether a function stands between two names, the second of which holds it (*Norvane director Ana Roy*, *the
    Roxby mayor, Ana Roy*)."""
    after = next((m for m in p.names[1:] if m.span[0] > p.words[head.first].start), None)
    between = p.draft.text[p.words[head.end - 1].end : after.span[0]] if after else ","
    comma = ",?" if p.determiner == "definite" and " " not in p.names[0].name else ""
    return head.noun.kind == "role" and bool(re.fullmatch(rf"(?: [a-z]+)?{comma} ", between))


def _is_complement(p: Phrase, head: Head) -> bool:
    """Whether a noun only stands behind a preposition and an unknown noun (*le gestionnaire du réseau*)."""
    k = head.first - 1
    if k > 0 and p.words[k].key in p.lex.words("words.definite") and p.words[k - 1].key in p.lex.words("words.links"):
        k -= 1
    if k < 1 or p.words[k].key not in p.lex.words("words.links"):
        return False
    noun = p.words[k - 1]
    tagged = next((t.pos for t in tokens_in(p.draft, (noun.start, noun.start + 1))), "")
    return tagged == "NOUN" and noun.key not in p.lex.words("words.amounts") and p.lex.noun((noun.key,)) is None


def _last_of_group(p: Phrase) -> Head:
    """In a language that builds its noun phrases to the left: the last noun before a comma, a preposition or a name."""
    head = p.heads[0]
    for nxt in p.heads[1:]:
        gap = p.draft.text[p.words[head.end - 1].end : p.words[nxt.first].start]
        if re.fullmatch(r"\s*(?:['’]s?\s*)?(?:[\w-]+\s){0,2}", gap) and not (
            set(gap.split()) & p.lex.words("words.governors")
        ):
            head = nxt
        else:
            break
    return head


def state_of(p: Phrase) -> str | None:
    """The state that an adjective in the phrase points to."""
    for i in range(len(p.words)):
        for _, key in runs(p.words, i, p.draft.text, 3):
            if state := p.lex.demonym(key):
                return state
    return next((e.state for m in p.names if m.kind == "state" and (e := entry(p, m))), None)


def office(role: Key, lex: Gazetteer) -> Key:
    """The first known function a role begins with, by its commonest name."""
    for end in range(min(len(role), 5), 0, -1):
        if role[:end] in lex.offices:
            return lex.offices[role[:end]]
        if noun := lex.noun(role[:end]):
            return lex.offices.get(key_of(noun.head), key_of(noun.head))
    return role


def is_governed(p: Phrase, mention: Mention) -> bool:
    """Whether a name is the complement of a preposition (*du* Kremlin, *de la* CGT), so that it is not the head; or the
    holder of a function that is (*un proche du maire* Luc Roy)."""
    before = [w for w in p.words if w.end <= mention.span[0]]
    while len(before) > 1 and p.lex.is_title(before[-1].key):
        before.pop()
    governors = p.lex.words("words.governing")
    if office := _other_office(p, mention):
        before = before[:office]
    if before and p.lex.words("words.joint_governors"):
        before = _before_joint(p, before)
    if len(before) > 1 and before[-1].key in p.lex.words("words.definite") and before[-2].key in governors:
        before.pop()
    governed = bool(before) and before[-1].key in governors
    return governed and not re.search(r"[,(]", p.draft.text[before[-1].end : mention.span[0]])


def _other_office(p: Phrase, mention: Mention) -> int:
    """The word at which a second function begins that stands right before a name, which then holds that one (*une
    source proche de la présidente | Ana Roy*, *a lawyer for striker | Ana Roy*); 0 when there is none."""
    for head in p.heads[1:]:
        end = p.words[head.end - 1].end
        gap = p.draft.text[end : mention.span[0]]
        told = tokens_in(p.draft, (end, mention.span[0]))  # *du ministre sortant Luc Roy*
        one = not any("Number=Plur" in t.morph for t in tokens_in(p.draft, (p.words[head.first].start, end)))
        near = gap == " " or (gap.count(" ") == 2 and gap.islower() and all(t.pos == "ADJ" for t in told))
        if head.noun.kind == "role" and near and one:
            return head.first
    return 0


def _before_joint(p: Phrase, before: list[Word]) -> list[Word]:
    """The words before a name without those that only list it with others (*for Food and Rural Affairs*)."""
    joint = p.lex.words("words.coordinators")
    while before and (before[-1].key in joint or (len(before) > 1 and p.draft.text[before[-1].start].isupper())):
        before = before[:-1]
    return before


def modifies(p: Phrase, head: Head, mention: Mention) -> bool:
    """Whether a name stands before the noun it goes with (*the Hartley spokesman*), where nouns end their phrase."""
    if p.lex.language.table("who")["head"] != "last" or mention.span[0] >= p.words[head.first].start:
        return False
    return "," not in p.draft.text[mention.span[1] : p.words[head.first].start]


def entry(p: Phrase, mention: Mention) -> Known | None:
    """What the data knows of a name."""
    return p.lex.known.get(key_of(mention.name))
