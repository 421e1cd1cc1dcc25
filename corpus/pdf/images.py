"""The types of images of pages, apart from the libraries that draw them."""

from dataclasses import dataclass
from typing import Literal

ImageFormat = Literal["png", "webp"]

# Changes whenever the same page would be drawn differently.
RENDERER = "page-1"


@dataclass(frozen=True, slots=True)
class PageImage:
    """The image of a page, from 1. `data` is the file in base64, `width` and `height` are in
    pixels.
    """

    page: int
    width: int
    height: int
    data: str


@dataclass(frozen=True, slots=True)
class PageImages:
    """Images of pages, in the order in which they were asked for."""

    images: tuple[PageImage, ...]
