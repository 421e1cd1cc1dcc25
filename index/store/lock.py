"""The lock of a build: one build at a time, and a note on which process holds it."""

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.dates import now
from index.errors import AnotherBuild
from index.store.generations import Home

_EVERY = 0.2  # seconds between two attempts to acquire the lock


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that builds, its machine, and since when it builds (ISO 8601)."""

    process: int
    machine: str
    since: str

    @classmethod
    def now(cls) -> "Holder":
        return cls(os.getpid(), socket.gethostname(), now())

    def __str__(self) -> str:
        return f"process {self.process} on {self.machine}, since {self.since}"


Waiting = Callable[[Holder | None], None]


def _note(home: Home) -> Path:
    return home.lock.with_suffix(".holder")


def holder(home: Home) -> Holder | None:
    """The process that noted last that it builds; `None` where no note can be read."""
    try:
        return Holder(**json.loads(_note(home).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


@contextmanager
def sole_builder(home: Home, waiting: Waiting | None = None) -> Iterator[None]:
    """Hold the lock on builds in `home` within the block.

    Where another process holds it, call `waiting` with that process, if it is known, and wait;
    without `waiting` raise `AnotherBuild`. The lock of a process that ends is released by the
    operating system.
    """
    lock = FileLock(home.lock, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        known = holder(home)
        if waiting is None:
            who = f" ({known})" if known else ""
            raise AnotherBuild(
                f"Another build is running in {home.folder}{who}.",
                "Wait for it to end: `ibid build --wait` does.",
            ) from error
        waiting(known)
        lock.acquire(timeout=-1, poll_interval=_EVERY)
    try:
        note = _note(home)
        with suppress(OSError):  # the note is for messages only
            note.write_text(json.dumps(asdict(Holder.now())), "utf-8")
        try:
            yield
        finally:
            with suppress(OSError):
                note.unlink()
    finally:
        lock.release()
