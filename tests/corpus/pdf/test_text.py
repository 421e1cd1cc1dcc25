"""The text of PDFs: lines, words divided over them, pages, and what a file says of itself."""

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from corpus.documents import Description
from corpus.from_extract import read_article
from corpus.pdf.text import read_pdf


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


def test_hyphens_at_line_ends_are_kept_with_their_line_ends() -> None:
    lines = ["The counter-", "terrorism policy of the govern-", "ment began in 2018-", "2019."]
    assert read_pdf(pdf(lines), "x").text.split("\n") == lines


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


def test_pages_without_words_are_told_of() -> None:
    found = read_pdf(pdf(["The first page."], [], ["The third page."], title="On Ice"), "x")
    assert (found.pages, found.title) == (3, "On Ice")
    assert found.text.split("\f")[2].strip() == "The third page."
    assert found.warnings == ("Pages without text: 2.",)


def test_a_file_name_is_no_title() -> None:
    for title in ("Microsoft Word - draft.doc", "untitled", "report_final.pdf", "--"):
        assert read_pdf(pdf(["Words."], title=title), "x").title is None
