"""Papers that are files by themselves in a folder of papers."""

import os
import shutil
from pathlib import Path

import pytest

from corpus.errors import BadPaper
from corpus.library.file_names import file_id, is_ignored, is_paper_name
from corpus.library.papers import Paper, list_papers, open_file
from corpus.library.skipped import Skipped
from tests.corpus.webpapers import FERRY, pandoc

PDFS = Path(__file__).parents[2] / "pdf" / "papers"
DOCX = Path(__file__).parents[1] / "docx" / "papers"
WORDS = "The barn stands by the road. It holds hay.\n"


def _listed(folder: Path) -> tuple[dict[str, Paper], dict[str, Skipped]]:
    skipped: list[Skipped] = []
    papers = {paper.id: paper for paper in list_papers(folder, skipped=skipped)}
    return papers, {one.file: one for one in skipped}


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("report.pdf", "report"),
        ("Some Report (2021).PDF", "some-report-2021"),
        ("Résumé_v1.2.docx", "resume_v1.2"),
        ("-x-.txt", "x"),
        ("a  b.md", "a-b"),
    ],
)
def test_the_id_is_made_of_the_name(name: str, ident: str) -> None:
    assert file_id(name) == ident


def test_names_whose_letters_are_lost_have_ids_that_differ() -> None:
    names = ["报告.pdf", "总结.pdf", "2021 报告.pdf", "2021 总结.pdf", f"{'a' * 90}1.pdf",
             f"{'a' * 90}2.pdf", "!.pdf", "?.pdf"]  # fmt: skip
    ids = [file_id(name) for name in names]
    assert len(set(ids)) == len(names)
    assert ids == [file_id(name) for name in names]
    assert all(len(ident) <= 80 and ident[0].isalnum() and ident.isascii() for ident in ids)


@pytest.mark.parametrize(
    "name",
    ["README.md", "readme", "LICENSE", "LICENSE.txt", ".DS_Store", "Thumbs.db", "desktop.ini",
     "~$report.docx", "report.pdf.part", "x.pdf.crdownload", "report.toml", "refs.bib", "x.txt~"],
)  # fmt: skip
def test_files_that_lie_beside_papers_are_ignored(tmp_path: Path, name: str) -> None:
    assert is_ignored(name)
    (tmp_path / name).write_text(WORDS, "utf-8")
    assert _listed(tmp_path) == ({}, {})


@pytest.mark.parametrize("name", ["report.pdf", "Readmeadow.txt", "the licence.html", "a.MD"])
def test_papers_are_not_ignored(name: str) -> None:
    assert is_paper_name(name)
    assert not is_ignored(name)


def test_files_of_every_kind_are_papers_beside_folders(tmp_path: Path) -> None:
    (tmp_path / "zebra").mkdir()
    (tmp_path / "zebra" / "paper.txt").write_text(WORDS, "utf-8")
    shutil.copy(PDFS / "browser-essay.pdf", tmp_path / "Essay.pdf")
    shutil.copy(DOCX / "latex-law.docx", tmp_path / "Law.docx")
    (tmp_path / "ferry.html").write_text(pandoc(FERRY), "utf-8")
    (tmp_path / "lamps.md").write_text("# Lamps\n\nA lamp.[^1]\n\n[^1]: Wren.\n", "utf-8")
    (tmp_path / "barn.txt").write_text(WORDS, "utf-8")
    papers, skipped = _listed(tmp_path)
    assert not skipped
    assert list(papers) == ["zebra", "essay", "law", "barn", "ferry", "lamps"]
    assert [paper.location for paper in papers.values()][:2] == ["zebra/paper.txt", "Essay.pdf"]
    documents = {ident: paper.read() for ident, paper in papers.items()}
    assert [len(one.notes) for one in documents.values()] == [0, 9, 21, 0, 3, 1]
    kinds = {paper.id: paper.kind(paper.load()) for paper in papers.values()}
    assert (kinds["essay"], kinds["law"], kinds["lamps"]) == ("pdf", "docx", "markdown")
    assert documents["essay"].label.startswith("Two Hands on One Page")
    assert documents["ferry"].title == "The Ferry of Odden"
    assert documents["barn"].label == "barn"
    assert [one.id for one in documents.values()] == list(papers)


def test_a_description_beside_a_file_describes_it(tmp_path: Path) -> None:
    shutil.copy(PDFS / "browser-essay.pdf", tmp_path / "essay.pdf")
    bare = open_file(tmp_path / "essay.pdf")
    (tmp_path / "essay.toml").write_text('title = "Mine"\ndate = "2021"\n', "utf-8")
    (paper,) = list_papers(tmp_path)
    document = paper.read()
    assert (document.title, document.issued) == ("Mine", "2021")
    data = paper.load()
    assert bare.key(data) != paper.key(data)
    (tmp_path / "essay.toml").write_text("titel = 3\n", "utf-8")
    papers, skipped = _listed(tmp_path)
    assert not papers
    assert "not a key" in skipped["essay.pdf"].message


def test_two_papers_of_one_id_are_told(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "paper.txt").write_text(WORDS, "utf-8")
    for name in ("report.txt", "Report.md", "other.txt", "other.html"):
        (tmp_path / name).write_text(WORDS, "utf-8")
    papers, skipped = _listed(tmp_path)
    assert [paper.location for paper in papers.values()] == ["report/paper.txt", "other.html"]
    assert set(skipped) == {"Report.md", "report.txt", "other.txt"}
    assert "two papers 'report'" in skipped["report.txt"].message
    assert "another name" in skipped["report.txt"].remedy
    with pytest.raises(BadPaper, match="two papers"):
        list(list_papers(tmp_path))


@pytest.mark.parametrize(
    ("name", "told"),
    [("novel.epub", "EPUB e-book"), ("old.doc", "old format"), ("x.xyz", "no kind of papers"),
     ("report", "no kind of papers")],
)  # fmt: skip
def test_a_file_of_another_kind_is_told_and_the_others_are_read(
    tmp_path: Path, name: str, told: str
) -> None:
    (tmp_path / name).write_bytes(b"\x00\x01")
    (tmp_path / "barn.txt").write_text(WORDS, "utf-8")
    papers, skipped = _listed(tmp_path)
    assert set(papers) == {"barn"}
    assert told in skipped[name].message
    assert "take it out" in skipped[name].remedy


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 nothing", b"PK\x03\x04 nothing", b"", b"\x00\x01\x02" * 99]
)
def test_a_bad_file_is_one_bad_paper(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.pdf").write_bytes(data)
    (paper,) = list_papers(tmp_path)
    with pytest.raises(BadPaper) as error:
        paper.read()
    assert str(tmp_path / "bad.pdf") in error.value.message
    assert error.value.remedy


def test_what_is_no_file_is_told_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "link.pdf").symlink_to("nowhere.pdf")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder.pdf").mkdir()
    papers, skipped = _listed(tmp_path)
    assert not papers
    assert set(skipped) == {"pipe.pdf", "link.pdf"}


def test_the_key_changes_with_the_reader_of_its_kind_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(PDFS / "browser-essay.pdf", tmp_path / "essay.pdf")
    (tmp_path / "barn.txt").write_text(WORDS, "utf-8")
    papers = list(list_papers(tmp_path))
    before = {paper.id: paper.key(paper.load()) for paper in papers}
    monkeypatch.setattr("corpus.sandbox.paper_readers.PDF_READER", "another")
    changed = [paper.id for paper in papers if paper.key(paper.load()) != before[paper.id]]
    assert changed == ["essay"]
