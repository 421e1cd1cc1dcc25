"""The score of a paper: all figures on its document, and the time of reading."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from corpus.documents import Description, Document
from corpus.errors import IbidError
from corpus.plaintext.reader import read_text
from tests.pdf.score.body import score_body
from tests.pdf.score.figures import Score
from tests.pdf.score.front import score_front
from tests.pdf.score.letters import KeyedText
from tests.pdf.score.notes import score_notes
from tests.pdf.score.places import score_places
from tests.pdf.score.structure import score_structure
from tests.pdf.score.truth import Truth

Reader = Callable[[bytes, Description, str], Document]


@dataclass(frozen=True)
class Result:
    """A paper's figures, the time of reading it in seconds by the processor and by the clock, and
    why it was not read, if it was not. One that was not read has no note and no word.
    """

    name: str
    pages: int
    score: Score
    processor: float = 0.0
    clock: float = 0.0
    unread: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def milliseconds(self) -> float:
        """The processor's time for a page."""
        return 1000 * self.processor / max(self.pages, 1)


def score_paper(truth: Truth, read: Reader) -> Result:
    """Read a paper, and compare its document with what is true of it."""
    data = truth.file.read_bytes()
    processor, clock = time.process_time(), time.perf_counter()
    unread = None
    try:
        document = read(data, Description(truth.name), truth.file.name)
    except IbidError as error:
        document, unread = _nothing(truth.name), error.message
    except Exception as error:  # a fault of the reader: the other papers are scored all the same
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
        document, unread = _nothing(truth.name), f"{type(error).__name__} at {where}: {error}"
    processor, clock = time.process_time() - processor, time.perf_counter() - clock
    score = score_document(document, truth) | score_places(document, truth.file)
    warnings = document.warnings
    return Result(truth.name, truth.pages, score, processor, clock, unread, warnings)


def score_document(document: Document, truth: Truth) -> Score:
    """The figures on a document of a paper, by their names."""
    keyed = KeyedText(document.text)
    score = score_notes(document, truth, keyed)
    if truth.facts is not None:
        score |= score_body(document, truth.facts)
        score |= score_structure(document, truth.facts, keyed)
        score |= score_front(document, truth.facts)
    return score


def _nothing(name: str) -> Document:
    return read_text(b"-", Description(name))
