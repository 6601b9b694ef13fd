"""Where articles differ on one point: numbers, dates, places, names, denials, lost hedges, renderings of one quote.

Each rule is narrow, for a reader who is shown ten differences that are none stops reading the eleventh.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from recoupe import lang
from recoupe.lang.words import words as spelled
from recoupe.link import Corpus
from recoupe.link.alignment.terms import light
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from recoupe.link.counting.clashes import days, facing, places
from recoupe.link.counting.voices import Voice, called, outlet_of, voices
from recoupe.link.differences.olddates import old_dates
from recoupe.link.differences.quantities import conflict, moment
from recoupe.link.differences.renderings import member, renderings, variants
from recoupe.link.words import fold
from recoupe.model import Claim, Divergence, DivergenceKind, Member, Reuse

FIGURES, DAY, PLACES = range(3)
"""The parts of a voice's face."""
SHORT = 140
"""Characters quoted of each side."""
CONTENT = 4
"""Letters from which a word counts when two versions of a quotation are compared."""
ASSERTING = frozenset({"assert", "warn", "expect", "promise"})


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every rule needs: the corpus, the units by member, and a language to speak in."""

    corpus: Corpus
    units: Mapping[Member, Unit]
    ui: str
    story: Mapping[str, str]

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


def find(corpus: Corpus, claims: Sequence[Claim], *, ui: str = "fr") -> tuple[Divergence, ...]:
    """Every divergence, by kind and first member; none twice. Cost: quadratic in the members of one claim only."""
    every = units(corpus)
    desk = _Desk(corpus, {u.member: u for u in every}, ui, {a: s.id for s in corpus.stories for a in s.articles})
    out: list[Divergence] = []
    for claim in claims:
        heard = voices(corpus, claim.members)
        for rule in RULES:
            out += rule(desk, claim, heard)
    out += _contradicted(desk, claims, every)
    out += _renderings(desk)
    out += _old_dates(desk, every)
    out += _wordings(desk)
    kept = {(d.kind, d.members): d for d in out}
    return tuple(
        kept[k]
        for k in sorted(
            kept, key=lambda k: (k[0], [(m.statement or "", m.article or "", m.span or (0, 0)) for m in k[1]])
        )
    )


# ------------------------------------------------------------------------------------------------------ inside a claim


def _numbers(desk: _Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """Figures for one thing that cannot both hold: one row for each claim, all members that differ in it."""
    clashes = []
    for a, b in sorted(facing(desk.corpus, (v for v in heard if v.counts), FIGURES), key=_places_of):
        found = conflict(desk.corpus, (a.article, a.spans, a.statement), (b.article, b.spans, b.statement))
        if found and a.article != b.article:
            clashes.append((a, b, found))
    for update in (False, True):
        rows = [row for row in clashes if row[2].update == update]
        if rows:
            a, b, first = min(rows, key=lambda row: desk.foreign(*row[:2]))
            if update and moment(desk.corpus, b.article, b.statement) < moment(desk.corpus, a.article, a.statement):  # type: ignore[operator]
                a, b, first = b, a, first.turned
            members = [claim.members[v.index] for x, y, _ in rows for v in (x, y)]
            values = [value for _, _, c in rows for value in c.values]
            x, y = first.values
            yield desk.row("number", members, values, update=update, words={"x": x, "y": y, **desk.about(a, b)})


def _dates(desk: _Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One day against another: one row for each claim, with all who give either."""
    yield from _clashing(desk, claim, heard, "date", days, DAY)


def _places_of(pair: tuple[Voice, Voice]) -> tuple[int, int]:
    return pair[0].index, pair[1].index


