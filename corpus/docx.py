"""The text of a DOCX file, converted to HTML by mammoth, which keeps headings, lists and notes."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import mammoth
from lxml import etree, html

from corpus.cleaning import joined, plain
from corpus.documents import ParagraphKind
from corpus.extract import Extract, UnreadableSource
from corpus.html.prepare import tidy

_LARGEST = 100 * 2**20  # bytes, decompressed
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
br[type='page'] => br
br[type='column'] => br
"""
_HEADING = re.compile(r"h[1-6]$")


def read_docx(data: bytes, name: str) -> Extract:
    """The paragraphs of a DOCX file, its notes last, and its metadata. `name` is for errors.

    Raises `UnreadableSource` where it is not a DOCX file, or too large when decompressed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # Declared sizes may be wrong; reading stops there, and memory is limited besides.
            if sum(one.file_size for one in archive.infolist()) > _LARGEST:
                raise UnreadableSource(
                    f"{name} decompresses to more than {_LARGEST // 2**20} MiB.",
                    "Supply its text alone.",
                )
            about = _about(archive)
        converted = mammoth.convert_to_html(
            io.BytesIO(data),
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
            external_file_access=False,
            style_map=_STYLES,
        )
    except UnreadableSource:
        raise
    except Exception as error:
        raise UnreadableSource(
            f"{name} is not a DOCX file that can be read.", "Save it again, or as a PDF."
        ) from error
    text, paragraphs = joined(_blocks(converted.value))
    first = next((text[p.start : p.end] for p in paragraphs), None)
    return Extract(
        media="docx",
        text=text,
        paragraphs=paragraphs,
        headline=first[:300] if first else None,
        **about,
    )


def _blocks(markup: str) -> Iterator[tuple[str, ParagraphKind]]:
    """The paragraphs of mammoth's HTML, without the links from notes back to their markers."""
    if not markup.strip():
        return
    tree = html.fragment_fromstring(markup, create_parent="div")
    for arrow in tree.xpath("//a[starts-with(text(), '↑')]"):
        arrow.drop_tree()
    tidy(tree)
    for line in tree.iter("br", "p"):
        line.tail = f"\n{line.tail or ''}"
    for element in tree.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"):
        if next(element.iterancestors("td", "th"), None) is not None:
            continue
        if element.tag == "tr":
            cells = (plain(cell.text_content()) for cell in element.iterchildren("td", "th"))
            yield " | ".join(cell for cell in cells if cell), "prose"
        else:
            yield element.text_content(), _kind(element)


def _kind(element: html.HtmlElement) -> ParagraphKind:
    if _HEADING.match(element.tag):
        return "heading"
    quoted = next(element.iterancestors("blockquote"), None) is not None
    return "block quotation" if quoted else "prose"


def _about(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Title, authors and date from the file's properties."""
    if _CORE not in archive.namelist():
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(archive.read(_CORE), parser)
    except etree.LxmlError:
        return {}
    author = plain(root.findtext(f"{_DC}creator"))
    date = re.match(r"\d{4}-\d\d-\d\d", plain(root.findtext(f"{_TERMS}created")))
    return {
        "title": plain(root.findtext(f"{_DC}title"))[:1000] or None,
        "authors": (author[:200],) if author else (),
        "date": date[0] if date else None,
    }
