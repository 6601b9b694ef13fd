"""Who and what an article names: countries, bodies and outlets from data, people and the rest from runs of capitals.

The tagger cuts a name in a quarter of cases, so it only votes on the *kind* of a run that the capitals delimit; known
names win over both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.who import borrowed, foreign, newsrooms, presented
from recoupe.extract.who.acronyms import bodies
from recoupe.extract.who.capitals import (
    COINED,
    Run,
    builds_body,
    is_capital,
    is_glued,
    is_title,
    known_at,
    opens,
    run_at,
    starts_name,
)
from recoupe.extract.who.gazetteer import Gazetteer, Key, Known, Word, covers, gazetteer, key_of, words_of
from recoupe.model import EntityKind, Mention, Sentence, Span

_LABELS: dict[str, EntityKind] = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "institution",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
}
_FREE: tuple[EntityKind, ...] = ("other", "place", "institution")
"""Kinds that the tagger's word alone gives."""
_SHY = "?"
"""The role of a capital that only opens a sentence: a name when somebody else in the article bears it."""
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "obl:agent"})


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
    return _agree([_own(m, key_of(draft.article.outlet or ""), lex) for m in found])


def _own(mention: Mention, outlet: Key, lex: Gazetteer) -> Mention:
    """The article's own outlet is a medium, whatever its name looks like, with its article or without, or by a word for
    an outlet alone; the town that it is of is none (*Radio Lorvaux*)."""
    words = key_of(mention.name)
    if not outlet or words != outlet[-len(words) :]:
        return mention
    small = lex.words("words.definite") | lex.words("words.elided")
    whole = set(outlet[: -len(words)]) <= small or words[0] in lex.words("words.outlets") | lex.words("words.mastheads")
    return replace(mention, kind="media") if whole else mention


def _in_sentence(draft: Draft, sentence: Sentence, lex: Gazetteer) -> Iterator[Mention]:
    text, words = draft.text, words_of(draft.text, *sentence.span)
    whole = foreign.names(draft, sentence, words, lex)
    at = 0
    while at < len(words):
        if at in whole and (told := _of_another_language(draft, sentence, words, at, whole[at])):
            yield told
            at = whole[at][0]
            continue
        hit = None if is_glued(text, words, at, lex) else known_at(text, words, at, lex)
        hit = None if hit and _goes_on_behind_hyphen(text, words, hit, lex) else hit
        run = run_at(draft, sentence, words, at, lex)
        apart = hit is not None and _is_agency_before_name(text, words, at, hit, lex)
        if hit and (end := _fellow_end(text, words, hit, lex)):
            span = (words[at].start, words[end - 1].end)
            yield Mention(span, text[slice(*span)], "media")
            at = end
            continue
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


def _of_another_language(
    draft: Draft, sentence: Sentence, words: tuple[Word, ...], at: int, whole: tuple[int, bool]
) -> Mention | None:
    """A name that keeps another language's words, of the kind its own noun gives it; a body, where an acronym spells
    it out; None where the words of this language begin no such name (*La Dépêche du Corvain*)."""
    span = words[at].start, words[whole[0] - 1].end
    kind = foreign.kind(span, draft) or ("institution" if whole[1] else _labelled(sentence, span) or "other")
    known = known_at(draft.text, words, at, gazetteer(draft.language))
    if kind in ("person", "place") or (known and known[0] >= whole[0]):
        return None
    return Mention(span, draft.text[slice(*span)], kind)


def _fellow_end(text: str, words: tuple[Word, ...], hit: tuple[int, Known], lex: Gazetteer) -> int | None:
    """One past a name that goes on from a known outlet's with a particle and a capital (*La Dépêche du Corvain* is not
    *La Dépêche*)."""
    end, entry = hit
    if entry.kind != "media" or end + 1 >= len(words) or words[end - 1].key not in lex.words("words.outlets"):
        return None
    joined = text[words[end - 1].end : words[end].start] == text[words[end].end : words[end + 1].start] == " "
    led = text[words[end].start : words[end].end] in lex.words("words.particles")
    return end + 2 if joined and led and is_capital(text, words[end + 1]) else None


def _goes_on_behind_hyphen(text: str, words: tuple[Word, ...], hit: tuple[int, Known], lex: Gazetteer) -> bool:
    """Whether a hyphen and a capital make a known outlet's name the beginning of another's (*La Croix-Bleue*)."""
    end, entry = hit
    glued = entry.kind == "media" and end < len(words) and text[words[end - 1].end : words[end].start] == "-"
    return glued and is_capital(text, words[end]) and known_at(text, words, end, lex) is None


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
    return not (end < len(words) and starts_name(sentence, words[end]))


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


def _mention(draft: Draft, sentence: Sentence, words: tuple[Word, ...], run: Run, lex: Gazetteer) -> Mention | None:
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
    if kind == "other" and run.end - run.first == 1 and opens(draft.text, sentence, words[run.first]):
        return Mention(span, name, kind, role=_SHY)
    return Mention(span, name, kind, role=role)


def _beside(text: str, words: tuple[Word, ...], run: Run, lex: Gazetteer) -> str | None:
    """The title or role noun right before a run: *Mme* Verdier, *la ministre* Verdier, *le ministre russe* Verdier."""
    at = run.first - 1
    while at >= 0 and lex.demonym((words[at].key,)) and at >= run.first - 2:
        at -= 1
    if at < 0 or not re.fullmatch(r"\.? ?", text[words[run.first - 1].end : words[run.first].start]):
        return None
    if is_title(text, words[at], lex):
        return text[words[at].start : words[at].end]
    noun = lex.noun((words[at].key,))
    return text[words[at].start : words[at].end] if noun and noun.kind == "role" else None


def _is_outlet(words: tuple[Word, ...], run: Run, lex: Gazetteer) -> bool:
    """A name built like an outlet's, on a word such as *Courrier*, *Radio*, *Herald* at one of its ends."""
    ends = {words[run.first].key, words[run.end - 1].key}
    return run.end - run.first > 1 and bool(ends & lex.words("words.outlets"))


def _opens_with_medium(text: str, words: tuple[Word, ...], run: Run, lex: Gazetteer) -> bool:
    """A longer name that a known outlet's begins (*BBC Midlands Today*)."""
    hit = known_at(text, words, run.first, lex)
    return hit is not None and hit[1].kind == "media" and not builds_body(text, words, run.end - 1, lex)


def _is_masthead(words: tuple[Word, ...], run: Run, lex: Gazetteer) -> bool:
    """An outlet called by one word behind its article (*told the Gazette*), where that is the custom."""
    alone = run.end - run.first == 1 and run.first > 0 and words[run.first].key in lex.words("words.mastheads")
    return alone and words[run.first - 1].key in lex.words("words.definite")


def _is_body(words: tuple[Word, ...], run: Run, lex: Gazetteer) -> bool:
    """A name built on a word for a body: *Institut Valmer*."""
    noun = lex.nouns.get((words[run.first].key,)) if run.end - run.first > 1 else None
    return noun is not None and noun.kind == "institution"


def _is_coined(name: str) -> bool:
    """Whether a name of one word has a capital inside (*MétéoValdor*, *AgriNord*), as firms and services coin theirs;
    two letters before it are a surname's or a place's (*McAllen*, *DeKalb*)."""
    return bool(COINED.fullmatch(name))


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
