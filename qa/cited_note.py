"""A note as answers and lists give it: with its document, its name, and the works it cites."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field, computed_field, model_validator

from corpus.citations.works import PublishedCitation
from corpus.documents import Citation, Document, Note, note_id
from corpus.notes.names import note_names
from corpus.serialization import PUBLISHED
from qa.page_names import page_words


@dataclass(frozen=True, slots=True)
class CitedNote:
    """A note with the document it belongs to.

    Offsets count characters of the document's text: `start` and `end` of the note, `markers` of
    its label in the body, `sentence` of the sentence with the first marker. `commentary` is what
    the note says beside citing. `id` names the note within the document, `label` is what is
    printed, `series` the numbering that it belongs to, from 1; `name` is the label, with its place
    where several notes have it. `unsure` says in words what could not be decided for certain.
    `page` is counted in the file from 1, `page_label` is what is printed on that page, else the
    same.
    """

    __pydantic_config__ = PUBLISHED

    document: str
    number: int
    text: str
    citations: tuple[PublishedCitation, ...]
    start: int
    end: int
    page: int
    markers: tuple[int, ...]
    sentence: tuple[int, int] | None
    commentary: str | None
    id: str = ""
    label: str = ""
    series: int = 1
    unsure: str | None = None
    name: str = ""
    names: Annotated[
        Mapping[str, str],
        Field(description="The names of the notes in `resolved_ids` of its citations, by id."),
    ] = field(default_factory=dict)
    page_label: str = ""

    def __post_init__(self) -> None:
        # Answers that were stored before notes had ids have only the number.
        object.__setattr__(self, "id", self.id or note_id(self.series, self.number))
        object.__setattr__(self, "label", self.label or str(self.number))
        object.__setattr__(self, "name", self.name or self.label)
        object.__setattr__(self, "page_label", self.page_label or str(self.page))

    @computed_field
    @property
    def marker(self) -> int | None:
        """The first marker's offset; null where the text never refers to the note."""
        return self.markers[0] if self.markers else None

    @model_validator(mode="before")
    @classmethod
    def _of_version_0_1(cls, value: Any) -> Any:
        """A note as version 0.1.0 stored it, with the fields of `Note` under `note`."""
        if isinstance(value, dict) and isinstance(value.get("note"), dict):
            return {**value["note"], **value}
        return value

    @property
    def page_words(self) -> str:
        """Its page in words."""
        return page_words(self.page, self.page, self.page_label, self.page_label)

    def chain(self, citation: Citation) -> tuple[str, ...]:
        """The names of the notes that one of its citations was resolved through, nearest first."""
        if len(citation.resolved_ids) != len(citation.resolved_from):
            return tuple(map(str, citation.resolved_from))
        pairs = zip(citation.resolved_ids, citation.resolved_from, strict=True)
        return tuple(self.names.get(ident, str(number)) for ident, number in pairs)


def cited_note(document: Document, note: Note) -> CitedNote:
    """A note of a document, with its text and the sentence that its first marker stands in."""
    return _cited(document, note, note_names(document))


def cited_notes(document: Document, notes: Iterable[Note]) -> Iterator[CitedNote]:
    """Several notes of one document, as of `cited_note`."""
    names = note_names(document)
    return (_cited(document, note, names) for note in notes)


def _cited(document: Document, note: Note, names: Mapping[str, str]) -> CitedNote:
    # The marker follows the word that it belongs to.
    behind = None if note.marker is None else max(note.marker - 1, 0)
    sentence = None if behind is None else document.sentence_at(behind)
    span = (sentence.start, sentence.end) if sentence else None
    through = (ident for citation in note.citations for ident in citation.resolved_ids)
    return CitedNote(
        document=document.id,
        number=note.number,
        text=document.note_text(note),
        citations=note.citations,
        start=note.start,
        end=note.end,
        page=note.page,
        markers=note.markers,
        sentence=span,
        commentary=note.commentary,
        id=note.id,
        label=note.label,
        series=note.series,
        unsure=note.unsure,
        name=names[note.id],
        names={ident: names[ident] for ident in through if ident in names},
        page_label=document.page_label(note.page),
    )


def notes_words(names: Iterable[str]) -> str:
    """Notes by their names in a line: "note 3", "notes 3, 4 (series 2)"."""
    listed = list(names)
    return f"note{'s' if len(listed) > 1 else ''} {', '.join(listed)}"
