"""The numbering of foot- and endnotes: their labels, numbers and series by the order of their
references, the sections and the pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.docx.markup import Element, W, number, value_of
from corpus.html.notes.labels import number_labels
from corpus.notes.roman import written

NoteClass = Literal["footnote", "endnote"]
CLASSES: tuple[NoteClass, ...] = ("footnote", "endnote")
_LETTERS = 26
_MOST_LETTERS = 5  # of a label such as "aaa", and symbols of one such as "***"
_MOST_ROMAN = 3999
_CHICAGO = "*†‡§"
_CIRCLED = 20
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Numbering:
    """How notes of one class are numbered: `form` is the format of the labels, `start` the first
    number, `restart` where they begin anew ("continuous", "eachSect" or "eachPage").
    """

    form: str
    start: int = 1
    restart: str = "continuous"


@dataclass(slots=True)
class NumberedNote:
    """A note that the text refers to, by its class and its id in the file. `label` is as printed;
    `custom` is whether the author has typed it. `series` counts from 1.
    """

    kind: NoteClass
    ident: str
    custom: bool = False
    label: str = ""
    number: int = 0
    series: int = 0
    run: int = 0  # which of the numberings of its class it is in


def numberings(settings: Element | None, sections: Sequence[Element]) -> list[dict[str, Numbering]]:
    """The numbering of each class in each section, by the sections' properties (`w:sectPr`), else
    by the settings of the file.
    """
    found = []
    for section in sections:
        own: dict[str, Numbering] = {}
        for kind in CLASSES:
            whole = None if settings is None else settings.find(f"{W}{kind}Pr")
            parts = (section.find(f"{W}{kind}Pr"), whole)
            form = next((one for part in parts if (one := value_of(part, "numFmt"))), _USUAL[kind])
            starts = (number(value_of(part, "numStart")) for part in parts)
            restart = next((one for part in parts if (one := value_of(part, "numRestart"))), "")
            start = next((one for one in starts if one is not None), 1)
            own[kind] = Numbering(form, start, restart or "continuous")
        found.append(own)
    return found


@dataclass(slots=True)
class _Counter:
    """The numbering of one class as it goes on."""

    value: int | None = None
    place: tuple[int, ...] = ()  # the section or page that it is in
    run: int = 0


@dataclass
class NoteNumbers:
    """Counts the notes in the order in which the text refers to them. `unknown` are the formats of
    labels that are not known; numbers stand for those. `by_page` is whether notes begin anew with
    pages.
    """

    sections: Sequence[dict[str, Numbering]]
    notes: list[NumberedNote] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    by_page: bool = False

    def __post_init__(self) -> None:
        self._places: dict[tuple[str, str], int] = {}
        self._counters = {kind: _Counter() for kind in CLASSES}

    def refer(self, kind: NoteClass, ident: str, section: int, page: int, *, custom: bool) -> int:
        """The place among the notes of the one that is referred to in a section and on a page."""
        if (kind, ident) in self._places:
            return self._places[kind, ident]
        note = NumberedNote(kind, ident, custom)
        if not custom:
            self._count(note, section, page)
        place = self._places[kind, ident] = len(self.notes)
        self.notes.append(note)
        return place

    def _count(self, note: NumberedNote, section: int, page: int) -> None:
        rule = self.sections[min(section, len(self.sections) - 1)][note.kind]
        counter = self._counters[note.kind]
        place: tuple[int, ...] = ()
        if rule.restart in ("eachSect", "eachPage"):
            place = (section,) if rule.restart == "eachSect" else (-1, page)
        self.by_page |= rule.restart == "eachPage"
        if counter.value is None or (place and place != counter.place):
            counter.value = rule.start
            counter.run += 1
        else:
            counter.value += 1
        counter.place = place
        label = label_of(counter.value, rule.form)
        if label is None:
            self.unknown.add(rule.form)
        note.number, note.run = max(counter.value, 1), counter.run  # numbers count from 1
        note.label = str(counter.value) if label is None else label

    def finish(self) -> list[int]:
        """Number the series, and give the places of the notes in their order: footnotes, then
        endnotes. The series of typed labels come after those that are counted.
        """
        order = [n for kind in CLASSES for n, one in enumerate(self.notes) if one.kind == kind]
        series: dict[tuple[str, int], int] = {}
        for place in order:
            note = self.notes[place]
            if not note.custom:
                note.series = series.setdefault((note.kind, note.run), len(series) + 1)
        for note, (value, own) in self._typed(order):
            note.number, note.series = value, len(series) + own
        return order

    def _typed(self, order: Sequence[int]) -> Iterator[tuple[NumberedNote, tuple[int, int]]]:
        """The notes with typed labels, and (number, series) of each."""
        typed = [self.notes[place] for place in order if self.notes[place].custom]
        return zip(typed, number_labels((note.label, note.kind) for note in typed), strict=True)


def label_of(value: int, form: str) -> str | None:
    """The label of the note with a number in a format (`w:numFmt`); `None` where the format is
    unknown, or has no label for it.
    """
    if value < 0:
        return None
    if form in ("decimal", ""):
        return str(value)
    if form in ("lowerRoman", "upperRoman"):
        label = written(value) if 0 < value <= _MOST_ROMAN else str(value)
        return label.upper() if form == "upperRoman" else label
    if form in ("lowerLetter", "upperLetter"):
        first = "a" if form == "lowerLetter" else "A"
        return _repeated(value, [chr(ord(first) + place) for place in range(_LETTERS)])
    if form == "chicago":
        return _repeated(value, list(_CHICAGO))
    return _other(value, form)


def _repeated(value: int, signs: list[str]) -> str | None:
    """The sign with a number; behind the last one they begin anew, doubled."""
    turns, place = divmod(value - 1, len(signs))
    return signs[place] * (turns + 1) if value and turns < _MOST_LETTERS else str(value)


def _other(value: int, form: str) -> str | None:
    """The label of a number in one of the rarer formats."""
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "numberInDash":
        return f"-{value}-"
    if form == "ordinal":
        teen = value % 100 in (11, 12, 13)
        return f"{value}{'th' if teen else _SUFFIXES.get(value % 10, 'th')}"
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"):
        return chr(ord("①") + value - 1) if 0 < value <= _CIRCLED else str(value)
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord("０") + int(digit)) for digit in str(value))
    return "" if form == "none" else None
