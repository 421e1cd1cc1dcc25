"""Accents that stand apart from their letters, as some fonts have them: put together here."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from corpus.pdf.characters.words import ACCENTS, Word

_COMBINING = {
    "`": 0x300, "´": 0x301, "ˆ": 0x302, "˜": 0x303, "¯": 0x304, "˘": 0x306, "˙": 0x307,
    "¨": 0x308, "˚": 0x30A, "˝": 0x30B, "ˇ": 0x30C, "¸": 0x327, "˛": 0x328,
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
_REACH = 0.7  # between the baselines of an accent and its letter, of the letter's size
_BELOW = 0.1  # that an accent may be below the baseline of its letter
_BAND = 6.0  # points of height in which words are looked up
_NEAREST = 3  # words of a band that an accent may be over
_BESIDE = 0.1  # that the middle of an accent may be beside its letter


def join_accents(words: Sequence[Word]) -> list[Word]:
    """The words of a page; an accent that is drawn over a letter is part of it."""
    accents = [word for word in words if _is_accent(word)]
    if not accents:
        return list(words)
    bands: dict[int, list[Word]] = {}
    for word in words:
        if not _is_accent(word):
            bands.setdefault(int(word.baseline // _BAND), []).append(word)
    for band in bands.values():
        band.sort(key=lambda word: word.left)
    joined = {id(accent) for accent in accents if _is_joined(accent, bands)}
    return [word for word in words if id(word) not in joined]


def _is_joined(accent: Word, bands: Mapping[int, Sequence[Word]]) -> bool:
    """Put an accent on the nearest letter that it is over; `False` where there is none."""
    top = accent.baseline - _BELOW * accent.size
    bottom = accent.baseline + 2 * _REACH * accent.size
    near: list[Word] = []
    for number in range(int(top // _BAND), int(bottom // _BAND) + 1):
        band = bands.get(number, ())
        place = bisect_right(band, accent.right, key=lambda word: word.left)
        near += band[max(place - _NEAREST, 0) : place + 1]
    near.sort(key=lambda word: word.baseline)
    return any(
        -_BELOW * accent.size
        <= word.baseline - accent.baseline
        <= _REACH * max(word.size, accent.size)
        and _put_on(word, accent)
        for word in near
    )


def _is_accent(word: Word) -> bool:
    return word.text in ACCENTS


def _put_on(word: Word, accent: Word) -> bool:
    """Put an accent on the letter of a word that it is over; `False` where it is over none."""
    middle = (accent.left + accent.right) / 2
    reach = _BESIDE * word.size
    place = bisect_right(word.lefts, middle) - 1
    for n in (place, place + 1):
        if not 0 <= n < len(word.text):
            continue
        right = word.lefts[n + 1] if n + 1 < len(word.lefts) else word.right
        if not word.lefts[n] - reach < middle < right + reach:
            continue
        letter = word.text[n]
        joined = normalize("NFC", _DOTLESS.get(letter, letter) + chr(_COMBINING[accent.text]))
        if len(joined) == 1:
            word.text = word.text[:n] + joined + word.text[n + 1 :]
            return True
    return False
