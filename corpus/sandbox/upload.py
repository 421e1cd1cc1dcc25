"""Read an uploaded paper in a process with limits."""

from dataclasses import replace

from corpus.sandbox.documents import LIMITS
from corpus.sandbox.incoming import Incoming
from corpus.sandbox.paper_readers import REMEDY, UnreadablePaper
from corpus.sandbox.process import MEBIBYTE, Unread, in_child
from corpus.serialization import from_json


def parse_incoming(data: bytes, declared: str | None, name: str, largest: int) -> Incoming:
    """What an uploaded file holds, read by `read_incoming` in a process with limits.

    `declared` is the file's media type, `name` the name it was sent under, `largest` the most
    that it may have, in MiB. Raises `UnreadablePaper`.
    """
    order = {"task": "paper", "declared": declared, "charset": None, "name": name}
    limits = replace(LIMITS, size=largest * MEBIBYTE)
    try:
        return from_json(Incoming, in_child(order, data, limits))
    except Unread as error:
        raise UnreadablePaper(error.message, error.remedy or REMEDY) from error
