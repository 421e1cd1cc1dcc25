"""Questions in the words of the documents."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from corpus.documents import Document
from index.reader import Index
from qa import wording
from qa.dialogue import Understood, understand
from qa.spelling import words_of
from qa.wording import Wording
from tests.conftest import FIRST, SECOND
from tests.qa.texts import document


@pytest.fixture(scope="module")
def both(index: Index) -> Wording:
    return Wording(index)


def _holding(index: Index, documents: Sequence[Document]) -> Wording:
    """The words of these documents alone."""
    return Wording(replace(index, documents={one.id: one for one in documents}))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Wat was the Soveit-Afghan war?", "What was the Soviet-Afghan war?"),
        ("Who anounced the ceasfire?", "Who announced the ceasefire?"),
        ("Who were the cutterrs of Harowmere?", "Who were the cutters of Harrowmere?"),
    ],
)
def test_misspelt_words_are_mended_by_all_documents(typed: str, meant: str, both: Wording) -> None:
    assert both.mend(typed) == meant


@pytest.mark.parametrize(
    "right",
    [
        "Who announced the end of the ceasefire?",
        "What does ttp mean?",
        "How deep is the mere?",
        "",
        "🙂 ?",
        "x" * 1000,
    ],
)
def test_what_is_spelt_well_is_left_alone(right: str, both: Wording) -> None:
    assert both.mend(right) == right
    assert both.mend(both.mend(right), FIRST) == right


def test_names_are_mended_by_the_document_that_is_asked(both: Wording) -> None:
    typed = "Who owned the ice at Harowmere?"
    assert both.mend(typed, SECOND) == "Who owned the ice at Harrowmere?"
    assert both.mend(typed, FIRST) == typed


def test_a_name_is_given_in_the_spellings_of_the_text(both: Wording) -> None:
    asked = both.expand(understand("Who leads the TTP?"))
    assert "Tehrik-e-Taliban" in asked.text
    assert asked.own == "Who leads the TTP?"
    assert both.expand(understand("Who leads the TTP?"), FIRST) == asked


def test_what_the_asked_document_does_not_name_is_left_alone(both: Wording) -> None:
    asked = understand("Who leads the TTP?")
    assert both.expand(asked, SECOND) == asked


def test_of_a_follow_up_the_questions_before_are_expanded_too(both: Wording) -> None:
    asked = both.expand(understand("And then?", ["Who leads the TTP?", "Why?"]))
    assert asked.before is not None
    assert asked.before.before is not None
    for one in (asked, asked.before, asked.before.before):
        assert "Tehrik-e-Taliban" in one.text
    assert asked.carried == "Who leads the TTP? Why?"


def test_a_question_that_names_nothing_stays_as_it_is(both: Wording) -> None:
    asked = Understood("why is that so", "why is that so")
    assert both.expand(asked) == asked


@pytest.fixture
def german() -> Document:
    said = ["Die Mühle stand in Hull.", "Der Müller hieß Josef Kroft.", "Das Getreide war teuer."]
    return replace(document([said], ident="german"), language="de")


def test_in_another_language_no_english_word_is_put_in(index: Index, german: Document) -> None:
    alone = _holding(index, [german])
    for question in ("Wo stand die Mühle?", "Wer hat das Getreide gemahlen?", "Wann war das?"):
        assert alone.mend(question) == question
    assert alone.mend("War das Getriede teuer?") == "War das Getreide teuer?"


def test_beside_an_english_document_english_is_known(index: Index, german: Document) -> None:
    mixed = _holding(index, [german, document([["The mill burned down."]], ident="english")])
    assert mixed.mend("Wen did the mill bern down?").startswith("When did the mill")
    assert mixed.mend("War das Getriede teuer?", "german") == "War das Getreide teuer?"


def test_of_too_many_documents_no_names_are_gathered(index: Index) -> None:
    said = [["The Board of Fen Drainage (BFD) met.", "The BFD taxed every acre."]]
    held = [document(said, ident=f"fen-{number}") for number in range(21)]
    asked = understand("What is the BFD?")
    many, fewer = _holding(index, held), _holding(index, held[:20])
    assert many.expand(asked) == asked
    assert "Board of Fen Drainage" in many.expand(asked, "fen-7").text
    assert "Board of Fen Drainage" in fewer.expand(asked).text


def test_of_too_long_a_document_no_names_are_gathered(
    both: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = understand("Who leads the TTP?")
    monkeypatch.setattr(wording, "_MOST_NAMES", 1000)
    assert both.expand(asked) == asked


def test_of_too_much_text_no_words_are_gathered(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "Who anounced the ceasfire?"
    monkeypatch.setattr(wording, "_MOST_WORDS", 35_000)
    assert Wording(index).mend(typed) == typed
    assert Wording(index).mend(typed, FIRST) == "Who announced the ceasefire?"


def test_words_are_gathered_once(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[str] = []

    def counted(texts: Iterable[str]) -> Counter[str]:
        held = list(texts)
        gathered.append(held[0])
        return words_of(held)

    monkeypatch.setattr(wording, "words_of", counted)
    once = Wording(index)
    for _ in range(3):
        once.mend("Who anounced the ceasfire?")
        once.mend("Who anounced the ceasfire?", FIRST)
    assert len(gathered) == 2


def test_an_empty_index_has_no_words(index: Index) -> None:
    none = _holding(index, [])
    assert none.mend("Who anounced it?") == "Who anounced it?"
    assert none.expand(understand("Who is it?")) == understand("Who is it?")
