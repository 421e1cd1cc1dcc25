"""Gold: the places of a document that answer a question, and whether a quote is right by them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.documents import Document

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Gold:
    """The place of a right quote, which must contain one of `strings`, or where there are none,
    share half of the shorter of the two with this place.
    """

    document: str
    start: int
    end: int
    strings: tuple[str, ...] = ()


def plain(text: str) -> str:
    """The text with single spaces, as documents have it."""
    return _SPACE.sub(" ", text).strip()


def is_right(document: Document, start: int, end: int, gold: Sequence[Gold]) -> bool:
    """Whether the characters `[start, end)` of a document answer, by any of `gold`."""
    text = document.text[start:end]
    for spot in gold:
        shared = min(end, spot.end) - max(start, spot.start)
        if spot.document != document.id or shared <= 0:
            continue
        if spot.strings:
            if any(string in text for string in spot.strings):
                return True
        elif 2 * shared >= min(end - start, spot.end - spot.start):
            return True
    return False
