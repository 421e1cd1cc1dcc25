"""Rebuilds of the index in the background, one at a time."""

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from corpus.dates import now
from corpus.errors import IbidError
from index.store.lock import Holder
from qa.build_process import rebuild
from qa.settings import Settings
from web.server.jobs import STEPS, BrokenRebuild, Job, UnknownJob

_KEPT = 20  # jobs; not tuned: enough to look at the last ones
_STOP_TIMEOUT = 15.0  # seconds that a build may take to stop
_STOP_INTERVAL = 0.5  # seconds between two checks of whether to stop

_log = logging.getLogger(__name__)


class JobRunner:
    """Runs rebuilds one at a time and keeps the last ones. Its methods are thread-safe.

    `open_index` is called after a build, before its job is done, so that a client that sees the job
    done is answered from the new index.
    """

    def __init__(self, settings: Settings, open_index: Callable[[], object]) -> None:
        self._settings = settings
        self._open_index = open_index
        self._changed = threading.Condition()
        self._jobs: dict[str, Job] = {}
        self._running: tuple[str, threading.Thread, threading.Event] | None = None
        self._next: str | None = None
        self._changed_since = False  # whether papers have changed since the last job began

    def note_change(self) -> None:
        """Note that papers have changed, for which the next call of `start` starts a rebuild."""
        with self._changed:
            self._changed_since = True

    def start(self, *, after_change: bool = False) -> Job:
        """Start a rebuild, or return the one that runs.

        `after_change` is set after the papers have changed: a running rebuild may have read them
        before, so another rebuild is queued to start when it has ended.
        """
        with self._changed:
            after_change = after_change or self._changed_since
            if self._running is None:
                return self._begin(self._new().id)
            if not after_change:
                return self._jobs[self._running[0]]
            if self._next is None:
                waiting: dict[str, Any] = {"state": "waiting", "waiting_for": "the current one"}
                self._next = self._new(**waiting).id
            return self._jobs[self._next]

    def _new(self, **values: Any) -> Job:
        job = Job(secrets.token_hex(8), now(), **values)
        self._jobs[job.id] = job
        for old in list(self._jobs)[:-_KEPT]:
            del self._jobs[old]
        return job

    def _begin(self, ident: str) -> Job:
        self._changed_since = False
        stop = threading.Event()
        thread = threading.Thread(target=self._run, args=(ident, stop), daemon=True)
        self._running = (ident, thread, stop)
        thread.start()
        return self._jobs[ident]

    def job(self, ident: str) -> Job:
        """The current state of a job. Raises `UnknownJob`."""
        with self._changed:
            if ident not in self._jobs:
                raise UnknownJob(
                    f"There is no rebuild {ident!r}.",
                    f"The last {_KEPT} rebuilds are kept; POST /api/index/rebuild starts one.",
                )
            return self._jobs[ident]

    @property
    def latest(self) -> Job | None:
        """The job that was created last."""
        with self._changed:
            return next(reversed(self._jobs.values()), None)

    def wait(self, ident: str, seconds: float | None = None) -> Job:
        """A job once it has ended, or after so many `seconds`. Raises `UnknownJob`."""
        with self._changed:
            self._changed.wait_for(lambda: self.job(ident).ended is not None, seconds)
            return self.job(ident)

    def wait_until_idle(self, stop: threading.Event) -> None:
        """Wait until no job runs, or `stop` is set."""
        with self._changed:
            while self._running is not None and not stop.is_set():
                self._changed.wait(_STOP_INTERVAL)

    def stop(self) -> None:
        """Stop the running build and wait for its process to end; drop the queued one."""
        with self._changed:
            running, waiting = self._running, self._next
            self._next = None
        if waiting is not None:
            error = BrokenRebuild(
                "The rebuild did not start.", "The server was stopped; start it again."
            )
            self._change(waiting, state="failed", ended=now(), error=error.detail)
        if running is not None:
            _, thread, stop = running
            stop.set()
            thread.join(_STOP_TIMEOUT)

    def _run(self, ident: str, stop: threading.Event) -> None:
        def step(name: str, done: int, of: int) -> None:
            _, begin, end = STEPS[name]
            reached = begin + (end - begin) * (done / of if of else 1.0)
            fraction = max(self.job(ident).fraction, reached)
            progress = {"step": name, "done": done, "of": of, "fraction": fraction}
            self._change(ident, state="running", waiting_for=None, **progress)

        def waiting(holder: Holder | None) -> None:
            process = str(holder) if holder else "its process is not known"
            self._change(ident, state="waiting", waiting_for=process)

        outcome: dict[str, Any]
        try:
            report = rebuild(self._settings, step, waiting, stop)
            self._open_index()
            outcome = {"state": "done", "fraction": 1.0, "report": report}
        except IbidError as error:
            outcome = {"state": "failed", "error": error.detail}
        except Exception:
            _log.exception("A rebuild failed unexpectedly")
            broken = BrokenRebuild(
                "The rebuild failed unexpectedly.", "The server's log has details; try again."
            )
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
