"""What lies in the folder of work while an archive is made: chunks of articles, readings and sketches."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from recoupe.model import Article

Place = tuple[int, int]
"""A chunk and the place of an article in it."""


def path_of(work: Path, kind: str, number: int) -> Path:
    """Where pack ``number`` of a kind lies."""
    return work / kind / f"{number:06}.bin"


def articles(work: Path, number: int) -> list[Article]:
    """The articles of a chunk."""
    found: list[Article] = pickle.loads(path_of(work, "articles", number).read_bytes())
    return found


def pack(path: Path, items: Sequence[object]) -> None:
    """Write items so that each can be read alone: their places first, then each compressed."""
    packed = [zlib.compress(pickle.dumps(item), 1) for item in items]
    head = pickle.dumps([len(one) for one in packed])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join((len(head).to_bytes(8, "big"), head, *packed)))


class Packs:
    """Reads single items out of what :func:`pack` wrote; remembers where they stand."""

    def __init__(self, work: Path, kind: str) -> None:
        self._work, self._kind = work, kind
        self._places: dict[int, list[int]] = {}

    def get(self, number: int, place: int) -> Any:
        """The item at one place of one pack."""
        path = path_of(self._work, self._kind, number)
        with path.open("rb") as file:
            if number not in self._places:
                size = int.from_bytes(file.read(8), "big")
                places = [8 + size]
                for length in pickle.loads(file.read(size)):
                    places.append(places[-1] + length)
                self._places[number] = places
            start, end = self._places[number][place : place + 2]
            file.seek(start)
            return pickle.loads(zlib.decompress(file.read(end - start)))
