"""Notes found by their words, and the sentences that notes are on."""

import pytest

from corpus.documents import Document
from index.encoding.encoder import Encoder
from index.search.index import Index
from index.search.stems import Stems
from qa.ranking.notes import matching_notes, with_figures
from qa.ranking.retrieval import find_candidates
from qa.ranking.scoring import scorer_for


def test_notes_match_by_author_title_and_kind(paper: Document) -> None:
    def best(about: str) -> tuple[int, float]:
        note, share = matching_notes(paper, about, Stems("en"))[0]
        return note.number, share

    assert best("In the Line of Fire") == (10, 1.0)
    assert best("Jack Detsch")[0] == 19
    assert best("Khaled conversation")[0] in {5, 6}


def test_a_claim_with_figures_stands_where_all_of_them_do(index: Index, encoder: Encoder) -> None:
    ranked = scorer_for().rank(find_candidates(index, encoder, "people killed in attacks"))
    having = with_figures(ranked, "the 86 personnel and 207 militants")
    assert [one for one in ranked if "86" in one.candidate.text and "207" in one.candidate.text]
    assert all("207 militants" in one.candidate.text for one in having)
    assert with_figures(ranked, "the 123456 dead") == ranked
    assert with_figures(ranked, "the dead") == ranked


def test_a_short_form_matches_by_the_work_that_it_means(paper: Document) -> None:
    found = matching_notes(paper, "Ahmed Khaled", Stems("en"))
    assert {note.number for note, share in found if share == 1} == {5, 6}


@pytest.mark.parametrize("about", ["", "zyzzyva", "the of", "1", "4 5 6"])
def test_words_that_tell_nothing_match_nothing(paper: Document, about: str) -> None:
    assert matching_notes(paper, about, Stems("en")) == []
