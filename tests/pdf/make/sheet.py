"""The measures of a paper's pages, and its blocks in lines, for papers drawn on a canvas."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.units import mm

from tests.pdf.make.lines import Face, Line, Piece, Word, lines_of, space_of, words_of
from tests.pdf.make.source import Block, Mark, Paper, plain

_FRONT = ("title", "authors", "date", "line", "abstract")


@dataclass(frozen=True)
class Area:
    """Where text stands on a page: its edges and the width of a column, in points."""

    left: float
    bottom: float
    top: float
    whole: float
    width: float

    @property
    def height(self) -> float:
        """The height of a column."""
        return self.top - self.bottom


class Sheet:
    """The measures of a paper's pages, in points, and its blocks in lines."""

    def __init__(self, paper: Paper) -> None:
        layout = paper.layout
        self.paper, self.layout = paper, layout
        self.size = (layout["page"][0] * mm, layout["page"][1] * mm)
        self.each = int(layout.get("columns", 1))
        self.gutter = layout.get("gutter", 0) * mm
        self.rule = layout.get("rule_space", 4) * mm
        upright, turned = self._area(*self.size), self._area(*reversed(self.size))
        self.areas = {"": upright, "rotated": turned, "sideways": turned}
        self.turns = dict(self._turns())

    def _area(self, wide: float, high: float) -> Area:
        top, right, bottom, left = (side * mm for side in self.layout["margins"])
        whole = wide - left - right
        width = (whole - self.gutter * (self.each - 1)) / self.each
        return Area(left, bottom, high - top, whole, width)

    def _turns(self) -> Iterator[tuple[str, str]]:
        """How the page of each note is turned, by its key."""
        turn = ""
        for block in self.paper.blocks:
            if block.kind == "newpage":
                turn = plain(block.inline)
            for part in block.inline:
                if isinstance(part, Mark):
                    yield from ((key, turn) for key in part.notes)

    def face(self, kind: str) -> Face:
        """How a kind of block looks: the body's settings with its own above them."""
        settings: dict[str, Any] = {**self.layout["body"], **self.layout["faces"].get(kind, {})}
        return Face(**settings)

    def notes(self) -> dict[str, list[Line]]:
        """The lines of each note, by its key."""
        return {key: list(self._note(key)) for key in self.paper.notes}

    def _note(self, key: str) -> Iterator[Line]:
        face, label_face = self.face("note"), self.face("label")
        note = self.paper.notes[key]
        for place, inline in enumerate(note.paragraphs):
            words = words_of(inline, face, self.paper)
            if place == 0:
                text = self.layout.get("label", "{}").format(note.label)
                rise = face.size * 0.3 if self.layout.get("raised_labels") else 0.0
                size = label_face.size * (0.7 if rise else 1.0)
                label = Piece(text, label_face.font("plain"), size, rise)
                words = _labelled(words, label, face, glued=bool(rise))
            lines = lines_of(words, face, self.areas[self.turns[key]].width)
            if place == 0:
                lines[0] = replace(lines[0], note=key)
            yield from lines

    def lines(self) -> Iterator[Line]:
        """The lines of all blocks."""
        after_heading, turn, aside = False, "", False
        for block in self.paper.blocks:
            if block.kind in ("begin", "end"):
                aside = block.kind == "begin"
            if aside or block.kind == "end":
                continue
            if block.kind == "newpage":
                turn = plain(block.inline)
                yield Line((), 0, kind="break", note=turn)
                continue
            yield from self._block(block, self.areas[turn], after_heading)
            after_heading = block.kind == "heading"

    def sidebars(self, place: int, width: float) -> Iterator[Line]:
        """The lines of a sidebar, counted from 0: what stands between `!begin` and `!end`."""
        number, inside = -1, False
        for block in self.paper.blocks:
            if block.kind == "begin":
                number, inside = number + 1, True
            elif block.kind == "end":
                inside = False
            elif inside and number == place:
                face = self.face("sidehead" if block.kind == "heading" else "sidebar")
                yield from lines_of(words_of(block.inline, face, self.paper), face, width)

    def _block(self, block: Block, area: Area, after_heading: bool) -> Iterator[Line]:
        kind = f"heading{block.level}" if block.kind == "heading" else block.kind
        face = self.face(kind)
        if after_heading and self.layout.get("flush_after_heading"):
            face = replace(face, first=0.0)
        if block.kind == "figure":
            yield Line((), 36 * mm, area.width, gap=4 * mm, keep=True, kind="figure")
        words = words_of(block.inline, face, self.paper)
        if text := self._label(block):
            words = _labelled(words, Piece(text, face.font("plain"), face.size), face, False)
        wide = block.kind in _FRONT and self.each > 1
        keep = block.kind in ("heading", "table")
        for line in lines_of(words, face, area.whole if wide else area.width):
            yield replace(line, keep=keep, kind="span" if wide else "")
        if wide and block.kind == "date":
            yield Line((), face.leading, kind="span")
        if block.kind == "table":
            yield from self._table(block, area.width)

    def _label(self, block: Block) -> str:
        if block.kind in ("figure", "table"):
            return f"{block.kind.capitalize()} {block.number}."
        if block.kind == "heading":
            return f"{block.number}." if block.number else ""
        return block.label or ""

    def _table(self, block: Block, width: float) -> Iterator[Line]:
        """The rows of a table; its columns are equally wide but for the first."""
        face = self.face("cell")
        count = len(block.rows[0])
        step = width / (count + 1)
        for place, row in enumerate(block.rows):
            font = face.font("bold" if place == 0 else "plain")
            words = tuple(
                Word((Piece(word, font, face.size),), x=x)
                for number, cell in enumerate(row)
                for word, x in _spread(cell, 0.0 if not number else step * (number + 1), font, face)
            )
            last = place + 1 == len(block.rows)
            yield Line(words, face.leading, width, gap=face.gap, keep=not last)
        yield Line((), face.leading * 0.6, width)


def _spread(cell: str, x: float, font: str, face: Face) -> Iterator[tuple[str, float]]:
    """The words of a cell, each with its place."""
    for word in cell.split():
        yield word, x
        x += Piece(word + " ", font, face.size).width


def _labelled(words: list[Word], label: Piece, face: Face, glued: bool) -> list[Word]:
    """Words with a label before them, in the first word or as a word that fills the indent."""
    if glued and words:
        return [replace(words[0], pieces=(label, *words[0].pieces)), *words[1:]]
    return [Word((label,), least=-face.first - space_of(label.font, label.size)), *words]
