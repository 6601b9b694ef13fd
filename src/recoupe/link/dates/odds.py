"""The habits of the press that say how long after what it tells an article comes out, as costs of days.

A cost is minus the logarithm of odds, so that costs of independent clues add up and ``exp(-cost)`` compares days. Each
habit is one number a person can argue with: how many days it takes until an article is half as likely, or how seldom
the text means something else than what it says. A law that halves each day is the least committed one of its mean
(maximum entropy), and no table has to be fitted.
"""

from __future__ import annotations

from math import exp, log

STATED = log(1000)
"""What the text says outright (*hier, mardi*; a post it reproduces) is misread or mistaken once in a thousand."""
MISREAD = log(100)
"""A tense beside a date misleads once in a hundred."""
THIS = log(100)
"""*Ce mardi* told as past is another day than that of the article once in a hundred, as just after midnight."""
NEWS = log(3)
"""Of the latest day told as past, an article is three times rarer with each day that passes."""
FREE = 3
"""Days over which a weekday is named at ease; all 13 that FrTimeBank's development part tells as past lie within."""
OLDER = log(2)
"""Of the oldest weekday told as past: half as likely with each day beyond those."""
AHEAD = log(2) / 2
"""Of a weekday told as to come: half as likely with each two days that it lies further ahead."""
NEAR = log(2) / 14
"""Of a date without its year, or one named with its weekday: half as likely with each fortnight."""
POST = log(2) / 2
"""Of a post that is reproduced: half as likely with each two days."""
STORY = log(2) / 4
"""Of the articles of one story, which come in bursts: half as likely with each four days from the closest one."""
REVISED_DOWN = log(10)
"""One toll in ten is later revised downwards."""
MONTH = log(20)
"""*Ce mois-ci* beside an event to come: once in twenty they are not of one month."""
NAMED = log(5)
"""An article that says *hier* calls that day by its weekday once in five times."""
PUT_OFF = log(10)
"""One announcement in ten is of an event that is put off, so that articles give it different days."""
EVEN = 0.4
"""Likeness of two dated sentences (0 to 1) at which they are as likely of one event as of two."""
TWIN = log(150) / (1 - EVEN)
"""What the odds of one event grow by, in logarithm, with likeness: two that could not be more alike tell two events
once in a hundred and fifty times."""
TOGETHER = 3 * log(150)
"""What all articles that tell an event can weigh together: they copy from each other."""


def same(alike: float) -> float:
    """The odds, in logarithm, that two dated sentences so much alike tell one event.

    >>> round(same(0.3), 1), round(same(1.0), 1)
    (-0.8, 5.0)
    """
    return TWIN * (alike - EVEN)


COMMON, NAMED_DAY, CALENDAR = 4.0, 10.0, 60.0
"""How seldom another event would be told by the same words: one in four for the day itself or the eve, of which all
articles tell; one in ten for a given weekday; one in sixty for a given date."""


def apart(odds: float, seldom: float) -> float:
    """What it costs a day to put an event elsewhere than a sentence of those odds does: either both tell one event, or
    the words that name the day would fit another event only so ``seldom``.

    >>> round(apart(0.0, COMMON), 1), round(apart(same(1.0), CALENDAR), 1)
    (1.6, 9.1)
    """
    return log(1 + exp(odds) * seldom)


def fades(days: int, rate: float, most: float = STATED) -> float:
    """The cost of so many days at a rate a day, which stops growing at ``most``."""
    return min(most, rate * abs(days))
