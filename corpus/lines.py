"""Lines of a text file, and lines joined into blocks with a map back to the file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.english.lexicon import COMBINING_FORMS, ENDINGS, KEEPS_HYPHEN, word_counts

_BREAK = re.compile(r"([\n\r\f](?:(?<=\r)\n)?)")
_CHUNK = re.compile(r"\S+(?: \S+)*")
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-\u2010\u2011" + _SOFT_HYPHEN
_LAST_PART = re.compile(rf"\w+[{_HYPHENS}]$")
_FIRST_PART = re.compile(r"\w+")
_DIVIDED = re.compile(rf"\w+[{_HYPHENS}][^\S\n]*\n\s*\w+")  # the parts of a word at a line's end
_LEAST_LETTERS = 4  # of a word that tells the language of a text
_LEAST_KNOWN = 0.5  # share of such words that the English lexicon has
# Words of letters alone, not the parts of an address or of a longer compound.
_WHOLE_LEFT = re.compile(rf"(?:^|[\s(\[“„\"‘«‹])[^\W\d_]+[{_HYPHENS}]$")
_WHOLE_RIGHT = re.compile(rf"(?!(?:and|or|to|nor|und|et|y)\s)[^\W\d_]+(?![\w/@{_HYPHENS}]|\.\w)")
_SECOND_PART = re.compile(r"(?:and|or|to|nor|und|et|y)\s")


@dataclass(slots=True)
class Line:
    """One line without its end, never changed. `start` counts characters of the file; `page` counts
    from 1; `margin` are the columns before the text of its page, and `indent` those between it and
    the first word. `words` are its text without the white space around it, and `plain` is whether
    they are parted by single spaces and nothing else.
    """

    start: int
    text: str
    page: int
    margin: int = 0
    # All are asked for several times.
    words: str = field(init=False, compare=False, repr=False)
    blank: bool = field(init=False, compare=False, repr=False)
    plain: bool = field(init=False, compare=False, repr=False)
    indent: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        text = self.text
        self.words = words = text.strip()
        self.blank = not words
        self.plain = "  " not in words and words.isprintable()
        self.indent = -self.margin
        if text[:1] != words[:1]:
            lead = len(text) - len(text.lstrip())
            self.indent += len(text[:lead].expandtabs(4))

    def on(self, page: int, margin: int = 0) -> "Line":
        """The same line on another page, or with another margin."""
        return Line(self.start, self.text, page, margin)


def split_lines(text: str) -> list[Line]:
    """The lines of `text`. A form feed ends a line and begins a page."""
    lines = []
    page, start = 1, 0
    pieces = [*_BREAK.split(text), ""]  # the words and the end of each line by turns
    for words, end in zip(pieces[::2], pieces[1::2], strict=True):
        lines.append(Line(start, words, page))
        start += len(words) + len(end)
        page += end == "\f"
    return lines


@dataclass(slots=True)
class Block:
    """Lines joined into running text; `chunks` are (offset in `text`, offset in the file, length).

    `dropped` are the file offsets of hyphens that were removed because they only divided a word at
    a line end; `page_starts` are (offset in `text`, page) of the pages that begin in the block.
    """

    text: str = ""
    chunks: list[tuple[int, int, int]] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    page_starts: list[tuple[int, int]] = field(default_factory=list)


def joins_soft(left: str, right: str, words: "Vocabulary") -> bool:
    """Whether the hyphen at the end of `left` only divides a word at the line end.

    The document decides where it has the word elsewhere, with the hyphen or without; else the
    English lexicon.
    """
    if left.endswith(_SOFT_HYPHEN):
        return True
    last, first = _LAST_PART.search(left), _FIRST_PART.match(right)
    if last is None or first is None or not first.group()[0].islower():
        return False
    stem, rest = last.group()[:-1].lower(), first.group().lower()
    if f"{stem}-{rest}" in words:
        return False
    if stem + rest in words:
        return True
    counts = word_counts()
    if rest in ENDINGS.words and stem + rest in counts:
        return True
    # "re-organise" keeps its hyphen in a text that has "re-emerge".
    is_compound = stem in KEEPS_HYPHEN.words or stem in words.first_parts
    if is_compound and rest in counts:
        return False
    if stem + rest in counts:
        return True
    if stem in COMBINING_FORMS.words or not (
        _WHOLE_LEFT.search(left) and _WHOLE_RIGHT.match(right)
    ):
        return False
    if words.is_foreign:
        return not (stem in words and rest in words)
    # The first part of a compound is a word.
    return len(stem) > 1 and stem not in counts and not left[:1].isupper()


class Vocabulary:
    """The words within the lines of a text, in lower case; collected at the first look-up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: set[str] | None = None
        self._first_parts: set[str] = set()
        self._foreign: bool | None = None

    def __contains__(self, word: str) -> bool:
        return word in self._known()

    def _known(self) -> set[str]:
        if self._words is None:
            whole = _DIVIDED.sub(" ", self._text)
            self._words = {found.lower() for found in re.findall(r"\w+(?:-\w+)*", whole)}
            compounds = (one.partition("-") for one in self._words)
            self._first_parts = {first for first, hyphen, _ in compounds if hyphen}
        return self._words

    @property
    def is_foreign(self) -> bool:
        """Whether most words of the text are not English."""
        if self._foreign is None:
            small = [one for one in self._known() if len(one) >= _LEAST_LETTERS]
            counts = word_counts()
            known = sum(one in counts for one in small)
            self._foreign = bool(counts) and known < _LEAST_KNOWN * len(small)
        return self._foreign

    def has_small(self, word: str) -> bool:
        """Whether a word stands in small letters in the text."""
        small = word.lower()
        end = -1
        while (place := self._text.find(small, end + 1)) >= 0:
            end = place + len(small)
            around = (self._text[place - 1 : place], self._text[end : end + 1])
            if not any(letter.isalnum() for letter in around):
                return True
        return False

    @property
    def first_parts(self) -> set[str]:
        """The first parts of the words with a hyphen."""
        return self._first_parts if "" not in self else set()


