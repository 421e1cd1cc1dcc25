"""What a file that is to become a paper holds, and whether it can be read at all."""

from dataclasses import dataclass

from corpus.documents import Description, Document
from corpus.errors import UnreadableText
from corpus.extract import UnreadableSource
from corpus.from_extract import web_paper_document
from corpus.html.paper import WebPaper
from corpus.sandbox.file_kinds import PaperKind
from corpus.sandbox.paper_readers import (
    REMEDY,
    WEB_READERS,
    UnreadablePaper,
    completed,
    paper_kind,
    read_paper,
    read_web,
)

_ID = "paper"  # until the paper has an id of its own


@dataclass(frozen=True, slots=True)
class Incoming:
    """The content of an uploaded file. `about` is what the file says of itself; counts are those of
    the resulting document. `web` is the paper in an HTML page; all other files are read anew from
    their bytes.
    """

    pages: int
    sentences: int
    notes: int
    warnings: tuple[str, ...]
    media: PaperKind
    about: Description
    web: WebPaper | None = None


def read_incoming(
    data: bytes, declared: str | None, charset: str | None, name: str | None
) -> Incoming:
    """The content of a file with its declared media type, charset and name.

    Raises `UnreadablePaper`. For untrusted files, `corpus.sandbox.upload.parse_incoming` does this.
    """
    called = name or "The file"
    about = Description(_ID, language="")
    try:
        kind = paper_kind(data, declared, name)
        if kind not in WEB_READERS:
            return _of(read_paper(data, kind, about, called), kind)
        found = read_web(data, kind, charset, called)
        document = web_paper_document(found, completed(about, found))
        return _of(document, kind, found)
    except UnreadableText as error:
        raise UnreadablePaper(error.message, REMEDY) from error
    except UnreadableSource as error:
        raise UnreadablePaper(error.message, error.remedy) from error


def _of(document: Document, kind: PaperKind, web: WebPaper | None = None) -> Incoming:
    return Incoming(
        pages=len(document.pages),
        sentences=len(document.sentences),
        notes=len(document.notes),
        warnings=document.warnings,
        media=kind,
        about=Description(
            _ID,
            title=document.title,
            authors=document.authors,
            language=document.language,
            publisher=web.site if web else document.publisher,
            issued=document.issued,
            url=document.url,
        ),
        web=web if kind == "html" else None,
    )
