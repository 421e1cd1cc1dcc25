"""What is expected of a hostile or odd file."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.pdf.raw import text

FERRY = "The ferry of Odden was built in 1901 and carried the mail across the sound."
SMITH = "The smith of Odden kept a list of all the horses that he had ever shod."
LINES = (FERRY, SMITH)


@dataclass(frozen=True, slots=True)
class Case:
    """A file and what is expected: words that are read, words that are not, and a pattern of the
    message where it is refused. With `either` it may be read or refused, but never without an end.
    One that is `heavy` takes seconds, or ends the process that reads it.
    """

    name: str
    make: Callable[[], bytes]
    has: tuple[str, ...] = (FERRY,)
    lacks: tuple[str, ...] = ()
    refused: str | None = None
    either: bool = False
    heavy: bool = False


def page_of(*lines: str) -> bytes:
    """The content of a page with these lines, from its top."""
    return b"".join(text(line, top=700 - 14 * place) for place, line in enumerate(lines))
