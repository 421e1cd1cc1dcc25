"""Takes pictures of the page, of two answers and of the index: `python -m tests.screenshot ADDRESS
FOLDER [WIDTH]`.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.web.browsing import ask, started, watched

QUESTIONS = (
    "When was Tehrik-e-Taliban Pakistan founded?",
    "How many civilians were killed in the attacks in KPK?",
)


def take_answers(page: Page, file: Path) -> None:
    page.goto("/")
    for question in QUESTIONS:
        ask(page, question)
    page.locator(f"#turn-{len(QUESTIONS)} .place").first.click()
    page.wait_for_timeout(1000)  # the paper scrolls smoothly
    page.screenshot(path=file)


def take_index(page: Page, file: Path) -> None:
    page.goto("/index")
    page.get_by_role("button", name="Rebuild").click()
    page.locator("#outcome").wait_for()
    page.screenshot(path=file, full_page=True)


def take(browser: Browser, address: str, folder: Path, width: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with watched(browser, address, width) as page:
        take_answers(page, folder / "page.png")
        take_index(page, folder / "index.png")


def main() -> None:
    address, folder, *width = sys.argv[1:]
    with started() as browser:
        take(browser, address, Path(folder), int(width[0]) if width else 1280)


if __name__ == "__main__":
    main()
