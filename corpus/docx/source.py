"""Cited sources in Word files: the text with its notes behind it."""

from corpus.documents import Paragraph
from corpus.docx.paper import read_word
from corpus.extract import Extract


def read_docx(data: bytes, name: str) -> Extract:
    """The paragraphs of a Word file (DOCX), its notes last, and its metadata. `name` is the file's
    name in errors.

    It is read as a paper is. Raises `UnreadableSource` where it is no Word file, is protected,
    damaged or too large.
    """
    found = read_word(data, name)
    paper, properties = found.paper, found.properties
    paragraphs = list(paper.paragraphs)
    end = len(paper.text)
    for note in paper.notes:
        start = end + 2 if end else 0
        end = start + len(note.text)
        paragraphs.append(Paragraph(start, end, "note"))
    first = next((paper.text[one.start : one.end] for one in paragraphs), None)
    headline = found.headline or first
    return Extract(
        media="docx",
        text="\n\n".join(filter(None, [paper.text, *(note.text for note in paper.notes)])),
        paragraphs=tuple(paragraphs),
        title=properties.title,
        headline=headline[:300] if headline else None,
        authors=paper.authors,
        date=paper.date,
        language=paper.language,
        warnings=paper.warnings,
    )
