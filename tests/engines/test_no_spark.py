"""Spark is imported by nobody who does not ask for it: not by ``import recoupe``, a dossier or an archive."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bulk import story

PARTS = {
    "import": "",
    "dossier": "recoupe.dossier(SOURCE)",
    "archive": "recoupe.archive(SOURCE, OUT)",
}
TOLD = "import sys; print(sorted(name for name in sys.modules if name.split('.')[0] in ('pyspark', 'py4j')))"


@pytest.mark.parametrize("part", PARTS)
def test_nothing_of_spark_is_imported(tmp_path: Path, part: str) -> None:
    if part == "archive":
        pytest.importorskip("pyarrow", reason="NOT RUN: pyarrow is not installed")
    names = f"SOURCE, OUT = {str(story.write(tmp_path))!r}, {str(tmp_path / 'out')!r}"
    code = "\n".join(("import recoupe", names, PARTS[part], TOLD))
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout.strip()) == (0, "[]"), told.stderr
