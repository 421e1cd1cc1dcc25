"""Notes chosen by what they are called: by number, label or id."""

from collections.abc import Iterable

from corpus.documents import Document, Note
from corpus.note_names import notes_called
from qa.errors import BadQuestion, UnknownNote, listed

Chosen = tuple[Document, Note]


def choose_notes(
    documents: Iterable[Document], called: str | None = None, ident: str | None = None
) -> list[Chosen]:
    """The notes with a label or number (`called`, see `notes_called`), with an id, or with both;
    all notes without either. There may be none.
    """
    chosen = []
    for document in documents:
        notes = document.notes if called is None else notes_called(document, called)
        chosen += [(document, note) for note in notes if ident in (None, note.id)]
    return chosen


def name_or_id(documents: Iterable[Document], name: str) -> list[Chosen]:
    """The notes that are called so; where none is, those that have it as their id."""
    papers = list(documents)
    return choose_notes(papers, name) or choose_notes(papers, ident=name)


def unknown_note(called: str | None, ident: str | None, remedy: str) -> UnknownNote:
    """The error for a note that no document has, or for documents without notes."""
    if called is None and ident is None:
        return UnknownNote("There are no notes.", remedy)
    name = " ".join(filter(None, (called, f"with the id {ident}" if ident else None)))
    return UnknownNote(f"There is no note {name}.", remedy)


def only_note(chosen: list[Chosen], name: str, remedy: str) -> Chosen:
    """The one of the notes that were chosen by a name. The `remedy` says how a note is named of
    which there are several.

    Raises `BadQuestion` where there is more than one; its message lists their ids.
    """
    if len(chosen) == 1:
        return chosen[0]
    papers = list(dict.fromkeys(paper.id for paper, _ in chosen))
    if len(papers) == len(chosen):
        message = f"Several papers have a note {name}: {listed(papers)}."
        raise BadQuestion(message, "Name the document.")
    ids = [note.id if len(papers) == 1 else f"{note.id} of {paper.id}" for paper, note in chosen]
    raise BadQuestion(f"There are several notes {name}, with the ids {listed(ids)}.", remedy)
