"""Papers that somebody adds: read in a process of their own, put on a shelf whole or not at all."""

import json
import os
import time
from pathlib import Path

import pytest

from corpus.errors import BadPaper
from corpus.library.added import (
    BadDescription,
    UnknownPaper,
    add_paper,
    added_papers,
    remove_paper,
    sweep,
)
from corpus.library.papers import list_papers, open_paper
from corpus.library.skipped import Skipped
from corpus.sandbox.incoming import Incoming
from corpus.sandbox.paper_readers import UnreadablePaper
from corpus.sandbox.upload import parse_incoming
from corpus.serialization import from_json, to_json
from tests.corpus.webpapers import FERRY, pandoc, word

MARKDOWN = b"""---
title: The Ferry of Odden
author: Ada Wren
lang: de
---

The ferry was built in 1901.[^log] It carried horses.

[^log]: Otto Lind, *The Log* (Odden: Quay, 1902), 7.
"""
TEXT = b"""The Ferry of Odden

The ferry of Odden was built in 1901. It carried horses over the sound.[1]

Notes

[1] Ada Wren, The Log of the Ferry, 1901.
"""
PDFS = Path(__file__).parents[2] / "pdf" / "papers"
HOSTILE = '"]\n[x] = <script>alert(1)</script>\u202e\x1b[31m'


def _incoming(data: bytes = TEXT, media: str = "text/plain", name: str = "ferry.txt") -> Incoming:
    return parse_incoming(data, media, name, 8)


def test_a_text_is_kept_as_it_came(tmp_path: Path) -> None:
    incoming = _incoming()
    assert (incoming.media, incoming.notes, incoming.pages) == ("text", 1, 1)
    assert from_json(Incoming, json.loads(json.dumps(to_json(incoming)))) == incoming
    paper = add_paper(tmp_path, TEXT, incoming, "The Ferry.txt", authors=["Ada  Wren", " "])
    assert paper.id == "the-ferry"
    assert paper.file.read_bytes() == TEXT
    assert paper.description.label == "The Ferry"
    assert paper.description.authors == ("Ada Wren",)
    document = paper.read()
    assert [document.note_text(note) for note in document.notes] == [
        "Ada Wren, The Log of the Ferry, 1901."
    ]
    assert [one.id for one in list_papers(tmp_path)] == added_papers(tmp_path) == ["the-ferry"]


@pytest.mark.parametrize("style", [pandoc, word])
def test_a_page_becomes_a_paper_with_its_notes(tmp_path: Path, style: object) -> None:
    assert callable(style)
    data = style(FERRY).encode()
    incoming = _incoming(data, "text/html", "ferry.html")
    assert incoming.web is not None
    assert from_json(Incoming, json.loads(json.dumps(to_json(incoming)))) == incoming
    assert (incoming.media, incoming.web.title) == ("html", "The Ferry of Odden")
    assert incoming.notes == 3
    paper = add_paper(tmp_path, data, incoming, "ferry.html")
    assert paper.id == "the-ferry-of-odden"
    assert (paper.folder / "original.html").read_bytes() == data
    again = open_paper(paper.folder)
    document = again.read()
    assert len(document.notes) == 3
    assert document.title == "The Ferry of Odden"
    assert again.key(again.load()) == paper.key(paper.load())
    (paper.folder / "paper.json").write_text("{}", "utf-8")
    with pytest.raises(BadPaper, match="has changed since it was written"):
        open_paper(paper.folder).read()


@pytest.mark.parametrize(
    ("media", "name"), [("text/markdown", "f"), ("application/octet-stream", "f.md"), ("", "f")]
)
def test_markdown_is_kept_as_it_came_and_read_with_its_notes(
    tmp_path: Path, media: str, name: str
) -> None:
    incoming = _incoming(MARKDOWN, media, name)
    assert (incoming.media, incoming.notes, incoming.warnings) == ("markdown", 1, ())
    assert from_json(Incoming, json.loads(json.dumps(to_json(incoming)))) == incoming
    paper = add_paper(tmp_path, MARKDOWN, incoming, name)
    assert paper.id == "the-ferry-of-odden"
    assert paper.file.name == "paper.md"
    assert paper.file.read_bytes() == MARKDOWN
    document = paper.read()
    assert [(n.label, document.note_text(n)) for n in document.notes] == [
        ("log", "Otto Lind, The Log (Odden: Quay, 1902), 7.")
    ]
    assert (document.title, document.authors) == ("The Ferry of Odden", ("Ada Wren",))


