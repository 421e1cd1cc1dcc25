"""Pages of words laid out at random: columns, sizes, gaps, superscripts, notes, heads, turns."""

import random
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.corpus.pdf.sheet import NOUNS, Sheet

_ROOM = 60.0  # at the edges of a page
_ENDS = (".", ".", ",", ";", ".”", "?", "-", "")
_FONTS = ("Times-Roman",) * 8 + ("Times-Bold", "Times-Italic")


@dataclass(frozen=True, slots=True)
class Plan:
    """A file to be made; all that is not said here follows from the `seed`."""

    seed: int
    columns: tuple[int, ...]  # of each page
    size: float
    has_heads: bool
    has_marks: bool
    turned: int  # the direction in which the letters of all pages run


PLANS = st.builds(
    Plan,
    st.integers(0, 10**6),
    st.lists(st.integers(0, 3), min_size=1, max_size=3).map(tuple),
    st.sampled_from([7.5, 10.0, 12.0]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([0, 0, 0, 90, 270]),
)


class _Maker:
    """A file under construction. Its pages are laid out upright; their places are turned where
    they are printed.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.chance = random.Random(plan.seed)
        width, height = (612, 792)
        self.sheet = Sheet(*((height, width) if plan.turned else (width, height)))
        self.width, self.height = width, height
        self.mark = 0

    def put(self, text: str, left: float, top: float, size: float, font: str) -> float:
        """Print a word; give its right edge."""
        place = {
            0: (left, top),
            90: (top, self.width - left),
            270: (self.height - top, left),
        }[self.plan.turned]
        right = self.sheet.put(text, *place, size, font, turn=self.plan.turned)
        return left + right - place[0]

    def page(self, number: int, columns: int) -> None:
        if self.plan.has_heads and number:
            self.put(f"Ice on the Sound {number + 1}", _ROOM, 36, self.plan.size, "Times-Roman")
        width = (self.width - 2 * _ROOM) / max(columns, 1)
        foot = self.height - 2 * _ROOM
        for column in range(columns):
            left, top = _ROOM + width * column, 80.0
            if self.chance.random() < 0.3:
                self.line(left, top, width - 20, 1.4 * self.plan.size, "Times-Bold", 4)
                top += 3 * self.plan.size
            marks = self.text(left, top, width - 20, foot)
            self.notes(marks, left, foot + 12, width - 20)
        self.sheet.end_page()

    def text(self, left: float, top: float, width: float, foot: float) -> list[int]:
        """Print a column; give the numbers of its superscripts."""
        marks: list[int] = []
        for _ in range(self.chance.randint(1, 14)):
            if top > foot:
                break
            indent = self.chance.choice((0, 0, 0, 0, 12, 30))
            font = self.chance.choice(_FONTS)
            right = self.line(left + indent, top, width - indent, self.plan.size, font)
            if self.plan.has_marks and self.chance.random() < 0.3:
                self.mark += 1
                marks.append(self.mark)
                size = 0.6 * self.plan.size
                self.put(str(self.mark), right, top - 0.35 * self.plan.size, size, "Times-Roman")
            top += self.plan.size * self.chance.choice((1.2, 1.2, 1.2, 1.2, 2.0))
        return marks

    def line(self, left: float, top: float, width: float, size: float, font: str,
             most: int = 40) -> float:  # fmt: skip
        """Print words with one gap between them; give the right edge of the last one."""
        gap = size * self.chance.choice((0.22, 0.25, 0.3, 0.5))
        place = right = left
        for n in range(most):
            word = self.chance.choice(NOUNS) + self.chance.choice((*("",) * 8, *_ENDS))
            if place > left + width - 7 * size * 0.5:
                break
            right = self.put(word.capitalize() if n == 0 else word, place, top, size, font)
            place = right + gap
        return right

    def notes(self, marks: list[int], left: float, top: float, width: float) -> None:
        small = 0.8 * self.plan.size
        for mark in marks[:4]:
            right = self.put(str(mark), left, top - 0.3 * small, 0.6 * small, "Times-Roman")
            self.line(right + 2, top, width - 20, small, "Times-Roman")
            top += 1.2 * small


def make(plan: Plan) -> bytes:
    """The file."""
    maker = _Maker(plan)
    for number, columns in enumerate(plan.columns):
        maker.page(number, columns)
    return maker.sheet.data()
