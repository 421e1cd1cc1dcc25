"""The text of Word files: what is taken and what is not, character by character."""

import pytest

from tests.corpus.docx.files import mark, note, p, r, style
from tests.corpus.docx.views import lines, read

_BOX = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _field(instruction: str, result: str) -> str:
    begin, between, end = (_FIELD.format(kind) for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{between}{result}{end}"


def test_tracked_changes_are_taken_as_accepted() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r>' + mark(1) + "</w:del>"
    new = f'<w:ins w:id="2">{r("new")}</w:ins>'
    moved = f"<w:moveFrom>{r('moved')}</w:moveFrom><w:moveTo>{r('arrived')}</w:moveTo>"
    held = p(r(" Kept "), "<w:del><w:r><w:delText>lost</w:delText></w:r></w:del>", new, ".")
    paper = read(
        p("The ", gone, new, " mill ", moved, mark(2), "."),
        notes=note(1, "Deleted.") + note(2, held),
    )
    assert lines(paper) == ["The new mill arrived{1}."]
    assert paper.notes[0].text == "Kept new."
    assert any("tracked changes" in one for one in paper.warnings)


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    paper = read(
        p("One", properties="<w:rPr><w:del/></w:rPr>"), p(" paragraph."), p("Another one.")
    )
    assert lines(paper) == ["One paragraph.", "Another one."]


def test_hidden_and_struck_words_are_left_out() -> None:
    hidden = style("Secret", "Secret", run="<w:vanish/>")
    paper = read(
        p("Seen ", r("unseen ", "<w:vanish/>"), r("seen.", '<w:vanish w:val="0"/>')),
        p("All of it is hidden.", style="Secret"),
        p("This ", r("that ", "<w:strike/>"), "stays."),
        styles=hidden,
    )
    assert lines(paper) == ["Seen seen.", "This stays."]
    assert [reason for reason, _ in paper.left_out] == ["hidden text", "hidden text", "struck text"]


def test_fields_give_their_results() -> None:
    nested = _field("IF " + _field("PAGE", r("9")) + " = 9", r("shown"))
    paper = read(p("On ", _field("DATE", r("4 May")), " it was ", nested, "."))
    assert paper.text == "On 4 May it was shown."


def test_a_field_that_is_broken_hides_nothing_behind_its_paragraph() -> None:
    broken = _FIELD.format("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    paper = read(p("One.", broken), p("Two."), p(_FIELD.format("end"), "Three."))
    assert lines(paper) == ["One.", "Two.", "Three."]


def test_text_boxes_are_read_once_and_behind_their_paragraph() -> None:
    choice = (
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{_BOX}</wps:txbx></w:drawing></mc:Choice>"
    )
    fallback = f"<mc:Fallback><w:pict><v:textbox>{_BOX}</v:textbox></w:pict></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert lines(read(p("Before ", both, "after."))) == ["Before after.", "In the box."]
    alone = f"<w:r><w:pict><v:textbox>{_BOX}</v:textbox></w:pict></w:r>"
    assert lines(read(p("Before ", alone, "after."))) == ["Before after.", "In the box."]
    bare = "<mc:Choice Requires='x'/>"
    other = f"<w:r><mc:AlternateContent>{bare}{fallback}</mc:AlternateContent></w:r>"
    assert lines(read(p("Before.", other))) == ["Before.", "In the box."]


def test_characters_of_word() -> None:
    paper = read(
        p(
            "long",
            "<w:r><w:noBreakHyphen/></w:r>",
            "term co",
            "<w:r><w:softHyphen/></w:r>",
            "operation",
            "<w:r><w:tab/></w:r>",
            r("Small", "<w:smallCaps/>"),
            " ",
            r("loud", "<w:caps/>"),
            " ",
            '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
            '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
            '<w:r><w:sym w:font="Arial" w:char="00A7"/></w:r>',
            '<w:r><w:sym w:font="Odd" w:char="F123"/><w:sym w:char="zz"/></w:r>',
            r("\uf062", '<w:rFonts w:ascii="Symbol"/>'),
            ".",
        )
    )
    assert paper.text == "long\u2011term cooperation Small loud α→§β."


def test_formulas_are_their_text() -> None:
    def t(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    power = f"<m:sSup><m:e>{t('x')}</m:e><m:sup>{t('2')}</m:sup></m:sSup>"
    fraction = f"<m:f><m:num>{t('a')}</m:num><m:den>{t('b')}</m:den></m:f>"
    bracket = f"<m:d><m:e>{t('c')}</m:e></m:d>"
    root = f"<m:rad><m:deg/><m:e>{t('d')}</m:e></m:rad>"
    total = f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{t("n")}</m:e></m:nary>'
    inline = f"<m:oMath>{power}{t('=')}{fraction}{t('+')}{bracket}{root}</m:oMath>"
    paper = read(
        p("Let ", inline, " hold."), f"<m:oMathPara><m:oMath>{total}</m:oMath></m:oMathPara>"
    )
    assert lines(paper) == ["Let x2=a/b+(c)√d hold.", "∑n"]
    no_bar = '<m:fPr><m:type m:val="noBar"/></m:fPr>'
    above = f"<m:f>{no_bar}<m:num>{t('n')}</m:num><m:den>{t('k')}</m:den></m:f>"
    assert read(p("Of ", f"<m:oMath><m:d><m:e>{above}</m:e></m:d></m:oMath>")).text == "Of (n k)"


def test_controls_links_bookmarks_and_tags_are_seen_through() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('in control')}</w:sdtContent></w:sdt>"
    shows = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    prompt = f"<w:sdt>{shows}<w:sdtContent>{r('Click')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('A block.')}</w:sdtContent></w:sdt>"
    tag = f"<w:smartTag><w:smartTagPr/>{r('Odden')}</w:smartTag>"
    link = f'<w:hyperlink r:id="L">{r("linked")}</w:hyperlink>'
    paper = read(
        p('<w:bookmarkStart w:id="1" w:name="b"/>', control, " ", prompt, tag, " ", link, "."),
        block,
        f"<w:customXml>{p('Wrapped.')}</w:customXml>",
        links={"L": "https://a.example"},
    )
    assert lines(paper) == ["in control Odden linked.", "A block.", "Wrapped."]


def test_tables_of_contents_are_left_out_as_one() -> None:
    entries = style("TOC1", "toc 1") + style("TOCHeading", "TOC Heading", based="Heading1")
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('Floods 3')}</w:sdtContent></w:sdt>"
    )
    field = [
        p(
            _FIELD.format("begin"),
            "<w:r><w:instrText>TOC \\o</w:instrText></w:r>",
            _FIELD.format("separate"),
            "Mills 4",
        ),
        p("Weirs 5", _FIELD.format("end")),
    ]
    paper = read(
        p("Contents", style="TOCHeading"),
        p("Salt 2", style="TOC1"),
        control,
        *field,
        p("The text begins."),
        styles=entries,
    )
    assert lines(paper) == ["The text begins."]
    assert paper.left_out == (("table of contents", "Contents Salt 2 Floods 3 Mills 4 Weirs 5"),)


