"""Notes that no link leads to: in lists of notes, and below a heading such as "Notes"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from corpus.html.notes.elements import (
    FoundNote,
    is_note_element,
    leading_label,
    printed_label,
    text_of,
)
from corpus.html.notes.labels import number_labels, numeral_value
from corpus.html.notes.layout import is_heading_of_notes, list_numbers
from corpus.html.notes.loose import Brackets, LooseMarker, loose_markers
from corpus.html.page import Anchors
from corpus.html.tree import HEADINGS, lineage

_HEADS = (*HEADINGS, "p", "div", "b", "strong", "ol")  # where notes may begin
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_ITEMS = frozenset(("li", "p", "div", "dd", "tr", "aside"))
_MOST_SKIPPED = 20  # numbers that a list of notes may leave out in a row


class ListedNotes:
    """The search for notes that are in lists, beside the notes that are known already."""

    def __init__(self, anchors: Anchors, known: Sequence[FoundNote]) -> None:
        self._anchors, self._order = anchors, anchors.order
        self._numbers = list_numbers(anchors.tree)
        self._known = list(known)
        self._parts = {part for note in known for part in note.parts}
        self._around = {up for part in self._parts for up in lineage(part)}
        self._inside = {one for part in self._parts for one in part.iter()}
        self._brackets: Brackets | None = None
        self._headings: dict[str, float] = {}  # the first place of each heading by its words
        for heading in anchors.tree.iter(*HEADINGS):
            self._headings.setdefault(text_of(heading), self._order[heading])
        self._signs = {part for note in known for one in note.markers for part in one.iter()}
        self._marked = {up for note in known for one in note.markers for up in lineage(one)}

        self._loose = loose_markers(anchors.tree, self._inside | self._marked)

    def find(self) -> list[FoundNote]:
        """The further notes, with those loose markers that can mean no other note."""
        found = list(self._beside())
        for note in found:
            self._take(note)
        found += self._said()
        if not found:
            found = self._headed()
        else:
            self._mark(found)
        return found

    def _take(self, note: FoundNote) -> None:
        self._parts.update(note.parts)
        self._around.update(up for part in note.parts for up in lineage(part))
        self._inside.update(one for part in note.parts for one in part.iter())

    def _beside(self) -> Iterator[FoundNote]:
        """Notes in the lists of linked ones: items, or paragraphs that begin with a label."""
        groups: dict[HtmlElement, list[HtmlElement]] = {}
        for note in self._known:
            part = note.parts[0]
            if part not in note.markers and part.getparent() is not None:
                groups.setdefault(part.getparent(), []).append(part)
        for parent, parts in groups.items():
            listed = parent.tag in ("ol", "ul") and parts[0].tag == "li"
            if not listed and (len(parts) < 2 or self._goes_on(parts[0])):
                continue
            for element in parent.iterchildren(parts[0].tag):
                if element in self._parts or element in self._marked or not text_of(element):
                    continue
                later = self._order[element] > self._order[parts[0]]
                if listed or (later and _label_of(element)):
                    yield self._note(element)

    def _goes_on(self, first: HtmlElement) -> bool:
        """Whether the text goes on behind the first note of a parent, with markers."""
        return any(one in self._marked for one in first.itersiblings())

    def _said(self) -> Iterator[FoundNote]:
        """Elements that say of themselves that they are notes."""
        for element in list(self._anchors.tree.iter(*_ITEMS)):
            if element in self._around or element in self._marked:
                continue
            parent = element.getparent()
            in_list = element.tag == "li" and parent is not None and _is_list_of_notes(parent)
            if not in_list and not (is_note_element(element) and _label_of(element)):
                continue
            if any(up in self._parts for up in element.iterancestors()) or not text_of(element):
                continue
            if next(element.iter(*HEADINGS, "ol", "ul"), None) is None:
                note = self._note(element)
                self._take(note)
                yield note

    def _note(self, element: HtmlElement) -> FoundNote:
        number = self._numbers.get(element)
        return FoundNote(_label_of(element) or str(number or ""), [element], number=number)

    def _headed(self) -> list[FoundNote]:
        """The notes below headings, those behind a line, and those that begin with a label as
        markers have it, where the text has markers of them.
        """
        found: list[FoundNote] = []
        after: HtmlElement | None = None
        tried: set[HtmlElement] = set()
        for heading in list(self._anchors.tree.iter(*_HEADS)):
            if heading in self._around or heading in tried:
                continue
            every = False  # whether each note must have a marker
            if heading.tag == "ol":
                listed = self._behind_line(heading)
                every = True
            elif len(heading) <= 2 and is_heading_of_notes(_short_text(heading)):
                listed = list(self._below(heading))
            elif heading.tag in ("p", "div") and _starts_as_note(heading):
                listed = list(self._run_from(heading))
                tried.update(note.parts[0] for note in listed)
                every = not _has_raised_label(heading)
            else:
                continue
            if listed and self._mark_range(listed, after, heading, every=every):
                found += listed
                after = listed[-1].parts[-1]
                for note in listed:
                    self._take(note)
        return found

    def _behind_line(self, group: HtmlElement) -> list[FoundNote]:
        """The items of a list that stands behind a line."""
        before = group.getprevious()
        if before is None or before.tag != "hr":
            return []
        return [self._note(item) for item in group.iterchildren("li") if text_of(item)]

    def _run_from(self, first: HtmlElement) -> Iterator[FoundNote]:
        """Notes that begin with a label as markers have it, from the first to what does not."""
        yield FoundNote(_label_of(first), [first])
        for element in first.itersiblings():
            if element.tag == "br" or (element.tag == first.tag and not text_of(element)):
                continue
            if element.tag != first.tag or not _starts_as_note(element):
                return
            yield FoundNote(_label_of(element), [element])

    def _below(self, heading: HtmlElement) -> Iterator[FoundNote]:
        """Notes below a heading: items of lists, or paragraphs that begin with their label, also
        below the headings of chapters.
        """
        parent = heading.getparent()
        alone = heading.getnext() is None and parent is not None
        last = ""
        note: FoundNote | None = None
        further: list[HtmlElement] = []
        for element in (parent if alone else heading).itersiblings():
            if element.tag in HEADINGS:
                if not self._is_chapter(element, heading):
                    return
                last, note = "", None
            elif element.tag == "ol":
                items = element.iterchildren("li")
                yield from (self._note(item) for item in items if item not in self._around)
            else:
                parts = [element] if element.tag in ("p", "div") else element.iter("li", "p")
                for part in parts:
                    label = _label_of(part) if part not in self._around else ""
                    if label and _follows(last, label):
                        if note is not None:  # what stands between two notes is the first one's
                            note.parts += further
                        last, further = label, []
                        note = FoundNote(label, [part])
                        yield note
                    elif part.tag == "p" and part not in self._around:
                        further.append(part)

    def _is_chapter(self, element: HtmlElement, heading: HtmlElement) -> bool:
        """Whether a heading below that of the notes names a chapter whose notes stand there."""
        words = text_of(element)
        if is_heading_of_notes(words):
            return False
        lower = heading.tag in HEADINGS and element.tag > heading.tag
        return lower or self._headings.get(words, self._order[heading]) < self._order[heading]

    def _mark_range(
        self,
        notes: Sequence[FoundNote],
        after: HtmlElement | None,
        end: HtmlElement,
        *,
        every: bool,
    ) -> bool:
        """Give notes the markers that stand between two elements; whether there are any, or where
        `every` note must have some, whether all have.
        """
        low = self._order[after] if after is not None else -1
        high = self._order[end]
        known = {note.label for note in notes}
        first = bisect_right(self._loose, low, key=self._place)
        last = bisect_left(self._loose, high, key=self._place)
        loose = [
            one
            for one in self._loose[first:last]
            if known.issuperset(one.labels) and one.element not in self._inside
        ]
        if not loose:
            self._brackets = self._brackets or Brackets(self._anchors, self._inside | self._signs)
            loose = self._brackets.raise_known(known, low, high)
        if every and not known <= {label for one in loose for label in one.labels}:
            return False
        series = dict(
            zip(notes, number_labels((note.label, note.group) for note in notes), strict=True)
        )
        lowest, count = series[notes[0]][1], len({number for _, number in series.values()})
        passed = _chapters(loose) if count > 1 else [0] * len(loose)
        if count > 1 and max(passed, default=0) + 1 != count:
            return False
        by_place = {(number - lowest, note.label): note for note, (_, number) in series.items()}
        for one, chapter in zip(loose, passed, strict=True):
            for label in one.labels:
                note = by_place.get((chapter, label))
                if note is not None:
                    note.markers.append(one.element)
        return bool(loose)

    def _place(self, one: LooseMarker) -> float:
        return self._order[one.element]

    def _mark(self, notes: Iterable[FoundNote]) -> None:
        """Give notes the loose markers before them with a label that no other note has."""
        by_label: dict[str, list[FoundNote]] = {}
        for note in [*self._known, *notes]:
            by_label.setdefault(note.label, []).append(note)
        for one in self._loose:
            for label in one.labels:
                same = by_label.get(label, [])
                if len(same) == 1 and self._order[same[0].parts[0]] > self._order[one.element]:
                    same[0].markers.append(one.element)


def _starts_as_note(element: HtmlElement) -> bool:
    """Whether an element begins with a label in square brackets, or with a raised one."""
    start = _start_of(element).lstrip()
    signs = start[:1] == "[" or start[:1] in _RAISED
    return (signs and bool(_label_of(element))) or _has_raised_label(element)


def _has_raised_label(element: HtmlElement) -> bool:
    """Whether an element begins with a label in a superscript."""
    found = leading_label(element)
    return found is not None and any(
        one.tag == "sup" for one in (found[1], *found[1].iter(), *found[1].iterancestors("sup"))
    )


def _short_text(element: HtmlElement) -> str:
    """The words of an element that has few of them."""
    pieces = []
    length = 0
    for words in element.itertext():
        pieces.append(words)
        length += len(words)
        if length > 200:
            return ""
    return " ".join("".join(pieces).split())


def _label_of(element: HtmlElement) -> str:
    """The label that an element begins with; empty where it begins with none."""
    found = leading_label(element)
    if found is not None:
        return found[0].text
    printed = printed_label(_start_of(element))
    return printed[0].text if printed else ""


def _start_of(element: HtmlElement) -> str:
    words = ""
    for piece in element.itertext():
        words += piece
        if len(words) > 40:
            break
    return words[:40]


def _is_list_of_notes(group: HtmlElement) -> bool:
    """Whether a list, or what it stands alone in, says that it is a list of notes."""
    parent = group.getparent()
    return is_note_element(group) or (
        parent is not None and parent.tag in ("section", "div", "aside") and is_note_element(parent)
    )


def _follows(last: str, label: str) -> bool:
    """Whether a label may come next in a list of notes."""
    if label.isdecimal() and last.isdecimal():
        return int(label) == 1 or 0 < int(label) - int(last) <= _MOST_SKIPPED
    if label.isdecimal():
        return int(label) <= _MOST_SKIPPED or not last
    return numeral_value(label) is not None or not label.isalpha() or len(label) == 1


def _chapters(loose: Sequence[LooseMarker]) -> list[int]:
    """The number of each marker's chapter, from 0: numbering that begins anew begins another."""
    passed = []
    chapter = last = 0
    for one in loose:
        value = int(one.labels[0]) if one.labels[0].isdecimal() else 0
        if value == 1 and last > 1:
            chapter += 1
        last = value or last
        passed.append(chapter)
    return passed
