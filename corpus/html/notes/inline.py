"""Notes whose words stand where they are marked: in the line, or beside it."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from corpus.english.web_pages import (
    INLINE_NOTE_CLASS,
    NOTE_CONTENT_CLASS,
    NOTE_LABEL_CLASS,
    NOTE_REFERENCE_CLASS,
)
from corpus.html.notes.elements import FoundNote, leading_label, text_of
from corpus.html.notes.labels import read_label
from corpus.html.tree import BLOCKS, classes

_INLINE = frozenset(("span", "small", "aside", "div", "ins", "i", "em", "cite", "footnote"))
_TEXT_BLOCKS = frozenset(("p", "li", "td", "dd", "blockquote", "span", "h1", "h2", "h3", "h4"))
_LONGEST_NOTE = 60_000  # characters


def find_inline_notes(tree: HtmlElement, taken: Collection[HtmlElement]) -> list[FoundNote]:
    """The notes of a tree that stand where they are marked, in order, but those in `taken`.

    A mark whose words stand elsewhere (LaTeXML's `footnotemark`) marks the note with its label.
    """
    found: list[FoundNote] = []
    waiting: list[tuple[str, HtmlElement, int]] = []  # (label, mark, number of notes before it)
    inside: set[HtmlElement] = set()
    for element in list(tree.iter(*_INLINE)):
        if element in taken or element in inside or not _is_inline_note(element):
            continue
        own = set(element.iter())
        inside |= own
        note = _read(element) if own.isdisjoint(taken) else None
        if note is not None and not note.parts:
            waiting.append((note.label, element, len(found)))
        elif note is not None:
            if "footnotetext" in classes(element):
                note.markers = [one for label, one, _ in waiting if label == note.label]
                waiting = [one for one in waiting if one[0] != note.label]
            found.append(note)
    for label, mark, place in waiting:
        before = [note for note in found[:place] if note.label == label]
        if before:
            before[-1].markers.append(mark)
    return found


def _read(element: HtmlElement) -> FoundNote | None:
    """The note in an element; without parts where it has a label alone, `None` where nothing."""
    label, signs = _label_and_signs(element)
    content = next(
        (one for one in element.iter() if NOTE_CONTENT_CLASS.search(classes(one))), element
    )
    words = _words_without(content, signs)
    if not words or len(words) > _LONGEST_NOTE:
        return FoundNote(label, []) if label and not words else None
    markers = [element]
    before = _marker_before(element, label)
    if before is not None:
        sign = read_label(text_of(before))
        label = label or (sign.text if sign else "")
        markers = [before, element]
    group = "margin" if "margin" in classes(element) else ""
    return FoundNote(label, [element], markers, signs, group=group, own_label=bool(signs))


def _is_inline_note(element: HtmlElement) -> bool:
    """Whether an element holds the words of a note in the place of its marker."""
    named = classes(element)
    if not INLINE_NOTE_CLASS.search(named) or NOTE_REFERENCE_CLASS.search(named):
        return False
    if read_label(element.text_content()[:30]) is not None and "ltx_note" not in named:
        return False
    if element.tag not in BLOCKS or "sidenote" in named or "marginnote" in named:
        return True
    parent = element.getparent()
    return parent is not None and parent.tag in _TEXT_BLOCKS


def _label_and_signs(element: HtmlElement) -> tuple[str, set[HtmlElement]]:
    """The label within a note, and the elements that are no words of it."""
    signs = {
        one
        for one in element.iter()
        if NOTE_LABEL_CLASS.search(classes(one)) and one is not element
    }
    label = next((found.text for one in signs if (found := read_label(text_of(one)))), "")
    if not label and (leading := leading_label(element)) is not None:
        return leading[0].text, {*signs, leading[1]}
    return label, signs


def _words_without(element: HtmlElement, signs: AbstractSet[HtmlElement]) -> str:
    pieces = []
    for part in element.iter():
        if part not in signs and signs.isdisjoint(part.iterancestors()):
            pieces.append(part.text or "")
        if part is not element and signs.isdisjoint(part.iterancestors()):
            pieces.append(part.tail or "")
    return " ".join("".join(pieces).split())


def _marker_before(element: HtmlElement, label: str) -> HtmlElement | None:
    """The marker directly before a note that stands beside the text."""
    before = element.getprevious()
    while before is not None and not (before.tail or "").strip():
        if before.tag in ("input", "label") and not text_of(before):
            before = before.getprevious()
            continue
        found = read_label(before.text_content()[:30])
        is_sign = before.tag in ("sup", "label", "a") or NOTE_REFERENCE_CLASS.search(
            classes(before)
        )
        if before.tag == "label":
            return before
        return before if found and is_sign and label in ("", found.text) else None
    return None
