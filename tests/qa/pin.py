"""Pins the floors of `floors.toml` anew, on purpose: `python -m tests.qa.pin [--loosen]`.

Indexes the shipped paper alone, asks each set that has floors, and writes every floor that the
file lists .02 to the worse of what was measured. A floor that would get looser stops it.
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from corpus.library.shipped import SHIPPED
from index.build import silent
from qa.build_index import build_current
from qa.evaluation.question_sets import read_set
from qa.evaluation.run import Bench, run
from qa.evaluation.summary import Line
from qa.settings import Settings
from tests.qa.conftest import FIRST
from tests.qa.floors import FILE, SETS, Floor, measured, read, repinned


def _asked(names: set[str]) -> dict[str, list[Line]]:
    """Every line of each set, asked of an index of the shipped paper alone."""
    for name in [name for name in os.environ if name.startswith("IBID_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SHIPPED / FIRST, Path(folder) / "papers" / FIRST)
        chosen = Settings(papers=Path(folder) / "papers", home=Path(folder) / "home")
        build_current(chosen, silent)
        return {
            name: [
                outcome.line
                for outcome in run(Bench.of(read_set(SETS / name), chosen), chosen)
            ]
            for name in sorted(names)
        }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--loosen", action="store_true", help="also pin floors that get looser")
    loosen = parser.parse_args().loosen
    text = FILE.read_text("utf-8")
    floors = read(text)
    lines = _asked({floor.of for floor in floors})
    looser = []

    def pin(old: Floor) -> Floor:
        value = measured(old, lines[old.of])
        new = old.around(value)
        print(f"{old.of} {old.kind} {old.figure}: {value}; {old.pinned} → {new.pinned}")
        if not old.holds(new.pinned):
            looser.append(old)
        return new

    pinned = repinned(text, pin)
    if looser and not loosen:
        names = ", ".join(f"{old.of} {old.kind} {old.figure}" for old in looser)
        raise SystemExit(f"These floors would get looser: {names}. Nothing is written.")
    FILE.write_text(pinned, "utf-8")


if __name__ == "__main__":
    main()
