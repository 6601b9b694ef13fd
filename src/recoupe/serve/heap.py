"""The articles of a desk in the order they came; each is read once, however often the heap changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from recoupe import lang, pipeline
from recoupe.articles import Stage
from recoupe.engines import Progress
from recoupe.engines.local import local
from recoupe.ingest import identified, in_known_languages, opened_file
from recoupe.ingest.entry import Entry, Refusal
from recoupe.ingest.files import File
from recoupe.ingest.owners import owned
from recoupe.model import Article, ArticleRow, Dossier, Input, Reading, Rejected, Run
from recoupe.settings import Settings


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of files: the articles that are new, and a row for everything that is none."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]


@dataclass(slots=True)
class Heap:
    """What is known of some articles. Not for two threads at once.

    Ids, duplicates and reasons are those that reading all files together in this order would give.
    """

    settings: Settings
    articles: dict[str, Article] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    _entries: dict[str, Entry] = field(default_factory=dict)
    _stage: Stage | None = None

    def take(self, found: Iterable[File | Refusal]) -> Taken:
        """Open files. The articles in them are in the heap from now on, unread; other rows are not kept here."""
        refused: list[Refusal] = []
        entries = sorted(self._opened(found, refused), key=lambda entry: entry.path)
        new: list[Article] = []
        for entry, told in zip(entries, self._identified(entries), strict=True):
            if isinstance(told, Refusal):
                refused.append(told)
            else:
                self.articles[told.id], self._entries[told.id] = told, entry
                new.append(told)
        rows = {refusal.row(self.settings) for refusal in refused}
        return Taken(tuple(new), tuple(sorted(rows, key=lambda r: (r.path, r.slug, r.message))))

    def adopt(self, dossier: Dossier) -> None:
        """Take the articles of a dossier with full texts, with what its run says of its inputs."""
        default = lang.load(self.settings.ui).message("dating", "default")
        digests = {one.path: one.sha256 for one in dossier.run.inputs}
        entries = [_entry(row, digests.get(row.path, ""), default) for row in dossier.articles]
        self.inputs += dossier.run.inputs
        self.rejected += dossier.run.rejected
        self._entries |= {row.id: entry for row, entry in zip(dossier.articles, entries, strict=True)}
        self.articles |= {id: entry.article(id) for id, entry in self._entries.items()}

    def take_out(self, ids: Iterable[str]) -> None:
        """Forget articles; an id that is not here is left."""
        for id in ids:
            self.articles.pop(id, None)
            self.readings.pop(id, None)
            self._entries.pop(id, None)

    def read(self, progress: Progress | None = None) -> tuple[Rejected, ...]:
        """Read the articles that were not read yet; those that cannot be are taken out, with a row for each."""
        todo = [article for id, article in self.articles.items() if id not in self.readings]
        lost = []
        with local(jobs=self.settings.jobs, progress=progress) as engine:
            self._stage = self._stage or Stage(engine, self.settings.ui)
            self._stage.engine = engine
            for article, read in zip(todo, self._stage.read(todo), strict=True):
                if isinstance(read, Reading):
                    self.readings[article.id] = read
                else:
                    lost.append(read)
                    self.take_out([article.id])
        return tuple(lost)

    def record(self) -> Run:
        """What is needed to get the dossier of this heap again."""
        counts = {"sentences": self._stage.sentences, "parsed": self._stage.parsed} if self._stage else {}
        readings = list(self.readings.values())
        inputs = sorted(self.inputs, key=lambda one: one.path)
        return pipeline.record_of(inputs, self.rejected, self.settings, readings, counts)

    def _opened(self, found: Iterable[File | Refusal], refused: list[Refusal]) -> Iterator[Entry]:
        """The entries of files in a language that is read; refusals are put aside."""
        entries: list[Entry] = []
        for item in found:
            for one in (item,) if isinstance(item, Refusal) else opened_file(item, self.settings, self.inputs):
                if isinstance(one, Refusal):
                    refused.append(one)
                else:
                    entries.append(one)
        for told in in_known_languages(owned(entries, self.settings), self.settings):
            if isinstance(told, Refusal):
                refused.append(told)
            else:
                yield told

    def _identified(self, entries: list[Entry]) -> list[Article | Refusal]:
        """What each new entry is beside those that are here already."""
        return list(identified([*self._entries.values(), *entries]))[len(self._entries) :]


def _entry(row: ArticleRow, digest: str, default: str) -> Entry:
    """An article of a dossier as it was before it was read; ``default`` is said of a date that was not its own."""
    given = row.published.basis == "metadata" and all(b.why != default for b in row.published.because[:1])
    return Entry(
        path=row.path,
        text=row.text,
        sha256=digest,
        language=row.language,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        authors=row.authors,
        published=row.published.value if given else None,
        modified=row.modified,
        owner=row.owner,
    )
