"""Files whose pages are huge, endless, or hold what is not meant to be read."""

import io
from collections.abc import Iterator
from functools import partial

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.pdf.hostile.case import FERRY, LINES, Case, page_of
from tests.pdf.raw import file_of, stream, text

_PAGE = page_of(*LINES)


def contents() -> Iterator[Case]:
    """The cases."""
    yield from _locked()
    yield from _boxes()
    yield from _sizes()
    yield from _hidden()
    yield from _foreign()


def _locked() -> Iterator[Case]:
    yield Case("locked", lambda: _canvas(StandardEncryption("secret")), refused="password")
    yield Case("locked for printing alone", lambda: _canvas(_unlocked()), has=LINES)
    yield Case("images alone", lambda: _scanned(0), refused="no text")
    yield Case("some pages are images", lambda: _scanned(2), has=LINES)
    yield Case("5,000 empty pages", lambda: file_of(*[b""] * 5000), refused="")
    yield Case("300 empty pages and one", lambda: file_of(*[b""] * 300, _PAGE), has=LINES)


def _unlocked() -> StandardEncryption:
    return StandardEncryption("", ownerPassword="secret", canPrint=0, canCopy=0)


def _canvas(lock: StandardEncryption | None = None) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, encrypt=lock, invariant=True)
    for place, line in enumerate(LINES):
        canvas.drawString(72, 700 - 14 * place, line)
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def _scanned(pages_with_text: int) -> bytes:
    """Four pages of images, and before them some with text."""
    from PIL import Image

    image = ImageReader(Image.new("L", (200, 260), 220))
    written = io.BytesIO()
    canvas = Canvas(written, invariant=True)
    for number in range(4 + pages_with_text):
        if number < pages_with_text:
            canvas.drawString(72, 700, LINES[number])
        else:
            canvas.drawImage(image, 0, 0, 612, 792)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _boxes() -> Iterator[Case]:
    boxes = {
        "page of 200 inches": (b"[0 0 14400 14400]", b""),
        "page of a thousand million points": (b"[0 0 1000000000 1000000000]", b""),
        "page without extent": (b"[0 0 0 0]", b""),
        "page upside down": (b"[612 792 0 0]", b""),
        "box that is no box": (b"[(a) null 3]", b""),
        "page turned by 45 degrees": (b"[0 0 612 792]", b"/Rotate 45"),
        "page turned": (b"[0 0 612 792]", b"/Rotate 90"),
        "page of a thousandth of a point": (b"[0 0 0.001 0.001]", b""),
    }
    odd = ("page without extent", "page of a thousandth of a point", "box that is no box")
    for name, (box, more) in boxes.items():
        entries = b"/MediaBox %b %b" % (box, more)
        yield Case(name, partial(file_of, _PAGE, page=entries), either=name in odd)
    below = b"/MediaBox [-700 -900 -88 -108]"
    moved = b"q 1 0 0 1 -700 -900 cm\n" + _PAGE + b"Q"
    yield Case("page left of and below zero", lambda: file_of(moved, page=below), has=LINES)


def _sizes() -> Iterator[Case]:
    yield Case("bomb in the contents", lambda: _bomb(150), either=True, heavy=True)
    yield Case("bomb of spaces", lambda: _spaces(200), either=True, heavy=True)
    yield Case("20,000 objects of a letter", _letters, either=True, heavy=True)
    yield Case("a million characters", _million, either=True, heavy=True)
    yield Case("50,000 characters on one spot", lambda: _spot(50_000), either=True)
    yield Case("30,000 lines of a letter", lambda: _scattered(30_000), either=True, heavy=True)
    yield Case("20,000 raised numbers", _raised, either=True, heavy=True)
    yield Case("20,000 numbers at line starts", _starts, either=True, heavy=True)
    yield Case("coordinates without end", lambda: file_of(_PAGE + _far()), has=LINES)
    yield Case("letters without size", lambda: file_of(_PAGE + _flat()), has=LINES)
    yield Case("mirrored letters", lambda: file_of(_PAGE + _mirrored()), has=LINES)
    yield Case("one word of 300,000 letters", lambda: file_of(text("x" * 300_000)), either=True)


def _bomb(mebibytes: int) -> bytes:
    from tests.corpus.bombs import pdf_bomb

    return pdf_bomb(mebibytes * 2**20)


def _spaces(mebibytes: int) -> bytes:
    return file_of(_PAGE + b" " * mebibytes * 2**20, packed=True)


def _letters() -> bytes:
    pieces = []
    for number in range(20_000):
        row, column = divmod(number, 80)
        letter = "abcdefghij "[number % 11]
        pieces.append(text(letter, 72 + 6 * column, 780 - 3 * row, 3))
    return file_of(b"".join(pieces), packed=True)


def _million() -> bytes:
    line = "The ferry was lost again and again in the ice of the sound. " * 20
    rows = (text(line, 10, 790 - 0.9 * number, 0.8) for number in range(850))
    return file_of(b"".join(rows), packed=True)


