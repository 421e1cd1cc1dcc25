"""Markers: the labels of notes in the body, where the text refers to them.

Each form of markers is tried; that which most of the notes have is taken. Bare digits are the
heaviest chain of candidates whose notes follow one another, each note once. Where numbering begins
anew, a marker means the note of its own series: the chain runs through the notes of all series, and
a marker stands before its note and behind the series before.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.lines import Block
from corpus.notes.labels import Family
from corpus.notes.marker_forms import (
    BEHIND_PUNCTUATION,
    FORMS,
    NAMED,
    Form,
    bare_numbers,
    whole_marker,
)
from corpus.notes.rising import heaviest_rising
from corpus.notes.roman import written

_LEAST_WEIGHT = 0.5  # of a marker; set by hand
_MOST_SERIES = 64  # of notes with one number that a marker may mean
_LONGEST_GAP = 20  # numbers that are missing between two notes
_BRACKETED = re.compile(r"\[(?<=[\w.,”\"]\[)(?P<label>\d{1,3})\]")
_AT_START = 0.5  # factor of a marker at the start of a paragraph
_OTHER_PAGE = 0.2  # factor of a candidate on another page than its note


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker at `[start, end)` of the block with the index `block`. `notes` are the places of its
    notes; `rivals` is whether it fits as well elsewhere.
    """

    block: int
    start: int
    end: int
    notes: tuple[int, ...]
    rivals: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """A note whose markers are sought, on file offsets from `after` to before `own`. `page` is that
    of a footnote, `None` of other notes.
    """

    family: Family
    number: int
    name: str
    series: int
    page: int | None
    after: int
    own: int
    is_there: bool = True


