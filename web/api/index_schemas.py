"""What goes in and out over HTTP about the index, its changes and its rebuilds."""

from typing import Literal

from pydantic import BaseModel, Field

from web.api.schemas import DocumentSummary, ErrorDetail


class EncoderOut(BaseModel):
    """The model that made the vectors; `tokens` is how many it reads of a text."""

    name: str
    sha256: str
    precision: str
    dimensions: int
    tokens: int


class PassageSettingsOut(BaseModel):
    """A passage has `limit` tokens at most and shares `overlap` sentences with the next."""

    limit: int
    overlap: int


class UnitCountsOut(BaseModel):
    """Sentences and passages that came, went, stand elsewhere, stand where they stood."""

    added: int
    removed: int
    moved: int
    kept: int


class SkippedOut(BaseModel):
    """A paper that could not be used, and why."""

    id: str
    file: str
    message: str
    remedy: str


class ReportOut(BaseModel):
    """What a build did. The lists hold ids of documents; `seconds` is the whole, the three others
    its parts.
    """

    index: str
    unchanged: bool
    added: list[str]
    changed: list[str] = Field(description="Documents that were read again.")
    removed: list[str]
    kept: list[str]
    sentences: int
    passages: int
    units: UnitCountsOut
    embedded: int = Field(description="Texts that the model read.")
    reused: int = Field(description="Texts whose vectors were there.")
    seconds: float
    reading: float
    embedding: float
    writing: float
    why: str | None = Field(description="Why more was built than the texts ask for.")
    previous: str | None = Field(description="The index that stood before.")
    built: str | None
    warnings: list[str]
    skipped: list[SkippedOut] = Field(
        default=[], description="Papers that could not be read, which are not in the index."
    )


class JobOut(BaseModel):
    """A rebuild as it stands: `done` things `of` so many in `step`; times are UTC."""

    id: str
    state: Literal["waiting", "running", "done", "failed"] = Field(
        description="Waiting: for another process that builds the same index."
    )
    doing: str = Field(description="What is being done, in words.")
    words: str = Field(description="The same, with how far it is.")
    step: Literal["reading", "embedding", "writing"] | None
    done: int
    of: int
    fraction: float = Field(description="Of the whole, 0 to 1; it only grows.")
    waiting_for: str | None = Field(description="Who builds meanwhile.")
    started: str
    ended: str | None
    report: ReportOut | None = Field(description="What was done, once it is.")
    error: ErrorDetail | None = Field(description="Why it failed, if it did.")


class IndexedDocument(DocumentSummary):
    """A document, the file of the shelf it was read from, and since when it is as it is."""

    file: str
    since: str | None


class IndexOut(BaseModel):
    """What is answered from. `problem` tells why it is not a newer index, if there is one."""

    index: str
    model: str
    encoder: EncoderOut
    passage_settings: PassageSettingsOut
    built: str | None
    sentences: int
    passages: int
    documents: list[IndexedDocument]
    report: ReportOut = Field(description="Of the build that made it.")
    job: JobOut | None = Field(description="The rebuild that runs, or the last one that ran.")
    problem: ErrorDetail | None


class ChangeOut(BaseModel):
    """A sentence or passage that stands at `[start, end)` of `document`, and `before` elsewhere or
    nowhere; where it vanished, it stands nowhere now.
    """

    change: Literal["appeared", "vanished", "moved"]
    kind: Literal["sentence", "passage"]
    text: str
    document: str | None
    start: int | None
    end: int | None
    before: tuple[str, int, int] | None = Field(description="Document, start and end.")


class ChangeCounts(BaseModel):
    appeared: int
    vanished: int
    moved: int


class DiffOut(BaseModel):
    """What the last build changed; empty where it was the first."""

    previous: str | None
    index: str
    built: str | None
    counts: ChangeCounts
    changes: list[ChangeOut]
