"""The text of DOCX files: every paragraph once, in its order, as what it is."""

import io

from docx import Document
from docx.enum.text import WD_BREAK

from corpus.docx.source import read_docx


def test_every_paragraph_is_read_once_as_what_it_is() -> None:
    made = Document()
    made.core_properties.title = "On Ice"
    made.core_properties.author = "Ada Wren"
    made.add_heading("On Ice", 0)
    lines = made.add_paragraph("The first line")
    lines.add_run().add_break()
    lines.add_run("the second")
    lines.add_run().add_break(WD_BREAK.PAGE)
    lines.add_run("the third")
    made.add_paragraph("We shall go on.", "Quote")
    made.add_paragraph("One thing", "List Bullet")
    made.add_paragraph("within it", "List Bullet 2")
    made.add_paragraph("another thing", "List Bullet")
    made.add_heading("Later", 1)
    table = made.add_table(2, 2)
    for cell, words in zip(table._cells, ("Year", "Ships", "1901\nMay", "4"), strict=True):
        cell.text = words
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "within"
    written = io.BytesIO()
    made.save(written)
    found = read_docx(written.getvalue(), "x")
    assert found.paragraphs is not None
    assert [(p.kind, found.text[p.start : p.end]) for p in found.paragraphs] == [
        ("title", "On Ice"),
        ("prose", "The first line the second the third"),
        ("block quotation", "We shall go on."),
        ("prose", "One thing"),
        ("prose", "within it"),
        ("prose", "another thing"),
        ("heading", "Later"),
        ("table row", "Year | Ships"),
        ("prose", "1901 May"),
        ("prose", "4"),
        ("prose", "within"),
    ]
    assert (found.title, found.headline, found.authors) == ("On Ice", "On Ice", ("Ada Wren",))
