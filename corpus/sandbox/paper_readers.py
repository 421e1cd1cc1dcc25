"""The readers of papers: a `Document` from the bytes of a file of any kind.

For untrusted files, `corpus.sandbox.documents` does this in a process with limits.
"""

from collections.abc import Callable
from dataclasses import replace

from corpus.citations.urls import is_address
from corpus.dates import is_date
from corpus.documents import Description, Document
from corpus.docx import READER as DOCX_READER
from corpus.errors import IbidError
from corpus.from_extract import web_paper_document
from corpus.html.paper import READER as WEB_READER
from corpus.html.paper import WebPaper, read_web_paper
from corpus.markdown.paper import READER as MARKDOWN_READER
from corpus.markdown.paper import is_markdown, read_markdown_paper
from corpus.pdf import READER as PDF_READER
from corpus.plaintext.decoding import decode
from corpus.plaintext.reader import read_text
from corpus.sandbox.file_kinds import PaperKind, media_of, other_kind

REMEDY = (
    "Add the paper as a PDF, a Word document (DOCX), a plain text file in UTF-8, Markdown, or the "
    "HTML page that it is on."
)
MARKDOWN_SUFFIXES = (".md", ".markdown")


class UnreadablePaper(IbidError):
    """A file cannot be read as a paper."""

    code = "unreadable_paper"
    category = "bad_input"


def paper_kind(data: bytes, declared: str | None, name: str | None) -> PaperKind:
    """The kind of a file by its content; only Markdown may show in its declared media type or its
    name. Raises `UnreadablePaper` where it is empty or no kind that is read, and `UnreadableText`.
    """
    called = name or "The file"
    if not data.strip():
        raise UnreadablePaper(f"{called} is empty.", REMEDY)
    kind = media_of(data, declared)
    if kind is None:
        other = other_kind(data)
        if other is None:
            raise UnreadablePaper(f"{called} is no kind of file that can be read.", REMEDY)
        raise UnreadablePaper(f"{called} is {other.what}.", other.remedy)
    if kind in ("html", "text") and is_named_markdown(declared, name):
        return "markdown"  # which may begin with HTML
    if kind == "text" and is_markdown(decode(data, called).text):
        return "markdown"
    return kind


def is_named_markdown(declared: str | None, name: str | None) -> bool:
    """Whether a file is called Markdown, by its media type or its name."""
    return declared == "text/markdown" or (name or "").lower().endswith(MARKDOWN_SUFFIXES)


def read_paper(data: bytes, kind: PaperKind, about: Description, name: str) -> Document:
    """The document of a file. `about` is completed with what the file says of itself; an empty
    `language` there is unknown. `name` is the file's name in errors.

    Raises `UnreadableText` and `UnreadableSource`.
    """
    if kind in WEB_READERS:
        found = read_web(data, kind, None, name)
        return web_paper_document(found, completed(about, found))
    about = replace(about, language=about.language or "en")
    if kind == "pdf":  # imported here, as its library takes long to load
        from corpus.pdf.reader import read_pdf_paper

        return read_pdf_paper(data, about, name)
    return read_text(data, about, name)


def _read_html(data: bytes, charset: str | None, _: str) -> WebPaper:
    return read_web_paper(data, charset)


def _read_markdown(data: bytes, _: str | None, name: str) -> WebPaper:
    return read_markdown_paper(data, name)


def _read_docx(data: bytes, _: str | None, name: str) -> WebPaper:
    from corpus.docx.paper import read_docx_paper  # here, as its library takes long to load

    return read_docx_paper(data, name)


# The kinds that are read to a `WebPaper`: from the bytes, the declared charset and the name.
WEB_READERS: dict[PaperKind, Callable[[bytes, str | None, str], WebPaper]] = {
    "html": _read_html,
    "markdown": _read_markdown,
    "docx": _read_docx,
}


def read_web(data: bytes, kind: PaperKind, charset: str | None, name: str) -> WebPaper:
    """The paper in a file of one of the kinds in `WEB_READERS`.

    Raises `UnreadableText` and `UnreadableSource`.
    """
    return WEB_READERS[kind](data, charset, name)


def completed(about: Description, found: WebPaper) -> Description:
    """A description, completed with what the file says of itself. An empty language is unknown."""
    return replace(
        about,
        title=about.title or found.title,
        authors=about.authors or found.authors,
        language=about.language or found.language or "en",
        issued=about.issued or (found.date if found.date and is_date(found.date) else None),
        url=about.url or (found.url if found.url and is_address(found.url) else None),
    )


def versions(kind: PaperKind) -> tuple[str, ...]:
    """The versions of the readers that read files of a kind, beside that of all papers."""
    own: dict[PaperKind, tuple[str, ...]] = {
        "html": (WEB_READER,),
        "markdown": (WEB_READER, MARKDOWN_READER),
        "pdf": (PDF_READER,),
        "docx": (DOCX_READER,),
    }
    return own.get(kind, ())
