"""Notes of every make: how they are written, what marks them, what they are called."""

from string import ascii_uppercase

import pytest

from corpus.html.paper import WebPaper, read_web_paper

SAID = "The lamps of the quay were lit at dusk by a boy with a pole, and nobody paid him for it"
Found = list[tuple[str, int, int, str, list[str]]]


def _read(body: str, head: str = "") -> WebPaper:
    page = f"<html lang=en><head><title>Lamps</title>{head}</head><body>{body}</body></html>"
    return read_web_paper(page.encode(), None)


def _notes(paper: WebPaper) -> Found:
    """(Label, number, series, words, last words before each marker) of each note."""
    return [
        (n.label, n.number, n.series, n.text, [paper.text[:at].split()[-1] for at in n.markers])
        for n in paper.notes
    ]


MAKES: dict[str, tuple[str, Found]] = {
    "comments and instructions around the notes": (
        f'<!-- a --><article><p>{SAID}<a href="#n1" id="r1">1</a>, so.</p></article><?x y?>'
        '<div class="notes"><h2>Notes</h2><!-- b --><div id="n1"><!-- c --><p>[<a href="#r1">1</a>]'
        " Wren, <i>Lamps</i>.</p></div></div>",
        [("1", 1, 1, "Wren, Lamps.", ["it"])],
    ),
    "inline notes of LaTeXML, and a mark of one of them again": (
        f'<p>{SAID}<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup>'
        '<span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1'
        '</sup><span class="ltx_tag ltx_tag_note">1</span>Wren.</span></span></span> Later'
        '<span class="ltx_note ltx_role_footnotemark"><sup class="ltx_note_mark">1</sup>'
        '<span class="ltx_note_content"><span class="ltx_note_type">footnotemark: </span>'
        '<span class="ltx_tag_note">1</span></span></span> too.</p>',
        [("1", 1, 1, "Wren.", ["it", "Later"])],
    ),
    "side notes without labels, apart from notes in the margin": (
        f'<p>{SAID}.<label for="a" class="margin-toggle sidenote-number"></label>'
        '<input id="a" type="checkbox" class="margin-toggle"/><span class="sidenote">Wren.</span>'
        ' Later.<label for="b" class="margin-toggle">&#8853;</label><span class="marginnote">A'
        ' map.</span> End.<span class="sidenote">Lind.</span></p>',
        [
            ("", 1, 1, "Wren.", ["it."]),
            ("", 1, 2, "A map.", ["Later."]),
            ("", 2, 1, "Lind.", ["End."]),
        ],
    ),
    "numerals and a symbol, each a series of its own": (
        f'<p>{SAID}.<a href="#e1" id="r1"><sup>i</sup></a> So.<a href="#e2" id="r2"><sup>ii</sup>'
        '</a> Also.<a href="#e3" id="r3"><sup>*</sup></a></p><h2>Endnotes</h2>'
        '<p id="e1"><a href="#r1">i</a> Wren.</p><p id="e2"><a href="#r2">ii</a> Lind.</p>'
        '<p id="e3"><a href="#r3">*</a> Moss.</p>',
        [
            ("i", 1, 1, "Wren.", ["it."]),
            ("ii", 2, 1, "Lind.", ["So."]),
            ("*", 1, 2, "Moss.", ["Also."]),
        ],
    ),
    "links to printed pages, which are no notes": (
        f'<p>Plates: <a href="#p14">14</a>, <a href="#p15">15</a>.</p><p>{SAID}.<sup>'
        '<a href="#f1" id="r1">1</a></sup></p><p><a id="p14"></a>The pole was of ash.</p>'
        '<p><a id="p15"></a>The boy grew up.</p><p id="f1"><a href="#r1">1</a> Wren.</p>',
        [("1", 1, 1, "Wren.", ["it."])],
    ),
    "groups of a wiki, with several links back": (
        f'<p>{SAID}.<sup class="reference" id="cite_ref-a"><a href="#cite_note-a">[a]</a></sup>'
        '<sup class="reference" id="cite_ref-w_0"><a href="#cite_note-w">[1]</a></sup> Later.'
        '<sup class="reference" id="cite_ref-w_1"><a href="#cite_note-w">[1]</a></sup><sup>: 12'
        '</sup></p><ol><li id="cite_note-a"><span class="mw-cite-backlink"><b><a href='
        '"#cite_ref-a">^</a></b></span> <span class="reference-text">A remark.</span></li></ol>'
        '<ol class="references"><li id="cite_note-w"><span class="mw-cite-backlink">^ <a href='
        '"#cite_ref-w_0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-w_1"><sup><i><b>b</b>'
        '</i></sup></a></span> <span class="reference-text">Wren.</span></li></ol>',
        [("a", 1, 1, "A remark.", ["it."]), ("1", 1, 2, "Wren.", ["it.", "Later."])],
    ),
    "labels that are headings of their own, as Texinfo sets them": (
        f'<h2>Lamps</h2><p>{SAID}.<a id="DOCF1" href="#FOOT1"><sup>1</sup></a> So.'
        '<a id="DOCF2" href="#FOOT2"><sup>2</sup></a></p><div class="footnotes-segment"><hr>'
        '<h4 class="footnotes-heading">Footnotes</h4><h5><a id="FOOT1" href="#DOCF1">(1)</a></h5>'
        "<p>Wren,<em> Lamps</em>.</p><p>A remark.</p>"
        '<h5><a id="FOOT2" href="#DOCF2">(2)</a></h5><p>Lind.</p></div><hr><p>Next: Oil</p>',
        [("1", 1, 1, "Wren, Lamps. A remark.", ["it."]), ("2", 2, 1, "Lind.", ["So."])],
    ),
    "letters that lead to the parts of an index, which are no notes": (
        f'<p>{SAID}.<a href="#n1"><sup>1</sup></a></p><p id="n1">1. Wren.</p>'
        "<table><tr><th>Jump to: &nbsp; </th><td>"
        + " &nbsp; ".join(f'<a href="#i-{one}"><b>{one}</b></a>' for one in ascii_uppercase)
        + "</td></tr></table><table>"
        + "".join(
            f'<tr><th id="i-{one}">{one}</th></tr><tr><td>{one}lamp, 4</td></tr>'
            for one in ascii_uppercase
        )
        + "</table>",
        [("1", 1, 1, "Wren.", ["it."])],
    ),
    "several notes in one paragraph, divided by line breaks": (
        f'<p>{SAID}<a href="#f1"><sup>1</sup></a> and so<a href="#f2"><sup>2</sup></a>.</p><hr>'
        '<p><a name="f1"></a>1. Wren.<br><a name="f2"></a>2. Lind,<br>in two lines.</p>',
        [("1", 1, 1, "Wren.", ["it"]), ("2", 2, 1, "Lind, in two lines.", ["so"])],
    ),
    "notes of several paragraphs without an element around them": (
        f'<p>{SAID}<a href="#f1"><sup>1</sup></a> and so<a href="#f2"><sup>2</sup></a>.</p>'
        '<h2>Notes</h2><p id="f1"><sup>1</sup> Wren.</p><p>She wrote it.</p><blockquote>I did.'
        '</blockquote><p id="f2"><sup>2</sup> Lind.</p>',
        [("1", 1, 1, "Wren. She wrote it. I did.", ["it"]), ("2", 2, 1, "Lind.", ["so"])],
    ),
    "notes at the end of each chapter, without links": (
        "".join(
            f"<h2>Chapter {one}</h2><p>{SAID} {one}.<sup>1</sup></p><h3>Notes</h3><p>1. {one}n.</p>"
            for one in ("A", "B")
        ),
        [("1", 1, 1, "An.", ["A."]), ("1", 1, 2, "Bn.", ["B."])],
    ),
    "notes by chapter at the end, without links": (
        "".join(
            f"<h2>Chapter {one}</h2><p>{SAID} {one}.<sup>1</sup> So {one}.<sup>2</sup></p>"
            for one in ("A", "B")
        )
        + "<h2>Notes</h2>"
        + "".join(
            f"<h3>Chapter {one}</h3><p>1. {one}n.</p><p>2. {one}m.</p>" for one in ("A", "B")
        ),
        [
            ("1", 1, 1, "An.", ["A."]),
            ("2", 2, 1, "Am.", ["A."]),
            ("1", 1, 2, "Bn.", ["B."]),
            ("2", 2, 2, "Bm.", ["B."]),
        ],
    ),
    "small paragraphs with raised labels, and a small note in the line": (
        f'<p>{SAID}.<sup>1</sup> So <small class="footnote">in the line</small> it went.<sup>2'
        "</sup></p><hr><p><small><sup>1</sup> Wren.</small></p><p><small><sup>2</sup> Lind.</small>"
        "</p>",
        [
            ("", 1, 1, "in the line", ["So"]),
            ("1", 1, 2, "Wren.", ["it."]),
            ("2", 2, 2, "Lind.", ["went."]),
        ],
    ),
    "notes beside the text, in `aside`": (
        f'<p>{SAID}.<aside role="doc-footnote">Wren.</aside> So<a href="#x" role="doc-noteref">*'
        '</a> it went.</p><aside role="doc-footnote" id="x"><p>Lind.</p></aside>',
        [("", 1, 1, "Wren.", ["it."]), ("*", 1, 2, "Lind.", ["So"])],
    ),
    "rows of a table": (
        f'<p>{SAID}<a href="#f1"><sup>1</sup></a>.</p><p>So<a href="#f2"><sup>2</sup></a>.</p>'
        "<table><tr><td><a name=f1>1</a></td><td>Wren.</td></tr><tr><td><a name=f2>2</a></td>"
        "<td>Lind.</td></tr></table>",
        [("1", 1, 1, "Wren.", ["it"]), ("2", 2, 1, "Lind.", ["So"])],
    ),
    "a list of definitions": (
        f'<p>{SAID}<a href="#f1">[1]</a>.</p><dl><dt id=f1>[1]</dt><dd>Wren.</dd></dl>',
        [("1", 1, 1, "Wren.", ["it"])],
    ),
    "an office suite's": (
        f'<p>{SAID}<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1'
        '</sup></a>.</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym"'
        ' href="#sdfootnote1anc">1</a>Wren.</p></div>',
        [("1", 1, 1, "Wren.", ["it"])],
    ),
    "a journal's, with numbered references beside them": (
        f'<p>{SAID}.<sup><a href="#fn1">1</a></sup> So [<a href="#B1">1</a>, <a href="#B2">2</a>].'
        '</p><div class="fn" id="fn1"><sup>1</sup><p>A remark.</p></div><h2>References</h2><ul>'
        '<li id="B1"><span class="label">1.</span><cite>Wren.</cite></li><li id="B2"><span class='
        '"label">2.</span><cite>Lind.</cite></li></ul>',
        [
            ("1", 1, 1, "A remark.", ["it."]),
            ("1", 1, 2, "Wren.", ["So"]),
            ("2", 2, 2, "Lind.", ["So"]),
        ],
    ),
    "markers out of order and next to each other": (
        f'<p>{SAID}.<sup><a href="#n3">3</a></sup> So.<sup><a href="#n1">1</a>,<a href="#n2">2</a>'
        "</sup> Then<sup><a href='#n2'>2</a></sup>, later.</p><ol><li id=n1>A.</li><li id=n2>B."
        "</li><li id=n3>C.</li></ol>",
        [
            ("1", 1, 1, "A.", ["So."]),
            ("2", 2, 1, "B.", ["So.", "Then"]),
            ("3", 3, 1, "C.", ["it."]),
        ],
    ),
    "labels in brackets on both sides, without a heading": (
        f"<p>{SAID} [1]. So it was [2].</p><hr><p>[1] Wren.</p><p>[2] Lind.</p>",
        [("1", 1, 1, "Wren.", ["it"]), ("2", 2, 1, "Lind.", ["was"])],
    ),
    "a list behind a line, without links": (
        f"<p>{SAID}.<sup>1</sup> So.<sup>2</sup></p><hr><ol><li>Wren.</li><li>Lind.</li></ol>",
        [("1", 1, 1, "Wren.", ["it."]), ("2", 2, 1, "Lind.", ["So."])],
    ),
    "raised digits beside a power": (
        f"<p>{SAID}.¹ It was 5 m² wide.²</p><h2>Notes</h2><p>¹ Wren.</p><p>² Lind.</p>",
        [("1", 1, 1, "Wren.", ["it."]), ("2", 2, 1, "Lind.", ["wide."])],
    ),
    "a bold heading, and a paragraph that goes on": (
        f"<p>{SAID}.<sup>1</sup> So.<sup>2</sup></p><p><b>NOTES</b></p><p>1. Wren.</p><p>She did."
        "</p><p>2. Lind.</p>",
        [("1", 1, 1, "Wren. She did.", ["it."]), ("2", 2, 1, "Lind.", ["So."])],
    ),
    "chapters that use the same names": (
        "".join(
            f'<h2>{one}</h2><p>{SAID} {one}.<sup><a href="#n1">1</a></sup></p><ol><li id="n1">'
            f"{one}n.</li></ol>"
            for one in ("A", "B")
        ),
        [("1", 1, 1, "An.", ["A."]), ("1", 1, 2, "Bn.", ["B."])],
    ),
    "a plugin's, shown beside their markers": (
        f'<p>{SAID}.<sup class="x-footnote"><a href="javascript:void(0)">1</a></sup><span class='
        '"x-footnote__note">Wren.</span> So.</p>',
        [("1", 1, 1, "Wren.", ["it."])],
    ),
    "letters that could be numerals, before their notes": (
        f"<p>{SAID}."
        + "".join(f'<sup><a href="#n{one}">{one}</a></sup> W{one}.' for one in "ghi")
        + "</p>"
        + "".join(f'<p id="n{one}">{one} Note {one}.</p>' for one in "ghi"),
        [
            ("g", 7, 1, "Note g.", ["it."]),
            ("h", 8, 1, "Note h.", ["Wg."]),
            ("i", 9, 1, "Note i.", ["Wh."]),
        ],
    ),
    "a note that only another note refers to": (
        f'<p>{SAID}.<sup><a href="#n1" id="r1">1</a></sup></p><ol><li id="n1"><a href="#r1">^</a> '
        'A remark.<sup><a href="#n2">2</a></sup></li><li id="n2">Wren.</li></ol>',
        [("1", 1, 1, "A remark.", ["it."]), ("2", 2, 1, "Wren.", [])],
    ),
    "a note that the text speaks of": (
        f'<p>{SAID}.<a href="#fn1" class="footnote-ref"><sup>1</sup></a> See <a href="#fn1">note 1'
        '</a>, and <a href="#fn2">note 2</a>.</p><section class="footnotes"><ol><li id=fn1>Wren.'
        '</li><li id="fn2">Lind.</li></ol></section>',
        [("1", 1, 1, "Wren.", ["it."]), ("2", 2, 1, "Lind.", ["2"])],
    ),
}


