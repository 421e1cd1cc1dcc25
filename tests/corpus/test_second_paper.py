"""What the second paper holds, against the facts that its author wrote down."""

from typing import Any

import pytest

from corpus.documents import Citation, Document

Facts = dict[str, Any]
COMPARED = ("kind", "title", "date", "locator", "url")


def _citations(document: Document, number: int) -> tuple[Citation, ...]:
    note = document.note(number)
    assert note is not None
    return note.citations


def test_pages_headings_and_notes_are_as_many_as_written_down(
    second_paper: Document, expected: Facts
) -> None:
    assert len(second_paper.pages) == expected["pages"]
    paths = [list(section.path) for section in second_paper.sections if section.path]
    assert paths == expected["headings"]
    assert [note.number for note in second_paper.notes] == list(range(1, expected["notes"] + 1))
    assert second_paper.warnings == ()


def test_every_marker_stands_behind_its_words_and_there_is_no_other(
    second_paper: Document, expected: Facts
) -> None:
    places: list[tuple[int, int]] = []
    for marker in expected["markers"]:
        place = second_paper.text.index(marker["before"]) + len(marker["before"])
        places.append((place, marker["note"]))
    found = [(place, note.number) for note in second_paper.notes for place in note.markers]
    assert sorted(found) == sorted(places)


def test_block_quotations_name_their_speaker(second_paper: Document, expected: Facts) -> None:
    blocks = [each for each in second_paper.paragraphs if each.kind == "block quotation"]
    assert len(blocks) == len(expected["block_quotations"])
    for block, fact in zip(blocks, expected["block_quotations"], strict=True):
        assert second_paper.text[block.start : block.end].startswith(fact["starts"])
        for sentence in second_paper.sentences_between(block.start, block.end):
            assert sentence.voice == "quoted"
            assert fact["speaker"] in (sentence.speaker or "")


def test_quoted_sentences_name_their_speaker(second_paper: Document, expected: Facts) -> None:
    for fact in expected["quoted_sentences"]:
        sentence = second_paper.sentence_at(second_paper.text.index(fact["contains"]))
        assert sentence is not None
        assert sentence.voice == "quoted", fact
        assert fact["speaker"] in (sentence.speaker or ""), fact


def test_it_cites_as_many_works_as_written_down(second_paper: Document, expected: Facts) -> None:
    cited = [cited for note in second_paper.notes for cited in note.citations]
    assert {each.work for each in cited} - {None} == set(range(1, expected["works"] + 1))


def test_addresses_are_whole(second_paper: Document, expected: Facts) -> None:
    found: dict[str, list[str]] = {}
    for note in second_paper.notes:
        for cited in note.citations:
            if cited.url and not cited.resolved_from:
                found.setdefault(str(note.number), []).append(cited.url)
    assert found == expected["addresses"]
    assert len(found) == expected["notes_with_address"]


@pytest.mark.parametrize("number", range(1, 21))
def test_each_note_cites_what_is_written_down(
    second_paper: Document, expected: Facts, number: int
) -> None:
    facts = expected["citations"][str(number)]
    citations = _citations(second_paper, number)
    assert len(citations) == len(facts)
    for citation, fact in zip(citations, facts, strict=True):
        for field in COMPARED:
            assert getattr(citation, field) == fact[field], field
        assert list(citation.authors) == fact["authors"]
        assert list(citation.resolved_from) == fact.get("resolved_from", [])


def test_what_may_mean_two_works_is_left_open_and_both_are_named(
    second_paper: Document, expected: Facts
) -> None:
    for number in expected["ambiguous"]:
        (citation,) = _citations(second_paper, number)
        assert citation.work is None
        candidates = expected["citations"][str(number)][0]["candidates"]
        assert all(f"(note {candidate})" in (citation.unsure or "") for candidate in candidates)
    unsure = {n.number for n in second_paper.notes for cited in n.citations if cited.unsure}
    assert unsure == set(expected["ambiguous"])


def test_notes_that_only_comment_cite_nothing(second_paper: Document, expected: Facts) -> None:
    for number in expected["commentary_only"]:
        note = second_paper.note(number)
        assert note is not None
        assert note.citations == ()
        assert note.commentary == second_paper.note_text(note)


def test_words_are_joined_over_line_ends_and_real_hyphens_kept(
    second_paper: Document, expected: Facts
) -> None:
    for word in expected["words_joined"]:
        assert f"a strange sort of {word} that" in second_paper.text
    for word in expected["hyphens_kept"]:
        assert f"inner door of an {word} after" in second_paper.text


def test_running_heads_and_page_numbers_are_left_out(second_paper: Document) -> None:
    assert "Common Ice in Harrowmere" not in second_paper.text
    assert "- 3 -" not in second_paper.text
    kinds = [omission.kind for omission in second_paper.omissions]
    assert kinds.count("furniture") == 12


def test_title_and_authors_are_no_prose(second_paper: Document) -> None:
    kinds = [paragraph.kind for paragraph in second_paper.paragraphs[:3]]
    assert kinds == ["title", "byline", "heading"]
