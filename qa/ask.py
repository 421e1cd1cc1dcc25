"""From a question to its answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.documents import Document
from index.reader import Index
from qa.answer import (
    Answer,
    CitedNote,
    Considered,
    Quote,
    Status,
    check_verbatim,
    cited_note,
    make_quote,
)
from qa.choose import Chooser
from qa.cited import NoteQuestion, asks_author, follow_note_question, matching_notes
from qa.dialogue import Understood, understand
from qa.errors import BadQuestion, UnknownDocument, check_text
from qa.explain import Match, of_author, of_candidates, of_notes
from qa.marks import mark_answer
from qa.rank import Ranked, confidence
from qa.settings import LONGEST_HISTORY, LONGEST_QUESTION

MOST_QUOTES = 10
_NOTE_MATCHES = 0.5  # share of the asked words that a note must have

_MESSAGES: dict[Status, str] = {
    "answered": "The text answers in these words.",
    "weak": "These words may answer; read them before you rely on them.",
    "not_found": "The text does not answer this. What follows is only near it.",
}


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


@dataclass(frozen=True)
class Asker:
    """Answers questions from an index. Safe to share between threads."""

    chooser: Chooser
    answered_at: float
    weak_at: float

    @property
    def index(self) -> Index:
        return self.chooser.index

    def ask(self, request: Request) -> Answer:
        """Answer a question. The same question on the same index gives the same answer.

        Raises `BadQuestion` where it is empty or too long, `UnknownDocument`
        where the index does not hold the document.
        """
        self._check(request)
        understood = understand(request.question, request.history)
        if asks_author(understood.own):
            quotes = [q for d in self._documents(request) for q in _on_author(d)]
            if quotes:
                told = of_author(quotes, request.limit)
                given = quotes[: request.limit]
                return self._finish(request, understood, "answered", 1.0, given, considered=told)
        last = max((note.number for d in self._documents(request) for note in d.notes), default=0)
        about = follow_note_question(understood, last)
        if about is not None:
            answer = self._ask_notes(request, understood, about)
            if answer is not None:
                return answer
        choice = self.chooser.choose(understood, request.document)
        return self._answer(request, understood, choice.ranked, choice.confidence)

    def _check(self, request: Request) -> None:
        if not any(letter.isalnum() for letter in request.question):
            raise BadQuestion("There is no question.", "Ask something in words.")
        for text in (request.question, *request.history):
            check_text(text)
            if len(text) > LONGEST_QUESTION:
                raise BadQuestion(
                    f"A question has {len(text)} characters; {LONGEST_QUESTION} is the most.",
                    "Ask it more briefly.",
                )
        if len(request.history) > LONGEST_HISTORY:
            raise BadQuestion(
                f"{len(request.history)} earlier questions; {LONGEST_HISTORY} is the most.",
                "Give only the last ones.",
            )
        if not 1 <= request.limit <= MOST_QUOTES:
            raise BadQuestion(
                f"{request.limit} quotes cannot be given.", f"Ask for 1 to {MOST_QUOTES}."
            )
        if request.document is not None and request.document not in self.index.documents:
            held = ", ".join(self.index.documents)
            raise UnknownDocument(
                f"The index holds no document {request.document!r}.", f"It holds: {held}."
            )

    def _documents(self, request: Request) -> list[Document]:
        if request.document is not None:
            return [self.index.documents[request.document]]
        return list(self.index.documents.values())

    def _quote(self, question: str | None, ranked: Ranked) -> Quote:
        """A candidate as a quote, the words marked that answer `question`, if it is given."""
        candidate = ranked.candidate
        sentence, document = candidate.sentence, candidate.document
        marked: list[tuple[int, int]] = []
        if question is not None:
            marked = mark_answer(question, candidate, self.chooser.encoder, self.index.terms.stems)
        return make_quote(document, sentence.start, sentence.end, score=ranked.score, answer=marked)

    def _answer(
        self, request: Request, understood: Understood, ranked: Sequence[Ranked], sure: float
    ) -> Answer:
        status: Status = "answered"
        if sure < self.answered_at:
            status = "weak" if sure >= self.weak_at else "not_found"
        # What is only near holds no words that answer.
        asked = None if status == "not_found" else understood.own
        quotes = [self._quote(asked, r) for r in ranked[: request.limit]]
        answer = self._finish(request, understood, status, sure, quotes)
        if request.explain:
            told = of_candidates(ranked, answer, understood, self.weak_at)
            answer = replace(answer, considered=tuple(told))
        return answer

    def _finish(
        self,
        request: Request,
        understood: Understood,
        status: Status,
        sure: float,
        quotes: Sequence[Quote],
        first: Sequence[CitedNote] = (),
        message: str | None = None,
        considered: Iterable[Considered] = (),
    ) -> Answer:
        check_verbatim(quotes, self.index.documents)
        given = tuple(quotes)
        notes: dict[tuple[str, int], CitedNote] = {(n.document, n.note.number): n for n in first}
        for quote in given if status != "not_found" else ():
            document = self.index.documents[quote.document]
            for number in quote.notes:
                note = document.note(number)
                if note is not None:
                    notes.setdefault((document.id, number), cited_note(document, note))
        return Answer(
            question=request.question,
            status=status,
            understood=understood.text,
            carried=understood.carried,
            confidence=round(sure, 4),
            quotes=given if status != "not_found" else (),
            notes=tuple(notes.values()),
            near=given if status == "not_found" else (),
            message=message or _MESSAGES[status],
            index=self.index.id,
            considered=tuple(considered) if request.explain else None,
        )

    def _ask_notes(
        self, request: Request, understood: Understood, about: NoteQuestion
    ) -> Answer | None:
        """Answer from the notes, or `None` where the question turns out not to be about them."""
        if about.numbers:
            return self._numbered(request, understood, about.numbers)
        matches = [
            (document, note, share)
            for document in self._documents(request)
            for note, share in matching_notes(document, about.about, self.index.terms.stems)
        ]
        matches.sort(key=lambda match: -match[2])
        least = max(_NOTE_MATCHES, 0.8 * matches[0][2]) if matches else 1.0
        best = [match for match in matches if match[2] >= least]
        claims = None if about.works and best else self._backing(request, understood, about.about)
        if claims is None and best:
            given = min(request.limit, len(best))
            return self._from_notes(request, understood, matches[:given], matches[given:], least)
        return claims

    def _numbered(self, request: Request, understood: Understood, numbers: Sequence[int]) -> Answer:
        found = [
            (document, note, 1.0)
            for number in numbers
            for document in self._documents(request)
            if (note := document.note(number)) is not None
        ]
        if found:
            return self._from_notes(request, understood, found)
        held = [f"{d.label}: {len(d.notes)}" for d in self._documents(request)]
        message = f"There is no note {', '.join(map(str, numbers))}. Notes: {'; '.join(held)}."
        return self._finish(request, understood, "not_found", 0.0, (), message=message)

    def _from_notes(
        self,
        request: Request,
        understood: Understood,
        found: Sequence[Match],
        passed: Sequence[Match] = (),
        least: float | None = None,
    ) -> Answer:
        """The notes' own words, then the sentences that they stand on. `passed` and `least` are for
        the explanation: what matched less, and how much was needed.
        """
        quotes: list[Quote] = []
        for document, note, share in found:
            whole = ((0, note.end - note.start),)
            quotes.append(make_quote(document, note.start, note.end, score=share, answer=whole))
        for document, note, share in found:
            for marker in note.markers:
                sentence = document.sentence_at(max(marker - 1, 0))
                if sentence is not None:
                    quotes.append(make_quote(document, sentence.start, sentence.end, score=share))
        unique = list({(q.document, q.start): q for q in quotes}.values())
        first = [cited_note(document, note) for document, note, _ in found]
        best = found[0][2]
        status: Status = "answered" if best >= _NOTE_MATCHES else "weak"
        told = of_notes(unique, request.limit, passed, least)
        given = unique[: request.limit]
        return self._finish(request, understood, status, best, given, first, considered=told)

    def _backing(self, request: Request, understood: Understood, about: str) -> Answer | None:
        """The sentences that make a claim and carry a note for it; `None` if that is too unsure."""
        if not about:
            return None
        ranked = self.chooser.choose(Understood(about, about), request.document).ranked
        noted = [
            r
            for r in ranked
            if r.candidate.document.notes_between(
                r.candidate.sentence.start, r.candidate.sentence.end
            )
        ]
        sure = confidence(noted)
        if not noted or sure < self.weak_at:
            return None
        return self._answer(request, understood, noted, sure)


def _on_author(document: Document) -> list[Quote]:
    """What a document says of who wrote it: its biography, sentence by sentence, or its byline."""
    spans = [
        (sentence.start, sentence.end)
        for aside in document.asides
        if aside.kind == "biography"
        for sentence in document.sentences_between(aside.start, aside.end)
    ]
    bylines = [(p.start, p.end) for p in document.paragraphs if p.kind == "byline"]
    return [make_quote(document, start, end, score=1.0) for start, end in spans or bylines]
