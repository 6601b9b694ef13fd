"""Whose a handle is (*@clairemorvan*): the one named in the article whose name it spells."""

from __future__ import annotations

from recoupe.extract.who.gazetteer import key_of
from recoupe.model import Mention

MARK = "@"
SHORTEST = 3
"""Letters of a name that a handle may hold by chance."""


def owner(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention whose name a handle spells, whole and without spaces; None when it spells none.

    >>> owner("@clairemorvan", (Mention((0, 13), "Claire Morvan", "person"),)).name
    'Claire Morvan'

    Cost: one comparison a mention.
    """
    letters = "".join(key_of(text.removeprefix(MARK))).replace("_", "")
    spelt = ((("".join(key_of(m.name))), m) for m in mentions)
    return next((m for name, m in spelt if len(name) >= SHORTEST and name in letters), None)
