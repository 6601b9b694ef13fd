"""Who and what an article names: countries, bodies and outlets from data, people and the rest from runs of capitals.

The tagger cuts a name in a quarter of cases, so it only votes on the *kind* of a run that the capitals delimit; known
names win over both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoupe.extract import Draft
from recoupe.extract.who import borrowed, newsrooms, presented
from recoupe.extract.who.acronyms import bodies
from recoupe.extract.who.gazetteer import (
    Gazetteer,
    Key,
    Known,
    Word,
    covers,
    gazetteer,
    is_written,
    key_of,
    runs,
    words_of,
)
from recoupe.model import EntityKind, Mention, Sentence, Span

_LABELS: dict[str, EntityKind] = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "institution",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
}
_ELIDED = re.compile(r"^[A-Za-zÀ-ÿ]['’]$")
_COINED = re.compile(r"(?!Mac|Fitz|Van)[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]{2,}[A-ZÀ-ÖØ-Þ][\w]*")
"""A capital behind three letters or more."""
_JOIN = re.compile(r"(?: |-|'|\. |\.)")
_FREE: tuple[EntityKind, ...] = ("other", "place", "institution")
"""Kinds that the tagger's word alone gives."""
_SHY = "?"
"""The role of a capital that only opens a sentence: a name when somebody else in the article bears it."""
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "obl:agent"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words that belong together, by index into a sentence's words."""

    first: int
    end: int


def find(draft: Draft) -> tuple[Mention, ...]:
    """Everything the article names, in the order of the text, in view coordinates; spans do not overlap.

    A capital city is a place unless it is the subject of a verb, where it speaks for its state. A run of capitals is a
    person, an institution or a place as its title, its role noun, the tagger and its other uses in the article say.
    Linear in the length of the text.
    """
    lex = gazetteer(draft.language)
    read = [s for s in draft.sentences if s.kind not in ("boilerplate", "foreign")]
    found = [m for s in read for m in _in_sentence(draft, s, lex)]
    people = [m.name.split() for m in found if m.kind == "person" and " " in m.name]
    families = {name[at] for name in people for at in (0, -1)}
    given = borrowed.names(draft)
    found = [m for m in found if m.role != _SHY or m.name in families | given]
    found = [replace(m, role=None) if m.role == _SHY else m for m in found]
    found = [replace(m, kind="person") if m.name in given and m.kind in _FREE else m for m in found]
    spelt = bodies(draft)
    found = [replace(m, kind="institution") if m.name in spelt and m.kind in _FREE else m for m in found]
    press = newsrooms.names(draft)
    found = [replace(m, kind="media") if m.name in press and m.kind != "state" else m for m in found]
    return _agree([_own(m, key_of(draft.article.outlet or "")) for m in found])


def _own(mention: Mention, outlet: Key) -> Mention:
    """The article's own outlet is a medium, whatever its name looks like."""
    words = key_of(mention.name)
    return replace(mention, kind="media") if outlet and words == outlet[-len(words) :] else mention


def known_at(
    text: str, words: tuple[Word, ...], at: int, lex: Gazetteer, *, short: bool = False
) -> tuple[int, Known] | None:
    """The longest known name that begins at a word, with one past its last word; short forms only when asked for."""
    longest = lex.openings.get(words[at].key)
    if longest is None:
        return None
    for end, key in runs(words, at, text, longest):
        entry = lex.known.get(key)
        if (
            entry
            and (short or entry.via != "short")
            and is_written(text, words[at].start, words[end - 1].end, entry.form)
        ):
            return end, entry
    return None


def _in_sentence(draft: Draft, sentence: Sentence, lex: Gazetteer) -> Iterator[Mention]:
    text, words = draft.text, words_of(draft.text, *sentence.span)
    at = 0
    while at < len(words):
        hit = None if _is_glued(text, words, at, lex) else known_at(text, words, at, lex)
        run = _run_at(draft, sentence, words, at, lex)
        apart = hit is not None and _is_agency_before_name(text, words, at, hit, lex)
        if hit and (apart or not (run and run.end > hit[0] and _is_longer_name(sentence, words, at, hit, lex))):
            yield _known(sentence, words, at, *hit)
            at = hit[0]
        elif run:
            mention = _mention(draft, sentence, words, run, lex)
            if mention:
                yield mention
            at = run.end
        else:
            at += 1


def _is_agency_before_name(text: str, words: tuple[Word, ...], at: int, hit: tuple[int, Known], lex: Gazetteer) -> bool:
    """Whether a medium in capitals stands before a first name (*a confié à l'AFP Marie Roy*): the name is another's."""
    end, entry = hit
    written = text[words[at].start : words[end - 1].end]
    return entry.kind == "media" and written.isupper() and end < len(words) and words[end].key in lex.firsts


