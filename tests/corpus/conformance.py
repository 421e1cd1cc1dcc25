"""What must hold for any document read from any bytes; every reader is put to these tests."""

import random
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.documents import UNQUOTED, Description, Document, Spanned, at, note_id
from corpus.plaintext.decoding import decode
from corpus.plaintext.reader import read_text

ABOUT = Description("a-text")
_MOST_WARNINGS = 60
_SPANS = 40


def check(data: bytes, document: Document) -> None:
    """Everything that can be asserted of a document and the bytes that it was read from."""
    check_runs(data, document)
    check_nothing_is_lost(data, document)
    check_file_spans(data, document)
    check_sentences(document)
    check_order(document)
    check_notes(document)
    check_names_of_notes(document)
    check_questions_about_places(document)


def read_and_check(data: bytes, about: Description = ABOUT) -> Document:
    """Read the bytes twice, check the document, and give it."""
    document = read_text(data, about)
    check(data, document)
    assert read_text(data, about) == document
    return document


def bare(text: str) -> str:
    """`text` without its white space."""
    return "".join(text.split())


def check_runs(data: bytes, document: Document) -> None:
    """Each run is the file's own bytes; no two share a character or a byte."""
    text, encoding = document.text, document.encoding
    in_file: list[tuple[int, int]] = []
    last = 0
    for run in document.runs:
        assert run.length > 0
        assert run.start >= last, "the runs overlap, or are out of order"
        last = run.start + run.length
        assert last <= len(text)
        piece = text[run.start : last]
        file_end = run.file_start + len(piece.encode(encoding))
        assert data[run.file_start : file_end].decode(encoding) == piece
        in_file.append((run.file_start, file_end))
    in_file.sort()
    for (_, end), (start, _) in pairwise(in_file):
        assert end <= start, "two runs share bytes of the file"


def check_nothing_is_lost(data: bytes, document: Document) -> None:
    """The file's words are the runs and the omissions together, each once and in their places."""
    encoding = document.encoding
    decoded = decode(data, document.id)
    assert (decoded.encoding, decoded.sha256) == (encoding, document.sha256)
    ends = [
        (run.file_start, run.file_start + len(_piece(document, run.start, run.length)))
        for run in document.runs
    ]
    ends += [(omission.file_start, omission.file_end) for omission in document.omissions]
    ends.sort()
    place = decoded.lead
    for start, end in ends:
        assert place <= start < end, "a run or an omission lies over another"
        between = data[place:start].decode(encoding)
        assert not between.strip(), f"lost: {between!r}"
        place = end
    behind = data[place:].decode(encoding)
    assert not behind.strip(), f"lost: {behind!r}"
    place = 0
    for run in document.runs:
        assert not document.text[place : run.start].strip(), "words that are not in the file"
        place = run.start + run.length
    assert not document.text[place:].strip(), "words that are not in the file"
    starts = [omission.file_start for omission in document.omissions]
    assert starts == sorted(starts)


def _piece(document: Document, start: int, length: int) -> bytes:
    return document.text[start : start + length].encode(document.encoding)


def check_file_spans(data: bytes, document: Document) -> None:
    """Any span of the text is found again in the file."""
    chance = random.Random(len(data))
    size = len(document.text)
    spans = [(0, size), (0, 0), (size, size)]
    spans += [(run.start, run.start + run.length) for run in document.runs[:5]]
    for _ in range(_SPANS):
        start = chance.randint(0, size)
        spans.append((start, min(size, start + chance.choice([1, 3, 20, 400]))))
    for start, end in spans:
        pieces = document.file_spans(start, end)
        for low, high, piece in pieces:
            assert data[low:high].decode(document.encoding) == piece
        assert bare("".join(piece for *_, piece in pieces)) == bare(document.text[start:end])


def _in_order(spans: Sequence[Spanned], limit: int) -> None:
    last = 0
    for span in spans:
        assert last <= span.start <= span.end <= limit
        last = span.end


def check_sentences(document: Document) -> None:
    """Sentences are whole, in order, each in one paragraph, and leave out nothing."""
    text = document.text
    _in_order(document.sentences, len(text))
    for sentence in document.sentences:
        words = text[sentence.start : sentence.end]
        assert words, "an empty sentence"
        assert words == words.strip(), f"a sentence with white space at its edge: {words!r}"
        paragraph = at(document.paragraphs, sentence.start)
        assert paragraph is not None, "a sentence outside all paragraphs"
        assert sentence.end <= paragraph.end, "a sentence that runs over its paragraph's end"
        assert paragraph.kind not in UNQUOTED
        assert (sentence.voice == "note") == (paragraph.kind == "note")
        assert sentence.speaker is None or sentence.speaker.strip() == sentence.speaker != ""
    starts = [sentence.start for sentence in document.sentences]
    for paragraph in document.paragraphs:
        if paragraph.kind in UNQUOTED:
            continue
        place = paragraph.start
        low, high = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        for sentence in document.sentences[low:high]:
            assert not text[place : sentence.start].strip(), "words in no sentence"
            place = sentence.end
        assert not text[place : paragraph.end].strip(), "words in no sentence"


