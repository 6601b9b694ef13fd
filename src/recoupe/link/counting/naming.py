"""By which names a body goes: its full names, its initials, a kind before a name, or no name at all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from recoupe import lang
from recoupe.link.counting.facts import Words, facts, split
from recoupe.link.counting.houses import body
from recoupe.model import Entity

SHORTEST = 3
"""Letters of the shortest initials that tell a body from others."""
PREFIXED = frozenset({"rebel", "charity", "party", "club"})
"""Kinds said before a name that stays whole without them (*les rebelles de l'UFS*); a firm's union is not the firm."""


def full_names(entity: Entity) -> frozenset[Words]:
    """The names of a body of two words or more, one of them with a capital behind the first: *Aide médicale du Val*.

    What follows a comma is told of it (*Aide médicale du Val, a charity*).
    """
    if entity.kind not in ("institution", "other"):
        return frozenset()
    named = (form.split(",")[0] for form in (entity.name, *entity.forms))
    found = {body(split(form)) for form in named if any(word[:1].isupper() for word in form.split()[1:])}
    return frozenset(words for words in found if len(words) > 1)


def is_unnamed(entity: Entity) -> bool:
    """Whether a body is told by an indefinite phrase alone: *un groupe peu connu*, *a local charity*."""
    forms = {form for form in entity.forms if form != entity.name}
    plain = entity.kind == "institution" and not any(w[:1].isupper() for w in entity.name.split())
    told = [form.split()[0].lower() for form in forms if form.lower().endswith(entity.name.lower())]
    return plain and bool(told) and set(told) <= _indefinite()


def initialled(short: str, houses: Iterable[Words]) -> bool:
    """Whether a name is the initials of one of these bodies: *AFV* of *l'Agence ferroviaire du Val*; those of its kind
    are, too, where the name goes on with its region: *ARS* of *l'Agence régionale de santé du Val*."""
    letters = short.lower() if short.isalpha() and short.isupper() else ""
    named = ("".join(part[0] for word in house for part in word.split("-") if part) for house in houses)
    return len(letters) >= SHORTEST and any(name.startswith(letters) for name in named)


def prefixed(short: Words, whole: Words) -> bool:
    """Whether a body is another one with its kind before the name: *les rebelles de l'UFS*, *l'UFS*."""
    kind = whole[0][:-1] if len(whole[0]) > SHORTEST and whole[0].endswith("s") else whole[0]
    return whole[1:] == short and facts().trades.get(kind) in PREFIXED


@cache
def _indefinite() -> frozenset[str]:
    return frozenset(w for code in lang.codes() for w in lang.load(code).words("who", "words.indefinite"))
