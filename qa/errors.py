"""What can be wrong with what somebody asks."""

from collections.abc import Iterable, Sequence

from corpus.errors import IbidError

_MOST_LISTED = 20  # names in a message


def listed(names: Sequence[str], most: int = _MOST_LISTED, mark: str = ", ") -> str:
    """Names in a line, the first of them where they are many."""
    more = len(names) - most
    return mark.join([*names[:most], *([f"and {more} more"] if more > 0 else [])])


class BadQuestion(IbidError):
    """A question, or something given with it, cannot be used."""

    code = "bad_question"


def check_text(text: str) -> None:
    """Raises `BadQuestion` where a string holds what no text can, such as half a character."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadQuestion(
            f"The characters at {error.start} are no text.", "Give it as UTF-8, and try again."
        ) from error


class UnknownDocument(IbidError):
    """A document is named that the index does not hold."""

    code = "unknown_document"

    @classmethod
    def of(cls, ident: str, held: Iterable[str]) -> "UnknownDocument":
        """The error for an id; its remedy names the first of those that are `held`."""
        return cls(f"The index holds no document {ident!r}.", f"It holds: {listed(list(held))}.")


class UnknownNote(IbidError):
    """A note is named that no document has."""

    code = "unknown_note"


class BadSet(IbidError):
    """A question set is missing or not in the format it should be."""

    code = "bad_set"


class BadRun(IbidError):
    """A saved evaluation cannot be read, written or compared with."""

    code = "bad_run"


class BadAnswer(IbidError):
    """A saved answer cannot be read."""

    code = "bad_answer"
