"""Files from elsewhere are read in a process of their own, which may take only so much."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.extract import Extract, UnreadableSource
from corpus.sandbox import worker
from corpus.serialization import from_json

MEBIBYTE = 2**20  # bytes

_AGAIN = "Supply its text alone, as a text file, with `ibid sources add`."


@dataclass(frozen=True, slots=True)
class ParseLimits:
    """What reading a file may take: seconds by the clock, bytes of memory, of the file, and of
    what is said of it.
    """

    seconds: float = 60.0
    memory: int = 1536 * MEBIBYTE
    size: int = 50 * MEBIBYTE
    output: int = 64 * MEBIBYTE


_LIMITS = ParseLimits()


def parse(
    data: bytes,
    declared: str | None,
    charset: str | None,
    name: str,
    limits: ParseLimits = _LIMITS,
) -> Extract:
    """`corpus.sandbox.dispatch.extract` in a process with limits, which can neither write files
    nor reach the network. Raises `UnreadableSource`.
    """
    order = {"task": "source", "declared": declared, "charset": charset, "name": name}
    try:
        return from_json(Extract, in_child(order, data, limits))
    except Unread as error:
        raise UnreadableSource(error.message, error.remedy or _AGAIN) from error


class Unread(Exception):
    """Nothing was read: why, and what to do about it where that is known."""

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def in_child(order: Mapping[str, str | None], data: bytes, limits: ParseLimits) -> dict[str, Any]:
    """What a process with limits says of a file, which `order` names and says what to do with; see
    `corpus.sandbox.worker`. Raises `Unread`.
    """
    name = order["name"] or "The file"
    if len(data) > limits.size:
        raise Unread(f"{name} has more than {limits.size // MEBIBYTE} MiB.")
    taken = {"memory": limits.memory, "seconds": limits.seconds, "output": limits.output}
    told = _run(json.dumps({**order, **taken}).encode() + b"\n" + data, name, limits)
    if "error" in told:
        raise Unread(**told["error"])
    read: dict[str, Any] = told["read"]
    return read


def _run(given: bytes, name: str, limits: ParseLimits) -> dict[str, Any]:
    """What the process says of a file."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, "-m", worker.__name__],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(),
            start_new_session=True,
        )
        try:
            process.communicate(given, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise Unread(f"Reading {name} took longer than {limits.seconds:g} s.") from None
        finally:
            _kill(process)
        size = output.tell() if output.seekable() else 0
        output.seek(0)
        if size > limits.output:
            raise Unread(f"{name} holds too much text.")
        said = output.read()
    if process.returncode == 0:
        told: dict[str, Any] = json.loads(said)
        return told
    if process.returncode == worker.OUT_OF_MEMORY:
        memory = limits.memory // MEBIBYTE
        raise Unread(f"Reading {name} needed more than {memory} MiB.")
    if process.returncode == -getattr(signal, "SIGXCPU", 0):
        raise Unread(f"Reading {name} took longer than {limits.seconds:g} s.")
    raise Unread(f"{name} is damaged, or too much for what reads it.")


def _environment() -> dict[str, str]:
    """Enough to run, and nothing that is to be kept from a file's reader."""
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR")
    own = str(Path(__file__).parents[2])
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "PYTHONPATH": own,
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the process, and whatever it may have started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
