"""The items of a note: each citation with what it was read as, and where it stands."""

import re
from dataclasses import dataclass, replace

from corpus.citations.clauses import outside, segments, sentences, trimmed
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import Span, blanked, brackets, quotations
from corpus.citations.elements.reference import Reading
from corpus.citations.punctuation import FILLER, HIDDEN
from corpus.citations.reading.lists import read_listed
from corpus.citations.reading.short_forms import Known
from corpus.citations.reading.work import bare_words, read_work
from corpus.english.citations import (
    AND_ALSO,
    AUTHOR_YEARS,
    CONTINUES,
    INNER_SIGNAL,
    JOINT,
    LEAD,
    LISTED_START,
    MAY_CITE,
    REMARK_BEHIND,
)
from corpus.english.works.pointers import (
    EXPLAINING,
    INLINE_POINTER,
    QUOTING,
    SEEN_IN,
    SHORT_NAME,
    SIGNAL,
    WHOLE_NOTES,
)

_MOST_STARTS = 12  # places in a sentence of prose at which a citation is looked for
_LONGEST = 1500  # characters of a sentence in which citations are looked for
_DEEPEST = 5  # citations within citations
_MOST_READS = 40  # of stretches of a sentence
_MOST_LINKS = 12  # "quoting" and "quoted in" in one sentence


@dataclass(frozen=True, slots=True)
class Item:
    """A citation at `start` to `end` of a note. `within`: it stands within another citation."""

    start: int
    end: int
    reading: Reading
    within: bool = False


def find_items(hidden: str, known: Known) -> list[Item]:
    """The citations of a note with masked addresses, in order. `known` is what stands before."""
    found: list[Item] = []
    for low, high in segments(hidden):
        starts = [
            match.start("start") for match in LISTED_START.compiled.finditer(hidden, low, high)
        ]
        cuts = [low, *(start for start in starts if start > low), high]
        for start, end in zip(cuts, cuts[1:], strict=False):
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


