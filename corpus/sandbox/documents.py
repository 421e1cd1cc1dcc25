"""Read the file of a paper to its document in a process with limits."""

from dataclasses import asdict

from corpus.documents import Description, Document
from corpus.sandbox.paper_readers import UnreadablePaper
from corpus.sandbox.process import MEBIBYTE, ParseLimits, Unread, in_child
from corpus.serialization import from_json

REMEDY = (
    "Put a copy in its place that can be read, such as one that was saved anew, or the text alone "
    "as a text file; or remove it."
)
# 500 pages of PDF take 16 s of a core of 2.5 GHz, and 210 MiB; 2,000 pages, the most that are read,
# take four times as long, and longer where other programs use the core, too.
LIMITS = ParseLimits(seconds=300.0, size=256 * MEBIBYTE, output=256 * MEBIBYTE)


def parse_document(
    data: bytes, about: Description, name: str, limits: ParseLimits = LIMITS
) -> Document:
    """The document of a file, read by `corpus.sandbox.paper_readers` in a process with limits.

    `about` is completed with what the file says of itself; an empty `language` there is unknown.
    The kind of the file shows in its content; `name` is its name, also in errors. Raises
    `UnreadablePaper`.
    """
    order = {"task": "document", "declared": None, "name": name, "about": asdict(about)}
    try:
        return from_json(Document, in_child(order, data, limits))
    except Unread as error:
        raise UnreadablePaper(error.message, error.remedy or REMEDY) from error
