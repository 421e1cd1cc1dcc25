"""The ledger: nothing that was written in it is lost, and nothing is believed that was not."""

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.citations.works import works_of
from corpus.documents import Paragraph
from corpus.extract import Extract
from corpus.library.shipped import SHIPPED
from corpus.sources.attempts import Attempt
from corpus.sources.catalogue import UnknownWork, cited_works, find_work, read_source, source_key
from corpus.sources.ledger import BadLedger, Ledger
from corpus.sources.manual import BadFile, add_file


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "sources")


ATTEMPT = Attempt(
    "a-work", "2026-01-02T03:04:05+00:00", "web", "https://a.org/", "got", size=3,
    differences=("one", "two"), sha256="00", run=7,
)  # fmt: skip
EXTRACT = Extract("html", "A text.", (Paragraph(0, 7, "prose"),), title="A title", authors=("A",))


def test_what_is_written_is_read_back(ledger: Ledger) -> None:
    assert ledger.attempts() == {}
    ledger.add(ATTEMPT, b"abc", EXTRACT)
    ledger.add(Attempt("a-work", "later", "web", "x", "dead"))
    assert [one.outcome for one in ledger.attempts()["a-work"]] == ["got", "dead"]
    assert ledger.attempts()["a-work"][0] == ATTEMPT
    kept = ledger.text("00")
    assert kept is not None
    assert kept[1] == EXTRACT
    assert ledger.text("11") is None


def test_a_file_that_was_changed_is_not_believed(ledger: Ledger) -> None:
    ledger.add(ATTEMPT, b"abc")
    (sha256,) = [file.name for file in (ledger.folder / "files").iterdir()]
    assert ledger.load(sha256) == b"abc"
    ledger.path(sha256).write_bytes(b"abd")
    with pytest.raises(BadLedger):
        ledger.load(sha256)
    with pytest.raises(BadLedger):
        ledger.load("none")


def test_a_ledger_that_cannot_be_used_is_told(ledger: Ledger) -> None:
    ledger.folder.mkdir()
    ledger.file.write_bytes(b"no database at all, but long enough to be looked at" * 9)
    for use in (ledger.attempts, ledger.begin_run):
        with pytest.raises(BadLedger) as failed:
            use()
        assert str(ledger.folder) in failed.value.message


def test_many_may_write_at_once(ledger: Ledger) -> None:
    def write(number: int) -> None:
        for _ in range(5):
            ledger.add(Attempt(f"work-{number}", "now", "web", "x", "dead"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(one) for one in ledger.attempts().values()] == [5] * 6


def test_works_are_remembered_as_long_as_the_paper_is_the_same(ledger: Ledger) -> None:
    ledger.add(ATTEMPT)
    works = cited_works(SHIPPED, ledger)
    read: list[str] = []

    def never() -> list[object]:
        read.append("read")
        return []

    with sqlite3.connect(ledger.file) as db:
        ((paper, key),) = db.execute("SELECT id, key FROM papers").fetchall()
    db.close()
    assert ledger.works(paper, key, lambda: works_of([])) == works
    assert ledger.works(paper, "another key", lambda: works_of([])) == []
    assert not read
    assert never() == []


def test_a_work_is_named_by_number_or_id(ledger: Ledger) -> None:
    works = cited_works(SHIPPED, ledger)
    assert find_work(works, "5") is works[4]
    assert find_work(works, works[4].id) is works[4]
    assert find_work(works, "5", "ttp-reemergence") is works[4]
    for name in ("99", "nobody", "5x", "-1"):
        with pytest.raises(UnknownWork):
            find_work(works, name)
    with pytest.raises(UnknownWork):
        find_work(works, "5", "another")


def test_a_file_is_taken_from_whoever_supplies_it(ledger: Ledger, tmp_path: Path) -> None:
    work = cited_works(SHIPPED, ledger)[8]  # a book
    file = tmp_path / "book.txt"
    file.write_text("In the Line of Fire: A Memoir\n\nWe wanted parity with India.\n", "utf-8")
    assert add_file(ledger, work, file).outcome == "got"
    (source,) = ledger.sources([work])
    assert (source.state, source.reason) == ("by hand", None)
    assert "parity" in read_source(ledger, source).text
    first = source_key(source)
    file.write_text("Quite another text.\n", "utf-8")
    add_file(ledger, work, file)
    (source,) = ledger.sources([work])
    assert "taken although" in (source.reason or "")
    assert source_key(source) != first
    for bad in (tmp_path / "nothing", tmp_path):
        with pytest.raises(BadFile):
            add_file(ledger, work, bad)


def test_what_was_got_from_an_address_is_kept_where_the_work_is_named_otherwise(
    ledger: Ledger,
) -> None:
    """Its note may be read otherwise by a later version."""
    work = next(one for one in cited_works(SHIPPED, ledger) if one.url)
    before = f"another-name-{work.id.rpartition('-')[2]}"
    ledger.add(replace(ATTEMPT, work=before), b"abc", EXTRACT)
    held = ledger.sources([work])[0].held
    assert held is not None
    assert held.sha256 == ATTEMPT.sha256
    without_address = replace(work, citation=replace(work.citation, url=None))
    assert ledger.sources([without_address])[0].held is None
