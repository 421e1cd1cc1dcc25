"""Text from markup made plain: white space joined, what is not seen taken out."""

import re
import unicodedata
from collections.abc import Iterable

from corpus.documents import Paragraph, ParagraphKind

# Zero-width characters and soft hyphens change no word; joiners that do stay.
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")


def plain(text: str | None) -> str:
    """`text` on one line, without what is not seen."""
    if not text:
        return ""
    return unicodedata.normalize("NFC", " ".join(_UNSEEN.sub("", text).split()))


# Letters and symbols that are printed as nothing: fillers of Hangul, and the blank of Braille.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def is_visible(words: str) -> bool:
    """Whether anything of words can be seen: not where they are spaces, control and zero-width
    characters, or marks without a letter.
    """
    return any(
        unicodedata.category(letter)[0] not in "CZM" and letter not in _BLANK for letter in words
    )


def joined(blocks: Iterable[tuple[str, ParagraphKind]]) -> tuple[str, tuple[Paragraph, ...]]:
    """Paragraphs as one text, an empty line between them, and where each stands in it."""
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
