"""The same articles in markup that makes it hard to take them whole, once, and in order."""

from collections.abc import Callable, Sequence
from html import escape

from tests.cited.pages import CHROME

Layout = Callable[[Sequence[str]], str]

# Words that stand in a page and that nobody sees.
UNSEEN = "A popup that none has opened would say this."


def _nested(words: Sequence[str]) -> str:
    inner = "".join(f"<li>{one}</li>" for one in words[2:])
    return f"<p>{words[0]}</p><ul><li>{words[1]}<ul>{inner}</ul></li></ul>"


def _items(words: Sequence[str]) -> str:
    pairs = [words[place : place + 2] for place in range(0, len(words), 2)]
    items = "".join(f"<li>{''.join(f'<p>{one}</p>' for one in pair)}</li>" for pair in pairs)
    return f"<ol>{items}</ol>"


def _quotes(words: Sequence[str]) -> str:
    rest = "".join(f"<p>{one}</p>" for one in words[3:])
    quoted = f"<blockquote>{words[1]}<p>{words[2]}</p></blockquote>" if len(words) > 2 else ""
    return f"<p>{words[0]}</p>{quoted}{rest}"


def _breaks(words: Sequence[str]) -> str:
    return f'<font size="2" face="Arial">{"<br><br>".join(words)}</font>'


def _loose(words: Sequence[str]) -> str:
    middle = "".join(f"<div>{one}</div>" for one in words[1:-1])
    return f"<div>{words[0]}{middle}{words[-1]}</div>"


def _hidden(words: Sequence[str]) -> str:
    unseen = (
        f"<p hidden>{UNSEEN}</p>",
        f'<p style="display: none">{UNSEEN}</p>',
        f"<template><p>{UNSEEN}</p></template>",
        f"<p><del>{UNSEEN}</del></p>",
    )
    return "".join(f"<p>{one}</p>{unseen[place % 4]}" for place, one in enumerate(words))


def _cells(words: Sequence[str]) -> str:
    rows = "".join(f"<tr><td>{place}</td><td>{one}</td></tr>" for place, one in enumerate(words))
    return f"<table>{rows}</table>"


def _noted(words: Sequence[str]) -> str:
    return "".join(
        f'<p>{one}<sup><a href="#fn{place}">[{place}]</a></sup></p>'
        for place, one in enumerate(words, start=1)
    )


LAYOUTS: dict[str, Layout] = {
    "lists in lists": _nested,
    "items of two paragraphs": _items,
    "quotations of bare words and paragraphs": _quotes,
    "two line breaks between paragraphs": _breaks,
    "bare words beside blocks": _loose,
    "words that are not seen": _hidden,
    "tables": _cells,
    "numbers of notes": _noted,
}


def page(layout: str, title: str, paragraphs: Sequence[str]) -> bytes:
    """An article in a layout, with the things around it that pages have."""
    words = [escape(one) for one in paragraphs]
    menu = "".join(f'<li><a href="/{one}">{one}</a></li>' for one in ("Home", "Ships", "Weather"))
    around = "".join(f"<div class='promo'><p>{one}.</p></div>" for one in CHROME[1:4])
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f"</head><body><div class='cookie-banner'>{CHROME[0]}.</div>"
        f"<nav><ul>{menu}</ul></nav><article><h1>{escape(title)}</h1>{LAYOUTS[layout](words)}"
        f"</article><aside class='sidebar'>{around}</aside><footer>{CHROME[4]}.</footer>"
        "</body></html>"
    ).encode()
