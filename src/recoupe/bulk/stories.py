"""Which articles of an archive are of one story: their sketches, streamed in the order of publication.

The words of all are counted first, and what is open at the end is settled once more, so that articles that all give
their dates are grouped as a dossier groups them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from recoupe.bulk.packs import Packs, Place
from recoupe.bulk.reading import Read
from recoupe.engines import Progress
from recoupe.link.stories import clearest, story_of
from recoupe.link.stories.affairs import Named, linked, named
from recoupe.link.stories.sketches import Sketch
from recoupe.link.stories.stream import Stream
from recoupe.model import Story

BATCH = 128
"""Articles whose stories are told in one piece of work."""
Placed = tuple[Story, tuple[Place, ...]]
"""A story with the places of its articles."""
_Group = tuple[tuple[str, ...], str, Named]


def stories(work: Path, read: Sequence[Read], progress: Progress | None = None) -> list[Placed]:
    """The stories of the archive with the places of their articles, by first article. Memory: the stories open."""
    order = sorted(
        (day, article, (number, place))
        for number, done in enumerate(read)
        for place, (article, day) in enumerate(zip(done.ids, _days(read, number), strict=True))
    )
    where = {article: place for _, article, place in order}
    streamed = _streamed(work, [place for *_, place in order], progress or (lambda *_: None))
    groups = sorted(streamed, key=lambda group: group[0][0])
    episodes = linked([names for _, _, names in groups])
    out = []
    for number, ((members, title, _), others) in enumerate(zip(groups, episodes, strict=True)):
        story = story_of(number, title, members, others)
        out.append((story, tuple(where[article] for article in members)))
    return out


def _days(read: Sequence[Read], number: int) -> list[int]:
    """The day in whose turn each article of a chunk is placed; an undated one takes its neighbour's."""
    before = (day for done in reversed(read[:number]) for day in reversed(done.days) if day is not None)
    after = (day for done in read[number:] for day in done.days if day is not None)
    last = next(before, None) or next(after, 0)
    out = []
    for day in read[number].days:
        last = last if day is None else day
        out.append(last)
    return out


def _streamed(work: Path, places: Sequence[Place], progress: Progress) -> Iterator[_Group]:
    """Articles, title and names of each story, as the stream closes them."""
    held = Packs(work, "sketches")
    stream = Stream(seen=(held.get(*place) for place in sorted(places)))
    for number, place in enumerate(places, 1):
        stream.place(held.get(*place))
        if number % BATCH == 0 or number == len(places):
            progress("stories", number, len(places))
        for members in stream.closed():
            yield _group(members)
    stream.settle()
    yield from map(_group, stream.stories())


def _group(members: Sequence[Sketch]) -> _Group:
    return tuple(sorted(m.article for m in members)), clearest(members), named(members)


def batches(stories: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Stories in batches of about ``BATCH`` articles."""
    batch: list[Placed] = []
    for story in stories:
        batch.append(story)
        if sum(len(places) for _, places in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
