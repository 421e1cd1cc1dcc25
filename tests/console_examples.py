"""The console sessions in the documentation, run again: `python -m tests.console_examples`.

A block marked `console` holds commands (lines that begin with `$ `) and their output. Each of
`PAGES` is run in a folder of its own, with a copy of the shipped papers. The output must be what is
shown, but for line breaks, times, ids and small differences of scores. A line that is only `…`
stands for any output. With `--write` output that differs is written into the pages, in lines of 100
characters.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.library.shipped import SHIPPED
from tests.cited.pages import pages, render

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
GETTING_STARTED = ROOT / "docs" / "getting-started.md"
PAGES = (README, GETTING_STARTED)
LEFT_OUT = "…"

_PROGRAMS = ("ibid", "cp", "mkdir", "rm")
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_WIDTH = 100  # characters
_TOLERANCE = 0.05  # between a confidence that is shown and that of this machine
_SCORE = re.compile(r"(?<=confidence )\d\.\d\d\b|(?<=\()\d\.\d\d(?=\))")
_CHANGING = (
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d\+00:00)?"), "<time>"),
    (re.compile(r"\b[0-9a-f]{16}\b"), "<id>"),
    (re.compile(r"\d+\.\d+ s\b"), "<seconds>"),
    (_SCORE, "<score>"),
)


@dataclass(frozen=True)
class Example:
    """A command and the output that a page shows for it, its lines as they are in the page."""

    page: Path
    command: str
    shown: tuple[str, ...]

    @property
    def is_run(self) -> bool:
        """Whether it ends, and needs no network."""
        program, _, rest = self.command.partition(" ")
        return program in _PROGRAMS and not rest.startswith(("serve", "sources fetch", "model get"))

    def matches(self, output: str) -> bool:
        """Whether the output is what is shown."""
        wanted, found = _plain("\n".join(self.shown)), _plain(output)
        pieces = [re.escape(" ".join(piece.split())) for piece in _pieces(wanted)]
        if not re.fullmatch(r"\s*.*?\s*".join(pieces), " ".join(found.split()), re.DOTALL):
            return False
        shown = [float(one) for one in _SCORE.findall("\n".join(self.shown))]
        given = [float(one) for one in _SCORE.findall(output)]
        return all(any(abs(one - two) <= _TOLERANCE for two in given) for one in shown)

    def shown_again(self, output: str) -> tuple[str, ...]:
        """The output as the page should show it, as much of it left out as was before."""
        lines = [part for line in output.rstrip().splitlines() for part in _wrapped(line)]
        if LEFT_OUT not in self.shown:
            return tuple(lines)
        kept = self.shown.index(LEFT_OUT)
        last = len(self.shown) - kept - 1
        return (*lines[:kept], LEFT_OUT, *(lines[-last:] if last else ()))


def _plain(text: str) -> str:
    for pattern, name in _CHANGING:
        text = pattern.sub(name, text)
    return text


def _pieces(shown: str) -> list[str]:
    """What is shown, cut where something is left out."""
    return re.split(rf"^{LEFT_OUT}$", shown, flags=re.MULTILINE)


def _wrapped(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    parts = textwrap.wrap(
        line.rstrip(),
        _WIDTH,
        subsequent_indent=f"{indent}  " if indent else "   ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return parts or [""]


def examples(page: Path) -> Iterator[Example]:
    """The commands that a page shows, in order."""
    for block in _BLOCK.finditer(page.read_text("utf-8")):
        for one in re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:]:
            command, *shown = one.rstrip().splitlines()
            yield Example(page, command, tuple(shown))


def run_page(page: Path, folder: Path) -> Iterator[tuple[Example, str]]:
    """Run what a page shows, in an empty folder; gives each command and its output."""
    shutil.copytree(SHIPPED, folder / "corpus" / "papers")
    (folder / "tests").symlink_to(ROOT / "tests")
    (folder / "dawn.html").write_bytes(next(render(one)[0] for one in pages() if one.work == 25))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("IBID_")}
    environment = {
        **kept,
        "IBID_HOME": str(folder / "home"),
        "IBID_PAPERS": str(folder / "corpus" / "papers"),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "NO_COLOR": "1",
        "COLUMNS": str(_WIDTH),
    }
    for example in filter(lambda one: one.is_run, examples(page)):
        done = subprocess.run(
            example.command,
            shell=True,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        yield example, done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="Write the output into the pages.")
    write = parser.parse_args().write
    differing = 0
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            for example, output in run_page(page, Path(folder)):
                if example.matches(output):
                    continue
                differing += 1
                print(f"{page.name}: $ {example.command}\n{output}")
                if write:
                    _write(example, output)
    print(f"{differing} differ")
    raise SystemExit(1 if differing and not write else 0)


def _write(example: Example, output: str) -> None:
    before = "\n".join((f"$ {example.command}", *example.shown))
    after = "\n".join((f"$ {example.command}", *example.shown_again(output)))
    text = example.page.read_text("utf-8")
    example.page.write_text(text.replace(f"{before}\n", f"{after}\n", 1), "utf-8")


if __name__ == "__main__":
    main()
