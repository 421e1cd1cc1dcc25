"""What questions seek."""

import json
from pathlib import Path

import pytest

from corpus.english.intents.table import INTENTS
from qa.answering.answerer_table import ANSWERERS
from qa.query.followups import understand
from qa.query.intents import FACT, IntentMatch, find_intents

ASKED = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "notes.jsonl").read_text("utf-8").splitlines()
]


def _about_notes(*questions: str) -> list[IntentMatch]:
    """The intents for notes of the last of these questions, likeliest first."""
    understood = understand(questions[-1], questions[:-1])
    return [one for one in find_intents(understood, 39) if one.intent not in {"author", FACT}]


def _names(*questions: str) -> list[str]:
    return [one.intent for one in _about_notes(*questions)]


def test_every_intent_has_an_answerer_and_an_own_name() -> None:
    names = [row.name for row in INTENTS]
    assert set(ANSWERERS) == {*names, FACT}
    assert len(set(names)) == len(names)


def test_the_last_intent_of_any_question_is_a_fact() -> None:
    for question in ("Who leads the TTP?", "note 19", "Who wrote this paper?", ""):
        assert find_intents(understand(question))[-1] == IntentMatch(FACT, question)


@pytest.mark.parametrize("question", [a["question"] for a in ASKED if a["notes"] is None])
def test_an_ordinary_question_is_not_surely_about_notes(question: str) -> None:
    assert not any(one.about_notes for one in _about_notes(question))


def test_most_questions_about_notes_are_read_as_such() -> None:
    about = [a for a in ASKED if a["notes"] is not None]
    read = sum(bool(_about_notes(a["question"])) for a in about)
    assert read >= 0.85 * len(about)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("What does note 19 cite?", (19,)),
        ("note 19", (19,)),
        ("footnote #7", (7,)),
        ("foot-note no. 7?", (7,)),
        ("endnote number seven", (7,)),
        ("fn. 12", (12,)),
        ("Ref. [3]", (3,)),
        ("what is citation (4)", (4,)),
        ("Notes 4 and 10", (4, 10)),
        ("references 1, 2 & 3, please", (1, 2, 3)),
        ("notes 4-7", (4, 5, 6, 7)),
        ("notes 4 to 6 and 9", (4, 5, 6, 9)),
        ("notes 9–7", (9, 7)),
        ("note twenty", (20,)),
        ("note twenty-one", (21,)),
        ("footnote thirty nine", (39,)),
        ("the third note", (3,)),
        ("the thirty-first note", (31,)),
        ("note one hundred", (100,)),
        ("the 22nd footnote", (22,)),
        ("what is the last note?", (39,)),
        ("note ²", (2,)),
        ("note ¹²", (12,)),
        ("[19]", (19,)),
        ("[19]?", (19,)),
        ("¹⁹", (19,)),
        ("note 1234567", (1234567,)),
        ("note 0", (0,)),
        ("notes 1 to 99999999", (1, 99999999)),
    ],
)
def test_notes_are_called_by_their_numbers(question: str, numbers: tuple[int, ...]) -> None:
    (sought,) = _about_notes(question)
    assert sought.numbers == numbers


def test_an_endless_number_is_cut_short() -> None:
    (sought,) = _about_notes("note " + "9" * 900)
    assert sought.numbers == (999999999,)


def test_without_notes_there_is_no_last_note() -> None:
    understood = understand("what is the last note?")
    assert not any(one.numbers for one in find_intents(understood, last_note=0))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who wrote In the Line of Fire?", ["cited_work"]),
        ("Which article covers the Swat protests?", ["cited_work"]),
        ("who is the author of the judicial thesis", ["cited_work"]),
        ("Which thesis is cited?", ["cited_work", "claim_source"]),
        ("What source backs the 60.000 deaths?", ["claim_source"]),
        ("Where does the figure of 53 deaths come from?", ["claim_source"]),
        ("Is Ahmed Khaled cited?", ["claim_source"]),
        ("which footnote supports the claim about Kabul", ["claim_source"]),
        ("Which report is behind the estimate?", []),
        ("How many works are cited?", ["note_count"]),
    ],
)
def test_works_claims_and_counts_are_distinguished(question: str, names: list[str]) -> None:
    assert _names(question) == names
    assert not any(one.numbers for one in _about_notes(question))


@pytest.mark.parametrize(
    "question",
    [
        "When did the Soviets leave Afghanistan?",
        "What did the UN report say about the TTP?",
        "How many people were killed in 2022?",
        "Who leads the TTP?",
        "Where are the militants trained?",
        "It should be noted who they were",
        "Why was the ceasefire broken?",
        "'; DROP TABLE documents; --",
        "",
        "19?",
        "[nineteen]",
    ],
)
def test_a_question_about_the_subject_matter_seeks_no_notes(question: str) -> None:
    assert _about_notes(question) == []


def _followed(*questions: str) -> tuple[int, ...] | None:
    sought = _about_notes(*questions)
    return sought[0].numbers if sought else None


@pytest.mark.parametrize("question", ["Who wrote it?", "And when was it published?", "By whom?"])
def test_a_question_without_words_of_its_own_is_about_the_note_before(question: str) -> None:
    assert _followed("What does note 19 cite?", question) == (19,)
    assert _followed("What does note 19 cite?", "And its author?", question) == (19,)


def test_another_note_takes_the_place_of_the_first() -> None:
    assert _followed("What does note 19 cite?", "And note 20?") == (20,)
    assert _followed("What does note 19 cite?", "And note 20?", "Who wrote it?") == (20,)


@pytest.mark.parametrize(
    "question", ["How many people died there?", "Did they attack civilians after that?"]
)
def test_the_subject_matter_can_be_asked_after_a_note(question: str) -> None:
    assert _followed("What does note 19 cite?", question) is None
    assert _followed("Who wrote In the Line of Fire?", question) is None
    assert _followed("What does note 19 cite?", question, "Why?") is None


def test_a_source_can_be_asked_for_what_was_just_asked() -> None:
    (sought,) = _about_notes("How many died in Swat?", "Which source backs that?")
    assert (sought.intent, sought.previous) == ("claim_source", True)
    assert "Swat" in sought.about


def test_a_work_can_be_asked_for_behind_a_work() -> None:
    found = _about_notes("Who wrote In the Line of Fire?", "And in which book?")
    assert [one.intent for one in found] == ["cited_work", "claim_source"]
    assert all("Fire" in one.about and not one.previous for one in found)


def test_what_is_asked_of_a_work_is_more_than_the_claim_in_the_question() -> None:
    first = _about_notes("Where did Sharif's statement on the border shelling appear?")[0]
    assert first.intent == "cited_work"
    assert "Sharif" in first.about
    assert "shelling" in first.about


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("who is the author of this paper", True),
        ("Who wrote this and what are his qualifications?", True),
        ("What is the author's background?", True),
        ("Who is the author?", True),
        ("Who wrote the article about Swat?", False),
        ("Who is the author of note 12?", False),
        ("Who wrote this book on Musharraf?", False),
        ("What does the author recommend?", False),
    ],
)
def test_a_question_for_the_author_of_the_paper_is_recognised(question: str, asks: bool) -> None:
    names = [one.intent for one in find_intents(understand(question))]
    assert ("author" in names) is asks
