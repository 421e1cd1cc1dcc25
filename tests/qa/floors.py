"""The floors that figures must hold, as `floors.toml` gives them."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from qa.evaluation.summary import FIGURES, Figures, Line, by_kind, summarise

FILE = Path(__file__).parent / "floors.toml"
SETS = Path(__file__).parent.parent / "questions"
SLACK = 0.02

_SECTION = re.compile(r"\[(?P<set>[\w-]+)\.(?P<kind>[\w-]+)\]\s*$")
_FIGURE = re.compile(r'(?P<name>"?[\w@.]+"?) = (?P<pinned>[\d.]+)\s*$')


class Floor(NamedTuple):
    """The least that a figure must be, or the most where less of it is better."""

    of: str  # the question set
    kind: str
    figure: str
    pinned: float

    def holds(self, measured: float) -> bool:
        return (measured - self.pinned) * FIGURES[self.figure].better >= 0

    def around(self, measured: float) -> "Floor":
        """This floor, as it is pinned on purpose: a little to the worse of what was measured."""
        pinned = measured - SLACK * FIGURES[self.figure].better
        return self._replace(pinned=round(min(max(pinned, 0.0), 1.0), 3))


def read(text: str) -> list[Floor]:
    return [
        Floor(name, kind, figure, pinned)
        for name, kinds in tomllib.loads(text).items()
        for kind, figures in kinds.items()
        for figure, pinned in figures.items()
    ]


def figures_of(lines: list[Line], kind: str) -> Figures:
    return summarise(lines) if kind == "all" else by_kind(lines)[kind]


def measured(floor: Floor, lines: list[Line]) -> float:
    value = figures_of(lines, floor.kind)[floor.figure]
    assert value is not None, f"{floor.of} has no {floor.figure} of {floor.kind}"
    return value


def repinned(text: str, pin: Callable[[Floor], Floor]) -> str:
    """The file with every floor pinned anew; all else in it stays."""
    found, name, kind = [], "", ""
    for line in text.splitlines():
        section, figure = _SECTION.match(line), _FIGURE.match(line)
        if section:
            name, kind = section["set"], section["kind"]
        if figure:
            old = Floor(name, kind, figure["name"].strip('"'), float(figure["pinned"]))
            line = f"{figure['name']} = {pin(old).pinned}"
        found.append(line)
    return "\n".join(found) + "\n"
