"""Questions answered with notes: those called by number, and those that have the words asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.documents import Document, Note
from corpus.english.intents.data import KIND_OF_WORK
from corpus.notes.names import last_note, note_names
from qa.answer import Answer, Quote, Status, make_quote
from qa.answering.answerer import Context, Question
from qa.answering.composition import MOST_CONSIDERED, Draft, compose, message_of
from qa.answering.explain import of_notes
from qa.answering.fact_answers import FactAnswerer
from qa.answering.holdings import Held, held_in, missing_message
from qa.answering.quote_bounds import extent
from qa.cited_note import cited_note
from qa.errors import listed
from qa.note_choice import choose_notes
from qa.page_names import page_name
from qa.query.data import sought_datum
from qa.query.dependence import content_words
from qa.query.followups import Understood
from qa.ranking.notes import NoteMatch, best_matches

# Least share of the words asked that a note must have: half. Set by hand.
_NOTE_MATCHES = 0.5
# A note must also have this share of what the best one has.
_NEAR_BEST = 0.8
_MOST_PLACES = 8  # of notes with one number that a message names


class NumberedNoteAnswerer:
    """Answers with the notes called by number, label or id, or says that there are none. Where
    several notes of a document have the number, all answer, and the message says where each is.
    """

    def answer(self, question: Question, context: Context) -> Answer:
        request, intent = question.request, question.intent
        documents = context.documents(request)
        matches = [
            NoteMatch(document, note, 1.0)
            for name in intent.names or map(str, intent.numbers)
            for document in documents
            for note in _called(document, name, last=intent.last)
        ]
        of_series = [match for match in matches if match.note.series == intent.series]
        if matches := of_series or matches:
            answer = compose_held(question, context, matches)
            shared = _shared_label(matches) if answer.status != "not_found" else None
            return replace(answer, message=f"{answer.message} {shared}") if shared else answer
        held = [f"{one.label}: {len(one.notes)}" for one in documents]
        message = (
            f"There is no note {listed([str(number) for number in intent.numbers])}. "
            f"Notes: {listed(held, request.limit, '; ')}."
        )
        return compose(question, context, Draft("not_found", 0.0, message=message))


def _called(document: Document, name: str, *, last: bool) -> Sequence[Note]:
    """The notes of a document that a number, label or id calls, or its last note."""
    if not last:
        return [note for _, note in choose_notes([document], name)]
    final = last_note(document)
    return [final] if final is not None else []


def _shared_label(matches: Sequence[NoteMatch]) -> str | None:
    """Where the notes are that one number calls in one document, in a sentence; `None` where none
    of the numbers calls several.
    """
    several = len({match.document.id for match in matches}) > 1
    counts = Counter((match.document.id, match.note.label) for match in matches)
    names: dict[str, Mapping[str, str]] = {}
    said = []
    for match in matches:
        document, note = match.document, match.note
        if counts[document.id, note.label] == 1:
            continue
        if document.id not in names:
            names[document.id] = note_names(document)
        words = f"note {names[document.id][note.id]} is {_whereabouts(document, note)}"
        said.append(f"{words} of {document.label}" if several else words)
    if not said:
        return None
    return f"Several notes have the same number: {listed(said, _MOST_PLACES, '; ')}."


def _whereabouts(document: Document, note: Note) -> str:
    """The place of a note's marker in a text, else that of the note: its section, or its page."""
    place = note.start if note.marker is None else max(note.marker - 1, 0)
    section = document.section_of(place)
    if section:
        return f"in “{' › '.join(section)}”"
    return f"on {page_name(document, document.page_of(place))}"


@dataclass(frozen=True, slots=True)
class NoteWordsAnswerer:
    """Answers with the notes that have the words asked, or with the works they cite; `None` where
    no note has enough of them, or the best less than the share `least_best`.
    """

    least_best: float = 0.0

    def answer(self, question: Question, context: Context) -> Answer | None:
        if question.intent.previous:
            return None
        matches = _matches(question, context)
        least = max(_NOTE_MATCHES, _NEAR_BEST * matches[0].share) if matches else 1.0
        best = [match for match in matches if match.share >= least]
        if not best or best[0].share < self.least_best:
            return None
        answer = compose_held(question, context, best, Passed(matches[len(best) :], least))
        if answer.status == "answered" or question.intent.about_notes or not best[0].share < 1.0:
            return answer
        # Its words may be about the subject matter, where the notes do not hold what is asked.
        fact = FactAnswerer().answer(question, context)
        return fact if fact.status == "answered" else answer


