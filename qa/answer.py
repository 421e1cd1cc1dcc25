"""An answer: quotations that can be checked, with their notes; and the same as JSON."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from corpus.citations.works import Work
from corpus.documents import Citation, Document, Note, VoiceKind

Status = Literal["answered", "weak", "not_found"]

STATUS_NAMES: Mapping[Status, str] = {
    "answered": "Answered",
    "weak": "Weak",
    "not_found": "Not found",
}
MOST_CITING = 20  # papers that are named of those that cite a source
_AROUND = 32  # characters of prefix and suffix


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, exactly as they stand at `[start, end)` of its text.

    `answer` are spans within the quote that answer; `prefix` and `suffix` the characters around
    it (the W3C's TextQuoteSelector, as `start` and `end` are its TextPositionSelector). `speaker`
    names who is quoted where `voice` is "quoted".
    """

    text: str
    document: str
    kind: Literal["paper", "source"]
    start: int
    end: int
    page: int
    last_page: int
    section: str | None
    voice: VoiceKind
    speaker: str | None
    notes: tuple[int, ...]
    answer: tuple[tuple[int, int], ...]
    score: float
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class CitedNote:
    """A note on a quote, with the document it belongs to."""

    document: str
    note: Note
    text: str
    sentence: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Considered:
    """A sentence or note that was considered: where it stands, its score, the signals it has by
    name, and in words why it was quoted or passed over. Those are in the order of their rank.
    """

    document: str
    start: int
    end: int
    page: int
    section: str | None
    text: str
    score: float
    signals: Mapping[str, float]
    quoted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question. `quotes` are empty where `status` is "not_found"; `near` then
    holds what is nearest, which is not an answer. `message` says so in a sentence. `sources` are
    the cited works that quotes come from (a quote's `document` is the work's id), and which notes
    cite them; of one that many papers cite, the first `MOST_CITING` are named. `considered` is
    filled where an explanation was asked for. `more` counts what answers too and is left out by the
    request's limit: notes where notes were asked for, else quotes.
    """

    question: str
    status: Status
    understood: str
    carried: str | None
    confidence: float
    quotes: tuple[Quote, ...]
    notes: tuple[CitedNote, ...]
    near: tuple[Quote, ...]
    message: str
    index: str
    sources: tuple[Work, ...] = ()
    considered: tuple[Considered, ...] | None = None
    more: int = 0

    @property
    def more_words(self) -> str | None:
        """How much more there is, in a sentence; `None` where there is nothing."""
        if not self.more:
            return None
        what = "note" if self.notes else "quotation"
        words = f"1 more {what} is" if self.more == 1 else f"{self.more} more {what}s are"
        return f"{words} not listed: ask one document, or for more at once."


def make_quote(
    document: Document,
    start: int,
    end: int,
    *,
    score: float,
    answer: Sequence[tuple[int, int]] = (),
) -> Quote:
    """The quotation at `[start, end)`; `answer` are spans within it."""
    text = document.text[start:end]
    sentence = document.sentence_at(start)
    section = document.section_of(start)
    in_note = document.note_at(start) is not None
    return Quote(
        text=text,
        document=document.id,
        kind=document.kind,
        start=start,
        end=end,
        page=document.page_of(start),
        last_page=document.page_of(max(end - 1, start)),
        section=" › ".join(section) or None,
        voice="note" if in_note else sentence.voice if sentence else "author",
        speaker=sentence.speaker if sentence else None,
        notes=document.notes_between(start, end),
        answer=tuple(answer),
        score=round(score, 4),
        prefix=document.text[max(0, start - _AROUND) : start],
        suffix=document.text[end : end + _AROUND],
    )


def place(quote: Quote, documents: Mapping[str, Document]) -> str:
    """Where a quote stands, in a line."""
    pages = f"page {quote.page}"
    if quote.last_page != quote.page:
        pages = f"pages {quote.page}–{quote.last_page}"
    parts = [pages]
    if quote.section:
        parts.append(quote.section)
    if len(documents) > 1:
        parts.insert(0, documents[quote.document].label)
    if quote.kind == "source":
        parts.insert(0, "cited source")
    if quote.voice == "quoted":
        parts.append(f"spoken by {quote.speaker}" if quote.speaker else "quoted speech")
    if quote.voice == "note":
        parts.append(f"in note {quote.notes[0]}")
    elif quote.notes:
        word = "note" if len(quote.notes) == 1 else "notes"
        parts.append(f"{word} {', '.join(map(str, quote.notes))}")
    return " · ".join(parts)


def author_quotes(document: Document) -> list[Quote]:
    """What a document says of who wrote it: its biography, sentence by sentence, or its byline."""
    spans = [
        (sentence.start, sentence.end)
        for aside in document.asides
        if aside.kind == "biography"
        for sentence in document.sentences_between(aside.start, aside.end)
    ]
    bylines = [(p.start, p.end) for p in document.paragraphs if p.kind == "byline"]
    return [make_quote(document, start, end, score=1.0) for start, end in spans or bylines]


def says_again(quote: Quote, document: str, start: int, text: str) -> bool:
    """Whether a quote already holds a sentence, or says the same in its document, to the word."""
    if quote.document != document:
        return False
    return quote.start <= start < quote.end or _words(quote.text) == _words(text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def check_verbatim(quotes: Iterable[Quote], documents: Mapping[str, Document]) -> None:
    """Assert that every quote is what stands at its place: no answer leaves without this."""
    for quote in quotes:
        if documents[quote.document].text[quote.start : quote.end] != quote.text:
            raise AssertionError(f"quote at {quote.start} of {quote.document} is not verbatim")
        if any(not 0 <= low < high <= len(quote.text) for low, high in quote.answer):
            raise AssertionError(f"marked words lie outside the quote at {quote.start}")


def cited_note(document: Document, note: Note) -> CitedNote:
    # The marker stands right behind the word it belongs to.
    behind = None if note.marker is None else max(note.marker - 1, 0)
    sentence = None if behind is None else document.sentence_at(behind)
    span = (sentence.start, sentence.end) if sentence else None
    return CitedNote(document.id, note, document.note_text(note), span)


def describe(citation: Citation) -> str:
    """A resolved work in a line."""
    title = f"“{citation.title}”" if citation.title else None
    parts = [
        ", ".join(citation.authors) or None,
        title,
        citation.container,
        citation.volume,
        citation.publisher,
        citation.date,
        citation.locator,
        citation.url,
    ]
    return ", ".join(part for part in parts if part) or citation.verbatim


def citation_json(citation: Citation) -> dict[str, Any]:
    """A citation for programs. `publisher` is it or, where none is given, the container."""
    return {
        "authors": list(citation.authors),
        "title": citation.title,
        "publisher": citation.publisher or citation.container,
        "date": citation.date,
        "locator": citation.locator,
        "url": citation.url,
        "kind": citation.kind,
        "resolved_from": list(citation.resolved_from),
        "container": citation.container,
        "place": citation.place,
        "volume": citation.volume,
        "issued": citation.issued,
        "verbatim": citation.verbatim,
        "unsure": citation.unsure,
        "unparsed": citation.unparsed,
        "work": citation.work,
    }


def work_json(work: Work) -> dict[str, Any]:
    """A cited work for programs, with the notes that cite it."""
    return {
        "id": work.id,
        "label": work.label,
        "url": work.url,
        "cited_by": [
            {"document": one.document, "number": one.number, "notes": list(one.notes)}
            for one in work.cited_by
        ],
        "more": work.more,
        "citation": citation_json(work.citation),
    }


def note_json(cited: CitedNote) -> dict[str, Any]:
    """A note for programs. `marker` and `sentence` are offsets in the document's text."""
    note = cited.note
    return {
        "number": note.number,
        "text": cited.text,
        "citations": [citation_json(citation) for citation in note.citations],
        "document": cited.document,
        "start": note.start,
        "end": note.end,
        "page": note.page,
        "marker": note.marker,
        "markers": list(note.markers),
        "sentence": list(cited.sentence) if cited.sentence else None,
        "commentary": note.commentary,
    }


