"""Two members of one claim that give another day or another place: what makes origins contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from itertools import combinations
from operator import ne
from typing import TypeVar

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.occasions import Tense, last, lasts
from recoupe.link.counting.facts import facts, split
from recoupe.link.counting.hinges import is_of_reckoning, is_of_telling
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.conflicts import carried
from recoupe.link.memory import per_corpus
from recoupe.model import Span, Timex
from recoupe.text.folding import fold
from recoupe.text.patterns import leading

Side = TypeVar("Side", bound=Hashable)

ALIKE = 0.6
"""Share of the shorter sentence's words that two must have in common before another place is a divergence."""
ALIKE_LONG = 0.4
"""The same for the longer one, which may tell of more than one thing."""

MONTH = len("2031-01")
LATE = frozenset({"TAF", "TEV"})
"""The parts of a day that no night reaches into which began the day before."""
BESIDE = 3
"""Characters between a day and its hour: *vendredi à 23 heures*."""


def days(corpus: Corpus, a: Voice, b: Voice) -> tuple[str, str] | None:
    """The words for two days (or months, or years), when each member gives just one, no
    finer than the other, and the two cannot be one.

    The day of a reporting clause is that of the utterance. A weekday in the present says little: a state holds on
    one day and still on the next; a date that is written out is a date in any tense.
    """
    if is_one_voice(a, b) or _reports(corpus, a) or _reports(corpus, b):
        return None
    one, two = day_of(corpus, a.article, a.spans), day_of(corpus, b.article, b.spans)
    if not one or not two or _may_be_one(corpus, one, two):
        return None
    if _lasts(corpus, one) != _lasts(corpus, two):  # *blocked since Saturday*
        return None
    if any(is_of_reckoning(corpus, t) for t in (one, two)):
        return None
    if any(
        v.statement is None and not _is_to_come(corpus, t) and is_of_telling(corpus, t) for v, t in ((a, one), (b, two))
    ):
        return None
    tenses = {_tense(corpus, v, t) for v, t in ((a, one), (b, two)) if v.tense != "none" or not v.headline}
    written = _is_written(corpus, one) and _is_written(corpus, two)
    if not _are_of_a_size(corpus, (a, one), (b, two)):
        return None
    if not written and (len(tenses) > 1 or "present" in tenses):
        return None
    return corpus.text(one.article, one.span), corpus.text(two.article, two.span)


def _are_of_a_size(corpus: Corpus, *given: tuple[Voice, Timex]) -> bool:
    """Whether one of two times is not much finer than the other: a day that is written out may be told against a month
    where neither passage gives another time, and two lengths of time counted from one day, whatever their units: *in
    six months*, *in two years*."""
    x, y = sorted((t for _, t in given), key=lambda t: len(t.value[:10]))
    if len(x.value[:10]) == len(y.value[:10]):
        return True
    if any(len(_resolved(corpus, v.article, v.spans)) > 1 for v, _ in given):
        return False
    return x.rule == y.rule if len(x.value) < MONTH else _is_written(corpus, y)


def _tense(corpus: Corpus, voice: Voice, timex: Timex) -> Tense:
    """The tense of what a member tells; the present of a day to come is a future; a headline may have none."""
    to_come = voice.tense == "present" and _is_to_come(corpus, timex)
    return "future" if to_come else voice.tense


def _is_to_come(corpus: Corpus, timex: Timex) -> bool:
    """Whether a day lies after its article."""
    published = corpus.published.get(timex.article)
    known = (published.latest or published.value or "")[:10] if published else ""
    return bool(known) and _first(timex) > known


def is_one_voice(a: Voice, b: Voice) -> bool:
    """Whether two members stand in one article and do not have two sources."""
    return a.article == b.article and (a.last is None or b.last is None or a.last == b.last)


def names_a_day(corpus: Corpus, timex: Timex) -> bool:
    """Whether an expression says which day, not only what hour or part of the day: *vers 3 h 30*, *en pleine nuit*."""
    if timex.value.endswith("Z"):  # an hour of Greenwich may be that of the day before
        return False
    return "T" not in timex.value or bool(_words(corpus, timex) & _day_words(corpus, timex))


def _is_of_greenwich(corpus: Corpus, timex: Timex) -> bool:
    """Whether a day stands before an hour of Greenwich, which says again what local time says: *vendredi 23H00 GMT*."""
    hours = (t for t in corpus.timexes_of.get(timex.article, ()) if t.value.endswith("Z"))
    return any(0 <= t.span[0] - timex.span[1] <= BESIDE for t in hours)


def _words(corpus: Corpus, timex: Timex) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", corpus.text(timex.article, timex.span).casefold()))


def _day_words(corpus: Corpus, timex: Timex) -> frozenset[str]:
    """The words for days in the language of an expression: those of the week, the months, *yesterday*."""
    language = lang.load(corpus.by_article[timex.article].article.language)
    dated = (w for table in ("weekday", "month") for w in language.table("dating")[table])
    return frozenset(dated) | language.words("divergences", "hours.days")


def _lasts(corpus: Corpus, timex: Timex) -> bool:
    """Whether something has lasted since then: it does not date what is told."""
    article = corpus.by_article[timex.article].article
    return lasts(article.text, timex.span, lang.load(article.language).words("concepts", "lasting.words"))


def _is_written(corpus: Corpus, timex: Timex) -> bool:
    """Whether an expression names a day of the month, a month or a year, and not a day of the week alone."""
    return len(timex.value) < len("2031-01-01") or any(c.isdigit() for c in corpus.text(timex.article, timex.span))


