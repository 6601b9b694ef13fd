"""Whether Spark can be started on this machine; tests that need it say loudly that they did not run."""

from __future__ import annotations

import shutil

import pytest


def require_spark() -> None:
    """Skip the test where PySpark or Java is missing."""
    pytest.importorskip("pyspark", reason="NOT RUN: PySpark is not installed")
    if not shutil.which("java"):
        pytest.skip("NOT RUN: Spark needs Java, and there is none on the path")
