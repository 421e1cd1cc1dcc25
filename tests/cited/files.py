"""Articles as files that are no web pages: PDF, DOCX, plain text."""

import io
from collections.abc import Sequence

from docx import Document as Docx
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas


def pdf(title: str, authors: Sequence[str], paragraphs: Sequence[str], *, notes: bool) -> bytes:
    """Two paragraphs a page, with a running head; with `notes` at the foot, if they are wanted."""
    written = io.BytesIO()
    canvas = Canvas(written, A5, invariant=True)
    canvas.setTitle(title)
    canvas.setAuthor(", ".join(authors))
    for number, start in enumerate(range(0, len(paragraphs), 2), start=1):
        lines = canvas.beginText(50, 540)
        lines.setFont("Times-Roman", 10)
        if number == 1:
            for line in _wrapped(title, 70):
                lines.textLine(line)
            lines.textLine("")
        for paragraph in paragraphs[start : start + 2]:
            mark = str(number) if notes and paragraph.endswith(".") else ""
            for line in _wrapped(paragraph + mark, 70):
                lines.textLine(line)
            lines.textLine("")
            if mark:
                break
        for paragraph in paragraphs[start + 1 : start + 2] if notes else ():
            for line in _wrapped(paragraph, 70):
                lines.textLine(line)
        canvas.drawText(lines)
        if notes:
            canvas.setFont("Times-Roman", 8)
            canvas.drawString(50, 60, f"{number} A. Writer, A Book of Stand-ins, {1990 + number}.")
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(50, 30, str(number))
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def docx(title: str, authors: Sequence[str], paragraphs: Sequence[str]) -> bytes:
    document = Docx()
    document.core_properties.title = title
    document.core_properties.author = ", ".join(authors)
    document.add_heading(title, 1)
    for words in paragraphs:
        document.add_paragraph(words)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def plain_text(title: str, authors: Sequence[str], paragraphs: Sequence[str]) -> bytes:
    """Lines of 72 letters, and an empty one between paragraphs."""
    blocks = (title, ", ".join(authors), *paragraphs)
    return "\n\n".join("\n".join(_wrapped(words, 72)) for words in blocks if words).encode()
