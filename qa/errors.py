"""Errors in a request: a bad question, an unknown document or note, an unreadable file."""

from collections.abc import Iterable, Sequence

from corpus.errors import IbidError

_MOST_LISTED = 20  # names in a message


def listed(names: Sequence[str], most: int = _MOST_LISTED, mark: str = ", ") -> str:
    """Names in one line; of more than `most`, the first ones and how many more there are."""
    more = len(names) - most
    return mark.join([*names[:most], *([f"and {more} more"] if more > 0 else [])])


class BadQuestion(IbidError):
    """A question, or a parameter of it, cannot be used."""

    code = "bad_question"
    category = "bad_input"


def check_text(text: str) -> None:
    """Raises `BadQuestion` where a string is not valid Unicode, such as half a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadQuestion(
            f"The text is not valid Unicode at character {error.start}.",
            "Send it as UTF-8, and try again.",
        ) from error


class UnknownDocument(IbidError):
    """The index has no document with this id."""

    code = "unknown_document"
    category = "not_found"

    @classmethod
    def of(cls, ident: str, held: Iterable[str]) -> "UnknownDocument":
        """The error for an id; its remedy lists the first of the `held` ids."""
        return cls(f"The index holds no document {ident!r}.", f"It holds: {listed(list(held))}.")


class UnknownNote(IbidError):
    """No document has a note with this number."""

    code = "unknown_note"
    category = "not_found"


class BadSet(IbidError):
    """A question set is missing or malformed."""

    code = "bad_set"
    category = "bad_input"


class BadRun(IbidError):
    """A saved evaluation cannot be read, written or compared with."""

    code = "bad_run"
    category = "bad_input"


class BadAnswer(IbidError):
    """A saved answer cannot be read."""

    code = "bad_answer"
    category = "bad_input"
