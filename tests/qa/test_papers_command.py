"""The commands `ibid add`, `ibid remove` and `ibid papers`."""

import shutil
from pathlib import Path

import pytest

from tests.corpus.webpapers import FERRY, pandoc
from tests.qa.conftest import Program

PDF = Path(__file__).parents[1] / "pdf" / "papers" / "browser-essay.pdf"
DOCX = Path(__file__).parents[1] / "corpus" / "docx" / "papers" / "latex-law.docx"
TEXT = "The lake froze in January 1854.\n\nCutters were paid by the ton.\n"


@pytest.fixture
def library(program: Program, tmp_path: Path) -> Program:
    """The command line with one paper in its papers folder, and no index."""
    (tmp_path / "papers" / "lake").mkdir(parents=True)
    (tmp_path / "papers" / "lake" / "paper.txt").write_text(TEXT, "utf-8")
    program.set(papers=tmp_path / "papers", home=tmp_path / "home", quick="1")
    return program


def test_files_of_several_kinds_are_added_built_listed_and_removed(
    library: Program, tmp_path: Path
) -> None:
    (tmp_path / "ferry.html").write_text(pandoc(FERRY), "utf-8")
    files = [str(PDF), str(DOCX), str(tmp_path / "ferry.html")]
    outcome = library.json("add", *files)
    assert [(one["media"], one["notes"]) for one in outcome["added"]] == [
        ("pdf", 9),
        ("docx", 21),
        ("html", 3),
    ]
    assert [one["file"] for one in outcome["added"]] == files
    assert outcome["added"][0]["pages"] == 3
    assert outcome["failed"] == []
    ids = [one["id"] for one in outcome["added"]]
    assert set(outcome["build"]["added"]) == {"lake", *ids}
    listed = {one["id"]: one for one in library.json("papers")["papers"]}
    assert set(listed) == {"lake", *ids}
    assert [one["added"] for one in listed.values()].count(True) == 3
    assert all(one["indexed"] for one in listed.values())
    assert (listed[ids[0]]["pages"], listed[ids[0]]["notes"]) == (3, 9)
    assert listed[ids[0]]["title"].startswith("Two Hands on One Page")
    origin = (tmp_path / "home" / "papers" / ids[0] / "paper.toml").read_text("utf-8")
    assert "with `ibid add`, from the file browser-essay.pdf" in origin
    removed = library.json("remove", ids[0], ids[2])
    assert removed["removed"] == [ids[0], ids[2]]
    assert set(removed["build"]["kept"]) == {"lake", ids[1]}


def test_what_was_found_is_shown(library: Program) -> None:
    shown = library("add", str(PDF), "--no-build", "--title", "Mine", "--authors", "Ada; Otto")
    assert shown.exit_code == 0
    assert "Added mine" in shown.stdout
    assert "“Mine”, Ada, Otto" in shown.stdout
    assert "PDF, 3 pages, 9 notes" in shown.stdout
    assert "index" not in shown.stdout
    listed = library("papers").stdout
    assert "mine  Mine\n   PDF, not indexed yet, added" in listed
    assert "lake/paper.txt in the papers folder" in listed


def test_a_file_that_cannot_be_added_is_named_and_the_others_are_added(
    library: Program, tmp_path: Path
) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7")
    names = [str(tmp_path / "bad.pdf"), str(tmp_path / "none.pdf"), str(tmp_path), str(PDF)]
    shown = library("add", *names, "--no-build")
    assert shown.exit_code == 5
    assert "Added two-hands" in shown.stdout
    assert f"{tmp_path / 'bad.pdf'} is damaged" in shown.stderr
    assert shown.stderr.count("bad.pdf") == 1  # the name is not said twice
    for told in ("bad.pdf is damaged", "none.pdf cannot be read: No such file", "is a folder"):
        assert told in shown.stderr
    outcome = library.json("add", *names[:3], code=2)
    assert (outcome["added"], outcome["build"]) == ([], None)
    assert [one["name"] for one in outcome["failed"]] == names[:3]
    assert all(one["error"]["remedy"] for one in outcome["failed"])


def test_a_file_that_is_too_large_is_told_with_the_setting(
    library: Program, tmp_path: Path
) -> None:
    library.set(largest_pdf="1", largest_docx="2", largest_paper="1")
    (tmp_path / "big.pdf").write_bytes(b"%PDF-1.7" + bytes(2**20))
    (tmp_path / "big.txt").write_bytes(b"x" * (2**20 + 1))
    (tmp_path / "huge.txt").write_bytes(b"x" * (2**21 + 1))
    names = [str(tmp_path / name) for name in ("big.pdf", "big.txt", "huge.txt")]
    failed = library.json("add", *names, code=2)["failed"]
    assert "raise IBID_LARGEST_PDF" in failed[0]["error"]["remedy"]
    assert "raise IBID_LARGEST_PAPER" in failed[1]["error"]["remedy"]
    assert "larger than 2 MiB" in failed[2]["error"]["message"]


def test_a_file_that_is_a_paper_already_is_added_with_a_warning(
    library: Program, tmp_path: Path
) -> None:
    (tmp_path / "ferry.html").write_text(pandoc(FERRY), "utf-8")
    shutil.copy(tmp_path / "ferry.html", tmp_path / "papers" / "Ferry.html")
    shutil.copy(tmp_path / "papers" / "lake" / "paper.txt", tmp_path / "again.txt")
    names = [str(DOCX), str(DOCX), *(str(tmp_path / one) for one in ("ferry.html", "again.txt"))]
    first, second, ferry, again = library.json("add", *names, "--no-build")["added"]
    assert first["id"] != second["id"]
    assert first["warnings"] == []
    for found, same in ((second, first["id"]), (ferry, "ferry"), (again, "lake")):
        assert f"a paper already, {same}:" in found["warnings"][0]
    (tmp_path / "other.txt").write_bytes(b"x" * len(TEXT))  # of the same length
    assert (
        library.json("add", str(tmp_path / "other.txt"), "--no-build")["added"][0]["warnings"] == []
    )


def test_a_title_is_that_of_one_file(library: Program) -> None:
    shown = library("add", str(PDF), str(DOCX), "--title", "Mine")
    assert shown.exit_code == 2
    assert "one paper" in shown.stderr


def test_only_papers_that_were_added_are_removed(library: Program, tmp_path: Path) -> None:
    shutil.copy(PDF, tmp_path / "papers" / "Essay.pdf")
    library("add", str(DOCX), "--no-build", "--title", "Law")
    shown = library("remove", "lake", "essay", "nowhere", "..", "law", "--no-build")
    assert shown.exit_code == 5
    assert "Removed law." in shown.stdout
    assert str(tmp_path / "papers" / "lake") in shown.stderr
    assert str(tmp_path / "papers" / "Essay.pdf") in shown.stderr
    assert "No paper 'nowhere'" in shown.stderr
    assert (tmp_path / "papers" / "Essay.pdf").exists()
    assert library("remove", "law", "--no-build").exit_code == 2


def test_papers_that_cannot_be_read_are_listed_with_why(library: Program, tmp_path: Path) -> None:
    (tmp_path / "papers" / "novel.epub").write_bytes(b"PK")
    (tmp_path / "papers" / "bad.pdf").write_bytes(b"%PDF-1.7")
    assert library("build").exit_code == 5
    listed = {one["id"]: one for one in library.json("papers")["papers"]}
    assert "is damaged" in listed["bad"]["problem"]["message"]
    assert "EPUB" in listed["novel"]["problem"]["message"]
    assert listed["lake"]["problem"] is None
    assert library("papers").stdout.count("Skipped: ") == 2
