"""Papers added and removed over HTTP and by plain forms."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from index.encoding.encoder import Encoder
from tests.corpus.bad_papers import make_bad
from tests.corpus.webpapers import FERRY, pandoc
from tests.web.pages.test_templates import HOSTILE, _read
from tests.web.paper_folder import PaperFolder
from web.app import create_app

TEXT = b"""The Lighthouse of Odden

The lighthouse of Odden was lit in 1888. Its keeper was called Josiah Croft.[1]

Notes

[1] Josiah Croft, The Log of the Light, 1888.
"""


@pytest.fixture
def app(paper_folder: PaperFolder) -> FastAPI:
    return create_app(paper_folder.quick)


def _files(data: bytes = TEXT, name: str = "light.txt", media: str = "text/plain") -> Any:
    return {"file": (name, data, media)}


def test_a_paper_is_added_asked_and_removed(
    client: TestClient, app: FastAPI, paper_folder: PaperFolder
) -> None:
    response = client.post(
        "/api/papers", files=_files(), data={"title": "The Light", "authors": "Ada Wren; Otto Lind"}
    )
    assert response.status_code == 202
    added = response.json()
    assert (added["id"], added["notes"], added["media"]) == ("the-light", 1, "text")
    assert added["authors"] == ["Ada Wren", "Otto Lind"]
    assert response.headers["location"] == f"/api/index/jobs/{added['job']['id']}"
    assert app.state.jobs.wait(added["job"]["id"], 90).state == "done"
    papers = client.get("/api/papers").json()["papers"]
    assert [(one["id"], one["added"], one["indexed"]) for one in papers] == [
        ("ferry", False, True),
        ("mill", False, True),
        ("the-light", True, True),
    ]
    asked = {"question": "When was the lighthouse of Odden lit?", "document": "the-light"}
    assert "1888" in client.post("/api/ask", json=asked).json()["quotes"][0]["text"]
    assert client.get("/api/notes?document=the-light").json()["notes"][0]["number"] == 1
    page = client.get("/papers?added=the-light").text
    assert "See its notes" in page
    assert 'href="/?document=the-light&amp;suggest=1"' in page

    for wrong in ("ferry", "nothing", "..", "%2e%2e"):
        assert client.delete(f"/api/papers/{wrong}").status_code == 404
    removed = client.delete("/api/papers/the-light")
    assert removed.status_code == 202
    assert app.state.jobs.wait(removed.json()["id"], 90).state == "done"
    assert [one["id"] for one in client.get("/api/papers").json()["papers"]] == ["ferry", "mill"]
    assert client.post("/api/ask", json=asked).status_code == 404
    assert list(paper_folder.quick.added.iterdir()) == []


def test_a_page_is_added_by_the_form_and_one_more_while_it_is_indexed(
    client: TestClient, app: FastAPI
) -> None:
    sent = client.post(
        "/papers",
        files=_files(pandoc(FERRY).encode(), "a b.html", "text/html"),
        follow_redirects=False,
    )
    assert (sent.status_code, sent.headers["location"]) == (303, "/papers?added=the-ferry-of-odden")
    again = client.post("/papers", files=_files(), follow_redirects=False)
    assert again.headers["location"].startswith("/papers?added=light")
    page = client.get(again.headers["location"]).text
    assert "<progress" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert app.state.jobs.wait(app.state.jobs.latest.id, 120).state == "done"
    documents = {one["id"]: one for one in client.get("/api/documents").json()["documents"]}
    assert documents["the-ferry-of-odden"]["notes"] == 3
    assert "light" in documents, "what was added while the other was indexed is indexed, too"


@pytest.mark.parametrize(
    ("files", "status", "told"),
    [
        (_files(b""), 422, "is empty"),
        (_files(b"%PDF-1.7 ..."), 422, "is damaged"),
        (_files(b"\x00\x01\x02" * 99), 422, "Add the paper as a PDF"),
        (_files(b"x" * (9 * 2**20)), 413, "more than 8 MiB"),
        (_files(TEXT, "", ""), 422, "No file was chosen"),
        ({}, 422, "No file was chosen"),
    ],
)
def test_what_cannot_be_added_is_told_on_the_page(
    client: TestClient, paper_folder: PaperFolder, files: Any, status: int, told: str
) -> None:
    response = client.post("/papers", files=files, data={"title": "A title I typed"})
    assert response.status_code == status
    assert told in _read(response.text, "view").words
    assert 'value="A title I typed"' in response.text
    assert not paper_folder.quick.added.exists()


def test_a_paper_that_is_too_large_is_refused_over_http(client: TestClient) -> None:
    response = client.post("/api/papers", files=_files(b"x" * (9 * 2**20)))
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "too_large"
    # Nowhere else may so much be sent.
    assert client.post("/ask", content=b"q=" + b"x" * (2 * 2**20)).status_code == 413
    wrong = client.post("/api/papers", files=_files(), data={"title": "x" * 1999})
    assert wrong.status_code == 422
    assert client.post("/api/papers").status_code == 422


PDFS = Path(__file__).parents[2] / "pdf" / "papers"


def test_a_pdf_is_added_and_what_was_found_in_it_is_told(
    client: TestClient, app: FastAPI, paper_folder: PaperFolder
) -> None:
    data = (PDFS / "browser-essay.pdf").read_bytes()
    added = client.post(
        "/api/papers", files=_files(data, "x.pdf", "application/pdf"), data={"build": "false"}
    ).json()
    assert (added["media"], added["pages"], added["notes"], added["job"]) == ("pdf", 3, 9, None)
    assert added["title"].startswith("Two Hands on One Page")
    assert added["authors"] == ["Miriam Castel"]
    assert added["warnings"] == []
    assert app.state.jobs.latest is None
    listed = {one["id"]: one for one in client.get("/api/papers").json()["papers"]}
    assert listed[added["id"]]["indexed"] is False
    assert (listed[added["id"]]["media"], listed[added["id"]]["pages"]) == ("pdf", None)
    job = client.post("/api/index/rebuild").json()
    assert app.state.jobs.wait(job["id"], 90).state == "done"
    listed = {one["id"]: one for one in client.get("/api/papers").json()["papers"]}
    assert (listed[added["id"]]["pages"], listed[added["id"]]["notes"]) == (3, 9)
    assert len(client.get(f"/api/notes?document={added['id']}").json()["notes"]) == 9


def test_a_paper_added_during_a_rebuild_is_in_the_next_one(app: FastAPI) -> None:
    """A rebuild that runs may have read the papers before."""
    jobs = app.state.jobs
    first = jobs.start()
    assert jobs.start().id == first.id
    jobs.note_change()
    second = jobs.start()
    assert second.id != first.id
    assert jobs.start().id == second.id, "one rebuild for both"
    assert jobs.wait(second.id, 90).state == "done"


def test_several_files_of_a_form_are_added_and_each_failure_is_told(
    client: TestClient, app: FastAPI
) -> None:
    bad = ("file", ("bad.pdf", b"%PDF-1.7", "application/pdf"))
    good = [
        ("file", ("light.txt", TEXT, "text/plain")),
        ("file", ("f.html", pandoc(FERRY).encode(), "text/html")),
    ]
    page = client.post("/papers", files=[good[0], bad])
    assert page.status_code == 200, page.text
    words = " ".join(_read(page.text, "view").words.split())
    assert "light.txt was added: " in words
    assert "bad.pdf was not added: bad.pdf is damaged" in words
    assert "http-equiv" not in page.text, "a reload would take away what is told"
    sent = client.post("/papers", files=good, follow_redirects=False)
    assert sent.status_code == 303
    assert sent.headers["location"] == "/papers?added=light-2&added=the-ferry-of-odden"
    assert app.state.jobs.wait(app.state.jobs.latest.id, 120).state == "done"
    words = " ".join(_read(client.get(sent.headers["location"]).text, "view").words.split())
    assert words.count("Added:") == 2
    refused = client.post("/papers", files=good, data={"title": "Mine"})
    assert refused.status_code == 422
    assert "those of one paper" in _read(refused.text, "view").words


def test_files_in_the_folder_are_listed_by_the_title_read_from_them(
    paper_folder: PaperFolder, encoder: Encoder, loopback: None
) -> None:
    shutil.copy(PDFS / "browser-essay.pdf", paper_folder.papers / "scan 7.pdf")
    (paper_folder.papers / "novel.epub").write_bytes(b"PK")
    paper_folder.build(encoder)
    client = TestClient(create_app(paper_folder.quick), base_url="http://127.0.0.1")
    listed = {one["id"]: one for one in client.get("/api/papers").json()["papers"]}
    assert listed["scan-7"]["label"].startswith("Two Hands on One Page")
    assert listed["scan-7"]["file"] == "scan 7.pdf"
    assert "EPUB" in listed["novel"]["problem"]["message"]
    page = _read(client.get("/papers").text, "view").words
    assert "Two Hands on One Page" in page
    assert "novel.epub" in page
    assert client.delete("/api/papers/scan-7").status_code == 404


def test_hostile_names_are_shown_as_words(client: TestClient, app: FastAPI) -> None:
    sent = client.post(
        "/papers",
        files=_files(TEXT, f"{HOSTILE}.txt"),
        data={"title": HOSTILE, "authors": HOSTILE},
    )
    app.state.jobs.wait(app.state.jobs.latest.id, 90)
    (ident,) = [p["id"] for p in client.get("/api/papers").json()["papers"] if p["added"]]
    paths = ("/papers", f"/papers?added={ident}", f"/?read={ident}", "/notes", "/index")
    for page in (sent, *map(client.get, paths)):
        parser = _read(page.text)
        assert "<script>alert" not in page.text
        assert "img" not in [tag for tag, _ in parser.tags]


def test_adding_and_removing_want_the_token_where_one_is_set(
    paper_folder: PaperFolder, loopback: None
) -> None:
    chosen = paper_folder.quick.model_copy(update={"token": SecretStr("open sesame")})
    client = TestClient(create_app(chosen), base_url="http://127.0.0.1")
    assert client.post("/api/papers", files=_files()).status_code == 401
    assert client.delete("/api/papers/ferry").status_code == 401
    page = client.post("/papers", files=_files(), data={"token": "close sesame"})
    assert (page.status_code, "The token is wrong." in page.text) == (401, True)
    assert 'name="token" type="password"' in page.text
    right = {"authorization": "Bearer open sesame"}
    assert client.delete("/api/papers/ferry", headers=right).status_code == 404
    beyond = create_app(paper_folder.quick.model_copy(update={"host": "0.0.0.0"}))
    client = TestClient(beyond, base_url="http://127.0.0.1")
    assert client.post("/papers", files=_files()).status_code == 403
    assert "<form" not in _read(client.get("/papers").text, "view").words
    assert client.post("/papers/ferry/remove").status_code == 403
    assert client.get("/papers/ferry/remove", follow_redirects=False).status_code == 303
    assert not paper_folder.quick.added.exists()


def test_bad_papers_are_named_beside_the_others(
    paper_folder: PaperFolder, encoder: Encoder, loopback: None
) -> None:
    make_bad(paper_folder.papers, "pipe as text", "piped")
    make_bad(paper_folder.papers, "no text", "wordless")
    app = create_app(paper_folder.quick)
    client = TestClient(app, base_url="http://127.0.0.1")
    job = client.post("/api/index/rebuild").json()
    assert app.state.jobs.wait(job["id"], 90).state == "done"
    found = client.get(f"/api/index/jobs/{job['id']}").json()["report"]
    assert {one["id"] for one in found["skipped"]} == {"piped", "wordless"}
    papers = {one["id"]: one for one in client.get("/api/papers").json()["papers"]}
    assert list(papers) == ["ferry", "mill", "wordless", "piped"]
    for name, one in papers.items():
        bad = name in ("piped", "wordless")
        assert one["indexed"] is not bad
        assert (one["problem"] is not None) is bad
    assert "not a regular file" in papers["piped"]["problem"]["message"]
    page = client.get("/papers").text
    assert page.count("Skipped: ") == 2
    assert "not a regular file" in page
    assert "2 papers skipped" in client.get("/index").text
    assert {one["id"] for one in client.get("/api/index").json()["report"]["skipped"]} == {
        "piped",
        "wordless",
    }
    added = client.post("/api/papers", files=_files(), data={"title": "Piped"}).json()
    assert added["id"] == "piped-2"
    assert app.state.jobs.wait(added["job"]["id"], 90).state == "done"
    assert client.get("/health").json()["documents"] == 3
