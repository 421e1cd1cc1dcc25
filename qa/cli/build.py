"""The command `ibid build`."""

import threading
from typing import Annotated

import typer

from corpus.errors import IbidError
from corpus.library.papers import list_papers
from corpus.library.skipped import Skipped
from index.report import Report
from index.store.lock import Holder
from index.watch import bursts
from qa.build_index import build_current
from qa.cli.errors import PAPERS_SKIPPED, print_error, reports_errors
from qa.cli.options import AsJson
from qa.cli.output import print_json
from qa.rendering.index import show_report
from qa.rendering.progress import progress_bar
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings


def build_with_progress(chosen: Settings, *, wait: bool = False) -> Report:
    """Bring the index up to date, with a progress bar.

    With `wait`, wait until another build has ended; otherwise raise `AnotherBuild`.
    """

    def report_wait(holder: Holder | None) -> None:
        process = f": {holder}" if holder else ""
        terminal(stderr=True).print(f"Waiting for another build to end{process}.")

    with progress_bar() as step:
        return build_current(chosen, step, report_wait if wait else None)


@reports_errors
def build(
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Keep running and rebuild when papers or sources change."),
    ] = False,
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait for a running build instead of failing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Index papers and sources; unchanged texts are not read again. A paper that cannot be read is
    skipped and named (exit code 5); where none can be read, nothing is built (exit code 4).
    """
    chosen = settings()
    if watch:
        _watch(chosen, as_json)
        return
    report = build_with_progress(chosen, wait=wait)
    if as_json:
        print_json(report)
    else:
        show_report(terminal(), report)
    if report.skipped:
        raise typer.Exit(PAPERS_SKIPPED)


def _watch(chosen: Settings, as_json: bool) -> None:
    """Build now and after every burst of changes, until Ctrl-C.

    An error is printed and does not end the command: the previous index stays until the papers are
    corrected. With JSON, each build prints one line.
    """
    list(list_papers(*chosen.paper_folders, skipped=[]))  # raises where a folder is missing
    stop = threading.Event()
    first = True
    skipped: tuple[Skipped, ...] = ()
    try:
        for _ in bursts(chosen.watched, stop):
            try:
                report = build_with_progress(chosen, wait=True)
            except IbidError as error:
                print_error(error.detail, as_json, line=True)
            else:
                if first or not report.unchanged or report.skipped != skipped:
                    _print_report(report, as_json)
                skipped = report.skipped
            if first and not as_json:
                terminal(stderr=True).print(
                    f"Watching {chosen.papers} and its sources (Ctrl-C ends it)"
                )
            first = False
    except KeyboardInterrupt:
        stop.set()


def _print_report(report: Report, as_json: bool) -> None:
    """Print a build's report, as JSON on a single line."""
    if as_json:
        print_json(report, line=True)
    else:
        show_report(terminal(), report)
