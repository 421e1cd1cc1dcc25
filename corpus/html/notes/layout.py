"""How notes are laid out on a page: in numbered lists, in one block, below headings."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from lxml.html import Element, HtmlElement

from corpus.english.headings import NOTES_HEADING, WORKS_HEADING
from corpus.html.notes.labels import Label, read_label
from corpus.html.tree import HEADINGS, block_of, lineage, set_words_before, words_before

_HOLDERS = frozenset(("article", "aside", "blockquote", "dd", "div", "li", "p", "section", "td"))
_OPENING = frozenset(" \xa0[(\n\t\r")


def is_heading_of_notes(words: str) -> bool:
    """Whether the words of a heading stand above notes or works."""
    return bool(NOTES_HEADING.compiled.fullmatch(words) or WORKS_HEADING.compiled.fullmatch(words))


def mark_behind(element: HtmlElement) -> HtmlElement:
    """A new element without words directly behind an element, which stands for a marker."""
    mark = Element("span")
    mark.tail, element.tail = element.tail, None
    element.addnext(mark)
    return mark


def list_numbers(tree: HtmlElement) -> dict[HtmlElement, int]:
    """The numbers of the items of all ordered lists."""
    numbers = {}
    for group in tree.iter("ol"):
        start = group.get("start") or "1"
        number = int(start) if start.isdecimal() else 1
        for item in group.iterchildren("li"):
            value = item.get("value") or ""
            number = int(value) if value.isdecimal() else number
            numbers[item] = number
            number += 1
    return numbers


def separate_notes(targets: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Put each of several notes in one block, divided by line breaks, into a block of its own.

    `targets` are the elements that links to the notes lead to. Yields the new blocks.
    """
    shared: dict[HtmlElement, list[HtmlElement]] = {}
    for target in dict.fromkeys(targets):
        block = block_of(target)
        if block is not target and block.tag in _HOLDERS:
            shared.setdefault(block, []).append(target)
    for block, held in shared.items():
        starts = [child for one in held if _begins_line(child := _child_of(block, one))]
        if len(held) > 1 and len(starts) == len(held):
            yield from _separated(block, starts)


def notes_below_labels(
    targets: Iterable[tuple[HtmlElement, Label | None]],
) -> Iterator[HtmlElement]:
    """Put each note whose label is a heading of its own into a block with what stands below it.

    `targets` are the elements that markers lead to, with the labels of the markers. Yields the
    new blocks.
    """
    for target, label in dict(targets).items():
        heading = next((up for up in lineage(target) if up.tag in HEADINGS), None)
        if heading is None or label is None or read_label(heading.text_content()) != label:
            continue
        block = Element("div")
        heading.addprevious(block)
        below = list(takewhile(_is_words, heading.itersiblings()))
        for part in (heading, *below):
            block.append(part)
        heading.tag = "span"
        yield block


def _is_words(element: HtmlElement) -> bool:
    """Whether an element goes on with the words below a heading."""
    return element.tag not in HEADINGS and element.tag not in ("hr", "nav", "section")


def _child_of(block: HtmlElement, element: HtmlElement) -> HtmlElement:
    """The child of a block in which an element stands."""
    return next(up for up in lineage(element) if up.getparent() is block)


def _begins_line(element: HtmlElement) -> bool:
    """Whether nothing but an opening bracket stands before an element in its line."""
    before = element.getprevious()
    words = words_before(element)
    return set(words) <= _OPENING and (before is None or before.tag == "br")


def _separated(block: HtmlElement, starts: Sequence[HtmlElement]) -> list[HtmlElement]:
    """New blocks within a block, each of the children from one of `starts` to the next."""
    parts: list[HtmlElement] = []
    begins = set(starts)
    for child in list(block):
        if child in begins:
            part = Element("div")
            part.text = words_before(child)
            set_words_before(child, "")
            child.addprevious(part)
            part.tail = None
            parts.append(part)
        if parts:
            parts[-1].append(child)
    return parts
