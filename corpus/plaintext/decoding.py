"""Decoding of a text file, with the byte offset of each character."""

import codecs
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.charsets import byte_order_mark
from corpus.errors import UnreadableText

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_WORDS = re.compile(r"[^\s\ufeff\x00]")
_MOST_CONTROL = 0.001  # share of control characters, above which a file is not text
_SAMPLE = 200_000  # bytes or characters that are examined


@dataclass(frozen=True)
class Decoded:
    """The characters of a file. `lead` is the length in bytes of its byte order mark."""

    text: str
    encoding: str
    lead: int
    sha256: str

    def byte_offsets(self, places: Iterable[int]) -> dict[int, int]:
        """The byte offset in the file of each of these character offsets."""
        if len(self.text.encode(self.encoding)) == len(self.text):  # a byte for each character
            return {place: place + self.lead for place in places}
        offsets: dict[int, int] = {}
        last, total = 0, self.lead
        for place in sorted(set(places)):
            total += len(self.text[last:place].encode(self.encoding))
            offsets[place] = total
            last = place
        return offsets


def _detect(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8, in which each byte maps to its own character."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    names = [best.encoding] if best is not None else []
    for name in [*names, "cp1252", "latin-1"]:
        try:
            text = data.decode(name)
            # With shift sequences between letters, offsets cannot be mapped back to bytes.
            alone = sum(len(letter.encode(name)) * n for letter, n in Counter(text).items())
            if alone == len(data) and text.encode(name) == data:
                return codecs.lookup(name).name
        except (UnicodeError, LookupError):
            continue
    raise AssertionError("latin-1 decodes any bytes")


def decode(data: bytes, name: str) -> Decoded:
    """Decode a text file. `name` is its name in errors.

    Raises `UnreadableText` where it is empty, or not text.
    """
    digest = hashlib.sha256(data).hexdigest()
    mark, encoding = byte_order_mark(data)
    body = data[len(mark) :]
    try:
        text = body.decode(encoding or "utf-8")
        encoding = encoding or "utf-8"
    except UnicodeDecodeError:
        if b"\x00" in body:
            raise _not_text(name) from None
        encoding = _detect(body)
        text = body.decode(encoding)
    if len(_CONTROL.findall(text[:_SAMPLE])) > max(_MOST_CONTROL * len(text[:_SAMPLE]), 1):
        raise _not_text(name)
    if _WORDS.search(text) is None:
        raise UnreadableText(
            f"{name} holds no text.", "Check that the file was saved with its contents."
        )
    return Decoded(text, encoding, len(mark), digest)


def _not_text(name: str) -> UnreadableText:
    return UnreadableText(
        f"{name} is not a text file: it holds bytes that no text has.",
        "Add the PDF, Word or HTML file itself, or save the paper as plain text.",
    )
