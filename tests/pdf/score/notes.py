"""Notes and markers of a document, compared with the true ones."""

from corpus.documents import Document, Note
from tests.pdf.score.figures import Faults, Score, Share
from tests.pdf.score.letters import KeyedText, key
from tests.pdf.score.truth import TrueMarker, TrueNote, Truth

_FIRST = 25  # letters and digits of a note that are compared
_BEFORE = 25  # letters and digits before a marker that are compared
_SHOWN = 60  # characters of a text in a message


def score_notes(document: Document, truth: Truth, keyed: KeyedText) -> Score:
    """The figures on notes and their markers. `keyed` is the document's text."""
    matched = match_notes(document, truth)
    return {
        "notes": _found(document, truth, matched, keyed),
        "notes invented": _invented(document, truth, matched),
        "notes series": _series(truth, matched),
        "notes whole": _whole(document, truth, matched),
        "notes page": _pages(truth, matched),
        **_markers(document, truth, matched, keyed),
    }


def match_notes(document: Document, truth: Truth) -> dict[int, Note]:
    """The document's note for each true one, by its place, that has its number, label and first
    words. No note of the document stands for two.
    """
    free = list(document.notes)
    matched: dict[int, Note] = {}
    for place, wanted in enumerate(truth.notes):
        same = [note for note in free if _is_same(document, note, wanted)]
        if same:
            best = min(same, key=lambda note: _distance(document, note, wanted))
            matched[place] = best
            free = [note for note in free if note is not best]
    return matched


def _distance(document: Document, note: Note, wanted: TrueNote) -> tuple[bool, int, bool]:
    others = key(document.note_text(note)) != key(wanted.text)
    return note.series != wanted.series, abs(note.page - wanted.page), others


def _is_same(document: Document, note: Note, wanted: TrueNote) -> bool:
    if note.number != wanted.number or (wanted.label and note.label != wanted.label):
        return False
    return key(document.note_text(note)).startswith(key(wanted.text)[:_FIRST])


def _found(document: Document, truth: Truth, matched: dict[int, Note], keyed: KeyedText) -> Share:
    share = Share()
    for place, wanted in enumerate(truth.notes):
        share.count(place in matched, _lost(document, wanted, keyed))
    return share


def _lost(document: Document, wanted: TrueNote, keyed: KeyedText) -> str:
    """What there is instead of a note that was not found."""
    told = f"{_name(wanted)} p. {wanted.page} {wanted.text[:_SHOWN]!r}"
    same = [note for note in document.notes if note.number == wanted.number]
    instead = [
        f"[{note.label}] s{note.series} p. {note.page} {document.note_text(note)[:_SHOWN]!r}"
        for note in same
    ]
    place = keyed.find(key(wanted.text)[:_FIRST])
    return f"{told}; of this number: {', '.join(instead) or 'none'}; words {where(document, place)}"


def where(document: Document, place: int | None) -> str:
    """What an offset of the text is in, with the characters around it."""
    if place is None:
        return "nowhere"
    around = document.text[max(0, place - 20) : place + 40]
    note = document.note_at(place)
    if note is not None:
        kind = f"note [{note.label}]"
    else:
        within = [one.kind for one in document.paragraphs if one.start <= place < one.end]
        kind = within[0] if within else "no paragraph"
    return f"in {kind}, p. {document.page_of(place)}: {around!r}"


def _name(wanted: TrueNote) -> str:
    series = "" if wanted.series is None else f" s{wanted.series}"
    return f"[{wanted.label or wanted.number}]{series}"


def _invented(document: Document, truth: Truth, matched: dict[int, Note]) -> Faults:
    right = {id(note) for note in matched.values()}
    return Faults.of(
        [
            f"[{note.label}] p. {note.page} {document.note_text(note)[:_SHOWN]!r}"
            for note in document.notes
            if id(note) not in right and _is_known(note, truth)
        ]
    )


def _is_known(note: Note, truth: Truth) -> bool:
    """Whether a truth would have a note if there were one. Where only notes are known, those of
    tables are not, which have letters.
    """
    return truth.facts is not None or note.label.isdecimal()


