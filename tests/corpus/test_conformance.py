"""The conformance suite over both papers, hostile files, and texts made at random."""

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import Description, Document
from corpus.errors import UnreadableText
from corpus.library.from_records import read_records
from corpus.library.papers import open_paper
from corpus.library.shipped import SHIPPED
from corpus.plaintext.reader import read_text
from tests.corpus import conformance
from tests.corpus.texts import PLAIN, TEXTS, UNREADABLE
from tests.effort import lines_executed

SECOND = Path(__file__).parent.parent / "papers" / "harrowmere-ice"


@pytest.mark.parametrize("folder", [SHIPPED / "ttp-reemergence", SECOND], ids=lambda f: f.name)
def test_both_papers_conform(folder: Path) -> None:
    paper = open_paper(folder)
    conformance.read_and_check(paper.load(), paper.description)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_text_conforms(name: str, encoding: str) -> None:
    document = conformance.read_and_check(TEXTS[name].encode(encoding))
    assert document.encoding == encoding.replace("-sig", "").replace("16", "16-le")


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_text_is_refused_with_a_remedy(name: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        read_text(UNREADABLE[name], conformance.ABOUT, "my paper.txt")
    assert "my paper.txt" in caught.value.message
    assert caught.value.remedy.endswith(".")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16-be", "big5", "shift_jis"])
def test_other_encodings_conform(encoding: str) -> None:
    words = {"big5": "漢字與文章。", "shift_jis": "漢字かな交じり文。"}.get(
        encoding, "Zürich, café."
    )
    lead = b"\xfe\xff" if encoding == "utf-16-be" else b""
    data = lead + f"{words} It is here.[1]\n\nNotes\n\n[1] One.\n".encode(encoding)
    conformance.read_and_check(data)


def test_a_file_with_broken_letters_conforms() -> None:
    data = PLAIN.encode()
    place = data.index(b"river")
    conformance.read_and_check(data[:place] + b"\xff\xfe\x80" + data[place:])


def test_the_suite_holds_for_records_too() -> None:
    passages = ["One sentence. Another one.", "", "  Spaces \n between. ", "Der Bär schlief."]
    document = read_records("records", "Records", passages)
    data = "\n\n".join(" ".join(passage.split()) for passage in passages).encode()
    conformance.check(data, document)


def _effort(data: bytes) -> tuple[int, Document]:
    read_text(PLAIN.encode(), conformance.ABOUT)  # what is loaded once must not count
    return lines_executed(lambda: read_text(data, conformance.ABOUT))


# Four times the text may take no more than this times the effort; its square would be 16.
IN_LINE = 5


@pytest.mark.slow
def test_a_paper_in_many_copies_takes_effort_in_line_with_its_size() -> None:
    paper = (SHIPPED / "ttp-reemergence" / "paper.txt").read_bytes()
    small, _ = _effort(paper * 3)
    large, document = _effort(paper * 12)
    assert large <= IN_LINE * small
    # Each copy begins to number anew.
    assert Counter(note.series for note in document.notes) == dict.fromkeys(range(1, 13), 39)
    assert sum(len(note.markers) for note in document.notes) == 12 * 39


UNITS = [
    *("a", ".", "/", "“", "“a ", "one “two ", ", ", "[1] ", "1 ", "x12 ", "²", "-\n", "\n", "\n\n"),
    *(
        "1. x\n\n",
        "Notes\n1 a.\n",
        "[Footnote 1: a ",
        "[^a] ",
        "[^a]: x\n",
        "a* ",
        "* a\n",
        "[i] ",
        "a.iv ",
        "12    A HEAD\n",
        "a   b   c\n",
        "a .... 3\n",
        "* * *\n",
        "Word, 12 ",
        "said ",
        "“one two three four five six” ",
        "https://a.b/c ",
    ),
    *(
        "1 A, “T”, https://a.b/c; Lee, “T”, 3.\n",
        "\f1\n",
        "A head\n\n",
        "' 'a",
        "(",
        "’s ",
        "May. The ",
    ),
]
FRAMES = [
    ("{}", "a text"),
    ("Word.1\n\nNotes\n\n1 {}", "a note"),
    ("W.[1] {}\n\n[1] One.", "a body"),
]


@pytest.mark.slow
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame[1])
def test_no_repetition_takes_time_that_grows_with_its_square(frame: tuple[str, str]) -> None:
    for unit in UNITS:
        data = frame[0].format(unit * (60_000 // len(unit))).encode()
        begun = time.process_time()  # not the clock: what else the machine does must not count
        try:
            read_text(data, Description("a-text", title="A title", authors=("Ann Lee",)))
        except UnreadableText:
            assert not unit.strip()
        assert time.process_time() - begun < 6, f"{unit!r} in {frame[1]}"


SERIES = {
    "notes behind chapters": "The weir broke.[1]\n\nNotes\n\n[1] Weir Book.\n\n",
    "notes behind paragraphs": "The weir broke.[1]\n\n[Footnote 1: Weir Book.]\n\n",
    "notes at page feet": "The weir broke in the night.1\n\n1 Weir Book.\n\f",
    "letters": "The weir broke.[a]\n\n[a] Weir Book.\n\n",
    "symbols": "The weir broke.*\n\n* Weir Book.\n\f",
    "names": "The weir broke.[^{0}]\n\n[^{0}]: Weir Book.\n\n",
}


def _repeated(unit: str, count: int) -> bytes:
    return "".join(unit.format(number) for number in range(count)).encode()


@pytest.mark.slow
@pytest.mark.parametrize("name", SERIES)
def test_many_series_take_effort_in_line_with_their_number(name: str) -> None:
    small, _ = _effort(_repeated(SERIES[name], 200))
    large, document = _effort(_repeated(SERIES[name], 800))
    assert len(document.notes) == 800
    assert large <= IN_LINE * small


@pytest.mark.slow
def test_collected_notes_of_many_chapters_take_effort_in_line_with_their_number() -> None:
    texts = [
        (b"The weir broke.[1] It fell.[2]\n\n" * count + b"Notes\n\n")
        + b"[1] Weir Book.\n[2] Sales.\n\n" * count
        for count in (100, 400)
    ]
    (small, _), (large, document) = map(_effort, texts)
    assert len(document.notes) == 800
    assert large <= IN_LINE * small


def test_markers_without_notes_and_notes_without_markers_are_warned_of() -> None:
    lost = conformance.read_and_check(TEXTS["markers without notes"].encode())
    assert lost.warnings == ("The text refers to notes that are not there: 7.",)
    unused = conformance.read_and_check(TEXTS["notes without markers"].encode())
    assert unused.warnings == ("Nothing in the text refers to notes 1, 2.",)


def test_a_gap_is_warned_of() -> None:
    gap = conformance.read_and_check(TEXTS["a gap in the numbers"].encode())
    assert gap.warnings == ("The notes leave out numbers 2–8.",)


def test_a_number_used_twice_is_warned_of() -> None:
    twice = conformance.read_and_check(TEXTS["a number twice"].encode())
    assert [note.number for note in twice.notes] == [1, 2, 2]
    assert twice.warnings == ("There is more than one note 2; the markers mean the first.",)
    assert [bool(note.markers) for note in twice.notes] == [True, True, False]


FOUND = (
    "plain labels",
    "labels with a stop",
    "labels in brackets",
    "labels in round brackets",
    "raised labels",
    "carets",
    "no heading above the notes",
    "notes at page feet",
    "notes out of order",
    "mixed line ends",
    "old line ends",
)


@pytest.mark.parametrize("name", FOUND)
def test_notes_are_found_however_they_are_numbered(name: str) -> None:
    document = conformance.read_and_check(TEXTS[name].encode())
    for number, words in ((1, "in the night."), (2, "said Ann Lee.")):
        note = document.note(number)
        assert note is not None
        assert [document.text[place - 13 : place] for place in note.markers] == [words[-13:]]


LINE = st.one_of(
    st.text(alphabet="abcdeABC ", max_size=40),
    st.text(max_size=20),
    st.sampled_from(
        [
            *(
                "Notes",
                "1 Ibid.",
                "2 See note 1.",
                "[1] A, “B”, C, 2001, 3.",
                "[2] x; y; z.",
                "3. W.",
            ),
            *(
                "The end.1",
                "The end.[1] More [2], and more.",
                "A word² and a word³.",
                "of the “",
                "”.",
            ),
            *(
                "- 3 -",
                "1",
                "12 ",
                "I. Head",
                "1.1 Head",
                "    set in words " * 4,
                "He said:",
                "\f",
            ),
            *(
                "govern-",
                "ment is government",
                "\u00ad",
                "https://a.example/b-",
                "c/d.html.",
                "www.",
                "٠ x",
            ),
            *(
                "He said that “one two three. Four five six”.",
                "Lee (Rome: Sun, 1999), 3",
                "",
            ),
            *(
                "[Footnote 1: A",
                "b.]",
                "[^a] and.[^1]",
                "[^a]: A.",
                "word.* Word.† Word.[a] Word.ii",
                "* A.",
                "† B.",
                "[a] A.",
                "ii. B.",
                "ⅱ",
            ),
            *(
                "Year    Wheat    Rye",
                "1790    12       9",
                "The night ..... 3",
                "Table 1. Rye",
                "12     A RUNNING HEAD",
                "A RUNNING HEAD     13",
                "By Ann Lee",
                "* * *",
                "________",
                " ",
                "漢字。",
            ),
        ]
    ),
)
ENDS = st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n", "\r", "\f", "\n\f", " \n \n", ""])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines as a text made from a PDF may have them, in any disorder."""
    parts = draw(st.lists(st.tuples(LINE, ENDS), min_size=1, max_size=25))
    return "".join(line + end for line, end in parts)


def _conforms(data: bytes) -> Document | None:
    try:
        return conformance.read_and_check(data)
    except UnreadableText:
        return None


@given(texts(), st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16"]))
@settings(max_examples=400)
def test_any_lines_conform(text: str, encoding: str) -> None:
    _conforms(text.encode(encoding))


@given(st.binary(max_size=300))
def test_any_bytes_conform(data: bytes) -> None:
    _conforms(data)


@given(st.text(alphabet="12[]().,;“”\"' \n\f-aA:²³^/", max_size=120))
def test_any_disorder_of_marks_conforms(text: str) -> None:
    _conforms(text.encode())


WORDS = st.lists(
    st.sampled_from("the a river town mayor said that nobody had seen it come in time".split()),
    min_size=3,
    max_size=12,
).map(" ".join)


@given(
    st.lists(WORDS, min_size=2, max_size=9),
    st.sampled_from(["[{}]", "^{}", "{}", "raised"]),
    st.sampled_from([".", ",", "”"]),
)
def test_planted_markers_are_found(sentences: list[str], style: str, close: str) -> None:
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    pieces, behind = [], []
    for number, words in enumerate(sentences, start=1):
        mark = str(number).translate(raised) if style == "raised" else style.format(number)
        opening = "“" if close == "”" else ""
        pieces.append(f"{opening}{words.capitalize()}{close}{mark}")
        behind.append(f"{words.capitalize()}{close}")
    notes = "".join(f"{n} Ann Lee, Book {n}, p. 3.\n" for n in range(1, len(sentences) + 1))
    text = f"{' '.join(pieces)}\n\nNotes\n\n{notes}"
    document = _conforms(text.encode())
    assert document is not None
    assert len(document.notes) == len(sentences)
    for note, words in zip(document.notes, behind, strict=True):
        assert len(note.markers) == 1
        assert document.text[: note.markers[0]].endswith(words)


FIRST_LINES = [
    "Contents\n", "Contents\n\n1 a\n", "^ a\n", "1 a] b\n", "l. 1. b\n", "By Ann Lee\n\n",
    "Roe v. Lee\n", "Vol. 1   No. 2\n", "Subject: a\n", "Chapter 1\n1 a.\n", "A b[edit]\n",
    "NOTICE: this\n", "Ann Lee, of a, of b, ", "3 May 1994\n",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", FIRST_LINES)
def test_first_lines_take_effort_in_line_with_their_number(unit: str) -> None:
    small, _ = _effort((unit * 500).encode())
    large, _ = _effort((unit * 2000).encode())
    assert large <= IN_LINE * small
