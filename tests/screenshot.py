"""Takes the README's picture of the page: `python -m tests.screenshot ADDRESS FILE`."""

import shutil
import sys

from playwright.sync_api import sync_playwright

QUESTIONS = (
    "When was Tehrik-e-Taliban Pakistan founded?",
    "How many civilians were killed in the attacks in KPK?",
)


def main() -> None:
    address, file = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        for number, question in enumerate(QUESTIONS, start=1):
            page.get_by_role("textbox").fill(question)
            page.get_by_role("button", name="Ask").click()
            page.locator(f"#turn-{number} .place").first.wait_for()
        page.locator(f"#turn-{len(QUESTIONS)} .place").first.click()
        page.wait_for_timeout(1000)  # the paper scrolls smoothly
        page.screenshot(path=file)
        browser.close()


if __name__ == "__main__":
    main()
