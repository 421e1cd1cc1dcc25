"""What notes are called: their labels as printed, with the place where several have one label."""

from collections.abc import Callable, Iterable, Mapping

from corpus.documents import Document, Note

_MOST_DIGITS = 9  # of a note's number

# What may tell notes of one label apart, the first that does: the series, the page of the note.
_PLACES: tuple[Callable[[Note], str], ...] = (
    lambda note: f"series {note.series}",
    lambda note: f"page {note.page}",
)


def note_names(document: Document, notes: Iterable[Note] | None = None) -> Mapping[str, str]:
    """What each note of a document, or each of some, is called, by its id: "12", "iv",
    "3 (series 2)".

    A name is never that of another note. Where neither series nor page tells two notes of one label
    apart, the id does. The names of all notes take little more time than that of one.
    """
    some = document.notes if notes is None else tuple(notes)
    same: dict[str, list[Note]] = {note.label: [] for note in some}
    for note in document.notes:
        if note.label in same:
            same[note.label].append(note)
    return {ident: name for alike in same.values() for ident, name in _named(alike)}


def note_name(document: Document, note: Note) -> str:
    """What one note of a document is called."""
    return note_names(document, [note])[note.id]


def notes_called(document: Document, name: str) -> tuple[Note, ...]:
    """The notes of a document with a label, whatever its case; where none has it and it is a
    number, the notes with this number. Labels and numbers may begin anew, so there may be several.
    """
    folded = [note for note in document.notes if note.label.casefold() == name.casefold()]
    labelled = [note for note in folded if note.label == name] or folded
    if labelled:
        return tuple(labelled)
    is_number = name.isdecimal() and len(name) <= _MOST_DIGITS
    return document.notes_numbered(int(name)) if is_number else ()


def names_but_numbers(documents: Iterable[Document]) -> frozenset[str]:
    """The labels and ids of the notes of documents, but for those that are numbers."""
    names = (name for one in documents for note in one.notes for name in (note.label, note.id))
    return frozenset(name for name in names if not name.isdecimal())


def last_note(document: Document) -> Note | None:
    """The note with the last marker of a text; of a document with one numbering, the one with the
    highest number. `None` where it has no notes.
    """
    if len({note.series for note in document.notes}) == 1:
        return max(document.notes, key=lambda note: note.number)
    return max(document.notes, key=lambda note: note.markers[-1:] or (-1,), default=None)


def _named(notes: list[Note]) -> list[tuple[str, str]]:
    """The ids and names of the notes with one label."""
    if len(notes) == 1:
        return [(notes[0].id, notes[0].label)]
    for place in _PLACES:
        words = [place(note) for note in notes]
        if len(set(words)) == len(notes):
            break
    else:
        words = [note.id for note in notes]
    return [(note.id, f"{note.label} ({said})") for note, said in zip(notes, words, strict=True)]