@pytest.mark.parametrize("make", MAKES)
def test_notes_of_every_make_are_found(make: str) -> None:
    body, expected = MAKES[make]
    paper = _read(body)
    assert _notes(paper) == expected
    assert not any(note.text in paper.text for note in paper.notes if len(note.text) > 4)
    assert SAID in paper.text
    assert not any("empty" in warning for warning in paper.warnings)


def test_numbered_paragraphs_are_no_notes() -> None:
    body = "".join(f"<p>[{n}] {SAID} {n}, as at [{max(n - 1, 1)}].</p>" for n in range(1, 5))
    paper = _read(body)
    assert paper.notes == ()
    assert paper.text.count(SAID) == 4


def test_a_line_above_notes_is_a_heading() -> None:
    paper = _read(f"<p>{SAID}.<sup>1</sup></p><p><b>NOTES</b></p><p>1. Wren.</p>")
    (heading,) = [one for one in paper.paragraphs if one.kind == "heading"]
    assert paper.text[heading.start : heading.end] == "NOTES"


def test_a_marker_takes_the_note_that_its_link_leads_to() -> None:
    body = (
        f'<p>{SAID}.<sup><a href="#b">1</a></sup> So.<sup><a href="#a">2</a></sup></p>'
        '<ol class="footnotes"><li id="a">Wren.</li><li id="b">Lind.</li></ol>'
    )
    found = {text: places for *_, text, places in _notes(_read(body))}
    assert found == {"Wren.": ["So."], "Lind.": ["it."]}


