"""Whose text an article says it carries: signatures, datelines and credit lines, as the article's own hops.

They belong to the article (and to what it shares with others), never to the chain of a single statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recoupe.extract import Draft
from recoupe.lang import Language
from recoupe.model import HopFound, HopStatus, Mention, Sentence

_HOLE = "{media}"
_MARK = "\x00"
"""Stands for the name of a medium while patterns are matched."""


def find(draft: Draft, mentions: Sequence[Mention]) -> tuple[HopFound, ...]:
    """The agencies and outlets an article credits (*(avec AFP)*, *Source : X*, *(Reuters) -*), in text order.

    One whose text the article is holds all of it (``stated``); *avec AFP* says so of a part (``inferred``).
    Linear in the number of sentences: patterns run on sentences that name a medium, with each name masked.
    """
    out: list[HopFound] = []
    for sentence in draft.sentences:
        media = [m for m in mentions if m.kind == "media" and sentence.span[0] <= m.span[0] < sentence.span[1]]
        out.extend(_credited(draft, sentence, media))
    return tuple(sorted(out, key=lambda hop: hop.span))


@cache
def patterns(language: Language) -> tuple[tuple[HopStatus, re.Pattern[str]], ...]:
    """The credit rows of a language, compiled, with what they make of whom they credit."""
    rows = language.rows("who", "credit")
    status: dict[bool, HopStatus] = {True: "inferred", False: "stated"}
    return tuple(
        (status[r.get("part", False)], re.compile(r["pattern"].replace(_HOLE, _MARK), re.IGNORECASE)) for r in rows
    )


def _credited(draft: Draft, sentence: Sentence, media: list[Mention]) -> list[HopFound]:
    if not media:
        return []
    masked = _masked(draft.text, sentence, media)
    for status, pattern in patterns(draft.language):
        if m := pattern.search(masked):
            skipped = masked[: m.start()].count(_MARK)
            named = media[skipped : skipped + m.group().count(_MARK)]
            return [HopFound(one, status, one.span) for one in named]
    return []


def _masked(text: str, sentence: Sentence, media: list[Mention]) -> str:
    out, at = [], sentence.span[0]
    for m in media:
        out += [text[at : m.span[0]], _MARK]
        at = m.span[1]
    return "".join((*out, text[at : sentence.span[1]]))
