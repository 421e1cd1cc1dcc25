"""Paragraphs of printed text: indents, spacing, lists, quotations, headings, tables, columns."""

import pytest

from tests.corpus.pdf.flow import Flow, sentences
from tests.corpus.pdf.sheet import kinds, read

A, B, C, D = (sentences(3, 10 * n) for n in range(4))
BOLD, ITALIC = "Times-Bold", "Times-Italic"


def paper() -> Flow:
    """A page with a title at its top."""
    return Flow().put("Ice on the Sound", 20, above=0).to(top=130)


def found(flow: Flow) -> list[tuple[str, str]]:
    """(Kind, text) of the paragraphs below the title."""
    return [one for one in kinds(read(flow.data())) if one[0] != "title"]


def prose(*texts: str) -> list[tuple[str, str]]:
    return [("prose", text) for text in texts]


def test_first_lines_that_are_set_in_begin_paragraphs() -> None:
    flow = paper().put(A).put(B, first=15).put(C, first=15)
    assert found(flow) == prose(A, B, C)


def test_more_space_above_begins_a_paragraph() -> None:
    assert found(paper().put(A).put(B, above=8).put(C, above=8)) == prose(A, B, C)


def test_room_at_the_end_of_a_line_ends_a_paragraph() -> None:
    """Though neither an indent nor space tells of it."""
    assert found(paper().put(A).put(B).put(C)) == prose(A, B, C)


@pytest.mark.parametrize("label", ["1.", "(a)", "•", "iv."])
def test_items_of_a_list_that_hang(label: str) -> None:
    labels = {"1.": ("1.", "2."), "(a)": ("(a)", "(b)"), "•": ("•", "•"), "iv.": ("iv.", "v.")}
    one, two = (f"{own} {text}" for own, text in zip(labels[label], (B, C), strict=True))
    flow = paper().put(A).put(one, first=10, rest=10 + 4 + 5 * len(label) / 1.2, above=4)
    flow.put(two, first=10, rest=10 + 4 + 5 * len(label) / 1.2).put(D, above=8)
    assert [text for _, text in found(flow)] == [A, one, two, D]
    assert {kind for kind, _ in found(flow)} == {"prose"}


def test_a_block_quotation_by_its_indent() -> None:
    flow = paper().put(A).put(B, first=30, rest=30, right=30, above=6).put(C, above=6)
    assert found(flow) == [("prose", A), ("block quotation", B), ("prose", C)]


def test_a_block_quotation_by_its_size() -> None:
    flow = paper().put(sentences(6)).put(B, 8.5, above=6).put(sentences(6, 50), above=6)
    assert [kind for kind, _ in found(flow)] == ["prose", "block quotation", "prose"]
    assert found(flow)[1] == ("block quotation", B)


@pytest.mark.parametrize(
    ("size", "font", "text"),
    [
        (14, "Times-Roman", "The Ferry of Odden"),
        (10, BOLD, "The Ferry of Odden"),
        (10, ITALIC, "The Ferry of Odden"),
        (10, "Times-Roman", "THE FERRY OF ODDEN"),
        (10, "Times-Roman", "2.1 The Ferry of Odden"),
    ],
)
def test_headings_between_paragraphs(size: float, font: str, text: str) -> None:
    flow = paper().put(A).put(B, first=15).put(text, size, font, above=10).put(C, above=6)
    document = read(flow.data())
    assert found(flow) == [("prose", A), ("prose", B), ("heading", text), ("prose", C)]
    assert document.section_of(document.text.index(C)) == (text,)


def test_a_heading_in_italics_directly_above_its_text() -> None:
    flow = paper().put(A).put("The ferry of Odden", font=ITALIC, above=12).put(B).put(C, first=12)
    assert found(flow) == [("prose", A), ("heading", "The ferry of Odden"), *prose(B, C)]


def test_a_heading_of_two_lines() -> None:
    head = "The Ferry of Odden and the Mail of the Island in the Years of the Ice and of the Storm"
    flow = paper().put(A).put(head, 14, BOLD, above=12).put(B, above=6)
    assert found(flow) == [("prose", A), ("heading", head), ("prose", B)]


