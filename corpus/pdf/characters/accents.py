"""Accents that stand apart from their letters, as some fonts have them: put together here."""

from bisect import bisect_right
from collections.abc import Sequence
from unicodedata import normalize

from corpus.pdf.characters.words import ACCENTS, Word

_COMBINING = {
    "`": 0x300, "´": 0x301, "ˆ": 0x302, "˜": 0x303, "¯": 0x304, "˘": 0x306, "˙": 0x307,
    "¨": 0x308, "˚": 0x30A, "˝": 0x30B, "ˇ": 0x30C, "¸": 0x327, "˛": 0x328,
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
_REACH = 0.7  # between the baselines of an accent and its letter, of the letter's size
_BELOW = 0.1  # that an accent may be below the baseline of its letter
_BESIDE = 0.1  # that the middle of an accent may be beside its letter


def join_accents(words: Sequence[Word]) -> list[Word]:
    """The words of a page; an accent that is drawn over a letter is part of it."""
    accents = [word for word in words if _is_accent(word)]
    if not accents:
        return list(words)
    bare = [word for word in words if not _is_accent(word)]
    bare.sort(key=lambda word: word.baseline)
    baselines = [word.baseline for word in bare]
    left = list(accents)
    for accent in accents:
        place = bisect_right(baselines, accent.baseline - _BELOW * accent.size)
        for word in bare[place:]:
            if word.baseline - accent.baseline > _REACH * max(word.size, accent.size):
                break
            if _put_on(word, accent):
                left.remove(accent)
                break
    kept = {id(word) for word in (*bare, *left)}
    return [word for word in words if id(word) in kept]


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
