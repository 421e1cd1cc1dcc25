"""From a question to its answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpus.citations.works import Work
from corpus.documents import Document
from index.search.reader import PAPERS, Index
from qa.answer import (
    MOST_CITING,
    Answer,
    CitedNote,
    Considered,
    Quote,
    Status,
    author_quotes,
    check_verbatim,
    cited_note,
    make_quote,
    says_again,
)
from qa.answering.answer_spans import mark_answers
from qa.answering.explain import Match, of_author, of_candidates, of_notes
from qa.answering.note_answers import backed, backing_notes, best_matches, counted, with_figures
from qa.answering.quote_bounds import extent
from qa.errors import listed
from qa.query.followups import Understood, understand
from qa.query.note_questions import NoteQuestion, asks_author, follow_note_question
from qa.query.request import Request
from qa.query.rewriting import Wording
from qa.ranking.candidates import Candidate
from qa.ranking.cascade import Choice, Chooser
from qa.ranking.scoring import Ranked, confidence
from qa.stopwatch import step

_MOST_CONSIDERED = 100  # notes and quotes in an explanation of a question that is not searched for
_ANSWERS_TOO = 0.5  # score of a quote that answers beside the first
_BACKS = 0.15  # least confidence that a sentence makes the claim whose note is asked for
_NOTE_MATCHES = 0.5  # share of the asked words that a note must have
_NAMES_A_NOTE = 0.95  # share of them that leaves no doubt that a note is named
_MAY_BACK = 12  # sentences among which the claim is sought

_MESSAGES: dict[Status, str] = {
    "answered": "The text answers in these words.",
    "weak": "These words may answer; read them before you rely on them.",
    "not_found": "The text does not answer this. What follows is only near it.",
}
_MORE_NOTES = "These are {} of {} notes that answer."


@dataclass(frozen=True)
class Asker:
    """Answers questions from an index. Safe to share between threads."""

    chooser: Chooser
    wording: Wording
    answered_at: float
    weak_at: float

    @property
    def index(self) -> Index:
        return self.chooser.index

    @step("choosing words and notes")
    def ask(self, request: Request) -> Answer:
        """Answer a question. The same question on the same index gives the same answer.

        Raises `BadQuestion` where it is empty or too long, `UnknownDocument`
        where the index does not hold the document.
        """
        request.check(self.index.documents)
        understood = self._understand(request)
        if asks_author(understood.own):
            quotes = [q for d in self._documents(request) for q in author_quotes(d)]
            if quotes:
                considered = of_author(quotes, request.limit)
                first = quotes[: request.limit]
                named = self._finish(
                    request, understood, "answered", 1.0, first, considered=considered
                )
                return replace(named, more=len(quotes) - len(first))
        last = max((note.number for d in self._documents(request) for note in d.notes), default=0)
        about = follow_note_question(understood, last)
        if about is not None:
            answer = self._ask_notes(request, understood, about)
            if answer is not None:
                return answer
        understood, choice = self._choose(understood, request.within)
        return self._answer(request, understood, choice.ranked, choice.confidence)

    def rank(self, request: Request) -> tuple[Ranked, ...]:
        """The sentences that a question is answered from, best first, whatever they are worth."""
        return self._choose(self._understand(request), request.within)[1].ranked

    def find(self, request: Request) -> tuple[Ranked, ...]:
        """The sentences that are about a question's matter, by the index alone: the networks do not
        read them.
        """
        asked = self.wording.expand(self._understand(request), request.within)
        return self.chooser.find(asked, request.within).ranked

    def _choose(self, asked: Understood, within: str | None) -> tuple[Understood, Choice]:
        understood = self.wording.expand(asked, within)
        return understood, self.chooser.choose(understood, within)

    @step("understanding")
    def _understand(self, request: Request) -> Understood:
        """The question whole, misspellings mended, names as the documents write them."""
        mended = [
            self.wording.mend(question, request.within)
            for question in (*request.history, request.question)
        ]
        return understand(mended[-1], mended[:-1])

    def _documents(self, request: Request) -> list[Document]:
        """Whose notes and authors are meant: the papers', unless sources are asked for."""
        return self.index.documents_of(request.within or PAPERS)

    def _quotes(self, question: str | None, ranked: Sequence[Ranked], limit: int) -> list[Quote]:
        """The first candidates as quotes, without those that an earlier quote holds or says in the
        same words; the words marked that answer `question`, if it is given.
        """
        quotes: list[Quote] = []
        chosen: list[Candidate] = []
        for one in ranked:
            if len(quotes) == limit:
                break
            document, start = one.candidate.key
            text = one.candidate.text
            if not any(says_again(quote, document, start, text) for quote in quotes):
                first, last = extent(one.candidate.document, one.candidate.sentence)
                quotes.append(make_quote(one.candidate.document, first, last, score=one.score))
                chosen.append(one.candidate)
        if question is None:
            return quotes
        stems = self.index.terms.stems
        marked = mark_answers(question, chosen, stems)
        return [
            replace(quote, answer=_shifted(spans, candidate.sentence.start - quote.start))
            for quote, candidate, spans in zip(quotes, chosen, marked, strict=True)
        ]

    def _answer(
        self, request: Request, understood: Understood, ranked: Sequence[Ranked], sure: float
    ) -> Answer:
        status: Status = "answered"
        if sure < self.answered_at:
            status = "weak" if sure >= self.weak_at else "not_found"
        # What is only near holds no words that answer.
        asked = None if status == "not_found" else understood.own
        quotes = self._quotes(asked, ranked, request.limit)
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
        notes: dict[tuple[str, int], CitedNote] = {(n.document, n.number): n for n in first}
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
            message=message or _message(status, given),
            index=self.index.id,
            sources=self._sources(given),
            considered=tuple(islice(considered, _MOST_CONSIDERED)) if request.explain else None,
        )

    def _sources(self, quotes: Sequence[Quote]) -> tuple[Work, ...]:
        """The cited works that quotes come from, each with the first papers that cite it."""
        works = (self.index.works.get(q.document) for q in quotes if q.kind == "source")
        return tuple(
            replace(
                work,
                cited_by=work.cited_by[:MOST_CITING],
                more=max(len(work.cited_by) - MOST_CITING, 0),
            )
            for work in dict.fromkeys(work for work in works if work is not None)
        )

    def _ask_notes(
        self, request: Request, understood: Understood, about: NoteQuestion
    ) -> Answer | None:
        """Answer from the notes, or `None` where the question turns out not to be about them."""
        if about.numbers:
            return self._numbered(request, understood, about.numbers)
        if about.count and not about.about:
            return self._counted(request, understood)
        matches = [] if about.before else self._matches(request, about)
        least = max(_NOTE_MATCHES, 0.8 * matches[0][2]) if matches else 1.0
        best = [match for match in matches if match[2] >= least]
        named = about.works or about.count or (best and best[0][2] >= _NAMES_A_NOTE)
        claims = None
        if about.sure and not (named and best):
            claims = self._backing(request, understood, about)
        if claims is None and best:
            passed = matches[len(best) :]
            return self._from_notes(request, understood, best, passed, least)
        return claims

    def _matches(self, request: Request, about: NoteQuestion) -> list[Match]:
        """Notes in the words asked for, as they are written or as the texts write its names."""
        asked = Understood(about.about, about.about)
        wordings = (about.about, self.wording.expand(asked, request.within).text)
        stems, strict = self.index.terms.stems, not about.sure
        return best_matches(self._documents(request), wordings, stems, strict=strict)

    def _counted(self, request: Request, understood: Understood) -> Answer | None:
        held = [d for d in self._documents(request) if d.notes]
        if not held:
            return None
        last = [(document, document.notes[-1], 1.0) for document in held]
        answer = self._from_notes(request, understood, last)
        more = sum(len(document.notes) for document in held) - len(answer.notes)
        return replace(answer, message=counted(held, request.limit), more=more)

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
        message = (
            f"There is no note {listed([str(number) for number in numbers])}. "
            f"Notes: {listed(held, request.limit, '; ')}."
        )
        return self._finish(request, understood, "not_found", 0.0, (), message=message)

    def _from_notes(
        self,
        request: Request,
        understood: Understood,
        found: Sequence[Match],
        passed: Sequence[Match] = (),
        least: float | None = None,
    ) -> Answer:
        """The notes' own words, then the sentences that they stand on: of as many notes as the
        request allows quotes, or of all where they are asked for by number of one document.
        `passed` and `least` are for the explanation: what matched less, and how much was needed.
        """
        by_number = least is None and len({document.id for document, _, _ in found}) == 1
        given = found if by_number else found[: request.limit]
        looked_at = found[:_MOST_CONSIDERED] if request.explain else given
        quotes: list[Quote] = []
        for document, note, share in looked_at:
            whole = ((0, note.end - note.start),)
            quotes.append(make_quote(document, note.start, note.end, score=share, answer=whole))
        for document, note, share in looked_at:
            for marker in note.markers:
                sentence = document.sentence_at(max(marker - 1, 0))
                if sentence is not None:
                    quotes.append(make_quote(document, *extent(document, sentence), score=share))
        unique = list({(q.document, q.start): q for q in quotes}.values())
        first = [cited_note(document, note) for document, note, _ in given]
        best = found[0][2]
        status: Status = "answered" if best >= _NOTE_MATCHES else "weak"
        considered = of_notes(unique, request.limit, passed, least)
        answer = self._finish(
            request, understood, status, best, unique[: request.limit], first, considered=considered
        )
        more = len(found) - len(given)
        if not more:
            return answer
        return replace(answer, more=more, message=_MORE_NOTES.format(len(given), len(found)))

    def _backing(
        self, request: Request, understood: Understood, about: NoteQuestion
    ) -> Answer | None:
        """The sentences that make a claim, with the notes on them or beside them; `None` if that
        is too unsure.
        """
        if about.before and understood.before is not None:
            ranked = self._choose(understood.before, request.within)[1].best[:1]
            sure, least = confidence(ranked), self.weak_at
        else:
            if not about.about.strip():
                return None
            asked = self.wording.expand(Understood(about.about, about.about), request.within)
            found = self.chooser.find(asked, request.within).ranked
            ranked = tuple(backed(with_figures(found, about.about), _MAY_BACK))
            sure, least = confidence(ranked), _BACKS
        if not ranked or sure < least:
            return None
        answer = self._answer(request, understood, ranked, sure)
        document, sentence = ranked[0].candidate.document, ranked[0].candidate.sentence
        notes, where = backing_notes(document, sentence)
        if notes and where == "on":
            return answer
        message = "No note stands on these words, nor beside them."
        if notes:
            message = f"No note stands on these words; the nearest is on the sentence {where} them."
        cited = [cited_note(document, note) for note in notes]
        others = [note for note in answer.notes if note not in cited]
        return replace(answer, notes=(*cited, *others), message=message)


def _shifted(spans: Iterable[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((low + by, high + by) for low, high in spans)


def _message(status: Status, quotes: Sequence[Quote]) -> str:
    """What is said of an answer, and whether it stands in several places."""
    answering = sum(quote.score >= _ANSWERS_TOO for quote in quotes)
    if status == "answered" and answering > 1:
        return f"The text answers in {answering} places; the surest is first."
    return _MESSAGES[status]
