"""Whom *il*, *ce dernier*, *la même source* or *le communiqué* mean: the best of those met before, or nobody.

Candidates are the article's names and its resolved sources. Number and gender must not clash where they are known;
then a sum of plain preferences decides: a person, somebody who just spoke, a subject, the nearest. This is the recipe
of Lappin & Leass (1994), with the last speaker as its strongest feature because newsrooms write that way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract import Draft
from recoupe.extract.who import naming
from recoupe.extract.who.gazetteer import Gazetteer, Noun, fold, gazetteer, key_of
from recoupe.extract.who.nounphrase import Head, Phrase, head_of, office, state_of
from recoupe.extract.who.whereabouts import sentence_at, subject_phrases, tokens_in
from recoupe.model import Mention, Span

REACH = 4
"""Sentences back in which an antecedent is looked for."""

SHOWN = 80
"""Characters before a name in which its function is looked for."""

_SPEAKERS = frozenset({"role", "anonymous", "institution", "group"})
_MUTE = frozenset({"document", "other", "place"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody an anaphor may mean. ``spoke`` is true of the source of a statement; ``quoted`` of a name inside one."""

    at: int
    mention: Mention
    gender: str | None
    plural: bool
    spoke: bool
    subject: bool
    quoted: bool


def candidates(draft: Draft, mentions: Sequence[Mention], contents: Sequence[Span]) -> tuple[Candidate, ...]:
    """The article's names, and the bodies and people that its subjects describe, as candidates in text order."""
    return tuple(
        sorted((*_named(draft, mentions, contents), *_described(draft, mentions, contents)), key=lambda c: c.at)
    )


def _described(draft: Draft, mentions: Sequence[Mention], contents: Sequence[Span]) -> Iterator[Candidate]:
    """The subjects without a name that can speak (*Les auteurs ont suivi …*), so that a pronoun may mean them."""
    lex = gazetteer(draft.language)
    named = {m.span[0] for m in mentions}
    for token, span in subject_phrases(draft):
        noun = lex.noun(key_of(token.text) or ("",))
        if noun is None or noun.kind not in _SPEAKERS:
            continue
        mention = naming.read(draft, span, tuple(mentions))
        held = any(span[0] <= at < span[1] for at in named)
        if mention is None or mention.kind in _MUTE or (held and mention.kind != "institution"):
            continue
        plural = "Number=Plur" in token.morph
        gender = None if plural else _of_morph(token.morph)
        quoted = any(a <= span[0] < b for a, b in contents)
        yield Candidate(span[0], mention, gender, plural, False, True, quoted)


def _named(draft: Draft, mentions: Sequence[Mention], contents: Sequence[Span]) -> tuple[Candidate, ...]:
    genders = _genders(draft, mentions)
    subjects = {t.start: t.dep in _SUBJECT for s in draft.sentences for t in s.tokens}
    return tuple(
        Candidate(
            m.span[0],
            m,
            genders.get(m.name),
            False,
            False,
            subjects.get(m.span[0], False),
            any(a <= m.span[0] < b for a, b in contents),
        )
        for m in mentions
        if m.kind not in ("place", "other") and draft.text[m.span[0] - 1 : m.span[0]] != "("
    )


def speaker(draft: Draft, mention: Mention, source: Span) -> Candidate:
    """The source of a statement as a candidate; its gender is shown by the words that named it there, or at first."""
    lex = gazetteer(draft.language)
    here, first = (_opening(draft.text[slice(*span)]) for span in (source, mention.span))
    plural = first in lex.words("words.plural") or _is_plural_noun(draft, mention)
    shown = (
        _gender(here, lex) or _gender(first, lex) or _head_gender(draft, source) or _shown(draft, mention.span[1], lex)
    )
    gender = None if plural else shown
    return Candidate(source[0], mention, gender, plural, True, True, False)


def _head_gender(draft: Draft, source: Span) -> str | None:
    """The gender of the common noun that opens source words (*l'accusé*), by the parse."""
    inside = [t for t in tokens_in(draft, source) if t.pos in ("NOUN", "PROPN")]
    return _of_morph(inside[0].morph) if inside and inside[0].pos == "NOUN" else None


def _opening(phrase: str) -> str:
    """The first word of a phrase, in lower case."""
    words = phrase.lower().strip(" -").replace("'", "' ").split()
    return words[0] if words else ""


def _is_plural_noun(draft: Draft, mention: Mention) -> bool:
    """Whether the first noun of a naming phrase is a plural, by the parse."""
    if mention.kind in ("person", "state"):
        return False
    first = next((t for t in tokens_in(draft, mention.span) if t.pos in ("NOUN", "PROPN")), None)
    return first is not None and "Number=Plur" in first.morph


def pronoun(draft: Draft, span: Span, known: Sequence[Candidate]) -> Mention | None:
    """Whom a pronoun means: the candidate with the highest preference within reach, None when there is none."""
    lex = gazetteer(draft.language)
    text = " ".join(draft.text[slice(*span)].strip(" -,").lower().split())
    if text in lex.words("words.impersonal"):
        return None
    plural, gender = text in lex.words("words.plural"), _gender(text, lex)
    return _preferred(draft, span[0], [c for c in known if c.plural == plural and not _clash(gender, c.gender)])


