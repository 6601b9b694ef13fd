"""Whom a lawyer calls *mon client* or *my client*: the one whose lawyer the article says they are.

Where the article does not say so, the client is told of as the lawyer's, and stays unnamed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.who import naming
from recoupe.extract.who.gazetteer import Gazetteer, Word, gazetteer, key_of, words_of
from recoupe.extract.who.nounphrase import Mentions
from recoupe.extract.who.whereabouts import sentence_at, tokens_in, within
from recoupe.model import Mention, Span, StatementFound
from recoupe.text.folding import fold

REACH = 60
"""Characters between a word for a lawyer and their name."""
LONGEST = 6
"""Words of a phrase for a client."""

Clients = Mapping[str, tuple[Mention, ...]]
"""Whom each lawyer of an article acts for, by family name; by the empty name, those of lawyers without one."""


def named(draft: Draft, statements: Sequence[StatementFound], mentions: Mentions) -> tuple[StatementFound, ...]:
    """The statements with the clients that lawyers quote called by their names."""
    lex = gazetteer(draft.language)
    if not any(_is_client(s.mention, lex) for s in statements):
        return tuple(statements)
    known = _clients(draft, mentions, lex)
    return tuple(_named(draft, s, statements, known, lex) for s in statements)


def _named(
    draft: Draft, s: StatementFound, statements: Sequence[StatementFound], known: Clients, lex: Gazetteer
) -> StatementFound:
    if s.mention is None or s.parent is None or not _is_client(s.mention, lex):
        return s
    lawyer = statements[s.parent].mention
    if lawyer is None or _is_client(lawyer, lex):
        return s
    told = {m.name: m for m in known.get(_family(lawyer), ())}
    if len(told) == 1:
        return replace(s, mention=replace(next(iter(told.values())), span=s.mention.span))
    words = s.mention.name.split()[-1]
    name = lex.language.message("who", "of_whom", noun=words, owner=lawyer.name)
    return replace(s, mention=replace(s.mention, name=name))


def _is_client(m: Mention | None, lex: Gazetteer) -> bool:
    """Whether words are *mon client* or their like, and nothing more."""
    key = key_of(m.name) if m else ()
    own = len(key) == 2 and key[0] in lex.folded("words.mine")
    return own and key[1] in lex.folded("words.clients")


def _family(m: Mention) -> str:
    return m.name.split()[-1] if m.name[:1].isupper() else ""


def _clients(draft: Draft, mentions: Mentions, lex: Gazetteer) -> Clients:
    out: dict[str, list[Mention]] = defaultdict(list)
    for sentence in draft.sentences:
        words = words_of(draft.text, *sentence.span)
        for n, word in enumerate(words):
            if not _is_lawyer(word, lex):
                continue
            span = _behind(draft, words, n, lex) or _before(draft, words, n, lex)
            client = naming.read(draft, span, mentions) if span else None
            if client and span:
                out[_lawyer(draft, word, span, mentions)].append(client)
    return {who: tuple(found) for who, found in out.items()}


def _is_lawyer(word: Word, lex: Gazetteer) -> bool:
    noun, roles = lex.noun((word.key,)), lex.folded("words.counsel_role")
    if word.key in lex.words("words.counsel"):
        return True
    return noun is not None and fold(noun.head) in roles | {w for r in roles for w in lex.general.get(r, ())}


def _behind(draft: Draft, words: tuple[Word, ...], n: int, lex: Gazetteer) -> Span | None:
    """The phrase that *de* or *for* opens behind a word for a lawyer."""
    if n + 1 >= len(words) or draft.text[words[n].end : words[n + 1].start] != " ":
        return None
    if words[n + 1].key not in lex.folded("words.acting_for"):
        return None
    first = n + 1 if words[n + 1].key in lex.words("words.definite") else n + 2
    ends = (k for k in range(first, min(len(words), first + LONGEST)) if _closes(draft, words, k, first, lex))
    last = next(ends, min(len(words), first + LONGEST)) - 1
    return (words[first].start, words[last].end) if first <= last < len(words) else None


def _closes(draft: Draft, words: tuple[Word, ...], k: int, first: int, lex: Gazetteer) -> bool:
    """Whether a phrase ends before a word: behind a mark, or at a title or a verb."""
    if k == first:
        return False
    gap = draft.text[words[k - 1].end : words[k].start]
    verb = any(t.pos in ("VERB", "AUX") for t in tokens_in(draft, (words[k].start, words[k].end)))
    return verb or not re.fullmatch(r"[ '’-]|\. ", gap) or lex.is_title(words[k].key)


def _before(draft: Draft, words: tuple[Word, ...], n: int, lex: Gazetteer) -> Span | None:
    """The owner before a word for a lawyer, in a language that has such a mark (*Ann Lee's lawyer*)."""
    before = draft.text[: words[n].start].rstrip()
    marks = sorted(lex.words("words.possessive_marks"), key=len, reverse=True)
    mark = next((m for m in marks if before.endswith(m)), None)
    if mark is None:
        return None
    end = len(before) - len(mark)
    owner = [w for w in words[:n] if w.end <= end]
    first = len(owner) - 1
    while first > 0 and draft.text[owner[first - 1].end : owner[first].start] == " " and len(owner) - first < LONGEST:
        if owner[first].key in lex.words("words.definite"):
            break
        if draft.text[owner[first].start].isupper() and not draft.text[owner[first - 1].start].isupper():
            break
        first -= 1
    return (owner[first].start, end) if owner else None


def _lawyer(draft: Draft, word: Word, client: Span, mentions: Mentions) -> str:
    """The family name of the lawyer: of the person nearest the word in its sentence who is not the client."""
    sentence = draft.sentences[sentence_at(draft, word.start)].span
    reach = max(sentence[0], word.start - REACH), min(sentence[1], max(word.end, client[1]) + REACH)
    people = [m for m in _people(mentions, reach) if m.span[1] <= client[0] or m.span[0] >= client[1]]
    near = [(d, m) for m in people if (d := _distance(draft, m, word, client)) is not None]
    return _family(min(near, key=lambda row: row[0])[1]) if near else ""


def _people(mentions: Mentions, reach: Span) -> Iterator[Mention]:
    return (m for m in within(mentions, reach) if m.kind == "person" and m.name[:1].isupper())


def _distance(draft: Draft, m: Mention, word: Word, client: Span) -> int | None:
    """Characters between a name and what it is apposed to; None where more than a comma, a title or an article parts
    them."""
    end = max(word.end, client[1])
    behind = m.span[0] >= end
    gap = draft.text[end : m.span[0]] if behind else draft.text[m.span[1] : min(word.start, client[0])]
    plain = re.fullmatch(r"(?:['’]s)?,?\s*(?:[^\W\d_]{1,9}['’. ]\s?){0,3}", gap)
    return len(gap) if plain else None
