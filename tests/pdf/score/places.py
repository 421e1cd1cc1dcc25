"""Whether the rectangles of a document's sentences hold the letters of these sentences.

The letters and their places are asked of pdfium anew, not of the reader.
"""

import ctypes
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.documents import Document, Sentence
from corpus.places import Rectangle
from tests.pdf.score.figures import Score, Share
from tests.pdf.score.letters import key

_BAND = 4  # points; letters are kept by bands of this height
_SLACK = 0.6  # points by which the middle of a letter may be outside its rectangle
_MARKER = 3  # letters that a marker within a line may have
_SHOWN = 70  # characters of a sentence in a message

_Letter = tuple[float, float, str]  # the middle of a letter, from the left and the top, and its key


def score_places(document: Document, file: Path) -> Score:
    """How many sentences have rectangles, on pages, with their letters and no others in them.

    Nothing of documents without places.
    """
    if not document.places:
        return {}
    pages = _Pages(file)
    share = Share()
    try:
        for sentence in document.sentences:
            wrong = _wrong(document, sentence, pages)
            text = document.text[sentence.start : sentence.end]
            if wrong is not None:
                page = document.page_of(sentence.start)
                share.count(not wrong, f"p. {page} {text[:_SHOWN]!r}: {wrong}")
    finally:
        pages.close()
    return {"places": share}


def _wrong(document: Document, sentence: Sentence, pages: "_Pages") -> str | None:
    """What is wrong with the rectangles of a sentence, or nothing; `None` without letters."""
    wanted = _letters(document.text[sentence.start : sentence.end])
    if not wanted:
        return None
    found = document.rectangles(sentence.start, sentence.end)
    if not found:
        return "has no rectangle"
    for one in found:
        width, height = pages.size(one.page)
        if not (0 <= one.left < one.right <= width + 1 and 0 <= one.top < one.bottom <= height + 1):
            return f"is not on its page: {one}"
    there = Counter(_letters("".join(letter for one in found for letter in pages.within(one))))
    lost, more = Counter(wanted) - there, there - Counter(wanted)
    marks = len(document.marked_between(sentence.start - 1, sentence.end))
    if not lost and more.total() <= _MARKER * marks:
        return ""
    less, plus = ("".join(sorted(one.elements())) for one in (lost, more))
    return f"lacks {less!r}, has {plus!r} more"


def _letters(text: str) -> str:
    """Letters without digits: those of markers may be between them."""
    return "".join(one for one in key(text) if one.isalpha())


class _Pages:
    """The letters of a file's pages."""

    def __init__(self, file: Path) -> None:
        self._document = pdfium.PdfDocument(file)
        self._bands: dict[int, dict[int, list[_Letter]]] = {}

    def close(self) -> None:
        """Close the file."""
        self._document.close()

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page as it is shown; of one that is not in the file, nothing."""
        if not 1 <= number <= len(self._document):
            return 0.0, 0.0
        width, height = self._document.get_page_size(number - 1)
        return float(width), float(height)

    def within(self, area: Rectangle) -> list[str]:
        """The letters whose middle is in a rectangle."""
        if area.page not in self._bands:
            bands = defaultdict(list)
            for letter in _letters_of(self._document[area.page - 1]):
                bands[int(letter[1] // _BAND)].append(letter)
            self._bands[area.page] = bands
        found = self._bands[area.page]
        low, high = int((area.top - _SLACK) // _BAND), int((area.bottom + _SLACK) // _BAND)
        return [
            letter
            for band in range(low, high + 1)
            for x, y, letter in found.get(band, ())
            if area.left - _SLACK <= x <= area.right + _SLACK
            and area.top - _SLACK <= y <= area.bottom + _SLACK
        ]


def _letters_of(page: pdfium.PdfPage) -> Iterator[_Letter]:
    """The letters of a page, with their places on the page as it is shown."""
    textpage = page.get_textpage()
    corners: Sequence[float] = page.get_cropbox()
    turn = page.get_rotation()
    box = [ctypes.c_double() for _ in range(4)]
    for place in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, place)
        letter = key(chr(code)) if 32 < code < 0x110000 else ""
        if letter and raw.FPDFText_GetCharBox(textpage, place, *map(ctypes.byref, box)):
            left, right, bottom, top = (one.value for one in box)
            yield *_shown((left + right) / 2, (bottom + top) / 2, corners, turn), letter
    textpage.close()
    page.close()


def _shown(x: float, y: float, corners: Sequence[float], turn: int) -> tuple[float, float]:
    """A place on a page, from the left and the top of the page as it is shown."""
    left, bottom, right, top = corners
    if turn == 90:
        return y - bottom, x - left
    if turn == 180:
        return right - x, y - bottom
    if turn == 270:
        return top - y, right - x
    return x - left, top - y
