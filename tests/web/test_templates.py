"""Templates and static files: short lines, and nothing that is not used."""

import re
from pathlib import Path

import pytest

from web.pages.templates import WEB, templates

TEMPLATES = WEB / "templates"
STATIC = WEB / "static"
LONGEST_LINE = 120  # characters

# Classes that the server takes from data: a status, a voice, a kind of paragraph, a change.
FROM_DATA = {"answered", "weak", "not_found", "of-source", "title", "aside", "appeared", "vanished"}


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.rglob(pattern))


def _text(files: list[Path]) -> str:
    return "\n".join(file.read_text("utf-8") for file in files)


@pytest.mark.parametrize("file", _files(TEMPLATES, "*.html"), ids=lambda f: f.name)
def test_no_line_of_a_template_is_long(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    long = [number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]
    assert not long, f"{file.name}, lines {long}"


@pytest.mark.parametrize("file", _files(TEMPLATES, "*.html"), ids=lambda f: f.name)
def test_every_macro_that_is_imported_is_used(file: Path) -> None:
    source = file.read_text("utf-8")
    for names in re.findall(r"{% from \"[^\"]+\" import ([\w, ]+) %}", source):
        for name in names.split(", "):
            assert f"{name}(" in source, f"{name} in {file.name}"


def test_every_template_compiles_and_is_used() -> None:
    users = _text([*_files(TEMPLATES, "*.html"), *_files(WEB, "*.py")])
    for file in _files(TEMPLATES, "*.html"):
        name = file.relative_to(TEMPLATES).as_posix()
        templates.env.get_template(name)
        assert f'"{name}"' in users, name


def test_every_static_file_is_used() -> None:
    users = _text([*_files(TEMPLATES, "*.html"), *_files(WEB, "*.py")])
    scripts = _text(_files(STATIC, "*.js"))
    for file in _files(STATIC, "*.*"):
        path = f"/static/{file.relative_to(STATIC).as_posix()}"
        assert f'"{path}"' in users or f'from "./{file.name}"' in scripts, path


def test_every_class_of_the_style_sheet_is_used() -> None:
    sheet = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", _text([STATIC / "ibid.css"]), flags=re.DOTALL)
    selectors = " ".join(re.findall(r"([^{};]+){", sheet))
    users = _text([*_files(TEMPLATES, "*.html"), *_files(STATIC, "*.js")])
    classes = set(re.findall(r"\.([a-z][\w-]*)", selectors)) - FROM_DATA
    unused = {name for name in classes if not re.search(rf"(?<![\w-]){name}(?![\w-])", users)}
    assert len(classes) > 50
    assert not unused