def _spot(count: int) -> bytes:
    return file_of(b"".join(text("abcde"[n % 5], 300, 400) for n in range(count)), packed=True)


def _scattered(count: int) -> bytes:
    """Letters each on a line of its own, at places that look like chance."""
    places = ((n * 7919 % 5000 / 10, n * 104_729 % 7600 / 10) for n in range(count))
    return file_of(b"".join(text("a", 50 + x, 20 + y, 2) for x, y in places), packed=True)


def _raised() -> bytes:
    pieces = []
    for number in range(20_000):
        row, column = divmod(number, 40)
        left, top = 20 + 14 * column, 785 - 1.5 * row
        pieces.append(
            text("word", left, top, 1.2) + text(str(number % 999), left + 3, top + 0.5, 0.7)
        )
    return file_of(b"".join(pieces), packed=True)


def _starts() -> bytes:
    pages = (range(first, first + 400) for first in range(1, 20_001, 400))
    return file_of(
        *(
            b"".join(text(f"{n} See the list.", 72, 780 - 1.9 * (n - page[0]), 1.6) for n in page)
            for page in pages
        ),
        packed=True,
    )


def _far() -> bytes:
    far = ("1e38", "-1e38", "99999999999999999999", "0.0000000001", "nan", "--5")
    return b"".join(
        b"BT /F1 11 Tf %b %b Td (far) Tj ET\n" % (one.encode(), other.encode())
        for one in far
        for other in far
    )


def _flat() -> bytes:
    return b"BT /F1 0 Tf 72 500 Td (none) Tj ET BT /F1 9 Tf 0 0 0 0 72 480 Tm (flat) Tj ET\n"


def _mirrored() -> bytes:
    return b"BT /F1 -11 Tf 300 500 Td (back) Tj ET BT /F1 9 Tf -1 0 0 1 300 480 Tm (turned) Tj ET\n"


def _hidden() -> Iterator[Case]:
    yield Case("letters of an image read by machine", lambda: _drawn(b"3 Tr"), has=LINES)
    white = b"1 1 1 rg " + text("secret words", top=500) + b"0 g "
    yield Case("white letters", lambda: file_of(_PAGE + white), LINES, lacks=("secret words",))
    crop = b"/MediaBox [0 0 612 792] /CropBox [50 300 612 792]"
    cut = text("secret words", top=100)
    yield Case("outside the crop box", lambda: file_of(_PAGE + cut, page=crop), LINES, ("secret",))
    off = text("secret words", left=-500, top=500) + text("secret words", left=72, top=2000)
    yield Case("outside the page", lambda: file_of(_PAGE + off), LINES, lacks=("secret words",))
    yield Case("printed twice for bold letters", _bold, has=LINES, lacks=("TThhee", "The The"))
    yield Case("words printed twice", _doubled, has=LINES, lacks=(f"{FERRY} {FERRY}",))
    layer = b"/OC /Off BDC " + text("secret words", top=500) + b"EMC "
    yield Case("a layer that is off", lambda: _layers(layer), LINES, lacks=("secret",))


def _drawn(mode: bytes) -> bytes:
    return file_of(_PAGE.replace(b"BT ", b"BT %b " % mode))


def _bold() -> bytes:
    """Each line printed four times, as some programs print bold letters."""
    return file_of(
        b"".join(
            text(line, 72 + 0.25 * n, 700 - 14 * place)
            for place, line in enumerate(LINES)
            for n in range(4)
        )
    )


def _doubled() -> bytes:
    """The whole page printed twice on the same spot."""
    return file_of(_PAGE + _PAGE)


def _layers(content: bytes) -> bytes:
    catalogue = b"/OCProperties << /OCGs [50 0 R] /D << /OFF [50 0 R] /Order [50 0 R] >> >>"
    more = {50: b"<< /Type /OCG /Name (hidden) >>"}
    resources = b"/Properties << /Off 50 0 R >>"
    return file_of(_PAGE + content, resources=resources, catalogue=catalogue, more=more)


def _foreign() -> Iterator[Case]:
    yield Case("scripts, programs and attachments", _active, LINES, ("secret", "calc.exe"))
    yield Case("comments and form fields", _annotated, LINES, ("secret comment",))
    yield Case("letters without meaning", _meaningless, refused="letters")
    yield Case("numbers of letters without meaning", _identity, refused="letters")
    yield Case("letters that stand for others", _substituted, refused="letters")
    yield Case("half a letter in the title", lambda: _titled(b"<FEFF004FD8000064DC00>"), has=LINES)
    yield Case("marks in the title", lambda: _titled(b"<FEFF0000202E0008FFFE>"), has=LINES)
    yield Case("title of a million letters", lambda: _titled(b"(%b)" % (b"x" * 10**6)), has=LINES)
    yield Case(
        "markup in the title", lambda: _titled(b"(<script>alert\\(1\\)</script>)"), has=LINES
    )
    yield Case("image of a thousand million points", _great_image, has=LINES)
    yield Case("damaged images", _bad_images, has=LINES)
    yield Case("a map of letters to themselves", _bad_map, either=True)


