"""docs/serve.md: its commands are run, its answers have the keys of real ones, its codes are all there are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from recoupe.serve import door
from recoupe.serve.application import application
from recoupe.serve.bounds import MB, Bounds
from recoupe.serve.desk import Desk
from recoupe.serve.problems import STATUS
from recoupe.serve.state import Office
from recoupe.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "serve.md").read_text("utf-8")
STEPS = re.findall(r"```sh\n(.*?)```(?:\n```json\n(.*?)```)?", PAGE, re.S)


@pytest.fixture(scope="module")
def live(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that really listens."""
    desk = Desk(tmp_path_factory.mktemp("live") / "desk")
    office = Office(folder, desk, Settings(ui="en"))
    with door.opened("127.0.0.1", 0, False) as listening:
        server = uvicorn.Server(uvicorn.Config(application(office), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        assert office.runs.wait("1", 60).state == "done"
        yield door.address(listening).rstrip("/")
        server.should_exit = True
        thread.join(30)
    desk.close()


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="NOT RUN: curl or jq is not installed")
def test_the_commands_answer_as_told(live: str, tmp_path: Path) -> None:
    assert len(STEPS) > 6
    (tmp_path / "bac.txt").write_text("Le préfet a annoncé jeudi 8 mai 2031 que le bac resterait à quai.", "utf-8")
    for command, told in STEPS:
        script = command.replace("http://127.0.0.1:8017", live)
        done = subprocess.run(["bash", "-ec", script], cwd=tmp_path, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, command + done.stderr
        if told:
            answer = json.loads(done.stdout.removeprefix("data: "))
            assert same(answer, json.loads(told)), f"{command}{done.stdout}"
    assert json.loads((tmp_path / "dossier.json").read_text("utf-8"))["schema"] == "recoupe-dossier/1"
    assert not (tmp_path / "newer.json").exists() or (tmp_path / "newer.json").read_bytes() == b""


def same(answer: Any, told: Any) -> bool:
    """Whether an answer is as told: the same keys, and the same values where no digest, day or list is told."""
    if isinstance(told, dict):
        return list(answer) == list(told) and all(
            same(answer[key], told[key]) for key in told if key not in ("etag", "at")
        )
    return bool(answer == told) or isinstance(told, list)


def test_every_code_is_told_with_its_status() -> None:
    table = PAGE.split("| status | codes |")[1].split("\n\n")[0]
    for code, status in STATUS.items():
        row = next((row for row in table.splitlines() if f"`{code}`" in row), "")
        assert str(status) in row.partition("`")[0], f"{code} ({status}) is not told"


def test_the_limits_are_those_that_are_told() -> None:
    bounds = Bounds()
    assert f"({bounds.file_bytes // MB} MB)" in PAGE
    assert f"({bounds.request_bytes // MB} MB)" in PAGE
    assert f"({bounds.files})" in PAGE
    assert f"({bounds.articles:,} articles" in PAGE
