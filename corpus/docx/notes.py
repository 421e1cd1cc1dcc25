"""The foot- and endnotes of a Word file: their words, and the links in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.cleaning import plain
from corpus.docx.container import Container, Part
from corpus.docx.inline import WordFile
from corpus.docx.markup import Element, W
from corpus.docx.note_numbers import CLASSES, NoteClass, NumberedNote
from corpus.docx.tables import TableStory
from corpus.html.notes.labels import bare_label

# Notes of other types are lines and remarks between the text and the notes.
_USUAL_TYPES = (None, "normal")
_BEHIND_LABEL = re.compile(r"\s*(?:\[\s*\]|\(\s*\))?[.:)\]]?(?:\s+|$)")
_BEHIND_MARK = re.compile(r"[\])]?[.:]?\s*")


@dataclass(frozen=True, slots=True)
class NoteText:
    """The words of a note, and the (start, end, address) of the links in them."""

    text: str
    links: tuple[tuple[int, int, str], ...] = ()


class NoteParts:
    """The notes in a file's parts of foot- and endnotes, by their class and id."""

    def __init__(self, container: Container, main: Part) -> None:
        self._notes: dict[tuple[NoteClass, str], tuple[Element, Mapping[str, str]]] = {}
        for kind in CLASSES:
            part = container.related(main, f"{kind}s")
            for note in () if part is None else part.root.iter(f"{W}{kind}"):
                if part is not None and note.get(f"{W}type") in _USUAL_TYPES:
                    ident = note.get(f"{W}id") or ""
                    self._notes.setdefault((kind, ident), (note, part.linked))

    def read(self, note: NumberedNote, file: WordFile) -> NoteText | None:
        """The words of a note without its label; `None` where the file has no such note."""
        found = self._notes.get((note.kind, note.ident))
        if found is None:
            return None
        element, linked = found
        story = TableStory(file, linked, in_note=True)
        story.read(element)
        return _without_label(_joined(story), note, labelled=story.labelled)

    def unreferred(self, known: set[tuple[NoteClass, str]]) -> Iterator[str]:
        """The words of the notes that are not `known`: those that the text does not refer to."""
        for key, (element, _) in self._notes.items():
            if key not in known:
                words = plain(" ".join(one.text or "" for one in element.iter(f"{W}t")))
                if words:
                    yield words


def _joined(story: TableStory) -> NoteText:
    """The paragraphs of a note in one line."""
    pieces: list[str] = []
    links: list[tuple[int, int, str]] = []
    length = 0
    for one in story.found:
        if one.block.text:
            start = length + 1 if pieces else 0
            pieces.append(one.block.text)
            length = start + len(one.block.text)
            links += [(start + low, start + high, url) for low, high, url in one.block.links]
    return NoteText(" ".join(pieces), tuple(links))


def _without_label(found: NoteText, note: NumberedNote, *, labelled: bool) -> NoteText:
    """A note without what is left of its label: brackets and stops around it, or its typed mark."""
    start = 0
    if labelled and (rest := _BEHIND_LABEL.match(found.text)) is not None:
        start = rest.end()
    mark = bare_label(note.label) or note.label
    if note.custom and mark:
        lead = len(found.text) - len(found.text[start:].lstrip("[( "))
        if found.text.startswith(mark, lead):
            behind = _BEHIND_MARK.match(found.text, lead + len(mark))
            start = behind.end() if behind else start
    links = tuple(
        (max(low - start, 0), high - start, url) for low, high, url in found.links if high > start
    )
    return NoteText(found.text[start:], links)
