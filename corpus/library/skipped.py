"""Papers that cannot be used, and why."""

from dataclasses import dataclass

from corpus.errors import IbidError


@dataclass(frozen=True, slots=True)
class Skipped:
    """A paper that cannot be used: its id (its folder's name), its file within its papers folder,
    and the message and remedy of the error.
    """

    id: str
    file: str
    message: str
    remedy: str

    @classmethod
    def of(cls, ident: str, file: str, error: IbidError) -> "Skipped":
        return cls(ident, file, error.message, error.remedy)
