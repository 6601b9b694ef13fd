"""A function told one line before the name of its holder: *a plaidé le ministre. « … », ajoute Paul Roy*.

Newsrooms give the office first and the name with the next quotation. Both are one person when the name is met there for
the first time, the article says nothing else of it, and the paragraph is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from recoupe.extract.who.agreement import clash, gender_of
from recoupe.extract.who.candidates import Genders
from recoupe.extract.who.gazetteer import gazetteer
from recoupe.extract.who.known import Known, family
from recoupe.extract.who.scene import Scene
from recoupe.model import Mention, StatementFound


def office_of(
    scene: Scene, one: StatementFound | None, after: StatementFound, known: Known, genders: Genders
) -> Mention | None:
    """The office in which a statement's source, now named, made the one before it; None when it was another's."""
    office, name = one.mention if one else None, after.mention
    if one is None or office is None or name is None or not _is_office(office):
        return None
    if not _is_introduced(scene, name, one, after, known):
        return None
    opening = scene.draft.text[slice(*office.span)].lower().replace("'", "' ").split()[:1]
    shown = gender_of(opening[0], gazetteer(scene.draft.language)) if opening else None
    return None if clash(shown, genders.get(name.name)) else office


def given(statement: StatementFound, holders: Mapping[Mention, Mention]) -> StatementFound:
    """The statement with its source's name, when it is an office whose holder was found."""
    office = statement.mention
    holder = holders.get(office) if office else None
    if office is None or holder is None:
        return statement
    return replace(statement, mention=replace(office, name=holder.name, type=None))


def _is_office(m: Mention) -> bool:
    return m.kind == "person" and m.name[:1].islower()


def _is_introduced(scene: Scene, name: Mention, one: StatementFound, after: StatementFound, known: Known) -> bool:
    """Whether a name is met for the first time as a source, right after another statement of its paragraph."""
    if not (one.source and after.source):
        return False
    at, before = after.source[0][0], one.source[0][0]
    near = scene.line(at) - scene.line(before) <= 1 and scene.block(at) == scene.block(before)
    full = name.kind == "person" and name.name[:1].isupper() and " " in name.name
    return near and full and not known.roles.get(family(name)) and known.first.get(family(name), at) >= at
