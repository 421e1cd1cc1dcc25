"""Lines that begin notes which are called by the lines of a poem or a play: "12. mare] So the
quarto.", "l. 12. So the quarto.". The text has no markers of them.
"""

import re
from collections.abc import Sequence

from corpus.lines import Line
from corpus.notes.candidates import NoteStart, ends_note
from corpus.notes.labels import Label

_NUMBERS = r"(?P<number>[1-9]\d{0,4})(?:\s?[-–]\s?\d{1,5})?"
# The words of the text that a note explains, with the bracket behind them.
_LEMMA = re.compile(rf"\s*(?:(?i:ll?|lines?|vv?)\.?\s*)?{_NUMBERS}\.?\s+(?=[^\[\]]{{1,80}}\]\s*\S)")
_NAMED = re.compile(rf"\s*(?i:ll?|lines?|vv?)(?:\.\s*|\s+){_NUMBERS}\s?[.:,)—–-]?\s+(?=\S)")
_LEAST = 3  # such notes, from which they are taken for them
_MOST_LINES = 12  # from one to the next


def line_starts(lines: Sequence[Line], places: Sequence[int]) -> list[NoteStart]:
    """The lines among `places` that begin notes called by lines; each run whose numbers rise is a
    series. None where they are few.
    """
    starts: list[NoteStart] = []
    series = last = 0
    for place in places:
        label = line_label(lines[place].text)
        if label is None or not _is_apart(lines, place):
            continue
        far = bool(starts) and place - starts[-1].place > _MOST_LINES
        series += not starts or far or label.number < last
        last = label.number
        starts.append(NoteStart(place, label, series, 0, is_marked=False))
    sizes: dict[int, int] = {}
    for start in starts:
        sizes[start.series] = sizes.get(start.series, 0) + 1
    return starts if max(sizes.values(), default=0) >= _LEAST else []


def line_label(text: str) -> Label | None:
    """The label of a note that is called by a line: the number of the line."""
    match = _LEMMA.match(text) or _NAMED.match(text)
    if match is None:
        return None
    start = len(text) - len(text.lstrip())
    number = match["number"]
    end = start + len(match.group().strip())
    return Label(int(number), number, "line", "line", start, end, "line")


def may_be_called_by_line(text: str, labels: Sequence[Label]) -> bool:
    """Whether a line is worth a look: with a number and a bracket behind it, or "l."."""
    return ("]" in text and bool(labels)) or text.lstrip()[:1] in ("l", "L", "v", "V")


def _is_apart(lines: Sequence[Line], place: int) -> bool:
    """Whether a line does not go on from the one above it."""
    above = lines[place - 1] if place else None
    if above is None or above.blank or ends_note(above.text):
        return True
    return above.text.strip()[:1].isupper() and len(above.text) < len(lines[place].text)
