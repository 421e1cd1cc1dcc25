"""Lines that are a paragraph, and how they are printed."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from corpus.documents import ParagraphKind
from corpus.lines import Line
from corpus.pdf.headings import Outline
from corpus.pdf.measures import Measures
from corpus.pdf.page_text import PrintedLine

# Ems of the text's size, set by hand.
LEAST_INDENT = 0.7
MOST_FIRST_INDENT = 4.5  # of the first line of a paragraph
SAME_INDENT = 0.35
SIZES = 0.5  # points between the sizes of lines of one paragraph
MOST_SHORT = 6  # lines of a title, or of another short paragraph
CLOSED = re.compile(r"[.!?:…][”\"’'»)\]]*(?:\s?[\[(]?[\d*†‡§,]{1,6}[\])]?|[⁰¹²³⁴⁵⁶⁷⁸⁹,]+)?\s*$")
BULLETS = "-•*–·▪‣◦●○■□"
ITEM = re.compile(
    rf"\s*(?P<label>[{BULLETS}]|[(\[]?(?:\d{{1,3}}|[a-zA-Z]|[ivx]{{1,5}})[.)\]])\s+(?=\S)"
)
WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(slots=True)
class Group:
    """The lines of a paragraph. `apart` is whether more than the usual space is above it."""

    lines: list[Line]
    printed: list[PrintedLine]
    apart: bool = False
    kind: ParagraphKind | None = None
    level: int | None = None
    is_run_in: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


@dataclass
class Printed:
    """How the lines of a text are printed, by their file offsets, with what is usual. `title` is
    that of the description or the metadata, if it is printed.
    """

    lines: Mapping[int, PrintedLine]
    measures: Measures
    outline: Outline = field(default_factory=Outline)
    title: str | None = None

    def at(self, line: Line) -> PrintedLine:
        """How a line is printed, or the one that it is a part of."""
        found = self.lines.get(line.start)
        return found or self._parts[bisect_right(self._starts, line.start) - 1]

    @cached_property
    def _parts(self) -> list[PrintedLine]:
        return list(self.lines.values())

    @cached_property
    def _starts(self) -> list[int]:
        return list(self.lines)
