"""Headings, titles, quotations, captions, tables and front matter of Word files; metadata."""

import pytest

from corpus.documents import Description
from corpus.docx.properties import read_properties
from corpus.docx.source import read_docx
from corpus.english.styles import word_processors
from corpus.english.tables import Pattern
from corpus.from_extract import web_paper_document
from tests.corpus.docx.files import STYLES, mark, note, p, r, row, style, table, tc, word_file
from tests.corpus.docx.views import lines, read, shown

BOLD = "<w:b/>"
TEXT = "The ferry was built in 1901, and it crossed the river every day until the bridge came. "
LONG = TEXT * 3
PATTERNS = {name: one for name, one in vars(word_processors).items() if isinstance(one, Pattern)}
_FIRST_ROW = '<w:tblStyle w:val="Headed"/><w:tblLook w:val="04A0"/>'


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_found_in_its_examples_alone(name: str) -> None:
    pattern = PATTERNS[name]
    assert pattern.meaning
    assert pattern.examples
    assert all(pattern.search(text) for text in pattern.examples)
    assert not any(pattern.search(text) for text in pattern.others)


@pytest.mark.parametrize(
    "given",
    [
        style("H", "heading 2"),
        style("berschrift2", "heading 2"),
        style("X2", "Überschrift 2"),
        style("T2", "Titre 2"),
        style("Own", "My section", '<w:outlineLvl w:val="1"/>'),
        style("Own", "My section", based="Base") + style("Base", "heading 2"),
        style("Own", "My section", based="Base")
        + style("Base", "Basis", '<w:outlineLvl w:val="1"/>', based="Own"),
    ],
)
def test_a_heading_is_known_by_its_style(given: str) -> None:
    ident = given.partition('w:styleId="')[2].partition('"')[0]
    paper = read(p("Floods", style=ident), p(LONG), styles=given)
    assert shown(paper)[0] == ("heading", "Floods")
    assert paper.levels == (2,)


def test_a_heading_is_known_by_its_own_outline_level() -> None:
    level = '<w:outlineLvl w:val="{}"/>'
    paper = read(
        p("Floods", properties=level.format(2)),
        p(LONG),
        p("No heading, though in its style", style="Heading1", properties=level.format(9)),
    )
    assert [kind for kind, _ in shown(paper)] == ["heading", "prose", "prose"]
    assert paper.levels == (3,)


def test_a_long_paragraph_in_the_style_of_a_heading_is_text() -> None:
    paper = read(p(LONG * 4, style="Heading1"), p(LONG))
    assert [kind for kind, _ in shown(paper)] == ["prose", "prose"]


def test_bold_lines_are_headings_where_no_styles_are() -> None:
    paper = read(
        p(r("A History of the Ferry", BOLD)),
        p("Ann Moss"),
        p(r("The Crossing", BOLD)),
        p(LONG),
        p(r("A bold sentence within the text.", BOLD), " And more."),
        p(r("The Bridge", BOLD)),
        p(LONG),
        styles="",
    )
    assert shown(paper)[:3] == [
        ("title", "A History of the Ferry"),
        ("byline", "Ann Moss"),
        ("heading", "The Crossing"),
    ]
    assert [words for kind, words in shown(paper) if kind == "heading"] == [
        "The Crossing",
        "The Bridge",
    ]
    assert paper.levels == (2, 2)
    assert paper.authors == ("Ann Moss",)


def test_bold_lines_are_text_where_headings_have_styles() -> None:
    paper = read(p("Floods", style="Heading1"), p(LONG), p(r("Bold words", BOLD)), p(LONG))
    assert [kind for kind, _ in shown(paper)].count("prose") == 3


def test_the_title_is_the_largest_first_line() -> None:
    size = '<w:sz w:val="{}"/>'
    small = size.format(22)
    paper = read(p(r("Ferries", size.format(36))), p(r(LONG, small)), p(r(LONG, small)))
    assert paper.title == "Ferries"
    assert shown(paper)[0] == ("title", "Ferries")


