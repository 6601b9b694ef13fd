"""What was revised as the story went on: the day of an event that is put off, a figure that rises.

Two days for one event contradict each other unless the later articles give the later-told one, or a sentence says that
the event was moved; only then is it a revision. Figures are revised where the divergences say that time explains them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from recoupe import lang
from recoupe.assemble.eventtimes import Event, Told
from recoupe.assemble.members import Said
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.differences.quantities import quantities
from recoupe.model import Divergence, Member, Revision
from recoupe.text.folding import fold_in_place


def moved(corpus: Corpus, event: Event) -> tuple[Revision, ...]:
    """The days an event had, from the first announced to the current one; empty when it was not moved."""
    return _said_to_move(corpus, event) or _given_anew(event)


def _said_to_move(corpus: Corpus, event: Event) -> tuple[Revision, ...]:
    """What a sentence tells outright: *prévue mardi, la réunion est reportée à jeudi*."""
    by_member: dict[Member, list[Told]] = defaultdict(list)
    for told in event.told:
        by_member[told.said.member].append(told)
    for member, times in by_member.items():
        if len({t.timex.value for t in times}) == 2:
            language = lang.load(corpus.by_article[times[0].said.article].article.language)
            new = _new_day(corpus, times, language)
            if new is not None:
                old = next(t for t in times if t.timex.value != new.timex.value)
                since = _first_told(event.told, old.timex.value)
                return (
                    Revision("date", old.timex.value, since, (member,)),
                    Revision("date", new.timex.value, new.published, (member,)),
                )
    return ()


def _new_day(corpus: Corpus, times: Sequence[Told], language: Language) -> Told | None:
    """The time that a word of moving leads to, in the sentence that holds it; None without such a word."""
    first, last = min(t.timex.span[0] for t in times), max(t.timex.span[1] for t in times)
    said = times[0].said
    start, end = min(first, said.spans[0][0]), max(last, said.spans[-1][1])
    text = fold_in_place(corpus.by_article[said.article].article.text[start:end])
    cue = moving(language).search(text)
    if cue is None:
        return None
    after = [t for t in times if t.timex.span[0] - start >= cue.end()]
    leads = [t for t in after if _leads(text[cue.end() : t.timex.span[0] - start], language)]
    return min(leads or after, key=lambda t: t.timex.span, default=None)


@cache
def moving(language: Language) -> re.Pattern[str]:
    """The words, folded, by which an event is told to be moved."""
    return re.compile(rf"\b(?:{'|'.join(map(fold_in_place, sorted(language.words('dating', 'moved.cue'))))})\b")


def _leads(between: str, language: Language) -> bool:
    """Whether the last word before a day leads to the new one (*à jeudi*, *to Thursday*)."""
    words = between.split()
    return bool(words) and words[-1] in {fold_in_place(word) for word in language.words("dating", "moved.to")}


def _given_anew(event: Event) -> tuple[Revision, ...]:
    """Days that follow each other without overlap as articles come out, the ones left behind having lain ahead."""
    days: dict[str, list[Told]] = defaultdict(list)
    for told in event.told:
        if told.published and len(told.timex.value) >= 10 and "/" not in told.timex.value:
            days[told.timex.value[:10]].append(told)
    ordered = sorted(days.values(), key=lambda group: min(t.published or "" for t in group))
    if len(ordered) < 2 or not all(_gives_way(a, b) for a, b in pairwise(ordered)):
        return ()
    return tuple(_state(group) for group in ordered)


def _gives_way(old: Sequence[Told], new: Sequence[Told]) -> bool:
    """Whether all that give an old day came out before any that gives the new one, and none after it had come."""
    last, first = max((t.latest or t.published or "")[:10] for t in old), min((t.published or "")[:10] for t in new)
    return last < first and all(t.is_ahead for t in old)


def _state(group: Sequence[Told]) -> Revision:
    first = min(group, key=lambda t: (t.published or "~", t.said.article))
    return Revision("date", first.timex.value, first.published, tuple(dict.fromkeys(t.said.member for t in group)))


def _first_told(told: Iterable[Told], value: str) -> str | None:
    return min((t.published for t in told if t.timex.value == value and t.published), default=None)


# ------------------------------------------------------------------------------------------------------------- figures


def figures(corpus: Corpus, members: Sequence[Said], divergences: Iterable[Divergence]) -> tuple[Revision, ...]:
    """The figures that members of a claim give one after the other, where time explains that they differ."""
    mine = {said.member: said for said in members}
    states: dict[tuple[float, float], list[tuple[str, Said]]] = defaultdict(list)
    for divergence in divergences:
        if divergence.kind == "number" and divergence.update and mine.keys() >= set(divergence.members):
            for said in (mine[member] for member in divergence.members):
                for value, size in _given(corpus, said, divergence.values):
                    states[size].append((value, said))
    rows = [_figure(corpus, given) for given in states.values()]
    return tuple(sorted(rows, key=lambda row: (row.since or "~", row.value))) if len(rows) > 1 else ()


def _figure(corpus: Corpus, given: Sequence[tuple[str, Said]]) -> Revision:
    """One state of a figure, in the words of the first that gives it."""
    value, first = min(given, key=lambda row: (_since(corpus, row[1]) or "~", row[1].article))
    return Revision("number", value, _since(corpus, first), tuple(dict.fromkeys(said.member for _, said in given)))


def _given(corpus: Corpus, said: Said, values: Sequence[str]) -> Iterator[tuple[str, tuple[float, float]]]:
    """The quantity of some values that a member gives, as it stands and with its bounds."""
    language = lang.load(corpus.by_article[said.article].article.language)
    for span in said.spans:
        for found in quantities(corpus.text(said.article, span), language):
            if found.text in values:
                yield found.text, (found.low, found.high)
                return


def _since(corpus: Corpus, said: Said) -> str | None:
    """When something was said: on the day its sentence gives, else that of the article."""
    own = said.statement.said_on if said.statement else None
    day = own if own and own[:4].isdigit() and len(own) >= 10 else corpus.published[said.article].value
    return day if day and len(day) >= 10 else None
