"""A note's words split into works and commentary."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import Span
from corpus.citations.items import Item, find_items
from corpus.citations.punctuation import HIDDEN
from corpus.citations.reading.short_forms import Known
from corpus.citations.urls import Address, find_addresses
from corpus.english.citations import NO_COMMENTARY, NO_COMMENTARY_END, SUBJECT_LEAD
from corpus.sentences import split_sentences

# Set by hand: a shorter lead, such as "see", or "on this see", is too short to be quoted alone.
_SHORTEST_COMMENTARY = 24  # characters
_MOST_PIECES = 40  # of a commentary, that are looked at
_MOST_LEAD_WORDS = 5  # before a citation, such as "Captain Rudge, as" or "for the later dues,"
_PAST = re.compile(r"\b[a-z]{3,}ed\b")  # of verbs, as in "Parliament answered with"
_OF_SENTENCES = ("from", "in", "by")  # with which a sentence before a citation may end
_STOPS = (".", "?", "!")


def mask_addresses(text: str, addresses: Sequence[Address]) -> str:
    """`text` with each character of its addresses replaced by `HIDDEN`."""
    if not addresses:
        return text
    masked = list(text)
    for address in addresses:
        masked[address.start : address.end] = HIDDEN * (address.end - address.start)
    return "".join(masked)


def split_note(text: str) -> list[Span]:
    """Spans of the parts of a note that can be quoted alone: citations whole, commentary by
    sentences.
    """
    hidden = mask_addresses(text, find_addresses(text))
    return split_at(text, hidden, find_items(hidden, Known()))


def split_at(text: str, hidden: str, items: Iterable[Item]) -> list[Span]:
    """The same, of a note whose words with masked addresses are `hidden`, and whose citations, read
    as if nothing stood before the note, are `items`.
    """
    if not text.strip():
        return []
    cuts = [0]
    place = 0
    for item in items:
        lead = hidden[place : item.start]
        whole = len(lead.strip()) >= _SHORTEST_COMMENTARY or lead.strip()[-1:] in _STOPS
        if whole and commentary_between(hidden, place, item.start):
            cuts += [place + low for low, _ in split_sentences(lead.rstrip())]
            cuts.append(item.start)
        elif place:
            cuts.append(place)
        place = max(place, item.end)
    if commentary_between(hidden, place, len(hidden)):
        cuts += [place + low for low, _ in split_sentences(hidden[place:])]
    return _parts(text, cuts)


def _parts(text: str, cuts: list[int]) -> list[Span]:
    """The stretches between cuts, trimmed. What separates two, such as a semicolon, stays with the
    first.
    """
    edges = [len(text) - len(text.lstrip())]
    for cut in cuts:
        while cut < len(text) and (text[cut].isspace() or text[cut] in '.,;:)”’"»]'):
            cut += 1
        if cut > edges[-1] and text[cut:].strip() and text[edges[-1] : cut].strip():
            edges.append(cut)
    return [
        (low, low + len(text[low:high].rstrip())) for low, high in pairwise([*edges, len(text)])
    ]


def commentary_between(hidden: str, low: int, high: int) -> str | None:
    """The commentary in a stretch between citations; `None` where there are only signals, marks
    and words that join.
    """
    words = hidden[low:high].strip(" ,;)]").lstrip(":")
    if NO_COMMENTARY.compiled.fullmatch(words):
        return None
    while high < len(hidden) and (match := NO_COMMENTARY_END.search(words)):
        before = words[: match.start()].rstrip()
        linked = before[-1:] in ",;:(" or NO_COMMENTARY_END.search(before)
        if match[0].strip() in _OF_SENTENCES and not linked and is_prose(words):
            break  # "the figures are from"
        words = words[: match.start()].strip(" ,;:")
    bare = words.strip(' .,;:()[]—–-“”"‘’')
    short = len(bare.split()) <= _MOST_LEAD_WORDS and words[-1:] not in _STOPS
    said = is_prose(bare) or _PAST.search(bare) or SUBJECT_LEAD.search(bare)
    if high < len(hidden) and short and not said:
        return None
    return (
        words.strip()
        if any(letter.isalpha() for letter in bare) and HIDDEN not in bare[:1]
        else None
    )


def is_doubtful(commentary: str | None) -> bool:
    """Whether words of a commentary are no prose and look like a citation that was not read."""
    return any(
        re.search(r"\d", piece) and re.search(r"[A-Z]", piece[:40]) and not is_prose(piece)
        and ("," in piece or ":" in piece)
        for piece in re.split(r";\s|(?<=\w{4}[.?!])\s", commentary or "")[:_MOST_PIECES]
    )  # fmt: skip


def commentary_of(text: str, hidden: str, items: Iterable[Item]) -> str | None:
    """What a note says apart from its citations, verbatim; `None` where that is nothing."""
    found: list[str] = []
    place = 0
    for start, end in [*((item.start, item.end) for item in items), (len(text), len(text))]:
        if start > place:
            words = commentary_between(hidden, place, start)
            if words:
                low = hidden.index(words, place)
                found.append(text[low : low + len(words)])
        place = max(place, end)
    return " ".join(found) or None
