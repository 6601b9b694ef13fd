"""Who shares text with whom: passages that two articles have in common, with the reason why each counts.

Block: winnowed fingerprints in an inverted index. Compare: passages of every pair of articles that shares one. Connect
is left to the counting of origins, which works on the span that carries a claim. Lines that otherwise unrelated
articles share are boilerplate, and a passage that stands between quotation marks on both sides is a shared
quotation: two reporters in one room write it alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recoupe import lang
from recoupe.link import Limits
from recoupe.link.alignment.terms import lexicon, terms
from recoupe.link.copies import translated
from recoupe.link.copies.kinship import Kinship
from recoupe.link.copies.passages import Passage, fingerprints, of_runs, passages
from recoupe.link.words import Words, words
from recoupe.model import Direction, Place, Published, Reading, Reuse, ReuseKind, Span
from recoupe.settings import Settings

MIN_WORDS = 10
"""Fewest equal words of a passage that does not make up a whole sentence: below, two writers meet by chance."""
MIN_SENTENCE = 6
"""Fewest equal words when they make up nearly a whole sentence on both sides."""
WHOLE = 0.8
LONG = 20
"""Equal words from which a passage counts whatever they are."""
TELLING = 4
"""Meaning-bearing stretches, names and reporting words apart, that a shorter passage must hold, with a verb among them:
a spokeswoman's full title or *the prefecture announced on Tuesday* is anybody's."""
EDGE = 3
"""Words of one more sentence that a passage may hold by chance at either end; they are cut off."""
EDITED = 0.5
LETTERS = 5
COMMON = 3
"""Articles that must share a fingerprint before it can be boilerplate."""

Seeds = Mapping[tuple[int, int], list[tuple[int, int]]]


def pairs(
    readings: Iterable[Reading],
    published: Mapping[str, Published] | None = None,
    *,
    settings: Settings | None = None,
    limits: Limits | None = None,
) -> tuple[Reuse, ...]:
    """Every passage shared by two articles, sorted by articles and position.

    ``a`` is always the article whose id sorts first. ``published`` allows a direction where one article certainly came
    out before the other; without it every direction is ``unknown``. ``credit`` is left empty: names are not linked
    yet. Cost: linear in the text, plus the number of pairs that share a passage.
    """
    ordered = sorted(readings, key=lambda r: r.article.id)
    texts = [words(r) for r in ordered]
    kin = Kinship(texts)
    telling = _Telling(ordered)
    explain = _Explain(settings or Settings(), published or {})
    found = []
    for (i, j), seeds in sorted(_seeds(texts, kin).items()):
        for whole in passages(texts[i].keys, texts[j].keys, seeds):
            passage = _trim(whole, texts[i], texts[j])
            if _counts(passage, texts[i], texts[j]) and (
                passage.matched >= LONG or telling.enough(passage, i, texts[i])
            ):
                found.append(explain.copy(passage, texts[i], texts[j]))
    found += [explain.translation(t) for t in translated.pairs(ordered, Limits() if limits is None else limits)]
    return tuple(sorted(found, key=lambda r: (r.a.article, r.b.article, r.a.span, r.b.span)))


def _seeds(texts: Sequence[Words], kin: Kinship) -> Seeds:
    """Positions of equal fingerprints for every pair of articles ``(i, j)``, ``i < j``, boilerplate left out."""
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for mark, at in fingerprints(text.keys):
            index[mark].append((number, at))
    out: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for mark in sorted(index):
        places = index[mark]
        holders = sorted({number for number, _ in places})
        if len(holders) >= COMMON and not kin.is_family(holders):
            continue
        for (i, at), (j, there) in _couples(places):
            out[i, j].append((at, there))
    return out


def _couples(places: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for position, one in enumerate(places):
        for other in places[position + 1 :]:
            if one[0] != other[0]:
                yield one, other


def _trim(passage: Passage, a: Words, b: Words) -> Passage:
    """The passage without the few words of a neighbouring sentence that agree by chance at either end."""
    runs = list(passage.runs)
    start, there, length = runs[-1]
    tail = min(_reach(a, start + length - 1, -1), _reach(b, there + length - 1, -1))
    if tail <= EDGE and tail < length:
        runs[-1] = (start, there, length - tail)
    start, there, length = runs[0]
    head = min(_reach(a, start, 1), _reach(b, there, 1))
    if head <= EDGE and head < length:
        runs[0] = (start + head, there + head, length - head)
    return of_runs(runs)


def _reach(text: Words, at: int, step: int) -> int:
    """How many words, from ``at`` in the direction of ``step``, stand in the same sentence."""
    count = 0
    while 0 <= at < len(text.keys) and count <= EDGE and text.sentence[at] == text.sentence[at - step * count]:
        at += step
        count += 1
    return count


def _counts(passage: Passage, a: Words, b: Words) -> bool:
    """Whether a passage is long and close enough to be a copy: ten words, or nearly a whole sentence on both sides."""
    if passage.similarity < EDITED:
        return False
    if passage.matched >= MIN_WORDS:
        return True
    return passage.matched >= MIN_SENTENCE and _is_whole(passage.a, a) and _is_whole(passage.b, b)


def _is_whole(part: tuple[int, int], text: Words) -> bool:
    sentence = text.sentence[part[0]]
    start = end = part[0]
    while start and text.sentence[start - 1] == sentence:
        start -= 1
    while end < len(text.keys) and text.sentence[end] == sentence:
        end += 1
    return min(part[1], end) - part[0] >= WHOLE * (end - start)


class _Telling:
    """Counts what a short passage says beside names, titles and reporting words; sentences are looked at once."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._known: dict[tuple[int, int], tuple[tuple[Span, bool], ...]] = {}

    def enough(self, passage: Passage, number: int, text: Words) -> bool:
        """Whether the matched words hold enough; unparsed text is judged by its longer words."""
        words = [(text.sentence[i + k], text.spans[i + k]) for i, _, length in passage.runs for k in range(length)]
        starts = {span[0] for _, span in words}
        found = [
            is_verb
            for sentence in sorted({sentence for sentence, _ in words})
            for span, is_verb in self._stretches(number, sentence)
            if span[0] in starts
        ]
        if not any(self._readings[number].sentences[sentence].tokens for sentence, _ in words):
            return sum(end - start >= LETTERS for _, (start, end) in words) > TELLING
        return len(found) >= TELLING and any(found)

    def _stretches(self, number: int, index: int) -> tuple[tuple[Span, bool], ...]:
        if (number, index) not in self._known:
            reading = self._readings[number]
            tokens = reading.sentences[index].tokens
            found = terms(tokens, lexicon(lang.load(reading.article.language)))
            self._known[number, index] = tuple(
                ((tokens[t.tokens[0]].start, tokens[t.tokens[-1]].end), any(tokens[i].pos == "VERB" for i in t.tokens))
                for t in found
                if t.kind != "name"
            )
        return self._known[number, index]


