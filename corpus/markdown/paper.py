"""Papers in Markdown: the text, the headings, and the notes with their markers."""

import re
from html import escape

from corpus.errors import UnreadableText
from corpus.html.article import Metadata, parse_page
from corpus.html.paper import WebPaper, read_paper_tree
from corpus.markdown.title_block import TitleBlock, read_title_block
from corpus.plaintext.decoding import decode

# Changes whenever the same file would be read differently.
READER = "markdown-2"

_LARGEST = 20_000_000  # characters
_START = 200_000  # characters in which signs of Markdown are looked for
_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]{1,100})\]:[ \t]", re.MULTILINE)
_HEADING = re.compile(r"(?:\A|\n\n)#{1,6} [^\n]*[^\W\d_][^\n]*(?=\n|\Z)")
_LEAST_HEADINGS = 2


def is_markdown(text: str) -> bool:
    """Whether a text shows by itself that it is Markdown: by metadata in YAML, by notes that it
    defines and refers to, or by several headings.
    """
    start = text[:_START].replace("\r\n", "\n")
    if "\f" in start:
        return False
    if start.startswith("---") and read_title_block(start).title:
        return True
    labels = {found[1] for found in _DEFINITION.finditer(text)}
    if any(f"[^{label}]" in _DEFINITION.sub("", text) for label in list(labels)[:3]):
        return True
    return len(_HEADING.findall(start)) >= _LEAST_HEADINGS


def read_markdown_paper(data: bytes, name: str = "The file") -> WebPaper:
    """The paper in a Markdown file; `name` is the file's name in errors.

    Notes are numbered in the order in which the text first refers to them; their labels are as
    written. Raises `UnreadableText` where it is not text, or has no words.
    """
    from corpus.markdown.rendering import render_markdown

    text = decode(data, name).text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _LARGEST:
        raise UnreadableText(
            f"{name} has {len(text) / 1e6:.0f} million characters, which is too large to be read.",
            "Divide it into several papers.",
        )
    about = read_title_block(text)
    rendered = render_markdown(text[about.end :].replace("\f", "\n\n"))
    page = f"<html><body><div>{_header(about)}{rendered.body}</div>{rendered.notes}</body></html>"
    tree = parse_page(page)
    body = None if tree is None else tree.find("body")
    if tree is None or body is None:
        raise UnreadableText(f"{name} holds no text.", "Supply another file of it.")
    metadata = Metadata(about.title, None, about.language, about.authors, about.issued)
    return read_paper_tree(tree, body, metadata, about.url, labels=rendered.labels)


def _header(about: TitleBlock) -> str:
    """The title block as a page has it."""
    parts = []
    for kind, words in (
        ('h1 class="title"', about.title),
        ('p class="subtitle"', about.subtitle),
        *(('p class="author"', author) for author in about.authors),
        ('p class="date"', about.date),
    ):
        if words:
            parts.append(f"<{kind}>{escape(words)}</{kind.partition(' ')[0]}>")
    if about.abstract:
        from corpus.markdown.rendering import render_markdown

        parts.append(f"<div>{render_markdown(about.abstract).body}</div>")
    return "".join(parts)
