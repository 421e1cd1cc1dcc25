"""Original pages without a script: the page beside the conversation, by HTTP alone."""

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from corpus.documents import Document
from index.search.reader import open_index
from tests.pdf_library import COLUMNS, ESSAY, FRONT, PLAIN, TURNED, settings_of
from tests.web.selectors import select
from web.app import create_app
from web.pages.original.overlay import overlay_of

QUESTION = "When did the country have forty-one night trains with sleeping cars?"
READ = f"/?read={FRONT}&view=original"


@pytest.fixture(scope="module")
def pages(pdf_papers: Path) -> TestClient:
    import pytest_socket

    pytest_socket.enable_socket()  # of the event loop
    return TestClient(create_app(settings_of(pdf_papers)), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def documents(pdf_papers: Path) -> dict[str, Document]:
    return dict(open_index(settings_of(pdf_papers).index_home).documents)


def _pane(pages: TestClient, path: str) -> Any:
    answer = pages.get(path)
    assert answer.status_code == 200
    return html.fromstring(answer.text).get_element_by_id("paper")


def _one(pane: Any, selector: str) -> Any:
    (found,) = select(pane, selector)
    return found


def _number(pane: Any) -> str:
    return str(_one(pane, "#page-number").get("value"))


def test_a_text_with_pages_of_a_size_leads_to_its_original_and_back(pages: TestClient) -> None:
    pane = _pane(pages, f"/?read={FRONT}")
    text, original = select(pane, ".views a")
    assert (text.get("aria-current"), original.get("aria-current")) == ("true", None)
    assert text.text == "Text"
    pane = _pane(pages, original.get("href"))
    assert pane.get("data-view") == "original"
    text, original = select(pane, ".views a")
    assert (text.get("aria-current"), original.get("aria-current")) == (None, "true")
    back = _pane(pages, text.get("href"))
    assert back.get("data-view") == "text"
    fragment = text.get("href").partition("#")[2]
    assert select(back, f"#{fragment}")


def test_a_text_without_pages_of_a_size_has_no_original(pages: TestClient) -> None:
    for path in (f"/?read={PLAIN}", f"/?read={PLAIN}&view=original&page=1&start=0&end=9"):
        pane = _pane(pages, path)
        assert pane.get("data-view") == "text"
        assert not select(pane, ".views, .original, .to-original, a.pagemark")


def test_a_page_has_its_image_its_words_and_the_ways_on(pages: TestClient) -> None:
    pane = _pane(pages, f"{READ}&page=4")
    assert _one(pane, ".page-name b").text == "Page 1 (page 4 of the file)"
    image = _one(pane, ".page-sheet img")
    assert image.get("alt").startswith("Page 1 (page 4 of the file) of The Night Trains")
    drawn = pages.get(unescape(image.get("src")))
    assert drawn.headers["content-type"] == "image/png"
    assert abs(int(image.get("width")) / int(image.get("height")) - 453.54 / 680.32) < 0.01
    text = _one(pane, ".page-text").text_content()
    assert "On the first of January 1985" in text
    assert "who used them, or in what they paid" not in text  # that is on the page behind
    for rel, number in (("prev", "3"), ("next", "5")):
        above, below = select(pane, f"a[rel={rel}]")
        assert above.get("href") == below.get("href")
        assert _number(_pane(pages, above.get("href"))) == number
    assert not select(_pane(pages, f"{READ}&page=1"), "a[rel=prev]")
    assert not select(_pane(pages, f"{READ}&page=7"), "a[rel=next]")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("page=0", "1"), ("page=-3", "1"), ("page=99", "7"), (f"page={10**40}", "7"),
        ("page=3&start=9&end=2", "3"), ("start=-5&end=9", "1"), (f"start={10**30}&end=9", "1"),
        ("page=2&zoom=17", "2"), ("place=note-1", "4"), ("place=s999999", "7"),
    ],
)  # fmt: skip
def test_an_address_that_names_nothing_shows_a_page_all_the_same(
    pages: TestClient, query: str, number: str
) -> None:
    pane = _pane(pages, f"{READ}&{query}")
    assert _number(pane) == number
    assert _one(pane, ".zoom[aria-current]").text == "Fit"
    assert not select(pane, ".light")


