"""Quotations of a saved answer, looked for in the texts as they are now."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.documents import Document
from corpus.serialization import to_json
from index.search.index import Index
from qa.answering.ask import Asker
from qa.errors import BadAnswer
from qa.query.request import Request
from qa.quotations.recheck import recheck
from qa.quotations.saved_answers import SavedAnswer, read_answers
from tests.conftest import FIRST
from tests.qa.conftest import Program

QUESTION = "When was Tehrik-e-Taliban Pakistan founded?"


@pytest.fixture(scope="module")
def saved(asker: Asker) -> dict[str, Any]:
    """An answer as it is saved."""
    found: dict[str, Any] = json.loads(
        json.dumps(to_json(asker.ask(Request(QUESTION, document=FIRST))))
    )
    return {**found, "near": []}


def _with(index: Index, **texts: str) -> Index:
    """The index with other texts in some of its documents; only they are looked at."""
    documents = dict(index.documents)
    for ident, text in texts.items():
        name = ident.replace("_", "-")
        documents[name] = replace(documents[name], text=text)
    return Index(
        "new", index.model, documents, index.units, lambda: index.vectors, lambda: index.terms
    )


def _standings(index: Index, saved: dict[str, Any]) -> list[str]:
    return [one.status for one in recheck(index, SavedAnswer.model_validate(saved)).quotes]


def test_on_the_same_index_every_quotation_stands(index: Index, saved: dict[str, Any]) -> None:
    found = recheck(index, SavedAnswer.model_validate(saved))
    assert [one.status for one in found.quotes] == ["stands"] * len(saved["quotes"])
    assert found.all_stand
    assert not any(one.renumbered for one in found.quotes)
    assert (found.question, found.made_by, found.index) == (QUESTION, index.id, index.id)


def test_words_that_were_pushed_stand_elsewhere(
    index: Index, saved: dict[str, Any], paper: Document
) -> None:
    changed = _with(index, ttp_reemergence="New words. " + paper.text)
    found = recheck(changed, SavedAnswer.model_validate(saved))
    assert {one.status for one in found.quotes} == {"elsewhere"}
    for one in found.quotes:
        assert one.now is not None
        assert one.now.text == one.text
        assert one.now.start == one.start + len("New words. ")


def test_only_so_much_of_what_is_gone_is_compared(index: Index, paper: Document) -> None:
    sentence = paper.sentences[5]
    words = paper.text[sentence.start : sentence.end]
    stands = {"text": words, "document": FIRST, "start": sentence.start, "end": sentence.end}
    short = {**stands, "text": words[:-1] + " indeed"}
    long = {**stands, "text": words[:-1] + " indeed" * 150}
    saved = SavedAnswer.model_validate({"quotes": [short, stands, long, stands, short]})
    for most, compared in (
        (None, [True, True, True, True, True]),
        (499, [False, True, False, True, False]),
        (500, [True, True, False, True, False]),
        (1000, [True, True, False, True, False]),
        (3000, [True, True, True, True, True]),
    ):
        found = recheck(index, saved, most).quotes
        assert [one.compared for one in found] == compared, most
        assert [one.status for one in found] == ["gone", "stands", "gone", "stands", "gone"]
        assert [one.nearest is not None for one in found[::2]] == compared[::2]
    told = to_json(recheck(index, saved, 500))["quotes"]
    assert [one["compared"] for one in told] == [True, True, False, True, False]


def test_words_that_changed_are_gone_and_what_is_nearest_is_told(
    index: Index, saved: dict[str, Any], paper: Document
) -> None:
    changed = _with(index, ttp_reemergence=paper.text.replace("founded in 2007", "founded in 2008"))
    found = recheck(changed, SavedAnswer.model_validate(saved))
    assert [one.status for one in found.quotes] == ["gone", *["stands"] * (len(found.quotes) - 1)]
    assert not found.all_stand
    nearest = found.quotes[0].nearest
    assert nearest is not None
    assert [(one.given, one.text) for one in nearest.differences] == [("2007", "2008")]
    told = to_json(found)["quotes"][0]
    assert (told["status"], told["now"]) == ("gone", None)
    assert told["nearest"]["differences"] == [{"given": "2007", "text": "2008"}]


def test_of_equal_words_the_place_with_the_same_words_around_is_taken(index: Index) -> None:
    text = "He came. They left. She came. They left. He went."
    quote = {"text": "They left.", "document": FIRST, "start": 900, "end": 910}
    for around, start in (({"prefix": "She came. "}, 30), ({"suffix": " She"}, 9)):
        changed = _with(index, ttp_reemergence=text)
        found = recheck(changed, SavedAnswer.model_validate({"quotes": [{**quote, **around}]}))
        assert found.quotes[0].now is not None
        assert found.quotes[0].now.start == start


def test_words_are_found_in_another_document(index: Index, saved: dict[str, Any]) -> None:
    moved = {**saved, "quotes": [{**one, "document": "elsewhere"} for one in saved["quotes"]]}
    assert set(_standings(index, moved)) == {"elsewhere"}


def test_a_letter_more_or_less_is_not_the_same(index: Index, saved: dict[str, Any]) -> None:
    first = dict(saved["quotes"][0])
    first["text"] = first["text"].replace("Pakistan", "pakistan", 1)
    assert _standings(index, {"quotes": [first]}) == ["gone"]


def test_other_notes_on_the_same_words_are_told(index: Index, saved: dict[str, Any]) -> None:
    first = {**saved["quotes"][0], "notes": [14]}
    (one,) = recheck(index, SavedAnswer.model_validate({"quotes": [first]})).quotes
    assert (one.status, one.renumbered) == ("stands", True)


def test_what_was_only_near_is_looked_for_too(index: Index, saved: dict[str, Any]) -> None:
    near = {"quotes": [], "near": saved["quotes"]}
    assert len(_standings(index, near)) == len(saved["quotes"])


@pytest.mark.parametrize("words", ["x" * 9000, "?!", " "])
def test_words_that_cannot_be_compared_are_gone(index: Index, words: str) -> None:
    quote = {"text": words, "document": FIRST, "start": 0, "end": 1}
    (one,) = recheck(index, SavedAnswer.model_validate({"quotes": [quote]})).quotes
    assert one.status in ("gone", "elsewhere")


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("", "Expecting value"),
        ("nonsense", "Expecting value"),
        ("{}", "quotes: Field required"),
        ('{"quotes": [{"text": ""}]}', "quotes.0.text"),
        ("3", "valid dictionary"),
        ("[" * 100_000, "recursion"),
        ("\xff\xfe\xff", "decode"),
    ],
)
def test_a_file_that_is_no_answer_is_told(tmp_path: Path, words: str, cause: str) -> None:
    (tmp_path / "answer.json").write_bytes(words.encode("latin-1"))
    with pytest.raises(BadAnswer) as caught:
        read_answers(tmp_path / "answer.json")
    assert cause in caught.value.message
    assert "ibid ask" in caught.value.remedy


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadAnswer, match="cannot be read: No such file"):
        read_answers(tmp_path / "none.json")


def test_the_program_checks_a_saved_answer(
    program: Program, saved: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(saved), "utf-8")
    for arguments in (["--answer", str(file)], [str(file)]):
        shown = program("check", *arguments)
        assert shown.exit_code == 0
        assert shown.stdout.count("Stands. ") == len(saved["quotes"])
    (found,) = program.json("check", "--answer", str(file))["answers"]
    assert [one["status"] for one in found["quotes"]] == ["stands"] * len(saved["quotes"])


def test_the_program_says_what_is_gone_with_code_1(
    program: Program, saved: dict[str, Any], tmp_path: Path
) -> None:
    before_ids = ("note_ids", "note_names")  # answers had none
    first = {key: one for key, one in saved["quotes"][0].items() if key not in before_ids}
    first["notes"] = [1]
    gone = {**first, "text": first["text"].replace("2007", "1907")}
    file = tmp_path / "answers.json"
    file.write_text(json.dumps([saved, {"quotes": [first, gone]}]), "utf-8")
    shown = program("check", "--answer", str(file))
    assert shown.exit_code == 1
    assert "its notes were: 1" in shown.stdout
    assert "Gone. " in shown.stdout
    assert "given: 1907   text: 2007" in shown.stdout


def test_nothing_to_check_is_told(program: Program) -> None:
    shown = program("check")
    assert shown.exit_code == 2
    assert "There is no quotation" in shown.output
