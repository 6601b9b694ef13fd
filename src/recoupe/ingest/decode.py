"""Bytes to text, in the encodings that articles are saved in; None for bytes that are no text."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = ("cp1252", "latin_1", "iso8859_15", "mac_roman", "cp850")
_CONTROLS = frozenset(map(chr, (*range(9), *range(14, 27), *range(28, 32), 127)))
SAMPLE = 65_536
"""Bytes that the guess of an encoding looks at."""


def decode(data: bytes) -> str | None:
    """The text of a file without its byte-order mark, line ends as they are; None when the bytes are no text.

    UTF-8, then UTF-16/32 by their marks or by their zeros, then the best of the Western encodings as charset-normalizer
    finds it. Control characters betray a binary file whatever its name.

    >>> decode("été".encode("latin-1")), decode("été".encode("utf-16")), decode(b"\\x89PNG\\x00\\x1a")
    ('été', 'été', None)
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_try(data[len(mark) :], encoding))
    if b"\0" in data[:SAMPLE]:
        return _checked(_wide(data))
    text = _try(data, "utf-8")
    return _checked(text if text is not None else _western(data))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script every other byte is zero."""
    even, odd = data[:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    return _try(data, "utf-16-le" if odd > even else "utf-16-be") if max(even, odd) > 4 * min(even, odd) else None


def _western(data: bytes) -> str | None:
    best = from_bytes(data[:SAMPLE], cp_isolation=list(_WESTERN)).best()
    candidates = (best.encoding, *_WESTERN) if best else _WESTERN
    return next((text for encoding in candidates if (text := _try(data, encoding)) is not None), None)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None) -> str | None:
    return None if text is None or not _CONTROLS.isdisjoint(text) else text
