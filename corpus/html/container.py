"""The element of a page that holds its article."""

from collections.abc import Collection

from lxml.html import HtmlElement

from corpus.cleaning import plain
from corpus.html.left_out import Sizes
from corpus.html.tree import classes

_ARTICLE_CLASSES = frozenset((
    "articlebody", "article-body", "article-content", "entry-content", "mw-parser-output",
    "post-content", "ltx_page_content", "available-content",
))  # fmt: skip
# Set by hand: an element is the article if it has this share of the words outside links.
_ENOUGH = 0.6
# Of several articles beside each other, one counts if it has this share of the largest.
_COUNTS = 0.2


def find_container(body: HtmlElement, sizes: Sizes) -> tuple[HtmlElement, HtmlElement | None]:
    """The element that holds a page's article, and the title where it stands outside of it."""
    container = body
    for level in ("main", "article", "class"):
        if level != "class" or container is body:
            container = _narrowed(container, sizes, level)
    return container, _title_outside(body, container)


def _narrowed(container: HtmlElement, sizes: Sizes, level: str) -> HtmlElement:
    """The element of a level that has most of the words of `container`; else that itself."""
    found = [one for one in container.iter() if one is not container and _is_of(one, level)]
    outer = _outermost(found)
    whole = sizes.prose(container)
    if not outer or not whole:
        return container
    largest = max(outer, key=sizes.prose)
    counted = [one for one in outer if sizes.prose(one) >= _COUNTS * sizes.prose(largest)]
    if len(counted) == 1 and sizes.prose(largest) >= _ENOUGH * whole:
        return largest
    return container


def _is_of(element: HtmlElement, level: str) -> bool:
    role = element.get("role", "")
    if level == "main":
        return bool(element.tag == "main" or role == "main")
    if level == "article":
        return bool(element.tag == "article" or role == "article")
    named = classes(element).lower().split()
    return element.get("itemprop", "").lower() == "articlebody" or not (
        _ARTICLE_CLASSES.isdisjoint(named)
    )


def _outermost(elements: Collection[HtmlElement]) -> list[HtmlElement]:
    known = set(elements)
    return [one for one in elements if known.isdisjoint(one.iterancestors())]


def main_heading(container: HtmlElement) -> HtmlElement | None:
    """The first main heading of an element; one that is only a link names the site, and is taken
    where there is no other.
    """
    headings = list(container.iter("h1"))
    for heading in headings:
        link = heading.find(".//a[@href]")
        if link is None or plain(link.text_content()) != plain(heading.text_content()):
            return heading
    return headings[0] if headings else None


def _title_outside(body: HtmlElement, container: HtmlElement) -> HtmlElement | None:
    """The page's only main heading, where the article has none and it stands outside."""
    if next(container.iter("h1"), None) is not None:
        return None
    headings = list(body.iter("h1"))
    return headings[0] if len(headings) == 1 else None
