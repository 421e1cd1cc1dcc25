"""Web pages as text browsers and converters write them: raised labels behind a caret, labels alone
on their lines, lists with stars, listings with numbered lines.
"""

import pytest

from corpus.documents import Description, Document
from corpus.plaintext.reader import read_text

WORDS = "The keeper of the sluice wrote down the height of the water every morning before six"
FOUND = [("1", "water every morning before six.", "Wren, Sluices."), ("2", "it.", "Lind, ‘Gates’.")]


def _read(text: str) -> Document:
    return read_text(text.encode(), Description("sluices", title="Sluices", authors=("Ann Lee",)))


def _notes(document: Document) -> list[tuple[str, str, str]]:
    """(Label, last words before its one marker, words) of each note."""
    found = []
    for note in document.notes:
        (marker,) = note.markers
        words = FOUND[min(note.number, 2) - 1][1]
        before = document.text[max(marker - len(words), 0) : marker]
        found.append((note.label, before, document.note_text(note)))
    return found


@pytest.mark.parametrize(
    ("marker", "label"),
    [
        ("^[{}]", "^[{}]"),
        (" ^[{}]", "^[{}]"),
        (" ^([{}])", "^([{}])"),
        ("^({})", "^({})"),
        ("^{}", "^{}"),
        ("^{{{}}}", "^{{{}}}"),
        ("^{}", "({})\n\n"),
        ("[{}]", "[{}]\n\n"),
    ],
)
def test_raised_labels_behind_a_caret_are_those_of_notes(marker: str, label: str) -> None:
    one, two = marker.format(1), marker.format(2)
    body = f"{WORDS}.{one} Nobody read it.{two}\n\nThe book was lost in the flood.\n\n"
    notes = f"{label.format(1)} Wren, Sluices.\n\n{label.format(2)} Lind, ‘Gates’.\n"
    for heading in ("", "Footnotes\n\n", f"{'━' * 60}\n\n", f"{'━' * 60}\n"):
        document = _read(f"{body}{heading}{notes}")
        assert _notes(document) == FOUND
        assert f"{WORDS}. Nobody read it.\n\nThe book was lost in the flood." in document.text


def _body_with(count: int, marker: str = "^[{}]") -> str:
    """Paragraphs with the markers of as many notes."""
    return "".join(
        f"{WORDS} in year {number} of the book.{marker.format(number)} It was read in the hall, and"
        " the porter signed it.\n\n"
        for number in range(1, count + 1)
    )


def test_headings_with_numbers_do_not_take_the_markers_of_notes() -> None:
    body = "".join(
        f"{number} A heading of the sluices\n\n{WORDS}.^{number} More of it was lost, and nobody"
        f" looked for it.^{number + 6}\n\n"
        for number in range(1, 7)
    )
    notes = "".join(f"({number})\n\nwhat Wren says of it, too.\n\n" for number in range(1, 13))
    document = _read(f"{body}Footnotes\n\n{notes}")
    assert [note.number for note in document.notes] == list(range(1, 13))
    assert all(note.markers for note in document.notes[:6])
    assert {document.note_text(note) for note in document.notes} == {"what Wren says of it, too."}


def test_lines_of_a_listing_are_no_notes_though_their_numbers_lead_to_the_first_note() -> None:
    listing = "".join(f"{number} gate {number}: oak\n" for number in range(1, 5))
    body = f"{WORDS}.^[5]\n\nThe list in the book:\n\n{listing}\n{WORDS} again.^[6]\n\n"
    document = _read(f"{body}^[5] Wren, Sluices.\n\n^[6] Lind.\n\n")
    assert [(n.label, document.note_text(n)) for n in document.notes] == [
        ("5", "Wren, Sluices."),
        ("6", "Lind."),
    ]
    assert all(note.markers for note in document.notes)
    assert "1 gate 1: oak" in document.text


LIST = "* gates.oak: of the old mill.\n* gates.elm: of the new one.\n* locks: of both.\n"


@pytest.mark.parametrize(
    "lines",
    [
        f"The kinds, as gates.* and locks.* say:\n\n{LIST}",
        "As gates.* says:\n\n* oak of the old mill.\n\nSo it was.\n\n* elm of the new one.\n\n"
        "Also.\n\n* ash of none.\n",
        "It was *not* read, and *nobody* knew.\n\n*Of the mill,* it says, nothing.\n",
        "As in section 2(a), (b):\n\n(a) You must keep the book; and\n\n(b) You must sign it.\n",
        "As in section 4(ii), 4(i):\n\n(i) the book of the weir;\n\n(ii) the book of the mill.\n",
        '    auth required ":# no\n\n    # This remark stands in code\n',
    ],
    ids=[
        "a list",
        "more lines without a marker than with one",
        "stressed words",
        "letters of sections",
        "numerals of sections",
        "a remark in code",
    ],
)
def test_signs_of_lists_of_stress_and_of_remarks_are_no_notes(lines: str) -> None:
    document = _read(f"{WORDS}.^[1]\n\n{lines}\n{WORDS} too.^[2]\n\n^[1] Wren.\n\n^[2] Lind.\n")
    assert [note.label for note in document.notes] == ["1", "2"]
    assert all(note.markers for note in document.notes)


def test_a_note_with_a_star_is_one_beside_a_list_with_stars() -> None:
    document = _read(f"{WORDS}.*\n\n{LIST}\n{WORDS} too.\n\n* Ann Lee keeps the book.\n")
    (note,) = document.notes
    assert document.note_text(note) == "Ann Lee keeps the book."
    assert document.text[: note.markers[0]].endswith(f"{WORDS}.")


def test_labels_alone_on_their_lines_are_no_page_numbers() -> None:
    notes = "".join(
        f"({number})\n\nas the book says in its {number}th part,\nwhich was lost.\n\n"
        for number in range(1, 9)
    )
    document = _read(f"{_body_with(8, '^{}')}Footnotes\n\n{notes}")
    assert [note.number for note in document.notes] == list(range(1, 9))
    assert all(len(note.markers) == 1 for note in document.notes)
