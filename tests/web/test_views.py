"""Every view for everybody: what axe-core finds, what fits, what is loaded, what is not markup."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from index.encoding.encoder import Encoder
from tests.web.browsing import ask, barriers, watched, weighed
from tests.web.conftest import Server
from tests.web.paper_folder import PaperFolder
from web.app import create_app

QUESTION = "When was Tehrik-e-Taliban Pakistan founded?"
FIRST_PAINT = 100_000  # bytes
VIEWS = (
    "/",
    "/?read=ttp-reemergence&suggest=1",
    "/?h=How+do+I+bake+bread%3F&q=When+was+Tehrik-e-Taliban+Pakistan+founded%3F&quote=2.1&explain=2",
    "/?q=note+99",
    "/conversations",
    "/c/nothing",
    "/papers",
    "/notes",
    "/notes?q=nothing+like+this",
    "/sources",
    "/support?note=4&document=ttp-reemergence",
    "/support?note=99",
    "/index",
    "/docs",
)


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_any_view(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, base_url=address)
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for view in VIEWS:
        page.goto(view)
        assert barriers(page) == [], view
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), view
    context.close()


def test_nobody_is_kept_out_of_what_opens(browser: Browser, address: str) -> None:
    with watched(browser, address) as page:
        page.goto("/")
        ask(page, QUESTION)
        page.locator("#turn-1 .to-note").first.click()
        expect(page.get_by_role("complementary", name="Note 15")).to_be_visible()
        for summary in page.locator("#turn-1 summary").all():
            summary.click()
        expect(page.locator("#considered-1 li").first).to_be_visible()
        assert barriers(page) == []
        page.locator("#keys-open").click()
        expect(page.locator("dialog#keys")).to_be_visible()
        assert barriers(page) == []


def test_the_first_paint_is_light_and_all_from_here(browser: Browser, address: str) -> None:
    with watched(browser, address) as page:
        sizes = weighed(page, "/?read=ttp-reemergence")
    assert all(url.startswith(address) for url in sizes)
    assert 10_000 < sum(sizes.values()) < FIRST_PAINT, sizes


@pytest.fixture
def served(tmp_path: Path, encoder: Encoder, loopback: None) -> Iterator[Callable[[str, str], str]]:
    """Serve a paper of so many words in a language, alone; gives the address."""
    servers: list[Server] = []

    def serve(text: str, language: str) -> str:
        paper_folder = PaperFolder(tmp_path / language)
        paper_folder.put("own", text)
        (paper_folder.file("own").parent / "paper.toml").write_text(
            f'language = "{language}"', "utf-8"
        )
        paper_folder.build(encoder)
        servers.append(Server(create_app(paper_folder.quick)))
        return servers[-1].start()

    yield serve
    for server in servers:
        server.stop()


@pytest.mark.slow
def test_a_long_text_is_shown_in_parts(browser: Browser, served: Callable[[str, str], str]) -> None:
    said = (
        "It stood on the river for a hundred years, and ground the corn of all the county round. "
    )
    mills = "\n\n".join(f"{said * 12}Mill number {n} was sold in {n}.[{n}]" for n in range(1, 400))
    notes = "\n\n".join(f"[{n}] Ada Wren, The Book of Mills, {n}." for n in range(1, 400))
    with watched(browser, served(f"{mills}\n\nNotes\n\n{notes}\n", "en")) as page:
        sizes = weighed(page, "/")
        assert sum(sizes.values()) < FIRST_PAINT, sizes
        expect(page.locator(".pagination").first).to_contain_text("Part 1 of")
        page.locator(".pagination").first.get_by_role("link", name="Next part").click()
        expect(page.locator(".pagination").first).to_contain_text("Part 2 of")
        page.goto("/")
        ask(page, "When was mill number 399 sold?")
        place = page.locator("#turn-1 .place").first
        start = place.get_attribute("data-start")
        place.click()
        expect(page.locator(f"#s{start}")).to_be_in_viewport()
        expect(page.locator(f"#s{start}")).to_have_class("sentence highlighted current")
        page.locator("#turn-1 .to-note").first.click()
        expect(page.locator(".open-note")).to_contain_text("The Book of Mills")


def test_what_is_written_from_right_to_left_is_shown_so(
    browser: Browser, served: Callable[[str, str], str]
) -> None:
    text = "بنيت العبارة في عام 1901 وكانت تحمل الخيول عبر المضيق.\n\nبيعت الطاحونة للخباز.\n"
    with watched(browser, served(text, "ar")) as page:
        page.goto("/")
        article = page.locator("#paper article")
        expect(article).to_have_attribute("dir", "rtl")
        expect(article).to_have_css("direction", "rtl")
        ask(page, "متى بنيت العبارة؟")
        quote = page.locator("#turn-1 blockquote").first
        expect(quote).to_have_css("direction", "rtl")
        expect(page.locator("#turn-1 .turn-question")).to_have_css("direction", "rtl")
        assert barriers(page) == []


def test_what_is_printed_is_the_answers_and_the_text(browser: Browser, address: str) -> None:
    with watched(browser, address) as page:
        page.goto("/")
        ask(page, QUESTION)
        page.emulate_media(media="print")
        expect(page.locator("#ask")).to_be_hidden()
        expect(page.locator(".copy").first).to_be_hidden()
        expect(page.locator("#turn-1 blockquote").first).to_be_visible()
        expect(page.locator("#paper article")).to_be_visible()
        height = page.evaluate("document.querySelector('#paper').clientHeight")
        assert height == page.evaluate("document.querySelector('#paper').scrollHeight")
