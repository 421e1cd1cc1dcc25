"""Plain text from markup: white space collapsed, invisible characters removed."""

import re
import unicodedata
from collections.abc import Iterable

from corpus.documents import Paragraph, ParagraphKind

# Zero-width characters and soft hyphens change no word. Joiners change words, and stay.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")


def without_invisible(text: str) -> str:
    """`text` without zero-width characters, soft hyphens and control characters."""
    return _INVISIBLE.sub("", text)


def plain(text: str | None) -> str:
    """`text` on one line in Unicode's form NFC, without invisible characters."""
    if not text:
        return ""
    return unicodedata.normalize("NFC", " ".join(without_invisible(text).split()))


# Letters and symbols that are printed as white space: Hangul fillers and the Braille blank.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def is_visible(words: str) -> bool:
    """Whether any character is visible: no space, control character, zero-width character or mark
    without a letter.
    """
    return any(
        unicodedata.category(letter)[0] not in "CZM" and letter not in _BLANK for letter in words
    )


def joined(blocks: Iterable[tuple[str, ParagraphKind]]) -> tuple[str, tuple[Paragraph, ...]]:
    """Paragraphs as one text, with an empty line between them, and the span of each."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    length = 0
    for words, kind in blocks:
        words = plain(words)
        if not words:
            continue
        if pieces:
            length += 2
        pieces.append(words)
        paragraphs.append(Paragraph(length, length + len(words), kind))
        length += len(words)
    return "\n\n".join(pieces), tuple(paragraphs)
