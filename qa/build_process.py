"""A build in a process of its own, so that it neither delays answers nor stops the server.

The server shares neither memory nor interpreter with the build, and goes on if the build is killed
or runs out of memory.
"""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext

from corpus.errors import IbidError
from index.errors import NotBuilt
from index.report import Report
from index.store.lock import Holder, Waiting
from qa.settings import Settings

Step = Callable[[str, int, int], None]

_NICENESS = 5  # of the build, so that answers have priority
_EVERY = 0.2  # seconds between two checks of whether to stop
# Imports of a build, without PyTorch and sentence-transformers.
_PRELOADED = (
    "qa.build_index",
    "index.encoding.onnx_encoder",
    "onnxruntime",
    "tokenizers",
    "faiss",
    "bm25s",
)


@dataclass(frozen=True, slots=True)
class _Failed:
    """An error, as it is sent from one process to the other."""

    kind: type[IbidError]
    message: str
    remedy: str


_Message = tuple[str, int, int] | Holder | Report | _Failed | None


def rebuild(
    chosen: Settings, step: Step, waiting: Waiting, stop: threading.Event | None = None
) -> Report:
    """Run `build_current` in a process of its own, and wait until it ends.

    Raises what the build raises, and `NotBuilt` where its process was killed or `stop` was set.
    """
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(chosen, sender), daemon=True)
    process.start()
    sender.close()  # so that receiving ends when the process does
    try:
        while True:
            if stop is not None and stop.is_set():
                process.terminate()
                raise NotBuilt("The build was stopped.", "The index before it still stands.")
            if not receiver.poll(_EVERY):
                continue
            message: _Message = receiver.recv()
            if isinstance(message, Report):
                return message
            if isinstance(message, _Failed):
                raise message.kind(message.message, message.remedy)
            if isinstance(message, tuple):
                step(*message)
            else:
                waiting(message)
    except EOFError:
        process.join()
        raise NotBuilt(
            f"The build's process ended unexpectedly (exit code {process.exitcode}).",
            "The index before it still stands; build again.",
        ) from None
    finally:
        receiver.close()
        process.join()


def _context() -> ForkServerContext | SpawnContext:
    """How to start a build's process: as a fork of a process without threads that has the modules
    loaded already. That one starts with the first build, and ends with this process.
    """
    if "forkserver" not in get_all_start_methods():  # on Windows
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context


def _run(chosen: Settings, sender: "Connection[_Message, _Message]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is handled by the parent process
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    from qa.build_index import build_current

    with suppress(BrokenPipeError):  # the process that started the build has ended
        try:
            report = build_current(chosen, lambda *done: sender.send(done), sender.send)
            sender.send(report)
        except IbidError as error:
            sender.send(_Failed(type(error), error.message, error.remedy))
