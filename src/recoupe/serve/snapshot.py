"""One state of the dossier, ready to be sent; never changed, so that nobody reads half of one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from recoupe.export import json
from recoupe.model import Dossier

Row = dict[str, Any]


class Snapshot:
    """A dossier with its rows as JSON-able values, its text, its ``ETag``, and what is made of it when first asked for.

    >>> from recoupe.model import Run
    >>> len(Snapshot(Dossier(Run("1", {}, (), (), (), ()))).etag)
    18
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.rows: Mapping[str, Any] = json.to_dict(dossier)
        self.text = json.text(self.rows).encode("utf-8")
        self.etag = f'"{hashlib.sha256(self.text).hexdigest()[:16]}"'
        self._made: dict[str, bytes] = {}

    @cached_property
    def text_of(self) -> Mapping[str, str]:
        """The text of each article, by id."""
        return {article.id: article.text for article in self.dossier.articles}

    @cached_property
    def article_of(self) -> Mapping[str, str]:
        """The article of each statement, by ids."""
        return {statement.id: statement.article for statement in self.dossier.statements}

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What ``make`` makes of this dossier, kept under a key; made twice when two ask at once."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]
