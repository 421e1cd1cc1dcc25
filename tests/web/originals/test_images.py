"""What is remembered of images, and which file they are of."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.documents import Description, Document
from corpus.pdf.images import ImageFormat, PageImage, PageImages
from corpus.pdf.reader import read_pdf_paper
from qa.settings import Settings
from tests.pdf_library import FRONT, SOURCES
from web.originals.errors import ChangedFile, MissingFile, NoPageImages, UnknownPage
from web.originals.files import Originals
from web.originals.images import Draw, ImageCache, ImageKey, OriginalPages

FILE = "night/paper.pdf"


def _key(page: int) -> ImageKey:
    return ImageKey("0" * 64, page, 0, 100, "png")


def test_the_cache_never_has_more_than_its_bounds() -> None:
    cache = ImageCache(most_bytes=1000, most_images=5)
    for page in range(1, 200):
        cache.put(_key(page), bytes(page * 7 % 400))
        assert cache.size <= 1000
        assert len(cache) <= 5
    cache.put(_key(1), bytes(1001))  # alone too large
    assert cache.get(_key(1)) is None
    assert cache.size <= 1000


def test_the_cache_forgets_what_was_not_used_for_longest() -> None:
    cache = ImageCache(most_bytes=1000, most_images=2)
    cache.put(_key(1), b"one")
    cache.put(_key(2), b"two")
    assert cache.get(_key(1)) == b"one"
    cache.put(_key(3), b"three")
    assert cache.get(_key(2)) is None
    assert cache.get(_key(1)) == b"one"
    cache.put(_key(1), b"other")
    assert cache.size == len(b"three") + len(b"other")


def _counted(orders: list[list[int]]) -> Draw:
    """What draws images that name their pages, and adds every order to `orders`."""

    def draw(
        _data: bytes, _name: str, pages: Sequence[tuple[int, int]], _width: int, _form: ImageFormat
    ) -> PageImages:
        orders.append([number for number, _ in pages])
        words = [base64.b64encode(b"page %d" % number).decode() for number, _ in pages]
        return PageImages(
            tuple(PageImage(n, 1, 1, word) for (n, _), word in zip(pages, words, strict=True))
        )

    return draw


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(papers=tmp_path / "papers", home=tmp_path / "home")
    file = settings.papers / FILE
    file.parent.mkdir(parents=True)
    file.write_bytes((SOURCES / f"{FRONT}.pdf").read_bytes())
    return settings


@pytest.fixture(scope="module")
def document() -> Document:
    return read_pdf_paper((SOURCES / f"{FRONT}.pdf").read_bytes(), Description("night"))


def test_two_pages_are_drawn_at_a_time_and_each_once(
    settings: Settings, document: Document
) -> None:
    orders: list[list[int]] = []
    pages = OriginalPages(Originals(settings), draw=_counted(orders))
    last = len(document.pages)
    for number in (1, 2, 1, 3, last):
        key = pages.key(document, FILE, number, 100, "png")
        assert pages.image(document, FILE, key) == b"page %d" % number
    assert orders == [[1, 2], [3, 4], [last]]
    pages.image(document, FILE, pages.key(document, FILE, 2, 200, "png"))  # another width
    assert orders[3:] == [[2, 3]]


def test_a_page_that_there_is_not_is_an_error(settings: Settings, document: Document) -> None:
    pages = OriginalPages(Originals(settings))
    for number in (-1, 0, len(document.pages) + 1, 10**12):
        with pytest.raises(UnknownPage, match=f"no page {number}"):
            pages.key(document, FILE, number, 100, "png")
    sizeless = replace(
        document, pages=tuple(replace(one, width=None, height=None) for one in document.pages)
    )
    with pytest.raises(NoPageImages):
        pages.key(sizeless, FILE, 1, 100, "png")


def test_a_changed_file_is_found_and_a_restored_one_too(
    settings: Settings, document: Document
) -> None:
    files = Originals(settings)
    file = settings.papers / FILE
    data = file.read_bytes()
    assert files.check(document, FILE) == file
    assert files.load(document, FILE) == data
    file.write_bytes(data + b"\n")
    for look in (files.check, files.load):
        with pytest.raises(ChangedFile, match=r"ibid build"):
            look(document, FILE)
    file.unlink()
    for look in (files.check, files.load):
        with pytest.raises(MissingFile, match=r"no such file"):
            look(document, FILE)
    file.mkdir()
    with pytest.raises(MissingFile, match=r"not a regular file"):
        files.check(document, FILE)
    file.rmdir()
    file.write_bytes(data)
    assert files.check(document, FILE) == file


def test_an_added_paper_and_a_source_have_their_files(
    settings: Settings, document: Document
) -> None:
    data = (settings.papers / FILE).read_bytes()
    (settings.papers / FILE).unlink()
    added = settings.added / FILE
    added.parent.mkdir(parents=True)
    added.write_bytes(data)
    assert Originals(settings).check(document, FILE) == added
    source = replace(document, kind="source")
    with pytest.raises(MissingFile):
        Originals(settings).check(source, "https://example.org/a.pdf")
    kept = settings.ledger.path(hashlib.sha256(data).hexdigest())
    kept.parent.mkdir(parents=True)
    kept.write_bytes(data)
    assert Originals(settings).check(source, "https://example.org/a.pdf") == kept


@pytest.mark.parametrize("file", ["", "/etc/hostname", "../secret.pdf", "a/../../secret.pdf"])
def test_no_file_outside_the_folders_is_opened(
    settings: Settings, document: Document, file: str
) -> None:
    (settings.papers.parent / "secret.pdf").write_bytes((settings.papers / FILE).read_bytes())
    with pytest.raises(MissingFile):
        Originals(settings).load(document, file)
