"""The pages of `pages.toml`, each in the layout that it names, and what is said of them there."""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from corpus.citations.works import works_of
from corpus.library.papers import open_paper
from corpus.library.shipped import SHIPPED
from tests.cited.files import docx, pdf, plain_text

HERE = Path(__file__).parent

# What stands around the articles, and is to be in none of the texts taken from them.
CHROME = (
    "We value your privacy and use cookies",
    "Subscribe to our morning newsletter",
    "You may also like",
    "A reader wrote yesterday that",
    "All rights reserved by nobody",
    "Trending now: recipes",
    "Share this on every network",
)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Label:
    """What a page says of a note's claim: `sentences` bear on it, and `discrepancies` are where
    they differ, as (kind, what the paper says, what the page says).
    """

    note: int
    found: bool
    sentences: tuple[str, ...]
    discrepancies: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True)
class Page:
    work: int
    url: str
    state: str
    layout: str
    title: str
    authors: tuple[str, ...]
    site: str
    date: str
    paragraphs: tuple[str, ...]
    labels: tuple[Label, ...]

    @property
    def is_text(self) -> bool:
        return len(self.paragraphs) > 1

    @property
    def is_web_article(self) -> bool:
        """Whether it is a text, and sent as HTML."""
        return self.is_text and self.layout in _LAYOUTS


def _label(given: dict[str, Any]) -> Label:
    sentences = tuple(given[name] for name in ("sentence", "also") if name in given)
    found = tuple(
        (one["kind"], one["paper"], one.get("source")) for one in given.get("discrepancies", ())
    )
    return Label(given["note"], given["verdict"] == "found", sentences, found)


@cache
def pages() -> tuple[Page, ...]:
    """All pages, in the order of the works."""
    paper = open_paper(SHIPPED / "ttp-reemergence").read()
    urls = {work.cited_by[0].number: work.url or "" for work in works_of([paper])}
    given = tomllib.loads((HERE / "pages.toml").read_text("utf-8"))["page"]
    return tuple(
        Page(
            work=one["work"],
            url=urls[one["work"]],
            state=one.get("state", "there"),
            layout=one["layout"],
            title=one["title"],
            authors=tuple(one.get("authors", ())),
            site=one.get("site", ""),
            date=one.get("date", ""),
            paragraphs=tuple(one["paragraphs"]),
            labels=tuple(_label(claim) for claim in one["claims"]),
        )
        for one in given
    )


@cache  # for a DOCX is not the same bytes twice
def render(page: Page) -> tuple[bytes, str]:
    """A page as it is sent: its bytes, and their content type."""
    told = page.title, page.authors, page.paragraphs
    if page.layout.startswith("pdf"):
        return pdf(*told, notes=page.layout == "pdf-notes"), "application/pdf"
    if page.layout == "docx":
        return docx(*told), _DOCX
    if page.layout == "text":
        return plain_text(*told), "text/plain; charset=utf-8"
    html = _LAYOUTS[page.layout](page)
    if page.layout == "cp1252":  # and says that it is something else
        return html.encode("cp1252"), "text/html; charset=utf-8"
    if page.layout == "breaks":  # UTF-8 that is called Latin-1
        return html.encode(), "text/html; charset=iso-8859-1"
    return html.encode(), "text/html; charset=utf-8"


def _head(page: Page, more: str = "") -> str:
    title = escape(page.title + (f" - {page.site}" if page.site else ""))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{more}'
        "<!-- Stand-in written for the tests of Ibid. --></head>"
    )


