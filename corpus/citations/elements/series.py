"""Series and numbers of reports around a title: `Ice, Working Paper 12`; `GAO-20-114, Ice`."""

from corpus.citations.elements.names import is_body
from corpus.citations.elements.parts import pieces_of
from corpus.citations.elements.reference import Fields
from corpus.english.works.documents import (
    NUMBER_ALONE,
    NUMBER_OF_BODY,
    REPORT_NUMBER,
    SESSION_OF_CONGRESS,
)
from corpus.english.works.kinds import NUMBERED_SERIES, SERIES, STANDARD
from corpus.english.works.law import COMMAND_PAPER
from corpus.english.works.titles import SERIES_NAME


def is_number_of_report(piece: str) -> bool:
    """Whether a piece between commas is the number of a report, and nothing else."""
    if REPORT_NUMBER.search(piece) or STANDARD.search(piece) or NUMBER_OF_BODY.search(piece):
        return True
    return (
        NUMBERED_SERIES.search(piece) is not None
        or COMMAND_PAPER.compiled.fullmatch(piece) is not None
    )


def is_series(piece: str) -> bool:
    """Whether a piece between commas is a series with a number in it."""
    return any(pattern.search(piece) for pattern in (SERIES, SERIES_NAME, SESSION_OF_CONGRESS))


def take_series(fields: Fields, title: str) -> tuple[Fields, str]:
    """A title without the numbers and series before and behind it, which are put into `unparsed`; a
    body before a number put the report out.
    """
    if ", " not in title:
        return fields, title
    pieces = pieces_of(title)
    taken: list[str] = []
    if len(pieces) > 2 and is_number_of_report(pieces[1]) and is_body(pieces[0]):
        fields = {**fields, "publisher": pieces.pop(0), "kind": "report"}
    if len(pieces) > 1 and is_number_of_report(pieces[0]):
        taken, fields = [pieces.pop(0)], {**fields, "kind": "report"}
    while len(pieces) > 1 and (is_number_of_report(pieces[-1]) or is_series(pieces[-1])):
        if is_number_of_report(pieces[-1]):
            fields = {**fields, "kind": "report"}
        taken.insert(0, pieces.pop())
    if len(pieces) > 2 and NUMBER_ALONE.compiled.fullmatch(pieces[-1]):
        taken[:0] = pieces[-2:]
        del pieces[-2:]
    if not taken:
        return fields, title
    return {**fields, "unparsed": ", ".join(taken)}, ", ".join(pieces)
