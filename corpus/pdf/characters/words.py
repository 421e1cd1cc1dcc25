"""The words of a page, with their places, sizes and weights, by pypdfium2.

Places are in points (1/72 inch) on the page as it is shown: from its left and from its top.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import normalize

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.english.styles.fonts import BOLD, ITALIC, SMALL_CAPITALS

_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
ACCENTS = frozenset("`´ˆ˜¯˘˙¨˚˝ˇ¸˛")  # which some fonts set apart from their letters
# The companion encoding of TeX, whose fonts may have neither a name nor names for their letters.
_COMPANION = {0x84: "†", 0x85: "‡", 0x86: "‖", 0x88: "•"}
_CONTROL = range(0x80, 0xA0)  # characters that are none, in the encoding that pdfium then reads
_FORMS_OF_LETTERS = (0xFB1D, 0xFEFC)
_LINE_HYPHENS = (0x02, 0xFFFE)  # how pdfium writes a hyphen at a line's end
# What has no words: controls, joiners, and the arrows that lead back from notes.
_INVISIBLE = re.compile(r"[\ufffe\uffff\x00-\x1f\x7f\u200b\u2060\ufeff\u21a9\ufe0e\ud800-\udfff]")
_ITALIC_FLAG = 1 << 6  # of a font, as the format numbers them
_BOLD_WEIGHT = 600
_WHITE = 250  # of 255, of each colour
_LONGEST_NAME = 200  # bytes of the name of a font
_UPRIGHT = 20  # degrees from a direction, up to which a text is in it
# Shares of the font's size, set by hand.
_SAME_BASELINE = 0.06
_LONGEST_GAP = 0.16  # within a word
_MOST_BACK = 0.35  # that a character may stand before the end of the one before it
_SAME_SIZE = 0.6  # points
_RAISED_GLYPH = 0.2  # by which the foot of a superscript's own glyph is above the baseline
_GLYPH_SIZE = 0.6  # of such a superscript
_FIRST_SPECIAL = 0x7F  # code, from which a character may be none, or stand for several
_HIGHEST = 2.0**29  # of pdfium's whole numbers
_SCALE = 1000  # of pdfium's whole numbers for a point


@dataclass(frozen=True, slots=True)
class Style:
    """The look of letters: `size` in points on the page, and `turn`, the direction in which they
    run: 0, 90, 180 or 270 degrees clockwise from that of reading; `None` where it is another.
    """

    size: float
    is_bold: bool
    is_italic: bool
    is_small_capital: bool
    is_white: bool
    turn: int | None

    def scaled(self, by: float) -> "Style":
        """The same style in another size."""
        return replace(self, size=self.size * by)


@dataclass(eq=False, slots=True)
class Word:
    """Characters side by side on one baseline, in one size. `lefts` are their left edges.

    `baseline` and `size` are in points; `is_spaced` is whether white space stands before it, and
    `is_raised` whether it is a superscript of its line. `beside` is the left edge of the drop
    capital that stands before its line. A word `is_right_to_left` where its letters run so, and
    `is_shifted` where it is a little above or below the words that it touches, as a subscript is.
    """

    text: str
    lefts: list[float]
    right: float
    baseline: float
    style: Style
    is_spaced: bool = False
    is_raised: bool = False
    beside: float | None = None
    is_right_to_left: bool = False
    is_shifted: bool = False

    @property
    def left(self) -> float:
        return self.lefts[0]

    @property
    def size(self) -> float:
        return self.style.size

    @property
    def is_bold(self) -> bool:
        return self.style.is_bold


_Character = tuple[str, float, float, float, Style]  # letters, left, right, baseline, style


class ToShown:
    """From places of the page to those on the page as it is shown, which may be turned."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = page.get_size()
        probe: float = max(width, height, 1.0)
        scale = min(float(_SCALE), _HIGHEST / probe)
        size = (round(width * scale), round(height * scale))
        x, y = ctypes.c_int(), ctypes.c_int()

        def shown(left: float, bottom: float) -> tuple[float, float]:
            """By way of whole numbers, which pdfium gives."""
            raw.FPDF_PageToDevice(page, 0, 0, *size, 0, left, bottom, x, y)
            return x.value / scale, y.value / scale

        origin, across, up = shown(0, 0), shown(probe, 0), shown(0, probe)
        self._matrix = (
            (across[0] - origin[0]) / probe,
            (up[0] - origin[0]) / probe,
            origin[0],
            (across[1] - origin[1]) / probe,
            (up[1] - origin[1]) / probe,
            origin[1],
        )
        self.width, self.height = width, height

    def turn(self, degrees: int) -> None:
        """Turn the page by a multiple of 90 degrees counterclockwise, so that text that runs in
        that direction runs from left to right.
        """
        for _ in range(degrees // 90):
            a, c, e, b, d, f = self._matrix
            # A place (x, y) of the page as it is shown goes to (y, width - x).
            self._matrix = (b, d, f, -a, -c, self.width - e)
            self.width, self.height = self.height, self.width

    def __call__(self, left: float, bottom: float) -> tuple[float, float]:
        a, c, e, b, d, f = self._matrix
        return a * left + c * bottom + e, b * left + d * bottom + f

    def right(self, left: float, bottom: float, right: float, top: float) -> float:
        """The right edge of a box of the page."""
        a, c, e, *_ = self._matrix
        if c == 0:
            return (a * right if a > 0 else a * left) + e
        return max(a * left + c * bottom, a * right + c * top) + e

    def direction(self, x: float, y: float) -> float:
        """The direction of a vector of the page, in degrees clockwise from left to right."""
        a, c, _, b, d, _ = self._matrix
        return math.degrees(math.atan2(b * x + d * y, a * x + c * y)) % 360


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in the order of the file, and its size in points.

    The page is turned clockwise by `turn` degrees, beyond what the file says, so that most of its
    text runs from left to right. `sideways` is the number of letters that do not, and are left out.
    """

    words: list[Word]
    width: float
    height: float
    turn: int = 0
    sideways: int = 0


def read_words(page: pdfium.PdfPage) -> PageWords:
    """The words of a page. Raises `pypdfium2.PdfiumError`."""
    text_page = page.get_textpage()
    try:
        return _Reader(page, text_page).read()
    finally:
        text_page.close()


class _Reader:
    """The characters of a page, put together to words."""

    def __init__(self, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> None:
        self._text_page = text_page.raw
        self._shown = ToShown(page)
        self._words: list[Word] = []
        self._open: Word | None = None
        self._is_spaced = True
        self._styles: dict[int | None, Style] = {}  # of text objects, by their addresses
        self._fonts: dict[int | None, tuple[bool, bool, bool]] = {}

    def read(self) -> PageWords:
        read = self._collect()
        turns = Counter[int | None]()
        for word in read:
            turns[word.style.turn] += len(word.text)
        upright = {turn: letters for turn, letters in turns.items() if turn is not None}
        most = max(upright, key=lambda turn: upright[turn], default=0)
        if most:
            self._shown.turn(most)
            read = self._collect()
        words = [word for word in read if word.style.turn == 0]
        sideways = sum(len(word.text) for word in read) - sum(len(word.text) for word in words)
        shown = self._shown
        turn = (360 - most) % 360
        return PageWords(words, shown.width, shown.height, turn, sideways)

    def _collect(self) -> list[Word]:
        """The words, with their places on the page as it is turned now."""
        self._words, self._open, self._is_spaced = [], None, True
        self._styles.clear()
        for letters, left, right, baseline, style in self._characters():
            if letters in ACCENTS:  # a word of its own, until it is known what it is over
                self._words.append(Word(letters, [left], right, baseline, style, self._is_spaced))
                continue
            word = self._open
            if word is None or not _goes_on(word, left, baseline, style):
                word = self._open = Word("", [], right, baseline, style, self._is_spaced)
                self._words.append(word)
            step = (right - left) / len(letters)
            word.lefts += [left + step * place for place in range(len(letters))]
            word.text += letters
            word.right = right
            self._is_spaced = False
        return self._words

    def _characters(self) -> Iterator[_Character]:
        """(Letters, left, right, baseline, style) of what can be seen."""
        page, shown, styles = self._text_page, self._shown, self._styles
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
        unicode_of: Callable[..., int] = raw.FPDFText_GetUnicode
        object_of: Callable[..., Any] = raw.FPDFText_GetTextObject
        widest, lowest = shown.width + 1, shown.height + 1
        for place in range(raw.FPDFText_CountChars(page)):
            code = unicode_of(page, place)
            if code in _LINE_HYPHENS:
                code = 0x2D
            elif code <= 0x20 or code == 0xA0 or raw.FPDFText_IsGenerated(page, place) == 1:
                self._end_word()
                continue
            letters = chr(code)
            if code >= _FIRST_SPECIAL:
                letters = self._letters(place, code)
                if not letters:
                    continue
            written = object_of(page, place)
            address = ctypes.c_void_p.from_buffer(written).value
            style = styles.get(address)
            if style is None:
                style = styles[address] = self._style(written, place)
            raw.FPDFText_GetCharOrigin(page, place, at_x, at_y)
            raw.FPDFText_GetLooseCharBox(page, place, at_box)
            left, baseline = shown(x.value, y.value)
            right = shown.right(box.left, box.bottom, box.right, box.top)
            if not (-1 <= left <= widest and -1 <= baseline <= lowest):
                continue
            if letters.isdigit():
                foot = self._foot(place)
                if baseline - foot > _RAISED_GLYPH * style.size:
                    yield letters, left, right, foot, style.scaled(_GLYPH_SIZE)
                    continue
            yield letters, left, right, baseline, style

    def _letters(self, place: int, code: int) -> str:
        """The letters of a code that is not of ASCII; none where it cannot be seen."""
        letters = self._symbol(place, code) if code in _CONTROL else chr(code)
        if _FORMS_OF_LETTERS[0] <= code <= _FORMS_OF_LETTERS[1]:  # of Hebrew and Arabic
            letters = normalize("NFKC", letters)
        return _INVISIBLE.sub("", _LIGATURES.get(letters, letters))

    def _foot(self, place: int) -> float:
        """The lower edge of a character as it is drawn."""
        ends = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(self._text_page, place, *map(ctypes.byref, ends))
        left, right, bottom, top = (end.value for end in ends)
        return max(self._shown(left, bottom)[1], self._shown(right, top)[1])

    def _style(self, written: Any, place: int) -> Style:
        """The style of a text object, of which the character at `place` is."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text_page, place, ctypes.byref(matrix))
        height = math.hypot(matrix.c, matrix.d) or 1.0
        size = raw.FPDFText_GetFontSize(self._text_page, place) * height
        degrees = self._shown.direction(matrix.a, matrix.b)
        nearest = round(degrees / 90) * 90
        turn = nearest % 360 if abs(degrees - nearest) <= _UPRIGHT else None
        font = raw.FPDFTextObj_GetFont(written) if written else None
        address = ctypes.c_void_p.from_buffer(font).value if font else None
        if address not in self._fonts:
            self._fonts[address] = self._font(place, font)
        return Style(round(size, 2), *self._fonts[address], _is_white(written), turn)

    def _symbol(self, place: int, code: int) -> str:
        """The character that a font without names for its letters has for a code."""
        if not self._font_name(place)[0] and code in _COMPANION:
            return _COMPANION[code]
        return bytes([code]).decode("cp1252", "replace")

    def _font_name(self, place: int) -> tuple[str, int]:
        """The name and the flags of the font of a character."""
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(_LONGEST_NAME)
        length = raw.FPDFText_GetFontInfo(
            self._text_page, place, buffer, _LONGEST_NAME, ctypes.byref(flags)
        )
        return buffer.value.decode("utf-8", "replace") if length else "", flags.value

    def _font(self, place: int, font: Any) -> tuple[bool, bool, bool]:
        """Whether a font is bold, italic, and of small capitals, by its name and its flags."""
        name, flags = self._font_name(place)
        weight = raw.FPDFFont_GetWeight(font) if font else 0
        is_bold = BOLD.search(name) is not None or weight >= _BOLD_WEIGHT
        is_italic = ITALIC.search(name) is not None or bool(flags & _ITALIC_FLAG)
        return is_bold, is_italic, SMALL_CAPITALS.search(name) is not None

    def _end_word(self) -> None:
        self._open = None
        self._is_spaced = True


def _is_white(written: Any) -> bool:
    """Whether a text object is filled with white."""
    colours = [ctypes.c_uint() for _ in range(4)]
    if not written or not raw.FPDFPageObj_GetFillColor(written, *colours):
        return False
    return min(colour.value for colour in colours[:3]) >= _WHITE


def _goes_on(word: Word, left: float, baseline: float, style: Style) -> bool:
    """Whether a character goes on with a word."""
    gap, size = left - word.right, style.size
    return (
        (style is word.style or (style.is_bold == word.is_bold and style.turn == word.style.turn))
        and abs(baseline - word.baseline) <= _SAME_BASELINE * size
        and abs(size - word.size) < _SAME_SIZE
        and -_MOST_BACK * size < gap < _LONGEST_GAP * size
    )