def test_the_lines_around_a_title_are_front_matter() -> None:
    paper = read(
        p("Working Paper 14"),
        p("On Ferries", style="Title"),
        p("What the river carried", style="Subtitle"),
        p("Ann Moss and Jo Lind"),
        p("University of Odden"),
        p("4 May 2021"),
        p("Abstract"),
        p(LONG),
        p("Floods", style="Heading1"),
        p(LONG),
        styles=STYLES + style("Subtitle", "Subtitle"),
    )
    assert [kind for kind, _ in shown(paper)] == [
        "front matter", "title", "front matter", "byline", "front matter", "front matter",
        "heading", "prose", "heading", "prose",
    ]  # fmt: skip
    assert (paper.title, paper.authors, paper.date) == (
        "On Ferries",
        ("Ann Moss", "Jo Lind"),
        "2021-05-04",
    )


def test_authors_by_their_style() -> None:
    paper = read(
        p("On Ferries", style="Title"),
        p("Ann Moss", style="Author"),
        p(LONG),
        styles=STYLES + style("Author", "Author"),
    )
    assert shown(paper)[1] == ("byline", "Ann Moss")
    assert paper.authors == ("Ann Moss",)


@pytest.mark.parametrize("name", ["Quote", "Intense Quote", "Block Text", "Zitat", "Blockquote"])
def test_quotations_by_their_style(name: str) -> None:
    paper = read(p(LONG), p("We shall go on.", style="Q"), p(LONG), styles=style("Q", name))
    assert shown(paper)[1] == ("block quotation", "We shall go on.")


def test_quotations_by_their_indents() -> None:
    both = '<w:ind w:left="720" w:right="720"/>'
    strict = '<w:ind w:start="720" w:end="720"/>'
    left = '<w:ind w:left="720"/>'
    numbered = f'<w:numPr><w:numId w:val="3"/></w:numPr>{both}'
    paper = read(
        p(LONG),
        p("We shall go on.", properties=both),
        p("And on.", properties=strict),
        p("An indented line.", properties=left),
        p("An item of a list.", properties=numbered),
        p(LONG),
    )
    assert [kind for kind, _ in shown(paper)] == [
        "prose", "block quotation", "block quotation", "prose", "prose", "prose",
    ]  # fmt: skip


def test_an_abstract_that_is_set_in_is_no_quotation() -> None:
    both = '<w:ind w:left="720" w:right="720"/>'
    paper = read(
        p(r("On Ferries", BOLD)), p(r("Abstract", BOLD)), p(LONG, properties=both),
        p(r("Floods", BOLD)), p(LONG), p(LONG),
    )  # fmt: skip
    assert "block quotation" not in [kind for kind, _ in shown(paper)]


def test_captions_by_their_style() -> None:
    paper = read(p(LONG), p("Figure 1. The mill.", mark(1), style="Caption"), notes=note(1, "Own."))
    assert shown(paper)[1] == ("caption", "Figure 1. The mill.{1}")


def test_a_head_row_names_the_columns() -> None:
    paper = read(
        table(row("Year", "Ships", head=True), row("1901", "4"), row("1902", "")),
    )
    assert shown(paper) == [
        ("table heading", "Year | Ships"),
        ("table row", "1901 | 4"),
        ("table row", "1902 |"),
    ]


def test_the_first_row_is_the_head_by_the_style_or_if_it_alone_is_bold() -> None:
    headed = (
        '<w:style w:type="table" w:styleId="Headed"><w:name w:val="Grid 1"/>'
        '<w:tblStylePr w:type="firstRow"/></w:style>'
    )
    rows = [row("Year", "Ships"), row("1901", "4")]
    by_style = read(table(*rows, properties=_FIRST_ROW), styles=headed)
    assert shown(by_style)[0] == ("table heading", "Year | Ships")
    off = _FIRST_ROW.replace("04A0", "0480")
    assert shown(read(table(*rows, properties=off), styles=headed))[0][0] == "table row"
    bold = row(tc(p(r("Year", BOLD))), tc(p(r("Ships", BOLD))))
    assert shown(read(table(bold, rows[1])))[0] == ("table heading", "Year | Ships")
    assert shown(read(table(bold, bold)))[0][0] == "table row"


def test_merged_cells_say_their_words_in_each_row_and_column() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    paper = read(
        table(
            row(tc("Place", properties=begins), tc("Ships", properties=wide), head=True),
            row(tc("", properties=goes_on), "large", "small", head=True),
            row(tc("Odden", properties=begins), "4", "5"),
            row(tc("", properties=goes_on), "6", "7"),
        )
    )
    assert lines(paper) == [
        "Place | Ships large | Ships small",
        "Odden | 4 | 5",
        "Odden | 6 | 7",
    ]


