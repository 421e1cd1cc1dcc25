"""A pool of threads, one for each core, shared by all networks of the process."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


@cache
def _pool() -> ThreadPoolExecutor:
    """One thread for each core that this process may run on."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return ThreadPoolExecutor(cores, thread_name_prefix="networks")


def on_all_cores(work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """The results of `work` for each item, in order; one item runs on one core.

    `work` must not call this function: it would wait for itself.
    """
    return _pool().map(work, items)