def _is_longer_name(
    sentence: Sentence, words: tuple[Word, ...], at: int, hit: tuple[int, Known], lex: Gazetteer
) -> bool:
    """A known word that starts a longer run (*Jordan Pickford*): the name goes on unless the known form has two words,
    is a state after a preposition (*de Russie Ivan Petrov*), or the tagger starts another name after it."""
    end, entry = hit
    governed = at > 0 and words[at - 1].key in lex.words("words.governors")
    if end - at > 1 or (governed and entry.kind == "state" and entry.via == "name"):
        return False
    return not (end < len(words) and _starts_name(sentence, words[end]))


def _starts_name(sentence: Sentence, word: Word) -> bool:
    return any(t.ent.startswith("B-") for t in sentence.tokens if t.start <= word.start < t.end)


def _known(sentence: Sentence, words: tuple[Word, ...], at: int, end: int, entry: Known) -> Mention:
    span = words[at].start, words[end - 1].end
    kind: EntityKind = entry.kind
    if entry.via == "capital" and not _speaks(sentence, span):
        kind = "place"
    return Mention(span, entry.form, kind, body=entry.state if entry.kind == "institution" else None)


def _speaks(sentence: Sentence, span: Span) -> bool:
    tokens = sentence.tokens
    own = (t for t in tokens if covers(span, (t.start, t.end)))
    return any((tokens[t.head].dep if t.dep == "conj" else t.dep) in _SUBJECT for t in own)


# ------------------------------------------------------------------------------------------------ runs of capitals


def _run_at(draft: Draft, sentence: Sentence, words: tuple[Word, ...], at: int, lex: Gazetteer) -> _Run | None:
    text = draft.text
    if not _is_capital(text, words[at]) or _is_plain(draft, sentence, words, at, lex):
        return None
    end, i = at + 1, at + 1
    while i < len(words) and _JOIN.fullmatch(text, words[i - 1].end, words[i].start):
        glued = text[words[i - 1].end : words[i].start] == "-"
        if _is_capital(text, words[i]) or glued:
            inside = _goes_on_in(sentence, words[i])
            if not glued and (
                (_splits(text, words, i, lex) and not inside)
                or (_other_person(sentence, words[i - 1], words[i]) and not _is_first(words[at:i], lex))
            ):
                break
            end = i + 1
        elif not _is_particle(text, words, i, lex):
            break
        i += 1
    while end - at > 2 and words[end - 1].key in lex.words("words.postnominals"):
        end -= 1
    return _Run(at, end)


def _is_first(words: tuple[Word, ...], lex: Gazetteer) -> bool:
    """Whether a run is one first name so far, whatever the tagger makes of it (*Mamadou* Lamine Seck)."""
    return len(words) == 1 and words[0].key in lex.firsts


def _goes_on_in(sentence: Sentence, word: Word) -> bool:
    """Whether the tagger sees a person's name go on at a word (*Jim Fox*)."""
    return any(t.ent in ("I-PER", "I-PERSON") for t in sentence.tokens if t.start <= word.start < t.end)


def _is_capital(text: str, word: Word) -> bool:
    return text[word.start].isupper()


def _is_particle(text: str, words: tuple[Word, ...], i: int, lex: Gazetteer) -> bool:
    """A particle goes on with a name only when a capital follows: *Marie de Hauteclaire*, *Marthe van der Elst*."""
    if text[words[i].start : words[i].end] not in lex.words("words.particles") or i + 1 >= len(words):
        return False
    if (
        text[words[i + 1].start : words[i + 1].end] in lex.words("words.particles")
        and words[i].end + 1 == words[i + 1].start
    ):
        return _is_particle(text, words, i + 1, lex)
    return (
        _is_capital(text, words[i + 1])
        and bool(_JOIN.fullmatch(text, words[i].end, words[i + 1].start))
        and (known_at(text, words, i + 1, lex) is None)
    )


def _splits(text: str, words: tuple[Word, ...], i: int, lex: Gazetteer) -> bool:
    """A title, a role or a known name of its own starts here, so the run before it ends."""
    if _is_title(text, words[i], lex) or ((noun := lex.nouns.get((words[i].key,))) and noun.kind == "role"):
        return True
    hit = known_at(text, words, i, lex)
    return hit is not None and (hit[0] - i > 1 or hit[1].kind == "media")


