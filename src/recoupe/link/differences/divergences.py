"""Where articles differ on one point: numbers, dates, places, names, denials, lost hedges, renderings of one quote.

Each rule is narrow, for a reader who is shown ten differences that are none stops reading the eleventh.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.acts import FEW_KEYS, met
from recoupe.link.alignment.terms import light
from recoupe.link.alignment.units import units
from recoupe.link.counting.clashes import days, facing, places
from recoupe.link.counting.standing import standings
from recoupe.link.counting.voices import Voice, voices
from recoupe.link.differences.across import (
    dated_alone,
    denied_statements,
    named_otherwise,
    quoted_otherwise,
)
from recoupe.link.differences.conflicts import conflict, moment
from recoupe.link.differences.contrasts import contrasted
from recoupe.link.differences.denials import answers
from recoupe.link.differences.desk import Desk, denial_row, is_quote, sentences, short, wording_row
from recoupe.model import Claim, Divergence, DivergenceKind, Reuse
from recoupe.text.folding import fold

FIGURES, DAY, PLACES = range(3)
"""The parts of a voice's face."""
ALIKE = 3
"""Words, names and dates that two members without a common act share when one is the other without its reserve."""
ECHO = 2
"""Words that two quotations of one speaker share at the least, in one claim, to be two versions of one."""


def find(corpus: Corpus, claims: Sequence[Claim], *, ui: str = "fr") -> tuple[Divergence, ...]:
    """Every divergence, by kind and first member; none twice. Cost: quadratic in the members of one claim only."""
    every = units(corpus)
    desk = Desk(corpus, {u.member: u for u in every}, ui, {a: s.id for s in corpus.stories for a in s.articles})
    out: list[Divergence] = []
    for claim in claims:
        heard = voices(corpus, claim.members)
        for rule in RULES:
            out += rule(desk, claim, heard)
    out += denied_statements(desk, claims, every)
    out += contrasted(desk, claims, every, out)
    out += named_otherwise(desk)
    out += dated_alone(desk, every)
    out += quoted_otherwise(desk)
    kept = {(d.kind, d.members): d for d in out}
    return tuple(
        kept[k]
        for k in sorted(
            kept, key=lambda k: (k[0], [(m.statement or "", m.article or "", m.span or (0, 0)) for m in k[1]])
        )
    )


