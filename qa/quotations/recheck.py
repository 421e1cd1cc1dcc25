"""Comparison of the quotations of a saved answer with the texts as they are now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated, Literal

from pydantic import Field, computed_field

from corpus.documents import Document
from corpus.serialization import PUBLISHED
from index.search.protocol import SearchIndex
from qa.answer import Quote, make_quote
from qa.errors import BadAnswer, BadQuestion
from qa.quotations.check import Check, check_quotation
from qa.quotations.saved_answers import SavedAnswer, SavedQuote

Standing = Literal["stands", "elsewhere", "gone"]

MOST_QUOTATIONS = 1000
_LEAST_COST = 500  # characters; a shorter quotation takes as much time to search for
_MOST_PLACES = 1000  # of the same words, of which the best is chosen


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A saved quotation compared with the texts as they are now.

    `text` stood at `[start, end)` of `document`, with the notes `saved_notes`, whose ids and names
    are `saved_ids` and `saved_names` where they were saved. `now` is the same words where they
    stand, with their page and notes as they are now; `nearest`, where they are gone, is the passage
    most like them.
    """

    __pydantic_config__ = PUBLISHED

    status: Standing
    text: str
    document: str
    start: int
    end: int
    saved_notes: Annotated[tuple[int, ...], Field(exclude=True)]
    now: Quote | None
    nearest: Check | None = None
    compared: Annotated[
        bool,
        Field(
            description="False where the words are gone and no nearest passage was searched for: "
            "they are too long, or come behind too many others. Check them by themselves."
        ),
    ] = True
    saved_ids: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    saved_names: Annotated[tuple[str, ...], Field(exclude=True)] = ()

    @classmethod
    def of(cls, saved: SavedQuote, status: Standing, now: Quote | None) -> "Rechecked":
        """A saved quotation that stands somewhere, or is gone and not compared."""
        return cls(
            status=status,
            text=saved.text,
            document=saved.document,
            start=saved.start,
            end=saved.end,
            saved_notes=tuple(saved.notes),
            now=now,
            compared=status != "gone",
            saved_ids=tuple(saved.note_ids),
            saved_names=tuple(saved.note_names) or tuple(map(str, saved.notes)),
        )

    @computed_field
    @property
    def renumbered(self) -> bool:
        """Whether other notes stand on the same words now."""
        if self.now is None:
            return False
        # Answers that were saved before notes had ids have only the numbers.
        same_ids = not self.saved_ids or self.now.note_ids == self.saved_ids
        return self.now.notes != self.saved_notes or not same_ids


@dataclass(frozen=True, slots=True)
class Recheck:
    """A saved answer beside the texts as they are now; `made_by` is the index it came from."""

    question: str | None
    made_by: str | None
    index: str
    quotes: Annotated[
        tuple[Rechecked, ...], Field(description="Those that were called near come last.")
    ]

    @property
    def all_stand(self) -> bool:
        """Whether every quotation is still in the texts."""
        return all(one.status != "gone" for one in self.quotes)


def recheck(index: SearchIndex, answer: SavedAnswer, most: int | None = None) -> Recheck:
    """Compare each quotation of an answer, and each nearest passage, with the texts.

    For those that are gone, the most similar passage is searched for, until `most` characters of
    quotations have been compared; `None` sets no limit.
    Raises `BadAnswer` where there are too many quotations.
    """
    saved = [*answer.quotes, *answer.near]
    if len(saved) > MOST_QUOTATIONS:
        raise BadAnswer(
            f"The answer holds {len(saved)} quotations; {MOST_QUOTATIONS} is the most.",
            "Check it in parts.",
        )
    results = []
    left = most
    for one in saved:
        rechecked = Rechecked.of(one, *standing(index.documents, one))
        if rechecked.status != "gone":
            results.append(rechecked)
            continue
        cost = max(len(one.text), _LEAST_COST)
        nearest = _compare(index, one) if left is None or cost <= left else None
        if left is not None:
            left = max(left - cost, 0)
        results.append(replace(rechecked, nearest=nearest, compared=nearest is not None))
    return Recheck(answer.question, answer.index, index.id, tuple(results))


def _compare(index: SearchIndex, saved: SavedQuote) -> Check | None:
    """The passage most similar to a quotation that is gone."""
    try:
        return check_quotation(index, saved.text)
    except BadQuestion:  # too long to be compared, or no words at all
        return None


def standing(
    documents: Mapping[str, Document], saved: SavedQuote | Quote
) -> tuple[Standing, Quote | None]:
    """Whether a saved quotation is at its place, elsewhere or gone; and the quote as it is now."""
    here = documents.get(saved.document)
    if here is not None and here.text[saved.start : saved.end] == saved.text:
        return "stands", _quote(here, saved.start, saved)
    places = islice(_places(documents, saved), _MOST_PLACES)
    best = max(places, key=lambda place: _fit(place[0], place[1], saved), default=None)
    if best is None:
        return "gone", None
    return "elsewhere", _quote(best[0], best[1], saved)


def _quote(document: Document, start: int, saved: SavedQuote | Quote) -> Quote:
    return make_quote(document, start, start + len(saved.text), score=1.0)


def _places(
    documents: Mapping[str, Document], saved: SavedQuote | Quote
) -> Iterator[tuple[Document, int]]:
    """The places of the same words, letter by letter, in their own document first."""
    for document in sorted(documents.values(), key=lambda one: one.id != saved.document):
        start = document.text.find(saved.text)
        while start >= 0:
            yield document, start
            start = document.text.find(saved.text, start + 1)


def _fit(document: Document, start: int, saved: SavedQuote | Quote) -> tuple[bool, int, int]:
    """The agreement of a place with the saved one: document, context, distance."""
    end = start + len(saved.text)
    before = document.text[max(0, start - len(saved.prefix)) : start]
    behind = document.text[end : end + len(saved.suffix)]
    around = _shared(before[::-1], saved.prefix[::-1]) + _shared(behind, saved.suffix)
    return document.id == saved.document, around, -abs(start - saved.start)


def _shared(one: str, other: str) -> int:
    """The length of the common beginning of two strings."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
