"""Reading of untrusted files in a child process with limits."""

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
    """Limits of reading a file: `seconds` by the clock, and bytes of `memory`, of the file (`size`)
    and of the `output`.
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
    """Run `corpus.sandbox.dispatch.extract` in a process with limits, which can neither write files
    nor use the network. Raises `UnreadableSource`.
    """
    order = {"task": "source", "declared": declared, "charset": charset, "name": name}
    try:
        return from_json(Extract, in_child(order, data, limits))
    except Unread as error:
        raise UnreadableSource(error.message, error.remedy or _AGAIN) from error


class Unread(Exception):
    """A file was not read: the reason, and the remedy where one is known."""

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def in_child(order: Mapping[str, Any], data: bytes, limits: ParseLimits) -> dict[str, Any]:
    """The result of the task `order` on a file in a process with limits; see
    `corpus.sandbox.worker`. Raises `Unread`.
    """
    name = order["name"] or "The file"
    if len(data) > limits.size:
        raise Unread(f"{name} has more than {limits.size // MEBIBYTE} MiB.")
    limited = {"memory": limits.memory, "seconds": limits.seconds, "output": limits.output}
    result = _run(json.dumps({**order, **limited}).encode() + b"\n" + data, name, limits)
    if "error" in result:
        raise Unread(**result["error"])
    content: dict[str, Any] = result["read"]
    return content


def _run(order: bytes, name: str, limits: ParseLimits) -> dict[str, Any]:
    """The output of the process."""
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
            process.communicate(order, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise Unread(f"Reading {name} took longer than {limits.seconds:g} s.") from None
        finally:
            _kill(process)
        size = output.tell() if output.seekable() else 0
        output.seek(0)
        if size > limits.output:
            raise Unread(f"{name} holds too much text.")
        written = output.read()
    if process.returncode == 0:
        result: dict[str, Any] = json.loads(written)
        return result
    if process.returncode == worker.OUT_OF_MEMORY:
        memory = limits.memory // MEBIBYTE
        raise Unread(f"Reading {name} needed more than {memory} MiB.")
    if process.returncode == -getattr(signal, "SIGXCPU", 0):
        raise Unread(f"Reading {name} took longer than {limits.seconds:g} s.")
    raise Unread(f"{name} is damaged, or too much for what reads it.")


def _environment() -> dict[str, str]:
    """The environment of the process: what it needs to run, and no secrets."""
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR")
    own = str(Path(__file__).parents[2])
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "PYTHONPATH": own,
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill the process and its children."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
