"""Texts of cited works from a web archive (WARC, also gzipped)."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.parse import urljoin

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from corpus.citations.url_key import canonical
from corpus.citations.works import Work
from corpus.dates import now
from corpus.extract import UnreadableSource
from corpus.sandbox.process import parse
from corpus.sources.attempts import Attempt
from corpus.sources.ledger import Ledger
from corpus.sources.manual import LARGEST_FILE, BadFile
from corpus.sources.retrieval import Retrieved, assess

_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page of a web archive: its address, its time (as in the archive), and its file."""

    url: str
    time: str
    media: str | None
    charset: str | None
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class WarcImport:
    """The result of an import: an attempt for each work that the archive has a page of, the number
    of its pages (responses with status 200, and revisits of them), problems in words, and the
    number of its pages that the ledger had already, byte for byte.
    """

    attempts: tuple[Attempt, ...]
    pages: int
    problems: tuple[str, ...] = ()
    held: int = 0


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy of a page: its address, its time, and the name of the response that holds it; of a
    revisit that is the response which it repeats.
    """

    url: str
    time: str
    response: str


@dataclass
class _Contents:
    """The addresses of a web archive, in their canonical form.

    `copies` has the latest copy of each page, `lost` the time of the latest revisit whose response
    is not in the archive, `redirects` the address that another leads to. `count` counts copies.
    """

    copies: dict[str, _Copy] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def add(self, copy: _Copy) -> None:
        self.count += 1
        key = canonical(copy.url)
        if key not in self.copies or copy.time > self.copies[key].time:
            self.copies[key] = copy

    def find(self, key: str) -> str | None:
        """The address of the page that an address redirects to, if a copy or a revisit is there."""
        for _ in range(_REDIRECTS + 1):
            if key in self.copies:
                return key
            if key not in self.redirects:
                return key if key in self.lost else None
            key = self.redirects[key]
        return None

    def missing(self, key: str) -> str | None:
        """In words, that the latest copy of a page is not in the archive, if it is not."""
        time, copy = self.lost.get(key), self.copies.get(key)
        if time is None or (copy is not None and copy.time >= time):
            return None
        return f"its copy of {time} only refers to another, which is not in this file"


def import_warc(ledger: Ledger, works: Sequence[Work], file: Path) -> WarcImport:
    """Import the pages of a web archive that have the addresses of works, in any variant of scheme,
    `www.`, trailing slash and tracking parameters; of several copies, the latest. A revisit is a
    copy of the page that it repeats, if that is in the file.

    Raises `BadFile` where the file is not a web archive.
    """
    contents = _contents(file)
    wanted: dict[str, list[Work]] = {}
    for work in works:
        found = contents.find(canonical(work.url)) if work.url else None
        if found is not None:
            wanted.setdefault(found, []).append(work)
    attempts: list[Attempt] = []
    problems = [
        f"{work.url}: {words}"
        for key, found_by in wanted.items()
        if (words := contents.missing(key))
        for work in found_by
    ]
    known, held = {source.id: source.held for source in ledger.sources(works)}, 0
    for key, page in _pages(file, contents, wanted):
        for work in wanted[key]:
            before = known[work.id]
            if isinstance(page, ArchivedPage) and before and before.sha256 == page.sha256:
                held += 1
                continue
            retrieved = page if isinstance(page, str) else _extracted(work, page, file)
            if isinstance(retrieved, str):
                problems.append(f"{work.url}: {retrieved}")
                continue
            ledger.add(retrieved.attempt, retrieved.data, retrieved.extract)
            attempts.append(retrieved.attempt)
    return WarcImport(tuple(attempts), contents.count, tuple(problems), held)


def _records(file: Path) -> Iterator[ArcWarcRecord]:
    """The records of a web archive that are responses of servers, or revisits."""
    empty = True
    try:
        with file.open("rb") as opened:
            for record in ArchiveIterator(opened):
                empty = empty and not record.rec_type
                is_response = record.rec_type == "response" and record.http_headers is not None
                if is_response or record.rec_type == "revisit":
                    yield record
    except OSError as error:
        raise BadFile(
            f"{file} cannot be read: {error.strerror}.", "Name a file that is there."
        ) from error
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise BadFile(
            f"{file} is not a web archive, or incomplete: {error}.", "Name a WARC file."
        ) from error
    if empty:
        raise BadFile(f"{file} holds no record of a web archive.", "Name a WARC file.")


def _header(record: ArcWarcRecord, name: str) -> str:
    """A WARC header of a record; some archives have addresses in angle brackets."""
    return str(record.rec_headers.get_header(name) or "").strip("<>")


def _address(record: ArcWarcRecord) -> str:
    return _header(record, "WARC-Target-URI")


def _name(url: str, time: str) -> str:
    """The name of a response: the same in all variants of its address."""
    return f"{canonical(url)} {time}"


def _status(record: ArcWarcRecord) -> str:
    """The status of a response; empty for a revisit without one."""
    return record.http_headers.get_statuscode() if record.http_headers is not None else ""


def _repeated(record: ArcWarcRecord) -> tuple[str, ...]:
    """The names of the response that a revisit may repeat, the most certain first."""
    url = _header(record, "WARC-Refers-To-Target-URI") or _address(record)
    time = _header(record, "WARC-Refers-To-Date")
    digest = _header(record, "WARC-Payload-Digest")
    # Without these, "not modified" was said of the address itself.
    return tuple(filter(None, (time and _name(url, time), digest))) or (canonical(url),)


def _contents(file: Path) -> _Contents:
    """The contents of a web archive, from one pass over its headers."""
    contents = _Contents()
    # Responses by their names and digests, and the latest by its address.
    responses: dict[str, str] = {}
    revisits: list[tuple[str, str, tuple[str, ...]]] = []
    for record in _records(file):
        url, time, status = _address(record), _header(record, "WARC-Date"), _status(record)
        target = record.http_headers.get_header("Location") if status.startswith("3") else None
        if target:
            contents.redirects[canonical(url)] = canonical(urljoin(url, target))
        elif record.rec_type == "revisit":
            if status in ("200", "304", ""):
                revisits.append((time, url, _repeated(record)))
        elif status == "200":
            name = _name(url, time)
            contents.add(_Copy(url, time, name))
            responses.setdefault(name, name)
            responses.setdefault(_header(record, "WARC-Payload-Digest"), name)
    responses.update((key, copy.response) for key, copy in contents.copies.items())
    # The oldest first: a revisit may name another one instead of the response that both repeat.
    for time, url, names in sorted(revisits):
        response = next((responses[name] for name in names if name in responses), None)
        if response is None:
            key = canonical(url)
            contents.lost[key] = max(contents.lost.get(key, ""), time)
            continue
        contents.add(_Copy(url, time, response))
        responses.setdefault(_name(url, time), response)
    return contents


def _pages(
    file: Path, contents: _Contents, wanted: Iterable[str]
) -> Iterator[tuple[str, ArchivedPage | str]]:
    """The wanted pages, each in its latest copy, or in words why one cannot be read."""
    left: dict[str, list[str]] = {}
    for key in wanted:
        if key in contents.copies:
            left.setdefault(contents.copies[key].response, []).append(key)
    for record in _records(file):
        if record.rec_type == "revisit" or _status(record) != "200":
            continue
        keys = left.pop(_name(_address(record), _header(record, "WARC-Date")), None)
        if keys is None:
            continue
        data = record.content_stream().read(LARGEST_FILE + 1)
        header = Message()
        header["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
        media = header.get_content_type() if header["Content-Type"] else None
        charset = header.get_content_charset()
        for key in keys:
            copy = contents.copies[key]
            if len(data) > LARGEST_FILE:
                yield key, f"it has more than {LARGEST_FILE // 2**20} MiB"
            else:
                yield key, ArchivedPage(copy.url, copy.time, media, charset, data)


def _extracted(work: Work, page: ArchivedPage, file: Path) -> Retrieved | str:
    """The text of a page, compared with the work, or in words why it has none."""
    try:
        extract = parse(page.data, page.media, page.charset, page.url)
    except UnreadableSource as error:
        return error.message
    base = Attempt(
        work.id, now(), "warc", str(file), "got", url=page.url, status=200, snapshot=page.time
    )
    return assess(base, work, page.data, extract)
