"""The command `ibid notes`."""

from typing import Annotated

import typer

from corpus.documents import Document
from index.search.reader import open_documents
from qa.answering.quote_bounds import extent
from qa.cited_note import CitedNote, cited_notes
from qa.cli.errors import reports_errors
from qa.cli.options import AsJson, OfDocument, WithId
from qa.cli.output import print_json
from qa.errors import UnknownDocument
from qa.note_choice import choose_notes, unknown_note
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
    number: Annotated[
        str | None,
        typer.Argument(help="Only notes with this number or label, such as 12, iv or †."),
    ] = None,
    ident: WithId = None,
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """List the notes with the works they cite, ibid. and short forms resolved. A number or label
    that begins anew, in each chapter say, lists several notes: an id names one.
    """
    documents = _documents(settings(), document)
    found = [
        (one, cited)
        for one in documents
        for cited in cited_notes(one, [note for _, note in choose_notes([one], number, ident)])
    ]
    some = number is not None or ident is not None
    if some and not found:
        counts = "; ".join(f"{one.label}: {len(one.notes)} notes" for one in documents)
        raise unknown_note(number, ident, f"The notes are: {counts}.")
    if as_json:
        print_json({"notes": [cited for _, cited in found]})
        return
    console = terminal()
    for one, cited in found:
        show_note(console, cited, _cited_sentence(one, cited) if some else None)
