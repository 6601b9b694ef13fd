"""A dossier as large as wanted, made of fictional sentences: what the page is measured on."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from recoupe.model import (
    ArticleRow,
    Claim,
    Divergence,
    Dossier,
    Entity,
    Member,
    Moment,
    Origins,
    Place,
    Published,
    Reuse,
    Run,
    Span,
    Statement,
    Story,
    SummaryLine,
    Timex,
    When,
)

START = datetime(2031, 5, 5, 6, 0)
WHO = (
    "la mairie",
    "le préfet",
    "un témoin",
    "la compagnie",
    "le syndicat",
    "une source proche de l'enquête",
    "le maire",
)
WHAT = ("le pont", "la digue", "le ferry", "la route", "la gare", "l'usine", "le port", "la crue")
DID = ("sera fermé lundi", "a cédé dans la nuit", "rouvrira en mai", "n'a pas été contrôlé", "a fait douze blessés")
FILL = "Sur place, les habitants attendaient encore des nouvelles et les rues restaient presque vides le soir. "


def heap(articles: int, statements: int, seed: int = 7) -> Dossier:
    """So many articles of about 350 words with so many statements; two in three claims stand in one article only."""
    return _Maker(articles, statements, random.Random(seed)).dossier()


class _Maker:
    def __init__(self, articles: int, statements: int, chance: random.Random) -> None:
        self.chance = chance
        self.count = articles
        self.entities = [
            Entity(f"e{n}", "person", f"{WHO[n % 7].title()} {n}", (), ()) for n in range(articles // 2 + 9)
        ]
        self.media = [Entity(f"m{n}", "media", f"Agence {n}", (), ()) for n in range(6)]
        self.statements: list[Statement] = []
        self.rows = [self._article(n, statements // articles) for n in range(articles)]
        self.dates = [self._timex(row) for row in self.rows]

    def dossier(self) -> Dossier:
        claims = self._claims()
        places = [Place(s.article, s.content[0]) for s in self.statements]
        shared = [
            Reuse(a, b, 0.9, "edited", "unknown", None, ("Des mots identiques.",))
            for a, b in zip(places[::6], places[3::6], strict=False)
            if a.article != b.article
        ]
        return Dossier(
            run=Run("0", {"ui": "fr"}, (), (), (), ()),
            articles=tuple(self.rows),
            stories=(Story("s", "Une longue histoire", tuple(r.id for r in self.rows), None, None),),
            entities=(*self.entities, *self.media),
            timexes=tuple(self.dates),
            statements=tuple(self.statements),
            reuse=tuple(shared),
            claims=claims,
            divergences=tuple(
                Divergence("number", c.members[:4], ("douze blessés", "dix blessés"), n % 2 == 0, "Douze ici, dix là.")
                for n, c in enumerate(claims[: self.count // 5])
                if c.attestations > 1
            ),
            timeline=tuple(self._moments(claims)),
            summary=tuple(SummaryLine(c.gloss, tuple(places[n : n + 6]), (c.id,)) for n, c in enumerate(claims[:9])),
        )

    def _article(self, number: int, wanted: int) -> ArticleRow:
        id, text, when = f"{number:08x}", "", START + timedelta(hours=7 * number % 400)
        for n in range(wanted):
            content = f"{self.chance.choice(WHAT)} {self.chance.choice(DID)}"
            who = self.chance.choice(WHO)
            start = len(text)
            text += f"{content}, a indiqué {who}. {FILL}{FILL if n % 3 == 0 else ''}" + ("\n\n" if n % 3 == 2 else "")
            cue = start + len(content) + 2
            self._statement(id, n, (start, start + len(content)), (cue, cue + 9), (cue + 10, cue + 10 + len(who)))
        day = when.isoformat(timespec="minutes")
        published = Published(day, day, day, "metadata")
        return ArticleRow(
            id,
            f"{id}.txt",
            f"https://gazette.example/{id}",
            f"Gazette {number % 60}",
            f"Titre {number} de la longue histoire",
            ("A. Nom",),
            "fr",
            text,
            published,
            "s",
            (),
        )

    def _statement(self, article: str, n: int, content: Span, cue: Span, source: Span) -> None:
        entity = self.chance.choice(self.entities).id
        chain = (self.chance.choice(self.media).id, entity) if self.chance.random() < 0.3 else (entity,)
        self.statements.append(
            Statement(
                f"{article}.{n}",
                article,
                (content,),
                (cue,),
                (source,),
                entity,
                chain,
                (),
                "indirect",
                "deny" if self.chance.random() < 0.08 else "assert",
                "hedged" if self.chance.random() < 0.2 else "certain",
                (),
                None,
                None,
                "cue",
            )
        )

    def _timex(self, row: ArticleRow) -> Timex:
        day = str(row.published.value)[:10]
        return Timex(row.id, (0, 7), "DATE", day, day, day, "publication", "made")

    def _claims(self) -> tuple[Claim, ...]:
        left, made = self.statements[:], []
        self.chance.shuffle(left)
        while left:
            size = min(
                len(left), 1 if self.chance.random() < 0.66 else int(self.chance.paretovariate(0.9)) + 1, self.count
            )
            members, left = left[:size], left[size:]
            gloss = self.rows[int(members[0].article, 16)].text[slice(*members[0].content[0])]
            carried = len({m.article for m in members})
            lower = 1 if carried == 1 else 2
            made.append(
                Claim(
                    f"c{len(made):06x}",
                    gloss,
                    tuple(Member(statement=m.id) for m in members),
                    carried,
                    tuple((n,) for n in range(size)),
                    Origins(
                        lower,
                        min(carried, 6),
                        tuple({m.chain[-1] for m in members}),
                        ("Une source nommée : une origine.",) * min(size, 6),
                    ),
                    "single-origin"
                    if carried == 1
                    else self.chance.choice(("corroborated", "disputed", "single-origin")),
                    {"named": size, "anonymous": 0, "first_hand": 0, "hedged": 0, "denied": 0},
                )
            )
        return tuple(made)

    def _moments(self, claims: tuple[Claim, ...]) -> list[Moment]:
        found = []
        for n, claim in enumerate(claims[: self.count]):
            day = (START + timedelta(days=n % 40)).date().isoformat()
            kind = "event" if n % 2 else "utterance"
            found.append(Moment(When(day, day, day), claim.gloss, (claim.id,), claim.members[:3], kind))  # type: ignore[arg-type]
        return sorted(found, key=lambda m: m.when.value or "")
