"""The page in a real browser: headless Chromium, driven by Playwright."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import ask, watched

QUESTION = "When was Tehrik-e-Taliban Pakistan founded?"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address) as found:
        yield found


def test_a_question_is_answered_its_passage_lit_and_its_note_opened(page: Page) -> None:
    page.goto("/")
    ask(page, QUESTION)
    quote = page.locator(".turn .quote").first
    expect(quote.locator("mark")).to_have_text("2007")
    place = quote.locator(".place")
    start = place.get_attribute("data-start")
    passage = page.locator(f"#s{start}")
    expect(passage).not_to_have_class("now")
    place.click()
    expect(passage).to_have_class("s lit now")
    expect(passage).to_be_in_viewport()
    expect(passage.locator("mark")).to_have_text("2007")
    quote.locator(".to-note").first.click()
    note = page.locator("dialog#note")
    expect(note).to_be_visible()
    expect(note).to_contain_text("Tehrik-i-Taliban Pakistan")
    expect(note).to_contain_text("https://cisac.fsi.stanford.edu/mappingmilitants/profiles/")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_a_marker_in_the_text_opens_its_note_and_shows_where_ibid_leads(page: Page) -> None:
    page.goto("/?document=ttp-reemergence")
    page.locator("#marker-6").click()
    note = page.locator("dialog#note")
    expect(note).to_contain_text("Ibid.")
    expect(note).to_contain_text("Ahmed Khaled")
    expect(note).to_contain_text("followed to note 5")


def test_a_follow_up_keeps_the_conversation_and_going_back_takes_it_back(page: Page) -> None:
    page.goto("/")
    ask(page, QUESTION)
    ask(page, "And where did that happen?")
    expect(page.locator(".understood")).to_contain_text("(When was Tehrik-e-Taliban")
    page.go_back()
    expect(page.locator(".turn")).to_have_count(1)


def test_what_was_considered_is_fetched_when_it_is_opened(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda r: fetched.append(str(r.post_data)) if "/api/ask" in r.url else None)
    page.goto("/")
    ask(page, QUESTION)
    ask(page, "And where did that happen?")
    told = page.locator("#considered-2")
    expect(told).not_to_have_attribute("open", "")
    assert not fetched
    told.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(told.locator("li").first).to_contain_text("quoted first")
    assert [json.loads(body)["history"] for body in fetched] == [[QUESTION]]
    expect(told.locator("li.quoted")).not_to_have_count(0)
    rejected = told.locator("li:not(.quoted)").last
    expect(rejected).to_contain_text("score 0.")
    shown = page.locator("#paper").get_attribute("data-document")
    of_shown = told.locator(f"li:not(.quoted) .place[data-document={shown}]").last
    of_shown.click()
    expect(page.locator(f"#s{of_shown.get_attribute('data-start')}")).to_be_in_viewport()
    told.locator("summary").click()
    told.locator("summary").click()
    expect(told.locator("li").first).to_be_visible()
    assert len(fetched) == 1


def test_what_was_considered_reads_alike_from_script_and_server(page: Page) -> None:
    page.goto("/")
    ask(page, QUESTION)
    told = page.locator("#considered-1")
    link = str(told.locator(".load").get_attribute("href"))
    told.locator("summary").click()
    expect(told.locator("li").first).to_be_visible()
    items = told.locator("li").all_inner_texts()
    hrefs = told.locator(".place").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    page.goto(link)
    expect(told).to_have_attribute("open", "")
    assert told.locator("li").all_inner_texts() == items
    assert told.locator(".place").evaluate_all("all => all.map(a => a.getAttribute('href'))") == (
        hrefs
    )


def test_what_was_considered_is_never_markup(page: Page) -> None:
    hostile = "<img src=x onerror=alert(1)><b>bold</b>"
    one = {"text": hostile, "document": hostile, "start": 1, "end": 2, "page": 1, "score": 0.5,
           "section": hostile, "signals": {}, "quoted": False, "reason": hostile}  # fmt: skip
    page.route("**/api/ask", lambda route: route.fulfill(json={"considered": [one]}))
    page.goto("/")
    ask(page, QUESTION)
    told = page.locator("#considered-1")
    told.locator("summary").click()
    expect(told.locator(".why")).to_have_text(hostile)
    expect(told.locator("img, b")).to_have_count(0)


def test_where_an_explanation_cannot_be_fetched_its_link_remains(page: Page) -> None:
    page.route("**/api/ask", lambda route: route.fulfill(status=200, body="nonsense"))
    page.goto("/")
    ask(page, QUESTION)
    told = page.locator("#considered-1")
    told.locator("summary").click()
    expect(told.locator("div")).to_have_attribute("aria-busy", "false")
    told.locator(".load").click()
    expect(told.locator("li").first).to_contain_text("quoted first")


def test_everything_can_be_done_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.locator("body").press("/")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#turn-1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".turn .place").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".s.now").first).to_be_focused()


def test_a_link_to_a_lit_sentence_can_be_sent_to_somebody(page: Page, browser: Browser) -> None:
    page.goto("/")
    ask(page, QUESTION)
    page.locator(".turn .place").first.click()
    other = browser.new_page()
    other.goto(page.url)
    lit = other.locator(".s:target")
    expect(lit).to_have_count(1)
    expect(lit).to_be_in_viewport()
    other.close()


def test_a_quote_of_another_document_brings_that_document(page: Page) -> None:
    page.goto("/")
    ask(page, QUESTION)
    ask(page, "How many tons of ice were landed in the winter of 1854-55?")
    expect(page.locator("#paper")).to_have_attribute("data-document", "harrowmere-ice")
    page.locator("#turn-1 .place").first.click()
    expect(page.locator("#paper")).to_have_attribute("data-document", "ttp-reemergence")
    expect(page.locator(".s:target")).to_be_in_viewport()


def test_without_a_script_the_form_the_quotes_and_the_notes_work(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/")
    page.locator("#question").fill(QUESTION)
    page.locator("#ask button").click()
    place = page.locator(".turn .place").first
    place.click()
    assert page.url.endswith(str(place.get_attribute("href")))
    page.locator(".turn .to-note").first.click()
    expect(page.locator("#note-15")).to_be_in_viewport()
    page.locator(".considered summary").click()
    page.locator(".considered .load").click()
    expect(page.locator("#considered-1 li").first).to_contain_text("quoted first")
    page.locator("#question").fill("And where did that happen?")
    page.locator("#ask button").click()
    expect(page.locator(".turn")).to_have_count(2)
    context.close()


def test_a_narrow_page_does_not_scroll_sideways(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)
    page = context.new_page()
    page.goto("/?q=How+do+I+bake+bread%3F&explain=1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
