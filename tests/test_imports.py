"""Imports run one way: corpus → index → qa → web."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["corpus", "index", "qa", "web"]


def _imported(file: Path) -> set[str]:
    """The rooms that a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found & set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_stands_before_it(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    modules = sorted((ROOT / room).rglob("*.py"))
    assert modules
    for module in modules:
        assert _imported(module) <= allowed, f"{module.relative_to(ROOT)} imports against the way"


def test_corpus_and_index_know_nothing_of_http() -> None:
    for room in ("corpus", "index"):
        for module in (ROOT / room).rglob("*.py"):
            words = module.read_text("utf-8")
            assert "fastapi" not in words
            assert "starlette" not in words
