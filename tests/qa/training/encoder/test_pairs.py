"""Pairs that the encoder learns from."""

from random import Random

import pytest

from qa.evaluation.question_sets import read_set
from qa.training.encoder.pairs import Answered, answered, batches, pairs
from tests.qa.small_set import write_set


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> list[Answered]:
    folder = write_set(tmp_path_factory.mktemp("pairs") / "little")
    return list(answered(read_set(folder)))


def _texts(one: Answered) -> list[str]:
    sentences = [one.document.sentences[place] for place in one.right]
    return [one.document.text[s.start : s.end] for s in sentences]


def test_answerable_questions_on_training_documents_are_taken(questions: list[Answered]) -> None:
    assert {one.question: _texts(one) for one in questions} == {
        "When was the mill founded by Ada Wren?": ["The mill was founded by Ada Wren in 1843."],
        "Who bought what was left in 1880?": ["Otto Lind bought the ruin in 1880."],
        "What was built on the ruin?": ["He built a brewery there."],
        "How was slate carried to Conway?": ["Slate was carried to Conway by rail."],
    }


def test_a_pair_has_a_text_that_answers_and_one_that_does_not(questions: list[Answered]) -> None:
    seen = set()
    for seed in range(60):
        made = pairs(questions, Random(seed))
        assert made == pairs(questions, Random(seed))
        assert len(made) == len(questions)
        for pair in made:
            assert pair.answer.sentences & pair.right
            assert not pair.wrong.sentences & pair.right
            assert len(pair.wrong.sentences) == 1
            assert {document for document, _ in pair.wrong.sentences} == {
                document for document, _ in pair.right
            }
            seen.add((pair.question, pair.answer.text))
    asked = "What was built on the ruin?"
    before = "Otto Lind bought the ruin in 1880."
    answer = "He built a brewery there."
    after = "Its beer was sold as far as York."
    for text in (answer, f"{before} {answer}", f"{before} {answer} {after}"):
        assert (asked, text) in seen  # alone, after another, among others
    assert any(question == "built ruin" for question, _ in seen)  # key words


def test_the_questions_of_a_document_stand_together(questions: list[Answered]) -> None:
    orders = set()
    for seed in range(20):
        made = pairs(questions, Random(seed))
        documents = [next(iter(pair.right))[0] for pair in made]
        assert documents in (["mill"] * 3 + ["quarry"], ["quarry"] + ["mill"] * 3)
        orders.add(tuple(documents))
        parts = batches(made, 3, Random(seed))
        assert sorted(map(len, parts)) == [1, 3]
        assert {id(pair) for part in parts for pair in part} == set(map(id, made))
    assert len(orders) == 2
