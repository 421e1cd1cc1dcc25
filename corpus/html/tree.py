"""Words of and around the elements of a page's tree."""

import re

from lxml.html import HtmlElement

from corpus.cleaning import plain

_BLOCKS = frozenset(("p", "div", "li", "br", "td", "dd", "blockquote", "ul", "ol", "section", "tr"))
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AROUND = frozenset(("sup", "span", "small", "b", "i", "em", "strong"))


def writable(words: str) -> str:
    """Words without the characters that lxml gives, but refuses to store."""
    return _UNWRITABLE.sub("", words)


def words_of(element: HtmlElement) -> str:
    """All words of an element, with spaces around its blocks."""
    pieces: list[str] = []
    waiting: list[HtmlElement | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        apart = " " if one.tag in _BLOCKS else ""
        after = [apart, one.tail or "" if one is not element else ""]
        children = list(one) if isinstance(one.tag, str) else []
        pieces += [apart, one.text or "" if isinstance(one.tag, str) else ""]
        waiting += [*reversed(after), *reversed(children)]
    return "".join(pieces)


def whole_of(link: HtmlElement) -> HtmlElement:
    """The outermost element that has only the marker `link`, such as its superscript."""
    whole = link
    bare = plain(link.text_content()).strip("[]()")
    for parent in link.iterancestors():
        # The tag is checked first, because a paragraph may have thousands of links.
        if parent.tag not in _AROUND or plain(parent.text_content()).strip("[]()") != bare:
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


def replace(element: HtmlElement, words: str) -> None:
    """Replace an element, and brackets around it, by words."""
    before, tail = words_before(element), element.tail or ""
    if words and before.endswith(("[", "(")) and tail.startswith(("]", ")")):
        before, tail = before[:-1], tail[1:]
    joined = writable(f"{before}{words}{tail}")
    parent, previous = element.getparent(), element.getprevious()
    assert parent is not None
    if previous is not None:
        previous.tail = joined
    else:
        parent.text = joined
    parent.remove(element)
