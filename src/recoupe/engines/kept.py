"""Results of a phase on disk, each written whole or not at all: what a run that is started again need not do."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any


class Kept:
    """The results in a folder, by the place of their item."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def has(self, index: int) -> bool:
        """Whether that result is there."""
        return self._path(index).exists()

    def get(self, index: int) -> Any:
        """That result."""
        return pickle.loads(self._path(index).read_bytes())

    def put(self, index: int, result: object) -> None:
        """Keep a result."""
        path = self._path(index)
        partial = path.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(pickle.dumps(result))
        partial.replace(path)

    def _path(self, index: int) -> Path:
        return self._folder / f"{index:08}.pickle"
