"""What can be wrong with what somebody asks."""

from collections.abc import Collection

from corpus.errors import IbidError

_MOST_NAMED = 20  # documents that an error names


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


def unknown_document(ident: str, held: Collection[str]) -> UnknownDocument:
    """The error for a document that is not among those `held`, of which it names the first."""
    names = ", ".join(list(held)[:_MOST_NAMED])
    more = f", and {len(held) - _MOST_NAMED} more" if len(held) > _MOST_NAMED else ""
    return UnknownDocument(f"The index holds no document {ident!r}.", f"It holds: {names}{more}.")


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
