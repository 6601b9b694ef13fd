"""How many distinct sources of knowledge stand behind a claim: an interval, with one sentence for every step.

The rules are those of docs/architecture.md, *How origins are counted*: members that share one text are one lineage,
a lineage's origin is the last link of its earliest explicit chain, one voice is one origin, and what cannot be known
widens the interval instead of moving it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.counting.clashes import days, places
from recoupe.link.counting.lineages import Edge, Lineage, lineages
from recoupe.link.counting.persisting import still
from recoupe.link.counting.standing import Standing, standings
from recoupe.link.counting.voices import Voice, outlet_of, voices
from recoupe.link.differences.quantities import conflict
from recoupe.model import Claim, Member, Origins, Status
from recoupe.settings import Settings


def count(corpus: Corpus, members: Sequence[Member], settings: Settings) -> Claim:
    """The claim that these members make: its lineages, the interval of its origins with reasons, its status.

    Cost: quadratic in the members of the claim, which are few.
    """
    heard = voices(corpus, members)
    carried, joins, doubts = lineages(corpus, heard)
    who = standings(corpus, {link for v in heard for link in v.path})
    tally = _Tally(corpus, settings, who, heard)
    tally.explain(joins)
    lower, upper = tally.bounds([x for x in carried if x.first.counts], doubts)
    disputed = tally.disputes(carried)
    return Claim(
        _identify(heard),
        gloss(corpus, heard),
        tuple(members),
        len({v.article for v in heard}),
        tuple(tuple(v.index for v in x.voices) for x in carried),
        Origins(lower, upper, tuple(tally.entities), tuple(tally.because)),
        _status(lower, disputed, settings.min_origins),
        tally.evidence(carried),
        tuple(x.loop for x in carried if x.loop),
        still(corpus, heard, settings),
    )


def _status(lower: int, disputed: bool, enough: int) -> Status:
    if disputed:
        return "disputed"
    if lower == 0:
        return "unattributed"
    return "corroborated" if lower >= enough else "single-origin"


def _identify(heard: Sequence[Voice]) -> str:
    places = sorted(f"{v.article}:{v.spans}" for v in heard)
    return "c" + sha256(places[0].encode()).hexdigest()[:10]


def gloss(corpus: Corpus, heard: Sequence[Voice]) -> str:
    """The clearest member, in its own words: certain, without artefacts, a whole clause, short."""

    def rank(v: Voice) -> tuple[object, ...]:
        spoilt = any(
            a.kind != "boilerplate" and a.span[0] < span[1] and span[0] < a.span[1]
            for a in corpus.by_article[v.article].artefacts
            for span in v.spans
        )
        size = len(v.text)
        return (not v.counts, spoilt, v.certainty == "hedged", size < 40, len(v.spans) > 1, size, v.article, v.spans)

    return " ".join(min(heard, key=rank).text.split())


@dataclass(slots=True)
class _Tally:
    """One count under way: its reasons pile up in ``because``."""

    corpus: Corpus
    settings: Settings
    who: Mapping[str, Standing]
    heard: Sequence[Voice]
    because: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)

    def say(self, key: str, **values: object) -> None:
        text = lang.load(self.settings.ui).message("origins", key, **values)
        if text not in self.because:
            self.because.append(text)

    def name(self, entity: str) -> str:
        return self.corpus.by_entity[entity].name if entity in self.corpus.by_entity else entity

    def label(self, voice: Voice) -> str:
        """How the reader calls an article: its outlet, else its id."""
        return outlet_of(self.corpus, voice.article)

    def explain(self, joins: Sequence[Edge]) -> None:
        for edge in joins:
            a, b = self.heard[edge.a], self.heard[edge.b]
            key = {"copied_proven": "copied"}.get(edge.key, edge.key)
            self.say(key, a=self.label(a), b=self.label(b), article=self.label(a), count=2, **dict(edge.values))

    # ------------------------------------------------------------------------------------------------------- bounds

    def bounds(self, carried: Sequence[Lineage], doubts: Sequence[Edge]) -> tuple[int, int]:
        named = [x for x in carried if x.origin and not self.who[x.origin].anonymous]
        unnamed = [x for x in carried if x.origin and self.who[x.origin].anonymous]
        dark = [x for x in carried if not x.origin]
        self.entities = list(dict.fromkeys(x.origin for x in (*named, *unnamed) if x.origin))
        speakers = self._speakers(named)
        groups = self._merge(speakers, doubts)
        hidden = self._hidden(unnamed, list(speakers), doubts)
        for lineage in dark:
            self._doubt(lineage)
        return len(groups) + hidden, len(speakers) + len(unnamed) + len(dark)

    def _speakers(self, named: Sequence[Lineage]) -> dict[str, list[Lineage]]:
        """Distinct voices in the upper bound: one for each person or body, none for a state whose body speaks."""
        found: dict[str, list[Lineage]] = {}
        for lineage in named:
            found.setdefault(self.who[lineage.origin or ""].key, []).append(lineage)
        for bare in [k for k in found if k.startswith("body:") and " " not in k]:
            whole = next((k for k in found if k.startswith(f"{bare.split('@')[0]} ")), None)
            if whole:
                found[whole] += found.pop(bare)
        for lines in found.values():
            origins = list(dict.fromkeys(x.origin or "" for x in lines))
            for other in origins[1:]:
                self.say("same_body", a=self.name(other), b=self.name(origins[0]))
            if len(origins) == 1:
                key = "same_source" if len(lines) > 1 else "origin"
                self.say(key, count=len(lines), source=self.name(origins[0]))
        for key in [k for k in found if self._of(found, k).is_state]:
            state = self._of(found, key)
            body = next((k for k in found if k != key and self._is_body_of(self._of(found, k), state)), None)
            if body:
                self.say("state_voice", a=state.name, b=self._of(found, body).name)
                found[body] += found.pop(key)
        return found

    def _of(self, found: Mapping[str, Sequence[Lineage]], key: str) -> Standing:
        return self.who[found[key][0].origin or ""]

    @staticmethod
    def _is_body_of(one: Standing, state: Standing) -> bool:
        return one.arm and one.nation == state.nation and one.kind != "media"

    def _merge(self, speakers: Mapping[str, Sequence[Lineage]], doubts: Sequence[Edge]) -> list[set[str]]:
        """Voices that may be one in the lower bound: bodies of one state, a plural and its parts, suspected copies."""
        groups = [{key} for key in speakers]
        for a, b in combinations(speakers, 2):
            one, two = self._of(speakers, a), self._of(speakers, b)
            reason = self._kin(one, two)
            if reason and _unite(groups, a, b):
                self.say(reason, a=one.name, b=two.name, count=2)
        for edge in doubts:
            ends = [
                k
                for i in (edge.a, edge.b)
                for k, xs in speakers.items()
                if any(i == v.index for x in xs for v in x.voices)
            ]
            if len(ends) == 2 and _unite(groups, *ends):
                self.say("suspected", a=self.label(self.heard[edge.a]), b=self.label(self.heard[edge.b]))
        return groups

    @staticmethod
    def _kin(a: Standing, b: Standing) -> str | None:
        if a.kind == b.kind == "person" and (a.untitled or b.untitled):
            return "function"
        if a.arm and b.arm and a.nation and a.nation == b.nation:
            return "same_state"
        if a.arm and b.arm and not (a.nation and b.nation):
            return "state_unknown"
        if a.nation and a.nation == b.nation and ((a.generic and b.arm) or (b.generic and a.arm)):
            return "generic_state"
        if (
            a.kind == b.kind == "media"
            and (a.generic or b.generic)
            and (a.nation == b.nation or not (a.nation and b.nation))
        ):
            return "generic_media"
        return None

    # ---------------------------------------------------------------------------------------------------- the unnamed

    def _hidden(self, unnamed: Sequence[Lineage], speakers: Sequence[str], doubts: Sequence[Edge]) -> int:
        """What unnamed sources add to the lower bound: one for each kind that is none of the named."""
        named = [s for s in self.who.values() if s.key in speakers and not s.anonymous]
        aloud = {v.index for v in self.heard if v.last in self.who and not self.who[v.last or ""].anonymous}
        suspect = {i for e in doubts for i, j in ((e.a, e.b), (e.b, e.a)) if j in aloud}
        kept: list[list[Standing]] = []
        for lineage in sorted(unnamed, key=lambda x: (not self._sure(x), x.first.index)):
            source = self.who[lineage.origin or ""]
            may_be = next((s for s in named if _may_be(source, s)), None)
            alone = not named and len(unnamed) == 1
            if may_be:
                self.say("anonymous_named", source=source.name, named=may_be.name)
            elif source.family == "expert" and not alone and (named or kept):
                self.say("expert", source=source.name)
            elif named and any(v.index in suspect for v in lineage.voices):
                self.say("suspected", a=self.label(lineage.first), b=named[0].name)
            else:
                self._place(kept, source)
        for group in kept:
            key = "anonymous_group" if len(group) > 1 else "anonymous_one"
            self.say(key, count=len(group), source=group[0].name)
        return len(kept)

    def _sure(self, lineage: Lineage) -> bool:
        source = self.who[lineage.origin or ""]
        return bool(source.family and source.family != "expert" and source.nation)

    @staticmethod
    def _place(kept: list[list[Standing]], source: Standing) -> None:
        for group in kept:
            if all(_compatible(source, other) for other in group):
                group.append(source)
                return
        kept.append([source])

    def _doubt(self, lineage: Lineage) -> None:
        if lineage.loop:
            self.say("circular", names=", ".join(self.name(e) for e in lineage.loop))
        else:
            self.say("unresolved" if lineage.open_end else "unattributed", article=self.label(lineage.first))

    # --------------------------------------------------------------------------------------------- status and evidence

    def disputes(self, carried: Sequence[Lineage]) -> bool:
        """Whether an origin denies the claim, or two give values that cannot both hold at one time."""
        denied = [v for v in self.heard if v.against]
        for voice in denied:
            self.say("denied", source=self.name(voice.last) if voice.last else self.label(voice))
        for voice in (v for v in self.heard if v.silent):
            name = self.name(voice.last) if voice.last else self.label(voice)
            self.say("silent", source=name)
        clash = self._clash([x for x in carried if x.first.counts])
        return bool(denied) or clash

    def _clash(self, carried: Sequence[Lineage]) -> bool:
        for one, two in combinations(carried, 2):
            if one.origin and two.origin and self.who[one.origin].key == self.who[two.origin].key:
                continue
            if not one.origin and not two.origin:
                continue
            for a in one.voices:
                for b in two.voices:
                    found = conflict(self.corpus, (a.article, a.spans, a.statement), (b.article, b.spans, b.statement))
                    differ = days(self.corpus, a, b) or places(self.corpus, a, b)
                    values = found.values if found and not found.update else differ
                    if values:
                        names = [self.name(x.origin) if x.origin else self.label(v) for x, v in ((one, a), (two, b))]
                        self.say("conflict", a=names[0], b=names[1], x=values[0], y=values[1])
                        return True
        return False

    def evidence(self, carried: Sequence[Lineage]) -> dict[str, int]:
        sources = {x.origin: self.who[x.origin] for x in carried if x.origin and x.first.counts}
        return {
            "named": len({s.key for s in sources.values() if not s.anonymous}),
            "anonymous": sum(1 for x in carried if x.first.counts and x.origin and self.who[x.origin].anonymous),
            "first_hand": sum(1 for s in sources.values() if s.first_hand),
            "hedged": sum(v.certainty == "hedged" for v in self.heard),
            "denied": sum(v.against for v in self.heard),
        }


def _unite(groups: list[set[str]], a: str, b: str) -> bool:
    one = next(g for g in groups if a in g)
    two = next(g for g in groups if b in g)
    if one is two:
        return False
    one |= two
    groups.remove(two)
    return True


def _same_nation(a: Standing, b: Standing) -> bool:
    return not (a.nation and b.nation) or a.nation == b.nation


def _compatible(a: Standing, b: Standing) -> bool:
    """Whether two unnamed sources may be one and the same."""
    return (not (a.family and b.family) or a.family == b.family) and _same_nation(a, b)


def _may_be(hidden: Standing, named: Standing) -> bool:
    """Whether an unnamed source may be one that is named: an official of that state, a witness who gave a name."""
    if named.kind == "media" or not _same_nation(hidden, named):
        return False
    private = named.kind == "person" and not named.arm and not named.key.startswith("body:")
    if hidden.family == "state":
        return named.arm or private
    if hidden.family is None:
        return hidden.vague or private
    return hidden.family == "witness" and private
