"""Foot- and endnotes of Word files: labels as printed, series, markers at their places, links."""

import pytest

from corpus.docx.note_numbers import label_of
from tests.corpus.docx.files import mark, note, p, r, row, table, tc
from tests.corpus.docx.views import lines, numbered, read

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)
SECTION = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'


def _settings(kind: str, **values: str) -> str:
    inner = "".join(f'<w:{name} w:val="{value}"/>' for name, value in values.items())
    return f"<w:{kind}Pr>{inner}</w:{kind}Pr>"


def test_markers_stand_where_their_references_stand() -> None:
    paper = read(
        p("The mill stood", mark(2), " by the weir.", mark(3), " It burned down."),
        p("Nobody saw it", mark(1), "."),
        notes=_SEPARATORS + note(2, " Moss, 4.") + note(3, " Ibid.") + note(1, " Roe, 9."),
    )
    assert lines(paper) == [
        "The mill stood{1} by the weir.{2} It burned down.",
        "Nobody saw it{3}.",
    ]
    assert [one.text for one in paper.notes] == ["Moss, 4.", "Ibid.", "Roe, 9."]
    assert not paper.warnings


def test_footnotes_come_before_endnotes_in_a_series_of_their_own() -> None:
    paper = read(
        p("One", mark(1, "endnote"), " two", mark(1), " three", mark(2, "endnote"), "."),
        notes=note(1, "A footnote."),
        endnotes=note(1, "An endnote.", kind="endnote") + note(2, "Another.", kind="endnote"),
    )
    assert lines(paper) == ["One{i} two{1} three{ii}."]
    assert numbered(paper) == [(1, 1, "1"), (2, 1, "i"), (2, 2, "ii")]


def test_several_markers_side_by_side_and_separators_between_them() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    paper = read(
        p("It was sold.", mark(1), r(", ", raised), mark(2), " Then it stood."),
        notes=note(1, "First.") + note(2, "Second."),
    )
    assert lines(paper) == ["It was sold.{1,2} Then it stood."]


def test_a_note_of_several_paragraphs_and_with_a_table() -> None:
    held = note(1, "First line.", p("Second line."), p("Third."))
    in_table = note(2, p("Prices:"), table(row("Year", "Price"), row("1801", "4")), p("End."))
    paper = read(p("A", mark(1), " b", mark(2), "."), notes=held + in_table)
    assert paper.notes[0].text == "First line. Second line. Third."
    assert paper.notes[1].text == "Prices: Year | Price 1801 | 4 End."


def test_notes_in_headings_titles_and_tables() -> None:
    paper = read(
        p("The Weir", mark(9, custom="*"), style="Title"),
        p("Ann Moss", mark(8, custom="†")),
        p("Floods", mark(1), style="Heading1"),
        p("The floods came."),
        table(row("Year", tc(p("Height", mark(2)))), row("1801", tc(p("4", mark(3))))),
        notes="".join(
            [
                note(9, "* Thanks to all."),
                note(8, p(r("†"), r(" Of Odden College."))),
                note(1, "On floods."),
                note(2, "In feet."),
                note(3, "Or five."),
            ]
        ),
    )
    assert lines(paper) == [
        "The Weir{*}",
        "Ann Moss{†}",
        "Floods{1}",
        "The floods came.",
        "Year | Height{2}",
        "1801 | 4{3}",
    ]
    assert [(one.label, one.text) for one in paper.notes][:2] == [
        ("*", "Thanks to all."),
        ("†", "Of Odden College."),
    ]
    assert numbered(paper) == [(2, 1, "*"), (2, 2, "†"), (1, 1, "1"), (1, 2, "2"), (1, 3, "3")]


def test_a_typed_mark_in_the_next_run_or_as_a_symbol() -> None:
    paper = read(
        p(
            "One",
            '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/></w:r>',
            r("**"),
            " two",
            '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/>'
            '<w:sym w:font="Symbol" w:char="F02A"/></w:r>',
            " three.",
        ),
        notes=note(1, "** First.", labelled=False) + note(2, "Second.", labelled=False),
    )
    assert lines(paper) == ["One{**} two{∗} three."]
    assert [one.text for one in paper.notes] == ["First.", "Second."]


