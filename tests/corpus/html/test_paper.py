"""Papers that are web pages: their words, their notes, and where these are marked."""

import json
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import Description, Document, Spanned
from corpus.errors import IbidError, UnreadableText
from corpus.from_extract import web_paper_document
from corpus.html.paper import WebPaper, read_web_paper
from corpus.plaintext.reader import read_text
from corpus.serialization import from_json, to_json
from tests.corpus.webpapers import FERRY, STYLES, Sample

Style = Callable[[Sample], str]


def _read(page: str) -> WebPaper:
    return read_web_paper(page.encode(), None)


def _document(page: str) -> Document:
    return web_paper_document(_read(page), Description("ferry"))


@pytest.mark.parametrize("style", STYLES)
def test_words_notes_and_markers_are_found_in_every_style(style: Style) -> None:
    paper = _read(style(FERRY))
    body = ["".join(words for words, _ in pieces) for pieces in FERRY.paragraphs]
    words = [paper.text[one.start : one.end] for one in paper.paragraphs if one.kind == "prose"]
    assert words == body
    assert {note.number: note.text for note in paper.notes} == FERRY.notes
    for number in FERRY.notes:
        expected = [words[-8:] for one in FERRY.paragraphs for words, n in one if n == number]
        (note,) = [note for note in paper.notes if note.number == number]
        assert [paper.text[place - 8 : place] for place in note.markers] == expected
    assert (paper.title, paper.language) == ("The Ferry of Odden", "en")
    assert dict(paper.left_out) == {"menu": "Home More", "page footer": "All rights"}
    assert paper.warnings == ("Left out: 1 menu, 1 page footer.",)
    assert from_json(WebPaper, json.loads(json.dumps(to_json(paper)))) == paper


@pytest.mark.parametrize("style", STYLES)
def test_the_document_is_the_same_as_that_of_plain_text(style: Style) -> None:
    page = _document(style(FERRY))
    lines = [
        "".join(words + (f"[{n}]" if n else "") for words, n in pieces)
        for pieces in FERRY.paragraphs
    ]
    notes = "\n\n".join(f"[{n}] {text}" for n, text in FERRY.notes.items())
    text = read_text(
        ("\n\n".join(lines) + f"\n\nNotes\n\n{notes}\n").encode(), Description("ferry")
    )
    assert [(n.number, page.note_text(n)) for n in page.notes] == [
        (n.number, text.note_text(n)) for n in text.notes
    ]
    assert [n.citations for n in page.notes] == [n.citations for n in text.notes]
    assert page.note(2) is not None
    assert page.notes[1].citations[0].resolved_from == (1,)

    def marked(document: Document) -> list[tuple[int, list[str]]]:
        return [
            (n.number, [document.text[place - 20 : place] for place in n.markers])
            for n in document.notes
        ]

    assert marked(page) == marked(text)
    own = [page.text[s.start : s.end] for s in page.sentences if s.end <= page.body_end]
    theirs = [text.text[s.start : s.end] for s in text.sentences if s.end <= text.body_end]
    assert [one for one in own if one != "The Ferry of Odden"] == theirs


def check_spans(document: Document) -> None:
    """Everything stands where it says, in order, and every word can be found in the file."""
    every: list[Sequence[Spanned]] = [document.paragraphs, document.sentences, document.notes]
    for spans in every:
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(0 <= one.start < one.end <= len(document.text) for one in spans)
    for note in document.notes:
        assert all(0 <= place <= document.body_end for place in note.markers)
        assert note.start >= document.body_end
    data = document.text.encode()
    for sentence in document.sentences:
        for low, high, piece in document.file_spans(sentence.start, sentence.end):
            assert data[low:high].decode() == piece


@pytest.mark.parametrize("style", STYLES)
def test_every_span_of_the_document_is_sound(style: Style) -> None:
    check_spans(_document(style(FERRY)))


def _article(body: str, behind: str = "") -> str:
    long = "<p>The town stood on the sound and lived by its ferry, year after year.</p>" * 4
    return f"<html><body><h1>Odden</h1>{body}{long}{behind}</body></html>"


