"""Parts of a set: the same questions each time, and only those asked for."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import BadSet, UnknownDocument
from qa.evaluation.question_sets import Passage, Question, QuestionSet
from qa.evaluation.sampling import Part, left_out_of_fit
from qa.ranking.scoring import WEIGHTS


def _set(*documents: str | None, name: str = "lakes") -> QuestionSet:
    questions = tuple(
        Question(id=str(number), question="Who?", answerable=True, document=document,
                 passages=() if document else ("p",))
        for number, document in enumerate(documents)
    )  # fmt: skip
    passages = (Passage(id="p", document="mill", text="The mill burned."),)
    return QuestionSet(name, questions, passages, {one.id: one for one in questions})


def _ids(part: Part, questions: QuestionSet) -> list[str]:
    return [question.id for question in part.of(questions).questions]


def test_a_part_of_nothing_said_is_the_whole() -> None:
    whole = _set("lake", None, "lake")
    assert Part().of(whole) == whole
    assert str(Part()) == "all questions"


def test_documents_are_named_and_those_of_the_answer_count() -> None:
    questions = _set("lake, small", None, "ice")
    assert _ids(Part(documents=("lake, small", "mill")), questions) == ["0", "1"]
    with pytest.raises(UnknownDocument, match="no question about 'sea'") as told:
        Part(documents=("sea",)).of(questions)
    assert told.value.remedy == "It asks about: ice, lake, small, mill."


@given(st.integers(1, 40), st.integers(1, 50), st.integers(1, 7))
def test_most_are_taken_evenly_and_always_the_same(count: int, most: int, every: int) -> None:
    questions = _set(*["lake"] * count)
    taken = [int(one) for one in _ids(Part(every=every, most=most), questions)]
    assert taken == [int(one) for one in _ids(Part(every=every, most=most), questions)]
    assert taken == sorted(set(taken))
    assert len(taken) == min(most, len(range(0, count, every)))
    assert all(one % every == 0 for one in taken)
    gaps = [after - before for before, after in pairwise(taken)]
    assert not gaps or max(gaps) - min(gaps) <= every


def test_only_documents_that_no_weights_were_fitted_on() -> None:
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    name, unseen = kept["fitted_on"]["sets"][0], kept["documents_left_out"][0]
    fitted = _set(unseen, "a document that was fitted on", None, name=name)
    assert _ids(Part(unseen=True), fitted) == ["0"]
    other = _set("lake", "mill")
    assert left_out_of_fit("lakes") is None
    assert Part(unseen=True).of(other) == other
    with pytest.raises(BadSet, match="No question"):
        Part(unseen=True).of(_set("fitted on", name=name))


def test_what_is_followed_can_still_be_looked_up(tmp_path: Path) -> None:
    first, second = _set("lake", "lake").questions
    second = second.model_copy(update={"follows": first.id})
    questions = QuestionSet("s", (first, second), (), {"0": first, "1": second})
    part = Part(documents=("lake",), every=2).of(
        QuestionSet("s", (second, first), (), questions.by_id)
    )
    assert part.history(part.questions[0]) == ["Who?"]


def test_a_part_is_told_in_words() -> None:
    told = str(Part(("lake", "mill"), True, 3, 100))
    assert told == (
        "about lake, mill; about documents that no weights were fitted on; "
        "one question in 3; at most 100 questions, evenly taken"
    )