def _may_be_one(corpus: Corpus, one: Timex, two: Timex) -> bool:
    """Whether two days are one: a night has two, a Thursday may be that of any week, a day of the month of any year."""
    (a, x), (b, y) = ((_first(t), last((_first(t), t.latest or t.value, t.value))) for t in (one, two))
    if _is_a_night_between(corpus, one) and _is_a_night_between(corpus, two):
        return a == b
    if a <= y and b <= x:
        return not (_is_night_before(one, two) or _is_night_before(two, one))
    if (
        is_dated_by_weekday(corpus, one)
        and is_dated_by_weekday(corpus, two)
        and _words(corpus, one) & _words(corpus, two) & _day_words(corpus, one)
    ):
        return True
    both = (corpus.text(t.article, t.span) for t in (one, two))
    return "" != one.value[4:10] == two.value[4:10] and not all(re.search(r"\d{4}", text) for text in both)


def _is_a_night_between(corpus: Corpus, timex: Timex) -> bool:
    """Whether a night is named by both its days: *dans la nuit de samedi à dimanche*."""
    return timex.value.endswith("TNI") and len(_words(corpus, timex) & _day_words(corpus, timex)) > 1


def _is_night_before(night: Timex, other: Timex) -> bool:
    """Whether a night is over when what the other names begins: *Saturday night*, *Sunday evening*."""
    late = other.value[10:13] in LATE or "T12" <= other.value[10:13] <= "T24"
    return night.value.endswith("TNI") and late and night.value[:10] < other.value[:10]


def is_dated_by_weekday(corpus: Corpus, timex: Timex) -> bool:
    """Whether an expression names a day of the week and nothing that says of which week."""
    return not any(c.isdigit() for c in corpus.text(timex.article, timex.span))


def _first(timex: Timex) -> str:
    """The first day of an expression."""
    return (timex.earliest or timex.value)[:10]


def face(corpus: Corpus, voice: Voice) -> tuple[object, ...]:
    """What a voice may differ in from another: its figures, its day, its places. Two of one face never clash."""
    figures = tuple((q.noun, q.low, q.high) for q in carried(corpus, voice.article, voice.spans))
    day = day_of(corpus, voice.article, voice.spans)
    located = _located(voice.text, corpus.by_article[voice.article].article.language)
    return figures, day.value[:10] if day else None, tuple(sorted(located.items()))


def facing(
    heard: Iterable[Voice], side: Callable[[Voice], Side], apart: Callable[[Side, Side], bool] = ne
) -> list[tuple[Voice, Voice]]:
    """Pairs of voices whose ``side`` (what they give of something; empty: nothing) is ``apart``, by index.

    Sides are compared once, however many voices share them.
    """
    sides: dict[Side, list[Voice]] = defaultdict(list)
    for voice in heard:
        if given := side(voice):
            sides[given].append(voice)
    pairs = ((one, other) for one, other in combinations(sides, 2) if apart(one, other))
    met = ((a, b) for one, other in pairs for a in sides[one] for b in sides[other])
    return sorted(((a, b) if a.index < b.index else (b, a) for a, b in met), key=lambda p: (p[0].index, p[1].index))


@per_corpus
def day_of(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> Timex | None:
    """The one expression of a day in a passage, failing that of a month or season, failing that of a year."""
    resolved = _resolved(corpus, article, spans)
    inside = [t for t in resolved if names_a_day(corpus, t) and not _is_of_greenwich(corpus, t)]
    for shape in (r"\d{4}-\d\d-\d\d(T.*|/\d{4}-\d\d-\d\d)?", r"\d{4}-(\d\d|W\d\d|S[PU]|FA|WI)", r"\d{4}"):
        found = [t for t in inside if re.fullmatch(shape, t.value)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _resolved(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> list[Timex]:
    """The expressions of a passage whose days are known."""
    found = (t for t in corpus.timexes_of.get(article, ()) if t.earliest and t.latest)
    return [t for t in found if any(x <= t.span[0] and t.span[1] <= y for x, y in spans)]


def _reports(corpus: Corpus, voice: Voice) -> bool:
    """Whether a passage in the outlet's voice holds a reporting clause, whose day is that of the utterance."""
    if voice.statement is not None:
        return False
    cues = (c for s in corpus.statements_of.get(voice.article, ()) for c in (*s.cue, *s.source))
    return any(x <= c[0] and c[1] <= y for c in cues for x, y in voice.spans)


def places(corpus: Corpus, a: Voice, b: Voice) -> tuple[str, str] | None:
    """Two places named after the same noun in members otherwise alike: *au gymnase de X*, *au gymnase de Y*."""
    one, two = (_located(v.text, corpus.by_article[v.article].article.language) for v in (a, b))
    for noun in sorted(one.keys() & two.keys()):
        x, y = one[noun], two[noun]
        words = [{fold(w.strip(",.")) for w in v.text.split()} - {fold(x), fold(y)} for v in (a, b)]
        alike = len(words[0] & words[1]) >= max(ALIKE * min(map(len, words)), ALIKE_LONG * max(map(len, words)))
        apart = fold(x) not in fold(b.text) and fold(y) not in fold(a.text)
        if apart and not _may_hold(x, y) and a.article != b.article and alike:
            return f"{noun} … {x}", f"{noun} … {y}"
    return None


def _may_hold(x: str, y: str) -> bool:
    """Whether one place may lie in the other: a country beside anything that is no country."""
    known = facts().countries
    return (split(x) in known) != (split(y) in known)


@lru_cache(maxsize=8192)
def _located(text: str, code: str) -> dict[str, str]:
    """The capitalised name after each common noun of a member."""
    joints = leading(lang.load(code).table("divergences")["prepositions"])
    pattern = rf"\b([a-zà-ÿ]{{4,}}) (?:{joints})([A-ZÀ-Ý][\w-]+)"
    return dict(re.findall(pattern, text.replace("’", "'")))
