"""What holds for any page: no visible word of the article is lost, none comes twice, all are in
order, and the words of notes stand apart.
"""

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.documents import Description
from corpus.errors import IbidError
from corpus.from_extract import web_paper_document
from corpus.html.paper import read_web_paper
from tests.corpus.html.random_pages import Drawn, pages
from tests.corpus.html.test_paper import check_spans

_WORD = re.compile(r"[a-z]{2}\d+[a-z]{2}|wrong")


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(pages())
def test_every_word_of_any_page_comes_once_and_in_order(page: Drawn) -> None:
    paper = read_web_paper(page.markup.encode(), None)
    assert _WORD.findall(paper.text) == page.words
    notes = {note.label: note for note in paper.notes}
    assert {label: _WORD.findall(note.text) for label, note in notes.items()} == {
        str(number): words for number, words in page.notes.items()
    }
    assert len(notes) == len(paper.notes)
    for number, before in page.markers.items():
        own = [_WORD.findall(paper.text[:place])[-1] for place in notes[str(number)].markers]
        assert own == before
    assert _WORD.findall(" ".join(words for _, words in paper.left_out)) == page.menu
    document = web_paper_document(paper, Description("a-page"))
    check_spans(document)
    said = {
        word
        for sentence in document.sentences
        if sentence.end <= document.body_end
        for word in _WORD.findall(document.text[sentence.start : sentence.end])
    }
    assert said.isdisjoint(word for words in page.notes.values() for word in words)


SOUP = (
    "<p>", "</p>", "<div>", "</div>", "<li>", "<ol>", "</ol>", "<table>", "<tr>", "<td>", "<th>",
    "</table>", "<sup>", "</sup>", '<a href="#a">', '<a href="#b" id=a>', "<a name=b>", "</a>",
    "<li id=b>", "<div class=footnote id=c>", '<a href="#c" class="footnote-ref">', "</span>",
    '<span class="sidenote">', "<span class=ltx_note>", "<h1>", "</h1>", "<h2>", "</h2>", "Notes",
    "1", "[1]", "*", "i", "words here. ", "<br>", "<hr>", "<pre>", "</pre>", "<blockquote>",
    "<nav>", "<article>", "</article>", "<main>", "<header>", "<footer>", "<!-- x -->", "<?x?>",
    "<math>", "<svg>", "<dl>", "<dt id=d>", "<dd>", '<a href="#d">', "<span class=pagenum>",
    "<div class=poem>", "<section class=footnotes>", "<aside role=doc-footnote>", "<label>", "<q>",
    "<ruby>", "<rt>", "<del>", "<form>", "<title>", "<body>", "<o:p>", "<template>", ".¹ ",
    "<small class=footnote>", "<p class=byline>By A", '<a id="p1">', "&#0;", "\u2028",
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(SOUP), max_size=40))
def test_any_disorder_of_tags_is_read_or_refused(soup: list[str]) -> None:
    page = "<p>It was so.<sup><a href='#a'>1</a></sup> And <a href='#b'>2</a>.</p>" + "".join(soup)
    try:
        paper = read_web_paper(page.encode(), None)
    except IbidError:
        return
    check_spans(web_paper_document(paper, Description("soup")))


FRAMES = (
    "<html><body>{}</body></html>",
    '<html><body><p>It was<a href="#n1"><sup>1</sup></a> so.</p><article><p>{}</p></article>'
    "<h2>Notes</h2><ol><li id=n1>Wren {}</li></ol></body></html>",
    '<html xmlns="x"><body><p>It was.<sup>1</sup></p><h2>Notes</h2><p>1. Wren {}</p></body>',
)
UNITS = (
    "<p>x", '<sup><a href="#n1">1</a></sup>', "w<sup>1</sup> ", "<br>", "[1] ", "<div>", "<li>x",
    "<table><tr><td>", "<tr><th>a</th><th>b</th></tr>", '<span class="footnote">two words</span>',
    '<p id="n2">2. two words</p>', '<a href="#n2">2</a>', "<!-- x -->", "<h2>Notes</h2>",
    "<h2>Notes</h2><p>1. x</p>", "<p><sup>1</sup> x</p>", "<b>", "<math><mi>x</mi></math>",
    "<pre>\n\n", "\n \n", '<div class="poem"><p>a</p><p>b</p></div>', '<a name="f1"></a>1. x<br>',
    '<a href="#fn1" class="footnote-ref">1</a>', '<li id="fn1">x y</li>', "<a/>",
    "<article>x</article>",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("frame", FRAMES, ids=["a body", "links", "no links"])
def test_no_repetition_takes_time_that_grows_with_its_square(frame: str) -> None:
    for unit in UNITS:
        page = frame.replace("{}", unit * (60_000 // len(unit))).encode()
        begun = time.process_time()
        try:
            read_web_paper(page, None)
        except IbidError:
            continue
        assert time.process_time() - begun < 6, unit
