"""The paragraphs of pages, and what is left out of them."""

import pytest

from corpus.from_extract import web_paper_document
from corpus.html.paper import WebPaper, read_web_paper
from corpus.plaintext.reader import Description

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
