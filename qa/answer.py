"""An answer: quotations that can be checked, with their notes. What is published and stored of it
is written by `corpus.serialization`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from corpus.citations.works import Work
from corpus.documents import Citation, Document, DocumentKind, VoiceKind, note_id
from corpus.notes.names import note_names
from corpus.serialization import PUBLISHED
from qa.cited_note import CitedNote, notes_words
from qa.page_names import page_words

Status = Literal["answered", "weak", "not_found"]
Reason = Literal["language"]  # why a question is not searched for

STATUS_NAMES: Mapping[Status, str] = {
    "answered": "Answered",
    "weak": "Weak",
    "not_found": "Not found",
}
MOST_CITING = 20  # papers that are named of those that cite a source
_AROUND = 32  # characters of prefix and suffix


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of a document: the characters `[start, end)` of its text.

    `answer` are spans within `text` that answer the question. `prefix` and `suffix` are the
    characters around the quote (the W3C's TextQuoteSelector; `start` and `end` are its
    TextPositionSelector). `speaker` names who is quoted where `voice` is "quoted". `page` and
    `last_page` are the pages of its first and last character, counted in the file from 1;
    `page_label` and `last_page_label` are what is printed on them, else the same. `notes` are the
    numbers of the notes on it, each once; `note_ids` and `note_names` are the ids of these notes
    and what they are called. What a quote was stored without is made of the numbers.
    `table_heading` is the head of the table that a quoted row is of, verbatim.
    """

    __pydantic_config__ = PUBLISHED

    text: str
    document: str
    kind: DocumentKind
    start: int
    end: int
    page: int
    last_page: int
    section: str | None
    voice: VoiceKind
    speaker: str | None
    notes: tuple[int, ...]
    answer: Annotated[
        tuple[tuple[int, int], ...], Field(description="Spans within `text` that answer.")
    ]
    score: float
    prefix: str
    suffix: str
    note_ids: tuple[str, ...] = ()
    note_names: tuple[str, ...] = ()
    table_heading: str | None = None
    page_label: str = ""
    last_page_label: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "page_label", self.page_label or str(self.page))
        object.__setattr__(self, "last_page_label", self.last_page_label or str(self.last_page))
        ids = self.note_ids or tuple(note_id(1, number) for number in self.notes)
        object.__setattr__(self, "note_ids", ids)
        object.__setattr__(self, "note_names", self.note_names or ids)

    @property
    def named_notes(self) -> tuple[tuple[str, str], ...]:
        """The id and the name of each note."""
        return tuple(zip(self.note_ids, self.note_names, strict=True))

    @property
    def pages(self) -> str:
        """Its pages in words."""
        return page_words(self.page, self.last_page, self.page_label, self.last_page_label)


@dataclass(frozen=True, slots=True)
class Considered:
    """A sentence or note that was ranked: its place, its score, the signals behind the score, and
    the `reason` why it was quoted or rejected, in words. `page_label` is what is printed on the
    page, else its number.
    """

    __pydantic_config__ = PUBLISHED

    document: str
    start: int
    end: int
    page: int
    section: str | None
    text: str
    score: float
    signals: Annotated[
        Mapping[str, float], Field(description="The numbers that it was ranked by, by name.")
    ]
    quoted: bool
    reason: str
    page_label: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "page_label", self.page_label or str(self.page))

    @property
    def page_words(self) -> str:
        """Its page in words."""
        return page_words(self.page, self.page, self.page_label, self.page_label)


