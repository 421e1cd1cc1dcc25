"""Questions in the words of the documents."""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from corpus.documents import Document
from index.search.index import Index
from index.search.terms import Terms
from index.search.vectors import Vectors
from qa.names.matcher import Names
from qa.names.spelling import words_of
from qa.query import rewriting
from qa.query.followups import Understood, understand
from qa.query.rewriting import QuestionRewriter
from tests.conftest import FIRST, SECOND
from tests.qa.texts import document, index_of

NOTHING = np.zeros((0, 4), dtype=np.float32)


@pytest.fixture(scope="module")
def both(index: Index) -> QuestionRewriter:
    return QuestionRewriter(index)


def _holding(documents: Sequence[Document]) -> QuestionRewriter:
    """The words of these documents alone."""
    return QuestionRewriter(index_of(documents))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Wat was the Soveit-Afghan war?", "What was the Soviet-Afghan war?"),
        ("Who anounced the ceasfire?", "Who announced the ceasefire?"),
        ("Who were the cutterrs of Harowmere?", "Who were the cutters of Harrowmere?"),
    ],
)
def test_misspelt_words_are_corrected_by_all_documents(
    typed: str, meant: str, both: QuestionRewriter
) -> None:
    assert both.correct(typed) == meant


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
def test_words_without_errors_are_unchanged(right: str, both: QuestionRewriter) -> None:
    assert both.correct(right) == right
    assert both.correct(both.correct(right), FIRST) == right


def test_names_are_corrected_by_the_document_asked(both: QuestionRewriter) -> None:
    typed = "Who owned the ice at Harowmere?"
    assert both.correct(typed, SECOND) == "Who owned the ice at Harrowmere?"
    assert both.correct(typed, FIRST) == typed


def test_a_name_is_written_in_the_spellings_of_the_text(both: QuestionRewriter) -> None:
    asked = both.expand(understand("Who leads the TTP?"))
    assert "Tehrik-e-Taliban" in asked.text
    assert asked.own == "Who leads the TTP?"
    assert both.expand(understand("Who leads the TTP?"), FIRST) == asked


def test_names_that_the_document_asked_does_not_have_are_unchanged(both: QuestionRewriter) -> None:
    asked = understand("Who leads the TTP?")
    assert both.expand(asked, SECOND) == asked


def test_of_a_follow_up_the_questions_before_are_expanded_too(both: QuestionRewriter) -> None:
    asked = both.expand(understand("And then?", ["Who leads the TTP?", "Why?"]))
    assert asked.before is not None
    assert asked.before.before is not None
    for one in (asked, asked.before, asked.before.before):
        assert "Tehrik-e-Taliban" in one.text
    assert asked.carried == "Who leads the TTP? Why?"
    assert "Tehrik-e-Taliban" in asked.whole


def test_a_question_without_names_is_unchanged(both: QuestionRewriter) -> None:
    asked = Understood("why is that so", "why is that so")
    assert both.expand(asked) == asked


@pytest.fixture
def german() -> Document:
    said = ["Die Mühle stand in Hull.", "Der Müller hieß Josef Kroft.", "Das Getreide war teuer."]
    return replace(document([said], ident="german"), language="de")


def test_in_another_language_no_english_word_is_inserted(german: Document) -> None:
    alone = _holding([german])
    for question in ("Wo stand die Mühle?", "Wer hat das Getreide gemahlen?", "Wann war das?"):
        assert alone.correct(question) == question
    assert alone.correct("War das Getriede teuer?") == "War das Getreide teuer?"


def test_beside_an_english_document_english_is_known(german: Document) -> None:
    mixed = _holding([german, document([["The mill burned down."]], ident="english")])
    assert mixed.correct("Wen did the mill bern down?").startswith("When did the mill")
    assert mixed.correct("War das Getriede teuer?", "german") == "War das Getreide teuer?"


FEN = ["The Board of Fen Drainage (BFD) met in 1809.", "The BFD taxed every acre."]


def _fens(count: int, *texts: Sequence[str], before: int = 0) -> list[Document]:
    """Documents of a few thousand characters that name nothing, and among them these."""
    plain = ["The mill stood by the weir and the wool was dear in those years."] * 60
    made = [document([plain], ident=f"plain-{number}") for number in range(count)]
    named = [document([text, plain], ident=f"named-{n}") for n, text in enumerate(texts)]
    return [*made[:before], *named, *made[before:]]


