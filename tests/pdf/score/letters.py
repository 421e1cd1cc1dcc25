"""Texts as they are compared: letters and digits, or words, without case, accents and marks."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_APART = {"ß": "ss", "œ": "oe", "ı": "i"}
_WORD = re.compile(r"[^\W_]+")


def key(text: str) -> str:
    """The letters and digits of a text, without case and accents; ligatures are taken apart.

    Letters that are written from right to left are left out: pdfium may exchange their order.
    """
    return "".join(map(_key_of, text))


def _key_of(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    if _RIGHT_TO_LEFT.match(character):
        return ""
    folded = unicodedata.normalize("NFKD", character).casefold()
    return "".join(one for one in "".join(_APART.get(c, c) for c in folded) if one.isalnum())


def words(text: str) -> list[str]:
    """The words of a text, each as its key. A hyphen or an apostrophe divides words."""
    text = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    return [word for found in _WORD.findall(text) if (word := key(found))]


class KeyedText:
    """The key of a text, with the place of each of its letters in the text."""

    def __init__(self, text: str) -> None:
        self.places: list[int] = []
        pieces = []
        for place, character in enumerate(text):
            piece = _key_of(character)
            pieces.append(piece)
            self.places.extend([place] * len(piece))
        self.key = "".join(pieces)

    def before(self, offset: int, count: int) -> str:
        """The last letters before an offset of the text, at most `count` of them."""
        end = bisect_left(self.places, offset)
        return self.key[max(0, end - count) : end]

    def find(self, sought: str) -> int | None:
        """The offset of a key in the text; `None` where it is not in it."""
        at = self.key.find(sought) if sought else -1
        return self.places[at] if at >= 0 else None


def count_phrase(phrase: Sequence[str], text: str) -> int:
    """How often words are in a text of words that single spaces join, with one at each end."""
    sought = f" {' '.join(phrase)} "
    count, at = 0, text.find(sought)
    while at >= 0:
        count, at = count + 1, text.find(sought, at + 1)
    return count


def joined(found: Sequence[str]) -> str:
    """Words as `count_phrase` takes them."""
    return f" {' '.join(found)} "
