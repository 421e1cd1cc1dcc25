"""Original pages in a real browser: passages lit where the words are, sizes, keys, notes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from index.search.reader import open_index
from tests.pdf_library import ESSAY, FRONT, settings_of
from tests.web.browsing import ask, barriers, watched
from tests.web.conftest import Server
from web.app import create_app

QUESTION = "When did the country have forty-one night trains with sleeping cars?"
READ = f"/?read={FRONT}&view=original"


@pytest.fixture
def original(browser: Browser, pdf_papers: Path, loopback: None) -> Iterator[Page]:
    server = Server(create_app(settings_of(pdf_papers)))
    with watched(browser, server.start()) as page:
        yield page
    server.stop()


# The share of dark pixels of the page's image below an element that lies over it.
_INK = """element => {
  const image = document.querySelector(".page-sheet img");
  const [box, whole] = [element.getBoundingClientRect(), image.getBoundingClientRect()];
  const scale = image.naturalWidth / whole.width;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(box.width * scale);
  canvas.height = Math.round(box.height * scale);
  const drawing = canvas.getContext("2d");
  drawing.drawImage(image, -(box.left - whole.left) * scale, -(box.top - whole.top) * scale);
  const {data} = drawing.getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) dark += data[at] < 128;
  return dark / (canvas.width * canvas.height);
}"""


def _ink(page: Page, selector: str) -> list[float]:
    expect(page.locator(".page-sheet img")).to_have_js_property("complete", True)
    return [float(one.evaluate(_INK)) for one in page.locator(selector).all()]


def test_a_quote_turns_to_its_page_with_its_words_lit_in_every_size(original: Page) -> None:
    original.goto(READ)
    ask(original, QUESTION)
    original.locator("#turn-1 .quote .place").first.click()
    lights = original.locator(".light.current")
    expect(lights.first).to_be_in_viewport()
    expect(original.locator(".page-name")).to_contain_text("Page 1 (page 4 of the file)")
    expect(original.locator("#announcements")).to_contain_text("Page 1 (page 4 of the file)")
    expect(original.locator(".page-frame")).to_be_focused()
    expect(original.locator(".light.answer")).not_to_have_count(0)
    assert "view=original" in original.url
    for size in ("Fit", "200 %", "75 %"):
        original.locator(".zoom", has_text=size).click()
        expect(original.locator(".zoom[aria-current]")).to_have_text(size)
        expect(original.locator(".zoom[aria-current]")).to_be_focused()
        expect(lights.first).to_be_in_viewport()
        expect(lights.last).to_be_in_viewport()
        shares = _ink(original, ".light.current, .light.answer")
        assert shares
        assert all(0.05 < share < 0.5 for share in shares), shares
    # The words over the image are as wide as those in it.
    spread = original.evaluate(
        """() => [...document.querySelectorAll(".words text")].map(one => {
          const whole = document.querySelector(".page-sheet").getBoundingClientRect();
          const {left, right} = one.getBoundingClientRect();
          return [(left - whole.left) / whole.width, (right - whole.left) / whole.width];
        })"""
    )
    widths = original.evaluate(
        """() => [...document.querySelectorAll(".words text")].map(one => {
          const x = Number(one.getAttribute("x")), width = Number(one.getAttribute("textLength"));
          return [x / 453.54, (x + width) / 453.54];
        })"""
    )
    for (left, right), (wanted_left, wanted_right) in zip(spread, widths, strict=True):
        assert abs(left - wanted_left) < 0.02
        assert abs(right - wanted_right) < 0.02


def test_an_address_shows_the_lit_passage_and_takes_the_focus(
    original: Page, pdf_papers: Path
) -> None:
    document = open_index(settings_of(pdf_papers).index_home).documents[FRONT]
    # The last words of a note are at the foot of their page, below what a window first shows.
    note = document.notes[-1]
    original.goto(f"{READ}&start={note.start}&end={note.end}#original")
    expect(original.locator(".light.current").first).to_be_in_viewport()
    expect(original.locator(".page-frame")).to_be_focused()


def test_the_original_of_a_quote_that_the_text_shows_has_it_lit(original: Page) -> None:
    original.goto(f"/?read={FRONT}")
    ask(original, QUESTION)
    original.locator("#turn-1 .quote .place").first.click()
    expect(original.locator("#paper .sentence.current")).to_be_focused()
    original.locator("#paper .views a", has_text="Original").click()
    expect(original.locator(".light.current").first).to_be_in_viewport()
    expect(original.locator(".light.answer")).not_to_have_count(0)


def test_keys_turn_pages_and_change_the_size(original: Page) -> None:
    original.goto(f"{READ}&page=4#original")
    name = original.locator(".page-name")
    expect(name).to_contain_text("page 4 of the file")
    original.keyboard.press("n")
    expect(name).to_contain_text("page 5 of the file")
    original.keyboard.press("p")
    expect(name).to_contain_text("page 4 of the file")
    current = original.locator(".zoom[aria-current]")
    for key, size in (("+", "75 %"), ("+", "100 %"), ("-", "75 %"), ("+", "100 %"), ("0", "Fit")):
        original.keyboard.press(key)
        expect(current).to_have_text(size)
    original.keyboard.press("-")  # there is no smaller one
    expect(current).to_have_text("Fit")
    original.go_back()
    expect(current).to_have_text("100 %")
    original.locator("#page-number").fill("7")
    original.keyboard.press("Enter")
    expect(name).to_contain_text("page 7 of the file")
    assert "#original" in original.url


def test_a_marker_on_the_page_opens_its_note_below_it(original: Page) -> None:
    original.goto(f"{READ}&page=4#original")
    marker = original.locator(".words a.marker").first
    assert _ink(original, ".words a.marker rect")[0] > 0.03  # the label is there
    marker.focus()
    expect(marker).to_be_focused()
    original.keyboard.press("Enter")
    note = original.get_by_role("complementary", name="Note 1")
    expect(note).to_contain_text("The two are the trains to Port Ellery")
    expect(note).to_be_focused()
    expect(note).to_be_in_viewport()
    assert original.locator(".page-frame + .open-note").count() == 1
    original.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(marker).to_be_focused()
    marker.click()
    expect(note).to_be_visible()
    # Its own place, which the list of notes leads to.
    original.locator(".notes #note-1 .to-original").click()
    expect(original.locator(".light.current").first).to_be_in_viewport()


def test_a_quote_in_the_text_below_lights_its_place(original: Page) -> None:
    original.goto(READ)
    ask(original, QUESTION)
    expect(original.locator(".light.quote")).not_to_have_count(0)
    assert original.locator(".light.current").count() == 0
    original.locator(".page-text .sentence.highlighted").first.click()
    expect(original.locator(".light.current").first).to_be_in_viewport()


def test_words_can_be_selected_on_the_image(original: Page) -> None:
    original.goto(f"{READ}&page=4#original")
    line = original.locator(".words text", has_text="country with sleeping cars")
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    original.mouse.move(box["x"] + 1, middle)
    original.mouse.down()
    original.mouse.move(box["x"] + box["width"] - 1, middle, steps=5)
    original.mouse.up()
    selected = original.evaluate("String(getSelection())")
    assert "country with sleeping cars" in selected


@pytest.mark.parametrize(
    "path",
    [
        f"{READ}&page=4&start=900&end=1100",
        f"{READ}&page=1",
        f"{READ}&page=6&zoom=200",
        f"/?read={ESSAY}&view=original&page=2",
        f"/?read={FRONT}&q={QUESTION}&document={FRONT}#paper",
    ],
)
@pytest.mark.parametrize("width", [1366, 390])
def test_nothing_bars_anyone(original: Page, path: str, width: int) -> None:
    original.set_viewport_size({"width": width, "height": 800})
    original.goto(path)
    expect(original.locator("#paper")).to_be_visible()
    assert barriers(original) == []
    page_width = original.evaluate("document.documentElement.scrollWidth")
    assert page_width <= width
