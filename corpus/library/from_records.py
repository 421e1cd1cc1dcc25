"""A document of separate passages, as question sets have them."""

from collections.abc import Sequence

from corpus.documents import Description, Document, Paragraph
from corpus.from_extract import paragraphs_document


def read_records(ident: str, title: str, passages: Sequence[str], language: str = "en") -> Document:
    """A document with one paragraph for each passage, in order; empty passages have none.

    Its file is the passages in UTF-8 with a blank line between them.
    """
    pieces = [" ".join(passage.split()) for passage in passages]
    paragraphs: list[Paragraph] = []
    start = 0
    for piece in pieces:
        if piece:
            paragraphs.append(Paragraph(start, start + len(piece), "prose"))
        start += len(piece) + 2
    about = Description(ident, title=title, label=title, language=language, kind="source")
    return paragraphs_document("\n\n".join(pieces), paragraphs, about)
