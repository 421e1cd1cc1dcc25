"""Candidates and their signals."""

import math

import pytest

from corpus.context import context_before
from corpus.documents import Document
from index.encoding.encoder import Encoder
from index.search.index import Index
from qa.ranking.candidates import Candidate
from qa.ranking.retrieval import BEST_PASSAGES, Search, find_candidates

ASKED = "How many deaths did Pakistan suffer between 2001 and 2017?"


def test_the_sentence_that_shares_the_question_is_a_candidate(
    index: Index, encoder: Encoder
) -> None:
    texts = [candidate.text for candidate in find_candidates(index, encoder, ASKED)]
    assert any("60.000 deaths" in text for text in texts)
    assert len(texts) == len(set(texts))


def test_a_sentence_asked_word_for_word_has_the_best_of_signals(
    index: Index, encoder: Encoder, paper: Document
) -> None:
    alone = (n for n in range(len(paper.sentences)) if context_before(paper, n) is None)
    sentence = paper.sentences[next(alone)]
    words = paper.text[sentence.start : sentence.end]
    found = [c for c in find_candidates(index, encoder, words) if c.text == words]
    signals = found[0].signals
    assert signals.meaning > 0.99
    assert signals.words == pytest.approx(1)
    assert signals.context == pytest.approx(1)
    assert signals.unknown == 0
    assert signals.lead > 0


def test_only_the_document_asked_for_is_searched(
    index: Index, encoder: Encoder, second_paper: Document
) -> None:
    found = find_candidates(index, encoder, ASKED, second_paper.id)
    assert {candidate.document.id for candidate in found} == {second_paper.id}


def test_an_unknown_document_has_no_candidates(index: Index, encoder: Encoder) -> None:
    assert find_candidates(index, encoder, ASKED, "nobody") == []


def test_words_that_the_texts_nowhere_have_are_unknown(index: Index, encoder: Encoder) -> None:
    for question, least, most in (("zyzzyva quokka", 1, 1), ("Taliban quokka", 0.3, 0.99)):
        for candidate in find_candidates(index, encoder, question):
            assert least <= candidate.signals.unknown <= most


def test_the_kind_asked_for_is_looked_for(index: Index, encoder: Encoder) -> None:
    kinds = {c.signals.kind for c in find_candidates(index, encoder, "When did it end?")}
    assert kinds == {1.0, -1.0}
    kinds = {c.signals.kind for c in find_candidates(index, encoder, "What is the TTP?")}
    assert kinds == {0.0}


def test_what_was_carried_counts_less_than_what_is_asked(index: Index, encoder: Encoder) -> None:
    whole = "Who led the Taliban? (How was ice stored in Harrowmere?)"
    alone = find_candidates(index, encoder, whole)
    leaning = find_candidates(index, encoder, whole, own="Who led the Taliban?")

    def most(found: list[Candidate]) -> float:
        return max(c.signals.words for c in found if "Taliban" in c.text)

    assert most(leaning) > most(alone)


@pytest.mark.parametrize("question", ["the of and", "1", "?", "😀", "x" * 900])
def test_any_question_has_finite_signals(index: Index, encoder: Encoder, question: str) -> None:
    for candidate in find_candidates(index, encoder, question):
        assert all(math.isfinite(value) for value in candidate.signals.as_row())


def test_other_sentences_are_weighed_as_candidates_are(
    index: Index, encoder: Encoder, paper: Document, second_paper: Document
) -> None:
    search = Search(index, encoder, ASKED)
    found = search.candidates()
    places = [(c.document, c.sentence) for c in found]
    assert [c.key for c in search.weigh(places)] == [c.key for c in found]
    for one, other in zip(search.weigh(places), found, strict=True):
        assert one.signals.as_row() == pytest.approx(other.signals.as_row(), abs=1e-5)
    every = [(d, sentence) for d in (paper, second_paper) for sentence in d.sentences]
    weighed = search.weigh(every)
    assert {c.key for c in found} < {c.key for c in weighed}
    assert len(weighed) > 0.9 * len(every)
    for candidate in weighed:
        assert all(math.isfinite(value) for value in candidate.signals.as_row())


def test_each_of_the_best_passages_has_a_candidate(
    index: Index, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.ranking.retrieval.NEAREST", 1)
    monkeypatch.setattr("qa.ranking.retrieval.WORDED", 1)
    search = Search(index, encoder, ASKED)
    found = search.candidates()
    vector, most = search.vector, BEST_PASSAGES
    by_meaning, _ = index.nearest(vector, most, "passage")
    by_words, _ = index.by_words(ASKED, most, "passage")
    for place in (*by_meaning, *by_words):
        unit = index.units[int(place)]
        within = [
            candidate
            for candidate in found
            if candidate.document.id == unit.document
            and unit.start <= candidate.sentence.start < unit.end
        ]
        assert within
    assert len(found) > 2
