"""The notes of a page: those that links lead to, those beside the text, and those in lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from corpus.english.web_pages import NOTE_REFERENCE_CLASS
from corpus.html.blocks import BlockReader
from corpus.html.left_out import small_reason
from corpus.html.notes.elements import FoundNote, back_links, leading_label, without_label
from corpus.html.notes.inline import find_inline_notes
from corpus.html.notes.labels import bare_label, number_labels, read_label
from corpus.html.notes.linked import LinkedNotes
from corpus.html.notes.listed import ListedNotes
from corpus.html.notes.loose import loose_markers
from corpus.html.page import Anchors
from corpus.html.tree import classes, lineage, whole_of

_LONGEST_MARKER = 30  # characters


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note with its words, and the (start, end, address) of the links in them."""

    label: str
    number: int
    series: int
    text: str
    links: tuple[tuple[int, int, str], ...]


class PageNotes:
    """The notes of a page, and what of the page they are.

    `found` are the notes in the order of their words; `marks` has the notes, by their places in
    `found`, of each element that marks some; `words` are the elements with the words of notes, and
    `loose` those that are written as markers of notes that are not there.
    """

    def __init__(self, tree: HtmlElement, url: str | None) -> None:
        anchors = self._anchors = Anchors(tree, url)
        self._url = url
        linked = LinkedNotes(anchors).find()
        taken = {part for note in linked for part in note.parts}
        inside = {one for part in taken for one in part.iter()}
        beside = find_inline_notes(tree, inside)
        known = [*linked, *beside]
        found = [*known, *ListedNotes(anchors, known).find()]
        self.found = sorted(found, key=lambda note: anchors.order.get(note.parts[-1], 0))
        self.words = {part for note in self.found for part in note.parts}
        self.marks: dict[HtmlElement, list[int]] = {}
        for place, note in enumerate(self.found):
            for marker in note.markers:
                self.marks.setdefault(marker, []).append(place)
        self.loose = self._loose()

    def _loose(self) -> dict[HtmlElement, str]:
        """Markers of notes that are not there, with their labels."""
        inside = {one for part in self.words for one in part.iter()}
        marked = {up for one in self.marks for up in lineage(one)}
        inner = {part for one in self.marks for part in one.iter()}
        taken = inside | marked | inner
        loose: dict[HtmlElement, str] = {}
        for link in self._anchors.links:
            whole = whole_of(link)
            words = link.text_content()
            if len(words) > _LONGEST_MARKER or not taken.isdisjoint((link, whole)):
                continue
            raised = whole.tag == "sup" or link.find(".//sup") is not None
            named = NOTE_REFERENCE_CLASS.search(classes(link)) is not None
            label = read_label(words)
            if label is not None and (raised or named):
                loose[whole] = label.text
            elif named and len(words.split()) == 1:
                loose[whole] = bare_label(words)
        if self.found:
            for one in loose_markers(self._anchors.tree, taken | set(loose)):
                if all(label.isdecimal() or not label.isalnum() for label in one.labels):
                    loose[one.element] = ", ".join(one.labels)
        return loose

    def read(self, labels: Mapping[str, str] | None = None) -> list[ReadNote]:
        """The notes with their words; those without words have an empty text.

        With `labels`, by the ids of the notes' elements, their numbers are their places.
        """
        numbers = number_labels((note.label, note.group) for note in self.found)
        if labels is not None:
            numbers = [(place, 1) for place in range(1, len(self.found) + 1)]
        read = []
        for note, (number, series) in zip(self.found, numbers, strict=True):
            text, links = self._read(note, note.label)
            label = (labels or {}).get(note.parts[0].get("id"), note.label)
            read.append(ReadNote(label, number, series, text, links))
        return read

    def _read(self, note: FoundNote, label: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        """The words of a note without its label and the links back to its markers."""
        unlabelled = {*note.unlabelled, *back_links(note, self._anchors)}
        leading = leading_label(note.parts[0])
        removed = note.own_label
        if leading is not None and leading[0].text == label:
            removed = True
            unlabelled.add(leading[1])
        reader = BlockReader({}, unlabelled, _reason_in_note, notes=True, url=self._url)
        text = ""
        links: list[tuple[int, int, str]] = []
        for part in note.parts:
            for block in reader.read(part):
                start = len(text) + (1 if text and block.text else 0)
                text += f" {block.text}" if text and block.text else block.text
                links += [(start + low, start + high, url) for low, high, url in block.links]
        low, high = without_label(text, label, removed=removed, listed=note.number is not None)
        return text[low:high], _shifted(links, low, high)


def _reason_in_note(element: HtmlElement) -> str | None:
    """Why an element within a note is left out; notes are shown by scripts, too."""
    reason = small_reason(element)
    return None if reason == "hidden text" else reason


def _shifted(
    links: list[tuple[int, int, str]], low: int, high: int
) -> tuple[tuple[int, int, str], ...]:
    """The links within a span of a text, with offsets into it."""
    return tuple(
        (max(start, low) - low, min(end, high) - low, url)
        for start, end, url in links
        if max(start, low) < min(end, high)
    )