def _preferred(draft: Draft, at: int, known: Sequence[Candidate]) -> Mention | None:
    """The candidate before an offset with the highest preference within reach; the nearest of equals."""
    here = sentence_at(draft, at)
    best: tuple[float, int] | None = None
    chosen: Mention | None = None
    for c in known:
        back = here - sentence_at(draft, c.at)
        if c.at < at and 0 <= back <= REACH:
            rank = (_preference(c, back), c.at)
            if best is None or rank > best:
                best, chosen = rank, c.mention
    return chosen


def _preference(c: Candidate, back: int) -> float:
    person = c.mention.kind == "person" or (c.mention.kind == "anonymous" and c.spoke)
    score = 2.0 if person else 0.0
    score += 2.5 * c.spoke + 1.0 * c.subject - 2.0 * (c.quoted and not c.spoke)
    return score - 1.0 * back


def nominal(p: Phrase, known: Sequence[Candidate]) -> Mention | None:
    """Whom a definite description without a name means (*le ministre*, *cette source*, *l'agence*), or None."""
    head = head_of(p)
    if head is None or p.names or p.determiner not in ("definite", "demonstrative", "possessive"):
        return None
    before = [c for c in known if c.at < p.span[0]]
    first = p.words[0].key
    gender, plural = _gender(first, p.lex) or _noun_gender(p, head), first in p.lex.words("words.plural")
    people = head.noun.kind in ("role", "anonymous")
    fits = [c for c in before if c.plural == plural and not (people and _clash(gender, c.gender))]
    if _is_bare(p) and head.noun.kind in ("role", "anonymous", "institution") and _is_generic(p):
        return _preferred(p.draft, p.span[0], [c for c in fits if _is_such(p, head, c)])
    test = {"document": _same_document, "media": _same_medium, "anonymous": _same_people}.get(
        head.noun.kind, _same_holder
    )
    for c in sorted(fits, key=lambda c: -c.at):
        if test(p, c):
            return c.mention
    return _renamed(p, head, fits) if head.noun.kind == "role" else None


def _renamed(p: Phrase, head: Head, known: Sequence[Candidate]) -> Mention | None:
    """The last speaker, told of by another of their qualities: newsrooms shun repeating a name.

    Only the person who spoke last, at most two sentences before, of whom the article gives no function that this one
    would contradict (an office excludes another; being a researcher excludes nothing).
    """
    here = sentence_at(p.draft, p.span[0])
    spoke = [c for c in known if c.spoke or (c.subject and here - sentence_at(p.draft, c.at) <= 1 and not c.quoted)]
    last = max((c for c in spoke if c.at < p.span[0]), key=lambda c: c.at, default=None)
    if last is None or last.mention.kind != "person" or here - sentence_at(p.draft, last.at) > 2:
        return None
    if not _is_loose(p, head) and (last.mention.role or here - sentence_at(p.draft, last.at) > 1):
        return None
    family = last.mention.name.split()[-1]
    roles = [c.mention.role for c in known if c.mention.role and c.mention.name.split()[-1] == family]
    held = [n for r in roles if (n := _noun_of(r, p.lex))]
    loose = ("expert", "none")
    return last.mention if all(n.type in loose and head.noun.type in loose for n in held) else None


def _noun_of(role: str, lex: Gazetteer) -> Noun | None:
    words = key_of(role)
    return next((n for end in range(min(len(words), 5), 0, -1) if (n := lex.noun(words[:end]))), None)


def _is_loose(p: Phrase, head: Head) -> bool:
    """Only an article, a noun, a nationality, an age: nothing that would tell of somebody new."""
    rest = p.words[1 : head.first] + p.words[head.end :]
    free = p.lex.words("words.governors") | p.lex.words("words.ages")
    return all(w.key in free or w.key.isdigit() or p.lex.demonym((w.key,)) for w in rest) or bool(
        state_of(p) and len(rest) <= 2
    )


def _noun_gender(p: Phrase, head: Head) -> str | None:
    """The gender the parse gives a head noun, for one whose article is elided (*l'élue*)."""
    at = p.words[head.first].start
    morph = next((t.morph for t in tokens_in(p.draft, (at, at + 1))), "")
    return _of_morph(morph)


def _is_such(p: Phrase, head: Head, c: Candidate) -> bool:
    """Whether somebody may be called by a general word: a body *l'entreprise*, a person *l'élue*."""
    if head.noun.kind == "institution":
        return c.mention.kind == "institution" and _may_be_called(p, head, c)
    state = state_of(p)
    if state and c.mention.body not in (None, state):
        return False
    if c.mention.kind == "anonymous":
        return c.spoke and bool(c.mention.role) and fold(c.mention.role or "") in p.lex.words("words.generic_folded")
    return c.mention.kind == "person"


