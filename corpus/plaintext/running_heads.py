"""What running heads, running feet and page numbers look like, and how two of them are compared."""

import re

from corpus.english.calendar import MONTH_NAME
from corpus.english.headings import PAGE_NUMBER
from corpus.notes.roman import roman_value

# Set by hand.
LONGEST = 110  # characters of a running head
FEWEST = 3  # pages with a line of one shape, digits aside
FEWEST_SAME = 2  # pages with the same line

NUMBER_BEFORE = re.compile(r"\s*(?P<number>\d{1,4})(?:\s{3,}|\s*[|·•]\s*)\S.*")
NUMBER_BEHIND = re.compile(r"\s*\S.*?(?:\s{3,}|\s*[|·•]\s*)(?P<number>\d{1,4})\s*")
_LABELLED = re.compile(r"\s*(?:\[?\d{1,4}[\].)]?|[ivxl]+[.)]|[*†‡§]+)\s{0,2}\S")


def size(text: str) -> int:
    """The characters of a line, each run of spaces counted as one."""
    return len(text) if len(text) <= LONGEST else len(" ".join(text.split()))


def shape(text: str) -> str:
    """A line without what differs from page to page: numbers, months, spaces, letters in capitals
    that count.
    """
    words = MONTH_NAME.compiled.sub("@", " ".join(text.split()))
    words = re.sub(r"\d+", "#", words)
    parts = words.split(" ")
    for place in {0, len(parts) - 1}:
        if parts[place].islower() and roman_value(parts[place].strip("-–—|")):
            parts[place] = "#"
    return " ".join(sorted(parts))  # left and right pages may have them the other way round


def page_number(text: str) -> int:
    """The number of a line that has only a page's number; 0 of any other line."""
    if PAGE_NUMBER.compiled.fullmatch(text):
        return int(re.findall(r"\d+", text)[0])
    return roman_value(text.strip()) if text.strip().islower() else 0


def numbered_by(text: str) -> int:
    """The page number that a line consists of, begins or ends with; 0 where there is none."""
    match = NUMBER_BEFORE.fullmatch(text) or NUMBER_BEHIND.fullmatch(text)
    return int(match["number"]) if match else page_number(text)


def is_labelled(text: str) -> bool:
    """Whether a line begins as a note or the item of a list does."""
    return _LABELLED.match(text) is not None and NUMBER_BEFORE.fullmatch(text) is None