def test_a_link_to_another_page_marks_no_note_of_this_one() -> None:
    body = (
        f'<p>{SAID}.<sup><a href="#n1">1</a></sup> So.<sup><a href="two.html#n2">2</a></sup></p>'
        '<ol><li id="n1">Wren.</li><li id="n2">Lind.</li></ol>'
    )
    paper = _read(body)
    assert _notes(paper)[1][3:] == ("Lind.", [])
    assert "left out: 2." in paper.warnings[0]


def test_links_of_a_page_that_writes_its_own_address_lead_to_its_notes() -> None:
    url = "https://lamps.example/quay"
    body = f'<p>{SAID}.<sup><a href="{url}#n1">1</a></sup></p><ol><li id="n1">Wren.</li></ol>'
    paper = _read(body, f'<link rel="canonical" href="{url}">')
    assert _notes(paper)[0][4] == ["it."]


def test_the_addresses_of_linked_words_of_notes_are_kept() -> None:
    body = (
        f'<p>{SAID}.<sup><a href="#n1" id="r1">1</a></sup></p><h2>Notes</h2><ol><li id="n1">'
        '<a href="#r1">^</a> “<a href="https://a.example/lamps">The <i>Quay</i> Lamps</a>,” 2011,'
        ' <a href="more.pdf">here</a>.</li></ol>'
    )
    (note,) = _read(body, '<link rel="canonical" href="https://b.example/x/">').notes
    assert [(note.text[low:high], url) for low, high, url in note.links] == [
        ("The Quay Lamps", "https://a.example/lamps"),
        ("here", "https://b.example/x/more.pdf"),
    ]


def test_a_marker_without_a_note_and_a_power_are_told_apart() -> None:
    body = (
        f'<p>{SAID}.<sup><a href="#n1">1</a></sup> It cost 5 m<sup>2</sup> of glass.<sup>7</sup>'
        '</p><ol><li id="n1">Wren.</li></ol>'
    )
    paper = _read(body)
    assert "It cost 5 m2 of glass." in paper.text
    assert paper.warnings == ("These markers lead to no note that was found, and are left out: 7.",)


def test_a_power_of_a_letter_in_italics_is_no_marker() -> None:
    body = f"<p>{SAID}.<sup>1</sup> So <i>x</i><sup>1</sup> grew.</p><h2>Notes</h2><p>1. Wren.</p>"
    assert _notes(_read(body)) == [("1", 1, 1, "Wren.", ["it."])]


def test_what_was_left_out_is_named_in_the_plural() -> None:
    contents = '<div class="toc"><a href="#a">Lamps</a> <a href="#b">Poles</a></div>'
    body = f"{contents}<p>{SAID}.</p><h2 id=a>Lamps</h2><p>{SAID}.</p>{contents}<p>{SAID}.</p>"
    assert _read(body).warnings == ("Left out: 2 tables of contents.",)
