"""Who said it: each statement's source words resolved to a mention, with the chain it came through.

Statements are taken in the order of the text, so that a pronoun, a bare function or a quotation that goes on with no
cue of its own finds those who spoke before it. What cannot be resolved stays None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.who import (
    agreement,
    antecedents,
    borrowed,
    candidates,
    clients,
    counterparts,
    descriptions,
    handles,
    introduced,
    latter,
    naming,
    nationalities,
    newsrooms,
    nounphrase,
    occasions,
    owners,
    relaying,
    routes,
    selfnamed,
    trimming,
)
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.extract.who.known import Known
from recoupe.extract.who.scene import Scene, scene
from recoupe.extract.who.whereabouts import (
    carried_from,
    in_order,
    pronoun_subjects,
    reaches,
    sentence_at,
    start_of,
    tokens_in,
    widened,
    within,
)
from recoupe.model import Mention, Span, StatementFound

Statements = tuple[StatementFound, ...]


def attach(draft: Draft, mentions: tuple[Mention, ...], statements: Statements) -> Statements:
    """The statements with ``mention``, ``beside`` and ``chain`` filled, in the same order, those of relays left out.

    ``mention.span`` is the naming phrase as it stands here (for a pronoun: its antecedent's). The chain holds the
    relays that the sentence states, nearest the outlet first, after those of the statement it is reported inside.
    """
    here, genders, lex = scene(draft, statements), agreement.genders(draft, mentions), gazetteer(draft.language)
    known = candidates.met(here, mentions, genders)
    order = in_order(statements)
    told = list(reversed(_narrated(draft, statements)))
    resolved: list[StatementFound] = []
    holders: dict[Mention, Mention] = {}
    for at, index in enumerate(order):
        while told and told[-1][0] < start_of(statements[index]):
            _follow(here, told.pop(), mentions, known, genders)
        last = carried_from(statements, order, at)
        found = _resolved(here, mentions, statements[index], resolved[last] if last is not None else None, known)
        office = introduced.office_of(here, resolved[-1] if resolved else None, found, known, genders)
        if office and found.mention:
            holders[office] = found.mention
            known.told(found.mention, office)
        resolved.append(found)
        if found.mention and found.source:
            known.add(candidates.speaker(here, found.mention, _phrase(found), genders))
            body = candidates.spoken_for(here, found.mention, mentions) if owners.is_voice(lex, found.mention) else None
            if body:
                known.add(body)
        for cited in routes.cited(draft, found, mentions):
            known.add(candidates.speaker(here, cited, cited.span, genders))
    by_index = dict(zip(order, (introduced.given(s, holders) for s in resolved), strict=True))
    whole = clients.named(draft, [by_index[i] for i in range(len(statements))], mentions)
    reported = relaying.left([i for i, s in enumerate(whole) if selfnamed.names_itself(draft, s)], whole)
    kept = relaying.without(draft, reported, relays=False)
    told_of = occasions.carried(here, relaying.without(draft, routes.chained(draft, mentions, kept), relays=True))
    return borrowed.unnamed(told_of, borrowed.names(draft))


def _narrated(draft: Draft, statements: Statements) -> list[Span]:
    """The pronouns that are subjects of the outlet's own narration: the source of no statement, inside none."""
    lex = gazetteer(draft.language)
    taken = sorted(span for s in statements for span in (*s.source, *s.content))
    spans = pronoun_subjects(draft, lex.words("words.pronouns") - lex.words("words.impersonal"))
    return [span for span in spans if not reaches(taken, span)]


def _follow(here: Scene, span: Span, mentions: tuple[Mention, ...], known: Known, genders: candidates.Genders) -> None:
    """Take in whom a pronoun of the narration means, so that one of the next lines may mean them too."""
    meant = _settled(here, antecedents.pronoun(here, span, known), mentions, known)
    if meant:
        known.add(candidates.told_of(here, meant, span, genders))


def _resolved(
    here: Scene,
    mentions: tuple[Mention, ...],
    statement: StatementFound,
    carried: StatementFound | None,
    known: Known,
) -> StatementFound:
    if carried:
        return replace(statement, mention=carried.mention, beside=carried.beside)
    if not statement.source:
        return replace(statement, mention=_actor(here, statement, known))
    first, *others = whom(
        here, _phrase(statement), mentions, known, said=statement.content, goes_on=_goes_on(here, statement)
    )
    return replace(statement, mention=first, beside=tuple(m for m in others if m and m != first))


def _goes_on(here: Scene, statement: StatementFound) -> bool:
    """Whether a cue says that somebody goes on who had spoken before (*ajoute-t-il*, *he added*)."""
    verbs = gazetteer(here.draft.language).words("words.going_on")
    return any(t.lemma in verbs for span in statement.cue for t in tokens_in(here.draft, span))


def _actor(here: Scene, statement: StatementFound, known: Known) -> Mention | None:
    """Who acts last before a cue that names nobody, in its sentence (*X s'est défendu en assurant que …*)."""
    if not statement.cue or statement.rule == "reported" or statement.rule.startswith("continued"):
        return None  # *X is said to …* is said by nobody who is named, and never by X
    cue = statement.cue[0][0]
    start = here.draft.sentences[sentence_at(here.draft, cue)].span[0] if here.draft.sentences else 0
    actors = (c.mention for c in known.before(cue) if c.at >= start and c.subject and not c.quoted)
    return next(actors, None)


def _phrase(statement: StatementFound) -> Span:
    """The source words as one span; of pieces far apart, the first."""
    first, last = statement.source[0], statement.source[-1]
    between = any(first[1] <= a < last[0] for a, _ in (*statement.content, *statement.cue))
    return first if between else (first[0], last[1])


def whom(
    here: Scene,
    span: Span,
    mentions: tuple[Mention, ...],
    known: Known,
    *,
    said: Sequence[Span] = (),
    goes_on: bool = False,
) -> tuple[Mention | None, ...]:
    """Whom source words mean, one for each of those joined by *et*: what they name, or the one they point back to.

    ``said`` is what they said: whoever it names is less likely who said it; ``goes_on``: they had spoken before.
    """
    draft = here.draft
    span = widened(trimming.trimmed(draft.text, trimming.unprefixed(draft, span)), mentions)
    span = newsrooms.untold(draft, trimming.published(draft, span), mentions)
    parts = trimming.coordinated(draft, span, gazetteer(draft.language))
    meant = (_one(here, part, mentions, known, said, goes_on=goes_on) for part in parts)
    return tuple(each for m in meant for each in (nationalities.each(draft, m) if m else (None,)))


def _one(
    here: Scene, span: Span, mentions: tuple[Mention, ...], known: Known, said: Sequence[Span], *, goes_on: bool
) -> Mention | None:
    draft = here.draft
    if draft.text.startswith(handles.MARK, span[0]):
        return handles.owner(draft.text[slice(*span)], mentions)
    if nounphrase.is_pronoun(draft.text[slice(*span)], gazetteer(draft.language)):
        meant = antecedents.pronoun(here, span, known, said=said, goes_on=goes_on)
        if last := latter.latter(draft, span, mentions, meant.span[1] if meant else 0):
            return last
        return _settled(here, meant, mentions, known)
    if nounphrase.is_age(draft, span):
        return _before(span, mentions) or antecedents.pronoun(here, span, known, said=said)
    if nounphrase.is_bare_function(draft, span) and (name := _before(span, mentions)) and name.kind == "person":
        return name
    named = naming.read(draft, span, mentions)
    if named is None or nounphrase.is_restricted(draft, span):
        return named
    phrase = nounphrase.phrase(draft, span, mentions)
    if counterparts.is_counterpart(phrase):
        return counterparts.meant(here, phrase, named, known)
    back = descriptions.described(here, phrase, known, said)
    office = phrase.lex.noun(key_of(back.role)) if back and back.role else None
    if back and office is None and any(a <= back.span[0] < b for a, b in said):
        back = None  # *Mr Roy held the helm, said the prosecutor*: two people
    if back:
        return replace(back, span=span)
    named = selfnamed.named(draft, span, named)
    if owner := owners.owner_of(here, phrase, named, known):
        named = owners.private(phrase, named, _settled(here, owner, mentions, known))
    named = owners.of_state(here, phrase, named, known)
    return owners.housed(phrase, owners.owned(here, phrase, named, known), known)


def _settled(here: Scene, meant: Mention | None, mentions: tuple[Mention, ...], known: Known) -> Mention | None:
    """Whom the antecedent of a pronoun means in its turn, when it is a description (*La syndicaliste craint …*)."""
    if meant is not None:
        meant = selfnamed.named(here.draft, meant.span, meant)
    if meant is None or meant.kind != "person" or meant.name[:1].isupper() or candidates.is_topic(here, meant):
        return meant
    back = descriptions.described(here, nounphrase.phrase(here.draft, meant.span, mentions), known)
    return replace(back, span=meant.span) if back else meant


def _before(span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """The name right before some words that commas set off (an age, a function without an article)."""
    near = within(mentions, (span[0] - 4, span[0]))
    return next((m for m in reversed(near) if 0 <= span[0] - m.span[1] <= 3), None)
