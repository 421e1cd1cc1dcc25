"""A paper of the project's own whose notes are numbered anew in chapter two, with Roman labels in
its preface and symbols between the numbers, and an index of it.

It is read as a paper with one numbering; its notes are then given the labels and series that
`_LABELS` lists, so that the tests do not depend on what readers find.
"""

from dataclasses import replace
from pathlib import Path

from corpus.citations.note_citations import with_citations
from corpus.documents import Description, Document, Note
from corpus.plaintext.reader import read_text
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.plan import Text
from index.store.generations import Home
from qa.settings import Settings

IDENT = "marl"
_TEXT = """\
The Tidewaiters of Marl

Preface

The customs house of Marl kept its ledgers in a dry loft above the quay.[1] The harbour board let
the author read them for two summers.[2]

Chapter One

The tidewaiters of Marl boarded 640 ships in the year 1788.[3] A tidewaiter earned eleven
shillings a week.[4] The collector Ambrose Kell signed every ledger himself.[5] Smugglers landed
brandy at Sallow Point on moonless nights.[6]

Chapter Two

The board dismissed 14 tidewaiters in 1803 for drinking the cargo.[7] Their pay was cut to nine
shillings.[8] The new collector was Dorothea Finch, whose brother owned a lugger.[9] The lugger was
seized at Sallow Point in May.[10]

Notes

[1] Marl Harbour Board, Catalogue of Ledgers, 1951.
[2] The loft has since burned down.
[3] Elsie Roan, The Tidewaiters (Hull: Wharf Press, 1962), 12.
[4] Ibid., 14.
[5] Hugo Lamb, “Kell and His Ledgers”, Journal of Customs History 4 (1971), 33.
[6] Letter of Ambrose Kell, 9 March 1789.
[7] Peter Ousby, Drink and Duty (Leeds: Anchor Books, 1988), 201.
[8] Ibid., 203.
[9] Nora Sallis, The Finches of Marl (Hull: Wharf Press, 1990), 7.
[10] The Marl Courant, 14 May 1804.
"""
# The label, number and series of each note, in the order of the text.
_LABELS = (
    ("i", 1, 3),
    ("ii", 2, 3),
    ("1", 1, 1),
    ("2", 2, 1),
    ("3", 3, 1),
    ("†", 1, 4),
    ("1", 1, 2),
    ("2", 2, 2),
    ("3", 3, 2),
    ("‡", 2, 4),
)
UNSURE = "a second marker may belong to this note"
WARNINGS = tuple(f"The label {letter} of a note cannot be read." for letter in "abcde")


def several_series() -> Document:
    """The paper as a document. Its note "ii" is unsure, and it has five warnings."""
    read = read_text(_TEXT.encode(), Description(id=IDENT, label="Tidewaiters", title="Marl"))
    bare = [
        Note(number, old.start, old.end, old.page, old.markers, label=label, series=series)
        for old, (label, number, series) in zip(read.notes, _LABELS, strict=True)
    ]
    notes = list(with_citations(bare, read.text))
    for ibid, meant, locator in (("2", "1", "14"), ("2.2", "2.1", "203")):
        first, *_ = next(note.citations for note in notes if note.id == meant)
        words = replace(first, verbatim=f"Ibid., {locator}", locator=locator, certainty="certain")
        resolved = replace(words, resolved_from=(1,), resolved_ids=(meant,))
        notes = [replace(one, citations=(resolved,)) if one.id == ibid else one for one in notes]
    notes = [replace(one, unsure=UNSURE) if one.label == "ii" else one for one in notes]
    return replace(read, notes=tuple(notes), warnings=WARNINGS)


def index_several_series(folder: Path, encoder: Encoder) -> None:
    """An index of the paper alone, below `folder`."""
    (folder / "papers" / IDENT).mkdir(parents=True)
    (folder / "papers" / IDENT / "paper.txt").write_text(_TEXT, "utf-8")
    text = Text(IDENT, "1", several_series, f"{IDENT}/paper.txt")
    build([text], Home(folder / "home"), find_model(), lambda: encoder)


def settings_of(folder: Path) -> Settings:
    """Settings that name the index which `index_several_series` made; answers are quick."""
    return Settings(papers=folder / "papers", home=folder / "home", quick=True)
