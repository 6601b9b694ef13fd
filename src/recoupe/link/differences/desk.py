"""What every rule of divergence needs: the corpus, how the reader calls a voice, how a row is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from recoupe import lang
from recoupe.lang.words import words as spelled
from recoupe.link import Corpus
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from recoupe.link.alignment.weights import Weights
from recoupe.link.counting.voices import Voice, called, outlet_of
from recoupe.link.differences.conflicts import moment
from recoupe.link.differences.contradictions import weights
from recoupe.link.differences.outrun import is_outrun
from recoupe.link.memory import per_corpus
from recoupe.model import Divergence, DivergenceKind, Member
from recoupe.text.folding import fold

SHORT = 140
"""Characters quoted of each side."""


class Group(Protocol):
    """What is held together as one: a claim, or two claims that may be one."""

    @property
    def members(self) -> tuple[Member, ...]:
        """Statements and passages."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every rule needs: the corpus, the units by member, a language to speak in, how much each key tells."""

    corpus: Corpus
    units: Mapping[Member, Unit]
    ui: str
    story: Mapping[str, str]
    weight: Weights

    def are_apart(self, a: str, b: str) -> bool:
        """Whether two articles tell different stories, so that nothing in one contradicts the other."""
        return self.story.get(a) != self.story.get(b)

    def row(
        self,
        kind: DivergenceKind,
        members: Sequence[Member],
        values: Sequence[str],
        *,
        update: bool = False,
        key: str = "",
        words: Mapping[str, str],
    ) -> Divergence:
        """A divergence with its sentence."""
        language = lang.load(self.ui)
        because = language.message("divergences", key or kind, **words)
        if update:
            because += language.message("divergences", "update", **words)
        because = because[:1].upper() + because[1:]
        return Divergence(kind, tuple(dict.fromkeys(members)), tuple(dict.fromkeys(values)), update, because)

    def label(self, article: str) -> str:
        return outlet_of(self.corpus, article)

    def opposed(
        self, kind: DivergenceKind, claim: Group, pairs: Sequence[tuple[Voice, Voice, str, str]], *, key: str
    ) -> Divergence:
        """One row for all pairs of voices of a claim with what either gives; it quotes one in the reader's language."""
        a, b, x, y = min(pairs, key=lambda row: self.foreign(*row[:2]))
        members = [claim.members[v.index] for one, two, _, _ in pairs for v in (one, two)]
        values = [value for _, _, *both in pairs for value in both]
        return self.row(kind, members, values, words={"x": x, "y": y, **self.about(a, b)}, key=key)

    def about(self, a: Voice, b: Voice) -> dict[str, str]:
        """How the reader calls two voices (with the outlet or the day where the name is the same), and their days."""
        names = [self._named(v) for v in (a, b)]
        if names[0] == names[1]:
            names = [f"{n} ({self._beside(v, n)})" for n, v in zip(names, (a, b), strict=True)]
        return {"a": names[0], "b": names[1], "first": self.when(a), "second": self.when(b)}

    def foreign(self, *heard: Voice) -> int:
        """How many of these are not in the reader's language: a pair to quote is best in it."""
        return sum(self.corpus.by_article[v.article].article.language != self.ui for v in heard)

    def _named(self, voice: Voice) -> str:
        known = self.corpus.by_entity.get(voice.last) if voice.last else None
        return called(known) if known else self.label(voice.article)

    def _beside(self, voice: Voice, name: str) -> str:
        label = self.label(voice.article)
        when = self.when(voice)
        return label if label != name else when

    def when(self, voice: Voice) -> str:
        """The day and hour of what was said, written out."""
        return spelled(self.ui).date(moment(self.corpus, voice.article, voice.statement))


@dataclass(frozen=True, slots=True)
class Members:
    """Members that are held together before they are a claim."""

    members: tuple[Member, ...]


@per_corpus
def desk_of(corpus: Corpus) -> Desk:
    """The desk of a corpus, in the first language of the interface. Cost: that of reading all units, once."""
    every = units(corpus)
    story = {a: s.id for s in corpus.stories for a in s.articles}
    return Desk(corpus, {u.member: u for u in every}, "fr", story, weights(every))


def denial_row(
    desk: Desk, members: Sequence[Member], claimed: Voice, denied: Voice, *, pairs: Sequence[tuple[Voice, Voice]] = ()
) -> Divergence:
    """Who says that it is so and who denies it; ``pairs`` are all that do, when these two are not the only ones."""
    x, y = short(claimed.text), short(denied.text)
    words = {**desk.about(claimed, denied), "x": x, "y": y}
    update = all(is_outrun(desk.corpus, no, yes) for yes, no in pairs or [(claimed, denied)])
    if update:  # the denial came first
        words |= {"first": words["second"], "second": words["first"]}
    return desk.row("denial", members, (x, y), update=update, words=words)


def wording_row(desk: Desk, members: Sequence[Member], one: Voice, other: Voice) -> Divergence:
    """Two versions of what one speaker said."""
    x, y = short(one.text), short(other.text)
    labels = {"a": desk.label(one.article), "b": desk.label(other.article)}
    source = desk.corpus.by_entity[one.last or ""].name
    return desk.row("wording", members, (x, y), words={"source": source, "x": x, "y": y, **labels})


def homes(claims: Sequence[Group]) -> dict[Member, int]:
    """The number of the claim of each member."""
    return {member: number for number, claim in enumerate(claims) for member in claim.members}


def whole(claims: Sequence[Group], home: Mapping[Member, int], member: Member) -> tuple[Member, ...]:
    """The claim of a member (``home``: :func:`homes`), or it alone."""
    return claims[home[member]].members if member in home else (member,)


def is_quote(voice: Voice) -> bool:
    return voice.statement is not None and voice.statement.form == "direct"


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    parts = text.replace("’", "'").replace("!", ".").replace("?", ".").split(". ")
    return tuple(tuple(fold(w.strip(',;:.«»"“”()')) for w in part.replace("'", " ").split()) for part in parts)


def short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else flat[: SHORT - 1].rsplit(" ", 1)[0] + "…"
