"""What a reader did not understand of a text's notes, in sentences for its user."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from corpus.documents import Note

_MOST_LISTED = 12  # labels or ranges in a sentence
_LOST = 5  # markers that count on, from which a text seems to have notes that were not found
_MOST_SENTENCES = 40  # on missing and unmarked notes
_ALONE = 2  # numbers in a row that are written one by one


def doubts(
    notes: Sequence[Note],
    unresolved: Iterable[str] = (),
    lost: Sequence[int] = (),
    of_verse: Collection[int] = (),
) -> tuple[str, ...]:
    """Sentences on notes without a marker, numbers that are missing or used twice, and markers
    without a note (`unresolved`, their labels). `lost` are numbers in the text that count on as
    markers do, though there are no such notes. `of_verse` are the series of notes that are
    called by the numbers of lines.
    """
    found: list[str] = []
    by_series: dict[int, list[Note]] = {}
    for note in notes:
        by_series.setdefault(note.series, []).append(note)
    if of_verse:
        found.append(
            "Notes are called by the numbers of lines of the text, which are not counted; where "
            "the text has what they explain is not known."
        )
    for series, own in by_series.items():
        if series in of_verse:
            continue
        found += _of_series(own, f" of series {series}" if len(by_series) > 1 else "")
        if len(found) > _MOST_SENTENCES:
            found.append("Further series of notes are left out here.")
            break
    labels = list(dict.fromkeys(unresolved))
    if labels:
        found.append(f"The text refers to notes that are not there: {_listed(labels)}.")
    if len(lost) >= _LOST:
        found.append(
            f"The text seems to refer to notes {lost[0]} to {lost[-1]}, which were not found. "
            "If it was made of a PDF, add the PDF itself."
        )
    unsure = [note.label for note in notes if note.unsure]
    if unsure:
        found.append(f"It is not sure where the text refers to {_named(unsure)}.")
    return tuple(found)


def _of_series(notes: Sequence[Note], part: str) -> Iterator[str]:
    """The sentences on the notes of one numbering."""
    marked = {note.number for note in notes if note.markers}
    unmarked = [note for note in notes if note.number not in marked]
    counts = Counter(note.number for note in notes)
    twice = sorted(number for number, count in counts.items() if count > 1)
    if unmarked and all(note.label.isdecimal() for note in unmarked):
        yield f"Nothing in the text refers to {_numbered([n.number for n in unmarked])}{part}."
    elif unmarked:
        yield f"Nothing in the text refers to {_named([note.label for note in unmarked])}{part}."
    for number in twice[:_MOST_LISTED]:
        yield f"There is more than one note {number}{part}; the markers mean the first."
    if not all(note.label.isalnum() for note in notes):
        return  # symbols need not follow one another
    missing = sorted(set(range(min(counts), max(counts))) - set(counts))
    if missing:
        yield f"The notes{part} leave out number{'s' * (len(missing) > 1)} {_ranges(missing)}."
    if min(counts) > 1:
        yield f"The numbers of the notes{part} begin at {min(counts)}."


def _named(labels: Sequence[str]) -> str:
    return f"note{'s' * (len(labels) > 1)} {_listed(labels)}"


def _numbered(numbers: Sequence[int]) -> str:
    return f"note{'s' * (len(numbers) > 1)} {_ranges(sorted(set(numbers)))}"


def _ranges(numbers: Sequence[int]) -> str:
    """Rising numbers, those in a row as ranges: "2, 5–9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]}–{run[-1]}"] if len(run) > _ALONE else map(str, run)
    return _listed(words)


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _MOST_LISTED
    return ", ".join(words[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")
