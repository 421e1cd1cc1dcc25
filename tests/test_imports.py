"""The structure: packages, subpackages and modules import one way, and no folder is too large."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ["corpus", "index", "qa", "web"]
MOST_MODULES = 15  # in a folder, without `__init__.py`


def _modules() -> dict[str, Path]:
    """The file of every module of the program, by its dotted name."""
    files = (file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
    return {
        ".".join(file.relative_to(ROOT).with_suffix("").parts): file
        for file in files
        if file.name != "__init__.py"
    }


MODULES = _modules()


def _imported(file: Path) -> Iterator[str]:
    """The modules of the program that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module in MODULES:
                yield node.module
            for alias in node.names:
                if (name := f"{node.module}.{alias.name}") in MODULES:
                    yield name


IMPORTS = {name: set(_imported(file)) for name, file in MODULES.items()}


def _grouped(parts: int) -> dict[str, set[str]]:
    """The imports between groups of modules whose names share so many parts."""
    groups: dict[str, set[str]] = {}
    for name, imported in IMPORTS.items():
        own = _group(name, parts)
        others = {_group(one, parts) for one in imported}
        groups.setdefault(own, set()).update(others - {own})
    return groups


def _group(name: str, parts: int) -> str:
    return ".".join(name.split(".")[:parts])


def _cycle(graph: dict[str, set[str]]) -> Iterable[str]:
    """The names along a cycle, or nothing where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return ()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_those_before_it(package: str) -> None:
    allowed = set(PACKAGES[: PACKAGES.index(package) + 1])
    assert _grouped(1)[package] <= allowed


@pytest.mark.parametrize("parts", [2, 3], ids=["subpackages", "modules"])
def test_imports_have_no_cycles(parts: int) -> None:
    assert not _cycle(_grouped(parts))


def test_no_folder_is_too_large() -> None:
    sizes = Counter(file.parent.relative_to(ROOT).as_posix() for file in MODULES.values())
    assert max(sizes.values()) <= MOST_MODULES, sizes.most_common(3)


def test_every_folder_of_modules_is_a_package_with_a_docstring() -> None:
    for folder in {file.parent for file in MODULES.values()}:
        assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))


def test_a_cycle_is_found() -> None:
    assert set(_cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}
    assert not _cycle({"a": {"b"}, "b": {"c"}})


def test_corpus_and_index_do_not_depend_on_http() -> None:
    for name, file in MODULES.items():
        if name.startswith(("corpus.", "index.")):
            words = file.read_text("utf-8")
            assert "fastapi" not in words
            assert "starlette" not in words
