"""Takes pictures of every view: `python -m tests.screenshot ADDRESS FOLDER [WIDTH]`."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.web.browsing import ask, started, watched

QUESTIONS = (
    "When was Tehrik-e-Taliban Pakistan founded?",
    "How many civilians were killed in the attacks in KPK?",
)
VIEWS = ("conversations", "papers", "notes", "sources", "index", "docs")
_STILL = 1000  # milliseconds until the text no longer scrolls


def take_answers(page: Page, folder: Path) -> None:
    """The page when it opens, with answers, with a quote lit, and with a note opened."""
    page.goto("/")
    page.locator("#suggested button").first.wait_for()
    page.screenshot(path=folder / "begin.png")
    for question in QUESTIONS:
        ask(page, question)
    page.wait_for_timeout(_STILL)
    page.screenshot(path=folder / "answered.png")
    page.locator(f"#turn-{len(QUESTIONS)} .place").first.click()
    page.wait_for_timeout(_STILL)
    page.screenshot(path=folder / "page.png")
    page.locator("#paper .sentence.current .marker, #paper .marker").last.click()
    page.locator(".open-note").wait_for()
    page.wait_for_timeout(_STILL)
    page.screenshot(path=folder / "note.png")


def take_views(page: Page, folder: Path) -> None:
    for view in VIEWS:
        page.goto(f"/{view}")
        page.screenshot(path=folder / f"{view}.png")
    page.goto("/support?note=10&document=ttp-reemergence")
    page.screenshot(path=folder / "support.png")
    page.goto("/index")
    page.get_by_role("button", name="Rebuild").click()
    page.locator("#outcome").wait_for()
    page.screenshot(path=folder / "rebuilt.png")


def take(browser: Browser, address: str, folder: Path, width: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with watched(browser, address, width) as page:
        take_answers(page, folder)
        take_views(page, folder)


def main() -> None:
    address, folder, *width = sys.argv[1:]
    with started() as browser:
        take(browser, address, Path(folder), int(width[0]) if width else 1280)


if __name__ == "__main__":
    main()
