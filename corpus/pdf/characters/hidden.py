"""Text that cannot be seen on its page: white letters on white paper."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.pdf.characters.words import PageWords, ToShown, Word

_DEEPEST = 4  # forms within forms
_MOST_OBJECTS = 20_000  # of a page that are looked at
_LIGHT = 235  # of 255, of each colour: light enough to hide white letters
Box = tuple[float, float, float, float]  # left, top, right, bottom, on the page as it is shown


def without_hidden(page: pdfium.PdfPage, read: PageWords) -> list[Word]:
    """The words of a page without those in white letters under which nothing dark is drawn."""
    if not any(word.style.is_white for word in read.words):
        return read.words
    shown = ToShown(page)
    shown.turn((360 - read.turn) % 360)
    dark = list(_dark_boxes(page, shown))
    return [word for word in read.words if not word.style.is_white or _is_on(word, dark)]


def _is_on(word: Word, boxes: Sequence[Box]) -> bool:
    """Whether the middle of a word is in one of the boxes."""
    x, y = (word.left + word.right) / 2, word.baseline - 0.3 * word.size
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _dark_boxes(page: pdfium.PdfPage, shown: ToShown) -> Iterator[Box]:
    """Where dark areas, images and what may hold them are drawn."""
    for item in page.get_objects(
        filter=(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING),
        max_depth=_DEEPEST,
    ):
        if item.type == raw.FPDF_PAGEOBJ_PATH and not _is_dark(item.raw):
            continue
        try:
            left, bottom, right, top = item.get_bounds()
        except pdfium.PdfiumError:
            continue
        ends = [shown(left, bottom), shown(right, top)]
        yield (
            min(x for x, _ in ends),
            min(y for _, y in ends),
            max(x for x, _ in ends),
            max(y for _, y in ends),
        )


def _is_dark(path: Any) -> bool:
    """Whether a path is filled with a colour on which white letters can be read."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, mode, stroke) or mode.value == raw.FPDF_FILLMODE_NONE:
        return False
    colours = fill_colour(path)
    return colours is None or min(colours) < _LIGHT


def fill_colour(item: Any) -> tuple[int, int, int] | None:
    """The red, green and blue that an object is filled with, of 255; `None` where it has none."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value
