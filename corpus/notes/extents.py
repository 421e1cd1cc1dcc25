"""The lines of each note, from the lines that begin notes.

Between two notes there is body if the marker of the second is there; otherwise all of it belongs to
the first. `corpus.notes.ends` finds where the last of several ends.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.lines import Line
from corpus.notes.candidates import (
    NoteStart,
    ends_note,
    is_notes_heading,
    is_rule,
    is_tight_heading,
    is_works_heading,
    may_be_heading,
)
from corpus.notes.ends import Ends
from corpus.notes.labels import Label

_MOST_HEADING_LINES = 2

# The place of the last marker of a start on the lines [after, before); `None` without one.
MarkerBefore = Callable[[NoteStart, int, int], int | None]


@dataclass(slots=True)
class NoteLines:
    """The lines of one note, the first of which begins with its label. `heading` are those of a
    heading above it. `is_foot` is whether it is at the foot of its page. Markers of it are on the
    lines from file offset `after` on.
    """

    label: Label
    lines: list[Line]
    series: int = 1
    after: int = 0
    heading: list[Line] = field(default_factory=list)
    is_foot: bool = False


@dataclass
class Extents:
    """What the lines of a text are, by their places: parts of notes, asides or rules. All others
    are body. `cuts` is whether a sentence goes on behind a note.
    """

    notes: list[NoteLines] = field(default_factory=list)
    asides: list[list[Line]] = field(default_factory=list)
    rules: list[Line] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    ends: list[int] = field(default_factory=list)  # the places behind groups of footnotes
    cuts: bool = False


def find_extents(
    lines: Sequence[Line],
    starts: Sequence[NoteStart],
    marker: MarkerBefore,
    bounds: Sequence[int] = (),
    *,
    paged: bool,
) -> Extents:
    """The lines of the notes that begin at `starts`. No note goes over a line of the `bounds`,
    which rise: what begins there looks like another note.
    """
    return _Finder(lines, starts, marker, bounds, paged=paged).find()


class _Finder:
    """The extents under construction."""

    def __init__(
        self,
        lines: Sequence[Line],
        starts: Sequence[NoteStart],
        marker: MarkerBefore,
        bounds: Sequence[int],
        *,
        paged: bool,
    ) -> None:
        self._lines, self._starts, self._marker, self._paged = lines, starts, marker, paged
        self._found = Extents()
        self._bounds = bounds
        self._last_foot: tuple[NoteLines, int] | None = None  # the last footnote, and its page
        self._ends = Ends(lines, self._found.taken, paged=paged)

    def find(self) -> Extents:
        """The extents of all notes."""
        group: list[NoteStart] = []
        for index, start in enumerate(self._starts):
            following = self._starts[index + 1] if index + 1 < len(self._starts) else None
            group.append(start)
            if following is None or not self._is_joined(start, following):
                self._take_group(group, following.place if following else len(self._lines))
                group = []
        self._found.cuts = self._ends.cuts
        return self._found

    def _is_joined(self, start: NoteStart, following: NoteStart) -> bool:
        """Whether there is no body between two notes."""
        if "footnote" in (start.label.style, following.label.style):
            return False  # each says where it ends
        if self._marker(following, start.place + 1, following.place) is not None:
            return False
        if self._marker(following, following.after, start.place + 1) is not None:
            return self._is_near(start, following)
        place = self._ends.text_place(start)
        headed = self._heading_between(start, following)
        return self._is_next(place, following.place) or (
            headed is not None and self._is_next(place, headed)
        )

    def _is_near(self, start: NoteStart, following: NoteStart) -> bool:
        """Whether two notes that were both referred to before are of one list."""
        if not self._paged or self._line(start).page == self._line(following).page:
            return True
        # At the feet of two pages, between which is body without a marker.
        own = self._marker(start, start.after, start.place)
        on_page = own is not None and self._lines[own].page == self._line(start).page
        between = self._lines[start.place : following.place]
        return not on_page or sum(not line.blank for line in between) <= 1

    def _is_next(self, place: int, following: int) -> bool:
        """Whether a note begins in the block of lines at `place`, or in the next one."""
        blocks = 0
        for earlier, line in zip(
            self._lines[place:following], self._lines[place + 1 : following + 1], strict=True
        ):
            blocks += (earlier.blank or earlier.page != line.page) and not line.blank
        return blocks <= 1

    def _line(self, start: NoteStart) -> Line:
        return self._lines[start.place]

    def _take_group(self, group: Sequence[NoteStart], limit: int) -> None:
        """Take the notes of one group, behind which body follows, or the text ends at `limit`."""
        is_foot = self._is_foot(group)
        if is_foot and self._paged:
            self._take_continued(group[0].place)
        heading = self._take_above(group[0])
        for start, following in pairwise(group):
            headed = self._heading_between(start, following)
            self._take(start, headed or following.place, heading, is_foot=is_foot)
            heading = list(range(headed, following.place)) if headed else []
        end = self._ends.behind(group[-1], limit, is_foot=is_foot)
        self._take(group[-1], end, heading, is_foot=is_foot)
        self._found.ends.append(end)
        if is_foot and self._paged:
            self._last_foot = (self._found.notes[-1], self._line(group[-1]).page)

    def _is_foot(self, group: Sequence[NoteStart]) -> bool:
        """Whether notes are at the foot of a page: they are not below a heading, and their markers
        are on their page, if pages are known.
        """
        if self._is_headed(group[0].place):
            return False
        if not self._paged:
            return True
        page = self._line(group[0]).page
        marked = [self._marker(start, start.after, start.place) for start in group]
        own = sum(place is not None and self._lines[place].page == page for place in marked)
        return own * 2 >= sum(place is not None for place in marked)

    def _is_headed(self, place: int) -> bool:
        """Whether a heading above notes is above a line, or above a chapter's heading there."""
        above = self._above(place)
        if is_notes_heading(above):
            return True
        if not may_be_heading(above.strip()):
            return False
        higher = next(n for n in range(place - 1, -1, -1) if not self._lines[n].blank)
        return is_notes_heading(self._above(higher))

    def _above(self, place: int) -> str:
        above = next((n for n in range(place - 1, -1, -1) if not self._lines[n].blank), None)
        return "" if above is None else self._lines[above].text

    def _take_above(self, first: NoteStart) -> list[int]:
        """Take a rule, and an aside (an author's biography), above the first note of a group;
        return the places of a heading above it.
        """
        place = first.place
        above = place - 1
        while above >= 0 and self._lines[above].blank:
            above -= 1
        if above < 0 or above in self._found.taken:
            return []
        text = self._lines[above].text
        if is_rule(text):
            self._found.rules.append(self._lines[above])
            self._found.taken.add(above)
            return []
        if is_notes_heading(text) or is_works_heading(text):
            return [above]
        if may_be_heading(text.strip()) and is_notes_heading(self._above(above)):
            higher = next(n for n in range(above - 1, -1, -1) if not self._lines[n].blank)
            return [higher, above]  # of the notes, and of their first chapter
        if above == place - 1 and not self._paged and ends_note(text):
            self._take_aside(place)
        return []

    def _take_continued(self, place: int) -> None:
        """Take the lines above the first note of a page that go on from the last note of the page
        before: those behind a rule, or those directly above the note where it is unfinished.
        """
        if self._last_foot is None or self._last_foot[1] + 1 != self._lines[place].page:
            return
        note, page = self._last_foot
        first = place
        while first > 0 and self._lines[first - 1].page == page + 1:
            first -= 1
        ruled = next((n for n in range(place - 1, first, -1) if is_rule(self._lines[n].text)), None)
        if ruled is not None:
            places = range(ruled + 1, place)
            self._found.rules.append(self._lines[ruled])
            self._found.taken.add(ruled)
        elif not ends_note(note.lines[-1].text):
            begin = place
            while begin > first and not self._lines[begin - 1].blank:
                begin -= 1
            if begin == first:  # all of the page up to the note
                return
            places = range(begin, place)
        else:
            return
        note.lines += [self._lines[n] for n in places if not self._lines[n].blank]
        self._found.taken.update(places)

    def _take_aside(self, place: int) -> None:
        """Take the lines directly above a note as an aside, if two blank lines set them off."""
        begin = place
        while begin > 0 and not self._lines[begin - 1].blank and begin - 1 not in self._found.taken:
            begin -= 1
        apart = begin >= 2 and self._lines[begin - 1].blank and self._lines[begin - 2].blank
        if apart and any(not self._lines[n].blank for n in range(begin - 1)):
            self._found.asides.append(list(self._lines[begin:place]))
            self._found.taken.update(range(begin, place))

    def _heading_between(self, start: NoteStart, following: NoteStart) -> int | None:
        """The place of a heading directly above a note with which numbering begins anew."""
        if following.series == start.series:
            return None
        place = following.place
        blank_lines = [n for n in range(start.place + 1, place) if self._lines[n].blank]
        breaks = [n for n in blank_lines if not self._lines[n + 1].blank]
        for low in breaks[:-1] if breaks and breaks[-1] == place - 1 else breaks:
            rest = [self._lines[n].text.strip() for n in range(low + 1, place)]
            words = [text for text in rest if text]
            if len(words) <= _MOST_HEADING_LINES and all(map(may_be_heading, words)):
                return low + 1
        low = place
        while low - 1 > start.place and place - low <= _MOST_HEADING_LINES:
            if not self._lines[low - 1].blank and not is_tight_heading(self._lines[low - 1].text):
                break
            low -= 1
        return next((n for n in range(low, place) if not self._lines[n].blank), None)

    def _take(self, start: NoteStart, end: int, heading: Sequence[int], *, is_foot: bool) -> None:
        bound = bisect_right(self._bounds, start.place)
        if bound < len(self._bounds):
            end = min(end, max(self._bounds[bound], start.place + 1))
        places = [n for n in range(start.place, end) if n not in self._found.taken]
        own = [self._lines[n] for n in places if not self._lines[n].blank]
        if not own[0].text[start.label.end :].strip() and len(own) == 1:
            return  # a label without words stays where it is
        above = [self._lines[n] for n in heading if not self._lines[n].blank]
        self._found.taken.update(places)
        self._found.taken.update(n for n in heading if not self._lines[n].blank)
        after = self._lines[start.after].start if start.after < len(self._lines) else 0
        self._found.notes.append(
            NoteLines(start.label, own, start.series, after, above, is_foot and self._paged)
        )
