"""reportlab: from a paper's source to a PDF that is drawn line by line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.make.columns import Column, Columns, by_page
from tests.pdf.make.lines import Face, Line, Piece, Word, lines_of, space_of, words_of
from tests.pdf.make.places import Places
from tests.pdf.make.source import Block, Mark, Paper, plain, printed_label

_FRONT = ("title", "authors", "date", "line", "abstract")


def make_canvas(paper: Paper, folder: Path) -> tuple[Path, Places]:
    """The PDF of a paper, drawn in `folder`, and where its notes and markers came to stand."""
    sheet = Sheet(paper)
    heights = {turn: area.height for turn, area in sheet.areas.items()}
    columns = Columns(heights, sheet.each, sheet.rule, sheet.notes())
    filled = columns.fill(list(sheet.lines()))
    pdf = folder / "paper.pdf"
    canvas = Canvas(str(pdf), pagesize=sheet.size, invariant=True, initialFontName="Helvetica")
    _describe(canvas, paper)
    for page, of_page in by_page(filled):
        _draw_page(canvas, sheet, page, of_page, columns.turned.get(page, ""))
    canvas.save()
    return pdf, columns.places


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
        after_heading, turn = False, ""
        for block in self.paper.blocks:
            if block.kind == "newpage":
                turn = plain(block.inline)
                yield Line((), 0, kind="break", note=turn)
                continue
            yield from self._block(block, self.areas[turn], after_heading)
            after_heading = block.kind == "heading"

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


def _describe(canvas: Canvas, paper: Paper) -> None:
    """Write the metadata, where the header asks for them, and the labels of the pages."""
    if paper.head.get("metadata"):
        canvas.setTitle(paper.head["title"])
        canvas.setAuthor(", ".join(paper.head["authors"]))
    else:
        canvas.setTitle("")
        canvas.setAuthor("")
    if front := paper.head.get("front"):
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        canvas.addPageLabel(front, style="ARABIC", start=1)


def _draw_page(canvas: Canvas, sheet: Sheet, page: int, columns: list[Column], turn: str) -> None:
    """Draw a page. A rotated one is shown turned, with upright letters; a sideways one is not."""
    area = sheet.areas[turn]
    if turn:
        if turn == "rotated":  # the canvas exchanges the sides of such a page
            canvas.setPageSize(tuple(reversed(sheet.size)))
            canvas.setPageRotation(90)
        canvas.translate(sheet.size[0], 0)
        canvas.rotate(90)
    _draw_furniture(canvas, sheet, area, page)
    parts = [_draw_body, _draw_notes]
    for draw in reversed(parts) if sheet.layout.get("notes_first") else parts:
        for column in columns:
            draw(canvas, sheet, area, column)
    canvas.showPage()
    canvas.setPageSize(sheet.size)
    canvas.setPageRotation(0)


def _draw_furniture(canvas: Canvas, sheet: Sheet, area: Area, page: int) -> None:
    """The running heads and feet: `layout.furniture` has place, side, text and the pages."""
    label = printed_label(sheet.paper.head, page)
    face = sheet.face("furniture")
    canvas.setFont(face.font("plain"), face.size)
    for one in sheet.layout.get("furniture", []):
        pages = one.get("pages", "all")
        if page in one.get("not", []) or (pages != "all" and (pages == "odd") != (page % 2 == 1)):
            continue
        if label is None and "{" in one["text"]:
            continue
        y = area.top + 8 * mm if one["place"] == "head" else area.bottom - 11 * mm
        text = one["text"].format(label)
        if one["side"] == "left":
            canvas.drawString(area.left, y, text)
        elif one["side"] == "right":
            canvas.drawRightString(area.left + area.whole, y, text)
        else:
            canvas.drawCentredString(area.left + area.whole / 2, y, text)


def _draw_body(canvas: Canvas, sheet: Sheet, area: Area, column: Column) -> None:
    """The lines of a column from the top, or from where the lines over all columns end."""
    y = area.top - (area.height - column.height if column.place else 0)
    left = area.left + column.place * (area.width + sheet.gutter)
    for place, line in enumerate(column.body):
        y -= line.leading + (line.gap if place else 0)
        if line.kind == "figure":
            _draw_figure(canvas, left, y, line)
        else:
            _draw_line(canvas, sheet, left, y, line)


def _draw_notes(canvas: Canvas, sheet: Sheet, area: Area, column: Column) -> None:
    """The notes of a column, whose last line stands at its foot, and the rule above them."""
    if not column.notes:
        return
    left = area.left + column.place * (area.width + sheet.gutter)
    y = area.bottom + sum(line.leading + line.gap for line in column.notes)
    if sheet.layout.get("rule", True):
        canvas.setLineWidth(0.5)
        canvas.line(left, y + 1.2 * mm, left + area.width * 0.3, y + 1.2 * mm)
    for line in column.notes:
        y -= line.leading + line.gap
        _draw_line(canvas, sheet, left, y, line)


def _draw_figure(canvas: Canvas, left: float, y: float, line: Line) -> None:
    """A figure without words: axes and bars."""
    canvas.setLineWidth(0.6)
    canvas.line(left + 8 * mm, y + 4 * mm, left + line.width - 8 * mm, y + 4 * mm)
    canvas.line(left + 8 * mm, y + 4 * mm, left + 8 * mm, y + 34 * mm)
    canvas.setFillGray(0.6)
    for place, height in enumerate((12, 18, 15, 24, 28)):
        canvas.rect(
            left + (14 + 10 * place) * mm, y + 4 * mm, 6 * mm, height * mm, stroke=0, fill=1
        )
    canvas.setFillGray(0)


def _draw_line(canvas: Canvas, sheet: Sheet, left: float, y: float, line: Line) -> None:
    """The words of a line, each behind the one before, or where it is fixed."""
    if not line.words:
        return
    first = line.words[0].pieces[-1]
    blank = space_of(first.font, first.size)
    used = sum(word.width for word in line.words) + blank * (len(line.words) - 1)
    x = left + line.left
    if line.align == "center":
        x += (line.width - used) / 2
    if line.align == "justify" and len(line.words) > 1:
        blank += (line.width - used) / (len(line.words) - 1)
    spaces = " " if sheet.layout.get("spaces", True) else ""
    for place, word in enumerate(line.words):
        x = left + line.left + word.x if word.x is not None else x
        for number, piece in enumerate(word.pieces):
            last = number + 1 == len(word.pieces) and place + 1 < len(line.words)
            canvas.setFont(piece.font, piece.size)
            canvas.drawString(x, y + piece.rise, piece.text + (spaces if last else ""))
            x += piece.width
        x += blank + word.width - sum(piece.width for piece in word.pieces)
