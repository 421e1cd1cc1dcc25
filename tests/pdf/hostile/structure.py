"""Files whose structure is damaged, leads back to itself, or promises what is not there."""

from collections.abc import Iterator

from tests.pdf.hostile.case import FERRY, SMITH, Case, page_of
from tests.pdf.raw import assemble, file_of, objects_of, stream, text

_PAGE = page_of(FERRY)
_PLAIN = file_of(_PAGE)


def structures() -> Iterator[Case]:
    """The cases."""
    yield Case("nothing", lambda: b"", refused="empty")
    yield Case("header alone", lambda: b"%PDF-1.7\n", refused="damaged")
    yield Case("first 200 bytes", lambda: _PLAIN[:200], refused="damaged")
    yield Case("without its end", lambda: _PLAIN[: _PLAIN.rindex(b"startxref")])
    yield Case("without its table", lambda: _PLAIN[: _PLAIN.index(b"xref\n0")], either=True)
    yield Case("one byte missing", lambda: _PLAIN.replace(b"/Type /Catalog", b"/Type/Catalog"))
    yield Case("garbage behind the header", lambda: _garbage(_PLAIN))
    yield Case("garbage behind the end", lambda: _PLAIN + bytes(range(256)) * 400)
    yield Case("header at 900", lambda: b"\x00" * 900 + _PLAIN)
    yield Case("text before the header", lambda: b"HTTP/1.1 200 OK\r\n\r\n" + _PLAIN)
    yield Case("header at 5000", lambda: b"x" * 5000 + _PLAIN, either=True)
    yield Case("wrong places", lambda: _PLAIN.replace(b"0000000", b"0000009"))
    yield Case("no page", file_of, refused="")
    yield Case("page tree in a loop", _tree_loop, either=True)
    yield Case("page tree of great depth", _deep_tree, either=True, heavy=True)
    yield Case("a million pages promised", lambda: _counted(1_000_000), either=True)
    yield Case("no page promised", lambda: _counted(0), either=True)
    yield Case("fewer than no pages", lambda: _counted(-5), either=True)
    yield Case("table in a loop", lambda: _previous(_PLAIN))
    yield Case("table as a stream", _xref_stream)
    yield Case("outline in a loop", lambda: _outline(loop=True))
    yield Case("outline of great depth", lambda: _outline(loop=False))
    yield Case("names in a loop", _names_loop)
    yield Case(
        "labels in a loop", lambda: _labels(b"<< /Kids [50 0 R 50 0 R] >>"), either=True, heavy=True
    )
    yield Case("label of two billions", lambda: _labels(_GREAT_LABEL))
    yield Case("form in itself", lambda: _forms(b"/X0 Do"))
    yield Case("forms that double", _doubling, either=True, heavy=True)
    yield Case("arrays of great depth", _deep_arrays, either=True)
    yield Case("states of great depth", lambda: file_of(b"q " * 200_000 + _PAGE))
    yield Case("contents that are missing", _missing_contents)
    yield Case("a font that is missing", _without_font, either=True)


_GREAT_LABEL = b"<< /Nums [0 << /S /r /St 2000000000 >> ] >>"


def _garbage(data: bytes) -> bytes:
    head, _, rest = data.partition(b"\n")
    return head + b"\n" + bytes(range(128, 256)) * 8 + b"\n" + rest


def _tree_loop() -> bytes:
    objects = objects_of([_PAGE])
    objects[2] = b"<< /Type /Pages /Kids [2 0 R 4 0 R 2 0 R] /Count 3 /Parent 2 0 R >>"
    return assemble(objects)


