"""The terminal that is written to."""

import sys
from io import TextIOWrapper

from rich.console import Console


def terminal(*, stderr: bool = False) -> Console:
    """A console that neither guesses at markup in texts nor breaks their lines.

    What the terminal's encoding does not have is shown as its code, not an error.
    """
    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return Console(stderr=stderr, highlight=False, markup=False, soft_wrap=True)
