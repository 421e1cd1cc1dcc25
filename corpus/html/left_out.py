"""What of a page is no part of its article: menus, page numbers, what is hidden, and the like."""

import re
from collections.abc import Collection
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from corpus.cleaning import plain
from corpus.english.tables import Pattern
from corpus.english.web_pages import (
    BULLET_STYLE,
    BUTTON_CLASS,
    COMMENTS_CLASS,
    CONTENTS_CLASS,
    COOKIE_CLASS,
    LIST_LABEL_CLASS,
    MENU_CLASS,
    PAGE_NAME,
    PAGE_NUMBER_CLASS,
    PRINTED_PAGE,
    PROMOTION_CLASS,
    RELATED_CLASS,
    SHARE_CLASS,
    TOOL_CLASS,
    TRANSCRIBER_CLASS,
)
from corpus.html.tree import BLOCKS, HEADINGS, classes, within

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_PAGE_OF_REFERENCE = re.compile(r":\s?[\divxlc][\divxlc\s,–-]{0,20}")
_STRUCK = frozenset(("del", "s", "strike"))
_CONTROLS = frozenset((
    "button", "datalist", "input", "meter", "optgroup", "option", "progress", "select", "textarea",
))  # fmt: skip
_BARS = frozenset(("center", "div", "p", "table", "td", "ul"))
_ARTICLES = ("article", "main", "blockquote", "figure")
_ROLES = {
    "navigation": "menu", "menu": "menu", "menubar": "menu", "search": "menu",
    "doc-toc": "table of contents", "banner": "page header", "contentinfo": "page footer",
    "dialog": "dialog", "alertdialog": "dialog",
}  # fmt: skip
_IDS = {
    "header": "header", "masthead": "header", "footer": "footer", "colophon": "footer",
    "nav": "menu", "navigation": "menu", "menu": "menu", "sidebar": "menu", "navbar": "menu",
}  # fmt: skip
# Set by hand: the share of an article that nothing left out by its class has, the share of links
# from which words are a list of links, and lengths in characters.
_MOST_OF_ARTICLE = 0.3
_LINKED = 0.4
_ALL_LINKED = 0.85
_SHORT = 250
_PAGE_NUMBER = 20
# (Reason, its classes, the longest of them in characters that is left out whatever it links to).
_BY_CLASS: tuple[tuple[str, Pattern, int], ...] = (
    ("table of contents", CONTENTS_CLASS, 0),
    ("menu", MENU_CLASS, _SHORT),
    ("share bar", SHARE_CLASS, _SHORT),
    ("cookie notice", COOKIE_CLASS, 10 * _SHORT),
    ("readers' comment", COMMENTS_CLASS, 1_000_000),
    ("advertisement", PROMOTION_CLASS, 2 * _SHORT),
    ("related link", RELATED_CLASS, 0),
    ("transcriber's note", TRANSCRIBER_CLASS, 1_000_000),
    ("page tool", TOOL_CLASS, 1_000_000),
)


# Reasons for which only whole blocks are left out.
_BLOCKS_ALONE = frozenset(("readers' comment", "cookie notice", "advertisement", "related link"))


def small_reason(element: HtmlElement) -> str | None:
    """Why an element is left out wherever it stands, also within a note; `None` where it is not."""
    tag = element.tag
    if tag in _CONTROLS:
        return "form control"
    if tag == "a" and BUTTON_CLASS.search(classes(element)):
        return "button"
    if tag in _STRUCK:
        return "struck text"
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return "hidden text"
    if tag == "span" and _is_bullet(element):
        return "list label"
    if tag == "sup" and (words := _short_words(element)).startswith(":"):
        return "page of a reference" if _PAGE_OF_REFERENCE.fullmatch(words) else None
    return "page number" if _is_page_number(element) else None


def _is_bullet(element: HtmlElement) -> bool:
    """Whether an element is the bullet or the number of an item of a list."""
    style = element.get("style") or ""
    if "mso-list" in style and BULLET_STYLE.search(style):
        return True
    if LIST_LABEL_CLASS.search(classes(element)):
        return len(_short_words(element)) <= _PAGE_NUMBER
    return bool(BULLET_STYLE.search(style)) and len(_short_words(element)) == 1


def _is_page_number(element: HtmlElement) -> bool:
    """Whether an element is the number of a page of the printed text."""
    name = element.get("id") or element.get("name") or ""
    is_named = PAGE_NAME.search(name) and not element.get("href")
    if not is_named and not PAGE_NUMBER_CLASS.search(classes(element)):
        return False
    words = _short_words(element)
    return len(words) <= _PAGE_NUMBER and (
        not words or PRINTED_PAGE.compiled.fullmatch(words) is not None
    )


def _short_words(element: HtmlElement) -> str:
    """The words of an element on one line, as far as they can be a page's number or the like."""
    pieces = []
    length = 0
    for words in element.itertext():
        pieces.append(words)
        length += len(words)
        if length > 10 * _PAGE_NUMBER:
            break
    return plain("".join(pieces))


