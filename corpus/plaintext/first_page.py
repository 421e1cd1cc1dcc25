"""The first page of a text: which of its lines are title, byline and other front matter.

Lines are read up to the first that is of running text. The title is chosen among those that are
nothing else: not a masthead, a body, a date or a name. Where nothing shows that a text has front
matter, it has none, and no title.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.english.front_matter import (
    CAPTION,
    CHAPTER,
    CODE,
    FRONT_NOTICE,
    MASTHEAD,
    VERSUS,
)
from corpus.lines import Line, Vocabulary
from corpus.notes.marker_forms import has_leaders
from corpus.plaintext.front_lines import (
    Segment,
    is_body,
    kind_of,
    memo_values,
    opens,
    segments,
    starts_text,
)
from corpus.plaintext.front_matter import FrontKind, is_ornament
from corpus.plaintext.tables import find_tables
from corpus.plaintext.titles import case_title, find_title

# Set by hand.
_MOST_LINES = 80  # of a first page that are looked at
_MOST_HEADING_WORDS = 6  # of a heading without a blank line below it
_MOST_MASTHEAD = 12  # words of a line that is one though no title is known
_MOST_APART = 4  # lines from a line to the next with words
_CENTRED = 4  # columns from the margin
_LEAST_MEMO_LABELS = 3
_LEAST_REPEATED = 6  # letters of a line that is repeated


@dataclass(slots=True)
class FirstPage:
    """The first paragraphs of a text: the lines of each, and what it is; `None` where it is read as
    any other. They are made of the lines before `end`.
    """

    parts: list[tuple[list[Line], FrontKind | None]] = field(default_factory=list)
    end: int = 0

    def is_titled(self, title: str) -> bool:
        """Whether its title is this one, apart from a subtitle."""
        own = next((lines for lines, kind in self.parts if kind == "title"), [])
        printed, given = letters("".join(line.text for line in own)), letters(title)
        return bool(printed and given) and (given.startswith(printed) or printed.startswith(given))

    def repeated(self) -> set[str]:
        """The letters of the title and the lines around it, which a second title page repeats."""
        front = [lines for lines, kind in self.parts if kind in ("title", "front matter")]
        known = {letters("".join(line.text for line in lines)) for lines in front}
        known |= {letters(line.text) for lines in front for line in lines}
        return {words for words in known if len(words) >= _LEAST_REPEATED}


def read_first_page(
    lines: Sequence[Line], words: Vocabulary, title: Collection[int] = ()
) -> FirstPage:
    """The front matter with which the lines of a text begin; empty where it shows none. `title`
    are the file offsets of the lines of the title, where its print shows it; then all lines are of
    the front matter.
    """
    end = len(lines) if title else _zone_end(lines)
    found = segments(lines[:end], words)
    if not found:
        return FirstPage()
    page = _Page(found, opened=_is_opened(lines, end), title=title)
    if not page.read() and not page.read_mastheads():
        return FirstPage()
    parts = list(page.parts())
    short = end < len(lines) and len(lines[end].text.split()) <= _MOST_HEADING_WORDS
    if short and _is_opened(lines, end) and end + 1 < len(lines) and starts_text(lines, end + 1):
        parts.append(([lines[end]], None))  # a heading with no blank line below it
        end += 1
    return FirstPage(parts, end)


def _zone_end(lines: Sequence[Line]) -> int:
    """The place behind the front matter: of a line of running text, of a heading that opens a text,
    or of the second page.
    """
    first = next((n for n, line in enumerate(lines) if not line.blank), len(lines))
    place = first
    while place < min(len(lines), first + _MOST_LINES):
        line = lines[place]
        if line.blank or is_ornament(line.text) or (place == first and CHAPTER.search(line.text)):
            place += 1
        elif line.page != lines[first].page or _is_apart(line.text):
            break
        elif FRONT_NOTICE.search(line.text) and not MASTHEAD.search(line.text):
            place = _behind_notice(lines, place)
        elif starts_text(lines, place) and not _is_above_byline(lines, place):
            break
        else:
            place += 1
    tables = (
        []
        if any(VERSUS.search(line.text) for line in lines[:place])
        else find_tables(lines[:place])
    )
    return tables[0].first if tables else place


def _is_masthead(text: str) -> bool:
    """Whether a line is a masthead even where no title is known: short, and without a label."""
    words = text.strip()
    if CODE.search(words):
        return True
    labelled = words[0].isdigit() or words[0] in "[("
    return not labelled and len(words.split()) <= _MOST_MASTHEAD and bool(MASTHEAD.search(words))


def _is_above_byline(lines: Sequence[Line], place: int) -> bool:
    """Whether a line stands alone above a byline, as the summary under a headline does."""
    if place + 1 >= len(lines) or not lines[place + 1].blank:
        return False
    below = next(
        (line.text for line in lines[place + 1 : place + _MOST_APART] if line.text.strip()), ""
    )
    return kind_of(below) == "by"


def _is_apart(text: str) -> bool:
    """Whether a line opens a text, is a caption, or is of a list of contents."""
    if kind_of(text) in ("date", "masthead"):
        return False
    return opens(text) or has_leaders(text) or CAPTION.search(text) is not None


def _behind_notice(lines: Sequence[Line], place: int) -> int:
    """The place behind a notice of one or more sentences."""
    while place + 1 < len(lines) and not lines[place + 1].blank:
        ended = lines[place].text.rstrip().endswith((".", "!"))
        if ended and not starts_text(lines, place + 1):
            break
        place += 1
    return place + 1


def _is_opened(lines: Sequence[Line], end: int) -> bool:
    return end < len(lines) and opens(lines[end].text)


def letters(text: str) -> str:
    """The letters and digits of a text, without case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


