"""Where notes end: footnotes with their page or where the body goes on, notes of a list at a blank
line.
"""

from collections.abc import Iterator, Sequence, Set

from corpus.lines import Line
from corpus.notes.candidates import NoteStart, ends_note

_LONGEST_PAGE = 400  # lines, in which the width of the body is measured
_LONGEST_BRACKET = 300  # lines of a note in brackets
_SHORT_LINE = 0.6  # of the widest line of the body; set by hand


class Ends:
    """The ends of notes that body follows. `taken` are the places of the lines that belong to notes
    so far; it may grow. `cuts` is whether a sentence of the body goes on behind a footnote.
    """

    def __init__(self, lines: Sequence[Line], taken: Set[int], *, paged: bool) -> None:
        self._lines, self._taken = lines, taken
        self.cuts = False
        self._page_end: dict[int, int] = {}  # of the pages that are known
        if paged:
            words = (place for place, line in enumerate(lines) if not line.blank)
            self._page_end = {lines[place].page: place + 1 for place in words}

    def behind(self, start: NoteStart, limit: int, *, is_foot: bool) -> int:
        """The place behind the last note of a group, at `limit` or before it. `is_foot` is whether
        the note is at the foot of its page.
        """
        if start.label.style == "footnote":
            closed = self._bracket_end(start.place, limit)
            if closed is not None:
                return closed
        first = self.text_place(start)
        if not is_foot:
            return self._list_end(start, first, limit)
        page_end = self._page_end.get(self._lines[start.place].page, limit + 1)
        if page_end <= limit:
            return page_end
        end = self._foot_end(start, first, limit)
        following = self._lines[end].text if end < limit else ""
        self.cuts |= following.strip()[:1].islower() or self._resumed(end, limit)
        return end

    def _resumed(self, end: int, limit: int) -> bool:
        """Whether the body goes on directly behind a note, without a blank line."""
        return (
            end < limit
            and end > 0
            and not self._lines[end - 1].blank
            and not (self._lines[end].blank)
        )

    def text_place(self, start: NoteStart) -> int:
        """The place of the first line with words of a note: behind a label alone on its line."""
        place = start.place
        if start.label.style != "alone":
            return place
        place += 1
        while place < len(self._lines) - 1 and self._lines[place].blank:
            place += 1
        return place

    def _bracket_end(self, place: int, limit: int) -> int | None:
        """The place behind the line with the closing bracket of a note; `None` without one."""
        depth = 0
        for number in range(place, min(limit, place + _LONGEST_BRACKET)):
            text = self._lines[number].text
            depth += text.count("[") - text.count("]")
            if depth <= 0:
                return number + 1
        return None

    def _list_end(self, start: NoteStart, first: int, limit: int) -> int:
        """The place behind the last note of a list: at the first blank line, unless its sentence or
        a block that is set in goes on.
        """
        indent = self._lines[start.place].indent
        end = first + 1
        while end < limit:
            if not self._lines[end].blank and self._lines[end].page == self._lines[end - 1].page:
                end += 1
                continue
            behind = next((n for n in range(end, limit) if not self._lines[n].blank), None)
            if behind is None:
                return limit
            text = self._lines[behind].text
            last = next(n for n in range(end - 1, -1, -1) if not self._lines[n].blank)
            unfinished = not ends_note(self._lines[last].text) and text.strip()[:1].islower()
            if not unfinished and self._lines[behind].indent <= indent:
                return end
            end = behind + 1
        return end

    def _foot_end(self, start: NoteStart, first: int, limit: int) -> int:
        """The place behind a footnote, where the page's end is not known: a blank line, or one at
        which the body goes on.
        """
        indented = self._lines[start.place].text[:1].isspace()
        body = self._body_before(start.place)
        last_body = next((line.text for line in body if not line.blank), "")
        cut = not ends_note(last_body)  # the page ends within a sentence
        widths = (len(line.text) for line in self._body_before(start.place))
        width = max(widths, default=0) if cut else 0
        for place in range(first + 1, limit):
            text, previous = self._lines[place].text, self._lines[place - 1].text
            if self._lines[place].blank:
                return place
            if not ends_note(previous):
                continue
            is_indented = text[:1].isspace()
            resumes = is_indented and not indented and start.label.style != "alone"
            resumes |= cut and text[:1].islower() and "/" not in text.split()[0]
            resumes |= cut and len(previous.rstrip()) < _SHORT_LINE * width and not is_indented
            if resumes:
                return place
        return limit

    def _body_before(self, place: int) -> Iterator[Line]:
        """The lines of the body on the page before a place, from the last."""
        for number in range(place - 1, max(0, place - _LONGEST_PAGE) - 1, -1):
            if number not in self._taken:
                yield self._lines[number]
