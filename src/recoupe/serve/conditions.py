"""Conditional requests (RFC 9110, 13): what a client has is not sent again, what it has not seen not changed."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response


def matches(header: str, etag: str | None, *, weakly: bool = False) -> bool:
    """Whether a list of entity tags names ``etag``; ``weakly`` takes no notice of ``W/``.

    >>> matches('"a", "b"', '"b"'), matches("*", '"b"'), matches("*", None), matches('W/"b"', '"b"')
    (True, True, False, False)
    """
    if etag is None:
        return False
    tags = [tag.strip() for tag in header.split(",")]
    if weakly:
        etag, tags = etag.removeprefix("W/"), [tag.removeprefix("W/") for tag in tags]
    return "*" in tags or etag in tags


def answer(request: Request, etag: str, make: Callable[[], bytes], media: str, **headers: str) -> Response:
    """What ``make`` makes, with its ``ETag``; 304 and nothing made when the client has it."""
    told = {"etag": etag, **{name.replace("_", "-"): value for name, value in headers.items()}}
    if matches(request.headers.get("if-none-match", ""), etag, weakly=True):
        return Response(status_code=304, headers=told)
    return Response(make(), media_type=media, headers=told)
