"""The address that a server listens at, the names it goes by, and who can reach it."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from recoupe.errors import SettingsError


@contextmanager
def opened(host: str, port: int, exposed: bool) -> Iterator[socket.socket]:
    """A socket that listens, so that nobody is told an address at which nothing answers.

    Raises :class:`SettingsError` for an address that cannot be had, or that other machines reach unless ``exposed``.
    """
    if not is_loopback(host) and not exposed:
        raise SettingsError(
            f"other machines reach {host}: whoever does reads every article and decides; add --exposed if you mean that"
        )
    try:
        door = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as error:
        raise SettingsError(_why_not(error, host, port)) from None
    with door:
        yield door


def _why_not(error: Exception, host: str, port: int) -> str:
    if isinstance(error, OverflowError):
        return f"there is no port {port}; choose one from 0 to 65535"
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"port {port} is taken; choose another with --port, or any free one with --port 0"
    return f"{host}, port {port}: {getattr(error, 'strerror', None) or error}; choose another --host or --port"


def address(door: socket.socket) -> str:
    """Where a browser finds what listens at a socket."""
    host, port = door.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = socket.gethostname()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def names(host: str, exposed: bool) -> set[str]:
    """Hosts that a request may name, beside the loopback ones."""
    return {host.lower(), socket.gethostname().lower()} if exposed else set()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
