"""Whom a naming phrase means: *le porte-parole du Kremlin, Dmitri Peskov* is a person with a role and a body.

A phrase is read as newsrooms write it: a head noun (function, medium, document, body, people unnamed) with a name
beside it or an institution behind it. The head's class, from data, decides what the phrase is; where nothing in it is
known, it stays an anonymous source described in its own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.extract import Draft
from recoupe.extract.gazetteer import Gazetteer, Key, Known, Noun, Word, gazetteer, key_of, runs, words_of
from recoupe.extract.names import known_at
from recoupe.model import EntityKind, Mention, Span

Mentions = tuple[Mention, ...]
_BREAK = re.compile(r"[;:!?»”]|\.(?=\s|$)|\s[–—]\s")
DETERMINERS = ("definite", "indefinite", "demonstrative", "possessive")
_KINDS: dict[str, EntityKind] = {"institution": "institution", "group": "institution", "media": "media"}


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
        """The phrase without its determiner."""
        skip = 0
        while skip < len(self.words) - 1 and self._is_determiner(self.words[skip]):
            skip += 1
        return self.draft.text[self.words[skip].start : self.span[1]] if self.words else ""

    def _is_determiner(self, word: Word) -> bool:
        return any(word.key in self.lex.words(f"words.{kind}") for kind in DETERMINERS)


def read(draft: Draft, span: Span, mentions: Mentions) -> Mention | None:
    """The one a naming phrase means, or None for a pronoun and for words that name nobody.

    Of coordinated sources (*Pyongyang et Moscou*) the first is returned; :func:`all_of` gives every one. ``span`` of
    the mention is the whole phrase, ``name`` the part that identifies.
    """
    found = all_of(draft, span, mentions)
    return found[0] if found else None


def all_of(draft: Draft, span: Span, mentions: Mentions) -> Mentions:
    """Everybody a naming phrase means, in its order: coordinated sources each have their own mention."""
    parts = coordinated(draft, trimmed(draft.text, span), gazetteer(draft.language))
    read_ = [_one(phrase(draft, part, mentions)) for part in parts]
    return tuple(m for m in read_ if m is not None)


def phrase(draft: Draft, span: Span, mentions: Mentions) -> Phrase:
    """The words, head nouns and names between two offsets, up to the first relative."""
    lex = gazetteer(draft.language)
    span = _before_relative(draft.text, span, lex)
    words = words_of(draft.text, *span)
    names = _names(draft.text, words, span, mentions, lex)
    return Phrase(draft, span, words, _heads(draft.text, words, names, lex), names, lex)


def is_pronoun(text: str, lex: Gazetteer) -> bool:
    """Whether a source is only a pronoun (*il*, *ce dernier*)."""
    return re.sub(r"\s+", " ", text.strip(" -,").lower()) in lex.words("words.pronouns")


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks, quotation marks and stops at its ends."""
    start, end = span
    while start < end and text[start] in " \n,;:.«»“”\"'‘–—-(":
        start += 1
    while end > start and text[end - 1] in " \n,;:«»“”\"'‘–—-)":
        end -= 1
    return start, end


# --------------------------------------------------------------------------------------------------- cutting phrases


def coordinated(draft: Draft, span: Span, lex: Gazetteer) -> list[Span]:
    """The parts of a phrase joined by *et*, *ou*, *and*, when each could stand alone (a determiner or a capital)."""
    joiner = "|".join(re.escape(c) for c in sorted(lex.words("words.coordinators"), key=lambda c: (-len(c), c)))
    determiners = {w for kind in DETERMINERS for w in lex.words(f"words.{kind}")} - lex.words("words.governors")
    opens = "|".join(re.escape(w) for w in sorted(determiners | lex.words("words.elided")))
    joint = re.compile(rf",?\s+(?:{joiner})\s+(?=(?:(?i:{opens})\b['’ ]|[A-ZÀ-ÞŒ]))")
    text, at, out = draft.text, span[0], []
    for m in joint.finditer(text, *span):
        if m.start() > at and not _inside_name(draft, m.span()):
            out.append((at, m.start()))
            at = m.end()
    out.append((at, span[1]))
    return out


def _inside_name(draft: Draft, span: Span) -> bool:
    for sentence in draft.sentences:
        if sentence.span[0] <= span[0] < sentence.span[1]:
            return any(t.ent.startswith("I") and span[0] <= t.start < span[1] for t in sentence.tokens)
    return False


def _before_relative(text: str, span: Span, lex: Gazetteer) -> Span:
    words = words_of(text, *span)
    for i, word in enumerate(words):
        if i and text[word.start : word.end].lower() in lex.words("words.relatives"):
            return trimmed(text, (span[0], words[i - 1].end))
    return span


def _names(text: str, words: tuple[Word, ...], span: Span, mentions: Mentions, lex: Gazetteer) -> Mentions:
    """The article's mentions inside the phrase, and the short forms that only a source may have."""
    inside = [m for m in mentions if span[0] <= m.span[0] and m.span[1] <= span[1]]
    at = 0
    while at < len(words):
        hit = known_at(text, words, at, lex, short=True)
        if hit and hit[1].via == "short":
            found = Mention((words[at].start, words[hit[0] - 1].end), hit[1].name, hit[1].kind)
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


