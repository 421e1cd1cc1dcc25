"""The text of a PDF that is a cited source, by the reader of PDF papers."""

from corpus.documents import Description
from corpus.extract import Extract
from corpus.pdf.file import metadata_of, opened
from corpus.pdf.reader import read_pdf_paper


def read_pdf(data: bytes, name: str) -> Extract:
    """A PDF's text, its notes behind it, and its metadata. `name` is for errors.

    Raises `UnreadableSource` as `read_pdf_paper` does.
    """
    document = read_pdf_paper(data, Description(name), name)
    with opened(data, name) as file:
        metadata = metadata_of(file)
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
