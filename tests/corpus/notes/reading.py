"""Texts read in the tests of notes, and their notes in few words."""

from corpus.documents import Description, Document, Note
from corpus.lines import split_lines
from corpus.notes.candidates import NoteStart
from corpus.notes.labels import Family, Label, read_labels
from corpus.notes.sightings import sight
from corpus.notes.starts import heaviest_chain
from corpus.plaintext.layout import Layout, lay_out
from corpus.plaintext.reader import read_text

_BEFORE = 14  # characters before a marker

# A note in few words: its label, its series, its first word or two, and what is before its markers.
Told = tuple[str, int, str, tuple[str, ...]]


def read(text: str) -> Document:
    """The document of a text without metadata."""
    return read_text(text.encode(), Description("a-text"))


def lay(text: str) -> Layout:
    """The layout of a text."""
    return lay_out(split_lines(text))


def labels_of(text: str) -> dict[int, tuple[Label, ...]]:
    """The labels of the lines of a text, by place."""
    found = {place: read_labels(line.text) for place, line in enumerate(split_lines(text))}
    return {place: labels for place, labels in found.items() if labels}


def starts_of(text: str, family: Family = "number") -> list[NoteStart]:
    """The lines that begin notes of one family."""
    lines, labels = split_lines(text), labels_of(text)
    sightings = sight(lines, labels)
    if family not in sightings:
        return []
    return heaviest_chain(lines, labels, family, sightings[family]).starts()


def before(document: Document, place: int) -> str:
    """The last characters before an offset."""
    return document.text[max(0, place - _BEFORE) : place]


def told(document: Document) -> list[Told]:
    """The notes of a document in few words, in order."""
    return [
        (note.label, note.series, _first_words(document, note), _markers(document, note))
        for note in document.notes
    ]


def words_of(document: Document) -> list[str]:
    """The words of the notes, in order."""
    return [document.note_text(note) for note in document.notes]


def body(document: Document) -> str:
    """The body of a document."""
    return document.text[: document.body_end]


def sentences(document: Document) -> list[str]:
    """The sentences of the body."""
    return [
        document.text[one.start : one.end]
        for one in document.sentences
        if one.voice != "note" and one.end <= document.body_end
    ]


def of_kind(document: Document, kind: str) -> list[str]:
    """The paragraphs of a kind."""
    return [document.text[one.start : one.end] for one in document.paragraphs if one.kind == kind]


def marked(document: Document) -> list[tuple[str, str]]:
    """For each marker in the order of the text: the word before it, and the note's first word."""
    return [
        (document.text[:place].split()[-1], document.note_text(document.notes[note]).split()[0])
        for place, note in document.marks
    ]


def _first_words(document: Document, note: Note) -> str:
    return " ".join(document.note_text(note).split()[:2])


def _markers(document: Document, note: Note) -> tuple[str, ...]:
    return tuple(document.text[:place].split()[-1] for place in note.markers)
