"""Text from articles made harmless for the tools that open an export, code point for code point."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from recoupe.export.links import TURNS

LOST = "\ufffd"
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_TURNING = [code for code in (0x61C, *range(0x2000, 0x2070)) if TURNS.match(chr(code))]
_KEPT = {0x09: "\t", 0x0A: "\n", 0x0D: " ", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_TABLE: Mapping[int, str] = MappingProxyType(dict.fromkeys((*_CONTROLS, *_TURNING), LOST) | _KEPT)


def inert(text: str) -> str:
    """The text with controls, halves of surrogate pairs and characters that turn the direction of writing replaced.

    One character stands for one, so that offsets hold; tabs and line ends stay (a carriage return is a space).

    >>> inert("Le \\u202ephare\\x1b[31m\\r\\n") == "Le \\ufffdphare\\ufffd[31m \\n"
    True
    """
    return text.translate(_TABLE)


def inert_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a table with every text in it made inert, inside lists and records too."""
    return {key: _inert_value(value) for key, value in row.items()}


def line(text: str) -> str:
    """The same on one line.

    >>> line("Le pont\\n ferme")
    'Le pont ferme'
    """
    return " ".join(inert(text).split())


def _inert_value(value: Any) -> Any:
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, list):
        return [_inert_value(item) for item in value]
    return inert_row(value) if isinstance(value, dict) else value
