"""The document under construction: its paragraphs, sentences, notes and pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.citations.elements.quotes import Span
from corpus.citations.note_citations import read_notes
from corpus.documents import (
    UNQUOTED,
    Aside,
    Description,
    Document,
    Note,
    Omission,
    Page,
    Paragraph,
    ParagraphKind,
    Run,
    Section,
    Sentence,
)
from corpus.lines import Block, Line, Vocabulary, join
from corpus.notes.candidates import is_notes_heading
from corpus.notes.doubts import doubts
from corpus.notes.extents import NoteLines
from corpus.notes.markers import Mark, Markers, Sought, file_offset, find_markers
from corpus.places import PlacedLine
from corpus.plaintext.building.canvas import Canvas, placed
from corpus.plaintext.front_lines import is_body
from corpus.plaintext.front_matter import date_of, names_in
from corpus.plaintext.layout import Layout
from corpus.plaintext.paragraphs import Draft
from corpus.plaintext.sections import ranked_sections, sections_of
from corpus.sentences import read_sentences

_RIVALS = "its number stands in two places that fit as well"
_ANOTHER = "another line looks like the same note"


@dataclass(frozen=True, slots=True)
class FileSpans:
    """Where the parts of a text are in its file: by bytes, or by places on pages."""

    runs: tuple[Run, ...] = ()
    omissions: tuple[Omission, ...] = ()
    places: tuple[PlacedLine, ...] = ()


class Origin(Protocol):
    """The file that a document is made from. Offsets in the file are those of the
    characters that were read.
    """

    @property
    def sha256(self) -> str: ...
    @property
    def encoding(self) -> str: ...

    def pages(self, found: Sequence[Page]) -> tuple[Page, ...]:
        """The pages with their labels and sizes, as far as the file says them."""
        ...

    def printed(self, block: Block) -> Block:
        """A block as it is printed, of the same length."""
        ...

    def spans(self, canvas: Canvas) -> FileSpans:
        """Where the text is in the file."""
        ...


def build_document(
    origin: Origin,
    layout: Layout,
    drafts: Sequence[Draft],
    words: Vocabulary,
    about: Description,
) -> Document:
    """The document of a text whose body are the `drafts`."""
    blocks = [draft.block for draft in drafts]
    found = find_markers(blocks, [_sought(note) for note in layout.notes])
    return _Builder(origin, layout, words, about, found).document(drafts)


def _sought(note: NoteLines) -> Sought:
    """What is to be known of a note to find its markers."""
    first, label = note.lines[0], note.label
    page = first.page if note.is_foot else None
    return Sought(
        label.family, label.number, label.text, note.series, page, note.after, first.start
    )


class _Builder:
    """The document under construction: its text with all spans in it."""

    def __init__(
        self,
        origin: Origin,
        layout: Layout,
        words: Vocabulary,
        about: Description,
        found: Markers,
    ) -> None:
        self.origin, self.layout, self.words, self.about = origin, layout, words, about
        self.found = found
        self.canvas = Canvas()
        self.paragraphs: list[Paragraph] = []
        self.sentences: list[Sentence] = []
        self.page_starts: list[tuple[int, int]] = []
        self.places: dict[int, dict[int, None]] = {}  # of markers, by the place of the note
        self.doubts: dict[int, str] = {}  # what is unsure of notes, by their places
        self.levels: list[int | None] = []  # of the headings of the body
        self.written = self.last_sentence = ""

    def document(self, drafts: Sequence[Draft]) -> Document:
        """Write all parts, and return the document."""
        headings = self._body(drafts, self.found.marks)
        body_end = self.canvas.length
        asides = [
            self._aside(lines[0].page, join(lines, self.words)) for lines in self.layout.asides
        ]
        bare_notes = self._notes()
        text = "".join(self.canvas.pieces)
        notes, parts = read_notes(bare_notes, text)
        self._add_parts(notes, parts)
        for line in self.layout.furniture:
            start = line.start + len(line.text) - len(line.text.lstrip())
            self.canvas.omitted.append(("furniture", start, line.start + len(line.text.rstrip())))
        spans = self.origin.spans(self.canvas)
        about = self.about
        title = about.title or next(iter(self._words_of(text, "title")), None)
        return Document(
            id=about.id,
            kind=about.kind,
            title=title,
            label=about.label or title or about.id,
            authors=about.authors or self._authors(text),
            language=about.language,
            text=text,
            body_end=body_end,
            sha256=self.origin.sha256,
            encoding=self.origin.encoding,
            runs=spans.runs,
            omissions=spans.omissions,
            pages=self.origin.pages(self._pages(body_end)),
            sections=self._sections(headings, body_end),
            paragraphs=tuple(self.paragraphs),
            sentences=tuple(self.sentences),
            notes=notes,
            asides=tuple(asides),
            warnings=doubts(notes, self.found.unresolved, self.found.lost, self._of_verse()),
            publisher=about.publisher,
            issued=about.issued or self._issued(text),
            url=about.url,
            places=spans.places,
        )

    def _sections(self, headings: Sequence[tuple[int, str]], end: int) -> tuple[Section, ...]:
        """The sections, by the ranks of the headings where their print shows them."""
        ranked = [
            (*heading, level)
            for heading, level in zip(headings, self.levels, strict=True)
            if level is not None
        ]
        same = len(ranked) == len(headings)
        return ranked_sections(ranked, end) if same and ranked else sections_of(headings, end)

    def _of_verse(self) -> set[int]:
        """The series of notes that are called by the numbers of lines."""
        return {note.series for note in self.layout.notes if note.label.family == "line"}

    def _words_of(self, text: str, kind: ParagraphKind) -> list[str]:
        """The words of the paragraphs of a kind."""
        return [text[one.start : one.end] for one in self.paragraphs if one.kind == kind]

    def _authors(self, text: str) -> tuple[str, ...]:
        """The authors in the byline of the text itself."""
        lines = self._words_of(text, "byline")
        names = [name for words in lines for name in names_in(words)]
        names = names or [words for words in lines if is_body(words)]
        return tuple(dict.fromkeys(names))

    def _issued(self, text: str) -> str | None:
        """The date in the front matter, as ISO 8601: the first of those that say most."""
        dates = (date_of(words) for words in self._words_of(text, "front matter"))
        return max((date for date in dates if date), key=len, default=None)

    def _write(
        self, block: Block, kind: ParagraphKind, marks: Sequence[Mark] = (), lead: str = ""
    ) -> list[tuple[int, int]]:
        """Write one paragraph and its sentences; markers alone belong to the paragraph before.

        `lead` is the sentence before a block quotation. Returns the pairs of `Canvas.add`.
        """
        block = self.origin.printed(block)
        if _only_marks(block.text, marks):
            self.written = ""
            return self.canvas.add(block, marks)
        self.canvas.break_paragraph()
        start = self.canvas.length
        first_piece = len(self.canvas.pieces)
        pairs = self.canvas.add(block, marks)
        self.written = written = "".join(self.canvas.pieces[first_piece:])
        self.paragraphs.append(Paragraph(start, self.canvas.length, kind))
        found: list[Sentence] = []
        if kind == "table row":
            found = [Sentence(start, self.canvas.length, "author")]
        elif kind not in (*UNQUOTED, "note"):  # notes are divided when they have been read
            found = read_sentences(written, kind, lead, self.about.language, start)
        self.sentences += found
        if found:
            self.last_sentence = written[found[-1].start - start : found[-1].end - start]
        return pairs

    def _body(self, drafts: Sequence[Draft], marks: Sequence[Mark]) -> list[tuple[int, str]]:
        by_block: dict[int, list[Mark]] = {}
        for mark in marks:
            by_block.setdefault(mark.block, []).append(mark)
        headings = []
        lead = ""
        for index, draft in enumerate(drafts):
            own = by_block.get(index, [])
            pairs = self._write(draft.block, draft.kind, own, lead)
            if draft.kind == "heading" and self.written:
                headings.append((self.paragraphs[-1].start, self.written))
                self.levels.append(draft.level)
            for offset, page in draft.block.page_starts:
                self.page_starts.append((placed(pairs, offset), page))
            for (_, place), mark in zip(pairs[1:], own, strict=True):
                for note in mark.notes:
                    self.places.setdefault(note, {})[place] = None
                    if mark.rivals:
                        self.doubts.setdefault(note, _RIVALS)
                    elif self._has_another(note, file_offset(draft.block, mark.start)):
                        self.doubts.setdefault(note, _ANOTHER)
            if self.written:
                lead = self.last_sentence if self.written.endswith(":") else ""
        return headings

    def _has_another(self, note: int, marker: int) -> bool:
        """Whether, between a marker and its note, another line looks like the same note."""
        lines = self.layout.notes[note]
        label, own = lines.label, lines.lines[0].start
        others = self.layout.others.get((label.family, label.number), [])
        return any(marker < other < own for other in others)

    def _aside(self, page: int, block: Block) -> Aside:
        self._write(block, "aside")
        written = self.paragraphs[-1]
        kind = "biography" if page == 1 else "aside"
        return Aside(kind, written.start, written.end, page)

    def _notes(self) -> list[Note]:
        notes = []
        for place, lines in enumerate(self.layout.notes):
            first, label = lines.lines[0], lines.label
            for heading in _headings(lines.heading):
                self._write(join(heading, self.words), "heading")
            self.canvas.omitted.append(
                ("label", first.start + label.start, first.start + label.end)
            )
            self._write(join(self._without_bracket(lines), self.words, skip=label.end), "note")
            span = self.paragraphs[-1]
            notes.append(
                Note(
                    number=label.number,
                    start=span.start,
                    end=span.end,
                    page=first.page,
                    markers=tuple(self.places.get(place, ())),
                    label=label.text,
                    series=lines.series,
                    unsure=self.doubts.get(place),
                )
            )
        return notes

    def _add_parts(self, notes: Sequence[Note], parts: Sequence[Sequence[Span]]) -> None:
        """Add the sentences of notes, which stand behind all others."""
        by_start = {note.start: own for note, own in zip(notes, parts, strict=True)}
        for one in self.paragraphs:
            if one.kind == "note":
                self.sentences += [
                    Sentence(one.start + low, one.start + high, "note")
                    for low, high in by_start[one.start]
                ]

    def _without_bracket(self, note: NoteLines) -> list[Line]:
        """The lines of a note without the bracket that closes `[Footnote 1: …]`."""
        last = note.lines[-1]
        words = last.text.rstrip()
        if note.label.style != "footnote" or not words.endswith("]"):
            return note.lines
        end = last.start + len(words)
        self.canvas.omitted.append(("label", end - 1, end))
        return [*note.lines[:-1], replace(last, text=words[:-1])]

    def _pages(self, body_end: int) -> tuple[Page, ...]:
        """One page for each number, empty where it has no body."""
        starts: dict[int, int] = {}
        for place, number in self.page_starts:
            starts.setdefault(number, place)
        count = max([self.layout.pages, *starts])
        pages: list[Page] = []
        following = body_end
        for number in range(count, 0, -1):
            start = 0 if number == 1 else starts.get(number, following)
            pages.append(Page(number, start, following))
            following = start
        return tuple(reversed(pages))


def _headings(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines above a note as headings: that of the notes, and that of their chapter."""
    if len(lines) > 1 and is_notes_heading(lines[0].text):
        return [lines[:1], lines[1:]]
    return [lines] if lines else []


def _only_marks(text: str, marks: Sequence[Mark]) -> bool:
    """Whether `text` has nothing but markers."""
    place = 0
    for mark in marks:
        if text[place : mark.start].strip():
            return False
        place = mark.end
    return not text[place:].strip()
