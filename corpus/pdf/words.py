"""The words of a page, with their places, sizes and weights, by pypdfium2.

Places are in points (1/72 inch) on the page as it is shown: from its left and from its top.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_LINE_HYPHENS = (0x02, 0xFFFE)  # how pdfium writes a hyphen at a line's end
_INVISIBLE = re.compile(r"[\ufffe\uffff\x00-\x1f\x7f\u200b\u2060\ufeff\ud800-\udfff]")
_BOLD = re.compile(r"bold|black|heavy|semib|demi|cmbx|cmssbx", re.IGNORECASE)
_BOLD_WEIGHT = 600
# Shares of the font's size, set by hand.
_SAME_BASELINE = 0.06
_LONGEST_GAP = 0.16  # within a word
_MOST_BACK = 0.35  # that a character may stand before the end of the one before it
_SAME_SIZE = 0.6  # points
_SCALE = 1000  # of pdfium's whole numbers for a point


@dataclass(eq=False, slots=True)
class Word:
    """Characters side by side on one baseline, in one size. `lefts` are their left edges.

    `baseline` and `size` are in points; `is_spaced` is whether white space stands before it, and
    `is_raised` whether it is a superscript of its line.
    """

    text: str
    lefts: list[float]
    right: float
    baseline: float
    size: float
    is_bold: bool = False
    is_spaced: bool = False
    is_raised: bool = field(default=False)

    @property
    def left(self) -> float:
        return self.lefts[0]


class _ToShown:
    """From places of the page to those on the page as it is shown, which may be turned."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = page.get_size()
        size = (round(width * _SCALE), round(height * _SCALE))
        x, y = ctypes.c_int(), ctypes.c_int()

        def shown(left: float, bottom: float) -> tuple[float, float]:
            raw.FPDF_PageToDevice(page, 0, 0, *size, 0, left, bottom, x, y)
            return x.value / _SCALE, y.value / _SCALE

        self._origin = shown(0, 0)
        across, up = shown(1000, 0), shown(0, 1000)
        self._x = [(one - zero) / 1000 for one, zero in zip(across, self._origin, strict=True)]
        self._y = [(one - zero) / 1000 for one, zero in zip(up, self._origin, strict=True)]

    def __call__(self, left: float, bottom: float) -> tuple[float, float]:
        return (
            self._origin[0] + self._x[0] * left + self._y[0] * bottom,
            self._origin[1] + self._x[1] * left + self._y[1] * bottom,
        )


def read_words(page: pdfium.PdfPage) -> list[Word]:
    """The words of a page in the order of the file. Raises `pypdfium2.PdfiumError`."""
    text_page = page.get_textpage()
    try:
        return _Reader(page, text_page).read()
    finally:
        text_page.close()


class _Reader:
    """The characters of a page, put together to words."""

    def __init__(self, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> None:
        self._text_page = text_page.raw
        self._shown = _ToShown(page)
        self._words: list[Word] = []
        self._open: Word | None = None
        self._is_spaced = True
        self._bold_fonts: dict[Any, bool] = {}

    def read(self) -> list[Word]:
        for letters, left, right, baseline, size, is_bold in self._characters():
            word = self._open
            if word is None or not _goes_on(word, left, baseline, size, is_bold):
                word = self._open = Word("", [], right, baseline, size, is_bold, self._is_spaced)
                self._words.append(word)
            step = (right - left) / len(letters)
            word.lefts += [left + step * place for place in range(len(letters))]
            word.text += letters
            word.right = right
            self._is_spaced = False
        return self._words

    def _characters(self) -> Iterator[tuple[str, float, float, float, float, bool]]:
        """(Letters, left, right, baseline, size, whether it is bold) of what can be seen."""
        page = self._text_page
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
        unicode_of: Callable[..., int] = raw.FPDFText_GetUnicode
        for place in range(raw.FPDFText_CountChars(page)):
            code = unicode_of(page, place)
            if code in _LINE_HYPHENS:
                code = 0x2D
            elif code <= 0x20 or code == 0xA0 or raw.FPDFText_IsGenerated(page, place) == 1:
                self._end_word()
                continue
            letters = chr(code)
            letters = _INVISIBLE.sub("", _LIGATURES.get(letters, letters))
            if not letters:
                continue
            raw.FPDFText_GetCharOrigin(page, place, at_x, at_y)
            raw.FPDFText_GetLooseCharBox(page, place, at_box)
            left, baseline = self._shown(x.value, y.value)
            right, _ = self._shown(box.right, y.value)
            size = raw.FPDFText_GetFontSize(page, place)
            yield letters, left, right, baseline, size, self._is_bold(place)

    def _is_bold(self, place: int) -> bool:
        return bool(raw.FPDFText_GetFontWeight(self._text_page, place) >= _BOLD_WEIGHT)

    def _end_word(self) -> None:
        self._open = None
        self._is_spaced = True


def _goes_on(word: Word, left: float, baseline: float, size: float, is_bold: bool) -> bool:
    """Whether a character goes on with a word."""
    gap = left - word.right
    return (
        abs(baseline - word.baseline) <= _SAME_BASELINE * size
        and abs(size - word.size) < _SAME_SIZE
        and is_bold == word.is_bold
        and -_MOST_BACK * size < gap < _LONGEST_GAP * size
    )