class _Explain:
    """Turns passages into :class:`Reuse` records with sentences for the reader."""

    def __init__(self, settings: Settings, published: Mapping[str, Published]) -> None:
        self.language = lang.load(settings.ui)
        self.published = published

    def copy(self, passage: Passage, a: Words, b: Words) -> Reuse:
        kind: ReuseKind = "verbatim" if passage.similarity == 1 else "edited"
        size = max(passage.a[1] - passage.a[0], passage.b[1] - passage.b[0])
        quoted, told = _quoted(passage, a, b)
        because = [self._say(kind, matched=passage.matched, words=size)]
        if told == 0:
            because.append(self._say("quotation"))
        elif quoted:
            because.append(self._say("partly_quoted", told=told))
        else:
            because.append(self._say("dispatch"))
        return self._reuse(
            Place(a.article, a.span(*passage.a)),
            Place(b.article, b.span(*passage.b)),
            passage.similarity,
            kind,
            because,
        )

    def translation(self, found: translated.Translation) -> Reuse:
        because = [self._say("translated", anchors=", ".join(found.anchors), number=len(found.anchors))]
        return self._reuse(found.a, found.b, found.similarity, "translated", because)

    def _reuse(self, a: Place, b: Place, similarity: float, kind: ReuseKind, because: list[str]) -> Reuse:
        direction = self._direction(a.article, b.article)
        because.append(self._say({"a>b": "first_a", "b>a": "first_b"}.get(direction, "direction_unknown")))
        return Reuse(a, b, round(similarity, 3), kind, direction, None, tuple(because))

    def _direction(self, a: str, b: str) -> Direction:
        one, two = self.published.get(a), self.published.get(b)
        if one is None or two is None or not (one.earliest and one.latest and two.earliest and two.latest):
            return "unknown"
        if one.latest < two.earliest:
            return "a>b"
        return "b>a" if two.latest < one.earliest else "unknown"

    def _say(self, key: str, **values: object) -> str:
        return self.language.message("align", key, **values)


def is_quotation(reuse: Reuse, readings: Mapping[str, Reading]) -> bool:
    """Whether a passage stands between quotation marks in both articles: a shared quotation, not a copied story."""
    return all(_is_quoted(words(readings[place.article]), place.span) for place in (reuse.a, reuse.b))


def _is_quoted(text: Words, span: Span) -> bool:
    return all(mark for mark, word in zip(text.quoted, text.spans, strict=True) if _inside(word, span))


def _inside(span: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


def _quoted(passage: Passage, a: Words, b: Words) -> tuple[int, int]:
    """Matched words that stand between quotation marks on either side, and those that do on neither."""
    marks = [a.quoted[i + k] or b.quoted[j + k] for i, j, length in passage.runs for k in range(length)]
    return sum(marks), len(marks) - sum(marks)
