"""Timing of the steps of an answer."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stopwatch:
    """Seconds by step, in the order in which the steps began. The time of a step within another is
    not part of the outer step.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    _since: float = 0.0
    _step: str | None = None

    def _switch(self, step: str | None) -> str | None:
        """Begin a step, or none; returns the previous one."""
        now = time.perf_counter()
        if self._step is not None:
            self.seconds[self._step] += now - self._since
        before, self._step, self._since = self._step, step, now
        if step is not None:
            self.seconds.setdefault(step, 0.0)
        return before


_running: ContextVar[Stopwatch | None] = ContextVar("stopwatch", default=None)


@contextmanager
def timed() -> Iterator[Stopwatch]:
    """Time every `step` within the block, in this thread."""
    watch = Stopwatch()
    token = _running.set(watch)
    try:
        yield watch
    finally:
        _running.reset(token)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Count the block as the step of this name, if it is within `timed`."""
    watch = _running.get()
    if watch is None:
        yield
        return
    before = watch._switch(name)
    try:
        yield
    finally:
        watch._switch(before)