class _Page:
    """The lines of a first page while it is decided what they are."""

    def __init__(self, found: list[Segment], *, opened: bool, title: Collection[int] = ()) -> None:
        self.found, self.opened = found, opened
        self.printed = [n for n, one in enumerate(found) if one.line.start in title]
        self.kinds: list[FrontKind | None] = [None] * len(found)

    def read(self) -> bool:
        """Decide what the lines are; `False` where there is no front matter."""
        if not self.printed and (self._read_memo() or self._read_case()):
            return True
        title = self.printed or find_title(self.found, opened=self.opened)
        if not title:
            return False
        self._set(title)
        # What is the first chapter of a book has no author of its own.
        return "byline" in self.kinds or CHAPTER.search(self.found[0].text) is None

    def parts(self) -> Iterator[tuple[list[Line], FrontKind | None]]:
        """The paragraphs: lines of one kind that belong together."""
        title = [n for n, kind in enumerate(self.kinds) if kind == "title"]
        low, high = (title[0], title[-1]) if title else (0, -1)
        within = [n for n in range(low, high + 1) if self.kinds[n] != "title"]
        # A title may have a column beside it, or a line between.
        order = [*range(low), *title, *within, *range(high + 1, len(self.found))]
        pairs = [(place, self.found[place]) for place in order]
        for _, group in groupby(pairs, key=lambda pair: self._part_of(*pair)):
            own = list(group)
            yield [one.line for _, one in own], self.kinds[own[0][0]]

    def _part_of(self, place: int, one: Segment) -> tuple[object, ...]:
        kind = self.kinds[place]
        if kind == "title":
            return ("title",)
        if kind is None:
            return (None, one.block)
        joined = one.kind in ("plain", "body", "prose") and kind == "front matter"
        return (kind, one.block, one.kind) if joined else (kind, place)

    def _read_memo(self) -> bool:
        """The head of a memorandum or a letter: its subject is the title, its sender the author."""
        values = memo_values(self.found)
        is_memo = len(values) >= _LEAST_MEMO_LABELS and bool({"from", "to"} & values.keys())
        if not is_memo and not {"subject", "re"} & values.keys():
            return False
        last = max(place for places in values.values() for place in places)
        for place in range(last + 1):
            self.kinds[place] = "front matter"
        for place in values.get("subject", values.get("re", [])):
            self.kinds[place] = "title"
        for place in values.get("from", [])[:1]:
            if self.found[place].kind == "name":
                self.kinds[place] = "byline"
        return True

    def _read_case(self) -> bool:
        """The head of an opinion: the parties are its title."""
        title = case_title(self.found)
        if not title:
            return False
        for place, one in enumerate(self.found):
            is_text = one.kind == "prose" or self._is_text(place)
            self.kinds[place] = None if is_text else "front matter"
            if place in title:
                self.kinds[place] = "title"
        self._free_heading(max(title), named=("plain", "masthead"))
        return True

    def read_mastheads(self) -> bool:
        """Decide which lines are mastheads where there is no title; `False` where none is."""
        self.kinds = [None] * len(self.found)
        for place, one in enumerate(self.found):
            if _is_masthead(one.text):
                self.kinds[place] = "front matter"
                if one.is_behind and self.found[place - 1].kind == "body":
                    self.kinds[place - 1] = "front matter"  # in the same line
        return any(self.kinds)

    def _set(self, title: Sequence[int]) -> None:
        for place, one in enumerate(self.found):
            kind: FrontKind | None = "front matter"
            if place in title:
                kind = "title"
            elif one.kind == "prose" or self._is_text(place):
                kind = None
            elif one.kind == "by" or (
                one.kind == "name" and (place > title[-1] or self._is_under_by(place))
            ):
                kind = "byline"
            elif one.block == self.found[title[-1]].block:
                pass
            elif one.kind == "plain" and place > title[-1] and not self._is_front(one):
                kind = None
            self.kinds[place] = kind
        below = title[-1] + 1
        if "byline" not in self.kinds and any(
            is_body(one.text.strip()) and not one.is_behind for one in self.found[below : below + 1]
        ):
            self.kinds[below] = "byline"  # the author of a report without another
        self._free_heading(title[-1])

    def _is_text(self, place: int) -> bool:
        """Whether a line is of running text that was taken for something else: a sentence, with
        other lines directly above or below.
        """
        one = self.found[place]
        beside = [*self.found[max(place - 1, 0) : place], *self.found[place + 1 : place + 2]]
        if one.kind != "plain" or not one.is_sentence:
            return False
        return any(other.block == one.block for other in beside)

    def _is_under_by(self, place: int) -> bool:
        """Whether a name goes on from "By …" above it, or from a name there."""
        while place > 0 and self.found[place].kind == "name":
            place -= 1
        return self.found[place].kind == "by"

    def _is_front(self, one: Segment) -> bool:
        """Whether what is nothing else is of the front matter: it is centred, or has digits, or
        stands between the title and the authors.
        """
        if one.line.indent >= _CENTRED or one.is_upper or one.is_behind:
            return True
        place = self.found.index(one)
        later = self.found[place + 1 :]
        return any(other.kind in ("by", "name", "date") for other in later) or any(
            letter.isdigit() for letter in one.text
        )

    def _free_heading(self, title: int, named: Sequence[str] = ("plain",)) -> None:
        """Leave the last line above the text to be a heading, where it stands alone."""
        if self.opened or not self.found:
            return
        last = self.found[-1]
        place = len(self.found) - 1
        alone = sum(one.block == last.block for one in self.found) == 1
        digits = any(letter.isdigit() for letter in last.text)
        if place > title and alone and last.kind in named and not (digits and named != ("plain",)):
            self.kinds[place] = None
