"""The metadata in a Word file's properties, as far as they are plausible."""

import re
from dataclasses import dataclass

from corpus.cleaning import is_visible, plain
from corpus.docx.markup import Element
from corpus.english.styles.word_processors import NO_AUTHOR
from corpus.english.web_pages import NO_TITLE
from corpus.html.front_matter import in_order

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_LONGEST_TITLE = 1000  # characters
_LONGEST_NAME = 200
_MOST_AUTHORS = 50
_LEAST_WORDS = 2  # of each name in a row of names between commas
_DATE = re.compile(r"(?P<date>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T?")


@dataclass(frozen=True, slots=True)
class Properties:
    """A file's own title, authors, date (ISO 8601) and language, where it has plausible ones."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    language: str | None = None


def read_properties(root: Element | None) -> Properties:
    """The metadata in a file's part of properties; there may be none."""
    if root is None:
        return Properties()
    title = plain(root.findtext(f"{_DC}title"))[:_LONGEST_TITLE]
    created = _DATE.match(plain(root.findtext(f"{_TERMS}created")))
    return Properties(
        title=None if not is_visible(title) or NO_TITLE.search(title) else title,
        authors=_authors(plain(root.findtext(f"{_DC}creator"))),
        date=created["date"] if created else None,
        language=code_of(root.findtext(f"{_DC}language")),
    )


def code_of(language: str | None) -> str | None:
    """The code of a language without its country, such as "en" for "en-GB"."""
    found = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", language or "")
    return found[0].lower() if found else None


def _authors(words: str) -> tuple[str, ...]:
    """The names in the field of the author: between semicolons, or commas where each is whole."""
    parts = [part.strip() for part in re.split(r"\s*;\s*", words)]
    if len(parts) == 1:
        names = re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*", words)
        if len(names) > 1 and all(len(name.split()) >= _LEAST_WORDS for name in names):
            parts = names
    found = (in_order(part[:_LONGEST_NAME]) for part in parts if not NO_AUTHOR.search(part))
    return tuple(dict.fromkeys(name for name in found if is_visible(name)))[:_MOST_AUTHORS]