def _places(desk: _Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One place against another in sentences otherwise alike."""
    yield from _clashing(desk, claim, heard, "place", places, PLACES)


def _clashing(
    desk: _Desk,
    claim: Claim,
    heard: Sequence[Voice],
    kind: DivergenceKind,
    differ: Callable[[Corpus, Voice, Voice], tuple[str, str] | None],
    part: int,
) -> Iterator[Divergence]:
    sides = sorted(facing(desk.corpus, (v for v in heard if v.counts), part), key=_places_of)
    pairs = [(a, b, differ(desk.corpus, a, b)) for a, b in sides]
    found = [(a, b, values) for a, b, values in pairs if values]
    if found:
        a, b, (x, y) = min(found, key=lambda row: desk.foreign(*row[:2]))
        members = [claim.members[v.index] for one, two, _ in found for v in (one, two)]
        values = [value for _, _, both in found for value in both]
        yield desk.row(kind, members, values, words={"x": x, "y": y, **desk.about(a, b)})


def _quoted(desk: _Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """Two versions of one quotation: the same speaker, the same claim, whole sentences, one language."""
    for a, b in combinations([v for v in heard if v.counts and _is_quote(v)], 2):
        codes = {desk.corpus.by_article[v.article].article.language for v in (a, b)}
        x, y = ([w for part in _sentences(v.text) for w in part] for v in (a, b))
        short, long = sorted((x, y), key=len)
        inside = " ".join(short) in " ".join(long)
        if a.article == b.article or a.last != b.last or a.last is None or len(codes) > 1 or inside:
            continue
        if len(short) > 3 and len(long) <= 2 * len(short) and len(set(x) & set(y)) > 2:
            source, members = desk.corpus.by_entity[a.last].name, [claim.members[v.index] for v in (a, b)]
            left, right = _short(a.text), _short(b.text)
            labels = desk.label(a.article), desk.label(b.article)
            said = {"source": source, "x": left, "y": right, "a": labels[0], "b": labels[1]}
            yield desk.row("wording", members, (left, right), words=said)


def _denials(desk: _Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """Those who deny a claim against those who make it."""
    against = [v for v in heard if v.against]
    standing = [v for v in heard if v.counts]
    if against and standing and any(_on_one_thing(desk, claim, a, b) for a in standing for b in against):
        members = [claim.members[v.index] for v in (*standing, *against)]
        yield _denial(desk, members, min(standing, key=desk.foreign), min(against, key=desk.foreign))


def _on_one_thing(desk: _Desk, claim: Claim, claimed: Voice, denied: Voice) -> bool:
    """Whether the two share the act and something it is about: a word, a name, a number's noun."""
    one, two = (desk.units.get(claim.members[v.index]) for v in (claimed, denied))
    if one is None or two is None:
        return True
    acts = (one.main | one.acts) & (two.main | two.acts)
    things = (set(one.words) & set(two.words)) - acts
    names = set(one.names) & set(two.names)
    return bool(acts) and (bool(things) or len(names) > 1 or bool(names & set(one.people) and acts - light()))


def _denial(desk: _Desk, members: Sequence[Member], claimed: Voice, denied: Voice) -> Divergence:
    x, y = _short(claimed.text), _short(denied.text)
    return desk.row("denial", members, (x, y), words={"x": x, "y": y, **desk.about(claimed, denied)})


def _hedges(desk: _Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """A reserve that one member keeps and another lost, though both go through one source, or no source at all."""
    said = [v for v in heard if v.counts and not v.open_end]
    pairs = [
        (h, c)
        for h in said
        for c in said
        if h.certainty == "hedged"
        and c.certainty == "certain"
        and (h.article != c.article or (c.headline and not h.headline))
        and not _is_conditional(desk.corpus, c)
        and _lost(desk.corpus, h, c, said)
    ]
    if pairs:
        h, c = min(pairs, key=lambda pair: desk.foreign(*pair))
        early, late = moment(desk.corpus, h.article, h.statement), moment(desk.corpus, c.article, c.statement)
        update = bool(early and late and early[:10] < late[:10])
        members = [claim.members[v.index] for pair in pairs for v in pair]
        x, y = _short(h.text), _short(c.text)
        yield desk.row("hedge", members, (x, y), update=update, words={"x": x, "y": y, **desk.about(h, c)})


def _lost(corpus: Corpus, h: Voice, c: Voice, said: Sequence[Voice]) -> bool:
    """Whether the certain one rests on what the hedged one rests on: a link of the chain, or nothing firmer."""
    if (
        h.article == c.article
        or set(h.chain) & set(c.chain)
        or any(_carries(r, h, c) or _carries(r, c, h) for r in corpus.reuse)
    ):
        return True
    firm = any(v.statement and v.certainty == "certain" for v in said)
    return h.statement is not None and c.statement is None and not firm


def _is_conditional(corpus: Corpus, voice: Voice) -> bool:
    """Whether a verb of it stands in the conditional, which a reader hears as a reserve wherever it comes from."""
    language = lang.load(corpus.by_article[voice.article].article.language)
    forms = language.words("divergences", "conditional.words")
    endings = tuple(sorted(language.words("divergences", "conditional.endings")))
    tokens = (t for s in corpus.by_article[voice.article].sentences for t in s.tokens)
    inside = (t for t in tokens if any(x <= t.start and t.end <= y for x, y in voice.spans))
    return any(fold(t.text) in forms or ("Mood=Cnd" in t.morph and t.text.endswith(endings)) for t in inside)


def _carries(reuse: Reuse, a: Voice, b: Voice) -> bool:
    """Whether a shared passage carries both members."""
    return (reuse.a.article, reuse.b.article) == (a.article, b.article) and all(
        any(x < place.span[1] and place.span[0] < y for x, y in v.spans) for place, v in ((reuse.a, a), (reuse.b, b))
    )


RULES: tuple[Callable[[_Desk, Claim, Sequence[Voice]], Iterator[Divergence]], ...] = (
    _numbers,
    _dates,
    _places,
    _denials,
    _hedges,
    _quoted,
)


# ------------------------------------------------------------------------------------------------------ across claims


def _contradicted(desk: _Desk, claims: Sequence[Claim], every: Sequence[Unit]) -> Iterator[Divergence]:
    """A denial against statements of other claims that assert all of what it denies."""
    home = {m: i for i, claim in enumerate(claims) for m in claim.members}
    for denial in (u for u in every if u.stance == "deny" and len(u.words) > 1):
        near = (u for u in every if not desk.are_apart(u.article, denial.article))
        found = [u for u in near if home.get(u.member) != home.get(denial.member) and _asserts(u, denial)]
        if found:
            pair = [voices(desk.corpus, (u.member,))[0] for u in (found[0], denial)]
            yield _denial(desk, [*(u.member for u in found), denial.member], *pair)


def _asserts(unit: Unit, denial: Unit) -> bool:
    if unit.stance not in ASSERTING or unit.negated or unit.source == denial.source:
        return False
    shared = set(denial.words) & set(unit.words)
    names = set(denial.names) & set(unit.names)
    acts = denial.main & (unit.acts | unit.main | set(unit.words))
    return bool(acts) and len(shared - acts) > 0 and len(names) >= min(2, len(set(denial.names)))


def _renderings(desk: _Desk) -> Iterator[Divergence]:
    for a, b in variants(renderings(desk.corpus)):
        if a.kind == "artefact":
            continue
        labels = {"a": desk.label(a.place.article), "b": desk.label(b.place.article)}
        kind: DivergenceKind = "place" if a.kind == "place" else "name"
        yield desk.row(kind, (member(a), member(b)), (a.text, b.text), words={"x": a.text, "y": b.text, **labels})


def _old_dates(desk: _Desk, every: Sequence[Unit]) -> Iterator[Divergence]:
    for found in old_dates(desk.corpus, every):
        x = desk.corpus.text(found.timex.article, found.timex.span)
        labels = {"a": desk.label(found.unit.article), "b": desk.label(found.other.article)}
        y = _short(found.other.text)
        yield desk.row(
            "date",
            (found.unit.member, found.other.member),
            (x, y),
            key="date_alone",
            words={"x": x, "y": y, **labels},
        )


def _wordings(desk: _Desk) -> Iterator[Divergence]:
    """Two quotations of one person, near enough to be one and neither a part of the other."""
    said = [v for v in voices(desk.corpus, [Member(statement=s.id) for s in desk.corpus.statements]) if _is_quote(v)]
    by_source: dict[str, list[Voice]] = defaultdict(list)
    for voice in said:
        if voice.last is not None:
            by_source[voice.last].append(voice)
    for a, b in (pair for _, group in sorted(by_source.items()) for pair in combinations(group, 2)):
        if a.article == b.article or a.text == b.text or desk.are_apart(a.article, b.article):
            continue
        if _two_versions(a.text, b.text):
            members = [Member(statement=v.statement.id) for v in (a, b) if v.statement]
            x, y = _short(a.text), _short(b.text)
            source = desk.corpus.by_entity[a.last or ""].name
            labels = {"a": desk.label(a.article), "b": desk.label(b.article)}
            yield desk.row("wording", members, (x, y), words={"source": source, "x": x, "y": y, **labels})


def _is_quote(voice: Voice) -> bool:
    return voice.statement is not None and voice.statement.form == "direct"


def _two_versions(a: str, b: str) -> bool:
    """Whether some sentence of one is nearly, and not just, a sentence of the other."""
    return any(_near(x, y) for x in _sentences(a) for y in _sentences(b))


def _near(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    short, long = sorted((x, y), key=len)
    if len(short) < 6 or " ".join(short) in " ".join(long):
        return False
    one, two = ({word for word in words if len(word) >= CONTENT} for words in (short, long))
    shared = one & two
    return len(shared) >= 0.6 * len(one) and len(shared) >= 0.45 * len(two) and len(shared) > 2


@lru_cache(maxsize=8192)
def _sentences(text: str) -> tuple[tuple[str, ...], ...]:
    parts = text.replace("’", "'").replace("!", ".").replace("?", ".").split(". ")
    return tuple(tuple(fold(w.strip(',;:.«»"“”()')) for w in part.replace("'", " ").split()) for part in parts)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else flat[: SHORT - 1].rsplit(" ", 1)[0] + "…"
