"""Passages that are already apart."""

from corpus.library.from_records import read_records


def test_each_passage_is_a_paragraph_and_white_space_is_made_even() -> None:
    document = read_records("r", "R", ["One is\n here. Two.", "Three  is here."])
    assert document.text == "One is here. Two.\n\nThree is here."
    words = [document.text[each.start : each.end] for each in document.paragraphs]
    assert words == ["One is here. Two.", "Three is here."]
    assert len(document.sentences) == 3
    assert (document.title, document.kind, document.notes) == ("R", "source", ())


def test_letters_of_several_bytes_are_counted_in_the_file() -> None:
    document = read_records("r", "R", ["Zürich é 😀.", "Next."])
    place = document.text.index("Next")
    ((low, high, piece),) = document.file_spans(place, place + 4)
    assert document.text.encode()[low:high].decode() == piece == "Next"


def test_no_passages_and_empty_ones_can_be_asked_about() -> None:
    for passages in ([], [""], ["", " "], ["", "One."]):
        document = read_records("r", "R", passages)
        assert document.page_of(0) == 1
        assert all(each.start < each.end for each in document.paragraphs)
    assert read_records("r", "R", ["a"]).sha256 != read_records("r", "R", ["b"]).sha256
