"""What people call an article that names no outlet."""

from __future__ import annotations

import pytest

from recoupe.model import Artefact, Article
from recoupe.text.called import called


@pytest.mark.parametrize(
    ("path", "title", "outlet", "name"),
    [
        ("a/7f3a9c21e5.txt", "Le pont ferme", "Le Phare", "Le Phare"),
        ("a/le-phare-1.txt", "Le pont ferme", None, "le-phare-1"),
        ("a/7f3a9c21e5.txt", "Le pont ferme", None, "«\u00a0Le pont ferme\u00a0»"),
        ("a/003_7f3a9c21e5.txt", None, None, "«\u00a0Valmer. Le pont ferme lundi.\u00a0»"),
        ("a.jsonl#12", "", None, "«\u00a0Valmer. Le pont ferme lundi.\u00a0»"),
    ],
)
def test_an_article_is_called(path: str, title: str | None, outlet: str | None, name: str) -> None:
    article = Article("a", path, "Lire aussi\nValmer. Le pont ferme lundi.", "", "fr", title=title, outlet=outlet)
    assert called(article, (Artefact((0, 11), "boilerplate", None, ""),)) == name