def check_order(document: Document) -> None:
    """Paragraphs hold every word; pages and sections divide the body without a gap."""
    text, body_end = document.text, document.body_end
    assert 0 <= body_end <= len(text)
    _in_order(document.paragraphs, len(text))
    place = 0
    for paragraph in document.paragraphs:
        assert text[paragraph.start : paragraph.end].strip(), "a paragraph without words"
        assert not text[place : paragraph.start].strip(), "words in no paragraph"
        assert paragraph.end <= body_end or paragraph.start >= body_end
        place = paragraph.end
    assert not text[place:].strip(), "words in no paragraph"
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    _divides(document.pages, body_end)
    if body_end:
        _divides(document.sections, body_end)
    else:
        assert not document.sections
    assert all(section.start < section.end for section in document.sections)


def _divides(spans: Sequence[Spanned], body_end: int) -> None:
    """The spans hold the body between them, each beginning where the one before ends."""
    assert (spans[0].start, spans[-1].end) == (0, body_end)
    for before, after in pairwise(spans):
        assert before.end == after.start


def check_notes(document: Document) -> None:
    """Notes and asides stand behind the body, their markers in it."""
    kinds = {(each.start, each.end): each.kind for each in document.paragraphs}
    _in_order(document.notes, len(document.text))
    _in_order(document.asides, len(document.text))
    pages = {page.number for page in document.pages}
    works = {cited.work for note in document.notes for cited in note.citations} - {None}
    assert works == set(range(1, len(works) + 1))
    for note in document.notes:
        assert note.number > 0
        assert note.start >= document.body_end
        assert kinds[note.start, note.end] == "note"
        assert note.page in pages
        assert list(note.markers) == sorted(set(note.markers))
        assert all(0 <= marker <= document.body_end for marker in note.markers)
        assert note.marker == (note.markers[0] if note.markers else None)
        assert document.notes_between(note.start, note.end) == (note.number,)
        for cited in note.citations:
            assert cited.verbatim in document.note_text(note)
        assert bare(note.commentary or "") in bare(document.note_text(note)) or (
            note.citations  # commentary before and behind a citation is joined
        )
    for aside in document.asides:
        assert aside.start >= document.body_end
        assert kinds[aside.start, aside.end] == "aside"
        assert aside.page in pages
    marks = sorted((place, note.number) for note in document.notes for place in note.markers)
    places = [place for place, _ in marks]
    for sentence in document.sentences:
        if sentence.voice == "note":
            continue
        low, high = bisect_right(places, sentence.start), bisect_right(places, sentence.end)
        numbers = dict.fromkeys(number for _, number in marks[low:high])
        assert document.notes_between(sentence.start, sentence.end) == tuple(numbers)
    kept = Counter(omission.kind for omission in document.omissions)
    # A note such as [Footnote 1: …] has a label before it and a bracket behind it.
    assert len(document.notes) <= kept["label"] <= 2 * len(document.notes)
    assert bool(kept["marker"]) == bool(marks)


def check_names_of_notes(document: Document) -> None:
    """Each note has a label and an id of its own, by which it is found again; each marker is of
    one note.
    """
    ids = [note.id for note in document.notes]
    assert len(set(ids)) == len(ids), "two notes have one id"
    for note in document.notes:
        assert note.label.strip() == note.label != ""
        assert note.series > 0
        assert note.id.startswith(note_id(note.series, note.number))
        assert document.note_with_id(note.id) is note
        assert note in document.notes_numbered(note.number)
        assert document.marked_between(note.start, note.end) == (note,)
        assert note.unsure is None or note.unsure.strip()
    assert [place for place, _ in document.marks] == sorted(place for place, _ in document.marks)
    assert len(set(document.marks)) == len(document.marks)
    assert len(document.warnings) <= _MOST_WARNINGS
    assert all(warning.endswith(".") for warning in document.warnings)


def check_planted(document: Document, words: Mapping[str, str]) -> None:
    """No note is invented or run together with another, and no marker has the wrong note, unless it
    is marked as unsure.

    `words` are those of the planted notes, by the name that ends the sentence before the marker.
    """
    known = {" ".join(one.split()) for one in words.values()}
    for note in document.notes:
        found = document.note_text(note)
        assert found in known, f"a note that was not planted: {found!r}"
    for place, index in document.marks:
        name = document.text[:place].split()[-1].strip(".")
        found = document.note_text(document.notes[index])
        unsure = document.notes[index].unsure is not None
        assert unsure or found == words.get(name), f"the wrong note at {name}: {found!r}"


def check_questions_about_places(document: Document) -> None:
    """Every offset has an answer, even those at the very ends."""
    size = len(document.text)
    step = max(size // 2000, 1)
    numbers = {page.number for page in document.pages}
    for offset in [*range(0, size + 1, step), size, document.body_end]:
        assert document.page_of(offset) in numbers
        section = document.section_of(offset)
        assert bool(section) <= (offset < document.body_end)
        sentence = document.sentence_at(offset)
        assert sentence is None or sentence.start <= offset <= sentence.end
        note = document.note_at(offset)
        assert note is None or note.start <= offset < note.end
    for page in document.pages:
        if page.start < page.end:
            assert document.page_of(page.start) == document.page_of(page.end - 1) == page.number
