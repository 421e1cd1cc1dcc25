"""Choosing: candidates, read together with the question, best first."""

import gc
import threading
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from corpus.documents import Document
from index.encoding.encoder import Encoder
from index.search.index import Index
from qa.query.followups import Understood, understand
from qa.ranking.cascade import WINDOWS, Choice, Chooser, may_answer
from qa.ranking.onnx_pairs import PairNetwork, Read
from qa.ranking.reader import Reader
from qa.ranking.retrieval import find_candidates
from qa.ranking.scoring import scorer_for

QUESTION = "How many deaths did Pakistan suffer between 2001 and 2017?"
ASKED = [
    QUESTION,
    "Who leads the TTP?",
    "ceasefire",
    "How do I bake bread?",
    "Who paid the cutters?",
    "x " * 400,
    "😀 1",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def chooser(index: Index, encoder: Encoder, reader: Reader) -> Chooser:
    return Chooser(index, encoder, reader)


@pytest.fixture(scope="module")
def quick(index: Index, encoder: Encoder) -> Chooser:
    return Chooser(index, encoder)


def _judged(choice: Choice) -> int:
    return sum(one.candidate.judgement is not None for one in choice.ranked)


@pytest.mark.parametrize("question", ASKED)
def test_what_was_read_comes_first_best_first(
    chooser: Chooser, question: str, paper: Document
) -> None:
    choice = chooser.choose(understand(question), paper.id)
    judged = _judged(choice)
    assert judged > 0
    parts = choice.ranked[:judged], choice.ranked[judged:]
    assert all(one.candidate.judgement is not None for one in parts[0])
    assert all(one.score >= other.score for one, other in pairwise(parts[0]))
    keys = [one.candidate.key for one in choice.ranked]
    assert len(keys) == len(set(keys))
    assert choice.confidence == scorer_for().confidence(parts[0])
    assert 0 <= choice.confidence < 1


@pytest.mark.parametrize("question", ASKED)
def test_judgements_are_finite_and_their_spans_lie_in_the_sentence(
    chooser: Chooser, question: str
) -> None:
    for one in chooser.choose(understand(question)).ranked:
        sentence, judged = one.candidate.sentence, one.candidate.judgement
        if judged is not None:
            assert sentence.start <= judged.start < judged.end <= sentence.end
            assert np.isfinite([judged.answers, judged.span, judged.window]).all()
            assert 0 <= judged.before <= 1
            assert 0 <= judged.named <= 1


def test_the_sentence_that_answers_comes_first_with_its_words(chooser: Chooser) -> None:
    first = chooser.choose(understand(QUESTION)).ranked[0].candidate
    assert "60.000 deaths" in first.text
    assert first.judgement is not None
    words = first.document.text[first.judgement.start : first.judgement.end]
    assert "60.000" in words


def test_no_candidate_is_lost_and_neighbours_come_along(
    chooser: Chooser, index: Index, encoder: Encoder
) -> None:
    found = {c.key for c in find_candidates(index, encoder, QUESTION) if may_answer(c)}
    ranked = {one.candidate.key for one in chooser.choose(understand(QUESTION)).ranked}
    assert found < ranked


def test_neither_a_citation_nor_a_question_is_chosen(chooser: Chooser) -> None:
    for question in (*ASKED, "What does the note on Gul cite?", "Who asks why?"):
        for one in chooser.choose(understand(question)).ranked:
            assert may_answer(one.candidate)
            assert not one.candidate.text.endswith("?")


def test_in_the_quick_mode_nothing_is_read(quick: Chooser, index: Index, encoder: Encoder) -> None:
    choice = quick.choose(understand(QUESTION))
    assert _judged(choice) == 0
    found = [c.key for c in find_candidates(index, encoder, QUESTION) if may_answer(c)]
    assert sorted(one.candidate.key for one in choice.ranked) == sorted(found)
    assert choice.confidence == scorer_for().confidence(choice.ranked)


def test_a_document_that_is_unknown_has_no_choice(chooser: Chooser, quick: Chooser) -> None:
    for one in (chooser, quick):
        assert one.choose(understand(QUESTION), "nobody") == Choice()


def test_only_the_document_asked_is_chosen_from(chooser: Chooser, second_paper: Document) -> None:
    choice = chooser.choose(understand(QUESTION), second_paper.id)
    assert {one.candidate.document.id for one in choice.ranked} == {second_paper.id}


def test_a_follow_up_knows_where_the_answer_before_stood(chooser: Chooser) -> None:
    before = "What was the Soviet-Afghan war?"
    asked = understand("When did it end?", [before])
    alone = chooser.choose(Understood(asked.text, asked.own))
    assert {o.candidate.judgement.before for o in alone.ranked if o.candidate.judgement} == {0.0}
    earlier = chooser.choose(understand(before)).ranked[0].candidate
    nearness = {
        one.candidate.key: one.candidate.judgement.before
        for one in chooser.choose(asked).ranked
        if one.candidate.judgement is not None
    }
    place = earlier.document.sentences.index(earlier.sentence)
    apart = {  # nearness by how many sentences lie between
        abs(earlier.document.sentences.index(earlier.document.sentence_at(start)) - place): near
        for (ident, start), near in nearness.items()
        if ident == earlier.document.id
    }
    steps = [apart[distance] for distance in sorted(apart) if distance]
    assert all(near > further > 0 for near, further in pairwise(steps))
    assert all(v == 0 for (ident, _), v in nearness.items() if ident != earlier.document.id)


def test_a_chain_of_twenty_questions_is_answered_in_few_readings(
    index: Index,
    encoder: Encoder,
    reader: Reader,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    found = PairNetwork.read

    def counted(network: PairNetwork, question: str, texts: Sequence[str]) -> list[Read]:
        read.extend(texts)
        return found(network, question, texts)

    monkeypatch.setattr(PairNetwork, "read", counted)
    history = ["Who leads the TTP?"] + ["And then?", "Why?"] * 10
    for count, most in ((0, WINDOWS), (1, 2 * WINDOWS), (20, 4 * WINDOWS)):
        read.clear()
        chooser = Chooser(index, encoder, reader)
        chooser.choose(understand("Why was that?", history[:count]))
        assert 0 < len(read) <= most


def test_the_same_question_is_answered_from_memory(chooser: Chooser) -> None:
    first = chooser.choose(understand(QUESTION))
    assert chooser.choose(understand(f" {QUESTION} ")) is first


@pytest.mark.slow
def test_another_chooser_chooses_the_same(
    chooser: Chooser, index: Index, encoder: Encoder, reader: Reader
) -> None:
    fresh = Chooser(index, encoder, reader)
    for question in ASKED:
        assert fresh.choose(understand(question)) == chooser.choose(understand(question))


@pytest.mark.slow
def test_threads_choose_what_one_chooses_alone(
    chooser: Chooser, index: Index, encoder: Encoder, reader: Reader
) -> None:
    shared = Chooser(index, encoder, reader)
    found: dict[tuple[int, str], Choice] = {}

    def ask(number: int) -> None:
        for question in ASKED[number:] + ASKED[:number]:
            found[number, question] = shared.choose(understand(question))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4 * len(ASKED)
    for (_, question), choice in found.items():
        assert choice == chooser.choose(understand(question))


def test_a_chooser_that_nobody_holds_is_let_go(
    index: Index, encoder: Encoder, reader: Reader
) -> None:
    import weakref

    gone = weakref.ref(Chooser(index, encoder, reader))
    gc.collect()
    assert gone() is None