def test_the_page_is_as_large_as_the_link_says(pages: TestClient) -> None:
    pane = _pane(pages, f"{READ}&page=4")
    sizes = {}
    for link in select(pane, ".zoom"):
        shown = _pane(pages, link.get("href"))
        assert _number(shown) == "4"
        image = _one(shown, ".page-sheet img")
        sizes[link.text] = (int(image.get("width")), image.get("src"))
    assert sizes["100 %"][0] == round(453.54 * 96 / 72)
    assert sizes["200 %"][0] == round(453.54 * 2 * 96 / 72)
    for _, address in sizes.values():
        assert 600 <= int(address.partition("width=")[2]) <= 2400


def test_a_form_opens_the_page_with_a_number_and_stays_in_the_conversation(
    pages: TestClient,
) -> None:
    pane = _pane(pages, f"{READ}&page=4&zoom=150&start=1200&end=1300&q=Why%3F&h=Who%3F")
    form = _one(pane, ".to-page")
    fields = [(one.get("name"), one.get("value")) for one in select(form, "input")]
    sent = [(name, "6" if name == "page" else value) for name, value in fields]
    assert dict(sent) == {
        "h": "Who?", "q": "Why?", "read": FRONT, "view": "original", "zoom": "150",
        "start": "1200", "end": "1300", "page": "6",
    }  # fmt: skip
    answer = pages.get(form.get("action"), params=sent)
    assert _number(html.fromstring(answer.text).get_element_by_id("paper")) == "6"


def test_a_quote_leads_to_its_page_with_its_answer_lit(
    pages: TestClient, documents: dict[str, Document]
) -> None:
    answer = pages.get("/", params={"q": QUESTION, "view": "original", "document": FRONT})
    page = html.fromstring(answer.text)
    place = select(page, ".quote .place")[0]
    assert "view=original" in place.get("href")
    assert " · page 1 (page 4 of the file) · " in place.text_content()
    pane = _pane(pages, place.get("href"))
    assert _number(pane) == "4"
    start, end = int(place.get("data-start")), int(place.get("data-end"))
    lights = [
        tuple(float(one.get(side)) for side in ("x", "y")) for one in select(pane, ".light.current")
    ]
    wanted = documents[FRONT].rectangles(start, end)
    assert lights == [(one.left, one.top) for one in wanted]
    assert select(pane, ".light.answer")
    lit = _one(pane, f".page-text #s{start}")
    assert "current" in lit.get("class")
    # Without the view, the same quote leads into the text, as before.
    plain = pages.get("/", params={"q": QUESTION, "document": FRONT})
    place = select(html.fromstring(plain.text), ".quote .place")[0]
    assert "view" not in place.get("href")


def test_a_question_that_is_asked_beside_an_original_shows_the_original_of_its_answer(
    pages: TestClient,
) -> None:
    page = html.fromstring(pages.get(READ).text)
    fields = {one.get("name"): one.get("value") for one in select(page, "#ask input")}
    assert fields["view"] == "original"
    sent = {**fields, "q": QUESTION, "document": FRONT}
    answer = pages.post("/ask", data=sent, headers={"origin": "http://127.0.0.1"})
    assert re.search(r"/c/[\w-]+\?view=original#turn-1$", str(answer.url))
    pane = html.fromstring(answer.text).get_element_by_id("paper")
    assert _number(pane) == "4"
    assert select(pane, ".light.quote")


def test_a_passage_over_two_pages_leads_to_the_other(
    pages: TestClient, documents: dict[str, Document]
) -> None:
    border = documents[FRONT].pages[4].end
    pane = _pane(pages, f"{READ}&start={border - 60}&end={border + 60}")
    assert _number(pane) == "5"
    link = _one(pane, ".page-name a")
    assert link.text == "The passage is also on page 3 (page 6 of the file)"
    other = _pane(pages, link.get("href"))
    assert _number(other) == "6"
    assert select(other, ".light.current")


