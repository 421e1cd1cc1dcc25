"""Characters put together to words: gaps, fonts, superscripts' own glyphs, turned pages."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.corpus.pdf.sheet import Sheet, in_script, page_words, texts
from tests.pdf.raw import file_of, text


def test_words_have_their_places_their_size_and_the_edges_of_their_letters() -> None:
    sheet = Sheet()
    sheet.put("The ferry", 72, 100, 12)
    page = page_words(sheet.data())
    the, ferry = page.words
    assert (page.width, page.height, page.turn, page.sideways) == (612, 792, 0, 0)
    assert [the.text, ferry.text] == ["The", "ferry"]
    assert (the.is_spaced, ferry.is_spaced) == (True, True)
    assert the.left == pytest.approx(72, abs=0.01)
    assert the.baseline == pytest.approx(100, abs=0.01)
    assert (the.size, ferry.size) == (12, 12)
    widths = [stringWidth("The ferry"[:n], "Times-Roman", 12) for n in range(4, 9)]
    assert ferry.lefts == pytest.approx([72 + width for width in widths], abs=0.02)
    assert ferry.right == pytest.approx(72 + stringWidth("The ferry", "Times-Roman", 12), abs=0.02)


@pytest.mark.parametrize(
    ("gap", "found"),
    [(0.0, ["nobody"]), (0.12, ["nobody"]), (0.2, ["no", "body"]), (0.3, ["no", "body"])],
)
def test_letters_that_are_set_apart_are_other_words(gap: float, found: list[str]) -> None:
    sheet = Sheet()
    right = sheet.put("no", 72, 100)
    sheet.put("body", right + gap * 10, 100)
    assert texts(page_words(sheet.data()).words) == found


def test_fonts_tell_of_bold_and_italic_letters_and_a_change_of_weight_divides_a_word() -> None:
    sheet = Sheet()
    sheet.put("bold", sheet.put("semi", 72, 100), 100, font="Times-Bold")
    sheet.put("slanted", 72, 120, font="Times-Italic")
    semi, bold, slanted = page_words(sheet.data()).words
    assert (semi.is_bold, bold.is_bold, slanted.is_bold) == (False, True, False)
    assert (semi.style.is_italic, slanted.style.is_italic) == (False, True)
    assert (bold.is_spaced, slanted.is_spaced) == (False, True)


def test_other_sizes_and_baselines_are_other_words() -> None:
    sheet = Sheet()
    right = sheet.put("word", 72, 100)
    right = sheet.raise_("12", right, 100)
    sheet.put("Next", right, 100, 12)
    assert texts(page_words(sheet.data()).words) == ["word", "12", "Next"]


def test_a_superscript_that_is_a_glyph_of_its_own_is_a_word_with_a_higher_baseline() -> None:
    """In Latin-1 fonts ¹²³ are such glyphs."""
    sheet = Sheet()
    sheet.put("mail²³ again", 72, 100)
    mail, mark, again = page_words(sheet.data()).words
    assert [mail.text, mark.text, again.text] == ["mail", "²³", "again"]
    assert mark.baseline < mail.baseline - 2
    assert mark.size == pytest.approx(6)
    assert (mark.is_spaced, again.is_spaced) == (False, True)


def test_digits_on_the_baseline_are_no_superscripts() -> None:
    sheet = Sheet()
    sheet.put("B2B 1901", 72, 100)
    assert texts(page_words(sheet.data()).words) == ["B2B", "1901"]


@pytest.mark.parametrize("written", ["oﬃce", "ofﬁce", "oﬀice"])
def test_ligatures_are_letters(written: str) -> None:
    """Which pdfium divides, so that all begin where the ligature does; no space is between them."""
    words = page_words(in_script(written)).words
    assert "".join(texts(words)) == "office"
    assert all(len(one.lefts) == len(one.text) for one in words)
    assert [one.is_spaced for one in words] == [True] + [False] * (len(words) - 1)
    edges = [left for one in words for left in one.lefts]
    assert edges == sorted(edges)


def test_invisible_characters_are_left_out() -> None:
    words = page_words(in_script("no\u200bbo\ufeffdy")).words
    assert "".join(texts(words)) == "nobody"
    assert not any(one.is_spaced for one in words[1:])


def test_a_hyphen_at_a_line_end_is_kept() -> None:
    sheet = Sheet()
    sheet.column(["the govern-", "ment"], 72, 100)
    assert texts(page_words(sheet.data()).words) == ["the", "govern-", "ment"]


def test_accents_are_words_until_it_is_known_what_they_are_over() -> None:
    sheet = Sheet()
    sheet.put("caf", 72, 100)
    sheet.put("´", 86, 100)
    sheet.put("e", 86, 100)
    assert texts(page_words(sheet.data()).words) == ["caf", "´", "e"]


def test_white_letters_are_known() -> None:
    sheet = Sheet()
    sheet.put("white", 72, 100, grey=1.0)
    sheet.put("grey", 72, 120, grey=0.9)
    white, grey = page_words(sheet.data()).words
    assert (white.style.is_white, grey.style.is_white) == (True, False)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_the_file_turns_has_its_places_as_it_is_shown(rotate: int) -> None:
    """The letters are printed so that they are upright once the page is turned."""
    sheet = Sheet(400, 300)
    left, top = {0: (50, 60), 90: (60, 250), 180: (350, 240), 270: (340, 50)}[rotate]
    sheet.put("ferry", left, top, turn=rotate)
    sheet.end_page(rotate)
    page = page_words(sheet.data())
    (found,) = page.words
    assert (page.width, page.height) == ((300, 400) if rotate % 180 else (400, 300))
    assert (page.turn, page.sideways) == (0, 0)
    assert (found.left, found.baseline) == pytest.approx((50, 60), abs=0.01)
    assert found.right == pytest.approx(50 + stringWidth("ferry", "Times-Roman", 10), abs=0.02)
    assert found.lefts == sorted(found.lefts)


@pytest.mark.parametrize(("runs", "turn"), [(90, 90), (180, 180), (270, 270)])
def test_a_page_whose_letters_run_otherwise_is_turned(runs: int, turn: int) -> None:
    """Letters that run upwards, turned counterclockwise by 90 degrees, ask for a turn clockwise."""
    sheet = Sheet(400, 300)
    left, top = {90: (60, 250), 180: (350, 240), 270: (340, 50)}[runs]
    sheet.put("ferry", left, top, turn=runs)
    page = page_words(sheet.data())
    (found,) = page.words
    assert (page.turn, page.sideways) == (turn, 0)
    assert (page.width, page.height) == ((300, 400) if runs % 180 else (400, 300))
    assert (found.left, found.baseline) == pytest.approx((50, 60), abs=0.01)


def test_letters_that_run_sideways_are_left_out_and_counted() -> None:
    sheet = Sheet()
    sheet.put("The ferry of Odden", 72, 100)
    sheet.put("stamp", 20, 400, turn=90)
    sheet.put("DRAFT", 300, 400, turn=45)
    page = page_words(sheet.data())
    assert texts(page.words) == ["The", "ferry", "of", "Odden"]
    assert (page.turn, page.sideways) == (0, 10)


def test_letters_that_are_a_little_askew_are_read() -> None:
    sheet = Sheet()
    sheet.put("askew", 72, 100, turn=3)
    page = page_words(sheet.data())
    assert "".join(texts(page.words)) == "askew"
    assert page.sideways == 0


def test_what_is_outside_the_page_is_left_out() -> None:
    outside = text("outside", left=700) + text("below", top=-40)
    assert texts(page_words(file_of(text("inside") + outside)).words) == ["inside"]


def test_places_count_from_the_crop_box() -> None:
    box = b"/MediaBox [0 0 612 792] /CropBox [50 100 450 700]"
    page = page_words(file_of(text("inside", left=72, top=690), page=box))
    (found,) = page.words
    assert (page.width, page.height) == (400, 600)
    assert (found.left, found.baseline) == pytest.approx((22, 10), abs=0.01)


def test_an_empty_page_has_no_words() -> None:
    page = page_words(file_of(b""))
    assert (page.words, page.turn, page.sideways) == ([], 0, 0)
