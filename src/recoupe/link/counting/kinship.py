"""Which sources may be one: bodies of one state, outlets of one owner, an unnamed official and a named one."""

from __future__ import annotations

from recoupe.link.counting.standing import Standing

SURE = frozenset({"same_state", "one_owner"})
"""Reasons that hold of a whole group; the others say that somebody little known may be one of several."""


def kin(a: Standing, b: Standing) -> str | None:
    """Why two named voices may be one in the lower bound: the key of a message; None when they are apart."""
    if a.kind == b.kind == "person" and (a.untitled or b.untitled):
        return "function"
    if a.arm and b.arm and a.nation and a.nation == b.nation:
        return "same_state"
    if a.arm and b.arm and not (a.nation and b.nation):
        return "state_unknown"
    if a.nation and a.nation == b.nation and ((a.generic and b.arm) or (b.generic and a.arm)):
        return "generic_state"
    if a.owner and a.owner == b.owner:
        return "one_owner"
    if (
        a.kind == b.kind == "media"
        and (a.generic or b.generic)
        and (a.nation == b.nation or not (a.nation and b.nation))
    ):
        return "generic_media"
    return None


def place(kept: list[list[Standing]], source: Standing) -> None:
    """Put an unnamed source with those it may be one with, or by itself."""
    for group in kept:
        if all(_compatible(source, other) for other in group):
            group.append(source)
            return
    kept.append([source])


def _same_nation(a: Standing, b: Standing) -> bool:
    return not (a.nation and b.nation) or a.nation == b.nation


def _compatible(a: Standing, b: Standing) -> bool:
    """Whether two unnamed sources may be one and the same."""
    return (not (a.family and b.family) or a.family == b.family) and _same_nation(a, b)


def may_be(hidden: Standing, named: Standing) -> bool:
    """Whether an unnamed source may be one that is named: an official of that state, a witness who gave a name."""
    if named.kind == "media" or not _same_nation(hidden, named):
        return False
    private = named.kind == "person" and not named.arm and not named.key.startswith("body:")
    if hidden.family == "state":
        return named.arm or private
    if hidden.family is None:
        return hidden.vague or private
    return hidden.family == "witness" and private
