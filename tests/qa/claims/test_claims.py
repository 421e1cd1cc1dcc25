"""What a note backs: the words up to its marker."""

from corpus.documents import Description, Document
from corpus.plaintext.reader import read_text
from qa.claims.claims import claims_of


def claims(paper: Document, number: int) -> list[str]:
    note = paper.note(number)
    assert note is not None
    return [claim.text for claim in claims_of(paper, note)]


def test_a_claim_is_the_sentence_that_the_marker_closes(paper: Document) -> None:
    (text,) = claims(paper, 27)
    assert text.startswith("According to a report published by Dawn News")
    assert text.endswith("719 others were injured.")


def test_within_a_sentence_it_is_the_part_behind_the_marker_before(paper: Document) -> None:
    assert claims(paper, 13) == ["Operation Zarb-e-Azb in 2014,"]
    assert claims(paper, 14) == ["Operation Radd-ul-Fasaad in 2017,"]
    assert claims(paper, 12)[0].endswith("such as the Swat Operation in 2009,")


def test_every_claim_stands_where_it_says(paper: Document, second_paper: Document) -> None:
    for document in (paper, second_paper):
        for note in document.notes:
            for claim in claims_of(document, note):
                assert document.text[claim.start : claim.end] == claim.text == claim.text.strip()
                assert claim.sentence[0] <= claim.start < claim.end <= claim.sentence[1]
                assert len(claim.text.split()) >= 3


def test_a_note_with_two_markers_backs_two_claims_and_one_with_none_none() -> None:
    text = (
        "A short history\n\nThe ferry was built in the year 1901.[1] It was never lost at sea.[2] "
        "The mill was sold for forty crowns.[1]\n\nNotes\n\n[1] A. Wren, A Book, 1901.\n\n"
        "[2] B. Lind, A Log, 1902.\n\n[3] C. Pell, Letters, 1903.\n"
    )
    document = read_text(text.encode(), Description("a-text"))
    assert len(claims(document, 1)) == 2
    assert len(claims(document, 2)) == 1
    assert claims(document, 3) == []
