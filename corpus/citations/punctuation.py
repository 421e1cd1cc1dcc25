"""The punctuation of citations: quotation marks around titles, ranges of years."""

import re

# Stands in the place of each character of a web address while a note is split, so that the stops
# and semicolons in an address are not taken for the note's. It is of the private use area.
HIDDEN = "\ue000"
# Stands in the place of what is in quotation marks or brackets while the words around it are read.
FILLER = "\ue002"

SINGLE_QUOTED = re.compile(
    # A mark before a small letter is an apostrophe, as in “pilots’ pay”, unless a word of
    # citations stands there.
    r"(?<!\w)‘(?:[^‘’]|’(?=\w)|’(?=\s(?!in\b|eds?\b|trans|vol|no\b)[a-z])"
    r"|(?<=s)’(?=\s[A-Z][a-z]+[^‘’]{0,200}’[,.;:)]))"
    r"{1,400}’(?!\w)|(?<!\w)'(?:[^']|'(?=\w)){1,400}'(?!\w)"
    r"|(?<!\w)‚[^‚‘]{1,400}‘(?!\w)|(?<!\w)‹[^‹›]{1,400}›"
)
# A title whose opening quotation mark is missing.
UNOPENED_TITLE = re.compile(r"(?<=, )[^,“”][^“”]{0,400}”")
YEAR_RANGE = re.compile(
    r"\b1[5-9]\d\d\s?[-–/]\s?(?:1[5-9]|20)?\d?\d\b|\b20\d\d\s?[-–/]\s?\d{1,4}\b"
)
QUOTATION_MARKS = "“”„\"«»‘’‚'‹›|"


def unquoted(text: str) -> str:
    """The words within quotation marks, without the comma that stands before the closing one."""
    text = text.strip()
    text = text[1:] if text[:1] in QUOTATION_MARKS else text
    text = text[:-1] if text[-1:] in QUOTATION_MARKS else text
    return text.strip().rstrip(",.").strip()
