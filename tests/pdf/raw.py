"""PDF files written object by object, for what no PDF library would write."""

import zlib
from collections.abc import Mapping, Sequence

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOGUE, PAGES, FONT = 1, 2, 3  # the numbers of the first objects
_FIRST = 4  # the number of the first page
_BOX = b"/MediaBox [0 0 612 792]"


def stream(data: bytes, more: bytes = b"", packed: bool = False) -> bytes:
    """A stream object; `more` are further entries of its dictionary."""
    if packed:
        data, more = zlib.compress(data, 9), more + b" /Filter /FlateDecode"
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), more, data)


def text(words: str, left: float = 72, top: float = 700, size: float = 11) -> bytes:
    """The operators that print words at a place, in points from the bottom left."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    return b"BT /F1 %g Tf %g %g Td (%b) Tj ET\n" % (size, left, top, escaped)


def assemble(objects: Mapping[int, bytes], trailer: bytes = b"", head: bytes = b"") -> bytes:
    """A file of numbered objects, of which 1 is the catalogue; `trailer` are more entries of it,
    and `head` is what follows the first line.
    """
    written = bytearray(b"%PDF-1.7\n" + head)
    places = {}
    for number, body in objects.items():
        places[number] = len(written)
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(written), max(objects) + 1
    written += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place = places.get(number)
        written += b"%010d 00000 %b \n" % (place or 0, b"f" if place is None else b"n")
    written += b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, trailer, start,
    )  # fmt: skip
    return bytes(written)


def objects_of(
    contents: Sequence[bytes],
    page: bytes = _BOX,
    resources: bytes = b"",
    catalogue: bytes = b"",
    packed: bool = False,
) -> dict[int, bytes]:
    """The objects of a file with a page for each of some contents. `page` are the entries of each
    page, `resources` those of its resources beside the font, `catalogue` those of the catalogue.
    """
    numbers = range(_FIRST, _FIRST + 2 * len(contents), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    found = {
        CATALOGUE: b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalogue,
        PAGES: b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(contents)),
        FONT: HELVETICA,
    }
    for number, content in zip(numbers, contents, strict=True):
        found[number] = (
            b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R %b "
            b"/Resources << /Font << /F1 3 0 R >> %b >> >>" % (number + 1, page, resources)
        )
        found[number + 1] = stream(content, packed=packed)
    return found


def file_of(*contents: bytes, page: bytes = _BOX, resources: bytes = b"", catalogue: bytes = b"",
            more: Mapping[int, bytes] | None = None, trailer: bytes = b"",
            packed: bool = False) -> bytes:  # fmt: skip
    """A file with a page for each content, and more objects, from number 50 on by custom."""
    objects = objects_of(contents, page, resources, catalogue, packed)
    return assemble({**objects, **(more or {})}, trailer)
