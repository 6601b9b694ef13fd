"""Whether somebody met before may be called by a description: one test for each class of noun."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.extract.who.gazetteer import key_of
from recoupe.extract.who.kindnouns import kind_nouns
from recoupe.extract.who.known import Candidate
from recoupe.extract.who.nounphrase import Head, Phrase, is_governed, office, state_of
from recoupe.text.folding import fold

Test = Callable[[Phrase, Head, Candidate, int], bool]
"""(phrase, head, candidate, narrative lines between them) -> whether the phrase may mean the candidate."""

FRESH = 2
"""Lines within which a function told with another body or place is still that of whoever spoke."""


def test_of(head: Head) -> Test:
    """The test for the class of a head noun."""
    return {"document": _same_document, "media": _same_medium, "anonymous": _same_people, "role": _same_holder}.get(
        head.noun.kind, _same_body
    )


def is_bare(p: Phrase, head: Head) -> bool:
    """Only a determiner and a noun, with an adjective of nationality at most."""
    return _more(p, head) <= (2 if state_of(p) else 1)


def _more(p: Phrase, head: Head) -> int:
    """Words of a phrase beside its head noun and a *même*."""
    same = p.lex.words("words.same")
    return sum(p.draft.text[w.start : w.end] not in same for w in p.words) - (head.end - head.first)


def is_loose(p: Phrase, head: Head) -> bool:
    """Only an article, a noun, a nationality, an age: nothing that would tell of somebody new."""
    rest = p.words[1 : head.first] + p.words[head.end :]
    free = p.lex.words("words.governors") | p.lex.words("words.ages")
    return all(w.key in free or w.key.isdigit() or p.lex.demonym((w.key,)) for w in rest) or bool(
        state_of(p) and len(rest) <= 2
    )


# ----------------------------------------------------------------------------------------------- general words


def is_general(p: Phrase, head: Head) -> bool:
    """Whether a phrase is a general word (*l'élue*, *l'entreprise*), with at most one more (*l'élu du Cher*)."""
    if head.noun.kind not in ("role", "anonymous", "institution") or head.noun.head not in p.lex.words("words.generic"):
        return False
    told = not p.names and _more(p, head) == 2
    placed = p.names and all(m.kind in ("place", "state") and is_governed(p, m) for m in p.names)
    return is_bare(p, head) or told or bool(placed and p.names[0].span[0] - p.words[head.end - 1].end <= 5)


def is_such(p: Phrase, head: Head, c: Candidate) -> bool:
    """Whether somebody may be called by a general word: a body *l'entreprise*, an officer *l'officier*."""
    if head.noun.kind == "institution":
        named = c.mention.kind == "institution" or (c.mention.kind == "other" and c.spoke)
        return named and _may_be_called(p, head, c)
    state = state_of(p) if not p.names else None
    if state and c.mention.body not in (None, state):
        return False
    if c.mention.kind == "anonymous":
        called = fold(c.mention.role or "")
        noun = p.lex.noun(key_of(called) or ("",))  # *des responsables américains*, *ces responsables*
        several = noun is not None and c.plural and noun == head.noun
        return c.spoke and bool(called) and (several or called in p.lex.words("words.generic_folded"))
    held = p.lex.noun(office(key_of(c.mention.role or ""), p.lex)) if c.mention.role else None
    covered = p.lex.general.get(head.noun.head)
    suits = held is None or (held.head in covered if covered else _suits(head.noun.type, held.type))
    return c.mention.kind == "person" and suits


def may_be_firm(p: Phrase, head: Head, c: Candidate) -> bool:
    """Whether a firm's word, or one for any body, may mean what a reader took for a person or a place: one word that
    acts, nobody's first name, with no function, that no data knows (*Kaldor a relevé son offre. Le groupe …*)."""
    firm = head.noun.head in p.lex.language.words("origins", "trades.firm") | p.lex.words("words.broad")
    key = key_of(c.mention.name)
    unknown = (
        " " not in c.mention.name and key[0] not in p.lex.firsts and key not in p.lex.known and c.mention.role is None
    )
    return firm and unknown and c.subject and c.mention.kind in ("person", "place", "other")


def holds(p: Phrase, head: Head, c: Candidate) -> bool:
    """Whether somebody holds one of the offices that a general word stands for (*le magistrat*: the prosecutor)."""
    role = c.mention.role if c.mention.kind == "person" else None
    held = p.lex.noun(office(key_of(role), p.lex)) if role else None
    return held is not None and held.head in p.lex.general.get(head.noun.head, ())


def is_called(p: Phrase, head: Head, c: Candidate) -> bool:
    """Whether the article calls a body by that very noun (*the union*: the Dockers' Union, and not the last firm)."""
    return head.noun.kind == "institution" and head.noun in kind_nouns(p.draft, c.mention.name)


def _suits(general: str | None, held: str | None) -> bool:
    """Whether a general word for functions of one type goes with a function of another (*l'officier* is no mayor)."""
    return general in (held, "none", "close") or (general == "official" and held == "none") or held is None


def _may_be_called(p: Phrase, head: Head, c: Candidate) -> bool:
    """A body called by another noun is none of those: a *syndicat* is no *compagnie*, but may be an *organisation*.

    What is kindred goes together: *la laiterie Norval* may be *l'entreprise*. No body of a state is a firm.
    """
    nouns, general = kind_nouns(p.draft, c.mention.name), head.noun.head
    listed = p.lex.known.get(key_of(c.mention.name))
    if listed and listed.state and general in p.lex.language.words("origins", "trades.firm"):
        return False
    if general in p.lex.words("words.broad"):
        return all(n.kind != "media" or n.head in p.lex.words("words.agencies") for n in nouns)
    called, kindred = {n.head for n in nouns}, p.lex.language.table("who")["kindred"]
    return not called or general in called or any(general in row and called & set(row) for row in kindred)


# -------------------------------------------------------------------------------------------- one test a class


def _same_document(p: Phrase, head: Head, c: Candidate, back: int) -> bool:
    """A statement on paper is by whoever spoke; a finding (*l'autopsie*, *le sondage*) only by the one met before.

    *Cette enquête* is the last document cited, by whatever noun.
    """
    voiced = head.noun.head in p.lex.words("words.voiced") or not p.lex.words("words.voiced")
    role = key_of(c.mention.role or "")[:1]
    cited = p.determiner == "demonstrative" and (n := p.lex.noun(role or ("",))) is not None and n.kind == "document"
    return c.spoke and is_bare(p, head) and (voiced or cited or role == (p.words[head.first].key,))


def _same_medium(p: Phrase, head: Head, c: Candidate, back: int) -> bool:
    """An outlet said to be of no other kind; with one more word (*le quotidien madrilène*) only the one just cited."""
    if (head.noun.head in p.lex.words("words.audience")) != (c.mention.role in p.lex.words("words.audience")):
        return False  # *la presse* is no one paper
    if head.noun.head in p.lex.words("words.agencies") and c.mention.kind == "institution":
        return (c.spoke or c.subject) and is_bare(p, head) and head.noun in kind_nouns(p.draft, c.mention.name)
    state = state_of(p)
    told = _more(p, head) == 2 and c.spoke and back <= FRESH and not p.names
    if c.mention.kind != "media" or head.end - head.first > 1 or not (is_bare(p, head) or told):
        return False
    return p.lex.may_be(c.mention.role, head.noun) and (state is None or c.mention.body in (None, state))


def _same_people(p: Phrase, head: Head, c: Candidate, back: int) -> bool:
    """The same unnamed source: it spoke, and the phrase only repeats what it is (*la source*, *la même source*)."""
    same = key_of(c.mention.role or "")[:1] == (p.words[head.first].key,)
    return c.spoke and _more(p, head) <= 2 and c.mention.kind == "anonymous" and same


def _same_body(p: Phrase, head: Head, c: Candidate, back: int) -> bool:
    """A body called by that noun before, the whole of it: the ministry of the interior is not that of justice."""
    said = tuple(w.key for w in p.words[head.first : head.end])
    known = c.mention.kind == "institution" and (c.spoke or c.subject)
    return known and is_bare(p, head) and key_of(c.mention.name)[: len(said)] == said


def _same_holder(p: Phrase, head: Head, c: Candidate, back: int) -> bool:
    """Somebody whose function starts with this one, and no state or body speaks against it."""
    if not (c.mention.kind == "person" or (c.mention.kind == "anonymous" and c.spoke)) or c.mention.role is None:
        return False
    mine = tuple(w.key for w in p.words[head.first : head.end])
    if office(mine, p.lex) != office(key_of(c.mention.role), p.lex):
        return False
    state, small = state_of(p), p.lex.words("words.governors") | p.lex.words("words.definite")
    behind = {*key_of(c.mention.role), *key_of(c.mention.body or "")}
    rest = [w.key for w in p.words[head.end :] if w.key not in small and not p.lex.demonym((w.key,))]
    if p.lex.language.table("who")["head"] == "last" and not _owned_alike(p, head, behind):
        return False
    fits = all(w in behind for w in rest) or (c.mention.body is None and c.spoke and back <= FRESH)
    near = c.mention.body is None and (c.spoke or p.lex.language.table("who")["head"] != "last")
    return fits and (state is None or c.mention.body == state or near)


def _owned_alike(p: Phrase, head: Head, behind: set[str]) -> bool:
    """Whether whoever a function is said to serve (*the prime minister's spokesman*) goes with what was told before."""
    before = p.draft.text[p.span[0] : p.words[head.first].start]
    mark = next((m for m in sorted(p.lex.words("words.possessive_marks")) if f"{m} " in before), None)
    if mark is None:
        return True
    small = p.lex.words("words.definite")
    owner = [w.key for w in p.words[: head.first] if w.end <= p.span[0] + before.rindex(mark) and w.key not in small]
    return all(w in behind for w in owner)