def _active() -> bytes:
    script = b'/OpenAction << /S /JavaScript /JS (app.alert\\("secret"\\)) >> '
    launch = b"/AA << /WC << /S /Launch /F (calc.exe) >> >> "
    attached = b"/Names << /EmbeddedFiles << /Names [(a.txt) 50 0 R] >> >>"
    more = {
        50: b"<< /Type /Filespec /F (a.txt) /EF << /F 51 0 R >> >>",
        51: stream(b"secret words", b"/Type /EmbeddedFile"),
    }
    return file_of(_PAGE, catalogue=script + launch + attached, more=more)


def _annotated() -> bytes:
    page = b"/MediaBox [0 0 612 792] /Annots [50 0 R 51 0 R 52 0 R]"
    rect = b"/Rect [72 400 300 440]"
    more = {
        50: b"<< /Type /Annot /Subtype /Text /Contents (secret comment) %b >>" % rect,
        51: b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Nilsen) %b >>" % rect,
        52: b"<< /Type /Annot /Subtype /Popup /Parent 50 0 R %b >>" % rect,
    }
    form = b"/AcroForm << /Fields [51 0 R] /XFA 53 0 R >>"
    more[53] = stream(b"<xdp>secret comment</xdp>")
    return file_of(_PAGE, page=page, catalogue=form, more=more)


def _with_font(font: bytes, content: bytes, more: dict[int, bytes] | None = None) -> bytes:
    return file_of(content, more={3: font, **(more or {})})


def _meaningless() -> bytes:
    """Codes that stand for drawings without names: what they say is not in the file."""
    box = stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    names = b" ".join(b"/g%d" % n for n in range(26))
    glyphs = b" ".join(b"/g%d 50 0 R" % n for n in range(26))
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [.001 0 0 .001 0 0] "
        b"/FirstChar 1 /LastChar 26 /Widths [%b] /Encoding << /Differences [1 %b] >> "
        b"/CharProcs << %b >> >>" % (b"600 " * 26, names, glyphs)
    )
    codes = bytes(1 + n * 7 % 26 for n in range(300) if 1 + n * 7 % 26 not in (10, 13))
    rows = (
        b"BT /F1 11 Tf 72 %d Td <%b> Tj ET\n" % (700 - 14 * n, codes.hex().encode())
        for n in range(20)
    )
    return _with_font(font, b"".join(rows), {50: box})


def _identity() -> bytes:
    """A font that is addressed by the numbers of its letters, and does not say what they mean."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Odd /Encoding /Identity-H "
        b"/DescendantFonts [50 0 R] >>"
    )
    more = {
        50: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Odd /DW 500 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        b"/FontDescriptor 51 0 R >>",
        51: b"<< /Type /FontDescriptor /FontName /ABCDEF+Odd /Flags 4 /Ascent 800 /Descent -200 "
        b"/CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000 800] >>",
    }
    codes = b"".join(b"%04X" % (3 + ord(letter) - 32) for letter in FERRY)
    rows = (b"BT /F1 11 Tf 72 %d Td <%b> Tj ET\n" % (700 - 14 * n, codes) for n in range(20))
    return _with_font(font, b"".join(rows), more)


def _substituted() -> bytes:
    """A font whose letters stand for the next ones: what is read is not what is seen."""
    lines = ["".join(chr(ord(one) + 1) if one.isalpha() else one for one in line) for line in LINES]
    return file_of(page_of(*lines))


def _titled(title: bytes) -> bytes:
    info = b"<< /Title %b /Author %b /CreationDate (D:99999999999999) >>" % (title, title[:400])
    return file_of(_PAGE, more={50: info}, trailer=b"/Info 50 0 R")


def _image(data: bytes, width: int, height: int, code: bytes) -> bytes:
    more = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter %b" % (width, height, code)
    )
    return stream(data, more)


def _images(*images: bytes) -> bytes:
    names = b" ".join(b"/I%d %d 0 R" % (n, 50 + n) for n in range(len(images)))
    drawn = b"".join(b"q 99 0 0 99 72 72 cm /I%d Do Q\n" % n for n in range(len(images)))
    more = {50 + n: image for n, image in enumerate(images)}
    return file_of(drawn + _PAGE, resources=b"/XObject << %b >>" % names, more=more)


def _great_image() -> bytes:
    return _images(_image(b"x\x9c\x03\x00", 31_000, 31_000, b"/FlateDecode"))


def _bad_images() -> bytes:
    codes = (b"/JPXDecode", b"/JBIG2Decode", b"/DCTDecode", b"/CCITTFaxDecode", b"/LZWDecode")
    return _images(*(_image(bytes(range(256)) * 9, 500, 500, code) for code in codes))


def _bad_map() -> bytes:
    """A map of codes to letters that is damaged and would be huge."""
    ranges = b"".join(b"<0000> <FFFF> <%04X>\n" % n for n in range(3000))
    cmap = b"/CIDInit /ProcSet findresource begin 1 begincmap 3000 beginbfrange\n" + ranges
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 50 0 R >>"
    return _with_font(font, _PAGE, {50: stream(cmap)})
