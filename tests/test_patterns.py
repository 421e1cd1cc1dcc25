"""Regular expressions that ignore case."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(
    file for room in ("corpus", "index", "qa", "web") for file in (ROOT / room).rglob("*.py")
)
_WITH_CASE = re.compile(r"\(\?-i:[^()]*\)")


def _ignores_case(call: ast.Call) -> bool:
    given = [*call.args[1:], *(word.value for word in call.keywords)]
    names = {n.attr for one in given for n in ast.walk(one) if isinstance(n, ast.Attribute)}
    return bool(names & {"I", "IGNORECASE"})


def _literals(node: ast.AST) -> str:
    return "".join(
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_pattern_that_ignores_case_asks_for_capitals(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args and _ignores_case(node):
            pattern = _WITH_CASE.sub("", _literals(node.args[0]))
            assert not re.search(r"A-Z(?!a-z)", pattern), f"{file.name}:{node.lineno}"
