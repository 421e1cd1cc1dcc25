"""Notes chosen by what they are called: by number, label or id."""

from collections.abc import Iterable

from corpus.documents import Document, Note
from corpus.notes.names import notes_called
from qa.errors import BadQuestion, UnknownNote, listed

Chosen = tuple[Document, Note]


def choose_notes(
    documents: Iterable[Document], called: str | None = None, ident: str | None = None
) -> list[Chosen]:
    """The notes that are `called` so, with an id, or with both; all notes without either. There may
    be none.

    A name is a label or number (see `notes_called`), or in a document where no note has that, an
    id.
    """
    chosen = []
    for document in documents:
        notes = document.notes if called is None else _called(document, called)
        chosen += [(document, note) for note in notes if ident in (None, note.id)]
    return chosen


def _called(document: Document, name: str) -> tuple[Note, ...]:
    return notes_called(document, name) or tuple(n for n in document.notes if n.id == name)


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
