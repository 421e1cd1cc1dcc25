"""The items of a note: each citation with what it was read as, and where it stands."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from corpus.citations.clauses import outside, segments, sentences, trimmed
from corpus.citations.elements.quotes import Span, brackets
from corpus.citations.elements.reference import Reading
from corpus.citations.elements.titles import author_key, title_words
from corpus.citations.punctuation import HIDDEN
from corpus.citations.reading.bare_words import bare_words
from corpus.citations.reading.lists import read_listed
from corpus.citations.reading.short_forms import Known
from corpus.citations.stretches import MOST_STARTS, Item, Stretches, is_bare, is_weak
from corpus.english.citations import (
    AUTHOR_YEARS,
    CONTINUES,
    INNER_SIGNAL,
    JOINT,
    LEAD_IN,
    LISTED_START,
    MAY_CITE,
    SURE_LEAD,
)
from corpus.english.tables import Pattern
from corpus.english.works.pointers import QUOTING, SEEN_IN, UNREPORTED_IN

__all__ = ["Item", "find_items"]

_DEFINITE = {"date", "volume", "issue", "place"}  # one of which a full citation has
_SURE_KINDS = ("case", "statute", "treaty", "archive", "newspaper", "report")
_LONGEST = 1500  # characters of a sentence in which citations are looked for
_DEEPEST = 5  # citations within citations
_MOST_PARTS = 60  # of a sentence that are looked at by themselves
_MOST_LINKS = 12  # "quoting" and "quoted in" in one sentence
_MOST_JOINTS = 6  # citations joined by "and" in one sentence

_TWO_LETTERS = re.compile(r"[^\W\d_]\W*[^\W\d_]")


def find_items(hidden: str, known: Known) -> list[Item]:
    """The citations of a note with masked addresses, in order. `known` is what stands before."""
    if HIDDEN not in hidden and _TWO_LETTERS.search(hidden) is None:
        return []  # a letter or a number alone cites nothing
    if known == Known():
        return list(_first_items(hidden))
    return _items(hidden, known)


@lru_cache(maxsize=256)  # many notes have the same words: "Ibid."
def _first_items(hidden: str) -> tuple[Item, ...]:
    return tuple(_items(hidden, Known()))


def _items(hidden: str, known: Known) -> list[Item]:
    found: list[Item] = []
    for low, high in segments(hidden):
        starts = [
            match.start("start") for match in LISTED_START.compiled.finditer(hidden, low, high)
        ]
        cuts = [low, *(start for start in starts if start > low), high]
        for start, end in pairwise(cuts):
            span = trimmed(hidden, start, end)
            found += _Segment(hidden, known).read(*span) if span else []
    return _disjoint(found)


def _disjoint(items: list[Item]) -> list[Item]:
    """Items in order, of those that overlap the first."""
    kept: list[Item] = []
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        if item.end > item.start and (not kept or item.start >= kept[-1].end):
            kept.append(item)
    return kept


class _Segment(Stretches):
    """The reading of a part of a note between semicolons."""

    def __init__(self, hidden: str, known: Known) -> None:
        super().__init__(hidden, known)
        self.depth = 0
        self.done: dict[Span, list[Item]] = {}  # the parts of a sentence, each looked at once

    def read(self, low: int, high: int) -> list[Item]:
        """The citations of the part, in order."""
        if not MAY_CITE.compiled.search(self.text, low, high):
            return []
        low = self.skip(low, high)
        if high - low < _LONGEST and read_listed(bare_words(self.text[low:high])):
            whole = self.item(low, high)
            if whole:
                return [whole]
        found: list[Item] = []
        spans = sentences(self.text, low, high)
        place = 0
        while place < len(spans):
            start, end = spans[place]
            place += 1
            if found and CONTINUES.compiled.match(self.text, start, end):
                found[-1] = self._longer(found[-1], end)
                continue
            self.reads.clear()
            self.done.clear()
            items = self._sentence(start, end)
            if place < len(spans) and self._is_open(items, end):
                whole = self.item(items[-1].start if items else start, spans[place][1])
                if (
                    whole
                    and whole.reading.pointer is None
                    and whole.reading.fields.get("kind") != "unread"
                    and whole.reading.fields.keys() & _DEFINITE
                ):
                    items = [*items[:-1], whole]
                    place += 1
            found += items
        return found

    def _is_open(self, items: list[Item], end: int) -> bool:
        """Whether a sentence is names and a title alone, so that the next may go on with it."""
        if not items:
            return False
        reading = items[-1].reading
        return (
            reading.pointer == "short"
            and not reading.fields.get("locator")
            and items[-1].end == end
        )

    def _longer(self, item: Item, end: int) -> Item:
        longer = self.item(item.start, end)
        if longer and longer.reading.fields.get("kind") != "unread":
            return replace(longer, within=item.within)
        return replace(item, end=end)

    def _sentence(self, low: int, high: int) -> list[Item]:
        """The citations of a sentence."""
        if (low, high) in self.done:
            return self.done[low, high]
        if self.depth > _DEEPEST or high - low > _LONGEST or len(self.done) > _MOST_PARTS:
            return []
        self.depth += 1
        found = self.done[low, high] = self._within(low, high)
        self.depth -= 1
        return found

    def _within(self, low: int, high: int) -> list[Item]:
        """The citations of a sentence that is not too deep and not too long."""
        low = self.skip(low, high)
        if low >= high:
            return []
        inner = self._in_brackets(low, high)
        if inner:
            start, end = inner
            parts = segments(self.text[start:end])
            return [item for a, b in parts for item in self._sentence(start + a, start + b)]
        linked = self._at_link(low, high)
        if linked is not None:
            return linked
        return self._plain(low, high)

    def _in_brackets(self, low: int, high: int) -> Span | None:
        """The inside of a sentence that stands in brackets as a whole."""
        if self.text[low] not in "([":
            return None
        spans = brackets(self.text[low:high])
        if spans and spans[0][0] == 0 and not self.text[low + spans[0][1] : high].strip(" ."):
            inside = self.text[low + 1 : low + spans[0][1] - 1]
            return None if re.fullmatch(r"[^,]{0,12}", inside) else (low + 1, low + spans[0][1] - 1)
        return None

    def _at_link(self, low: int, high: int) -> list[Item] | None:
        """The citations around "quoting" and "quoted in"; `None` where there is no such word."""
        piece = self.text[low:high]
        bare = outside(piece)
        for count, match in enumerate(QUOTING.finditer(piece)):
            if count > _MOST_LINKS:
                return None
            marks = len(match[0]) - len(match[0].lstrip(" ,;:.(["))
            opened = match.start() + marks - 1 if match[0][:marks].endswith(("(", "[")) else None
            if opened is None and bare[match.start() + marks] != piece[match.start() + marks]:
                continue
            end = high if opened is None else self._closing(low + opened, high)
            if end is None:
                continue
            found = self._around(low, match, end, high)
            if found:
                return found
        return None

    def _closing(self, opened: int, high: int) -> int | None:
        """The place of the bracket that closes the one at `opened`."""
        spans = brackets(self.text[opened:high])
        return opened + spans[0][1] - 1 if spans and spans[0][0] == 0 else None

    def _around(self, low: int, match: re.Match[str], end: int, high: int) -> list[Item]:
        """The citations before and behind a word that links them, and those behind brackets."""
        before = trimmed(self.text, low, low + match.start())
        behind = self._sentence(low + match.end(), end)
        if not behind:
            item = self.item(*before) if before and end == high else None
            return [item] if item and not is_weak(item.reading) else []
        seen_in = SEEN_IN.search(match[0]) is not None
        found = self._plain(*before) if before else []
        if seen_in:  # a name or a title alone is not the work that was seen
            found = [item for item in found if self._is_known(item.reading) or (
                     item.reading.pointer != "short"
                     and item.reading.fields.get("kind") not in ("unread", None))]  # fmt: skip
            found = found or self._case_named(before)
        else:
            behind = [replace(item, within=True) for item in behind]
        rest = trimmed(self.text, end + 1, high) if end < high else None
        return [*found, *behind, *(self._sentence(*rest) if rest else [])]

    def _case_named(self, span: Span | None) -> list[Item]:
        """A case by its name alone, before the work that discusses it."""
        name = self.text[slice(*span)] if span else ""
        if span is None or " ".join(title_words(name)) not in self.known.cases:
            return []
        return [Item(*span, Reading({"title": name}, "name"))]

    def _is_known(self, reading: Reading) -> bool:
        """Whether a pointer names a note, or a short form with a page an author cited before."""
        fields = reading.fields
        if reading.pointer in ("note", "name"):
            return True
        people = fields.get("authors", ())
        return (
            reading.pointer == "short"
            and bool(fields.get("locator") and people)
            and all(author_key(name) in self.known.surnames for name in people)
        )

    def _plain(self, low: int, high: int) -> list[Item]:
        """The citations of a stretch without "quoting"."""
        for read in (
            self._author_years, self._at_signal, self._at_joint, self._reported_in,
        ):  # fmt: skip
            if found := read(low, high):
                return found
        if found := self._behind_lead(low, high, SURE_LEAD):
            return found
        whole = self.item(low, high)
        if whole and not is_bare(whole.reading):
            return self._with_rest(whole, high)
        found = self._behind_lead(low, high) or self._in_prose(low, high)
        if found or whole is None:
            return found or self._bracketed(low, high) or self.inline(low, high)
        return [whole]

    def _reported_in(self, low: int, high: int) -> list[Item]:
        """A case that no series reports, and the papers that it is known from."""
        found = UNREPORTED_IN.compiled.search(self.text, low, high)
        case = self.item(low, found.start("papers") - len(", in ")) if found else None
        papers = self.item(found.start("papers"), high) if found else None
        both = case and papers and case.reading.fields.get("kind") == "case"
        return [case, papers] if case and papers and both else []

    def _behind_lead(self, low: int, high: int, words: Pattern = LEAD_IN) -> list[Item]:
        """A citation behind a few small words: `contrast Roe, Ice, 4`; `on wages, Jane Roe, …`."""
        lead = words.compiled.match(self.text, low, high)
        item = self.item(lead.end(), high) if lead else None
        if item is None or is_weak(item.reading) or is_bare(item.reading):
            return []
        fields = item.reading.fields
        named = fields.keys() & {"authors", "editors"} or item.reading.pointer
        numbered = fields.get("kind") == "report" and fields.get("unparsed") and fields.get("date")
        if not (named or numbered) and fields.get("kind") not in _SURE_KINDS:
            return []
        return self._with_rest(item, high)

    def _in_prose(self, low: int, high: int) -> list[Item]:
        """A citation behind some prose, and those before and behind it."""
        for start, end in self.starts(low, high):
            joined = self._at_joint(start, end)
            item = None if joined else self.item(start, end)
            if joined or (item and not is_weak(item.reading)):
                cut = self.end_before(low, start)
                before = self._sentence(low, cut) if low < cut < start else []
                kept = [one for one in before if not is_weak(one.reading)]
                return [*kept, *(joined or (self._with_rest(item, high) if item else []))]
        return []

    def _with_rest(self, item: Item, high: int) -> list[Item]:
        """A citation, and those in the remarks behind it."""
        if not self.text[item.end : high].strip(" .,;:)"):
            return [item]
        for start, end in self.starts(item.end, high):
            behind = self.item(start, end)
            if behind and not is_weak(behind.reading) and not is_bare(behind.reading):
                return [item, behind]
        rest = self._bracketed(item.end, high) or self.inline(item.end, high)
        return [item, *rest]

    def _author_years(self, low: int, high: int) -> list[Item]:
        """Several works of one author by their years: `Fyfe 2001a, 2001b`."""
        found = AUTHOR_YEARS.compiled.fullmatch(self.text[low:high].rstrip(" ."))
        first = self.item(low, low + found.end("first")) if found else None
        if found is None or first is None:
            return []
        items = [first]
        year = found["year"]
        for match in re.finditer(
            r"(\d{4})?[a-z]", self.text[low + found.end("first") : low + found.end("more")]
        ):
            date = match[0] if match[1] else year + match[0]
            start = low + found.end("first") + match.start()
            fields = {**first.reading.fields, "date": date, "issued": date[:4]}
            items.append(Item(start, start + len(match[0]), Reading(fields, "short")))
        return items

    def _at_joint(self, low: int, high: int) -> list[Item]:
        """Two citations joined by "and"."""
        piece = self.text[low:high]
        bare = outside(piece)
        for match in list(JOINT.compiled.finditer(bare))[:_MOST_JOINTS]:
            left = self.item(low, low + match.start())
            right = self._sentence(low + match.end(), high) if left else []
            if (
                left
                and right
                and not is_weak(left.reading)
                and not any(is_weak(r.reading) for r in right)
            ):
                return [left, *right]
        return []

    def _at_signal(self, low: int, high: int) -> list[Item]:
        """The citations behind a "see" within a sentence, and those before it."""
        bare = outside(self.text[low:high])
        for match in list(INNER_SIGNAL.compiled.finditer(bare))[:MOST_STARTS]:
            behind = self._sentence(low + match.end(), high)
            if behind and not is_weak(behind[0].reading):
                left = trimmed(self.text, low, low + match.start())
                before = self._sentence(*left) if left else []
                return [*(one for one in before if not is_weak(one.reading)), *behind]
        return []

    def _bracketed(self, low: int, high: int) -> list[Item]:
        """Citations in brackets within prose."""
        found = []
        for start, end in brackets(self.text[low:high])[:MOST_STARTS]:
            inside = trimmed(self.text, low + start + 1, low + end - 1)
            if inside and not re.fullmatch(
                r"[^,\d]*|\W*\d{1,4}\W*", self.text[inside[0] : inside[1]]
            ):
                for segment in segments(self.text[inside[0] : inside[1]]):
                    items = self._sentence(inside[0] + segment[0], inside[0] + segment[1])
                    found += [item for item in items if not is_weak(item.reading)]
        return found
