"""The paragraphs of pages, and what is left out of them."""

import pytest

from corpus.documents import Description
from corpus.from_extract import web_paper_document
from corpus.html.paper import WebPaper, read_web_paper

SAID = "The lamps of the quay were lit at dusk by a boy with a pole, and nobody paid him for it."


def _read(body: str, head: str = "<title>Lamps</title>") -> WebPaper:
    page = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    return read_web_paper(page.encode(), None)


def _blocks(paper: WebPaper) -> list[tuple[str, str]]:
    return [(one.kind, paper.text[one.start : one.end]) for one in paper.paragraphs]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<ul><li>One<ul><li>Two</li></ul>Three</li></ul>", ["One", "Two", "Three"]),
        ("<dl><dt>Lamp</dt><dd>A light.</dd></dl>", ["Lamp", "A light."]),
        ("<figure><img alt=no><figcaption>A lamp.</figcaption></figure>", ["A lamp."]),
        ("<p>Red,<br>blue,<br>dear.</p>", ["Red,\nblue,\ndear."]),
        ("<p>Broken<br>by hand.</p>", ["Broken by hand."]),
        ("<p>One.<br><br>Two.</p>", ["One.", "Two."]),
        (
            "<div class=poem><div class=stanza><div>The sea</div><div>is wide.</div></div></div>",
            ["The sea\nis wide."],
        ),
        ("<pre>code  here\n  more</pre>", ["code here\nmore"]),
        ("H<sub>2</sub>O and x<sup>2</sup>", ["H2O and x2"]),
        ("<ruby>漢<rt>kan</rt></ruby>", ["漢(kan)"]),
        ('<math alttext="{\\displaystyle y}"><mi>y</mi></math>', ["y"]),
        (
            '<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation'
            ' encoding="application/x-tex">x^2</annotation></semantics></math></span><span '
            'class="katex-html">x2</span></span>',
            ["x^2"],
        ),
        ("<div>bare <p>one</p> words<!-- c --> and</div>", ["bare", "one", "words and"]),
        ("<x-odd>odd <y:z>words</y:z></x-odd>", ["odd words"]),
    ],
)
def test_every_block_is_a_paragraph_once(markup: str, blocks: list[str]) -> None:
    paper = _read(f"<article><p>{SAID}</p>{markup}<p>{SAID}</p></article>")
    assert [words for _, words in _blocks(paper)] == [SAID, *blocks, SAID]


def test_rows_of_a_table_stand_below_its_heading_row() -> None:
    table = (
        "<table><caption>Fares</caption><tr><th>Year</th><th>Man</th><th>Horse</th></tr>"
        "<tr><td>1784</td><td>1d.</td><td>4d.</td></tr><tr><td>1831</td><td></td><td>3d.</td></tr>"
        "</table>"
    )
    paper = _read(f"<article><p>{SAID}</p>{table}</article>")
    assert _blocks(paper)[1:] == [
        ("prose", "Fares"),
        ("table heading", "Year | Man | Horse"),
        ("table row", "1784 | 1d. | 4d."),
        ("table row", "1831 | | 3d."),
    ]
    document = web_paper_document(paper, Description("fares"))
    said = [document.text[one.start : one.end] for one in document.sentences]
    assert said == [SAID, "Fares", "1784 | 1d. | 4d.", "1831 | | 3d."]


def test_a_table_that_is_only_a_layout_has_no_rows() -> None:
    page = f"<table><tr><td><p>{SAID}</p><p>{SAID}</p></td><td>Beside</td></tr></table>"
    assert [kind for kind, _ in _blocks(_read(page))] == ["prose"] * 3


