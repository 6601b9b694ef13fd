"""Imports go one way, as docs/architecture.md draws them."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "recoupe"
FOUNDATION = ("_version", "model", "errors", "settings")
SIDE = ("ingest", "nlp", "engines", "store")
LAYERS = (FOUNDATION, "lang", "text", SIDE, "extract", "articles", "link", "assemble", "export")
ORDER = (
    *LAYERS,
    "pipeline",
    "bulk",
    ("__init__", "examples"),
    "serve",
    ("options", "terminal", "cli", "web", "__main__"),
)
RANK = {name: rank for rank, layer in enumerate(ORDER) for name in ([layer] if isinstance(layer, str) else layer)}
MODULES = sorted(SOURCE.rglob("*.py"))
ONLY_FOUNDATION = {"engines", "store"}


def room(parts: tuple[str, ...]) -> str:
    """The top-level name a module belongs to: ``link`` for recoupe/link/alignment/claims.py."""
    return parts[0] if parts else "__init__"


def imported(tree: ast.Module) -> set[str]:
    """The rooms of ours that a module imports, at its top or anywhere inside."""
    names: set[tuple[str, ...]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {tuple(a.name.split(".")) for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = tuple(node.module.split("."))
            names |= {(*whole, a.name) for a in node.names} if whole == ("recoupe",) else {whole}
    return {room(n[1:]) if n[1:2] and n[1] in RANK else "__init__" for n in names if n[0] == "recoupe"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    mine = room(path.relative_to(SOURCE).with_suffix("").parts)
    if mine == "__init__":
        return
    theirs = imported(ast.parse(path.read_text("utf-8"))) - {mine}
    wrong = sorted(name for name in theirs if RANK[name] > RANK[mine])
    assert not wrong, f"{mine} imports {', '.join(wrong)}, which stand above it"
    if mine in ONLY_FOUNDATION:
        assert theirs <= set(FOUNDATION), f"{mine} may use the model, the errors and the settings alone"


def test_every_room_has_a_rank() -> None:
    assert {room(p.relative_to(SOURCE).with_suffix("").parts) for p in MODULES} <= set(RANK)


def test_importing_recoupe_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    heavy = ("spacy", "trafilatura", "jinja2", "pyspark", "fastapi", "uvicorn")
    code = f"import sys, recoupe; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
