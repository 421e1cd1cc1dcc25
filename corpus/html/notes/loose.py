"""What is written as a marker of a note, and links to nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import Element, HtmlElement

from corpus.english.web_pages import NOTE_REFERENCE_CLASS
from corpus.html.notes.labels import read_label
from corpus.html.page import Anchors
from corpus.html.tree import classes, words_before, writable

# A unit, variable or digit before a superscript that is its power.
_POWER = re.compile(r"(?:^|[\s(=+*/\d-])[A-Za-zµ]{1,2}$|\d$")
_DIVIDED = re.compile(r"\s*[,;]\s*")
# Labels in square brackets; raised digits behind punctuation, where they are no power.
_BRACKETED = re.compile(r"(\[(?:\d{1,3}|[*†‡§])\]|(?<=[.,;:!?”\"’»)])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
_SLANTED = frozenset(("em", "i", "var", "b", "strong"))
_LITERAL = frozenset(("pre", "code", "kbd", "samp", "textarea"))
_MOST_PARTS = 4  # elements within a marker
_LONGEST_MARKER = 24  # characters


@dataclass(frozen=True, slots=True)
class LooseMarker:
    """An element that is written as a marker, and that no note was found for: its labels."""

    element: HtmlElement
    labels: tuple[str, ...]


def loose_markers(tree: HtmlElement, taken: Collection[HtmlElement]) -> list[LooseMarker]:
    """Superscripts and the like that are written as markers and link to nothing, but those in
    `taken`.
    """
    found: list[LooseMarker] = []
    for element in tree.iter("sup", "span", "a"):
        if element in taken or (element.tag != "sup" and not _is_reference(element)):
            continue
        if len(element) > _MOST_PARTS or _is_linked(element) or _is_in(element, found):
            continue
        words = element.text_content()
        labels = [read_label(part) for part in _DIVIDED.split(words.strip(" []()\xa0"))]
        texts = tuple(label.text for label in labels if label is not None)
        fits = len(words) <= _LONGEST_MARKER and len(texts) == len(labels)
        if fits and not _POWER.search(_before(element)):
            found.append(LooseMarker(element, texts))
    return found


def _before(element: HtmlElement) -> str:
    """The words that an element stands tight behind, also where they are set in italics."""
    words, previous = words_before(element), element.getprevious()
    if words or previous is None or previous.tag not in _SLANTED:
        return words
    return str(previous.text_content())


def _is_linked(element: HtmlElement) -> bool:
    """Whether an element has a link, or stands in one."""
    links = [*element.iter("a"), *element.iterancestors("a")]
    return any(link.get("href") for link in links)


def _is_in(element: HtmlElement, found: Sequence[LooseMarker]) -> bool:
    return bool(found) and found[-1].element in element.iterancestors()


def _is_reference(element: HtmlElement) -> bool:
    return NOTE_REFERENCE_CLASS.search(classes(element)) is not None


def _label(printed: str) -> str:
    label = read_label(printed)
    return label.text if label is not None else ""


class Brackets:
    """The labels in square brackets and the raised digits in the words of a page, in order."""

    def __init__(self, anchors: Anchors, taken: Collection[HtmlElement]) -> None:
        self._order = anchors.order
        self._held = [
            (self._order[element], element)
            for element in anchors.tree.iter()
            if isinstance(element.tag, str)
            and element not in taken
            and any(map(_BRACKETED.search, (element.text or "", element.tail or "")))
        ]

    def raise_known(self, known: set[str], low: float, high: float) -> list[LooseMarker]:
        """Put each of the `known` labels between two places into an element of its own."""
        found: list[LooseMarker] = []
        start = bisect_right(self._held, low, key=lambda one: one[0])
        end = bisect_left(self._held, high, key=lambda one: one[0])
        for order, element in self._held[start:end]:
            if element.tag not in _LITERAL:
                found += self._raise(element, known, order, tail=False)
            if element.getparent() is not None and element.getparent().tag not in _LITERAL:
                found += self._raise(element, known, order, tail=True)
        return found

    def _raise(
        self, element: HtmlElement, known: set[str], order: float, *, tail: bool
    ) -> Iterator[LooseMarker]:
        words = (element.tail if tail else element.text) or ""
        pieces = _BRACKETED.split(words)
        if known.isdisjoint(map(_label, pieces[1::2])):
            return
        marks = []
        text, last = pieces[0], None
        for printed, behind in zip(pieces[1::2], pieces[2::2], strict=True):
            if _label(printed) not in known:
                if last is None:
                    text += printed + behind
                else:
                    last.tail = writable((last.tail or "") + printed + behind)
                continue
            last = Element("sup")
            last.text, last.tail = printed, writable(behind)
            marks.append(last)
            self._order[last] = order
            yield LooseMarker(last, (_label(printed),))
        if tail:
            element.tail = writable(text)
            parent = element.getparent()
            place = parent.index(element) + 1
            parent[place:place] = marks
        else:
            element.text = writable(text)
            element[0:0] = marks
