"""Which sources may be one: bodies of one state, outlets of one owner, an unnamed official and a named one."""

from __future__ import annotations

from recoupe.link.counting.facts import Words, facts, holds, split
from recoupe.link.counting.houses import body, kind, translated
from recoupe.link.counting.naming import initialled, prefixed
from recoupe.link.counting.standing import Standing

ORDER = ("speaks_for", "one_house", "one_field", "same_state", "one_owner", "named_alike", "bare_body")
"""Reasons why two may be one, the surest first; the others come last: somebody little known may be one of several."""
LED = frozenset({"firm", "club", "hospital", "organiser"})
"""Kinds of bodies that somebody may head of whom it is not said what: no union, no party, no watchdog."""
VOICE = frozenset({"speaks_for", "one_house", "one_field", "bare_body"})
"""Reasons for which two are one in both bounds."""


def kin(a: Standing, b: Standing) -> str | None:
    """Why two named voices may be one in the lower bound: the key of a message; None when they are apart."""
    if voice := one_voice(a, b):
        return voice
    if a.arm and b.arm and a.nation and a.nation == b.nation:
        return "same_state"
    if _same_nation(a, b) and _share_house(a, b):
        return "named_alike"
    if _may_be_firm(a, b) or _may_be_firm(b, a):
        return "bare_firm"
    if _may_lead(a, b) or _may_lead(b, a):
        return "may_lead"
    if _may_be_called(a, b) or _may_be_called(b, a):
        return "unnamed_body"
    if a.kind == b.kind == "document" and (_is_short(a, b) or _is_short(b, a)):
        return "one_paper"
    if (a.unsigned or b.unsigned) and "media" not in (a.kind, b.kind):
        return "unsigned"
    if a.kind == b.kind == "person" and (a.untitled or b.untitled) and not _hold_office(a, b):
        return "function"
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


def one_voice(a: Standing, b: Standing) -> str | None:
    """Why two are one voice even at most: one speaks for the other, or both are one body under a full and a short name,
    or one is named only by what the other is. Two ministries of one name, of which the texts give one a state and the
    other a minister's name, may be those of two."""
    if a.key in b.serves or b.key in a.serves or a.serves & b.serves:
        return "speaks_for"
    stated = a.nation == b.nation or not any(
        one.kind == "person" and not one.untitled for one in (a, b) if not one.nation
    )
    if stated and _same_nation(a, b) and (_share_house(a, b) or _share_name(a, b)):
        return "one_house"
    if _is_described(a, b) or _is_described(b, a):
        return "one_field"
    return "bare_body" if _may_be_body(a, b) or _may_be_body(b, a) else None


def _is_described(one: Standing, other: Standing) -> bool:
    """Whether a body is named by its kind and its field alone, which are the other's too: *the country's emergency
    agency*, *le Service national des urgences*."""
    alike = one.trades & other.trades or not (one.trades and other.trades)
    same = one.described and bool(one.fields) and one.fields <= other.fields
    return same and bool(alike) and _same_nation(one, other)


def _share_house(a: Standing, b: Standing) -> bool:
    return any(_holds(x, y, a.trades) or _holds(y, x, b.trades) for x in a.houses for y in b.houses)


def _hold_office(a: Standing, b: Standing) -> bool:
    """Whether two persons, who share none, each hold an office of a known kind: a mayor and a prefect, two mayors."""
    return all(any(kind(house) for house in one.houses) for one in (a, b))


def _share_name(a: Standing, b: Standing) -> bool:
    """Whether two bodies go by one full name, in two languages, by a name and its initials, or by a name
    with and without its kind."""
    short = initialled(a.name, b.houses) or initialled(b.name, a.houses)
    if any(translated(x, y) for x in a.houses for y in b.houses):
        return True
    return short or bool(a.forms & b.forms) or any(prefixed(x, y) or prefixed(y, x) for x in a.houses for y in b.houses)


def place(kept: list[list[Standing]], source: Standing) -> None:
    """Put an unnamed source with those it may be one with, or by itself."""
    for group in kept:
        if all(_compatible(source, other) for other in group):
            group.append(source)
            return
    kept.append([source])


