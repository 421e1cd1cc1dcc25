"""What goes in and out over HTTP."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from qa.query.request import LONGEST_HISTORY, LONGEST_QUESTION, MOST_QUOTES, Kind
from qa.quotations.check import LONGEST_QUOTATION
from qa.quotations.saved_answers import LONGEST_ID, Whole

Voice = Literal["author", "quoted", "note"]


class AskBody(BaseModel):
    """A question, and the questions before it in the conversation, oldest first."""

    question: str = Field(min_length=1, max_length=LONGEST_QUESTION)
    history: list[Annotated[str, Field(max_length=LONGEST_QUESTION)]] = Field(
        default=[], max_length=LONGEST_HISTORY
    )
    document: str | None = Field(
        default=None, max_length=LONGEST_ID, description="A document's id; null asks all."
    )
    kind: Kind | None = Field(
        default=None, description="Ask only papers, or only the sources that they cite."
    )
    limit: Whole = Field(default=3, ge=1, le=MOST_QUOTES, description="How many quotes at most.")
    explain: bool = Field(
        default=False, description="Also tell what was considered, and why it was rejected."
    )


class CheckBody(BaseModel):
    """Words that may be a quotation; omissions as … or [...]."""

    quotation: str = Field(min_length=1, max_length=LONGEST_QUOTATION)
    document: str | None = Field(default=None, max_length=LONGEST_ID)


class ErrorDetail(BaseModel):
    code: str
    message: str
    remedy: str


class Error(BaseModel):
    """Every error, whatever its cause."""

    error: ErrorDetail


class _Words(BaseModel):
    """Words of a document, at `[start, end)` of its text, in characters."""

    text: str
    document: str
    start: int
    end: int
    page: int
    section: str | None


class QuoteOut(_Words):
    """Verbatim words; `start` and `end` count characters of the document's text."""

    kind: Kind
    voice: Voice
    speaker: str | None
    notes: list[int]
    answer: list[tuple[int, int]] = Field(description="Spans within `text` that answer.")
    score: float
    prefix: str
    suffix: str
    last_page: int


class CitationOut(BaseModel):
    """One work as a note cites it, repaired and resolved."""

    authors: list[str]
    title: str | None
    publisher: str | None
    date: str | None
    locator: str | None
    url: str | None
    kind: str
    resolved_from: list[int]
    container: str | None
    place: str | None
    volume: str | None
    issued: str | None
    verbatim: str
    unsure: str | None
    unparsed: str | None
    work: int | None


class CitedByOut(BaseModel):
    """Where a work is cited: the paper, the work's number there, and the notes."""

    document: str
    number: int
    notes: list[int]


class WorkOut(BaseModel):
    """A cited work; its text, where it is held, is the document with the same id."""

    id: str
    label: str
    url: str | None
    cited_by: list[CitedByOut]
    citation: CitationOut
    more: int = Field(default=0, description="Further papers that cite it, in an answer.")


class NoteOut(BaseModel):
    number: int
    text: str
    citations: list[CitationOut]
    document: str
    start: int
    end: int
    page: int
    marker: int | None
    markers: list[int]
    sentence: tuple[int, int] | None
    commentary: str | None


class ConsideredOut(_Words):
    """A sentence or note that was considered, `quoted` or not, and the `reason` in words."""

    score: float
    signals: dict[str, float] = Field(description="The numbers that it was ranked by, by name.")
    quoted: bool
    reason: str


class AnswerOut(BaseModel):
    """Quotes that answer, best first, and their notes; or what is only near. `limit` bounds the
    quotes, and the notes of a question about notes; those asked for by number of one document are
    all there.
    """

    question: str
    status: Literal["answered", "weak", "not_found"]
    understood: str
    carried: str | None
    confidence: float
    message: str
    quotes: list[QuoteOut]
    notes: list[NoteOut]
    near: list[QuoteOut]
    sources: list[WorkOut] = Field(description="The cited works that quotes come from.")
    index: str
    considered: list[ConsideredOut] = Field(
        default=[], description="In the order of rank; only where `explain` was asked for."
    )
    more: int = Field(
        default=0,
        description="How much answers too and is beyond `limit`: notes where notes were asked for, "
        "else quotes.",
    )


class NotesOut(BaseModel):
    notes: list[NoteOut]


class DifferenceOut(BaseModel):
    given: str
    text: str


class CheckOut(BaseModel):
    """`typography` is true where only the type of marks differs; `alike` is 0 to 100."""

    status: Literal["verbatim", "altered", "absent"]
    quotation: str
    matches: list[QuoteOut]
    typography: bool
    omissions: bool
    alike: float
    differences: list[DifferenceOut]


class RecheckedOut(BaseModel):
    """A saved quotation and what became of it: `now` are the same words where they stand, with
    their notes as they are now; `nearest`, where they are gone, is what is most like them.
    """

    status: Literal["stands", "elsewhere", "gone"]
    text: str
    document: str
    start: int
    end: int
    renumbered: bool = Field(description="Whether other notes stand on the same words now.")
    now: QuoteOut | None
    nearest: CheckOut | None
    compared: bool = Field(
        description="False where the words are gone and what is most like them was not looked for: "
        "they are too long, or come behind too many others. Check them by themselves."
    )


class RecheckOut(BaseModel):
    """A saved answer beside the texts as they are now; `made_by` is the index it came from."""

    question: str | None
    made_by: str | None
    index: str
    quotes: list[RecheckedOut] = Field(description="Those that were called near come last.")


class DocumentSummary(BaseModel):
    id: str
    kind: Kind
    title: str | None
    label: str
    authors: list[str]
    language: str
    sha256: str
    characters: int
    pages: int
    sentences: int
    notes: int
    warnings: list[str]


class DocumentsOut(BaseModel):
    documents: list[DocumentSummary]


class SuggestedOut(BaseModel):
    """A question, and the sentence or note that answers it: `[start, end)` of the text."""

    question: str
    kind: str
    start: int
    end: int


class QuestionsOut(BaseModel):
    questions: list[SuggestedOut]


class PageOut(BaseModel):
    number: int
    start: int
    end: int


class SectionOut(BaseModel):
    path: list[str]
    start: int
    end: int


class ParagraphOut(BaseModel):
    start: int
    end: int
    kind: str


class SentenceOut(BaseModel):
    start: int
    end: int
    voice: Voice
    speaker: str | None


class RunOut(BaseModel):
    """`length` characters from `start` stand unchanged in the file from byte `file_start`."""

    start: int
    length: int
    file_start: int


class DocumentOut(DocumentSummary):
    """A whole document; offsets count characters of `text`. Notes stand behind `body_end`."""

    text: str
    body_end: int
    encoding: str
    page_spans: list[PageOut]
    sections: list[SectionOut]
    paragraphs: list[ParagraphOut]
    sentence_spans: list[SentenceOut]
    runs: list[RunOut]


class Health(BaseModel):
    status: Literal["ok"]
    index: str
    documents: int
