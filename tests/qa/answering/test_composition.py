"""Which of the ranked sentences are given as answers."""

from dataclasses import replace

import pytest

from qa.answering.answerer import Question
from qa.answering.ask import Asker
from qa.answering.composition import compose_ranked
from qa.query.followups import understand
from qa.query.intents import FACT, IntentMatch
from qa.query.request import Request
from qa.ranking.scoring import Ranked

ASKED = "Who leads the TTP?"


@pytest.mark.parametrize(
    ("score", "reader", "given"),
    [(0.9, 2.0, True), (0.9, -2.0, False), (0.1, 2.0, False), (0.1, -2.0, False)],
)
def test_a_further_sentence_needs_a_score_and_the_reader(
    alone: Asker, score: float, reader: float, given: bool
) -> None:
    asked = understand(ASKED)
    first, second = alone.chooser.choose(asked).ranked[:2]
    assert second.candidate.judgement is not None
    judgement = replace(second.candidate.judgement, answers=reader)
    other = Ranked(replace(second.candidate, judgement=judgement), score)
    question = Question(Request(ASKED), asked, IntentMatch(FACT))
    answer = compose_ranked(question, alone.context, (first, other), 0.9)
    assert len(answer.quotes) == 1 + given
    assert [quote.text for quote in answer.near] == ([] if given else [other.candidate.text])
