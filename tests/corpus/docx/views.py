"""What was read of a Word file, in a form that tests compare."""

from typing import Any

from corpus.docx.paper import read_docx_paper
from corpus.html.paper import WebPaper
from tests.corpus.docx.files import word_file


def read(*body: str, **given: Any) -> WebPaper:
    """The paper of a Word file with this body."""
    return read_docx_paper(word_file(*body, **given), "paper.docx")


def shown(paper: WebPaper) -> list[tuple[str, str]]:
    """(Kind, words) of the paragraphs, with the labels of the notes where their markers stand."""
    marks: dict[int, list[str]] = {}
    for one in paper.notes:
        for offset in one.markers:
            marks.setdefault(offset, []).append(one.label)
    found: list[tuple[str, str]] = []
    for span in paper.paragraphs:
        pieces = []
        last = span.start
        for offset in sorted(at for at in marks if span.start < at <= span.end):
            pieces.append(f"{paper.text[last:offset]}{{{','.join(marks[offset])}}}")
            last = offset
        found.append((span.kind, "".join(pieces) + paper.text[last : span.end]))
    return found


def lines(paper: WebPaper) -> list[str]:
    """The words of the paragraphs with their markers."""
    return [words for _, words in shown(paper)]


def numbered(paper: WebPaper) -> list[tuple[int, int, str]]:
    """(Series, number, label) of the notes."""
    return [(one.series, one.number, one.label) for one in paper.notes]