class _Segment:
    """The reading of a part of a note between semicolons."""

    def __init__(self, hidden: str, known: Known) -> None:
        self.text = hidden
        self.known = known
        self.depth = 0
        self.reads: dict[Span, Reading | None] = {}

    def read(self, low: int, high: int) -> list[Item]:
        if not MAY_CITE.compiled.search(self.text, low, high):
            return []
        low = self._skip(low, high)
        if high - low < _LONGEST and read_listed(bare_words(self.text[low:high])):
            whole = self._item(low, high)
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
            items = self._sentence(start, end)
            if place < len(spans) and self._is_open(items, start, end):
                whole = self._item(items[-1].start if items else start, spans[place][1])
                if (
                    whole
                    and whole.reading.pointer is None
                    and whole.reading.fields.get("kind") != "unread"
                ):
                    items = [*items[:-1], whole]
                    place += 1
            found += items
        return found

    def _is_open(self, items: list[Item], start: int, end: int) -> bool:
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
        longer = self._item(item.start, end)
        if longer and longer.reading.fields.get("kind") != "unread":
            return replace(longer, within=item.within)
        return replace(item, end=end)

    def _skip(self, low: int, high: int) -> int:
        """The place behind "and", signals and opening brackets."""
        while True:
            start = low
            for pattern in (AND_ALSO, SIGNAL):
                match = pattern.compiled.match(self.text, low, high)
                if match and self._may_begin(match.end(), high):
                    low = match.end()
                    article = re.compile(r"the\s(?=[A-Z])").match(self.text, low, high)
                    low = article.end() if article else low
            while low < high and self.text[low] in " ,;:":
                low += 1
            if low == start:
                return low

    def _may_begin(self, place: int, high: int) -> bool:
        """Whether a citation may begin here: no sentence begins with "see" and a small letter."""
        return (
            place < high
            and re.match(
                r"[^a-z]|ibid|id\b|idem|supra|infra|above|note|n\.|foot|op\.|loc\.|e\.g|the "
                r"|[a-z]+[’']|also|generally|cf"
                r"|(?:de|van|von|der|di|le|la|al)\b|ebd|oben|s\.\s?o|ci-|wie\b|reference|ref\."
                r"|case|statute|source|ebdders|dies|in\b|at\b|eadem|letter|interview|especially"
                r"|esp|for (?:example|instance)",
                self.text[place:high],
            )
            is not None
        )

    def _sentence(self, low: int, high: int) -> list[Item]:
        """The citations of a sentence."""
        if self.depth > _DEEPEST or high - low > _LONGEST:
            return []
        self.depth += 1
        found = self._within(low, high)
        self.depth -= 1
        return found

    def _within(self, low: int, high: int) -> list[Item]:
        low = self._skip(low, high)
        if low >= high:
            return []
        inner = self._in_brackets(low, high)
        if inner:
            return self._sentence(*inner)
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
            in_brackets = piece[match.start() : match.end()].lstrip(" ,;:.")[:1] in ("(", "[")
            if count > _MOST_LINKS:
                return None
            word = match.start() + len(match[0]) - len(match[0].lstrip(" ,;:.(["))
            if bare[word] != piece[word] and not in_brackets:
                continue
            end = high
            if in_brackets:
                opened = low + match.start() + match[0].index(match[0].lstrip(" ,;:.")[0])
                spans = [span for span in brackets(self.text[opened:high]) if span[0] == 0]
                if not spans:
                    continue
                end = opened + spans[0][1] - 1
            behind = self._sentence(low + match.end(), end)
            if not behind:
                span = trimmed(self.text, low, low + match.start())
                item = self._item(*span) if span and not in_brackets else None
                if item and not _is_weak(item.reading):
                    return [item]
                continue
            seen_in = SEEN_IN.search(match[0]) is not None
            before = self._before_link(low, low + match.start(), seen_in, piece)
            if not seen_in:
                behind = [replace(item, within=True) for item in behind]
            rest = (
                self._sentence(*span)
                if end < high and (span := trimmed(self.text, end + 1, high))
                else []
            )
            return [*before, *behind, *rest]
        return None

    def _before_link(self, low: int, high: int, seen_in: bool, piece: str) -> list[Item]:
        span = trimmed(self.text, low, high)
        if span is None:
            return []
        found = self._plain(*span)
        if seen_in:  # a name or a title alone is not the work that was seen
            return [item for item in found if item.reading.pointer != "short"
                    and item.reading.fields.get("kind") not in ("unread", None)]  # fmt: skip
        return found

    def _plain(self, low: int, high: int) -> list[Item]:
        """The citations of a stretch without "quoting"."""
        joint = (
            self._author_years(low, high) or self._at_joint(low, high) or self._at_signal(low, high)
        )
        if joint:
            return joint
        item = self._item(low, high)
        if item and not _is_bare(item.reading):
            return self._with_rest(item, high)
        unread = item
        for start, end in self._starts(low, high):
            item = self._item(start, end)
            if item and not _is_weak(item.reading):
                before = (
                    self._sentence(low, cut)
                    if (cut := self._end_before(low, start)) > low and start > low
                    else []
                )
                return [
                    *(one for one in before if not _is_weak(one.reading)),
                    *self._with_rest(item, high),
                ]
        if unread:
            return [unread]
        return self._bracketed(low, high) or self._inline(low, high)

    def _with_rest(self, item: Item, high: int) -> list[Item]:
        """A citation, and those in the remarks behind it."""
        if not self.text[item.end : high].strip(" .,;:)"):
            return [item]
        rest = self._bracketed(item.end, high) or self._inline(item.end, high)
        for start, end in [] if rest else self._starts(item.end, high):
            behind = self._item(start, end)
            if behind and not _is_weak(behind.reading) and not _is_bare(behind.reading):
                return [item, behind]
        return [item, *rest]

    def _inline(self, low: int, high: int) -> list[Item]:
        """Pointers within prose, such as an Ibid. behind a clause."""
        bare = blanked(self.text[low:high], quotations(self.text[low:high]), FILLER)
        found = []
        for match in INLINE_POINTER.finditer(bare):
            item = self._item(low + match.start(), low + match.end())
            if item and item.reading.pointer and not WHOLE_NOTES.search(self.text[low:high]):
                found.append(item)
        return found

    def _end_before(self, low: int, start: int) -> int:
        lead = LEAD.compiled
        end = start
        for match in lead.finditer(self.text, low, start):
            if match.end() == start:
                end = match.start()
        return end

    def _author_years(self, low: int, high: int) -> list[Item]:
        """Several works of one author by their years: `Fyfe 2001a, 2001b`."""
        found = AUTHOR_YEARS.compiled.fullmatch(self.text[low:high].rstrip(" ."))
        first = self._item(low, low + found.end("first")) if found else None
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
        for match in list(JOINT.compiled.finditer(bare))[:6]:
            left = self._item(low, low + match.start())
            right = self._sentence(low + match.end(), high) if left else []
            if (
                left
                and right
                and not _is_weak(left.reading)
                and not any(_is_weak(r.reading) for r in right)
            ):
                return [left, *right]
        return []

    def _at_signal(self, low: int, high: int) -> list[Item]:
        """The citations behind a "see" within a sentence, and those before it."""
        bare = outside(self.text[low:high])
        for match in list(INNER_SIGNAL.compiled.finditer(bare))[:_MOST_STARTS]:
            behind = self._sentence(low + match.end(), high)
            if behind and not _is_weak(behind[0].reading):
                left = trimmed(self.text, low, low + match.start())
                before = self._sentence(*left) if left else []
                return [*(one for one in before if not _is_weak(one.reading)), *behind]
        return []

    def _starts(self, low: int, high: int) -> list[Span]:
        """Where within prose a citation may begin."""
        bare = outside(self.text[low:high])
        found = [low + match.end() for match in LEAD.compiled.finditer(bare)]
        return [(start, high) for start in found if start < high][:_MOST_STARTS]

    def _bracketed(self, low: int, high: int) -> list[Item]:
        """Citations in brackets within prose."""
        found = []
        for start, end in brackets(self.text[low:high])[:_MOST_STARTS]:
            inside = trimmed(self.text, low + start + 1, low + end - 1)
            if inside and not re.fullmatch(
                r"[^,\d]*|\W*\d{1,4}\W*", self.text[inside[0] : inside[1]]
            ):
                for segment in segments(self.text[inside[0] : inside[1]]):
                    items = self._sentence(inside[0] + segment[0], inside[0] + segment[1])
                    found += [item for item in items if not _is_weak(item.reading)]
        return found

    def _item(self, low: int, high: int) -> Item | None:
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
        cuts = [low + match.start() for match in REMARK_BEHIND.compiled.finditer(bare)]
        ends = [high]
        for start, end in brackets(piece):
            inside = piece[start + 1 : end - 1]
            if SHORT_NAME.compiled.match(piece, max(0, start - 1)):
                continue
            signal = SIGNAL.compiled.match(inside)
            if signal and self._may_begin(low + start + 1 + signal.end(), high):
                cuts.append(low + start)
            explains = EXPLAINING.search(inside) or (len(inside.split()) > 3 and is_prose(inside))
            if explains and HIDDEN * 3 not in inside:
                cuts.append(low + start)
        ends += sorted(cuts)[:3]
        if len(ends) > 1:
            ends = [*ends[1:], high]
        return [low + len(self.text[low:end].rstrip(" ,")) for end in ends if end > low]


def _is_bare(reading: Reading) -> bool:
    """Whether nothing is known of the work, so that a citation is looked for within the words."""
    fields = reading.fields
    if reading.pointer is not None:
        return False
    return fields.get("kind") == "unread" or not (
        fields.keys() & {"title", "authors", "container", "kind"}
    )


def _is_weak(reading: Reading) -> bool:
    """Whether a reading is too little to be looked for within prose."""
    if reading.pointer in ("note", "name"):
        return False
    if reading.pointer == "ibid":
        return False
    if reading.fields.get("kind") == "unread":
        return True
    if reading.pointer in ("short", "op. cit."):
        return not (reading.fields.get("locator") or reading.fields.get("date"))
    return False
