"""The command `ibid notes`."""

from typing import Annotated

import typer

from corpus.documents import Document
from index.search.reader import open_documents
from qa.answer import CitedNote, cited_note
from qa.answering.quote_bounds import extent
from qa.cli.errors import reports_errors
from qa.cli.options import AsJson, OfDocument
from qa.cli.output import print_json
from qa.errors import UnknownDocument, UnknownNote
from qa.rendering.answers import show_note
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings


def _documents(chosen: Settings, only: str | None) -> list[Document]:
    """The indexed documents, without loading the rest of the index. Raises `UnknownDocument`."""
    documents = open_documents(chosen.index_home)
    if only is not None and only not in documents:
        raise UnknownDocument.of(only, documents)
    return [document for ident, document in documents.items() if only in (None, ident)]


def _cited_sentence(document: Document, cited: CitedNote) -> str | None:
    """The sentence that carries a note's marker, with all of a quotation that ends in it."""
    sentence = document.sentence_at(cited.sentence[0]) if cited.sentence else None
    return document.text[slice(*extent(document, sentence))] if sentence else None


@reports_errors
def notes(
    number: Annotated[int | None, typer.Argument(help="Only the note with this number.")] = None,
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """List the notes with the works they cite, ibid. and short forms resolved."""
    documents = _documents(settings(), document)
    listed = [
        (one, note) for one in documents for note in one.notes if number in (None, note.number)
    ]
    if number is not None and not listed:
        counts = "; ".join(f"{one.label}: {len(one.notes)} notes" for one in documents)
        raise UnknownNote(f"There is no note {number}.", f"The notes are: {counts}.")
    if as_json:
        print_json({"notes": [cited_note(one, note) for one, note in listed]})
        return
    console = terminal()
    for one, note in listed:
        cited = cited_note(one, note)
        show_note(console, cited, _cited_sentence(one, cited) if number is not None else None)
