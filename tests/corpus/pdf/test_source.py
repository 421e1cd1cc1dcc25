"""The text of PDFs that are sources: words divided over lines, pages, metadata."""

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from corpus.documents import Description
from corpus.from_extract import read_article
from corpus.pdf.source import read_pdf


def pdf(*pages: Sequence[str], title: str | None = None) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, invariant=True)
    if title is not None:
        canvas.setTitle(title)
    for lines in pages:
        for place, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * place, line)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def test_a_word_that_a_line_end_divides_is_made_whole_where_the_text_has_it_whole() -> None:
    lines = [
        "The policy of the govern-",
        "ment was new. The government had a well-",
        "known plan, and so the well-known plan went on.",
    ]
    found = read_pdf(pdf(lines), "x")
    text = read_article(found.text, found.paragraphs, Description("x", "T", kind="source")).text
    assert "policy of the government was new" in text
    assert "had a well-known plan" in text


def test_numbers_that_a_line_end_divides_keep_their_hyphen() -> None:
    found = read_pdf(pdf(["The counter-", "terrorism policy began in 2018-", "2019."]), "x")
    assert found.text == "The counter-terrorism policy began in 2018-2019."


def test_pages_without_words_are_told_of() -> None:
    found = read_pdf(pdf(["The first page."], [], ["The third page."], title="On Ice"), "x")
    assert (found.pages, found.title) == (3, "On Ice")
    assert found.text == "The first page.\n\nThe third page."
    assert len(found.warnings) == 1
    assert "No text can be read on page 2." in found.warnings[0]
    assert "ocrmypdf" in found.warnings[0]


def test_a_file_name_is_no_title() -> None:
    for title in ("Microsoft Word - draft.doc", "untitled", "report_final.pdf", "--"):
        assert read_pdf(pdf(["Words."], title=title), "x").title is None
