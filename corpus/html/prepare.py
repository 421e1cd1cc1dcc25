"""Preparation of a page's tree for the extraction of its article: invisible elements are removed,
and each paragraph, list item and quoted paragraph gets an element of its own.

The extractor loses or repeats the words of nested lists, of quotations with bare text beside
paragraphs, and of paragraphs that are separated by two line breaks only.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import Element, HtmlElement

from corpus.cleaning import plain

_NEVER = ("script", "style", "template", "noscript", "del", "s", "strike")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WHOLE = frozenset(("html", "body", "main", "article"))  # shown by a script, if they are hidden
_HOLDERS = frozenset(
    "article aside body center dd details div fieldset figure footer form header li main "
    "section td th".split()
)
_BLOCKS = _HOLDERS | frozenset(
    "address blockquote dl dt figcaption h1 h2 h3 h4 h5 h6 hr ol p pre summary table tbody thead "
    "tfoot tr ul".split()
)
_MARKER = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]|[ivxl]{1,6}|[a-z])[\])]?\s*")
# Set by hand: characters outside links from which bare text is a paragraph, and from which it is
# one where it ends as a sentence does.
_LEAST_TEXT = 25
_LEAST_SENTENCE = 8
_SENTENCE_ENDS = (".", "!", "?", "”", "…", "。", "؟", "۔", "।")
_MOST_NESTED = 100  # levels, beyond which a list or quotation is left unchanged


def tidy(tree: HtmlElement) -> None:
    """Prepare a page's tree in place."""
    _drop_invisible(tree)
    write_quotation_marks(tree)
    for marker in _linked_superscripts(tree):  # the numbers of notes are no words of a sentence
        marker.drop_tree()
    for holder in list(tree.iter("font", "span", "center")):
        if holder.find(".//br") is not None and holder.getparent() is not None:
            holder.drop_tag()
    for paragraph in list(tree.iter("p")):
        _split_paragraph(paragraph)
    for holder in list(tree.iter(*_HOLDERS - {"li"})):
        _wrap_bare(holder)
    for quotation in list(tree.iter("blockquote")):
        if not _has_ancestor(quotation, "blockquote") and _is_within(quotation, tree):
            _flatten(quotation, "p")
    for group in list(tree.iter("ul", "ol")):
        if not _has_ancestor(group, "ul", "ol") and _is_within(group, tree):
            _flatten(group, "li")
            if _has_ancestor(group, "td", "th") and not _is_menu(group):
                for item in group:
                    item.tag = "p"
                group.tag = "div"


def _drop_invisible(tree: HtmlElement) -> None:
    """Remove comments, scripts and hidden elements, except where they are most of the page."""
    for element in list(tree.iter(etree.Comment, etree.ProcessingInstruction, *_NEVER)):
        if element.getparent() is not None:
            element.drop_tree()
    marked = [*tree.xpath("//*[@hidden]"), *tree.xpath("//*[contains(@style, ':')]")]
    half = len(tree.text_content()) / 2
    for element in marked:
        is_hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style", ""))
        if (
            is_hidden
            and element.tag not in _WHOLE
            and element.getparent() is not None
            and len(element.text_content()) < half
        ):
            element.drop_tree()


def write_quotation_marks(tree: HtmlElement) -> None:
    """Write the quotation marks that browsers show around `q` elements."""
    for quoted in list(tree.iter("q")):
        quoted.text = f"“{quoted.text or ''}"
        if len(quoted):
            quoted[-1].tail = f"{quoted[-1].tail or ''}”"
        else:
            quoted.text += "”"
        quoted.drop_tag()


def _linked_superscripts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The superscript numbers that link within a page."""
    for raised in list(tree.iter("sup")):
        link = next(raised.iter("a"), None)
        link = next(raised.iterancestors("a"), None) if link is None else link
        if link is None or "#" not in link.get("href", ""):
            continue
        if _MARKER.fullmatch(raised.text_content()) and raised.getparent() is not None:
            yield raised


def _split_paragraph(paragraph: HtmlElement) -> None:
    """Split a paragraph at two line breaks in a row."""
    if not _has_double_break(paragraph) or paragraph.getparent() is None:
        return
    for part, _ in _parts(paragraph):
        paragraph.addprevious(part)
    paragraph.drop_tree()


def _wrap_bare(holder: HtmlElement) -> None:
    """Put each run of bare text beside paragraphs or between two line breaks into a paragraph."""
    if not any(child.tag in _BLOCKS for child in holder) and not _has_double_break(holder):
        return
    parts = list(_parts(holder))
    holder.text = None
    for part, is_new in parts:
        if is_new and not _is_text(part):
            part.tag = "span"
        holder.append(part)


def _is_text(run: HtmlElement) -> bool:
    """Whether a run of bare text is long enough for a paragraph, its links aside."""
    words = plain(run.text_content())
    linked = sum(len(link.text_content()) for link in run.iter("a"))
    return len(words) - linked >= (
        _LEAST_SENTENCE if words.endswith(_SENTENCE_ENDS) else _LEAST_TEXT
    )


def _has_double_break(element: HtmlElement) -> bool:
    """Whether two line breaks follow one another among its children."""
    return any(
        child.tag == "br"
        and not (child.tail or "").strip()
        and (after := child.getnext()) is not None
        and after.tag == "br"
        for child in element
    )


def _parts(element: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """The parts of an element, and whether each is new: its block children, and the text between
    them or between two line breaks, in new paragraphs. They are removed from the element.
    """
    run = _run(element.text)
    for child in list(element):
        tail, child.tail = child.tail, None
        breaks = child.tag == "br" and len(run) and run[-1].tag == "br" and not _tail(run)
        if child.tag not in _BLOCKS and not breaks:
            run.append(child)
            child.tail = tail
            continue
        if breaks:
            run.remove(run[-1])
        if _has_words(run):
            yield run, True
        if breaks:
            element.remove(child)
        else:
            yield child, False
        run = _run(tail)
    if _has_words(run):
        yield run, True


def _run(text: str | None) -> HtmlElement:
    """A new paragraph that begins with `text`."""
    run = Element("p")
    run.text = text
    return run


def _tail(run: HtmlElement) -> str:
    return (run[-1].tail or "").strip()


def _has_words(run: HtmlElement) -> bool:
    return bool(plain(run.text_content())) or run.find(".//img") is not None


def _flatten(holder: HtmlElement, leaf: str) -> None:
    """Make each run of text within a list or quotation a direct child with the tag `leaf`, in the
    order of the page.
    """
    leaves: list[HtmlElement] = []
    waiting = [(holder, 0)]
    while waiting:
        element, depth = waiting.pop()
        splits = _has_double_break(element) or any(child.tag in _BLOCKS for child in element)
        if splits and depth <= _MOST_NESTED:
            waiting += [(part, depth + 1) for part, _ in reversed(list(_parts(element)))]
        elif element is holder:
            return  # it has text alone
        else:
            element.tag = leaf
            leaves.append(element)
    holder.text = None
    holder[:] = leaves


def _is_menu(group: HtmlElement) -> bool:
    linked = sum(len(link.text_content()) for link in group.iter("a"))
    return linked > len(group.text_content()) / 2


def _is_within(element: HtmlElement, tree: HtmlElement) -> bool:
    return element.getroottree().getroot() is tree.getroottree().getroot()


def _has_ancestor(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None
