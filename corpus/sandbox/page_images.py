"""Images of the pages of an untrusted PDF, drawn in a process with limits."""

from collections.abc import Sequence

from corpus.errors import IbidError
from corpus.pdf.images import ImageFormat, PageImages
from corpus.sandbox.process import MEBIBYTE, ParseLimits, Unread, in_child
from corpus.serialization import from_json

# Not tuned: a page takes a tenth of a second, one full of drawings some seconds.
_LIMITS = ParseLimits(seconds=20.0, size=256 * MEBIBYTE)
_REMEDY = "Read the text instead, or open the file with another program."


class UndrawnPage(IbidError):
    """A page cannot be drawn."""

    code = "undrawn_page"
    category = "unavailable"


def page_images(
    data: bytes,
    name: str,
    pages: Sequence[tuple[int, int]],
    width: int,
    form: ImageFormat,
    limits: ParseLimits = _LIMITS,
) -> PageImages:
    """Run `corpus.pdf.page_image.draw_pages` in a process with limits, which can neither write
    files nor use the network. Where that fails, the first page is tried alone. Raises
    `UndrawnPage`.
    """
    order = {"task": "page images", "name": name, "pages": [*pages], "width": width, "form": form}
    try:
        return from_json(PageImages, in_child(order, data, limits))
    except Unread as error:
        if len(pages) > 1:
            return page_images(data, name, pages[:1], width, form, limits)
        raise UndrawnPage(error.message, error.remedy or _REMEDY) from error
