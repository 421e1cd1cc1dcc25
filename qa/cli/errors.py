"""Errors on the command line: their messages and exit codes.

Exit codes: 0 answered or done, 1 not found or not verbatim, 2 wrong use or another problem, 3 no
usable index, 4 the index could not be built, 5 it was built without papers that cannot be read.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from corpus.errors import Category, ErrorBody, ErrorDetail, IbidError
from qa.cli.output import print_json
from qa.rendering.terminal import terminal

NOT_FOUND = 1
PAPERS_SKIPPED = 5

_FAILED = 2  # the exit code of the categories that are not in the table
_EXIT_CODES: dict[Category, int] = {"no_index": 3, "not_built": 4}

P = ParamSpec("P")


def exit_code(error: IbidError) -> int:
    """The exit code of a command that ends with an error."""
    return _EXIT_CODES.get(error.category, _FAILED)


def print_error(error: ErrorDetail, as_json: bool, *, line: bool = False) -> None:
    """Print an error to standard error, or as JSON (on a single `line`) to standard output."""
    if as_json:
        print_json(ErrorBody(error), line=line)
    else:
        from rich.text import Text

        words = Text("Error: ", "bold red") + Text(f"{error.message} {error.remedy}", "none")
        terminal(stderr=True).print(words)


def reports_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Decorate a command: an `IbidError` becomes a message and an exit code."""

    @wraps(command)
    def reporting(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except IbidError as error:
            print_error(error.detail, bool(kwargs.get("as_json")))
            raise typer.Exit(exit_code(error)) from error

    return reporting