def _numbers(desk: Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """Figures for one thing that cannot both hold: one row for each claim, all members that differ in it."""
    clashes = []
    for a, b in sorted(facing(desk.corpus, (v for v in heard if v.counts), FIGURES), key=_places_of):
        found = conflict(desk.corpus, (a.article, a.spans, a.statement), (b.article, b.spans, b.statement))
        if found and (a.article != b.article or (a.last and b.last and a.last != b.last)):
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


def _dates(desk: Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One day against another: one row for each claim, with all who give either."""
    yield from _clashing(desk, claim, heard, "date", days, DAY)


def _places_of(pair: tuple[Voice, Voice]) -> tuple[int, int]:
    return pair[0].index, pair[1].index


def _places(desk: Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One place against another in sentences otherwise alike."""
    yield from _clashing(desk, claim, heard, "place", places, PLACES)


def _clashing(
    desk: Desk,
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


def _quoted(desk: Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """Two versions of one quotation: the same speaker, the same claim, whole sentences, one language."""
    for a, b in combinations([v for v in heard if v.counts and is_quote(v)], 2):
        codes = {desk.corpus.by_article[v.article].article.language for v in (a, b)}
        x, y = ([w for part in sentences(v.text) for w in part] for v in (a, b))
        brief, long = sorted((x, y), key=len)
        inside = " ".join(brief) in " ".join(long)
        if a.article == b.article or a.last != b.last or a.last is None or len(codes) > 1 or inside:
            continue
        if len(brief) > 3 and len(long) <= 2 * len(brief) and len(set(x) & set(y)) >= ECHO:
            yield wording_row(desk, [claim.members[v.index] for v in (a, b)], a, b)


def _denials(desk: Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """Those who deny a claim against those who make it."""
    against = [v for v in heard if v.against]
    standing = [v for v in heard if v.counts]
    if against and standing and any(_on_one_thing(desk, claim, a, b) for a in standing for b in against):
        members = [claim.members[v.index] for v in (*standing, *against)]
        yield denial_row(desk, members, min(standing, key=desk.foreign), min(against, key=desk.foreign))


def _on_one_thing(desk: Desk, claim: Claim, claimed: Voice, denied: Voice) -> bool:
    """Whether the two share the act and something it is about: a word, a name, a number's noun."""
    one, two = (desk.units.get(claim.members[v.index]) for v in (claimed, denied))
    if one is None or two is None:
        return True
    if two.stance == "deny" and two.words and set(two.words) <= set(one.words):
        return True
    acts = (one.main | one.acts) & (two.main | two.acts)
    things = (set(one.words) & set(two.words)) - acts
    names = set(one.names) & set(two.names)
    bare = len(two.keys) <= FEW_KEYS and bool(acts - light()) and answers(one, two)  # all that there is to share
    return bool(acts) and (bare or bool(things) or len(names) > 1 or bool(names & set(one.people) and acts - light()))


def _hedges(desk: Desk, claim: Claim, heard: Sequence[Voice]) -> Iterator[Divergence]:
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
        and _of_one_act(desk, claim, h, c)
        and any(_lost(desk.corpus, h, body, said) for body in _heads(c, said))
    ]
    if pairs:
        h, c = min(pairs, key=lambda pair: desk.foreign(*pair))
        early, late = moment(desk.corpus, h.article, h.statement), moment(desk.corpus, c.article, c.statement)
        update = bool(early and late and early[:10] < late[:10])
        members = [claim.members[v.index] for pair in pairs for v in pair]
        x, y = short(h.text), short(c.text)
        yield desk.row("hedge", members, (x, y), update=update, words={"x": x, "y": y, **desk.about(h, c)})


def _of_one_act(desk: Desk, claim: Claim, a: Voice, b: Voice) -> bool:
    """Whether two members tell one act, or acts that often tell one fact; members that are no units are taken to."""
    one, two = (desk.units.get(claim.members[v.index]) for v in (a, b))
    if one is None or two is None or one.main & two.main or met(one, two)[0]:
        return True
    return len(set(one.keys) & set(two.keys)) >= ALIKE


def _heads(c: Voice, said: Sequence[Voice]) -> list[Voice]:
    """A member and, when it is a headline, what certain members of its article stand under it."""
    under = [v for v in said if v.article == c.article and v.certainty == "certain" and not v.headline]
    return [c, *(under if c.headline and not c.chain else ())]


def _lost(corpus: Corpus, h: Voice, c: Voice, said: Sequence[Voice]) -> bool:
    """Whether the certain one rests on what the hedged one rests on: a link of the chain, or nothing firmer."""
    if (
        h.article == c.article
        or set(h.path) & set(c.chain)
        or set(h.chain) & set(c.path)
        or _from_media_at_large(corpus, c)
        or any(_carries(r, h, c) or _carries(r, c, h) for r in corpus.reuse)
    ):
        return True
    firm = any(v.statement and v.certainty == "certain" and not set(v.chain) & set(h.chain) for v in said)
    return h.statement is not None and c.statement is None and not firm


def _from_media_at_large(corpus: Corpus, voice: Voice) -> bool:
    """Whether all that stands behind a member is media without a name, which may be those that kept the reserve."""
    standing = standings(corpus, [voice.last]) if voice.last else {}
    return bool(voice.last and voice.last in standing and standing[voice.last].unnamed_media)


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


RULES: tuple[Callable[[Desk, Claim, Sequence[Voice]], Iterator[Divergence]], ...] = (
    _numbers,
    _dates,
    _places,
    _denials,
    _hedges,
    _quoted,
)
