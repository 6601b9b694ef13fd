"""Names that people who are not presented give themselves: *a café owner who gave her name as Josiane*.

The name is theirs as far as the article knows, so that they count as somebody named.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from recoupe.extract import Draft
from recoupe.extract.who import borrowed
from recoupe.lang import Language
from recoupe.model import Mention, Span, StatementFound

REACH = 120
"""Characters behind a source in which its name is looked for."""
_NAME = r"((?-i:[A-ZÀ-ÖØ-ÞŒ][\w'’-]+(?: [A-ZÀ-ÖØ-ÞŒ][\w'’-]+)?))"


def named(draft: Draft, span: Span, mention: Mention) -> Mention:
    """The mention with the name that the words right behind it say, when they say one; ``span`` is its phrase.

    Nobody takes a name that the outlet says it has changed.
    """
    if mention.kind not in ("anonymous", "person") or not mention.name[:1].islower():
        return mention
    found = _given(draft, min(span[1], mention.span[1]) if mention.span[0] >= span[0] else span[1])
    if found is None or found[1] in borrowed.names(draft):
        return mention
    return replace(mention, name=found[1], kind="person", role=mention.role or mention.name, type=None)


def names_itself(draft: Draft, statement: StatementFound) -> bool:
    """Whether all that a statement reports is the name that somebody gives themselves (*qui dit s'appeler Josiane*)."""
    if not statement.source or not statement.cue:
        return False
    start = statement.source[-1][1]
    found = _given(draft, start)
    return found is not None and statement.cue[0][0] >= start and statement.content[-1][1] <= found.end()


def _given(draft: Draft, start: int) -> re.Match[str] | None:
    """The words behind a source that say its name."""
    return next((m for p in patterns(draft.language) if (m := p.match(draft.text, start, start + REACH))), None)


@cache
def patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """The rows ``selfnamed`` of a language, compiled; ``{name}`` has capitals, the words around it any case."""
    rows = language.rows("who", "selfnamed")
    return tuple(re.compile(r",?\s+" + row["pattern"].replace("{name}", _NAME), re.IGNORECASE) for row in rows)