def test_a_typed_mark_that_is_missing_takes_no_words() -> None:
    paper = read(
        p(
            "One",
            '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/></w:r>',
            r(" and then more words."),
        ),
        notes=note(1, "First."),
    )
    assert paper.text == "One and then more words."
    assert paper.notes[0].markers == (3,)


def test_all_labels_typed_by_hand_are_one_series_of_numbers() -> None:
    paper = read(
        p(*(part for n in (1, 2, 3) for part in (f"Word {n}", mark(n, custom=str(n)), " "))),
        notes="".join(note(n, f"{n}. Note {n}.", labelled=False) for n in (1, 2, 3)),
    )
    assert numbered(paper) == [(1, 1, "1"), (1, 2, "2"), (1, 3, "3")]
    assert [one.text for one in paper.notes] == ["Note 1.", "Note 2.", "Note 3."]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("decimal", "1 2 3 4 5"),
        ("lowerRoman", "i ii iii iv v"),
        ("upperRoman", "I II III IV V"),
        ("lowerLetter", "a b c d e"),
        ("upperLetter", "A B C D E"),
        ("chicago", "* † ‡ § **"),
        ("decimalZero", "01 02 03 04 05"),
        ("ordinal", "1st 2nd 3rd 4th 5th"),
        ("numberInDash", "-1- -2- -3- -4- -5-"),
        ("decimalEnclosedCircle", "① ② ③ ④ ⑤"),
    ],
)
def test_labels_are_in_the_format_of_the_file(form: str, labels: str) -> None:
    body = p(*(part for n in range(1, 6) for part in (f"w{n}", mark(n), " ")))
    paper = read(
        body,
        notes="".join(note(n, f"Note {n}.") for n in range(1, 6)),
        settings=_settings("footnote", numFmt=form),
    )
    assert " ".join(one.label for one in paper.notes) == labels
    assert [one.number for one in paper.notes] == [1, 2, 3, 4, 5]
    assert not paper.warnings


def test_labels_of_large_numbers() -> None:
    assert [label_of(n, "lowerLetter") for n in (26, 27, 52, 53)] == ["z", "aa", "zz", "aaa"]
    assert [label_of(n, "upperRoman") for n in (3999, 4000)] == ["MMMCMXCIX", "4000"]
    assert [label_of(n, "chicago") for n in (8, 9, 100)] == ["§§", "***", "100"]
    assert [label_of(n, "ordinal") for n in (11, 12, 21, 112)] == ["11th", "12th", "21st", "112th"]
    assert label_of(3, "ideographDigital") is None
    assert label_of(0, "lowerLetter") == "0"


def test_an_unknown_format_is_said() -> None:
    paper = read(
        p("A", mark(1), "."),
        notes=note(1, "Note."),
        settings=_settings("footnote", numFmt="ideographDigital"),
    )
    assert paper.notes[0].label == "1"
    assert any("ideographDigital" in one for one in paper.warnings)


def test_numbers_begin_where_the_file_says() -> None:
    paper = read(
        p("A", mark(1), " b", mark(2), "."),
        notes=note(1, "One.") + note(2, "Two."),
        settings=_settings("footnote", numStart="7"),
    )
    assert numbered(paper) == [(1, 7, "7"), (1, 8, "8")]


def test_numbers_begin_anew_in_each_section() -> None:
    paper = read(
        p("First", mark(1), " and", mark(2), "."),
        p("Its end.", properties=SECTION),
        p("Second", mark(3), "."),
        SECTION,
        notes="".join(note(n, f"Note {n}.") for n in (1, 2, 3)),
    )
    assert numbered(paper) == [(1, 1, "1"), (1, 2, "2"), (2, 1, "1")]


def test_the_format_of_a_section_is_its_own() -> None:
    roman = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr></w:sectPr>'
    paper = read(
        p("Preface", mark(1), ".", properties=roman),
        p("Text", mark(2), "."),
        "<w:sectPr/>",
        notes=note(1, "One.") + note(2, "Two."),
    )
    assert numbered(paper) == [(1, 1, "i"), (1, 2, "2")]


