"""Following papers and sources: a rebuild after every burst of changes, while the server runs."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from index.watch import bursts
from web.jobs import Job, Jobs

Tell = Callable[[Job], None]

_LOOK = 0.5  # seconds between two looks at whether to stop


def follow(folders: Sequence[Path], jobs: Jobs, tell: Tell, stop: threading.Event) -> None:
    """Rebuild whenever one of `folders` changes, until `stop`. `tell` is given each job that
    failed or changed something.

    Changes made during a rebuild are gathered, and lead to another after it.
    """
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
        if job.error is not None or (job.report is not None and not job.report.unchanged):
            tell(job)
