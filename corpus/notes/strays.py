"""Lines beside those that begin notes which begin notes too: out of order, or a number twice."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.notes.candidates import Candidate, NoteStart


class Strays:
    """The search, in the order of the text, for lines beside chosen ones that begin notes too."""

    def __init__(self, starts: Sequence[NoteStart], block_of: dict[int, int]) -> None:
        self.added: list[NoteStart] = []
        self._block_of = block_of
        self._chosen = {start.place: start for start in starts}
        self._numbers = {(start.series, start.label.number) for start in starts}
        self._highest: dict[int, int] = {}
        for start in starts:
            most = max(self._highest.get(start.series, 0), start.label.number)
            self._highest[start.series] = most
        self._waiting = iter([*starts, None])
        self._upcoming = next(self._waiting)
        self._previous: NoteStart | None = None
        self.near = starts[0]

    @property
    def previous_place(self) -> int:
        """The place of the last line that begins a note; -1 before the first."""
        return self._previous.place if self._previous else -1

    def consider(self, one: Candidate, *, may_be_twice: bool, is_marked: bool) -> None:
        """Look at the next candidate."""
        if self._upcoming is not None and one.place == self._upcoming.place:
            self._previous = self.near = self._upcoming
            self._upcoming = next(self._waiting)
            return
        if one.apart < 0:
            return
        number = one.label.number
        behind = self._upcoming
        if behind is not None and behind.label.number == number + 1 and self._fits(one, behind):
            if (behind.series, number) not in self._numbers:
                self._add(one, behind, is_marked=False)
            return
        if not self._fits(one, self.near):
            return
        missing = (self.near.series, number) not in self._numbers
        previous = self._previous
        if missing and number < self._highest[self.near.series]:
            self._add(one, self.near, is_marked=is_marked)
        elif previous is not None and previous.label.number == number and may_be_twice:
            self._add(one, self.near, is_marked=False)

    def _fits(self, one: Candidate, start: NoteStart) -> bool:
        """Whether a candidate is printed as a note is, in its block or beside it."""
        near = abs(one.block - self._block_of[start.place]) <= 1
        return near and one.label.form == start.label.form

    def _add(self, one: Candidate, like: NoteStart, *, is_marked: bool) -> None:
        self._numbers.add((like.series, one.label.number))
        start = replace(like, place=one.place, label=one.label, is_marked=is_marked)
        self.added.append(start)
        if self._previous is not None:
            self._previous = self.near = start
