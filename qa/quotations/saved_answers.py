"""Reading of saved answers and exported conversations.

From Markdown and HTML, the visible words are read, so that an alteration by hand is detected.
"""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from lxml import etree, html
from markdown_it import MarkdownIt
from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from qa.errors import BadAnswer

LARGEST_ANSWER = 16_000_000  # bytes of a file
LONGEST_ID = 500  # characters of a document's id: a folder's name, or derived from an address
# Far above those of any answer: a quotation is a few sentences, or a note.
_LONGEST_TEXT = 100_000  # characters
_LONGEST_AROUND = 1000  # characters
_MOST_NOTES = 1000
_LONGEST_NOTE_NAME = 1000  # characters

_COMMENT = re.compile(r"\s*ibid (\{.*\})\s*", re.DOTALL)


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a truth value is no number")
    return value


Whole = Annotated[int, BeforeValidator(_no_truth)]
_NoteName = Annotated[str, Field(max_length=_LONGEST_NOTE_NAME)]


class SavedQuote(BaseModel):
    """A quotation of a saved answer, as far as it is needed to check it."""

    text: str = Field(min_length=1, max_length=_LONGEST_TEXT)
    document: str = Field(max_length=LONGEST_ID)
    start: Whole = Field(ge=0)
    end: Whole = Field(ge=0)
    prefix: str = Field(default="", max_length=_LONGEST_AROUND)
    suffix: str = Field(default="", max_length=_LONGEST_AROUND)
    notes: list[Whole] = Field(default=[], max_length=_MOST_NOTES)
    note_ids: list[_NoteName] = Field(default=[], max_length=_MOST_NOTES)
    note_names: list[_NoteName] = Field(default=[], max_length=_MOST_NOTES)


class SavedAnswer(BaseModel):
    """A saved answer of `ibid ask --json` or `POST /api/ask`, as far as a check needs it."""

    quotes: list[SavedQuote]
    near: list[SavedQuote] = []
    index: str | None = Field(default=None, max_length=LONGEST_ID)
    question: str | None = Field(default=None, max_length=_LONGEST_TEXT)


def read_answers(file: Path) -> list[SavedAnswer]:
    """The answers in a file: JSON (one, or a list of them) or an exported conversation; `-` reads
    standard input.

    Raises `BadAnswer` where there are none.
    """
    name = "Standard input" if str(file) == "-" else str(file)
    try:
        opened = sys.stdin.buffer if str(file) == "-" else file.open("rb")
        with opened as data:
            words = data.read(LARGEST_ANSWER + 1)
    except OSError as error:
        raise BadAnswer(
            f"{name} cannot be read: {error.strerror or error}.", "Name a saved answer."
        ) from error
    if len(words) > LARGEST_ANSWER:
        raise BadAnswer(
            f"{name} is larger than {LARGEST_ANSWER} bytes.", "Check its answers one by one."
        )
    try:
        return [SavedAnswer.model_validate(one) for one in _listed(words)]
    except (ValueError, RecursionError) as error:  # of JSON, of its encoding, of its fields
        reason = _first(error) if isinstance(error, ValidationError) else str(error)
        raise BadAnswer(
            f"{name} holds no answer: {reason}.",
            "Save one with `ibid ask … --json > answer.json`, or export a conversation.",
        ) from error


def _listed(words: bytes) -> Sequence[object]:
    """The answers in the bytes of a file, not validated."""
    try:
        parsed = json.loads(words)
    except ValueError:
        answers = saved_answers(words.decode())
        if not answers:
            raise
        return answers
    if isinstance(parsed, dict) and isinstance(parsed.get("answers"), list):
        return list(parsed["answers"])
    return parsed if isinstance(parsed, list) else [parsed]


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else str(first["msg"])


def saved_answers(text: str) -> list[dict[str, Any]]:
    """The answers of a transcript in Markdown or HTML, with the fields of `SavedAnswer`.

    A quotation without the comment that names its place is left out.
    """
    if not text.lstrip().startswith("<!doctype html>"):
        text = MarkdownIt("commonmark").render(text)
    try:
        tree = html.document_fromstring(text)
    except (etree.LxmlError, ValueError):
        return []
    answers: list[dict[str, Any]] = []
    words: str | None = None
    for element in tree.iter():
        if element.tag == "blockquote":
            words = _words(element)
        if element.tag is not etree.Comment:
            continue
        data = _data(element.text or "")
        if "answer" in data:
            answers.append({**data["answer"], "quotes": [], "near": []})
        elif "quote" in data and words is not None and answers:
            saved = {**data["quote"], "text": words}
            answers[-1]["near" if data.get("near") else "quotes"].append(saved)
            words = None
    return answers


def _data(comment: str) -> dict[str, Any]:
    """The data of a comment that the export wrote; empty for any other comment."""
    match = _COMMENT.fullmatch(comment)
    try:
        data = json.loads(match[1]) if match else {}
    except ValueError:
        return {}
    parts = [data.get(name, {}) for name in ("answer", "quote")] if isinstance(data, dict) else [0]
    return data if all(isinstance(part, dict) for part in parts) else {}


def _words(quotation: html.HtmlElement) -> str:
    """A quotation's words: its paragraphs, as the document's text divides them."""
    paragraphs = quotation.findall("p")
    return "\n\n".join("".join(one.itertext()) for one in paragraphs or [quotation])
