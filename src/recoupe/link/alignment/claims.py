"""Statements and facts that say the same thing, in any words and either language, joined into claims.

Block: units that share a rare key are candidates, each with its closest few. Compare: the table of ``alike``. Connect:
average linkage, which takes more than one weak edge to join two groups.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus, Limits
from recoupe.link.alignment.alike import Judge
from recoupe.link.alignment.cluster import Edges, average_linkage
from recoupe.link.alignment.replies import Replies, Reply, denies
from recoupe.link.alignment.rivals import held_back
from recoupe.link.alignment.scene import Scene
from recoupe.link.alignment.score import compare
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from recoupe.link.alignment.weights import Weights, weights
from recoupe.link.alignment.wording import wording
from recoupe.link.groups import sharing
from recoupe.link.memory import per_corpus
from recoupe.model import Member, Reuse
from recoupe.settings import Settings

THRESHOLD = 0.45
"""Mean score from which two groups of units are one claim. Lower joins more: by a quarter, a tenth more of the pairs,
and half as many again that are wrong."""
FLOOR = -0.3
"""What a pair counts in a mean at least, and where it was never a candidate: two of many ways to tell one thing may
share no word, which says little against them."""
EXCLUDED = -5.0
"""Score from which down a pair counts in full: one tells what the other rules out (to leave, to arrive)."""
HOLDERS = 80
"""A key held by more units than this proposes no pair by itself: *the government* is everywhere."""
PARTNERS = 60
"""Closest candidates kept for each unit."""


def align(corpus: Corpus, limits: Limits | None = None) -> tuple[tuple[Member, ...], ...]:
    """Claims as tuples of members by article and position; claims by their first member.

    Every statement is in a claim, maybe alone; one that tells several things is in several, by its parts, but for those
    that nobody else tells when another is shared. A fact that says what nobody else says is left out. Each story
    is aligned by itself, so that what else lies in the heap changes nothing. Independent of the order of the corpus.
    ``limits`` counts what was not compared. Cost: one comparison for each of at most ``PARTNERS`` candidates a unit.
    """
    cut = Limits() if limits is None else limits
    claims = [claim for found, judge in judged(corpus) for claim in _aligned(corpus, found, judge, cut)]
    return tuple(tuple(unit.member for unit in claim) for claim in sorted(claims, key=_position))


def by_story(corpus: Corpus) -> list[tuple[Unit, ...]]:
    """The units of each story; those of articles in no story come first, together."""
    story = {article: told.id for told in corpus.stories for article in told.articles}
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in units(corpus):
        groups[story.get(unit.article, "")].append(unit)
    return [tuple(groups[key]) for key in sorted(groups)]


def _position(claim: Sequence[Unit]) -> tuple[object, ...]:
    return _place(claim[0])


def _place(unit: Unit) -> tuple[object, ...]:
    return unit.article, unit.spans, unit.member.said or ""


def _aligned(corpus: Corpus, found: Sequence[Unit], judge: Judge, limits: Limits) -> Iterator[list[Unit]]:
    """The claims of the units of one story."""
    alike = classes(found)
    heads = [found[members[0]] for members in alike]
    table = judge.table()
    near = candidates(heads, judge.weights, limits)
    scores = {(i, j): compare(table, heads[i], heads[j]).value for i, j in near}
    edges = held_back(scores, [head.article for head in heads])
    groups = average_linkage(len(heads), raised(edges), THRESHOLD, FLOOR)
    claims = [[found[n] for n in sorted(n for head in group for n in alike[head])] for group in groups]
    claims = _answered(claims, replies(corpus))
    shared = {unit.member.said for claim in claims if len(claim) > 1 for unit in claim}
    for claim in claims:
        said = claim[0].member.said
        told = any(unit.words or unit.names for unit in claim)  # two bare dates that stand alone tell nothing
        if (len(claim) > 1 and told) or (said and said not in shared):
            yield claim


@per_corpus
def replies(corpus: Corpus) -> Mapping[Member, tuple[Reply, ...]]:
    """What each denial answers, by the denial, the likeliest first."""
    scenes = (Scene(corpus, judge, found) for found, judge in judged(corpus))
    return {answers[0].no.member: answers for scene in scenes for answers in Replies(scene).found()}


def _answered(claims: Sequence[list[Unit]], found: Mapping[Member, Sequence[Reply]]) -> list[list[Unit]]:
    """The claims, each that does nothing but deny joined with the one that it answers, where it is near it."""
    home = {unit.member: number for number, claim in enumerate(claims) for unit in claim}
    keyed: list[tuple[list[Unit], list[int]]] = []
    for number, claim in enumerate(claims):
        replies = [found[u.member][0] for u in claim if u.member in found] if all(map(denies, claim)) else []
        best = max((r for r in replies if r.is_near), key=lambda r: r.score.value, default=None)
        keyed.append((claim, [number, home[best.yes.member]] if best else [number]))
    return [sorted((u for claim in group for u in claim), key=_place) for group in sharing(keyed)]


def raised(edges: Edges, floor: float = FLOOR) -> dict[tuple[int, int], float]:
    """The edges, none below ``floor`` but those of what excludes each other.

    >>> raised({(0, 1): -2.0, (0, 2): -9.0, (1, 2): 0.5}, floor=-0.3)
    {(0, 1): -0.3, (0, 2): -9.0, (1, 2): 0.5}
    """
    return {pair: value if value <= EXCLUDED else max(value, floor) for pair, value in edges.items()}


def explain(corpus: Corpus, a: Member, b: Member, *, settings: Settings | None = None) -> tuple[float, tuple[str, ...]]:
    """The score of two members, and the sentences that say why they are, or are not, one claim,
    and why one of them denies the other where it does.

    Members that are no units of the corpus raise :class:`KeyError`. Costs as much as reading all units: meant for a
    reader's question about one pair.
    """
    home = {unit.member: found for found in by_story(corpus) for unit in found}
    by_member = {unit.member: unit for found in (home[a], home[b]) for unit in found}
    one, two = by_member[a], by_member[b]
    found = home[a] if home[a] is home[b] else (*home[a], *home[b])
    score = compare(judge_of(corpus, found).table(), one, two)
    language = lang.load((settings or Settings()).ui)
    return score.value, (*score.because(language, one.show, two.show), *_why_answered(corpus, a, b, language))


def _why_answered(corpus: Corpus, a: Member, b: Member, language: Language) -> tuple[str, ...]:
    """Why one of two members answers the other; nothing where neither does."""
    found = (reply for member in (a, b) for reply in replies(corpus).get(member, ()))
    meant = [reply for reply in found if {reply.no.member, reply.yes.member} == {a, b}]
    return tuple(why for r in meant for why in r.score.because(language, r.no.show, r.yes.show))


@per_corpus
def judged(corpus: Corpus) -> tuple[tuple[tuple[Unit, ...], Judge], ...]:
    """The units of each story with the comparison for them, made once."""
    return tuple((found, judge_of(corpus, found)) for found in by_story(corpus))


def judge_of(corpus: Corpus, found: Sequence[Unit]) -> Judge:
    """The comparison for the units of a story: how rare each key is among them, which passages its articles share."""
    shared: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for reuse in corpus.reuse:
        shared[reuse.a.article, reuse.b.article].append(reuse)
    story = {a: told.id for told in corpus.stories for a in told.articles}
    said = Counter((u.article, u.speaker) for u in found if u.speaker)
    return Judge(weights(found), wording(found), shared, _places(found), story, said)


def _places(found: Sequence[Unit]) -> Mapping[Member, float]:
    """How far on in its article each unit stands, from 0 to 1, by the order of its units."""
    pages: dict[str, list[Unit]] = defaultdict(list)
    for unit in found:
        pages[unit.article].append(unit)
    told = (sorted(page, key=lambda unit: unit.spans) for page in pages.values())
    return {unit.member: n / len(page) for page in told for n, unit in enumerate(page)}


def candidates(found: Sequence[Unit], weight: Weights, limits: Limits) -> list[tuple[int, int]]:
    """Pairs ``i < j`` worth comparing: for each unit, the partners with which it shares most weight of rare keys."""
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for key, holders in sorted(_index(found).items()):
        if len(holders) > HOLDERS:
            limits.cut("claims: members that one shared word may propose", HOLDERS)
            continue
        worth = weight(key)
        for n, i in enumerate(holders):
            for j in holders[n + 1 :]:
                shared[i][j] += worth
                shared[j][i] += worth
    kept = set()
    for i, partners in shared.items():
        best = sorted(partners, key=lambda j: (-partners[j], j))[:PARTNERS]
        limits.cut("claims: closest members compared with one", PARTNERS, len(partners) - PARTNERS)
        kept |= {(min(i, j), max(i, j)) for j in best}
    return sorted(kept)


def _index(found: Sequence[Unit]) -> Mapping[str, list[int]]:
    """Numbers of the units that hold each key; where a key is too common, its union with what is done holds fewer."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(found):
        for key in unit.keys:
            index[key].append(number)
    common = {key for key, holders in index.items() if len(holders) > HOLDERS}
    for number, unit in enumerate(found):
        for key in _unions(unit, common):
            index[key].append(number)
    return index


def _unions(unit: Unit, common: set[str]) -> Iterator[str]:
    for act in sorted(unit.main & common):
        for key in unit.keys:
            if key != act and key in common:
                yield f"{act}&{key}"


def classes(found: Sequence[Unit]) -> list[list[int]]:
    """Units that are word for word the same in all that is compared, so that a copied line is compared once."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, unit in enumerate(found):
        what = (unit.words, unit.names, unit.main, unit.subjects, unit.objects, unit.amounts, unit.dates)
        how = (unit.tense, unit.negated, unit.stance)
        groups.setdefault((what, how, None if len(unit.keys) >= SOLID else number), []).append(number)
    return list(groups.values())


SOLID = 3
"""Fewest keys of a unit that equals another before anything is weighed: *the visit* is not yet a claim."""