def test_numbers_begin_anew_on_each_page_and_a_doubt_is_said() -> None:
    settings = _settings("footnote", numFmt="chicago", numRestart="eachPage")
    notes = "".join(note(n, f"Note {n}.") for n in (1, 2, 3))
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = [p("One", mark(1), " two", mark(2), "."), p(broken, "Three", mark(3), ".")]
    paper = read(*body, notes=notes, settings=settings)
    assert numbered(paper) == [(1, 1, "*"), (1, 2, "†"), (2, 1, "*")]
    assert any("last saved" in one for one in paper.warnings)
    hard = p('<w:r><w:br w:type="page"/></w:r>', "Three", mark(3), ".")
    paper = read(body[0], hard, notes=notes, settings=settings)
    assert numbered(paper)[-1] == (2, 1, "*")
    assert any("not known" in one for one in paper.warnings)


def test_links_in_notes_are_addresses() -> None:
    link = f'<w:hyperlink r:id="L1">{r("the record")}</w:hyperlink>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"https://b.example/x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r("here")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inner = f'<w:hyperlink w:anchor="sect">{r("above")}</w:hyperlink>'
    paper = read(
        p("A", mark(1), "."),
        notes=note(1, p("See ", link, ", ", field, ", ", inner, ".")),
        links={"L1": "https://a.example/r?a=1&b=2"},
    )
    found = paper.notes[0]
    assert found.text == "See the record, here, above."
    assert [(found.text[low:high], url) for low, high, url in found.links] == [
        ("the record", "https://a.example/r?a=1&b=2"),
        ("here", "https://b.example/x"),
    ]


def test_cross_references_to_notes_are_words() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> NOTEREF _Ref1 \\h '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr=" NOTEREF _Ref1 ">{r("1")}</w:fldSimple>'
    paper = read(
        p("It fell.", mark(1), " As note ", field, " says."),
        notes=note(1, "Once.") + note(2, p("See note ", simple, " above.")),
    )
    assert lines(paper) == ["It fell.{1} As note 1 says."]


def test_labels_are_no_words_of_notes() -> None:
    ref = "<w:r><w:footnoteRef/></w:r>"
    bodies = {
        1: p(ref, "\u00a0Moss."),
        2: p(r("["), ref, r("] Roe.")),
        3: p(ref, r(". Lee.")),
        4: p(ref, "<w:r><w:tab/></w:r>", r("1801 was wet.")),
        5: p(ref, r(" (1801) was wet.")),
        6: p(ref, r(" … and so on.")),
    }
    paper = read(
        p(*(part for n in bodies for part in (f"w{n}", mark(n), " "))),
        notes="".join(note(n, one) for n, one in bodies.items()),
    )
    assert [one.text for one in paper.notes] == [
        "Moss.",
        "Roe.",
        "Lee.",
        "1801 was wet.",
        "(1801) was wet.",
        "… and so on.",
    ]


def test_brackets_around_markers_are_no_words() -> None:
    paper = read(p("It fell [", mark(1), "] down."), notes=note(1, "Once."))
    assert lines(paper) == ["It fell{1} down."]


def test_wrong_references_are_said_and_nothing_is_lost() -> None:
    paper = read(
        p("A", mark(7), " b", mark(1), " c", mark(1), "."),
        notes=note(1, "Kept.") + note(2, "Never marked.") + note(3, p("")),
    )
    assert lines(paper) == ["A b{2} c{2}."]
    assert numbered(paper) == [(1, 2, "2")]
    assert any("no note that is there" in one for one in paper.warnings)
    assert ("note that nothing refers to", "Never marked.") in paper.left_out


def test_an_empty_note_is_said() -> None:
    paper = read(p("A", mark(1), "."), notes=note(1, p("<w:r><w:footnoteRef/></w:r>")))
    assert "1 note is empty." in paper.warnings
    assert not paper.notes


def test_a_part_of_notes_that_cannot_be_read_is_said() -> None:
    paper = read(p("The words stay", mark(1), "."), notes="<w:footnote")
    assert paper.text == "The words stay."
    assert any("footnotes of the file cannot be read" in one for one in paper.warnings)


def test_references_within_notes_are_said() -> None:
    paper = read(p("A", mark(1), "."), notes=note(1, p("B", mark(2), ".")) + note(2, "C."))
    assert [one.text for one in paper.notes] == ["B."]
    assert any("within notes" in one for one in paper.warnings)
