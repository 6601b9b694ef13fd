"""When two names of outlets are one."""

from __future__ import annotations


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ by case or by one short word in front at most.

    >>> is_same_name("Phare de Valmer", "Le Phare de Valmer"), is_same_name("Le Phare", "Le Port")
    (True, False)
    """
    short, long = sorted((one.casefold().split(), other.casefold().split()), key=len)
    return short == long or (len(long) > 1 and short == long[1:] and len(long[0]) <= 3)
