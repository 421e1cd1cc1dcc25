"""A progress bar for long commands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from qa.rendering.terminal import terminal

Step = Callable[[str, int, int], None]  # the name of the step, how much is done, of how much


@contextmanager
def progress_bar() -> Iterator[Step]:
    """A progress bar on standard error, with a line for each step; nothing if it is no terminal.

    Yields the function that reports progress.
    """
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
