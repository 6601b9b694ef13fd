"""Who owns which outlet, from a file that a reader keeps: outlets of one owner may have one source."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from recoupe.errors import SettingsError
from recoupe.ingest.entry import Entry
from recoupe.settings import Settings


def owned(entries: Iterable[Entry], settings: Settings) -> Iterator[Entry]:
    """The entries, each with the owner of its outlet where the file of ``settings.owners`` names one.

    What an article says of its own owner (the field ``owner`` of JSON Lines) stands.
    """
    known = read_owners(settings.owners) if settings.owners else {}
    for entry in entries:
        owner = entry.owner or known.get((entry.outlet or "").casefold())
        yield replace(entry, owner=owner) if owner != entry.owner else entry


def read_owners(path: str) -> Mapping[str, str]:
    """Outlet, without case → owner, from a TOML file of lines such as ``"Val Press" = ["Radio Val", "Le Val"]``.

    Raises :class:`SettingsError` for a file that cannot be read or holds anything else.
    """
    try:
        rows = tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"owners: {path}: {error}; give a TOML file of owners with their outlets") from None
    out: dict[str, str] = {}
    for owner, outlets in rows.items():
        if not isinstance(outlets, list) or not all(isinstance(name, str) for name in outlets):
            raise SettingsError(f'owners: {path}: {owner!r} has no list of outlets; write {owner!r} = ["an outlet"]')
        out |= {name.strip().casefold(): owner for name in outlets}
    return out