@pytest.mark.parametrize(
    "words",
    [
        "an area of 20 m<sup>2</sup> in all",
        "the 1<sup>st</sup> of May",
        "as E = mc<sup>2</sup> tells",
        'as <a href="#f1">Figure 1</a> shows',
        'as Figure <a href="#n1">1</a> shows',
        'as section <a href="#n2">2</a> tells',
    ],
)
def test_what_marks_no_note_stays_as_it_is(words: str) -> None:
    notes = "<h2>Notes</h2><ol><li id=n1>Ada Wren, The Log.</li><li id=n2>Ibid.</li></ol>"
    paper = _read(_article(f"<p>There was {words}, and more of it.<sup>1</sup></p>", notes))
    assert not any(note.markers for note in paper.notes if note.number == 2)


def test_numbers_of_a_table_of_contents_mark_nothing() -> None:
    contents = '<p><a href="#s1">1</a> The beginning</p>'
    section = "<div id=s1><h2>The beginning</h2><p>It began long ago, in the year 1901.</p></div>"
    paper = _read(_article(contents + section))
    assert paper.notes == ()
    assert "It began long ago" in paper.text


@pytest.mark.parametrize("word", ["much.", "research.", "ship.", "casino.", "apart"])
def test_a_note_is_marked_behind_any_word(word: str) -> None:
    said = f'<p>It was known that they were {word}<sup><a href="#n1">1</a></sup></p>'
    (note,) = _read(_article(said, '<ol><li id="n1">Ada Wren, The Log.</li></ol>')).notes
    assert len(note.markers) == 1


def test_a_mark_that_is_written_as_a_reference_marks_nothing() -> None:
    said = '<p>It says &#x12000;1&#x12000; here.<sup><a href="#n1">1</a></sup></p>'
    paper = _read(_article(said, '<ol><li id="n1">Ada Wren, The Log.</li></ol>'))
    assert "It says \U00012000" + "1\U00012000 here." in paper.text
    assert [len(note.markers) for note in paper.notes] == [1]


def test_a_raised_number_without_its_note_is_told() -> None:
    said = '<p>It was built in 1901.<sup><a href="#gone">3</a></sup> It was of oak.</p>'
    (warning,) = _read(_article(said)).warnings
    assert warning.endswith("left out: 3.")


def test_a_number_that_leads_back_marks_no_note() -> None:
    said = '<p id="p1">The ferry was built of oak.</p><p>It was said<a href="#p1">1</a> before.</p>'
    paper = _read(_article(said))
    assert paper.notes == ()
    assert "The ferry was built of oak." in paper.text


def test_a_note_that_nothing_marks_is_kept_and_told() -> None:
    notes = "<h2>Notes</h2><p>1. Ada Wren, The Log.</p><p>2. Otto Lind, Letters.</p>"
    document = _document(_article("<p>It was built in 1901.<sup>1</sup></p>", notes))
    assert [note.number for note in document.notes] == [1, 2]
    assert "Nothing in the text refers to note 2." in document.warnings


def test_notes_in_another_language_are_found() -> None:
    page = (
        '<html lang="de"><body><h1>Die Fähre</h1><p>Die Fähre wurde 1901 gebaut.<sup>1</sup> Sie '
        "trug Pferde und Reiter über den Sund, Jahr um Jahr, bei jedem Wetter.<sup>2</sup></p>"
        "<h2>Anmerkungen</h2><p>1. Ada Wren, Das Logbuch (Odden 1901), S. 7.</p>"
        "<p>2. Ebd., S. 9.</p></body></html>"
    )
    paper = _read(page)
    assert paper.language == "de"
    assert [(note.number, len(note.markers)) for note in paper.notes] == [(1, 1), (2, 1)]


def test_what_the_page_says_of_itself_is_kept() -> None:
    head = (
        '<head><title>Odden</title><link rel="canonical" href="https://odden.example/ferry">'
        '<meta name="author" content="Ada Wren"><meta name="date" content="2021-03-05"></head>'
    )
    paper = _read(_article("<p>It was built.</p>").replace("<body>", f"{head}<body>"))
    assert (paper.url, paper.authors, paper.date) == (
        "https://odden.example/ferry",
        ("Ada Wren",),
        "2021-03-05",
    )


