"""Conversations, papers and notes in a real browser: wide and narrow, with and without a script."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from qa.quotations.saved_answers import read_answers
from tests.corpus.webpapers import FERRY, pandoc
from tests.web.browsing import ask, watched
from tests.web.paper_folder import BUILT, PaperFolder
from web.app import create_app

LONG = 90_000  # milliseconds
HOSTILE = "<img src=x onerror=alert(1)><b>bold</b>"

# A phone with a script, a desktop without: every path in both, and each size in both.
SEEN = [(1280, True), (360, True), (1280, False), (360, False)]


@pytest.fixture
def app(paper_folder: PaperFolder) -> FastAPI:
    return create_app(paper_folder.quick)


def _seen(width: int, script: bool) -> Any:
    """A parameter of a fixture; all but one are slow."""
    name = f"{width}-{'script' if script else 'plain'}"
    marks = () if (width, script) == (360, True) else (pytest.mark.slow,)
    return pytest.param((width, script), id=name, marks=marks)


@pytest.fixture(params=[_seen(*seen) for seen in SEEN])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    width, script = request.param
    with watched(browser, address, width, script) as found:
        yield found


@pytest.fixture(params=[_seen(*SEEN[1]), _seen(*SEEN[2])])
def two(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    width, script = request.param
    with watched(browser, address, width, script) as found:
        yield found


def _fits(page: Page) -> bool:
    width = page.viewport_size["width"] if page.viewport_size else 0
    box = page.locator("body").bounding_box()
    return box is not None and box["width"] <= width


def test_conversations_are_found_renamed_exported_and_deleted(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    ask(page, f"{BUILT} {HOSTILE}")
    page.goto("/")
    ask(page, "When was the mill of Odden sold?")
    page.get_by_role("link", name="Conversations").click()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text(HOSTILE)
    page.get_by_role("searchbox").fill("mill sold")
    page.get_by_role("button", name="Search").click()
    expect(rows).to_have_count(1)
    for name, ending in (("Markdown", "md"), ("HTML", "html"), ("JSON", "json")):
        with page.expect_download() as download:
            rows.first.get_by_role("link", name=f"as {name}").click()
        file = tmp_path / download.value.suggested_filename
        assert file.suffix == f".{ending}"
        download.value.save_as(file)
        (answer,) = read_answers(file)
        assert answer.question == "When was the mill of Odden sold?"
    rows.first.locator("summary").click()
    rows.first.get_by_label("New title").fill(f"Of the mill {HOSTILE}")
    rows.first.get_by_role("button", name="Rename").click()
    expect(rows).to_have_count(2)
    renamed = page.get_by_role("link", name=f"Of the mill {HOSTILE}", exact=True)
    expect(renamed).to_be_visible()
    assert _fits(page)
    renamed.click()
    expect(page.locator(".conversation-header")).to_contain_text(f"Of the mill {HOSTILE}")
    page.go_back()
    rows.first.locator("summary").click()
    rows.first.get_by_role("button", name="Delete for good").click()
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text(BUILT)
    expect(page.locator("img, main b")).to_have_count(0)


def test_a_paper_is_added_watched_read_asked_and_removed(two: Page, tmp_path: Path) -> None:
    page = two
    file = tmp_path / f"{HOSTILE.replace('/', '_')}.html"
    file.write_text(pandoc(FERRY), "utf-8")
    page.goto("/papers")
    page.get_by_label("PDF, Word (DOCX), HTML, Markdown or text files").set_input_files(file)
    page.locator("#adding summary").click()
    page.get_by_label("Title", exact=True).fill(f"A ferry {HOSTILE}")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("progressbar", name="Rebuild")).to_be_visible()
    expect(page.locator("#outcome")).to_contain_text("is being indexed")
    expect(page.locator("#outcome")).to_contain_text("3 notes", timeout=LONG)
    expect(page.locator("#outcome")).to_contain_text(HOSTILE)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    assert _fits(page)
    page.get_by_role("link", name="See its notes").click()
    expect(page.locator("tbody tr")).to_have_count(3)
    expect(page.locator("tbody")).to_contain_text("resolved through note 1")
    page.go_back()
    page.locator("#outcome").get_by_role("link", name="Ask about it").click()
    if page.viewport_size and page.viewport_size["width"] < 800 and page.locator("html.js").count():
        page.get_by_role("navigation", name="Conversation or text").get_by_text(
            "Conversation"
        ).click()
    ask(page, "When was the ferry of Odden built?")
    expect(page.locator("#turn-1 .quote").first).to_contain_text("1901")
    expect(page.locator("#paper")).to_contain_text("The Ferry of Odden")
    page.goto("/papers")
    item = page.locator(".document-list li").filter(has_text="A ferry")
    item.locator("summary", has_text="Remove").click()
    item.get_by_role("button", name="Remove it and its file for good").click()
    expect(page.locator(".document-list")).not_to_contain_text("A ferry", timeout=LONG)
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=LONG)
    expect(page.locator("img, main b")).to_have_count(0)


def test_several_files_are_added_at_once_and_each_is_told(two: Page, tmp_path: Path) -> None:
    page = two
    (tmp_path / "ferry.html").write_text(pandoc(FERRY), "utf-8")
    (tmp_path / "bad.rtf").write_bytes(b"{\\rtf1 Words.}")
    essay = Path(__file__).parents[1] / "pdf" / "papers" / "browser-essay.pdf"
    page.goto("/papers")
    chosen = page.get_by_label("PDF, Word (DOCX), HTML, Markdown or text files")
    chosen.set_input_files([essay, tmp_path / "bad.rtf", tmp_path / "ferry.html"])
    # A script would be told of the refusal on its console.
    with_script = page.locator("html.js").count() > 0
    if with_script:
        chosen.set_input_files([essay, tmp_path / "ferry.html"])
    page.get_by_role("button", name="Add").click()
    told = page.locator("#uploads > li" if with_script else "#view .uploads > li")
    expect(told).to_have_count(2 if with_script else 3, timeout=LONG)
    expect(told.first).to_contain_text("was added: Two Hands on One Page", timeout=LONG)
    expect(told.first).to_contain_text("3 pages, 9 notes")
    expect(told.last).to_contain_text("The Ferry of Odden, 1 page, 3 notes", timeout=LONG)
    if with_script:
        expect(page.locator("#outcome")).to_contain_text("Added: The Ferry", timeout=LONG)
        assert page.url.count("added=") == 2
    else:
        expect(told.nth(1)).to_contain_text("bad.rtf was not added: bad.rtf is an RTF document")
    assert _fits(page)


def test_files_are_dropped_on_the_page(browser: Browser, address: str) -> None:
    with watched(browser, address) as page:
        page.goto("/papers")
        page.evaluate(
            """() => {
                const held = new DataTransfer();
                held.items.add(new File(["The ferry of Odden was built in 1888."], "ferry.txt"));
                const told = { bubbles: true, cancelable: true, dataTransfer: held };
                const send = (name) =>
                    document.querySelector("main").dispatchEvent(new DragEvent(name, told));
                send("dragenter");
                window.seen = document.documentElement.classList.contains("dropping");
                send("dragover");
                send("drop");
            }"""
        )
        assert page.evaluate("window.seen")
        expect(page.locator("html.dropping")).to_have_count(0)
        expect(page.locator("#uploads > li")).to_contain_text("ferry.txt was added", timeout=LONG)
        expect(page.locator("#outcome")).to_contain_text("Ask about it", timeout=LONG)


def test_notes_are_sorted_and_filtered(page: Page) -> None:
    page.goto("/notes")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    page.get_by_label("Words").fill("Letters to a Miller")
    page.get_by_role("button", name="Show").click()
    expect(rows).to_have_count(1)
    page.get_by_role("link", name="all of them").click()
    page.get_by_label("Sorted by").select_option("title")
    page.get_by_role("button", name="Show").click()
    expect(rows.first).to_contain_text("Letters to a Miller")
    assert _fits(page)
    rows.first.locator(".to-note").click()
    expect(page.locator("#paper #note-1")).to_be_in_viewport()
    assert re.search(r"read=mill", page.url)


def test_a_conversation_goes_on_though_the_index_is_switched(
    browser: Browser, address: str, paper_folder: PaperFolder, app: FastAPI
) -> None:
    with watched(browser, address) as page:
        page.goto("/?document=ferry")
        ask(page, BUILT)
        expect(page.locator(".turn .quote").first).to_contain_text("1901")
        paper_folder.write(2)
        app.state.jobs.wait(app.state.jobs.start().id, 90)
        page.locator("#considered-1 summary").click()
        expect(page.locator("#considered-1 li").first).to_be_visible()
        page.locator("#considered-1 .place").first.click()
        ask(page, "Who was its first master?")
        expect(page.locator("#turn-1 .quote").first).to_contain_text("1901")
        expect(page.locator("#turn-1 .missing").first).to_be_visible()
        expect(page.locator("#turn-1 .outdated")).to_be_visible()
        expect(page.locator("#turn-2 .outdated")).to_have_count(0)
        expect(page.locator("#paper")).to_contain_text("The Ferry of Odden, 1902")
