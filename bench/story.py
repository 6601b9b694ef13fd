"""What a large story costs from parsed articles to dossier, and how that grows with the number of articles.

    python -m bench.story [--articles 100 200 400 1000] [--encoder on] [--profile]

Makes one story of as many articles as asked: some outlets, agencies and speakers, things said in several wordings and
in two languages, figures that change, denials, copied dispatches, a dozen statements an article. Sentences are parsed
before the clock starts. Prints for each size the statements, the claims, the seconds of the article stage and of each
step of the story stage, and the exponent of growth between the smallest and the largest size. The sentence encoder is
off unless it is asked for.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product
from math import log
from pathlib import Path
from random import Random
from typing import Any

from recoupe import extract, nlp, pipeline
from recoupe.extract import Draft
from recoupe.extract.prepare import prepare
from recoupe.model import Article, Reading, Run, Sentence
from recoupe.settings import Settings

PER_ARTICLE = 12
DATA = tomllib.loads((Path(__file__).parent / "story.toml").read_text("utf-8"))
OUTLETS = 60


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is said: in both languages, by whom."""

    fr: str
    en: str
    who: tuple[str, str]
    name: str


def things(count: int, rng: Random) -> list[Thing]:
    """Different things to say, each with its speaker."""
    places = DATA["places"]
    doings = [
        tuple(f"{d[k]} {v[k]} {o[k]} {'in' if k else 'de'} {place}" for k in (0, 1))
        for d, v, o, place in product(DATA["doers"], DATA["verbs"], DATA["objects"], places)
    ]
    counts = [
        tuple(f"{n} {c[k]} {'in' if k else 'à'} {place}" for k in (0, 1))
        for c, place, n in product(DATA["counted"], places, (7, 12, 40))
    ]
    few = min(len(counts), count // 6)
    chosen = [*rng.sample(counts, few), *rng.sample(doings, count - few)]
    return [Thing(fr, en, rng.choice(DATA["speakers"]), rng.choice(DATA["names"])) for fr, en in chosen]


def worded(thing: Thing, code: str, rng: Random) -> str:
    """One thing in one of its wordings."""
    act, who = (thing.fr, thing.who[0]) if code == "fr" else (thing.en, thing.who[1])
    who, shapes = who.format(name=thing.name), DATA["shapes"][code]
    return rng.choice(shapes).format(act=act, Act=act[0].upper() + act[1:], who=who, Who=who[0].upper() + who[1:])


def story(size: int, seed: int = 0) -> Iterator[Article]:
    """The articles of one story of that size; a third of them copy another's first lines."""
    rng = Random(seed)
    said, start = things(max(60, size // 2), rng), datetime(2031, 5, 5, 6, 0)
    dispatches: list[tuple[str, list[str]]] = []
    for number in range(size):
        code = "en" if rng.random() < 0.2 else "fr"
        lines = [worded(thing, code, rng) for thing in rng.sample(said, PER_ARTICLE)]
        copied = [d for c, d in dispatches if c == code]
        if copied and rng.random() < 0.35:
            lines[:5] = rng.choice(copied)[:5]
        elif rng.random() < 0.2:
            dispatches.append((code, lines))
        when = (start + timedelta(minutes=7 * number)).isoformat(timespec="minutes")
        text = f"{lines[0].rstrip('.')}\n\n" + " ".join(lines)
        yield Article(
            f"a{number:04}",
            f"s.jsonl#{number}",
            text,
            "",
            code,
            outlet=f"Gazette {rng.randrange(OUTLETS)}",
            published=when,
        )


def parsed(articles: Sequence[Article]) -> list[Draft]:
    """The articles with their sentences parsed, each distinct one once."""
    drafts = [prepare(article) for article in articles]
    known: dict[tuple[str, str], nlp.Parse] = {}
    for code in ("fr", "en"):
        texts = sorted({d.text[slice(*s.span)] for d in drafts if d.language.code == code for s in d.sentences})
        known |= {(code, text): parse for text, parse in zip(texts, nlp.parse(code, texts), strict=True)}
    return [
        replace(draft, sentences=tuple(_with_tokens(draft, sentence, known) for sentence in draft.sentences))
        for draft in drafts
    ]


def _with_tokens(draft: Draft, sentence: Sentence, known: dict[tuple[str, str], nlp.Parse]) -> Sentence:
    parse = known[draft.language.code, draft.text[slice(*sentence.span)]]
    return replace(sentence, tokens=nlp.shift(parse, sentence.span[0]))


def measure(size: int, settings: Settings, *, profile: bool) -> tuple[float, str]:
    """Seconds from parsed articles to the dossier of a story of that size, and the line that tells it."""
    drafts = parsed(list(story(size)))
    started = time.perf_counter()
    readings = [extract.read(draft) for draft in drafts]
    read = time.perf_counter() - started
    made, link = _timed(lambda: _link(readings, settings), profile=profile)
    counts = f"{size:6} {len(made.statements):11} {len(made.claims):7} {len(made.divergences):6}"
    line = f"{counts} {read:8.2f} {link:8.2f} {read + link:8.2f}"
    return read + link, line


def _link(readings: Sequence[Reading], settings: Settings) -> Any:
    record = Run("bench", {}, (), (), (), ())
    return pipeline.link(record, tuple(sorted(readings, key=lambda r: r.article.id)), settings)


def _timed(work: Callable[[], Any], *, profile: bool) -> tuple[Any, float]:
    profiler = cProfile.Profile()
    started = time.perf_counter()
    made = profiler.runcall(work) if profile else work()
    took = time.perf_counter() - started
    if profile:
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)
    return made, took


def main() -> None:
    """Make the stories, time them, print a line for each and the growth."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 200, 400, 1000])
    parser.add_argument("--encoder", choices=("on", "off"), default="off", help="the sentence encoder")
    parser.add_argument("--profile", action="store_true", help="print where the story stage spends its time")
    options = parser.parse_args()
    print(f"{'size':>6} {'statements':>11} {'claims':>7} {'div':>6} {'read':>8} {'link':>8} {'seconds':>8}")
    took = {}
    for size in options.articles:
        took[size], line = measure(size, Settings(encoder=options.encoder), profile=options.profile)
        print(line, flush=True)
    low, high = min(took), max(took)
    if low < high:
        print(f"growth: n^{log(took[high] / took[low]) / log(high / low):.2f}")


if __name__ == "__main__":
    main()