def _series(truth: Truth, matched: dict[int, Note]) -> Share:
    share = Share()
    for place, wanted in enumerate(truth.notes):
        if wanted.series is not None and place in matched:
            series = matched[place].series
            share.count(series == wanted.series, f"{_name(wanted)} is in series {series}")
    return share


def _whole(document: Document, truth: Truth, matched: dict[int, Note]) -> Share:
    """Whether notes have all of their words and no others."""
    share = Share()
    for place, wanted in enumerate(truth.notes):
        if not wanted.whole:
            continue
        found = document.note_text(matched[place]) if place in matched else ""
        told = f"{_name(wanted)} {_difference(wanted.text, found)}"
        share.count(key(found) == key(wanted.text), told)
    return share


def _difference(wanted: str, found: str) -> str:
    """The two texts from where they first differ."""
    ours, theirs = KeyedText(wanted), KeyedText(found)
    pairs = enumerate(zip(ours.key, theirs.key, strict=False))
    shortest = min(len(ours.key), len(theirs.key))
    same = next((n for n, (one, two) in pairs if one != two), shortest)
    said = [
        text[places[same] :][:_SHOWN] if same < len(places) else ""
        for text, places in ((wanted, ours.places), (found, theirs.places))
    ]
    return f"should go on {said[0]!r}, goes on {said[1]!r}"


def _pages(truth: Truth, matched: dict[int, Note]) -> Share:
    share = Share()
    for place, wanted in enumerate(truth.notes):
        if place in matched:
            page = matched[place].page
            share.count(page == wanted.page, f"{_name(wanted)} p. {wanted.page} is on p. {page}")
    return share


def _markers(document: Document, truth: Truth, matched: dict[int, Note], keyed: KeyedText) -> Score:
    """Markers behind the right words and on the right note, on the right page, and invented."""
    right, pages = Share(), Share()
    used: set[tuple[str, int]] = set()
    for marker in truth.markers:
        note = matched.get(marker.note)
        places = [] if note is None else [m for m in note.markers if (note.id, m) not in used]
        sought = _sought(marker)
        at = next((m for m in places if keyed.before(m, _BEFORE).endswith(sought)), None)
        right.count(at is not None, _misplaced(document, truth, marker, places, note, keyed))
        if at is not None and note is not None:
            used.add((note.id, at))
            page = document.page_of(max(0, at - 1))
            told = f"{_name(truth.notes[marker.note])} p. {marker.page} is on p. {page}"
            pages.count(page == marker.page, told)
    unknown = {matched[place].id for place in truth.unplaced if place in matched}
    invented = [
        f"[{note.label}] p. {note.page} behind {document.text[max(0, m - 40) : m]!r}"
        for note in document.notes
        for m in note.markers
        if note.id not in unknown and (note.id, m) not in used and _is_known(note, truth)
    ]
    return {"markers": right, "markers invented": Faults.of(invented), "markers page": pages}


def _sought(marker: TrueMarker) -> tuple[str, ...]:
    """The letters that a marker may stand behind."""
    texts = dict.fromkeys(filter(None, (marker.before, marker.plain)))
    return tuple(key(text)[-_BEFORE:] for text in texts)


def _misplaced(
    document: Document,
    truth: Truth,
    marker: TrueMarker,
    places: list[int],
    note: Note | None,
    keyed: KeyedText,
) -> str:
    """What there is instead of a marker that is not where it should be."""
    told = f"{_name(truth.notes[marker.note])} p. {marker.page} behind {marker.before!r}"
    if note is None:
        has = "the note was not found"
    else:
        has = ", ".join(repr(document.text[max(0, m - 40) : m]) for m in places) or "none"
    sought = _sought(marker)
    place = next(filter(None, map(keyed.find, sought)), None)
    others = [] if place is None else _marks_near(document, sought, keyed)
    there = f"; there instead {', '.join(others)}" if others else ""
    return f"{told}; has {has}{there}; words {where(document, place)}"


def _marks_near(document: Document, sought: tuple[str, ...], keyed: KeyedText) -> list[str]:
    """The labels of notes with markers behind the same words."""
    return [
        f"[{document.notes[place].label}]"
        for offset, place in document.marks
        if keyed.before(offset, _BEFORE).endswith(sought)
    ]
