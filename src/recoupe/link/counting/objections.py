"""Members of a claim that an article sets against what another source has just said of it, in whatever words.

*« La clause court toujours », assure le club. « Elle a expiré en juin », rétorque l'agent.* Nothing is denied in so
many words, but the article says that the second speaks against the first; where both tell of one thing, it is disputed.
Who answers with a figure of their own (*« Nous étions mille », réplique le syndicat*) says that it was so, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.link import Corpus
from recoupe.link.counting.voices import Voice, is_negated
from recoupe.link.differences.conflicts import carried
from recoupe.link.differences.desk import desk_of
from recoupe.link.differences.exchanges import Exchange, Rejoinder
from recoupe.link.memory import per_corpus
from recoupe.model import Member


@dataclass(frozen=True, slots=True)
class Objected:
    """The voices of a claim, ``against`` where they answer what another says; ``counted`` are pairs of voices of which
    the second answers the first with another figure."""

    voices: tuple[Voice, ...]
    counted: tuple[tuple[Voice, Voice], ...]


def objecting(corpus: Corpus, members: Sequence[Member], heard: Sequence[Voice]) -> Objected:
    """What a claim's members answer each other. Cost: the rejoinders of the articles that they come from."""
    index = {member: n for n, member in enumerate(members)}
    denying, told, counted = {v.index for v in heard if v.against}, set[int](), list[tuple[Voice, Voice]]()
    for found in (r for article in dict.fromkeys(v.article for v in heard) for r in _rejoinders(corpus, article)):
        said = [n for u in found.said if (n := index.get(u.member)) is not None and n not in denying]
        reply = [n for u in found.against if (n := index.get(u.member)) is not None and n not in told]
        if said and reply and _counts(corpus, heard[reply[0]]) and any(_counts(corpus, heard[n]) for n in said):
            counted.append((heard[said[0]], heard[reply[0]]))
        elif said and reply:
            told |= {*said}
            denying |= {*reply}
    sources = {v.last for v in heard if v.index in denying and not v.against and v.last}
    denying |= {v.index for v in heard if v.last in sources and v.index not in told}
    return Objected(tuple(replace(v, against=True) if v.index in denying else v for v in heard), tuple(counted))


@per_corpus
def _rejoinders(corpus: Corpus, article: str) -> tuple[Rejoinder, ...]:
    return tuple(Exchange(desk_of(corpus), corpus.by_article[article]).rejoinders())


def _counts(corpus: Corpus, voice: Voice) -> bool:
    """Whether a member says how many, or how much, and not that it was not so many."""
    return bool(carried(corpus, voice.article, voice.spans)) and not is_negated(corpus, voice.article, voice.spans)