def test_html_in_a_file_that_is_called_markdown_is_markdown() -> None:
    data = b"<p>It was built.</p>\n\nIt **carried** horses.\n"
    assert _incoming(data, "text/plain", "f.md").media == "markdown"
    assert _incoming(data, "text/plain", "f.txt").media == "html"


def test_an_extract_of_an_older_reader_is_made_anew_from_its_page(tmp_path: Path) -> None:
    data = pandoc(FERRY).encode()
    paper = add_paper(tmp_path, data, _incoming(data, "text/html", "f.html"), "f.html")
    stored = json.loads(paper.load())
    old = {key: stored[key] for key in ("text", "paragraphs", "title", "language")}
    notes = [{key: one[key] for key in ("number", "text", "markers")} for one in stored["notes"]]
    paper.file.write_text(json.dumps({**old, "notes": notes[:1], "reader": "web-1"}), "utf-8")
    assert len(open_paper(paper.folder).read().notes) == 3
    (paper.folder / "original.html").write_bytes(b"<html></html>")
    document = open_paper(paper.folder).read()
    assert [note.label for note in document.notes] == ["1"]
    (paper.folder / "original.html").unlink()
    assert open_paper(paper.folder).read() == document


@pytest.mark.parametrize(
    "url", ["javascript:x", "https://?x", "https://", "//a.example", "x" * 9000]
)
def test_what_a_page_says_of_itself_cannot_spoil_the_shelf(tmp_path: Path, url: str) -> None:
    head = (
        f'<head><link rel="canonical" href="{url}"><meta name="date" content="2021-02-31"></head>'
    )
    data = pandoc(FERRY).replace("<body>", f"{head}<body>").encode()
    paper = add_paper(tmp_path, data, _incoming(data, "text/html", "f.html"), "f.html")
    assert [one.id for one in list_papers(tmp_path)] == [paper.id]
    assert paper.description.url is None


def test_a_paper_that_cannot_be_opened_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(folder: Path) -> None:
        raise BadPaper(f"{folder} is broken.", "Mend it.")

    incoming = _incoming()
    monkeypatch.setattr("corpus.library.added.open_paper", broken)
    with pytest.raises(BadPaper):
        add_paper(tmp_path, TEXT, incoming, "ferry.txt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "media", "told"),
    [
        (b"", "text/plain", "empty"),
        (b"  \n", "text/plain", "empty"),
        (b"\x00\x00 x y", "application/octet-stream", "ferry"),
        (b"\x00\x01\x02\x03" * 100, "text/plain", "ferry"),
        (b"<html><body></body></html>", "text/html", "holds no text"),
        (b"x" * (2 * 2**20), "text/plain", "more than 1 MiB"),
    ],
)
def test_what_is_no_paper_is_told_with_a_remedy(data: bytes, media: str, told: str) -> None:
    with pytest.raises(UnreadablePaper, match=told) as error:
        parse_incoming(data, media, "ferry", 1)
    assert "text file" in error.value.remedy


@pytest.mark.parametrize(
    ("data", "told", "remedy"),
    [
        (b"%PDF-1.4 and so on", "is damaged", "save it anew"),
        (b"PK\x03\x04nothing", "damaged Word document or ZIP archive", "save it anew"),
        (b"{\\rtf1 The ferry.}", "is an RTF document", "DOCX or PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture", "ocrmypdf"),
    ],
)
def test_other_kinds_of_files_are_named_with_what_to_do(
    data: bytes, told: str, remedy: str
) -> None:
    with pytest.raises(UnreadablePaper, match=f"ferry.* {told}") as error:
        parse_incoming(data, None, "ferry", 1)
    assert remedy in error.value.remedy


