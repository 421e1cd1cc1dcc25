"""The process that reads hostile files: `python -m tests.pdf.hostile.child`, with the limits and
the barriers of `corpus.sandbox.worker`.

It reads a line of JSON with the sizes of the files, and the files, on standard input, and writes a
line of JSON for each, then one with the most memory that it needed.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.sandbox.worker import OUT_OF_MEMORY, bar, limit

ROOT = Path(__file__).parents[3]
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Reading:
    """What became of a file: its document's text and so on, or the message and the remedy of why
    it was not read, or the name of an error that is none of the reader's own.
    """

    text: str = ""
    title: str | None = None
    authors: Sequence[str] = ()
    warnings: Sequence[str] = ()
    notes: int = 0
    pages: int = 0
    message: str | None = None
    remedy: str | None = None
    error: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Readings:
    """The readings of files up to the one that ended the process, its exit status, and the most
    memory that it had, in MiB.
    """

    files: Sequence[Reading]
    status: int
    peak: int | None = None


def read_all(files: Sequence[bytes], seconds: float = 60, memory: int = 1536 * 2**20) -> Readings:
    """Read files in one process with limits on all of them."""
    sizes = [len(data) for data in files]
    order = json.dumps({"sizes": sizes, "seconds": seconds, "memory": memory})
    run = subprocess.run(
        [sys.executable, "-m", __spec__.name],
        input=order.encode() + b"\n" + b"".join(files),
        capture_output=True,
        check=False,
        timeout=10 * seconds,  # by the clock, on a busy machine; its own limit is sooner
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    peak = lines.pop()["peak"] if run.returncode == 0 else None
    return Readings([Reading(**line) for line in lines], run.returncode, peak)


def _read(data: bytes) -> Reading:
    from corpus.documents import Description
    from corpus.errors import IbidError
    from corpus.pdf.reader import read_pdf_paper

    begun = time.monotonic()
    try:
        document = read_pdf_paper(data, Description("paper"), "The file")
    except IbidError as error:
        return Reading(message=error.message, remedy=error.remedy)
    except MemoryError:
        raise
    except Exception as error:
        return Reading(error=f"{type(error).__name__}: {error}")
    return Reading(
        document.text,
        document.title,
        document.authors,
        document.warnings,
        len(document.notes),
        len(document.pages),
        seconds=time.monotonic() - begun,
    )


def _peak() -> int | None:
    if not _STATUS.exists():
        return None
    lines = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) // 1024


def main() -> None:
    """Read the files, and write what became of each."""
    order = json.loads(sys.stdin.buffer.readline())
    files = [sys.stdin.buffer.read(size) for size in order["sizes"]]
    limit(order["memory"], order["seconds"], 2**30)
    _read(b"")  # imports what it needs
    bar()
    try:
        for data in files:
            print(json.dumps(asdict(_read(data))), flush=True)
    except (MemoryError, RecursionError):
        os._exit(OUT_OF_MEMORY)
    print(json.dumps({"peak": _peak()}), flush=True)


if __name__ == "__main__":
    main()
