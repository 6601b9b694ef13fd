"""Whether the interval of origins is right on stories whose origins are known because they were made so.

    python -m bench.counting [--stories 10000] [--seed 0]

Each story is one thing said in many articles, with its alignment given: named people, bodies of one state and of none,
spokespersons, unnamed officials and witnesses, agencies that relay them, copies (word for word, retouched, without
their attribution), articles that say it in their own voice, outlets that cite each other, and planted denials and
figures that clash. The maker keeps its own count, by the rules as ``docs/`` states them and not by the code's. Prints
how many stories have a wrong lower bound, a wrong upper bound, a wrong verdict on whether they are disputed.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from recoupe.link import Corpus
from recoupe.link.counting.origins import count
from recoupe.model import Article, Claim, Entity, Fact, Member, Mention, Place, Published, Reading, Reuse, Statement
from recoupe.settings import Settings

TEXT = "Le pont de Valmer a cédé cette nuit"
DAY = "2031-05-04"
WHOLE = (0, len(TEXT))


@dataclass
class Maker:
    """Builds a corpus one article at a time; every article says the same thing."""

    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    reuse: list[Reuse] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)

    def entity(self, id: str, kind: str, name: str, **words: str) -> str:
        """Somebody who may be a source, with the function and the body beside the name; its id."""
        self.entities.setdefault(id, Entity(id, kind, name, (name,), ()))  # type: ignore[arg-type]
        if words:
            at = 100 + len(self.mentions)
            mention = Mention((at, at + 1), name, kind, **words)  # type: ignore[arg-type]
            self.mentions.append(mention)
            old = self.entities[id]
            places = (*old.mentions, Place("a000", mention.span))
            self.entities[id] = Entity(id, old.kind, old.name, old.forms, places)
        return id

    def say(
        self,
        *chain: str,
        stance: str = "assert",
        outlet: str | None = None,
        text: str = TEXT,
        owner: str | None = None,
        published: str = DAY,
    ) -> str:
        """One more article that says it, through a chain or, without one, in its own voice; its id."""
        id, whole = f"a{len(self.articles):03}", (0, len(text))
        self.articles.append(Article(id, f"{id}.txt", text, "", "fr", outlet=outlet, owner=owner, published=published))
        if chain:
            row = Statement(
                f"{id}.1",
                id,
                (whole,),
                (),
                (),
                chain[-1],
                chain,
                (),
                "indirect",
                stance,
                "certain",
                (),
                None,
                None,
                "made",  # type: ignore[arg-type]
            )
            self.statements.append(row)
            self.members.append(Member(statement=row.id))
        else:
            self.facts[id] = Fact(whole, 0, "certain")
            self.members.append(Member(article=id, span=whole))
        return id

    def copy(self, a: str, b: str, similarity: float = 1.0, span: tuple[int, int] = WHOLE) -> None:
        """Say that two articles share their passage."""
        kind = "verbatim" if similarity == 1.0 else "edited"
        self.reuse.append(Reuse(Place(a, span), Place(b, span), similarity, kind, "unknown", None, ()))  # type: ignore[arg-type]

    def claim(self, settings: Settings | None = None) -> Claim:
        """What counting makes of all that was said."""
        readings = tuple(
            Reading(
                a,
                mentions=tuple(self.mentions) if a.id == "a000" else (),
                facts=(self.facts[a.id],) if a.id in self.facts else (),
            )
            for a in self.articles
        )
        published = {a.id: Published(a.published) for a in self.articles}
        corpus = Corpus(
            readings, published, tuple(self.entities.values()), (), tuple(self.statements), tuple(self.reuse)
        )
        return count(corpus, self.members, settings or Settings())


@dataclass(frozen=True, slots=True)
class Truth:
    """What the maker of a story knows of it."""

    lower: int
    upper: int
    disputed: bool


def made_story(seed: int) -> tuple[Maker, Truth]:
    """A story and its true interval; the same for the same seed."""
    return _Story(Random(seed)).told()


class _Story:
    """One story under way: every ``_add`` makes some articles and counts what they are worth."""

    def __init__(self, rng: Random) -> None:
        self.rng, self.made = rng, Maker()
        self.lower = self.upper = 0
        self.disputed = False
        self.private = self.arms = self.voices = 0
        self.firsts: list[str] = []

    def told(self) -> tuple[Maker, Truth]:
        rng = self.rng
        for number in range(rng.randint(0, 3)):
            self._person(number)
        self._suspect()
        for number in range(rng.choice((0, 0, 0, 1, 2))):
            self._body(number)
        self._company(rng.choice((0, 0, 1)))
        self._officials(rng.choice((0, 0, 1, 2)))
        self._witnesses(rng.choice((0, 0, 1)))
        for _ in range(rng.randint(0, 2)):
            self._own_voice()
        if rng.random() < 0.15:
            self._loop()
        if not self.made.members:
            self._own_voice()
        self._plant()
        untold = min(1, self.voices) if self.upper else self.voices  # they may have it from a source that others name
        return self.made, Truth(self.lower, self.upper + untold, self.disputed)

    def _person(self, number: int) -> None:
        """Somebody with a name, who is nobody's voice."""
        self.firsts.append(self._heard(self.made.entity(f"p{number}", "person", f"Rose Tilleul{number}")))
        self.private += 1
        self.lower, self.upper = self.lower + 1, self.upper + 1

    def _body(self, number: int) -> None:
        """A prefecture, its head and its spokesperson: one origin; with the other bodies of the state, one at least."""
        town = f"Valmer{number}"
        voices = [self.made.entity(f"b{number}", "institution", f"préfecture de {town}")]
        if self.rng.random() < 0.5:
            voices.append(
                self.made.entity(
                    f"v{number}", "person", f"Paul Voix{number}", role="porte-parole", body=f"préfecture de {town}"
                )
            )
        for voice in voices:
            self._heard(voice)
        self.lower += not self.arms
        self.arms, self.upper = self.arms + 1, self.upper + 1

    def _company(self, count: int) -> None:
        for number in range(count):
            self._heard(self.made.entity(f"c{number}", "institution", f"Orvane{number}"))
            self.lower, self.upper = self.lower + 1, self.upper + 1

    def _officials(self, count: int) -> None:
        """Unnamed officials: one at least when nobody named may be one of them, each one more at most."""
        relayed = count > 1 and self.rng.random() < 0.3
        for number in range(count):
            source = self.made.entity(f"o{number}", "anonymous", "responsable régional", type="official")
            if relayed:  # one newsroom has it from both, and names neither: one lineage
                self.made.say(self.made.entity("seule", "media", "Le Fil"), source)
            else:
                self._heard(source, relay=None)
            self.upper += not relayed or number == 0
        self.lower += bool(count and not self.arms and not self.private)

    def _witnesses(self, count: int) -> None:
        for number in range(count):
            self._heard(self.made.entity(f"w{number}", "anonymous", "habitant du quartier", type="witness"), relay=None)
            self.upper += 1
        self.lower += bool(count and not self.private)

    def _suspect(self) -> None:
        """Two people's articles that are alike without a proof of copying: one origin at least, two at most."""
        if len(self.firsts) > 1 and self.rng.random() < 0.3:
            self.made.copy(self.firsts[0], self.firsts[1], 0.5)
            self.lower -= 1

    def _heard(self, source: str, relay: str | None = "agence") -> str:
        """The first of the articles that have it from one source: heard, relayed by an agency, copied with or
        without its name."""
        rng, made = self.rng, self.made
        chains: list[tuple[str, ...]] = [(source,)]
        if relay and rng.random() < 0.4:
            chains.append((made.entity(relay, "media", "Valpresse"), source))
        first = made.say(*chains[0])
        for _ in range(rng.randint(0, 2)):
            if relay:
                made.say(*rng.choice(chains))
        for _ in range(rng.randint(0, 2)):
            keeps_its_name = rng.random() < 0.5
            made.copy(first, made.say(*(chains[0] if keeps_its_name else ())), rng.choice((1.0, 0.8)))
        return first

    def _own_voice(self) -> None:
        """An outlet that says it as its own, and those that copy it."""
        first = self.made.say()
        for _ in range(self.rng.randint(0, 2)):
            self.made.copy(first, self.made.say(), self.rng.choice((1.0, 0.7)))
        self.voices += 1

    def _loop(self) -> None:
        """Two outlets, each of which has it from the other: nobody stands behind them."""
        one, two = self.made.entity("un", "media", "Le Fanal"), self.made.entity("deux", "media", "Le Phare")
        self.made.say(two, outlet="Le Fanal")
        self.made.say(one, outlet="Le Phare")
        self.upper += 1

    def _plant(self) -> None:
        """A denial, or two figures for one thing on one day, from people who count as origins of their own."""
        kind = self.rng.choice(("none", "none", "denial", "figures"))
        if kind == "denial":
            self.made.say(self.made.entity("no", "person", "Marc Aubépin"), stance="deny")
            self.disputed = True
        if kind == "figures":
            for number, dead in enumerate(("12 morts", "17 morts")):
                teller = self.made.entity(f"f{number}", "person", f"Luce Chiffre{number}")
                self.made.say(teller, text=f"L'accident a fait {dead}")
            self.lower, self.upper, self.disputed = self.lower + 2, self.upper + 2, True
            if not self.private:
                self._named_after_all()

    def _named_after_all(self) -> None:
        """With private people named, an unnamed official or witness may be one of them."""
        ids = list(self.made.entities)
        hidden = any(i.startswith("o") for i in ids) and not self.arms
        seen = any(i.startswith("w") for i in ids)
        self.lower -= int(hidden) + int(seen)


def main() -> None:
    """Make the stories, count them, print what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    wrong: Counter[str] = Counter()
    members, started = 0, time.perf_counter()
    for seed in range(options.seed, options.seed + options.stories):
        made, truth = made_story(seed)
        claim, members = made.claim(), members + len(made.members)
        faults = {
            "lower": claim.origins.lower != truth.lower,
            "upper": claim.origins.upper != truth.upper,
            "disputed": (claim.status == "disputed") != truth.disputed,
        }
        wrong.update(name for name, is_wrong in faults.items() if is_wrong)
        if any(faults.values()) and sum(wrong.values()) < 20:
            print(
                seed,
                truth,
                claim.origins.lower,
                claim.origins.upper,
                claim.status,
                *claim.origins.because,
                sep="\n    ",
            )
    took = time.perf_counter() - started
    print(f"{options.stories} stories, {members} members, {took:.1f} s")
    print("wrong:", ", ".join(f"{name} {wrong[name]}" for name in ("lower", "upper", "disputed")))


if __name__ == "__main__":
    main()
