"""Stretches of a note that may be a citation: where it begins and ends, and what it is read as."""

import re
from dataclasses import dataclass

from corpus.citations.clauses import outside
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import Span, blanked, brackets, quotations
from corpus.citations.elements.reference import Reading
from corpus.citations.elements.short_names import short_names
from corpus.citations.punctuation import FILLER, HIDDEN
from corpus.citations.reading.short_forms import Known
from corpus.citations.reading.work import read_work
from corpus.english.citations import AND_ALSO, LEAD, MAY_BEGIN, REMARK_BEHIND, WITHIN_TITLE
from corpus.english.works.documents import CODIFIED
from corpus.english.works.law import OPENS_PROSE
from corpus.english.works.parts import SPEAKS_ON
from corpus.english.works.pointers import (
    EXPLAINING,
    INLINE_POINTER,
    SIGNAL,
    WHOLE_NOTES,
)
from corpus.english.works.prose import REMARK_OPENS
from corpus.english.works.short_names import AUTHOR_AND_YEAR

MOST_STARTS = 12  # places in a sentence of prose at which a citation is looked for
_MOST_READS = 40  # of stretches of a sentence
_MOST_ENDS = 3  # before remarks, at which a citation may end
_ARTICLE = re.compile(r"the\s(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Item:
    """A citation at `start` to `end` of a note. `within`: it stands within another citation."""

    start: int
    end: int
    reading: Reading
    within: bool = False


class Stretches:
    """The stretches of a note with masked addresses; `known` is what stands before the note."""

    def __init__(self, hidden: str, known: Known) -> None:
        self.text = hidden
        self.known = known
        self.reads: dict[Span, Reading | None] = {}

    def skip(self, low: int, high: int) -> int:
        """The place behind "and", signals and opening brackets."""
        while True:
            start = low
            for pattern in (AND_ALSO, SIGNAL, OPENS_PROSE):
                match = pattern.compiled.match(self.text, low, high)
                if match and self._may_begin(match.end(), high):
                    low = match.end()
                    article = _ARTICLE.match(self.text, low, high)
                    low = article.end() if article else low
            while low < high and self.text[low] in " ,;:":
                low += 1
            if low == start:
                return low

    def item(self, low: int, high: int) -> Item | None:
        """One citation that is the whole of a stretch, but for remarks behind it."""
        for end in self._ends(low, high):
            reading = self._read(low, end)
            if reading is not None and end < high - 2 and reading.fields.get("kind") == "unread":
                continue
            if reading is not None:
                return Item(low, end, reading)
        return None

    def _read(self, low: int, end: int) -> Reading | None:
        """What a stretch is read as; each is read once, and after so many no further."""
        if (low, end) not in self.reads:
            if len(self.reads) > _MOST_READS:
                return None
            self.reads[low, end] = read_work(self.text[low:end], self.known)
        return self.reads[low, end]

    def _ends(self, low: int, high: int) -> list[int]:
        """Where a citation may end: at the end, before a remark in brackets, before a clause."""
        piece = self.text[low:high]
        bare = outside(piece)
        remarks = [match.start() for match in REMARK_BEHIND.compiled.finditer(bare)][:_MOST_ENDS]
        cuts = [low + start for start in remarks if _is_remark(piece[start:])]
        ends = [high]
        named = short_names(piece)
        for start, end in brackets(piece):
            inside = piece[start + 1 : end - 1]
            if CODIFIED.search(inside) or any(name.start <= start < name.end for name in named):
                continue
            signal = SIGNAL.compiled.match(inside)
            if signal and self._may_begin(low + start + 1 + signal.end(), high):
                cuts.append(low + start)
            if SPEAKS_ON.search(inside):
                cuts.append(low + start)
                continue
            explains = EXPLAINING.search(inside) or (len(inside.split()) > 3 and is_prose(inside))
            if explains and HIDDEN * 3 not in inside:
                cuts.append(low + start)
        ends += sorted(cuts)[:_MOST_ENDS]
        if len(ends) > 1:
            ends = [*ends[1:], high]
        return [low + len(self.text[low:end].rstrip(" ,;")) for end in ends if end > low]

    def starts(self, low: int, high: int) -> list[Span]:
        """Where within prose a citation may begin."""
        bare = outside(self.text[low:high])
        found = [
            low + match.end()
            for match in LEAD.compiled.finditer(bare)
            if WITHIN_TITLE.compiled.fullmatch(bare, 0, match.end()) is None
        ]
        return [(start, high) for start in found if start < high][:MOST_STARTS]

    def end_before(self, low: int, start: int) -> int:
        """Where the prose ends that leads to a citation at `start`."""
        lead = LEAD.compiled
        end = start
        for match in lead.finditer(self.text, low, start):
            if match.end() == start:
                end = match.start()
        return end

    def inline(self, low: int, high: int) -> list[Item]:
        """Pointers within prose, such as an Ibid. behind a clause."""
        bare = blanked(self.text[low:high], quotations(self.text[low:high]), FILLER)
        found = []
        matches = [*INLINE_POINTER.finditer(bare), *AUTHOR_AND_YEAR.finditer(bare)]
        for match in sorted(matches, key=lambda match: match.start()):
            item = self.item(low + match.start(), low + match.end())
            if item and item.reading.pointer and not WHOLE_NOTES.search(self.text[low:high]):
                found.append(item)
        return found

    def _may_begin(self, place: int, high: int) -> bool:
        """Whether a citation may begin here: no sentence begins with "see" and a small letter."""
        return place < high and MAY_BEGIN.compiled.match(self.text, place) is not None


def is_bare(reading: Reading) -> bool:
    """Whether nothing is known of the work, so that a citation is looked for within the words."""
    fields = reading.fields
    if reading.pointer is not None:
        return False
    return fields.get("kind") == "unread" or not (
        fields.keys() & {"title", "authors", "container", "kind"}
    )


def is_weak(reading: Reading) -> bool:
    """Whether a reading is too little to be looked for within prose."""
    if reading.pointer in ("note", "name", "ibid"):
        return False
    if reading.fields.get("kind") == "unread":
        return True
    if reading.pointer in ("short", "op. cit."):
        if reading.fields.get("kind") == "personal communication":
            return False  # "Wren interview", of somebody who was cited before
        return not (reading.fields.get("locator") or reading.fields.get("date"))
    return False


def _is_remark(words: str) -> bool:
    """Whether words behind a citation are a clause on it, or say what it cites in its turn."""
    return is_prose(words) or REMARK_OPENS.compiled.match(words) is not None
