"""Stories whose origins are known because they were made so: the interval must be theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

import pytest

from recoupe.link import Corpus
from recoupe.link.counting.origins import count
from recoupe.model import Article, Claim, Entity, Fact, Member, Mention, Place, Published, Reading, Reuse, Statement
from recoupe.settings import Settings

TEXT = "Le pont de Valmer a cédé cette nuit"
WHOLE = (0, len(TEXT))


@dataclass
class Maker:
    """Builds a corpus one article at a time; every article says the same thing."""

    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    articles: list[tuple[Article, tuple[Mention, ...]]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    reuse: list[Reuse] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)

    def entity(self, id: str, kind: str, name: str, **words: str) -> str:
        self.entities.setdefault(id, Entity(id, kind, name, (name,), ()))  # type: ignore[arg-type]
        if words:
            at = 100 + len(self.mentions)
            mention = Mention((at, at + 1), name, kind, **words)  # type: ignore[arg-type]
            self.mentions.append(mention)
            old = self.entities[id]
            places = (*old.mentions, Place("a000", mention.span))
            self.entities[id] = Entity(id, old.kind, old.name, old.forms, places)
        return id

    def say(self, *chain: str, stance: str = "assert", outlet: str | None = None) -> str:
        id = f"a{len(self.articles):03}"
        self.articles.append((Article(id, f"{id}.txt", TEXT, "", "fr", outlet=outlet), ()))
        if chain:
            row = Statement(
                f"{id}.1",
                id,
                (WHOLE,),
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
            self.facts[id] = Fact(WHOLE, 0, "certain")
            self.members.append(Member(article=id, span=WHOLE))
        return id

    def copy(self, a: str, b: str, similarity: float = 1.0) -> None:
        kind = "verbatim" if similarity == 1.0 else "edited"
        self.reuse.append(Reuse(Place(a, WHOLE), Place(b, WHOLE), similarity, kind, "unknown", None, ()))  # type: ignore[arg-type]

    def claim(self, settings: Settings | None = None) -> Claim:
        readings = tuple(
            Reading(
                a,
                mentions=tuple(self.mentions) if a.id == "a000" else (),
                facts=(self.facts[a.id],) if a.id in self.facts else (),
            )
            for a, _ in self.articles
        )
        published = {a.id: Published("2031-05-04") for a, _ in self.articles}
        corpus = Corpus(
            readings, published, tuple(self.entities.values()), (), tuple(self.statements), tuple(self.reuse)
        )
        return count(corpus, self.members, settings or Settings())


def bounds(claim: Claim) -> tuple[int, int, str]:
    return claim.origins.lower, claim.origins.upper, claim.status


def test_a_press_conference_reported_ten_times_is_one_origin() -> None:
    made = Maker()
    maire = made.entity("maire", "person", "Odile Brancard")
    for _ in range(10):
        made.say(maire)
    claim = made.claim()
    assert (claim.attestations, *bounds(claim)) == (10, 1, 1, "single-origin")


def test_a_spokesman_and_his_body_are_one_two_bodies_of_a_state_one_or_two() -> None:
    made = Maker()
    made.say(made.entity("kremlin", "institution", "Kremlin"))
    made.say(made.entity("voix", "person", "Igor Valine", role="porte-parole", body="Kremlin"))
    assert bounds(made.claim()) == (1, 1, "single-origin")
    made.say(made.entity("defense", "institution", "ministère russe de la Défense"))
    assert bounds(made.claim()) == (1, 2, "single-origin")
    made.say(made.entity("elysee", "institution", "Élysée"))
    assert bounds(made.claim()) == (2, 3, "corroborated")


def test_unnamed_sources_that_may_be_one_are_one_or_several() -> None:
    made = Maker()
    for number in range(3):
        made.say(made.entity(f"off{number}", "anonymous", "haut responsable chilien", type="official"))
    assert bounds(made.claim()) == (1, 3, "single-origin")
    made.say(made.entity("gov", "institution", "gouvernement chilien"))
    assert bounds(made.claim()) == (1, 4, "single-origin")
    made.say(made.entity("temoin", "anonymous", "habitant du quartier", type="witness"))
    assert bounds(made.claim()) == (2, 5, "corroborated")


def test_two_named_witnesses_do_not_merge() -> None:
    made = Maker()
    made.say(made.entity("a", "person", "Rose Tilleul"))
    made.say(made.entity("b", "person", "Marc Aubépin"))
    assert bounds(made.claim()) == (2, 2, "corroborated")
    assert made.claim(Settings(min_origins=3)).status == "single-origin"


def test_a_relay_adds_nothing_to_the_source_it_relays() -> None:
    made = Maker()
    press = made.entity("val", "media", "Valpresse")
    made.say(press)
    made.say(press, made.entity("off", "anonymous", "source policière", type="military"))
    assert bounds(made.claim()) == (1, 1, "single-origin")


def test_a_loop_of_citations_has_no_origin_and_says_so() -> None:
    made = Maker()
    one, two = made.entity("un", "media", "Le Fanal"), made.entity("deux", "media", "The Beacon")
    made.say(two, outlet="Le Fanal")
    made.say(one, outlet="The Beacon")
    claim = made.claim()
    assert bounds(claim) == (0, 1, "unattributed")
    assert any("boucle" in reason for reason in claim.origins.because)


def test_a_denial_disputes_and_is_no_origin() -> None:
    made = Maker()
    made.say(made.entity("a", "person", "Rose Tilleul"))
    made.say(made.entity("b", "person", "Marc Aubépin"), stance="deny")
    claim = made.claim()
    assert bounds(claim) == (1, 1, "disputed")
    assert claim.evidence["denied"] == 1


def test_a_weak_likeness_widens_and_does_not_join() -> None:
    made = Maker()
    a = made.say(made.entity("a", "person", "Rose Tilleul"))
    b = made.say(made.entity("b", "person", "Marc Aubépin"))
    made.copy(a, b, 0.5)
    assert bounds(made.claim()) == (1, 2, "single-origin")


@pytest.mark.parametrize("seed", range(300))
def test_made_stories_hold_their_origins(seed: int) -> None:
    """Named people, agencies, unnamed officials, own voice, copies of each: counted while made."""
    rng, made = Random(seed), Maker()
    people = rng.randint(0, 4)
    hidden, plain = rng.randint(0, 3), rng.randint(0, 3)
    for number in range(people):
        source = made.entity(f"p{number}", "person", f"Personne{number} Nom{number}")
        first = made.say(source)
        for _ in range(rng.randint(0, 3)):
            made.copy(first, made.say(*([source] if rng.random() < 0.7 else [])))
    for number in range(hidden):
        made.say(made.entity(f"h{number}", "anonymous", "témoin du quartier", type="expert" if people else "official"))
    for _ in range(plain):
        first = made.say()
        for _ in range(rng.randint(0, 2)):
            made.copy(first, made.say())
    if not made.members:
        return
    lower = people + (1 if hidden and not people else 0)
    upper = people + hidden + plain
    assert bounds(made.claim())[:2] == (lower, upper)
    claim = made.claim()
    assert sorted(i for line in claim.lineages for i in line) == list(range(len(made.members)))
