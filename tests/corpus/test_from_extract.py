"""Texts taken from sources become documents like any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import joined
from corpus.documents import Description, ParagraphKind
from corpus.errors import UnreadableText
from corpus.from_extract import read_article
from tests.corpus.conformance import check

ABOUT = Description("a-source", "A Source", "A Source", ("Ada Wren",), "en", "source")
BLOCKS = st.lists(
    st.tuples(
        st.text(max_size=60),
        st.sampled_from(["prose", "heading", "block quotation"]),
    ),
    max_size=8,
)


@given(BLOCKS)
def test_any_paragraphs_conform(blocks: list[tuple[str, ParagraphKind]]) -> None:
    text, paragraphs = joined(blocks)
    if not any(letter.isprintable() and not letter.isspace() for letter in text):
        return
    document = read_article(text, paragraphs, ABOUT)
    check(text.encode(), document)
    assert document.kind == "source"


def test_headings_make_sections_and_block_quotations_are_quoted() -> None:
    text, paragraphs = joined(
        [
            ("The first words.", "prose"),
            ("Later", "heading"),
            ("The master said:", "prose"),
            ("We shall go on.", "block quotation"),
        ]
    )
    document = read_article(text, paragraphs, ABOUT)
    assert [section.path for section in document.sections] == [(), ("Later",)]
    voices = [(text[s.start : s.end], s.voice, s.speaker) for s in document.sentences]
    assert voices[-1] == ("We shall go on.", "quoted", "The master")
    assert voices[0] == ("The first words.", "author", None)


def test_page_broken_text_is_read_as_a_paper_is() -> None:
    text = "It was built in 1901.1 And so on it went.\n\n1 A. Wren, A Book, 1901.\n\fIt was sold.\n"
    document = read_article(text, None, ABOUT)
    assert (document.kind, len(document.pages)) == ("source", 2)
    check(text.encode(), document)


def test_a_text_without_words_is_told() -> None:
    with pytest.raises(UnreadableText):
        read_article("  ", (), ABOUT)
