"""What a file that is to become a paper holds, and whether it can be read at all."""

from dataclasses import dataclass
from typing import Literal

from corpus.documents import Document
from corpus.errors import IbidError, UnreadableText
from corpus.extract import UnreadableSource
from corpus.from_extract import web_paper_document
from corpus.html.paper import WebPaper, read_web_paper
from corpus.plaintext.reader import Description, read_text
from corpus.sandbox.dispatch import media_of

REMEDY = "Add the paper as a plain text file in UTF-8, or as the HTML page that it is on."
_ID = "paper"  # until the paper has an id of its own


class UnreadablePaper(IbidError):
    """An uploaded file cannot be read as a paper."""

    code = "unreadable_paper"
    category = "bad_input"


@dataclass(frozen=True, slots=True)
class Incoming:
    """The content of an uploaded file. `web` is the paper read from HTML; a text file is stored
    unchanged. Counts are those of the resulting document.
    """

    pages: int
    sentences: int
    notes: int
    warnings: tuple[str, ...]
    web: WebPaper | None = None

    @property
    def media(self) -> Literal["text", "html"]:
        """The type of the file."""
        return "text" if self.web is None else "html"


def read_incoming(
    data: bytes, declared: str | None, charset: str | None, name: str | None
) -> Incoming:
    """The content of a file with its declared media type, charset and name.

    Raises `UnreadablePaper`. For untrusted files, `corpus.sandbox.upload.parse_incoming` does this.
    """
    called = name or "The file"
    kind = media_of(data, declared)
    if not data.strip():
        raise UnreadablePaper(f"{called} is empty.", REMEDY)
    if kind not in ("html", "text"):
        what = {"pdf": "a PDF", "docx": "a Word document"}.get(kind or "", "neither text nor HTML")
        raise UnreadablePaper(f"{called} is {what}.", REMEDY)
    try:
        if kind == "text":
            return _of(read_text(data, Description(_ID), called), None)
        found = read_web_paper(data, charset)
        about = Description(_ID, language=found.language or "en")
        return _of(web_paper_document(found, about), found)
    except (UnreadableText, UnreadableSource) as error:
        raise UnreadablePaper(error.message, REMEDY) from error


def _of(document: Document, web: WebPaper | None) -> Incoming:
    return Incoming(
        pages=len(document.pages),
        sentences=len(document.sentences),
        notes=len(document.notes),
        warnings=document.warnings,
        web=web,
    )
