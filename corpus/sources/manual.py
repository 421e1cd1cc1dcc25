"""Texts of cited works from files that a user supplies."""

from dataclasses import replace
from pathlib import Path

from corpus.citations.works import Work
from corpus.dates import now
from corpus.errors import IbidError
from corpus.sandbox.process import parse
from corpus.sources.attempts import Attempt
from corpus.sources.ledger import Ledger
from corpus.sources.retrieval import assess

LARGEST_FILE = 50 * 2**20  # bytes


class BadFile(IbidError):
    """A supplied file cannot be used."""

    code = "bad_file"
    category = "bad_input"


def add_file(ledger: Ledger, work: Work, file: Path) -> Attempt:
    """Store a file as the text of a work, also where it seems to be another work: the user decides,
    and the attempt says so.

    Raises `BadFile` where it cannot be read, `UnreadableSource` where it has no text that can be
    extracted.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise BadFile(
                f"{file} has more than {LARGEST_FILE // 2**20} MiB.",
                "Supply the text alone, as a text file.",
            )
        data = file.read_bytes()
    except OSError as error:
        raise BadFile(
            f"{file} cannot be read: {error.strerror}.", "Name a file that is there."
        ) from error
    extract = parse(data, None, None, str(file))
    got = assess(Attempt(work.id, now(), "hand", str(file), "got"), work, data, extract)
    attempt = got.attempt
    if attempt.outcome == "unlike":
        attempt = replace(attempt, outcome="got", reason=f"taken although {attempt.likeness}")
    ledger.add(attempt, data, extract)
    return attempt
