"""Score the dates of a folder of texts or a JSONL file, without the rest of the pipeline.

    python -m bench.timexes INPUT GOLD.json OUT.json

reads INPUT (a folder of texts, or JSONL), finds and resolves its time expressions, dates its articles and writes to
OUT.json a dossier that holds nothing else, for any scorer of the contract. Prints the counts and the seconds spent
finding and resolving, parse apart.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from recoupe import ingest, nlp
from recoupe.extract import Draft
from recoupe.extract.prepare import prepare
from recoupe.extract.when import timex
from recoupe.link.dates.dating import date, resolve
from recoupe.model import Article, Reading
from recoupe.settings import Settings
from tests.measure import measure


def parsed(article: Article) -> Draft:
    """A draft with the tokens of its sentences."""
    draft = prepare(article)
    words = [draft.text[slice(*s.span)] for s in draft.sentences]
    found = zip(draft.sentences, nlp.parse(article.language, words), strict=True)
    return replace(draft, sentences=tuple(replace(s, tokens=nlp.shift(t, s.span[0])) for s, t in found))


def read(draft: Draft) -> Reading:
    """A reading that holds the times alone."""
    original = draft.view.original
    times = tuple(replace(t, span=original(*t.span)) for t in timex.find(draft))
    sentences = tuple(replace(s, span=original(*s.span), tokens=()) for s in draft.sentences)
    return Reading(draft.article, sentences, times=times)


def main(source: str, gold: str, out: str) -> None:
    """Run, write, print."""
    drafts = [parsed(article) for article in ingest.read([source], Settings()).articles]
    start = time.perf_counter()
    readings = [read(draft) for draft in drafts]
    published = date(readings, Settings())
    timexes = resolve(readings, published)
    spent = time.perf_counter() - start
    empty: dict[str, list[object]] = {key: [] for key in ("entities", "statements", "claims", "divergences")}
    dossier = empty | {
        "articles": [
            {
                "id": r.article.id,
                "path": r.article.path,
                "text": r.article.text,
                "published": {"value": published[r.article.id].value},
                "artefacts": [],
            }
            for r in readings
        ],
        "timexes": [
            {"article": t.article, "span": list(t.span), "type": t.type, "value": t.value}
            for key in timexes
            for t in timexes[key]
        ],
    }
    Path(out).write_text(json.dumps(dossier, ensure_ascii=False), encoding="utf-8")
    print(f"{len(readings)} articles, {len(dossier['timexes'])} expressions, {spent:.2f} s")
    scores = measure(json.loads(Path(gold).read_text(encoding="utf-8")), dossier)
    for name in ("timexes.relaxed", "timexes.value", "published.accuracy"):
        print(name, scores[name])


if __name__ == "__main__":
    main(*sys.argv[1:])