def test_a_pdf_is_kept_as_it_came_and_read_with_its_notes(tmp_path: Path) -> None:
    data = (PDFS / "browser-essay.pdf").read_bytes()
    incoming = _incoming(data, "application/octet-stream", "Essay (final).pdf")
    title = "Two Hands on One Page: Bilingual Account Books from a Levantine Port"
    assert (incoming.media, incoming.pages, incoming.notes, incoming.about.title) == (
        "pdf",
        3,
        9,
        title,
    )
    assert from_json(Incoming, json.loads(json.dumps(to_json(incoming)))) == incoming
    paper = add_paper(tmp_path, data, incoming, "Essay (final).pdf")
    assert paper.file.name == "paper.pdf"
    assert paper.file.read_bytes() == data
    assert paper.id.startswith("two-hands-on-one-page")
    document = paper.read()
    assert (document.title, len(document.notes), document.id) == (title, 9, paper.id)
    assert document.places
    assert document.page_of(document.notes[-1].start) == 3
    other = add_paper(tmp_path, data, incoming, "Essay.pdf", title="Mine", authors=["Ada Wren"])
    assert (other.read().title, other.read().authors) == ("Mine", ("Ada Wren",))


def test_a_word_document_is_kept_as_it_came(tmp_path: Path) -> None:
    data = (PDFS.parents[1] / "corpus" / "docx" / "papers" / "latex-law.docx").read_bytes()
    incoming = _incoming(data, "application/octet-stream", "x.bin")
    assert (incoming.media, incoming.notes) == ("docx", 21)
    paper = add_paper(tmp_path, data, incoming, "x.bin")
    assert paper.file.name == "paper.docx"
    assert paper.file.read_bytes() == data
    document = paper.read()
    assert (len(document.notes), document.title) == (21, incoming.about.title)


def test_hostile_names_and_titles_are_words(tmp_path: Path) -> None:
    paper = add_paper(
        tmp_path, TEXT, _incoming(), f"../../{HOSTILE}.txt", title=HOSTILE, authors=[HOSTILE]
    )
    assert paper.folder.parent == tmp_path
    about = open_paper(paper.folder).description
    assert about.title == '"] [x] = <script>alert(1)</script>[31m'
    assert about.authors == ('"] [x] = <script>alert(1)</script>[31m',)


@pytest.mark.parametrize("name", ["", "..", "/", "....", "\\\\", "💡", "a" * 500, "con.txt"])
def test_any_name_gives_a_folder_of_its_own(tmp_path: Path, name: str) -> None:
    first = add_paper(tmp_path, TEXT, _incoming(), name)
    second = add_paper(tmp_path, TEXT, _incoming(), name, taken=["odden"])
    assert first.id != second.id
    assert {first.folder.parent, second.folder.parent} == {tmp_path}
    assert sorted(added_papers(tmp_path)) == sorted([first.id, second.id])


def test_an_id_that_is_taken_elsewhere_is_not_given(tmp_path: Path) -> None:
    paper = add_paper(tmp_path, TEXT, _incoming(), "ferry.txt", taken=["ferry", "ferry-2"])
    assert paper.id == "ferry-3"


@pytest.mark.parametrize(
    ("title", "ident"),
    [
        ("Four " * 12, "four-" * 11 + "four"),  # as long as an id may be
        ("Four " * 13, "four-" * 11 + "four"),
        ("The locks at " + "four" * 12 + "s", "the-locks-at"),
        ("x" * 70, "x" * 60),
        ("Tolls, 1768–1842 — l’été", "tolls-1768-1842-lete"),
    ],
)
def test_an_id_is_made_of_the_whole_words_of_a_title(
    tmp_path: Path, title: str, ident: str
) -> None:
    assert add_paper(tmp_path, TEXT, _incoming(), "ferry.txt", title=title).id == ident


@pytest.mark.parametrize(
    ("title", "authors"), [("x" * 501, []), ("", ["x" * 501]), ("", ["a"] * 51)]
)
def test_what_is_too_long_is_refused_and_nothing_is_written(
    tmp_path: Path, title: str, authors: list[str]
) -> None:
    with pytest.raises(BadDescription):
        add_paper(tmp_path, TEXT, _incoming(), "ferry.txt", title=title, authors=authors)
    assert list(tmp_path.iterdir()) == []


