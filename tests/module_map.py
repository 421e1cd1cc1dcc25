"""The map of modules in docs/architecture.md: `python -m tests.module_map` writes it anew.

Each line is the first sentence of a module's docstring, so that the map is as true as the code.
"""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"
PACKAGES = ("corpus", "index", "qa", "web")
_BETWEEN = re.compile(r"(<!-- modules: begin -->\n).*?(<!-- modules: end -->)", re.DOTALL)


def first_sentence(file: Path) -> str:
    """The first sentence of a module's docstring, without its full stop."""
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    paragraph = " ".join(docstring.split("\n\n")[0].split())
    return re.split(r"(?<=\.)\s+(?=[A-Z`])", paragraph)[0].rstrip(".")


def _table(folder: Path) -> list[str]:
    """The modules of one folder, each with what it is for."""
    files = [file for file in sorted(folder.glob("*.py")) if file.stem != "__init__"]
    if not files:
        return []
    name = folder.relative_to(ROOT).as_posix()
    purpose = first_sentence(folder / "__init__.py")
    level = "#" * min(6, 3 + name.count("/"))
    rows = [f"| `{file.stem}` | {first_sentence(file)} |" for file in files]
    return [
        f"{level} {name}/",
        "",
        f"{purpose}.",
        "",
        "| module | what it is |",
        "|---|---|",
        *rows,
        "",
    ]


def module_map() -> str:
    """The tables of all modules, each folder with its subfolders behind it, in Markdown."""
    lines: list[str] = []
    for package in PACKAGES:
        for init in sorted((ROOT / package).rglob("__init__.py"), key=lambda file: file.parent):
            lines += _table(init.parent)
    return "\n".join(lines)


def with_map(page: str) -> str:
    """The page with its map made anew."""
    return _BETWEEN.sub(lambda found: f"{found[1]}\n{module_map()}\n{found[2]}", page)


if __name__ == "__main__":
    PAGE.write_text(with_map(PAGE.read_text("utf-8")), "utf-8")
