"""A rebuild of the index as a job: its state and its progress."""

from dataclasses import dataclass
from typing import Any, Literal

from corpus.errors import IbidError, error_json
from index.report import Report, report_json

# The name of each step, and the fractions of the job at which it begins and ends. They were not
# tuned: embedding takes most of the time. The rest is for opening the new index.
STEPS = {
    "reading": ("Reading the papers", 0.0, 0.15),
    "embedding": ("Embedding what is new", 0.15, 0.85),
    "writing": ("Writing the index", 0.85, 0.95),
}

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

    id: str
    started: str
    state: JobState = "running"
    version: int = 0
    step: str | None = None
    done: int = 0
    of: int = 0
    fraction: float = 0.0
    waiting_for: str | None = None
    ended: str | None = None
    report: Report | None = None
    error: IbidError | None = None

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

    @property
    def words(self) -> str:
        """The current activity in words, with counts where they are known."""
        counted = self.state == "running" and self.of and self.doing == STEPS[self.step or ""][0]
        return f"{self.doing}: {self.done} of {self.of}" if counted else self.doing


def job_json(job: Job) -> dict[str, Any]:
    """A job as JSON."""
    return {
        "id": job.id,
        "state": job.state,
        "doing": job.doing,
        "words": job.words,
        "step": job.step,
        "done": job.done,
        "of": job.of,
        "fraction": round(job.fraction, 4),
        "waiting_for": job.waiting_for,
        "started": job.started,
        "ended": job.ended,
        "report": report_json(job.report) if job.report else None,
        "error": error_json(job.error) if job.error else None,
    }
