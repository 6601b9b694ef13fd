"""A reserve that one member of a claim keeps and another lost, though both go through one source or none at all.

A reserve that comes in later is none that got lost: a newspaper that takes up a dispatch in the conditional has lost
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.acts import met
from recoupe.link.alignment.holders import keys
from recoupe.link.alignment.kinds import light
from recoupe.link.counting.clashes import is_one_voice
from recoupe.link.counting.kinship import kin
from recoupe.link.counting.standing import standings
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.answered import common, negations
from recoupe.link.differences.conflicts import moment
from recoupe.link.differences.denied import says_no
from recoupe.link.differences.desk import Desk, Group, short
from recoupe.link.differences.likeness import tell_one_act
from recoupe.link.memory import per_corpus
from recoupe.model import Divergence, Reuse, Span
from recoupe.text.folding import fold, plain

ALIKE, CITED, FEW = 0.45, 0.3, 3
"""Share of what the briefer tells, by weight, that two members have in common when one is the other without its
reserve, and when one cites the outlet of the other; where few make the claim, even when the act is one."""
NEARLY = 0.6
"""Share of the fuller of two where another, who may be one with the source of the reserve, says it again without."""
Pair = tuple[Voice, Voice]


def lost(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One row for a claim: all who keep the reserve, all who lost it. Cost: members squared."""
    pairs = _pairs(desk, claim, heard)
    if not pairs:
        return
    h, c = min(pairs, key=lambda pair: desk.foreign(*pair))
    early, late = moment(desk.corpus, h.article, h.statement), moment(desk.corpus, c.article, c.statement)
    update = bool(early and late and early[:10] < late[:10])
    keeping = [v for v in heard if not v.silent and keeps(desk.corpus, v)]
    flat = [v for v in heard if not v.silent and v.certainty == "certain" and _is_flat(desk, claim, v, pairs)]
    members = [claim.members[v.index] for v in (*keeping, *flat)]
    x, y = short(h.text), short(c.text)
    yield desk.row("hedge", members, (x, y), update=update, words={"x": x, "y": y, **desk.about(h, c)})


def _is_flat(desk: Desk, claim: Group, voice: Voice, pairs: Sequence[Pair]) -> bool:
    """Whether a member says for certain what those who lost the reserve say: in their article, or of one act."""
    if _is_conditional(desk.corpus, voice) or _suspects(desk.corpus, voice):
        return False
    same = [c for _, c in pairs if _denies(desk.corpus, c) == _denies(desk.corpus, voice)]
    return any(c.article == voice.article or _of_one_act(desk, claim, c, voice) for c in same)


def _pairs(desk: Desk, claim: Group, heard: Sequence[Voice]) -> list[Pair]:
    """Who keeps a reserve, with whom it was lost by."""
    said = [v for v in heard if not v.silent and not v.open_end]
    certain = [v for v in said if v.certainty == "certain" and not _is_conditional(desk.corpus, v)]
    certain = [v for v in certain if not _suspects(desk.corpus, v)]
    return [
        (h, c)
        for h in said
        if keeps(desk.corpus, h) and not any(_came_first(v, h) for v in certain)
        for c in certain
        for left_open in [_leaves_open(desk.corpus, h) and not is_one_voice(h, c)]
        if (left_open or h.article != c.article or (c.headline and not h.headline)) and not _is_cited(c, h)
        if left_open or _denies(desk.corpus, h) == _denies(desk.corpus, c)
        for bodies in [_heads(c, said)]
        if any(_of_one_act(desk, claim, h, body) for body in bodies)
        and (left_open or any(_is_lost(desk.corpus, h, b, said) or _is_passed_on(desk, claim, h, b) for b in bodies))
    ]


def keeps(corpus: Corpus, voice: Voice) -> bool:
    """Whether a member keeps a reserve: not where it only likens (*on aurait dit un train*); a suspicion is one."""
    words = _reserve(lang.load(corpus.by_article[voice.article].article.language))
    if voice.certainty == "hedged":
        return not words[0].search(plain(voice.text))
    return _suspects(corpus, voice)


def _suspects(corpus: Corpus, voice: Voice) -> bool:
    """Whether a member says of somebody that he is suspected of it: *soupçonné d'avoir détourné*."""
    words = _reserve(lang.load(corpus.by_article[voice.article].article.language))
    return bool(words[1].search(plain(voice.text)))


