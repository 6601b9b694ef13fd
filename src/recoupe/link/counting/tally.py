"""The count of one claim under way: bounds, reasons, disputes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.counting.clashes import days, face, places
from recoupe.link.counting.edges import Edge
from recoupe.link.counting.kinship import ORDER, VOICE, kin, may_be, one_voice, place
from recoupe.link.counting.lineages import Lineage, beside
from recoupe.link.counting.standing import Standing
from recoupe.link.counting.voices import Voice, outlet_of
from recoupe.link.differences.conflicts import conflict
from recoupe.link.differences.desk import short
from recoupe.settings import Settings

_Kinship = Callable[[Standing, Standing], str | None]
SEVERAL = 2
"""Lineages without a source that must give another value before they contradict an origin: one may be a slip."""


@dataclass(slots=True)
class Tally:
    """One count under way: its reasons pile up in ``because``."""

    corpus: Corpus
    settings: Settings
    who: Mapping[str, Standing]
    heard: Sequence[Voice]
    because: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    counted_as: dict[str, str] = field(default_factory=dict)

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
            key = {"copied_proven": "copied", "told_twice": "same_article"}.get(edge.key, edge.key)
            self.say(key, a=self.label(a), b=self.label(b), article=self.label(a), count=2, **dict(edge.values))

    # ------------------------------------------------------------------------------------------------------- bounds

    def bounds(self, carried: Sequence[Lineage], doubts: Sequence[Edge]) -> tuple[int, int]:
        named = [x for x in carried if x.origin and not self.who[x.origin].anonymous]
        unnamed = [x for x in carried if x.origin and self.who[x.origin].anonymous]
        dark = [x for x in carried if not x.origin]
        self.entities = list(dict.fromkeys(x.origin for x in (*named, *unnamed) if x.origin))
        speakers = self._speakers(named)
        apart = self._voices(speakers)
        self.counted_as = {x.origin: min(g) for g in apart for key in g for x in speakers[key] if x.origin}
        groups = self._merge(speakers, apart, doubts)
        hidden = self._hidden(unnamed, speakers, doubts)
        least = len(groups) + hidden - self._media_at_large(speakers, groups, hidden)
        papers = sum(all(self._of(speakers, key).unsigned for key in group) for group in apart)
        given = len(apart) - papers + len(unnamed)
        return least, given + self._unvouched(dark, papers, sourced=given > 0)

    def _media_at_large(
        self, speakers: Mapping[str, Sequence[Lineage]], groups: Sequence[set[str]], hidden: int
    ) -> int:
        """How many groups are only media that nobody names (*the British press*), and may have it from the others."""
        vague = [g for g in groups if all(self._of(speakers, key).unnamed_media for key in g)]
        others = len(groups) - len(vague) + hidden
        spared = vague if others else vague[1:]
        for group in spared:
            self.say("press_at_large", a=self._of(speakers, min(group)).name)
        return len(spared)

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
            if body := self._body_of(found, state):
                self.say("state_voice", a=state.name, b=self._of(found, body).name)
                found[body] += found.pop(key)
        return found

    def _of(self, found: Mapping[str, Sequence[Lineage]], key: str) -> Standing:
        """The standing of one voice: what the texts say of any of those who speak with it."""
        same = [self.who[x.origin or ""] for x in found[key]]
        houses = frozenset(house for one in same for house in one.houses)
        return replace(same[0], houses=houses, serves=frozenset(key for one in same for key in one.serves))

    def _body_of(self, found: Mapping[str, Sequence[Lineage]], state: Standing) -> str | None:
        """A body of a state; where none is said to be of it, one of which no state is said, if all are of one state."""
        arms = {k: self._of(found, k) for k in found if self._of(found, k).arm and self._of(found, k).kind != "media"}
        own = [k for k, one in arms.items() if one.nation == state.nation and not one.is_state]
        loose = [k for k, one in arms.items() if not one.nation and not one.is_state]
        alone = {one.nation for one in arms.values()} <= {None, state.nation}
        return next(iter(own or (loose if alone else [])), None)

    def _voices(self, speakers: Mapping[str, Sequence[Lineage]]) -> list[set[str]]:
        """Those who are one in both bounds, though under two names; who may be one of two is the first."""
        who = {key: self._of(speakers, key) for key in speakers}
        groups = [{key} for key in speakers]
        for reason, a, b in _reasons(who):
            if reason in VOICE and _are_kin(who, groups, a, b, one_voice) and _unite(groups, a, b):
                self.say(reason, a=who[a].name, b=who[b].name)
        return groups

    def _merge(
        self, speakers: Mapping[str, Sequence[Lineage]], apart: Sequence[set[str]], doubts: Sequence[Edge]
    ) -> list[set[str]]:
        """Voices that may be one in the lower bound: bodies of one state, a plural and its parts, suspected copies."""
        who = {key: self._of(speakers, key) for key in speakers}
        groups = [{*group} for group in apart]
        for reason, a, b in _reasons(who):
            if _are_kin(who, groups, a, b, kin) and _unite(groups, a, b):
                self.say(reason, a=who[a].name, b=who[b].name, count=2, owner=who[a].owner)
        for a, b in combinations(speakers, 2):
            if self._always_with(speakers, a, b) and self._always_with(speakers, b, a) and _unite(groups, a, b):
                self.say("joint", a=who[a].name, b=who[b].name)
        for edge in doubts:
            ends = [
                k
                for i in (edge.a, edge.b)
                for k, xs in speakers.items()
                if any(i == v.index for x in xs for v in x.voices)
            ]
            if len(ends) == 2 and not self._apart(edge) and _unite(groups, *ends):
                self.say("suspected", a=self.label(self.heard[edge.a]), b=self.label(self.heard[edge.b]))
        return groups

    def _always_with(self, speakers: Mapping[str, Sequence[Lineage]], one: str, other: str) -> bool:
        """Whether whoever says it in the name of one says it in that of the other too: *Paris et Berlin*."""
        others = {x.origin for x in speakers[other]}
        said = [{v.last, *beside(v)} for x in speakers[one] for v in x.voices if x.origin in (v.last, *beside(v))]
        return bool(said) and all(others & names for names in said)

    def _apart(self, edge: Edge) -> bool:
        """Whether the two give figures that cannot both hold: what differs is no copy."""
        a, b = self.heard[edge.a], self.heard[edge.b]
        return conflict(self.corpus, (a.article, a.spans, a.statement), (b.article, b.spans, b.statement)) is not None

    # ---------------------------------------------------------------------------------------------------- the unnamed

    def _hidden(
        self, unnamed: Sequence[Lineage], speakers: Mapping[str, Sequence[Lineage]], doubts: Sequence[Edge]
    ) -> int:
        """What unnamed sources add to the lower bound: one for each kind that is none of the named."""
        named = [s for s in self.who.values() if s.key in speakers and not s.anonymous]
        aloud = {v.index for v in self.heard if v.last in self.who and not self.who[v.last or ""].anonymous}
        suspect = {i for e in doubts for i, j in ((e.a, e.b), (e.b, e.a)) if j in aloud}
        kept: list[list[Standing]] = []
        for lineage in sorted(unnamed, key=lambda x: (not self._sure(x), x.first.index)):
            source = self.who[lineage.origin or ""]
            known = next((s for s in named if may_be(source, s) and not self._gainsay(lineage, speakers[s.key])), None)
            alone = not named and len(unnamed) == 1
            if known:
                self.say("anonymous_named", source=source.name, named=known.name)
            elif source.family == "expert" and not alone and (named or kept):
                self.say("expert", source=source.name)
            elif named and any(v.index in suspect for v in lineage.voices):
                self.say("suspected", a=self.label(lineage.first), b=named[0].name)
            else:
                place(kept, source)
        for group in kept:
            key = "anonymous_group" if len(group) > 1 else "anonymous_one"
            self.say(key, count=len(group), source=group[0].name)
        return len(kept)

    def _gainsay(self, one: Lineage, others: Sequence[Lineage]) -> bool:
        """Whether one article sets what a source says against what another says: it is not the other."""
        pairs = [(a, b) for other in others for a in one.voices for b in other.voices if a.article == b.article]
        return any(a.last and b.last and (days(self.corpus, a, b) or self._exclude(a, b)) for a, b in pairs)

    def _exclude(self, a: Voice, b: Voice) -> bool:
        found = conflict(self.corpus, (a.article, a.spans, a.statement), (b.article, b.spans, b.statement))
        return found is not None and not found.update

    def _sure(self, lineage: Lineage) -> bool:
        source = self.who[lineage.origin or ""]
        return bool(source.family and source.family != "expert" and source.nation)

    def _unvouched(self, dark: Sequence[Lineage], papers: int, *, sourced: bool) -> int:
        """What lineages without an origin, and ``papers`` that are not said to be anybody's, add to the upper bound.

        One each, but one for all that name no source where others do (``sourced``): they may have it from there.
        """
        given = [x for x in dark if x.loop or x.open_end]
        untold = [x for x in dark if not (x.loop or x.open_end)]
        for lineage in given:
            self._doubt(lineage)
        together = len(untold) > 1 and (sourced or bool(given))
        if together:
            names = dict.fromkeys(self.label(x.first) for x in untold)
            self.say("unattributed_all", articles=", ".join(names))
        for lineage in () if together else untold:
            self.say("unattributed", article=self.label(lineage.first))
        more = len(untold) + papers
        return len(given) + (min(1, more) if sourced or given else more)

    def _doubt(self, lineage: Lineage) -> None:
        if lineage.loop:
            self.say("circular", names=", ".join(self.name(e) for e in lineage.loop))
        else:
            self.say("unresolved", article=self.label(lineage.first))

    # --------------------------------------------------------------------------------------------- status and evidence

    def disputes(self, carried: Sequence[Lineage], counted: Sequence[tuple[Voice, Voice]] = ()) -> bool:
        """Whether an origin denies the claim, or two give values that cannot both hold at one time, or (``counted``)
        one answers the other with another figure.

        What one outlet gives with no source may be its slip, and is no origin's word against another's.
        """
        denied = [v for v in self.heard if v.against]
        for voice in denied:
            self.say("denied", source=self.name(voice.last) if voice.last else self.label(voice))
        for voice in (v for v in self.heard if v.silent):
            name = self.name(voice.last) if voice.last else self.label(voice)
            self.say("silent", source=name)
        for one, other in counted[:1]:
            a, b = (self.name(v.last) if v.last else self.label(v) for v in (one, other))
            self.say("conflict", a=a, b=b, x=short(one.text), y=short(other.text))
        clash = not counted and self._clash([x for x in carried if x.first.counts])
        return bool(denied or counted) or clash

    def _clash(self, carried: Sequence[Lineage]) -> bool:
        if len({face(self.corpus, v) for x in carried for v in x.voices}) < 2:
            return False
        named = [x for x in carried if x.origin]
        told = [x for x in carried if not x.origin]
        for one in named:
            others = [x for x in named if self._voice(x) != self._voice(one)]
            against = [(x, values) for x in others if (values := self._values(one, x))]
            loose = [(x, values) for x in told if (values := self._values(one, x))]
            for other, (x, y) in against or (loose if len(loose) >= SEVERAL else ()):
                a, b = (self.name(o.origin) if o.origin else self.label(o.first) for o in (one, other))
                self.say("conflict", a=a, b=b, x=x, y=y)
                return True
        return False

    def _values(self, one: Lineage, other: Lineage) -> tuple[str, str] | None:
        """Two values of one thing, one of either lineage, that cannot both hold at one time."""
        for a in one.voices:
            for b in other.voices:
                found = conflict(self.corpus, (a.article, a.spans, a.statement), (b.article, b.spans, b.statement))
                values = found.values if found and not found.update else None
                if values or (values := days(self.corpus, a, b) or places(self.corpus, a, b)):
                    return values
        return None

    def _voice(self, lineage: Lineage) -> str:
        """The voice that the origin of a lineage is counted as."""
        origin = lineage.origin or ""
        return self.counted_as.get(origin, self.who[origin].key)

    def evidence(self, carried: Sequence[Lineage]) -> dict[str, int]:
        sources = {x.origin: self.who[x.origin] for x in carried if x.origin and x.first.counts}
        return {
            "named": len({s.key for s in sources.values() if not s.anonymous}),
            "anonymous": sum(1 for x in carried if x.first.counts and x.origin and self.who[x.origin].anonymous),
            "first_hand": sum(1 for s in sources.values() if s.first_hand),
            "hedged": sum(v.certainty == "hedged" for v in self.heard),
            "denied": sum(v.against for v in self.heard),
        }


def _reasons(who: Mapping[str, Standing]) -> list[tuple[str, str, str]]:
    """Why two voices may be one, with the two, what is known first: what is not known joins one group and no two."""
    found = [(reason, a, b) for a, b in combinations(who, 2) if (reason := kin(who[a], who[b]))]
    rank = {reason: place for place, reason in enumerate(ORDER)}
    return sorted(found, key=lambda row: rank.get(row[0], len(rank)))


def _are_kin(who: Mapping[str, Standing], groups: Sequence[set[str]], a: str, b: str, how: _Kinship) -> bool:
    """Whether each of the one's group may be one with each of the other's."""
    one, two = (next(g for g in groups if key in g) for key in (a, b))
    return one is two or all(how(who[x], who[y]) for x in one for y in two)


def _unite(groups: list[set[str]], a: str, b: str) -> bool:
    one = next(g for g in groups if a in g)
    two = next(g for g in groups if b in g)
    if one is two:
        return False
    one |= two
    groups.remove(two)
    return True
