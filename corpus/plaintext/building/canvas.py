"""The canonical text under construction, with the file offsets of its pieces."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.documents import OmissionKind
from corpus.lines import Block
from corpus.notes.markers import Mark

_NO_SPACE_BEFORE = ".,;:!?)]”’»"


@dataclass
class Canvas:
    """The canonical text so far; file offsets count characters here, not bytes.

    `runs` are (offset in the text, length, file offset), `omitted` (kind, file start, file end).
    """

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    omitted: list[tuple[OmissionKind, int, int]] = field(default_factory=list)

    def _append(self, text: str) -> None:
        """Add a piece of text; what is copied from the file has a run besides."""
        self.pieces.append(text)
        self.length += len(text)

    def break_paragraph(self) -> None:
        """Add an empty line, unless the text is empty."""
        if self.length:
            self._append("\n\n")

    def add(self, block: Block, marks: Sequence[Mark] = ()) -> list[tuple[int, int]]:
        """Add a block without its markers; return (offset in the block, in the text) pairs.

        The pairs are in order, and nothing is omitted between two of them, so the last pair at or
        before an offset in the block gives its offset in the text.
        """
        self.omitted += [("hyphen", place, place + 1) for place in block.dropped]
        text = block.text
        cuts = []
        for mark in marks:
            low, high = mark.start, mark.end
            # The space before a marker is removed with it, unless the next word needs it.
            spaced = low > 0 and text[low - 1] == " "
            if spaced and (high == len(text) or text[high] in " " + _NO_SPACE_BEFORE):
                low -= 1
            cuts.append((low, mark.start, high))
        pairs: list[tuple[int, int]] = []
        place, begun = 0, self.length
        for low, start, high in [*cuts, (len(text), len(text), len(text))]:
            pairs.append((place, self.length))
            self._copy(block, place, low)
            self._omit(block, start, high)
            place = high
            if self.length == begun and text[place : place + 1] == " ":
                place += 1  # no paragraph begins with a space
        return pairs

    def _copy(self, block: Block, low: int, high: int) -> None:
        shift = self.length - low
        for start, file_start, size in _within(block, low, high):
            first, last = max(start, low), min(start + size, high)
            if first < last:
                self.runs.append((first + shift, last - first, file_start + first - start))
        if low < high:
            self._append(block.text[low:high])

    def _omit(self, block: Block, low: int, high: int) -> None:
        for start, file_start, size in _within(block, low, high):
            first, last = max(start, low), min(start + size, high)
            if first < last:
                self.omitted.append(
                    ("marker", file_start + first - start, file_start + last - start)
                )


def _within(block: Block, low: int, high: int) -> Sequence[tuple[int, int, int]]:
    """The chunks of a block that may overlap `[low, high)`."""
    first = bisect_right(block.chunks, low, key=lambda chunk: chunk[0]) - 1
    last = bisect_left(block.chunks, high, key=lambda chunk: chunk[0])
    return block.chunks[max(first, 0) : last]


def placed(pairs: Sequence[tuple[int, int]], offset: int) -> int:
    """The offset in the text of an offset in a block, from the `pairs` of `Canvas.add`.

    An offset inside a marker, or in the space removed with it, becomes that of the marker.
    """
    position = max(bisect_right(pairs, offset, key=lambda pair: pair[0]) - 1, 0)
    place, in_text = pairs[position]
    following = pairs[position + 1][1] if position + 1 < len(pairs) else None
    found = in_text + max(offset - place, 0)
    return found if following is None else min(found, following)
