"""The types of a document and its parts, which all other packages use.

All offsets named `start` and `end` count characters of `Document.text` (Python string indices,
half open). Offsets named `file_start` and `file_end` count bytes of the original file.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol, TypeVar

from corpus.places import PlacedLine, Rectangle, page_at, rectangles

DocumentKind = Literal["paper", "source"]
VoiceKind = Literal["author", "quoted", "note"]
ParagraphKind = Literal[
    "prose",
    "block quotation",
    "heading",
    "title",
    "byline",
    "front matter",
    "caption",
    "table heading",
    "table row",
    "aside",
    "note",
]
# Kinds of paragraphs that are not cut into sentences, and so are never quoted by themselves.
UNQUOTED: frozenset[ParagraphKind] = frozenset(
    ("heading", "title", "byline", "front matter", "table heading")
)
OmissionKind = Literal["marker", "label", "furniture", "hyphen", "mark"]
CitationKind = Literal[
    "web page",
    "pdf",
    "book",
    "chapter",
    "thesis",
    "journal",
    "newspaper",
    "video",
    "post",
    "archive",
    "personal communication",
    "report",
    "case",
    "statute",
    "treaty",
    "debate",
    "unread",
    "unknown",
]
Certainty = Literal["certain", "likely", "unsure"]

_LETTERS = 26  # that tell notes of one number apart

# The configuration of pydantic by which a schema lists fields with defaults as required: they are
# always in the JSON. Pydantic itself is not imported here, where sandboxed readers come by.
_PUBLISHED = {"json_schema_serialization_defaults_required": True}


class Spanned(Protocol):
    """Anything with a span of the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of canonical text copied unchanged from the file."""

    start: int
    length: int
    file_start: int


@dataclass(frozen=True, slots=True)
class Omission:
    """Bytes of the file that are not part of the canonical text, and what they are."""

    kind: OmissionKind
    file_start: int
    file_end: int


@dataclass(frozen=True, slots=True)
class Page:
    """The part of the body that is on one page.

    `number` counts the pages of the file from 1. `label` is the number that is printed on the page,
    such as "412" or "ii", where that is known. `width` and `height` are those of the page as it is
    shown, in points, where the file has pages of a size; for that it is turned clockwise by `turn`
    degrees, beyond what the file says, so that its text runs from left to right.
    """

    __pydantic_config__ = _PUBLISHED

    number: int
    start: int
    end: int
    label: str | None = None
    width: float | None = None
    height: float | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The text from one heading to the next; `path` are the headings above it, outermost first."""

    path: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text and what it is."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest unit that is quoted.

    `voice` says who speaks: the author, a person quoted in the text, or a note. `speaker` is the
    quoted person in the text's own words, where it names one.
    """

    __pydantic_config__ = _PUBLISHED

    start: int
    end: int
    voice: VoiceKind
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One work as one note cites it. Strings are the note's own words; `None` means absent.

    `kind` is "unread" where nothing but `verbatim` is known, and "unknown" where fields were read
    that fit several kinds. `issued` is `date` as ISO 8601, as far as it is known. `resolved_from`
    is the chain of note numbers that an Ibid. or a short form was followed through, nearest first;
    `resolved_ids` are the ids of the same notes, and `certainty` is how sure that is (`None` of a
    work cited in full). `unsure` says in words what could not be decided for certain. `unparsed`
    is, verbatim, what fits no field. `work` is the number of the distinct work within the document,
    from 1.
    """

    __pydantic_config__ = _PUBLISHED

    verbatim: str
    kind: CitationKind
    authors: tuple[str, ...] = ()
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    place: str | None = None
    volume: str | None = None
    date: str | None = None
    issued: str | None = None
    locator: str | None = None
    url: str | None = None
    resolved_from: tuple[int, ...] = ()
    unsure: str | None = None
    unparsed: str | None = None
    work: int | None = None
    editors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    issue: str | None = None
    edition: str | None = None
    resolved_ids: tuple[str, ...] = ()
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A foot- or endnote. Its words are `text[start:end]`, after the body.

    `markers` are the body offsets right after which the note's label was, `page` is the page of
    the note itself. `commentary` is what the note says apart from citations, verbatim.

    `label` is what is printed, such as "12", "iv" or "†", and `series` counts the numberings of the
    document from 1: one begins anew with each chapter, say. `number` is the place of the label in
    its series: its own number, that of the Roman numeral or letter, the place of the symbol. `id`
    names the note within the document: its number in the first series ("12"), the series and the
    number in others ("2.12"), with a letter where there are several ("12b"). `unsure` says in words
    what could not be decided for certain.
    """

    number: int
    start: int
    end: int
    page: int
    markers: tuple[int, ...]
    citations: tuple[Citation, ...] = ()
    commentary: str | None = None
    label: str = ""
    series: int = 1
    id: str = ""
    unsure: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", self.label or str(self.number))
        object.__setattr__(self, "id", self.id or note_id(self.series, self.number))

    @property
    def marker(self) -> int | None:
        """The first marker's offset; `None` where the text never refers to the note."""
        return self.markers[0] if self.markers else None


