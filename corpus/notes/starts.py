"""Which lines begin notes: of all lines that begin with a label, the heaviest chain whose numbers
rise by one, begin anew or leave some out.

A line counts more where the text above it refers to its number, where it stands apart, and where
it follows the note before. A numbered list, numbered headings and dates at line starts have no
markers, or break the chain; one irregular note costs little, so that it never loses the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.lines import Line
from corpus.notes.candidates import Candidate, NoteStart, find_candidates
from corpus.notes.labels import Family, Label
from corpus.notes.rising import HeaviestBelow
from corpus.notes.sightings import Sightings
from corpus.notes.strays import Strays

# Weights, set by hand on the texts of the tests.
_MARKED = 4.0  # of a note to which the text refers for sure
_UNMARKED = -1.5  # of a note to which it does not
_UNMARKED_IN_LIST = -0.5  # the same, in a list of notes under a heading, or behind another note
_APART = 0.5  # of a line behind a blank line, a rule, a heading or a page's start
_NOT_APART = -1.5  # of a line behind one that does not end a sentence
_LATER = -0.2  # of a line between which and its marker is another with its number
_TWICE = 0.2  # of a number that is there for the second time in a row: little, but not nothing
_TAKEN = -3.0  # of a list that begins anew where only an earlier list has its markers
_HEADED = 1.0  # of the first note under a heading
_SURE_STYLE = 1.0  # of [Footnote 1: …]
_STEP = 2.0  # of a number that follows the one before it
_GAP = 0.5  # of a number behind a gap
_SKIPPED = -0.1  # for each number in the gap
_FAR = -1.5  # of a number far behind the one before it
_ANEW = -2.0  # of numbering that begins anew
_FIRST_IS_NOT_1 = -1.0
_OTHER_STYLE = -4.0  # of a label that is printed otherwise than the one before
_LIKE_HEADING = -1.5  # of a line alone that ends without a stop
_BETWEEN = -1.0  # of a note behind other text in which there is no marker of it
_MOST_OWN = _MARKED + _APART + _HEADED + _SURE_STYLE  # that a note weighs by itself at most
_LONGEST_GAP = 12  # numbers
_MOST_BLOCKS = 3  # from the last note of a chapter to the first of the next, in one list
_LONGEST_PAGE = 80  # lines
_SURE = 0.9  # of a sighting that is surely a marker
_LEAST_SURE = 0.3  # from which a sighting is a marker
_LATEST_FIRST = 3  # number of the first note of a list with Roman numerals or letters
_LEAST_LIST = 3  # lines in a row that are labelled otherwise than the notes beside them: a list
_LEAST_MARKED = 0.5  # share of a list's notes to which the text must refer


@dataclass(frozen=True, slots=True)
class _Path:
    """The best chain that ends with a candidate: its weight, the index of the candidate before, the
    first line on which markers of the last series may be, whether the list is under a heading, and
    how many notes 1 the list has.
    """

    weight: float
    before: int
    after: int
    is_headed: bool
    is_anew: bool
    is_marked: bool
    begun: int = 1


def heaviest_chain(
    lines: Sequence[Line],
    labels: Mapping[int, Sequence[Label]],
    family: Family,
    sightings: Sightings,
) -> "Chain":
    """The heaviest chain of the candidates of one family.

    Numbered headings before a list of notes may take its markers. They are left aside where the
    list is heavier with them.
    """
    chain = Chain(lines, labels, family, sightings)
    since = chain.last_without_markers()
    if since is None:
        return chain
    other = Chain(lines, labels, family, sightings, since)
    return other if other.weight > chain.weight else chain


class Chain:
    """A heavy chain of the candidates of one family on the lines from `since` on: for each of
    them, only the heaviest chain that ends with it is gone on with.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        labels: Mapping[int, Sequence[Label]],
        family: Family,
        sightings: Sightings,
        since: int = 0,
    ) -> None:
        self._sightings = sightings
        candidates = find_candidates(lines, labels, family)
        self._found = [one for one in candidates if one.place >= since]
        self._before_with: list[int] = []  # the candidate before with the same number and form
        latest: dict[tuple[int, str], int] = {}
        for index, one in enumerate(self._found):
            key = (one.label.number, one.label.form)
            self._before_with.append(latest.get(key, -1))
            latest[key] = index
        self._page = {one.place: lines[one.place].page for one in self._found}
        self._paths: list[_Path] = []
        self._last_with: dict[int, int] = {}  # number → index of the best path that ends with it
        self._best = -1
        highest = max((one.label.number for one in self._found), default=0)
        self._by_number = HeaviestBelow(highest, float("-inf"))
        for index in range(len(self._found)):
            self._extend(index)

    @property
    def weight(self) -> float:
        """The weight of the chain; 0 where there is none."""
        return self._paths[self._best].weight if self._best >= 0 else 0.0

    def starts(self) -> list[NoteStart]:
        """The lines of the chain, without the lists that the text does not refer to."""
        chain = self._chain()
        starts: list[NoteStart] = []
        series = 0
        for place, index in enumerate(chain):
            path, one = self._paths[index], self._found[index]
            series += place == 0 or path.is_anew
            start = NoteStart(one.place, one.label, series, path.after, path.is_marked)
            starts.append(start)
        return self._with_strays(_kept(starts, self._headed(chain)))

    def last_without_markers(self) -> int | None:
        """The place of the first line of the last list, if it is under a heading, and more of its
        notes have markers before it than behind the list before.
        """
        own: list[int] = []
        for index in reversed(self._chain()):
            own.append(index)
            if self._paths[index].is_anew:
                break
        else:
            return None
        first = self._found[own[-1]]
        marked = sum(self._paths[index].is_marked for index in own)
        if not first.is_headed:
            return None
        numbers = [self._found[index].label.number for index in own]
        sighted = sum(self._sightings.best(one, 0, first.place) >= _LEAST_SURE for one in numbers)
        return first.place if sighted > marked else None

    def _chain(self) -> list[int]:
        """The indexes of the chain's candidates, in order."""
        chain = []
        index = self._best
        while index >= 0:
            chain.append(index)
            index = self._paths[index].before
        return chain[::-1]

    def _headed(self, chain: Sequence[int]) -> set[int]:
        """The places of the lines of lists under a heading, or of a style that no list has."""
        return {
            self._found[index].place
            for index in chain
            if self._paths[index].is_headed or self._found[index].label.style == "footnote"
        }

    def _extend(self, index: int) -> None:
        """Find the best path that ends with a candidate."""
        one = self._found[index]
        number = one.label.number
        best = self._joined(index, -1, 0.0 if number == 1 else _FIRST_IS_NOT_1, is_anew=False)
        for step in range(1, _LONGEST_GAP + 1):
            earlier = self._last_with.get(number - step, -1)
            if earlier >= 0:
                weight = _STEP if step == 1 else _GAP + _SKIPPED * (step - 1)
                best = self._better(best, index, earlier, weight)
        earlier = self._by_number.of(number)[1]
        if earlier >= 0:
            best = self._better(best, index, earlier, _FAR)
        again = self._last_with.get(number, -1)
        if again >= 0 and self._is_twice(self._found[again], one):
            best = self._better(best, index, again, _TWICE)
        if self._best >= 0 and number <= 2:
            anew = _ANEW + (_FIRST_IS_NOT_1 if number > 1 else 0.0)
            best = self._better(best, index, self._best, anew, is_anew=True)
            if one.is_headed and again >= 0 and self._paths[again].is_anew:
                # Instead of the list that began anew before: it may be one in the text.
                instead = self._paths[again].before
                best = self._better(best, index, instead, anew, is_anew=True)
        if best is None:
            best = _Path(float("-inf"), -1, 0, False, False, False)
        self._paths.append(best)
        known = self._last_with.get(number, -1)
        if known < 0 or best.weight >= self._paths[known].weight:
            self._last_with[number] = index
        if best.weight > 0 and best.weight >= self.weight:
            self._best = index
        self._by_number.put(number, best.weight, index)

    def _better(
        self, best: _Path | None, index: int, earlier: int, weight: float, *, is_anew: bool = False
    ) -> _Path | None:
        """The heavier of a path and the one that goes on from `earlier` with a candidate."""
        if best is not None and self._paths[earlier].weight + weight + _MOST_OWN <= best.weight:
            return best  # whatever the candidate weighs
        other = self._joined(index, earlier, weight, is_anew=is_anew)
        return other if best is None or (other and other.weight > best.weight) else best

    def _joined(self, index: int, earlier: int, weight: float, *, is_anew: bool) -> _Path | None:
        """The path that goes on from `earlier` (or begins) with a candidate; `None` if it may not.

        `weight` is that of the step.
        """
        one = self._found[index]
        if earlier < 0:
            if one.apart < 0:
                return None
            sure = self._sightings.best(one.label.number, 0, one.place)
            own = _own_weight(one, sure, in_list=one.is_headed) + self._later(index, 0)
            begun = int(one.label.number == 1)
            return _Path(weight + own, -1, 0, one.is_headed, False, sure >= _LEAST_SURE, begun)
        path, before = self._paths[earlier], self._found[earlier]
        if path.weight == float("-inf"):
            return None
        follows = one.block - before.words <= 1
        is_headed = one.is_headed or (path.is_headed and one.block - before.words <= 3)
        if one.apart < 0 and not (weight == _STEP and self._may_follow(before, one)):
            return None
        number = one.label.number
        after, begun = path.after, path.begun
        same_list = self._is_same_list(path, before, one)
        if is_anew and same_list and number > 1:
            return None
        if is_anew and not same_list:
            after, begun = before.place + 1, 0
        begun += is_anew and number == 1
        sure = self._sightings.best(number, after, one.place)
        if (number == before.label.number and not is_anew) or (
            is_anew and number == 1 and self._sightings.count(1, after, one.place) < begun
        ):
            sure = 0.0  # the markers are those of the notes before
        if is_anew and sure < _LEAST_SURE:
            # The text refers to as many notes 2 as there are lists, this one included.
            counted = same_list and self._sightings.count(2, after, one.place) > path.begun
            if number > 1 or not (one.is_headed or (same_list and one.headings) or counted):
                return None
            weight += _TAKEN if self._sightings.count(number, 0, after) else 0.0
        own = _own_weight(one, sure, in_list=is_headed or follows) + self._later(index, after)
        if not follows and self._sightings.best(number, before.place + 1, one.place) == 0:
            own += _BETWEEN
        if one.label.form != before.label.form:
            own += _OTHER_STYLE
        total = path.weight + weight + own
        return _Path(total, earlier, after, is_headed, is_anew, sure >= _LEAST_SURE, begun)

    def _may_follow(self, before: Candidate, one: Candidate) -> bool:
        """Whether a note may begin behind a line that does not end a sentence: in the same block as
        the note before, or right below the body with its marker.
        """
        if one.block == before.block:
            return True
        since = max(before.place + 1, one.place - _LONGEST_PAGE)
        return self._sightings.best(one.label.number, since, one.place) >= _SURE

    def _later(self, index: int, after: int) -> float:
        """The weight of an earlier line with the number of a candidate, behind its last marker."""
        one, earlier = self._found[index], self._before_with[index]
        if earlier < 0:
            return 0.0
        marker = self._sightings.last(one.label.number, after, one.place, _LEAST_SURE)
        return _LATER if marker is not None and marker < self._found[earlier].place else 0.0

    def _is_twice(self, before: Candidate, one: Candidate) -> bool:
        """Whether a line may be a second note with the number of the one before."""
        same_page = self._page[before.place] == self._page[one.place]
        return one.block - before.words <= 1 and same_page and not one.like_heading

    def _is_same_list(self, path: _Path, before: Candidate, one: Candidate) -> bool:
        """Whether numbering begins anew within one list: the notes of all chapters, say. There is
        nothing but headings between, or the markers of both are before the list.
        """
        if before.label.form != one.label.form:
            return False
        blocks = one.block - before.words
        if blocks <= 1 + one.headings:
            return True
        number = one.label.number
        if blocks > _MOST_BLOCKS or self._sightings.best(number, before.place + 1, one.place) > 0:
            return False
        return self._sightings.count(number, path.after, before.place) > path.begun

    def _with_strays(self, starts: list[NoteStart]) -> list[NoteStart]:
        """The starts with those that are out of order, that have a number for the second time, or
        that are the one before the first of a series, within the same list.
        """
        if not starts:
            return starts
        strays = Strays(starts, {one.place: one.block for one in self._found})
        for one in self._found:
            same_page = self._page.get(strays.previous_place) == self._page[one.place]
            sure = self._sightings.best(one.label.number, strays.near.after, one.place)
            may_be_twice = same_page and not one.like_heading
            strays.consider(one, may_be_twice=may_be_twice, is_marked=sure >= _LEAST_SURE)
        return sorted([*starts, *strays.added], key=lambda start: start.place)