def _may_be_called(p: Phrase, head: Head, c: Candidate) -> bool:
    """A body named by another noun is none of those: a *syndicat* is no *compagnie*, but may be an *organisation*."""
    if head.noun.head in p.lex.words("words.broad"):
        return True
    words = key_of(c.mention.name)
    nouns = [n for w in words[:1] if (n := p.lex.noun((w,))) and n.kind == "institution"]
    return all(n.head == head.noun.head for n in nouns)


def _is_bare(p: Phrase) -> bool:
    """Only a determiner and a noun, with an adjective of nationality at most."""
    head = head_of(p)
    assert head is not None
    return len(p.words) - (head.end - head.first) <= (2 if state_of(p) else 1)


def _same_document(p: Phrase, c: Candidate) -> bool:
    """A statement on paper is by whoever spoke; a finding (*l'autopsie*, *le sondage*) only by the one met before."""
    head = head_of(p)
    assert head is not None
    voiced = head.noun.head in p.lex.words("words.voiced") or not p.lex.words("words.voiced")
    return c.spoke and _is_bare(p) and (voiced or key_of(c.mention.role or "")[:1] == (p.words[head.first].key,))


def _same_medium(p: Phrase, c: Candidate) -> bool:
    if c.mention.kind != "media" or not _is_bare(p):
        return False
    head, state = head_of(p), state_of(p)
    assert head is not None
    if head.end - head.first > 1:
        return False
    if c.mention.role and key_of(c.mention.role)[:1] != (p.words[head.first].key,):
        return False
    return state is None or c.mention.body == state


def _same_people(p: Phrase, c: Candidate) -> bool:
    """The same unnamed source: it spoke, and the phrase only repeats what it is (*la source*, *la même source*)."""
    head = head_of(p)
    assert head is not None
    if not c.spoke or len(p.words) - (head.end - head.first) > 2:
        return False
    return (
        c.mention.kind == "anonymous"
        and bool(c.mention.role)
        and (key_of(c.mention.role or "")[:1] == (p.words[head.first].key,))
    )


def _same_holder(p: Phrase, c: Candidate) -> bool:
    """Whether somebody was given that function before, or a body was called by that noun."""
    head = head_of(p)
    assert head is not None
    wanted = "person" if head.noun.kind == "role" else "institution"
    if c.mention.kind != wanted and not (wanted == "person" and c.mention.kind == "anonymous" and c.spoke):
        return False
    if wanted == "institution":
        return (
            _is_bare(p)
            and c.spoke
            and key_of(c.mention.name)[:1] == tuple(w.key for w in p.words[head.first : head.first + 1])
        )
    return _role_fits(p, c)


def _role_fits(p: Phrase, c: Candidate) -> bool:
    """The role given before starts with this one, and no state or body speaks against it."""
    head = head_of(p)
    assert head is not None
    if c.mention.role is None:
        return False
    mine = tuple(w.key for w in p.words[head.first : head.end])
    if office(mine, p.lex) != office(key_of(c.mention.role), p.lex):
        return False
    rest = tuple(w.key for w in p.words[head.end :])
    behind = {*key_of(c.mention.role), *key_of(c.mention.body or "")}
    state = state_of(p)
    return all(w in behind or w in p.lex.words("words.governors") or p.lex.demonym((w,)) for w in rest) and (
        state is None or c.mention.body in (None, state)
    )


def _is_generic(p: Phrase) -> bool:
    head = head_of(p)
    return head is not None and head.noun.head in p.lex.words("words.generic")


# ----------------------------------------------------------------------------------------------------------- agreement


def _genders(draft: Draft, mentions: Sequence[Mention]) -> dict[str, str]:
    """The gender that a title or an article right before a name shows, for each name."""
    lex = gazetteer(draft.language)
    out: dict[str, str] = {}
    for m in mentions:
        if m.kind == "person" and (gender := _shown(draft, m.span[0], lex)):
            out.setdefault(m.name, gender)
    families = {name.split()[-1]: g for name, g in sorted(out.items())}
    return {m.name: g for m in mentions if (g := out.get(m.name) or families.get(m.name.split()[-1]))}


def _shown(draft: Draft, at: int, lex: Gazetteer) -> str | None:
    """The gender of a name by what stands before it: a title, or the function it is given (*la maire, …*)."""
    start = max(at - SHOWN, draft.sentences[sentence_at(draft, at)].span[0]) if draft.sentences else at
    before = [t for t in tokens_in(draft, (start, at)) if t.pos != "PUNCT"]
    if before and (gender := _gender(before[-1].text.lower(), lex)):
        return gender
    for k in range(len(before) - 1, -1, -1):
        noun = lex.noun(key_of(before[k].text) or ("",))
        beside = k == len(before) - 1 and before[k].pos == "NOUN"
        if beside or (noun and noun.kind == "role"):
            return (_gender(before[k - 1].text.lower(), lex) if k else None) or _of_morph(before[k].morph)
    return None


def _of_morph(morph: str) -> str | None:
    return "feminine" if "Gender=Fem" in morph else "masculine" if "Gender=Masc" in morph else None


def _gender(word: str, lex: Gazetteer) -> str | None:
    for gender in ("feminine", "masculine"):
        if word in lex.words(f"words.{gender}") or word in lex.words(f"titles.{gender}"):
            return gender
    return None


def _clash(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b
