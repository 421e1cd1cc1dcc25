"""Papers in Word files: the text, the headings, and the notes with their markers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from corpus.docx import READER
from corpus.docx.container import Container, Part, open_container
from corpus.docx.inline import WordFile
from corpus.docx.markup import W
from corpus.docx.note_numbers import NoteNumbers, numberings
from corpus.docx.notes import NoteParts, NoteText
from corpus.docx.properties import Properties, code_of, read_properties
from corpus.docx.structure import structured
from corpus.docx.styles import Styles
from corpus.docx.tables import TableStory
from corpus.errors import UnreadableText
from corpus.html.notes.labels import bare_label
from corpus.html.paper import LaidBlocks, WebNote, WebPaper, counted, listed

_MOST_LISTED = 12  # labels in a sentence
_UNREFERRED = "note that nothing refers to"
_BY_PAGE = (
    "The notes begin anew on each page; where the pages end is {}, so that their labels may differ "
    "from those in print."
)


@dataclass(frozen=True, slots=True)
class WordText:
    """A Word file as it was read: its paper, the title on its first page, and its properties."""

    paper: WebPaper
    headline: str | None
    properties: Properties


def read_docx_paper(data: bytes, name: str = "The file") -> WebPaper:
    """The paper in a Word file (DOCX); `name` is the file's name in errors.

    Tracked changes are taken as accepted; deleted and hidden words, comments, headers and footers
    are no part of it. Notes are numbered and labelled as Word prints them. Raises
    `UnreadableSource` where it is no Word file, is protected, damaged or too large, and
    `UnreadableText` where it has no words.
    """
    paper = read_word(data, name).paper
    if not any(letter.isalnum() for letter in paper.text):
        raise UnreadableText(f"{name} holds no text.", "Supply another file of it.")
    return paper


def read_word(data: bytes, name: str) -> WordText:
    """The text, the notes and the properties of a Word file, whose text may be empty.

    Raises `UnreadableSource` where it is no Word file, is protected, damaged or too large.
    """
    container = open_container(data, name)
    main = container.main()
    file = _open(container, main)
    story = TableStory(file, main.linked, in_note=False)
    story.read(main.root)
    parts = NoteParts(container, main)
    order = file.numbers.finish()
    texts = {place: parts.read(file.numbers.notes[place], file) for place in order}
    known = {(one.kind, one.ident) for one in file.numbers.notes}
    for words in parts.unreferred(known):
        file.leave_out(_UNREFERRED, words)
    properties = read_properties(container.properties())
    blocks, front = structured(story.found, properties.title, properties.authors)
    laid = LaidBlocks(blocks)
    left_out = [(reason, " ".join(words)) for reason, words in file.left_out]
    paper = WebPaper(
        text=laid.text,
        paragraphs=tuple(laid.paragraphs),
        notes=tuple(_notes(file.numbers, texts, laid)),
        title=front.title or properties.title,
        authors=front.authors or properties.authors,
        date=front.date or properties.date,
        language=_language(file, properties),
        warnings=(*container.warnings, *_warnings(file, texts), *counted(left_out)),
        reader=READER,
        levels=laid.levels,
        left_out=tuple(listed(left_out)),
    )
    return WordText(paper, front.title, properties)


def _open(container: Container, main: Part) -> WordFile:
    """What all texts of a file share: its styles, and how its notes are numbered."""
    styles = container.related(main, "styles")
    settings = container.related(main, "settings")
    changed = {one for change in main.root.iter(f"{W}sectPrChange") for one in change.iter()}
    sections = [one for one in main.root.iter(f"{W}sectPr") if one not in changed]
    rules = numberings(settings.root if settings else None, sections or [etree.Element("none")])
    pages = next(main.root.iter(f"{W}lastRenderedPageBreak"), None) is not None
    return WordFile(Styles(styles.root if styles else None), NoteNumbers(rules), pages)


def _notes(
    numbers: NoteNumbers, texts: Mapping[int, NoteText | None], laid: LaidBlocks
) -> Iterator[WebNote]:
    """The notes that have words, footnotes first, with their markers in the text."""
    for place, found in texts.items():
        note = numbers.notes[place]
        if found is not None and found.text:
            label = bare_label(note.label) or note.label
            markers = laid.markers(place)
            yield WebNote(note.number, found.text, markers, label, note.series, found.links)


def _language(file: WordFile, properties: Properties) -> str | None:
    """The language of most of the words, else that of the properties."""
    counts: Counter[str] = Counter()
    for code, count in file.languages.items():
        if (language := code_of(code)) is not None:
            counts[language] += count
    return counts.most_common(1)[0][0] if counts else properties.language


def _warnings(file: WordFile, texts: Mapping[int, NoteText | None]) -> Iterator[str]:
    """Sentences on what was not understood, or was left out."""
    notes = file.numbers.notes
    lost = [notes[place].label for place, found in texts.items() if found is None]
    if lost:
        more = f" and {len(lost) - _MOST_LISTED} more" * (len(lost) > _MOST_LISTED)
        shown = ", ".join(lost[:_MOST_LISTED])
        yield f"These markers lead to no note that is there, and are left out: {shown}{more}."
    empty = sum(found is not None and not found.text for found in texts.values())
    if empty:
        yield f"{empty} note{' is' if empty == 1 else 's are'} empty."
    if file.numbers.by_page:
        known = "known only from when the file was last saved" if file.has_pages else "not known"
        yield _BY_PAGE.format(known)
    for form in sorted(file.numbers.unknown):
        yield f"The labels of notes are in the format {form[:40]}, and are given as numbers."
    if file.nested:
        yield "References to notes within notes are left out."
    if file.embedded:
        yield "Other documents are embedded in the file, and are not read."
    if file.tracked:
        yield "The file has tracked changes; it is read as if all of them were accepted."
