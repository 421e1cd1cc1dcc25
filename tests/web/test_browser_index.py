"""The page about the index in a real browser."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from index.store.lock import sole_builder
from tests.web.browsing import watched
from tests.web.paper_folder import PaperFolder
from web.app import create_app

LONG = 90_000  # milliseconds
HOSTILE = "<img src=x onerror=alert(1)><b>bold</b>"


@pytest.fixture
def app(paper_folder: PaperFolder) -> FastAPI:
    return create_app(paper_folder.quick)


@pytest.fixture(params=[1280, pytest.param(360, marks=pytest.mark.slow)])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, request.param) as found:
        yield found


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_rebuild_is_begun_watched_and_reported(
    page: Page, paper_folder: PaperFolder, app: FastAPI
) -> None:
    page.goto("/")
    page.get_by_role("link", name="Index").click()
    expect(page.get_by_role("heading", name="2 documents")).to_be_visible()
    assert _fits(page)
    # Long enough for a bar that is seen to move.
    crossings = " ".join(f"Crossing {number} took {number % 50} minutes." for number in range(500))
    text = (
        paper_folder.file("ferry").read_text("utf-8").replace("Notes\n", f"{crossings}\n\nNotes\n")
    )
    long = "x" * 400
    paper_folder.put(
        "ferry", text.replace("Nobody was", f"{HOSTILE} {long} was written on it. Nobody was")
    )
    bar = page.get_by_role("progressbar", name="Rebuild")
    with sole_builder(paper_folder.home):  # so that there is time to look
        page.get_by_role("button", name="Rebuild").press("Enter")
        expect(page.locator("#progress-text")).to_contain_text(
            "Waiting for another build", timeout=LONG
        )
        expect(bar).to_be_visible()
        expect(page.locator("#announcements")).to_contain_text("Waiting for another build")
        assert _fits(page)
        page.evaluate(
            """() => {
                window.seen = [];
                const bar = document.querySelector("#progress-bar");
                const look = () => {
                    if (seen.at(-1) !== bar.value) seen.push(bar.value);
                    if (bar.isConnected) requestAnimationFrame(look);
                };
                look();
            }"""
        )
    expect(page.locator("#outcome")).to_contain_text("1 changed", timeout=LONG)
    expect(bar).to_have_count(0)
    expect(page.locator("#announcements")).to_contain_text("Rebuilt")
    values = page.evaluate("window.seen")
    assert len(values) > 2
    assert values == sorted(values)
    assert values[0] == 0
    page.locator(".changes summary").click()
    changed = page.locator(".changes li.appeared").first
    expect(changed).to_contain_text(HOSTILE)
    expect(page.locator("#view img, #view b")).to_have_count(0)
    assert _fits(page)
    page.get_by_role("button", name="Rebuild").click()
    expect(page.locator("#outcome")).to_contain_text("Nothing changed.", timeout=LONG)
    assert page.url.endswith("/index")


@pytest.mark.slow
def test_without_a_script_the_page_loads_itself_until_the_rebuild_ends(
    browser: Browser, address: str, paper_folder: PaperFolder
) -> None:
    with watched(browser, address, script=False) as page:
        page.goto("/index")
        paper_folder.write(2)
        page.get_by_role("button", name="Rebuild").click()
        expect(page.get_by_role("progressbar")).to_be_visible()
        expect(page.locator("#outcome")).to_contain_text("2 changed", timeout=LONG)
        expect(page.get_by_role("button", name="Rebuild")).to_be_visible()


def test_a_rebuild_that_fails_is_told_and_the_index_before_it_stands(
    page: Page, paper_folder: PaperFolder
) -> None:
    page.goto("/index")
    for name in ("ferry", "mill"):
        (paper_folder.file(name).parent / "paper.toml").write_text("title = ", "utf-8")
    page.get_by_role("button", name="Rebuild").click()
    expect(page.locator("#outcome")).to_contain_text("The rebuild failed at 20", timeout=LONG)
    expect(page.locator("#outcome")).to_contain_text("paper.toml")
    expect(page.get_by_role("heading", name="2 documents")).to_be_visible()
    assert _fits(page)


def test_a_rebuild_that_somebody_else_began_is_followed(
    page: Page, paper_folder: PaperFolder, app: FastAPI
) -> None:
    paper_folder.write(2)
    with sole_builder(paper_folder.home):
        app.state.jobs.start()
        page.goto("/index")
        expect(page.locator("#progress-text")).to_contain_text(
            "Waiting for another build", timeout=LONG
        )
        expect(page.get_by_role("button", name="Rebuild")).to_have_count(0)
    expect(page.locator("#outcome")).to_contain_text("2 changed", timeout=LONG)


@pytest.mark.slow
def test_a_rebuild_the_server_no_longer_knows_of_is_given_up(
    browser: Browser, address: str, paper_folder: PaperFolder, app: FastAPI
) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    paper_folder.write(2)  # so that the rebuild has to wait for the lock
    with sole_builder(paper_folder.home):
        page.route("**/events", lambda route: route.fulfill(status=404, json={}))
        page.goto("/index")
        page.get_by_role("button", name="Rebuild").click()
        expect(page.get_by_role("progressbar")).to_be_visible()
        app.state.jobs.stop()
        expect(page.locator("#outcome")).to_contain_text("was stopped", timeout=LONG)
    context.close()
