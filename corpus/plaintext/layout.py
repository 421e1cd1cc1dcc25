"""Page layout of a plain text: body, notes, running heads, asides.

A text made from a PDF does not mark these. Every line goes to exactly one part.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from corpus.english.headings import CONTENTS_HEADING
from corpus.lines import Line
from corpus.notes.candidates import NoteStart, ends_note
from corpus.notes.extents import Extents, NoteLines, find_extents
from corpus.notes.labels import Family, Label, arrow_label, read_labels
from corpus.notes.marker_forms import has_leaders
from corpus.notes.sightings import Sightings, sight
from corpus.notes.starts import heaviest_chain
from corpus.notes.symbols import named_starts, symbol_starts
from corpus.notes.verse import line_starts, may_be_called_by_line
from corpus.plaintext.front_matter import is_ornament, outside_book
from corpus.plaintext.furniture import find_pages

_CHAINED: tuple[Family, ...] = ("number", "roman", "letter")
_LEAST_SURE = 0.3  # of a sighting that is taken for a marker
_LONGEST_CONTENTS = 40  # characters of the heading of a list of contents
_MOST_CONTENTS = 200  # lines of it
_LEAST_ARROWS = 2  # lines, from which arrows begin notes


@dataclass(slots=True)
class Layout:
    """The lines of a text by the parts that they belong to. `others` are, by family and number of
    their label, the file offsets of lines of the body that look like notes too.
    """

    body: list[Line] = field(default_factory=list)
    notes: list[NoteLines] = field(default_factory=list)
    asides: list[list[Line]] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    others: dict[tuple[Family, int], list[int]] = field(default_factory=dict)
    pages: int = 1


def lay_out(lines: Sequence[Line], known_text: Collection[int] = ()) -> Layout:
    """The layout of a text. `known_text` are the file offsets of lines that are of no note, where
    more is known of them than their words.
    """
    frame = outside_book(lines)
    outside = [lines[n] for n in sorted(frame) if not lines[n].blank]
    inside = [line for n, line in enumerate(lines) if n not in frame] if frame else lines
    found = find_pages(inside)
    labels, by_line = _labels(found.lines)
    of_body = [n for n, line in enumerate(found.lines) if line.start in known_text]
    for place in of_body:
        labels.pop(place, None)
    sightings = sight(found.lines, labels)
    starts = _starts(found.lines, labels, sightings, by_line)
    marker = partial(_marker, sightings)
    others = _others(found.lines, labels, sightings, starts)
    extents = find_extents(
        found.lines, starts, marker, sorted({*others, *of_body}), paged=found.paged
    )
    if not found.is_known:
        for note in extents.notes:  # pages that were concluded do not say where a marker is
            note.is_foot = False
    layout = Layout(notes=extents.notes, asides=extents.asides)
    for place, label in others.items():
        layout.others.setdefault((label.family, label.number), []).append(found.lines[place].start)
    body = [line for n, line in enumerate(found.lines) if n not in extents.taken]
    ornaments = [line for line in body if not line.blank and is_ornament(line.text)]
    if not extents.notes and len(ornaments) == sum(not line.blank for line in body):
        ornaments = []  # nothing else is there
    dropped = {line.start for line in ornaments}
    layout.body = [line for line in body if line.start not in dropped] if dropped else body
    furniture = [*outside, *found.furniture, *extents.rules, *ornaments]
    layout.furniture = sorted(furniture, key=lambda line: line.start)
    if found.paged:
        # An empty page behind the last form feed does not count.
        layout.pages = max((line.page for line in found.lines if not line.blank), default=1)
    elif extents.cuts:
        _count_pages(layout, found.lines, extents)
    return layout


def _labels(lines: Sequence[Line]) -> tuple[dict[int, tuple[Label, ...]], list[NoteStart]]:
    """The labels of the lines, by place, and the lines that begin notes which are called by lines
    of verse. A label alone on its line needs words below it.
    """
    labels: dict[int, tuple[Label, ...]] = {}
    arrows: list[int] = []
    of_verse: list[int] = []
    below = -1  # the place of the next line with words
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.blank:
            continue
        text = line.text
        own = read_labels(text)
        if own and has_leaders(text):
            own = ()
        if own and (own[0].style != "alone" or _has_words_below(lines, labels, place, below)):
            labels[place] = own
        elif not own and line.words[0] in "↑^":
            arrows.append(place)
        if may_be_called_by_line(text, own):
            of_verse.append(place)
        if len(text) < _LONGEST_CONTENTS and CONTENTS_HEADING.compiled.fullmatch(text):
            for listed in _listed(lines, place):
                labels.pop(listed, None)
        below = place
    if len(arrows) >= _LEAST_ARROWS:  # the list of a web page without its numbers
        for number, place in enumerate(reversed(arrows), 1):
            label = arrow_label(lines[place].text, number)
            if label is not None:
                labels[place] = (label,)
    by_line = line_starts(lines, of_verse[::-1])
    for start in by_line:
        labels.pop(start.place, None)
    return dict(sorted(labels.items())), by_line


def _listed(lines: Sequence[Line], place: int) -> Iterator[int]:
    """The places of the lines directly below a heading."""
    begun = False
    for number in range(place + 1, min(place + _MOST_CONTENTS, len(lines))):
        if lines[number].blank:
            if begun:
                return
        else:
            begun = True
            yield number


def _has_words_below(
    lines: Sequence[Line], labels: Mapping[int, Sequence[Label]], place: int, below: int
) -> bool:
    """Whether the next line with words may be of the note whose label is alone: it has no label, or
    is set in from it.
    """
    if below < 0:
        return False
    set_in = below == place + 1 and lines[below].indent > lines[place].indent
    return below not in labels or (set_in and labels[below][0].style != "alone")


def _marker(
    sightings: Mapping[Family, Sightings], start: NoteStart, after: int, before: int
) -> int | None:
    """The place of the last marker of a note on the lines `[after, before)`."""
    found = sightings.get(start.label.family)
    if found is None:
        return None
    return found.last(start.label.number, after, before, _LEAST_SURE)


def _starts(
    lines: Sequence[Line],
    labels: Mapping[int, Sequence[Label]],
    sightings: Mapping[Family, Sightings],
    by_line: Sequence[NoteStart],
) -> list[NoteStart]:
    """The lines that begin notes, of all families; series are counted through the families."""
    named = named_starts(lines, labels)
    if named:
        return named
    chains = {
        family: heaviest_chain(lines, labels, family, sightings[family])
        for family in _CHAINED
        if family in sightings
    }
    starts: list[NoteStart] = []
    for family in sorted(chains, key=lambda one: -chains[one].weight):
        own = chains[family].starts()
        known = {start.place for start in starts}
        if not any(start.place in known for start in own):
            starts += _counted_on(own, starts)
    taken = {start.place for start in starts}
    if "symbol" in sightings:
        symbols = symbol_starts(lines, labels, sightings["symbol"], taken)
        starts += _counted_on(symbols, starts)
    starts += _counted_on(by_line, starts)
    return sorted(starts, key=lambda start: start.place)


def _others(
    lines: Sequence[Line],
    labels: Mapping[int, Sequence[Label]],
    sightings: Mapping[Family, Sightings],
    starts: Sequence[NoteStart],
) -> dict[int, Label]:
    """The labels, by place, of lines that were not taken for notes, though they are printed as
    those are, stand behind the end of another, and the text refers to their numbers.
    """
    known = {start.place for start in starts}
    forms = {(start.label.family, start.label.form) for start in starts}
    return {
        place: label
        for place, found in labels.items()
        if place not in known
        and (place == 0 or lines[place - 1].blank or ends_note(lines[place - 1].text))
        for label in found
        if (label.family, label.form) in forms
        and label.style not in ("dot", "plain")
        and sightings[label.family].best(label.number, 0, place) >= _LEAST_SURE
    }


def _counted_on(own: Sequence[NoteStart], before: Sequence[NoteStart]) -> list[NoteStart]:
    """Starts whose series are counted on from those before."""
    last = max((start.series for start in before), default=0)
    return [replace(start, series=start.series + last) for start in own]


def _count_pages(layout: Layout, lines: Sequence[Line], extents: Extents) -> None:
    """Give lines the pages that groups of footnotes show to end."""
    page_of: dict[int, int] = {}
    page, ends = 1, iter([*sorted(extents.ends), len(lines)])
    end = next(ends)
    for place, line in enumerate(lines):
        while place >= end:
            page += 1
            end = next(ends)
        page_of[line.start] = page

    def paged(given: Sequence[Line]) -> list[Line]:
        return [line.on(page_of[line.start], line.margin) for line in given]

    layout.body = paged(layout.body)
    layout.asides = [paged(aside) for aside in layout.asides]
    for note in layout.notes:
        note.lines, note.heading, note.is_foot = paged(note.lines), paged(note.heading), True
    last = max((place for place, line in enumerate(lines) if not line.blank), default=0)
    layout.pages = page_of[lines[last].start]
