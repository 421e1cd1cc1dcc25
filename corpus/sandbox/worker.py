"""The process that reads untrusted files: `python -m corpus.sandbox.worker`.

It reads a line of JSON and the file on standard input, and writes JSON on standard output: the text
of a source, the content of a paper, its document, or images of pages. Before that it gives up what
a reader does not need: memory and time beyond the limits, the network, other programs, and writing.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.documents import Document
    from corpus.extract import Extract
    from corpus.pdf.images import PageImages
    from corpus.sandbox.incoming import Incoming

OUT_OF_MEMORY = 77  # exit code of the process
_BARRED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "shutil.")
_BARRED_CODE = 78
# The modules that read each type of file, imported before the process is barred.
_LIBRARIES = {
    "html": (
        "charset_normalizer",
        "corpus.html.article",
        "corpus.markdown.rendering",
        "courlan",
        "trafilatura",
        "yaml",
    ),
    "pdf": ("corpus.pdf.source",),
    "docx": ("corpus.docx.paper", "corpus.docx.source"),
    "text": (
        "charset_normalizer",
        "corpus.markdown.rendering",
        "yaml",
    ),
}
# The modules that draw pages, with Pillow's coders.
_DRAWING = ("corpus.pdf.page_image", "PIL.PngImagePlugin", "PIL.WebPImagePlugin")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def limit(memory: int, seconds: float, output: int) -> None:
    """Limit this process to `memory` bytes, `seconds` of processor time, and one byte more than
    `output`, by which the parent sees that it was too much. Without effect on Windows.
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
    """End this process as soon as it uses the network, starts a process, or writes a file.

    This is a second defence against a file that takes control of its reader, after the limits and
    the parent, which kills the process.
    """

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event.startswith(_BARRED) and event != "socket.__new__":
            leave(_BARRED_CODE)
        if event == "open" and isinstance(args[2], int) and args[2] & _WRITES:
            leave(_BARRED_CODE)

    sys.addaudithook(watch)


def _libraries(order: dict[str, Any], data: bytes) -> Sequence[str]:
    """The modules that an order needs."""
    if order["task"] == "page images":
        return _DRAWING
    from corpus.sandbox.file_kinds import media_of

    return _LIBRARIES[media_of(data, order["declared"]) or "text"]


_Task = Callable[[bytes], "Incoming | Extract | Document | PageImages"]


def _task(order: dict[str, Any]) -> _Task:
    """The task of an order: what it makes of a file. It raises `IbidError`."""
    return _drawing(order) if order["task"] == "page images" else _reading(order)


def _drawing(order: dict[str, Any]) -> _Task:
    from corpus.pdf.page_image import draw_pages

    pages, width, form = order["pages"], order["width"], order["form"]
    return lambda data: draw_pages(data, order["name"], pages, width, form)


def _reading(order: dict[str, Any]) -> _Task:
    from corpus.documents import Description
    from corpus.sandbox.dispatch import extract
    from corpus.sandbox.incoming import read_incoming
    from corpus.sandbox.paper_readers import paper_kind, read_paper

    declared, name = order["declared"], order["name"]

    def document(data: bytes) -> "Document":
        about = order["about"]
        description = Description(**{**about, "authors": tuple(about["authors"])})
        return read_paper(data, paper_kind(data, declared, name), description, name)

    if order["task"] == "document":
        return document
    read = read_incoming if order["task"] == "paper" else extract
    return lambda data: read(data, declared, order["charset"], name)


def main() -> None:
    """Read the order and the file, and write the result."""
    order = json.loads(sys.stdin.buffer.readline())
    limit(order["memory"], order["seconds"], order["output"])
    data = sys.stdin.buffer.read()
    try:
        from corpus.errors import IbidError

        for library in _libraries(order, data):
            import_module(library)
        task = _task(order)
        bar()  # after the imports, which may start processes or open files
        result: dict[str, object]
        try:
            result = {"read": asdict(task(data))}
        except IbidError as error:
            result = {"error": {"message": error.message, "remedy": error.remedy}}
        sys.stdout.write(json.dumps(result))
        sys.stdout.flush()
    except (MemoryError, RecursionError):
        os._exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
