"""Markdown papers: blocks, notes, metadata, and what is Markdown at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Description
from corpus.errors import IbidError, UnreadableText
from corpus.from_extract import web_paper_document
from corpus.html.paper import WebPaper
from corpus.markdown.paper import is_markdown, read_markdown_paper
from tests.corpus.html.test_paper import check_spans

SAID = "The lamps of the quay were lit at dusk by a boy with a pole."


def _read(text: str) -> WebPaper:
    return read_markdown_paper(text.encode(), "lamps.md")


def _blocks(paper: WebPaper) -> list[tuple[str, str]]:
    return [(one.kind, paper.text[one.start : one.end]) for one in paper.paragraphs]


NOTES = """The quay was lit by oil.[^oil] Nobody paid for it.^[See the
[ledger](https://a.example/ledger), 4.] Gas came in 1840,[^1] and oil went.[^oil]

[^1]: Wren, *Gas* (Odden: Quay, 1841), 3.

[^oil]: Lind, [Oil][o], 5.

    A second paragraph of it.

[^spare]: Nothing refers to this.

[o]: https://a.example/oil
"""


def test_notes_are_numbered_by_first_reference_and_labelled_as_written() -> None:
    paper = _read(NOTES)
    assert (
        paper.text == "The quay was lit by oil. Nobody paid for it. Gas came in 1840, and oil went."
    )
    found = [
        (n.label, n.number, n.text, [paper.text[:at].split()[-1] for at in n.markers])
        for n in paper.notes
    ]
    assert found == [
        ("oil", 1, "Lind, Oil, 5. A second paragraph of it.", ["oil.", "went."]),
        ("", 2, "See the ledger, 4.", ["it."]),
        ("1", 3, "Wren, Gas (Odden: Quay, 1841), 3.", ["1840,"]),
        ("spare", 4, "Nothing refers to this.", []),
    ]
    assert [[note.text[a:b] for a, b, _ in note.links] for note in paper.notes[:2]] == [
        ["Oil"],
        ["ledger"],
    ]
    document = web_paper_document(paper, Description("lamps"))
    assert document.warnings == ("Nothing in the text refers to note spare.",)
    check_spans(document)


def test_a_marker_without_a_note_is_told_and_no_word() -> None:
    paper = _read("It was so.[^1] It was not.[^gone] As in `[^code]`.\n\n[^1]: Wren.\n")
    assert paper.text == "It was so. It was not. As in [^code]."
    assert paper.warnings == (
        "These markers lead to no note that was found, and are left out: gone.",
    )
    assert _read("A class of letters: [^a-z] is one.\n").text.endswith("[^a-z] is one.")


@pytest.mark.parametrize(
    "block",
    [
        "---\ntitle: 'Lamps: a history'\nauthor:\n- Ada Wren\n- name: Otto Lind\n"
        "date: 3 May 2011\nlang: en-GB\n---\n",
        "% Lamps: a\n  history\n% Ada Wren; Otto Lind\n% 3 May 2011\n",
    ],
)
def test_metadata_is_read_from_either_block(block: str) -> None:
    paper = _read(f"{block}\n{SAID}\n")
    assert (paper.title, paper.authors, paper.date) == (
        "Lamps: a history",
        ("Ada Wren", "Otto Lind"),
        "2011-05-03",
    )
    assert paper.language == ("en" if "lang" in block else None)
    assert _blocks(paper) == [
        ("title", "Lamps: a history"),
        ("byline", "Ada Wren"),
        ("byline", "Otto Lind"),
        ("byline", "3 May 2011"),
        ("prose", SAID),
    ]


@pytest.mark.parametrize(
    "broken", ["---\ntitle: [\n---\n", "---\n&a [*a]\n---\n", "---\njust words\n---\n", "%\n%\n"]
)
def test_broken_metadata_loses_no_text(broken: str) -> None:
    assert SAID in _read(f"{broken}\n{SAID}\n").text


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("# One\n\nTwo\n---\n", [("heading", "One"), ("heading", "Two")]),
        ("## One {#one .x}\n", [("heading", "One")]),
        ("- one\n- two\n    - three\n", [("prose", "one"), ("prose", "two"), ("prose", "three")]),
        ("> quoted\n> words\n", [("block quotation", "quoted words")]),
        (
            "Table: Fares\n\n| Year | Fare |\n|---|--:|\n| 1784 | 1d. |\n",
            [("prose", "Fares"), ("table heading", "Year | Fare"), ("table row", "1784 | 1d.")],
        ),
        ("| The sea\n| is wide\n| and deep\n", [("prose", "The sea\nis wide\nand deep")]),
        ("| The sea\n| is\n  wide\n| deep\n", [("prose", "The sea\nis wide\ndeep")]),
        ("```\na  b\nc\n```\n", [("prose", "a b\nc")]),
        ("Lamp\n:   A light.\n", [("prose", "Lamp"), ("prose", "A light.")]),
        ("[words](https://a.example) and [more][m]\n\n[m]: /x\n", [("prose", "words and more")]),
        ("$5 and $6, $a_1*b*c$\n", [("prose", "$5 and $6, $a_1*b*c$")]),
        ("m^2^ and H~2~O\n", [("prose", "m2 and H2O")]),
        ("![A lamp](x.png)\n", [("prose", "A lamp")]),
        ("a <b>bold</b> <!-- no --> word\n", [("prose", "a bold word")]),
        ("::: warning\nBeware.\n:::\n", [("prose", "Beware.")]),
    ],
)
def test_blocks_are_read_as_pandoc_has_them(markup: str, blocks: list[tuple[str, str]]) -> None:
    assert _blocks(_read(f"{SAID}\n\n{markup}\n{SAID}\n"))[1:-1] == blocks


HEAD = ("table heading", "Year | Fare")
ROWS = [("table row", "1784 | 1d."), ("table row", "1790 | two pence")]


@pytest.mark.parametrize(
    ("table", "blocks"),
    [
        ("  Year  Fare\n------  ---------\n  1784  1d.\n  1790  two pence\n", [HEAD, *ROWS]),
        (
            "Year    Fare\n------  ---------\n1784    1d.\n1790    two pence\n------  ---------\n",
            [HEAD, *ROWS],
        ),
        ("------  ---------\n1784    1d.\n1790    two pence\n------  ---------\n", ROWS),
        (
            "----------------\nYear   Fare\n------ ---------\n1784   1d.\n\n1790   two\n"
            "       pence\n----------------\n",
            [HEAD, *ROWS],
        ),
        ("------ --------\n1784   1d.\n\n1790   two\n       pence\n------ --------\n", ROWS),
        (
            "+------+-----------+\n| Year | Fare      |\n+======+===========+\n"
            "| 1784 | 1d.       |\n"
            "+------+-----------+\n| 1790 | two       |\n|      | pence     |\n"
            "+------+-----------+\n",
            [HEAD, *ROWS],
        ),
        ("+------+-----------+\n| 1784 | *1d.*     |\n+------+-----------+\n", ROWS[:1]),
        (
            "+------+------+\n| a    | b    |\n+------+------+\n| c and more  |\n+------+------+\n",
            [("table row", "a | b"), ("prose", "c and more")],
        ),
    ],
)
def test_tables_without_bars_keep_their_rows_and_head(
    table: str, blocks: list[tuple[str, str]]
) -> None:
    assert _blocks(_read(f"{SAID}\n\n{table}\n{SAID}\n"))[1:-1] == blocks
    captioned = _blocks(_read(f"{SAID}\n\n{table}\nTable: Fares\n\n{SAID}\n"))[1:-1]
    assert captioned == [*blocks, ("prose", "Fares")]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("One\n\n---\n\nTwo", ["One", "Two"]),
        ("One\n\n-- --\n\nTwo", ["One", "Two"]),
        ("---\nOne\n\nTwo", ["One", "Two"]),
        ("+--+\nOne", ["+--+ One"]),
        ("Words -- and -- dashes\nand more", ["Words -- and -- dashes and more"]),
    ],
)
def test_dashes_alone_are_no_table(markup: str, words: list[str]) -> None:
    found = _blocks(_read(f"{SAID}\n\n{markup}\n\n{SAID}\n"))[1:-1]
    assert found == [("prose", one) for one in words]


def test_a_marker_in_a_table_is_found() -> None:
    paper = _read(f"{SAID}\n\nYear    Fare\n------  -------\n1784    1d.[^1]\n\n[^1]: Wren.\n")
    assert [paper.text[:at].split("\n")[-1] for at in paper.notes[0].markers] == ["1784 | 1d."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: Lamps\n---\nWords.\n", True),
        ("It was so.[^1]\n\n[^1]: Wren.\n", True),
        ("# One\n\nWords.\n\n## Two\n\nWords.\n", True),
        (f"{SAID}[1]\n\nNotes\n\n[1] Wren.\n", False),
        ("# 1\n\nWords.\n", False),
        ("---\nWords.\n---\n", False),
        ("Words of\f# One\n\n# Two\n", False),
        ("[^1]: Wren, with no marker.\n", False),
        (f"{SAID}\n---\n* one\n", False),
    ],
)
def test_a_plain_text_is_no_markdown(text: str, expected: bool) -> None:
    assert is_markdown(text) is expected


@pytest.mark.parametrize("text", ["", " \n", "---\n", "<!-- -->", "[^1]: \n"])
def test_a_file_without_words_is_told(text: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        _read(text)
    assert caught.value.remedy


@given(st.text(st.sampled_from("ab *_[]^:|#>-`~$\n\n%=()!<&;1.\t\\"), max_size=200))
def test_nothing_but_errors_of_ours_is_raised(text: str) -> None:
    try:
        paper = _read(text)
    except IbidError:
        return
    check_spans(web_paper_document(paper, Description("any")))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "[^1] ",
        "[^a]: x\n\n",
        "^[x ",
        "> ",
        "* a\n",
        "| a ",
        "`",
        "[",
        "*a ",
        "<b>",
        "$",
        "~",
        "-- --\n",
        "a\n-- --\n",
        "---\n",
        "+-+\n",
        "+-+\n| |\n",
    ],
)
def test_no_repetition_takes_time_that_grows_with_its_square(unit: str) -> None:
    text = f"It was.[^1]\n\n{unit * (20_000 // len(unit))}\n\n[^1]: Wren.\n"
    begun = time.process_time()
    _read(text)
    assert time.process_time() - begun < 6, unit
