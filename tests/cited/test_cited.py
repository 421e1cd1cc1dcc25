"""The stand-in web is what it says: its labels stand in its pages, its addresses are the paper's,
and it serves as servers do.
"""

import html
import http.client
import json
import re
import socket
import ssl
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from zipfile import ZipFile

import pytest
import trustme
from warcio.archiveiterator import ArchiveIterator

from corpus.citations.url_key import canonical
from corpus.citations.works import works_of
from corpus.documents import Document
from qa.claims.claims import claims_of
from tests.cited.pages import CHROME, Page, pages, render
from tests.cited.server import LocalWeb
from tests.cited.warcs import write_warc

CLAIMS = Path(__file__).parent / "claims.jsonl"
TEXTS = [page for page in pages() if page.is_text]
BEHAVED = {
    "soft404", "consent", "login", "moved", "secured", "busy", "robots", "archived", "no host",
}  # fmt: skip
REFUSED = {"forbidden": 403, "unauthorised": 401, "gone": 410, "archived": 404, "missing": 404}


def ask(
    web: LocalWeb, url: str, context: ssl.SSLContext | None = None, **headers: str
) -> tuple[int, Message, bytes]:
    """One request, its redirects not followed."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    bare = socket.create_connection(web.hosts.get(host, ("127.0.0.1", web.port)), timeout=10)
    line = http.client.HTTPConnection(host, timeout=10)
    line.sock = bare
    if parts.scheme == "https":
        line.sock = (context or web.context()).wrap_socket(bare, server_hostname=host)
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        line.request("GET", path, headers={"Host": host, **names})
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        line.close()


def alike(page: Page, data: bytes) -> bool:
    """Whether `data` is the page as it is sent; a DOCX but for the times in its folder."""
    if page.layout != "docx":
        return data == render(page)[0]
    sent, made = (ZipFile(BytesIO(one)) for one in (data, render(page)[0]))
    return sent.read("word/document.xml") == made.read("word/document.xml")


def _other_scheme(url: str) -> str:
    scheme, rest = url.split("://", 1)
    return f"{'http' if scheme == 'https' else 'https'}://{rest}"


def _other_www(url: str) -> str:
    return url.replace("://www.", "://") if "://www." in url else url.replace("://", "://www.")


def _tracked(url: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}utm_source=feed&fbclid=abc"


def one(state: str) -> Page:
    return next(page for page in pages() if page.state == state)


def test_every_address_of_the_paper_has_a_page(paper: Document) -> None:
    given = {work.url for work in works_of([paper]) if work.url}
    assert Counter(page.url for page in pages()) == Counter(given)
    assert len(TEXTS) >= 28
    assert {page.state for page in pages() if not page.is_text} == {"script", "gone"}


def test_every_way_to_fail_is_there() -> None:
    states = Counter(page.state for page in pages())
    assert states.keys() == BEHAVED | REFUSED.keys() | {"there", "paywall", "script"}
    assert len(states) == 16  # docs/sources.md tells how many
    layouts = Counter(page.layout for page in pages())
    assert layouts["pdf"] + layouts["pdf-notes"] >= 3
    assert layouts.keys() >= {"docx", "cp1252", "breaks", "text"}


def test_every_note_that_cites_a_text_is_labelled(paper: Document) -> None:
    works = {page.work for page in TEXTS}
    cited = {(n.number, c.work) for n in paper.notes for c in n.citations if c.work in works}
    assert {(label.note, page.work) for page in pages() for label in page.labels} == cited


@pytest.mark.parametrize("page", pages(), ids=lambda page: f"work-{page.work}")
def test_labels_quote_the_page_and_the_paper(page: Page, paper: Document) -> None:
    for label in page.labels:
        assert label.found == bool(label.sentences)
        for sentence in label.sentences:
            assert sum(sentence in words for words in page.paragraphs) == 1
        claims = claims_of(paper, next(n for n in paper.notes if n.number == label.note))
        for kind, ours, theirs in label.discrepancies:
            assert kind in ("number", "date", "name")
            assert any(ours in claim.text for claim in claims)
            assert theirs is None or any(theirs in sentence for sentence in label.sentences)


def test_what_is_sent_holds_the_sentences_and_says_what_it_is() -> None:
    for page in TEXTS:
        data, kind = render(page)
        assert page.is_web_article == kind.startswith("text/html")
        if kind.startswith("application/"):
            assert data.startswith((b"%PDF-", b"PK\x03\x04"))
            continue
        if kind.startswith("text/plain"):
            words = " ".join(data.decode().split())
            assert words.startswith(page.title)
            assert all(paragraph in words for paragraph in page.paragraphs)
            continue
        words = html.unescape(data.decode("cp1252" if page.layout == "cp1252" else "utf-8"))
        assert all(paragraph in words for paragraph in page.paragraphs)
        assert not any(noise in paragraph for noise in CHROME for paragraph in page.paragraphs)
    assert b"for the tests of Ibid" in render(TEXTS[1])[0]


def test_it_speaks_tls_to_who_trusts_it_and_plain_to_all(loopback: None) -> None:
    page = next(page for page in TEXTS if page.state == "there" and page.layout == "news")
    with LocalWeb() as web:
        for url in (page.url, page.url.replace("https:", "http:")):
            status, headers, body = ask(web, url)
            assert (status, body) == (200, render(page)[0])
            assert headers["Content-Type"] == render(page)[1]
        assert b"BEGIN CERTIFICATE" in web.ca.read_bytes()
        for host in web.hosts:
            assert ask(web, f"https://{host}/robots.txt")[0] in (200, 404)
        nobody = ssl.create_default_context()
        trustme.CA().configure_trust(nobody)
        with pytest.raises(ssl.SSLCertVerificationError):
            ask(web, page.url, nobody)
        with pytest.raises(ssl.SSLCertVerificationError):
            ask(web, "https://elsewhere.example/")


def test_what_has_not_changed_is_not_sent_again(loopback: None) -> None:
    with LocalWeb() as web:
        marks = Counter[str]()
        for page in TEXTS:
            if page.state != "there":
                continue
            _, headers, _ = ask(web, page.url)
            if tag := headers["ETag"]:
                marks["tag"] += 1
                status, _, body = ask(web, page.url, If_None_Match=tag)
                assert ask(web, page.url, If_None_Match='"other"')[0] == 200
            else:
                marks["date"] += 1
                status, _, body = ask(web, page.url, If_Modified_Since=headers["Last-Modified"])
            assert (status, body) == (304, b"")
        assert marks["tag"] >= 3
        assert marks["date"] >= 3
        conditional = [one for one in web.requests if one.status == 304]
        assert len(conditional) == marks.total()
        assert all(
            {"if-none-match", "if-modified-since"} & one.headers.keys() for one in conditional
        )


def test_a_page_that_is_changed_is_sent_anew(loopback: None) -> None:
    page = next(page for page in TEXTS if page.state == "there" and page.layout == "news")
    with LocalWeb() as web:
        _, headers, before = ask(web, page.url)
        web.change(page.url, "Since then a sentence was added.")
        status, _, after = ask(web, page.url, If_None_Match=headers["ETag"] or "")
        assert status == 200
        assert b"Since then a sentence was added." in after
        assert before != after


def test_bad_addresses_behave_as_they_are_meant_to(loopback: None) -> None:
    with LocalWeb() as web:
        for state, status in REFUSED.items():
            assert ask(web, one(state).url)[0] == status
        assert urlsplit(one("no host").url).hostname not in web.hosts
        moved = one("moved")
        status, headers, _ = ask(web, moved.url)
        assert status == 301
        new = f"https://{urlsplit(moved.url).hostname}{headers['Location']}"
        assert ask(web, new)[::2] == (200, render(moved)[0])
        secured = one("secured")
        plain = secured.url.replace("https:", "http:")
        status, headers, _ = ask(web, plain)
        assert (status, headers["Location"]) == (301, plain.replace("http:", "https:"))
        assert ask(web, headers["Location"])[::2] == (200, render(secured)[0])
        assert ask(web, one("login").url)[1]["Location"] == "/login"
        for state, words in {"soft404": b"could not be found", "consent": b"cookies"}.items():
            status, _, body = ask(web, one(state).url)
            assert status == 200
            assert words in body
            assert not any(paragraph.encode() in body for paragraph in one(state).paragraphs)
        status, headers, _ = ask(web, one("busy").url)
        assert (status, headers["Retry-After"]) == (429, "1")
        assert ask(web, one("busy").url)[0] == 200
        assert b'"isAccessibleForFree": false' in ask(web, one("paywall").url)[2]
        barred = urlsplit(one("robots").url)
        status, _, rules = ask(web, f"https://{barred.hostname}/robots.txt")
        assert status == 200
        assert f"Disallow: {barred.path}" in rules.decode()


def test_the_archive_has_a_copy_of_what_is_dead(loopback: None) -> None:
    page = one("archived")
    with LocalWeb() as web:
        asked = f"https://archive.org/wayback/available?url={quote(page.url, safe='')}&timestamp=2"
        closest: dict[str, Any] = json.loads(ask(web, asked)[2])["archived_snapshots"]["closest"]
        stamp = closest["timestamp"]
        assert re.fullmatch(r"\d{14}", stamp)
        copy = f"https://web.archive.org/web/{stamp}id_/{page.url}"
        assert ask(web, copy)[::2] == (200, render(page)[0])
        for state in ("gone", "missing"):
            url = one(state).url
            other = f"https://archive.org/wayback/available?url={quote(url, safe='')}"
            assert json.loads(ask(web, other)[2])["archived_snapshots"] == {}
            assert ask(web, f"https://web.archive.org/web/{stamp}id_/{url}")[0] == 404


def test_requests_tell_who_was_served_at_once(loopback: None) -> None:
    urls = [page.url for page in TEXTS if page.state == "there"][:4]
    with LocalWeb(delay=1.0) as web, ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda url: ask(web, url)[0], urls)) == {200}
        assert {one.host for one in web.requests} == {urlsplit(url).hostname for url in urls}
        assert max(one.begun for one in web.requests) < min(one.ended for one in web.requests)


def test_the_web_archive_can_be_read_back(tmp_path: Path) -> None:
    file = tmp_path / "cited.warc.gz"
    assert write_warc(file) == len(TEXTS)
    bodies: dict[str, list[bytes]] = {}
    kinds, statuses = Counter[str](), Counter[str]()
    with file.open("rb") as opened:
        for record in ArchiveIterator(opened):
            kinds[record.rec_type] += 1
            if record.rec_type != "response":
                continue
            statuses[record.http_headers.get_statuscode()] += 1
            url = record.rec_headers.get_header("WARC-Target-URI")
            bodies.setdefault(url, []).append(record.content_stream().read())
    assert kinds["request"] >= kinds["response"] - 1
    assert statuses["404"] >= 1
    held = {canonical(url): found for url, found in bodies.items()}
    moved = one("moved")
    for page in TEXTS:
        if page is not moved:
            assert any(alike(page, body) for body in held[canonical(page.url)])
    # Many stand under other addresses than the notes give, which name the same pages.
    others = bodies.keys() - {page.url for page in TEXTS}
    assert len(others) >= len(TEXTS) // 5
    for way in (_other_scheme, _other_www, _tracked):
        assert others & {way(page.url) for page in TEXTS}, way.__name__
    assert any("unrelated" in url for url in bodies)


def test_the_claims_of_everyday_topics_hold_what_they_say() -> None:
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in CLAIMS.read_text("utf-8").splitlines()
    ]
    assert Counter(row["verdict"] for row in rows) == {"found": 32, "not found": 28}
    assert sum(bool(row["discrepancies"]) for row in rows) == 10
    assert len({row["claim"] for row in rows}) == len({row["text"] for row in rows}) == 60
    for row in rows:
        assert 4 <= len(re.findall(r"[.!?](?= |$)", row["text"])) <= 8
        assert (row["sentence"] is not None) == (row["verdict"] == "found")
        assert row["claim"] not in row["text"]
        if row["sentence"] is not None:
            assert row["text"].count(row["sentence"]) == 1
        for found in row["discrepancies"]:
            assert found["paper"] in row["claim"]
            assert found["source"] in row["sentence"]
            assert found["source"] not in row["claim"]
