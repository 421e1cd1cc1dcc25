"""Small papers, read as a whole: notes, pages, turned pages, what is left out, what is refused."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.extract import UnreadableSource
from tests.corpus.pdf.flow import Flow, sentences
from tests.corpus.pdf.sheet import Sheet, kinds, prose, read
from tests.pdf.raw import file_of

NOTES = ("Harbour book of Odden, folio 3.", "Letters of the master, p. 9.", "Lee, Ice (1901), 4.")


def marked(sheet: Sheet, words: str, mark: str, left: float, top: float) -> None:
    """A line with a superscript at its end."""
    sheet.raise_(mark, sheet.put(words, left, top), top)


def note(sheet: Sheet, mark: str, words: str, left: float, top: float) -> None:
    sheet.put(words, sheet.raise_(mark, left, top, 8) + 2, top, 8)


def test_footnotes_of_two_columns_and_a_title_across() -> None:
    sheet = Sheet()
    sheet.put("The Ferry of Odden and the Mail of the Island", 72, 80, 20)
    for column, left in enumerate((72, 320)):
        sheet.column(prose(20, 60 * column, 220), left, 120)
        marked(sheet, f"So the {('ferry', 'mail')[column]} was late.", str(column + 1), left, 360)
        sheet.column(prose(5, 60 * column + 30, 220), left, 384)
        note(sheet, str(column + 1), NOTES[column], left, 700)
    document = read(sheet.data())
    assert document.title == "The Ferry of Odden and the Mail of the Island"
    assert [(one.number, document.note_text(one)) for one in document.notes] == [
        (1, NOTES[0]), (2, NOTES[1]),
    ]  # fmt: skip
    ends = [document.text[: one.marker].split(" ")[-3:] for one in document.notes]
    assert ends == [["ferry", "was", "late."], ["mail", "was", "late."]]
    assert document.text.index("So the ferry") < document.text.index("So the mail")


def three_pages() -> Sheet:
    """Three pages with heads, feet, and a note each; the first has no head."""
    sheet = Sheet()
    for n in range(3):
        if n:
            sheet.put("ICE ON THE SOUND", 72, 40, 8)
        sheet.put(f"Page {n + 1} of 3", 280, 770, 8)
        sheet.column(prose(9, 30 * n, 400), 72, 80)
        marked(sheet, f"So the {('ferry', 'mail', 'ice')[n]} was late.", str(n + 1), 72, 188)
        sheet.column(prose(9, 30 * n + 15, 400), 84, 200)
        note(sheet, str(n + 1), NOTES[n], 72, 700)
        sheet.end_page()
    return sheet


def test_pages_and_notes_of_a_paper_with_heads_and_feet() -> None:
    document = read(three_pages().data())
    assert "SOUND" not in document.text
    assert "Page" not in document.text
    assert [(page.number, page.label) for page in document.pages] == [(1, "1"), (2, "2"), (3, "3")]
    assert [(one.number, one.page) for one in document.notes] == [(1, 1), (2, 2), (3, 3)]
    assert [document.note_text(one) for one in document.notes] == list(NOTES)
    assert document.warnings == ()
    for word, page in (("ferry was late", 1), ("mail was late", 2), ("ice was late", 3)):
        assert document.page_of(document.text.index(word)) == page


@pytest.mark.parametrize(("rotate", "runs"), [(0, 90), (90, 90), (270, 270), (0, 270)])
def test_a_page_that_is_turned_has_places_as_it_is_shown(rotate: int, runs: int) -> None:
    sheet = Sheet(792, 612) if runs else Sheet()
    for n, words in enumerate(prose(9, 0, 400)):
        left, top = 72, 100 + 12 * n
        place = {90: (top, 612 - left), 270: (792 - top, left)}[runs]
        sheet.put(words, *place, turn=runs)
    sheet.end_page(rotate)
    document = read(sheet.data())
    (page,) = document.pages
    assert (page.width, page.height, page.turn) == (612, 792, 0 if rotate else runs)
    first, second, *_ = lines = prose(9, 0, 400)
    assert document.text == " ".join(lines)
    start = len(first) + 1
    (found,) = document.rectangles(start, start + len(second))
    assert (found.left, found.top) == pytest.approx((72, 112 - 8), abs=0.2)
    assert found.right == pytest.approx(72 + stringWidth(second, "Times-Roman", 10), abs=0.2)


def test_a_page_of_another_size_among_others() -> None:
    flow = Flow().put(sentences(6))
    flow.sheet.end_page()
    flow.sheet.canvas.setPageSize((500, 400))
    flow.sheet.height = 400
    flow.to(top=90).put(sentences(6, 30))
    document = read(flow.data())
    assert [(page.width, page.height) for page in document.pages] == [(612, 792), (500, 400)]
    assert document.text == f"{sentences(6)}\n\n{sentences(6, 30)}"


def test_white_letters_are_left_out_and_those_on_a_bar_are_not() -> None:
    flow = Flow().put(sentences(4))
    flow.sheet.put("hidden words for machines", 72, 400, grey=1.0)
    flow.sheet.box(60, 440, 500, 460)
    flow.sheet.put("The words on the bar", 72, 454, grey=1.0)
    text = read(flow.data()).text
    assert "hidden" not in text
    assert "The words on the bar" in text


def test_line_numbers_are_left_out() -> None:
    flow = Flow().put(sentences(12))
    count = round((flow.top - 90) / 12)
    for n in range(count):
        flow.sheet.put(str(n + 1), 40, 90 + 12 * n)
    assert count > 8
    assert read(flow.data()).text == sentences(12)


def test_pages_without_words_and_words_that_stand_sideways_are_told_of() -> None:
    flow = Flow().put(sentences(6)).page().page().put(sentences(6, 30))
    for n in range(3):
        flow.sheet.put("Words that stand at the side of the page", 20 + 12 * n, 700, turn=90)
    document = read(flow.data())
    assert document.text == f"{sentences(6)}\n\n{sentences(6, 30)}"
    assert [warning.split(".")[0] for warning in document.warnings] == [
        "No text can be read on page 2",
        "Text that stands sideways was left out on page 3",
    ]


def test_a_stamp_at_the_side_is_left_out_in_silence() -> None:
    flow = Flow().put(sentences(6))
    flow.sheet.put("Downloaded in May", 20, 700, turn=90)
    document = read(flow.data())
    assert (document.text, document.warnings) == (sentences(6), ())


def test_the_title_of_the_description_is_found_on_the_page() -> None:
    flow = Flow().put("Ice on the Sound", font="Times-Bold").put(sentences(6), above=20)
    document = read(flow.data(), title="Ice on the Sound")
    assert kinds(document) == [("title", "Ice on the Sound"), ("prose", sentences(6))]


def test_what_the_file_says_of_itself() -> None:
    flow = Flow().put(sentences(6))
    flow.sheet.canvas.setTitle("Ice on the Sound")
    flow.sheet.canvas.setAuthor("Ann Lee")
    document = read(flow.data())
    assert (document.title, document.authors) == ("Ice on the Sound", ("Ann Lee",))
    assert dict(document.origins)["title"] == "metadata of the file"


def test_the_outline_tells_of_headings_that_look_as_the_text_does() -> None:
    flow = Flow()
    for n, head in enumerate(("The ferry", "The mail")):
        flow.sheet.canvas.bookmarkPage(head)
        flow.sheet.canvas.addOutlineEntry(head, head, 0)
        flow.put(head, above=20).put(sentences(6, 30 * n), above=8)
    assert [text for kind, text in kinds(read(flow.data())) if kind == "heading"] == [
        "The ferry", "The mail",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(file_of(b"", b""), "images of pages and no text", id="no words"),
        pytest.param(b"%PDF-1.7 and no more", "is damaged", id="damaged"),
        pytest.param(b"", "is empty", id="empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_remedy(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as caught:
        read(data)
    assert caught.value.message.startswith("a-paper ")
    assert caught.value.remedy
