"""Properties of pages of any words: none is lost or doubled, and each keeps its place."""

import ctypes
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import normalize

import pypdfium2 as pdfium
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from corpus.documents import Document
from corpus.extract import UnreadableSource
from corpus.pdf.characters.lines import group_lines
from corpus.pdf.characters.words import Word
from corpus.pdf.columns import reading_order
from corpus.pdf.furniture import without_furniture
from corpus.pdf.line_numbers import without_line_numbers
from corpus.pdf.page_text import PageText, body_size, write_page
from corpus.pdf.run_in_notes import with_divided_notes
from corpus.places import unpack_edges
from tests.corpus import conformance
from tests.corpus.pdf.documents.random_pages import PLANS, Plan, make
from tests.corpus.pdf.sheet import page_words, read

# What follows from a seed does not get smaller with it.
SETTINGS = settings(max_examples=25, phases=(Phase.explicit, Phase.generate))


def pdfium_characters(data: bytes) -> list[list[tuple[str, float, float]]]:
    """(Letter, x, y) of each page as pdfium gives them, without white space: where each letter
    begins on its baseline, from the left and the bottom of the page.
    """
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    document = pdfium.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        own = []
        for n in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, n)
            raw.FPDFText_GetCharOrigin(text, n, x, y)
            if code > 32 or code == 2:  # a hyphen at a line's end
                own.append((chr(code).replace("\x02", "-"), x.value, y.value))
        found.append(own)
        text.close()
        page.close()
    document.close()
    return found


def ids(words: Iterator[Word]) -> list[int]:
    return sorted(map(id, words))


@given(PLANS)
@SETTINGS
def test_no_word_is_lost_or_doubled_on_the_way_to_the_text(plan: Plan) -> None:
    data = make(plan)
    given_letters = pdfium_characters(data)
    pages = [page_words(data, n) for n in range(len(plan.columns))]
    for page, letters in zip(pages, given_letters, strict=True):
        assert Counter("".join(word.text for word in page.words)) == Counter(
            "".join(letter for letter, *_ in letters)
        )
        assert all(len(word.lefts) == len(word.text) > 0 for word in page.words)
        assert page.sideways == 0
    lines = [group_lines(page.words) for page in pages]
    for page, own in zip(pages, lines, strict=True):
        assert ids(word for line in own for word in line.words) == ids(iter(page.words))
        assert all(above.baseline <= below.baseline for above, below in pairwise(own))
    size = body_size(lines)
    kept, labels = without_furniture(lines, [page.height for page in pages], size)
    assert len(kept) == len(labels) == len(pages)
    for before, after in zip(lines, kept, strict=True):
        assert [line for line in before if line in after] == after
    text = PageText()
    for number, own in enumerate(without_line_numbers(kept), 1):
        columns = reading_order(own)
        wanted = ids(word for line in own for word in line.words)
        assert ids(word for one in columns for line in one.lines for word in line.words) == wanted
        for column in columns:
            column.lines = with_divided_notes(column.lines, size)
        assert ids(word for one in columns for line in one.lines for word in line.words) == wanted
        write_page(text, columns, number, size)
    check_page_text(text)


def check_page_text(text: PageText) -> None:
    """Each line has the edges of its characters, and they cover the text."""
    place = 0
    for line in text.lines:
        assert not text.text[place : line.start].strip(), "text on no line"
        shown = text.line(line.start)
        assert len(line.lefts) == len(shown) + 1
        assert line.left <= line.right
        assert 0 <= line.lead <= len(shown)
        place = line.start + len(shown)
    assert not text.text[place:].strip()


def documents(plan: Plan) -> tuple[bytes, Document | None]:
    """The file, and its document; `None` where it has no words."""
    data = make(plan)
    try:
        return data, read(data)
    except UnreadableSource:
        assert not any(pdfium_characters(data))
        return data, None


@given(PLANS)
@SETTINGS
def test_a_document_conforms(plan: Plan) -> None:
    data, document = documents(plan)
    if document is None:
        return
    conformance.check_sentences(document)
    conformance.check_order(document)
    conformance.check_names_of_notes(document)
    conformance.check_questions_about_places(document)
    check_notes(document)
    check_pages(document)
    check_places(document)
    assert read(data) == document


