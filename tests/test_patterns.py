"""Regular expressions: those that ignore case, and those of English words."""

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


# Words of protocols and formats, which are the same in every language.
_TECHNICAL = {
    "corpus/charsets.py", "corpus/citations/urls.py", "corpus/citations/work_types.py",
    "corpus/html/prepare.py", "qa/names/matcher.py",
}  # fmt: skip
_ALTERNATIVES = re.compile(r"(?<![a-z])[a-z]{3,}(?=\|)|(?<=\|)[a-z]{3,}(?![a-z])")


def _lists_words(call: ast.Call) -> bool:
    """Whether a call makes a list of many words: a pattern of alternatives, or a text in words."""
    name = getattr(call.func, "attr", "")
    if name == "compile":
        return len(_ALTERNATIVES.findall("".join(map(_literals, call.args)))) >= 4
    return name == "split" and len(_literals(call.func).split()) >= 12


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_lists_of_english_stand_in_one_place(file: Path) -> None:
    name = file.relative_to(ROOT).as_posix()
    if name in _TECHNICAL or name.startswith("corpus/english/"):
        return
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        assert not (isinstance(node, ast.Call) and _lists_words(node)), f"{name}:{node.lineno}"


def test_a_list_of_words_is_noticed() -> None:
    for code in ("re.compile('one|two|three|four')", f"'{'word ' * 12}'.split()"):
        assert any(isinstance(n, ast.Call) and _lists_words(n) for n in ast.walk(ast.parse(code)))