def join(lines: Iterable[Line], words: Vocabulary, skip: int = 0) -> Block:
    """One block from `lines`, without the first `skip` characters of the first.

    Lines are joined by a space, or by nothing after a hyphen; other white space becomes a single
    space, too.
    """
    block = Block()
    pieces: list[str] = []
    length = 0
    page = 0
    for offset, chunk, line_page, starts_line in _chunks(lines, skip):
        if pieces and starts_line and _ends_with_hyphen(pieces[-1]):
            if joins_soft(pieces[-1], chunk, words):
                _drop_hyphen(block, pieces)
                length -= 1
            elif _SECOND_PART.match(chunk):  # "pre- and post-war"
                pieces.append(" ")
                length += 1
        elif pieces:
            pieces.append(" ")
            length += 1
        if line_page != page:
            block.page_starts.append((length, line_page))
            page = line_page
        block.chunks.append((length, offset, len(chunk)))
        pieces.append(chunk)
        length += len(chunk)
    block.text = "".join(pieces)
    return block


def _ends_with_hyphen(piece: str) -> bool:
    return piece[-1] in _HYPHENS and len(piece) > 1 and not piece[-2].isspace()


def _drop_hyphen(block: Block, pieces: list[str]) -> None:
    """Remove the hyphen at the end of the last piece and of the last chunk."""
    start, file_start, size = block.chunks[-1]
    block.chunks[-1] = (start, file_start, size - 1)
    block.dropped.append(file_start + size - 1)
    pieces[-1] = pieces[-1][:-1]


def _chunks(lines: Iterable[Line], skip: int) -> Iterator[tuple[int, str, int, bool]]:
    """(File offset, words, page, whether it is the first of its line)."""
    for line in lines:
        if line.plain and not skip:
            if line.words:
                yield line.start + line.text.index(line.words), line.words, line.page, True
        else:
            starts_line = True
            for match in _CHUNK.finditer(line.text, skip):
                yield line.start + match.start(), match.group(), line.page, starts_line
                starts_line = False
        skip = 0
