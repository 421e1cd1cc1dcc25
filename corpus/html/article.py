"""The article of a web page, extracted by trafilatura, without menus and other boilerplate.

Of the extractors compared on the pages of the tests (`python -m tests.corpus.extraction`),
trafilatura in its default mode has the least boilerplate and loses hardly a word. Where it
extracts too little, its recall mode is tried.
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
from corpus.documents import Paragraph, ParagraphKind
from corpus.extract import Extract, UnreadableSource
from corpus.html.prepare import tidy

_LONGEST_CELL = 300  # characters; a longer cell is text, and its table only a layout
_SHORTEST_ARTICLE = 250  # characters, below which the recall mode is tried
_LARGEST_PAGE = 20_000_000  # characters of markup, the limit of trafilatura
_LONGEST_TITLE = 1000  # characters
_LONGEST_NAME = 200  # characters of an author's name
_MOST_AUTHORS = 20
_MOST_NESTED = 8  # levels of JSON-LD that are searched
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]{0,300}\[[^\]]{0,100000}\]\s*>", re.IGNORECASE)
# Control characters, and references to them, which lxml's parser gives and its tree refuses.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0{0,9}(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0{0,9}(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF]))"
    r"(?![0-9a-fA-F]);?"
)
_NOT_FREE = {"false", "no"}
_EDGES = {"lb": "\n", "p": "\n\n", "item": "\n\n", "head": "\n\n"}
Blocks = list[tuple[str, ParagraphKind]]  # (words, kind) of paragraphs
Extracted = Mapping[str, str | None]  # metadata by trafilatura's names

_AUTHORS = re.compile(r"\s*;\s*")


def read_html(data: bytes, charset: str | None) -> Extract:
    """The article and the metadata of a page; `charset` is the encoding that the server declares.

    The text is empty where there is no article. Raises `UnreadableSource` where the page is too
    large.
    """
    page = decode_page(data, charset)
    tree = parse_page(page)
    if tree is None:
        return Extract("html", "")
    paywalled = _is_paywalled(tree)
    own = Metadata.of(tree)
    tidy(tree)
    text, paragraphs, extracted = _read_article(tree)
    metadata = own.with_extracted(extracted)
    return Extract(
        media="html",
        text=text,
        paragraphs=paragraphs,
        title=metadata.title,
        headline=metadata.headline,
        authors=metadata.authors,
        date=metadata.date,
        site=metadata.site,
        language=metadata.language,
        paywalled=paywalled,
    )


def _read_article(
    tree: html.HtmlElement,
) -> tuple[str, tuple[Paragraph, ...], Extracted]:
    """The article's text and paragraphs, and its metadata; in the recall mode where it is short."""
    blocks, extracted = extract_article(tree, recall=False)
    text, paragraphs = joined(blocks)
    if len(text) >= _SHORTEST_ARTICLE:
        return text, paragraphs, extracted
    blocks, recalled = extract_article(tree, recall=True)
    longer, its_paragraphs = joined(blocks)
    if len(longer) > len(text):
        return longer, its_paragraphs, recalled or extracted
    return text, paragraphs, extracted


def decode_page(data: bytes, charset: str | None) -> str:
    """The characters of a page. Raises `UnreadableSource` where it is too large."""
    text = decode_text(data, charset, markup=True)
    if len(text) > _LARGEST_PAGE:
        raise UnreadableSource(
            f"A page of {len(text) / 1e6:.0f} million characters is too large to be read.",
            "Supply its text alone, as a text file.",
        )
    return text


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a page; `date` is ISO 8601."""

    title: str | None
    headline: str | None
    language: str | None
    authors: tuple[str, ...] = ()
    date: str | None = None
    site: str | None = None

    @classmethod
    def of(cls, tree: html.HtmlElement) -> "Metadata":
        """The metadata in a page's own elements."""
        language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        title = plain(tree.findtext(".//title"))
        return cls(_short(title), _short(_headline(tree)), _language(language))

    def with_extracted(self, extracted: Extracted) -> "Metadata":
        """These, completed with what trafilatura extracts."""
        return replace(
            self,
            title=self.title or _short(extracted.get("title")),
            authors=_authors(extracted.get("author")),
            date=extracted.get("date"),
            site=_short(extracted.get("sitename")),
        )


def parse_page(text: str) -> html.HtmlElement | None:
    """The tree of a page; `None` where it has no elements."""
    text = _CONTROLS.sub("", _SUBSET.sub("", text, count=1))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        if "memory" in str(error).lower():
            raise MemoryError from error
        return None


def extract_article(tree: html.HtmlElement, *, recall: bool) -> tuple[Blocks, Extracted]:
    """The paragraphs of a page's article, and its title, author, date and sitename.

    With `recall`, more of the page is taken for the article.
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
    extracted = {name: getattr(found, name) for name in ("title", "author", "date", "sitename")}
    return list(_blocks(found.body)), extracted


def _blocks(body: Any) -> Iterator[tuple[str, ParagraphKind]]:
    """The paragraphs of trafilatura's tree of an article."""
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
    """The cells of a row as one line; each as its own lines where the table is only a layout."""
    texts = [list(filter(plain, _lines(cell))) for cell in cells]
    if any(len(text) > 1 or len("".join(text)) > _LONGEST_CELL for text in texts):
        return [line for text in texts for line in text]
    return [" | ".join(plain(text[0]) for text in texts if text)]


def _lines(element: Any) -> Iterator[str]:
    """The text of an element, split at two line breaks in a row."""
    pieces: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        edge = _EDGES.get(part.tag, "")
        if event == "start":
            pieces += [edge, part.text or ""]
        elif part is not element:
            pieces += ["" if part.tag == "lb" else edge, part.tail or ""]
    yield from re.split(r"\n\s*\n", re.sub(r"[ \t\r]+", " ", "".join(pieces)))


def _headline(tree: html.HtmlElement) -> str | None:
    """The first heading, or else the title of the page in its `meta` elements."""
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
    """Whether the JSON-LD of a page says that its text is not free."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        if any(_is_not_free(one) for one in _objects(data)):
            return True
    return False


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """All JSON objects within a value."""
    if depth > _MOST_NESTED:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)


def _is_not_free(data: dict[str, Any]) -> bool:
    return str(data.get("isAccessibleForFree", "")).strip().lower() in _NOT_FREE


def _authors(value: str | None) -> tuple[str, ...]:
    names = (plain(name)[:_LONGEST_NAME] for name in _AUTHORS.split(value or ""))
    return tuple(name for name in names if is_visible(name))[:_MOST_AUTHORS]


def _language(value: str | None) -> str | None:
    found = re.match(r"[a-zA-Z]{2,3}\b", value or "")
    return found[0].lower() if found else None


def _short(words: str | None) -> str | None:
    found = plain(words)[:_LONGEST_TITLE]
    return found if is_visible(found) else None
