"""Units, scales and qualifiers of numbers, and words that do not identify a name.

The words by which `qa.claims` compares the numbers and names of a claim with those of a passage.
"""

from typing import Literal

from corpus.english.tables import Pattern, WordList, words

# What a number bounds: "at least 5", "at most 5", "about 5", or "" for exactly 5.
Bound = Literal["", "least", "most", "about"]

SCALE = Pattern(
    r"\s*(?P<scale>hundred|thousand|lakhs?|million|m|crores?|billion|bn|trillion)\b",
    "a scale behind a number; group `scale`",
    (" million", " lakhs", "bn"),
    (" metres", " tons"),
)
# The factor of each scale, in lower case and the singular.
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
PERCENT = Pattern(
    r"[\s-]*(?:%|per\s?cent\b|percent(?:age points?)?\b)",
    "per cent, behind a number",
    (" %", " per cent", "-percent", " percentage points"),
    (" centuries",),
)
MONEY = Pattern(
    r"[\s-]*(?:US\s+)?(?:dollars?|pounds?|euros?|rupees?|crowns?|cents?|USD|PKR|EUR|GBP)\b",
    "a currency behind a number",
    (" US dollars", " pounds", " EUR"),
    (" tons",),
)
# Prefixes of a number: currency signs, and what may stand around them.
CURRENCY_SIGN = Pattern(
    r"(?:US|A|C)?[$£€]|Rs",
    "a currency sign at the start of a number",
    ("$5", "US$ 12", "Rs. 400", "£3"),
    ("5 tons",),
    case=True,
)


def _qualifier(regex: str, meaning: str, *examples: str) -> Pattern:
    """A qualifier at the end of a text, behind which the number stands."""
    others = ("exactly ",)
    return Pattern(rf"\b(?:{regex})\s+(?:the\s+|an?\s+)?$", meaning, examples, others)


QUALIFIERS: dict[Bound, Pattern] = {
    "least": _qualifier(
        "over|above|more than|at least|no fewer than|in excess of",
        "the number or more",
        "more than ",
        "at least a ",
    ),
    "most": _qualifier(
        "under|below|less than|fewer than|at most|up to|nearly|almost|as many as",
        "the number or less",
        "fewer than ",
        "nearly the ",
    ),
    "about": _qualifier(
        "about|around|some|roughly|approximately|an estimated|estimated|close to|circa",
        "roughly the number",
        "about ",
        "an estimated ",
    ),
}
NOT_COUNTED = WordList(
    words(
        "of the a an in on at by to for from and or as per with were was are is had have has been "
        "who that more less other others such different major new old further after before during "
        "since until when while which than into over under us"
    ),
    "words near a number that are not what it counts",
    "Four of the ships",
)

COMMON_NAME_WORDS = WordList(
    words(
        "the of and for in on al de la le el bin general president prime minister chief mr mrs ms "
        "dr sir lord colonel captain major operation agreement declaration report programme "
        "program north south east west northern southern eastern western new united"
    ),
    "words that many names share: particles, titles, kinds of thing, directions",
    "President Roe of Northern Harrowmere",
)
NOT_NAMES = WordList(
    words(
        "there their its it he she they we his her our this that these those such some many most "
        "all both each another other several few since because despite during whereas although "
        "even also only just still then thus hence meanwhile what who where why how one two three "
        "according"
    ),
    "words that have a capital only because a sentence begins with them",
    "Meanwhile the ice melted.",
)
