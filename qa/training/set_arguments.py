"""Question sets as they are named on the command lines of training and fitting."""

from dataclasses import dataclass
from pathlib import Path

from qa.evaluation.question_sets import QuestionSet, read_set

FORM = "FOLDER[:TEXTS][*SHARE]"
HELP = (
    "a question set; the set that has its passages, if it has none of its own; the share of its "
    "questions that is used, 0 to 1"
)


@dataclass(frozen=True, slots=True)
class SetArgument:
    """A question set, the set whose passages it asks about, and the share of it that is used."""

    folder: Path
    texts: Path | None = None
    share: float = 1.0

    @classmethod
    def of(cls, written: str) -> "SetArgument":
        """What `FORM` stands for. Raises `ValueError`."""
        folders, _, share = written.partition("*")
        folder, _, texts = folders.partition(":")
        return cls(Path(folder), Path(texts) if texts else None, float(share or 1))

    def read(self) -> QuestionSet:
        """The questions. Raises `BadSet`."""
        return read_set(self.folder, self.texts)