def _holds(short: Words, whole: Words, trades: frozenset[str]) -> bool:
    """Whether a name is another one cut short: *la commission* of *la commission électorale*, *l'aviation civile* of
    *l'autorité de l'aviation civile*, but not *Orvane* of *le syndicat d'Orvane*, unless ``trades`` say it is one."""
    rest = {*whole} - {*short}
    enough = whole[0] in short or (len(short) > 1 and not rest & {w for run in facts().known for w in run})
    return enough and set(short) <= set(whole) and {facts().trades.get(w) for w in rest} <= {None, "watchdog", *trades}


def _may_be_body(bare: Standing, other: Standing) -> bool:
    """Whether a body of which only its kind is said may be another of that kind: *l'entreprise*, *Orvane*."""
    free = "media" not in (bare.kind, other.kind) and not (bare.arm and other.arm)
    return bare.bare and free and bool(bare.trades & other.trades) and _same_nation(bare, other)


def _is_at_home(named: Standing) -> bool:
    """Whether it is a minister or a ministry of whom no state is said, as an outlet speaks of its own."""
    return named.arm and not named.nation and any(house[0] in facts().national for house in named.houses)


def _may_be_firm(bare: Standing, other: Standing) -> bool:
    """Whether *la direction*, *l'opérateur* may be a body, or whoever speaks for one, of which no kind is said."""
    plain = bool(other.houses) and not (other.trades or other.arm) and other.kind in ("institution", "other", "person")
    return bare.bare and bare.trades == {"firm"} and plain and _same_nation(bare, other)


def _may_lead(head: Standing, other: Standing) -> bool:
    """Whether *le directeur, Paul Norval*, of whom no more is said, may be that of a body, as a firm has one."""
    voice = other.kind == "person" and bool(other.serves) and bool(other.houses)  # *its spokeswoman*
    plain = (voice or other.kind in ("institution", "other")) and not other.arm and other.trades <= LED
    return head.leads and plain and bool(other.houses or other.kind == "other") and _same_nation(head, other)


def _may_be_called(unnamed: Standing, other: Standing) -> bool:
    """Whether *un groupe peu connu*, *a local charity* may be a body, or whoever speaks for one, of no other kind."""
    alike = not other.trades or bool(unnamed.trades & other.trades)
    body = other.kind == "institution" or bool(other.houses)
    return unnamed.unnamed and body and alike and not (other.arm or unnamed.arm) and other.kind != "media"


def _is_short(short: Standing, whole: Standing) -> bool:
    """Whether a paper is called by one word that another has among others: *the report*, *the toxicology report*."""
    words = body(split(short.name))
    return len(words) == 1 and short.name.islower() and set(words) <= {*body(split(whole.name))}


def _same_nation(a: Standing, b: Standing) -> bool:
    return not (a.nation and b.nation) or a.nation == b.nation


def _compatible(a: Standing, b: Standing) -> bool:
    """Whether two unnamed sources may be one and the same."""
    return (not (a.family and b.family) or a.family == b.family) and _same_nation(a, b)


def may_be(hidden: Standing, named: Standing) -> bool:
    """Whether an unnamed source may be one that is named: an official of that state, a witness who gave a name."""
    if named.kind == "media" or not _same_nation(hidden, named) or (hidden.nation and _is_at_home(named)):
        return False
    if named.key in hidden.serves or hidden.serves & named.serves or (hidden.bare and hidden.trades & named.trades):
        return True
    if _may_be_firm(hidden, named):
        return True  # *son employeur*, *the operator*
    said = split(hidden.name)
    if said and all((w,) in facts().voices or w in facts().skip for w in said):
        return True  # *un porte-parole*, of whom it is not said
    words = set(body(said))
    if any(set(house) <= words or (len(words) > 1 and words <= set(house)) for house in named.houses):
        return True
    private = named.kind == "person" and not named.arm and not named.key.startswith("body:")
    if hidden.family == "state":
        return named.arm or private
    if hidden.family is None or holds(said, facts().former):
        return hidden.vague or private
    return hidden.family == "witness" and private
