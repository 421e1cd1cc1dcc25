"""Lessons: from questions of the documents for teaching, each beside a window."""

from collections.abc import Iterator
from random import Random

import pytest

from index.encoding.encoder import Encoder
from qa.evaluation.run import Bench
from qa.training.examples import Exercise, Lesson, exercises, lessons
from tests.qa.little import make_bench


@pytest.fixture(scope="module")
def bench(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return make_bench(tmp_path_factory.mktemp("lessons"), encoder)


@pytest.fixture(scope="module")
def taught(bench: Bench) -> list[Exercise]:
    return exercises(bench, {"teach"})


def _many(taught: list[Exercise], draws: int = 60) -> list[Lesson]:
    return [lesson for seed in range(draws) for lesson in lessons(taught, Random(seed))]


def _about(taught: list[Exercise], question: str) -> Exercise:
    (found,) = (exercise for exercise in taught if exercise.question == question)
    return found


def test_only_documents_for_teaching_are_taught(bench: Bench, taught: list[Exercise]) -> None:
    assert {exercise.document.id for exercise in taught} == {"mill", "quarry"}
    kept = exercises(bench, {"fit", "report"})
    assert {exercise.document.id for exercise in kept} == {"lake"}
    assert len(taught) + len(kept) == len(bench.questions.questions) - 1  # one names no document


def test_some_questions_are_taken_evenly_and_the_work_is_told(bench: Bench) -> None:
    told: list[tuple[str, int, int]] = []
    made = exercises(bench, {"teach"}, 3, lambda *step: told.append(step))
    asked = ["When was the mill founded by Ada Wren?", "What was built on the ruin?",
             "How was slate carried to Conway?"]  # fmt: skip
    assert [exercise.question for exercise in made] == asked
    assert [done for _, done, of in told if of == 3] == [0, 1, 2, 3]


def test_answers_are_found_wherever_they_stand(taught: list[Exercise]) -> None:
    exercise = _about(taught, "When was the mill founded by Ada Wren?")
    words = [exercise.document.text[start:end] for start, end in exercise.answers]
    assert words == ["1843", "in 1843"]
    assert [exercise.is_right(s) for s in exercise.document.sentences][:2] == [True, False]


def test_a_set_that_names_sentences_tells_no_words(taught: list[Exercise]) -> None:
    exercise = _about(taught, "What was built on the ruin?")
    assert exercise.answers == ()
    made = lessons([exercise], Random(0))
    assert any(any(lesson.right) and not lesson.tells_span for lesson in made)
    assert all(any(lesson.right) != lesson.tells_span for lesson in made)


def test_what_is_not_answered_has_nothing_right(taught: list[Exercise]) -> None:
    unanswered = [exercise for exercise in taught if not exercise.answerable]
    assert len(unanswered) == 2
    for lesson in _many(unanswered):
        assert not any(lesson.right)
        assert not lesson.answers
        assert lesson.tells_span


def _spans(lesson: Lesson) -> Iterator[tuple[int, int]]:
    yield from lesson.sentences
    yield from lesson.answers


def test_places_lie_in_the_window_and_answers_in_right_sentences(taught: list[Exercise]) -> None:
    for lesson in _many(taught):
        assert len(lesson.sentences) == len(lesson.right)
        assert all(0 <= start < end <= len(lesson.text) for start, end in _spans(lesson))
        for start, end in lesson.answers:
            assert any(
                right and low <= start and end <= high
                for (low, high), right in zip(lesson.sentences, lesson.right, strict=True)
            )


def test_the_same_draw_makes_the_same_lessons_and_another_others(taught: list[Exercise]) -> None:
    assert lessons(taught, Random(3)) == lessons(taught, Random(3))
    assert lessons(taught, Random(3)) != lessons(taught, Random(4))


def test_questions_come_misspelt_as_keywords_and_made_false(taught: list[Exercise]) -> None:
    exercise = _about(taught, "When was the mill founded by Ada Wren?")
    made = _many([exercise], 200)
    asked = {lesson.question for lesson in made}
    assert {exercise.question, "mill founded Ada Wren"} <= asked
    false = [lesson for lesson in made if "Otto Lind" in lesson.question]
    assert false
    assert not any(any(lesson.right) or lesson.answers for lesson in false)
    assert any("1843" in lesson.text for lesson in false)
    shares = [sum(lesson.question == one for lesson in made) / len(made) for one in asked]
    assert max(shares) > 0.6
