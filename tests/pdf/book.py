"""A long book as a PDF, with footnotes and running heads on every page."""

import io
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

_LEFT, _WIDTH, _TOP = 72, 468, 720
_SIZE, _STEP = 10.5, 14
_SMALL, _SMALL_STEP = 8, 10
_HEAD = "A History of the Ferries of Odden"
_SHIPS = "barge cutter ferry lighter packet pinnace schooner sloop tender trawler".split()
_TOWNS = "Arnvik Brekke Dalsund Elvenes Fjordby Granli Hovden Innvik Jorstad Kvalnes".split()
_GOODS = "barley cattle cloth glass herring iron letters salt slate timber".split()
_LINES = 30  # of text on a page


@dataclass(frozen=True, slots=True)
class BookNote:
    """A note of the book: its number, its page, its words, and the words before its marker."""

    number: int
    page: int
    text: str
    before: str


def book(pages: int, notes: int = 2) -> tuple[bytes, list[BookNote]]:
    """A book of so many pages, each with so many notes, numbered through, and its notes."""
    written = io.BytesIO()
    canvas = Canvas(written, invariant=True)
    canvas.setTitle(_HEAD)
    found: list[BookNote] = []
    for page in range(1, pages + 1):
        found += _page(canvas, page, range(notes * (page - 1) + 1, notes * page + 1))
        canvas.showPage()
    canvas.save()
    return written.getvalue(), found


def _line(page: int, line: int) -> str:
    """A sentence that is nowhere else in the book."""
    number = page * _LINES + line
    ship, town, goods = _SHIPS[number % 10], _TOWNS[number // 10 % 10], _GOODS[number // 100 % 10]
    return f"In voyage {number} the {ship} from {town} carried {goods} over the sound."


def _page(canvas: Canvas, page: int, numbers: range) -> list[BookNote]:
    canvas.setFont("Times-Italic", 9)
    if page > 1:
        canvas.drawString(_LEFT, 755, _HEAD)
        canvas.drawRightString(_LEFT + _WIDTH, 755, str(page))
    marked = {3 + 7 * place: number for place, number in enumerate(numbers)}
    for line in range(_LINES):
        text = canvas.beginText(_LEFT, _TOP - _STEP * line)
        text.setFont("Times-Roman", _SIZE)
        text.textOut(_line(page, line))
        if line in marked:
            text.setRise(4)
            text.setFont("Times-Roman", 6.5)
            text.textOut(str(marked[line]))
            text.setRise(0)  # it would go on with the next text
        canvas.drawText(text)
    canvas.line(_LEFT, 130, _LEFT + 144, 130)
    notes = []
    for place, (line, number) in enumerate(marked.items()):
        top = 115 - 2.2 * _SMALL_STEP * place
        notes.append(_note(canvas, number, page, top, _line(page, line)))
    return notes


def _note(canvas: Canvas, number: int, page: int, top: float, before: str) -> BookNote:
    town = _TOWNS[number * 3 % 10]
    words = f"Harbour book of {town}, folio {number * 3}, with the remark of the master."
    canvas.setFont("Times-Roman", 5.5)
    canvas.drawString(_LEFT, top + 3, str(number))
    canvas.setFont("Times-Roman", _SMALL)
    canvas.drawString(_LEFT + 12, top, words)
    return BookNote(number, page, words, before)
