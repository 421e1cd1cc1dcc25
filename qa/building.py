"""The commands about the index: `ibid build`, `ibid index`, `ibid index diff`."""

import threading
from typing import Annotated

import typer

from corpus.errors import IbidError
from corpus.library import Skipped, shelf
from index.changes import changes_json
from index.reader import about_json, open_about, open_changes
from index.report import Report, report_json
from index.watch import bursts
from qa.commands import SKIPPED, AsJson, build_with_progress, print_json, show_error, told
from qa.settings import Settings, settings
from qa.show import show_report, terminal
from qa.show_index import show_about, show_changes

_index = typer.Typer(help="What is indexed, and what the last build changed in it.")


def install(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(build)
    app.add_typer(_index, name="index")


@told
def build(
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Go on, and build again whenever papers or sources change."),
    ] = False,
    wait: Annotated[
        bool, typer.Option("--wait", help="Where another build runs, wait for it to end.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Index the papers; does nothing where nothing has changed. A paper that cannot be read is
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
    list(shelf(*chosen.shelves, skipped=[]))  # a folder that is not there would be waited for
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


@_index.callback(invoke_without_command=True)
@told
def about(context: typer.Context, as_json: AsJson = False) -> None:
    """What is indexed, from which files, since when, and with which model."""
    if context.invoked_subcommand is not None:
        return
    found = open_about(settings().index_home)
    if as_json:
        print_json(about_json(found))
    else:
        show_about(terminal(), found)


@_index.command()
@told
def diff(
    whole: Annotated[
        bool, typer.Option("--all", help="Also passages, and each sentence that only moved.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Which sentences and passages appeared, vanished or moved with the last build."""
    report, changes = open_changes(settings().index_home)
    if as_json:
        print_json(changes_json(report, changes))
    else:
        show_changes(terminal(), report, changes, whole=whole)
