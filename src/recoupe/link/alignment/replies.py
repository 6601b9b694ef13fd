"""What a denial answers: of all that others tell in its story, the passage that it most likely denies.

A denial seldom repeats what it denies (*the firm had been warned*, *we never received any such letter*), so that the
table of claims keeps the two apart. A reader joins them by other signs: who denies, and how; what stands just before;
an act that is named otherwise. Block: outright denials, and what shares a key with one, an act kin to a key of it, or
its place. Compare: the table of this module. Connect: a denial answers the best, if that is good enough, and what is
nearly as good.

The weights are those of a logistic regression on the invented stories of ``tests/fixtures/told`` (but those
labelled after ``later``), on pairs of which one passage denies and both lie in one labelled claim; all of these
stories have been seen. ``tools/replies.py`` fits them, and shows how they do on stories that are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from recoupe import lang
from recoupe.link.alignment.holders import keys, kin
from recoupe.link.alignment.kinds import light
from recoupe.link.alignment.proposition import Mode
from recoupe.link.alignment.scene import SOON, Scene
from recoupe.link.alignment.score import NOTHING, Feature, Finding, Score, compare
from recoupe.link.alignment.turners import is_dispute, is_false, is_outright
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights

LEAST = 2.1
"""What the best of all passages must reach before a denial answers it."""
BESIDE = 1.0
"""How far below the best another passage may stay that the same denial answers, too: most tell one thing."""
ALIKE = 3.0
"""Score by the table of claims from which likeness adds nothing more, either way."""
AT_ONCE = 1
"""Most sentences between what is said and a denial that follows at once, where any would."""
FULL = 3
"""Fewest keys of a passage that can be denied from afar; *the decision* alone says nothing that is so or not."""
NEAR = frozenset({"like", "kin"})
"""Features that compare what two passages tell."""
SHARED = frozenset({"rare", "kin"})
"""Features that speak when two passages have a key in common, or two that are kin."""
SILENT = frozenset({"deny", "decline", "ask"})
WANTED = frozenset({"urge", "promise", "expect"})
AHEAD: frozenset[Mode] = frozenset({"wanted", "wants"})


@dataclass(frozen=True, slots=True)
class Reply:
    """A denial, the passage it answers, and why."""

    no: Unit
    yes: Unit
    score: Score

    @property
    def is_near(self) -> bool:
        """Whether the two might nearly be one claim, or name one act in two ways: more than who says it, and where."""
        return any(name in NEAR and part > 0 for name, part, _ in self.score.parts)


@dataclass(frozen=True, eq=False)
class Replies:
    """The denials of one story with what they answer."""

    scene: Scene

    def found(self) -> Iterator[tuple[Reply, ...]]:
        """What each denial answers, the likeliest first. Cost: each denial with those that share a key with it."""
        for no in self.scene.found:
            good = [reply for reply in self.weighed(no) if reply.score.value >= LEAST and self.holds(reply)]
            good.sort(key=lambda reply: -reply.score.value)
            if good:
                yield tuple(reply for reply in good if reply.score.value >= good[0].score.value - BESIDE)

    def weighed(self, no: Unit) -> list[Reply]:
        """All that a unit may answer, with how likely it is; nothing for what is no denial."""
        near = [yes for yes in self.scene.around(no) if _may_answer(no, yes)] if self._denies(no) else []
        return [Reply(no, yes, compare(self.table, no, yes)) for yes in near]

    @property
    def _weights(self) -> Weights:
        return self.scene.judge.weights

    @cached_property
    def table(self) -> tuple[Feature[Unit], ...]:
        """The features of a denial and what it may answer; the sum is compared with ``LEAST``."""
        return (
            Feature("like", self.like, 1.29),
            Feature("held", self.held, 0.69),
            Feature("rare", self.rare, 1.43),
            Feature("kin", self.kin, 0.18),
            Feature("before", self.before, 0.67),
            Feature("place", self.place, 0.42),
            Feature("stance", lambda no, yes: Finding(float(no.stance == "deny")), 0.44),
            Feature("flat", lambda no, yes: Finding(float(_is_flat(no))), 0.42),
            Feature("outright", lambda no, yes: Finding(float(is_outright(no.text, lang.load(no.language)))), 0.23),
            Feature("replies", lambda no, yes: Finding(float(self.scene.is_cued(no))), 0.26),
            Feature("title", lambda no, yes: Finding(float(yes.title)), 0.55),
            Feature("said", lambda no, yes: Finding(float(yes.member.said is not None)), 1.49),
            Feature("wanted", lambda no, yes: Finding(-float(yes.stance in WANTED)), 0.57),
            Feature("plan", self.plan, 0.60),
        )

    def like(self, no: Unit, yes: Unit) -> Finding:
        """How near the two are to one claim."""
        value = compare(self.scene.claims, no, yes).value / ALIKE
        return Finding(max(-1.0, min(1.0, value)))

    def held(self, no: Unit, yes: Unit) -> Finding:
        """How much of what the denial tells, by weight, the other tells."""
        shared = tuple(sorted(keys(no) & keys(yes)))
        whole = self._weights.total(keys(no))
        return Finding(self._weights.total(shared) / whole, shared, shared) if shared else NOTHING

    def rare(self, no: Unit, yes: Unit) -> Finding:
        """How rare the rarest key is that they share."""
        shared = tuple(sorted(keys(no) & keys(yes), key=lambda key: (-self._weights(key), key)))[:1]
        return Finding(self._weights(shared[0]) / self._weights.unseen, shared, shared) if shared else NOTHING

    def kin(self, no: Unit, yes: Unit) -> Finding:
        """Whether words of the two often tell one fact."""
        pairs = kin(keys(no), keys(yes))
        return Finding(1.0, tuple(x for x, _ in pairs), tuple(y for _, y in pairs)) if pairs else NOTHING

    def before(self, no: Unit, yes: Unit) -> Finding:
        """How much of what the other tells, by weight, is told in the sentence before the denial."""
        shared = tuple(sorted(self.scene.keys_before(no) & keys(yes)))
        whole = self._weights.total(keys(yes))
        return Finding(self._weights.total(shared) / whole, shared, shared) if shared else NOTHING

    def place(self, no: Unit, yes: Unit) -> Finding:
        """For, when the denial follows soon in one article; against, when it stands before or far behind."""
        steps = self.scene.steps(no, yes)
        if steps is None:
            return NOTHING
        return Finding(float(steps > AT_ONCE) if 0 <= steps <= SOON else -1.0)

    def plan(self, no: Unit, yes: Unit) -> Finding:
        """Against, by how much of the words shared is only wanted or planned in one, and not in the denial."""
        if any(p.modes & AHEAD for p in no.told):
            return NOTHING
        shared = keys(no) & frozenset(yes.words)
        told = {key for q in yes.told if not q.modes & AHEAD for key in q.held & shared}
        ahead = {key for q in yes.told if q.modes & AHEAD for key in q.held & shared} - told
        whole = self._weights.total(told | ahead)
        meant = tuple(sorted(ahead))
        return Finding(-self._weights.total(ahead) / whole, meant, meant) if ahead else NOTHING

    def _denies(self, unit: Unit) -> bool:
        """Whether a unit is somebody's denial: as its verb says, flatly, or of all (*never*, *nobody*, in reply)."""
        if unit.member.said is None and not unit.title:
            return False
        if unit.stance == "deny" or _is_flat(unit):
            return True
        return (
            _is_negated(unit)
            and unit.stance not in SILENT | {"urge", "warn"}
            and (is_outright(unit.text, lang.load(unit.language)) or self.scene.is_cued(unit))
        )

    def holds(self, reply: Reply) -> bool:
        """Whether there is enough to say that this is what is denied: the verb, a reply, one act in other words."""
        no, yes = reply.no, reply.yes
        follows = self.scene.follows(no, yes)
        if no.stance != "deny" and not follows and self.scene.is_elsewhere(no, yes):
            return False
        shared = any(name in SHARED for name, _, _ in reply.score.parts)
        if len(keys(yes)) < FULL or not (follows or (shared and len(keys(no)) > 1)):
            return False
        replied = follows and yes.member.said is not None and self.scene.is_cued(no)
        return no.stance == "deny" or replied or _tells(no, yes)