def _deep_tree(depth: int = 20_000) -> bytes:
    objects = objects_of([_PAGE])
    objects[2] = b"<< /Type /Pages /Kids [50 0 R] /Count 1 >>"
    for number in range(50, 50 + depth):
        kid = 4 if number == 49 + depth else number + 1
        objects[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (
            kid, 2 if number == 50 else number - 1,
        )  # fmt: skip
    return assemble(objects)


def _counted(count: int) -> bytes:
    objects = objects_of([_PAGE])
    objects[2] = b"<< /Type /Pages /Kids [4 0 R] /Count %d >>" % count
    return assemble(objects)


def _previous(data: bytes) -> bytes:
    """A file whose table of objects says that an earlier table is itself."""
    start = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def _xref_stream() -> bytes:
    """A file whose table of objects is a stream, and whose catalogue and pages are in another."""
    objects = objects_of([_PAGE])
    packed = {number: objects.pop(number) for number in (1, 2, 3)}
    written = bytearray(b"%PDF-1.7\n")
    rows = {0: (0, 0, 0)}
    bodies, offsets = b"", b""
    for place, (number, body) in enumerate(packed.items()):
        offsets += b"%d %d " % (number, len(bodies))
        bodies += body + b" "
        rows[number] = (2, 50, place)
    more = b"/Type /ObjStm /N %d /First %d" % (len(packed), len(offsets))
    objects[50] = stream(offsets + bodies, more, packed=True)
    for number, body in objects.items():
        rows[number] = (1, len(written), 0)
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(written)
    rows[51] = (1, start, 0)
    table = b"".join(
        bytes([kind]) + place.to_bytes(4, "big") + bytes([index])
        for kind, place, index in (rows.get(number, (0, 0, 0)) for number in range(52))
    )
    more = b"/Type /XRef /Size 52 /W [1 4 1] /Root 1 0 R"
    written += b"51 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        stream(table, more, packed=True), start,
    )  # fmt: skip
    return bytes(written)


def _outline(loop: bool, depth: int = 50_000) -> bytes:
    more = {50: b"<< /Type /Outlines /First 51 0 R /Last 51 0 R /Count 1 >>"}
    if loop:
        more[51] = b"<< /Title (Odden) /Parent 50 0 R /Next 51 0 R /First 51 0 R /Dest [4 0 R] >>"
        depth = 0
    for number in range(51, 51 + depth):
        more[number] = b"<< /Title (Odden) /Parent %d 0 R /First %d 0 R /Dest [4 0 R] >>" % (
            number - 1, number + 1,
        )  # fmt: skip
    return file_of(_PAGE, catalogue=b"/Outlines 50 0 R", more=more)


def _names_loop() -> bytes:
    names = b"/Names << /Dests 50 0 R >> /OpenAction (somewhere)"
    more = {50: b"<< /Kids [50 0 R 50 0 R] /Limits [(a) (z)] >>"}
    link = b"/MediaBox [0 0 612 792] /Annots [51 0 R 51 0 R]"
    more[51] = b"<< /Type /Annot /Subtype /Link /Rect [70 690 300 720] /Dest (somewhere) >>"
    return file_of(_PAGE, page=link, catalogue=names, more=more)


def _labels(tree: bytes) -> bytes:
    return file_of(_PAGE, catalogue=b"/PageLabels 50 0 R", more={50: tree})


def _form(content: bytes, inner: int) -> bytes:
    resources = b"/Resources << /Font << /F1 3 0 R >> /XObject << /X0 %d 0 R >> >>" % inner
    return stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] " + resources)


def _forms(content: bytes) -> bytes:
    more = {50: _form(content + b"\n" + text(SMITH, top=500), 50)}
    page = page_of(FERRY) + b"/X0 Do\n"
    return file_of(page, resources=b"/XObject << /X0 50 0 R >>", more=more)


def _doubling(levels: int = 30) -> bytes:
    """Forms of which each draws the next one twice."""
    more = {number: _form(b"/X0 Do /X0 Do", number + 1) for number in range(50, 50 + levels)}
    more[50 + levels] = _form(text(SMITH, top=500), 50 + levels)
    page = page_of(FERRY) + b"/X0 Do\n"
    return file_of(page, resources=b"/XObject << /X0 50 0 R >>", more=more)


def _deep_arrays(depth: int = 200_000) -> bytes:
    return file_of(_PAGE, catalogue=b"/Odd " + b"[" * depth + b"]" * depth)


def _missing_contents() -> bytes:
    objects = objects_of([_PAGE])
    objects[4] = objects[4].replace(b"/Contents 5 0 R", b"/Contents [88 0 R 5 0 R 99 0 R]")
    return assemble(objects)


def _without_font() -> bytes:
    objects = objects_of([_PAGE])
    del objects[3]
    return assemble(objects)