@cache
def _reserve(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = language.table("divergences")["reserve"]
    likening, suspecting = (
        re.compile("|".join(rf"\b{plain(w)}\b" for w in data[k])) for k in ("likening", "suspecting")
    )
    return likening, suspecting


def _leaves_open(corpus: Corpus, h: Voice) -> bool:
    """Whether a reserve says that nobody can tell yet: *too early to say*, *cannot rule out*."""
    language = lang.load(corpus.by_article[h.article].article.language)
    return any(phrase in plain(h.text) for phrase in _opening(language))


@cache
def _opening(language: Language) -> tuple[str, ...]:
    rows = (row for row in language.rows("hedges", "hedge") if row.get("open"))
    return tuple(plain(phrase) for row in rows for phrase in (*row.get("words", ()), *row.get("phrases", ())))


def _came_first(v: Voice, h: Voice) -> bool:
    """Whether one source said it for certain to somebody before its words were given with a reserve."""
    return len(v.chain) == 1 and v.last == h.last and v.since < h.since


def _is_cited(c: Voice, h: Voice) -> bool:
    """Whether the one with a reserve takes it from the outlet of the one without: then the reserve came in later."""
    return cites(h, c)


def _of_one_act(desk: Desk, claim: Group, a: Voice, b: Voice) -> bool:
    """Whether two members tell one act, or acts that often tell one fact; members that are no units are taken to."""
    one, two = (desk.units.get(claim.members[v.index]) for v in (a, b))
    if one is None or two is None:
        return True
    shared, least = common(desk, one, two), CITED if cites(a, b) or cites(b, a) else ALIKE
    if len(claim.members) <= FEW and shared < least:
        return False
    if one.main & two.main or met(one, two)[0]:
        return True
    if any(tell_one_act(p, q) for p in one.told for q in two.told):
        return True
    if (one.main & {*two.acts, *two.words} | two.main & {*one.acts, *one.words}) - light():
        return True
    return shared >= least


def cites(c: Voice, h: Voice) -> bool:
    """Whether one voice goes through the outlet of another's article."""
    return c.article != h.article and bool(h.home & set(c.chain))


def _denies(corpus: Corpus, voice: Voice) -> bool:
    """Whether a member says in so many words that it is not so; *contest a verdict* does not."""
    flat = voice.statement is not None and voice.statement.stance == "deny"
    return says_no(corpus, voice) and (flat or bool(negations(corpus, voice.article, voice.spans)))


def _heads(c: Voice, said: Sequence[Voice]) -> list[Voice]:
    """A member and, when it is a headline, what certain members of its article stand under it."""
    under = [v for v in said if v.article == c.article and v.certainty == "certain" and not v.headline]
    return [c, *(under if c.headline and not c.chain else ())]


def _is_lost(corpus: Corpus, h: Voice, c: Voice, said: Sequence[Voice]) -> bool:
    """Whether the certain one rests on what the hedged one rests on: a link of the chain, or nothing firmer; an outlet
    that later tells it on its own account rests on nothing."""
    if h.article == c.article or set(h.path) & set(c.chain) or set(h.chain) & set(c.path):
        return True
    later = c.since >= h.since
    if later and (_is_unnamed(corpus, c) or any(_carries(r, h, c) or _carries(r, c, h) for r in corpus.reuse)):
        return True
    if h.statement is None and c.statement is None:
        return later
    if h.statement is None or c.statement is not None:
        return False
    alike = (v for v in said if v.statement and v.certainty == "certain" and _denies(corpus, v) == _denies(corpus, c))
    return later or not any(not set(v.chain) & set(h.chain) for v in alike)


def _is_passed_on(desk: Desk, claim: Group, h: Voice, c: Voice) -> bool:
    """Whether a later source, which may be one with that of the reserve, says all but the same without it."""
    if not (h.last and c.last and c.since >= h.since):
        return False
    known = standings(desk.corpus, [h.last, c.last])
    units = [desk.units.get(claim.members[v.index]) for v in (h, c)]
    one, two = (known.get(v.last or "") for v in (h, c))
    if one is None or two is None or units[0] is None or units[1] is None or kin(one, two) is None:
        return False
    some, others = (keys(u) for u in units if u)
    return desk.weight.total(some & others) >= NEARLY * max(desk.weight.total(some), desk.weight.total(others))


def _is_unnamed(corpus: Corpus, voice: Voice) -> bool:
    """Whether all that stands behind a member is media or somebody without a name, who may have kept the reserve."""
    standing = standings(corpus, [voice.last]) if voice.last else {}
    known = standing.get(voice.last or "")
    return bool(known and (known.unnamed_media or known.anonymous))


def _is_conditional(corpus: Corpus, voice: Voice) -> bool:
    """Whether a verb of it stands in the conditional, which a reader hears as a reserve wherever it comes from."""
    return _has_conditional(corpus, voice.article, voice.spans)


@per_corpus
def _has_conditional(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> bool:
    language = lang.load(corpus.by_article[article].article.language)
    forms = language.words("divergences", "conditional.words")
    endings = tuple(sorted(language.words("divergences", "conditional.endings")))
    tokens = corpus.tokens(article, spans)
    return any(fold(t.text) in forms or ("Mood=Cnd" in t.morph and t.text.endswith(endings)) for t in tokens)


def _carries(reuse: Reuse, a: Voice, b: Voice) -> bool:
    """Whether a shared passage carries both members."""
    return (reuse.a.article, reuse.b.article) == (a.article, b.article) and all(
        any(x < place.span[1] and place.span[0] < y for x, y in v.spans) for place, v in ((reuse.a, a), (reuse.b, b))
    )
