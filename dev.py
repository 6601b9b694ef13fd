#!/usr/bin/env python3
"""Set up this checkout and use it, with nothing installed but Python 3.11 or later.

    python3 dev.py example    make .venv, run recoupe on the bundled fictional story, say where the page is
    python3 dev.py test       make .venv, run every check and test
    python3 dev.py bench      make .venv, measure beside peers; NAME and options for one benchmark (bench/README.md)
    python3 dev.py lock       write the lock files again from pyproject.toml

What it installs is what requirements.lock pins, hash by hash (requirements-dev.lock for the tests,
requirements-bench.lock for the benchmarks); once, and again when a lock changes.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
STAMP = VENV / "installed.sha256"
LOCKS = {"example": "requirements.lock", "test": "requirements-dev.lock", "bench": "requirements-bench.lock"}
EXTRAS = {
    "requirements.lock": ("encoder",),
    "requirements-dev.lock": ("dev",),
    "requirements-bench.lock": ("bench", "dev"),
}
PEERS = (("reuse", "2000", "--peers"), ("articles",), ("timespeed",))

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("codespell", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs"),
    ("pytest", "-q"),
)


def main(words: list[str]) -> int:
    """Run the task named by the first word; its exit status is this program's."""
    tasks = {"example": example, "test": test, "bench": bench, "lock": lock}
    if not words or words[0] not in tasks:
        print(__doc__)
        return 0 if words and words[0] in ("-h", "--help") else 2
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run before anything checks it
        print("recoupe needs Python 3.11 or later; run this file with one", file=sys.stderr)
        return 2
    if words[0] in LOCKS:
        install(ROOT / LOCKS[words[0]])
    return tasks[words[0]](words[1:])


def install(lock: Path) -> None:
    """Make the virtual environment and install what the lock pins, unless that was done already."""
    wanted = hashlib.sha256(lock.read_bytes() + str(ROOT).encode()).hexdigest()
    done = STAMP.read_text().split() if STAMP.exists() else []
    if wanted in done:
        return
    print("Setting up .venv (once; a minute or two) …", flush=True)
    if not done:
        venv.create(VENV, with_pip=True, clear=True)
    pip = (str(BIN / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    subprocess.run((*pip, "--require-hashes", "-r", str(lock)), check=True)
    subprocess.run((*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)), check=True)
    STAMP.write_text("\n".join((*done, wanted)))


def example(words: list[str]) -> int:
    """The main job, on the bundled story."""
    return _run(("recoupe", "example", *words))


def test(words: list[str]) -> int:
    """Every check, then the tests; the first one that fails ends it."""
    for check in CHECKS:
        print("$", *check, flush=True)
        status = _run((*check, *words) if check[0] == "pytest" else check)
        if status:
            return status
    return 0


def bench(words: list[str]) -> int:
    """One benchmark by its name, or those that compare with peers; the first one that fails ends it."""
    for name, *options in (words,) if words else PEERS:
        print("$ python -m", f"bench.{name}", *options, flush=True)
        status = _run(("python", "-m", f"bench.{name}", *options))
        if status:
            return status
    return 0


def lock(words: list[str]) -> int:
    """Write the lock files again (needs the uv command on the path)."""
    common = ("uv", "pip", "compile", "--universal", "--generate-hashes", "--no-header", "--python-version", "3.11")
    quiet = ("--no-emit-index-url", "--quiet", *words)
    for out, extras in EXTRAS.items():
        chosen = [word for extra in ("build", *extras) for word in ("--extra", extra)]
        command = (*common, *quiet, *chosen, "pyproject.toml", "--output-file", out)
        subprocess.run(command, check=True, cwd=ROOT)
    return 0


def _run(command: tuple[str, ...]) -> int:
    program, *rest = command
    return subprocess.run((str(BIN / program), *rest), cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