def quote_json(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "document": quote.document,
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "page": quote.page,
        "section": quote.section,
        "voice": quote.voice,
        "speaker": quote.speaker,
        "notes": list(quote.notes),
        "answer": [list(span) for span in quote.answer],
        "score": quote.score,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "last_page": quote.last_page,
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """An answer for programs: the shape that the API and `--json` share."""
    fields = {
        "question": answer.question,
        "status": answer.status,
        "understood": answer.understood,
        "carried": answer.carried,
        "confidence": answer.confidence,
        "message": answer.message,
        "quotes": [quote_json(quote) for quote in answer.quotes],
        "notes": [note_json(cited) for cited in answer.notes],
        "near": [quote_json(quote) for quote in answer.near],
        "sources": [work_json(work) for work in answer.sources],
        "index": answer.index,
        "more": answer.more,
    }
    if answer.considered is not None:
        fields["considered"] = [considered_json(one) for one in answer.considered]
    return fields


def considered_json(one: Considered) -> dict[str, Any]:
    return {
        "text": one.text,
        "document": one.document,
        "start": one.start,
        "end": one.end,
        "page": one.page,
        "section": one.section,
        "score": one.score,
        "signals": dict(one.signals),
        "quoted": one.quoted,
        "reason": one.reason,
    }
