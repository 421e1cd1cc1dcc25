"""The text of a cited work from a file that somebody has."""

from dataclasses import replace
from pathlib import Path

from corpus.citations.works import Work
from corpus.dates import now
from corpus.errors import IbidError
from corpus.sandbox.process import parse
from corpus.sources.attempts import Attempt
from corpus.sources.ledger import Ledger
from corpus.sources.retrieval import judged

MOST = 50 * 2**20  # bytes of a file


class BadFile(IbidError):
    """A file that was supplied cannot be used."""

    code = "bad_file"
    category = "bad_input"


def add_file(ledger: Ledger, work: Work, file: Path) -> Attempt:
    """Take a file as the text of a work: whoever supplies it answers for that, so one that seems
    to be another work is taken, too, and that is said.

    Raises `BadFile` where it cannot be read, `UnreadableSource` where no text can be taken from
    it.
    """
    try:
        if file.stat().st_size > MOST:
            raise BadFile(
                f"{file} has more than {MOST // 2**20} MiB.",
                "Supply the text alone, as a text file.",
            )
        data = file.read_bytes()
    except OSError as error:
        raise BadFile(
            f"{file} cannot be read: {error.strerror}.", "Name a file that is there."
        ) from error
    extract = parse(data, None, None, str(file))
    got = judged(Attempt(work.id, now(), "hand", str(file), "got"), work, data, extract)
    attempt = got.attempt
    if attempt.outcome == "unlike":
        attempt = replace(attempt, outcome="got", reason=f"taken although {attempt.likeness}")
    ledger.add(attempt, data, extract)
    return attempt
