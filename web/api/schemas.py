"""Requests over HTTP, and the answers that no other package has a type for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from corpus.documents import (
    Document,
    DocumentKind,
    Page,
    Paragraph,
    Run,
    Section,
    Sentence,
)
from corpus.errors import ErrorDetail
from corpus.passages import PassageSettings
from corpus.serialization import PUBLISHED
from index.encoding.encoder import Model
from index.report import Report
from index.search.metadata import IndexedFile
from qa.cited_note import CitedNote
from qa.conversations.store import LONGEST_TITLE, ConversationSummary
from qa.papers import FoundPaper, ListedPaper
from qa.query.request import LONGEST_HISTORY, LONGEST_QUESTION, MOST_QUOTES
from qa.quotations.check import LONGEST_QUOTATION
from qa.quotations.saved_answers import LONGEST_ID, Whole
from qa.suggestions.selection import Suggestion
from web.server.jobs import Job


class AskBody(BaseModel):
    """A question, and the questions before it in the conversation, oldest first."""

    question: str = Field(min_length=1, max_length=LONGEST_QUESTION)
    history: list[Annotated[str, Field(max_length=LONGEST_QUESTION)]] = Field(
        default=[], max_length=LONGEST_HISTORY
    )
    document: str | None = Field(
        default=None, max_length=LONGEST_ID, description="A document's id; null searches all."
    )
    kind: DocumentKind | None = Field(
        default=None, description="Search only papers, or only the sources that they cite."
    )
    limit: Whole = Field(default=3, ge=1, le=MOST_QUOTES, description="How many quotes at most.")
    explain: bool = Field(
        default=False, description="Also return what was considered, and why it was rejected."
    )


class CheckBody(BaseModel):
    """Words that may be a quotation; omissions as … or [...]."""

    quotation: str = Field(min_length=1, max_length=LONGEST_QUOTATION)
    document: str | None = Field(default=None, max_length=LONGEST_ID)


class Renamed(BaseModel):
    """Another title for a conversation."""

    title: str = Field(min_length=1, max_length=10 * LONGEST_TITLE)


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its text: its description, and how many characters, pages, sentences and
    notes it has. `sha256` is the hash of its file.
    """

    id: str
    kind: DocumentKind
    title: str | None
    label: str
    authors: tuple[str, ...]
    language: str
    sha256: str
    characters: int
    pages: int
    sentences: int
    notes: int
    warnings: tuple[str, ...]

    @classmethod
    def of(cls, document: Document, warnings: tuple[str, ...]) -> "DocumentSummary":
        """The summary of a document; `warnings` say what could not be read."""
        return DocumentSummary(
            id=document.id,
            kind=document.kind,
            title=document.title,
            label=document.label,
            authors=document.authors,
            language=document.language,
            sha256=document.sha256,
            characters=len(document.text),
            pages=len(document.pages),
            sentences=len(document.sentences),
            notes=len(document.notes),
            warnings=warnings,
        )


def _values(summary: DocumentSummary) -> dict[str, Any]:
    return {one.name: getattr(summary, one.name) for one in fields(DocumentSummary)}


@dataclass(frozen=True, slots=True)
class WholeDocument(DocumentSummary):
    """A document with its text. Offsets count characters of `text`; the asides and notes stand
    behind `body_end`. `encoding` is that of the file. Of a run, `length` characters from `start`
    stand unchanged in the file from byte `file_start`.
    """

    text: str
    body_end: int
    encoding: str
    page_spans: tuple[Page, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    sentence_spans: tuple[Sentence, ...]
    runs: tuple[Run, ...]
    origins: Annotated[
        Mapping[str, str],
        Field(description="What title, authors, date and url were taken from, where it is known."),
    ]

    @classmethod
    def of(cls, document: Document, warnings: tuple[str, ...]) -> "WholeDocument":
        """A whole document; `warnings` say what could not be read."""
        return cls(
            **_values(DocumentSummary.of(document, warnings)),
            text=document.text,
            body_end=document.body_end,
            encoding=document.encoding,
            page_spans=document.pages,
            sections=document.sections,
            paragraphs=document.paragraphs,
            sentence_spans=document.sentences,
            runs=document.runs,
            origins=dict(document.origins),
        )


@dataclass(frozen=True, slots=True)
class IndexedDocument(DocumentSummary):
    """A document, the file that it was read from, and since when it is as it is."""

    file: str
    since: str | None

    @classmethod
    def at(cls, summary: DocumentSummary, file: IndexedFile) -> "IndexedDocument":
        """A document with its file."""
        return cls(**_values(summary), file=file.file, since=file.since)


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents that can be searched."""

    documents: Sequence[DocumentSummary]


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes in the order of their documents."""

    notes: Sequence[CitedNote]


@dataclass(frozen=True, slots=True)
class Questions:
    """Suggested questions of a document."""

    questions: Sequence[Suggestion]


@dataclass(frozen=True, slots=True)
class ConversationList:
    """Conversations, latest first."""

    conversations: Sequence[ConversationSummary]


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers, with those that cannot be read."""

    papers: Sequence[ListedPaper]


@dataclass(frozen=True, slots=True)
class AddedPaper(FoundPaper):
    """A paper that was added, what its file holds, and the rebuild that indexes it."""

    job: Annotated[Job | None, Field(description="None where `build` was false.")]

    @classmethod
    def with_job(cls, found: FoundPaper, job: Job | None) -> "AddedPaper":
        """What was found in a file, with the rebuild."""
        return cls(**{one.name: getattr(found, one.name) for one in fields(FoundPaper)}, job=job)


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The index that answers. `problem` says why it is not a newer one, if there is one."""

    __pydantic_config__ = PUBLISHED

    index: str
    model: str
    encoder: Model
    passage_settings: PassageSettings
    built: str | None
    sentences: int
    passages: int
    documents: Sequence[IndexedDocument]
    report: Annotated[Report, Field(description="Of the build that made it.")]
    job: Annotated[
        Job | None, Field(description="The rebuild that runs, or the last one that ran.")
    ]
    problem: ErrorDetail | None


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a server that answers: the id of its index, and how many documents it has."""

    status: Literal["ok"]
    index: str
    documents: int