# --------------------------------------------------------------------------------------------------- reading phrases


def _one(p: Phrase) -> Mention | None:
    if not p.words or is_pronoun(p.draft.text[slice(*p.span)], p.lex):
        return None
    head = head_of(p)
    if head is None:
        return _named(p) or _unlisted(p) or _described(p, "anonymous", "none")
    by_class = {"document": _document, "media": _medium, "role": _holder, "anonymous": _people}
    return by_class.get(head.noun.kind, _body)(p, head)


def head_of(p: Phrase) -> Head | None:
    """The noun that heads the phrase; None when a name comes first and no noun is built on it."""
    if not p.heads:
        return None
    head = p.heads[0]
    if not p.names or p.names[0].span[0] > p.words[head.first].start:
        return _last_of_group(p) if p.lex.language.table("who")["head"] == "last" else head
    between = p.draft.text[p.names[0].span[1] : p.words[head.first].start]
    built_on = p.names[0].kind != "person" or re.match(r"['’]s?\s", between)
    if (
        "," in between
        or not built_on
        or re.search(r"\b(?:" + "|".join(sorted(p.lex.words("words.governors"))) + r")\b", between)
    ):
        return None
    return _last_of_group(p) if p.lex.language.table("who")["head"] == "last" else None


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


def _governed(p: Phrase, mention: Mention) -> bool:
    """Whether a name is the complement of a preposition (*du* Kremlin), so that it is not who the head is."""
    before = [w for w in p.words if w.end <= mention.span[0]]
    return (
        bool(before)
        and before[-1].key in p.lex.words("words.governors")
        and (not re.search(r"[,(]", p.draft.text[before[-1].end : mention.span[0]]))
    )


def _owner(p: Phrase, head: Head) -> Mention | None:
    """The body or state a head belongs to: the first name that is no person, or an adjective of nationality."""
    free = (m for m in p.names if p.draft.text[m.span[0] - 1 : m.span[0]] != "(")
    return next((m for m in free if m.kind != "person"), None)


def state_of(p: Phrase) -> str | None:
    """The state that an adjective in the phrase points to."""
    for i in range(len(p.words)):
        for _, key in runs(p.words, i, p.draft.text, 3):
            if state := p.lex.demonym(key):
                return state
    return next((e.state for m in p.names if m.kind == "state" and (e := _entry(p, m))), None)


def _person(p: Phrase) -> Mention | None:
    free = [m for m in p.names if m.kind == "person" and not _governed(p, m)]
    kinds = ("other", "institution", "place")
    loose = [m for m in p.names if m.kind in kinds and not _governed(p, m) and " " in m.name and not _entry(p, m)]
    return next(iter(free or loose), None)


def _body_of(p: Phrase, head: Head) -> str | None:
    """What the head speaks for, in words: the institution's name, the phrase behind it, or the state's id."""
    inner = next((h for h in p.heads if h.first >= head.end and h.noun.kind in ("institution", "group")), None)
    owner = _owner(p, head)
    if inner and not (owner and owner.span[0] < p.words[inner.first].start):
        return _tail(p, inner)
    if owner:
        return owner.name
    return state_of(p)


def _tail(p: Phrase, head: Head) -> str:
    """The words from a noun to the next comma: *ministère de la Pêche*."""
    start = p.words[head.first].start
    return re.split(r"[,(]", p.draft.text[start : p.span[1]])[0].strip()


def _holder(p: Phrase, head: Head) -> Mention:
    role, body, person = _role(p, head), _body_of(p, head), _person(p)
    if person:
        return Mention(p.span, person.name, "person", role=role, body=body)
    if p.determiner in ("indefinite", "none") or _is_plural(p):
        return Mention(p.span, p.bare, "anonymous", role=role, body=body, type=head.noun.type)
    return Mention(p.span, p.bare, "person", role=role, body=body, type=head.noun.type)


def _role(p: Phrase, head: Head) -> str:
    """A function with its portfolio, without the body it belongs to: *ministre de la Culture*, *porte-parole*."""
    stops = [m.span[0] for m in p.names if m.span[0] > p.words[head.first].start]
    stops += [p.words[h.first].start for h in p.heads if h.first >= head.end]
    words = [w for w in p.words[head.first :] if w.end <= min(stops, default=p.span[1])]
    text = re.split(r"[,(«\"]", p.draft.text[words[0].start : words[-1].end])[0].split() if words else []
    while len(text) > 1 and text[-1].lower().rstrip("'’") in p.lex.words("words.governors") | p.lex.words(
        "words.definite"
    ):
        text.pop()
    return " ".join(text) or p.text(head.first, head.end)


def office(role: Key, lex: Gazetteer) -> Key:
    """The first known function a role begins with, by its commonest name."""
    for end in range(min(len(role), 5), 0, -1):
        if role[:end] in lex.offices:
            return lex.offices[role[:end]]
        if noun := lex.noun(role[:end]):
            return lex.offices.get(key_of(noun.head), key_of(noun.head))
    return role


