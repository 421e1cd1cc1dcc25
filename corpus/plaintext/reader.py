"""The reader of plain text: a `Document` of a text file, whose pages form feeds may separate."""

from collections.abc import Sequence

from corpus.documents import Description, Document, Omission, Page, Run
from corpus.lines import Block, Vocabulary, split_lines
from corpus.plaintext.building.canvas import Canvas
from corpus.plaintext.building.document import FileSpans, build_document
from corpus.plaintext.decoding import Decoded, decode
from corpus.plaintext.furniture import cut_edit_links
from corpus.plaintext.garbage import without_garbage_collection
from corpus.plaintext.layout import Layout, lay_out
from corpus.plaintext.paragraphs import split_paragraphs


def read_text(data: bytes, about: Description, name: str | None = None) -> Document:
    """The document of a plain text file. `name` is the file's name in errors, else the id.

    Raises `UnreadableText` where `data` is empty or not text.
    """
    decoded = decode(data, name or about.id)
    with without_garbage_collection():
        return _read(decoded, about)


def _read(decoded: Decoded, about: Description) -> Document:
    layout = _lay_out(decoded.text)
    words = Vocabulary(decoded.text)
    drafts = split_paragraphs(layout.body, words, (about.title, *about.authors))
    layout.body.clear()  # its words are in the drafts; of a long text it takes much memory
    return build_document(_TextFile(decoded), layout, drafts, words, about)


def _lay_out(text: str) -> Layout:
    lines, links = cut_edit_links(split_lines(text), text)
    layout = lay_out(lines)
    layout.furniture += links
    return layout


class _TextFile:
    """A text file as the origin of a document: offsets are those of its bytes."""

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self.sha256, self.encoding = decoded.sha256, decoded.encoding

    def pages(self, found: Sequence[Page]) -> tuple[Page, ...]:
        return tuple(found)

    def printed(self, block: Block) -> Block:
        return block

    def spans(self, canvas: Canvas) -> FileSpans:
        runs, omitted = canvas.runs, canvas.omitted
        offsets = self._decoded.byte_offsets(start for _, _, start in runs)
        ends = self._decoded.byte_offsets(place for _, *ends in omitted for place in ends)
        omissions = [Omission(kind, ends[low], ends[high]) for kind, low, high in omitted]
        return FileSpans(
            tuple([Run(start, size, offsets[place]) for start, size, place in runs]),
            tuple(sorted(omissions, key=lambda omission: omission.file_start)),
        )
