"""The punctuation of citations: quotation marks around titles, brackets around imprints."""

import re

# Stands in the place of each character of a web address while a note is split, so that the stops
# and semicolons in an address are not taken for the note's. It is of the private use area.
HIDDEN = "\ue000"

# A title in quotation marks: curly, straight, opened by a misread mark (|), or single.
QUOTED_TITLE = re.compile(
    r"“[^“”]+”|\"[^\"]+\"|\|[^|“”]+”"
    r"|(?<!\w)‘(?:[^‘’]|’(?=\w)){1,400}’(?!\w)|(?<!\w)'(?:[^']|'(?=\w)){1,400}'(?!\w)"
)
# A title whose opening quotation mark is missing.
UNOPENED_TITLE = re.compile(r"(?<=, )[^,“”][^“”]{0,400}”")
# (Place: Publisher, 1999) or (Publisher, c. 1999)
IMPRINT = re.compile(
    r"\((?:(?P<place>[^():]+):\s*)?(?P<publisher>[^():]+?),\s*(?P<year>(?:c\.\s*)?\d{4})\)"
)
YEAR_RANGE = re.compile(r"\b1[5-9]\d\d\s?[-–]\s?(?:1[5-9]|20)?\d\d\b|\b20\d\d\s?[-–]\s?\d{2,4}\b")


def find_title(text: str) -> re.Match[str] | None:
    """The first title in quotation marks, or else one whose opening mark is missing."""
    return QUOTED_TITLE.search(text) or UNOPENED_TITLE.search(text)