def note_id(series: int, number: int, earlier: int = 0) -> str:
    """The id of a note, of which there are `earlier` ones with its number in its series."""
    name = str(number) if series == 1 else f"{series}.{number}"
    if not earlier:
        return name
    return f"{name}{chr(ord('a') + earlier) if earlier < _LETTERS else f'-{earlier + 1}'}"


def with_note_ids(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes of a document with ids that differ, in the same order."""
    seen: Counter[tuple[int, int]] = Counter()
    named = []
    for note in notes:
        key = (note.series, note.number)
        named.append(replace(note, id=note_id(*key, earlier=seen[key])))
        seen[key] += 1
    return tuple(named)


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that is neither body nor note, such as an author's biography."""

    kind: str
    start: int
    end: int
    page: int


def at(spans: Sequence[S], offset: int) -> S | None:
    """The one of ordered, disjoint `spans` that contains an offset; `None` if there is none."""
    position = bisect_right(spans, offset, key=lambda span: span.start) - 1
    if position < 0 or offset >= spans[position].end:
        return None
    return spans[position]


@dataclass(frozen=True)
class Description:
    """The metadata of a text. Empty values are unknown."""

    id: str
    title: str | None = None
    label: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    kind: DocumentKind = "paper"
    publisher: str | None = None
    issued: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Document:
    """One text that can be quoted.

    `text` is the canonical reading text: first the body, up to `body_end`, with pages joined and
    markers removed; behind it the asides and the notes, each a paragraph of its own, so that every
    word of the file has one place. No word is changed; white space is normalised.
    `runs` map it back to the bytes of the file, whose SHA-256 is `sha256` and whose encoding is
    `encoding`; `omissions` are the bytes in no run (markers, note numbers, page numbers, running
    heads). `warnings` say in words where notes and markers disagree. `issued` is the date of
    publication in ISO 8601, as far as it is known. `marks` are all markers in order, as (offset,
    place of the note in `notes`). `places` say where the text is on the pages of the file, where it
    has pages of a size, as a PDF has; such a document has no `runs` and no `omissions`. `origins`
    are (field, what it was taken from) of title, authors, date and url, where that was recorded.
    """

    id: str
    kind: DocumentKind
    title: str | None
    label: str
    authors: tuple[str, ...]
    language: str
    text: str
    body_end: int
    sha256: str
    encoding: str
    runs: tuple[Run, ...] = field(repr=False)
    omissions: tuple[Omission, ...] = field(repr=False)
    pages: tuple[Page, ...] = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    notes: tuple[Note, ...] = field(repr=False)
    asides: tuple[Aside, ...] = ()
    warnings: tuple[str, ...] = ()
    publisher: str | None = None
    issued: str | None = None
    url: str | None = None
    places: tuple[PlacedLine, ...] = field(default=(), repr=False)
    origins: tuple[tuple[str, str], ...] = ()

    marks: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        marks = [(place, n) for n, note in enumerate(self.notes) for place in note.markers]
        object.__setattr__(self, "marks", tuple(sorted(marks)))

    def page_of(self, offset: int) -> int:
        """The number of the page that the character at `offset` is on in the file."""
        if self.places:
            return page_at(self.places, offset) or self.pages[0].number
        if offset >= self.body_end:
            place = at(self.notes, offset) or at(self.asides, offset)
            if place is not None:
                return place.page
        position = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[max(position, 0)].number

    def page_label(self, number: int) -> str:
        """What the page with this number is called: what is printed on it, else its number."""
        place = bisect_left(self.pages, number, key=lambda page: page.number)
        page = self.pages[place] if place < len(self.pages) else None
        return (page.label if page and page.number == number else None) or str(number)

    def rectangles(self, start: int, end: int) -> tuple[Rectangle, ...]:
        """Where the characters `[start, end)` are on the pages of the file, a rectangle for each
        part of a line; empty where the file has no pages of a size.
        """
        return tuple(rectangles(self.places, start, end))

    def section_of(self, offset: int) -> tuple[str, ...]:
        """The headings above `offset`, outermost first; empty where there are none."""
        section = at(self.sections, offset)
        return section.path if section else ()

    def note_at(self, offset: int) -> Note | None:
        """The note whose own words contain `offset`; `None` if there is none."""
        return at(self.notes, offset)

    def marked_between(self, start: int, end: int) -> tuple[Note, ...]:
        """The notes with markers in `(start, end]`, each once, in the order of the markers.

        A marker belongs to the word before it, so one at `start` belongs to the sentence before.
        For a span inside a note the result is that note itself.
        """
        own = self.note_at(start)
        if own is not None:
            return (own,)
        low = bisect_right(self.marks, start, key=lambda mark: mark[0])
        high = bisect_right(self.marks, end, key=lambda mark: mark[0])
        places = dict.fromkeys(place for _, place in self.marks[low:high])
        return tuple(self.notes[place] for place in places)

    def notes_between(self, start: int, end: int) -> tuple[int, ...]:
        """The numbers of `marked_between`, each once."""
        return tuple(dict.fromkeys(note.number for note in self.marked_between(start, end)))

    def table_heading(self, offset: int) -> Paragraph | None:
        """The head of the table that the row at `offset` is of; `None` of other text."""
        place = bisect_right(self.paragraphs, offset, key=lambda one: one.start) - 1
        while place >= 0 and self.paragraphs[place].kind == "table row":
            place -= 1
        if place < 0 or self.paragraphs[place].kind != "table heading":
            return None
        return self.paragraphs[place] if self.paragraphs[place].end <= offset else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that contains `offset`, or that ends there."""
        return at(self.sentences, offset) or (at(self.sentences, offset - 1) if offset else None)

    def sentences_between(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that overlap `[start, end)`."""
        low = bisect_right(self.sentences, start, key=lambda sentence: sentence.end)
        high = bisect_left(self.sentences, end, key=lambda sentence: sentence.start)
        return self.sentences[low:high]

    def note(self, number: int) -> Note | None:
        """The note with this number; the first if there are several."""
        return next((note for note in self.notes if note.number == number), None)

    def notes_numbered(self, number: int) -> tuple[Note, ...]:
        """The notes with this number: one of each series that has it."""
        return tuple(note for note in self.notes if note.number == number)

    def note_with_id(self, ident: str) -> Note | None:
        """The note with this id."""
        return next((note for note in self.notes if note.id == ident), None)

    def note_text(self, note: Note) -> str:
        """The words of a note, verbatim."""
        return self.text[note.start : note.end]

    def file_spans(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The pieces of `text[start:end]` in the file: (first byte, last byte + 1, words).

        White space that joins lines is in no piece.
        """
        spans = []
        first = max(bisect_right(self.runs, start, key=lambda run: run.start) - 1, 0)
        for run in self.runs[first:]:
            if run.start >= end:
                break
            low, high = max(start, run.start), min(end, run.start + run.length)
            if low >= high:
                continue
            skipped = len(self.text[run.start : low].encode(self.encoding))
            piece = self.text[low:high]
            file_start = run.file_start + skipped
            spans.append((file_start, file_start + len(piece.encode(self.encoding)), piece))
        return spans
