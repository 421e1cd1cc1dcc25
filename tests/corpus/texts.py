"""Texts in which notes, markers and letters are as odd as they may be, and what is no text."""

PARAGRAPH = (
    "The river rose in the night.{} Nobody in the town had expected it, and the mayor said so.\n"
    "“We were asleep and we were glad of it”, said Ann Lee.{} The bridge had gone by 6 o’clock.\n"
)
NOTES = (
    "{0} Ann Lee, “A Night by the River”, The Herald, 3 May 2020, https://a.example/b.\n{1} Ibid.\n"
)


def _paper(first: str, second: str, notes: str) -> str:
    return f"{PARAGRAPH.format(first, second)}\n{PARAGRAPH.format('', '')}\n{notes}"


PLAIN = _paper("1", "2", f"Notes\n\n{NOTES.format('1', '2')}")
FEET = (
    PARAGRAPH.format("1", "2") + "\n" + NOTES.format("1", "2") + "\f"
    "He saw it himself.3 The water was cold.\n\n3 Lee, “A Night by the River”.\n\f- 3 -\n"
)
TEXTS = {
    "no notes": PARAGRAPH.format("", ""),
    "plain labels": PLAIN,
    "labels with a stop": _paper("1", "2", f"Notes\n\n{NOTES.format('1.', '2.')}"),
    "labels in brackets": _paper("[1]", "[2]", f"Notes\n\n{NOTES.format('[1]', '[2]')}"),
    "labels in round brackets": _paper("1", "2", f"Notes\n\n{NOTES.format('(1)', '(2)')}"),
    "raised labels": _paper("¹", "²", f"Notes\n\n{NOTES.format('¹', '²')}"),
    "carets": _paper("^1", "^{2}", f"Notes\n\n{NOTES.format('1', '2')}"),
    "no heading above the notes": _paper("1", "2", NOTES.format("1", "2")),
    "notes at page feet": FEET,
    "form feeds alone": "\f\f one \f\f two \f",
    "notes out of order": _paper("[1]", "[2]", "Notes\n\n[2] Second, p. 3.\n[1] First, p. 2.\n"),
    "a number twice": _paper("[1]", "[2]", "Notes\n\n[1] One.\n[2] Two.\n[2] Two again.\n"),
    "a gap in the numbers": _paper("[1]", "[9]", "Notes\n\n[1] One, p. 3.\n[9] Nine, p. 4.\n"),
    "markers without notes": _paper("[1]", "[7]", "Notes\n\n[1] One, p. 3.\n"),
    "notes without markers": _paper("", "", f"Notes\n\n{NOTES.format('[1]', '[2]')}"),
    "a marker alone on its line": _paper("", "", "[1]\n\nMore words.[1]\n\nNotes\n\n[1] One.\n"),
    "a marker before the first word": _paper("", "", "[1] More words.\n\nNotes\n\n[1] One.\n"),
    "a marker in a heading": f"The Town[1]\n\n{PARAGRAPH}\nNotes\n\n[1] One.\n",
    "one marker twice in a bracket": "Words are here.[1, 1-1]\n\nNotes\n\n[1] One.\n",
    "a huge raised number": f"Words.[1]{'¹' * 5000}\n\nNotes\n\n¹ One.\n² Two.\n",
    "an empty note": "Words.[1] More.[2]\n\nNotes\n\n[1]\n[2] Two.\n",
    "a note of a semicolon": "Words.[1] More.[2]\n\nNotes\n\n[1] ;\n[2] a; b;\n",
    "a note numbered nought": "Words.[1]\n\nNotes\n\n0 None.\n٠ None.\n1 One.\n",
    "mixed line ends": PLAIN.replace("\n", "\r", 1).replace("\n", "\r\n", 2) + "\fMore.\rEnd",
    "old line ends": PLAIN.replace("\n", "\r"),
    "wide spaces": PLAIN.replace(" ", "\xa0").replace("\n", " \u3000\n"),
    "other separators": "One.\u2028Two.\x85Three.\x1cFour.\x0bFive.",
    "one endless line": PARAGRAPH.format("1", "2").replace("\n", " ") * 400,
    "one endless word": "a" * 100_000,
    "only numbers": "1\n2\n3\n\n4 5 6\n",
    "only page numbers": "1\f2\f3\f4",
    "only a heading": "A Heading",
    "only notes": f"Notes\n\n{NOTES.format('1', '2')}",
    "only unheaded notes": NOTES.format("1", "2"),
    "only a notes heading": "Notes\n",
    "only quotation marks": '“““”""«»„',
    "a divided word": "The govern-\nment is the govern\u00ad\nment, anti-\nwar.",
    "a hyphen alone": "-\n-\n\u00ad\n-a-\n",
    "letters beyond the first plane": "😀 said “one two three four five six 😀”.1 𝔄𝔅.\n\n1 😀.\n",
    "a byte order mark inside": "One.\ufeff Two.\ufeff",
    "a private letter": "\ue000 words \ue000. \ue000",
    "footnotes in brackets": "Words.[1]\n\n[Footnote 1: One [a].]\n\nMore.[2]\n\n[Footnote 2: Two",
    "named notes": "Words.[^a] More.[^b] Again.[^a]\n\n[^b]: Two.\n\n[^a]: One.\n[^a]: Again.\n",
    "Roman labels": _paper("[i]", "[ii]", f"Endnotes\n\n{NOTES.format('[i]', '[ii]')}"),
    "letters": _paper("[a]", "[b]", f"{NOTES.format('[a]', '[b]')}"),
    "symbols": _paper("*", "†", f"{NOTES.format('*', '†')}"),
    "symbols on each page": f"{_paper('*', '†', NOTES.format('*', '†'))}\f" * 3,
    "chapters": _paper("[1]", "[2]", f"Notes\n\n{NOTES.format('[1]', '[2]')}\n") * 3,
    "labels alone on their lines": "Words.[1] More.[2]\n\n[1]\nOne.\n\n[2]\n\n    Two.\n",
    "numbers from twelve": _paper("[12]", "[13]", NOTES.format("[12]", "[13]")),
    "a title and a byline": f"A Night\n\nBy Ann Lee\n\nRome, 3 May 2020\n\n{PLAIN}",
    "a table": f"{PLAIN}\nYear    Wheat    Rye\n1790    12       9\n1791    14       8\n",
    "a table alone": "Year    Wheat    Rye\n1790    12       9\n1791    14       8\n",
    "captions and contents": f"The night ....... 3\nThe day ........ 4\n\nTable 1. Rye\n\n{PLAIN}",
    "an e-book": "Of it.\n*** START OF THE PROJECT GUTENBERG EBOOK A ***\n\n"
    f"{PLAIN}\n*** END OF THE PROJECT GUTENBERG EBOOK A ***\nTerms.\n",
    "an e-book without text": "*** START OF THE PROJECT GUTENBERG EBOOK A ***\n",
    "ornaments": "* * *\n\nWords.\n\n* * *\n\n[Illustration]\n",
    "ornaments alone": "* * *\n\n----\n",
    "heads without form feeds": "\n\n".join(
        f"{PARAGRAPH.format('', '')}and so the\n\n{page}      A NIGHT\n\nwater fell."
        for page in range(2, 7)
    ),
    "a note over three pages": "Words.1\n\n1 One and\n\ftwo and\n\fthree. A.2\n\nfive.\n2 Six.\n",
    "a nul": "Words" * 500 + "\x00 and more.",
}
UNREADABLE = {
    "empty": b"",
    "white space": b" \n\t\r\n\f ",
    "wide white space": "\xa0\u3000\u2028\n".encode(),
    "a byte order mark": b"\xef\xbb\xbf",
    "a wide byte order mark": b"\xff\xfe",
    "an image": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40,
    "nuls": b"\x00" * 400,
    "control letters": bytes(range(1, 9)) * 50,
}
