"""What a reader finds in a file: an article without an id yet, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.lang import load
from recoupe.model import Article, Rejected
from recoupe.settings import Settings


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a file holds it; ``language`` is what the file says, None when it says nothing."""

    path: str
    text: str
    sha256: str
    language: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    owner: str | None = None

    def article(self, id: str) -> Article:
        """The article under its id."""
        return Article(
            id=id,
            path=self.path,
            text=self.text,
            sha256=self.sha256,
            language=self.language or "",
            title=self.title,
            url=self.url,
            outlet=self.outlet,
            authors=self.authors,
            published=self.published,
            modified=self.modified,
            owner=self.owner,
        )


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not read, before it is put into words."""

    path: str
    slug: str
    values: Mapping[str, object]

    def row(self, settings: Settings) -> Rejected:
        """The row a person reads, in the language of ``settings.ui``."""
        message = load(settings.ui).message("text", self.slug, path=self.path, **self.values)
        return Rejected(self.path, self.slug, message)


def refuse(path: str, slug: str, **values: object) -> Refusal:
    """A refusal of what is at ``path``; ``values`` fill the message ``slug`` of ``text.toml``."""
    return Refusal(path, slug, values)
