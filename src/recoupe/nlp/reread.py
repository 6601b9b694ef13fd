"""Sentences with a word taken for another of its letters, read once more with a plain one in its place.

Many third persons of French look like nouns or adjectives (*la colère gronde*, *une société équipe trente banques*),
and where the tagger misses the only verb of a sentence, the parser finds no clause in it. It finds one as soon as a
verb stands there that looks like nothing else: what it then says of the place is what it should have said of the word
(the second reading is kept only where that verb is finite and has a subject before it). So with a noun that looks like
a conjunction or an adverb: *le car a été percuté*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from recoupe import lang
from recoupe.lang import Row
from recoupe.model import Token
from recoupe.nlp.headlined import Headlined, headlined
from recoupe.nlp.participles import AUX
from recoupe.nlp.tokens import Parse
from recoupe.nlp.wordlists import WordLists, wordlists

FINITE = "VerbForm=Fin"
BESIDE = frozenset({"NOUN", "ADJ", "ADV", "PROPN", "VERB"})
"""Parts of speech that a finite verb is taken for."""
HUNG = frozenset({"amod", "nmod", "appos", "acl"})
"""How words are hung that only say which thing is meant."""
NAMING = frozenset({"NOUN", "PROPN"})
"""What a subject is, but for the adjectives behind it."""
LEADS = frozenset({"DET", "ADP", "NUM"})
"""What stands before a noun."""
OPENS = frozenset({"DET", "NUM", "SCONJ"})
"""What an object begins with; no noun or adjective has it right behind it."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """A plain word put where a word may be a finite verb, or a noun; ``lemma`` and ``morph`` are those of that word as
    a verb, and ``morph`` is empty for a noun."""

    at: int
    word: str
    lemma: str
    morph: str = ""

    def placed(self, read: Parse, text: str) -> str:
        """The sentence with the plain word in the place of the word."""
        token = read[self.at]
        return text[: token.start] + self.word + text[token.end :]

    def taken(self, read: Parse, again: Parse) -> Parse:
        """The second reading, of the words as they stand, where the plain word is what it is; the first one
        otherwise."""
        if len(again) != len(read) or not self._holds(again):
            return read
        placed = [a.at(r.start, r.end)._replace(text=r.text) for a, r in zip(again, read, strict=True)]
        placed[self.at] = placed[self.at]._replace(lemma=self.lemma, morph=self.morph or placed[self.at].morph)
        return tuple(placed)

    def _holds(self, again: Parse) -> bool:
        """Whether the plain word is a finite verb with a subject, or a noun."""
        if not self.morph:
            return again[self.at].pos == "NOUN"
        subject = _has_subject(again, self.at) or _shares_subject(again, self.at)
        return FINITE in again[self.at].morph and subject


@dataclass(frozen=True, slots=True)
class Rereading:
    """How a language makes third persons (``[reread]`` of ``tagger.toml``), with the words that its model knows."""

    forms: Sequence[Row]
    morph: Mapping[str, str]
    never: frozenset[str]
    never_ends: tuple[str, ...]
    after: frozenset[str]
    clitics: frozenset[str]
    nouns: Sequence[Row]
    articles: frozenset[str]
    lists: WordLists
    headlined: Headlined

    def stand_in(self, read: Parse) -> StandIn | None:
        """What to read instead of the first noun that is taken for none, then of the first word that may be a finite
        verb and is not taken for one.

        What may be another word too is one only where its sentence has no finite verb, or where the parser gives it a
        subject.
        """
        if not self.forms:
            return None
        verbless = not any(FINITE in t.morph for t in read)
        nouns = (self._noun(read, i) for i in range(1, len(read)))
        verbs = (self._plain(read, i, verbless) for i in range(1, len(read)))
        return next(filter(None, chain(nouns, verbs)), None)

    def _noun(self, read: Parse, i: int) -> StandIn | None:
        """The plain noun that may stand for a word behind an article or a preposition."""
        form, before = read[i].text, read[i - 1]
        leads = before.pos in LEADS or before.text.lower() in self.articles
        rows = (r for r in self.nouns if leads and read[i].pos in r["tagged"] and form.endswith(r["ending"]))
        return next((StandIn(i, r["stands"], n) for r in rows if (n := self.lists.noun(form))), None)

    def _plain(self, read: Parse, i: int, verbless: bool) -> StandIn | None:
        """The plain verb that may stand for a word, in its person and tense."""
        form = read[i].text
        if not _is_missed(read[i]) or form in self.never or form.endswith(self.never_ends):
            return None
        if not (self.headlined.is_verb(read, i) if self.headlined.rather else self._is_clear(read, i, verbless)):
            return None
        made = self.lists.verbs(form, self.forms)
        return next((StandIn(i, row["stands"], verb, self.morph[row["stands"]]) for row, verb in made), None)

    def _subject_end(self, read: Parse, i: int) -> int | None:
        """Where the subject before a verb ends, clitics and a pronoun between commas passed over; None without one."""
        at = i - 1
        while at > 0 and self._is_clitic(read, at):
            at -= 1
        if at > 2 and read[at].text == read[at - 2].text == "," and read[at - 1].pos == "PRON":
            at -= 3
        noun = at
        while noun > 0 and read[noun].pos in ("ADJ", "CCONJ"):
            noun -= 1
        determined = any(t.pos in ("DET", "NUM", "PROPN") for t in read[: noun + 1])
        return at if read[noun].pos in NAMING and determined else None

    def _is_clitic(self, read: Parse, i: int) -> bool:
        """Whether a word stands between a subject and its verb; an article may be one behind *ne*."""
        word = read[i].text.lower()
        return word in self.clitics and (read[i].pos != "DET" or read[i - 1].text.lower() in self.clitics)

    def _is_clear(self, read: Parse, i: int, verbless: bool) -> bool:
        """Whether a word can be nothing but a verb where it stands: by itself, or by what is beside it."""
        end, after = self._subject_end(read, i), read[i + 1] if i + 1 < len(read) else None
        if end is None or (after and after.text == "-"):
            return False
        beside = end < i - 1 or (after is not None and (after.pos in OPENS or after.text.lower() in self.after))
        is_verb = FINITE in read[i].morph or not self.lists.is_other(read[i].text)
        joined = read[i - 1].pos == "CCONJ" and after is not None and after.pos in OPENS
        return is_verb or (beside and (verbless or joined or _leads(read, i)))


def _is_missed(token: Token) -> bool:
    """Whether a word is taken for no finite verb, by the tagger or, hung on a noun, by the parser."""
    return token.pos in BESIDE and (FINITE not in token.morph or token.dep in HUNG)


def _leads(read: Parse, i: int) -> bool:
    """Whether the parser gives a word a subject, and no copula that would make it a predicate."""
    return _has_subject(read, i) and not any(t.head == i and t.dep in AUX | {"cop"} for t in read)


def _shares_subject(read: Parse, verb: int) -> bool:
    """Whether a verb is joined to one that has a subject: *il a vendu ses parts et négocie un prêt*."""
    first = read[verb].head
    return read[verb].dep == "conj" and read[first].pos == "VERB" and first < verb and _has_subject(read, first)


def _has_subject(read: Parse, verb: int) -> bool:
    return any(t.head == verb and t.i < verb and t.dep.startswith("nsubj") for t in read)


@cache
def rereading(code: str) -> Rereading:
    """What is read once more in a language."""
    table = lang.load(code).table("tagger")["reread"]
    never, after, clitics, articles = (frozenset(table[name]) for name in ("never", "after", "clitics", "articles"))
    ends, lists = tuple(table["never_ends"]), wordlists(code)
    found = table["forms"], table["morph"], never, ends, after, clitics, table["nouns"], articles, lists
    return Rereading(*found, headlined(code))
