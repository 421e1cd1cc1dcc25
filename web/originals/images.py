"""Images of pages, drawn on request and remembered within bounds."""

import base64
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.documents import Document, Page
from corpus.pdf.images import RENDERER, ImageFormat, PageImages
from corpus.sandbox.page_images import page_images
from web.originals.errors import NoPageImages, UnknownPage
from web.originals.files import Originals

NARROWEST, WIDEST = 50, 2400  # pixels of an image
USUAL_WIDTH = 1200

# Not tuned: hundreds of pages of text, dozens of photographs.
_MOST_BYTES = 64 * 2**20
_MOST_IMAGES = 1000

Draw = Callable[[bytes, str, Sequence[tuple[int, int]], int, ImageFormat], PageImages]


@dataclass(frozen=True, slots=True)
class ImageKey:
    """What an image depends on: the SHA-256 of the file, the page from 1, the degrees by which it
    is turned, the width and format.
    """

    sha256: str
    page: int
    turn: int
    width: int
    form: ImageFormat

    @property
    def tag(self) -> str:
        """A word that differs for images that differ."""
        known = f"{RENDERER} {self.sha256} {self.page} {self.turn} {self.width} {self.form}"
        return hashlib.sha256(known.encode()).hexdigest()[:32]


class ImageCache:
    """The images that were used last: at most so many, of so many bytes together. Thread-safe."""

    def __init__(self, most_bytes: int = _MOST_BYTES, most_images: int = _MOST_IMAGES) -> None:
        self.most_bytes, self.most_images = most_bytes, most_images
        self.size = 0  # bytes
        self._images: OrderedDict[ImageKey, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._images)

    def get(self, key: ImageKey) -> bytes | None:
        """The image with a key, if it is remembered."""
        with self._lock:
            if key in self._images:
                self._images.move_to_end(key)
            return self._images.get(key)

    def put(self, key: ImageKey, image: bytes) -> None:
        """Remember an image, unless it alone is too large; the least used ones are forgotten."""
        with self._lock:
            self.size -= len(self._images.pop(key, b""))
            if len(image) <= self.most_bytes:
                self._images[key] = image
                self.size += len(image)
            while self.size > self.most_bytes or len(self._images) > self.most_images:
                self.size -= len(self._images.popitem(last=False)[1])


class OriginalPages:
    """The pages of documents as images. Thread-safe.

    How many are drawn at once is limited by the guard (`web.http.rules.Rules.drawings`).
    """

    def __init__(
        self, files: Originals, cache: ImageCache | None = None, draw: Draw = page_images
    ) -> None:
        self._files = files
        self._cache = ImageCache() if cache is None else cache
        self._draw = draw

    def key(
        self, document: Document, file: str, number: int, width: int, form: ImageFormat
    ) -> ImageKey:
        """The key of the image of a page. `file` is as in `Originals.check`.

        Raises `NoPageImages`, `UnknownPage`, `ChangedFile` and `MissingFile`.
        """
        page = sized_page(document, number)
        self._files.check(document, file)
        return ImageKey(document.sha256, number, page.turn, width, form)

    def image(self, document: Document, file: str, key: ImageKey) -> bytes:
        """The image with a key of `key`. The page behind it is drawn by the same process, as it is
        likely to be read next. Raises `ChangedFile`, `MissingFile` and `UndrawnPage`.
        """
        image = self._cache.get(key)
        if image is not None:
            return image
        data = self._files.load(document, file)
        keys = [key]
        if key.page < len(document.pages):
            page = document.pages[key.page]
            following = replace(key, page=page.number, turn=page.turn)
            keys += [following] if self._cache.get(following) is None else []
        pages = [(one.page, one.turn) for one in keys]
        drawn = self._draw(data, file or document.id, pages, key.width, key.form).images
        images = {one.page: base64.b64decode(one.data) for one in drawn}
        for one in reversed(keys):
            if one.page in images:
                self._cache.put(one, images[one.page])
        return images[key.page]


def has_images(document: Document) -> bool:
    """Whether the pages of a document's file can be shown as images."""
    return any(page.width and page.height for page in document.pages)


def sized_page(document: Document, number: int) -> Page:
    """The page with a number of the file, from 1. Raises `NoPageImages` and `UnknownPage`."""
    if not has_images(document):
        raise NoPageImages.of(document.id)
    if not 1 <= number <= len(document.pages):
        raise UnknownPage.of(document.id, number, len(document.pages))
    return document.pages[number - 1]