class Sizes:
    """The letters of each element of a tree, all and those in links, without some elements."""

    def __init__(self, tree: HtmlElement, without: Collection[HtmlElement]) -> None:
        self.all: dict[HtmlElement, int] = {}
        self.linked: dict[HtmlElement, int] = {}
        links = 0
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                links += element.tag == "a"
                skipped = element in without or small_reason(element) is not None
                own = 0 if skipped else len("".join((element.text or "").split()))
                self.all[element], self.linked[element] = own, own * bool(links)
                if skipped:
                    walk.skip_subtree()
                continue
            links -= element.tag == "a"
            parent = element.getparent()
            if element is tree or parent is None:
                continue
            tail = len("".join((element.tail or "").split()))
            self.all[parent] += self.all[element] + tail
            self.linked[parent] += self.linked[element] + tail * bool(links)

    def prose(self, element: HtmlElement) -> int:
        """The letters of an element outside links."""
        return self.all.get(element, 0) - self.linked.get(element, 0)

    def share_of_links(self, element: HtmlElement) -> float:
        """The share of an element's letters that stand in links."""
        return self.linked.get(element, 0) / max(self.all.get(element, 0), 1)


class Boilerplate:
    """What is left out of a page or of its article; `title` is the heading that stays."""

    def __init__(self, sizes: Sizes, whole: HtmlElement, title: HtmlElement | None) -> None:
        self._sizes, self._whole, self._title = sizes, whole, title
        self._passed = False

    def reason(self, element: HtmlElement) -> str | None:
        """Why an element is left out; `None` where it is not."""
        if element is self._title:
            self._passed = True
        reason = small_reason(element)
        if reason == "hidden text" and not self._is_small(element):
            reason = None  # shown by a script
        if reason is not None or element is self._whole or element.tag in HEADINGS:
            return reason
        if not self._is_small(element):
            return None
        return (
            self._by_role(element)
            or self._by_class(element)
            or self._link_list(element)
            or self._links_above(element)
        )

    def _is_small(self, element: HtmlElement) -> bool:
        """Whether an element is too small a part of the page to be its article."""
        size = self._sizes.all.get(element, 0)
        return size <= _MOST_OF_ARTICLE * self._sizes.all.get(self._whole, 0)

    def _by_role(self, element: HtmlElement) -> str | None:
        tag, role = element.tag, element.get("role", "")
        if tag == "nav" or role in ("navigation", "doc-toc"):
            is_contents = role == "doc-toc" or CONTENTS_CLASS.search(
                f"{classes(element)} {element.get('id', '')} "
            )
            return "table of contents" if is_contents else "menu"
        if role in _ROLES and not self._holds_title(element):
            return _ROLES[role]
        if tag in ("dialog", "search"):
            return "dialog"
        named = _IDS.get((element.get("id") or "").lower(), tag)
        if named in ("header", "footer") and not within(element, *_ARTICLES):
            return None if self._holds_title(element) else f"page {named}"
        if named == "menu" and not self._holds_title(element):
            return "menu"
        if tag == "footer" and self._sizes.share_of_links(element) > _LINKED:
            return "page footer"
        if (tag == "aside" or role == "complementary") and self._sizes.share_of_links(
            element
        ) > _LINKED:
            return "menu"
        return None

    def _holds_title(self, element: HtmlElement) -> bool:
        return self._title is not None and element in self._title.iterancestors()

    def _by_class(self, element: HtmlElement) -> str | None:
        named = classes(element)
        if _is_heading_anchor(element):
            return "page tool"
        if len(named) <= 2 or self._holds_title(element) or within(element, "pre", *HEADINGS):
            return "page tool" if TOOL_CLASS.search(named) and element.tag != "a" else None
        size = self._sizes.all.get(element, 0)
        for reason, pattern, longest in _BY_CLASS:
            if reason in _BLOCKS_ALONE and element.tag not in BLOCKS:
                continue
            if pattern.search(named) and (
                size <= longest
                or self._sizes.share_of_links(element) > _LINKED
                or (reason == "related link" and size <= 2 * _SHORT and _has_control(element))
            ):
                return reason
        return None

    def _link_list(self, element: HtmlElement) -> str | None:
        """Whether a list has nothing but links: to parts of the page, or without a heading."""
        if element.tag not in ("ul", "ol", "menu", "dir") or within(element, "ul", "ol"):
            return None
        if self._sizes.share_of_links(element) < _ALL_LINKED or len(element) < 2:
            return None
        hrefs = [link.get("href", "") for link in element.iter("a")]
        if all(href.startswith("#") for href in hrefs):
            return "table of contents"
        before = element.getprevious()
        is_headed = before is not None and before.tag in (*HEADINGS, "p", "div")
        return None if is_headed else "menu"

    def _links_above(self, element: HtmlElement) -> str | None:
        """Whether an element above the title has hardly anything but links."""
        if element.tag not in _BARS or self._passed_title(element):
            return None
        linked = self._sizes.share_of_links(element) >= _ALL_LINKED
        return "menu" if linked and len(list(islice(element.iter("a"), 2))) > 1 else None

    def _passed_title(self, element: HtmlElement) -> bool:
        """Whether an element stands behind the title, or there is none; elements are asked about
        in the order of the page.
        """
        return self._passed or self._title is None or self._holds_title(element)


def _is_heading_anchor(element: HtmlElement) -> bool:
    """Whether an element is a sign in a heading by which it can be linked to."""
    if element.tag != "a" or not within(element, *HEADINGS):
        return False
    return not any(letter.isalnum() for letter in _short_words(element))


def _has_control(element: HtmlElement) -> bool:
    return next(element.iter("button", "input", "form"), None) is not None
