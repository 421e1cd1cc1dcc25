"""Following papers and sources: a rebuild after every burst of changes, while the server runs."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.library.skipped import Skipped
from index.watch import bursts
from web.server.jobs import Job, Jobs

Tell = Callable[[Job], None]

_LOOK = 0.5  # seconds between two looks at whether to stop


def follow(folders: Sequence[Path], jobs: Jobs, tell: Tell, stop: threading.Event) -> None:
    """Rebuild whenever one of `folders` changes, until `stop`. `tell` is given each job that
    failed, changed something, or skipped other papers than the one before.

    Changes made during a rebuild are gathered, and lead to another after it.
    """
    skipped: tuple[Skipped, ...] = ()
    for _ in bursts(folders, stop):
        # One that runs may have read the texts before this change.
        jobs.idle(stop)
        if stop.is_set():
            return
        job = jobs.start()
        while job.ended is None and not stop.is_set():
            job = jobs.wait(job.id, _LOOK)
        if stop.is_set():
            return
        report = job.report
        if report is None or not report.unchanged or report.skipped != skipped:
            tell(job)
        skipped = report.skipped if report is not None else skipped
