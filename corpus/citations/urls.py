"""Web addresses in running text, repaired where a line end or a stray space broke them."""

import re
from dataclasses import dataclass

from corpus.english.calendar import DATE_START

_START = re.compile(r"(?:https?://|\bwww\.)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"[^\s<>“”\"«»]+")
_PLAIN = re.compile(r"[\w\-./?=&%#~+:@!$'()*,;]+")
_DOMAIN_END = re.compile(r"[a-z]{2,}(?:\.[a-z]{2,})*(?:/|[.,;]?$)")
_FILE_END = re.compile(r"(?:html?|pdf|php|aspx?|txt|docx?|cfm|jsp)\b")
_LOOKS_BROKEN = re.compile(r"[/=?&_%#]|\w\.[a-z]|\d{5}|\w-\w")


@dataclass(frozen=True, slots=True)
class Address:
    """An address: `text[start:end]` as printed, `url` without the breaks."""

    start: int
    end: int
    url: str


def is_address(text: str) -> bool:
    """Whether all of `text` can be the address of a page."""
    return _ADDRESS.fullmatch(text) is not None


def _continues(so_far: str, token: str, is_last: bool) -> bool:
    """Whether `token`, behind white space, belongs to the address `so_far`."""
    if _PLAIN.fullmatch(token) is None or _START.match(token):
        return False
    last = so_far[-1]
    if token[0] in "/?&#=%":
        return len(token) > 1
    if not token[0].isalnum():
        return False
    if last in "-_=&?%~" or so_far.endswith("://"):
        return True
    if last == "/":
        word = token.rstrip(".,;")
        closes = is_last and word.islower() and word.isalnum()
        return closes or _LOOKS_BROKEN.search(word) is not None
    if last == ".":
        named = _FILE_END.match(token) is not None
        path = "/" in token and (token[0].islower() or token[0].isdigit())
        host_only = "/" not in so_far.rsplit("://", maxsplit=1)[-1]
        domain = host_only and _DOMAIN_END.match(token) is not None
        return named or path or domain
    return False


def find_addresses(text: str) -> list[Address]:
    """The http(s) addresses in `text`, in order, repaired and without closing punctuation."""
    found: list[Address] = []
    place, last = 0, len(text.rstrip())
    while match := _START.search(text, place):
        token = _TOKEN.match(text, match.start())
        if token is None:  # pragma: no branch - the start itself is such a token
            break
        url, end = token.group(), token.end()
        while following := _SPACE.match(text, end):
            piece = _TOKEN.match(text, following.end())
            if piece is None or DATE_START.compiled.match(text, piece.start()):
                break
            if not _continues(url, piece.group(), piece.end() >= last):
                break
            url, end = url + piece.group(), piece.end()
        bare = url.rstrip(".,;:!?'’")
        for opening, closing in ("()", "[]"):
            if bare.endswith(closing) and opening not in bare:
                bare = bare[:-1].rstrip(".,;:")
        end -= len(url) - len(bare)
        if bare.lower().startswith("www."):
            bare = f"http://{bare}"
        if len(bare) > len("https://"):
            found.append(Address(match.start(), end, bare))
        place = max(end, match.end())
    return found
