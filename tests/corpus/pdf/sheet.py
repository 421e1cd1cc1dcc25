"""Small pages for the tests: as PDF files, and as words and lines that no file is needed for."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.documents import Description, Document
from corpus.pdf.characters.lines import PdfLine, line_of
from corpus.pdf.characters.words import PageWords, Style, Word, read_words
from corpus.pdf.reader import read_pdf_paper
from tests.pdf.raw import file_of, stream

LETTER = 0.5  # width of a letter of a made word, of its size
SPACE = 0.25
NOUNS = (
    "ferry sound harbour mail master winter ice bell rope barge cloth herring timber salt slate "
    "quay island letter storm lamp"
).split()


class Sheet:
    """A PDF under construction. Places are in points from the left and the top of a page; `top` is
    that of the baseline.
    """

    def __init__(self, width: float = 612, height: float = 792) -> None:
        self._written = io.BytesIO()
        self.width, self.height = width, height
        self.canvas: Any = Canvas(self._written, pagesize=(width, height), invariant=True)

    def put(self, words: str, left: float, top: float, size: float = 10, font: str = "Times-Roman",
            grey: float = 0.0, turn: float = 0) -> float:  # fmt: skip
        """Print words, turned counterclockwise by `turn` degrees; give the right edge of those that
        are not turned.
        """
        self.canvas.saveState()
        self.canvas.translate(left, self.height - top)
        self.canvas.rotate(turn)
        self.canvas.setFillGray(grey)
        self.canvas.setFont(font, size)
        self.canvas.drawString(0, 0, words)
        self.canvas.restoreState()
        return left + float(stringWidth(words, font, size))

    def raise_(self, mark: str, left: float, top: float, size: float = 10) -> float:
        """Print a superscript of a line in letters of some size."""
        return self.put(mark, left, top - 0.35 * size, 0.65 * size)

    def column(self, lines: Sequence[str], left: float, top: float, step: float = 12,
               size: float = 10, font: str = "Times-Roman") -> float:  # fmt: skip
        """Print lines below each other; give the baseline of what would be the next."""
        for place, words in enumerate(lines):
            self.put(words, left, top + step * place, size, font)
        return top + step * len(lines)

    def box(self, left: float, top: float, right: float, bottom: float, grey: float = 0.0) -> None:
        """Fill a rectangle."""
        self.canvas.saveState()
        self.canvas.setFillGray(grey)
        self.canvas.rect(left, self.height - bottom, right - left, bottom - top, stroke=0, fill=1)
        self.canvas.restoreState()

    def end_page(self, rotate: int = 0) -> None:
        """End the page, which is shown turned clockwise by `rotate` degrees."""
        if rotate % 180:  # the library changes the sides of such a page
            self.canvas.setPageSize((self.height, self.width))
        self.canvas.setPageRotation(rotate)
        self.canvas.showPage()

    def data(self) -> bytes:
        """The whole file, which nothing can be added to then."""
        if not self._written.getvalue():
            self.canvas.save()
        return self._written.getvalue()


def prose(count: int, first: int = 0, width: float = 0, size: float = 10) -> list[str]:
    """Full lines of running text, no two alike: `count` of them with six or seven words each, or as
    many words as fill a `width`.
    """
    lines = []
    place = first * 7
    for _ in range(count):
        words: list[str] = []
        while len(words) < 6 or width:
            word = NOUNS[(place * place + place // 20) % len(NOUNS)]
            if width and stringWidth(" ".join([*words, word]), "Times-Roman", size) > width:
                break
            words.append(word)
            place += 1
        lines.append(" ".join(words))
    return lines


def in_script(text: str, left: float = 100, top: float = 700, size: float = 20) -> bytes:
    """A file with letters of any script, printed from left to right in a font whose letters are all
    as wide as half its size.
    """
    letters = sorted(set(text) - {" "})
    codes = {letter: 0x41 + n for n, letter in enumerate(letters)} | {" ": 0x20}
    pairs = b"\n".join(
        b"<%02X> <%b>" % (code, letter.encode("utf-16-be").hex().encode())
        for letter, code in codes.items()
    )
    map_of_codes = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"%d beginbfchar\n%b\nendbfchar endcmap end end" % (len(codes), pairs)
    )
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 32 /LastChar 126 "
        b"/Widths [%b] /ToUnicode 50 0 R >>" % (b"500 " * 95)
    )
    shown = bytes(codes[letter] for letter in text).hex().encode()
    content = b"BT /F1 %g Tf %g %g Td <%b> Tj ET\n" % (size, left, top, shown)
    return file_of(content, more={3: font, 50: stream(map_of_codes)})


@contextmanager
def page_of(data: bytes, number: int = 0) -> Iterator[pdfium.PdfPage]:
    """A page of a file."""
    document = pdfium.PdfDocument(data)
    try:
        page = document[number]
        try:
            yield page
        finally:
            page.close()
    finally:
        document.close()


def page_words(data: bytes, number: int = 0) -> PageWords:
    """The words of a page of a file."""
    with page_of(data, number) as page:
        return read_words(page)


def texts(words: Sequence[Word]) -> list[str]:
    return [word.text for word in words]


def line_texts(lines: Sequence[PdfLine]) -> list[str]:
    """The lines of a page with single spaces between their words."""
    return [" ".join(word.text for word in line.words) for line in lines]


def read(data: bytes, **about: Any) -> Document:
    return read_pdf_paper(data, Description("a-paper", **about))


def kinds(document: Document) -> list[tuple[str, str]]:
    """(Kind, text) of the paragraphs of a document."""
    return [(one.kind, document.text[one.start : one.end]) for one in document.paragraphs]


def word(text: str, left: float = 72, baseline: float = 100, size: float = 10, *,
         bold: bool = False, italic: bool = False, small: bool = False, white: bool = False,
         raised: bool = False, spaced: bool = True) -> Word:  # fmt: skip
    """A word whose letters are all as wide as half its size."""
    lefts = [left + LETTER * size * n for n in range(len(text))]
    style = Style(size, bold, italic, small, white, 0)
    right = left + LETTER * size * len(text)
    return Word(text, lefts, right, baseline, style, spaced, raised)


def row(text: str, left: float = 72, baseline: float = 100, size: float = 10,
        **look: bool) -> list[Word]:  # fmt: skip
    """The words of a line; two spaces or more leave so much more room."""
    found = []
    for part in text.split(" "):
        if part:
            found.append(word(part, left, baseline, size, **look))
        left += (LETTER * len(part) + SPACE) * size
    return found


def line(text: str, left: float = 72, baseline: float = 100, size: float = 10,
         **look: bool) -> PdfLine:  # fmt: skip
    return line_of(row(text, left, baseline, size, **look))


def lines(found: Sequence[str], left: float = 72, top: float = 100, step: float = 12,
          size: float = 10, **look: bool) -> list[PdfLine]:  # fmt: skip
    """Lines below each other."""
    return [line(text, left, top + step * n, size, **look) for n, text in enumerate(found)]
