"""reportlab: from a paper's source to a PDF that is drawn line by line."""

from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.make.columns import Column, Columns, by_page
from tests.pdf.make.lines import Line, space_of
from tests.pdf.make.places import Places
from tests.pdf.make.sheet import Area, Sheet
from tests.pdf.make.source import Paper, printed_label


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
    _draw_sidebars(canvas, sheet, area, page)
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
            _draw_figure(canvas, sheet, left, y, line)
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


def _draw_figure(canvas: Canvas, sheet: Sheet, left: float, y: float, line: Line) -> None:
    """A figure: axes and bars, and the words of `layout.chart`, if any."""
    canvas.setLineWidth(0.6)
    canvas.line(left + 8 * mm, y + 4 * mm, left + line.width - 8 * mm, y + 4 * mm)
    canvas.line(left + 8 * mm, y + 4 * mm, left + 8 * mm, y + 34 * mm)
    canvas.setFillGray(0.6)
    for place, height in enumerate((12, 18, 15, 24, 28)):
        canvas.rect(
            left + (14 + 10 * place) * mm, y + 4 * mm, 6 * mm, height * mm, stroke=0, fill=1
        )
    canvas.setFillGray(0)
    for label in sheet.layout.get("chart", []):
        canvas.setFont(sheet.face("furniture").font("plain"), label.get("size", 6.5))
        x, y_up = label["at"]
        canvas.drawString(left + x * mm, y + y_up * mm, label["text"])


def _draw_sidebars(canvas: Canvas, sheet: Sheet, area: Area, page: int) -> None:
    """The paragraphs beside the columns of a page, from the top of a box with a ground of its own.

    `layout.sidebar` has the box's left edge, width and height in millimetres, and its pages.
    """
    box = sheet.layout.get("sidebar", {})
    place = box.get("pages", []).index(page) if page in box.get("pages", []) else None
    if place is None:
        return
    left, width, height = box["left"] * mm, box["width"] * mm, box["height"] * mm
    canvas.setFillGray(0.92)
    canvas.rect(left - 3 * mm, area.top - height, width + 6 * mm, height, stroke=0, fill=1)
    canvas.setFillGray(0)
    y = area.top - 2 * mm
    for line in sheet.sidebars(place, width):
        y -= line.leading + line.gap
        _draw_line(canvas, sheet, left, y, line)


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
