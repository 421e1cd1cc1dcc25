"""The lines of a page: words on one baseline, with the superscripts that belong to them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.pdf.characters.accents import join_accents
from corpus.pdf.characters.drop_capitals import lower_drop_capitals
from corpus.pdf.characters.words import Style, Word

# Shares of a line's size, set by hand.
_SAME_BASELINE = 0.15
_LEAST_RAISED = 0.1
_MOST_RAISED = 0.75
_SMALL = 0.88  # size of a superscript
_MOST_SHIFTED = 12  # characters of a row of which some may be set off another
_AS_LARGE = 1.02
_MOST_SHIFT = 0.45
_TOUCHING = 0.1
_NEAREST = 4  # words to the left and to the right, of which a superscript may be
_BESIDE = 0.9  # from the line's nearest word


@dataclass(eq=False, slots=True)
class PdfLine:
    """Words from left to right. `baseline` and `size` are those of most of its characters."""

    words: list[Word]
    baseline: float
    size: float

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    def is_mostly(self, has: Callable[[Style], bool]) -> bool:
        """Whether most of its characters are in a style that has something."""
        having = sum(len(word.text) for word in self.words if has(word.style))
        return 2 * having > sum(len(word.text) for word in self.words)


def line_of(words: Sequence[Word]) -> PdfLine:
    """The line of some words, which may be in any order."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text) * (not word.is_raised)
    size = sizes.most_common(1)[0][0]
    baseline = next(
        (word.baseline for word in words if word.size == size and not word.is_raised),
        words[0].baseline,
    )
    return PdfLine(sorted(words, key=lambda word: word.left), baseline, size)


def group_lines(words: Sequence[Word]) -> list[PdfLine]:
    """The lines of a page from top to bottom. Words of several columns on one baseline are one
    line; superscripts are marked, and stand in the line that they belong to.
    """
    lower_drop_capitals(words)
    rows = _rows(join_accents(words))
    lines = map(line_of, filter(None, _with_shifted(_with_superscripts(rows))))
    return sorted(lines, key=lambda line: (line.baseline, line.left))


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words by their baselines, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        last = rows[-1][-1] if rows else None
        if last is not None and word.baseline - last.baseline <= _SAME_BASELINE * min(
            word.size, last.size
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _with_superscripts(rows: list[list[Word]]) -> list[list[Word]]:
    """The rows, where superscripts are in the rows that they belong to; some are empty then."""
    baselines = [row[0].baseline for row in rows]
    ordered = [sorted(row, key=lambda word: word.left) for row in rows]
    own = [dict.fromkeys(map(id, row)) for row in rows]
    raised: list[list[Word]] = [[] for _ in rows]
    for place, row in enumerate(ordered):
        for word in row:
            low = bisect_left(baselines, word.baseline + _LEAST_RAISED * word.size)
            high = bisect_right(baselines, word.baseline + 2 * word.size)
            host = next(
                (n for n in range(low, high) if _is_raised_from(word, ordered[n], raised[n])), None
            )
            if host is not None and host != place:
                own[place].pop(id(word))
                raised[host].append(word)
    for words in raised:
        for word in words:
            word.is_raised = True
    return [
        [*(word for word in row if id(word) in kept), *added]
        for row, kept, added in zip(rows, own, raised, strict=True)
    ]


def _with_shifted(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """The rows, where subscripts, and letters of logos that are set off the line, are in the rows
    that they belong to; some are empty then.
    """
    filled = sorted(filter(None, rows), key=lambda row: row[0].baseline)
    baselines = [row[0].baseline for row in filled]
    for place, row in enumerate(filled):
        if sum(len(word.text) for word in row) > _MOST_SHIFTED:
            continue
        for word in list(row):
            low = bisect_left(baselines, word.baseline - word.size)
            high = bisect_right(baselines, word.baseline + word.size)
            hosts = (n for n in range(low, high) if n != place)
            host = next((n for n in hosts if _is_shifted_from(word, filled[n])), None)
            if host is not None:
                word.is_shifted = True
                row.remove(word)
                filled[host].append(word)
    return filled


def _is_shifted_from(word: Word, row: Sequence[Word]) -> bool:
    """Whether a word touches one of a row that is as large or larger, a little off its baseline."""
    return any(
        word.size < _AS_LARGE * other.size
        and abs(other.baseline - word.baseline) < _MOST_SHIFT * other.size
        and -other.size < _gap(word, other) < _TOUCHING * other.size
        for other in row
        if not other.is_raised
    )


def _is_raised_from(word: Word, row: Sequence[Word], raised: Sequence[Word]) -> bool:
    """Whether a word is a superscript beside a word of a row, which is in order, or beside another
    superscript.
    """
    place = bisect_left(row, word.left, key=lambda other: other.left)
    hosts = [
        other
        for other in row[max(place - _NEAREST, 0) : place + _NEAREST]
        if word.size < _SMALL * other.size
        and _LEAST_RAISED * other.size < other.baseline - word.baseline < _MOST_RAISED * other.size
    ]
    if not hosts:
        return False
    reach = _BESIDE * hosts[0].size
    return any(_gap(word, other) < reach for other in (*hosts, *raised[-_NEAREST:]))


def _gap(one: Word, other: Word) -> float:
    """The space between two words; negative where they overlap."""
    return max(one.left - other.right, other.left - one.right)