def test_a_paper_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    incoming = _incoming()
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        add_paper(tmp_path, TEXT, incoming, "ferry.txt")
    assert list(tmp_path.iterdir()) == []


def test_an_added_paper_is_removed_and_no_other(tmp_path: Path) -> None:
    own, others = tmp_path / "own", tmp_path / "others"
    add_paper(own, TEXT, _incoming(), "ferry.txt")
    (others / "mill").mkdir(parents=True)
    for name in ("mill", "../others/mill", "", ".", "..", ".adding-x", os.sep):
        with pytest.raises(UnknownPaper):
            remove_paper(own, name)
    remove_paper(own, "ferry")
    assert list(own.iterdir()) == []
    assert (others / "mill").is_dir()
    assert added_papers(tmp_path / "nowhere") == []


def test_two_shelves_may_not_hold_papers_of_one_name(tmp_path: Path) -> None:
    for place in ("one", "other"):
        add_paper(tmp_path / place, TEXT, _incoming(), "ferry.txt")
    with pytest.raises(BadPaper, match="two papers 'ferry'"):
        list(list_papers(tmp_path / "one", tmp_path / "other"))
    skipped: list[Skipped] = []
    found = list(list_papers(tmp_path / "one", tmp_path / "other", skipped=skipped))
    assert [one.folder for one in found] == [tmp_path / "one" / "ferry"]
    assert [one.file for one in skipped] == ["ferry/paper.txt"]
    assert [one.id for one in list_papers(tmp_path / "one", tmp_path / "nowhere")] == ["ferry"]


UNSEEN = ["\x07\x1b", "\u200b\u200e", "\u2060 \u00ad", "\u3164", "\u2800\u2800", "\u0301", " \t "]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_title_or_name_of_which_nothing_is_seen_is_none(tmp_path: Path, unseen: str) -> None:
    paper = add_paper(
        tmp_path, TEXT, _incoming(), "ferry.txt", title=unseen, authors=[unseen, "Ada", unseen]
    )
    about = open_paper(paper.folder).description
    assert (paper.id, about.title, about.label, about.authors) == ("ferry", None, "ferry", ("Ada",))
    unnamed = add_paper(tmp_path, TEXT, _incoming(), f"{unseen}.txt", authors=[unseen])
    assert unnamed.description.label == "Added paper"
    assert unnamed.description.authors == ()


@pytest.mark.parametrize("unseen", UNSEEN)
def test_what_a_page_says_of_itself_unseen_is_none(tmp_path: Path, unseen: str) -> None:
    named = "".join(f"&#{ord(letter)};" for letter in unseen)
    data = (
        f"<html><head><title>{named}</title><meta name='author' content='{named}'></head><body>"
        f"<h1>{named}</h1><p>The ferry of Odden was built in 1888 by Josiah Croft, who was its "
        "first master, and who kept a log of every crossing.</p></body></html>"
    ).encode()
    paper = add_paper(tmp_path, data, _incoming(data, "text/html", "f.html"), "ferry.html")
    about = open_paper(paper.folder).description
    assert (about.title, about.authors, about.label) == (None, (), "ferry")


def test_what_was_left_behind_is_swept(tmp_path: Path) -> None:
    left = [tmp_path / f"{name}{'0a' * 8}" for name in (".adding-", ".removed-")]
    others = [tmp_path / name for name in (".adding-mine", "ferry", ".git")]
    for folder in (*left, *others):
        folder.mkdir()
        (folder / "paper.txt").write_bytes(TEXT)
    sweep(tmp_path)
    assert all(folder.is_dir() for folder in left), "somebody may be at it"
    sweep(tmp_path, time.time() + 3 * 3600)
    assert not any(folder.exists() for folder in left)
    assert all((folder / "paper.txt").is_file() for folder in others)
    sweep(tmp_path / "nowhere")


def test_adding_sweeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / f".adding-{'0a' * 8}").mkdir()
    monkeypatch.setattr("corpus.library.added._STALE", -60.0)
    add_paper(tmp_path, TEXT, _incoming(), "ferry.txt")
    assert [one.name for one in tmp_path.iterdir()] == ["ferry"]
