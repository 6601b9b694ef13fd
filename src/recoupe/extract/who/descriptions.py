"""Whom a description without a name means: *le ministre*, *la même source*, *le communiqué*, *l'Italien*.

The nearest who may be called so is meant; a general word (*l'élue*, *l'entreprise*) means whoever a pronoun would. A
function that nobody was given may be another quality of the last person who acted. What fits nobody stays itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.extract.who import likeness
from recoupe.extract.who.agreement import clash, gender_of, of_token
from recoupe.extract.who.antecedents import REACH, preferred
from recoupe.extract.who.candidates import UNSURE
from recoupe.extract.who.gazetteer import Noun, key_of, words_of
from recoupe.extract.who.known import Candidate, Known, family
from recoupe.extract.who.nounphrase import Head, Phrase, head_of, is_governed, modifies, office, state_of
from recoupe.extract.who.scene import Scene
from recoupe.extract.who.whereabouts import tokens_in
from recoupe.model import Mention, Span
from recoupe.text.folding import fold

CALLINGS = frozenset({"expert", "none"})
"""Types of functions that are no office: many hold one beside another."""
JOINT = 40
"""Characters beside a body in which a conjunction joins another to it."""


def described(scene: Scene, p: Phrase, known: Known, said: Sequence[Span] = ()) -> Mention | None:
    """Whom a definite description without a name of its own means (*le ministre*, *cette source*), or None.

    No body is meant that only what is ``said`` names (*La direction savait, selon l'organisation*).
    """
    head, at = head_of(p), p.span[0]
    if said and head is not None and head.noun.kind == "institution":
        known = known.outside(said)
    if _is_country(p):
        return _country(scene, p, known)
    if head is None:
        return _by_nationality(scene, p, known) if _is_nationality(p) else None
    if _is_same_source(p, head):
        voices = [c.mention for c in known.before(at) if c.spoke and c.subject]
        return next((m for m in voices if m.kind != "document"), voices[0] if voices else None)
    if _is_that_source(p, head):
        several = p.words[0].key in p.lex.words("words.plural")
        spoke = [c for c in known.before(at) if c.spoke and c.subject and c.plural == several]
        unnamed = next((c.mention for c in spoke if c.mention.kind == "anonymous"), None)
        return unnamed or next((c.mention for c in spoke if _is_cited(p, c, scene.line(at) - c.line)), None)
    seated = head.noun.head in p.lex.words("words.seated") and likeness.is_general(p, head)  # *le groupe de Lyon*
    if (_is_named(p, head) and not seated) or p.determiner not in ("definite", "demonstrative", "possessive"):
        return None
    if p.determiner == "possessive":
        if head.noun.kind == "institution":
            return None
        if own := _spouse(p, head, known):
            return own
    if likeness.is_general(p, head):
        return _generally(scene, p, head, known)
    test = likeness.test_of(head)
    line = scene.line(at)
    same = next((c for c in _agreeing(p, head, known.before(at)) if test(p, head, c, line - c.line)), None)
    if same:
        return same.mention
    if _is_same(p, head) and (again := _told_again(p, head, known)):
        return again
    pointed = head.noun.kind == "anonymous" and p.determiner == "demonstrative"
    held = head.noun.kind == "role" and p.determiner != "possessive"
    return _renamed(scene, p, head, known) if held or pointed else None


def _generally(scene: Scene, p: Phrase, head: Head, known: Known) -> Mention | None:
    """Whom a general word means: near by, a body called so if there is one; else one called so before.

    A firm is seldom called one before *the company*: whoever acted near by is as likely.
    """
    at = p.span[0]
    such = [c for c in _agreeing(p, head, known.near(at, scene.line(at) - REACH)) if likeness.is_such(p, head, c)]
    called = [c for c in such if likeness.is_called(p, head, c)]
    bare = likeness.is_bare(p, head) and p.determiner != "possessive"
    officers = [c for c in _agreeing(p, head, known.before(at)) if bare and c.spoke and likeness.holds(p, head, c)]
    if officers and not any(likeness.holds(p, head, c) for c in such):
        return officers[0].mention  # *le magistrat* is the prosecutor of a page ago, not the man told of since
    such = [c for c in such if bare and likeness.holds(p, head, c)] or such
    if p.determiner == "possessive" and head.noun.kind in ("role", "anonymous"):
        such = called  # *his lawyer* is not he, *sa femme* neither
    firms = p.lex.language.words("origins", "trades.firm")
    if called or (head.noun.head in firms and any(c.subject for c in such)):
        return _alone(scene, p, called or such)
    before = (c for c in _agreeing(p, head, known.before(at)) if c.spoke or c.subject)
    so_called = next((c.mention for c in before if likeness.is_called(p, head, c)), None)
    acting = (c for c in known.near(at, scene.line(at) - REACH) if likeness.may_be_firm(p, head, c))
    if meant := so_called or _alone(scene, p, such):
        return meant
    firm = preferred(scene, at, list(acting))
    return replace(firm, kind="institution") if firm and firm.kind in UNSURE else firm


def _alone(scene: Scene, p: Phrase, such: list[Candidate]) -> Mention | None:
    """The one who is preferred; None where a conjunction joins them to another body that may be meant as well (*Le
    groupe Norvane et la coopérative Valdor ont signé. … a précisé l'entreprise*)."""
    best = preferred(scene, p.span[0], such)
    here = next((c for c in such if c.mention == best), None)
    return None if here and _is_joined(p, here) else best


def _is_joined(p: Phrase, c: Candidate) -> bool:
    """Whether a conjunction and another body stand right behind a body, or right before it."""
    text, joint, small = p.draft.text, p.lex.words("words.coordinators"), p.lex.words("words.definite")
    end = max(c.mention.span[1], c.at)
    behind = [w for w in words_of(text, end, min(len(text), end + JOINT)) if w.key not in small]
    before = [w for w in words_of(text, max(0, c.at - JOINT), c.at) if w.key not in small]
    pair = behind[1:2] if behind and behind[0].key in joint and text[end : behind[0].start] == " " else []
    while before and p.lex.noun((before[-1].key,)):
        before.pop()
    if len(before) > 1 and before[-1].key in joint:
        pair.append(before[-2])
    return any((n := p.lex.noun((w.key,))) and n.kind == "institution" for w in pair) or any(
        text[w.start].isupper() for w in pair
    )


def _spouse(p: Phrase, head: Head, known: Known) -> Mention | None:
    """The one person whom the article names as the wife or husband of somebody, by whatever word (*sa veuve, Lea
    Amrani … sa femme*)."""
    row = next((set(row) for row in p.lex.language.table("who")["spouses"] if head.noun.head in row), set())
    people = (c for c in known.rows if row and c.at < p.span[0] and c.mention.kind == "person" and c.mention.role)
    named = {c.mention.name: c.mention for c in people if row & set(key_of(c.mention.role or ""))}
    if len(named) != 1 or not next(iter(named))[:1].isupper():
        return None
    found = next(iter(named.values()))
    others = (c for c in known.before(p.span[0]) if c.mention.kind == "person" and c.mention.name != found.name)
    last = next((c for c in others if c.spoke or c.subject), None)
    new = last is not None and known.first.get(family(last.mention), 0) > known.first.get(family(found), 0)
    return None if new else found  # the wife of somebody who comes up later


def _agreeing(p: Phrase, head: Head, found: Iterator[Candidate] | list[Candidate]) -> Iterator[Candidate]:
    """Those whose number and, for people, gender the phrase may have."""
    first = p.words[0].key
    gender, plural = gender_of(first, p.lex) or _noun_gender(p, head), first in p.lex.words("words.plural")
    plural = plural or (p.lex.language.table("who")["head"] == "last" and _is_plural_noun(p, head))
    people = head.noun.kind in ("role", "anonymous")
    fits = (c for c in found if c.plural == plural and not (people and clash(gender, c.gender)))
    fits = (c for c in fits if c.mention.name.lower().replace("’", "'") not in p.lex.words("words.some"))
    of = _nations(p, [w.key for w in p.words])
    return (c for c in fits if not of or _may_be_of(p, head, c, of))


def _may_be_of(p: Phrase, head: Head, c: Candidate, of: frozenset[str]) -> bool:
    """Whether a candidate may be of a state: it is called so, or by a name that says nothing of it (*the Belgian club*
    is neither *the English club* nor *the Premier League club*)."""
    name = key_of(c.mention.name)
    own = _nations(p, name)
    return bool(of & own) if own else len(name) == 1 or head.noun.head not in name


def _nations(p: Phrase, keys: Iterable[str]) -> frozenset[str]:
    """The states whose adjectives stand among some words: *the Belgian club* is not *the English club*."""
    return frozenset(state for key in keys if (state := p.lex.demonym((key,))))


def _noun_gender(p: Phrase, head: Head) -> str | None:
    """The gender the parse gives an adjective before a head noun, else the noun (*l'élue*, *l'ancienne maire*)."""
    tokens = tokens_in(p.draft, (p.span[0], p.words[head.end - 1].end))
    shown = [g for t in tokens if t.pos in ("ADJ", "NOUN") and (g := of_token(t, p.lex))]
    return shown[0] if shown else None


def _is_plural_noun(p: Phrase, head: Head) -> bool:
    at = p.words[head.end - 1].start
    return any("Number=Plur" in t.morph for t in tokens_in(p.draft, (at, at + 1)))


def _is_named(p: Phrase, head: Head) -> bool:
    """Whether a phrase says by name who is meant; the body or place of a function does not (*le maire de Valmont*)."""
    names = [m for m in p.names if not modifies(p, head, m)]
    return any(m.kind == "person" or head.noun.kind != "role" or not is_governed(p, m) for m in names)


def _is_same_source(p: Phrase, head: Head) -> bool:
    """*La même source*, *de même source*: the last one that spoke, whoever it was."""
    source = head.noun.kind == "anonymous" and head.noun.head in p.lex.words("words.generic_source")
    return source and _is_same(p, head)


def _is_same(p: Phrase, head: Head) -> bool:
    return any(fold(w) == word.key for w in p.lex.words("words.same") for word in p.words[: head.first])


def _told_again(p: Phrase, head: Head, known: Known) -> Mention | None:
    """Whom *le même bilan*, *the same police force* take up: of a paper that nobody called so, the last that spoke; of
    a body, the last that shares a word of its name."""
    spoke = (c.mention for c in known.before(p.span[0]) if c.spoke and c.subject)
    if head.noun.kind == "document":
        return next(spoke, None)
    said = {w.key for w in p.words[: head.end]} - p.lex.words("words.definite") - p.lex.words("words.same")
    bodies = (m for m in spoke if head.noun.kind == "institution" and m.kind == "institution")
    return next((m for m in bodies if said & {*key_of(m.name)}), None)


def _is_that_source(p: Phrase, head: Head) -> bool:
    """*Cette source*, *la source*: the last one without a name that spoke, whatever it was called."""
    bare = head.noun.head in p.lex.words("words.generic_source") and likeness.is_bare(p, head)
    return bare and head.noun.kind == "anonymous" and p.determiner in ("definite", "demonstrative")


def _is_cited(p: Phrase, c: Candidate, back: int) -> bool:
    """Whether *cette source* may mean a body: it was cited in the line before, and no unnamed source ever was."""
    return p.determiner == "demonstrative" and back <= 1 and c.mention.kind in ("institution", "media", "document")


def _is_country(p: Phrase) -> bool:
    """Whether a phrase is a word for a country behind its article (*le pays*, *the kingdom*)."""
    said = len(p.words) == 2 and p.determiner in ("definite", "demonstrative")
    return said and p.words[1].key in p.lex.words("words.countries")


def _country(scene: Scene, p: Phrase, known: Known) -> Mention | None:
    """The state that spoke, acted or was named last near by."""
    near = known.near(p.span[0], scene.line(p.span[0]) - REACH)
    states = [c for c in near if c.mention.kind == "state" and not c.quoted]
    return max(states, key=lambda c: (c.spoke or c.subject, c.at)).mention if states else None


def _is_nationality(p: Phrase) -> bool:
    """Whether a phrase is an article and whose people somebody is of: *l'Italien*, *la Basque*."""
    if len(p.words) != 2 or p.determiner != "definite" or p.words[0].key in p.lex.words("words.plural"):
        return False
    if (known := p.lex.known.get((p.words[1].key,))) and known.kind == "state":
        return False  # *the US* is the country, though *a US ship* is what is of it
    return p.lex.demonym((p.words[1].key,)) is not None or _is_inhabitant(p)


def _is_inhabitant(p: Phrase) -> bool:
    """Whether the second word is a name for the people of a region or a town, and no outlet's: *le Basque*."""
    key = p.words[1].key
    told = key in p.lex.words("words.peoples") or key.endswith(tuple(sorted(p.lex.words("words.people_endings"))))
    return told and p.draft.text[p.words[1].start].isupper() and p.lex.known.get((key,)) is None


def _by_nationality(scene: Scene, p: Phrase, known: Known) -> Mention | None:
    """The person that a pronoun of the same gender would mean."""
    gender = gender_of(p.words[0].key, p.lex) or _noun_gender(p, Head(1, 2, Noun("", "role", None)))
    near = known.near(p.span[0], scene.line(p.span[0]) - REACH)
    people = [c for c in near if c.mention.kind == "person" and not c.plural and not clash(gender, c.gender)]
    return preferred(scene, p.span[0], people)


def _renamed(scene: Scene, p: Phrase, head: Head, known: Known) -> Mention | None:
    """The last person who spoke or acted, told of by another of their qualities: newsrooms shun repeating a name.

    At most two lines before, and of whom the article gives no function that this one would contradict: an office
    excludes another, being a researcher excludes nothing, a match has a coach whoever was named. An office (*la
    procureure*, *le président du Sénat*) only in the next line of the same paragraph, and only of somebody whose
    function is never given.
    """
    at, line = p.span[0], scene.line(p.span[0])
    if own := _of_state(p, known.near(at, line - 2), known):
        return own
    acted = _acted(p, head, known.near(at, line - 2))
    last = max(acted, key=lambda c: c.at, default=None)
    if last is None or (scene.is_titled(at) and last.line == line):
        return None  # *Ana Roy annonce une aide, la préfète promet un bilan*: two, in so short a line
    roles = known.roles.get(family(last.mention), ())
    held = [n for r in roles if (n := p.lex.noun(office(key_of(r), p.lex)))]
    if head.noun.kind == "anonymous":
        free = likeness.is_loose(p, head) and all(n.type in CALLINGS for n in held)
    elif head.noun.type in CALLINGS and likeness.is_loose(p, head):
        plain = [c for c in _acted(p, head, known.near(at, line - REACH)) if not known.roles.get(family(c.mention))]
        if held and plain:  # *a dit le manager, Luc Roy. « Jamais », a réagi le coureur*: of whom nothing else is told
            return max(plain, key=lambda c: c.at).mention
        situated = head.noun.head in p.lex.words("words.situated")
        free = not situated or all(n.type in CALLINGS for n in held)
    else:
        free = not held and line - last.line <= 1 and scene.block(at) == last.block
    return last.mention if free else None


def _of_state(p: Phrase, near: list[Candidate], known: Known) -> Mention | None:
    """The one person near by whom the text gives the state that a function is told with, and no function (*a reçu son
    homologue sénégalais, Amadou Ba. Le président sénégalais …*)."""
    state = state_of(p)
    named = (c.mention for c in near if state and c.mention.kind == "person" and c.mention.body == state)
    free = {m.name: m for m in named if m.name[:1].isupper() and not known.roles.get(family(m))}
    return next(iter(free.values())) if len(free) == 1 else None


def _acted(p: Phrase, head: Head, found: list[Candidate]) -> list[Candidate]:
    """The people among some candidates who are named, and spoke or acted."""
    named = (c for c in _agreeing(p, head, found) if c.mention.kind == "person" and c.mention.name[:1].isupper())
    return [c for c in named if c.spoke or (c.subject and not c.quoted)]
