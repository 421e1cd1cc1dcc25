"""The words of one block of a page, with the offsets of note markers and links in them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.cleaning import without_invisible
from corpus.documents import ParagraphKind

BREAK = "\u2028"  # a line break that the page shows
Lines = Literal["all", "verse", "none"]
_SPACES = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\s,;]*")
_CLOSING = frozenset(".,;:!?)]}”’»…")
_BRACKETS = {"[": "]", "(": ")"}
# Set by hand: lines as short and as many are verse, an address or the like, and stay lines.
_LEAST_LINES = 3
_LONGEST_LINE = 70  # characters


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `marks` are (offset, note) of its markers, `links` the (start, end, address) of
    its links, where they were asked for; `level` is the rank of a heading, from 1. A block of the
    kind "note" without words stands where the words of notes were.
    """

    text: str
    kind: ParagraphKind
    level: int = 0
    marks: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    note: int


@dataclass(frozen=True, slots=True)
class _Link:
    url: str | None  # `None` where a link ends


class Words:
    """Words, markers and links in the order of the page."""

    def __init__(self) -> None:
        self._pieces: list[str | _Mark | _Link] = []

    def add(self, text: str | None) -> None:
        """Add words as the page has them."""
        if text:
            self._pieces.append(text)

    def mark(self, note: int) -> None:
        """Add the marker of a note."""
        self._pieces.append(_Mark(note))

    def open_link(self, url: str) -> None:
        """Add the beginning of a link."""
        self._pieces.append(_Link(url))

    def close_link(self) -> None:
        """Add the end of a link."""
        self._pieces.append(_Link(None))

    def break_line(self) -> bool:
        """Add a line break; whether it is the second in a row."""
        doubled = False
        for piece in reversed(self._pieces):
            if isinstance(piece, str) and piece.strip(" \t\r\n\f"):
                doubled = piece.rstrip(" \t\r\n\f").endswith(BREAK)
                break
            if isinstance(piece, _Mark):
                break
        self._pieces.append(BREAK)
        return doubled

    def finish(self, kind: ParagraphKind, level: int, lines: Lines = "verse") -> Block | None:
        """The block of all that was added, and begin another; `None` where there is nothing.

        `lines` says which lines stay lines: all, those of verse, or none.
        """
        pieces, self._pieces = self._pieces, []
        if not pieces:
            return None
        laid = _Laid()
        for piece in _without_marker_signs(pieces):
            laid.add(piece)
        text = "".join(laid.out)
        if not text and not laid.marks and not laid.leading:
            return None
        if "\n" in text and (lines == "none" or (lines == "verse" and not _is_verse(text))):
            text = text.replace("\n", " ")
        marks = (*((laid.length, note) for note in laid.leading), *laid.marks)
        return Block(text, kind, level, tuple(sorted(marks)), tuple(laid.links))


def _is_verse(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) >= _LEAST_LINES and max(map(len, lines)) <= _LONGEST_LINE


def clean(text: str) -> str:
    """Text in Unicode's form NFC, without invisible characters, with single spaces and line
    breaks; spaces at its ends stay.
    """
    text = unicodedata.normalize("NFC", without_invisible(text))
    return _SPACES.sub(lambda found: "\n" if BREAK in found[0] else " ", text)


def _without_marker_signs(
    pieces: Sequence[str | _Mark | _Link],
) -> Iterator[str | _Mark | _Link]:
    """The pieces without what only divides markers from each other, and brackets around them."""
    found = list(pieces)
    place = 0
    while place < len(found):
        if not isinstance(found[place], _Mark):
            place += 1
            continue
        last = following = place
        while following + 1 < len(found):
            following += 1
            piece = found[following]
            if isinstance(piece, _Mark):
                for between in range(last + 1, following):
                    found[between] = ""
                last = following
            elif not isinstance(piece, str) or not _SEPARATORS.fullmatch(piece):
                break
        _strip_brackets(found, place - 1, last + 1)
        place = last + 1
    yield from (piece for piece in found if piece)


def _strip_brackets(pieces: list[str | _Mark | _Link], before: int, behind: int) -> None:
    """Take brackets away that stand directly around the pieces between two places."""
    if before < 0 or behind >= len(pieces):
        return
    first, second = pieces[before], pieces[behind]
    if not isinstance(first, str) or not isinstance(second, str):
        return
    opening, closing = first.rstrip()[-1:], second.lstrip()[:1]
    if opening and _BRACKETS.get(opening) == closing:
        pieces[before] = first.rstrip()[:-1]
        pieces[behind] = second.lstrip()[1:]


@dataclass(slots=True)
class _Laid:
    """The text as it is laid out, piece by piece."""

    out: list[str] = field(default_factory=list)
    length: int = 0
    space: str = ""
    marked: bool = False
    marks: list[tuple[int, int]] = field(default_factory=list)
    leading: list[int] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    opened: list[tuple[int | None, str]] = field(default_factory=list)

    def add(self, piece: str | _Mark | _Link) -> None:
        """Lay out the next piece."""
        if isinstance(piece, _Mark):
            self.marked = True
            if self.length:
                self.marks.append((self.length, piece.note))
            else:
                self.leading.append(piece.note)
        elif isinstance(piece, _Link):
            self._link(piece)
        else:
            self._words(clean(piece))

    def _link(self, link: _Link) -> None:
        if link.url is not None:
            self.opened.append((None, link.url))
        elif self.opened:
            start, url = self.opened.pop()
            if start is not None and start < self.length:
                self.links.append((start, self.length, url))

    def _words(self, text: str) -> None:
        core = text.strip(" \n")
        if not core:
            self.space = _wider(self.space, text[:1])
            return
        lead = text[:1] if text[0] in " \n" else ""
        # The space before a marker goes with it where a comma or the like stands behind it.
        glued = self.marked and not lead and core[0] in _CLOSING
        space = "" if glued or not self.length else _wider(self.space, lead)
        start = self.length + len(space)
        self.out.append(space + core)
        self.length = start + len(core)
        self.opened = [(start if at is None else at, url) for at, url in self.opened]
        if self.leading:  # a marker before the first word belongs to that word
            behind = len(re.split(r"\s", core, maxsplit=1)[0])
            self.marks += [(behind, note) for note in self.leading]
            self.leading = []
        self.space = text[-1] if text[-1] in " \n" else ""
        self.marked = False


def _wider(space: str, other: str) -> str:
    return "\n" if "\n" in (space, other) else space or other
