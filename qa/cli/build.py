"""The command `ibid build`."""

import threading
from typing import Annotated

import typer

from corpus.errors import IbidError
from corpus.library.papers import list_papers
from corpus.skipped import Skipped
from index.report import Report, report_json
from index.store.lock import Holder
from index.watch import bursts
from qa.build_index import build_from_shelf
from qa.cli.common import SKIPPED, AsJson, print_json, progress_bar, show_error, told
from qa.rendering.index import show_report
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings


def build_with_progress(chosen: Settings, *, wait: bool = False) -> Report:
    """Bring the index up to date, with a bar. With `wait`, a build that runs is waited for."""

    def waiting(holder: Holder | None) -> None:
        who = f": {holder}" if holder else ""
        terminal(stderr=True).print(f"Waiting for another build to end{who}.")

    with progress_bar() as step:
        return build_from_shelf(chosen, step, waiting if wait else None)


@told
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
        _follow(chosen, as_json)
        return
    report = build_with_progress(chosen, wait=wait)
    if as_json:
        print_json(report_json(report))
    else:
        show_report(terminal(), report)
    if report.skipped:
        raise typer.Exit(SKIPPED)


def _follow(chosen: Settings, as_json: bool) -> None:
    """Build now and after every burst of changes, until Ctrl-C. What goes wrong is told, and ends
    nothing; the index before stands until the texts are mended. With JSON, a line a build.
    """
    list(list_papers(*chosen.shelves, skipped=[]))  # a folder that is not there would be waited for
    stop = threading.Event()
    first = True
    skipped: tuple[Skipped, ...] = ()
    try:
        for _ in bursts(chosen.watched, stop):
            try:
                report = build_with_progress(chosen, wait=True)
            except IbidError as error:
                show_error(error, as_json, line=True)
            else:
                if first or not report.unchanged or report.skipped != skipped:
                    _tell(report, as_json)
                skipped = report.skipped
            if first and not as_json:
                terminal(stderr=True).print(
                    f"Watching {chosen.papers} and its sources (Ctrl-C ends it)"
                )
            first = False
    except KeyboardInterrupt:
        stop.set()


def _tell(report: Report, as_json: bool) -> None:
    if as_json:
        print_json(report_json(report), line=True)
    else:
        show_report(terminal(), report)
