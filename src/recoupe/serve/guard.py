"""The door: whose requests are let in, how large they may be, and the headers that every answer carries.

A page of another site can send requests to this machine. Its name is caught by ``Host`` (it cannot forge one, even when
its DNS answers with our address), its requests by ``Origin`` and ``Sec-Fetch-Site``; nothing is ever allowed across.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.serve.bounds import MB
from recoupe.serve.problems import Problem, reply

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Wraps an application. ``names`` are the hosts it is served under; ``exposed`` lets in any numeric address too, as
    those cannot be another site's name."""

    app: ASGIApp
    ui: str
    request_bytes: int
    names: frozenset[str] = LOCAL
    exposed: bool = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on with bounded body, and for ``HEAD`` the answer to ``GET`` without its body."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        answer = _answer(send, head)
        try:
            self._check(Headers(scope=scope), scope["method"])
        except Problem as problem:
            await reply(problem, self.ui)(scope, receive, answer)
            return
        await self.app({**scope, "method": "GET"} if head else scope, self._bounded(receive), answer)

    def _check(self, headers: Headers, method: str) -> None:
        host = headers.get("host", "")
        if not self._known(host):
            raise Problem("host", "Host", host=host)
        if method not in SAFE and not _same(headers, host):
            raise Problem("origin", "Origin")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.request_bytes:
            raise self._too_large()

    def _known(self, host: str) -> bool:
        """Whether a ``Host`` header names us, under any port (a tunnel may end at another)."""
        name = _name(host)
        return name in self.names or (self.exposed and _numeric(name))

    def _too_large(self) -> Problem:
        return Problem("request-size", headers={"connection": "close"}, limit=self.request_bytes // MB)

    def _bounded(self, receive: Receive) -> Receive:
        """The body, until it is too long."""
        size = 0

        async def bounded() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self.request_bytes:
                raise self._too_large()
            return message

        return bounded


def _same(headers: Headers, host: str) -> bool:
    """Whether a request comes from our own page, or from no page at all."""
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == host.lower()


def _name(host: str) -> str:
    """The host without its port.

    >>> _name("LocalHost:8000"), _name("[::1]:80"), _name("a@b"), _name("[")
    ('localhost', '::1', '', '')
    """
    try:
        parts = urlsplit(f"//{host}")
        return "" if parts.username is not None or parts.path else parts.hostname or ""
    except ValueError:
        return ""


def _numeric(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _answer(send: Send, head: bool) -> Send:
    """``send`` with our headers, and without a body where none is wanted."""

    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "private, no-cache")
        elif head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return answer
