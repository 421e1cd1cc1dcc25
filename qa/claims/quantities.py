"""Numbers in running text, in digits and in words, with what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from math import isclose

from text_to_num import find_numbers

from corpus.dates import find_dates
from corpus.english.units import (
    CURRENCY_SIGN,
    MONEY,
    NOT_COUNTED,
    PERCENT,
    QUALIFIERS,
    SCALE,
    SCALES,
    Bound,
)

_DIGITS = re.compile(
    r"(?<![\w/.,-])(?P<sign>(?:US|A|C)?[$£€]|Rs\.?\s?)?(?P<number>\d[\d.,]*\d|\d)(?![\w/]*\d)(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")
_COUNTED = re.compile(r"[\s-]*(?P<noun>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,3})")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:\d{4}|\d\d)\b")
_ROUNDED = 0.1  # relative difference that "about" allows
_EXACT = 1e-9  # relative difference of floats that are the same number
# Words that are seldom a count when they stand alone.
_NO_COUNTS = {0.0, 1.0}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, printed at `[start, end)`. `unit` is "percent", "money" or "". `counted`
    are the lower-case words after it, which may name what it counts. `bound` says whether the text
    gives it as a least, a most or an approximate number.
    """

    start: int
    end: int
    value: float
    unit: str
    counted: tuple[str, ...]
    bound: Bound = ""

    def equals(self, other: "Quantity") -> bool:
        """Whether the two may be the same number of the same thing."""
        if (self.unit == "percent") != (other.unit == "percent"):
            return False
        if self.bound == other.bound and self.bound in ("least", "most"):
            return isclose(self.value, other.value, rel_tol=_EXACT)
        # An exact number must lie within the bounds of an approximate one.
        if self.bound or other.bound:
            return any(
                one.bound and one._admits(another.value)
                for one, another in ((self, other), (other, self))
            )
        return self._admits(other.value)

    def _admits(self, value: float) -> bool:
        """Whether a value lies within the bounds of this number."""
        slack = _ROUNDED * abs(self.value)
        low = self.value - (slack if self.bound in ("most", "about") else _EXACT * abs(self.value))
        high = self.value + (
            slack if self.bound in ("least", "about") else _EXACT * abs(self.value)
        )
        return low <= value <= high

    def alike(self, other: "Quantity") -> bool:
        """Whether the two count the same kind of thing."""
        if self.unit or other.unit:
            return self.unit == other.unit
        mine = {_stem(word) for word in self.counted}
        return bool(mine & {_stem(word) for word in other.counted})


@dataclass(frozen=True, slots=True)
class _Token:
    """A word in the interface of `text_to_num.find_numbers`."""

    word: str

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: "_Token") -> bool:
        return previous.word in {",", ";"}

    def not_a_number_part(self) -> bool:
        return False


def find_quantities(text: str) -> list[Quantity]:
    """The numbers in an English text, in digits and words, in order, without those of dates."""
    dated = [(date.start, date.end) for date in find_dates(text)]
    dated += [match.span() for match in _YEARS.finditer(text)]
    quantities: list[Quantity] = []
    for start, end, value in sorted([*_in_digits(text), *_in_words(text)]):
        over = any(start < high and low < end for low, high in dated)
        if over or (quantities and start < quantities[-1].end):
            continue
        quantities.append(_quantity(text, start, end, value))
    return quantities


def _in_digits(text: str) -> Iterator[tuple[int, int, float]]:
    for match in _DIGITS.finditer(text):
        digits = match["number"]
        if _THOUSANDS.fullmatch(digits):
            digits = re.sub("[.,]", "", digits)
        else:
            digits = digits.replace(",", "")
        try:
            value = float(digits)
        except ValueError:  # 1.2.3
            continue
        yield match.start(), match.end(), value


def _in_words(text: str) -> Iterator[tuple[int, int, float]]:
    words = list(_WORD.finditer(text))
    if not words:
        return
    for one in find_numbers([_Token(word.group()) for word in words], "en", 0.0):
        if not one.is_ordinal and float(one.value) not in _NO_COUNTS:
            yield words[one.start].start(), words[one.end - 1].end(), float(one.value)


def _quantity(text: str, start: int, end: int, value: float) -> Quantity:
    scale = SCALE.compiled.match(text, end)
    if scale:
        value *= SCALES[scale["scale"].lower().removesuffix("s")]
        end = scale.end()
    unit = ""
    percent, money = PERCENT.compiled.match(text, end), MONEY.compiled.match(text, end)
    if percent:
        unit, end = "percent", percent.end()
    elif money or CURRENCY_SIGN.compiled.match(text[start : start + 3]):
        unit, end = "money", money.end() if money else end
    before = text[:start]
    bound: Bound = next((name for name, words in QUALIFIERS.items() if words.search(before)), "")
    return Quantity(start, end, value, unit, _counted(text, start, end), bound)


def _counted(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words behind a number up to the first small one, or the word before it."""
    behind = _COUNTED.match(text, end)
    words = re.findall(r"[^\W\d_][\w’'-]*", behind["noun"].lower()) if behind else []
    words = list(dropwhile(NOT_COUNTED.words.__contains__, words))
    counted = tuple(takewhile(lambda word: word not in NOT_COUNTED.words, words))[:2]
    if not counted:
        before = re.search(r"([^\W\d_][\w’'-]*)\s+$", text[:start])
        counted = (before[1].lower(),) if before and before[1].lower() not in NOT_COUNTED else ()
    return counted


def _stem(word: str) -> str:
    word = re.sub(r"[’']s$", "", word)
    for ending in ("ies", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word
