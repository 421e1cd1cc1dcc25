"""Files that are made to harm who reads them, each small to keep and quick to make."""

import io
import zipfile
import zlib

from docx import Document as Docx
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

_DOC = "word/document.xml"
_BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def pdf(words: str = "The ferry was built in 1901.", password: str | None = None) -> bytes:
    """A PDF of one page, locked where a password is given."""
    written = io.BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(written, encrypt=lock, invariant=True)
    canvas.drawString(72, 700, words)
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def objects(*objects: bytes) -> bytes:
    """A PDF of these objects, of which the first is the catalogue."""
    written = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    )  # fmt: skip


def pdf_bomb(size: int) -> bytes:
    """A page whose content unpacks to `size` bytes of text that is drawn."""
    packer = zlib.compressobj(9)
    line = b"BT /F1 9 Tf 10 10 Td (The ferry was lost again and again.) Tj ET\n" * 1024
    packed = b"".join(packer.compress(line) for _ in range(size // len(line))) + packer.flush()
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed)
    return objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def pdf_circle() -> bytes:
    """A tree of pages that leads back to itself."""
    return objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 /Parent 2 0 R >>",
    )


def docx_bomb(size: int) -> bytes:
    """A document that unpacks to `size` bytes."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(_DOC, "w", force_zip64=True) as part,
    ):
        for _ in range(size // 2**20):
            part.write(b" " * 2**20)
    return written.getvalue()


def docx_with(document: str) -> bytes:
    """A document whose chief part is as given."""
    kept = io.BytesIO()
    Docx().save(kept)
    written = io.BytesIO()
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, document if name == _DOC else old.read(name))
    return written.getvalue()


def docx_entity(target: str) -> bytes:
    """A document that would have a file read into it."""
    return docx_with(
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{target}">]>{_BODY}<w:body><w:p>'
        "<w:r><w:t>Before &x; after</w:t></w:r></w:p></w:body></w:document>"
    )


def entity_bomb() -> bytes:
    """XHTML whose entities grow to a billion."""
    rows = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
    )  # fmt: skip
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{rows}]>'
        "<html><head><title>Bomb</title></head><body><p>Words before it &l9; and after it.</p>"
        "</body></html>"
    ).encode()


def nested(depth: int) -> bytes:
    """HTML of so many elements within each other."""
    return b"<html><body>" + b"<div>" * depth + b"<p>The innermost words.</p>"


def large(size: int) -> bytes:
    """HTML of so many bytes."""
    line = b"<p>The ferry of Odden was built here, and never lost a horse.</p>\n"
    return b"<html><body><article>" + line * (size // len(line)) + b"</article></body></html>"


def html_entity(target: str) -> bytes:
    """HTML that would have a file read into it."""
    return f'<!DOCTYPE html [<!ENTITY x SYSTEM "{target}">]><p>Before &x; after it</p>'.encode()