BODY = (
    f"<h1>Lamps</h1><p class=byline>By Ada Wren</p><p>{SAID}</p><h2>Oil</h2><p>{SAID}</p>"
    f"<h3>Whales</h3><p>{SAID}</p><h2>Gas</h2><p>{SAID}</p>"
)
MENUS = (
    "<nav><a href=/>Home</a></nav>",
    "<footer>All rights</footer>",
    '<div class="cookie-banner">We use cookies. <button>Yes</button></div>',
    '<ul class="share-buttons"><li><a href=/t>Tweet</a></li></ul>',
    '<aside><a href="/a">Another</a></aside>',
)


@pytest.mark.parametrize("holder", ["article", "main", "div", "section", "div role=main", ""])
def test_the_article_is_found_with_and_without_a_container(holder: str) -> None:
    tag = holder.split(maxsplit=1)[0] if holder else ""
    body = f"<{holder}>{BODY}</{tag}>" if holder else BODY
    paper = _read(MENUS[0] + body + "".join(MENUS[1:]))
    assert [kind for kind, _ in _blocks(paper)] == [
        *("title", "byline", "prose", "heading", "prose", "heading", "prose", "heading", "prose"),
    ]
    assert paper.title == "Lamps"
    assert paper.levels == (2, 3, 2)
    assert len(paper.left_out) >= len(MENUS)
    assert paper.warnings[0].startswith("Left out: ")
    document = web_paper_document(paper, Description("lamps"))
    assert [section.path for section in document.sections] == [
        (),
        ("Oil",),
        ("Oil", "Whales"),
        ("Gas",),
    ]
    assert document.warnings == paper.warnings


def test_what_is_left_out_is_bounded_and_counted_whole() -> None:
    numbers = "".join(f'<p>{SAID}<span class="pagenum">[Pg {n}]</span></p>' for n in range(999))
    paper = _read(f"<article>{numbers}</article>")
    assert paper.warnings == ("Left out: 999 page numbers.",)
    assert 0 < len(paper.left_out) < 999
    assert "Pg" not in paper.text


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<span style='display:none'>zz</span>", "hidden text"),
        ("<del>zz</del>", "struck text"),
        ("<button>zz</button>", "form control"),
        ("<a class='btn' href='/x'>zz</a>", "button"),
        ("<span class=pagenum>[14]</span>", "page number"),
        ("<a id='Page_14'>14</a>", "page number"),
        ("<span class='mw-editsection'>[zz]</span>", "page tool"),
        ("<ul class='toc'><li><a href='#a'>zz</a></li></ul>", "table of contents"),
    ],
)
def test_why_something_is_left_out_is_told(markup: str, reason: str) -> None:
    paper = _read(f"<article><p>{SAID}</p><p>Before {markup} behind.</p><p>{SAID}</p></article>")
    assert [one for one, _ in paper.left_out] == [reason]
    assert "zz" not in paper.text
    assert "14" not in paper.text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<pre>a <span class='comment'># zz</span></pre>", "a # zz"),
        ("<h2><a class='permalink' href='#x'>Oil</a></h2>", "Oil"),
        ("<h2>Oil <a class='anchor' href='#x'>¶</a></h2>", "Oil"),
        ("<section class='informed-consent'><p>They agreed.</p></section>", "They agreed."),
        ("<section class='comment'><p>A rule is a rule.</p></section>", "A rule is a rule."),
        ("<h2 class='related-work'>Related</h2>", "Related"),
        ("<h2>More</h2><ul><li><a href='/a'>One</a></li><li><a href='/b'>Two</a></li></ul>", "Two"),
    ],
)
def test_what_only_looks_like_a_part_of_the_site_stays(markup: str, words: str) -> None:
    paper = _read(f"<article><p>{SAID}</p>{markup}<p>{SAID}</p></article>")
    assert (words, SAID) == tuple(paper.text.split("\n\n")[-2:])


def test_several_articles_on_one_page_are_all_read() -> None:
    parts = "".join(f"<article><h2>Part {n}</h2><p>{SAID}</p></article>" for n in range(3))
    paper = _read(f"<main><header><h1>Lamps</h1></header>{parts}</main>")
    assert paper.text.count(SAID) == 3
    assert [words for kind, words in _blocks(paper) if kind == "heading"] == [
        *("Part 0", "Part 1", "Part 2"),
    ]


