"""The command as it is started and stopped."""

from __future__ import annotations

import json
import queue
import re
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import uvicorn
from typer.testing import CliRunner

from recoupe import cli
from recoupe.errors import SettingsError
from recoupe.serve import door, server
from recoupe.settings import Settings

BAC = {"text": "Le préfet a annoncé jeudi 8 mai 2031 que le bac resterait à quai."}


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where processes make their temporary desks, so that the machine's own folder stays clean."""
    made = tmp_path / "temporary"
    made.mkdir()
    monkeypatch.setenv("TMPDIR", str(made))
    return made


@contextmanager
def running(*words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process that serves, and its address."""
    command = [sys.executable, "-m", "recoupe", "serve", "--port", "0", "--ui", "en", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(r"Serving at (http://127\.0\.0\.1:\d+/) \(Ctrl-C stops\)\n", line)
        try:
            assert found, line
            yield process, found[1]
        finally:
            process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_interrupted(temporary: Path, end: signal.Signals) -> None:
    with running() as (process, address):
        asked = Request(f"{address}api/v1/articles", json.dumps(BAC).encode(), {"Content-Type": "application/json"})
        with urlopen(asked) as answer:
            run = json.load(answer)["run"]
        with urlopen(f"{address}api/v1/runs/{run}/events") as events:
            told = [json.loads(line.removeprefix(b"data: ")) for line in events if line.strip()]
        assert told[-1]["state"] == "done"
        assert len(told) > 1
        with urlopen(address) as page:
            assert b"le bac resterait" in page.read()
        with pytest.raises(HTTPError, match="421"):
            urlopen(Request(address, headers={"Host": "evil.example"}))
        process.send_signal(end)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    kept = re.search(r"go on with --desk (\S+)", out)
    assert kept, out
    assert Path(kept[1]).parent == temporary
    assert (Path(kept[1]) / "judgements.sqlite").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
def test_who_follows_a_run_does_not_hold_it_up(tmp_path: Path) -> None:
    heap = tmp_path / "heap"
    heap.mkdir()
    lines = [json.dumps({"id": n, "text": f"Le maire a dit mardi que le bac {n} partirait."}) for n in range(1, 200)]
    (heap / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    with running(str(heap)) as (process, address), urlopen(f"{address}api/v1/runs/1/events") as events:
        assert b"running" in events.readline() + events.readline() + events.readline()
        process.send_signal(signal.SIGINT)
        *_, last = [line for line in events if line.strip()]
        assert json.loads(last.removeprefix(b"data: "))["state"] == "running"
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
def test_a_desk_that_nobody_used_leaves_nothing(temporary: Path) -> None:
    with running() as (process, _):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")
    assert list(temporary.iterdir()) == []


def told(*words: str) -> tuple[int, str]:
    """How the command ends, and what it says on standard error."""
    done = CliRunner().invoke(cli.app, ["serve", *words])
    return done.exit_code, done.stderr


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, said = told("--port", str(port))
    assert code == 2
    assert said == f"recoupe: port {port} is taken; choose another with --port, or any free one with --port 0\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--port", "99999"), 2, "there is no port 99999"),
        (("--host", "0.0.0.0"), 2, "add --exposed"),
        (("--host", "desk.example"), 2, "add --exposed"),
        (("--host", "192.0.2.1", "--exposed"), 2, "192.0.2.1"),
        (("nowhere",), 3, "nowhere is not there"),
        (("tests", "--desk", "tests/desk"), 2, "lies among the articles"),
        (("nowhere.json",), 4, "nowhere.json"),
        (("--ui", "de"), 2, "ui is 'de'"),
    ],
)
def test_what_cannot_be_served_is_told(words: tuple[str, ...], code: int, said: str) -> None:
    ended, told_ = told(*words)
    assert ended == code
    assert said in told_


def test_a_file_that_is_no_dossier_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", "utf-8")
    code, said = told(str(tmp_path / "x.json"))
    assert code == 4
    assert "not a dossier" in said


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("recoupe.serve", "fastapi", "uvicorn"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert told() == (2, "recoupe: uvicorn is not installed; pip install 'recoupe[serve]'\n")


def test_a_dossier_keeps_the_settings_it_was_made_with() -> None:
    from recoupe.model import Dossier, Run

    made = Settings(ui="en", min_origins=3, owners="gone.toml").to_dict()
    found = Dossier(Run("1", made | {"shared": {}}, (), (), (), ()))
    assert server.settings_of(found, Settings(jobs=2)) == Settings(ui="en", min_origins=3, jobs=2)


def test_the_page_is_opened_when_asked_and_the_exposed_are_warned(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened, said = queue.Queue[str](), list[str]()
    monkeypatch.setattr(webbrowser, "open", opened.put)
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: None)
    server.serve(None, settings=Settings(ui="en"), desk=tmp_path / "a", port=0, browse=True, say=said.append)
    assert said == [f"Serving at {opened.get(timeout=5)} (Ctrl-C stops)"]
    server.serve(None, settings=Settings(), desk=tmp_path / "b", host="0.0.0.0", port=0, exposed=True, say=said.append)
    assert "D’autres machines" in said[-1]
    assert opened.empty()


def test_addresses() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        assert door.address(listening) == f"http://127.0.0.1:{listening.getsockname()[1]}/"
    with pytest.raises(SettingsError), door.opened("0.0.0.0", 0, False):
        pass
