"""Training examples: questions on the training documents, each with a window."""

from collections.abc import Iterator
from random import Random

import pytest

from index.encoding.encoder import Encoder
from qa.evaluation.run import Bench
from qa.training.examples import Example, Group, RankedQuestion, groups
from qa.training.ranked_questions import ranked_questions
from tests.qa.small_set import make_bench


@pytest.fixture(scope="module")
def bench(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return make_bench(tmp_path_factory.mktemp("examples"), encoder)


@pytest.fixture(scope="module")
def questions(bench: Bench) -> list[RankedQuestion]:
    return ranked_questions(bench, {"train"})


def _groups(questions: list[RankedQuestion], draws: int = 60) -> list[Group]:
    return [group for seed in range(draws) for group in groups(questions, Random(seed))]


def _many(questions: list[RankedQuestion], draws: int = 60) -> list[Example]:
    return [example for one in _groups(questions, draws) for example in (*one.own, *one.twins)]


def _about(questions: list[RankedQuestion], question: str) -> RankedQuestion:
    (found,) = (item for item in questions if item.question == question)
    return found


def test_only_training_documents_are_trained_on(
    bench: Bench, questions: list[RankedQuestion]
) -> None:
    assert {item.document.id for item in questions} == {"mill", "quarry"}
    kept = ranked_questions(bench, {"fit", "report"})
    assert {item.document.id for item in kept} == {"lake"}
    assert len(questions) + len(kept) == len(bench.questions.questions) - 1  # one names no document


def test_some_questions_are_taken_evenly_and_the_work_is_told(bench: Bench) -> None:
    told: list[tuple[str, int, int]] = []
    made = ranked_questions(bench, {"train"}, 3, lambda *step: told.append(step))
    asked = ["When was the mill founded by Ada Wren?", "What was built on the ruin?",
             "How was slate carried to Conway?"]  # fmt: skip
    assert [item.question for item in made] == asked
    assert [done for _, done, of in told if of == 3] == [0, 1, 2, 3]


def test_answers_are_found_wherever_they_stand(questions: list[RankedQuestion]) -> None:
    item = _about(questions, "When was the mill founded by Ada Wren?")
    words = [item.document.text[start:end] for start, end in item.answers]
    assert words == ["1843", "in 1843"]
    assert [item.is_right(s) for s in item.document.sentences][:2] == [True, False]


def test_a_set_that_names_sentences_tells_no_words(questions: list[RankedQuestion]) -> None:
    item = _about(questions, "What was built on the ruin?")
    assert item.answers == ()
    made = _many([item], 1)
    assert any(any(example.right) and not example.span_known for example in made)
    assert all(any(example.right) != example.span_known for example in made)


def test_what_is_not_answered_has_nothing_right(questions: list[RankedQuestion]) -> None:
    unanswered = [item for item in questions if not item.answerable]
    assert len(unanswered) == 2
    for example in _many(unanswered):
        assert not any(example.right)
        assert not example.answers
        assert example.span_known


def _spans(example: Example) -> Iterator[tuple[int, int]]:
    yield from example.sentences
    yield from example.answers


def test_places_lie_in_the_window_and_answers_in_right_sentences(
    questions: list[RankedQuestion],
) -> None:
    for example in _many(questions):
        assert len(example.sentences) == len(example.right)
        assert all(0 <= start < end <= len(example.text) for start, end in _spans(example))
        for start, end in example.answers:
            assert any(
                right and low <= start and end <= high
                for (low, high), right in zip(example.sentences, example.right, strict=True)
            )


def test_the_same_draw_makes_the_same_examples_and_another_others(
    questions: list[RankedQuestion],
) -> None:
    assert groups(questions, Random(3)) == groups(questions, Random(3))
    assert groups(questions, Random(3)) != groups(questions, Random(4))


def test_the_first_window_of_an_answerable_question_answers(
    questions: list[RankedQuestion],
) -> None:
    for item in questions:
        for group in _groups([item]):
            assert any(group.own[0].right) == item.answerable


def test_a_near_miss_is_read_with_the_window_that_answers_its_pair(
    questions: list[RankedQuestion],
) -> None:
    pair = _about(questions, "Who bought what was left in 1880?")
    asked = "How much did Otto Lind pay for the ruin?"
    assert pair.near_misses == (asked,)
    for group in _groups([pair]):
        (twin,) = (one for one in group.twins if one.question == asked)
        assert twin.text == group.own[0].text
        assert not any(twin.right)
    own = _groups([_about(questions, asked)], 200)
    assert 0 < len(own) < 100  # alone it comes now and then, with the window found for it


def test_questions_come_misspelt_as_keywords_and_made_false(
    questions: list[RankedQuestion],
) -> None:
    item = _about(questions, "When was the mill founded by Ada Wren?")
    made = _many([item], 200)
    asked = {example.question for example in made}
    assert {item.question, "mill founded Ada Wren"} <= asked
    false = [example for example in made if "Otto Lind" in example.question]
    assert false
    assert not any(any(example.right) or example.answers for example in false)
    assert any("1843" in example.text for example in false)
    shares = [sum(example.question == one for example in made) / len(made) for one in asked]
    assert max(shares) > 0.5
