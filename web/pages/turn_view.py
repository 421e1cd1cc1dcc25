"""A conversation as a page shows it: turns as answered, and where their quotes stand now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from corpus.documents import Document
from corpus.errors import IbidError
from qa.answer import Answer, Considered, Quote
from qa.conversations.store import Conversation
from qa.quotations.recheck import standing


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote as it was given; `now` is the same words where they stand, or nowhere any more.

    `name` tells it from the others of its conversation: the turn's number and its own.
    """

    quote: Quote
    name: str
    now: Quote | None


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A question with its answer, or with what went wrong. `took` are the seconds of each step;
    they are none where it was answered from memory. `outdated` where another index answered it.
    """

    question: str
    scope: str = ""
    answer: Answer | None = None
    error: IbidError | None = None
    took: Mapping[str, float] = field(default_factory=dict)
    quotes: tuple[ShownQuote, ...] = ()
    near: tuple[ShownQuote, ...] = ()
    considered: tuple[Considered, ...] | None = None
    outdated: bool = False

    @property
    def milliseconds(self) -> int:
        return round(1000 * sum(self.took.values()))

    @property
    def given(self) -> tuple[ShownQuote, ...]:
        """The quotes that are shown: those that answer, or those that are only near."""
        return self.quotes or self.near


@dataclass(frozen=True, slots=True)
class Talk:
    """The turns on a page. `conversation` is what they are kept as, where they are kept; where they
    are not, `left_out` earlier questions are not answered again.
    """

    turns: tuple[ShownTurn, ...] = ()
    conversation: Conversation | None = None
    scope: str = ""
    left_out: int = 0

    def at(
        self,
        *,
        quote: str = "",
        read: str = "",
        place: str = "",
        part: int = 0,
        explain: int = 0,
        fragment: str = "",
    ) -> str:
        """The address of this page with a quote lit, a document shown at a `place` (`note-3`,
        `s1200` for the sentence that starts there) or from a part on, or an answer explained.
        """
        query: list[tuple[str, str]] = []
        if self.conversation is None:
            asked = [turn.question for turn in self.turns]
            query += [("h", question) for question in asked[:-1]]
            query += [("q", question) for question in asked[-1:]]
            query += [("document", self.scope)] if self.scope else []
        given = (
            ("read", read),
            ("place", place),
            ("quote", quote),
            ("part", str(part or "")),
            ("explain", str(explain or "")),
        )
        query += [(name, value) for name, value in given if value]
        path = f"/c/{self.conversation.id}" if self.conversation else "/"
        behind = f"#{fragment or place}" if fragment or place else ""
        return f"{path}?{urlencode(query)}{behind}" if query else f"{path}{behind}"

    def quote(self, name: str) -> tuple[ShownTurn | None, ShownQuote | None]:
        """The turn and the quote of this name; the last turn, and no quote, where there is none."""
        for turn in self.turns:
            for shown in turn.given:
                if shown.name == name:
                    return turn, shown
        return (self.turns[-1] if self.turns else None), None


def shown_turn(
    number: int,
    answer: Answer,
    scope: str,
    took: Mapping[str, float],
    documents: Mapping[str, Document],
    index: str,
) -> ShownTurn:
    """The turn with this number, from 1; `documents` are those of the `index` that answers now."""
    outdated = answer.index != index

    def placed(quotes: Sequence[Quote]) -> tuple[ShownQuote, ...]:
        return tuple(
            ShownQuote(
                quote, f"{number}.{place}", standing(documents, quote)[1] if outdated else quote
            )
            for place, quote in enumerate(quotes, 1)
        )

    return ShownTurn(
        question=answer.question,
        scope=scope,
        answer=answer,
        took=took,
        quotes=placed(answer.quotes),
        near=placed(answer.near),
        considered=answer.considered,
        outdated=outdated,
    )
