"""Which pairs of texts are kin, told by one piece of work to the others: each pair is looked into once or twice."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path

import numpy as np

Pair = tuple[int, int]


class Answers:
    """Answers on pairs of texts in a folder, eight bytes each; without a folder none is remembered.

    >>> Answers().given((0, 1), lambda a, b: a < b)
    True
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        parts = [np.load(path) for path in sorted(folder.glob("*.npy"))] if folder else []
        self._known = np.unique(np.concatenate([np.zeros(0, np.int64), *parts]))
        self._new = array("q")

    def given(self, pair: Pair, ask: Callable[[int, int], bool]) -> bool:
        """The answer on a pair: the one that is known, or the one that ``ask`` gives."""
        code = pair[0] << 32 | pair[1] << 1
        at = int(np.searchsorted(self._known, code))
        if at < len(self._known) and int(self._known[at]) | 1 == code | 1:
            return bool(self._known[at] & 1)
        answer = ask(*pair)
        if self._folder:
            self._new.append(code | answer)
        return answer

    def keep(self, name: str) -> None:
        """Write the answers that were new here."""
        if self._folder:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial = self._folder / f"{name}.part"
            with partial.open("wb") as file:
                np.save(file, np.array(self._new, np.int64))
            partial.replace(self._folder / f"{name}.npy")
