"""The reader of PDF papers: a `Document` from the places of characters on the pages."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2 as pdfium

from corpus.documents import Description, Document, Page
from corpus.extract import UnreadableSource
from corpus.lines import Block, Vocabulary, split_lines
from corpus.notes.labels import read_labels
from corpus.notes.marker_forms import numbers_in
from corpus.pdf.characters.hidden import without_hidden
from corpus.pdf.characters.legibility import is_legible
from corpus.pdf.characters.lines import PdfLine, group_lines
from corpus.pdf.characters.words import read_words
from corpus.pdf.columns import reading_order
from corpus.pdf.file import Metadata, labels_of, metadata_of, opened, outline_of, size_of
from corpus.pdf.front import Front
from corpus.pdf.front import completed as with_front
from corpus.pdf.furniture import merged_labels, without_furniture
from corpus.pdf.headings import Outline
from corpus.pdf.line_numbers import without_line_numbers
from corpus.pdf.measures import Measures
from corpus.pdf.page_text import PageText, PrintedLine, body_size, printed, write_page
from corpus.pdf.paragraphs.drafts import split_printed
from corpus.pdf.paragraphs.groups import Printed
from corpus.pdf.run_in_notes import with_divided_notes
from corpus.places import PlacedLine, pack_edges
from corpus.plaintext.building.canvas import Canvas
from corpus.plaintext.building.document import FileSpans, build_document
from corpus.plaintext.garbage import without_garbage_collection
from corpus.plaintext.layout import lay_out

_OCR = "ocrmypdf"
_FRONT_PAGES = 2
_MOST_NAMED = 10  # pages in a warning
# Set by hand.
_MOST_SIDEWAYS = 60  # letters on a page that may be left out in silence: of a stamp, or a mark
_SMALLER = 0.6  # points: letters of notes than those of the text
_LEAST_SMALL = 0.6  # share of the raised numbers that lines in small letters begin with
_FEWEST_RAISED = 3
_RUNNING = 3  # full lines of running text
_FILLED = 0.8  # of the width of their column
_RAISED_NUMBERS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def read_pdf_paper(data: bytes, about: Description, name: str | None = None) -> Document:
    """The document of a PDF, as `read_file` reads it."""
    return read_file(data, about, name)[0]


def read_file(
    data: bytes, about: Description, name: str | None = None
) -> tuple[Document, Metadata]:
    """The document of a PDF, and its metadata. `name` is the file's name in errors, else the id.

    Raises `UnreadableSource` where it is encrypted, damaged or too large, has only images, or does
    not say what its letters mean.
    """
    called = name or about.id
    with opened(data, called) as file, without_garbage_collection():
        metadata, outline = metadata_of(file), outline_of(file)
        own_labels = labels_of(file)
        sizes = [size_of(file, number) for number in range(len(file))]
        pages = [_read_page(file, number) for number in range(len(file))]
    _check(pages, called)
    size = body_size(page.lines for page in pages)
    lines, printed_labels = without_furniture(
        [page.lines for page in pages], [page.height for page in pages], size
    )
    text = PageText()
    for number, own in enumerate(without_line_numbers(lines), 1):
        columns = reading_order(own)
        for column in columns:
            column.lines = with_divided_notes(column.lines, size)
        write_page(text, columns, number, size)
    origin = _PdfFile(
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        read=pages,
        labels=merged_labels(printed_labels, own_labels),
        sizes=sizes,
    )
    front = Front(metadata, _first_pages(text.text))
    return _document(origin, about, Outline.of(outline), front, size), metadata


def _document(
    origin: "_PdfFile", about: Description, outline: Outline, front: Front, size: float
) -> Document:
    """The document of the text of a file's pages."""
    text = origin.text
    layout = lay_out(split_lines(text.text), _body_lines(text, size))
    layout.pages = len(origin.read)  # also those without text
    words = Vocabulary(text.text)
    by_start = {line.start: line for line in text.lines}
    body = [by_start[line.start] for line in layout.body if line.start in by_start]
    printed_lines = Printed(
        by_start,
        Measures.of(body, [page.width for page in origin.read]),
        outline,
        about.title or front.title,
    )
    drafts = split_printed(layout.body, printed_lines, words)
    document = build_document(origin, layout, drafts, words, about)
    given = {"title": about.title, "authors": about.authors, "date": about.issued, "url": about.url}
    completed = with_front(document, front, [name for name, value in given.items() if value])
    return replace(completed, warnings=(*completed.warnings, *origin.warnings()))


def _first_pages(text: str) -> str:
    """The text of the first two pages."""
    return "\f".join(text.split("\f", _FRONT_PAGES)[:_FRONT_PAGES])


