"""Question sets: JSON lines of questions and passages."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.library.from_records import read_records
from corpus.library.papers import READER
from index.plan import Text
from qa.errors import BadSet

Row = TypeVar("Row", bound=BaseModel)


class Question(BaseModel):
    """One question. `answers` are strings that a right quote contains, `quotes` and `sentences`
    whole sentences that answer, `passages` ids of the passages that do, `notes` the numbers of
    the notes on the answer, `follows` the question before it in the same conversation. `pair` is,
    of an unanswerable question, the answerable one that it was made from by a change of meaning.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    question: str
    answerable: bool
    document: str | None = None
    answers: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    follows: str | None = None
    pair: str | None = None
    kind: str | None = None


class Passage(BaseModel):
    """A paragraph of a document of the set."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    document: str
    text: str
    title: str | None = None


@dataclass(frozen=True)
class QuestionSet:
    """A set by name; `passages` is empty for a set about documents that Ibid already holds."""

    name: str
    questions: tuple[Question, ...]
    passages: tuple[Passage, ...] = ()
    by_id: dict[str, Question] = field(default_factory=dict)
    texts_name: str = ""  # of the set that the passages come from

    def history(self, question: Question) -> list[str]:
        """The questions before this one in its conversation, oldest first."""
        earlier: list[str] = []
        while question.follows is not None:
            question = self.by_id[question.follows]
            earlier.append(question.question)
        return earlier[::-1]

    def sources(self) -> list[Text]:
        """The set's documents, to be indexed."""
        grouped: dict[str, list[Passage]] = {}
        for passage in self.passages:
            grouped.setdefault(passage.document, []).append(passage)
        return [self._source(name, passages) for name, passages in grouped.items()]

    @staticmethod
    def _source(name: str, passages: list[Passage]) -> Text:
        texts = [passage.text for passage in passages]
        key = hashlib.sha256(json.dumps([READER, name, texts]).encode()).hexdigest()
        title = passages[0].title or name
        return Text(name, key, lambda: read_records(name, title, texts))

    def passage_numbers(self) -> dict[str, tuple[str, int]]:
        """Passage id → (document, which of its paragraphs, from 0, empty passages left out)."""
        counts: dict[str, int] = {}
        places = {}
        for passage in self.passages:
            if not passage.text.strip():
                continue
            places[passage.id] = (passage.document, counts.get(passage.document, 0))
            counts[passage.document] = counts.get(passage.document, 0) + 1
        return places


def _lines(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    read = 1
    try:
        with file.open(encoding="utf-8") as opened:
            for number, line in enumerate(opened, start=1):
                if line.strip():
                    read = number
                    yield number, json.loads(line)
    except OSError as error:
        raise BadSet(
            f"{file} cannot be read: {error.strerror}.", "Name a folder that holds questions.jsonl."
        ) from error
    except ValueError as error:
        raise BadSet(
            f"{file} is not JSON lines: line {read}: {error}.", "Mend that line."
        ) from error


def _read(file: Path, row: type[Row]) -> tuple[Row, ...]:
    rows = []
    for number, fields in _lines(file):
        try:
            rows.append(row.model_validate(fields))
        except ValidationError as error:
            first = error.errors()[0]
            where = "".join(f"{part}: " for part in first["loc"])
            raise BadSet(
                f"{file}, line {number}: {where}{first['msg']}.", "Mend that line."
            ) from error
    return tuple(rows)


def read_set(folder: Path, texts: Path | None = None) -> QuestionSet:
    """The question set in `folder` (or the folder of a `questions.jsonl`); its passages are those
    of the set in `texts`, if that is given. Raises `BadSet`.
    """
    if folder.is_file():
        folder = folder.parent
    questions = _read(folder / "questions.jsonl", Question)
    passages_file = (texts or folder) / "passages.jsonl"
    if texts is not None and not passages_file.exists():
        raise BadSet(f"{texts} holds no passages.jsonl.", "Name a folder that does.")
    passages = _read(passages_file, Passage) if passages_file.exists() else ()
    by_id: dict[str, Question] = {}
    for question in questions:
        if question.id in by_id:
            raise BadSet(f"{folder} has two questions {question.id!r}.", "Give each its own id.")
        if question.follows is not None and question.follows not in by_id:
            raise BadSet(
                f"{folder}: {question.id!r} follows {question.follows!r}, which is not before it.",
                "Put the earlier question first.",
            )
        by_id[question.id] = question
    if not questions:
        raise BadSet(f"{folder} holds no questions.", "Write one to questions.jsonl.")
    texts_name = (texts or folder).resolve().name
    return QuestionSet(folder.resolve().name, questions, passages, by_id, texts_name)
