"""Texts from a web archive."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.library.shipped import SHIPPED
from corpus.sources.attempts import Source
from corpus.sources.catalogue import cited_works, read_source
from corpus.sources.ledger import Ledger
from corpus.sources.manual import BadFile
from corpus.sources.warc import WarcImport, import_warc
from tests.cited.pages import pages, render
from tests.cited.warcs import write_warc

DAY = [f"2022-03-0{day}T12:00:00Z" for day in range(1, 8)]
MIRROR = "http://mirror.example/a-copy"
PAGE = next(page for page in pages() if page.work == 2)
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class Archive:
    """A web archive that is being written; `take` imports it."""

    def __init__(self, folder: Path) -> None:
        self.file, self.ledger = folder / "pages.warc.gz", Ledger(folder / "sources")
        self._opened = self.file.open("wb")
        self._writer = WARCWriter(self._opened, gzip=True)

    def _write(self, record: ArcWarcRecord) -> None:
        self._writer.write_record(record)
        record.raw_stream.close()

    def answer(self, url: str, date: str, body: bytes) -> str:
        """Write an answer; gives the digest of what it holds."""
        headers = [("Content-Type", "text/html; charset=utf-8")]
        record = self._writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": date},
        )
        self._write(record)
        return str(record.rec_headers.get_header("WARC-Payload-Digest"))

    def same(self, url: str, date: str, digest: str, of: str, at: str) -> None:
        """Write that a page held what another did, as warcio does."""
        told = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        dated = {"WARC-Date": date}
        self._write(
            self._writer.create_revisit_record(url, digest, of, at, told, warc_headers_dict=dated)
        )

    def revisit(self, url: str, date: str, status: str = "", to: str = "", **more: str) -> None:
        """Write a revisit that says only what it is given, without an answer or with one."""
        location = [("Location", to)] if to else []
        told = StatusAndHeaders(status, location, protocol="HTTP/1.1") if status else None
        named = {name.replace("_", "-"): value for name, value in more.items()}
        dated = {"WARC-Date": date, "WARC-Profile": NOT_MODIFIED, **named}
        self._write(
            self._writer.create_warc_record(
                url, "revisit", http_headers=told, warc_headers_dict=dated
            )
        )

    def take(self) -> tuple[WarcImport, dict[int, Source]]:
        self._opened.close()
        works = cited_works(SHIPPED, self.ledger)
        imported = import_warc(self.ledger, works, self.file)
        return imported, {one.cited_by[0].number: one for one in self.ledger.sources(works)}

    def text(self, source: Source) -> str:
        return " ".join(read_source(self.ledger, source).text.split())


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = Archive(tmp_path)
    yield made
    made._opened.close()


def version(words: bytes) -> bytes:
    """The page of note 2 with other words in the place of a number."""
    return render(PAGE)[0].replace(b"fourteen", words)


@pytest.mark.slow
def test_pages_are_found_under_any_variant_of_their_addresses(tmp_path: Path) -> None:
    file, ledger = tmp_path / "pages.warc.gz", Ledger(tmp_path / "sources")
    texts = write_warc(file)
    works = cited_works(SHIPPED, ledger)
    imported = import_warc(ledger, works, file)
    assert len(imported.attempts) == texts == 31
    assert imported.pages == texts + 2  # an older copy, and one that nobody cites
    assert not imported.problems
    found = {one.cited_by[0].number: one for one in ledger.sources(works)}
    for page in pages():
        source = found[page.work]
        if not page.is_text:
            assert source.state == "not tried"
            continue
        assert source.state == "by hand"
        words = " ".join(read_source(ledger, source).text.split())
        assert all(" ".join(p.split()[:6]) in words for p in page.paragraphs)
    assert "fourteen months" in read_source(ledger, found[2]).text  # of two copies the later
    again = import_warc(ledger, works, file)
    assert not again.attempts
    assert again.held == texts


@pytest.mark.parametrize("data", [b"", b"no archive", b"\x1f\x8b\x08 broken", b"WARC/1.0\r\n"])
def test_what_is_no_web_archive_is_told(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "bad.warc.gz"
    file.write_bytes(data)
    ledger = Ledger(tmp_path / "sources")
    with pytest.raises(BadFile):
        import_warc(ledger, cited_works(SHIPPED, ledger), file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        import_warc(Ledger(tmp_path), [], tmp_path / "nothing.warc")


def test_an_archive_that_was_cut_off_is_told(tmp_path: Path) -> None:
    file = tmp_path / "cut.warc.gz"
    write_warc(file)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 5])
    ledger = Ledger(tmp_path / "sources")
    try:
        imported = import_warc(ledger, cited_works(SHIPPED, ledger), file)
    except BadFile:
        return
    assert len(imported.attempts) < 31


@pytest.mark.parametrize("named", ["address and time", "digest"])
def test_a_revisit_brings_what_it_repeats_under_its_own_address(
    archive: Archive, named: str
) -> None:
    digest = archive.answer(MIRROR, DAY[0], version(b"fourteen"))
    if named == "digest":
        archive.revisit(PAGE.url, DAY[3], WARC_Payload_Digest=digest)
    else:
        of = f"<{MIRROR}>"
        archive.revisit(PAGE.url, DAY[3], WARC_Refers_To_Target_URI=of, WARC_Refers_To_Date=DAY[0])
    imported, found = archive.take()
    assert not imported.problems
    assert imported.pages == 2
    held = found[2].held
    assert held is not None
    assert (held.url, held.snapshot, held.media) == (PAGE.url, DAY[3], "html")
    assert "fourteen months" in archive.text(found[2])


def test_two_addresses_may_repeat_one_answer(archive: Archive) -> None:
    digest = archive.answer(MIRROR, DAY[0], version(b"fourteen"))
    for work in (2, 25):
        url = next(page.url for page in pages() if page.work == work)
        archive.same(url, DAY[work % 7], digest, MIRROR, DAY[0])
    imported, found = archive.take()
    assert [one.url for one in imported.attempts] == [
        PAGE.url, "https://www.dawn.com/news/print/1715927",
    ]  # fmt: skip
    assert found[2].state == "by hand"
    assert found[25].state == "unlike"  # what it repeats is another work


def test_a_revisit_after_other_answers_is_the_later_copy(archive: Archive) -> None:
    digest = archive.answer(PAGE.url, DAY[0], version(b"eleven"))
    archive.same(PAGE.url, DAY[4], digest, PAGE.url, DAY[0])  # as it was on the first day again
    archive.answer(PAGE.url, DAY[2], version(b"twelve"))
    imported, found = archive.take()
    assert not imported.problems
    assert found[2].held is not None
    assert found[2].held.snapshot == DAY[4]
    assert "eleven months" in archive.text(found[2])


def test_an_answer_after_a_revisit_is_the_later_copy(archive: Archive) -> None:
    archive.revisit(PAGE.url, DAY[1], WARC_Payload_Digest="sha1:NOT-HERE")
    archive.answer(PAGE.url, DAY[3], version(b"twelve"))
    imported, found = archive.take()
    assert not imported.problems
    assert found[2].held is not None
    assert found[2].held.snapshot == DAY[3]


def test_what_the_server_called_not_modified_is_the_page_itself(archive: Archive) -> None:
    archive.revisit(PAGE.url, DAY[5], "304 Not Modified")
    archive.answer(PAGE.url, DAY[0], version(b"eleven"))
    archive.answer(PAGE.url, DAY[2], version(b"twelve"))
    _, found = archive.take()
    assert found[2].held is not None
    assert found[2].held.snapshot == DAY[5]
    assert "twelve months" in archive.text(found[2])


def test_a_revisit_of_a_revisit_is_followed(archive: Archive) -> None:
    digest = archive.answer(MIRROR, DAY[0], version(b"fourteen"))
    archive.revisit(PAGE.url, DAY[5], WARC_Refers_To_Date=DAY[3])
    archive.revisit(PAGE.url, DAY[3], WARC_Payload_Digest=digest)
    _, found = archive.take()
    assert found[2].held is not None
    assert found[2].held.snapshot == DAY[5]


@pytest.mark.parametrize("older", [False, True])
def test_what_a_revisit_repeats_and_the_file_lacks_is_told(archive: Archive, older: bool) -> None:
    archive.same(PAGE.url, DAY[4], "sha1:NOT-HERE", MIRROR, DAY[0])
    archive.same("http://nobody.example/cites-it", DAY[4], "sha1:NOT-HERE", MIRROR, DAY[0])
    if older:
        archive.answer(PAGE.url, DAY[1], version(b"twelve"))
    imported, found = archive.take()
    (problem,) = imported.problems
    assert problem == (
        f"{PAGE.url}: its copy of {DAY[4]} only refers to another, which is not in this file"
    )
    assert found[2].state == ("by hand" if older else "not tried")
    assert imported.pages == int(older)
    if older:
        assert found[2].held is not None
        assert found[2].held.snapshot == DAY[1]


def test_a_revisit_of_a_redirect_leads_on_and_of_an_error_is_no_page(archive: Archive) -> None:
    lost = next(page.url for page in pages() if page.work == 25)
    archive.answer(MIRROR, DAY[0], version(b"fourteen"))
    archive.revisit(PAGE.url, DAY[1], "301 Moved", to=MIRROR)
    archive.revisit(lost, DAY[1], "404 Not Found", WARC_Payload_Digest="sha1:NOT-HERE")
    imported, found = archive.take()
    assert not imported.problems
    assert found[25].state == "not tried"
    assert found[2].held is not None
    assert (found[2].held.url, found[2].held.snapshot) == (MIRROR, DAY[0])
