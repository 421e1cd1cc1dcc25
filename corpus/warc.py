"""Texts of cited works from a web archive (WARC, also gzipped)."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.parse import urljoin

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from corpus.attempts import Attempt
from corpus.canonical import canonical
from corpus.extracts import UnreadableSource
from corpus.ledger import Ledger, now
from corpus.parsing import parse
from corpus.retrieval import Got, judged
from corpus.supplied import MOST, BadFile
from corpus.works import Work

_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a web archive: its address, when it was saved, and its file."""

    url: str
    time: str
    media: str | None
    charset: str | None
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a web archive: an attempt for each work that it has a page of, how many pages
    it holds (answers with status 200), what could not be read, in words, and how many of its pages
    were held already, byte for byte.
    """

    attempts: tuple[Attempt, ...]
    pages: int
    problems: tuple[str, ...] = ()
    held: int = 0


@dataclass
class _Contents:
    """The addresses of a web archive: of its pages, and where the others lead."""

    pages: dict[str, str] = field(default_factory=dict)  # address → time of the latest
    leads: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def find(self, key: str) -> str | None:
        """The address of the page that an address leads to, if it is there."""
        for _ in range(_REDIRECTS + 1):
            if key in self.pages:
                return key
            if key not in self.leads:
                return None
            key = self.leads[key]
        return None


def import_warc(ledger: Ledger, works: Sequence[Work], file: Path) -> Imported:
    """Take the pages of a web archive whose addresses the works have, in any variant of scheme,
    `www.`, trailing slash and tracking parameters; of several, the latest.

    Raises `BadFile` where the file is no web archive.
    """
    contents = _contents(file)
    wanted: dict[str, list[Work]] = {}
    for work in works:
        found = contents.find(canonical(work.url)) if work.url else None
        if found is not None:
            wanted.setdefault(found, []).append(work)
    attempts: list[Attempt] = []
    problems: list[str] = []
    kept, held = {one.work.id: one.held for one in ledger.sources(works)}, 0
    for key, page in _pages(file, contents, frozenset(wanted)):
        for work in wanted[key]:
            before = kept[work.id]
            if isinstance(page, Page) and before and before.sha256 == page.sha256:
                held += 1
                continue
            got = page if isinstance(page, str) else _taken(work, page, file)
            if isinstance(got, str):
                problems.append(f"{work.url}: {got}")
                continue
            ledger.add(got.attempt, got.data, got.extract)
            attempts.append(got.attempt)
    return Imported(tuple(attempts), contents.count, tuple(problems), held)


def _records(file: Path) -> Iterator[ArcWarcRecord]:
    """The answers of servers in a web archive."""
    empty = True
    try:
        with file.open("rb") as opened:
            for record in ArchiveIterator(opened):
                empty = empty and not record.rec_type
                if record.rec_type == "response" and record.http_headers is not None:
                    yield record
    except OSError as error:
        raise BadFile(
            f"{file} cannot be read: {error.strerror}.", "Name a file that is there."
        ) from error
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise BadFile(
            f"{file} is no web archive, or not whole: {error}.", "Name a WARC file."
        ) from error
    if empty:
        raise BadFile(f"{file} holds no record of a web archive.", "Name a WARC file.")


def _address(record: ArcWarcRecord) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _time(record: ArcWarcRecord) -> str:
    return str(record.rec_headers.get_header("WARC-Date") or "")


def _contents(file: Path) -> _Contents:
    contents = _Contents()
    for record in _records(file):
        url, status = _address(record), record.http_headers.get_statuscode()
        key = canonical(url)
        if status == "200":
            contents.count += 1
            contents.pages[key] = max(contents.pages.get(key, ""), _time(record))
        elif status.startswith("3"):
            target = record.http_headers.get_header("Location")
            if target:
                contents.leads[key] = canonical(urljoin(url, target))
    return contents


def _pages(
    file: Path, contents: _Contents, wanted: frozenset[str]
) -> Iterator[tuple[str, Page | str]]:
    """The wanted pages, each once and in its latest copy, or in words why one cannot be read."""
    left = set(wanted)
    for record in _records(file):
        key = canonical(_address(record))
        if (
            key not in left
            or record.http_headers.get_statuscode() != "200"
            or _time(record) != contents.pages[key]
        ):
            continue
        left.discard(key)
        data = record.content_stream().read(MOST + 1)
        if len(data) > MOST:
            yield key, f"it has more than {MOST // 2**20} MiB"
            continue
        header = Message()
        header["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
        media = header.get_content_type() if header["Content-Type"] else None
        charset = header.get_content_charset()
        yield key, Page(_address(record), _time(record), media, charset, data)


def _taken(work: Work, page: Page, file: Path) -> Got | str:
    try:
        extract = parse(page.data, page.media, page.charset, page.url)
    except UnreadableSource as error:
        return error.message
    base = Attempt(
        work.id, now(), "warc", str(file), "got", url=page.url, status=200, snapshot=page.time
    )
    return judged(base, work, page.data, extract)
