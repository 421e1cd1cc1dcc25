"""The text of a PDF that is a cited source, by the reader of PDF papers."""

from corpus.documents import Description
from corpus.extract import Extract
from corpus.pdf.reader import read_file


def read_pdf(data: bytes, name: str) -> Extract:
    """A PDF's text, its notes behind it, and its metadata. `name` is for errors.

    Raises `UnreadableSource` as `read_file` does.
    """
    document, metadata = read_file(data, Description(name), name)
    return Extract(
        media="pdf",
        text=document.text,
        paragraphs=document.paragraphs,
        pages=len(document.pages),
        title=metadata.title,
        headline=document.title,
        authors=document.authors,
        date=document.issued or metadata.created,
        warnings=document.warnings,
    )
