"""Following folders: word of their changes, a burst of them at a time."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

_QUIET = 400  # milliseconds without a change that end a burst
_LONGEST = 5000  # milliseconds after which it is told of all the same
_EVERY = 1000  # milliseconds between two looks at whether the folders are still the same

_Identity = tuple[int, int]


def bursts(folders: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """Once when watching has begun, then after every burst of changes below any of `folders`,
    until `stop`.

    Changes between two looks are gathered, and those made before the first are the caller's to
    look for, so that none is missed. A folder that is not there, or is removed, is waited for.
    """
    while not stop.is_set():
        identities = _identities(folders)
        if not any(identities):
            stop.wait(_EVERY / 1000)
            continue
        try:
            yield from _watched(folders, identities, stop)
        except FileNotFoundError:
            continue  # it went between the two looks
        if not stop.is_set():
            yield None  # a folder is gone, or has come: what is in it, too


def _watched(
    folders: Sequence[Path], identities: Sequence[_Identity | None], stop: threading.Event
) -> Iterator[None]:
    """As `bursts`, as long as they are the same folders."""
    from watchfiles import watch

    begun = False
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
        if changes or not begun:
            begun = True
            yield None


def _identities(folders: Sequence[Path]) -> list[_Identity | None]:
    return [_identity(folder) for folder in folders]


def _identity(folder: Path) -> _Identity | None:
    """What tells a folder from another of the same name; `None` where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
