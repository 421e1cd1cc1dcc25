"""A note's words parted into works and commentary, and the patterns that tell them."""

import re
from itertools import pairwise

from corpus.citations.urls import Address, find_addresses
from corpus.dates import find_dates
from corpus.sentences import split_sentences

TITLE = re.compile(
    r"“[^“”]+”|\"[^\"]+\"|\|[^|“”]+”"
    r"|(?<!\w)‘(?:[^‘’]|’(?=\w)){1,400}’(?!\w)|(?<!\w)'(?:[^']|'(?=\w)){1,400}'(?!\w)"
)
UNOPENED = re.compile(r"(?<=, )[^,“”][^“”]{0,400}”")
IBID = re.compile(r"^(?:ibid(?:em)?|idem|id)\b\.?", re.IGNORECASE)
OP_CIT = re.compile(r"\b(?:op\.\s?cit\.?|loc\.\s?cit\.?)", re.IGNORECASE)
SEE_NOTE = re.compile(
    r"\b(?:supra|above|see)?,?\s*\(?\b(?:foot|end)?(?:note|n\.|fn\.)\s*(?P<number>\d{1,4})\)?(?:,?\s*above)?",
    re.IGNORECASE,
)
_SIGNAL = re.compile(
    r"^(?:see also|see|cf\.|compare|e\.g\.,?|quoted in|cited in|as (?:quoted|cited) in"
    r"|for [^“\"]{3,120}?,? see(?: also)?)[,:]?\s+",
    re.IGNORECASE,
)
IMPRINT = re.compile(
    r"\((?:(?P<place>[^():]+):\s*)?(?P<publisher>[^():]+?),\s*(?P<year>(?:c\.\s*)?\d{4})\)"
)
PAGES = re.compile(
    r"(?:^|[\s,:)])(?P<pages>(?:pp?|fols?|ff)\.\s*\d+\w?(?:\s*[-–]\s*\d+\w?)?"
    r"|(?<![\w.:/#])\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\s*[.,]?\s*$"
)
TALK = re.compile(
    r"\b(?:discussion|interview|conversation|personal communication|letter|e-?mail"
    r"|correspondence)\b",
    re.I,
)
ARCHIVE = re.compile(
    r"\b(?:archives?|record office|(?-i:MSS?)\b|fols?\.|box \d|papers of|collection)", re.I
)
_OPEN_END = re.compile(r"\b(?:eds?|trans|vols?|nos?|nr|pp?|fols?|ser|comp|rev|min)\.$", re.I)
_NAME_PART = (
    r"(?:(?:[A-Z]\.\s?-?)+|[A-Z][\w’'-]+|(?:de|van|von|der|bin|al|el|da|di|le|la|ibn|du)\b-?)"
)
NAME = re.compile(rf"{_NAME_PART}(?:\s+{_NAME_PART}){{0,4}}(?:\s+et al\.?)?")


def mask(text: str, addresses: list[Address]) -> str:
    """`text` with its addresses blotted out, so that their stops and semicolons mislead nobody."""
    masked = list(text)
    for address in addresses:
        masked[address.start : address.end] = "\ue000" * (address.end - address.start)
    return "".join(masked)


def split_note(text: str) -> list[tuple[int, int]]:
    """The parts of a note that can be quoted alone: citations whole, commentary by sentences."""
    hidden = mask(text, find_addresses(text))
    parts: list[tuple[int, int]] = []
    for start, end in items(hidden):
        lead = commentary_length(hidden[start:end])
        for low, high in split_sentences(hidden[start : start + lead].rstrip()):
            parts.append((start + low, start + high))
        if lead < end - start:
            # A signal such as "see" is too little to stand alone.
            if parts and lead and parts[-1][0] == start and lead < 24:
                start = parts.pop()[0]
                lead = 0
            parts.append((start + lead, end))
    if not text.strip():
        return []
    edges = [len(text) - len(text.lstrip()), *(low for low, _ in parts[1:]), len(text)]
    # What parts two works, such as a semicolon, stays with the first of them.
    return [(low, low + len(text[low:high].rstrip())) for low, high in pairwise(edges)]


def _is_citation(text: str) -> bool:
    if IBID.match(text) or OP_CIT.search(text) or "\ue000" in text or TITLE.search(text):
        return True
    if SEE_NOTE.match(text) or IMPRINT.search(text) or UNOPENED.search(text):
        return True
    if TALK.search(text) and find_dates(text):
        return True
    if ARCHIVE.search(text) and len(text) < 160 and re.search(r"\d", text) and "," in text:
        return True
    # A short form: a name, a title, perhaps a page.
    parts = [part.strip() for part in text.rstrip(" .").split(",")]
    named = len(parts) >= 2 and NAME.fullmatch(parts[0]) is not None
    titled = named and parts[1][:1].isupper() and len(parts[1].split()) <= 8
    return titled and (len(parts) == 2 or PAGES.search(text) is not None)


def items(hidden: str) -> list[tuple[int, int]]:
    """Spans of the note's parts, each one work or a stretch of commentary."""
    spans: list[tuple[int, int]] = []
    for start, end in _clauses(hidden):
        piece = hidden[start:end]
        # What only goes on (an address, a page, a date) belongs to what stands before it.
        goes_on = piece.lstrip(" (")[:1] in ("\ue000", "") or not re.search(r"[^\W\d]", piece)
        if spans and (goes_on or not _is_citation(piece)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _clauses(hidden: str) -> list[tuple[int, int]]:
    """Sentences of the note, divided at semicolons that stand outside quotes and brackets."""
    clauses = []
    for start, end in split_sentences(hidden):
        depth, low = 0, start
        for place in range(start, end):
            letter = hidden[place]
            depth += (letter in "“(") - (letter in "”)")
            if letter == ";" and depth <= 0:
                clauses.append((low, place))
                low = place + 1
        clauses.append((low, end))
    trimmed: list[tuple[int, int]] = []
    for low, high in clauses:
        if trimmed and _ends_open(hidden, *trimmed[-1]):
            low = trimmed.pop()[0]
        piece = hidden[low:high]
        if piece.strip():
            low += len(piece) - len(piece.lstrip())
            trimmed.append((low, low + len(piece.strip())))
    return trimmed


def _ends_open(hidden: str, start: int, end: int) -> bool:
    """Whether a clause ends with an abbreviation that wants something behind it."""
    return _OPEN_END.search(hidden, max(start, end - 8), end) is not None


def commentary_length(hidden: str) -> int:
    """How many characters at the start of an item are commentary and not citation."""
    if not _is_citation(hidden):
        return len(hidden)
    signal = _SIGNAL.match(hidden)
    if signal and not SEE_NOTE.match(hidden):
        return signal.end()
    title = TITLE.search(hidden)
    before = hidden[: title.start()] if title else hidden
    colon = before.rfind(": ")
    if title and colon > 0 and len(before[:colon].split()) > 5:
        return colon + 2
    if title and not before.rstrip().endswith(",") and len(before.split()) > 6:
        return 0 if OP_CIT.search(hidden) else title.start()
    return 0
