"""Questions about notes."""

import json
from pathlib import Path

import pytest

from corpus.documents import Document
from index.encoding.encoder import Encoder
from index.search.index import Index
from index.search.stems import Stems
from qa.answering.note_answers import matching_notes, with_figures
from qa.query.followups import understand
from qa.query.note_questions import asks_author, follow_note_question, read_note_question
from qa.ranking.retrieval import find_candidates
from qa.ranking.scoring import rank

ASKED = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "notes.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("question", [a["question"] for a in ASKED if a["notes"] is None])
def test_an_ordinary_question_is_not_surely_about_notes(question: str) -> None:
    asked = read_note_question(question)
    assert asked is None or not asked.sure


def test_most_questions_about_notes_are_read_as_such() -> None:
    about = [a for a in ASKED if a["notes"] is not None]
    read = sum(read_note_question(a["question"]) is not None for a in about)
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
def test_notes_are_meant_by_their_numbers(question: str, numbers: tuple[int, ...]) -> None:
    asked = read_note_question(question, last=39)
    assert asked is not None
    assert asked.numbers == numbers


def test_an_endless_number_is_cut_short() -> None:
    asked = read_note_question("note " + "9" * 900)
    assert asked is not None
    assert asked.numbers == (999999999,)


@pytest.mark.parametrize(
    ("question", "works"),
    [
        ("Who wrote In the Line of Fire?", True),
        ("Which article covers the Swat protests?", True),
        ("who is the author of the judicial thesis", True),
        ("What source backs the 60.000 deaths?", False),
        ("Where does the figure of 53 deaths come from?", False),
        ("Is Ahmed Khaled cited?", False),
        ("which footnote supports the claim about Kabul", False),
    ],
)
def test_works_and_claims_are_told_apart(question: str, works: bool) -> None:
    asked = read_note_question(question)
    assert asked is not None
    assert (asked.numbers, asked.works) == ((), works)


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
def test_the_matter_is_no_question_about_notes(question: str) -> None:
    assert read_note_question(question, last=39) is None


def _followed(*questions: str) -> tuple[int, ...] | None:
    asked = follow_note_question(understand(questions[-1], questions[:-1]), last=39)
    return asked.numbers if asked else None


@pytest.mark.parametrize("question", ["Who wrote it?", "And when was it published?", "By whom?"])
def test_a_note_is_still_meant_where_nothing_else_is(question: str) -> None:
    assert _followed("What does note 19 cite?", question) == (19,)
    assert _followed("What does note 19 cite?", "And its author?", question) == (19,)


def test_another_note_takes_the_place_of_the_first() -> None:
    assert _followed("What does note 19 cite?", "And note 20?") == (20,)
    assert _followed("What does note 19 cite?", "And note 20?", "Who wrote it?") == (20,)


@pytest.mark.parametrize(
    "question", ["How many people died there?", "Did they attack civilians after that?"]
)
def test_the_matter_can_be_asked_after_a_note(question: str) -> None:
    assert _followed("What does note 19 cite?", question) is None
    assert _followed("Who wrote In the Line of Fire?", question) is None
    assert _followed("What does note 19 cite?", question, "Why?") is None


def test_a_source_can_be_asked_for_what_was_just_asked() -> None:
    asked = follow_note_question(understand("Which source backs that?", ["How many died in Swat?"]))
    assert asked is not None
    assert not asked.numbers
    assert "Swat" in asked.about


def test_notes_match_by_author_title_and_kind(paper: Document) -> None:
    def best(about: str) -> tuple[int, float]:
        note, share = matching_notes(paper, about, Stems("en"))[0]
        return note.number, share

    assert best("In the Line of Fire") == (10, 1.0)
    assert best("Jack Detsch")[0] == 19
    assert best("Khaled conversation")[0] in {5, 6}


def test_what_is_asked_of_a_work_is_more_than_the_claim_in_the_question() -> None:
    asked = read_note_question("Where did Sharif's statement on the border shelling appear?")
    assert asked is not None
    assert asked.works
    assert "Sharif" in asked.about
    assert "shelling" in asked.about


def test_a_claim_with_figures_stands_where_all_of_them_do(index: Index, encoder: Encoder) -> None:
    ranked = rank(find_candidates(index, encoder, "people killed in attacks"))
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
def test_a_question_for_the_author_of_the_text_is_told_from_others(
    question: str, asks: bool
) -> None:
    assert asks_author(question) is asks
