"""The commands `ibid index` and `ibid index diff`."""

from typing import Annotated

import typer

from index.changes import IndexChanges
from index.search.reader import open_about, open_changes, verify_index
from qa.cli.errors import reports_errors
from qa.cli.options import AsJson
from qa.cli.output import print_json
from qa.rendering.index import show_about, show_changes
from qa.rendering.terminal import terminal
from qa.settings import settings

index = typer.Typer(
    help="What is indexed, and what the last build changed in it.", add_completion=False
)


@index.callback(invoke_without_command=True)
@reports_errors
def about(
    context: typer.Context,
    verify: Annotated[
        bool, typer.Option("--verify", help="First verify the hash of every file.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is indexed, from which files, since when, and with which model."""
    if context.invoked_subcommand is not None:
        return
    if verify:
        verified = verify_index(settings().index_home)
        if not as_json:
            terminal().print(f"All {verified} files of the index are unchanged.")
    description = open_about(settings().index_home)
    if as_json:
        print_json(description)
    else:
        show_about(terminal(), description)


@index.command()
@reports_errors
def diff(
    whole: Annotated[
        bool, typer.Option("--all", help="Include passages and sentences that only moved.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the sentences and passages that the last build added, removed or moved."""
    report, changes = open_changes(settings().index_home)
    if as_json:
        print_json(IndexChanges.of(report, changes))
    else:
        show_changes(terminal(), report, changes, whole=whole)
