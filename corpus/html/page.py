"""The tree of a paper's page, prepared for reading: nothing of it that is no word of the page."""

import re
from bisect import bisect_right
from urllib.parse import unquote

from lxml import etree
from lxml.html import Element, HtmlElement

from corpus.cleaning import plain
from corpus.html.prepare import write_quotation_marks
from corpus.html.tree import writable

_NEVER = ("style", "template", "noscript", "svg", "canvas", "audio", "video", "object", "iframe")
_WITH_XML = re.compile(r"^\s*<\?xml|<html[^>]{0,500}\bxmlns\b", re.IGNORECASE)
_EMPTY = re.compile(r"<([a-zA-Z][\w:]*)(\s[^<>]*)?/>")
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"))
_RENDERED = frozenset(("MathJax", "MathJax_Preview", "MathJax_Display", "katex-html"))
_MATH_HOLDERS = frozenset(("katex", "mwe-math-element", "mjx-container", "mjx-assistive-mml"))
_MATH_IMAGE = re.compile(r"math|latex|\btex\b|equation", re.IGNORECASE)
_DISPLAY = re.compile(r"^\{\\(?:displaystyle|textstyle)\s*(.*)\}$", re.DOTALL)
_MOST_ABOVE = 4  # elements around a formula that show the same formula


def filled_empty_elements(markup: str) -> str:
    """The markup of a page, with the empty elements of XML written as HTML has them; HTML would
    take what follows for their content.
    """
    if not _WITH_XML.search(markup[:2000]):
        return markup
    return _EMPTY.sub(
        lambda found: (
            found[0] if found[1].lower() in _VOID else f"<{found[1]}{found[2] or ''}></{found[1]}>"
        ),
        markup,
    )


def prepare(tree: HtmlElement) -> None:
    """Remove comments, scripts and the like, and write formulas and quotation marks as words."""
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    _write_scripted_formulas(tree)
    _write_formulas(tree)
    etree.strip_elements(tree, "script", *_NEVER, with_tail=False)
    write_quotation_marks(tree)
    _write_ruby(tree)


def _write_scripted_formulas(tree: HtmlElement) -> None:
    """Write the formulas that a script shows, once, in the place of what it has shown."""
    scripts = [one for one in tree.iter("script") if one.get("type", "").startswith("math/tex")]
    if not scripts:
        return
    for element in list(tree.iter("span", "div")):
        if _RENDERED & set(element.get("class", "").split()):
            _drop(element)
    for script in scripts:
        _put(script, script.text or "")


def _write_formulas(tree: HtmlElement) -> None:
    """Write each formula once, as it was typed where the page says so, in the place of all
    elements that show it.
    """
    for math in list(tree.iter("math")):
        if math.getroottree().getroot() is tree.getroottree().getroot():
            _put(_shown_whole(math), _typed(math))
    for image in list(tree.iter("img")):
        if image.get("alt") and _MATH_IMAGE.search(image.get("class", "")):
            _put(image, _undisplayed(image.get("alt")))


def _shown_whole(math: HtmlElement) -> HtmlElement:
    """The outermost of the elements around a formula that only show it."""
    whole = math
    for place, above in enumerate(math.iterancestors()):
        if place >= _MOST_ABOVE:
            break
        if _MATH_HOLDERS & {above.tag, *above.get("class", "").split()}:
            whole = above
    return whole


def _typed(math: HtmlElement) -> str:
    """The source of a formula, else its words."""
    if math.get("alttext"):
        return _undisplayed(math.get("alttext"))
    for note in math.iter("annotation"):
        if "tex" in note.get("encoding", "").lower():
            return _undisplayed(note.text or "")
    hidden = {part for note in math.iter("annotation", "annotation-xml") for part in note.iter()}
    pieces = []
    for part in math.iter():
        if part not in hidden:
            pieces.append(part.text or "")
        if part is not math and part.getparent() not in hidden:
            pieces.append(part.tail or "")
    return plain("".join(pieces))


def _undisplayed(source: str) -> str:
    """The source of a formula without the command that says how large it is shown."""
    found = _DISPLAY.match(plain(source))
    return found[1] if found else plain(source)


def _put(element: HtmlElement, words: str) -> None:
    """Put words in the place of an element."""
    kept = Element("span")
    kept.text, kept.tail = writable(words), element.tail
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, kept)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _write_ruby(tree: HtmlElement) -> None:
    """Put the readings above characters in brackets, where the page itself has none."""
    for reading in list(tree.iter("rt")):
        parent = reading.getparent()
        if parent is not None and parent.find("rp") is None:
            reading.text = f"({reading.text or ''}"
            if len(reading):
                reading[-1].tail = f"{reading[-1].tail or ''})"
            else:
                reading.text += ")"


class Anchors:
    """The order of a tree's elements, and the places that its links lead to."""

    def __init__(self, tree: HtmlElement, url: str | None = None) -> None:
        self.order: dict[HtmlElement, float] = {
            element: place for place, element in enumerate(tree.iter())
        }
        self.tree = tree
        self._targets: dict[str, list[HtmlElement]] = {}
        for element in self.order:
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    self._targets.setdefault(name, []).append(element)
        self.links = [
            link for link in self.order if link.tag == "a" and "#" in link.get("href", "")
        ]
        self._own = self._own_paths(url)

    def _own_paths(self, url: str | None) -> frozenset[str]:
        """What stands before `#` in links within the page: nothing, or the page's address."""
        named: dict[str, int] = {}
        for link in self.links:
            path, _, name = link.get("href").rpartition("#")
            if self._named(name):
                named[path.strip()] = named.get(path.strip(), 0) + 1
        own = {"", (url or "").partition("#")[0]}
        if "" not in named and named:  # all are written in full
            own.add(max(named, key=lambda path: named[path]))
        return frozenset(own)

    def _named(self, name: str) -> list[HtmlElement]:
        return self._targets.get(name, self._targets.get(unquote(name), []))

    def target(self, link: HtmlElement) -> HtmlElement | None:
        """The element of the page that a link leads to; `None` where it leads elsewhere.

        Of several with one name, as pages made of chapters have them, it is the next one.
        """
        path, _, name = link.get("href", "").rpartition("#")
        named = self._named(name) if name and path.strip() in self._own else []
        if len(named) < 2:
            return named[0] if named else None
        place = bisect_right(named, self.order[link], key=lambda one: self.order[one])
        return named[min(place, len(named) - 1)]
