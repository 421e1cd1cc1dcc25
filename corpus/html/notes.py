"""The notes of a web page: what points at them, and their words.

Pages write notes in many ways, and all but the plainest link a marker to its note. So a marker is a
link whose words are a number and whose end stands in the same page; where a page links none, a
raised or bracketed number that heads a paragraph or counts an item below a heading such as "Notes".
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
# What a raised digit is a power of, or counts.
_POWER = re.compile(r"(?:^|[\s(=+*/\d-])[A-Za-zµ]{1,2}$|\d$")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HOLDERS = frozenset(("li", "p", "dd", "td", "div", "aside", "blockquote", "tr", "section"))
_WIDER = frozenset(("li", "div", "aside", "td", "dd", "tr"))
_LITERAL = frozenset(("pre", "code"))
_LARGEST = 6000  # characters of a note; what is longer is a part of the page
_DEEP = 60  # elements that are climbed


@dataclass(frozen=True, slots=True)
class Marked:
    """A note as it was found: `marks` are the numbers of the marks that stand for its markers."""

    number: int
    text: str
    marks: tuple[int, ...]


class Notes:
    """The notes of a page's tree, taken out of it: where one was marked, there stands now
    `mark` + a number + `mark`, which occurs nowhere else in the page.
    """

    def __init__(self, tree: HtmlElement, mark: str) -> None:
        self._mark = mark
        self._marks = 0
        self._order = {element: place for place, element in enumerate(tree.iter())}
        self.found: list[Marked] = self._linked(tree) or self._plain(tree)

    def _next(self, marks: list[int]) -> str:
        """One more mark, whose number is added to `marks`."""
        self._marks += 1
        marks.append(self._marks)
        return f"{self._mark}{self._marks}{self._mark}"

    # Notes that are linked to.

    def _linked(self, tree: HtmlElement) -> list[Marked]:
        targets: dict[str, HtmlElement] = {}
        for element in tree.iter():
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    targets.setdefault(name, element)
        pairs = list(self._pairs(tree, targets))
        anchors = {id(target) for _, _, target in pairs}
        bodies: dict[HtmlElement, tuple[int, list[HtmlElement]]] = {}
        for link, number, target in pairs:
            body = self._body(target, link, anchors)
            if body is None or any(above in bodies for above in link.iterancestors()):
                continue
            bodies.setdefault(body, (number, []))[1].append(link)
        if not bodies:
            return []
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
            notes.append(Marked(number, text, tuple(marks)))
        for body, *_ in found:
            _take_out(body)
        return notes

    def _pairs(
        self, tree: HtmlElement, targets: Mapping[str, HtmlElement]
    ) -> Iterator[tuple[HtmlElement, int, HtmlElement]]:
        """Links with a number for their words that lead onward within the page."""
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
        """The element that holds a whole note, of which `target` is a part; or `None`."""
        body = target
        for _ in range(_DEEP):
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
            if parent.tag not in _WIDER or len(parent) > 8 or parent in link.iterancestors():
                break
            holds = sum(id(part) in anchors for part in parent.iter())
            if holds != 1 or any(True for _ in parent.iter(*_HEADINGS)):
                break
            body = parent
        fits = body.tag in _HOLDERS and body not in set(link.iterancestors())
        barred = any(True for _ in body.iter(*_HEADINGS, "figure", "table", "img"))
        words = plain(body.text_content())
        return body if fits and not barred and 0 < len(words) <= _LARGEST else None

    # Notes that nothing is linked to.

    def _plain(self, tree: HtmlElement) -> list[Marked]:
        for heading in tree.iter(*_HEADINGS, "p", "div", "b", "strong"):
            if len(heading) <= 2 and _is_heading(heading):
                listed = dict(_listed(heading))
                marks = self._raised(tree, heading, {number for number, _ in listed.values()})
                if listed and marks:
                    notes = [
                        Marked(number, text, tuple(marks.get(number, ())))
                        for number, text in listed.values()
                    ]
                    for element in listed:
                        _take_out(element)
                    return notes
        return []

    def _raised(self, tree: HtmlElement, end: HtmlElement, known: set[int]) -> dict[int, list[int]]:
        """The marks of numbers that stand raised, or in brackets, before `end`."""
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
        if marks:
            return marks

        def written_for(match: re.Match[str]) -> str:
            number = int(match[1])
            return self._next(marks.setdefault(number, [])) if number in known else match[0]

        bracketed = re.compile(r"\[(\d{1,3})\]")
        for element in tree.iter():
            if self._order[element] >= self._order[end]:
                break
            if element.text and isinstance(element.tag, str) and element.tag not in _LITERAL:
                element.text = writable(bracketed.sub(written_for, element.text))
            if element.tail:
                element.tail = writable(bracketed.sub(written_for, element.tail))
        return marks


def _listed(heading: HtmlElement) -> Iterator[tuple[HtmlElement, tuple[int, str]]]:
    """The notes below a heading: items of a list, or paragraphs that begin with their number."""
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
            if label and last < int(label[1]) <= last + 20:
                last = int(label[1])
                yield paragraph, (last, words[label.end() :])


def _words(
    body: HtmlElement, number: int, inner: set[int], targets: Mapping[str, HtmlElement]
) -> str:
    """A note's words, without its number and the links that lead back."""
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
            # Its own number stays where the note begins with it: what stands behind goes with it.
            leads = own is not None and plain(words_of(copied)).startswith(words.strip())
            replace(whole_of(link), f" {words}" if leads else "")
    return _stripped(plain(words_of(copied)), number)


def _stripped(words: str, number: int) -> str:
    """A note's words without the marks of links back, and without its number before them."""
    words = re.sub(r"^(?:[\^↑↩⏎]\ufe0e?\s*)+|(?:\s*[↩↑⏎]\ufe0e?)+$", "", words).strip()
    label = _LABEL.match(words)
    return words[label.end() :] if label and int(label[1]) == number else words


def _take_out(element: HtmlElement) -> None:
    """Take an element out of its tree, with what then is left empty around it and the heading
    above that.
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
    words = plain(element.text_content()) if len(element) <= 4 else ""
    return bool(NOTES_HEADING.compiled.fullmatch(words) or WORKS_HEADING.compiled.fullmatch(words))
