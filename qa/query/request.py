"""A request: a question, and how it is to be answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.documents import Document, DocumentKind
from index.search.protocol import PAPERS, SOURCES
from qa.errors import BadQuestion, UnknownDocument, check_text

LONGEST_QUESTION = 1000  # characters
LONGEST_HISTORY = 20  # questions
MOST_QUOTES = 10

_KINDS = {"paper": "paper", "source": "cited source"}


@dataclass(frozen=True, slots=True)
class Request:
    """A question with the questions before it (`history`, oldest first).

    `document` or `kind` limit the documents that are asked; `limit` is the most quotes, and
    `explain` adds what was considered.
    """

    question: str
    history: tuple[str, ...] = ()
    document: str | None = None
    limit: int = 3
    explain: bool = False
    kind: DocumentKind | None = None

    @property
    def within(self) -> str | None:
        """The documents asked, as `SearchIndex.places` takes them."""
        if self.document is not None or self.kind is None:
            return self.document
        return PAPERS if self.kind == "paper" else SOURCES

    def check(self, held: Mapping[str, Document]) -> None:
        """Check the request against the documents that are indexed.

        Raises `BadQuestion` where the question is empty or too long, `UnknownDocument` where the
        document, or every document of the kind, is missing.
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
            raise UnknownDocument.of(self.document, held)
        asked = [held[self.document]] if self.document is not None else list(held.values())
        if self.kind is not None and all(one.kind != self.kind for one in asked):
            raise UnknownDocument(
                f"{self.document or 'Nothing that is indexed'} is no {_KINDS[self.kind]}.",
                "Ask without naming a kind, or bring sources in with `ibid sources`.",
            )
