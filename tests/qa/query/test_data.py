"""Which datum a question seeks, and which questions seek none."""

import pytest

from qa.query.data import asked_datum, sought_datum
from qa.query.followups import understand
from qa.query.intents import find_intents


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who wrote the article published in 2019?", "author"),
        ("Who published the book written by Roe?", "publisher"),
        ("When was the site accessed?", "accessed"),
        ("In which city was it published?", "place"),
        ("Where was it published?", "where"),
        ("In which newspaper did it appear?", "journal"),
        ("On which page?", "page"),
        ("What did the author get from the museum?", None),
        ("How many pages are there?", None),
        ("Which newspaper article is cited?", None),
    ],
)
def test_the_datum_that_is_asked_first_counts(question: str, name: str | None) -> None:
    datum = asked_datum(question)
    assert (datum.name if datum else None) == name


def test_a_follow_up_takes_the_datum_from_the_question_before() -> None:
    datum = sought_datum(understand("And for that one?", ("Who is the author of note 4?",)))
    assert datum is not None
    assert datum.name == "author"


CONTENT = [
    "Which journal published the 2020 study of hive mortality?",
    "Who wrote that the Taliban had won?", "Which newspaper reported that the lake froze?",
    "Who edited the rebel newspaper in 1848?", "Who published the decree?",
    "In which year was the law printed on stone?", "What is the title of the king?",
    "What title did the emir take?", "Which publisher was bombed in 1940?",
    "Who translated for the prisoners?", "What was the address of the mill?",
    "When did the journal of the council close?", "Who wrote the letter of complaint?",
    "What does this paper say about publishers?", "What pages did the monks copy?",
    "Which edition of the games was held in Rome?", "What language do the herders speak?",
    "Who owned the printing house?", "Where was the proclamation printed?",
    "When was the newspaper banned?", "Which page of the treaty was torn out?",
    "What volume of water flows?", "Which issue divided the party?",
    "Who gained access to the archive?", "When was the archive accessed by rebels?",
    "What licence did the carters need?", "Who was the author of the coup?",
    "Who is the editor of the Gazette?", "What link is there between salt and war?",
    "Which date was set for the vote?",
]  # fmt: skip


@pytest.mark.parametrize("question", CONTENT)
def test_a_question_that_only_has_such_a_word_is_not_about_the_paper(question: str) -> None:
    names = [one.intent for one in find_intents(understand(question))]
    assert "paper_data" not in names
    assert names[-1] == "fact"
