"""The process in which files from elsewhere are read: `python -m corpus.sandbox.worker`.

Takes a line of JSON and the file on standard input, and gives JSON on standard output: the text
of a source, or what a paper holds. It first gives away what a reader of files does not need:
memory and time beyond the limits, the network, other programs, and writing.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module

OUT_OF_MEMORY = 77  # exit code of the process
_BARRED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "shutil.")
_BARRED_CODE = 78
# What each kind of file is read with, which is imported nowhere else before it is needed.
_LIBRARIES = {
    "html": ("charset_normalizer", "corpus.html.article", "courlan", "trafilatura"),
    "pdf": ("corpus.pdf.text",),
    "docx": ("corpus.docx",),
    "text": ("charset_normalizer",),
}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def limit(memory: int, seconds: float, output: int) -> None:
    """Take no more than `memory` bytes and `seconds` of work, and write no more than just above
    `output` bytes, which shows that it was too much; where the system can see to it.
    """
    try:
        import resource
    except ImportError:  # on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    most = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output + 1, output + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    os.nice(5)


def bar(leave: Callable[[int], None] = os._exit) -> None:
    """From now on this process ends where it reaches for the network, starts another, or writes.

    That is a second line of defence against a reader that a file has taken over; the limits, and
    the parent that kills it, are the first.
    """

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event.startswith(_BARRED) and event != "socket.__new__":
            leave(_BARRED_CODE)
        if event == "open" and isinstance(args[2], int) and args[2] & _WRITES:
            leave(_BARRED_CODE)

    sys.addaudithook(watch)


def main() -> None:
    order = json.loads(sys.stdin.buffer.readline())
    limit(order["memory"], order["seconds"], order["output"])
    data = sys.stdin.buffer.read()
    try:
        from corpus.errors import IbidError
        from corpus.sandbox.dispatch import extract, kind_of
        from corpus.sandbox.incoming import read_incoming

        for library in _LIBRARIES[kind_of(data, order["declared"]) or "text"]:
            import_module(library)
        bar()  # not before the readers are loaded, who may look around as they begin
        about = (order["declared"], order["charset"], order["name"])
        told: dict[str, object]
        try:
            if order["task"] == "paper":
                told = {"read": asdict(read_incoming(data, *about))}
            else:
                told = {"read": asdict(extract(data, *about))}
        except IbidError as error:
            told = {"error": {"message": error.message, "remedy": error.remedy}}
        sys.stdout.write(json.dumps(told))
        sys.stdout.flush()
    except (MemoryError, RecursionError):
        os._exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
