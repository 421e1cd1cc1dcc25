"""Watching folders for changes, gathered in bursts."""

import stat
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

_QUIET = 400  # milliseconds without a change that end a burst
_LONGEST = 5000  # milliseconds after which a burst is reported even if it goes on
_PATIENCE = 60_000  # milliseconds that a file which is still written is waited for
_EVERY = 1000  # milliseconds between two checks that the folders are still the same

_Identity = tuple[int, int]


def bursts(folders: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """Yield once when watching has begun, then after every burst of changes below any of
    `folders`, until `stop` is set. A burst in which a file is still written, as one that is copied
    slowly, goes on until the file rests.

    No change is missed if the caller looks for changes after each yield, the first included. A
    folder that is missing or removed is waited for.
    """
    while not stop.is_set():
        identities = _identities(folders)
        if not any(identities):
            stop.wait(_EVERY / 1000)
            continue
        try:
            yield from _watched(folders, identities, stop)
        except FileNotFoundError:
            continue  # it was removed meanwhile
        if not stop.is_set():
            yield None  # a folder was removed or created, with what is in it


def _watched(
    folders: Sequence[Path], identities: Sequence[_Identity | None], stop: threading.Event
) -> Iterator[None]:
    """As `bursts`, until one of the folders is removed, created or replaced."""
    from watchfiles import watch

    begun = False
    changed: set[Path] = set()
    since = 0.0
    there = [one for one, identity in zip(folders, identities, strict=True) if identity]
    for changes in watch(
        *there,
        debounce=_LONGEST,
        step=_QUIET,
        rust_timeout=_EVERY,
        yield_on_timeout=True,
        stop_event=stop,
    ):
        if _identities(folders) != identities:
            return
        if changes and not changed:
            since = time.monotonic()
        changed.update(Path(name) for _, name in changes)
        is_late = time.monotonic() - since > _PATIENCE / 1000
        written = bool(changed) and not is_late and _any_written(changed)
        if not begun or (changed and not written):
            begun = True
            if not written:
                changed.clear()
            yield None


def _any_written(files: Iterable[Path]) -> bool:
    """Whether one of the files was changed a moment ago, so that it may be written still."""
    now = time.time()
    for file in files:
        with suppress(OSError):
            found = file.lstat()
            # A time to come is that of another clock, which says nothing.
            if stat.S_ISREG(found.st_mode) and 0 <= now - found.st_mtime < _QUIET / 1000:
                return True
    return False


def _identities(folders: Sequence[Path]) -> list[_Identity | None]:
    return [_identity(folder) for folder in folders]


def _identity(folder: Path) -> _Identity | None:
    """The device and inode of a folder; `None` where there is no folder."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
