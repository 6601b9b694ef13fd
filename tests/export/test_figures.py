"""A figure given differently, point by point."""

from __future__ import annotations

import itertools
from dataclasses import replace

from recoupe.export.figures import figures
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Divergence, Dossier, Member, Published
from tests.export.story import at, dossier, statement

TEXTS = ("Douze blessés, dit la mairie.", "Dix-sept blessés, dit la mairie.", "Plus de vingt blessés sur place.")
DAYS = ("2031-05-05T08:00", "2031-05-06", None)


def story() -> Dossier:
    """Three articles: the town hall gives 12, then 17; an undated outlet says more than twenty in its own voice."""
    made = dossier()
    article = made.articles[0]
    articles = tuple(
        replace(article, id=f"n{n}", text=text, outlet=f"Outlet {n}", published=Published(day), artefacts=())
        for n, (text, day) in enumerate(zip(TEXTS, DAYS, strict=True))
    )
    said = tuple(
        statement(f"n{n}.1", f"n{n}", TEXTS[n], words) for n, words in enumerate(["Douze blessés", "Dix-sept blessés"])
    )
    members = (
        Member(statement="n0.1"),
        Member(statement="n1.1"),
        Member(article="n2", span=at(TEXTS[2], "Plus de vingt blessés")),
    )
    differ = Divergence(
        "number", members, ("Douze blessés", "Dix-sept blessés", "Plus de vingt blessés"), True, "12, 17, 20"
    )
    return replace(
        made,
        articles=articles,
        statements=said,
        divergences=(differ,),
        claims=(),
        timeline=(),
        summary=(),
        reuse=(),
        timexes=(),
    )


def test_points_are_read_in_any_wording_and_stand_in_time() -> None:
    (figure,) = figures(View(story(), words("fr")))
    assert [(p.text, p.low, p.kind, p.x is None) for p in figure.points] == [
        ("Douze blessés", 12, "attributed", False),
        ("Dix-sept blessés", 17, "attributed", False),
        ("Plus de vingt blessés", 20, "asserted", True),
    ]
    assert figure.points[0].y > figure.points[1].y > figure.points[2].y
    assert figure.is_drawn


def test_a_line_joins_the_figures_of_one_origin_only() -> None:
    made = story()
    (figure,) = figures(View(made, words("fr")))
    assert len(figure.lines) == 1
    other = replace(made.statements[1], source_entity="phare", chain=("phare",))
    (figure,) = figures(View(replace(made, statements=(made.statements[0], other)), words("fr")))
    assert figure.lines == ()


def test_one_figure_alone_makes_no_chart() -> None:
    made = story()
    same = replace(made.divergences[0], members=made.divergences[0].members[:1])
    assert figures(View(replace(made, divergences=(same,)), words("fr"))) == []
    assert figures(View(replace(made, divergences=(replace(same, kind="date"),)), words("fr"))) == []


def test_labels_do_not_overlap() -> None:
    (figure,) = figures(View(story(), words("fr")))
    heights = [label for label, _, _ in figure.labels]
    assert all(b - a >= 15 for a, b in itertools.pairwise(heights))
