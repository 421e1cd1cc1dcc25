"""What holds for any page: no visible word of the article is lost, none comes twice, all are in
order, and the words of notes stand apart.
"""

import re

from hypothesis import HealthCheck, given, settings

from corpus.from_extract import web_paper_document
from corpus.html.paper import read_web_paper
from corpus.plaintext.reader import Description
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