def _is_none(value: object) -> bool:
    return value is None


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotes that answer a question, best first, with their notes. Those on a topic are in the
    order of the text.

    `near` holds passages that rank below the quotes and are too unsure to be answers; where
    `status` is "not_found", `quotes` is empty. `message` says so in a sentence. `understood` is the
    question as a person would ask it alone, `carried` the words it took from earlier questions.
    `confidence` is 0 to 1. A source's id is the `document` of the quotes from it; the first 20
    papers that cite it are listed. Notes that were requested by number, of one document, are all
    listed whatever the limit.
    """

    __pydantic_config__ = PUBLISHED

    question: str
    status: Status
    understood: str
    carried: str | None
    confidence: float
    quotes: tuple[Quote, ...]
    notes: tuple[CitedNote, ...]
    near: tuple[Quote, ...]
    message: str
    index: str
    sources: Annotated[
        tuple[Work, ...], Field(description="The cited works that quotes come from.")
    ] = ()
    considered: Annotated[
        tuple[Considered, ...] | None,
        Field(
            exclude_if=_is_none,
            description="In the order of rank; only where `explain` was asked for.",
        ),
    ] = None
    more: Annotated[
        int,
        Field(
            description="How much answers too and is beyond `limit`: notes where notes were asked "
            "for, else quotes."
        ),
    ] = 0
    reason: Annotated[
        Reason | None,
        Field(
            description="Why the question was not searched for: “language”, it is not in English; "
            "null where it was."
        ),
    ] = None
    shown: Annotated[
        int | None,
        Field(
            exclude_if=_is_none,
            description="The number of `quotes`; only where `total` is there.",
        ),
    ] = None
    total: Annotated[
        int | None,
        Field(
            exclude_if=_is_none,
            description="The number of all places that speak of what was asked; only where a "
            "topic or an overview was asked for and there are more than are quoted.",
        ),
    ] = None

    @property
    def more_words(self) -> str | None:
        """How much more there is, in a sentence; `None` where there is nothing."""
        if not self.more:
            return None
        what = "note" if self.notes and self.total is None else "quotation"
        words = f"1 more {what} is" if self.more == 1 else f"{self.more} more {what}s are"
        return f"{words} not listed: ask one document, or for more at once."


def make_quote(
    document: Document,
    start: int,
    end: int,
    *,
    score: float,
    answer: Sequence[tuple[int, int]] = (),
) -> Quote:
    """The quotation at `[start, end)`; `answer` are spans within it."""
    text = document.text[start:end]
    sentence = document.sentence_at(start)
    section = document.section_of(start)
    marked = document.marked_between(start, end)
    names = note_names(document, marked) if marked else {}
    head = document.table_heading(start)
    page, last_page = document.page_of(start), document.page_of(max(end - 1, start))
    return Quote(
        text=text,
        document=document.id,
        kind=document.kind,
        start=start,
        end=end,
        page=page,
        last_page=last_page,
        section=" › ".join(section) or None,
        voice="note" if document.note_at(start) else sentence.voice if sentence else "author",
        speaker=sentence.speaker if sentence else None,
        notes=tuple(dict.fromkeys(note.number for note in marked)),
        answer=tuple(answer),
        score=round(score, 4),
        prefix=document.text[max(0, start - _AROUND) : start],
        suffix=document.text[end : end + _AROUND],
        note_ids=tuple(note.id for note in marked),
        note_names=tuple(names[note.id] for note in marked),
        table_heading=document.text[head.start : head.end] if head else None,
        page_label=document.page_label(page),
        last_page_label=document.page_label(last_page),
    )


def place(quote: Quote, documents: Mapping[str, Document]) -> str:
    """The place of a quote in a line: page, section, speaker and notes."""
    parts = [quote.pages]
    if quote.section:
        parts.append(quote.section)
    if len(documents) > 1:
        parts.insert(0, documents[quote.document].label)
    if quote.kind == "source":
        parts.insert(0, "cited source")
    if quote.voice == "quoted":
        parts.append(f"spoken by {quote.speaker}" if quote.speaker else "quoted speech")
    if quote.voice == "note":
        parts.append(f"in {notes_words(quote.note_names)}")
    elif quote.notes:
        parts.append(notes_words(quote.note_names))
    if quote.table_heading:
        parts.append(f"row of a table headed “{quote.table_heading}”")
    return " · ".join(parts)


def author_quotes(document: Document) -> list[Quote]:
    """Quotes about a document's author: the sentences of its biography, or its byline."""
    spans = [
        (sentence.start, sentence.end)
        for aside in document.asides
        if aside.kind == "biography"
        for sentence in document.sentences_between(aside.start, aside.end)
    ]
    bylines = [(p.start, p.end) for p in document.paragraphs if p.kind == "byline"]
    return [make_quote(document, start, end, score=1.0) for start, end in spans or bylines]


def says_again(quote: Quote, document: str, start: int, text: str) -> bool:
    """Whether a quote contains a sentence, or has the same words in the same document."""
    if quote.document != document:
        return False
    return quote.start <= start < quote.end or _words(quote.text) == _words(text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def check_verbatim(quotes: Iterable[Quote], documents: Mapping[str, Document]) -> None:
    """Assert that every quote is verbatim at its place; every answer passes this check."""
    for quote in quotes:
        if documents[quote.document].text[quote.start : quote.end] != quote.text:
            raise AssertionError(f"quote at {quote.start} of {quote.document} is not verbatim")
        if any(not 0 <= low < high <= len(quote.text) for low, high in quote.answer):
            raise AssertionError(f"marked words lie outside the quote at {quote.start}")


def describe(citation: Citation) -> str:
    """A resolved work in a line."""
    title = f"“{citation.title}”" if citation.title else None
    parts = [
        ", ".join(citation.authors) or None,
        title,
        citation.container,
        citation.volume,
        citation.publisher,
        citation.date,
        citation.locator,
        citation.url,
    ]
    return ", ".join(part for part in parts if part) or citation.verbatim
