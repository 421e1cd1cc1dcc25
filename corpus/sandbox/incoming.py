"""What a file that is to become a paper holds, and whether it can be read at all."""

from dataclasses import dataclass, replace
from typing import Literal

from corpus.documents import Description, Document
from corpus.errors import IbidError, UnreadableText
from corpus.extract import Media, UnreadableSource
from corpus.from_extract import web_paper_document
from corpus.html.paper import WebPaper, read_web_paper
from corpus.markdown.paper import is_markdown, read_markdown_paper
from corpus.plaintext.decoding import decode
from corpus.plaintext.reader import read_text
from corpus.sandbox.dispatch import media_of

REMEDY = (
    "Add the paper as a plain text file in UTF-8, as Markdown, or as the HTML page that it is on."
)
_SUFFIXES = (".md", ".markdown")
_ID = "paper"  # until the paper has an id of its own


class UnreadablePaper(IbidError):
    """An uploaded file cannot be read as a paper."""

    code = "unreadable_paper"
    category = "bad_input"


@dataclass(frozen=True, slots=True)
class Incoming:
    """The content of an uploaded file. `web` is the paper read from HTML or `markdown`; text files
    are stored unchanged. Counts are those of the resulting document.
    """

    pages: int
    sentences: int
    notes: int
    warnings: tuple[str, ...]
    web: WebPaper | None = None
    markdown: bool = False

    @property
    def media(self) -> Literal["text", "html", "markdown"]:
        """The type of the file."""
        if self.markdown:
            return "markdown"
        return "text" if self.web is None else "html"


def read_incoming(
    data: bytes, declared: str | None, charset: str | None, name: str | None
) -> Incoming:
    """The content of a file with its declared media type, charset and name.

    Raises `UnreadablePaper`. For untrusted files, `corpus.sandbox.upload.parse_incoming` does this.
    """
    called = name or "The file"
    kind: Media | Literal["markdown"] | None = media_of(data, declared)
    if _is_named_markdown(declared, name) and kind in ("html", "text"):
        kind = "markdown"  # which may begin with HTML
    if not data.strip():
        raise UnreadablePaper(f"{called} is empty.", REMEDY)
    if kind not in ("html", "text", "markdown"):
        what = {"pdf": "a PDF", "docx": "a Word document"}.get(kind or "", "neither text nor HTML")
        raise UnreadablePaper(f"{called} is {what}.", REMEDY)
    try:
        if kind == "text" and is_markdown(decode(data, called).text):
            kind = "markdown"
        if kind == "text":
            return _of(read_text(data, Description(_ID), called), None)
        if kind == "markdown":
            found = read_markdown_paper(data, called)
        else:
            found = read_web_paper(data, charset)
        about = Description(_ID, language=found.language or "en")
        content = _of(web_paper_document(found, about), found)
        return replace(content, markdown=kind == "markdown")
    except (UnreadableText, UnreadableSource) as error:
        raise UnreadablePaper(error.message, REMEDY) from error


def _is_named_markdown(declared: str | None, name: str | None) -> bool:
    """Whether a file is called Markdown, by its media type or its name."""
    return declared == "text/markdown" or (name or "").lower().endswith(_SUFFIXES)


def _of(document: Document, web: WebPaper | None) -> Incoming:
    return Incoming(
        pages=len(document.pages),
        sentences=len(document.sentences),
        notes=len(document.notes),
        warnings=document.warnings,
        web=web,
    )
