"""The JSON API of the original pages: their images, and where a text is on them."""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from corpus.documents import Document
from corpus.errors import ErrorBody
from corpus.pdf.images import ImageFormat
from corpus.places import Rectangle
from qa.errors import BadQuestion
from web.originals.errors import NoPageImages
from web.originals.images import NARROWEST, USUAL_WIDTH, WIDEST, has_images, sized_page
from web.server.dependencies import CurrentIndex, CurrentState
from web.server.lookups import about_index, find_document

_LONGEST = 20_000  # characters of a passage
_MEDIA: dict[ImageFormat, str] = {"png": "image/png", "webp": "image/webp"}
_WEBP = re.compile(r"image/webp(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)

router = APIRouter(prefix="/api/documents", responses={404: {"model": ErrorBody}})


@dataclass(frozen=True, slots=True)
class PassageOnPage:
    """Where a passage is on one page, from 1: the page's label, its size in points as it is shown,
    and the rectangles of the passage, in points from the page's left edge and top.
    """

    page: int
    label: str
    width: float
    height: float
    rectangles: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True)
class PassagePlaces:
    """Where the characters `[start, end)` of a document are on the pages of its file."""

    document: str
    start: int
    end: int
    pages: tuple[PassageOnPage, ...]


@router.get(
    "/{ident}/pages/{number}",
    response_class=Response,
    operation_id="page_image",
    responses={
        200: {"content": {media: {} for media in _MEDIA.values()}},
        304: {"description": "The image is the one that the client has"},
        409: {"model": ErrorBody, "description": "The file has changed or is gone"},
    },
)
def page_image(
    served: CurrentIndex,
    state: CurrentState,
    ident: str,
    number: int,
    width: Annotated[
        int, Query(ge=NARROWEST, le=WIDEST, description="Pixels; less where a page is very high.")
    ] = USUAL_WIDTH,
    form: Annotated[
        ImageFormat | None,
        Query(alias="format", description="Without it, WebP where `Accept` names it, else PNG."),
    ] = None,
    accept: Annotated[str, Header()] = "",
    if_none_match: Annotated[str, Header()] = "",
) -> Response:
    """A page of a document's file, from 1, as an image. Only PDF files have such pages."""
    document = find_document(served, ident)
    chosen: ImageFormat = form or ("webp" if _WEBP.search(accept) else "png")
    sized_page(document, number)
    file = about_index(served.index).file(ident).file
    key = state.pages.key(document, file, number, width, chosen)
    headers = {"etag": f'"{key.tag}"', "cache-control": "private, no-cache", "vary": "Accept"}
    if if_none_match.strip() == "*" or key.tag in re.findall(r'"([^"]*)"', if_none_match):
        return Response(status_code=304, headers=headers)
    image = state.pages.image(document, file, key)
    return Response(image, media_type=_MEDIA[chosen], headers=headers)


@router.get("/{ident}/rectangles", operation_id="rectangles")
def rectangles(
    served: CurrentIndex,
    ident: str,
    start: Annotated[int, Query(ge=0)],
    end: Annotated[int, Query(ge=0)],
) -> PassagePlaces:
    """Where the characters `[start, end)` of a document's text are on the pages of its file: a
    rectangle for each part of a line. Only PDF files have such pages.
    """
    document = find_document(served, ident)
    if not has_images(document):
        raise NoPageImages.of(ident)
    length = len(document.text)
    if not start < end <= length or end - start > _LONGEST:
        raise BadQuestion(
            f"There is no passage from {start} to {end} of {ident!r}.",
            f"It has {length} characters; a passage has {_LONGEST} at most.",
        )
    return PassagePlaces(ident, start, end, _on_pages(document, start, end))


def _on_pages(document: Document, start: int, end: int) -> tuple[PassageOnPage, ...]:
    found = sorted(document.rectangles(start, end), key=lambda one: one.page)
    placed = []
    for number, group in groupby(found, key=lambda one: one.page):
        page = sized_page(document, number)
        size = (page.width or 0.0, page.height or 0.0)
        placed.append(
            PassageOnPage(number, document.page_label(number), *size, rectangles=tuple(group))
        )
    return tuple(placed)