@pytest.mark.parametrize(
    "page", ["", "   ", "<html></html>", "<p></p>", "<script>alert(1)</script>", "<<<>>>"]
)
def test_a_page_without_words_is_told(page: str) -> None:
    with pytest.raises(UnreadableText):
        _read(page)


@pytest.mark.parametrize(
    "body",
    [
        '<p>A loop.<a href="#a" id="a">1</a></p>',
        '<p>Two of one name.<a href="#n">1</a></p><p id="n">1. One.</p><p id="n">1. Two.</p>',
        '<p>Within itself<a href="#n">1</a> <span id="n">1. One.</span></p>',
        '<p>Nowhere.<a href="#none">1</a></p>',
        "<p>Broken <b><i><sup>1</p></b></i></sup><ol><li>",
        '<p>Marks 𒀀1𒀀 of its own.<sup><a href="#n">1</a></sup></p><ol><li id="n">One.</li></ol>',
        '<h2><a href="#n">1</a></h2><p id="n">1. A note of an empty heading.</p>',
        "<div>" * 200 + "deep" + "</div>" * 200,
        '<p>Script.<a href="#n">1</a></p><p id="n">1. <script>alert(1)</script>One.</p>',
    ],
)
def test_odd_pages_lose_nothing_and_break_nothing(body: str) -> None:
    paper = _read(_article(body))
    assert "lived by its ferry" in paper.text
    assert "alert" not in paper.text + "".join(note.text for note in paper.notes)
    if "𒀀" in body:
        assert "Marks 𒀀1𒀀 of its own." in paper.text
    check_spans(web_paper_document(paper, Description("odd")))


@pytest.mark.slow
def test_five_thousand_notes_are_read() -> None:
    marks = " ".join(f'It was so.<sup><a href="#n{n}">{n}</a></sup>' for n in range(1, 5001))
    notes = "".join(f'<li id="n{n}">Ada Wren, The Log, {n}.</li>' for n in range(1, 5001))
    paper = _read(_article(f"<p>{marks}</p>", f"<ol>{notes}</ol>"))
    assert len(paper.notes) == 5000
    assert all(len(note.markers) == 1 for note in paper.notes)


_words = st.text(st.sampled_from("abcdefghij"), min_size=2, max_size=8)
_said = st.lists(_words, min_size=5, max_size=12).map(
    lambda words: " ".join(words).capitalize() + "."
)


@st.composite
def _samples(draw: st.DrawFn) -> Sample:
    count = draw(st.integers(1, 5))
    numbers = list(range(1, count + 1))
    pieces = [(draw(_said), number) for number in numbers]
    extra = draw(st.lists(st.sampled_from(numbers), max_size=3))
    pieces += [(draw(_said), number) for number in extra]
    spaced = [
        (words if n == 0 else f" {words}", number) for n, (words, number) in enumerate(pieces)
    ]
    half = draw(st.integers(1, len(spaced)))
    both = [
        spaced[:half],
        [
            (words.strip() if n == 0 else words, number)
            for n, (words, number) in enumerate(spaced[half:])
        ],
    ]
    return Sample([one for one in both if one], {n: f"Wren, {draw(_said)}" for n in numbers})


@settings(max_examples=60)
@given(_samples(), st.sampled_from(STYLES))
def test_any_paper_comes_back_from_any_style(sample: Sample, style: Style) -> None:
    paper = _read(style(sample))
    assert {note.number: note.text for note in paper.notes} == dict(sample.notes)
    for note in paper.notes:
        expected = [w[-6:] for one in sample.paragraphs for w, n in one if n == note.number]
        assert [paper.text[place - 6 : place] for place in note.markers] == expected
    check_spans(web_paper_document(paper, Description("any")))


@settings(max_examples=100)
@given(st.text(max_size=300), st.text(max_size=100))
def test_nothing_but_errors_of_ours_is_raised(words: str, markup: str) -> None:
    page = f"<html><body><p>{words}<sup><a href='#n'>1</a></sup></p>{markup}<p id=n>1. {words}</p>"
    try:
        paper = read_web_paper(page.encode("utf-8", "replace"), None)
    except IbidError:
        return
    check_spans(web_paper_document(paper, Description("any")))
