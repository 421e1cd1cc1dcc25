"""A note's words parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.items import find_items
from corpus.citations.note_citations import read_notes
from corpus.citations.note_split import mask_addresses, split_note
from corpus.citations.reading.short_forms import Known
from corpus.citations.urls import find_addresses
from corpus.documents import Note


def _parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split_note(text)]


def test_a_citation_stays_whole_and_commentary_is_cut_into_sentences() -> None:
    text = "It rose. It fell. Ann Lee, Book (Rome: Sun, 1999), p. 3; Li Wei, “A. B.”, Sun, 2001."
    assert _parts(text) == [
        "It rose.",
        "It fell.",
        "Ann Lee, Book (Rome: Sun, 1999), p. 3;",
        "Li Wei, “A. B.”, Sun, 2001.",
    ]


def test_an_address_is_not_parted_at_its_stops_and_semicolons() -> None:
    text = "Ann Lee, “A”, https://a.example/b;c=1. Li Wei, “B”, https://c.example/d."
    assert len(_parts(text)) == 2


def test_a_mere_signal_does_not_stand_alone() -> None:
    assert _parts("See Ann Lee, “A Night”, Sun, 2 May 2020.") == [
        "See Ann Lee, “A Night”, Sun, 2 May 2020."
    ]


@given(st.text(alphabet="Aab .;,:“”()\"'1|", max_size=60))
def test_the_parts_leave_out_nothing(text: str) -> None:
    place = 0
    for start, end in split_note(text):
        assert place <= start < end
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


@given(st.text(alphabet="Aab .;,:“”()\"'1|", max_size=60))
def test_items_are_in_order_and_do_not_overlap(text: str) -> None:
    place = 0
    for item in find_items(text, Known()):
        assert place <= item.start < item.end <= len(text)
        place = item.end


def test_a_mask_keeps_the_length() -> None:
    text = "at https://a.example/b. End"
    masked = mask_addresses(text, find_addresses(text))
    assert len(masked) == len(text)
    assert masked == "at " + "\ue000" * len("https://a.example/b") + ". End"


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_has_no_parts(text: str) -> None:
    assert split_note(text) == []


def test_what_the_notes_before_have_named_is_a_part_of_its_own() -> None:
    words = (
        "Harbour Trade Council (HTC), Ice and Salt (London: Verso, 1994), 6.",
        "HTC, Ice and Salt, 9.",
        "Nobody in HTC has denied it: HTC, 4.",  # that "HTC, 4" cites, only the notes before tell
    )
    text = " ".join(words)
    starts = [text.index(each) for each in words]
    notes = [
        Note(number, start, start + len(each), 1, ())
        for number, (start, each) in enumerate(zip(starts, words, strict=True), start=1)
    ]
    read, parts = read_notes(notes, text)
    assert [citation.verbatim for citation in read[2].citations] == ["HTC, 4."]
    assert [words[2][low:high] for low, high in parts[2]] == [
        "Nobody in HTC has denied it:",
        "HTC, 4.",
    ]
