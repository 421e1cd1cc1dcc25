"""The reader of plain text."""

from corpus.documents import Description, Document
from corpus.plaintext.reader import read_text

ABOUT = Description("a-text", title="A Night", authors=("Ann Lee",))


def _read(text: str) -> Document:
    return read_text(text.encode(), ABOUT)


def _paragraphs(document: Document) -> list[tuple[str, str]]:
    return [(each.kind, document.text[each.start : each.end]) for each in document.paragraphs]


def test_body_heading_and_notes_have_their_places() -> None:
    document = _read("A Night\nAnn Lee\n\nIt rose.[1]\n\nNotes\n\n[1] Roe, Book, 3.\n")
    assert _paragraphs(document) == [
        ("title", "A Night"),
        ("byline", "Ann Lee"),
        ("prose", "It rose."),
        ("heading", "Notes"),
        ("note", "Roe, Book, 3."),
    ]
    assert document.text[: document.body_end] == "A Night\n\nAnn Lee\n\nIt rose."
    assert [each.kind for each in document.omissions] == ["marker", "label"]


def test_a_heading_is_named_without_its_marker() -> None:
    document = _read(
        "It rose here.\n\nThe Town[1]\n\nIt fell here.\n\nNotes\n\n[1] Roe, Book, 3.\n"
    )
    assert [section.path for section in document.sections] == [(), ("The Town",)]
    assert ("heading", "The Town") in _paragraphs(document)


def test_a_marker_alone_on_its_line_belongs_to_the_words_before() -> None:
    document = _read("It rose here.\n\n[1]\n\nIt fell.\n\nNotes\n\n[1] Roe, Book, 3.\n")
    assert _paragraphs(document)[:2] == [("prose", "It rose here."), ("prose", "It fell.")]
    assert document.notes[0].markers == (len("It rose here."),)
    first = document.sentences[0]
    assert document.notes_between(first.start, first.end) == (1,)


def test_a_marker_before_the_first_word_leaves_no_space() -> None:
    document = _read("[1] It rose.\n\nNotes\n\n[1] Roe, Book, 3.\n")
    assert document.text.startswith("It rose.")
    assert document.notes[0].markers == (0,)


def test_the_space_before_a_marker_goes_unless_the_next_word_needs_it() -> None:
    document = _read("It rose [1], and fell [1]. So [1] it was. 2\n\nNotes\n\n[1] Roe, Book, 3.\n")
    assert document.text.startswith("It rose, and fell. So it was. 2")


def test_a_colon_with_a_marker_introduces_a_block_quotation() -> None:
    quotation = " ".join(["It rose in the night and we had not thought that it would."] * 3)
    document = _read(
        f"Jane Roe described the night in her book of that year so:[1]\n\n{quotation}\n\n"
        "Notes\n\n[1] Roe, Book, 3.\n"
    )
    spoken = [each for each in document.sentences if each.voice == "quoted"]
    assert len(spoken) == 3
    assert {each.speaker for each in spoken} == {"Jane Roe"}


def test_a_page_without_body_is_empty_and_counted() -> None:
    document = _read("One is here.\f\n\fThree is here.\f")
    assert [(each.number, each.end - each.start) for each in document.pages] == [
        (1, document.pages[0].end),
        (2, 0),
        (3, document.body_end - document.pages[2].start),
    ]
    assert document.page_of(document.text.index("Three")) == 3


def test_subsections_carry_the_headings_above_them() -> None:
    words = "It rose in the night and nobody in the town had thought that it would ever come."
    document = _read(f"1. Rivers\n\n{words}\n\n1.1 The Night\n\n{words}\n\n2. Towns\n\n{words}\n")
    assert [section.path for section in document.sections] == [
        ("1. Rivers",),
        ("1. Rivers", "1.1 The Night"),
        ("2. Towns",),
    ]


def test_a_text_is_called_by_its_label_its_title_or_its_name() -> None:
    assert read_text(b"words", Description("a", title="T", label="L")).label == "L"
    assert read_text(b"words", Description("a", title="T")).label == "T"
    assert read_text(b"words", Description("a")).label == "a"


def test_notes_have_labels_series_and_ids() -> None:
    document = _read(
        "Chapter One\n\nIt rose in the night.[1]\n\nNotes\n\n[1] Roe, 3.\n\n"
        "Chapter Two\n\nIt fell in the day.[1]\n\nNotes\n\n[1] Roe, 4.\n"
    )
    assert [(note.label, note.series, note.id) for note in document.notes] == [
        ("1", 1, "1"),
        ("1", 2, "2.1"),
    ]
    assert document.note_text(document.notes[1]) == "Roe, 4."
    assert [kind for kind, _ in _paragraphs(document)] == [
        *("heading", "prose", "heading", "prose", "heading", "note", "heading", "note"),
    ]


def test_the_bracket_that_closes_a_note_is_left_out() -> None:
    document = _read("It rose.[1]\n\n[Footnote 1: Roe, Book [2nd], 3.]\n\nIt fell.\n")
    assert ("note", "Roe, Book [2nd], 3.") in _paragraphs(document)
    assert [each.kind for each in document.omissions] == ["marker", "label", "label"]


def test_what_a_text_says_of_itself_is_read_where_nothing_was_told() -> None:
    text = "A Night at the Weir\n\nBy Ann Lee\n\nOsney, 3 May 1994\n\nIt rose here in the night.\n"
    document = read_text(text.encode(), Description("a"))
    assert (document.title, document.authors, document.issued) == (
        "A Night at the Weir",
        ("Ann Lee",),
        "1994-05-03",
    )
    assert document.label == "A Night at the Weir"
    told = read_text(text.encode(), Description("a", title="T", authors=("Li Wei",), issued="1990"))
    assert (told.title, told.authors, told.issued) == ("T", ("Li Wei",), "1990")


def test_a_front_matter_line_is_never_quoted() -> None:
    text = "A Night at the Weir\n\nBy Ann Lee\n\nOsney, 3 May 1994\n\nIt rose here in the night.\n"
    document = read_text(text.encode(), Description("a"))
    quoted = [document.text[one.start : one.end] for one in document.sentences]
    assert quoted == ["It rose here in the night."]
