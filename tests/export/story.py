"""A small fictional dossier with every record in it, and a hostile twin."""

from __future__ import annotations

from dataclasses import replace

from recoupe.model import (
    Artefact,
    ArticleRow,
    Because,
    Claim,
    Cutoff,
    Divergence,
    Dossier,
    Entity,
    Hop,
    Input,
    Member,
    Model,
    Moment,
    Origins,
    Place,
    Published,
    Rejected,
    Reuse,
    Run,
    Span,
    Statement,
    Story,
    SummaryLine,
    Timex,
    When,
)

FIRST = "Le pont de Valmer ferme lundi, a annoncé la mairie au Phare.\n\nSelon un élu, le pont pourrait rouvrir en mai."
SECOND = "La mairie de Valmer dément toute fermeture du pont.Lepont reste ouvert."


def at(text: str, words: str) -> Span:
    """The span of ``words`` in ``text``."""
    start = text.index(words)
    return start, start + len(words)


def statement(id: str, article: str, text: str, content: str, **more: object) -> Statement:
    """An asserted, certain statement of that content, changed by ``more``."""
    plain = Statement(
        id,
        article,
        (at(text, content),),
        (),
        (),
        "mairie",
        ("mairie",),
        (),
        "indirect",
        "assert",
        "certain",
        (),
        None,
        None,
        "test",
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def dossier() -> Dossier:
    """Two articles, three statements, one disputed claim, one of each other record."""
    closing = statement(
        "a.1",
        "a",
        FIRST,
        "Le pont de Valmer ferme lundi",
        cue=(at(FIRST, "a annoncé"),),
        source=(at(FIRST, "la mairie"),),
        chain=("phare", "mairie"),
        said_on="2031-05-05",
        hops=(Hop("phare", "stated", at(FIRST, "Phare")), Hop("mairie", "inferred", at(FIRST, "la mairie"))),
    )
    opening = statement(
        "a.2",
        "a",
        FIRST,
        "le pont pourrait rouvrir en mai",
        source=(at(FIRST, "un élu"),),
        source_entity=None,
        chain=(),
        certainty="hedged",
        hedges=(at(FIRST, "pourrait"),),
    )
    denial = statement("b.1", "b", SECOND, "toute fermeture du pont", stance="deny")
    members = (Member(statement="a.1"), Member(statement="b.1"), Member(article="b", span=at(SECOND, "reste ouvert")))
    claim = Claim(
        "c1",
        "Le pont de Valmer ferme lundi",
        members,
        2,
        ((0,), (1, 2)),
        Origins(1, 2, ("mairie",), ("La mairie parle dans les deux articles : une origine.",)),
        "disputed",
        {"named": 2, "anonymous": 0, "first_hand": 0, "hedged": 0, "denied": 1},
    )
    day = Published(
        "2031-05-05",
        "2031-05-05",
        "2031-05-05",
        "text",
        (
            Because("a", at(FIRST, "lundi"), "dit lundi"),
            Because("b", (0, 0), "rien"),
        ),
    )
    return Dossier(
        run=Run(
            "0",
            {"ui": "fr"},
            (Model("m", "1", "MIT"),),
            (Input("a.txt", "0" * 64),),
            (Rejected("photo.txt", "binary", "ce n’est pas du texte"),),
            (Cutoff("pairs", 10, 2),),
            {"asked": 3},
        ),
        articles=(
            ArticleRow(
                "a",
                "a.txt",
                "https://phare.example/a",
                "Le Phare",
                "Le pont ferme",
                ("A. Nom",),
                "fr",
                FIRST,
                day,
                "s",
                (),
            ),
            ArticleRow(
                "b",
                "b.txt",
                None,
                None,
                None,
                (),
                "fr",
                SECOND,
                Published(),
                "s",
                (Artefact(at(SECOND, "Lepont"), "glued", "Le pont", "deux mots collés"),),
            ),
        ),
        stories=(Story("s", "Le pont de Valmer", ("a", "b"), "2031-05-05", None),),
        entities=(
            Entity("mairie", "institution", "mairie de Valmer", ("la mairie",), (Place("a", at(FIRST, "la mairie")),)),
            Entity("phare", "media", "Le Phare", ("Phare",), ()),
        ),
        timexes=(Timex("a", at(FIRST, "lundi"), "DATE", "2031-05-05", "2031-05-05", "2031-05-05", "publication", "t"),),
        statements=(closing, opening, denial),
        reuse=(
            Reuse(
                Place("a", at(FIRST, "du Phare") if "du Phare" in FIRST else (0, 7)),
                Place("b", (0, 9)),
                0.5,
                "edited",
                "unknown",
                None,
                ("mêmes mots",),
            ),
        ),
        claims=(claim,),
        divergences=(
            Divergence("denial", members[:2], ("ferme", "ne ferme pas"), False, "L’un annonce, l’autre dément."),
        ),
        timeline=(
            Moment(When("2031-05-05", "2031-05-05", "2031-05-05"), "Le pont ferme", ("c1",), members[:1], "event"),
            Moment(When(None, None, None), "La mairie dément", ("c1",), members[1:2], "utterance"),
        ),
        summary=(SummaryLine("Selon la mairie, le pont ferme lundi.", (Place("a", at(FIRST, "lundi")),), ("c1",)),),
    )


EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)><!--\"'\u2028\u202e\u200b\x1b[31m"


def hostile() -> Dossier:
    """The same, with markup, control and bidirectional characters in every string an input can choose."""
    good = dossier()
    articles = tuple(
        replace(
            a,
            path=EVIL + a.path,
            url="javascript:alert(3)",
            outlet=EVIL,
            title=EVIL,
            authors=(EVIL,),
            text=a.text + "\n" + EVIL,
        )
        for a in good.articles
    )
    return replace(
        good,
        articles=articles,
        entities=tuple(replace(e, name=EVIL, forms=(EVIL,)) for e in good.entities),
        stories=tuple(replace(s, title=EVIL) for s in good.stories),
        claims=tuple(replace(c, gloss=EVIL) for c in good.claims),
        summary=tuple(replace(s, text=EVIL) for s in good.summary),
        divergences=tuple(replace(d, values=(EVIL,), because=EVIL) for d in good.divergences),
        run=replace(good.run, rejected=(Rejected(EVIL, "binary", EVIL),)),
    )