def check_notes(document: Document) -> None:
    """What `conformance.check_notes` asserts, but for the omissions, which a PDF has not."""
    kinds = {(each.start, each.end): each.kind for each in document.paragraphs}
    for note in document.notes:
        assert document.body_end <= note.start < note.end <= len(document.text)
        assert kinds[note.start, note.end] == "note"
        assert document.note_text(note).strip() == document.note_text(note)
        assert list(note.markers) == sorted(set(note.markers))
        assert all(0 <= marker <= document.body_end for marker in note.markers)
        assert note.page == document.page_of(note.start)
        assert document.notes_between(note.start, note.end) == (note.number,)
        for cited in note.citations:
            assert cited.verbatim in document.note_text(note)
    assert not document.runs
    assert not document.omissions


def check_pages(document: Document) -> None:
    """The page of a character is that of its place."""
    for place in document.places:
        assert document.page_of(place.start) == place.page
        assert document.page_of(place.start + place.length - 1) == place.page
        assert document.page_of(place.start + place.length) in (place.page, place.page + 1)


def check_places(document: Document) -> None:
    """Places are in order, and each character that is no white space is on one, once."""
    end = 0
    for place in document.places:
        assert place.start >= end
        assert place.length > 0
        assert not document.text[end : place.start].strip(), "words that are nowhere"
        end = place.start + place.length
        assert end <= len(document.text)
        assert len(unpack_edges(place.edges)) == place.length + 1
        page = document.pages[place.page - 1]
        assert page.width is not None
        assert page.height is not None
        assert -2 <= place.top < place.bottom <= page.height + 3
        assert 0 <= min(unpack_edges(place.edges)) <= max(unpack_edges(place.edges)) <= page.width
    assert not document.text[end:].strip()


@given(PLANS, st.data())
@SETTINGS
def test_characters_are_where_pdfium_has_them(plan: Plan, draw: st.DataObject) -> None:
    data, document = documents(plan)
    if document is None:
        return
    origins: dict[tuple[int, str], list[tuple[float, float]]] = defaultdict(list)
    for number, own in enumerate(pdfium_characters(data), 1):
        page = document.pages[number - 1]
        for letter, x, y in own:
            place = shown(x, y, page.turn, page.width or 0, page.height or 0)
            origins[number, letter].append(place)
    text = document.text
    for offset, letter in enumerate(text):
        found = document.rectangles(offset, offset + 1)
        if letter.isspace():
            continue
        (one,) = found
        assert one.page == document.page_of(offset)
        assert one.right - one.left < 1.1 * plan.size * 1.4
        assert any(
            abs(left - one.left) < 0.2 and one.top < baseline < one.bottom
            for left, baseline in origins[one.page, normalize("NFKC", letter)]
        ), f"{letter!r} at {offset} is elsewhere"
    start = draw.draw(st.integers(0, len(text)))
    end = draw.draw(st.integers(start, len(text)))
    check_span(document, start, end)
    for sentence in document.sentences:
        check_span(document, sentence.start, sentence.end)


def shown(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """A place of a page, from the left and the bottom, on the page as it is turned clockwise by
    `turn` degrees: from the left and the top. The sizes are those that it has then.
    """
    return {0: (x, height - y), 90: (y, x), 270: (width - y, height - x)}[turn]


def check_span(document: Document, start: int, end: int) -> None:
    """The rectangles of a span hold those of its characters, and nothing beside them."""
    whole = document.rectangles(start, end)
    for one in whole:
        page = document.pages[one.page - 1]
        assert page.width is not None
        assert page.height is not None
        assert 0 <= one.left < one.right <= page.width + 0.1
        assert -2 <= one.top < one.bottom <= page.height + 3
    each = [one for n in range(start, end) for one in document.rectangles(n, n + 1)]
    for one in each:
        assert any(
            (one.page, one.top) == (own.page, own.top)
            and own.left <= one.left
            and one.right <= own.right
            for own in whole
        )
    assert bool(whole) == bool(document.text[start:end].strip())
