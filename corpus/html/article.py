"""The text of a web page: its article, without what stands around it.

By trafilatura, as it is by default: of what was compared on pages of our own
(`python -m tests.corpus.extraction` prints the table), it lets in least of what stands around
while it loses hardly a word. Where it finds too little, it is asked again for more.
"""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree, html

from corpus.charsets import decode_text
from corpus.cleaning import is_visible, joined, plain
from corpus.documents import ParagraphKind
from corpus.extract import Extract, UnreadableSource
from corpus.html.prepare import tidy

_CELL = 300  # characters, above which a table's cell is no datum
_LEAST = 250  # characters, below which an article may have been missed
_MOST = 20_000_000  # characters of markup; trafilatura takes no more
_LONGEST = 1000  # characters of a title
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]{0,300}\[[^\]]{0,100000}\]\s*>", re.IGNORECASE)
# Control characters, and references to them, which a parser gives out and a tree does not take.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0{0,9}(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0{0,9}(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF]))"
    r"(?![0-9a-fA-F]);?"
)
_PAID = {"false", "no"}
_EDGES = {"lb": "\n", "p": "\n\n", "item": "\n\n", "head": "\n\n"}
_AUTHORS = re.compile(r"\s*;\s*")


def read_html(data: bytes, charset: str | None) -> Extract:
    """The article of a page, with what the page says of itself. `charset` is what its server said
    of its encoding. A page of which nothing is left gives an empty text.

    Raises `UnreadableSource` where it is too large.
    """
    text = page_text(data, charset)
    tree = parsed(text)
    if tree is None:
        return Extract("html", "")
    paywalled = _is_paywalled(tree)
    about = About.of(tree)
    tidy(tree)
    blocks, told = article(tree, recall=False)
    body = joined(blocks)
    if len(body[0]) < _LEAST:
        blocks, told_again = article(tree, recall=True)
        more = joined(blocks)
        if len(more[0]) > len(body[0]):
            body, told = more, told_again or told
    about = about.with_told(told)
    return Extract(
        media="html",
        text=body[0],
        paragraphs=body[1],
        title=about.title,
        headline=about.headline,
        authors=about.authors,
        date=about.date,
        site=about.site,
        language=about.language,
        paywalled=paywalled,
    )


def page_text(data: bytes, charset: str | None) -> str:
    """A page decoded. Raises `UnreadableSource` where it is too large."""
    text = decode_text(data, charset, markup=True)
    if len(text) > _MOST:
        raise UnreadableSource(
            f"A page of {len(text) / 1e6:.0f} million characters is too large to be read.",
            "Supply its text alone, as a text file.",
        )
    return text


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself; `date` is ISO 8601."""

    title: str | None
    headline: str | None
    language: str | None
    authors: tuple[str, ...] = ()
    date: str | None = None
    site: str | None = None

    @classmethod
    def of(cls, tree: html.HtmlElement) -> "About":
        """What its own elements say."""
        language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        title = plain(tree.findtext(".//title"))
        return cls(_short(title), _short(_headline(tree)), _language(language))

    def with_told(self, told: Mapping[str, str | None]) -> "About":
        """With what trafilatura finds in its data besides."""
        return replace(
            self,
            title=self.title or _short(told.get("title")),
            authors=_authors(told.get("author")),
            date=told.get("date"),
            site=_short(told.get("sitename")),
        )


def parsed(text: str) -> html.HtmlElement | None:
    """The tree of a page; `None` where it has none."""
    text = _CONTROLS.sub("", _SUBSET.sub("", text, count=1))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        if "memory" in str(error).lower():
            raise MemoryError from error
        return None


Blocks = list[tuple[str, ParagraphKind]]


def article(tree: html.HtmlElement, *, recall: bool) -> tuple[Blocks, dict[str, str | None]]:
    """The paragraphs of a page's article, and what is told of it: title, author, date, sitename.
    With `recall` more of what stands around is taken.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(
        deepcopy(tree),
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=recall,
        deduplicate=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict):
        return [], {}
    told = {name: getattr(found, name) for name in ("title", "author", "date", "sitename")}
    return list(_blocks(found.body)), told


def _blocks(body: Any) -> Iterator[tuple[str, ParagraphKind]]:
    """The paragraphs of an article as trafilatura gives it."""
    for element in body:
        kind: ParagraphKind = "prose"
        if element.tag == "head":
            yield "".join(element.itertext()), "heading"
            continue
        if element.tag == "table":
            for row in element.iter("row"):
                yield from ((words, kind) for words in _row(list(row.iter("cell"))))
            continue
        if element.tag == "list":
            for item in element.iter("item"):
                yield from ((words, kind) for words in _lines(item))
            continue
        if element.tag == "quote":
            kind = "block quotation"
        yield from ((words, kind) for words in _lines(element))


def _row(cells: list[Any]) -> list[str]:
    """The cells of a row as a line; where a table only arranges the page, each by itself."""
    texts = [list(filter(plain, _lines(cell))) for cell in cells]
    if any(len(text) > 1 or len("".join(text)) > _CELL for text in texts):
        return [line for text in texts for line in text]
    return [" | ".join(plain(text[0]) for text in texts if text)]


def _lines(element: Any) -> Iterator[str]:
    """The text of an element; where lines are broken twice in a row, it is two paragraphs."""
    pieces: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        edge = _EDGES.get(part.tag, "")
        if event == "start":
            pieces += [edge, part.text or ""]
        elif part is not element:
            pieces += ["" if part.tag == "lb" else edge, part.tail or ""]
    yield from re.split(r"\n\s*\n", re.sub(r"[ \t\r]+", " ", "".join(pieces)))


def _headline(tree: html.HtmlElement) -> str | None:
    for element in tree.iter("h1"):
        words = plain("".join(element.itertext()))
        if words:
            return words
    for name in ("og:title", "citation_title", "dc.title", "DC.title"):
        for element in tree.xpath("//meta[@property=$name or @name=$name]", name=name):
            words = plain(element.get("content"))
            if words:
                return words
    return None


def _is_paywalled(tree: html.HtmlElement) -> bool:
    """Whether the page says in its structured data that its text is not free."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            told = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        if any(_paid(one) for one in _objects(told)):
            return True
    return False


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 8:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)


def _paid(told: dict[str, Any]) -> bool:
    return str(told.get("isAccessibleForFree", "")).strip().lower() in _PAID


def _authors(given: str | None) -> tuple[str, ...]:
    names = (plain(name)[:200] for name in _AUTHORS.split(given or ""))
    return tuple(name for name in names if is_visible(name))[:20]


def _language(given: str | None) -> str | None:
    found = re.match(r"[a-zA-Z]{2,3}\b", given or "")
    return found[0].lower() if found else None


def _short(words: str | None) -> str | None:
    found = plain(words)[:_LONGEST]
    return found if is_visible(found) else None