def _other_person(sentence: Sentence, before: Word, word: Word) -> bool:
    """Whether the tagger begins a person at a word and had something else before it."""
    kinds = [t.ent for w in (before, word) for t in sentence.tokens if t.start <= w.start < t.end]
    return len(kinds) == 2 and kinds[1] in ("B-PER", "B-PERSON") and kinds[0][2:] not in ("PER", "PERSON")


def _is_plain(draft: Draft, sentence: Sentence, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
    """A capital that names nobody: the first word of a sentence, a title, a role, an adjective of nationality."""
    text, word = draft.text, words[at]
    if word.end - word.start == 1 and text[word.end : word.end + 1] in "'’":
        return True
    if _is_glued(text, words, at, lex):
        return True
    particle = at + 1 < len(words) and _is_particle(text, words, at + 1, lex)
    if presented.is_surname(text, words, at, lex) or (word.key in lex.firsts and particle):
        return False
    noun = lex.nouns.get((word.key,)) or (lex.noun((word.key,)) if _opens(text, sentence, word) else None)
    if _is_title(text, word, lex) or (noun and (noun.kind == "role" or not _goes_on(text, words, at, lex))):
        return True
    if any(len(key) > 1 and key in lex.nouns for _, key in runs(words, at, text, 4)):
        return True
    if noun and noun.kind == "anonymous" and _names_behind(text, words, at, lex):
        return True
    if word.key in lex.words("words.building") and _builds(text, words, at, lex):
        return False
    double = text[word.end : word.end + 1] == "-" and text[word.end + 1 : word.end + 2].isupper()
    if lex.demonym((word.key,)) or (word.key in lex.words("words.plain") and not double):
        return True
    if double or not _opens(text, sentence, word):
        return False
    token = next((t for t in sentence.tokens if t.start <= word.start < t.end), None)
    return token is not None and token.pos not in ("PROPN", "X", "NOUN", "ADJ") and token.ent in ("O", "")


def _is_glued(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
    """Whether a hyphen makes a name an adjective (*a London-based firm*)."""
    ends = {w.key for w in words[at + 1 : at + 2]} & lex.words("words.glued_ends")
    return bool(ends) and text[words[at].end : words[at].end + 1] == "-"


def _goes_on(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
    """Whether a name follows a word that may be a common noun: *Marine Valmont*, *Courrier du Val*."""
    if at + 1 >= len(words) or text[words[at].start : words[at].end].isupper():
        return False
    if words[at].key in lex.words("words.outlets") and _is_particle(text, words, at + 1, lex):
        return True
    return text[words[at + 1].start].isupper() and text[words[at].end : words[at + 1].start] == " "


def _builds(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
    """Whether an adjective begins a body's name (*National Weather Service*) and no function (*Foreign Minister*)."""
    after = words[at + 1 : at + 4]
    capitals = next((i for i, w in enumerate(after) if not _is_capital(text, w)), len(after))
    held = any((n := lex.nouns.get((w.key,))) and n.kind == "role" for w in after[:capitals])
    return capitals > 0 and not held and bool(_JOIN.fullmatch(text, words[at].end, after[0].start))


def _names_behind(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
    """Whether two capitals follow a noun that goes before its name (*Neighbour Colin Stubbs*), not built into one."""
    after = words[at + 1 : at + 3]
    last = lex.language.table("who")["head"] == "last"
    return last and len(after) == 2 and all(_is_capital(text, w) and (w.key,) not in lex.nouns for w in after)


def _opens(text: str, sentence: Sentence, word: Word) -> bool:
    before = text[max(sentence.span[0], word.start - 2) : word.start]
    return word.start == sentence.span[0] or before == "- " or before.rstrip(" ")[-1:] in '"«“‘:—–(['


def _is_title(text: str, word: Word, lex: Gazetteer) -> bool:
    shape = text[word.start : word.end].lower()
    every = lex.words("titles.all")
    return shape in every or (text[word.end : word.end + 1] == "." and shape + "." in every)


def _mention(draft: Draft, sentence: Sentence, words: tuple[Word, ...], run: _Run, lex: Gazetteer) -> Mention | None:
    span = words[run.first].start, words[run.end - 1].end
    name = draft.text[slice(*span)]
    role = _beside(draft.text, words, run, lex)
    kind = "person" if role and _is_person_like(name) else _labelled(sentence, span)
    if not role and run.end - run.first > 1 and _opens_with_medium(draft.text, words, run, lex):
        kind = "media"
    if not role and (_is_outlet(words, run, lex) or _is_masthead(words, run, lex)):
        kind = "media"
    if kind in ("place", "other", None) and not role and _is_body(words, run, lex):
        kind = "institution"
    if kind != "media" and not role and _is_coined(name):
        kind = "institution"
    around = draft.text, words, (run.first, run.end), lex
    if kind in ("institution", "other", None) and presented.is_presented(*around):
        kind = "person"
    if kind in _FREE and presented.is_holder(*around):
        kind = "person"
    if kind is None:
        kind = "institution" if name.isupper() and len(name) > 1 else "other"
    if kind == "other" and run.end - run.first == 1 and words[run.first].key in lex.firsts:
        kind = "person"
    if kind == "other" and run.end - run.first == 1 and _opens(draft.text, sentence, words[run.first]):
        return Mention(span, name, kind, role=_SHY)
    return Mention(span, name, kind, role=role)


def _beside(text: str, words: tuple[Word, ...], run: _Run, lex: Gazetteer) -> str | None:
    """The title or role noun right before a run: *Mme* Verdier, *la ministre* Verdier, *le ministre russe* Verdier."""
    at = run.first - 1
    while at >= 0 and lex.demonym((words[at].key,)) and at >= run.first - 2:
        at -= 1
    if at < 0 or not re.fullmatch(r"\.? ?", text[words[run.first - 1].end : words[run.first].start]):
        return None
    if _is_title(text, words[at], lex):
        return text[words[at].start : words[at].end]
    noun = lex.noun((words[at].key,))
    return text[words[at].start : words[at].end] if noun and noun.kind == "role" else None


def _is_outlet(words: tuple[Word, ...], run: _Run, lex: Gazetteer) -> bool:
    """A name built like an outlet's, on a word such as *Courrier*, *Radio*, *Herald* at one of its ends."""
    ends = {words[run.first].key, words[run.end - 1].key}
    return run.end - run.first > 1 and bool(ends & lex.words("words.outlets"))


def _opens_with_medium(text: str, words: tuple[Word, ...], run: _Run, lex: Gazetteer) -> bool:
    """A longer name that a known outlet's begins (*BBC Midlands Today*)."""
    hit = known_at(text, words, run.first, lex)
    return hit is not None and hit[1].kind == "media"


def _is_masthead(words: tuple[Word, ...], run: _Run, lex: Gazetteer) -> bool:
    """An outlet called by one word behind its article (*told the Gazette*), where that is the custom."""
    alone = run.end - run.first == 1 and run.first > 0 and words[run.first].key in lex.words("words.mastheads")
    return alone and words[run.first - 1].key in lex.words("words.definite")


def _is_body(words: tuple[Word, ...], run: _Run, lex: Gazetteer) -> bool:
    """A name built on a word for a body: *Institut Valmer*."""
    noun = lex.nouns.get((words[run.first].key,)) if run.end - run.first > 1 else None
    return noun is not None and noun.kind == "institution"


def _is_coined(name: str) -> bool:
    """Whether a name of one word has a capital inside (*MétéoValdor*, *AgriNord*), as firms and services coin theirs;
    two letters before it are a surname's or a place's (*McAllen*, *DeKalb*)."""
    return bool(_COINED.fullmatch(name))


def _is_person_like(name: str) -> bool:
    return not (name.isupper() and len(name) <= 4)


def _labelled(sentence: Sentence, span: Span) -> EntityKind | None:
    votes = Counter(t.ent[2:] for t in sentence.tokens if covers(span, (t.start, t.end)) and t.ent[2:] in _LABELS)
    return _LABELS[min(votes, key=lambda label: (-votes[label], label))] if votes else None


def _agree(found: list[Mention]) -> tuple[Mention, ...]:
    """One kind for one name in one article: the one most of its uses have, a person's family name with the person."""
    votes: dict[str, Counter[EntityKind]] = {}
    for m in found:
        votes.setdefault(m.name, Counter())[m.kind] += 2 if m.role else 1
    best = {name: min(c, key=lambda k: (k == "other", -c[k], k)) for name, c in votes.items()}
    family = {name.split()[-1] for name, kind in best.items() if kind == "person" and " " in name}
    given = {name.split()[0] for name, kind in best.items() if kind == "person" and " " in name}
    best = {n: "person" if k == "other" and n in given else k for n, k in best.items()}
    titled = {name for name, kind in best.items() if kind == "person" and " " not in name}
    best = {n: "person" if k == "place" and " " in n and n.split()[-1] in titled else k for n, k in best.items()}
    fixed = {n: "person" if k in _FREE and n in family and "state" not in votes[n] else k for n, k in best.items()}
    called = {m.name for m in found if m.kind == "media" and m.name in family}
    return tuple(
        replace(m, kind="person")
        if m.name in called
        else m
        if m.kind in ("state", "media")
        else replace(m, kind=fixed[m.name])
        for m in found
    )
