"""Notes that follow each other on one line, as in editions: each gets a line of its own."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.pdf.characters.lines import PdfLine, line_of
from corpus.pdf.characters.words import Word

# Set by hand.
_SMALLER = 0.6  # points: letters of notes than those of the text
_ENDS = (".", "!", "?", "”", '"', "’", ")")


def with_divided_notes(lines: Sequence[PdfLine], size: float) -> list[PdfLine]:
    """The lines of a page, where a line of notes is divided before the raised number that follows
    that of the note before. `size` is that of the text.
    """
    found: list[PdfLine] = []
    last = 0  # the number of the last note
    for line in lines:
        if line.size >= size - _SMALLER:
            found.append(line)
            continue
        begins = _number(line.words[0])
        last = begins or last
        cuts = [0]
        for place, (before, word) in enumerate(pairwise(line.words), 1):
            if last and _number(word) == last + 1 and before.text.endswith(_ENDS):
                cuts.append(place)
                last += 1
        ends = [*cuts[1:], len(line.words)]
        for first, end in zip(cuts, ends, strict=True):
            found.append(line if len(cuts) == 1 else line_of(line.words[first:end]))
    return found


def _number(word: Word) -> int:
    """The number that a raised word is; 0 of any other."""
    return int(word.text) if word.is_raised and word.text.isdecimal() else 0
