"""The shelf of papers."""

from pathlib import Path

import pytest

from corpus.errors import BadPaper, IbidError, UnreadableText
from corpus.library.papers import Paper, list_papers, open_paper
from corpus.library.shipped import SHIPPED
from corpus.library.skipped import Skipped
from tests.corpus.bad_papers import BAD, make_bad
from tests.index.conftest import somebody


def _paper(shelf: Path, name: str, words: str = "Some words.", about: str | None = None) -> Path:
    folder = shelf / name
    folder.mkdir()
    (folder / "paper.txt").write_text(words, "utf-8")
    if about is not None:
        (folder / "paper.toml").write_text(about, "utf-8")
    return folder


def test_the_shipped_shelf_holds_the_paper() -> None:
    assert [paper.id for paper in list_papers(SHIPPED)] == ["ttp-reemergence"]


def test_a_description_is_read_and_what_it_leaves_out_is_unknown(tmp_path: Path) -> None:
    folder = _paper(tmp_path, "one", about='title = "A Night"\nauthors = ["Ann Lee"]\n')
    document = open_paper(folder).read()
    assert (document.id, document.title, document.label) == ("one", "A Night", "A Night")
    assert document.authors == ("Ann Lee",)
    assert document.language == "en"
    bare = open_paper(_paper(tmp_path, "two")).read()
    assert (bare.title, bare.label, bare.authors) == (None, "two", ())
    assert (bare.publisher, bare.issued, bare.url) == (None, None, None)


@pytest.mark.parametrize("date", ["2021", "2021-03", "2021-03-05", "2020-02-29"])
def test_what_a_reference_needs_is_read(tmp_path: Path, date: str) -> None:
    about = f'publisher = "Pier"\ndate = "{date}"\nurl = "https://a.example/x?y=1"\n'
    document = open_paper(_paper(tmp_path, "one", about=about)).read()
    assert (document.publisher, document.issued) == ("Pier", date)
    assert document.url == "https://a.example/x?y=1"


@pytest.mark.parametrize(
    "date", ["spring", "21", "2021-13", "2021-02-30", "2021-02-29", "2021-3-5", "0000", "٢٠٢١",
             "2021-03-05T00:00", "5 March 2021"]
)  # fmt: skip
def test_what_is_no_date_is_refused(tmp_path: Path, date: str) -> None:
    with pytest.raises(BadPaper, match="has the date") as caught:
        open_paper(_paper(tmp_path, "one", about=f'date = "{date}"'))
    assert caught.value.remedy == "Write it as 2021, 2021-03 or 2021-03-05."


@pytest.mark.parametrize(
    "url", ["a.example", "javascript:alert(1)", "ftp://a.example", "https://", "https:///x",
            "https://a.example/a b"]
)  # fmt: skip
def test_what_is_no_address_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadPaper, match="has the url") as caught:
        open_paper(_paper(tmp_path, "one", about=f'url = "{url}"'))
    assert "https://" in caught.value.remedy


def test_papers_come_by_name_and_other_folders_are_passed_over(tmp_path: Path) -> None:
    _paper(tmp_path, "b")
    _paper(tmp_path, "a")
    (tmp_path / "empty").mkdir()
    (tmp_path / "README.txt").write_text("no paper")
    assert [paper.id for paper in list_papers(tmp_path)] == ["a", "b"]


def test_a_shelf_that_is_not_there_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(BadPaper, match="no folder of papers") as caught:
        list(list_papers(tmp_path / "none"))
    assert "IBID_PAPERS" in caught.value.remedy


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ("titel = 'x'", "'titel', which is not a key"),
        ("title = 3", "'title' of the wrong kind"),
        ("date = 2021-03-05", "'date' of the wrong kind"),
        ("authors = 'Ann Lee'", "'authors' of the wrong kind"),
        ("authors = [1]", "'authors' of the wrong kind"),
        ("title = ", "cannot be read"),
    ],
)
def test_a_wrong_description_is_refused(tmp_path: Path, about: str, says: str) -> None:
    with pytest.raises(BadPaper, match=says) as caught:
        open_paper(_paper(tmp_path, "one", about=about))
    assert caught.value.remedy
    assert caught.value.code == "bad_paper"


@pytest.mark.parametrize("name", ["A Paper", "Übung", "-x", "x" * 81])
def test_a_folder_with_an_odd_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadPaper, match="cannot name a paper"):
        open_paper(tmp_path / name)


def test_a_paper_without_its_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(BadPaper, match=r"paper\.txt cannot be read"):
        open_paper(tmp_path / "one").load()


