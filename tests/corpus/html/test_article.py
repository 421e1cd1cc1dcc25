"""The text of web pages: their articles, in the right letters, and nothing that stands around."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.html.article import read_html
from tests.cited.pages import CHROME, Page, pages, render
from tests.corpus.extraction import EXTRACTORS, SETS, measure
from tests.corpus.htmlpages import LAYOUTS, UNSEEN, page

ARTICLES = [page for page in pages() if page.is_web_article]


def wrapped(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def prose(words: str) -> str:
    return (
        f"<article><h1>A title</h1><p>{words} {'It is long enough to be kept. ' * 12}</p></article>"
    )


@pytest.mark.parametrize("page", ARTICLES, ids=lambda page: f"{page.work}-{page.layout}")
def test_the_article_is_taken_and_what_stands_around_it_is_not(page: Page) -> None:
    data, kind = render(page)
    found = read_html(data, kind.partition("charset=")[2])
    for paragraph in page.paragraphs:
        assert paragraph in found.text
    if page.layout not in ("table", "blog", "amp", "breaks"):
        assert not [words for words in CHROME if words in found.text]
    assert page.title in (found.title or "") or page.title in (found.headline or "")
    assert found.paywalled == (page.state == "paywall")
    assert found.paragraphs is not None
    for place in found.paragraphs:
        assert found.text[place.start : place.end].strip() == found.text[place.start : place.end]


@pytest.mark.parametrize("pages", SETS)
def test_the_extractor_that_is_used_is_the_best_of_those_compared(pages: str) -> None:
    figures = measure(pages)
    assert set(figures) == set(EXTRACTORS)
    used = figures["as used here"]
    assert used.f1 >= max(one.f1 for one in figures.values()) - 0.002
    assert used.recall >= 0.99
    assert used.precision >= 0.98


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_paragraph_is_taken_whole_once_and_in_order(layout: str) -> None:
    for one in ARTICLES[:4]:
        text = read_html(page(layout, one.title, one.paragraphs), None).text
        places = [text.find(words) for words in one.paragraphs]
        assert -1 not in places
        assert places == sorted(places)
        assert all(text.count(words) == 1 for words in one.paragraphs)
        assert UNSEEN not in text


def test_authors_and_dates_are_kept() -> None:
    page = next(page for page in ARTICLES if page.work == 25 or page.layout == "news")
    found = read_html(render(page)[0], None)
    assert found.authors == page.authors
    assert found.date == page.date


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "iso8859-2", "koi8-r"])
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "nonsense"])
def test_letters_are_right_though_the_encoding_is_declared_wrongly(
    encoding: str, declared: str | None
) -> None:
    words = {"koi8-r": "Это длинное предложение", "iso8859-2": "Zażółć gęślą jaźń"}
    sentence = words.get(encoding, "Señor Müller’s café")
    head = f'<meta charset="{encoding}">' if encoding != "utf-16" else ""
    text = wrapped(prose(sentence), head).decode()
    assert sentence in read_html(text.encode(encoding), declared).text


def test_what_is_not_seen_is_no_text() -> None:
    body = prose("The seen words") + (
        "<script>var secret = 1;</script><style>p{}</style><template><p>hidden</p></template>"
        "<!-- comment -->"
    )
    text = read_html(wrapped(body), None).text
    assert "The seen words" in text
    for word in ("secret", "p{}", "hidden", "comment"):
        assert word not in text


def test_markup_in_a_title_is_text() -> None:
    head = "<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</title>"
    found = read_html(wrapped(prose("Words"), head), None)
    assert found.title in ("<script>alert(1)</script> & more", "A title")


def test_a_paragraph_that_holds_words_that_are_seen_is_not_hidden_whole() -> None:
    shown = f"<body style='visibility: hidden'>{prose('Words that a script shows')}</body>"
    assert "Words that a script shows" in read_html(shown.encode(), None).text


def test_quoted_words_keep_the_marks_that_a_browser_sets() -> None:
    body = prose("They called it <q>the <i>long</i> ice</q> and <q>the fog</q>.")
    text = read_html(wrapped(body), None).text
    assert "They called it “the long ice” and “the fog”." in text


def test_numbers_of_notes_are_left_out_and_other_raised_words_are_not() -> None:
    body = prose(
        "The 2<sup>nd</sup> ship<sup><a href='#n1'>1</a></sup> sank<a href='#n2'><sup>[2]</sup></a>"
        " at 10<sup>6</sup> fathoms<sup><a href='/more'>more</a></sup>."
    )
    text = read_html(wrapped(body), None).text
    assert "The 2nd ship sank at 106 fathomsmore." in text


def test_the_cells_of_a_table_hold_what_is_listed_in_them() -> None:
    table = (
        "<table><tr><th>Year</th><th>Ships</th></tr>"
        "<tr><td>1901</td><td><ul><li>The Odden</li><li>The Skagen</li></ul></td></tr></table>"
    )
    body = prose("Words").replace("</article>", f"{table}</article>")
    text = read_html(wrapped(body), None).text
    assert "Year | Ships" in text
    assert text.index("1901") < text.index("The Odden") < text.index("The Skagen")


def test_lists_within_lists_without_end_are_read() -> None:
    deep = "<ul><li>" * 180 + "The innermost words" + "</li></ul>" * 180
    found = read_html(wrapped(prose("Words") + deep), None)
    assert "Words" in found.text


def test_structure_is_kept() -> None:
    body = (
        "<article><h1>The Ferry</h1><p>The ferry was built in 1901, and carried thirty horses "
        "over the sound in a single day, with their riders and their dogs.</p><h2>Later</h2>"
        "<blockquote><p>We shall go on, said the master, whatever the weather may bring us.</p>"
        "</blockquote><ul><li>One thing that was found in the ship</li></ul></article>"
    )
    found = read_html(wrapped(body), None)
    assert found.paragraphs is not None
    kinds = {found.text[p.start : p.end][:9]: p.kind for p in found.paragraphs}
    assert kinds["Later"] == "heading"
    assert kinds["We shall "] == "block quotation"
    assert kinds["One thing"] == "prose"


@pytest.mark.parametrize(
    "told",
    [
        '{"isAccessibleForFree": false}',
        '[{"@graph": [{"isAccessibleForFree": "False"}]}]',
    ],
)
def test_a_page_that_says_it_is_for_money_is_believed(told: str) -> None:
    head = f'<script type="application/ld+json">{told}</script>'
    assert read_html(wrapped(prose("Words"), head), None).paywalled
    assert not read_html(wrapped(prose("Words"), head.replace("isAcc", "x")), None).paywalled


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_give_nothing(data: bytes) -> None:
    found = read_html(data, None)
    assert found.media == "html"
    found.text.encode()
