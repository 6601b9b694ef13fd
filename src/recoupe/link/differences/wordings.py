"""Two versions of what one speaker said: a quotation that two articles translate or remember otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.link import Corpus
from recoupe.link.alignment.holders import keys
from recoupe.link.counting.voices import Voice, voices
from recoupe.link.differences.answered import common
from recoupe.link.differences.desk import Desk, Group, is_quote, sentences, wording_row
from recoupe.model import Divergence, Member
from recoupe.text.folding import fold

ECHO = 2
"""Words of any length that two quotations of one speaker share, in one claim, when they share none of content."""
ALIKE = 0.5
"""Share of what the briefer of two quotations tells, by weight, that the other holds, when any two may have spoken."""
CONTENT = 4
"""Letters from which a word counts when two versions of a quotation are compared."""


def reworded(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """Two versions of one quotation: what may be one speaker, the same claim, whole sentences, one language."""
    for a, b in combinations([v for v in heard if not v.silent and is_quote(v)], 2):
        if a.article == b.article or not _in_one_language(desk, a, b) or not may_be_one_speaker(desk.corpus, a, b):
            continue
        x, y = ([w for part in sentences(v.text) for w in part] for v in (a, b))
        brief, long = sorted((x, y), key=len)
        inside = " ".join(brief) in " ".join(long) or _content(brief) <= _content(long)
        if not inside and len(brief) > 3 and len(long) <= 2 * len(brief) and _echo(desk, claim, a, b, set(x) & set(y)):
            others = (v for v in heard if is_quote(v) and v.last in (a.last, b.last) and _is_abroad(desk, v, a))
            yield wording_row(desk, [claim.members[v.index] for v in (a, b, *others)], a, b)


def _is_abroad(desk: Desk, voice: Voice, other: Voice) -> bool:
    """Whether a member is in another language: a translation stands beside two versions, and makes none."""
    return not voice.silent and voice.last is not None and not _in_one_language(desk, voice, other)


def _content(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) >= CONTENT}


def _echo(desk: Desk, claim: Group, a: Voice, b: Voice, shared: set[str]) -> bool:
    """Whether two quotations sound like one: a word of content is enough from one speaker, a common thing otherwise."""
    known = desk.corpus.by_entity.get(a.last or "")
    named = known is not None and known.kind != "anonymous" and (a.last == b.last or _begins_with(desk.corpus, a, b))
    if named and (len(shared) >= ECHO or any(len(word) >= CONTENT for word in shared)):
        return True
    one, two = (desk.units.get(claim.members[v.index]) for v in (a, b))
    if one is None or two is None or a.certainty != b.certainty:
        return False
    if named or _is_unnamed(desk.corpus, a) or _is_unnamed(desk.corpus, b):
        met = keys(one) & keys(two)
        return len(met) >= (1 if named else ECHO) and common(desk, one, two) >= ALIKE
    return bool(set(one.keys) & set(two.keys))


def _begins_with(corpus: Corpus, a: Voice, b: Voice) -> bool:
    """Whether the name of one of two speakers, a first one and another, begins that of the other."""
    short, long = sorted((fold(corpus.by_entity[v.last].name) for v in (a, b) if v.last), key=len)
    return " " in short and long.startswith(short)


def _is_unnamed(corpus: Corpus, voice: Voice) -> bool:
    """Whether somebody speaks who may be anybody: *un voisin*."""
    known = corpus.by_entity.get(voice.last or "")
    return known is None or known.kind == "anonymous"


def quoted_otherwise(desk: Desk) -> Iterator[Divergence]:
    """Two quotations of one person, near enough to be one and neither a part of the other, in whatever claims."""
    said = [v for v in voices(desk.corpus, [Member(statement=s.id) for s in desk.corpus.statements]) if is_quote(v)]
    by_source: dict[str, list[Voice]] = defaultdict(list)
    for voice in said:
        if voice.last is not None:
            by_source[voice.last].append(voice)
    for a, b in (pair for _, group in sorted(by_source.items()) for pair in combinations(group, 2)):
        if a.article == b.article or a.text == b.text or desk.are_apart(a.article, b.article):
            continue
        if _in_one_language(desk, a, b) and _two_versions(a.text, b.text):
            members = [Member(statement=v.statement.id) for v in (a, b) if v.statement]
            yield wording_row(desk, members, a, b)


def _in_one_language(desk: Desk, a: Voice, b: Voice) -> bool:
    return len({desk.corpus.by_article[v.article].article.language for v in (a, b)}) == 1


def may_be_one_speaker(corpus: Corpus, a: Voice, b: Voice) -> bool:
    """Whether two sources are one, share a name, or one of them is called by an office alone: *la ministre*."""
    if a.last is None or b.last is None or a.last == b.last:
        return a.last == b.last and a.last is not None
    one, two = (corpus.by_entity[v.last].name if v.last and v.last in corpus.by_entity else "" for v in (a, b))
    shared = {fold(w) for w in one.split() if w[:1].isupper()} & {fold(w) for w in two.split() if w[:1].isupper()}
    return bool(shared) or one == one.lower() or two == two.lower()


def _two_versions(a: str, b: str) -> bool:
    """Whether some sentence of one is nearly, and not just, a sentence of the other."""
    return any(_near(x, y) for x in sentences(a) for y in sentences(b))


def _near(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    short, long = sorted((x, y), key=len)
    if len(short) < 6 or " ".join(short) in " ".join(long):
        return False
    one, two = _content(short), _content(long)
    shared = one & two
    return not one <= two and len(shared) >= 0.6 * len(one) and len(shared) >= 0.45 * len(two) and len(shared) > 2
