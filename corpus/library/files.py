"""Reading of files that users supply: regular files only, up to a size."""

import errno
import os
import stat
from pathlib import Path


def read_regular(file: Path, largest: int) -> bytes:
    """The bytes of a regular file, or of one that a link leads to.

    Raises `OSError` where it cannot be read, is not a regular file (a folder, pipe, socket or
    device is not opened), or has more than `largest` bytes.
    """
    check_regular(file, largest)
    # If it has become a pipe since, opening it must not wait for a writer.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    with open(descriptor, "rb") as opened:
        _check(os.fstat(descriptor), file, largest)
        data = opened.read(largest + 1)
    if len(data) > largest:  # it grows
        raise _too_large(file, largest)
    return data


def check_regular(file: Path, largest: int) -> None:
    """Raise `OSError` where `read_regular` would, as far as that shows without opening the file."""
    _check(os.stat(file), file, largest)


_BINARY: int = getattr(os, "O_BINARY", 0)


def _check(found: os.stat_result, file: Path, largest: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", str(file))
    if found.st_size > largest:
        raise _too_large(file, largest)


def _too_large(file: Path, largest: int) -> OSError:
    return OSError(errno.EFBIG, f"it is larger than {largest / 2**20:g} MiB", str(file))
