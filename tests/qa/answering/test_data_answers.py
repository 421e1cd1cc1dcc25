"""Questions for data of papers and of cited works: held, missing, empty, and as follow-ups."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.plan import from_papers
from index.search.reader import open_index
from index.store.generations import Home
from qa.answering.ask import Asker
from qa.assembly import load_asker
from qa.query.request import Request
from qa.settings import Settings
from tests.conftest import Make
from tests.qa.small_papers import small_papers

LOADS = "How many loads were counted in the winter of 1881?"
BARRELS = "How many barrels did the flood carry away?"
WARDEN = "Who was the warden of Orme Gate?"


@pytest.fixture(scope="module")
def small(encoder: Encoder, once: Callable[[str, Make], Path]) -> Asker:
    """Answers from the small papers."""

    def make(folder: Path) -> None:
        small_papers(folder / "papers")
        texts = from_papers(folder / "papers")
        build(texts, Home(folder / "home"), find_model(), lambda: encoder)

    folder = once("small", make)
    chosen = Settings(papers=folder / "papers", home=folder / "home")
    return load_asker(chosen, open_index(chosen.index_home), encoder)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("In which journal did this paper come out?", "in which journal it appeared"),
        ("Which journal published this paper?", "in which journal it appeared"),
        ("Who wrote this text?", "who wrote it"),
        ("When was this paper published?", "when it was published"),
        ("What is the title of this paper?", "what its title is"),
        ("What is this text called?", "what its title is"),
        ("Who is the publisher?", "who published it"),
        ("Where was this article published?", "where it was published"),
        ("Who translated this paper?", "who translated it"),
        ("Who is the editor of this paper?", "who edited it"),
        ("Which edition is this?", "which edition it is"),
        ("What is this paper's DOI?", "which DOI or other number it is registered under"),
        ("Is there a link to this paper?", "at which address it can be found"),
        ("What volume is this paper in?", "in which volume or issue it appeared"),
        ("On which pages was this paper printed?", "on which pages it appeared"),
        ("When was this paper accessed?", "when it was accessed"),
        ("Under what licence is this paper?", "under which licence it may be used"),
        ("In which city was this paper published?", "in which place it was published"),
    ],
)
def test_a_paper_without_a_datum_does_not_say_it(small: Asker, question: str, said: str) -> None:
    answer = small.ask(Request(question, document="bare"))
    assert (answer.status, answer.confidence) == ("not_found", 0.0)
    assert answer.message == f"The text does not say {said}."


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("When was this paper published?", "2021-05-04"),
        ("Who published this paper?", "Vell Historical Society"),
        ("Where can I find it? What is the URL of this paper?", "https://vell.example/salt"),
    ],
)
def test_a_datum_of_the_description_is_told_as_such(
    small: Asker, question: str, value: str
) -> None:
    answer = small.ask(Request(question, document="salt"))
    assert answer.status == "answered"
    assert answer.quotes == ()
    assert answer.message.endswith(f"the description that came with it gives: {value}.")


@pytest.mark.parametrize(
    ("question", "document", "status", "words"),
    [
        ("What is the title of this paper?", "salt", "answered", "The Salt Roads of the Vell"),
        ("Who are the authors of this paper?", "salt", "answered", "Quist and Imogen Bray"),
        ("In which journal did this essay appear?", "bees", "answered", "Review of Small Farming"),
        ("When was this essay published?", "bees", "answered", "1998"),
        ("What is the title?", "bees", "answered", "On Keeping Bees in Towns"),
    ],
)
def test_a_datum_that_the_text_has_is_quoted(
    small: Asker, question: str, document: str, status: str, words: str
) -> None:
    answer = small.ask(Request(question, document=document))
    assert answer.status == status
    assert words in answer.quotes[0].text


def test_several_papers_are_named(small: Asker) -> None:
    answer = small.ask(Request("When was this paper published?"))
    assert "salt: 2021-05-04" in answer.message or "1998" in answer.quotes[0].text
    assert small.ask(Request("Who translated this paper?")).message == (
        "None of the 3 texts says who translated it."
    )


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("Who is the author of note 1?", ["Marta Ilves"]),
        ("Who wrote the piece in note 7?", ["Pia Sund", "Karl Odd"]),
        ("Which page does note 1 cite?", ["p. 41"]),
        ("Who published the book in note 6?", ["Harrow Press"]),
        ("Which edition is cited in note 6?", ["2nd ed."]),
        ("When was note 4 published?", ["1895"]),
        ("In which journal did note 2 appear?", ["Journal of Road History"]),
        ("In which newspaper did note 7 appear?", ["The Northern Herald"]),
        ("What volume is note 2?", ["12"]),
        ("What is the title of note 7?", ["Barrels in the River"]),
        ("Who wrote Tolls of the Upper Vell?", ["Owen Pryce"]),
        ("When was Tolls of the Upper Vell published?", ["1984"]),
        ("Which page of Sledges and Salt is cited?", ["p. 41"]),
        ("In which city was Sledges and Salt published?", ["Tartu"]),
    ],
)
def test_a_datum_that_a_note_holds_is_marked(
    small: Asker, question: str, marked: list[str]
) -> None:
    answer = small.ask(Request(question, document="salt"))
    first = answer.quotes[0]
    assert answer.status == "answered"
    assert [first.text[low:high] for low, high in first.answer] == marked


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("Who is the author of note 3?", "Note 3 does not say who wrote the work."),
        ("On what page is note 3?", "Note 3 does not say which page is meant."),
        ("Which page of note 4 is cited?", "Note 4 does not say which page is meant."),
        ("Who edited note 6?", "Note 6 does not say who edited the work."),
        ("Who translated Sledges and Salt?", "Note 1 does not say who translated the work."),
        ("When was note 3 published?", "Note 3 does not say when the work was published."),
        ("url of note 1?", "Note 1 does not say at which address the work can be found."),
        (
            "In which journal was note 1 published?",
            "Note 1 does not say in which journal or book the work appeared.",
        ),
        ("Who wrote The Keys of Orme Gate?", "Note 3 does not say who wrote the work."),
        ("Which page of the report is cited?", "Notes 4 and 5 do not say which page is meant."),
        (
            "When was the letter in note 8 published?",
            "Note 8 does not say when the work was published.",
        ),
    ],
)
def test_a_note_without_a_datum_does_not_say_it(small: Asker, question: str, message: str) -> None:
    answer = small.ask(Request(question, document="salt"))
    assert (answer.status, answer.quotes, answer.notes) == ("not_found", (), ())
    assert answer.message == message
    assert answer.near


def test_of_several_notes_those_that_lack_it_are_named(small: Asker) -> None:
    answer = small.ask(Request("Who wrote the works in notes 3 and 7?", document="salt"))
    assert answer.status == "answered"
    assert [note.number for note in answer.notes] == [7]
    assert answer.message == "Note 3 does not say who wrote the work."


@pytest.mark.parametrize(
    ("history", "question", "number", "marked"),
    [
        ((LOADS,), "Who wrote the piece those figures come from?", 1, ["Marta Ilves"]),
        ((LOADS,), "who is the author of the report cited there?", 1, ["Marta Ilves"]),
        ((LOADS,), "On which page?", 1, ["p. 41"]),
        ((LOADS,), "and the publisher?", 1, ["Raudmann"]),
        ((BARRELS,), "when was that article published?", 7, ["3 March 1899"]),
        ((BARRELS, "which source is that from?"), "And who wrote it?", 7, ["Pia Sund", "Karl Odd"]),
        ((BARRELS, "which source is that from?"), "And when?", 7, ["3 March 1899"]),
        (("What does note 7 cite?",), "Who is the author?", 7, ["Pia Sund", "Karl Odd"]),
    ],
)
def test_a_follow_up_asks_about_the_notes_of_the_quote(
    small: Asker, history: tuple[str, ...], question: str, number: int, marked: list[str]
) -> None:
    answer = small.ask(Request(question, history, "salt"))
    first = answer.quotes[0]
    assert [note.number for note in answer.notes] == [number]
    assert [first.text[low:high] for low, high in first.answer] == marked


@pytest.mark.parametrize(
    "question", ["which source is that from?", "where does that number come from?"]
)
def test_the_source_of_what_was_answered_is_its_note(small: Asker, question: str) -> None:
    answer = small.ask(Request(question, (LOADS,), "salt"))
    assert [note.number for note in answer.notes] == [1]


def test_a_follow_up_for_what_the_note_lacks_is_not_found(small: Asker) -> None:
    for question in ("On which page?", "when was that article published?", "who wrote that?"):
        answer = small.ask(Request(question, (WARDEN,), "salt"))
        assert answer.status == "not_found"
        assert answer.message.startswith("Note 3 does not say")
    bare = small.ask(Request("who wrote that?", ("How many ships did the keeper count?",), "bare"))
    assert bare.message.startswith("No note stands on these words")


@pytest.mark.parametrize(
    ("question", "document", "words"),
    [
        ("Who wrote that the flood was a judgement?", "salt", "Ada Fenn"),
        ("Who published the price of salt?", "salt", "Vell Gazette"),
        ("What did the Vell Gazette publish each Friday?", "salt", "price of salt"),
        ("Who bought the lens?", "bare", "Lisbeth Orr"),
        ("In which year did the tower fall?", "bare", "1891"),
        ("When was the last sledge seen?", "salt", "1907"),
        ("What did the Grey Sledges count?", "salt", "4,310"),
    ],
)
def test_a_question_about_the_subject_matter_is_answered_from_the_text(
    small: Asker, question: str, document: str, words: str
) -> None:
    answer = small.ask(Request(question, document=document))
    assert answer.status != "not_found"
    assert words in answer.quotes[0].text
    assert answer.quotes[0].voice != "note"
