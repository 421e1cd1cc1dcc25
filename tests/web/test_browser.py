"""The page in a real browser: headless Chromium, driven by Playwright."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qa.settings import Settings
from tests.web.browsing import ask, barriers, watched
from tests.web.conftest import Server
from web.app import create_app

QUESTION = "When was Tehrik-e-Taliban Pakistan founded?"
SEVERAL = "What does it say about drone strikes?"  # answered in several places


NARROW = 360


@pytest.fixture(params=[1280, pytest.param(NARROW, marks=pytest.mark.slow)])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, request.param) as found:
        yield found


@pytest.fixture
def wide(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address) as found:
        yield found


def _is_narrow(page: Page) -> bool:
    return bool(page.viewport_size and page.viewport_size["width"] == NARROW)


def _tab(page: Page, name: str) -> None:
    """Go to one of the two panes, where only one is seen at a time."""
    if _is_narrow(page):
        page.get_by_role("navigation", name="Conversation or text").get_by_text(name).click()


def test_a_question_is_answered_and_its_passage_lit_where_it_stands(page: Page) -> None:
    page.goto("/")
    ask(page, QUESTION)
    assert re.search(r"/c/[\w-]+$", page.url)
    turn = page.locator("#turn-1")
    expect(turn.locator(".status")).to_contain_text("Answered.")
    expect(page.locator("#announcements")).to_contain_text("Answered.")
    quote = turn.locator(".quote").first
    expect(quote.locator("mark")).to_have_text("2007")
    place = quote.locator(".place")
    passage = page.locator(f"#s{place.get_attribute('data-start')}")
    assert "current" not in str(passage.get_attribute("class"))
    place.click()
    expect(passage).to_have_class("sentence highlighted current")
    expect(passage).to_be_in_viewport()
    expect(passage).to_be_focused()
    expect(passage.locator("mark")).to_have_css("font-weight", "700")
    others = page.locator("#paper .sentence.highlighted:not(.current)")
    expect(others.first).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    assert re.search(r"/c/[\w-]+\?read=ttp-reemergence&quote=1\.1#s\d+$", page.url)
    if _is_narrow(page):
        expect(turn).to_be_hidden()
        page.go_back()
        expect(turn).to_be_visible()


def test_a_note_opens_where_one_is_reading(page: Page) -> None:
    page.goto("/?read=ttp-reemergence")
    _tab(page, "Text")
    marker = page.locator("#marker-6")
    marker.click()
    note = page.get_by_role("complementary", name="Note 6")
    expect(note).to_be_in_viewport()
    expect(note).to_be_focused()
    expect(note).to_contain_text("Ibid.")
    expect(note).to_contain_text("Ahmed Khaled")
    expect(note).to_contain_text("resolved through note 5")
    expect(note).to_contain_text("nothing to fetch")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(marker).to_be_focused()
    # The same again by a note's number beside a quote.
    _tab(page, "Conversation")
    ask(page, QUESTION)
    page.locator("#turn-1 .quote .to-note").first.click()
    note = page.get_by_role("complementary", name="Note 15")
    expect(note).to_contain_text("Tehrik-i-Taliban Pakistan")
    expect(note).to_contain_text("https://cisac.fsi.stanford.edu/mappingmilitants/profiles/")
    expect(note).to_contain_text("not tried")
    note.get_by_role("button", name="Close").click()
    expect(note).to_have_count(0)


def test_notes_of_one_number_open_each_its_own(
    browser: Browser, several: Settings, loopback: None
) -> None:
    server = Server(create_app(several))
    with watched(browser, server.start()) as page:
        page.goto("/?q=What+does+note+3+cite%3F")
        for ident, work in (("3", "Kell and His Ledgers"), ("2.3", "The Finches of Marl")):
            page.locator(f'[id="marker-{ident}"]').click()
            note = page.locator(".open-note")
            expect(note).to_contain_text(work)
            expect(note).to_have_attribute("aria-label", re.compile(r"^Note 3 \(series \d\)$"))
        page.locator("#turn-1 .quote .to-note", has_text="3 (series 1)").first.click()
        expect(page.locator(".open-note")).to_contain_text("Kell and His Ledgers")
        page.goto("/?read=marl&place=note-2.3#note-2.3")
        expect(page.locator('[id="note-2.3"]')).to_be_in_viewport()
        assert barriers(page) == []
    server.stop()


def test_the_note_of_another_document_opens_too(wide: Page) -> None:
    wide.goto("/")
    ask(wide, QUESTION)
    ask(wide, "How many tons of ice were landed in the winter of 1854-55?")
    expect(wide.locator("#paper")).to_have_attribute("data-document", "harrowmere-ice")
    wide.locator("#turn-1 .quote .to-note").first.click()
    note = wide.get_by_role("complementary", name="Note 15")
    expect(note).to_contain_text("Tehrik-i-Taliban Pakistan")
    expect(note).to_contain_text("Not available")


def test_a_link_that_is_sent_opens_at_the_same_lit_sentence(page: Page, browser: Browser) -> None:
    page.goto("/")
    ask(page, SEVERAL)
    ask(page, "How many tons of ice were landed in the winter of 1854-55?")
    second = page.locator("#turn-1 .place").nth(1)
    start = second.get_attribute("data-start")
    second.click()
    expect(page.locator(f"#s{start}")).to_have_class("sentence highlighted current")
    other = browser.new_page()
    other.goto(page.url)
    expect(other.locator(f"#s{start}")).to_have_class("sentence highlighted current")
    expect(other.locator(f"#s{start}")).to_be_in_viewport()
    expect(other.locator("#paper")).to_have_attribute("data-document", "ttp-reemergence")
    expect(other.locator(".turn")).to_have_count(2)
    other.close()


def test_a_quote_is_copied_with_one_click_in_every_style(wide: Page) -> None:
    wide.context.grant_permissions(["clipboard-read", "clipboard-write"])
    wide.goto("/")
    ask(wide, QUESTION)
    quote = wide.locator("#q1\\.1")
    words = quote.locator("blockquote").inner_text()
    for called, begins in (
        ("text with its reference", f"“{words}”\nMuhammad Tahir Mahmood, "),
        ("Chicago note", "Muhammad Tahir Mahmood, "),
        ("BibTeX", "@misc{mahmood"),
        ("RIS", "TY  - "),
        ("CSL-JSON", "[\n {"),
    ):
        quote.get_by_role("link", name=f"Copy quote 1.1 as {called}").click()
        expect(wide.locator("#announcements")).to_contain_text(f"Copied: quote 1.1 as {called}")
        assert wide.evaluate("navigator.clipboard.readText()").startswith(begins)
    assert "note 15" in str(
        wide.request.get(str(quote.locator(".copy a").first.get_attribute("href"))).text()
    )


def test_where_nothing_can_be_copied_the_words_are_shown(wide: Page) -> None:
    wide.goto("/")
    ask(wide, QUESTION)
    wide.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')) }")
    wide.locator("#q1\\.1 .copy a").nth(1).click()
    expect(wide.locator("body")).to_contain_text("Muhammad Tahir Mahmood, The re-emergence")


def test_a_follow_up_keeps_the_conversation_and_going_back_takes_it_back(wide: Page) -> None:
    wide.goto("/")
    ask(wide, QUESTION)
    ask(wide, "And where did that happen?")
    expect(wide.locator(".understood")).to_contain_text("Where was Tehrik-e-Taliban")
    wide.goto("/")
    expect(wide.locator(".turn")).to_have_count(0)
    wide.go_back()
    expect(wide.locator(".turn")).to_have_count(2)


def test_what_was_considered_is_fetched_when_it_is_opened(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda r: fetched.append(r.url) if "explain=" in r.url else None)
    page.goto("/")
    ask(page, QUESTION)
    ask(page, "And where did that happen?")
    told = page.locator("#considered-2")
    expect(told).not_to_have_attribute("open", "")
    assert not fetched
    told.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(told.locator("li").first).to_contain_text("quoted first")
    expect(told.locator("li.quoted")).not_to_have_count(0)
    rejected = told.locator("li:not(.quoted)").last
    expect(rejected).to_contain_text("score 0.")
    shown = page.locator("#paper").get_attribute("data-document")
    of_shown = told.locator(f"li:not(.quoted) .place[data-document={shown}]").last
    start = of_shown.get_attribute("data-start")
    of_shown.click()
    expect(page.locator(f"#s{start}")).to_be_in_viewport()
    assert len(fetched) == 1


def test_where_an_explanation_cannot_be_fetched_its_link_remains(wide: Page) -> None:
    wide.goto("/")
    ask(wide, QUESTION)
    wide.route("**/c/*explain=1*", lambda route: route.fulfill(status=200, body="nonsense"))
    told = wide.locator("#considered-1")
    told.locator("summary").click()
    expect(told.locator("div")).to_have_attribute("aria-busy", "false")
    wide.unroute("**/c/*explain=1*")
    told.locator(".explanation-link").click()
    expect(told.locator("li").first).to_contain_text("quoted first")


def test_what_is_not_found_is_told_in_words_and_shown_as_near(page: Page) -> None:
    page.goto("/")
    ask(page, f"How do I bake {'a loaf' if _is_narrow(page) else 'some loaves'} of bread?")
    turn = page.locator("#turn-1")
    expect(turn.locator(".status strong")).to_have_text("Not found.")
    expect(turn.locator(".status")).to_contain_text("does not answer")
    expect(turn.locator(".near summary")).to_have_text("Nearest passages, not an answer")
    expect(turn.locator(".near .quote").first).to_be_visible()
    turn.locator(".confidence summary").click()
    expect(turn.locator(".confidence")).to_contain_text(
        "How likely it is that the first quote answers"
    )
    expect(turn.locator(".confidence")).to_contain_text("ms searching")


def test_a_suggested_question_is_asked_with_a_click(page: Page) -> None:
    page.goto("/?read=ttp-reemergence")
    _tab(page, "Conversation")
    offered = page.locator("#suggested button").first
    expect(offered).to_be_visible(timeout=30_000)
    words = offered.inner_text()
    offered.click()
    expect(page.locator("#turn-1 .turn-question")).to_have_text(words)
    expect(page.locator("#turn-1 .status")).to_contain_text("Answered.")


def test_everything_can_be_done_by_keys(wide: Page) -> None:
    wide.goto("/")
    expect(wide.locator("#question")).to_be_focused()
    wide.locator("body").press("Tab")
    wide.evaluate("document.activeElement.blur()")
    wide.keyboard.press("/")
    wide.keyboard.type(QUESTION)
    wide.keyboard.press("Enter")
    expect(wide.locator("#turn-1")).to_be_focused()
    wide.keyboard.press("j")
    places = wide.locator("#turn-1 .place")
    expect(places.nth(0)).to_be_focused()
    wide.keyboard.press("o")
    expect(wide.get_by_role("complementary", name="Note 15")).to_be_focused()
    wide.keyboard.press("b")
    expect(wide.get_by_role("complementary", name="Note 15")).to_have_count(0)
    wide.keyboard.press("k")
    wide.keyboard.press("Enter")
    expect(wide.locator(".sentence.current").first).to_be_focused()
    wide.keyboard.press("b")
    expect(places.nth(0)).to_be_focused()
    wide.keyboard.press("/")
    wide.keyboard.type(SEVERAL)
    wide.keyboard.press("Enter")
    expect(wide.locator("#turn-2")).to_be_focused()
    places = wide.locator("#turn-2 .place")
    for key, place in (("j", 0), ("j", 1), ("k", 0)):
        wide.keyboard.press(key)
        expect(places.nth(place)).to_be_focused()
    outline = wide.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", "where one is can be seen"
    wide.keyboard.press("?")
    expect(wide.locator("dialog#keys")).to_be_visible()
    wide.get_by_label("Single-letter shortcuts are on").uncheck()
    wide.keyboard.press("Escape")
    wide.reload()
    wide.locator("#turn-2").focus()
    wide.keyboard.press("j")
    expect(wide.locator("#turn-2")).to_be_focused()


def test_what_could_not_be_answered_stays_to_be_mended(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)  # whose console tells of the refusal
    page.goto("/")
    page.locator("#question").fill("???")
    page.locator("#ask").get_by_role("button", name="Ask").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no question.")
    expect(page.locator("#question")).to_have_value("???")
    expect(page.get_by_role("alert")).to_be_focused()
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, NARROW])
def test_all_of_it_works_without_a_script(browser: Browser, address: str, width: int) -> None:
    with watched(browser, address, width, script=False) as page:
        page.goto("/")
        page.locator(".suggest-link").click()
        expect(page.locator("#suggested button").first).to_be_visible()
        page.locator("#question").fill(QUESTION)
        page.locator("#ask").get_by_role("button", name="Ask").click()
        place = page.locator("#turn-1 .place").first
        start = place.get_attribute("data-start")
        place.click()
        expect(page.locator(f"#s{start}")).to_have_class("sentence highlighted current")
        expect(page.locator(f"#s{start}")).to_be_in_viewport()
        page.locator("#turn-1 .to-note").first.click()
        expect(page.locator("#note-15")).to_be_in_viewport()
        page.locator("#note-15 .support-link").click()
        expect(page.locator("h2")).to_have_text("Note 15")
        page.get_by_role("link", name="Show it in the paper").click()
        expect(page.locator("#note-15")).to_be_in_viewport()
        page.go_back()
        page.go_back()
        page.locator("#considered-1 > summary").click()
        page.locator("#considered-1 .explanation-link").click()
        expect(page.locator("#considered-1 li").first).to_contain_text("quoted first")
        page.locator("#question").fill("And where did that happen?")
        page.locator("#ask").get_by_role("button", name="Ask").click()
        expect(page.locator(".turn")).to_have_count(2)
        page.locator("#q1\\.1 .copy a").nth(2).click()
        expect(page.locator("body")).to_contain_text("@misc{mahmood")
