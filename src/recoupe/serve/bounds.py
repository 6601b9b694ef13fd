"""How much is taken in; past each limit a request is refused with 413 and a message that names the limit."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of what is sent to the desk: bytes of a file and of a request, files of a request, articles of the heap.

    The heap's limit is for what is added; a folder that was named on the command line is read whole.
    """

    file_bytes: int = 16 * MB
    request_bytes: int = 64 * MB
    files: int = 500
    articles: int = 2_000
