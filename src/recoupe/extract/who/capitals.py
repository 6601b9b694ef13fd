"""Where a run of capitalised words begins and ends that may be a name, by how it is written and what is around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.extract import Draft
from recoupe.extract.who import presented
from recoupe.extract.who.gazetteer import Gazetteer, Known, Word, is_written, runs
from recoupe.model import Sentence

_ELIDED = re.compile(r"^[A-Za-zÀ-ÿ]['’]$")
COINED = re.compile(r"(?!Mac|Fitz|Van)[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]{2,}[A-ZÀ-ÖØ-Þ][\w]*")
"""A capital behind three letters or more."""
_JOIN = re.compile(r"(?: |-|'|\. |\.)")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that belong together, by index into a sentence's words."""

    first: int
    end: int


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


def starts_name(sentence: Sentence, word: Word) -> bool:
    return any(t.ent.startswith("B-") for t in sentence.tokens if t.start <= word.start < t.end)


def run_at(draft: Draft, sentence: Sentence, words: tuple[Word, ...], at: int, lex: Gazetteer) -> Run | None:
    text = draft.text
    if not is_capital(text, words[at]) or _is_plain(draft, sentence, words, at, lex):
        return None
    end, i = at + 1, at + 1
    while i < len(words) and _JOIN.fullmatch(text, words[i - 1].end, words[i].start):
        glued = text[words[i - 1].end : words[i].start] == "-"
        if is_capital(text, words[i]) or glued:
            inside = _goes_on_in(sentence, words[i])
            if not glued and (
                (_splits(text, words, i, lex) and not inside)
                or (_other_person(sentence, words[i - 1], words[i]) and not _is_first(words[at:i], lex))
            ):
                break
            end = i + 1
        elif not _is_particle(text, words, i, lex) or _rules(text, words, at, i, lex):
            break
        i += 1
    while end - at > 2 and words[end - 1].key in lex.words("words.postnominals"):
        end -= 1
    return Run(at, end)


def _is_first(words: tuple[Word, ...], lex: Gazetteer) -> bool:
    """Whether a run is one first name so far, whatever the tagger makes of it (*Mamadou* Lamine Seck)."""
    return len(words) == 1 and words[0].key in lex.firsts


def _goes_on_in(sentence: Sentence, word: Word) -> bool:
    """Whether the tagger sees a person's name go on at a word (*Jim Fox*)."""
    return any(t.ent in ("I-PER", "I-PERSON") for t in sentence.tokens if t.start <= word.start < t.end)


def is_capital(text: str, word: Word) -> bool:
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
        is_capital(text, words[i + 1])
        and bool(_JOIN.fullmatch(text, words[i].end, words[i + 1].start))
        and (known_at(text, words, i + 1, lex) is None)
    )


def _rules(text: str, words: tuple[Word, ...], at: int, i: int, lex: Gazetteer) -> bool:
    """Whether what a particle leads to is where somebody holds an office, and no part of the name (*President Ann Lee
    of Valdor*, *Senator Lee of Roxby*): behind a function or a first name and a family name."""
    if words[i].key not in lex.words("words.realms"):
        return False
    before = words[at - 1].key if at else ""
    noun = lex.nouns.get((before,)) or lex.noun((before,))
    held = at > 0 and (is_title(text, words[at - 1], lex) or (noun is not None and noun.kind == "role"))
    return held or (i - at > 1 and words[at].key in lex.firsts)


def _splits(text: str, words: tuple[Word, ...], i: int, lex: Gazetteer) -> bool:
    """A title, a role or a known name of its own starts here, so the run before it ends."""
    if is_title(text, words[i], lex) or ((noun := lex.nouns.get((words[i].key,))) and noun.kind == "role"):
        return True
    hit = known_at(text, words, i, lex)
    return hit is not None and (
        hit[0] - i > 1 or (hit[1].kind == "media" and not builds_body(text, words, hit[0], lex))
    )


def builds_body(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
    """Whether a word with a capital says of what stands before it that it is a body's name (*Tribune Army*)."""
    noun = lex.nouns.get((words[at].key,)) if at < len(words) and is_capital(text, words[at]) else None
    last = lex.language.table("who")["head"] == "last"
    return (
        last and noun is not None and noun.kind in ("institution", "group") and words[at - 1].end + 1 == words[at].start
    )


def _other_person(sentence: Sentence, before: Word, word: Word) -> bool:
    """Whether the tagger begins a person at a word and had something else before it."""
    kinds = [t.ent for w in (before, word) for t in sentence.tokens if t.start <= w.start < t.end]
    return len(kinds) == 2 and kinds[1] in ("B-PER", "B-PERSON") and kinds[0][2:] not in ("PER", "PERSON")


def _is_plain(draft: Draft, sentence: Sentence, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
    """A capital that names nobody: the first word of a sentence, a title, a role, an adjective of nationality."""
    text, word = draft.text, words[at]
    if word.end - word.start == 1 and text[word.end : word.end + 1] in "'’":
        return True
    if is_glued(text, words, at, lex):
        return True
    particle = at + 1 < len(words) and _is_particle(text, words, at + 1, lex)
    if presented.is_surname(text, words, at, lex) or (word.key in lex.firsts and particle):
        return False
    if at and word.key in lex.words("words.mastheads") and words[at - 1].key in lex.words("words.definite"):
        return False  # *The Ledger*, though a ledger is a document
    noun = lex.nouns.get((word.key,)) or (lex.noun((word.key,)) if opens(text, sentence, word) else None)
    if is_title(text, word, lex) or (noun and (noun.kind == "role" or not _goes_on(text, words, at, lex))):
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
    if double or not opens(text, sentence, word):
        return False
    token = next((t for t in sentence.tokens if t.start <= word.start < t.end), None)
    return token is not None and token.pos not in ("PROPN", "X", "NOUN", "ADJ") and token.ent in ("O", "")


def is_glued(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
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
    capitals = next((i for i, w in enumerate(after) if not is_capital(text, w)), len(after))
    held = any((n := lex.nouns.get((w.key,))) and n.kind == "role" for w in after[:capitals])
    return capitals > 0 and not held and bool(_JOIN.fullmatch(text, words[at].end, after[0].start))


def _names_behind(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> bool:
    """Whether two capitals follow a noun that goes before its name (*Neighbour Colin Stubbs*), not built into one."""
    after = words[at + 1 : at + 3]
    last = lex.language.table("who")["head"] == "last"
    return last and len(after) == 2 and all(is_capital(text, w) and (w.key,) not in lex.nouns for w in after)


def opens(text: str, sentence: Sentence, word: Word) -> bool:
    before = text[max(sentence.span[0], word.start - 2) : word.start]
    return word.start == sentence.span[0] or before == "- " or before.rstrip(" ")[-1:] in '"«“‘:—–(['


def is_title(text: str, word: Word, lex: Gazetteer) -> bool:
    shape = text[word.start : word.end].lower()
    every = lex.words("titles.all")
    return shape in every or (text[word.end : word.end + 1] == "." and shape + "." in every)
