"""Lines that begin notes without numbers: those with symbols, and those named as in Markdown."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from corpus.lines import Line
from corpus.notes.candidates import NoteStart, ends_note, is_rule
from corpus.notes.labels import Label, symbol_rank
from corpus.notes.marker_forms import NAMED
from corpus.notes.sightings import Sightings

_NEVER_FIRST = symbol_rank("#")  # this symbol and those behind it are used behind others only
_LONGEST_ITEM = 12  # lines of an item of a list
_LEAST_SURE = 0.3  # of a sighting that is taken for a marker


def symbol_starts(
    lines: Sequence[Line],
    labels: Mapping[int, Sequence[Label]],
    sightings: Sightings,
    taken: set[int],
) -> list[NoteStart]:
    """The lines that begin notes with symbols: those to which the text above refers, and which no
    earlier note with the symbol is meant by. The symbols begin anew with each page, so that each
    run of them is a series. A symbol that begins more lines to which nothing refers is the sign of
    lists or of remarks in code.
    """
    starts: list[NoteStart] = []
    after: dict[int, int] = {}  # symbol → the line behind its last note
    unmarked = Counter[int]()
    series = last = 0
    last_page = 0
    above: Line | None = None
    items = _list_items(lines, labels)
    for place, line in enumerate(lines):
        if line.blank:
            continue
        label = next((one for one in labels.get(place, ()) if one.family == "symbol"), None)
        apart = (
            above is None
            or lines[place - 1].blank
            or above.page != line.page
            or is_rule(above.text)
            or ends_note(above.text)
        )
        above = line
        if label is None or place in taken or place in items or not apart:
            continue
        since = after.get(label.number, 0)
        alone = label.number >= _NEVER_FIRST and (not starts or line.page != last_page)
        if alone or sightings.last(label.number, since, place, _LEAST_SURE) is None:
            unmarked[label.number] += 1
            continue
        series += not starts or label.number <= last or line.page != last_page
        last, last_page = label.number, line.page
        after[label.number] = place + 1
        starts.append(NoteStart(place, label, series, since, is_marked=True))
    marked = Counter(start.label.number for start in starts)
    return [start for start in starts if unmarked[start.label.number] <= marked[start.label.number]]


def _list_items(lines: Sequence[Line], labels: Mapping[int, Sequence[Label]]) -> set[int]:
    """The lines that begin with the symbol with which one a few lines above or below begins, and
    with no blank line between: a list, for the notes of a page have each a symbol of their own.
    """
    items: set[int] = set()
    last: dict[int, int] = {}  # symbol → its last line since a blank one
    for place, line in enumerate(lines):
        if line.blank:
            last.clear()
            continue
        for label in labels.get(place, ()):
            if label.family == "symbol":
                before = last.get(label.number, -_LONGEST_ITEM - 1)
                if place - before <= _LONGEST_ITEM and lines[before].page == line.page:
                    items.update((before, place))
                last[label.number] = place
    return items


def named_starts(lines: Sequence[Line], labels: Mapping[int, Sequence[Label]]) -> list[NoteStart]:
    """The lines that begin notes as in Markdown, `[^name]: …`; each name once."""
    starts: dict[str, NoteStart] = {}
    for place, own in sorted(labels.items()):
        label = next((one for one in own if one.family == "name"), None)
        if label is not None and label.text not in starts:
            starts[label.text] = NoteStart(place, label, 1, 0, is_marked=True)
    if not starts:
        return []
    numbers = _numbers(lines, starts)
    return [
        replace(start, label=replace(start.label, number=numbers[name]))
        for name, start in starts.items()
    ]


def _numbers(lines: Sequence[Line], names: Collection[str]) -> dict[str, int]:
    """The numbers of named notes: their own, or in the order in which the text refers to them."""
    if all(name.isdecimal() and int(name) > 0 for name in names):
        return {name: int(name) for name in names}
    order = dict.fromkeys(match["label"] for line in lines for match in NAMED.finditer(line.text))
    known = [name for name in order if name in names] + [n for n in names if n not in order]
    return {name: number for number, name in enumerate(known, start=1)}
