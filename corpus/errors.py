"""Errors for users: each names its cause and its remedy."""

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

# What kind of problem an error is. The HTTP status and the exit code follow from it.
Category = Literal[
    "bad_input",  # what was sent, typed or supplied cannot be used
    "not_found",  # what was named does not exist
    "unauthorised",  # the token is missing or wrong
    "forbidden",  # not allowed, whoever asks
    "conflict",  # a file is not the one any more that the index was built from
    "busy",  # another process or request is in the way; a later attempt may succeed
    "unavailable",  # something that is needed (a file, a model, a host) cannot be used
    "no_index",  # there is no usable index
    "not_built",  # the index cannot be built, or the papers cannot be read
    "internal",  # a defect of the program
]

# A full stop after another mark that ends a sentence, as where a message ends with another message.
# An ellipsis of three full stops is one mark.
_SECOND_STOP = re.compile(r"(?<=[.?!…])(?P<closing>[”’\"'»]?)\.+$")


def ended_once(text: str) -> str:
    """A text with a single mark at its end: of two, such as `?.`, the second is dropped."""
    text = text.rstrip()
    if re.search(r"(?<!\.)\.{3}$", text):
        return text
    if re.search(r"\.{4,}$", text):
        return text.rstrip(".") + "..."
    return _SECOND_STOP.sub(r"\g<closing>", text)


@dataclass(frozen=True, slots=True)
class ErrorDetail:
    """An error as JSON: the cause in `message`, what to do in `remedy`, and a stable `code`."""

    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """The JSON of every error, whatever its cause."""

    error: ErrorDetail


class IbidError(Exception):
    """An error for the user, printed without a traceback.

    `message` names the cause, `remedy` what to do; `code` is a stable word for programs, `category`
    the kind of problem. Each subclass sets both. Both texts end with one full stop, also where the
    message ends with another error's.
    """

    code: ClassVar[str] = "error"
    category: ClassVar[Category] = "internal"

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = ended_once(message), ended_once(remedy)
        super().__init__(f"{self.message} {self.remedy}")

    @property
    def detail(self) -> ErrorDetail:
        """The error as it is published."""
        return ErrorDetail(self.code, self.message, self.remedy)


class UnreadableText(IbidError):
    """A file contains no readable text."""

    code = "unreadable_text"
    category = "not_built"


class BadPaper(IbidError):
    """A paper's folder or its `paper.toml` is invalid."""

    code = "bad_paper"
    category = "not_built"
