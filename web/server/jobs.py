"""Rebuilds of the index that the server runs: one at a time, each told of from start to end."""

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field, computed_field, field_serializer

from corpus.dates import now
from corpus.errors import ErrorDetail, IbidError
from corpus.serialization import PUBLISHED
from index.report import Report
from index.store.lock import Holder
from qa.build_process import rebuild
from qa.settings import Settings

_KEPT = 20  # jobs
_AT_LAST = 15.0  # seconds that a build that is told to stop is waited for

# What each step is called, and where it begins and ends on the way from 0 to 1. What is left at
# the end is the opening of the new index.
_STEPS = {
    "reading": ("Reading the papers", 0.0, 0.15),
    "embedding": ("Embedding what is new", 0.15, 0.85),
    "writing": ("Writing the index", 0.85, 0.95),
}

Step = Literal["reading", "embedding", "writing"]
JobState = Literal["waiting", "running", "done", "failed"]

_log = logging.getLogger(__name__)


class UnknownJob(IbidError):
    """A job is named that there is not, or no more."""

    code = "unknown_job"
    category = "not_found"


class Broken(IbidError):
    """A rebuild ended in a way that nobody foresaw."""

    code = "internal"
    category = "internal"


@dataclass(frozen=True, slots=True)
class Job:
    """A rebuild as it stands: `done` things `of` so many in `step`, and in all a `fraction`.

    `version` grows with every change. It is `waiting` while another process builds.
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
        """What is being done, in words, without how far it is."""
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
        return _STEPS[self.step][0]

    @computed_field
    @property
    def words(self) -> str:
        """What is being done, and how far it is."""
        known = self.state == "running" and self.of and self.doing == _STEPS[self.step or ""][0]
        return f"{self.doing}: {self.done} of {self.of}" if known else self.doing


class Jobs:
    """The rebuilds of a server, the last of them kept. Every method may be called from any thread.

    `taken_up` is called after a build, before its job is done, so that whoever is told so is
    answered from the new index.
    """

    def __init__(self, settings: Settings, taken_up: Callable[[], object]) -> None:
        self._settings = settings
        self._taken_up = taken_up
        self._changed = threading.Condition()
        self._jobs: dict[str, Job] = {}
        self._running: tuple[str, threading.Thread, threading.Event] | None = None
        self._next: str | None = None

    def start(self, *, afresh: bool = False) -> Job:
        """Begin a rebuild; while one runs, it is that one, or, where the texts are to be read
        `afresh`, the one that begins when that has ended.
        """
        with self._changed:
            if self._running is None:
                return self._begin(self._new().id)
            if not afresh:
                return self._jobs[self._running[0]]
            if self._next is None:
                waiting: dict[str, Any] = {"state": "waiting", "waiting_for": "the one before it"}
                self._next = self._new(**waiting).id
            return self._jobs[self._next]

    def _new(self, **values: Any) -> Job:
        job = Job(secrets.token_hex(8), now(), **values)
        self._jobs[job.id] = job
        for old in list(self._jobs)[:-_KEPT]:
            del self._jobs[old]
        return job

    def _begin(self, ident: str) -> Job:
        stop = threading.Event()
        thread = threading.Thread(target=self._run, args=(ident, stop), daemon=True)
        self._running = (ident, thread, stop)
        thread.start()
        return self._jobs[ident]

    def job(self, ident: str) -> Job:
        """A job as it stands. Raises `UnknownJob`."""
        with self._changed:
            if ident not in self._jobs:
                raise UnknownJob(
                    f"There is no rebuild {ident!r}.",
                    f"The last {_KEPT} since the server's start are kept; POST /api/index/rebuild "
                    "starts one.",
                )
            return self._jobs[ident]

    @property
    def latest(self) -> Job | None:
        """The job that was started last, running or ended."""
        with self._changed:
            return next(reversed(self._jobs.values()), None)

    def wait(self, ident: str, seconds: float | None = None) -> Job:
        """A job once it has ended, or as it stands after so many seconds. Raises `UnknownJob`."""
        with self._changed:
            self._changed.wait_for(lambda: self.job(ident).ended is not None, seconds)
            return self.job(ident)

    def idle(self, stop: threading.Event) -> None:
        """Wait until no job runs, or `stop`."""
        with self._changed:
            while self._running is not None and not stop.is_set():
                self._changed.wait(0.5)

    def stop(self) -> None:
        """End the build that runs, if one does, and wait for its process to be gone."""
        with self._changed:
            running, waiting = self._running, self._next
            self._next = None
        if waiting is not None:
            never = Broken("The rebuild never began.", "The server was stopped; start it again.")
            self._change(waiting, state="failed", ended=now(), error=never.detail)
        if running is not None:
            _, thread, stop = running
            stop.set()
            thread.join(_AT_LAST)

    def _run(self, ident: str, stop: threading.Event) -> None:
        def step(name: str, done: int, of: int) -> None:
            _, low, high = _STEPS[name]
            reached = low + (high - low) * (done / of if of else 1.0)
            fraction = max(self.job(ident).fraction, reached)
            known = {"step": name, "done": done, "of": of, "fraction": fraction}
            self._change(ident, state="running", waiting_for=None, **known)

        def waiting(holder: Holder | None) -> None:
            who = str(holder) if holder else "who runs it is not known"
            self._change(ident, state="waiting", waiting_for=who)

        outcome: dict[str, Any]
        try:
            report = rebuild(self._settings, step, waiting, stop)
            self._taken_up()
            outcome = {"state": "done", "fraction": 1.0, "report": report}
        except IbidError as error:
            outcome = {"state": "failed", "error": error.detail}
        except Exception:
            _log.exception("A rebuild broke off")
            broken = Broken("The rebuild broke off.", "The server's log says more; try again.")
            outcome = {"state": "failed", "error": broken.detail}
        self._change(ident, waiting_for=None, ended=now(), **outcome)

    def _change(self, ident: str, **values: Any) -> None:
        with self._changed:
            job = self._jobs[ident]
            self._jobs[ident] = replace(job, version=job.version + 1, **values)
            ended = self._jobs[ident].ended is not None
            if ended and self._running is not None and self._running[0] == ident:
                self._running = None
                if self._next is not None:
                    following, self._next = self._next, None
                    self._begin(following)
            self._changed.notify_all()
