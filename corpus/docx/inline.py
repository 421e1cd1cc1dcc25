"""The words within the paragraphs of a Word file, with the markers of notes in them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from corpus.cleaning import plain
from corpus.documents import ParagraphKind
from corpus.docx.fields import Fields
from corpus.docx.formulas import formula_text
from corpus.docx.markup import MC, Element, M, R, W, is_on, value_of
from corpus.docx.note_numbers import NoteClass, NoteNumbers
from corpus.docx.styles import Look, ParagraphLook, Styles
from corpus.docx.symbols import readable, symbol
from corpus.html.inline import Block, Lines, Words

CONTENTS = "table of contents"
_KINDS: Mapping[str | None, ParagraphKind] = {
    "title": "title",
    "subtitle": "front matter",
    "author": "byline",
    "date": "front matter",
    "heading": "heading",
    "quotation": "block quotation",
    "caption": "caption",
}
_LONGEST_HEADING = 500  # characters; a longer paragraph in the style of a heading is text
_NOTES: Mapping[str, NoteClass] = {
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
}
_DRAWINGS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
# Elements with settings, or with words that are shown nowhere.
SILENT = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr",
        "smartTagPr", "customXmlPr", "delText", "delInstrText", "fldData", "fldSimplePr",
    )
)  # fmt: skip
_MARK = re.compile(r"\s*(\S{1,10})")
_NO_LOOK = ParagraphLook()
_LONGEST_MARK = 4  # characters of a mark that stands apart from its reference


@dataclass(frozen=True, slots=True)
class StoryBlock:
    """A paragraph with what it looks like: `bold` is whether all its letters are, `size` is that of
    the largest, in half points.
    """

    block: Block
    look: ParagraphLook = _NO_LOOK
    bold: bool = False
    size: int = 0


@dataclass
class WordFile:
    """What all texts of a file share, and what was found in them. `languages` counts letters by the
    code of their language; `tracked` is whether changes are tracked, `nested` whether notes refer
    to notes, `embedded` whether other documents are embedded.
    """

    styles: Styles
    numbers: NoteNumbers
    has_pages: bool = False
    left_out: list[tuple[str, list[str]]] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    tracked: bool = False
    nested: bool = False
    embedded: bool = False

    def leave_out(self, reason: str, words: str) -> None:
        """Remember words that are not taken; the lines of a table of contents are one entry."""
        if reason == CONTENTS and self.left_out and self.left_out[-1][0] == reason:
            self.left_out[-1][1].append(words)
        else:
            self.left_out.append((reason, [words]))


@dataclass(slots=True)
class _Letters:
    """How many letters a paragraph has so far, and what they look like."""

    all: int = 0
    bold: int = 0
    size: int = 0


class InlineReader:
    """Reads the words within the paragraphs of one text; `linked` are the addresses of its links by
    their ids, `found` the paragraphs so far.

    With `in_note`, the text is that of a note: links are kept, and lines are not. `labelled` is
    whether the note begins with its label.
    """

    def __init__(self, file: WordFile, linked: Mapping[str, str], *, in_note: bool) -> None:
        self.file, self.in_note = file, in_note
        self.labelled = False
        self.found: list[StoryBlock] = []
        self._linked = linked
        self._words = Words()
        self._fields = Fields()
        self._letters = _Letters()
        self._muted: dict[str, list[str]] = {}
        self._boxes: list[Element] = []
        self._silent = 0  # tables of contents that are open
        self._awaiting: int | None = None  # the note whose typed mark follows
        self._section = self._page = 0

    def flush(self, look: ParagraphLook) -> None:
        """End the paragraph."""
        for reason, pieces in self._muted.items():
            if words := plain("".join(pieces)):
                self.file.leave_out(reason, words)
        letters, self._letters, self._muted = self._letters, _Letters(), {}
        kind = _KINDS.get(look.kind, "prose")
        level = look.level if kind == "heading" else int(kind == "title")
        if kind == "heading" and letters.all > _LONGEST_HEADING:
            kind, level = "prose", 0
        lines: Lines = "all" if look.kind == "lines" else "verse"
        if level or self.in_note:
            lines = "none"
        block = self._words.finish(kind, level, lines)
        if block is not None:
            bold = bool(letters.all) and letters.bold == letters.all
            self.found.append(StoryBlock(block, look, bold, letters.size))

    @contextmanager
    def control(self, control: Element) -> Iterator[list[Element]]:
        """The contents of a content control, to be read within; one that shows a prompt only has
        none, and those of a table of contents are left out.
        """
        properties = control.find(f"{W}sdtPr")
        gallery = None
        parts = list(control.iterchildren(f"{W}sdtContent"))
        if properties is not None:
            prompt = properties.find(f"{W}showingPlcHdr")
            if prompt is not None and is_on(prompt):
                parts = []
            gallery = value_of(properties.find(f"{W}docPartObj"), "docPartGallery")
        contents = (gallery or "").lower() == CONTENTS
        self._silent += contents
        yield parts
        self._silent -= contents

    def _inline(self, holder: Element, look: Look, outer: ParagraphLook) -> None:
        """Read the runs within a paragraph, or a part of it."""
        for child in holder:
            name = child.tag
            if name == f"{W}r":
                properties = child.find(f"{W}rPr")
                self._run(child, self.file.styles.run(properties, look), outer)
            elif name in DELETED:
                self.file.tracked = True
            elif name == f"{W}hyperlink":
                self._hyperlink(child, look, outer)
            elif name == f"{W}sdt":
                with self.control(child) as parts:
                    for part in parts:
                        self._inline(part, look, outer)
            elif name == f"{MC}AlternateContent":
                for part in alternative(child):
                    self._inline(part, look, outer)
            elif name in (f"{M}oMath", f"{M}oMathPara"):
                self._add(formula_text(child), look)
            elif name == f"{W}fldSimple":
                self._simple_field(child, look, outer)
            elif isinstance(name, str) and name not in SILENT:
                self.file.tracked |= name in (f"{W}ins", f"{W}moveTo")
                self._inline(child, look, outer)

    def _hyperlink(self, link: Element, look: Look, outer: ParagraphLook) -> None:
        address = self._linked.get(link.get(f"{R}id") or "", "")
        kept = self.in_note and address.lower().startswith(("http://", "https://"))
        if kept:
            self._words.open_link(address)
        self._inline(link, look, outer)
        if kept:
            self._words.close_link()

    def _simple_field(self, element: Element, look: Look, outer: ParagraphLook) -> None:
        self._fields.begin()
        self._fields.instruct(element.get(f"{W}instr"))
        self._separate()
        self._inline(element, look, outer)
        self._end_field()

    def _separate(self) -> None:
        address = self._fields.separate()
        if address is not None and self.in_note:
            self._words.open_link(address)

    def _end_field(self) -> None:
        if self._fields.end() and self.in_note:
            self._words.close_link()

    def _run(self, run: Element, look: Look, outer: ParagraphLook) -> None:
        """Read the contents of a run."""
        for child in run:
            name = child.tag
            if name == f"{W}t":
                self._add(readable(child.text or "", look.font), look)
            elif name in _NOTES:
                self._refer(child, look)
            elif name == f"{W}sym":
                self._add(symbol(child.get(f"{W}char"), child.get(f"{W}font")), look)
            elif name in (f"{W}tab", f"{W}ptab"):
                self._add(" ", look)
            elif name == f"{W}noBreakHyphen":
                self._add("\u2011", look)
            elif name in (f"{W}br", f"{W}cr"):
                self._break(child, look, outer)
            elif name == f"{W}lastRenderedPageBreak":
                self._page += self.file.has_pages
            elif name == f"{W}fldChar":
                self._field_sign(child.get(f"{W}fldCharType"))
            elif name == f"{W}instrText":
                self._fields.instruct(child.text)
            elif name in (f"{W}footnoteRef", f"{W}endnoteRef"):
                self.labelled |= not self.found
            elif name == f"{W}ruby":
                self._ruby(child, look, outer)
            elif name == f"{MC}AlternateContent":
                for part in alternative(child):
                    self._run(part, look, outer)
            elif name in _DRAWINGS and not self._is_silent(look):
                self._boxes += _boxes(child)

    def _field_sign(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._separate()
        elif kind == "end":
            self._end_field()

    def _ruby(self, ruby: Element, look: Look, outer: ParagraphLook) -> None:
        """Read characters, and the reading above them in brackets."""
        for part in ruby.iterchildren(f"{W}rubyBase"):
            self._inline(part, look, outer)
        for part in ruby.iterchildren(f"{W}rt"):
            self._add("(", look)
            self._inline(part, look, outer)
            self._add(")", look)

    def _break(self, element: Element, look: Look, outer: ParagraphLook) -> None:
        """A line break; two in a row end the paragraph. Breaks of pages and columns are spaces."""
        kind = element.get(f"{W}type")
        if kind in ("page", "column"):
            self._page += kind == "page" and not self.file.has_pages
            self._add(" ", look)
        elif not self._is_silent(look) and self._words.break_line():
            self.flush(outer)

    def _is_muted(self, look: Look) -> str | None:
        """Why words are left out; `None` where they are not."""
        if self._silent or self._fields.in_contents:
            return CONTENTS
        if look.hidden:
            return "hidden text"
        return "struck text" if look.struck else None

    def _is_silent(self, look: Look) -> bool:
        """Whether nothing of what stands here is shown or taken."""
        return self._fields.in_instruction or self._is_muted(look) is not None

    def _add(self, text: str, look: Look) -> None:
        """Add words, unless they are left out or the typed mark of a note."""
        if not text or self._fields.in_instruction:
            return
        if (reason := self._is_muted(look)) is not None:
            self._muted.setdefault(reason, []).append(text)
            return
        if self._awaiting is not None and text.strip():
            text = self._without_mark(text)
        self._words.add(text)
        count = len("".join(text.split()))
        if count:
            self._letters.all += count
            self._letters.bold += count if look.bold else 0
            self._letters.size = max(self._letters.size, look.size or 0)
            self.file.languages[look.language or ""] += count

    def _without_mark(self, text: str) -> str:
        """The words behind the typed mark of a note, which is then known."""
        note = self.file.numbers.notes[self._awaiting or 0]
        self._awaiting = None
        found = _MARK.match(text)
        if found is None or note.label:
            return text
        note.label = found[1]
        return text[found.end() :]

    def _refer(self, reference: Element, look: Look) -> None:
        """Add a marker."""
        if self._is_silent(look):
            return
        if self.in_note:
            self.file.nested = True
            return
        typed = reference.get(f"{W}customMarkFollows")
        custom = typed is not None and typed.lower() in ("1", "true", "on")
        ident = reference.get(f"{W}id") or ""
        kind = _NOTES[reference.tag]
        note = self.file.numbers.refer(kind, ident, self._section, self._page, custom=custom)
        self._words.mark(note)
        following = "".join(one.text or "" for one in reference.itersiblings(f"{W}t"))
        symbols = next(reference.itersiblings(f"{W}sym"), None)
        if custom and not following.strip() and symbols is None:
            following = _next_run(reference)
            custom = 0 < len(following.strip()) <= _LONGEST_MARK
        self._awaiting = note if custom else None


def _next_run(reference: Element) -> str:
    """The words of the run behind the one with a reference."""
    run = reference.getparent()
    after = None if run is None else next(run.itersiblings(), None)
    if after is None or after.tag != f"{W}r":
        return ""
    signs = "".join(
        symbol(one.get(f"{W}char"), one.get(f"{W}font")) for one in after.iter(f"{W}sym")
    )
    return "".join(one.text or "" for one in after.iter(f"{W}t")) or signs


def alternative(element: Element) -> Iterator[Element]:
    """The part of alternatives that is read: the first, unless only the fallback has words."""
    choice = element.find(f"{MC}Choice")
    fallback = element.find(f"{MC}Fallback")
    if choice is not None and (fallback is None or _has_words(choice) or not _has_words(fallback)):
        yield choice
    elif fallback is not None:
        yield fallback


def _has_words(element: Element) -> bool:
    return next(element.iter(f"{W}t", f"{M}t", f"{W}sym"), None) is not None


def _boxes(element: Element) -> list[Element]:
    """The outermost boxes with text within a drawing, each once."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag == f"{W}txbxContent":
            found.append(one)
        elif one.tag == f"{MC}AlternateContent":
            waiting += alternative(one)
        else:
            waiting += reversed([child for child in one if isinstance(child.tag, str)])
    return found
