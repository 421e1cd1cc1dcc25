"""Images of pages: drawn in a process with limits, never too large."""

import base64
import io
import zlib

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from corpus.documents import Description
from corpus.pdf.images import ImageFormat, PageImage
from corpus.pdf.page_image import MOST_PIXELS
from corpus.pdf.reader import read_pdf_paper
from corpus.sandbox.page_images import UndrawnPage, page_images
from corpus.sandbox.process import ParseLimits
from tests.corpus import bombs
from tests.pdf_library import SOURCES, TURNED

_BLACK = 128  # a value below it is dark


def _pdf(*sizes: tuple[float, float]) -> bytes:
    """A PDF with a black square of 20 points at the top left of each of its pages."""
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(0, height - 20, 20, 20, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _opened(image: PageImage) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(image.data)))


@pytest.mark.parametrize("form", ["png", "webp"])
def test_a_page_is_drawn_as_wide_as_it_is_asked_for(form: ImageFormat) -> None:
    data = (SOURCES / "latex-twocolumn.pdf").read_bytes()
    first, second = page_images(data, "a.pdf", [(1, 0), (2, 0)], 400, form).images
    for number, image in enumerate((first, second), 1):
        opened = _opened(image)
        assert (image.page, opened.format) == (number, form.upper())
        assert (image.width, image.height) == opened.size
        assert abs(opened.width - 400) <= 1
        assert abs(opened.height / opened.width - 708.66 / 498.9) < 0.01
    assert first.data != second.data


def test_a_turned_page_is_drawn_as_it_is_shown() -> None:
    """Turned by a quarter to the right, its top left is at the top right."""
    document = pdfium.PdfDocument(_pdf((100, 200)))
    document[0].set_rotation(90)
    turned = io.BytesIO()
    document.save(turned)
    (image,) = page_images(turned.getvalue(), "a.pdf", [(1, 0)], 200, "png").images
    opened = _opened(image).convert("L")
    assert opened.size == (200, 100)
    grey = opened.tobytes()
    assert grey[5 * 200 + 195] < _BLACK
    assert grey[5 * 200 + 5] > _BLACK


@pytest.mark.parametrize(
    "size", [(14_400, 14_400), (14_400, 10), (10, 14_400), (72, 5_000), (1, 1)]
)
@pytest.mark.parametrize("form", ["png", "webp"])
def test_a_page_of_any_size_gives_an_image_within_the_limits(
    size: tuple[float, float], form: ImageFormat
) -> None:
    (image,) = page_images(_pdf(size), "a.pdf", [(1, 0)], 2400, form).images
    assert 1 <= image.width <= 2401
    assert image.height <= 10_001
    assert image.width * image.height <= MOST_PIXELS * 1.01
    assert _opened(image).size == (image.width, image.height)


def test_colours_are_kept_and_grey_is_stored_as_grey() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(100, 100))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, 100, 100, stroke=0, fill=1)
    canvas.save()
    (red,) = page_images(file.getvalue(), "a.pdf", [(1, 0)], 100, "png").images
    assert _opened(red).getpixel((50, 50)) == (255, 0, 0)
    (grey,) = page_images(_pdf((100, 100)), "a.pdf", [(1, 0)], 100, "png").images
    assert _opened(grey).mode == "L"


def test_photographs_do_not_take_the_space_that_they_would_without_loss() -> None:
    noise = Image.effect_noise((400, 400), 120).convert("RGB")
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 400))
    canvas.drawInlineImage(noise, 0, 0, 400, 400)
    canvas.save()
    (image,) = page_images(file.getvalue(), "a.pdf", [(1, 0)], 800, "webp").images
    assert len(image.data) < 800 * 800 * 4 / 3 * 0.75


def test_a_page_behind_one_that_can_be_drawn_may_be_missing() -> None:
    data = _pdf((100, 100))
    assert [
        one.page for one in page_images(data, "a.pdf", [(1, 0), (2, 0)], 100, "png").images
    ] == [1]
    with pytest.raises(UndrawnPage, match=r"^Page 2 of a\.pdf cannot be drawn"):
        page_images(data, "a.pdf", [(2, 0)], 100, "png")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", b"no PDF", _pdf((100, 100))[:200]])
def test_a_file_that_is_no_pdf_is_an_error_with_a_remedy(data: bytes) -> None:
    with pytest.raises(UndrawnPage) as caught:
        page_images(data, "a.pdf", [(1, 0), (2, 0)], 100, "png")
    assert "a.pdf" in caught.value.message
    assert caught.value.remedy


def _picture_bomb(side: int) -> bytes:
    """A PDF whose page is a picture with so many pixels on a side, each of one byte."""
    packed = zlib.compress(bytes(side * side), 1)
    kind = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8"
    size = b"/Width %d /Height %d /Filter /FlateDecode /Length %d" % (side, side, len(packed))
    drawing = b"100 0 0 100 0 0 cm /P Do"
    return bombs.objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R"
        b" /Resources << /XObject << /P 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(drawing), drawing),
        b"<< %s %s >> stream\n%s\nendstream" % (kind, size, packed),
    )


def test_a_picture_that_unfolds_to_more_than_the_memory_is_drawn_line_by_line() -> None:
    limits = ParseLimits(seconds=20, memory=300 * 2**20)
    (image,) = page_images(_picture_bomb(18_000), "a.pdf", [(1, 0)], 100, "png", limits).images
    assert _opened(image).convert("L").getextrema() == (0, 0)


def test_a_page_that_takes_too_long_is_an_error() -> None:
    limits = ParseLimits(seconds=0.01)
    with pytest.raises(UndrawnPage, match=r"^Reading a\.pdf took longer than 0\.01 s\."):
        page_images(_pdf((100, 100)), "a.pdf", [(1, 0), (2, 0)], 100, "png", limits)


def test_a_page_whose_letters_run_upwards_is_turned_as_its_reader_turns_it() -> None:
    """The fourth page is upright in the file and its words are not; its image is wide."""
    data = (SOURCES / f"{TURNED}.pdf").read_bytes()
    page = read_pdf_paper(data, Description("a")).pages[3]
    assert page.width is not None
    assert page.height is not None
    assert page.turn
    pages = [(page.number, page.turn), (page.number, 0)]
    turned, upright = page_images(data, "a.pdf", pages, 500, "png").images
    assert abs(turned.height / turned.width - page.height / page.width) < 0.01
    assert abs(upright.height / upright.width - page.width / page.height) < 0.01
