"""Texts from a web archive."""

from pathlib import Path

import pytest

from corpus.ledger import Ledger
from corpus.library import SHIPPED
from corpus.sources import cited_works, read_source
from corpus.supplied import BadFile
from corpus.warc import import_warc
from tests.cited.pages import pages
from tests.cited.warcs import write_warc


def test_pages_are_found_under_any_variant_of_their_addresses(tmp_path: Path) -> None:
    file, ledger = tmp_path / "pages.warc.gz", Ledger(tmp_path / "sources")
    texts = write_warc(file)
    works = cited_works(SHIPPED, ledger)
    imported = import_warc(ledger, works, file)
    assert len(imported.attempts) == texts == 31
    assert imported.pages == texts + 2  # an older copy, and one that nobody cites
    assert not imported.problems
    found = {one.work.cited_by[0].number: one for one in ledger.sources(works)}
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
