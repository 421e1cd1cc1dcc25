"""A real browser, headless, as tests and screenshots use it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NAMES = ("chromium", "chromium-browser", "google-chrome")


# What is waited for comes: how soon, on a busy machine, is not what a test judges.
expect.set_options(timeout=45_000)


def left_out(why: str) -> None:
    """Leave a test out for want of something that is installed beside the project; in continuous
    integration that is a failure.
    """
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


@contextmanager
def started() -> Iterator[Browser]:
    """The browser on this machine, else Playwright's own, with a fresh profile."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        if found is None and not own.exists():
            left_out("There is no browser: `make browser` installs one.")
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


@contextmanager
def watched(
    browser: Browser, address: str, width: int = 1280, script: bool = True
) -> Iterator[Page]:
    """A page whose every request stays on this machine and whose console stays silent."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=address, java_script_enabled=script
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda r: None if r.url.startswith(address) else complaints.append(r.url))
    yield page
    context.close()
    assert not complaints, complaints


AXE = Path(__file__).parent.parent / "npm" / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def barriers(page: Page) -> list[str]:
    """What axe-core finds on a page that keeps somebody from using it, each with where it is."""
    if not AXE.is_file():
        left_out("axe-core is not installed: `make browser` installs it, by npm.")
    page.evaluate(AXE.read_text("utf-8"))  # past the page's own policy, which admits no such script
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", _RULES
    )
    return [
        f"{one['id']}: {one['help']} – {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def weighed(page: Page, path: str) -> dict[str, int]:
    """The bytes that come over the wire until a page is there, by what they are of."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    client.on(
        "Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]})
    )
    client.on(
        "Network.loadingFinished",
        lambda e: sizes.update({names.get(e["requestId"], "?"): int(e["encodedDataLength"])}),
    )
    page.goto(path, wait_until="networkidle")
    return sizes


def ask(page: Page, question: str) -> None:
    """Put a question on the page, and wait for its answer."""
    turns = page.locator(".turn").count()
    page.locator("#question").fill(question)
    page.locator("#ask").get_by_role("button", name="Ask").click()
    expect(page.locator(".turn")).to_have_count(turns + 1)
