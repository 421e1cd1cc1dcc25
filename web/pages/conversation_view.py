"""A conversation as a page shows it: its turns, and the current places of their quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from corpus.errors import IbidError
from index.search.protocol import SearchIndex
from qa.answer import Answer, Considered, Quote
from qa.conversations.store import Conversation
from qa.quotations.recheck import standing


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote of an answer; `now` is the same words at their current place, or `None`.

    `name` is unique in the conversation: the turn's number and the quote's, as in "2.1".
    """

    quote: Quote
    name: str
    now: Quote | None


@dataclass(frozen=True, slots=True)
class TurnView:
    """A question with its answer, or with the error.

    `scope` is what was asked: the id of a document, "kind:paper", "kind:source", or empty for all.
    `took` are the seconds of each step; empty for an answer from memory. `outdated` is whether
    another index than the current one answered.
    """

    question: str
    scope: str = ""
    answer: Answer | None = None
    error: IbidError | None = None
    took: Mapping[str, float] = field(default_factory=dict)
    quotes: tuple[QuoteView, ...] = ()
    near: tuple[QuoteView, ...] = ()
    considered: tuple[Considered, ...] | None = None
    outdated: bool = False

    @property
    def milliseconds(self) -> int:
        return round(1000 * sum(self.took.values()))

    @property
    def displayed_quotes(self) -> tuple[QuoteView, ...]:
        """The quotes that are shown: those that answer, then those that are only near."""
        return (*self.quotes, *self.near)


@dataclass(frozen=True, slots=True)
class OriginalPlace:
    """What is shown of a document's original: its page from 1, where it is not that of the quote;
    a passage `[start, end)` of the text that is highlighted, if there is one; and the page's size
    in percent, or 0 where it is as wide as the pane.
    """

    page: int = 0
    start: int = 0
    end: int = 0
    zoom: int = 0

    @property
    def query(self) -> list[tuple[str, str]]:
        """It as a part of a page's address."""
        values = (
            ("page", self.page),
            ("start", self.start),
            ("end", self.end),
            ("zoom", self.zoom),
        )
        passage = ("start", "end") if self.end else ()
        kept = [(name, str(value)) for name, value in values if value or name in passage]
        return [("view", "original"), *kept]


@dataclass(frozen=True, slots=True)
class ConversationView:
    """The turns on a page, and the scope of the next question.

    `stored` is the stored conversation, if there is one. Otherwise the page's address holds
    the questions, and the first `left_out` of them are not answered again. `original` is set where
    the originals of documents are shown, and has their size.
    """

    turns: tuple[TurnView, ...] = ()
    stored: Conversation | None = None
    scope: str = ""
    left_out: int = 0
    original: OriginalPlace | None = None

    def at(
        self,
        *,
        quote: str = "",
        read: str = "",
        place: str = "",
        part: int = 0,
        explain: int = 0,
        fragment: str = "",
        original: OriginalPlace | None = None,
    ) -> str:
        """The address of this page with a quote selected, a document opened at a `place` or part or
        in its `original`, or a turn explained.

        A `place` is `note-2.3` for the note with that id, or `s1200` for the sentence with that
        offset.
        """
        options = (
            ("read", read),
            ("place", place),
            ("quote", quote),
            ("part", str(part or "")),
            ("explain", str(explain or "")),
        )
        query = [*self.questions(), *((name, value) for name, value in options if value)]
        query += original.query if original else []
        path = f"/c/{self.stored.id}" if self.stored else "/"
        end = f"#{fragment or place}" if fragment or place else ""
        return f"{path}?{urlencode(query)}{end}" if query else f"{path}{end}"

    def at_quote(self, name: str, quote: Quote, has_original: bool) -> str:
        """The address of this page with the quote of a name selected, in the text of its document,
        or in its original where originals are shown and it has one.
        """
        if self.original is None or not has_original:
            return self.at(read=quote.document, quote=name, fragment=f"s{quote.start}")
        shown = OriginalPlace(zoom=self.original.zoom)
        return self.at(read=quote.document, quote=name, original=shown, fragment="original")

    def at_passage(self, document: str, start: int, end: int, has_original: bool) -> str:
        """The address of this page with a passage of a document shown, as in `at_quote`."""
        if self.original is None or not has_original:
            return self.at(read=document, place=f"s{start}")
        shown = OriginalPlace(start=start, end=end, zoom=self.original.zoom)
        return self.at(read=document, original=shown, fragment="original")

    def questions(self) -> list[tuple[str, str]]:
        """The query that repeats the questions of a conversation that is not stored."""
        if self.stored is not None:
            return []
        questions = [turn.question for turn in self.turns]
        query = [("h", question) for question in questions[:-1]]
        query += [("q", question) for question in questions[-1:]]
        return query + ([("document", self.scope)] if self.scope else [])

    def quote(self, name: str) -> tuple[TurnView | None, QuoteView | None]:
        """The turn and the quote with a name; the last turn and `None` where there is none."""
        for turn in self.turns:
            for quote in turn.displayed_quotes:
                if quote.name == name:
                    return turn, quote
        return (self.turns[-1] if self.turns else None), None


def turn_view(
    number: int, answer: Answer, scope: str, took: Mapping[str, float], index: SearchIndex
) -> TurnView:
    """The turn with a number, from 1. `index` is the current one, in which quotes are located."""
    outdated = answer.index != index.id

    def located(quotes: Sequence[Quote], first: int = 1) -> tuple[QuoteView, ...]:
        return tuple(
            QuoteView(
                quote,
                f"{number}.{place}",
                standing(index.documents, quote)[1] if outdated else quote,
            )
            for place, quote in enumerate(quotes, first)
        )

    return TurnView(
        question=answer.question,
        scope=scope,
        answer=answer,
        took=took,
        quotes=located(answer.quotes),
        near=located(answer.near, len(answer.quotes) + 1),
        considered=answer.considered,
        outdated=outdated,
    )