def test_breaks_of_lines_and_pages() -> None:
    line, page = "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'
    paper = read(p("One", line, "two", page, "three.", line, line, "Four."))
    assert lines(paper) == ["One two three.", "Four."]
    code = read(p("a = 1", line, "b = 2", style="Code"), styles=style("Code", "Source Code"))
    assert code.text == "a = 1\nb = 2"
    verse = read(p("The mill is old,", line, "the weir is new,", line, "the mist is cold."))
    assert verse.text == "The mill is old,\nthe weir is new,\nthe mist is cold."


def test_readings_above_characters_are_in_brackets() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rt>{r('kanji')}</w:rt><w:rubyBase>{r('漢字')}</w:rubyBase></w:ruby></w:r>"
    )
    assert read(p("It says ", ruby, ".")).text == "It says 漢字(kanji)."


def test_comments_are_no_words() -> None:
    comment = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/>'
    paper = read(
        p("A ", comment.format(r("word")), '<w:r><w:commentReference w:id="0"/></w:r>', ".")
    )
    assert paper.text == "A word."


@pytest.mark.parametrize("wrapper", ["w:dir", "w:bdo", "w:customXml", "x:unknown"])
def test_unknown_wrappers_lose_no_words(wrapper: str) -> None:
    paper = read(f'<w:p><{wrapper} xmlns:x="urn:x">{r("Words")}</{wrapper}>{r(" stay.")}</w:p>')
    assert paper.text == "Words stay."


def test_the_language_is_that_of_most_words() -> None:
    german = '<w:lang w:val="de-DE"/>'
    paper = read(
        p("Some words in English."),
        p(r("Viele Wörter, die deutsch sind, und noch einige mehr.", german)),
        styles='<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>",
    )
    assert paper.language == "de"
