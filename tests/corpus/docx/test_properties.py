"""Properties of any Word file: offsets are within the text, words are kept, notes have places."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import Description
from corpus.docx.paper import read_docx_paper
from corpus.docx.source import read_docx
from corpus.from_extract import web_paper_document
from corpus.html.paper import WebPaper
from tests.corpus import conformance
from tests.corpus.docx.files import mark, note, p, r, row, table, tc, word_file

_WORDS = st.text("abc déf Ω,.;:!()[]“”*1234\u00ad\u200b\u00a0\t–", max_size=12)
_LETTERS = st.text("abcdefgh", min_size=1, max_size=8)
_STYLES = st.sampled_from(["", "Title", "Heading1", "Heading2", "Quote", "Caption", "Unknown"])
_PROPERTIES = st.sampled_from(["", "<w:b/>", "<w:vanish/>", "<w:strike/>", '<w:sz w:val="40"/>'])
_IDENTS = st.integers(0, 6)
_CUSTOM = st.sampled_from(["", "", "", "*", "†"])
_SIGNS = st.sampled_from([
    "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>',
    "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:lastRenderedPageBreak/></w:r>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    "<w:r><w:instrText>TOC</w:instrText></w:r>", "<w:del><w:r><w:t>gone</w:t></w:r></w:del>",
])  # fmt: skip
_PIECES = st.one_of(
    st.builds(r, _WORDS, _PROPERTIES),
    st.builds(mark, _IDENTS, st.sampled_from(["footnote", "endnote"]), _CUSTOM),
    _SIGNS,
    st.builds(lambda inner: f'<w:hyperlink r:id="L">{inner}</w:hyperlink>', st.builds(r, _WORDS)),
)
_ENDS = st.sampled_from([
    "", "", "", '<w:ind w:left="900" w:right="900"/>', "<w:rPr><w:del/></w:rPr>",
    '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>',
    '<w:sectPr><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>',
])  # fmt: skip
_PARAGRAPHS = st.builds(
    lambda content, style, end: p(*content, style=style, properties=end),
    st.lists(_PIECES, max_size=6),
    _STYLES,
    _ENDS,
)
_CELLS = st.builds(
    lambda inner, span: tc(inner, properties=span),
    _PARAGRAPHS,
    st.sampled_from(["", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"]),
)
_ROWS = st.builds(
    lambda cells, head: row(*cells, head=head), st.lists(_CELLS, max_size=3), st.booleans()
)
_BLOCKS = st.one_of(_PARAGRAPHS, st.builds(lambda rows: table(*rows), st.lists(_ROWS, max_size=3)))
_NOTES = st.dictionaries(
    st.integers(0, 5), st.lists(_PARAGRAPHS, min_size=1, max_size=2), max_size=5
)


def _file(body: list[str], held: dict[int, list[str]]) -> bytes:
    return word_file(
        p("Some words to begin with."),
        *body,
        notes="".join(note(n, *content) for n, content in held.items()),
        endnotes="".join(note(n, *content, kind="endnote") for n, content in held.items()),
        links={"L": "https://a.example/"},
    )


def _check(paper: WebPaper) -> None:
    """Assert what is true of all papers."""
    end = -2
    for one in paper.paragraphs:
        assert one.start == end + 2
        assert paper.text[one.start : one.end].strip() == paper.text[one.start : one.end] != ""
        end = one.end
    assert end == len(paper.text)
    assert len(paper.levels) == sum(one.kind == "heading" for one in paper.paragraphs)
    for found in paper.notes:
        assert found.text.strip()
        assert found.label
        assert list(found.markers) == sorted(set(found.markers))
        assert all(0 <= offset <= len(paper.text) for offset in found.markers)
        assert all(
            any(one.start <= offset <= one.end for one in paper.paragraphs)
            for offset in found.markers
        )
        for low, high, url in found.links:
            assert 0 <= low < high <= len(found.text)
            assert url == "https://a.example/"


@settings(max_examples=150, deadline=None)
@given(st.lists(_BLOCKS, max_size=5), _NOTES)
def test_offsets_are_those_of_the_words(body: list[str], held: dict[int, list[str]]) -> None:
    data = _file(body, held)
    paper = read_docx_paper(data, "x")
    _check(paper)
    assert read_docx_paper(data, "x") == paper
    assert "gone" not in paper.text


@settings(max_examples=60, deadline=None)
@given(st.lists(_BLOCKS, max_size=4), _NOTES)
def test_documents_and_sources_hold_the_same_words(
    body: list[str], held: dict[int, list[str]]
) -> None:
    data = _file(body, held)
    paper, source = read_docx_paper(data, "x"), read_docx(data, "x")
    document = web_paper_document(paper, Description("x"))
    conformance.check_sentences(document)
    conformance.check_order(document)
    conformance.check_names_of_notes(document)
    assert document.text[: document.body_end] == paper.text
    for found, own in zip(document.notes, paper.notes, strict=True):
        assert document.note_text(found) == own.text
        assert found.markers == own.markers
    assert source.paragraphs is not None
    assert source.text == document.text
    assert [source.text[one.start : one.end] for one in source.paragraphs] == [
        document.text[one.start : one.end] for one in document.paragraphs
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(_LETTERS, st.booleans()), min_size=1, max_size=12))
def test_markers_stand_directly_behind_their_words(words: list[tuple[str, bool]]) -> None:
    """However words are divided into runs, each marker is behind the letters before it."""
    pieces, ends, text = [], [], ""
    for word, marked in words:
        pieces.append(r(word))
        text += word
        if marked:
            ends.append(len(text))
            pieces.append(mark(len(ends)))
    held = "".join(note(n, f"Note {n}.") for n in range(1, len(ends) + 1))
    paper = read_docx_paper(word_file(p(*pieces), notes=held), "x")
    assert paper.text == text
    assert [found.markers for found in paper.notes] == [(end,) for end in ends]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_damage_leads_to_a_message_or_to_a_whole_paper(data: st.DataObject) -> None:
    """Any bytes of the document's XML that are replaced: no error of another kind."""
    from corpus.errors import UnreadableText
    from corpus.extract import UnreadableSource
    from tests.corpus.docx.files import parts, zipped

    found = parts(p("Words", mark(1), " and more."), table(row("a", "b")), notes=note(1, "One."))
    name = data.draw(st.sampled_from(sorted(found)))
    whole = found[name]
    low = data.draw(st.integers(0, len(whole)))
    high = data.draw(st.integers(low, min(low + 40, len(whole))))
    found[name] = whole[:low] + data.draw(st.binary(max_size=6)) + whole[high:]
    try:
        _check(read_docx_paper(zipped(found), "x"))
    except (UnreadableSource, UnreadableText):
        return
