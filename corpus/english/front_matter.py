"""What stands around a text in English: bylines, captions, the frame of an e-book."""

from corpus.english.tables import Pattern

BYLINE = Pattern(
    r"^\s*(?:written |edited |report )?by:?\s+(?=(?-i:[A-Z]))",
    "the words before the names of authors, at the start of a line",
    ("By Jane Roe", "BY: Jane Roe", "by A. Smith and Jane Roe"),
    ("by the sea", "Bygone days"),
)
CAPTION = Pattern(
    r"^\s*(?:table|figure|fig\.|box|plate|chart|map|exhibit|illustration)\s+"
    r"(?:\d+(?:\.\d+)*|[IVXL]+|[A-Z](?:\.?\d+)?)\s*(?:[.:–—-]\s|\s{2,}|$)",
    "the caption of a table or figure, at the start of a line",
    ("Table 1. Prices of salt", "Figure 2: The mill", "Box A – Methods", "Fig. 3"),
    ("Table 1 gives the prices", "Figures 2 and 3", "a table"),
)
ILLUSTRATION = Pattern(
    r"^\s*\[(?:illustration|image|transcriber['’]s note)[^\]]*\]\s*$",
    "the place of a picture or a remark of a transcriber, to be matched whole",
    ("[Illustration]", "[Illustration: The mill]"),
    ("[1]", "An illustration"),
)
BARE_ILLUSTRATION = Pattern(
    r"^\s*\[(?:illustration|image)\.?\]\s*$",
    "the place of a picture without a caption, to be matched whole",
    ("[Illustration]", "[Image]"),
    ("[Illustration: The mill]",),
)
EBOOK_START = Pattern(
    r"^\s*\*{3}\s?START OF (?:THE|THIS) PROJECT GUTENBERG.*\*{3}\s*$",
    "the line behind which the text of an e-book of Project Gutenberg begins",
    ("*** START OF THE PROJECT GUTENBERG EBOOK SALT ***",),
    ("The start of the project",),
)
EBOOK_END = Pattern(
    r"^\s*\*{3}\s?END OF (?:THE|THIS) PROJECT GUTENBERG.*\*{3}\s*$",
    "the line with which the text of an e-book of Project Gutenberg ends",
    ("*** END OF THIS PROJECT GUTENBERG EBOOK SALT ***",),
    ("THE END",),
)