def _check(pages: Sequence["_Read"], name: str) -> None:
    """Raise `UnreadableSource` where pages have no text that can be read."""
    if not any(page.lines for page in pages):
        if all(page.is_damaged for page in pages):
            raise UnreadableSource(
                f"{name} is damaged: none of its pages can be read.",
                "Get it once more, or open it and save it anew.",
            )
        raise UnreadableSource(
            f"{name} holds images of pages and no text.",
            f"Make a copy with text in it, such as by `{_OCR}`, and supply that.",
        )
    texts = (word.text for page in pages for line in page.lines for word in line.words)
    if not is_legible(texts):
        raise UnreadableSource(
            f"{name} does not say what its letters mean, so that other letters would be read.",
            f"Make a copy with text in it, such as by `{_OCR} --force-ocr`, and supply that.",
        )


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a page; `turn` and `sideways` are those of `PageWords`."""

    lines: list[PdfLine]
    width: float = 0.0
    height: float = 0.0
    turn: int = 0
    sideways: int = 0
    is_damaged: bool = False


def _read_page(file: pdfium.PdfDocument, number: int) -> _Read:
    try:
        page = file[number]
        try:
            words = read_words(page)
            lines = group_lines(without_hidden(page, words))
            return _Read(lines, words.width, words.height, words.turn, words.sideways)
        finally:
            page.close()
    except pdfium.PdfiumError:
        return _Read([], is_damaged=True)


def _body_lines(text: PageText, size: float) -> set[int]:
    """The offsets of lines that are of no note: those above the text of the first page, and, where
    most notes are in letters smaller than the text, those in larger letters than the
    notes.
    """
    front = {line.start for line in _front_lines(text, size)}
    labelled = [(line, read_labels(text.line(line.start))) for line in text.lines]
    notes = [(line, own) for line, own in labelled if own and line.size < size - _SMALLER]
    small = {label.number for _, own in notes for label in own}
    raised = {number for one in _RAISED_NUMBERS.findall(text.text) for number in numbers_in(one)}
    if len(raised) < _FEWEST_RAISED or len(small & raised) < _LEAST_SMALL * len(raised):
        return front
    usual = median(line.size for line, _ in notes)
    return front | {line.start for line in text.lines if line.size > usual + _SMALLER}


def _front_lines(text: PageText, size: float) -> list[PrintedLine]:
    """The lines of the first page above the first that are of running text, if there are such."""
    first = [line for line in text.lines if line.page == text.lines[0].page]
    full = [
        abs(line.size - size) < _SMALLER
        and line.right - line.left > _FILLED * (line.edges[1] - line.edges[0])
        for line in first
    ]
    place = next((n for n in range(len(full)) if all(full[n : n + _RUNNING])), None)
    return [] if place is None or len(full) - place < _RUNNING else first[:place]


@dataclass(frozen=True)
class _PdfFile:
    """A PDF as the origin of a document. Offsets in the file are those in its `PageText`."""

    sha256: str
    text: PageText
    read: Sequence[_Read]
    labels: Sequence[str | None]
    sizes: Sequence[tuple[float, float]]
    encoding: str = "utf-8"

    def pages(self, found: Sequence[Page]) -> tuple[Page, ...]:
        return tuple(map(self._page, found))

    def _page(self, page: Page) -> Page:
        turn = self.read[page.number - 1].turn
        width, height = self.sizes[page.number - 1]
        if turn % 180:
            width, height = height, width
        return replace(
            page,
            label=self.labels[page.number - 1],
            width=round(width, 2),
            height=round(height, 2),
            turn=turn,
        )

    def warnings(self) -> Iterator[str]:
        """What could not be read, in words."""
        empty = [n for n, page in enumerate(self.read, 1) if not page.lines]
        if empty:
            yield (
                f"No text can be read on {_named(empty)}. Where they are images, a copy by "
                f"`{_OCR}` has their text."
            )
        sideways = [n for n, page in enumerate(self.read, 1) if page.sideways > _MOST_SIDEWAYS]
        if sideways:
            yield f"Text that stands sideways was left out on {_named(sideways)}."

    def printed(self, block: Block) -> Block:
        return replace(block, text=printed(block.text))

    def spans(self, canvas: Canvas) -> FileSpans:
        return FileSpans(places=tuple(self._placed(canvas.runs)))

    def _placed(self, runs: Sequence[tuple[int, int, int]]) -> Iterator[PlacedLine]:
        """The lines of the text; runs that stand side by side on a line are one."""
        lines = self.text.lines
        starts = [line.start for line in lines]
        for start, length, place in runs:
            line = lines[bisect_right(starts, place) - 1]
            low = place - line.start
            edges = pack_edges(line.lefts[low : low + length + 1])
            top, bottom = round(line.top, 1), round(line.bottom, 1)
            yield PlacedLine(start, length, line.page, top, bottom, edges)


def _named(pages: Sequence[int]) -> str:
    """Pages in words: "page 3", "pages 3, 5 and 12 more"."""
    shown = ", ".join(map(str, pages[:_MOST_NAMED]))
    more = f" and {len(pages) - _MOST_NAMED} more" if len(pages) > _MOST_NAMED else ""
    return f"page{'s' if len(pages) > 1 else ''} {shown}{more}"
