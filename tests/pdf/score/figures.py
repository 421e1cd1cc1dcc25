"""Figures of a score, their sums, and the table of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class Share:
    """How many of the things to find were found, and what is missing, in words."""

    found: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, right: bool, miss: str) -> None:
        """Count one thing to find; `miss` says what there is instead of it, or is empty."""
        self.wanted += 1
        self.found += right
        if miss and not right:
            self.misses.append(miss)

    @property
    def value(self) -> float:
        """The share from 0 to 1; 1 where there is nothing to find."""
        return self.found / self.wanted if self.wanted else 1.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.found + other.found, self.wanted + other.wanted)

    def __str__(self) -> str:
        if not self.wanted:
            return "·"
        return f"{self.found}/{self.wanted}" if self.found < self.wanted else str(self.found)


@dataclass
class Faults:
    """What should not be there, in words; the fewer the better."""

    value: int = 0
    misses: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, misses: Sequence[str]) -> "Faults":
        """Faults that are each told of."""
        return cls(len(misses), list(misses))

    def __add__(self, other: "Faults") -> "Faults":
        return Faults(self.value + other.value)

    def __str__(self) -> str:
        return f"{self.value}!" if self.value else "·"


Figure = Share | Faults
Score = dict[str, Figure]


def total(scores: Sequence[Score]) -> Score:
    """The sums of the figures of several papers. A figure that only some have is of those."""
    result: Score = {}
    for score in scores:
        for name, figure in score.items():
            before = result.get(name)
            if isinstance(figure, Share):
                result[name] = figure + (before if isinstance(before, Share) else Share())
            else:
                result[name] = figure + (before if isinstance(before, Faults) else Faults())
    return result


def table(rows: Mapping[str, Mapping[str, str]]) -> str:
    """Rows by their names, of cells by the names of their columns, as aligned text.

    Names of columns stand in two lines where they have two words.
    """
    columns = list(dict.fromkeys(name for row in rows.values() for name in row))
    heads = [(name.partition(" ")[0], name.partition(" ")[2]) for name in columns]
    lines = [["", *(one for one, _ in heads)], ["", *(two for _, two in heads)]]
    lines += [[name, *(row.get(column, "–") for column in columns)] for name, row in rows.items()]
    return "\n".join(_aligned(lines))


def _aligned(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        first, *cells = line
        right = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *right]).rstrip()