def _own_weight(one: Candidate, sure: float, *, in_list: bool) -> float:
    weight = _MARKED * sure if sure >= _LEAST_SURE else _UNMARKED_IN_LIST if in_list else _UNMARKED
    weight += _NOT_APART if one.apart < 0 else _APART if one.apart > 0 or in_list else 0.0
    weight += _HEADED if one.is_headed else 0.0
    weight += _LIKE_HEADING if one.like_heading else 0.0
    return weight + (_SURE_STYLE if one.label.style == "footnote" else 0.0)


def _kept(starts: Sequence[NoteStart], headed: set[int]) -> list[NoteStart]:
    """The starts of the series to which the text refers, or which are under a heading."""
    by_series: dict[int, list[NoteStart]] = {}
    for start in starts:
        by_series.setdefault(start.series, []).append(start)
    kept: list[NoteStart] = []
    series = 0
    for own in by_series.values():
        runs = [list(run) for _, run in groupby(own, key=lambda start: start.label.form)]
        own = [
            one for run in runs if len(run) < _LEAST_LIST or _is_meant(run, headed) for one in run
        ]
        if not own or not _is_meant(own, headed):
            continue
        first = own[0].label
        latest = _LATEST_FIRST if len(own) > 1 else 1
        if first.family != "number" and first.number > latest:
            continue  # a letter that happens to be a numeral, or an item of a list
        series += 1
        kept += [replace(start, series=series) for start in own]
    return kept


def _is_meant(starts: Sequence[NoteStart], headed: set[int]) -> bool:
    """Whether the text refers to most of these lines, or they are under a heading of notes."""
    marked = sum(start.is_marked for start in starts)
    listed = sum(start.place in headed for start in starts)
    return max(marked, listed) >= _LEAST_MARKED * len(starts)
