"""Images of the pages of a PDF, by pypdfium2 and Pillow.

Nothing of the file is run: pdfium is built without scripts, and forms are not started.
"""

import base64
import io
import math
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from corpus.extract import UnreadableSource
from corpus.pdf.file import opened
from corpus.pdf.images import ImageFormat, PageImage, PageImages

# None of these was tuned. A page of 2400 × 3333 pixels can be read at four times its size.
MOST_PIXELS = 8_000_000  # of an image: 32 MB while it is drawn
_LONGEST_SIDE = 10_000  # pixels; WebP has 16,383 at most
_LOSSLESS: dict[str, Any] = {"lossless": True, "quality": 30, "method": 2}
# Text without loss takes a third less than text with it; photographs take ten times as much.
_MOST_LOSSLESS = 0.5  # bytes of a pixel
_LOSSY: dict[str, Any] = {"quality": 82, "method": 2}


def draw_pages(
    data: bytes, name: str, pages: Sequence[tuple[int, int]], width: int, form: ImageFormat
) -> PageImages:
    """Images of pages of a PDF, `width` pixels wide, or less where a page is so high that the image
    would have too many pixels. Each of `pages` has the number, from 1, and the degrees by which it
    is turned clockwise beyond what the file says (see `corpus.documents.Page`). `name` is the
    file's name in errors.

    Raises `UnreadableSource` where the file or the first of the pages cannot be drawn. Others that
    cannot be drawn are left out.
    """
    images: list[PageImage] = []
    with opened(data, name) as document:
        for number, turn in pages:
            try:
                images.append(_draw(document, number, turn, width, form))
            except (pdfium.PdfiumError, IndexError, ValueError, OSError) as error:
                if number == pages[0][0]:
                    raise UnreadableSource(
                        f"Page {number} of {name} cannot be drawn.",
                        "Open it and save it anew, then rebuild the index.",
                    ) from error
    return PageImages(tuple(images))


def _draw(
    document: pdfium.PdfDocument, number: int, turn: int, width: int, form: ImageFormat
) -> PageImage:
    page = document[number - 1]
    try:
        sides = page.get_size()
        page_width, page_height = sides[::-1] if turn % 180 else sides
        bitmap = page.render(
            scale=scale_of(page_width, page_height, width),
            rotation=turn,
            rev_byteorder=True,
            may_draw_forms=False,
        )
        try:
            image = bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
    finally:
        page.close()
    data = _as_webp(image) if form == "webp" else _as_png(image)
    return PageImage(number, image.width, image.height, base64.b64encode(data).decode("ascii"))


def _as_webp(image: Image.Image) -> bytes:
    lossless = _saved(image, "WEBP", _LOSSLESS)
    if len(lossless) <= _MOST_LOSSLESS * image.width * image.height:
        return lossless
    return _saved(image, "WEBP", _LOSSY)


def _as_png(image: Image.Image) -> bytes:
    return _saved(image if _is_coloured(image) else image.convert("L"), "PNG", {})


def _saved(image: Image.Image, form: str, options: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def scale_of(page_width: float, page_height: float, width: int) -> float:
    """Pixels for a point of a page, so that its image is `width` pixels wide, within the limits."""
    page_width, page_height = max(page_width, 1.0), max(page_height, 1.0)
    return min(
        width / page_width,
        math.sqrt(MOST_PIXELS / (page_width * page_height)),
        _LONGEST_SIDE / max(page_width, page_height),
    )


def _is_coloured(image: Image.Image) -> bool:
    """Whether an image has colours. One without takes a third of the space."""
    red, green, blue = image.split()
    return red.tobytes() != green.tobytes() or red.tobytes() != blue.tobytes()
