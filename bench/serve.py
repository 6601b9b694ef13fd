"""How long a desk waits: from a decision to the dossier that follows, and for any answer while articles are read.

    python -m bench.serve [--articles 100] [--rounds 5]

Starts ``recoupe serve`` on a generated story (that of ``bench/story.py``), as a process of its own, and asks it over
HTTP. Prints the seconds of the first run; the slowest answer to ``GET /api/v1`` during it; then, for each kind of
judgement, the seconds from the request to the answer with the new ETag, to the new ``dossier.json`` in the client's
hands, and to the new page (median and best of some rounds, each undone again); then those of one more article, from
sending it to the dossier that holds it.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import Request, urlopen

from bench.story import story

ROOT = Path(__file__).parents[1]
ONE_MORE = {
    "text": "Le préfet a annoncé mardi que le bac resterait à quai jusqu'à la fin de la semaine.",
    "outlet": "Le Bac",
}


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server on a folder of articles."""
    command = (sys.executable, "-m", "recoupe", "serve", str(folder), "--port", "0", "--desk", f"{folder}-desk")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "the server did not start"
        try:
            yield found[0] + "api/v1"
        finally:
            process.terminate()


def ask(address: str, body: object = None) -> Any:
    """The JSON that an address answers with."""
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(address, data, {"Content-Type": "application/json"} if data else {})) as answer:
        return json.load(answer)


def clocked(work: Callable[[], Any]) -> tuple[Any, float]:
    """What ``work`` returns, and its seconds."""
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def settled(api: str, run: str) -> float:
    """Waits for a run; the seconds of the slowest answer meanwhile."""
    slowest = 0.0
    while True:
        status, took = clocked(lambda: ask(f"{api}/runs/{run}"))
        slowest = max(slowest, took)
        if status["state"] in ("done", "failed"):
            assert status["state"] == "done", status
            return slowest
        time.sleep(0.05)


def judgements(dossier: Any) -> Iterator[dict[str, Any]]:
    """One judgement of each kind on the largest claims."""
    large = sorted(dossier["claims"], key=lambda c: -len(c["members"]))
    said = [m["statement"] for m in large[0]["members"] if "statement" in m][:2]
    yield {"kind": "merge", "claims": [large[0]["id"], large[1]["id"]]}
    yield {"kind": "split", "statements": said}
    yield {"kind": "same-origin", "statements": said}
    yield {"kind": "reject", "statements": said[:1]}


def decide(api: str, asked: dict[str, Any]) -> tuple[float, float, float]:
    """Seconds from a decision to its answer, to the new dossier and to the new page; it is undone afterwards."""
    made, answered = clocked(lambda: ask(f"{api}/judgements", {**asked, "who": "bench"}))
    assert made["applied"], made
    _, whole = clocked(lambda: ask(f"{api}/dossier"))
    _, page = clocked(lambda: urlopen(api.removesuffix("api/v1")).read())
    ask(f"{api}/judgements/{made['id']}/undo", {"who": "bench"})
    return answered, answered + whole, answered + page


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    with TemporaryDirectory() as made:
        folder = Path(made) / "heap"
        folder.mkdir()
        rows = (
            {"id": a.id, "text": a.text, "title": a.title, "outlet": a.outlet, "published": a.published}
            for a in story(wanted.articles)
        )
        (folder / "story.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
        with serving(folder) as api:
            slowest, first = clocked(lambda: settled(api, "1"))
            dossier = ask(f"{api}/dossier")
            counts = f"{len(dossier['articles'])} articles, {len(dossier['statements'])} statements"
            print(f"{counts}: read in {first:.1f} s, slowest answer meanwhile {slowest:.2f} s")
            for asked in judgements(dossier):
                times = zip(*(decide(api, asked) for _ in range(wanted.rounds)), strict=True)
                told = [f"{statistics.median(each):.2f} ({min(each):.2f})" for each in times]
                print(f"{asked['kind']:12} answer {told[0]} s, dossier {told[1]} s, page {told[2]} s")
            run, sent = clocked(lambda: ask(f"{api}/articles", ONE_MORE)["run"])
            slowest, more = clocked(lambda: settled(api, run))
            print(f"one more     dossier {sent + more:.2f} s, slowest answer meanwhile {slowest:.2f} s")


if __name__ == "__main__":
    main()