@pytest.mark.parametrize("count", [1, 19, 20, 21, 22, 300])
def test_names_are_known_however_many_documents_are_asked(count: int) -> None:
    held = _holding(_fens(count - 1, FEN, before=count // 2))
    for question, found in (
        ("What is the BFD?", "What is the BFD (Board of Fen Drainage)?"),
        ("what did the bfd tax", "what did the bfd (Board of Fen Drainage) tax"),
        ("Who paid the Board of Fen Drainage?", "Who paid the Board of Fen Drainage (BFD)?"),
    ):
        assert held.expand(understand(question)).text == found
        assert held.expand(understand(question), "kind:paper").text == found
        assert held.expand(understand(question), "named-0").text == found


@pytest.mark.parametrize("count", [3, 300])
def test_other_spellings_are_known_however_many_documents_are_asked(count: int) -> None:
    said = ["In Lashkar-e-Sedge the Baluchistan Company came later.", "Nobody met it."]
    held = _holding(_fens(count, said, before=count - 1))
    asked = held.expand(understand("Who met the Balochistan Company?"))
    assert asked.text == "Who met the Baluchistan Company?"


def test_the_document_that_matches_best_says_how_a_name_is_written() -> None:
    one = ["The Board of Fen Drainage (BFD) met at the brewery."]
    other = ["Bishop Fulk’s Dues (BFD) were levied on wool.", "The BFD were levied on hay."]
    held = _holding(_fens(30, one, other))
    assert "Fulk" in held.expand(understand("On what were the BFD levied?")).text
    assert "Drainage" in held.expand(understand("Did the BFD meet at a brewery?")).text


def test_names_do_not_depend_on_the_questions_before(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        [f"The {name} Water Trust ({name[0]}WT) sat.", f"The {name[0]}WT left in May."]
        for name in ("Arun", "Bure", "Cam", "Dove", "Eden", "Fal", "Glen")
    ]
    documents = _fens(30, *texts)
    monkeypatch.setattr(rewriting, "_MOST_NAMES", 9_000)  # two documents
    monkeypatch.setattr(rewriting, "_MOST_KEPT", 13_000)  # three
    questions = [f"When did the {letter}WT leave?" for letter in "ABCDEFG"]
    fresh = [_holding(documents).expand(understand(one)) for one in questions]
    kept = _holding(documents)
    for _ in range(2):
        assert [kept.expand(understand(one)) for one in questions] == fresh
    assert all("Water Trust" in one.text for one in fresh)
    assert len(kept._kept) <= 3


def _counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents whose names are derived from now on."""
    read: list[str] = []
    of = Names.of

    def counted(document: Document) -> Names:
        read.append(document.id)
        return of(document)

    monkeypatch.setattr(Names, "of", counted)
    return read


@pytest.mark.parametrize("within", [None, "named-0"])
def test_names_of_a_document_too_large_to_be_read_whole(
    within: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "_MOST_NAMES", 1000)
    held = _holding(_fens(3, FEN))
    read = _counting(monkeypatch)
    asked = held.expand(understand("What is the BFD?"), within)
    assert asked.text == "What is the BFD (Board of Fen Drainage)?"
    assert not read


def test_names_are_derived_from_a_limited_amount_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    read = _counting(monkeypatch)
    monkeypatch.setattr(rewriting, "_MOST_NAMES", 20_000)
    held = _holding(_fens(300, FEN, before=200))
    held.expand(understand("Who met in Kabul at the BFD, and why?"))
    assert read[0] == "named-0", "what has the question's names goes first"
    assert len(read) == 1, "and where it changes the question, it is enough"
    held.expand(understand("Why was the wool dear?"))
    assert 1 < len(read) <= 6


@pytest.mark.parametrize("what", ["of", "expand"])
def test_a_document_whose_names_fail_affects_no_other(
    what: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    works = getattr(Names, what)

    def fails(self: Any, *given: Any) -> Any:
        text = (
            self.text if what == "of" else " ".join(form for n in self._names for form in n.forms)
        )
        if "Lode" in text:
            raise KeyError("lode")
        return works(self, *given) if what == "expand" else works(self)

    monkeypatch.setattr(Names, what, fails)
    held = _holding([document([["The Lode Fen was dry."]], ident="bad"), *_fens(2, FEN)])
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            asked = held.expand(understand("What did the BFD do at Lode Fen?"))
            assert "Board of Fen Drainage" in asked.text
    problem = held.problem("bad")
    assert problem is not None
    assert "KeyError" in problem
    assert held.problem("named-0") is None
    logged = [one.getMessage() for one in caplog.records if one.name == "qa.query.rewriting"]
    assert len(logged) == 1
    assert logged[0].startswith("bad: the names could not be derived")


def test_a_document_whose_words_fail_affects_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(texts: Iterable[str]) -> Counter[str]:
        held = list(texts)
        if "Lode" in held[0]:
            raise ValueError("lode")
        return words_of(held)

    monkeypatch.setattr(rewriting, "words_of", fails)
    held = _holding([document([["The Lode Fen was dry."]], ident="bad"), *_fens(1, FEN)])
    assert held.correct("Who taxed the Drainnage?") == "Who taxed the Drainage?"
    assert held.problem("bad") is not None


def test_beyond_the_limit_of_text_words_are_still_known_and_corrected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rewriting, "_MOST_WORDS", 1000)
    first = document([["Thorneyholm was dry in summer."]], ident="first")
    last = document([["Thornyholms and Ysgubor were wet."]], ident="last")
    held = _holding([first, *_fens(3), last])
    assert held.correct("Was Thornyholm wet in summmer?") == "Was Thornyholm wet in summer?"
    assert held.correct("Was Thorneyhlom dry?") == "Was Thorneyholm dry?"
    assert held.correct("Was Ysgubor wet?") == "Was Ysgubor wet?"
    assert held.correct("Was Ysguborr wet?") == "Was Ysguborr wet?"
    assert held.correct("Was Ysguborr wet?", "last") == "Was Ysgubor wet?"


def test_words_are_gathered_once(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[str] = []

    def counted(texts: Iterable[str]) -> Counter[str]:
        held = list(texts)
        gathered.append(held[0])
        return words_of(held)

    monkeypatch.setattr(rewriting, "words_of", counted)
    once = QuestionRewriter(index)
    for _ in range(3):
        once.correct("Who anounced the ceasfire?")
        once.correct("Who anounced the ceasfire?", FIRST)
    assert len(gathered) == 3  # two documents, and one of them alone


def test_an_empty_index_has_no_words() -> None:
    vectors, terms = Vectors.of(NOTHING), Terms.of([], "en")
    none = QuestionRewriter(Index("made", "none", {}, [], lambda: vectors, lambda: terms))
    assert none.correct("Who anounced it?") == "Who anounced it?"
    assert none.expand(understand("Who is it?")) == understand("Who is it?")