def test_a_table_that_is_only_a_layout_is_its_paragraphs() -> None:
    inner = table(row("Year", "Ships", head=True), row("1901", "4"))
    paper = read(table(row(tc(p("One."), p("Two."), inner), tc(p("Three.")))))
    assert lines(paper) == ["One.", "Two.", "Year | Ships", "1901 | 4", "Three."]


def test_deleted_rows_and_cells_are_out() -> None:
    gone = (
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr>"
    )
    cell = tc("gone", properties="<w:cellDel/>")
    assert lines(read(table(gone, row("a", "b", cell)))) == ["a | b"]


def test_sections_follow_the_levels_of_headings() -> None:
    paper = read(
        p("Floods", style="Heading1"), p(LONG), p("Spring", style="Heading2"), p(LONG),
        p("Mills", style="Heading1"), p(LONG),
    )  # fmt: skip
    document = web_paper_document(paper, Description("x"))
    assert [one.path for one in document.sections] == [
        ("Floods",),
        ("Floods", "Spring"),
        ("Mills",),
    ]


@pytest.mark.parametrize(
    ("core", "title", "authors"),
    [
        ("<dc:title>On Ice</dc:title><dc:creator>Ann Moss; Jo Lind</dc:creator>",
         "On Ice", ("Ann Moss", "Jo Lind")),
        ("<dc:title>Microsoft Word - x.docx</dc:title><dc:creator>user</dc:creator>", None, ()),
        ("<dc:title>Document1</dc:title><dc:creator>Administrator</dc:creator>", None, ()),
        ("<dc:title> </dc:title><dc:creator>Moss, Ann</dc:creator>", None, ("Ann Moss",)),
        ("<dc:creator>Ann Moss, Jo Lind and Al Roe</dc:creator>",
         None, ("Ann Moss", "Jo Lind", "Al Roe")),
        ("<dc:creator>Microsoft Office User</dc:creator>", None, ()),
        ("<dc:creator>Office of the Auditor</dc:creator>", None, ("Office of the Auditor",)),
    ],
)  # fmt: skip
def test_properties_count_where_they_are_plausible(
    core: str, title: str | None, authors: tuple[str, ...]
) -> None:
    found = read_docx(word_file(p(LONG), core=core), "x")
    assert (found.title, found.authors) == (title, authors)


def test_the_first_page_goes_before_the_properties() -> None:
    core = (
        "<dc:title>A draft of it</dc:title><dc:creator>Jo Lind</dc:creator>"
        "<dcterms:created>2020-01-02T03:04:05Z</dcterms:created>"
    )
    paper = read(p("On Ferries", style="Title"), p("Ann Moss"), p(LONG), core=core)
    assert (paper.title, paper.authors, paper.date) == ("On Ferries", ("Ann Moss",), "2020-01-02")
    source = read_docx(word_file(p("On Ferries", style="Title"), p(LONG), core=core), "x")
    assert (source.title, source.headline) == ("A draft of it", "On Ferries")


def test_dates_that_are_none_are_left_out() -> None:
    assert read_properties(None).date is None
    core = "<dcterms:created>2020-99-02T03:04:05Z</dcterms:created>"
    assert read(p(LONG), core=core).date is None


def test_a_title_without_a_style_above_headings_with_styles() -> None:
    middle = '<w:jc w:val="center"/>'
    paper = read(
        p("Working Paper 14", properties=middle),
        p("The Ferry and the Bridge:", properties=middle),
        p("what the river carried", properties=middle),
        p("Ann Moss", properties=middle),
        p("Floods", style="Heading1"),
        p(LONG),
        p("Mills", style="Heading1"),
        p(LONG),
    )
    assert [kind for kind, _ in shown(paper)[:5]] == [
        "front matter", "title", "title", "byline", "heading",
    ]  # fmt: skip
    assert paper.title == "The Ferry and the Bridge: what the river carried"
    assert paper.authors == ("Ann Moss",)


def test_the_only_main_heading_is_the_title() -> None:
    paper = read(
        p(r("Draft", BOLD)), p("On Ferries", style="Heading1"), p(LONG),
        p("Floods", style="Heading2"), p(LONG),
    )  # fmt: skip
    assert paper.title == "On Ferries"
    assert paper.levels == (2,)


def test_a_text_without_front_matter_has_no_title() -> None:
    paper = read(p(LONG), p("Floods", style="Heading1"), p(LONG), p("Mills", style="Heading1"))
    assert paper.title is None
    assert paper.levels == (1, 1)
