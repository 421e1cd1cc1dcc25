"""Extraction of the notes of a web page, and of their markers.

Most pages link a marker to its note: a marker is a link whose text is a number and whose target is
in the same page. Where a page has no such links, a marker is a superscript or bracketed number, and
the notes are the numbered paragraphs or list items below a heading such as "Notes".
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import unquote

from lxml.html import HtmlElement

from corpus.cleaning import plain
from corpus.english.abbreviations import NUMBERED_PART
from corpus.english.headings import NOTES_HEADING, WORKS_HEADING
from corpus.english.web_pages import BACK_LINK
from corpus.html.tree import replace, whole_of, words_before, words_of, writable

_NUMBER = re.compile(r"\s*[\[(]?\s*(\d{1,4})\s*[\])]?\s*")
_LISTED = re.compile(r"\d{1,4}(?:\s*[,;]\s*\d{1,4})*")
_LABEL = re.compile(r"^\s*[\[(]?(\d{1,4})[\])]?[.:]?(?=\s|$|[^\w\s])\s*")
# A unit, variable or digit before a superscript that is its power.
_POWER = re.compile(r"(?:^|[\s(=+*/\d-])[A-Za-zµ]{1,2}$|\d$")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HOLDERS = frozenset(("li", "p", "dd", "td", "div", "aside", "blockquote", "tr", "section"))
_WIDER = frozenset(("li", "div", "aside", "td", "dd", "tr"))
_LITERAL = frozenset(("pre", "code"))
_LONGEST_NOTE = 6000  # characters; what is longer is a part of the page
_MOST_ANCESTORS = 60  # that are searched for the element of a note
_MOST_PARTS = 8  # elements that the element around a note may have
_MOST_SKIPPED = 20  # numbers that a list of notes may leave out in a row


@dataclass(frozen=True, slots=True)
class MarkedNote:
    """A note; `marks` are the numbers of the placeholders that replace its markers."""

    number: int
    text: str
    marks: tuple[int, ...]


def take_notes(tree: HtmlElement, mark: str) -> list[MarkedNote]:
    """Remove the notes from a page's tree, and return them.

    Each marker is replaced by a placeholder: `mark`, a number, `mark`. The page may not have `mark`
    anywhere else.
    """
    return _Notes(tree, mark).take()


class _Notes:
    """The extraction of notes from one tree, with the numbers of the placeholders so far."""

    def __init__(self, tree: HtmlElement, mark: str) -> None:
        self._mark = mark
        self._marks = 0
        self._tree = tree
        self._order = {element: place for place, element in enumerate(tree.iter())}

    def take(self) -> list[MarkedNote]:
        """The notes that are linked to, or else those below a heading."""
        return self._take_linked(self._tree) or self._take_listed(self._tree)

    def _next(self, marks: list[int]) -> str:
        """A new placeholder, whose number is added to `marks`."""
        self._marks += 1
        marks.append(self._marks)
        return f"{self._mark}{self._marks}{self._mark}"

    def _take_linked(self, tree: HtmlElement) -> list[MarkedNote]:
        """The notes that links lead to."""
        targets = _targets(tree)
        pairs = list(self._pairs(tree, targets))
        anchors = {id(target) for _, _, target in pairs}
        bodies: dict[HtmlElement, tuple[int, list[HtmlElement]]] = {}
        for link, number, target in pairs:
            body = self._body(target, link, anchors)
            if body is None or any(above in bodies for above in link.iterancestors()):
                continue
            bodies.setdefault(body, (number, []))[1].append(link)
        inner = {id(part) for body in bodies for part in body.iter()}
        found = []
        for body, (number, links) in bodies.items():
            text = _words(body, number, inner, targets)
            found.append((body, number, text, [whole_of(link) for link in links]))
        notes = []
        for _, number, text, raised in found:
            marks: list[int] = []
            for one in raised:
                if one.getparent() is not None:
                    replace(one, self._next(marks))
            notes.append(MarkedNote(number, text, tuple(marks)))
        for body, *_ in found:
            _remove(body)
        return notes

    def _pairs(
        self, tree: HtmlElement, targets: Mapping[str, HtmlElement]
    ) -> Iterator[tuple[HtmlElement, int, HtmlElement]]:
        """(Link, number, target) of the links within the page whose text is a number."""
        for link in tree.iter("a"):
            href = link.get("href", "")
            number = _NUMBER.fullmatch(link.text_content())
            if "#" not in href or number is None:
                continue
            named = href.rpartition("#")[2]
            target = targets.get(unquote(named), targets.get(named))
            if target is None or self._order[target] <= self._order[link]:
                continue
            if not NUMBERED_PART.search(words_before(whole_of(link))):
                yield link, int(number[1]), target

    def _body(
        self, target: HtmlElement, link: HtmlElement, anchors: set[int]
    ) -> HtmlElement | None:
        """The element of the whole note of which `target` is a part; or `None`."""
        body = target
        for _ in range(_MOST_ANCESTORS):
            if body.tag in _HOLDERS:
                break
            if body.tag == "dt":
                following = body.getnext()
                return following if following is not None and following.tag == "dd" else None
            parent = body.getparent()
            if parent is None:
                return None
            body = parent
        for parent in body.iterancestors():
            if (
                parent.tag not in _WIDER
                or len(parent) > _MOST_PARTS
                or parent in link.iterancestors()
            ):
                break
            holds = sum(id(part) in anchors for part in parent.iter())
            if holds != 1 or any(True for _ in parent.iter(*_HEADINGS)):
                break
            body = parent
        fits = body.tag in _HOLDERS and body not in set(link.iterancestors())
        barred = any(True for _ in body.iter(*_HEADINGS, "figure", "table", "img"))
        words = plain(body.text_content())
        return body if fits and not barred and 0 < len(words) <= _LONGEST_NOTE else None

    def _take_listed(self, tree: HtmlElement) -> list[MarkedNote]:
        """The notes below a heading that nothing links to."""
        for heading in tree.iter(*_HEADINGS, "p", "div", "b", "strong"):
            if len(heading) <= 2 and _is_heading(heading):
                listed = dict(_listed(heading))
                marks = self._mark_numbers(tree, heading, {number for number, _ in listed.values()})
                if listed and marks:
                    notes = [
                        MarkedNote(number, text, tuple(marks.get(number, ())))
                        for number, text in listed.values()
                    ]
                    for element in listed:
                        _remove(element)
                    return notes
        return []

    def _mark_numbers(
        self, tree: HtmlElement, end: HtmlElement, known: set[int]
    ) -> dict[int, list[int]]:
        """The placeholders of known numbers before `end`: of superscripts, or else in brackets."""
        return self._mark_superscripts(tree, end, known) or self._mark_brackets(tree, end, known)

    def _mark_superscripts(
        self, tree: HtmlElement, end: HtmlElement, known: set[int]
    ) -> dict[int, list[int]]:
        marks: dict[int, list[int]] = {}
        for raised in list(tree.iter("sup")):
            words = raised.text_content().strip(" []()\u00a0")
            if self._order[raised] >= self._order[end] or not _LISTED.fullmatch(words):
                continue
            numbers = [int(one) for one in re.findall(r"\d+", words)]
            power = _POWER.search(words_before(raised))
            if not power and all(number in known for number in numbers):
                written = (self._next(marks.setdefault(number, [])) for number in numbers)
                replace(raised, "".join(written))
        return marks

    def _mark_brackets(
        self, tree: HtmlElement, end: HtmlElement, known: set[int]
    ) -> dict[int, list[int]]:
        marks: dict[int, list[int]] = {}

        def placeholder(match: re.Match[str]) -> str:
            number = int(match[1])
            return self._next(marks.setdefault(number, [])) if number in known else match[0]

        bracketed = re.compile(r"\[(\d{1,3})\]")
        for element in tree.iter():
            if self._order[element] >= self._order[end]:
                break
            if element.text and isinstance(element.tag, str) and element.tag not in _LITERAL:
                element.text = writable(bracketed.sub(placeholder, element.text))
            if element.tail:
                element.tail = writable(bracketed.sub(placeholder, element.tail))
        return marks


def _targets(tree: HtmlElement) -> dict[str, HtmlElement]:
    """The elements that links can lead to, by their names."""
    targets: dict[str, HtmlElement] = {}
    for element in tree.iter():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                targets.setdefault(name, element)
    return targets


def _listed(heading: HtmlElement) -> Iterator[tuple[HtmlElement, tuple[int, str]]]:
    """(Element, (number, words)) of the notes below a heading: list items, or paragraphs that begin
    with their number.
    """
    last = 0
    alone = heading.getnext() is None and heading.getparent() is not None
    below = (heading.getparent() if alone else heading).itersiblings()
    for element in list(below):
        if element.tag in _HEADINGS:
            return
        if element.tag == "ol":
            start = int(element.get("start", "1")) if element.get("start", "1").isdecimal() else 1
            for number, item in enumerate(element.iterchildren("li"), start):
                yield item, (number, _stripped(plain(words_of(item)), number))
            return
        for paragraph in (
            [element] if element.tag in ("p", "div") else list(element.iter("li", "p"))
        ):
            words = plain(words_of(paragraph))
            label = _LABEL.match(words)
            if label and last < int(label[1]) <= last + _MOST_SKIPPED:
                last = int(label[1])
                yield paragraph, (last, words[label.end() :])


def _words(
    body: HtmlElement, number: int, inner: set[int], targets: Mapping[str, HtmlElement]
) -> str:
    """A note's words, without its number and the links back to its markers."""
    copied = deepcopy(body)
    for link in list(copied.iter("a")):
        href = link.get("href", "")
        if "#" not in href or link.getparent() is None:
            continue
        target = targets.get(unquote(href.rpartition("#")[2]))
        words = link.text_content()
        own = _NUMBER.fullmatch(words)
        back = bool(BACK_LINK.compiled.fullmatch(words)) or (
            own is not None and int(own[1]) == number
        )
        if back and (target is None or id(target) not in inner or own is not None):
            # A number at the start stays, so that `_stripped` also removes what is behind it.
            leads = own is not None and plain(words_of(copied)).startswith(words.strip())
            replace(whole_of(link), f" {words}" if leads else "")
    return _stripped(plain(words_of(copied)), number)


def _stripped(words: str, number: int) -> str:
    """A note's words without arrows of links back, and without its number before them."""
    words = re.sub(r"^(?:[\^↑↩⏎]\ufe0e?\s*)+|(?:\s*[↩↑⏎]\ufe0e?)+$", "", words).strip()
    label = _LABEL.match(words)
    return words[label.end() :] if label and int(label[1]) == number else words


def _remove(element: HtmlElement) -> None:
    """Remove an element from its tree, with elements around it that are then empty, and the heading
    above them.
    """
    while (parent := element.getparent()) is not None:
        previous = element.getprevious()
        element.drop_tree()
        if any(words.strip() for words in parent.itertext()) and not _is_heading(parent):
            if previous is not None and parent.tag in _HOLDERS and _is_heading(previous):
                following = previous.getnext()
                if following is None:
                    previous.drop_tree()
            return
        element = parent


def _is_heading(element: HtmlElement) -> bool:
    """Whether an element is a heading above notes or works."""
    words = plain(element.text_content()) if len(element) <= 4 else ""
    return bool(NOTES_HEADING.compiled.fullmatch(words) or WORKS_HEADING.compiled.fullmatch(words))
