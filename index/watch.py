"""Following a folder: word of its changes, a burst of them at a time."""

import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

_QUIET = 400  # milliseconds without a change that end a burst
_LONGEST = 5000  # milliseconds after which it is told of all the same
_EVERY = 1000  # milliseconds between two looks at whether the folder is still the same


def bursts(folder: Path, stop: threading.Event) -> Iterator[None]:
    """Once when watching has begun, then after every burst of changes below `folder`, until `stop`.

    Changes between two looks are gathered, and those made before the first are the caller's to
    look for, so that none is missed. A folder that is removed is waited for.
    """
    while not stop.is_set():
        identity = _identity(folder)
        if identity is None:
            stop.wait(_EVERY / 1000)
            continue
        try:
            yield from _watched(folder, identity, stop)
        except FileNotFoundError:
            continue  # it went between the two looks
        if not stop.is_set():
            yield None  # the folder is gone: what was in it, too


def _watched(folder: Path, identity: tuple[int, int], stop: threading.Event) -> Iterator[None]:
    """As `bursts`, as long as it is the same folder."""
    begun = False
    for changes in watch(
        folder,
        debounce=_LONGEST,
        step=_QUIET,
        rust_timeout=_EVERY,
        yield_on_timeout=True,
        stop_event=stop,
    ):
        if _identity(folder) != identity:
            return
        if changes or not begun:
            begun = True
            yield None


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another of the same name; `None` where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
