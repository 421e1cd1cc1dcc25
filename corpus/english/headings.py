"""Headings above lists of notes and of works, and page numbers; headings in other languages too."""

from corpus.english.tables import Pattern

NOTES_HEADING = Pattern(
    r"\s*(?:\d+\.?\s+)?(?:notes|end ?notes|foot ?notes|notes and references|references and notes"
    r"|anmerkungen|fußnoten|notas|notes de bas de page|note)\s*:?\s*",
    "a heading above notes (English, German, French, Spanish, Italian), to be matched whole",
    ("Notes", "7. Endnotes", "Anmerkungen:"),
    ("Conclusion",),
)
WORKS_HEADING = Pattern(
    r"\s*(?:\d+\.?\s+)?(?:references|bibliography|works cited|literatur|referencias|références)"
    r"\s*:?\s*",
    "a heading above a list of works (English, German, Spanish, French), to be matched whole",
    ("References", "8 Works cited", "Literatur:"),
    ("Conclusion",),
)
PAGE_NUMBER = Pattern(
    r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*",
    "a page's number, to be matched whole",
    ("– 12 –", "Page 3 of 40"),
    ("Page",),
)
AND = Pattern(r"\band\b", "between the names of a byline", ("roe and smith",), ("sand",), case=True)
BYLINE_START = Pattern(
    r"^by ", "a byline, in lower case", ("by jane roe",), ("bylaws", "written by"), case=True
)
