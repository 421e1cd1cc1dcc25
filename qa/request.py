"""What is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.errors import BadQuestion, UnknownDocument, check_text
from qa.settings import LONGEST_HISTORY, LONGEST_QUESTION

MOST_QUOTES = 10


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: a question, the questions before it, of which document, how many quotes, and
    whether to tell what else was considered.
    """

    question: str
    history: tuple[str, ...] = ()
    document: str | None = None
    limit: int = 3
    explain: bool = False

    def check(self, held: Mapping[str, object]) -> None:
        """Raises `BadQuestion` where it is empty or too long, `UnknownDocument` where the document
        is not among those `held`.
        """
        if not any(letter.isalnum() for letter in self.question):
            raise BadQuestion("There is no question.", "Ask something in words.")
        for text in (self.question, *self.history):
            check_text(text)
            if len(text) > LONGEST_QUESTION:
                raise BadQuestion(
                    f"A question has {len(text)} characters; {LONGEST_QUESTION} is the most.",
                    "Ask it more briefly.",
                )
        if len(self.history) > LONGEST_HISTORY:
            raise BadQuestion(
                f"{len(self.history)} earlier questions; {LONGEST_HISTORY} is the most.",
                "Give only the last ones.",
            )
        if not 1 <= self.limit <= MOST_QUOTES:
            raise BadQuestion(
                f"{self.limit} quotes cannot be given.", f"Ask for 1 to {MOST_QUOTES}."
            )
        if self.document is not None and self.document not in held:
            raise UnknownDocument(
                f"The index holds no document {self.document!r}.", f"It holds: {', '.join(held)}."
            )
