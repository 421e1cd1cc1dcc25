"""The paragraphs and tables of a Word file's text, or of one of its notes."""

from collections.abc import Mapping

from corpus.docx.formulas import formula_text
from corpus.docx.inline import DELETED, SILENT, InlineReader, WordFile, alternative
from corpus.docx.markup import MC, Element, M, W, is_on
from corpus.docx.styles import ParagraphLook
from corpus.html.tables import Repeats


class Story(InlineReader):
    """Reads the paragraphs of one text, those of tables one by one. `linked` are the addresses of
    its links by their ids; with `in_note`, the text is that of a note.
    """

    def __init__(self, file: WordFile, linked: Mapping[str, str], *, in_note: bool) -> None:
        super().__init__(file, linked, in_note=in_note)
        self.repeats = Repeats()

    def read(self, holder: Element) -> None:
        """Read all of a text."""
        self.blocks(holder)
        self.flush(ParagraphLook())

    def paragraph(self, element: Element) -> None:
        """Read a paragraph, and the boxes that are anchored in it. A paragraph whose end is deleted
        goes on in the next one.
        """
        properties = element.find(f"{W}pPr")
        look = self.file.styles.paragraph(properties)
        if properties is not None and not self.file.has_pages:
            before = properties.find(f"{W}pageBreakBefore")
            self._page += before is not None and is_on(before)
        self._silent += look.kind == "contents"
        self._inline(element, look.look, look)
        self._silent -= look.kind == "contents"
        self._fields.end_paragraph()
        self._awaiting = None
        if not self._goes_on(properties):
            self.flush(look)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.flush(look)
            self.blocks(box)
        self._end_section(properties)

    def blocks(self, holder: Element) -> None:
        """Read all paragraphs and tables within an element."""
        for child in holder:
            name = child.tag
            if name == f"{W}p":
                self.paragraph(child)
            elif name == f"{W}tbl":
                self.flush(ParagraphLook())
                self.table(child)
            elif name in DELETED:
                self.file.tracked = True
            elif name == f"{W}sdt":
                with self.control(child) as parts:
                    for part in parts:
                        self.blocks(part)
            elif name == f"{MC}AlternateContent":
                for part in alternative(child):
                    self.blocks(part)
            elif name in (f"{M}oMathPara", f"{M}oMath"):
                self._words.add(formula_text(child))
                self.flush(ParagraphLook())
            elif name == f"{W}altChunk":
                self.file.embedded = True
            elif isinstance(name, str) and name not in SILENT:
                self.blocks(child)

    def table(self, table: Element) -> None:
        """Read the paragraphs of a table's cells one by one."""
        for child in table:
            if isinstance(child.tag, str) and child.tag not in SILENT:
                self.blocks(child)
                self.flush(ParagraphLook())

    def _goes_on(self, properties: Element | None) -> bool:
        """Whether the end of a paragraph is deleted."""
        mark = None if properties is None else properties.find(f"{W}rPr")
        gone = mark is not None and any(mark.find(name) is not None for name in DELETED)
        self.file.tracked |= gone
        return gone

    def _end_section(self, properties: Element | None) -> None:
        """Go on with the next section where a paragraph is the last one of its section."""
        section = None if properties is None else properties.find(f"{W}sectPr")
        if section is not None and not self.in_note:
            self._section += 1
            self._page += not self.file.has_pages
