"""A rebuild of the index as a job: its state and its progress."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, computed_field, field_serializer

from corpus.errors import ErrorDetail, IbidError
from corpus.serialization import PUBLISHED
from index.report import Report

# The name of each step, and the fractions of the job at which it begins and ends. They were not
# tuned: embedding takes most of the time. The rest is for opening the new index.
STEPS = {
    "reading": ("Reading the papers", 0.0, 0.15),
    "embedding": ("Embedding what is new", 0.15, 0.85),
    "writing": ("Writing the index", 0.85, 0.95),
}

Step = Literal["reading", "embedding", "writing"]
JobState = Literal["waiting", "running", "done", "failed"]


class UnknownJob(IbidError):
    """There is no job with this id, or no longer."""

    code = "unknown_job"
    category = "not_found"


class BrokenRebuild(IbidError):
    """A rebuild ended in an unexpected way."""

    code = "internal"
    category = "internal"


@dataclass(frozen=True, slots=True)
class Job:
    """A rebuild: in `step`, `done` items `of` so many; of the whole job, a `fraction` from 0 to 1.

    `version` grows with every change. A job is `waiting` while another process builds, or until
    the job before it has ended. Times are UTC in ISO 8601.
    """

    __pydantic_config__ = PUBLISHED

    id: str
    started: str
    state: Annotated[
        JobState, Field(description="Waiting: for another process that builds the same index.")
    ] = "running"
    version: Annotated[int, Field(exclude=True)] = 0
    step: Step | None = None
    done: int = 0
    of: int = 0
    fraction: Annotated[float, Field(description="Of the whole, 0 to 1; it only grows.")] = 0.0
    waiting_for: Annotated[str | None, Field(description="Who builds meanwhile.")] = None
    ended: str | None = None
    report: Annotated[Report | None, Field(description="What was done, once it is.")] = None
    error: Annotated[ErrorDetail | None, Field(description="Why it failed, if it did.")] = None

    @field_serializer("fraction")
    def _to_four_places(self, fraction: float) -> float:
        return round(fraction, 4)

    @computed_field
    @property
    def doing(self) -> str:
        """The current activity in words, without counts."""
        if self.state == "done":
            return "Done: nothing changed" if self.report and self.report.unchanged else "Done"
        if self.state == "failed":
            return "Failed"
        if self.state == "waiting":
            return f"Waiting for another build: {self.waiting_for}"
        if self.step is None:
            return "Starting"
        if self.step == "writing" and self.done == self.of:
            return "Opening the new index"
        return STEPS[self.step][0]

    @computed_field
    @property
    def words(self) -> str:
        """The current activity in words, with counts where they are known."""
        counted = self.state == "running" and self.of and self.doing == STEPS[self.step or ""][0]
        return f"{self.doing}: {self.done} of {self.of}" if counted else self.doing
