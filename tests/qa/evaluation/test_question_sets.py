"""Question sets as files."""

import json
from pathlib import Path
from typing import Any

import pytest

from qa.errors import BadSet
from qa.evaluation.question_sets import QuestionSet, read_set
from tests.qa.conftest import QUESTIONS

ONE = {"id": "one", "question": "Who was paid?", "answerable": True}
TWO = {"id": "two", "question": "By whom?", "answerable": True, "follows": "one"}
THREE = {"id": "three", "question": "Why?", "answerable": False, "follows": "two"}


def _write(folder: Path, *rows: Any, passages: list[Any] | None = None) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (folder / "questions.jsonl").write_text("\n".join(lines), "utf-8")
    if passages is not None:
        given = "\n".join(json.dumps(passage) for passage in passages)
        (folder / "passages.jsonl").write_text(given, "utf-8")
    return folder


def test_a_set_is_read_with_its_conversations(tmp_path: Path) -> None:
    found = read_set(_write(tmp_path, ONE, "", TWO, {**THREE, "colour": "blue"}))
    assert found.name == tmp_path.name
    assert [question.id for question in found.questions] == ["one", "two", "three"]
    assert found.history(found.questions[2]) == ["Who was paid?", "By whom?"]
    assert found.history(found.questions[0]) == []
    assert found.passages == ()


def test_a_set_can_be_named_by_its_file(tmp_path: Path) -> None:
    _write(tmp_path, ONE)
    assert read_set(tmp_path / "questions.jsonl") == read_set(tmp_path)


def test_the_passages_of_a_document_become_its_paragraphs(tmp_path: Path) -> None:
    passages = [
        {"id": "a", "document": "lake", "text": "The lake froze.", "title": "Lakes"},
        {"id": "b", "document": "mill", "text": "The mill burned."},
        {"id": "c", "document": "lake", "text": "   "},
        {"id": "d", "document": "lake", "text": "It thawed\nin May."},
    ]
    found = read_set(_write(tmp_path, ONE, passages=passages))
    lake, mill = (source.read() for source in found.sources())
    assert (lake.id, lake.title, mill.title) == ("lake", "Lakes", "mill")
    numbers = found.passage_numbers()
    assert numbers == {"a": ("lake", 0), "b": ("mill", 0), "d": ("lake", 1)}
    span = lake.paragraphs[1]
    assert lake.text[span.start : span.end] == "It thawed in May."


def test_a_sources_key_changes_with_its_words(tmp_path: Path) -> None:
    def keys(text: str) -> list[str]:
        passages = [{"id": "a", "document": "lake", "text": text}]
        return [s.key for s in read_set(_write(tmp_path, ONE, passages=passages)).sources()]

    assert keys("One.") == keys("One.") != keys("Two.")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["{"], "is not JSON lines: line 1"),
        ([ONE, "", "nonsense"], "is not JSON lines: line 3"),
        ([ONE, {"id": "two"}], "line 2: question: Field required"),
        ([{**ONE, "answerable": "perhaps"}], "line 1: answerable"),
        ([{**ONE, "notes": ["x"]}], "line 1: notes: 0"),
        (["[1]"], "line 1: Input should be"),
        ([ONE, ONE], "two questions 'one'"),
        ([TWO, ONE], "'two' follows 'one', which is not before it"),
        ([], "holds no questions"),
    ],
)
def test_a_set_that_is_wrong_is_told_where(tmp_path: Path, rows: list[Any], words: str) -> None:
    with pytest.raises(BadSet) as caught:
        read_set(_write(tmp_path, *rows))
    assert words in caught.value.message
    assert caught.value.remedy


def test_a_missing_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSet, match=r"questions.jsonl cannot be read") as caught:
        read_set(tmp_path / "nowhere")
    assert "Name a folder" in caught.value.remedy


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadSet, match="is not JSON lines"):
        read_set(tmp_path)


def test_the_shipped_set_is_as_its_readme_says() -> None:
    found: QuestionSet = read_set(QUESTIONS)
    assert len(found.questions) == 152
    assert sum(question.answerable for question in found.questions) == 120
    for question in found.questions:
        assert bool(question.quotes or question.notes) == question.answerable, question.id
