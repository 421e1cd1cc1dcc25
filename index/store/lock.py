"""One build at a time: a lock that ends with its process, and a word on who holds it."""

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

_EVERY = 0.2  # seconds between two tries


@dataclass(frozen=True, slots=True)
class Holder:
    """Who builds: a process, the machine it runs on, and since when (ISO 8601)."""

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
    """Who wrote down last that it builds; `None` where nobody did, or not legibly."""
    try:
        return Holder(**json.loads(_note(home).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


@contextmanager
def sole_builder(home: Home, waiting: Waiting | None = None) -> Iterator[None]:
    """Within, no other build runs in `home`.

    Where one does, `waiting` is told who, and then it is waited for; without it `AnotherBuild` is
    raised. The lock is the operating system's: that of a dead process is free.
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
        with suppress(OSError):  # only a word to others: the lock holds without
            note.write_text(json.dumps(asdict(Holder.now())), "utf-8")
        try:
            yield
        finally:
            with suppress(OSError):
                note.unlink()
    finally:
        lock.release()