def test_an_unreadable_text_is_named_by_its_file(tmp_path: Path) -> None:
    folder = _paper(tmp_path, "one", words="")
    with pytest.raises(UnreadableText) as caught:
        open_paper(folder).read()
    assert str(folder / "paper.txt") in caught.value.message
    assert isinstance(caught.value, IbidError)
    assert str(caught.value) == f"{caught.value.message} {caught.value.remedy}"


def test_the_key_changes_with_the_words_the_description_and_the_name(tmp_path: Path) -> None:
    one = open_paper(_paper(tmp_path, "one"))
    keys = {
        one.key(b"words"),
        one.key(b"other words"),
        open_paper(_paper(tmp_path, "two")).key(b"words"),
        open_paper(_paper(tmp_path, "three", about="title = 'x'")).key(b"words"),
    }
    assert len(keys) == 4
    assert one.key(b"words") == open_paper(tmp_path / "one").key(b"words")


def _read_all(paper: Paper, skipped: list[Skipped]) -> None:
    try:
        paper.read()
    except (BadPaper, UnreadableText) as error:
        skipped.append(paper.skipped(error))


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_paper_is_named_and_the_others_are_read(tmp_path: Path, kind: str) -> None:
    bad = make_bad(tmp_path, kind)
    _paper(tmp_path, "a")
    _paper(tmp_path, "z")
    skipped: list[Skipped] = []
    good = list(list_papers(tmp_path, skipped=skipped))
    for paper in good:
        _read_all(paper, skipped)
    assert [one.id for one in skipped] == ["bad"]
    assert {"a", "z"} <= {paper.id for paper in good}
    assert str(bad) in skipped[0].message
    assert len(skipped[0].message) < 1000
    assert skipped[0].file in ("bad/paper.txt", "bad/paper.json")
    assert skipped[0].remedy


def test_without_a_list_for_bad_papers_the_first_is_raised(tmp_path: Path) -> None:
    make_bad(tmp_path, "wrong description")
    with pytest.raises(BadPaper, match="of the wrong kind"):
        list(list_papers(tmp_path))


def test_a_shelf_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "outer").mkdir()
    _paper(tmp_path / "outer", "open")
    locked = _paper(tmp_path / "outer", "locked")
    skipped: list[Skipped] = []
    locked.chmod(0)
    with somebody(tmp_path / "outer"):
        assert [paper.id for paper in list_papers(Path(), skipped=skipped)] == ["open"]
    locked.chmod(0o700)
    assert [one.id for one in skipped] == ["locked"]
    assert "Permission denied" in skipped[0].message
    (tmp_path / "outer").chmod(0)
    with somebody(tmp_path), pytest.raises(BadPaper, match="cannot be read: Permission denied"):
        list(list_papers(Path("outer"), skipped=skipped))
    (tmp_path / "outer").chmod(0o700)


@pytest.mark.parametrize("unseen", ["\\u0007\\u001b", "\\u200b", "\\u3164", "  "])
def test_what_of_a_description_is_not_seen_is_not_known(tmp_path: Path, unseen: str) -> None:
    names = ("title", "label", "publisher", "date", "url", "language")
    about = "".join(f'{name} = "{unseen}"\n' for name in names)
    folder = _paper(tmp_path, "one", about=f'{about}authors = ["{unseen}", "Ada"]\n')
    found = open_paper(folder).description
    assert (found.title, found.label, found.publisher) == (None, None, None)
    assert (found.issued, found.url, found.language) == (None, None, "en")
    assert found.authors == ("Ada",)


def test_a_markdown_paper_says_itself_what_its_description_does_not(tmp_path: Path) -> None:
    folder = tmp_path / "lamps"
    folder.mkdir()
    (folder / "paper.md").write_text(
        "---\ntitle: Lamps\nauthor: [Ada Wren]\ndate: 2011-05\nlang: de\n---\n\nDie Lampe.[^1]\n\n"
        "[^1]: Wren.\n",
        "utf-8",
    )
    (paper,) = list_papers(tmp_path)
    document = paper.read()
    assert (document.title, document.authors, document.issued, document.language) == (
        "Lamps",
        ("Ada Wren",),
        "2011-05",
        "de",
    )
    assert [note.markers for note in document.notes] == [(document.body_end,)]
    (folder / "paper.toml").write_text('title = "Other"\nlanguage = "en"\n', "utf-8")
    (paper,) = list_papers(tmp_path)
    assert (paper.read().title, paper.read().language) == ("Other", "en")
    (folder / "paper.md").write_bytes(b"\x00\x01\x02" * 99)
    with pytest.raises(UnreadableText):
        paper.read()
