"""Rebuilds after changes of papers and sources, while the server runs."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.library.skipped import Skipped
from index.watch import bursts
from web.server.job_runner import JobRunner
from web.server.jobs import Job

ReportJob = Callable[[Job], None]

_STOP_INTERVAL = 0.5  # seconds between two checks of whether to stop


def rebuild_on_changes(
    folders: Sequence[Path], jobs: JobRunner, report_job: ReportJob, stop: threading.Event
) -> None:
    """Rebuild whenever one of `folders` changes, until `stop` is set.

    `report_job` is called with each job that failed, changed something, or skipped other papers
    than the job before. Changes during a rebuild lead to one more rebuild after it.
    """
    skipped: tuple[Skipped, ...] = ()
    for _ in bursts(folders, stop):
        # A running rebuild may have read the texts before this change.
        jobs.wait_until_idle(stop)
        if stop.is_set():
            return
        job = jobs.start()
        while job.ended is None and not stop.is_set():
            job = jobs.wait(job.id, _STOP_INTERVAL)
        if stop.is_set():
            return
        report = job.report
        if report is None or not report.unchanged or report.skipped != skipped:
            report_job(job)
        skipped = report.skipped if report is not None else skipped