@dataclass(frozen=True, slots=True)
class Markers:
    """The markers of a text in its order. `unresolved` are the labels of those without a note; a
    marker of a number that is missing between others has no `notes`. `lost` are bare numbers that
    count on as markers do, though there are no such notes.
    """

    marks: tuple[Mark, ...]
    unresolved: tuple[str, ...] = ()
    lost: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be a marker, with the notes of one of its numbers that it may mean."""

    mark: Mark
    notes: tuple[int, ...]
    weight: float


def find_markers(blocks: Sequence[Block], notes: Sequence[Sought]) -> Markers:
    """The markers of notes in blocks of text, and of notes that are missing between others."""
    sought = [*notes, *_missing(notes)]
    families = dict.fromkeys(note.family for note in notes)
    marks = [mark for family in families for mark in _Finder(blocks, sought, family).find()]
    marks.sort(key=lambda mark: (mark.block, mark.start))
    apart: list[Mark] = []
    unresolved: dict[str, None] = {}
    for mark in marks:
        if apart and apart[-1].block == mark.block and apart[-1].end > mark.start:
            continue
        unresolved |= dict.fromkeys(sought[n].name for n in mark.notes if n >= len(notes))
        if any(n >= len(notes) for n in mark.notes):
            mark = replace(mark, notes=tuple(n for n in mark.notes if n < len(notes)))
        apart.append(mark)
    found = {(mark.block, mark.start) for mark in apart}
    loose, lost = _unmatched(blocks, found, notes)
    unresolved |= dict.fromkeys(loose)
    return Markers(tuple(apart), tuple(unresolved), tuple(lost))


def _missing(notes: Sequence[Sought]) -> Iterator[Sought]:
    """What would be sought of the notes that are missing between two of a series."""
    by_series: dict[int, dict[int, Sought]] = {}
    for note in notes:
        if note.family in ("number", "roman"):
            by_series.setdefault(note.series, {}).setdefault(note.number, note)
    for own in by_series.values():
        numbers = sorted(own)
        for before, behind in pairwise(numbers):
            for number in range(before + 1, min(behind, before + 1 + _LONGEST_GAP)):
                example = own[behind]
                name = str(number) if example.family == "number" else written(number)
                yield replace(example, number=number, name=name, page=None, is_there=False)


def _unmatched(
    blocks: Sequence[Block], known: set[tuple[int, int]], notes: Sequence[Sought]
) -> tuple[list[str], list[int]]:
    """The labels in brackets behind words that lead to no note, and the longest row of bare numbers
    that count on by one.
    """
    numbers = {note.number for note in notes if note.family == "number"}
    few = 2 * len(known) < len(numbers) or not numbers
    labels: list[str] = []
    best: dict[int, int] = {}  # number → how many in a row count on to it
    for index, block in enumerate(blocks):
        for match in _BRACKETED.finditer(block.text):
            if (index, match.start()) not in known and int(match["label"] or 0) not in numbers:
                labels.append(match["label"])
        for match in NAMED.finditer(block.text):
            if (index, match.start()) not in known:
                labels.append(match["label"])
        for start, _, number, weight in bare_numbers(block.text) if few else ():
            if weight >= BEHIND_PUNCTUATION and (index, start) not in known:
                best[number] = max(best.get(number - 1, 0) + 1, best.get(number, 0))
    last = max(best, key=lambda number: best[number], default=0)
    return labels, list(range(last - best.get(last, 0) + 1, last + 1))


class _Finder:
    """The search for the markers of one family of labels."""

    def __init__(self, blocks: Sequence[Block], notes: Sequence[Sought], family: Family) -> None:
        self._blocks, self._notes, self._family = blocks, notes, family
        own = [place for place, note in enumerate(notes) if note.family == family]
        # In each series by number, so that the chain of markers rises.
        self._order = sorted(own, key=lambda n: (notes[n].series, notes[n].number, n))
        self._rank = {place: rank for rank, place in enumerate(self._order, start=1)}
        self._by_number: dict[int, list[int]] = {}
        for place in self._order:
            known = self._by_number.setdefault(notes[place].number, [])
            # Of two notes with one number in a series, markers mean the first.
            if not known or notes[known[-1]].series != notes[place].series:
                known.append(place)

        self._begun = self._last = 0
        # Where the notes with a number stand, in the order of their series.
        self._owns = {
            number: [notes[place].own for place in places]
            for number, places in self._by_number.items()
        }

    def find(self) -> list[Mark]:
        """The markers, in order."""
        if self._family == "name":
            return self._named()
        best: list[Mark] = []
        most = 0.0
        for form in FORMS[self._family]:
            marks = self._clear(form)
            everywhere = len({note for mark in marks for note in mark.notes})
            within = len({note for mark in marks if mark.start for note in mark.notes})
            # What only begins paragraphs may number them.
            covered = within + (everywhere - within) * _AT_START
            if covered > most:
                best, most = marks, covered
            if most == len(self._order):
                return best
        if self._family == "number" and most * 2 < len(self._order):
            bare = self._bare()
            if len(bare) > most:
                return bare
        return best

    def _named(self) -> list[Mark]:
        """The markers such as `[^name]`."""
        by_name = {self._notes[place].name: place for place in self._order}
        return [
            Mark(index, match.start(), match.end(), (by_name[match["label"]],))
            for index, block in enumerate(self._blocks)
            for match in NAMED.finditer(block.text)
            if match["label"] in by_name
        ]

    def _meant(self, block: int, offset: int, number: int) -> tuple[int, ...]:
        """The notes that a number at an offset of a block may mean."""
        known = self._by_number.get(number, [])
        if len(known) == 1:
            return (known[0],)
        place = file_offset(self._blocks[block], offset)
        first = bisect_right(self._owns.get(number, ()), place)
        fits = known[first:]
        if len(fits) > _MOST_SERIES:  # those of the numberings that have begun by now
            begun = max(self._begun - first - _MOST_SERIES // 2, 0)
            fits = fits[begun : begun + _MOST_SERIES]
        return tuple(note for note in fits if self._notes[note].after <= place)

    def _count(self, number: int) -> None:
        """Count how often the numbers of markers begin anew."""
        self._begun += number <= self._last
        self._last = number

    def _clear(self, form: Form) -> list[Mark]:
        """The markers of a form that is unambiguous: all whose numbers are those of notes."""
        sighted: list[tuple[Mark, list[tuple[int, ...]]]] = []
        sure: dict[Mark, float] = {}
        self._begun = self._last = 0
        for index, block in enumerate(self._blocks):
            for match in form.matches(block.text):
                numbers = form.read(match["label"])
                if numbers and numbers[0] in self._by_number:
                    self._count(numbers[0])
                meant = [self._meant(index, match.start(), number) for number in numbers]
                if numbers and all(meant):
                    start, end = whole_marker(block.text, *match.span())
                    mark = Mark(index, start, end, ())
                    sighted.append((mark, meant))
                    sure[mark] = form.sureness(match) / form.weight
        candidates = [
            _Candidate(mark, notes, sure[mark]) for mark, several in sighted for notes in several
        ]
        chosen = {
            (candidate.mark, candidate.notes): note
            for candidate, note in self._heaviest(candidates)
        }
        marks = []
        series = 0
        for mark, readings in sighted:
            own: dict[int, None] = {}
            for notes in readings:
                note = chosen.get((mark, notes), -1)
                if note >= 0:
                    series = self._notes[note].series
                elif sure[mark] < 1.0:
                    pass  # a power, say
                elif len(notes) == 1:
                    note = notes[0]
                else:  # referred to once more: in the series of the marker before
                    note = next((n for n in notes if self._notes[n].series == series), -1)
                own[note] = None
            if -1 not in own:
                marks.append(Mark(mark.block, mark.start, mark.end, tuple(own)))
        elsewhere = {note for mark in marks if mark.start for note in mark.notes}
        # At the start of a paragraph a label is that of a note which was not taken for one.
        return [mark for mark in marks if mark.start or not elsewhere.issuperset(mark.notes)]

    def _bare(self) -> list[Mark]:
        """The markers of digits alone."""
        candidates = list(self._bare_candidates())
        chosen = [
            (candidate, note)
            for candidate, note in self._heaviest(candidates)
            if self._weight(candidate, note) >= self._least_weight(note)
        ]
        places = [_place(candidate) for candidate in candidates]
        marks = []
        for index, (candidate, note) in enumerate(chosen):
            low = bisect_right(places, _place(chosen[index - 1][0])) if index else 0
            behind = chosen[index + 1][0] if index + 1 < len(chosen) else None
            high = bisect_right(places, _place(behind)) - 1 if behind else len(places)
            rivals = any(
                other is not candidate
                and note in other.notes
                and self._weight(other, note) >= self._weight(candidate, note)
                for other in candidates[low:high]
            )
            marks.append(replace(candidate.mark, notes=(note,), rivals=rivals))
        return marks

    def _least_weight(self, note: int) -> float:
        return _LEAST_WEIGHT if self._notes[note].is_there else BEHIND_PUNCTUATION

    def _bare_candidates(self) -> Iterator[_Candidate]:
        self._begun = self._last = 0
        for index, block in enumerate(self._blocks):
            for start, end, number, weight in bare_numbers(block.text):
                if number not in self._by_number:
                    continue
                if weight >= BEHIND_PUNCTUATION:
                    self._count(number)
                notes = self._meant(index, start, number)
                candidate = _Candidate(Mark(index, start, end, ()), notes, weight)
                best = max((self._weight(candidate, note) for note in notes), default=0.0)
                if best >= _LEAST_WEIGHT * _OTHER_PAGE:
                    yield candidate

    def _weight(self, candidate: _Candidate, note: int) -> float:
        page = self._notes[note].page
        if page is None:
            return candidate.weight
        block = self._blocks[candidate.mark.block]
        own = page == _page_at(block, candidate.mark.start)
        return candidate.weight * (1.0 if own else _OTHER_PAGE)

    def _heaviest(self, candidates: Sequence[_Candidate]) -> list[tuple[_Candidate, int]]:
        """The heaviest chain of candidates with the notes that they mean, whose ranks rise."""
        options = [
            [(self._rank[note], self._weight(candidate, note)) for note in candidate.notes]
            for candidate in candidates
        ]
        chain = heaviest_rising(options, len(self._order))
        return [(candidates[item], candidates[item].notes[option]) for item, option in chain]


def _place(candidate: _Candidate) -> tuple[int, int]:
    return candidate.mark.block, candidate.mark.start


def file_offset(block: Block, offset: int) -> int:
    """The file offset of an offset in a block."""
    position = max(bisect_right(block.chunks, offset, key=lambda chunk: chunk[0]) - 1, 0)
    if not block.chunks:
        return 0
    start, in_file, _ = block.chunks[position]
    return in_file + offset - start


def _page_at(block: Block, offset: int) -> int:
    """The page of an offset in a block."""
    position = bisect_right(block.page_starts, offset, key=lambda start: start[0]) - 1
    return block.page_starts[position][1] if position >= 0 else 1