def test_headings_within_first_lines() -> None:
    flow = paper()
    for n, text in enumerate((A, B, C)):
        head = f"The {('Ferry', 'Mail', 'Ice')[n]}."
        right = flow.sheet.put(head, flow.left, flow.top, 10, BOLD)
        flow.put(text, first=right - flow.left + 3)
        flow.top += 8
    assert found(flow) == [
        ("heading", "The Ferry."), ("prose", A),
        ("heading", "The Mail."), ("prose", B),
        ("heading", "The Ice."), ("prose", C),
    ]  # fmt: skip


def test_a_caption_within_a_sentence_follows_the_paragraph() -> None:
    words = C.split()
    before, behind = " ".join(words[:24]), " ".join(words[24:])
    flow = paper().put(A).put(B, first=15).put(before, first=15)
    flow.put("Figure 1. The ferry in the ice of the sound.", 8, above=120)
    flow.page().put(behind).put(D, first=15)
    assert found(flow) == [
        *prose(A, B, C),
        ("caption", "Figure 1. The ferry in the ice of the sound."),
        *prose(D),
    ]


def test_rows_of_a_table() -> None:
    flow = paper().put(A)
    rows = [("Year", "Ships", "Letters"), ("1901", "12", "340"), ("1902", "9", "280"),
            ("1903", "14", "410")]  # fmt: skip
    flow.top += 12
    for cells in rows:
        for n, cell in enumerate(cells):
            flow.sheet.put(cell, flow.left + 110 * n, flow.top)
        flow.top += 12
    flow.put(B, above=12)
    assert [kind for kind, _ in found(flow)] == [
        "prose", "table heading", "table row", "table row", "table row", "prose",
    ]  # fmt: skip
    assert found(flow)[2][1].split() == ["1901", "12", "340"]


def test_a_table_of_contents_is_no_text() -> None:
    flow = paper().put("Contents", 14, BOLD)
    flow.top += 6
    for n, head in enumerate(("The Ferry", "The Mail", "The Ice")):
        flow.put(f"{head} {'. ' * 60}{n + 3}")
    flow.put("The Ferry", 14, BOLD, above=20).put(A, above=4).put(B, first=15)
    document = read(flow.data())
    assert [text for kind, text in kinds(document) if kind == "prose"] == [A, B]
    assert "The Mail" not in " ".join(
        document.text[one.start : one.end] for one in document.sentences
    )


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    words = sentences(33).split(" ")
    parts = [" ".join(own) for own in (words[:200], words[200:395], words[395:])]
    assert not any(part.endswith(".") for part in parts[:2])
    flow = Flow(width=200).put(parts[0]).to(320).put(parts[1]).page(72).put(parts[2])
    assert found(flow) == prose(" ".join(words))


def test_a_paragraph_that_ends_with_its_column_does_not_go_on() -> None:
    flow = Flow(width=200).put(sentences(8)).to(320).put(sentences(8, 20), first=12)
    assert found(flow) == prose(sentences(8), sentences(8, 20))


def test_a_word_that_a_column_end_divides_is_made_whole() -> None:
    flow = Flow(width=200).put(f"{sentences(5)} The harbour of the town was open and the govern-")
    flow.to(320).put(f"ment of the island was glad. {sentences(5, 30)}")
    flow.put("The government of the town was glad, too.", first=12)
    text = read(flow.data()).text
    assert "the government of the island was glad." in text
    assert "govern-" not in text


def test_hyphens_of_words_that_have_one_stay() -> None:
    sheet = Flow()
    sheet.sheet.column(
        ["The policy of the govern-", "ment was new. The well-known government had a well-",
         "known plan, which began in 1918-", "1919 and went on."], 72, 90)  # fmt: skip
    text = read(sheet.data(), title="A Title").text
    assert text == (
        "The policy of the government was new. The well-known government had a well-known plan, "
        "which began in 1918-1919 and went on."
    )


def test_a_drop_capital_is_of_its_paragraph() -> None:
    flow = paper()
    flow.sheet.put("W", 72, 154, 34)
    beside = (
        "hen the ferry of the island was late in that long winter, nobody had a",
        "letter, and the mail was lost with the herring and the salt of the town",
    )
    flow.sheet.column(beside, 106, 132)
    rest = f"until the harbour was open again in the last days of April of that year. {A}"
    flow.to(top=156).put(rest)
    assert found(flow) == prose(f"W{beside[0]} {beside[1]} {rest}")


def test_numbers_of_an_equation_are_no_prose() -> None:
    flow = paper().put(A).put("x = 12 + y", first=150, above=10).put(B, above=10)
    assert found(flow) == [("prose", A), ("caption", "x = 12 + y"), ("prose", B)]
