"""Nouns that report, with their speaker: *the mayor's warning that …*, *claims by the mayor that …*."""

from __future__ import annotations

from functools import cache

from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.edges import left_edge
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.phrases import NOMINAL, Range, is_finite, is_infinitive
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words
from recoupe.lang import Language, Row

OWNER = 12
"""Tokens of the phrase that says whose a noun of saying is."""


@cache
def _rows(language: Language) -> dict[str, Row]:
    return {noun: row for row in language.rows("cues", "nominal") for noun in row["nouns"]}


def nominals(words: Words, lex: Lexicon, language: Language) -> list[Proposal]:
    """The clauses that a noun of saying opens when its speaker stands right before it, or right behind."""
    rows = _rows(language)
    out = []
    for k in range(len(words.tokens) - 2):
        row = rows.get(words.low[k])
        if row is None or words.tokens[k].pos not in NOMINAL:
            continue
        after = words.low[k + 1] in lex["complementisers"] or _acts(words, lex, k)
        told = _agent_told(words, lex, k) or _owner_told(words, lex, k)
        source = told[0] if told else _speaker(words, lex, k) if after else _maker(words, lex, k)
        if source is None:
            continue
        start = k + 2 if after else source[1] + 1
        content = pieces(words, words.span(*(told[1] if told else (start, _end(words, lex, k, start)))))
        if content:
            cue, who = words.span(k, k + 1), words.span(*source)
            out.append(Proposal(content, (cue,), (who,), row["stance"], "nominal", 9, words.low[k]))
    return out


def _acts(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether an infinitive follows a noun that may open one (*the rebels' claim to have taken the port*)."""
    opens = words.low[k] in lex["acting_nouns"] and words.low[k + 1] in lex["infinitive_markers"]
    return opens and is_infinitive(words, k + 2)


def _speaker(words: Words, lex: Lexicon, k: int) -> Range | None:
    """The owner of a noun: a possessive right before it, or a phrase and its possessive mark."""
    first, at = words.first(k), k - 1
    if k == first:
        return None
    while at > first and words.tokens[at].pos in ("ADJ", "ADV"):
        at -= 1
    if words.low[at] in lex["owners"]:
        return at, at + 1
    if words.low[at] not in lex["possessives"] or at == first:
        return None
    return left_edge(words, lex, at - 1, first), at


def _maker(words: Words, lex: Lexicon, k: int) -> Range | None:
    """Who a noun is by, between it and its clause (*warnings from doctors that …*)."""
    if words.low[k + 1] not in lex["makers"]:
        return None
    found = behind(words, lex, k + 2)
    if found is None or found[1] + 1 >= words.end(k) or words.low[found[1]] not in lex["complementisers"]:
        return None
    return found if names_speaker(words, lex, found) else None


def _agent_told(words: Words, lex: Lexicon, k: int) -> tuple[Range, Range] | None:
    """Who a noun is by and what it is of, either first (*l'annonce par X d'un plan*, *l'annonce d'un plan par X*)."""
    stop = _before_verb(words, lex, k + 1)
    by = next((j for j in range(k + 1, stop) if words.low[j] in lex["agents"]), None)
    if by is None or by + 1 >= stop or words.low[by - 1] in lex["coordinators"]:
        return None
    link = k + 1 if by > k + 1 else next((j for j in range(by + 2, stop) if _opens_matter(words, lex, j)), None)
    if link is None or words.low[link] not in lex["links"]:
        return None
    who = (by + 1, stop if link < by else link)
    matter = (link + (words.low[link] in lex["bare_links"]), by if link < by else stop)
    agent = behind(words, lex, who[0])
    if agent is None or matter[0] >= matter[1] or not names_speaker(words, lex, (agent[0], min(agent[1], who[1]))):
        return None
    return (agent[0], min(agent[1], who[1])), matter


def _opens_matter(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a link at ``k`` leads to what a noun of saying is of, not to whose somebody is (*par le maire | de la
    fermeture*): to an article, or a figure."""
    return words.low[k] in lex["bare_links"] and k + 1 < words.end(k) and _is_article(words, lex, k + 1)


def _is_article(words: Words, lex: Lexicon, k: int) -> bool:
    return words.tokens[k].pos in ("DET", "NUM") or words.low[k] in lex["determiners"]


def _owner_told(words: Words, lex: Lexicon, k: int) -> tuple[Range, Range] | None:
    """Whose a noun is and what they are to do, behind it (*la promesse du maire de rouvrir la piscine*)."""
    if words.low[k + 1] not in lex["links"]:
        return None
    stop = _before_verb(words, lex, k + 1)
    near = range(k + 2, min(stop - 1, k + 2 + OWNER))
    link = next((j for j in near if words.low[j] in lex["bare_links"] and is_infinitive(words, j + 1)), None)
    owner = (k + 1 + (words.low[k + 1] in lex["bare_links"]), link) if link is not None else None
    if owner is None or link is None or not names_speaker(words, lex, owner, evidence=False):
        return None
    return owner, (link + 1, stop)


def _before_verb(words: Words, lex: Lexicon, start: int) -> int:
    """The first token behind ``start`` that ends a noun phrase: a verb with its clitics, or a mark."""
    for k in range(start, words.end(start)):
        if words.quoted[k] < 0 and (
            is_finite(words, k) or words.low[k] in ",.;:" or words.low[k] in lex["relative_words"]
        ):
            while words.low[k - 1] in lex["negator"] | lex["reflexives"]:
                k -= 1
            return k
    return words.end(start)


def _end(words: Words, lex: Lexicon, noun: int, start: int) -> int:
    """Where the clause behind a noun ends: before the verb of which the noun is the subject, before the main clause
    that a phrase opens (*Despite claims that …, …*), else as any clause.
    """
    stop = clause_end(words, lex, start)
    if words.tokens[words.first(noun)].pos in ("ADP", "SCONJ"):
        stop = next((k for k in range(start, stop) if words.low[k] == "," and words.quoted[k] < 0), stop)
    verb = words.tokens[noun].head
    if not (words.tokens[noun].dep.startswith("nsubj") and start < verb < stop):
        return stop
    while verb - 1 > start and words.tokens[verb - 1].head == words.tokens[noun].head:
        verb -= 1
    return verb
