"""What all commands share: errors, JSON, progress.

Exit codes: 0 answered (or done), 1 not found (or not verbatim), 2 bad use, 3 no usable index,
4 the index could not be built, 5 it was built without papers that cannot be read.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Annotated, Any, NoReturn, ParamSpec

import typer

from corpus.errors import BadPaper, ErrorBody, ErrorDetail, IbidError, UnreadableText
from index.errors import DamagedIndex, NoIndex, NotBuilt
from qa.rendering.terminal import terminal

Step = Callable[[str, int, int], None]

SKIPPED = 5  # exit code of a build that left papers out

P = ParamSpec("P")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
OfDocument = Annotated[
    str | None, typer.Option("--document", "-d", help="Only this document (its id).")
]


def show_error(error: ErrorDetail, as_json: bool, *, line: bool = False) -> None:
    if as_json:
        print_json(ErrorBody(error), line=line)
    else:
        from rich.text import Text

        words = Text("Error: ", "bold red") + Text(f"{error.message} {error.remedy}", "none")
        terminal(stderr=True).print(words)


def _fail(error: IbidError, as_json: bool) -> NoReturn:
    """Print an error and leave with its exit code."""
    show_error(error.detail, as_json)
    raise typer.Exit(_exit_code(error))


def _exit_code(error: IbidError) -> int:
    if isinstance(error, NoIndex | DamagedIndex):
        return 3
    return 4 if isinstance(error, NotBuilt | BadPaper | UnreadableText) else 2


def print_json(value: Any, *, line: bool = False) -> None:
    """Print a value as JSON, on a single line where more will follow; see `to_json`."""
    from corpus.serialization import to_json

    encoding = (sys.stdout.encoding or "ascii").lower()
    indent = None if line else 2
    text = json.dumps(to_json(value), ensure_ascii=not encoding.startswith("utf"), indent=indent)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def told(command: Callable[P, None]) -> Callable[P, None]:
    """Every command: an `IbidError` becomes a message and an exit code."""

    @wraps(command)
    def telling(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except IbidError as error:
            _fail(error, bool(kwargs.get("as_json")))

    return telling


@contextmanager
def progress_bar() -> Iterator[Step]:
    """A bar on a terminal's standard error; nothing where that is no terminal."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    console = terminal(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks: dict[str, Any] = {}

        def step(name: str, done: int, of: int) -> None:
            if name not in tasks:
                tasks[name] = bar.add_task(name, total=of)
            bar.update(tasks[name], completed=done, total=of)

        yield step
