"""Whom *il*, *ce dernier*, *la même source* or *le communiqué* mean: the best of those met before, or nobody.

Candidates are the article's names and its resolved sources. Number and gender must not clash where they are known; then a
sum of plain preferences decides: a person, somebody who just spoke, a subject, the nearest. This is Hobbs' and Lappin & Leass's recipe,
with the speaker of the sentence before as its strongest feature because newsrooms write that way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract import Draft
from recoupe.extract.gazetteer import Gazetteer, fold, gazetteer, key_of
from recoupe.extract.naming import Phrase, head_of, state_of
from recoupe.model import Mention, Sentence, Span

REACH = 4
"""Sentences back in which an antecedent is looked for."""

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
    """The article's names as candidates, in the order of the text."""
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
        if m.kind not in ("place", "other")
    )


def speaker(draft: Draft, mention: Mention, at: int) -> Candidate:
    """The source of a statement as a candidate."""
    lex = gazetteer(draft.language)
    words = draft.text[slice(*mention.span)].lower().replace("'", "' ").split()
    first = words[0].rstrip("'") if words else ""
    plural = first in lex.words("words.plural")
    gender = None if plural or words[0].endswith("'") else _gender(first, lex)
    return Candidate(at, mention, gender, plural, True, True, False)


def pronoun(draft: Draft, span: Span, known: Sequence[Candidate]) -> Mention | None:
    """Whom a pronoun means: the candidate with the highest preference within reach, None when there is none."""
    lex = gazetteer(draft.language)
    text = " ".join(draft.text[slice(*span)].strip(" -,").lower().split())
    if text in lex.words("words.impersonal"):
        return None
    plural, gender = text in lex.words("words.plural"), _gender(text, lex)
    here = _sentence(draft, span[0])
    best: tuple[float, int] | None = None
    chosen: Mention | None = None
    for c in known:
        back = here - _sentence(draft, c.at)
        if c.at >= span[0] or not 0 <= back <= REACH or c.plural != plural or _clash(gender, c.gender):
            continue
        rank = (_preference(c, back, animate=gender is not None), c.at)
        if best is None or rank > best:
            best, chosen = rank, c.mention
    return chosen


def _preference(c: Candidate, back: int, *, animate: bool) -> float:
    person = c.mention.kind == "person" or (c.mention.kind == "anonymous" and c.spoke)
    score = 2.0 if person and animate else 0.0
    score += 2.5 * c.spoke + 1.0 * c.subject - 2.0 * (c.quoted and not c.spoke)
    return score - 1.0 * back


def nominal(p: Phrase, known: Sequence[Candidate]) -> Mention | None:
    """Whom a definite description without a name means (*le ministre*, *cette source*, *l'agence*), or None."""
    head = head_of(p)
    if head is None or p.names or p.determiner not in ("definite", "demonstrative", "possessive"):
        return None
    before = [c for c in known if c.at < p.span[0]]
    first = p.words[0].key
    gender, plural = _gender(first, p.lex), first in p.lex.words("words.plural")
    fits = [c for c in before if not _clash(gender, c.gender) and c.plural == plural]
    test = {"document": _same_document, "media": _same_medium, "anonymous": _same_people}.get(
        head.noun.kind, _same_holder
    )
    for c in sorted(fits, key=lambda c: -c.at):
        if test(p, c):
            return c.mention
    return None


def _is_bare(p: Phrase) -> bool:
    """Only a determiner and a noun, with an adjective of nationality at most."""
    head = head_of(p)
    assert head is not None
    return len(p.words) - (head.end - head.first) <= (2 if state_of(p) else 1)


def _same_document(p: Phrase, c: Candidate) -> bool:
    return c.spoke and _is_bare(p)


def _same_medium(p: Phrase, c: Candidate) -> bool:
    if c.mention.kind != "media" or not _is_bare(p):
        return False
    state = state_of(p)
    return state is None or c.mention.body is None or c.mention.body == state


def _same_people(p: Phrase, c: Candidate) -> bool:
    """The same unnamed source: it spoke, and the phrase only repeats what it is (*la source*, *la même source*)."""
    head = head_of(p)
    assert head is not None
    if not c.spoke or len(p.words) - (head.end - head.first) > 2:
        return False
    return c.mention.kind == "anonymous" or (_is_generic(p) and c.mention.kind == "person")


def _same_holder(p: Phrase, c: Candidate) -> bool:
    """The one who was given that function before, or a bare word for any such (*le responsable*) and the last speaker."""
    head = head_of(p)
    assert head is not None
    wanted = "person" if head.noun.kind == "role" else "institution"
    if c.mention.kind != wanted and not (wanted == "person" and c.mention.kind == "anonymous" and c.spoke):
        return False
    if _is_bare(p) and _is_generic(p) and c.spoke:
        return True
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
    mine, theirs = tuple(w.key for w in p.words[head.first : head.end]), key_of(c.mention.role)
    if theirs[: len(mine)] != mine:
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
        before = draft.text[max(0, m.span[0] - 60) : m.span[0]].lower().replace("'", "' ").split()[-4:]
        shown = [g for w in before[-1:] if (g := _gender(w, lex))]
        if m.role and not shown and m.role.lower() in before:
            shown = [g for w in before[: before.index(m.role.lower())][-1:] if (g := _gender(w, lex))]
        for gender in shown:
            out.setdefault(m.name, gender)
    families = {name.split()[-1]: g for name, g in sorted(out.items())}
    return {m.name: g for m in mentions if (g := out.get(m.name) or families.get(m.name.split()[-1]))}


def _gender(word: str, lex: Gazetteer) -> str | None:
    for gender in ("feminine", "masculine"):
        if word in lex.words(f"words.{gender}") or word in lex.words(f"titles.{gender}"):
            return gender
    return None


def _clash(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _sentence(draft: Draft, at: int) -> int:
    spans: tuple[Sentence, ...] = draft.sentences
    return next((i for i in range(len(spans) - 1, -1, -1) if spans[i].span[0] <= at), 0)


def same_words(a: str, b: str) -> bool:
    """Whether two phrases are the same words, folded."""
    return [fold(w) for w in a.split()] == [fold(w) for w in b.split()]
