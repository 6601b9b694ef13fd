"""When what goes on from a dated utterance was said: on its day.

*X a annoncé lundi que … « … », a-t-il ajouté.* The second sentence has no date of its own, and needs none: the same one
goes on speaking, in the next line, to nobody else. What had been said before is of another day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.who.gazetteer import Gazetteer, gazetteer, key_of
from recoupe.extract.who.known import family
from recoupe.extract.who.scene import Scene
from recoupe.extract.who.whereabouts import in_order
from recoupe.model import Mention, StatementFound


def carried(scene: Scene, statements: Sequence[StatementFound]) -> tuple[StatementFound, ...]:
    """The statements with ``said_on`` carried over to those that go on from a dated one; linear."""
    dated, before = list(statements), None
    for i in in_order(statements):
        if before is not None and dated[i].said_on is None and _goes_on(scene, dated[before], dated[i]):
            dated[i] = replace(dated[i], said_on=dated[before].said_on)
        before = i
    return tuple(dated)


def _goes_on(scene: Scene, one: StatementFound, after: StatementFound) -> bool:
    if not (one.said_on is not None and after.source and after.form == "direct" and after.parent is None):
        return False
    if len(after.chain) > 1 or not _same_voice(one.mention, after.mention, gazetteer(scene.draft.language)):
        return False
    if _looks_back(scene, one) and not _looks_back(scene, after):
        return False
    last, first = max(b for _, b in one.content), min(a for a, _ in after.content)
    return scene.line(first) - scene.line(last) <= 1


def _looks_back(scene: Scene, statement: StatementFound) -> bool:
    """Whether a cue tells what had been said before (*il avait assuré lundi que …*)."""
    earlier, told = scene.draft.language.words("concepts", "earlier.words"), scene.draft.text
    return any(word in earlier for a, b in statement.cue for word in told[a:b].lower().split())


def _same_voice(a: Mention | None, b: Mention | None, lex: Gazetteer) -> bool:
    """Whether two sources are one, or a state and what speaks for it (*Moscou*, *un communiqué du Kremlin*)."""
    if a is None or b is None:
        return False
    if a.kind == "person" or b.kind == "person":
        return a.kind == b.kind and family(a) == family(b)
    one_state = "state" in {a.kind, b.kind} and _state(a, lex) is not None and _state(a, lex) == _state(b, lex)
    return one_state or a.name == b.name


def _state(m: Mention, lex: Gazetteer) -> str | None:
    """The state that a mention is or belongs to."""
    known = lex.known.get(key_of(m.name))
    return known.state if known else m.body
