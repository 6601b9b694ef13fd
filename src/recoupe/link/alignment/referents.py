"""Whom a noun means that names nobody: *le coureur*, *l'Espagnol*, *le groupe*, *the ferry*, read through an article.

A definite noun in the singular means the one whom the article (or, failing one there, its story) describes with it, if
nobody else is and what qualifies it does not point elsewhere (*le président grec*). Of several, it means the one that
was named just before, if only one was. Where two remain, or *another rider* came between, it means nobody. A body must
have been named in the article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extract.who.agreement import clash, of_token
from recoupe.extract.who.gazetteer import gazetteer
from recoupe.link.alignment.described import Described, Sentence
from recoupe.link.alignment.known import Known
from recoupe.text.folding import fold

NEAR = 2
"""Sentences back in which one of several who are described alike is looked for."""

Cast = Mapping[str, Sequence[Described]]


class Referents:
    """The nouns of one article that stand for somebody or something named elsewhere, by sentence and token."""

    def __init__(self, article: str, sentences: Sequence[Sentence], cast: Cast, heap: Known) -> None:
        self.article, self.cast, self.heap = article, cast, heap
        self.named: list[tuple[int, str]] = []
        self.others: dict[str, int] = {}
        self.found = [self._read(number, one) for number, one in enumerate(sentences)]

    def __getitem__(self, sentence: int) -> Mapping[int, str]:
        return self.found[sentence]

    def _read(self, number: int, one: Sentence) -> Mapping[int, str]:
        """The nouns of the next sentence that mean somebody; what it names is met on the way."""
        nouns = {*one.people, *one.things, *one.nations}
        out: dict[int, str] = {}
        for token in one.tokens:
            who = self._meant(number, one, token.i) if token.i in nouns else None
            name = who or (one.labels.get(token.i) if token.pos != "ADJ" else None)
            if who is not None:
                out[token.i] = who
            if name is not None and name not in self.heap.unnamed:
                self.named.append((number, name))
            elif token.i in nouns and not one.is_named(token.i):
                self.others[one.key[token.i]] = len(self.named)
        return out

    def _meant(self, number: int, one: Sentence, i: int) -> str | None:
        """Whom token ``i`` means, a noun by which somebody or something may be called."""
        if not one.is_definite(i) or one.is_named(i) or not self._is_open(one, i):
            return None
        fits = self._nationals(one, i) if i in one.nations else self._described(one, i)
        who = self._only(number, [d for d in fits if self._agrees(one, i, d.who)])
        if who is None and one.is_anyone(i):
            return self._last(number, one, i)
        return None if who is None or self._is_displaced(one.key[i], who) else who

    def _last(self, number: int, one: Sentence, i: int) -> str | None:
        """The only person named here or in the sentence before who may be called by token ``i``."""
        near = {who for at, who in self.named if number - at <= 1 and who in self.heap.people}
        found = [who for who in sorted(near) if self._agrees(one, i, who)]
        return found[0] if len(found) == 1 else None

    def _is_open(self, one: Sentence, i: int) -> bool:
        """Whether no entity with a name is known to be meant; *l'Espagnol* was taken for his state."""
        return i in one.nations or one.labels.get(i) in self.heap.unnamed | {None}

    def _described(self, one: Sentence, i: int) -> list[Described]:
        by, rows = one.qualities(i), self.cast.get(one.key[i], ())
        if i in one.things:
            noun, met = fold(one.tokens[i].text), {who for _, who in self.named}
            rows = [d for d in rows if d.who in met or not met]
            return [d for d in rows if d.who not in self.heap.people and (by <= d.by if d.noun == noun else by == d.by)]
        rows = [d for d in rows if d.who in self.heap.people]
        return [d for d in rows if by & d.by] or [d for d in rows if _may_be(d, by, self.article)]

    def _nationals(self, one: Sentence, i: int) -> list[Described]:
        """The people who are said to be of a nation."""
        state = {one.key[i], one.labels.get(i)}
        rows = (d for key, rows in sorted(self.cast.items()) for d in rows if key == one.key[i] or d.by & state)
        return [d for d in rows if d.who in self.heap.people]

    def _agrees(self, one: Sentence, i: int, who: str) -> bool:
        shown = one.gender(i) if i in one.nations else of_token(one.tokens[i], gazetteer(one.language))
        return not clash(shown, self.heap.genders.get(who))

    def _only(self, number: int, known: Sequence[Described]) -> str | None:
        """The one described so in the story; of several, the one named just before (in a headline, the article's)."""
        found = {d.who for d in known}
        if len(found) > 1 and self.named:
            found &= {who for at, who in self.named if number - at <= NEAR}
        elif len(found) > 1:
            found = {d.who for d in known if d.article == self.article}
        return next(iter(found)) if len(found) == 1 else None

    def _is_displaced(self, key: str, who: str) -> bool:
        """Whether somebody else was called by the noun since the one it would mean was named."""
        last = max((n for n, (_, name) in enumerate(self.named) if name == who), default=-1)
        return last < self.others.get(key, -1)


def _may_be(one: Described, by: frozenset[str], article: str) -> bool:
    """Whether nothing qualifies the noun here or, in one article, there."""
    return not by or (not one.by and one.article == article)
