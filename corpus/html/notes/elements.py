"""Notes of a page as elements: where their words stand, and what marks them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from corpus.cleaning import plain
from corpus.english.web_pages import BACK_LINK, BACK_LINK_CLASS, NOTE_CLASS, NOTE_NAME
from corpus.html.notes.labels import Label, bare_label, read_label
from corpus.html.page import Anchors
from corpus.html.tree import block_of, classes, whole_of

_LABEL_HOLDERS = frozenset((
    "a", "abbr", "b", "big", "cite", "code", "dt", "em", "font", "i", "label", "small", "span",
    "strong", "sub", "sup", "td", "th", "u",
))  # fmt: skip
_NOTE_STYLE = re.compile(r"mso-element\s*:\s*(?:foot|end)note(?![-\w])", re.IGNORECASE)
_OPENING = frozenset(" \xa0[(^\n\t\r")
_LONGEST_LABEL = 24  # characters
_MOST_LOOKED_AT = 12  # elements at the start of a note in which its label may stand
_LONGEST_BACK_LINK = 30  # characters of a link back that says so in words
# A letter or numeral as a label, before what begins a note.
_BARE = r"{}\s+(?=[^\Wa-z_]|[“\"‘'])"
_LABELLED = re.compile(
    r"\s*(?:[\[(]\s*(?P<bracketed>[^\s\])]{1,12})\s*[\])]\.?|(?P<stopped>[^\s.:)\]]{1,8})[.:)\]]"
    r"|(?P<bare>\d{1,4}|[*†‡§‖¶#]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))(?=\s|$|[^\w\s.,])\s*"
)


@dataclass(eq=False, slots=True)
class FoundNote:
    """A note: the elements with its words, and the elements that mark it in the text.

    `label` is as printed, or empty where nothing is printed; `number` is its place in its list,
    where that says so, and `group` tells notes without labels of several kinds apart. `unlabelled`
    are elements within it that are no words of it; `own_label` is whether its label is among them.
    """

    label: str
    parts: list[HtmlElement]
    markers: list[HtmlElement] = field(default_factory=list)
    unlabelled: set[HtmlElement] = field(default_factory=set)
    number: int | None = None
    group: str = ""
    own_label: bool = False


def is_note_element(element: HtmlElement) -> bool:
    """Whether an element says of itself that it is a note, or a list of notes."""
    return bool(
        NOTE_CLASS.search(classes(element))
        or NOTE_NAME.search(element.get("id") or "")
        or _NOTE_STYLE.search(element.get("style") or "")
    )


def text_of(element: HtmlElement) -> str:
    """The words of an element on one line."""
    return plain(element.text_content())


def leading_label(part: HtmlElement) -> tuple[Label, HtmlElement] | None:
    """The label that a note's element begins with, and the element that has nothing else."""
    for place, element in enumerate(part.iter()):
        if place > _MOST_LOOKED_AT:
            break
        words = "".join(element.itertext()) if element is not part else ""
        if element is not part and words.strip() and element.tag in _LABEL_HOLDERS:
            label = read_label(words) if len(words) <= _LONGEST_LABEL else None
            if label is not None:
                return label, element
        if (element.text or "").strip(" \xa0[(^\n\t\r"):
            break
        if element is not part and not words.strip() and not _is_open(element.tail):
            break
    return None


def _is_open(tail: str | None) -> bool:
    """Whether nothing but an opening bracket stands behind an element without words."""
    return set(tail or "") <= _OPENING


def printed_label(words: str) -> tuple[Label, int] | None:
    """The label that a note's words begin with, and the offset behind it."""
    found = _LABELLED.match(words)
    if found is None:
        return None
    label = read_label(found["bracketed"] or found["stopped"] or found["bare"])
    if label is None or label.group or (label.kind in ("letter", "numeral") and found["bare"]):
        return None
    return label, found.end()


def without_label(words: str, label: str, *, removed: bool, listed: bool) -> tuple[int, int]:
    """The span of a note's words without its label, and without arrows back.

    `removed` is whether the label stood in an element that was left out, of which brackets and
    stops may be left; `listed` whether the list itself numbers the notes.
    """
    start = len(words) - len(words.lstrip())
    lead = re.compile(r"(?:[\^↑↩⏎]\ufe0e?\s*)+").match(words, start)
    start = lead.end() if lead else start
    if removed:
        rest = re.compile(r"(?:[\[(]\s*[\])])?\s*[.:)\]]*\s*").match(words, start)
        start = rest.end() if rest else start
    elif (found := printed_label(words[start : start + 40])) is not None:
        bare = words[start : start + found[1]].strip()
        if bare_label(found[0].text) == label and not (listed and bare.isdecimal()):
            start += found[1]
    elif not listed and label.isalpha() and re.match(_BARE.format(label), words[start:]):
        start += len(label) + 1
    end = len(words.rstrip())
    while end > start and words[end - 1] in "↩↑⏎\ufe0e\ufe0f \xa0^":
        end -= 1
    return start, max(end, start)


def back_links(note: FoundNote, anchors: Anchors) -> Iterator[HtmlElement]:
    """The elements within a note that only lead back to its markers."""
    home = {block_of(marker) for marker in note.markers}
    inner = {element for part in note.parts for element in part.iter()}
    for element in inner:
        if element.tag != "a":
            if BACK_LINK_CLASS.search(classes(element)) and len(text_of(element)) <= 200:
                yield element
            continue
        if BACK_LINK_CLASS.search(classes(element)):
            yield whole_of(element)
            continue
        if "#" not in element.get("href", ""):
            continue
        target = anchors.target(element)
        if target is not None and target in inner:
            continue
        words = element.text_content()
        is_label = read_label(words) is not None
        leads_home = target is not None and (
            block_of(target) in home or any(one in home for one in target.iterancestors())
        )
        says_so = BACK_LINK.compiled.fullmatch(words) is not None
        short = len(plain(words)) <= _LONGEST_BACK_LINK
        unmarked = target is not None and not note.markers
        if (leads_home and short) or (says_so and (unmarked or (target is None and not is_label))):
            yield whole_of(element)
