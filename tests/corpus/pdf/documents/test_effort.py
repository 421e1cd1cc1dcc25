"""The effort of the PDF reader grows with the size of a file, and not with its square."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from corpus.lines import Vocabulary, split_lines
from corpus.pdf.characters.accents import join_accents
from corpus.pdf.characters.drop_capitals import lower_drop_capitals
from corpus.pdf.characters.lines import PdfLine, group_lines, line_of
from corpus.pdf.characters.right_to_left import in_reading_order
from corpus.pdf.characters.words import Word
from corpus.pdf.columns import reading_order
from corpus.pdf.file import Entry
from corpus.pdf.furniture import without_furniture
from corpus.pdf.headings import Look, Outline, levels
from corpus.pdf.line_numbers import without_line_numbers
from corpus.pdf.measures import Measures
from corpus.pdf.page_text import PageText, PrintedLine, write_page
from corpus.pdf.paragraphs.drafts import split_printed
from corpus.pdf.paragraphs.groups import Printed
from corpus.pdf.run_in_notes import with_divided_notes
from tests.corpus.pdf.flow import Flow, sentences
from tests.corpus.pdf.sheet import NOUNS, line, lines, read, row, word
from tests.effort import lines_executed

# Four times the size may take no more than this times the effort; its square would be 16.
IN_LINE = 5.5
SIZES = (100, 400)
Run = Callable[[], object]


def page(count: int, wide: bool = False) -> list[Word]:
    """The words of so many lines, in a page as high as they need; in two columns where `wide`."""
    found = []
    for n in range(count):
        text = " ".join(NOUNS[(n + place) % len(NOUNS)] for place in range(6))
        found += row(text, 72, 100 + 12 * n)
        if wide:
            found += row(text, 340, 100 + 12 * n)
    return found


def superscripts(count: int) -> list[Word]:
    found = page(count)
    return [*found, *(word(str(n), 330, 96.5 + 12 * n, 6) for n in range(count))]


def on_one_line(count: int, mark: str = "") -> list[Word]:
    """Words of one line, each with a mark above it."""
    found = [word("ferry", 30 * n) for n in range(count)]
    return found + [word(mark, 30 * n + 10, 100, 10) for n in range(count) if mark]


def accents(count: int) -> list[Word]:
    found = page(count)
    return [*found, *(word("´", one.left, one.baseline) for one in found[::6])]


def hebrew(count: int) -> list[Word]:
    return [word("שלום"[n % 4] if n % 5 else "1901", 30 * n) for n in range(count)]


def signs(count: int) -> list[Word]:
    """Signs without a direction behind a Hebrew letter."""
    return [word("ש", 0), *(word("–", 20 * (n + 1)) for n in range(count))]


def capitals(count: int) -> list[Word]:
    found = page(count)
    return [*found, *(word("T", 40, 124 + 36 * n, 34) for n in range(count // 9))]


def notes(count: int) -> PdfLine:
    """A line of notes in small letters."""
    return line_of([
        one
        for n in range(1, count + 1)
        for one in (word(str(n), 60 * n, 97, 5, raised=True), word("Ibid.", 60 * n + 10, size=8))
    ])  # fmt: skip


def tables(count: int) -> list[PdfLine]:
    return [
        line_of([one for left in (72, 200, 330) for one in row(f"cell {n}", left, 100 + 30 * n)])
        for n in range(count)
    ]


def heads(count: int) -> Run:
    """Pages with a head, a foot and a few lines each."""
    pages = [
        [line("ICE ON THE SOUND", 72, 40), *lines(["the ferry", "was late"], 72, 100),
         line(str(n), 72, 760)]
        for n in range(count)
    ]  # fmt: skip
    return lambda: without_furniture(pages, [792.0] * count, 10)


def first_lines(count: int) -> Run:
    """Pages whose lines at the edges are all at one place, and no two the same."""
    pages = [
        lines([f"{NOUNS[n % 20]} {'x' * (n % 90)}", "the mail", "was late"]) for n in range(count)
    ]
    return lambda: without_furniture(pages, [792.0] * count, 10)


def text_of(found: Sequence[PdfLine]) -> PageText:
    text = PageText()
    write_page(text, reading_order(found), 1, 10)
    return text


def split(found: Sequence[PdfLine]) -> Run:
    text = text_of(found)
    own = [one for one in split_lines(text.text) if not one.blank]
    by_start = {one.start: one for one in text.lines}
    words = Vocabulary(text.text)
    printed = Printed(by_start, Measures.of(text.lines, [612]), Outline())
    return lambda: split_printed(own, printed, words)


def groups(count: int, text: str = "The ferry was late that year, and so was the mail.",
           size: float = 10, **look: bool) -> list[PdfLine]:  # fmt: skip
    """Paragraphs of a line, each apart, below a few full lines."""
    found = lines([f"{text} {text}"] * 4, 72, 40)
    return found + [
        one
        for n in range(count)
        for one in (line(f"{text[:-1]} {n}.", 72, 100 + 30 * n, size, **look),)
    ]


def headings(count: int) -> Run:
    looks = [Look(10 + n % 3, n % 2 == 0, False, False) for n in range(count)]
    texts = [f"{n}. The ferry" for n in range(count)]
    outline = Outline.of([Entry(1, text, 1) for text in texts[::2]])
    return lambda: levels(looks, texts, outline)


def measured(count: int) -> Run:
    edges = array("f", [72.0, 300.0])
    found = [PrintedLine(0, n, 0, (72, 500), 100, 10, edges) for n in range(1, count + 1)]
    return lambda: Measures.of(found, [612.0] * count)


STEPS: dict[str, Callable[[int], Run]] = {
    "lines": lambda n: lambda: group_lines(page(n)),
    "two columns": lambda n: lambda: reading_order(group_lines(page(n, wide=True))),
    "superscripts": lambda n: lambda: group_lines(superscripts(n)),
    "words of a line": lambda n: lambda: group_lines(on_one_line(n)),
    "accents": lambda n: lambda: join_accents(accents(n)),
    "Hebrew words of a line": lambda n: lambda: in_reading_order(hebrew(n)),
    "signs of a Hebrew line": lambda n: lambda: in_reading_order(signs(n)),
    "accents of a line": lambda n: lambda: join_accents(on_one_line(n, "´")),
    "superscripts of a line": lambda n: lambda: group_lines(
        [*on_one_line(n), *(word(str(k), 30 * k + 25, 96.5, 6) for k in range(n))]
    ),
    "drop capitals": lambda n: lambda: lower_drop_capitals(capitals(n)),
    "rows of a table": lambda n: lambda: reading_order(tables(n)),
    "pages with heads": heads,
    "pages with first lines": first_lines,
    "line numbers": lambda n: lambda: without_line_numbers([lines([f"{k}" for k in range(n)])]),
    "notes of a line": lambda n: lambda: with_divided_notes([notes(n)], 10),
    "text of a page": lambda n: lambda: text_of(lines(["the ferry was late"] * n)),
    "paragraphs": lambda n: split(groups(n)),
    "headings of a text": lambda n: split(groups(n, "The Ferry ", bold=True)),
    "large lines": lambda n: split(groups(n, "The ferry ", 14)),
    "items": lambda n: split(groups(n, "1. The ferry;")),
    "ranks": headings,
    "measures of pages": measured,
}  # fmt: skip


# What is not so yet: all the words of a line are looked at for each mark.
@pytest.mark.parametrize("name", STEPS)
def test_a_step_takes_effort_in_line_with_the_size(name: str) -> None:
    small, large = (lines_executed(STEPS[name](size))[0] for size in SIZES)
    assert large <= IN_LINE * small, large / small


def document(pages: int) -> bytes:
    flow = Flow()
    for n in range(pages):
        flow.sheet.put("ICE ON THE SOUND", 72, 40, 8)
        flow.put(f"{n + 1}. The Ferry", 12, "Times-Bold").put(sentences(5, 9 * n), above=6)
        flow.put(sentences(4, 9 * n + 5), first=12)
        flow.page()
    return flow.data()


def test_a_document_takes_effort_in_line_with_its_pages() -> None:
    read(document(1))  # what is loaded once must not count
    small, large = (lines_executed(partial(read, document(pages)))[0] for pages in (3, 12))
    assert large <= IN_LINE * small, large / small
