"""Where a text may refer to notes: the numbers and signs of its lines that look like markers.

Only a first look, by which the lines that begin notes are chosen; the markers themselves are found
by `corpus.notes.markers` when it is known which notes there are.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from corpus.lines import Line
from corpus.notes.labels import Family, Label
from corpus.notes.marker_forms import FORMS, Form, bare_numbers, is_tabular

_MOST_LOOKED_AT = 8  # of the sightings of one number between two places
_FULL = 3.0  # weight of bare digits that are surely a marker


@dataclass
class Sightings:
    """For each number of one family, the places of the lines with it, and how sure each is (0 to
    1), in the order of the text.
    """

    places: dict[int, list[int]] = field(default_factory=dict)
    weights: dict[int, list[float]] = field(default_factory=dict)

    def add(self, number: int, place: int, weight: float) -> None:
        """Add a sighting behind all earlier ones."""
        self.places.setdefault(number, []).append(place)
        self.weights.setdefault(number, []).append(weight)

    def best(self, number: int, after: int, before: int) -> float:
        """How sure the surest sighting of a number on the lines `[after, before)` is; 0 without."""
        places = self.places.get(number)
        if places is None:
            return 0.0
        low, high = bisect_left(places, after), bisect_left(places, before)
        low = max(low, high - _MOST_LOOKED_AT)
        return max(self.weights[number][low:high], default=0.0)

    def count(self, number: int, after: int, before: int) -> int:
        """How often a number is sighted on the lines `[after, before)`."""
        places = self.places.get(number, [])
        return bisect_left(places, before) - bisect_left(places, after)

    def last(self, number: int, after: int, before: int, least: float) -> int | None:
        """The place of the last sighting on the lines `[after, before)` that is so sure."""
        places = self.places.get(number, [])
        index = bisect_left(places, before) - 1
        for _ in range(_MOST_LOOKED_AT):
            if index < 0 or places[index] < after:
                return None
            if self.weights[number][index] >= least:
                return places[index]
            index -= 1
        return None


def sight(lines: Sequence[Line], labels: Mapping[int, Sequence[Label]]) -> dict[Family, Sightings]:
    """The sightings by family. `labels` are those of the lines, by place: a number at the start of
    a line is none.

    Brackets, raised numbers and carets are sure; of bare digits it depends on what is around them.
    The form is taken that most of the labels have.
    """
    wanted: dict[Family, set[int]] = {}
    for found in labels.values():
        for label in found:
            wanted.setdefault(label.family, set()).add(label.number)
    joined = _Joined(lines, labels)
    return {family: joined.of_family(family, numbers) for family, numbers in wanted.items()}


class _Joined:
    """The lines as one text, which is searched much faster than each line by itself."""

    def __init__(self, lines: Sequence[Line], labels: Mapping[int, Sequence[Label]]) -> None:
        self._lines, self._labels = lines, labels
        self._text = "\n".join(line.text for line in lines)
        ends = accumulate(len(line.text) + 1 for line in lines)
        self._starts = [0, *ends][: len(lines)]

    def of_family(self, family: Family, wanted: set[int]) -> Sightings:
        """The sightings of one family in the form that most of the `wanted` numbers have."""
        best, covered = Sightings(), 0
        for form in FORMS[family]:
            found = self._in_form(form)
            count = len(wanted & found.places.keys())
            if count > covered:
                best, covered = found, count
            if 2 * covered >= len(wanted):
                return best
        if family == "number":
            bare = self._bare()
            if len(wanted & bare.places.keys()) > 2 * covered:
                return bare
        return best

    def _place(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _in_form(self, form: Form) -> Sightings:
        found = Sightings()
        for match in form.matches(self._text):
            start = match.start("label")
            place = self._place(start)
            label_end = max((label.end for label in self._labels.get(place, ())), default=0)
            if start - self._starts[place] >= label_end:
                for number in form.read(match["label"]):
                    found.add(number, place, form.sureness(match))
        return found

    def _bare(self) -> Sightings:
        found = Sightings()
        tabular: dict[int, bool] = {}
        for start, _, number, weight in bare_numbers(self._text):
            place = self._place(start)
            if place not in tabular:
                tabular[place] = is_tabular(self._lines[place].text)
            if not tabular[place]:
                found.add(number, place, min(weight / _FULL, 1.0))
        return found