def test_notes_of_a_page_can_be_followed_from_their_markers(
    pages: TestClient, documents: dict[str, Document]
) -> None:
    pane = _pane(pages, f"{READ}&page=4")
    markers = select(pane, ".words a.marker")
    assert [one.get("data-note") for one in markers] == ["1", "2", "3", "4"]
    for marker in markers:
        note = _one(pane, marker.get("href"))
        assert note.tag == "li"
        shown = _pane(pages, _one(note, ".to-original").get("href"))
        light = select(shown, ".light.current")[0]
        held = documents[FRONT].note_with_id(marker.get("data-note"))
        assert held is not None
        first = documents[FRONT].rectangles(held.start, held.end)[0]
        assert (float(light.get("x")), float(light.get("y"))) == (first.left, first.top)
    # Each marker in the text below leads there, too, and back.
    assert len(select(pane, ".page-text a.marker")) == 4
    for back in select(pane, ".notes a.back"):
        assert select(pane, back.get("href"))


def test_a_note_over_two_pages_is_listed_on_both(
    pages: TestClient, documents: dict[str, Document]
) -> None:
    document = documents[FRONT]
    long = [n for n in document.notes if document.page_of(n.start) < document.page_of(n.end - 1)]
    assert long
    for note in long:
        for number in (document.page_of(note.start), document.page_of(note.end - 1)):
            assert select(_pane(pages, f"{READ}&page={number}"), f"#note-{note.id}")


@pytest.mark.parametrize("name", [FRONT, ESSAY, TURNED, COLUMNS])
def test_every_word_is_on_one_page_and_every_marker_too(
    documents: dict[str, Document], name: str
) -> None:
    document = documents[name]
    overlays = [overlay_of(document, page, (), None) for page in document.pages]
    placed = "".join(words.text for one in overlays for words in one.words)
    assert sorted("".join(placed.split())) == sorted("".join(document.text.split()))
    markers = [marker.note for one in overlays for marker in one.markers]
    assert sorted(markers) == sorted(document.notes[place].id for _, place in document.marks)
    for page, overlay in zip(document.pages, overlays, strict=True):
        assert page.width is not None
        assert page.height is not None
        for area in overlay.markers:
            assert -1 <= area.left <= area.left + area.width <= page.width + 5
            assert 0 <= area.top <= area.top + area.height <= page.height


def test_a_file_that_changed_is_told_and_its_text_stays(pdf_papers: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(pdf_papers, tmp_path / "library"))
    pages = TestClient(create_app(settings_of(folder)), base_url="http://127.0.0.1")
    with (folder / "papers" / FRONT / "paper.pdf").open("ab") as file:
        file.write(b"\n")
    pane = _pane(pages, f"{READ}&page=4")
    assert "has changed since the index was built" in _one(pane, ".problem").text_content()
    assert not select(pane, "img")
    assert "On the first of January 1985" in _one(pane, ".page-text").text_content()
    assert select(pane, "a[rel=next]")


def test_page_marks_and_quotes_in_the_text_lead_to_the_original(pages: TestClient) -> None:
    pane = _pane(pages, f"/?read={FRONT}&q={QUESTION}&document={FRONT}")
    marks = select(pane, "a.pagemark")
    assert [one.text for one in marks] == ["p. ii", "p. iii", "p. 1", "p. 2", "p. 3", "p. 4"]
    assert _number(_pane(pages, marks[2].get("href"))) == "4"
    link = select(pane, ".sentence.highlighted + .to-original")[0]
    assert select(_pane(pages, link.get("href")), ".light.current")


def test_nothing_of_a_pdf_is_embedded(pages: TestClient) -> None:
    answer = pages.get(f"{READ}&page=4")
    page = html.fromstring(answer.text)
    assert not select(page, "object, embed, iframe, [style]")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'self';" in policy
