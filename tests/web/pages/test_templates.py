"""The page as the server makes it, without a script."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.documents import Document
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.plan import from_papers
from index.store.generations import Home
from qa.settings import Settings
from tests.conftest import FIRST
from web.app import create_app
from web.pages.document_layout import lay_out

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> {{ 7*7 }} </title>'


class _Words(HTMLParser):
    """The text of one element, found by its id, and every tag of the page."""

    def __init__(self, ident: str) -> None:
        super().__init__()
        self.ident, self.depth, self.words = ident, 0, ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append((tag, known))
        if self.depth or known.get("id") == self.ident:
            self.depth += tag not in ("input", "img", "meta", "link", "br")

    def handle_endtag(self, _tag: str) -> None:
        self.depth -= self.depth > 0

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.words += data


def _read(page: str, ident: str = "paper") -> _Words:
    parser = _Words(ident)
    parser.feed(page)
    return parser


def test_headers_forbid_what_the_page_does_not_need(client: TestClient) -> None:
    for path in ("/", "/docs", "/static/js/main.js", "/api/documents", "/nothing"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_static_files_are_checked_for_changes_and_sent_once(client: TestClient) -> None:
    for path, kind in (("js/main.js", "text/javascript"), ("ibid.css", "text/css")):
        first = client.get(f"/static/{path}")
        assert first.headers["content-type"].startswith(kind)
        assert first.headers["cache-control"] == "no-cache"
        again = client.get(f"/static/{path}", headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_nothing_is_loaded_from_elsewhere_and_nothing_stands_inline(client: TestClient) -> None:
    for path in ("/", "/?q=When+was+TTP+founded%3F", "/docs"):
        for tag, attributes in _read(client.get(path).text).tags:
            assert tag != "style"
            assert "style" not in attributes
            assert not [name for name in attributes if name.startswith("on")]
            for name in ("src", "href", "action"):
                if name in attributes and tag in ("script", "link", "img", "form"):
                    assert str(attributes[name]).startswith("/"), (tag, attributes)


@pytest.mark.parametrize("name", [FIRST, "harrowmere-ice"])
def test_the_paper_is_shown_word_for_word(
    client: TestClient, name: str, paper: Document, second_paper: Document
) -> None:
    document = {FIRST: paper}.get(name, second_paper)
    words = "".join(
        "".join(
            piece.text
            for line in block.lines
            for piece in line.pieces
            if piece.kind not in ("page", "note")
        )
        for block in lay_out(document)
    )
    expected = "".join(
        document.text[p.start : p.end]
        for p in document.paragraphs
        if p.kind != "note" and (p.start < document.body_end or p.kind == "aside")
    )
    assert words == expected
    markers = [
        int(piece.text)
        for block in lay_out(document)
        for line in block.lines
        for piece in line.pieces
        if piece.kind == "note"
    ]
    assert len(markers) == sum(len(note.markers) for note in document.notes)
    shown = " ".join(_read(client.get("/", params={"document": name}).text).words.split())
    for note in document.notes:
        assert " ".join(document.note_text(note).split()) in shown


def test_every_sentence_has_a_place_that_can_be_linked_to(
    client: TestClient, paper: Document
) -> None:
    places = {a.get("id") for _, a in _read(client.get(f"/?document={FIRST}").text).tags}
    starts = [sentence.start for sentence in paper.sentences]
    starts += [note.start for note in paper.notes]
    assert {f"s{start}" for start in starts} <= places


def test_a_question_is_answered_by_a_plain_form(client: TestClient) -> None:
    page = client.get("/", params={"q": "When was Tehrik-e-Taliban Pakistan founded?"}).text
    assert "founded in " in page
    assert "<mark>2007</mark>" in page
    place = re.search(r'class="place" href="[^"]*&amp;quote=1.1#(s\d+)"', page)
    assert place is not None
    assert f'class="sentence highlighted" id="{place[1]}"' in page


def test_a_follow_up_keeps_the_conversation(client: TestClient) -> None:
    first = "When was Tehrik-e-Taliban Pakistan founded?"
    page = client.get("/", params={"h": [first], "q": "And where did that happen?"}).text
    assert page.count('class="turn"') == 2
    assert "Understood as: <bdi>Where was Tehrik-e-Taliban Pakistan" in page


@pytest.mark.parametrize(
    ("earlier", "turns", "left_out"),
    [
        (["What does note 1 cite?"] * 7, 8, ""),
        (["What does note 1 cite?"] * 12, 8, "5 earlier questions left out"),
        (["Note 1? " + "x" * 900] * 5, 5, "1 earlier question left out"),
    ],
)
def test_one_address_asks_only_so_much(
    client: TestClient, earlier: list[str], turns: int, left_out: str
) -> None:
    page = client.get("/", params={"h": earlier, "q": "What does note 2 cite?"}).text
    assert page.count('class="turn"') == turns
    assert "What does note 2 cite?" in page
    assert left_out in page
    assert ("left out" in page) == bool(left_out)


def test_an_answer_is_explained_on_the_page_where_asked_for(client: TestClient) -> None:
    asked = {"h": ["What does note 19 cite?"], "q": "Who leads the TTP?", "document": FIRST}
    plain = client.get("/", params=asked).text
    assert plain.count("<summary>Considered and rejected</summary>") == 2
    assert not re.search(r'<details class="considered"[^>]* open', plain)
    links = re.findall(r'class="explanation-link" href="([^"]+)"', plain)
    assert [link.partition("#")[2] for link in links] == ["considered-1", "considered-2"]
    first = client.get(unescape(links[0])).text
    assert _read(first, "considered-1").words.count("asked for by its number") == 1
    assert "Show what was considered" in _read(first, "considered-2").words
    second = client.get(unescape(links[1])).text
    told = _read(second, "considered-2").words
    assert "quoted first" in told
    assert "the reader" in told
    assert 'data-document="ttp-reemergence" open' in second
    assert second.count('class="explanation-link"') == 1


def test_an_answer_for_which_nothing_was_considered_says_so(client: TestClient) -> None:
    page = client.get("/", params={"q": "note 99", "explain": "1"}).text
    assert "Nothing was considered." in _read(page, "considered-1").words


def test_what_is_not_found_is_called_near_and_not_an_answer(client: TestClient) -> None:
    page = client.get("/", params={"q": "How do I bake bread?"}).text
    assert "Not found" in page
    assert "not an answer" in page


def test_the_page_says_that_questions_must_be_in_english(client: TestClient) -> None:
    page = client.get("/", params={"q": "Quand le TTP a-t-il été fondé ?"}).text
    assert "Not found" in page
    assert "Questions must be in English, because the texts are" in page
    assert "not an answer" not in page


def test_a_question_too_long_is_told_so_on_the_page(client: TestClient) -> None:
    response = client.get("/", params={"q": "x" * 1500})
    assert response.status_code == 422
    assert "1000 is the most" in response.text


def test_an_unknown_document_does_not_break_the_page(client: TestClient) -> None:
    response = client.get("/", params={"q": "why?", "document": "nothing"})
    assert response.status_code == 404
    assert "holds no document" in response.text


def test_hostile_words_are_shown_as_words(
    chosen: Settings, encoder: Encoder, tmp_path: Path, loopback: None
) -> None:
    paper_folder = tmp_path / "papers"
    (paper_folder / "hostile").mkdir(parents=True)
    text = f"{HOSTILE} was written here in 1999.[1]\n\nNotes\n\n[1] {HOSTILE}, 2001.\n"
    (paper_folder / "hostile" / "paper.txt").write_text(text, "utf-8")
    about = "title = '''" + HOSTILE + "'''\nauthors = ['''" + HOSTILE + "''']\n"
    (paper_folder / "hostile" / "paper.toml").write_text(about, "utf-8")
    home = Home(tmp_path / "home")
    build(from_papers(paper_folder), home, find_model(), lambda: encoder)
    app = create_app(chosen.model_copy(update={"papers": paper_folder, "home": home.folder}))
    client = TestClient(app, base_url="http://127.0.0.1")
    asked: dict[str, Any] = {"q": f"What was written in 1999? {HOSTILE}", "h": [HOSTILE]}
    page = client.get("/", params={**asked, "explain": "2"}).text
    assert "considered, best first" in page
    parser = _read(page)
    assert [tag for tag, _ in parser.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in parser.tags]
    assert "7*7" in page
    assert "<script>alert" not in page
