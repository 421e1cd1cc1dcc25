"""What the output of a program keeps of a paper: notes, markers, words, their order, paragraphs."""

from collections import Counter
from typing import Any

from tests.pdf.compare.output import Output, begins_line
from tests.pdf.make.places import letters
from tests.pdf.score.body import aligned
from tests.pdf.score.figures import Faults, Score, Share
from tests.pdf.score.letters import KeyedText, count_phrase, joined, key, words
from tests.pdf.score.truth import TrueNote, Truth

_FIRST = 25  # letters and digits of a note, and before a marker, that are compared
_GROUP = 3


def measures_of(output: Output, truth: Truth) -> Score:
    """The figures on the output for a paper. All of it counts, where the words are elsewhere too.

    A note is kept where a line begins with its label and its first words; a marker where it is
    marked as such behind the right words; a paragraph where its letters are in one piece.
    """
    score: Score = {
        "notes on own line": _notes(output, truth),
        "markers": _markers(output, truth),
    }
    if truth.facts is not None:
        score |= _text(output, truth.facts)
    return score


def _notes(output: Output, truth: Truth) -> Share:
    share = Share()
    plain = KeyedText(output.plain)
    for note in truth.notes:
        share.count(_begins_line(note, plain, output.plain), f"[{note.label}] {note.text[:50]!r}")
    return share


def _begins_line(note: TrueNote, plain: KeyedText, text: str) -> bool:
    """Whether a line begins with a note's label and first words.

    A label and a number at the beginning of the note have to be apart.
    """
    label, begins = note.label or str(note.number), key(note.text)[:_FIRST]
    sought = key(label) + begins
    at = plain.key.find(sought)
    while at >= 0:
        first, second = plain.places[at], plain.places[at + len(key(label))]
        glued = second - first == len(key(label)) > 0 and begins[:1].isdigit()
        signs = key(label) or label in text[text.rfind("\n", 0, first) + 1 : first]
        if begins_line(text, first) and signs and not glued:
            return True
        at = plain.key.find(sought, at + 1)
    return False


def _markers(output: Output, truth: Truth) -> Share:
    """Only letters before a marker are compared: numbers in brackets may have been taken out."""
    share = Share()
    text = KeyedText(output.text)
    marked = [(_letters(text.before(place, 2 * _FIRST)), found) for place, found in output.markers]
    for marker in truth.markers:
        note = truth.notes[marker.note]
        label = note.label or str(note.number)
        befores = [_letters(key(one)) for one in (marker.before, marker.plain) if one]
        right = any(
            label in labels and before.endswith(one) for before, labels in marked for one in befores
        )
        share.count(right, f"[{label}] behind {marker.before!r}")
    return share


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalpha())[-_FIRST:]


def _text(output: Output, facts: dict[str, Any]) -> Score:
    wanted = [word for one in facts["body"] for word in words(one["text"])]
    found = words(output.text)
    lost = Counter(wanted) - Counter(found)
    pairs = aligned(wanted, found)
    ordered = {start + n for start, _ in pairs for n in range(_GROUP)}
    return {
        "words": Share(len(wanted) - lost.total(), len(wanted)),
        "words ordered": Share(len(ordered), len(wanted)),
        "paragraphs unbroken": _unbroken(output, facts),
        "heads and feet left": _furniture(found, facts),
    }


def _unbroken(output: Output, facts: dict[str, Any]) -> Share:
    """Paragraphs whose letters follow one another without a head, a note or another column."""
    share = Share()
    text = letters(output.text)
    for one in facts["body"]:
        share.count(letters(one["text"]) in text, one["text"][:50])
    return share


def _furniture(found: list[str], facts: dict[str, Any]) -> Faults:
    """Heads and feet of two words and more, more often than the text has them."""
    texts = [one["text"] for field in ("body", "notes", "captions") for one in facts[field]]
    texts += [
        facts["title"],
        *facts["authors"],
        *facts["front"],
        *(one["words"] for one in facts["headings"]),
    ]
    true = joined([word for text in texts for word in [*words(text), "|"]])
    headings = [words(one["words"]) for one in facts["headings"]]
    spoken = joined(found)
    faults = []
    for text in {one["text"] for one in facts["furniture"]}:
        phrase = words(text)
        if len(phrase) < 2 or not any(len(word) > 1 for word in phrase):
            continue
        # A head may repeat a heading with its number, which the truth gives without.
        own = count_phrase(phrase, true) or any(
            phrase[-len(one) :] == one for one in headings if len(one) > 1
        )
        faults += [text] * max(0, count_phrase(phrase, spoken) - own)
    return Faults.of(faults)
