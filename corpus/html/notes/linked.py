"""Notes that links lead to."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from corpus.english.abbreviations import NUMBERED_PART
from corpus.english.web_pages import (
    BACK_LINK_CLASS,
    NOTE_NAME,
    NOTE_REFERENCE_CLASS,
    NOTE_REFERENCE_NAME,
    TOOL_CLASS,
)
from corpus.html.left_out import small_reason
from corpus.html.notes.elements import (
    FoundNote,
    is_note_element,
    leading_label,
    printed_label,
    text_of,
)
from corpus.html.notes.labels import Label, bare_label, read_label
from corpus.html.notes.layout import (
    list_numbers,
    mark_behind,
    notes_below_labels,
    separate_notes,
)
from corpus.html.page import Anchors
from corpus.html.tree import (
    HEADINGS,
    block_of,
    classes,
    lineage,
    whole_of,
    within,
    words_before,
)

_HOLDERS = frozenset((
    "article", "aside", "blockquote", "dd", "div", "dt", "li", "p", "section", "td", "tr",
))  # fmt: skip
_ROWS = frozenset(("li", "dd", "td", "tr"))
_UNITS = frozenset(("li", "dd", "td", "tr", "div", "aside", "section"))
# Characters: of a note, of one that says of itself that it is a note, of a marker that is a word.
_LONGEST_NOTE = 6000
_LONGEST_SURE_NOTE = 60_000
_LONGEST_NAME = 30
_MOST_IN_LIST = 200  # elements of a block in which words besides links are counted
_FIGURES = ("figure", "table", "img")


@dataclass(frozen=True, slots=True)
class _Reference:
    """A link that may mark a note: `sure` where the page says that it does. A `mention` is words of
    the text, such as "see note 3".
    """

    link: HtmlElement
    whole: HtmlElement
    target: HtmlElement
    label: Label | None
    sure: bool
    mention: bool


class LinkedNotes:
    """The search for the notes of a tree that links lead to."""

    def __init__(self, anchors: Anchors) -> None:
        self._anchors = anchors
        self._order = anchors.order
        self._numbers = list_numbers(anchors.tree)
        self._references = list(self._find_references())
        for part in separate_notes(one.target for one in self._references):
            self._order[part] = self._order[part[0]]
        marked = (one for one in self._references if one.sure or _is_raised(one.link))
        for part in notes_below_labels((one.target, one.label) for one in marked):
            self._order[part] = self._order[part[0]]
        self._homes: dict[HtmlElement, set[HtmlElement]] = {}
        self._sizes: dict[HtmlElement, int] = {}
        self._targets: dict[HtmlElement, int] = {}  # how many notes an element may hold
        for target in {one.target for one in self._references}:
            for element in lineage(target):
                self._targets[element] = self._targets.get(element, 0) + 1
        self._headed: set[HtmlElement] = set()  # elements with headings in them
        for heading in anchors.tree.iter(*HEADINGS):
            for element in lineage(heading):
                if element in self._headed:
                    break
                self._headed.add(element)

    def find(self) -> list[FoundNote]:
        """The notes, in the order of their words on the page."""
        notes: dict[HtmlElement, FoundNote] = {}
        mentions: dict[FoundNote, list[HtmlElement]] = {}
        for one in self._references:
            body = self._body(one)
            if body is None or not self._fits(one, body):
                continue
            outer = next((up for up in one.link.iterancestors() if up in notes), None)
            if outer is not None:  # one note refers to another
                if one.whole.tag == "sup" and not one.mention:
                    notes[outer].unlabelled.add(one.whole)
                continue
            note = notes.get(body)
            if note is None:
                note = notes[body] = FoundNote(self._label_of(one, body), [body])
                if body.tag == "dd" and one.target.tag == "dt":
                    note.parts.insert(0, one.target)
            (mentions.setdefault(note, []) if one.mention else note.markers).append(one.whole)
        for note, links in mentions.items():
            note.markers = note.markers or [mark_behind(link) for link in links]
        self._drop_inner(notes)
        self._join_paragraphs(notes)
        return sorted(notes.values(), key=lambda note: self._order[note.parts[0]])

    def _find_references(self) -> Iterator[_Reference]:
        for link in self._anchors.links:
            target = self._anchors.target(link)
            if target is None or target is link or BACK_LINK_CLASS.search(_named(link)):
                continue
            words = link.text_content()
            label = read_label(words) if len(words) <= _LONGEST_NAME else None
            name = link.get("href").rpartition("#")[2]
            if small_reason(target) == "page number" or TOOL_CLASS.search(classes(link)):
                continue
            sure = bool(
                NOTE_REFERENCE_CLASS.search(_named(link))
                or (NOTE_NAME.search(name) and not NOTE_REFERENCE_NAME.search(name))
            ) and not NOTE_REFERENCE_NAME.search(name)
            later = self._order[target] > self._order[link]
            if (sure and len(words) <= _LONGEST_NAME) or (label is not None and later):
                whole = whole_of(link)
                mention = (label is None or bool(label.group)) and not _is_mark(link, whole)
                yield _Reference(link, whole, target, label, sure, mention)

    def _body(self, one: _Reference) -> HtmlElement | None:
        """The element of the whole note that a link leads to; `None` where it leads to none."""
        body = next((up for up in lineage(one.target) if up.tag in _HOLDERS), None)
        if body is None or one.target.tag in HEADINGS or within(one.target, *HEADINGS):
            return None
        if body.tag == "dt":
            following = body.getnext()
            return following if following is not None and following.tag == "dd" else None
        around = set(one.link.iterancestors())
        for parent in body.iterancestors():
            if parent in around or not self._is_unit(parent):
                break
            body = parent
        return None if body in around else body

    def _is_unit(self, element: HtmlElement) -> bool:
        """Whether an element holds one note and nothing else."""
        if element.tag not in _UNITS or self._targets.get(element) != 1 or self._is_headed(element):
            return False
        if element.tag in _ROWS:
            return True
        if is_note_element(element) and not _is_list_of_notes(element):
            return True
        beside = (element.getprevious(), element.getnext())
        return any(
            one is not None and one.tag == element.tag and self._targets.get(one) == 1
            for one in beside
        )

    def _is_headed(self, element: HtmlElement) -> bool:
        return element in self._headed

    def _fits(self, one: _Reference, body: HtmlElement) -> bool:
        """Whether `body` is the note of a link, and no other part of the page."""
        if body not in self._sizes:
            self._sizes[body] = len(text_of(body))
        size = self._sizes[body]
        if self._is_headed(body) or not 0 < size <= _LONGEST_SURE_NOTE:
            return False
        if one.sure:
            return True
        assert one.label is not None
        if size > _LONGEST_NOTE or self._order[one.target] <= self._order[one.link]:
            return False
        if NUMBERED_PART.search(words_before(one.whole)):
            return False
        if self._leads_back(body, one.link) or is_note_element(body):
            return True
        if next(body.iter(*_FIGURES), None) is not None:
            return False
        if _is_raised(one.link):
            return True
        if _is_only_links(one.link):
            return False
        labelled = one.target if one.target.tag == "dt" else body
        return _is_labelled(labelled, one.label) or (
            one.label.kind == "number"
            and self._numbers.get(body) == int(one.label.text.split()[-1])
        )

    def _leads_back(self, body: HtmlElement, link: HtmlElement) -> bool:
        """Whether a link within a note leads to where the note is marked."""
        if body not in self._homes:
            targets = [
                self._anchors.target(back) for back in body.iter("a") if "#" in back.get("href", "")
            ]
            found = [one for one in targets if one is not None]
            self._homes[body] = {*found, *map(block_of, found)}
        return block_of(link) in self._homes[body]

    def _label_of(self, one: _Reference, body: HtmlElement) -> str:
        """The label as its marker has it, else as the note or its list has it."""
        if one.label is not None and not one.mention:
            return one.label.text
        found = leading_label(body)
        number = self._numbers.get(body)
        if found is not None or number is not None:
            return found[0].text if found else str(number)
        words = one.label.text.split()[-1] if one.label else one.link.text_content()
        return bare_label(words)

    def _drop_inner(self, notes: dict[HtmlElement, FoundNote]) -> None:
        """Forget the notes that stand in the words of another one."""
        for body in [one for one in notes if any(up in notes for up in one.iterancestors())]:
            del notes[body]

    def _join_paragraphs(self, notes: dict[HtmlElement, FoundNote]) -> None:
        """Give each note the further paragraphs that stand between it and the next."""
        marked = {up for note in notes.values() for one in note.markers for up in lineage(one)}
        for body, note in list(notes.items()):
            if body.tag != "p":
                continue
            further: list[HtmlElement] = []
            for sibling in body.itersiblings():
                if sibling in notes:
                    note.parts += further
                    break
                if sibling.tag not in ("p", "blockquote") or sibling in marked:
                    break
                if _starts_with_label(sibling) or sibling.get("class") != body.get("class"):
                    break
                further.append(sibling)


def _is_mark(link: HtmlElement, whole: HtmlElement) -> bool:
    """Whether a link without a label is written as a marker: raised, in brackets, by its class."""
    words = link.text_content().strip()
    raised = whole.tag == "sup" or _is_raised(link)
    bracketed = words[:1] in ("[", "(") or words_before(whole).rstrip()[-1:] in ("[", "(")
    by_class = NOTE_REFERENCE_CLASS.search(_named(link)) is not None
    return raised or bracketed or (by_class and len(words.split()) <= 1)


def _is_raised(link: HtmlElement) -> bool:
    """Whether a link is a superscript, or stands in one."""
    return link.find(".//sup") is not None or within(link, "sup")


def _named(link: HtmlElement) -> str:
    """The classes of a link and of the elements that have nothing else."""
    parent = link.getparent()
    own = classes(link)
    return own if parent is None or parent.tag in _HOLDERS else own + classes(parent)


def _is_list_of_notes(element: HtmlElement) -> bool:
    """Whether an element holds notes rather than being one."""
    return any(
        child.tag in ("ol", "ul", "dl", "hr", "h1", "h2", "h3", "h4", "h5", "h6")
        for child in element
    )


def _is_labelled(body: HtmlElement, label: Label) -> bool:
    """Whether a note begins with a label, or stands in a list at the place that it names."""
    found = leading_label(body)
    if found is not None:
        return found[0].text == label.text
    printed = printed_label(text_of(body)[:40])
    return printed is not None and printed[0].text == label.text


def _starts_with_label(element: HtmlElement) -> bool:
    found = printed_label(text_of(element)[:40])
    return leading_label(element) is not None or (
        found is not None and found[0].kind in ("number", "symbol")
    )


def _is_only_links(link: HtmlElement) -> bool:
    """Whether the block of a link has hardly any words besides links, as a list of pages has."""
    block = block_of(link)
    if (
        len(block) > _MOST_IN_LIST
        or block.tag in HEADINGS
        or link.getparent().tag == "sup"
        or whole_of(link).tag == "sup"
    ):
        return False
    rest = _letters(block) - sum(map(_letters, block.iter("a")))
    return rest < 15


def _letters(element: HtmlElement) -> int:
    """How many characters besides white space the words of an element have."""
    return len("".join(element.text_content().split()))
