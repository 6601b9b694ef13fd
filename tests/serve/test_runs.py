"""Runs as they are told of, and what a reader sees meanwhile: always one whole dossier."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recoupe import nlp, pipeline
from recoupe.errors import ModelError
from recoupe.export import json as dossiers
from recoupe.serve import runs
from recoupe.serve.runs import Outcome, Runs, Stopped
from tests.serve.client import Client

BAC = "Le préfet a annoncé jeudi 8 mai 2031 que le bac resterait à quai.".encode()


def test_a_run_tells_its_stages_to_the_end(client: Client) -> None:
    id = client.post("/api/v1/articles", files=[("files", ("bac.txt", BAC))]).json()["run"]
    with client.stream("GET", f"/api/v1/runs/{id}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        told = [json.loads(line.removeprefix("data: ")) for line in answer.iter_lines() if line]
    assert {row["id"] for row in told} == {id}
    assert [row["state"] for row in told[:-1]] == sorted(
        (r["state"] for r in told[:-1]), key=["waiting", "running"].index
    )
    assert told[-1] == client.get(f"/api/v1/runs/{id}").json()
    assert (told[-1]["state"], told[-1]["etag"]) == ("done", client.etag())


def test_stages_are_those_of_the_engine(serve: Callable[..., Client], folder: Path, monkeypatch: Any) -> None:
    stages: list[tuple[str, int, int]] = []
    tell = Runs._tell

    def telling(self: Runs, id: str, stage: str, done: int, total: int) -> None:
        stages.append((stage, done, total))
        tell(self, id, stage, done, total)

    monkeypatch.setattr(Runs, "_tell", telling)
    serve(folder)
    assert list(dict.fromkeys(stage for stage, _, _ in stages)) == ["prepare", "parse", "read", "tell"]
    assert all(0 <= done <= total for _, done, total in stages)
    assert [done for stage, done, _ in stages if stage == "tell"] == list(range(pipeline.STEPS + 1))


def test_an_unknown_run_is_not_found(reader: Client) -> None:
    for path in ("/api/v1/runs/77", "/api/v1/runs/77/events"):
        answer = reader.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not-found")


def test_a_run_that_fails_says_why_and_leaves_all_as_it_was(client: Client, monkeypatch: Any) -> None:
    def missing(*_: object) -> Any:
        raise ModelError("the parser of fr is not installed; pip install it")

    before = client.get("/api/v1/dossier").content
    with monkeypatch.context() as patched:
        patched.setattr(nlp, "parse", missing)
        status = client.add(("bac.txt", BAC))
    assert (status["state"], status["stage"]) == ("failed", "failed")
    assert "not installed" in status["message"]
    assert client.get("/api/v1/dossier").content == before
    assert client.desk.files() == ()
    assert client.add(("bac.txt", BAC))["state"] == "done"


def test_readers_and_judges_do_not_wait_for_articles(client: Client, monkeypatch: Any) -> None:
    """While an article is read, the dossier is the old one, whole, and can be decided about."""
    reached, go_on = threading.Event(), threading.Event()
    parse = nlp.parse

    def slow(*given: Any) -> Any:
        reached.set()
        assert go_on.wait(30)
        return parse(*given)

    monkeypatch.setattr(nlp, "parse", slow)
    before = client.get("/api/v1/dossier")
    id = client.post("/api/v1/articles", files=[("files", ("bac.txt", BAC))]).json()["run"]
    assert reached.wait(30)
    assert client.get("/api/v1/dossier").content == before.content
    assert client.get("/api/v1").json()["run"] == id
    assert client.get(f"/api/v1/runs/{id}").json()["state"] == "running"
    said = client.rows("statements")[0]["id"]
    made = client.judge(kind="reject", statements=[said])
    assert made.status_code == 201
    assert client.etag() == made.json()["etag"]
    go_on.set()
    assert client.settle(id)["state"] == "done"
    assert len(client.rows("articles")) == 3
    assert client.get("/api/v1/judgements/1").json()["applied"] is True


def test_a_dossier_is_never_half_made(client: Client) -> None:
    """Many readers during many judgements: each answer is a dossier whose ETag is that of its bytes."""
    seen: dict[str, set[bytes]] = {}
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            answer = client.get("/api/v1/dossier")
            dossiers.loads(answer.text)
            seen.setdefault(answer.headers["etag"], set()).add(answer.content)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    said = [row["id"] for row in client.rows("statements")][:2]
    made = [client.judge(kind="reject", statements=[id]).json()["etag"] for id in said]
    stop.set()
    for thread in readers:
        thread.join()
    assert all(len(bodies) == 1 for bodies in seen.values())
    assert set(seen) <= {*made, *seen}


def test_what_is_in_hand_ends_with_the_server(
    serve: Callable[..., Client], folder: Path, monkeypatch: Any, tmp_path: Path
) -> None:
    """A server that is stopped while it reads keeps the files that were sent, and reads them the next time."""
    reached, go_on = threading.Event(), threading.Event()
    parse = nlp.parse

    def slow(*given: Any) -> Any:
        reached.set()
        assert go_on.wait(30)
        return parse(*given)

    first = serve(folder, desk=tmp_path / "kept")
    with monkeypatch.context() as patched:
        patched.setattr(nlp, "parse", slow)
        first.post("/api/v1/articles", files=[("files", ("bac.txt", BAC))])
        assert reached.wait(30)
        threading.Timer(0.2, go_on.set).start()
        first.stop()
    assert len(serve(folder, desk=tmp_path / "kept").rows("articles")) == 3


def test_old_runs_are_forgotten(monkeypatch: Any) -> None:
    monkeypatch.setattr(runs, "KEPT", 3)
    queue = Runs()
    ids = [queue.start(lambda progress: Outcome(None)) for _ in range(3)]
    assert queue.wait(ids[-1], 10).over
    assert queue.wait(queue.start(lambda progress: Outcome(None)), 10).over
    assert queue.get(ids[0]) is None
    queue.close()


def test_work_that_tells_nothing_of_itself_is_not_waited_for() -> None:
    queue, go_on = Runs(), threading.Event()
    queue.start(lambda progress: Outcome(str(go_on.wait(5))))
    queue.close(0.05)
    go_on.set()


def test_a_stopped_run_is_over_for_nobody() -> None:
    queue = Runs()

    def work(progress: Any) -> Outcome:
        raise Stopped

    assert not queue.wait(queue.start(work), 0.2).over
    queue.close()


@pytest.mark.parametrize(
    ("error", "why"), [(ModelError("no parser; install it"), "no parser; install it"), (KeyError("x"), "KeyError")]
)
def test_why_it_failed(error: Exception, why: str) -> None:
    queue = Runs()

    def work(progress: Any) -> Outcome:
        raise error

    assert why in queue.wait(queue.start(work), 10).why
    queue.close()
