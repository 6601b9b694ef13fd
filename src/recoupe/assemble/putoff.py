"""An announced event that later articles give another day: two lines of the timeline that are one event, put off.

Claims keep them apart, for two days are two marches. One line takes the other in only where its words say that the
event was moved, they speak of the same things, and every article that gave the old day came out before, while it lay
ahead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recoupe import lang
from recoupe.assemble.members import said
from recoupe.assemble.revisions import moving
from recoupe.link import Corpus
from recoupe.model import Moment, Revision
from recoupe.text.folding import fold_in_place

SHARED, LEAST = 0.5, 3
"""Share of the words of the briefer line, and number of them, that both have."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def joined(corpus: Corpus, moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments, in order, each event that was put off on one line with the days it had."""
    events = [m for m in moments if m.kind == "event"]
    taken: dict[Moment, Moment] = {}
    for new in events:
        old = next((m for m in events if m not in taken and _gives_way(corpus, m, new)), None)
        if old is not None:
            taken[old] = new
    rows = [_put_off(corpus, m, [o for o, n in taken.items() if n is m]) for m in moments if m not in taken]
    return tuple(rows)


def _gives_way(corpus: Corpus, old: Moment, new: Moment) -> bool:
    """Whether a line tells an event under a day that the other one moves."""
    if old is new or not old.announced or old.revisions or _overlap(old, new):
        return False
    told = [revision.value for revision in new.revisions if revision.kind == "date"]
    if told and old.when.value != told[0]:
        return False
    return _is_earlier(corpus, old, new) and (bool(told) or _says_so(corpus, new)) and _is_alike(corpus, old, new)


def _overlap(one: Moment, other: Moment) -> bool:
    a, b = one.when, other.when
    return (a.earliest or "") <= (b.latest or "~") and (b.earliest or "") <= (a.latest or "~")


def _is_earlier(corpus: Corpus, old: Moment, new: Moment) -> bool:
    """Whether all articles of a line came out before those that give the new day."""
    last = max((_latest(corpus, a) for a in old.articles), default="~")
    first = min((corpus.published[a].earliest or "" for a in new.articles), default="")
    return last[:10] < first[:10]


def _latest(corpus: Corpus, article: str) -> str:
    return corpus.published[article].latest or "~"


def _says_so(corpus: Corpus, new: Moment) -> bool:
    for member in said(corpus, new.members):
        language = lang.load(corpus.by_article[member.article].article.language)
        if moving(language).search(fold_in_place(member.text)):
            return True
    return False


def _is_alike(corpus: Corpus, old: Moment, new: Moment) -> bool:
    one, other = _words(corpus, old), _words(corpus, new)
    return len(one & other) >= max(LEAST, SHARED * min(len(one), len(other)))


def _words(corpus: Corpus, moment: Moment) -> frozenset[str]:
    """The words of a line's members that tell what it is about."""
    found: set[str] = set()
    for member in said(corpus, moment.members):
        skip = lang.load(corpus.by_article[member.article].article.language).words("dating", "event.skip")
        found |= {word for word in _WORD.findall(fold_in_place(member.text)) if word not in skip}
    return frozenset(found)


def _put_off(corpus: Corpus, new: Moment, old: Sequence[Moment]) -> Moment:
    """A line with the ones it takes in as its earlier states."""
    if not old:
        return new
    before = [_state(corpus, moment) for moment in sorted(old, key=lambda m: m.when.earliest or "")]
    rest = [r for r in new.revisions if r.kind != "date"]
    articles = {a for m in (*old, new) for a in m.articles}
    return replace(
        new,
        claims=(*(c for m in old for c in m.claims), *new.claims),
        articles=tuple(sorted(articles, key=lambda a: (corpus.published[a].value or "~", a))),
        revisions=(*before, _state(corpus, new), *rest),
    )


def _state(corpus: Corpus, moment: Moment) -> Revision:
    since = min((day for a in moment.articles if (day := corpus.published[a].value)), default=None)
    return Revision("date", moment.when.value or "", since, moment.members)
