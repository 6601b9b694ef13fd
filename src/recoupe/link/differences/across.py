"""Where articles differ although no claim holds both: denials, names, dates that one alone gives, two quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.link.alignment.unit import Unit
from recoupe.link.counting.voices import Voice, voices
from recoupe.link.differences.desk import Desk, denial_row, homes, is_quote, sentences, short, wording_row
from recoupe.link.differences.olddates import old_dates
from recoupe.link.differences.renderings import member, renderings, variants
from recoupe.model import Claim, Divergence, DivergenceKind, Member

CONTENT = 4
"""Letters from which a word counts when two versions of a quotation are compared."""
ASSERTING = frozenset({"assert", "warn", "expect", "promise"})


def denied_statements(desk: Desk, claims: Sequence[Claim], every: Sequence[Unit]) -> Iterator[Divergence]:
    """A denial against statements of other claims that assert all of what it denies."""
    home = homes(claims)
    for denial in (u for u in every if u.stance == "deny" and len(u.words) > 1):
        near = (u for u in every if not desk.are_apart(u.article, denial.article))
        found = [u for u in near if home.get(u.member) != home.get(denial.member) and _asserts(u, denial)]
        if found:
            pair = [voices(desk.corpus, (u.member,))[0] for u in (found[0], denial)]
            yield denial_row(desk, [*(u.member for u in found), denial.member], *pair)


def _asserts(unit: Unit, denial: Unit) -> bool:
    if unit.stance not in ASSERTING or unit.negated or unit.source == denial.source:
        return False
    shared = set(denial.words) & set(unit.words)
    names = set(denial.names) & set(unit.names)
    acts = denial.main & (unit.acts | unit.main | set(unit.words))
    return bool(acts) and len(shared - acts) > 0 and len(names) >= min(2, len(set(denial.names)))


def named_otherwise(desk: Desk) -> Iterator[Divergence]:
    for a, b in variants(renderings(desk.corpus)):
        if a.kind == "artefact":
            continue
        labels = {"a": desk.label(a.place.article), "b": desk.label(b.place.article)}
        kind: DivergenceKind = "place" if a.kind == "place" else "name"
        yield desk.row(kind, (member(a), member(b)), (a.text, b.text), words={"x": a.text, "y": b.text, **labels})


def dated_alone(desk: Desk, every: Sequence[Unit]) -> Iterator[Divergence]:
    for found in old_dates(desk.corpus, every):
        x = desk.corpus.text(found.timex.article, found.timex.span)
        labels = {"a": desk.label(found.unit.article), "b": desk.label(found.other.article)}
        y = short(found.other.text)
        yield desk.row(
            "date",
            (found.unit.member, found.other.member),
            (x, y),
            key="date_alone",
            words={"x": x, "y": y, **labels},
        )


def quoted_otherwise(desk: Desk) -> Iterator[Divergence]:
    """Two quotations of one person, near enough to be one and neither a part of the other."""
    said = [v for v in voices(desk.corpus, [Member(statement=s.id) for s in desk.corpus.statements]) if is_quote(v)]
    by_source: dict[str, list[Voice]] = defaultdict(list)
    for voice in said:
        if voice.last is not None:
            by_source[voice.last].append(voice)
    for a, b in (pair for _, group in sorted(by_source.items()) for pair in combinations(group, 2)):
        codes = {desk.corpus.by_article[v.article].article.language for v in (a, b)}
        if a.article == b.article or a.text == b.text or len(codes) > 1 or desk.are_apart(a.article, b.article):
            continue
        if _two_versions(a.text, b.text):
            members = [Member(statement=v.statement.id) for v in (a, b) if v.statement]
            yield wording_row(desk, members, a, b)


def _two_versions(a: str, b: str) -> bool:
    """Whether some sentence of one is nearly, and not just, a sentence of the other."""
    return any(_near(x, y) for x in sentences(a) for y in sentences(b))


def _near(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    short, long = sorted((x, y), key=len)
    if len(short) < 6 or " ".join(short) in " ".join(long):
        return False
    one, two = ({word for word in words if len(word) >= CONTENT} for words in (short, long))
    shared = one & two
    return len(shared) >= 0.6 * len(one) and len(shared) >= 0.45 * len(two) and len(shared) > 2