def test_empty_elements_of_xhtml_swallow_nothing() -> None:
    page = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Lamps</title>'
        f'<script src="x"/></head><body><p><a id="p1"/>{SAID}</p><div/><p>{SAID}</p></body></html>'
    )
    assert read_web_paper(page.encode(), None).text == f"{SAID}\n\n{SAID}"


def test_authors_with_the_family_name_first_are_turned_round() -> None:
    head = (
        '<title>Lamps</title><meta name="citation_author" content="Wren, Ada">'
        '<meta name="citation_author" content="Otto Lind">'
    )
    assert _read(f"<p>{SAID}</p>", head).authors == ("Ada Wren", "Otto Lind")


def _table(*rows: str) -> list[tuple[str, str]]:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return _blocks(_read(f"<article><p>{SAID}</p><table>{body}</table><p>{SAID}</p></article>"))[
        1:-1
    ]


HEADS = (
    "<th rowspan=2>Year</th><th colspan=2>Prices</th>",
    "<th>Wheat</th><th>Rye</th>",
)
HEAD = ("table heading", "Year | Prices Wheat | Prices Rye")


def test_headings_over_several_columns_are_said_of_each() -> None:
    assert _table(*HEADS, "<td>1790</td><td>12</td><td>9</td>") == [
        HEAD,
        ("table row", "1790 | 12 | 9"),
    ]


def test_a_cell_over_several_rows_is_said_in_each() -> None:
    found = _table(
        *HEADS,
        "<td rowspan=2>1790</td><td>12</td><td>9</td>",
        "<td>13</td><td>8</td>",
        "<td>1791</td><td colspan=2>none</td>",
    )
    assert found == [
        HEAD,
        ("table row", "1790 | 12 | 9"),
        ("table row", "1790 | 13 | 8"),
        ("table row", "1791 | none |"),
    ]


def test_a_row_over_all_columns_does_not_part_others_from_their_head() -> None:
    found = _table(*HEADS, "<td colspan=3>War</td>", "<td>1792</td><td>20</td><td>15</td>")
    assert found == [HEAD, ("table row", "War"), ("table row", "1792 | 20 | 15")]


def test_the_marker_of_a_cell_that_is_said_again_counts_once() -> None:
    row = "<td rowspan=2>1790<a href='#n1' id='r1'><sup>1</sup></a></td><td>12</td><td>9</td>"
    table = "".join(f"<tr>{one}</tr>" for one in (*HEADS, row, "<td>13</td><td>8</td>"))
    note = "<ol class='footnotes'><li id='n1'>Wren. <a href='#r1'>back</a></li></ol>"
    paper = _read(f"<article><p>{SAID}</p><table>{table}</table><p>{SAID}</p>{note}</article>")
    assert [len(one.markers) for one in paper.notes] == [1]


@pytest.mark.parametrize("span", ["0", "-1", "x", "99999999", "³", ""])
def test_a_span_that_is_none_is_read(span: str) -> None:
    found = _table(
        *HEADS,
        f"<td rowspan='{span}' colspan='{span}'>1790</td><td>12</td>",
        "<td>1</td><td>2</td>",
    )
    assert found[0] == HEAD
    assert len(found) == 3


def test_cells_that_are_said_again_do_not_swell_a_page() -> None:
    wide = f"<tr><th colspan=9999 rowspan=9999>{'word ' * 50}</th><th>b</th></tr>"
    rows = (
        "<tr><td rowspan=9999>"
        + "cell " * 50
        + "</td><td>b</td></tr>"
        + "<tr><td>c</td></tr>" * 2000
    )
    page = f"<p>{SAID}</p>" + f"<table><thead>{wide}</thead>{rows}</table>" * 5
    assert len(_read(f"<article>{page}</article>").text) < 2 * len(page) + 200_000