def _told(page: Page) -> str:
    """What a page says of itself for machines."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "author": [{"@type": "Person", "name": name} for name in page.authors],
        "datePublished": page.date,
        "isAccessibleForFree": page.state != "paywall",
    }
    authors = "".join(f'<meta name="author" content="{escape(name)}">' for name in page.authors)
    return (
        f'<meta property="og:title" content="{escape(page.title)}">'
        f'<meta property="og:site_name" content="{escape(page.site)}">'
        f'<meta property="article:published_time" content="{page.date}">{authors}'
        f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    )


def _prose(page: Page) -> str:
    return "".join(f"<p>{escape(words)}</p>" for words in page.paragraphs)


def _news(page: Page) -> str:
    return (
        _head(page, _told(page))
        + f"<body><div class=cookie-banner><p>{CHROME[0]} to improve what you see.</p>"
        "<button>Accept all</button></div><header><nav><ul><li><a href=/>Home</a><li>"
        "<a href=/world>World</a><li><a href=/sport>Sport</a></ul></nav></header>"
        f"<main><article><h1>{escape(page.title)}</h1>"
        f"<p class=byline>By {escape(' and '.join(page.authors) or page.site)}</p>{_prose(page)}"
        f"</article><aside class=related><h2>{CHROME[2]}</h2><ul><li><a href=/a>Ten gardens to see"
        "</a><li><a href=/b>What the moon did next</a></ul></aside>"
        f"<section class=comments id=comments><h2>Comments</h2><p>{CHROME[3]} it would rain.</p>"
        f"</section></main><footer><p>{CHROME[4]}</p></footer></body></html>"
    )


def _blog(page: Page) -> str:
    return (
        _head(page, _told(page)) + "<body class=home><div id=sidebar class=sidebar>"
        f"<p>{CHROME[1]}.</p><p>{CHROME[5]}</p></div>"
        f'<div class="h-entry"><h1 class="p-name">{escape(page.title)}</h1>'
        f'<div class="e-content entry-content">{_prose(page)}</div></div>'
        f"<div class=share>{CHROME[6]}</div></body></html>"
    )


def _table(page: Page) -> str:
    rows = "<br><br>".join(escape(words) for words in page.paragraphs)
    return (
        f"<html><head><title>{escape(page.site)} | {escape(page.title)}</title></head>"
        "<body bgcolor=white><table width=100%><tr><td colspan=2><a href=/>Index</a> | "
        f"<a href=/map>Map</a></td></tr><tr><td width=150><a href=/1>{CHROME[5]}</a></td><td>"
        f"<font size=5><b>{escape(page.title)}</b></font><p>{rows}</p></td></tr></table>"
        "</body></html>"
    )


def _plain(page: Page) -> str:
    return (
        _head(page) + f"<body><div id=menu><a href=/>Home</a> <a href=/press>Press</a></div><h2>"
        f"{escape(page.title)}</h2>{_prose(page)}<div id=footer>{CHROME[4]}</div></body></html>"
    )


def _breaks(page: Page) -> str:
    words = "<br><br>".join(escape(words) for words in page.paragraphs)
    return (
        _head(page, _told(page))
        + f"<body><h1>{escape(page.title)} – é</h1><div class=story>{words}</div>"
        f"<div class=promo><p>{CHROME[1]}</p></div></body></html>"
    )


def _lists(page: Page) -> str:
    items = "".join(f"<li>{escape(words)}</li>" for words in page.paragraphs[1:])
    return (
        _head(page, _told(page))
        + f"<body><nav><a href=/>Profiles</a></nav><main><h1>{escape(page.title)}</h1>"
        f"<h2>Origin</h2><p>{escape(page.paragraphs[0])}</p><h2>More</h2><ul>{items}</ul></main>"
        f"<footer>{CHROME[4]}</footer></body></html>"
    )


def _thinktank(page: Page) -> str:
    first, *rest = page.paragraphs
    more = "".join(f"<p>{escape(words)}</p>" for words in rest)
    return (
        _head(page, _told(page))
        + f"<body><div class=topbar>{CHROME[1]}</div><article><header><h1>{escape(page.title)}</h1>"
        f"<time datetime={page.date}>{page.date}</time></header><p>{escape(first)}</p>"
        f"<h2>The questions</h2>{more}</article><div class=related-posts><h3>{CHROME[2]}</h3>"
        "<a href=/x>A paper on fisheries</a></div></body></html>"
    )


def _print(page: Page) -> str:
    return (
        _head(page) + f"<body onload='window.print()'><h2>{escape(page.title)}</h2><p>"
        f"{escape(', '.join(page.authors))}</p>{_prose(page)}</body></html>"
    )


_LAYOUTS = {
    "news": _news,
    "blog": _blog,
    "amp": _blog,
    "table": _table,
    "plain": _plain,
    "cp1252": lambda page: _plain(page).replace("utf-8", "windows-1252"),
    "breaks": _breaks,
    "lists": _lists,
    "thinktank": _thinktank,
    "repository": _thinktank,
    "print": _print,
    "post": _plain,
}