def _may_answer(no: Unit, yes: Unit) -> bool:
    """Whether one unit may deny another: somebody else tells it, elsewhere, and denies nothing."""
    if yes is no or yes.negated or yes.stance in SILENT or (yes.told and all(p.negated for p in yes.told)):
        return False
    if yes.member.said is None and is_dispute(yes.text, lang.load(yes.language)):
        return False
    if no.article == yes.article and any(a < d and c < b for a, b in no.spans for c, d in yes.spans):
        return False
    return no.source != yes.source if no.source or yes.source else no.article != yes.article


def denies(unit: Unit) -> bool:
    """Whether a unit, or a clause of it, says that something is not so."""
    return unit.stance == "deny" or _is_negated(unit) or _is_flat(unit)


def _is_negated(unit: Unit) -> bool:
    return unit.negated or any(p.negated and not p.unsure for p in unit.told)


def _is_flat(unit: Unit) -> bool:
    return is_false(unit.text, lang.load(unit.language))


def _tells(no: Unit, yes: Unit) -> bool:
    """Whether one tells an act that the other denies: in another word, or in the same with something else in common."""
    denied = frozenset(act for p in no.told if p.negated for act in p.acts) - light()
    told = yes.acts | yes.main
    same = denied & told
    return bool(kin(denied, told) or (same and keys(no) & keys(yes) - same))
