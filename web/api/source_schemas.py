"""What goes out over HTTP about the cited sources."""

from typing import Literal

from pydantic import BaseModel, Field

from corpus.sources.attempts import Outcome, State, Via
from qa.claims.verdicts import MEANING, Verdict
from web.api.schemas import QuoteOut, WorkOut


class AttemptOut(BaseModel):
    """A try to get a work. Sizes are bytes, times UTC; `title` is what the text calls itself."""

    at: str
    via: Via
    outcome: Outcome
    reason: str | None
    asked: str
    url: str | None
    status: int | None
    snapshot: str | None
    sha256: str | None
    size: int | None
    media: str | None
    title: str | None
    likeness: str | None
    differences: list[str]


class SourceOut(WorkOut):
    """A cited work and what became of it; `held` is the attempt that brought the text we have."""

    state: State
    meaning: str
    reason: str | None
    held: AttemptOut | None
    last: AttemptOut | None


class SourcesOut(BaseModel):
    sources: list[SourceOut]
    states: dict[str, int]


class ClaimOut(BaseModel):
    """What a note backs: words at `[start, end)` of the paper's text, and their sentence."""

    text: str
    start: int
    end: int
    sentence: tuple[int, int]


class DiscrepancyOut(BaseModel):
    """What the paper says and the passage does not; `source` is what that says in its place."""

    kind: Literal["number", "date", "name"]
    paper: str
    source: str | None
    words: str


class BackingOut(BaseModel):
    """A claim beside one cited work. Where the work is available, there is a passage: the one that
    bears the claim out, or, where the verdict is "not found", only the nearest.
    """

    verdict: Verdict
    score: float | None = Field(description=MEANING)
    reason: str
    claim: ClaimOut | None
    work: WorkOut
    passage: QuoteOut | None
    discrepancies: list[DiscrepancyOut]


class SupportOut(BaseModel):
    document: str
    note: int
    text: str
    score_means: str
    support: list[BackingOut]