def _is_plural(p: Phrase) -> bool:
    return p.words[0].key in {w.rstrip(".") for w in p.lex.words("words.plural")}


def _people(p: Phrase, head: Head) -> Mention:
    role, person = p.text(head.first, head.end), _person(p)
    if person:
        return Mention(p.span, person.name, "person", role=role, body=_body_of(p, head))
    medium = next((h for h in p.heads if h.first >= head.end and h.noun.kind == "media"), None)
    name = p.bare
    if medium:
        name = p.draft.text[p.words[head.first].start : p.words[medium.first].start]
        name = re.sub(rf"(?:[\s,]+|\b(?:{'|'.join(sorted(p.lex.words('words.governors')))})\b)+['’]?\s*$", "", name)
    owner = next((m.name for m in p.names if m.kind in ("institution", "state")), None)
    return Mention(p.span, name, "anonymous", role=role, body=state_of(p) or owner, type=head.noun.type)


def _document(p: Phrase, head: Head) -> Mention:
    """A document speaks for whoever made it: the first name or body behind it, else itself."""
    role = p.text(head.first, head.end)
    for other in p.heads:
        if other.first >= head.end and other.noun.kind in ("media", "institution", "group", "role", "anonymous"):
            rest = replace(p, span=(p.words[other.first].start, p.span[1]), words=p.words[other.first :])
            maker = _one(phrase(p.draft, rest.span, p.names))
            if maker and not _named_before(p, other):
                return replace(maker, span=p.span, role=maker.role or role)
            break
    maker = next((m for m in p.names if m.kind != "place"), None)
    if maker:
        return Mention(p.span, maker.name, maker.kind, role=role, body=maker.body)
    return Mention(p.span, p.bare, "document", role=role)


def _named_before(p: Phrase, head: Head) -> bool:
    return any(m.span[1] <= p.words[head.first].start and m.kind != "place" for m in p.names)


def _medium(p: Phrase, head: Head) -> Mention:
    """A medium is its name when it has one in the phrase, else its description."""
    named = [m for m in p.names if m.kind == "media"]
    if not named and head.first and p.draft.text[p.words[head.first].start].isupper():
        return replace(_body(p, head), kind="institution", role="institution")
    others = [m for m in p.names if m.kind in ("institution", "other", "person", "place") and not _governed(p, m)]
    for m in (*named, *others):
        return Mention(p.span, m.name, "media", role=p.text(head.first, head.end), body=state_of(p))
    return Mention(p.span, p.bare, "media", role=p.text(head.first, head.end), body=state_of(p))


def _body(p: Phrase, head: Head) -> Mention:
    edge = p.words[head.end - 1].end + 3
    kinds = ("institution", "other")
    owner = next((m for m in p.names if m.kind in kinds and m.span[0] <= edge and not _governed(p, m)), None)
    name = owner.name if owner else _before_participle(p, p.bare)
    return Mention(p.span, name, _KINDS.get(head.noun.kind, "institution"), role=head.noun.kind, body=state_of(p))


def _named(p: Phrase) -> Mention | None:
    """A phrase that begins with a name: a capital speaks for its state; a person may have a role behind a comma."""
    if not p.names:
        return None
    first = p.names[0]
    kind: EntityKind = first.kind
    entry = _entry(p, first)
    if kind == "place" and entry and entry.kind == "state":
        kind = "state"
    role = next((h for h in p.heads if h.noun.kind in ("role", "anonymous")), None)
    if kind in ("person", "other") and role:
        return Mention(p.span, first.name, "person", role=p.text(role.first, role.end), body=_body_of(p, role))
    return Mention(p.span, first.name, kind, role=first.role, body=first.body)


def _before_participle(p: Phrase, text: str) -> str:
    """A description without what was done to it: *présidence estonienne* of *présidence estonienne publié hier*."""
    words = "|".join(sorted(p.lex.words("words.participles")))
    return re.split(rf"\s+(?:{words})\b", text)[0]


def _unlisted(p: Phrase) -> Mention | None:
    """A phrase that is only capitalised words, with no determiner: a name that nothing else recognised."""
    text = p.text(0, len(p.words))
    is_name = len(p.words) <= 4 and all(w[:1].isupper() for w in re.findall(r"\w[\w'’-]*", text))
    return Mention(p.span, text, "person") if is_name and p.determiner == "none" else None


def _entry(p: Phrase, mention: Mention) -> Known | None:
    """What the data knows of a name."""
    return p.lex.known.get(key_of(mention.name))


def _described(p: Phrase, kind: EntityKind, type: str) -> Mention | None:
    return Mention(p.span, p.bare, kind, body=state_of(p), type=type) if p.bare else None


def fresh(draft: Draft, start: int, mention: Mention) -> bool:
    """Whether a mention is a description and not a name that the data knows right at ``start``."""
    lex = gazetteer(draft.language)
    words = words_of(draft.text, *mention.span)
    skip = next((i for i, w in enumerate(words) if w.key not in lex.words("words.definite")), 0)
    hit = known_at(draft.text, words, skip, lex, short=True) if words else None
    return hit is None or hit[1].kind != "media"
