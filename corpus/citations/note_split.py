"""A note's words split into works and commentary."""

import re
from itertools import pairwise

from corpus.citations.punctuation import HIDDEN, IMPRINT, QUOTED_TITLE, UNOPENED_TITLE
from corpus.citations.urls import Address, find_addresses
from corpus.dates import find_dates
from corpus.english.citations import IBID, NAME, OP_CIT, OPEN_END, PAGES, SEE_NOTE, SIGNAL
from corpus.english.work_types import ARCHIVE, CONVERSATION
from corpus.sentences import split_sentences

# The limits below were set by hand, so that the notes of the tests are split as a reader would.
_SHORTEST_COMMENTARY = 24  # characters; a signal such as "see" is too short to stand alone
_LONGEST_ARCHIVAL_ITEM = 160  # characters
_MOST_TITLE_WORDS = 8  # of a short form
_LEAST_WORDS_BEFORE_COLON = 6  # from which words before a colon are commentary
_LEAST_WORDS_BEFORE_TITLE = 7  # from which words without a comma before a title are commentary
_LONGEST_ABBREVIATION = 8  # characters at the end of a clause in which one is looked for


def mask_addresses(text: str, addresses: list[Address]) -> str:
    """`text` with each character of its addresses replaced by `HIDDEN`."""
    masked = list(text)
    for address in addresses:
        masked[address.start : address.end] = HIDDEN * (address.end - address.start)
    return "".join(masked)


def split_note(text: str) -> list[tuple[int, int]]:
    """Spans of the parts of a note that can be quoted alone: citations whole, commentary by
    sentences.
    """
    if not text.strip():
        return []
    hidden = mask_addresses(text, find_addresses(text))
    parts: list[tuple[int, int]] = []
    for start, end in split_items(hidden):
        lead = commentary_length(hidden[start:end])
        for low, high in split_sentences(hidden[start : start + lead].rstrip()):
            parts.append((start + low, start + high))
        if lead < end - start:
            if parts and lead and parts[-1][0] == start and lead < _SHORTEST_COMMENTARY:
                start = parts.pop()[0]
                lead = 0
            parts.append((start + lead, end))
    edges = [len(text) - len(text.lstrip()), *(low for low, _ in parts[1:]), len(text)]
    # What separates two works, such as a semicolon, stays with the first of them.
    return [(low, low + len(text[low:high].rstrip())) for low, high in pairwise(edges)]


def split_items(hidden: str) -> list[tuple[int, int]]:
    """Spans of the items of a note with masked addresses: each a work or some commentary."""
    spans: list[tuple[int, int]] = []
    for start, end in _split_clauses(hidden):
        piece = hidden[start:end]
        # An address, a page or a date alone belongs to the words before it.
        continues = piece.lstrip(" (")[:1] in (HIDDEN, "") or not re.search(r"[^\W\d]", piece)
        if spans and (continues or not _is_citation(piece)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def commentary_length(hidden: str) -> int:
    """The number of characters at the start of an item that are commentary and no citation."""
    if not _is_citation(hidden):
        return len(hidden)
    signal = SIGNAL.search(hidden)
    if signal and not SEE_NOTE.compiled.match(hidden):
        return signal.end()
    title = QUOTED_TITLE.search(hidden)
    if title is None:
        return 0
    before = hidden[: title.start()]
    colon = before.rfind(": ")
    if colon > 0 and len(before[:colon].split()) >= _LEAST_WORDS_BEFORE_COLON:
        return colon + 2
    if before.rstrip().endswith(",") or len(before.split()) < _LEAST_WORDS_BEFORE_TITLE:
        return 0
    return 0 if OP_CIT.search(hidden) else title.start()


def _is_citation(text: str) -> bool:
    if IBID.search(text) or OP_CIT.search(text) or HIDDEN in text or QUOTED_TITLE.search(text):
        return True
    if SEE_NOTE.compiled.match(text) or IMPRINT.search(text) or UNOPENED_TITLE.search(text):
        return True
    if CONVERSATION.search(text) and find_dates(text):
        return True
    return _is_archival_item(text) or _is_short_form(text)


def _is_archival_item(text: str) -> bool:
    """Whether a text names an archive, and has a number and a comma."""
    if len(text) >= _LONGEST_ARCHIVAL_ITEM or "," not in text:
        return False
    return ARCHIVE.search(text) is not None and re.search(r"\d", text) is not None


def _is_short_form(text: str) -> bool:
    """Whether a text is a name, a title and perhaps a page."""
    parts = [part.strip() for part in text.rstrip(" .").split(",")]
    if len(parts) < 2 or NAME.compiled.fullmatch(parts[0]) is None:
        return False
    if not parts[1][:1].isupper() or len(parts[1].split()) > _MOST_TITLE_WORDS:
        return False
    return len(parts) == 2 or PAGES.search(text) is not None


def _split_clauses(hidden: str) -> list[tuple[int, int]]:
    """Spans of the sentences of a note, split at semicolons outside quotes and brackets too."""
    clauses: list[tuple[int, int]] = []
    for low, high in _split_at_semicolons(hidden):
        if clauses and _ends_open(hidden, *clauses[-1]):
            low = clauses.pop()[0]
        piece = hidden[low:high]
        if piece.strip():
            low += len(piece) - len(piece.lstrip())
            clauses.append((low, low + len(piece.strip())))
    return clauses


def _split_at_semicolons(hidden: str) -> list[tuple[int, int]]:
    spans = []
    for start, end in split_sentences(hidden):
        depth, low = 0, start
        for place in range(start, end):
            letter = hidden[place]
            depth += (letter in "“(") - (letter in "”)")
            if letter == ";" and depth <= 0:
                spans.append((low, place))
                low = place + 1
        spans.append((low, end))
    return spans


def _ends_open(hidden: str, start: int, end: int) -> bool:
    """Whether a clause ends with an abbreviation that needs something behind it."""
    begin = max(start, end - _LONGEST_ABBREVIATION)
    return OPEN_END.compiled.search(hidden, begin, end) is not None
