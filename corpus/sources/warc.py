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
from corpus.sources.manual import MOST, BadFile
from corpus.sources.retrieval import Got, judged

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
    it holds (answers with status 200, and revisits of them), what could not be read, in words, and
    how many of its pages were held already, byte for byte.
    """

    attempts: tuple[Attempt, ...]
    pages: int
    problems: tuple[str, ...] = ()
    held: int = 0


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy of a page: its address, its time, and the answer that holds it. Of an answer that
    is its own, of a revisit the one that it repeats.
    """

    url: str
    time: str
    answer: str


@dataclass
class _Contents:
    """The addresses of a web archive: of its pages, and where the others lead."""

    copies: dict[str, _Copy] = field(default_factory=dict)  # address → the latest
    lost: dict[str, str] = field(default_factory=dict)  # address → time of the latest revisit
    leads: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def add(self, copy: _Copy) -> None:
        self.count += 1
        key = canonical(copy.url)
        if key not in self.copies or copy.time > self.copies[key].time:
            self.copies[key] = copy

    def find(self, key: str) -> str | None:
        """The address of the page that an address leads to, if it or a revisit of it is there."""
        for _ in range(_REDIRECTS + 1):
            if key in self.copies:
                return key
            if key not in self.leads:
                return key if key in self.lost else None
            key = self.leads[key]
        return None

    def missing(self, key: str) -> str | None:
        """In words, that the latest copy of a page stands elsewhere, if it does."""
        time, copy = self.lost.get(key), self.copies.get(key)
        if time is None or (copy is not None and copy.time >= time):
            return None
        return f"its copy of {time} only refers to another, which is not in this file"


def import_warc(ledger: Ledger, works: Sequence[Work], file: Path) -> Imported:
    """Take the pages of a web archive whose addresses the works have, in any variant of scheme,
    `www.`, trailing slash and tracking parameters; of several, the latest. A revisit is a copy of
    the page that it repeats, if that is in the file.

    Raises `BadFile` where the file is no web archive.
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
    kept, held = {one.id: one.held for one in ledger.sources(works)}, 0
    for key, page in _pages(file, contents, wanted):
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
    """The answers of servers in a web archive, and the revisits: that one was as before."""
    empty = True
    try:
        with file.open("rb") as opened:
            for record in ArchiveIterator(opened):
                empty = empty and not record.rec_type
                answers = record.rec_type == "response" and record.http_headers is not None
                if answers or record.rec_type == "revisit":
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


def _header(record: ArcWarcRecord, name: str) -> str:
    """What an archive says of a record; addresses stand in angle brackets in some."""
    return str(record.rec_headers.get_header(name) or "").strip("<>")


def _address(record: ArcWarcRecord) -> str:
    return _header(record, "WARC-Target-URI")


def _name(url: str, time: str) -> str:
    """What an answer is known by, however its address is written."""
    return f"{canonical(url)} {time}"


def _status(record: ArcWarcRecord) -> str:
    """What the server answered; empty for a revisit that does not say."""
    return record.http_headers.get_statuscode() if record.http_headers is not None else ""


def _repeated(record: ArcWarcRecord) -> tuple[str, ...]:
    """What the answer that a revisit repeats may be known by, the surest first."""
    url = _header(record, "WARC-Refers-To-Target-URI") or _address(record)
    time = _header(record, "WARC-Refers-To-Date")
    digest = _header(record, "WARC-Payload-Digest")
    # A server that said "not modified" meant the address itself.
    return tuple(filter(None, (time and _name(url, time), digest))) or (canonical(url),)


def _contents(file: Path) -> _Contents:
    contents = _Contents()
    answers: dict[str, str] = {}  # by their names and digests, and the latest by its address
    revisits: list[tuple[str, str, tuple[str, ...]]] = []
    for record in _records(file):
        url, time, status = _address(record), _header(record, "WARC-Date"), _status(record)
        target = record.http_headers.get_header("Location") if status.startswith("3") else None
        if target:
            contents.leads[canonical(url)] = canonical(urljoin(url, target))
        elif record.rec_type == "revisit":
            if status in ("200", "304", ""):
                revisits.append((time, url, _repeated(record)))
        elif status == "200":
            name = _name(url, time)
            contents.add(_Copy(url, time, name))
            answers.setdefault(name, name)
            answers.setdefault(_header(record, "WARC-Payload-Digest"), name)
    answers.update((key, copy.answer) for key, copy in contents.copies.items())
    # The oldest first, for one may name another in the place of what both repeat.
    for time, url, names in sorted(revisits):
        answer = next((answers[name] for name in names if name in answers), None)
        if answer is None:
            key = canonical(url)
            contents.lost[key] = max(contents.lost.get(key, ""), time)
            continue
        contents.add(_Copy(url, time, answer))
        answers.setdefault(_name(url, time), answer)
    return contents


def _pages(
    file: Path, contents: _Contents, wanted: Iterable[str]
) -> Iterator[tuple[str, Page | str]]:
    """The wanted pages, each once and in its latest copy, or in words why one cannot be read."""
    left: dict[str, list[str]] = {}
    for key in wanted:
        if key in contents.copies:
            left.setdefault(contents.copies[key].answer, []).append(key)
    for record in _records(file):
        if record.rec_type == "revisit" or _status(record) != "200":
            continue
        keys = left.pop(_name(_address(record), _header(record, "WARC-Date")), None)
        if keys is None:
            continue
        data = record.content_stream().read(MOST + 1)
        header = Message()
        header["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
        media = header.get_content_type() if header["Content-Type"] else None
        charset = header.get_content_charset()
        for key in keys:
            copy = contents.copies[key]
            if len(data) > MOST:
                yield key, f"it has more than {MOST // 2**20} MiB"
            else:
                yield key, Page(copy.url, copy.time, media, charset, data)


def _taken(work: Work, page: Page, file: Path) -> Got | str:
    try:
        extract = parse(page.data, page.media, page.charset, page.url)
    except UnreadableSource as error:
        return error.message
    base = Attempt(
        work.id, now(), "warc", str(file), "got", url=page.url, status=200, snapshot=page.time
    )
    return judged(base, work, page.data, extract)
