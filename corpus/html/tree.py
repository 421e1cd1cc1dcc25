"""Words of and around the elements of a page's tree."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from corpus.cleaning import plain

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# The elements whose words stand apart from those around them.
BLOCKS = HEADINGS | frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_EPUB_TYPE = "epub:type"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_PARTS = 4  # elements that what has only a marker may have
_AROUND = frozenset(("sup", "span", "small", "b", "i", "em", "strong"))


def writable(words: str) -> str:
    """Words without the characters that lxml gives, but refuses to store."""
    return _UNWRITABLE.sub("", words)


def classes(element: HtmlElement) -> str:
    """The classes and the roles of an element, with a space before and behind each."""
    named = (element.get(name) for name in ("class", "role", _EPUB_TYPE, "data-component-name"))
    return f" {' '.join(one for one in named if one)} "


def block_of(element: HtmlElement) -> HtmlElement:
    """The nearest block that an element is or stands in; the outermost element where none is."""
    block = element
    while block.tag not in BLOCKS and (parent := block.getparent()) is not None:
        block = parent
    return block


def within(element: HtmlElement, *tags: str) -> bool:
    """Whether an element stands in one of `tags`."""
    return next(element.iterancestors(*tags), None) is not None


def lineage(element: HtmlElement) -> Iterator[HtmlElement]:
    """An element and all that it stands in, innermost first."""
    yield element
    yield from element.iterancestors()


def whole_of(link: HtmlElement) -> HtmlElement:
    """The outermost element that has only the marker `link`, such as its superscript."""
    whole = link
    if len(link) > _MOST_PARTS:
        return whole
    bare = plain(link.text_content()).strip("[]()")
    for parent in link.iterancestors():
        # The tag is checked first, because a paragraph may have thousands of links.
        if (
            parent.tag not in _AROUND
            or len(parent) > _MOST_PARTS
            or plain(parent.text_content()).strip("[]()") != bare
        ):
            break
        whole = parent
    return whole


def words_before(element: HtmlElement) -> str:
    """The words directly before an element."""
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        return previous.tail or ""
    return parent.text or "" if parent is not None else ""


def set_words_before(element: HtmlElement, words: str) -> None:
    """Replace the words directly before an element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = words
    elif parent is not None:
        parent.text = words
