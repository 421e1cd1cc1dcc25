"""What can go wrong, in words fit to be read: every error names its cause and its remedy."""


class IbidError(Exception):
    """An error for the person at the keyboard, never shown as a traceback.

    `message` names the cause, `remedy` what to do about it; `code` is a stable word for programs.
    """

    code = "error"

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


def error_json(error: IbidError) -> dict[str, str]:
    """An error for programs."""
    return {"code": error.code, "message": error.message, "remedy": error.remedy}


class UnreadableText(IbidError):
    """The file holds nothing that can be read as text."""

    code = "unreadable_text"


class BadPaper(IbidError):
    """A paper's folder or its `paper.toml` is not as it should be."""

    code = "bad_paper"
