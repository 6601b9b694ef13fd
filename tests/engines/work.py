"""Work for the tests of engines: functions that another process can import."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def double(number: int) -> int:
    """Twice the number."""
    return 2 * number


def total(key: int, items: list[int]) -> tuple[int, list[int]]:
    """The key and what came with it."""
    return key, items


def deadly(number: int) -> int:
    """The number itself, but 3 kills the process it is worked on in."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies_once(job: tuple[int, str]) -> int:
    """The number itself; the process of number 2 dies the first time."""
    number, folder = job
    mark = Path(folder) / "died"
    if number == 2 and not mark.exists():
        mark.write_text("x")
        os.kill(os.getpid(), signal.SIGKILL)
    with (Path(folder) / f"worked-{number}").open("a") as file:
        file.write("x")
    return number


def process(_: int) -> int:
    """The number of the process that works."""
    return os.getpid()


def wrong(number: int) -> int:
    """The number itself, but 3 is an error."""
    if number == 3:
        raise ValueError("three is wrong")
    return number
