"""The reader of PDF papers: a `Document` from the places of characters on the pages."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from corpus.documents import Description, Document, Page
from corpus.extract import UnreadableSource
from corpus.lines import Block, Vocabulary, split_lines
from corpus.notes.labels import read_labels
from corpus.notes.marker_forms import numbers_in
from corpus.pdf.columns import reading_order
from corpus.pdf.file import labels_of, opened, outline_of
from corpus.pdf.furniture import merged_labels, without_furniture
from corpus.pdf.headings import Outline, letters
from corpus.pdf.lines import PdfLine, group_lines
from corpus.pdf.measures import Measures
from corpus.pdf.page_text import PageText, body_size, printed, write_page
from corpus.pdf.paragraphs import Printed, split_printed
from corpus.pdf.words import read_words
from corpus.places import PlacedLine, pack_edges
from corpus.plaintext.garbage import without_garbage_collection
from corpus.plaintext.layout import lay_out
from corpus.plaintext.text_builder import Canvas, FileSpans, build_document

# Changes whenever the same file would be read differently: indexes are then rebuilt.
READER = "pdf-1"

# Set by hand.
_SMALLER = 0.6  # points: letters of notes than those of the text
_LEAST_SMALL = 0.6  # share of the raised numbers that lines in small letters begin with
_FEWEST_RAISED = 3
_RAISED_NUMBERS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def read_pdf_paper(data: bytes, about: Description, name: str | None = None) -> Document:
    """The document of a PDF. `name` is the file's name in errors, else the id.

    Raises `UnreadableSource` where it is encrypted, damaged or too large, or has only images.
    """
    called = name or about.id
    with opened(data, called) as document, without_garbage_collection():
        own_labels = labels_of(document)
        outline = Outline({letters(one.title): one.level for one in outline_of(document)})
        sizes = [document.get_page_size(n) for n in range(len(document))]
        pages = [_lines(document, number) for number in range(len(document))]
    if not any(pages):
        raise UnreadableSource(
            f"{called} holds images of pages and no text.",
            "Make a copy with text in it, such as by `ocrmypdf`, and supply that.",
        )
    pages, labels = without_furniture(pages)
    labels = merged_labels(labels, own_labels)
    text = PageText()
    size = body_size(pages)
    for number, lines in enumerate(pages, 1):
        write_page(text, reading_order(lines), number, size)
    origin = _PdfFile(hashlib.sha256(data).hexdigest(), text, labels, sizes)
    layout = lay_out(split_lines(text.text), _barred(text, size))
    words = Vocabulary(text.text)
    by_start = {line.start: line for line in text.lines}
    body = [by_start[line.start] for line in layout.body if line.start in by_start]
    printed_lines = Printed(by_start, Measures.of(body), outline)
    drafts = split_printed(layout.body, printed_lines, words)
    return build_document(origin, layout, drafts, words, about)


def _barred(text: PageText, size: float) -> set[int]:
    """The offsets of lines that begin no note: those in letters of the text's size, where most
    notes are in smaller ones.
    """
    labelled = [(line, read_labels(text.line(line.start))) for line in text.lines]
    small = {label.number for line, own in labelled if line.size < size - _SMALLER for label in own}
    raised = {
        number for found in _RAISED_NUMBERS.findall(text.text) for number in numbers_in(found)
    }
    if len(raised) < _FEWEST_RAISED or len(small & raised) < _LEAST_SMALL * len(raised):
        return set()
    return {line.start for line, own in labelled if own and line.size >= size - _SMALLER}


def _lines(document: pdfium.PdfDocument, number: int) -> list[PdfLine]:
    """The lines of a page; none where it cannot be read."""
    try:
        page = document[number]
        try:
            return group_lines(read_words(page).words)
        finally:
            page.close()
    except pdfium.PdfiumError:
        return []


@dataclass(frozen=True)
class _PdfFile:
    """A PDF as the origin of a document. Offsets in the file are those in its `PageText`."""

    sha256: str
    text: PageText
    labels: Sequence[str | None]
    sizes: Sequence[tuple[float, float]]
    encoding: str = "utf-8"

    def pages(self, found: Sequence[Page]) -> tuple[Page, ...]:
        return tuple(
            replace(
                page,
                label=self.labels[page.number - 1],
                width=round(self.sizes[page.number - 1][0], 2),
                height=round(self.sizes[page.number - 1][1], 2),
            )
            for page in found
        )

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