def _matches(question: Question, context: Context) -> list[NoteMatch]:
    """Notes with the words asked, as they are typed or as the texts write the names in them. A
    question for a datum that says no more than "the report" is about the reports that are cited.
    """
    about, request = question.intent.about, question.request
    if not content_words(about) and sought_datum(question.understood) is not None:
        kinds = KIND_OF_WORK.compiled.findall(question.understood.own)
        about = kinds[-1] if kinds else about
    expanded = context.rewriter.expand(Understood(about, about), request.within)
    return best_matches(
        context.documents(request),
        (about, expanded.text),
        context.index.stems,
        strict=not question.intent.about_notes,
    )


@dataclass(frozen=True, slots=True)
class Passed:
    """Notes that matched less, and the share of the words that was needed."""

    matches: Sequence[NoteMatch]
    least: float


def compose_held(
    question: Question,
    context: Context,
    matches: Sequence[NoteMatch],
    passed: Passed | None = None,
) -> Answer:
    """Those of the notes that hold the datum asked for, or a statement that none does."""
    datum = sought_datum(question.understood)
    if datum is None:
        return compose_notes(question, context, matches, passed)
    about = question.intent.about
    held = [(one, held_in(one.document, one.note, datum, about)) for one in matches]
    sure = {_key(one): found for one, found in held if found.holding == "held"}
    unsure = {_key(one): found for one, found in held if found.holding == "unsure"}
    chosen = sure or unsure
    lacking = [(one.document, one.note) for one in matches if _key(one) not in chosen]
    several = len(context.documents(question.request)) > 1
    if not chosen:
        message = missing_message(lacking, datum, several=several)
        near = _quotes(matches[: question.request.limit])[: question.request.limit]
        reasons = of_notes(near, question.request.limit, (), passed.least if passed else None)
        draft = Draft("not_found", 0.0, near, message=message, considered=reasons)
        return compose(question, context, draft)
    kept = [one for one in matches if _key(one) in chosen]
    answer = compose_notes(question, context, kept, passed, chosen)
    works = {(one.document.id, c.work) for one in kept for c in one.note.citations}
    by_kind = passed is not None and not content_words(about)
    if not sure or (by_kind and len(works) > 1):  # which "report" is meant is not known
        return replace(
            answer, status="weak", confidence=context.weak_at, message=message_of("weak")
        )
    if passed is None and lacking:  # notes called by number, of which some lack it
        return replace(answer, message=missing_message(lacking, datum, several=several))
    return answer


def _key(match: NoteMatch) -> tuple[str, int]:
    return match.document.id, match.note.start


def compose_notes(
    question: Question,
    context: Context,
    matches: Sequence[NoteMatch],
    passed: Passed | None = None,
    held: Mapping[tuple[str, int], Held] | None = None,
) -> Answer:
    """The notes' own words, then the sentences that they are on.

    The answer lists as many notes as the request has quotes, or all where notes of one document
    are called by number. `passed` is for the explanation of notes found by words; `None` stands
    for notes called by number. `held` says where in a note the datum asked for is; without
    it the whole note answers.
    """
    request = question.request
    every = passed is None and len({match.document.id for match in matches}) == 1
    listed_notes = matches if every else matches[: request.limit]
    quotes = _quotes(matches[:MOST_CONSIDERED] if request.explain else listed_notes, held)
    best = matches[0].share
    status: Status = "answered" if best >= _NOTE_MATCHES else "weak"
    more = len(matches) - len(listed_notes)
    message = f"These are {len(listed_notes)} of {len(matches)} notes that answer."
    others, least = (passed.matches, passed.least) if passed else ((), None)
    draft = Draft(
        status,
        best,
        quotes[: request.limit],
        [cited_note(match.document, match.note) for match in listed_notes],
        message if more else None,
        of_notes(quotes, request.limit, others, least),
        more,
    )
    return compose(question, context, draft)


def _quotes(
    matches: Sequence[NoteMatch], held: Mapping[tuple[str, int], Held] | None = None
) -> list[Quote]:
    """The notes as quotes, then the sentences that they are on, each once."""
    quotes: list[Quote] = []
    for match in matches:
        note = match.note
        found = held.get(_key(match)) if held else None
        spans = (found.spans if found else ()) or ((0, note.end - note.start),)
        quotes.append(
            make_quote(match.document, note.start, note.end, score=match.share, answer=spans)
        )
    for match in matches:
        for marker in match.note.markers:
            sentence = match.document.sentence_at(max(marker - 1, 0))
            if sentence is not None:
                first, last = extent(match.document, sentence)
                quotes.append(make_quote(match.document, first, last, score=match.share))
    return list({(quote.document, quote.start): quote for quote in quotes}.values())
