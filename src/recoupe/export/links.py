"""What a page may link to: ids of its own that no input can break, and web addresses that are safe."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def anchor(kind: str, *parts: object) -> str:
    """An HTML id, the same for the same parts and different for different ones, whatever the parts hold.

    >>> anchor("claim", "c1"), anchor("at", 'a"b', 3, 9)
    ('claim-c1', 'at-a_22_b-3-9')
    """
    return "-".join([kind, *(re.sub(r"[^A-Za-z0-9.]", lambda c: f"_{ord(c[0]):x}_", str(part)) for part in parts)])


def flat(text: str) -> str:
    """The text without the characters that turn the direction of writing, for places that cannot isolate it.

    >>> flat("Le \u202ephare")
    'Le phare'
    """
    return TURNS.sub("", text)


def web_link(url: str | None) -> str | None:
    """The URL when a page may link to it (http or https with a host); None for anything else.

    >>> web_link("https://gazette.example/a"), web_link("javascript:alert(1)")
    ('https://gazette.example/a', None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    safe = parts.scheme in ("http", "https") and parts.netloc and not re.search(r"[\s\x00-\x1f]", url or "")
    return url if safe else None
